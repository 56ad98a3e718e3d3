#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

namespace amends::support {

/// A line and a column, both from 1; the column counts code points.
struct LineColumn {
    int line = 0, column = 0;
    friend bool operator==(const LineColumn&, const LineColumn&) = default;
};

/// Finds lines and columns of one text, which it keeps a view of.
class LineIndex {
public:
    explicit LineIndex(std::string_view text);
    /// The place of the byte at `offset`; past the end is the end.
    [[nodiscard]] LineColumn at(std::size_t offset) const;

private:
    std::string_view text_;
    std::vector<std::size_t> line_starts_;
};

} // namespace amends::support
