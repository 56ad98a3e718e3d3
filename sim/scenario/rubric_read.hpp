#pragma once
#include "scoring/rubric/rubric.hpp"
#include "support/problem.hpp"

#include <memory>
#include <string>
#include <vector>

namespace amends::scenario {

/// A rubric file that was read and checked.
struct ReadRubric {
    std::shared_ptr<const rubric::Rubric> rubric; ///< null when there is an error
    std::vector<support::Problem> problems;       ///< in file order
    std::string canonical;                        ///< what the store keeps; reads as the same rubric
    std::string fingerprint;                      ///< SHA-256 of `canonical`, hex
};

/// Reads a rubric: keys as the members are named; the mood's labels and temperaments are tables by id.
ReadRubric read_rubric(std::string file_name, std::string text);

} // namespace amends::scenario
