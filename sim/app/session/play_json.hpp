#pragma once
#include "sim/engine/play.hpp"

#include <string>

namespace amends::app {

/// The attempt's result as it is stored: the document `amends play --json` prints. Without a judge no words
/// are named that would have earned what a typed reply lacks. With contexts, what the judge read is worked
/// out again from the events.
std::string play_json(const engine::Playthrough&, const engine::JudgeReply& = {}, bool with_contexts = false);

/// The document with `"rules_only":true` in front, where the judge had no model.
std::string say_rules_only(std::string report, bool rules_only);

/// What lists show of an attempt: ending, outcome, total, passed, provisional, turns, mood, milliseconds.
std::string summary_json(const engine::Playthrough&);

} // namespace amends::app
