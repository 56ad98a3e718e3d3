#pragma once
// Plays a case headless: lines of a script in, a playthrough out. The terminal, the scenarios' own tests and
// explore all play through here.
#include "sim/engine/playthrough.hpp"
#include "sim/scenario/script.hpp"

#include <functional>

namespace amends::engine {

/// Reads a reply in its context. The engine never does; whoever plays hands the judge in.
using JudgeReply = std::function<text::Verdict(const text::Context&, std::string_view reply)>;

/// Event 0 of a play with these settings, the rows drawn. Fingerprints are the caller's.
Began begin_play(const scenario::Scenario&, Mode, scenario::Way, support::Lang, std::uint64_t seed);

/// Drives a play step by step, with a clock of its own that only `pass_time` moves.
class PlayRunner {
public:
    /// The contact begins: the customer has said the first lines.
    PlayRunner(Case, Began, JudgeReply);

    [[nodiscard]] const Playthrough& told() const { return told_; }
    /// What the judge read for each turn; an empty context for a choice.
    [[nodiscard]] const std::vector<text::Context>& contexts() const { return contexts_; }
    /// From now on contexts are not kept: copies of the play stay small.
    void keep_no_contexts() { keeps_contexts_ = false; }
    /// What is kept from now on beside the state, for many plays whose copies stay small: of `words` what a
    /// judge reads, without events and evidence; of `state` nothing, for plays by choices. Going back is not
    /// possible then.
    enum class Keeps { all, words, state };
    void keep(Keeps what) { keeps_ = what; }
    [[nodiscard]] std::int64_t clock_ms() const { return clock_ms_; }
    [[nodiscard]] bool finished() const;

    /// Does what the line says. The open turn is closed first, unless the line is another bubble. An answer
    /// tells why it is impossible; then nothing but that closing has happened.
    std::optional<WhyNot> perform(const scenario::ScriptLine&);
    /// The customer has waited long enough: the open turn is judged and closed. Nothing when none is open.
    void close_turn();
    /// What falls due on the way happens in its order.
    void pass_time(std::int64_t by_ms);
    /// Any other input at the present moment.
    std::optional<WhyNot> happen(Payload);

private:
    std::optional<WhyNot> act(const scenario::DoLine&);
    void forget();

    Playthrough told_;
    JudgeReply judge_;
    std::vector<text::Context> contexts_;
    std::int64_t clock_ms_ = 0;
    bool keeps_contexts_ = true;
    Keeps keeps_ = Keeps::all;
};

/// A script that was played.
struct Played {
    Playthrough told;
    std::vector<text::Context> contexts; ///< as PlayRunner::contexts
    std::vector<support::Problem>
        problems;          ///< L011 with the line that was impossible; what follows it is not played
    bool finished = false; ///< false: the script ended before the case
};

/// Plays the script to its end, or to the first line that is impossible.
Played play_script(Case, Began, JudgeReply, const scenario::Script&, const std::string& file_name);

/// The document `amends play --json` prints, without a line end: canonical, same play, same bytes.
/// `missed`, of this play, adds to each turn what was due and by when, what of it was not found with words of
/// this case that would have earned it, and to the whole what was due once, due in a reply that never came,
/// and the money's name.
struct MissedLabel;
std::string play_report(const Played&, bool with_contexts, const std::vector<MissedLabel>* missed = nullptr);

} // namespace amends::engine
