#include "sim/engine/words.hpp"

#include "support/utf8.hpp"

#include <array>

namespace amends::engine {
namespace {

constexpr std::uint64_t fnv_basis = 0xCBF29CE484222325u;
constexpr std::uint64_t fnv_prime = 0x100000001B3u;

bool is_blank(char32_t c) {
    return c <= ' ' || c == 0x7F || c == 0xA0 || c == 0xAD || c == 0x3000 || c == 0xFEFF
           || (c >= 0x2000 && c <= 0x200F) || (c >= 0x2028 && c <= 0x202F) || (c >= 0x205F && c <= 0x2064);
}

bool is_mark(char32_t c) {
    const bool ascii =
        c < 0x80 && !(c >= '0' && c <= '9') && !(c >= 'A' && c <= 'Z') && !(c >= 'a' && c <= 'z');
    return ascii || (c >= 0x2010 && c <= 0x2027) || (c >= 0x3001 && c <= 0x3011)
           || (c >= 0xFF01 && c <= 0xFF0F) || (c >= 0xFF1A && c <= 0xFF20);
}

char32_t small(char32_t c) {
    return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
}

} // namespace

std::uint64_t add_words(std::uint64_t digest, std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const support::CodePoint next = support::decode_utf8(text, at);
        at += next.length;
        if (is_blank(next.value) || is_mark(next.value)) continue;
        if (digest == 0) digest = fnv_basis;
        digest = (digest ^ small(next.value)) * fnv_prime;
    }
    return digest;
}

bool has_words(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const support::CodePoint next = support::decode_utf8(text, at);
        at += next.length;
        if (!is_blank(next.value)) return true;
    }
    return false;
}

std::string_view name_of(scenario::Temperament temperament) {
    constexpr std::array<std::string_view, 5> names = {"calm", "anxious", "impatient", "hot", "stubborn"};
    return names.at(static_cast<std::size_t>(temperament));
}

text::LabelSet principles() {
    text::LabelSet set;
    for (std::size_t i = 0; i < text::principle_count; ++i)
        set.set(i);
    return set;
}

} // namespace amends::engine
