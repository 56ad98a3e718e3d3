#include "scoring/text/normalise_table.hpp"

#include "support/utf8.hpp"

#include <algorithm>
#include <charconv>

namespace amends::text {
namespace {

constexpr std::string_view header = "amends-normalise 1";
constexpr char32_t last_code_point = 0x10FFFF;

std::vector<std::string_view> words_of(std::string_view line) {
    std::vector<std::string_view> words;
    while (!line.empty()) {
        const std::size_t blank = std::min(line.find(' '), line.size());
        if (blank > 0) words.push_back(line.substr(0, blank));
        line.remove_prefix(std::min(blank + 1, line.size()));
    }
    return words;
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

bool NormaliseTable::read_mapping(char kind, const std::vector<char32_t>& points) {
    if (points.empty()) return false;
    const bool is_range = kind == 'i' || kind == 'o' || kind == 'c';
    if (is_range) {
        if (points.size() != 2 || points[0] > points[1]) return false;
        const CharKind value = kind == 'i'   ? CharKind::invisible
                               : kind == 'o' ? CharKind::overlay
                                             : CharKind::mark;
        for (char32_t c = points[0]; c <= points[1]; ++c)
            kinds_.set(c, static_cast<std::uint32_t>(value));
        return true;
    }
    if (kind == 'm') {
        plain_.set(points[0], static_cast<std::uint32_t>(expansions_.size()));
        expansions_.emplace_back(points.begin() + 1, points.end());
        return true;
    }
    if (points.size() != 2) return false;
    (kind == 't' ? simple_ : look_alike_).set(points[0], points[1]);
    return kind == 't' || kind == 's';
}

bool NormaliseTable::read_phrase(std::string_view line) {
    const auto words = words_of(line);
    if (words.size() != 3) return false;
    Phrase phrase{decode(words[1]), decode(words[2])};
    if (phrase.from.size() != phrase.to.size()) return false;
    std::vector<Phrase>& group = phrases_[phrase.from.front()];
    group.push_back(std::move(phrase));
    std::stable_sort(group.begin(), group.end(),
                     [](const Phrase& a, const Phrase& b) { return a.from.size() > b.from.size(); });
    return true;
}

bool NormaliseTable::read_line(std::string_view line) {
    if (line[0] == 'p') return read_phrase(line);
    std::vector<char32_t> points;
    for (const std::string_view word : words_of(line.substr(1))) {
        std::uint32_t value = 0;
        const auto [end, fault] = std::from_chars(word.data(), word.data() + word.size(), value, 16);
        if (fault != std::errc() || end != word.data() + word.size() || value > last_code_point) return false;
        points.push_back(value);
    }
    return read_mapping(line[0], points);
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
    while (!content.empty()) {
        ++number;
        const std::size_t end = std::min(content.find('\n'), content.size());
        const std::string_view line = content.substr(0, end);
        content.remove_prefix(std::min(end + 1, content.size()));
        if (number == 1 || line.empty() || line[0] == '#') continue;
        if (!table.read_line(line)) {
            problems.push_back(problem_at(file_name, number, {"这一行无法读懂", "this line cannot be read"},
                                          {"用 docs/judge.md 里的命令重新生成",
                                           "make the table again with the command in docs/judge.md"}));
        }
    }
    return table;
}

CharKind NormaliseTable::kind(char32_t c) const {
    return static_cast<CharKind>(kinds_.get(c));
}

std::u32string_view NormaliseTable::plain(char32_t c, char32_t& buffer) const {
    if (const std::uint32_t at = plain_.get(c); at != 0) return expansions_[at];
    buffer = c;
    return {&buffer, 1};
}

char32_t NormaliseTable::simplified(char32_t c) const {
    const char32_t simple = simple_.get(c);
    return simple == 0 ? c : simple;
}

char32_t NormaliseTable::look_alike(char32_t c) const {
    return look_alike_.get(c);
}

const NormaliseTable::Phrase* NormaliseTable::phrase_at(std::u32string_view text) const {
    const auto group = phrases_.find(text.front());
    if (group == phrases_.end()) return nullptr;
    for (const Phrase& phrase : group->second) {
        if (text.substr(0, phrase.from.size()) == phrase.from) return &phrase;
    }
    return nullptr;
}

} // namespace amends::text
