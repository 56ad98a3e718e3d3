#include "sim/app/chinese_signs.hpp"

#include "support/utf8.hpp"

#include <array>
#include <utility>
#include <vector>

namespace amends::app {
namespace {

constexpr std::array<std::pair<char32_t, char32_t>, 7> wide_signs = {{{U',', U'，'},
                                                                      {U':', U'：'},
                                                                      {U';', U'；'},
                                                                      {U'?', U'？'},
                                                                      {U'!', U'！'},
                                                                      {U'(', U'（'},
                                                                      {U')', U'）'}}};

char32_t wide_of(char32_t narrow) {
    for (const auto& [one, wide] : wide_signs)
        if (one == narrow) return wide;
    return 0;
}

/// Ideographs, and the signs that stand among them.
bool is_chinese(char32_t c) {
    return (c >= 0x3000 && c <= 0x303F) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xFF00 && c <= 0xFF60)
           || (c >= 0x20000 && c <= 0x3FFFF) || c == U'“' || c == U'”';
}

} // namespace

std::string with_chinese_signs(std::string_view text) {
    std::vector<char32_t> letters;
    for (std::size_t at = 0; at < text.size();) {
        const support::CodePoint one = support::decode_utf8(text, at);
        letters.push_back(one.value);
        at += one.length;
    }
    std::string out;
    bool opened_wide = false; // a bracket closes as it was opened
    for (std::size_t at = 0; at < letters.size(); ++at) {
        const char32_t wide = wide_of(letters[at]);
        std::size_t next = at + 1;
        while (next < letters.size() && letters[next] == U' ')
            ++next;
        const bool is_beside = (at > 0 && is_chinese(letters[at - 1]))
                               || (next < letters.size() && is_chinese(letters[next]))
                               || (letters[at] == U')' && opened_wide);
        if (letters[at] == U'(' || letters[at] == U')') opened_wide = letters[at] == U'(' && is_beside;
        if (wide == 0 || !is_beside) {
            support::append_utf8(out, letters[at]);
            continue;
        }
        letters[at] = wide; // Chinese beside what follows
        support::append_utf8(out, wide);
        if (wide != U'（') at = next - 1;
    }
    return out;
}

} // namespace amends::app
