#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace amends::support {

/// One decoded code point and the bytes it took. Bytes that are not UTF-8 yield U+FFFD, one per faulty piece.
struct CodePoint {
    char32_t value = 0;
    std::size_t length = 0; ///< 1…4 bytes
    bool valid = true;      ///< false when the bytes were no UTF-8
};

/// Decodes the code point at `offset` (< text.size()).
[[nodiscard]] CodePoint decode_utf8(std::string_view text, std::size_t offset);

/// Appends `code_point` as UTF-8; surrogates and values past U+10FFFF are appended as U+FFFD.
void append_utf8(std::string& text, char32_t code_point);

/// The offset of the first byte that is not UTF-8, or npos when all is well.
[[nodiscard]] std::size_t find_invalid_utf8(std::string_view text);

/// Code points in `text`; a faulty piece counts as one.
[[nodiscard]] std::size_t count_code_points(std::string_view text);

} // namespace amends::support
