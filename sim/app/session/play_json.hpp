#pragma once
#include "sim/engine/playthrough.hpp"

#include <string>

namespace amends::app {

/// The play as `amends play --json` prints it, on one line with sorted keys: same play, same text. With
/// contexts, each turn also has what the judge read.
std::string play_json(const engine::Playthrough&, bool contexts = false);

/// What lists show of an attempt: ending, outcome, total, passed, provisional, turns, milliseconds.
std::string summary_json(const engine::Playthrough&);

/// A context as `amends score` reads it.
std::string context_json(const text::Context&);

} // namespace amends::app
