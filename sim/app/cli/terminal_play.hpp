#pragma once
// The play on a terminal: a line is a reply, a line that begins with / does something else.
#include "sim/app/cli/environment.hpp"
#include "sim/app/session/ready_case.hpp"
#include "sim/app/session/session.hpp"
#include "sim/engine/missed_labels.hpp"

namespace amends::app::cli {

/// What standard output holds. With `json` it is one document, and the conversation goes to standard error.
struct TerminalOutput {
    bool json = false, contexts = false;
    bool rules_only = false; ///< what the JSON document then says
};
/// Plays until the case is over or the person leaves; the attempt is kept.
Exit play_on_terminal(const ReadyCase&, const std::shared_ptr<const text::Judge>&, TerminalOutput,
                      const records::Actor&, Environment&);

/// The conversation of a session on this terminal, until it is over or the person leaves.
void converse_on_terminal(Session&, Environment&);

/// The conversation and what came of it, for people.
void print_play(const engine::Playthrough&, const std::vector<engine::MissedLabel>&, const Environment&);
/// Ending, points and criteria, what to keep and what to change, what was found and which promises were not
/// kept.
void print_result(const engine::Playthrough&, const std::vector<engine::MissedLabel>&, const Environment&);
/// One line of the conversation.
void print_line(const engine::SpokenLine&, const engine::Case&, const Environment&);

} // namespace amends::app::cli
