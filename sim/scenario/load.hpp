#pragma once
// The whole way from a file's text to a case that can be played: read, resolve, check.
#include "sim/scenario/read.hpp"
#include "sim/scenario/resources.hpp"

namespace amends::scenario {

/// A scenario that was read, resolved and checked.
struct LoadedScenario {
    std::shared_ptr<const Scenario> scenario; ///< resolved: parts joined in; null when there is an error
    std::vector<support::Problem> problems;   ///< in file order, suppressed ones left out
    SourceMap source;
    std::string canonical;   ///< what the store keeps; reading it again yields the same scenario
    std::string fingerprint; ///< SHA-256 of `canonical`, hex
};

/// Without resources, what lies outside the file (parts, pictures, portraits, rubrics) is not looked at.
LoadedScenario load_scenario(std::string file_name, std::string text, const Resources* resources = nullptr);

/// The resolved scenario as canonical JSON, with the hashes of the pictures it uses.
std::string canonical_text(const Scenario& resolved, const Resources* resources);

/// Joins the included parts to the draft and tells what is wrong with them.
void resolve_includes(ReadScenario&, const Resources* resources);

} // namespace amends::scenario
