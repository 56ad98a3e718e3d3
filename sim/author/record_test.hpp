#pragma once
// A play becomes a test of its case.
#include "sim/engine/playthrough.hpp"

#include <optional>
#include <string>
#include <vector>

namespace amends::author {

/// The lines of a script that plays the same again: what was taken back is left out, hints and pauses are no
/// part of it, and time passes in whole seconds.
[[nodiscard]] std::vector<std::string> script_of(const engine::Playthrough&);

/// The test as JSON text, with the ending that was reached; none while the play has not come to an end.
[[nodiscard]] std::optional<std::string> test_of(const engine::Playthrough&, const std::string& id);

} // namespace amends::author
