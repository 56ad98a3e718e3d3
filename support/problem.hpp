#pragma once
#include "support/localized.hpp"

#include <string>
#include <vector>

namespace amends::support {

enum class Severity { error, warning, note };

/// A fault in a data file. Lines and columns count from 1 (columns in Unicode code points); line 0 means the
/// file as a whole.
struct Problem {
    std::string file;
    int line = 0, column = 0;
    Severity severity = Severity::error;
    std::string code;  ///< "S012": stable, explained in scenarios/PROBLEMS.md
    Localized message; ///< what is wrong
    Localized hint;    ///< what would be right
};

/// `FILE:LINE:COLUMN: error: what is wrong; what would be right [S012]`, without a line end.
std::string format_problem(const Problem&, Lang);

/// Orders by file, line, column, code; equal problems once.
void sort_problems(std::vector<Problem>&);

[[nodiscard]] bool has_errors(const std::vector<Problem>&);

} // namespace amends::support
