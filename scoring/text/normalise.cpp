#include "scoring/text/normalise.hpp"

#include "support/utf8.hpp"

#include <algorithm>

namespace amends::text {
namespace {

struct Point {
    char32_t value;
    std::uint32_t start, end;
};

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

/// Decoding, plain forms, invisible characters out, overlay marks kept (they part the word they strike
/// through).
std::vector<Point> decode_plain(const NormaliseTable& table, std::string_view bytes, NormalText& out) {
    std::vector<Point> points;
    points.reserve(bytes.size());
    int marks_in_a_row = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        const support::CodePoint point = support::decode_utf8(bytes, at);
        const auto start = static_cast<std::uint32_t>(at),
                   end = static_cast<std::uint32_t>(at + point.length);
        at = end;
        const CharKind kind = table.kind(point.value);
        if (kind == CharKind::invisible) {
            if (!is_emoji_part(point.value, points.empty() ? 0 : points.back().value))
                flag(out, WritingFlag::Kind::invisible, start, end);
            continue;
        }
        marks_in_a_row = kind == CharKind::mark ? marks_in_a_row + 1 : 0;
        if (kind == CharKind::overlay || marks_in_a_row > 1) {
            flag(out, WritingFlag::Kind::overlay, start, end);
            points.push_back({0x336, start, end});
            continue;
        }
        if (kind == CharKind::mark) continue; // the letter without its accent is what the table yields too
        char32_t buffer = 0;
        for (const char32_t c : table.plain(point.value, buffer))
            points.push_back({level_blank(c), start, end});
    }
    return points;
}

/// Traditional to simplified: a phrase that goes otherwise first, then letter by letter.
void simplify(const NormaliseTable& table, std::vector<Point>& points) {
    std::u32string window;
    window.reserve(points.size());
    for (const Point& point : points)
        window.push_back(point.value);
    for (std::size_t i = 0; i < points.size();) {
        if (window[i] < 0x2E80) {
            ++i;
        } else if (const auto* phrase = table.phrase_at(std::u32string_view(window).substr(i))) {
            for (const char32_t c : phrase->to)
                points[i++].value = c;
        } else {
            points[i].value = table.simplified(window[i]);
            ++i;
        }
    }
}

/// Drops blanks at line edges, doubled ones and those that touch a Chinese character.
void append_without_idle_blanks(const std::vector<Point>& points, NormalText& out) {
    out.text.reserve(points.size());
    for (std::size_t i = 0; i < points.size(); ++i) {
        const char32_t c = points[i].value;
        if (c == U' ' || c == U'\n') {
            const char32_t before = out.text.empty() ? U'\n' : out.text.back();
            const char32_t after = i + 1 < points.size() ? points[i + 1].value : U'\n';
            if (before == U'\n' || after == U' ' || after == U'\n') {
                if (c == U' ' || before == U'\n') continue;
            }
            if (c == U' ' && (before == U' ' || is_cjk(before) || is_cjk(after))) continue;
        }
        out.text.push_back(c);
        out.start.push_back(points[i].start);
        out.end.push_back(points[i].end);
    }
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

bool is_han(char32_t c) {
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x323AF);
}

bool is_cjk(char32_t c) {
    return is_han(c) || (c >= 0x2E80 && c <= 0x30FF) || (c >= 0xFF00 && c <= 0xFFEF);
}

bool is_latin_letter(char32_t c) {
    return (c >= U'a' && c <= U'z') || (c >= 0xDF && c <= 0x1FFF && c != 0xF7 && !(c >= 0x300 && c <= 0x36F));
}

NormalText normalise(const NormaliseTable& table, std::string_view bytes) {
    NormalText out;
    std::vector<Point> points = decode_plain(table, bytes, out);
    simplify(table, points);
    append_without_idle_blanks(points, out);
    flag_look_alikes(table, out);
    return out;
}

std::u32string normalise_text(const NormaliseTable& table, std::string_view bytes) {
    return normalise(table, bytes).text;
}

} // namespace amends::text
