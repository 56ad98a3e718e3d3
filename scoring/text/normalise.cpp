#include "scoring/text/normalise.hpp"

#include "support/utf8.hpp"

#include <algorithm>

namespace amends::text {
namespace {

constexpr char32_t black_flag = 0x1F3F4; // tags behind it make the flag of a country

bool is_tag(char32_t c) {
    return c >= 0xE0020 && c <= 0xE007F;
}

bool is_emoji_part(char32_t c, char32_t visible) {
    return c == 0xFE0F || c == 0xFE0E || c == 0x200D || (is_tag(c) && visible == black_flag);
}

char32_t level_blank(char32_t c) {
    return c == U'\t' || c == U'\v' || c == U'\f' || c == 0x85 ? U' '
           : c == U'\r' || c == 0x2028 || c == 0x2029          ? U'\n'
                                                               : c;
}

void flag(NormalText& out, WritingFlag::Kind kind, std::uint32_t start, std::uint32_t end) {
    if (!out.flags.empty() && out.flags.back().kind == kind && out.flags.back().span.end == start) {
        out.flags.back().span.end = end;
    } else {
        out.flags.push_back({kind, {start, end}});
    }
}

/// Valid UTF-8 of one or three bytes, which most text is, is read on the spot.
support::CodePoint next_point(std::string_view bytes, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[at + i]); };
    const char32_t first = byte(0);
    if (first < 0x80) return {first, 1, true};
    // Past E0 no form is too long, and ED begins the surrogates.
    if (first > 0xE0 && first < 0xF0 && first != 0xED && at + 2 < bytes.size() && (byte(1) & 0xC0u) == 0x80
        && (byte(2) & 0xC0u) == 0x80)
        return {((first & 0xFu) << 12) | ((byte(1) & 0x3Fu) << 6) | (byte(2) & 0x3Fu), 3, true};
    return support::decode_utf8(bytes, at);
}

void add(NormalText& out, char32_t c, std::uint32_t start, std::uint32_t end) {
    out.text.push_back(c);
    out.start.push_back(start);
    out.end.push_back(end);
}

/// Decoding, plain forms, invisible characters out, overlay marks kept (they part the word they strike
/// through).
void decode_plain(const NormaliseTable& table, std::string_view bytes, NormalText& out) {
    int marks_in_a_row = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        const support::CodePoint point = next_point(bytes, at);
        const auto start = static_cast<std::uint32_t>(at),
                   end = static_cast<std::uint32_t>(at + point.length);
        at = end;
        const Character character = table.character(point.value);
        if (character.kind == CharKind::invisible) {
            if (!is_emoji_part(point.value, out.text.empty() ? 0 : out.text.back()))
                flag(out, WritingFlag::Kind::invisible, start, end);
            continue;
        }
        marks_in_a_row = character.kind == CharKind::mark ? marks_in_a_row + 1 : 0;
        if (character.kind == CharKind::plain) {
            add(out, level_blank(character.value), start, end);
        } else if (character.kind == CharKind::several) {
            for (const char32_t c : table.letters(character.value))
                add(out, level_blank(c), start, end);
        } else if (character.kind == CharKind::overlay || marks_in_a_row > 1) {
            flag(out, WritingFlag::Kind::overlay, start, end);
            add(out, 0x336, start, end);
        } // else a mark: the letter without its accent is what the table yields too
    }
}

/// Traditional to simplified: a phrase that goes otherwise first, then letter by letter.
void simplify(const NormaliseTable& table, std::u32string& text) {
    for (std::size_t i = 0; i < text.size();) {
        if (text[i] < 0x2E80) {
            ++i;
        } else if (const auto* phrase = table.phrase_at(std::u32string_view(text).substr(i))) {
            for (const char32_t c : phrase->to)
                text[i++] = c;
        } else {
            text[i] = table.simplified(text[i]);
            ++i;
        }
    }
}

/// Whether a blank between these letters (or line ends) says nothing.
bool is_idle_blank(char32_t before, char32_t blank, char32_t after) {
    if (before == U'\n' && (blank == U' ' || blank == U'\n')) return true;
    if (blank != U' ') return false;
    return after == U' ' || after == U'\n' || before == U' ' || is_cjk(before) || is_cjk(after);
}

/// Drops blanks at line edges, doubled ones and those that touch a Chinese character.
void drop_idle_blanks(NormalText& out) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < out.text.size(); ++i) {
        const char32_t c = out.text[i];
        if (c == U' ' || c == U'\n') {
            const char32_t before = kept == 0 ? U'\n' : out.text[kept - 1];
            if (is_idle_blank(before, c, i + 1 < out.text.size() ? out.text[i + 1] : U'\n')) continue;
        }
        out.text[kept] = c;
        out.start[kept] = out.start[i];
        out.end[kept] = out.end[i];
        ++kept;
    }
    out.text.resize(kept);
    out.start.resize(kept);
    out.end.resize(kept);
}

/// A word with letters of another script that pass for Latin ones is flagged and earns nothing.
void flag_look_alikes(const NormaliseTable& table, NormalText& out) {
    const std::size_t size = out.text.size();
    for (std::size_t i = 0; i < size;) {
        if (!is_latin_letter(out.text[i])) {
            ++i;
            continue;
        }
        const std::size_t first = i;
        std::size_t latin = 0, alike = 0;
        for (; i < size && is_latin_letter(out.text[i]); ++i) {
            if (out.text[i] < 0x80) ++latin;
            if (table.look_alike(out.text[i]) != 0) ++alike;
        }
        if (alike > 0 && (latin > 0 || (alike == i - first && alike >= 3))) {
            out.flags.push_back({WritingFlag::Kind::look_alike, out.bytes(first, i)});
        }
    }
}

} // namespace

Span NormalText::bytes(std::size_t first, std::size_t last) const {
    if (first >= last || first >= start.size()) return {};
    return {start[first], end[std::min(last, end.size()) - 1]};
}

Span NormalText::whole_words(std::size_t first, std::size_t last) const {
    const auto in_word = [&](std::size_t i) {
        const auto letter = [&](std::size_t at) { return is_latin_letter(text[at]) || is_digit(text[at]); };
        if (letter(i)) return true;
        return text[i] == U'\'' && i > 0 && i + 1 < text.size() && letter(i - 1) && letter(i + 1);
    };
    last = std::min(last, text.size());
    if (first >= last) return {};
    while (first > 0 && in_word(first) && in_word(first - 1))
        --first;
    while (last < text.size() && in_word(last - 1) && in_word(last))
        ++last;
    return bytes(first, last);
}

bool is_han(char32_t c) {
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x323AF);
}

bool is_cjk(char32_t c) {
    return is_han(c) || (c >= 0x2E80 && c <= 0x30FF) || (c >= 0xFF00 && c <= 0xFFEF);
}

bool is_latin_letter(char32_t c) {
    return (c >= U'a' && c <= U'z') || (c >= 0xDF && c <= 0x1FFF && c != 0xF7 && !(c >= 0x300 && c <= 0x36F));
}

void normalise(const NormaliseTable& table, std::string_view bytes, NormalText& out) {
    out.text.clear();
    out.start.clear();
    out.end.clear();
    out.flags.clear();
    decode_plain(table, bytes, out);
    simplify(table, out.text);
    drop_idle_blanks(out);
    flag_look_alikes(table, out);
}

NormalText normalise(const NormaliseTable& table, std::string_view bytes) {
    NormalText out;
    out.text.reserve(bytes.size());
    out.start.reserve(bytes.size());
    out.end.reserve(bytes.size());
    normalise(table, bytes, out);
    return out;
}

std::u32string normalise_text(const NormaliseTable& table, std::string_view bytes) {
    return normalise(table, bytes).text;
}

std::vector<std::u32string> normalise_texts(const NormaliseTable& table,
                                            const std::vector<std::string>& texts) {
    std::vector<std::u32string> plain;
    plain.reserve(texts.size());
    NormalText normal;
    for (const std::string& text : texts) {
        normalise(table, text, normal);
        plain.push_back(normal.text);
    }
    return plain;
}

} // namespace amends::text
