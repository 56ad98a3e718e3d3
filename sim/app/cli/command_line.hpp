#pragma once
#include <iosfwd>
#include <string>
#include <vector>

namespace amends::app::cli {

/// Does what the words ask for; yields the exit code: 0 fine, 1 findings, 2 wrong usage or unreadable input,
/// 3 no store or no display.
int run_command_line(const std::vector<std::string>& words, std::istream& in, std::ostream& out,
                     std::ostream& err);

} // namespace amends::app::cli
