#include "scoring/rubric/listed.hpp"

#include "support/utf8.hpp"

#include <algorithm>

namespace amends::rubric {
namespace {

bool is_invisible(char32_t c) {
    return (c >= 0x200B && c <= 0x200F) || (c >= 0x2060 && c <= 0x2064) || c == 0xFEFF || c == 0xAD;
}

bool is_word(char32_t c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
}

char32_t plain(char32_t c) {
    if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
    if (c >= 'A' && c <= 'Z') c += 'a' - 'A';
    if (c == 0x2019 || c == 0x2018) c = '\'';
    if (c == 0x3000 || c == 0xA0 || (c < ' ')) c = ' ';
    return c;
}

/// Lower case, half width, one blank between Latin words and none beside CJK.
std::u32string plain_text(std::string_view text) {
    std::u32string out;
    bool blank = false;
    for (std::size_t at = 0; at < text.size();) {
        const support::CodePoint next = support::decode_utf8(text, at);
        at += next.length;
        const char32_t c = plain(next.value);
        if (is_invisible(c)) continue;
        if (c == ' ') {
            blank = true;
            continue;
        }
        const bool beside_cjk = !out.empty() && (out.back() >= 0x2E80 || c >= 0x2E80);
        if (blank && !out.empty() && !beside_cjk) out.push_back(' ');
        blank = false;
        out.push_back(c);
    }
    return out;
}

/// Letters and figures of any script, as far as phrases need it: not blanks and signs.
bool is_letter(char32_t c) {
    const bool sign =
        (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFFEF) || (c >= 0x2000 && c <= 0x206F);
    return is_word(c) || (c >= 0x80 && !sign);
}

/// What stands between quotation marks is somebody else's word. A mark that is never closed quotes nothing.
std::u32string without_quotations(std::u32string text) {
    constexpr std::pair<char32_t, char32_t> marks[] = {
        {U'\u201C', U'\u201D'}, {U'\u300C', U'\u300D'}, {U'\u300E', U'\u300F'}, {U'"', U'"'}};
    for (const auto& [opening, closing] : marks)
        for (std::size_t from = text.find(opening); from != std::u32string::npos;
             from = text.find(opening, from)) {
            const std::size_t to = text.find(closing, from + 1);
            if (to == std::u32string::npos) break;
            text.replace(from, to - from + 1, 1, U'\uFFFC');
        }
    return text;
}

/// A phrase of one character is a word of its own only between signs: 亲，… and not 亲自.
bool stands_alone(const std::u32string& reply, std::size_t at) {
    return (at == 0 || !is_letter(reply[at - 1])) && (at + 1 == reply.size() || !is_letter(reply[at + 1]));
}

bool holds(const std::u32string& reply, const std::u32string& phrase) {
    if (phrase.empty()) return false;
    if (phrase.size() == 1 && !is_word(phrase.front())) {
        for (std::size_t at = reply.find(phrase); at != std::u32string::npos; at = reply.find(phrase, at + 1))
            if (stands_alone(reply, at)) return true;
        return false;
    }
    for (std::size_t at = reply.find(phrase); at != std::u32string::npos; at = reply.find(phrase, at + 1)) {
        const std::size_t end = at + phrase.size();
        const bool starts = at == 0 || !is_word(phrase.front()) || !is_word(reply[at - 1]);
        const bool stops = end == reply.size() || !is_word(phrase.back()) || !is_word(reply[end]);
        if (starts && stops) return true;
    }
    return false;
}

} // namespace

std::vector<std::string> listed_in(const std::vector<ListedPhrase>& list, std::string_view reply) {
    std::vector<std::string> found;
    if (list.empty()) return found;
    const std::u32string words = without_quotations(plain_text(reply));
    for (const ListedPhrase& phrase : list) {
        const bool said =
            std::any_of(phrase.any_of.begin(), phrase.any_of.end(),
                        [&](const std::string& form) { return holds(words, plain_text(form)); });
        if (said) found.push_back(phrase.id);
    }
    return found;
}

std::vector<bool> steps_done(const Rubric& rubric, const text::LabelSet& earned,
                             const std::vector<text::ActId>& acts) {
    std::vector<bool> done;
    for (const ServiceStep& step : rubric.steps) {
        const bool by_act = std::any_of(acts.begin(), acts.end(), [&](const text::ActId& act) {
            return std::find(step.acts.begin(), step.acts.end(), act) != step.acts.end();
        });
        done.push_back(by_act || (earned & step.labels).any());
    }
    return done;
}

} // namespace amends::rubric
