#pragma once
#include "support/json_read.hpp"
#include "support/result.hpp"

#include <string>
#include <string_view>

namespace amends::support {

/// The one way to write a document for a fingerprint: keys sorted by their bytes, no blanks, whole numbers
/// only. Fails on a number with a point or an exponent.
[[nodiscard]] Result<std::string> canonical_json(const Json&);

/// Appends `text` as a JSON string. Bytes that are no UTF-8 become U+FFFD; only what must be escaped is.
void append_json_string(std::string& out, std::string_view text);
[[nodiscard]] std::string json_string(std::string_view text);

} // namespace amends::support
