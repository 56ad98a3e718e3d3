#pragma once
#include "sim/engine/playthrough.hpp"

#include <string>

namespace amends::app {

/// The attempt's result as it is stored: the document `amends play --json` prints.
std::string play_json(const engine::Playthrough&);

/// What lists show of an attempt: ending, outcome, total, passed, provisional, turns, mood, milliseconds.
std::string summary_json(const engine::Playthrough&);

} // namespace amends::app
