#include "support/utf8.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace amends::support {
namespace {

constexpr char32_t replacement = 0xFFFD;

unsigned byte_at(std::string_view text, std::size_t offset) {
    return static_cast<unsigned char>(text[offset]);
}

struct Lead {
    std::size_t length;              // 0: no lead byte
    unsigned second_min, second_max; // narrower than 80…BF where overlong forms and surrogates would begin
    char32_t bits;
};

Lead lead_of(unsigned byte) {
    if (byte < 0x80) return {1, 0, 0, byte};
    if (byte >= 0xC2 && byte <= 0xDF) return {2, 0x80, 0xBF, byte & 0x1Fu};
    if (byte == 0xE0) return {3, 0xA0, 0xBF, 0};
    if (byte == 0xED) return {3, 0x80, 0x9F, byte & 0x0Fu};
    if (byte >= 0xE1 && byte <= 0xEF) return {3, 0x80, 0xBF, byte & 0x0Fu};
    if (byte == 0xF0) return {4, 0x90, 0xBF, 0};
    if (byte >= 0xF1 && byte <= 0xF3) return {4, 0x80, 0xBF, byte & 0x07u};
    if (byte == 0xF4) return {4, 0x80, 0x8F, byte & 0x07u};
    return {0, 0, 0, 0};
}

/// Most of a file's text is ASCII: keys, blanks, English.
bool begins_with_eight_ascii(std::string_view text) {
    if (text.size() < 8) return false;
    std::uint64_t eight = 0;
    std::memcpy(&eight, text.data(), 8);
    return (eight & 0x8080808080808080U) == 0;
}

} // namespace

CodePoint decode_utf8(std::string_view text, std::size_t offset) {
    const Lead lead = lead_of(byte_at(text, offset));
    if (lead.length == 0) return {replacement, 1, false};
    char32_t value = lead.bits;
    for (std::size_t i = 1; i < lead.length; ++i) {
        const unsigned low = i == 1 ? lead.second_min : 0x80, high = i == 1 ? lead.second_max : 0xBF;
        if (offset + i >= text.size() || byte_at(text, offset + i) < low
            || byte_at(text, offset + i) > high) {
            return {replacement, i, false};
        }
        value = (value << 6) | (byte_at(text, offset + i) & 0x3Fu);
    }
    return {value, lead.length, true};
}

void append_utf8(std::string& text, char32_t c) {
    if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = replacement;
    const auto put = [&text](char32_t byte) { text.push_back(static_cast<char>(byte)); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | (c >> 6));
        put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        put(0xE0 | (c >> 12));
        put(0x80 | ((c >> 6) & 0x3F));
        put(0x80 | (c & 0x3F));
    } else {
        put(0xF0 | (c >> 18));
        put(0x80 | ((c >> 12) & 0x3F));
        put(0x80 | ((c >> 6) & 0x3F));
        put(0x80 | (c & 0x3F));
    }
}

std::size_t find_invalid_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (begins_with_eight_ascii(text.substr(at))) {
            at += 8;
            continue;
        }
        const CodePoint point = decode_utf8(text, at);
        if (!point.valid) return at;
        at += point.length;
    }
    return std::string_view::npos;
}

std::size_t count_code_points(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count)
        at += decode_utf8(text, at).length;
    return count;
}

} // namespace amends::support
