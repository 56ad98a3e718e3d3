#include "sim/ui/base/line_breaks.hpp"

#include "support/utf8.hpp"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include <algorithm>
#include <string>

namespace amends::ui {
namespace {

bool is_cjk(char32_t c) {
    const auto code = static_cast<UChar32>(c);
    return u_hasBinaryProperty(code, UCHAR_IDEOGRAPHIC) != 0 || (c >= 0x3000 && c <= 0x30FF)
           || (c >= 0xFF00 && c <= 0xFF60) || (c >= 0xAC00 && c <= 0xD7AF);
}

bool closes(char32_t c) {
    const int wraps = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_LINE_BREAK);
    return wraps == U_LB_CLOSE_PUNCTUATION || wraps == U_LB_CLOSE_PARENTHESIS || wraps == U_LB_EXCLAMATION
           || wraps == U_LB_INFIX_NUMERIC || wraps == U_LB_NONSTARTER || wraps == U_LB_QUOTATION
           || wraps == U_LB_INSEPARABLE || wraps == U_LB_SPACE || wraps == U_LB_MANDATORY_BREAK
           || wraps == U_LB_LINE_FEED || wraps == U_LB_BREAK_AFTER;
}

// Unicode keeps ’“”‘ with both neighbours, as it cannot know whether they open or close. In Chinese text they
// are brackets, so a line may end before an opening and after a closing one.
bool may_part_at_quote(char32_t before, char32_t after) {
    const bool opening = after == U'“' || after == U'‘', closing = before == U'”' || before == U'’';
    if (opening)
        return is_cjk(before)
               && u_getIntPropertyValue(static_cast<UChar32>(before), UCHAR_LINE_BREAK)
                      != U_LB_OPEN_PUNCTUATION;
    return closing && is_cjk(after) && !closes(after);
}

void add_quote_breaks(std::string_view text, std::vector<std::size_t>& ends) {
    std::vector<std::size_t> more;
    char32_t before = 0;
    for (std::size_t at = 0, next = 0; at < text.size(); at = next) {
        const char32_t c = code_point_at(text, at, next);
        if (before != 0 && may_part_at_quote(before, c)) more.push_back(at);
        before = c;
    }
    if (more.empty()) return;
    const auto middle = static_cast<std::ptrdiff_t>(ends.size());
    ends.insert(ends.end(), more.begin(), more.end());
    std::inplace_merge(ends.begin(), ends.begin() + middle, ends.end());
    ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
}

bool is_figure(std::string_view text, std::size_t at) {
    return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

/// Bytes of the sign of a relation there; 0: none.
std::size_t relation_at(std::string_view text, std::size_t at) {
    if (at >= text.size()) return 0;
    std::size_t next = at;
    const char32_t c = code_point_at(text, at, next);
    const bool relates =
        c == U'=' || c == U'<' || c == U'>' || c == U'\u2264' || c == U'\u2265' || c == U'\u2248';
    return relates ? next - at : 0;
}

/// Between a figure and its per cent, and on either side of the sign in "p = 0.012": one reads them as one.
bool belongs_together(std::string_view text, std::size_t end) {
    if (end < 2 || end >= text.size() || text[end - 1] != ' ') return false;
    if (text[end] == '%') return is_figure(text, end - 2);
    if (const std::size_t sign = relation_at(text, end); sign > 0)
        return text.substr(end + sign).starts_with(' ') && is_figure(text, end + sign + 1);
    for (const std::size_t sign : {std::size_t{1}, std::size_t{3}})
        if (end >= sign + 2 && relation_at(text, end - 1 - sign) == sign && text[end - 2 - sign] == ' ')
            return is_figure(text, end);
    return false;
}

} // namespace

std::string clean_text(std::string_view bytes) {
    std::string out;
    out.reserve(bytes.size());
    for (std::size_t at = 0; at < bytes.size();) {
        const support::CodePoint c = support::decode_utf8(bytes, at);
        if (c.value == U'\r') {
            out += '\n';
            if (at + 1 < bytes.size() && bytes[at + 1] == '\n') ++at;
        } else if (c.value == U'\n' || c.value == U'\t'
                   || (c.value >= 0x20 && (c.value < 0x7F || c.value > 0x9F))) {
            support::append_utf8(out, c.value);
        }
        at += c.length;
    }
    return out;
}

char32_t code_point_at(std::string_view utf8, std::size_t at, std::size_t& next) {
    const support::CodePoint c = support::decode_utf8(utf8, at);
    next = at + c.length;
    return c.value;
}

bool is_blank(char32_t c) {
    return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}

struct BreakRules::Icu {
    UBreakIterator* lines = nullptr;
    UBreakIterator* characters = nullptr;
    UBreakIterator* words = nullptr;

    Icu() {
        UErrorCode status = U_ZERO_ERROR;
        lines = ubrk_open(UBRK_LINE, "zh@lb=strict", nullptr, 0, &status);
        characters = ubrk_open(UBRK_CHARACTER, "", nullptr, 0, &status);
        words = ubrk_open(UBRK_WORD, "zh", nullptr, 0, &status);
    }
    ~Icu() {
        if (lines != nullptr) ubrk_close(lines);
        if (characters != nullptr) ubrk_close(characters);
        if (words != nullptr) ubrk_close(words);
    }
    Icu(const Icu&) = delete;
    Icu& operator=(const Icu&) = delete;

    /// All boundaries behind 0. Without ICU's data every code point is one.
    static std::vector<std::size_t> boundaries(UBreakIterator* rules, std::string_view text) {
        std::vector<std::size_t> out;
        UErrorCode status = U_ZERO_ERROR;
        UText view = UTEXT_INITIALIZER;
        utext_openUTF8(&view, text.data(), static_cast<int64_t>(text.size()), &status);
        if (rules != nullptr) ubrk_setUText(rules, &view, &status);
        if (rules == nullptr || U_FAILURE(status) != 0) {
            for (std::size_t at = 0, next = 0; at < text.size(); at = next) {
                (void)code_point_at(text, at, next);
                out.push_back(next);
            }
        } else {
            ubrk_first(rules);
            for (int32_t at = ubrk_next(rules); at != UBRK_DONE; at = ubrk_next(rules))
                out.push_back(static_cast<std::size_t>(at));
        }
        utext_close(&view);
        return out;
    }
};

BreakRules::BreakRules() : icu_(std::make_unique<Icu>()) {}
BreakRules::~BreakRules() = default;
BreakRules::BreakRules(BreakRules&&) noexcept = default;
BreakRules& BreakRules::operator=(BreakRules&&) noexcept = default;

std::vector<std::size_t> BreakRules::line_ends(std::string_view utf8) {
    std::vector<std::size_t> ends = Icu::boundaries(icu_->lines, utf8);
    add_quote_breaks(utf8, ends);
    std::erase_if(ends, [&](std::size_t end) { return belongs_together(utf8, end); });
    return ends;
}

std::vector<std::size_t> BreakRules::caret_stops(std::string_view utf8) {
    std::vector<std::size_t> stops = Icu::boundaries(icu_->characters, utf8);
    stops.insert(stops.begin(), 0);
    return stops;
}

std::vector<std::size_t> BreakRules::word_stops(std::string_view utf8) {
    std::vector<std::size_t> stops = Icu::boundaries(icu_->words, utf8);
    stops.insert(stops.begin(), 0);
    return stops;
}

} // namespace amends::ui
