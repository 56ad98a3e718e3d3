#include "support/line_index.hpp"

#include "support/utf8.hpp"

#include <algorithm>
#include <iterator>

namespace amends::support {

LineIndex::LineIndex(std::string_view text) : text_(text), line_starts_{0} {
    for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
        line_starts_.push_back(at + 1);
    }
}

LineColumn LineIndex::at(std::size_t offset) const {
    offset = std::min(offset, text_.size());
    const auto next = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
    const std::size_t start = *std::prev(next);
    const std::size_t before = count_code_points(text_.substr(start, offset - start));
    return {static_cast<int>(next - line_starts_.begin()), static_cast<int>(before) + 1};
}

} // namespace amends::support
