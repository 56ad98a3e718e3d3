#include "support/line_index.hpp"

#include "support/utf8.hpp"

#include <algorithm>
#include <iterator>

namespace amends::support {

namespace {

/// A line longer than this gets marks, or files of one line would be counted from the start for every
/// problem.
constexpr std::size_t mark_every = 16384;

} // namespace

LineIndex::LineIndex(std::string_view text) : text_(text), line_starts_{0} {
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t end = std::min(text.find('\n', start), text.size());
        if (end - start > mark_every) {
            std::size_t before = 0, marked = start;
            for (std::size_t at = start; at < end; ++before) {
                if (at - marked >= mark_every) {
                    marks_.push_back({at, before});
                    marked = at;
                }
                at += decode_utf8(text, at).length;
            }
        }
        start = end + 1;
        if (end < text.size()) line_starts_.push_back(start);
    }
}

LineColumn LineIndex::at(std::size_t offset) const {
    offset = std::min(offset, text_.size());
    const auto next = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
    Mark from{*std::prev(next), 0};
    const auto mark = std::upper_bound(marks_.begin(), marks_.end(), offset,
                                       [](std::size_t wanted, const Mark& m) { return wanted < m.offset; });
    if (mark != marks_.begin() && std::prev(mark)->offset > from.offset) from = *std::prev(mark);
    const std::size_t before =
        from.before + count_code_points(text_.substr(from.offset, offset - from.offset));
    return {static_cast<int>(next - line_starts_.begin()), static_cast<int>(before) + 1};
}

} // namespace amends::support
