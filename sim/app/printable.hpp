#pragma once
#include <string>
#include <string_view>

namespace amends::app {

/// Text for a terminal or a log line: control characters, line ends among them, become visible signs, so that
/// no text can move the cursor or forge a line. Invalid UTF-8 becomes U+FFFD.
std::string printable(std::string_view text);

} // namespace amends::app
