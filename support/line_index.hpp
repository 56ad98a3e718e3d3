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
    /// Within a long line: so many code points of it stand before the byte at `offset`.
    struct Mark {
        std::size_t offset = 0, before = 0;
    };
    std::string_view text_;
    std::vector<std::size_t> line_starts_;
    std::vector<Mark> marks_;
};

} // namespace amends::support
