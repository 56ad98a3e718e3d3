#include "sim/author/text_lines.hpp"

#include "sim/author/edits.hpp"

#include <algorithm>

namespace amends::author {
namespace {

/// Lines without their ends; one more than there are ends.
std::vector<std::string_view> split_at_feeds(std::string_view text) {
    std::vector<std::string_view> lines;
    for (std::size_t from = 0;;) {
        const std::size_t at = text.find('\n', from);
        lines.push_back(text.substr(from, at == std::string_view::npos ? at : at - from));
        if (at == std::string_view::npos) return lines;
        from = at + 1;
    }
}

/// Where each line of the file begins, whatever ends its lines.
std::vector<std::size_t> begins_of_lines(std::string_view text) {
    std::vector<std::size_t> begins{0};
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '\n' && text[at] != '\r') continue;
        if (text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n') ++at;
        begins.push_back(at + 1);
    }
    return begins;
}

std::string_view first_line_end(std::string_view text) {
    const std::size_t at = text.find_first_of("\r\n");
    if (at == std::string_view::npos || text[at] == '\n') return "\n";
    return text.substr(at, at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1);
}

} // namespace

std::optional<Edit> edit_of_lines(const Document& document, std::string_view before, std::string_view now) {
    if (before == now) return std::nullopt;
    const std::string& text = document.text();
    const auto begins = begins_of_lines(text);
    const auto old_lines = split_at_feeds(before), new_lines = split_at_feeds(now);
    if (begins.size() != old_lines.size()) return change_file_text(0, text.size(), std::string(now));
    const std::size_t most = std::min(old_lines.size(), new_lines.size());
    std::size_t head = 0, tail = 0;
    while (head + 1 < most && old_lines[head] == new_lines[head])
        ++head; // the last line stays out: it has no end of its own
    while (tail < most - head
           && old_lines[old_lines.size() - 1 - tail] == new_lines[new_lines.size() - 1 - tail])
        ++tail;
    const std::size_t end = tail > 0 ? begins[begins.size() - tail] : text.size();
    const std::string_view line_end = first_line_end(text);
    std::string with;
    for (std::size_t i = head; i < new_lines.size() - tail; ++i) {
        with += new_lines[i];
        if (i + 1 < new_lines.size()) with += line_end;
    }
    return change_file_text(begins[head], end, std::move(with));
}

std::size_t offset_of_line(std::string_view text, int line, int column) {
    std::size_t at = 0;
    for (int i = 1; i < line; ++i) {
        const std::size_t end = text.find('\n', at);
        if (end == std::string_view::npos) return text.size();
        at = end + 1;
    }
    for (int i = 1; i < column && at < text.size() && text[at] != '\n'; ++i)
        do
            ++at;
        while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U);
    return at;
}

} // namespace amends::author
