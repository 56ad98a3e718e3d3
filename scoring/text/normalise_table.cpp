#include "scoring/text/normalise_table.hpp"

#include "support/utf8.hpp"

#include <algorithm>
#include <charconv>

namespace amends::text {
namespace {

constexpr std::string_view header = "amends-normalise 1";
constexpr char32_t last_code_point = 0x10FFFF;

/// The next word of `line`, which then begins behind it; empty at the end.
std::string_view take_word(std::string_view& line) {
    line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
    const std::string_view word = line.substr(0, line.find(' '));
    line.remove_prefix(word.size());
    return word;
}

/// Numbers in base 16; false where a word is none.
bool take_points(std::string_view line, std::vector<char32_t>& points) {
    points.clear();
    for (std::string_view word = take_word(line); !word.empty(); word = take_word(line)) {
        std::uint32_t value = 0;
        const auto [end, fault] = std::from_chars(word.data(), word.data() + word.size(), value, 16);
        if (fault != std::errc() || end != word.data() + word.size() || value > last_code_point) return false;
        points.push_back(value);
    }
    return !points.empty();
}

std::u32string decode(std::string_view text) {
    std::u32string points;
    for (std::size_t at = 0; at < text.size();) {
        const support::CodePoint point = support::decode_utf8(text, at);
        points.push_back(point.value);
        at += point.length;
    }
    return points;
}

support::Problem problem_at(const std::string& file, int line, support::Localized message,
                            support::Localized hint) {
    return {file, line, 1, support::Severity::error, "N001", std::move(message), std::move(hint)};
}

} // namespace

void NormaliseTable::Pages::set(char32_t c, std::uint32_t value) {
    std::uint16_t& page = index[c >> 8];
    if (page == 0) {
        page = static_cast<std::uint16_t>(pages.size());
        pages.emplace_back();
    }
    pages[page][c & 255u] = value;
}

bool NormaliseTable::read_range(char kind, const std::vector<char32_t>& points) {
    if (points.size() != 2 || points[0] > points[1]) return false;
    const CharKind value = kind == 'i'   ? CharKind::invisible
                           : kind == 'o' ? CharKind::overlay
                                         : CharKind::mark;
    for (char32_t c = points[0]; c <= points[1]; ++c)
        characters_.set(c, static_cast<std::uint32_t>(value) << kind_shift);
    return true;
}

/// A character that is no letter stays none.
bool NormaliseTable::read_plain(const std::vector<char32_t>& points) {
    if (character(points[0]).kind > CharKind::several) return true;
    if (points.size() == 2 && points[1] != 0) {
        characters_.set(points[0], points[1]);
        return true;
    }
    characters_.set(points[0], (static_cast<std::uint32_t>(CharKind::several) << kind_shift)
                                   | static_cast<std::uint32_t>(several_.size()));
    several_.emplace_back(points.begin() + 1, points.end());
    return true;
}

bool NormaliseTable::read_phrase(std::string_view line) {
    line.remove_prefix(1);
    Phrase phrase;
    phrase.from = decode(take_word(line));
    phrase.to = decode(take_word(line));
    if (phrase.from.empty() || phrase.from.size() != phrase.to.size() || !take_word(line).empty())
        return false;
    const char32_t first = phrase.from.front();
    simple_.set(first, simple_.get(first) | begins_phrase);
    std::vector<Phrase>& group = phrases_[first];
    group.push_back(std::move(phrase));
    std::stable_sort(group.begin(), group.end(),
                     [](const Phrase& a, const Phrase& b) { return a.from.size() > b.from.size(); });
    return true;
}

bool NormaliseTable::read_line(std::string_view line, std::vector<char32_t>& points) {
    if (line[0] == 'p') return read_phrase(line);
    if (!take_points(line.substr(1), points)) return false;
    switch (line[0]) {
    case 'i':
    case 'o':
    case 'c': return read_range(line[0], points);
    case 'm': return read_plain(points);
    case 't':
    case 's': break;
    default: return false;
    }
    if (points.size() != 2) return false;
    if (line[0] == 's')
        look_alike_.set(points[0], points[1]);
    else
        simple_.set(points[0], points[1] | (simple_.get(points[0]) & begins_phrase));
    return true;
}

NormaliseTable NormaliseTable::read(const std::string& file_name, std::string_view content,
                                    std::vector<support::Problem>& problems) {
    NormaliseTable table;
    if (content.substr(0, header.size()) != header) {
        problems.push_back(
            problem_at(file_name, 1, {"这不是第 1 版的归一表", "this is no normalising table of version 1"},
                       {"第一行应为 amends-normalise 1", "the first line reads amends-normalise 1"}));
        return table;
    }
    int number = 0;
    std::vector<char32_t> points;
    while (!content.empty()) {
        ++number;
        const std::size_t end = std::min(content.find('\n'), content.size());
        const std::string_view line = content.substr(0, end);
        content.remove_prefix(std::min(end + 1, content.size()));
        if (number == 1 || line.empty() || line[0] == '#') continue;
        if (!table.read_line(line, points)) {
            problems.push_back(problem_at(file_name, number, {"这一行无法读懂", "this line cannot be read"},
                                          {"用 docs/judge.md 里的命令重新生成",
                                           "make the table again with the command in docs/judge.md"}));
        }
    }
    return table;
}

char32_t NormaliseTable::look_alike(char32_t c) const {
    return look_alike_.get(c);
}

const NormaliseTable::Phrase* NormaliseTable::find_phrase(std::u32string_view text) const {
    const auto group = phrases_.find(text.front());
    if (group == phrases_.end()) return nullptr;
    for (const Phrase& phrase : group->second) {
        if (text.substr(0, phrase.from.size()) == phrase.from) return &phrase;
    }
    return nullptr;
}

} // namespace amends::text
