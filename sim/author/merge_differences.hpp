#pragma once
// What exactly differs within a piece of two versions, for a person to choose by.
#include "sim/author/merge.hpp"

namespace amends::author {

/// One value that differs. A text stands as it reads, without quotes and escapes.
struct MergeDifference {
    std::string place; ///< within the piece, "choices › sorry › text › zh"; empty: the piece itself
    std::optional<std::string> mine, theirs; ///< none: it is not there
    /// Half-open bytes of `mine` and `theirs` between what both begin and end with, whole characters.
    std::size_t mine_begin = 0, mine_end = 0, theirs_begin = 0, theirs_end = 0;
};

/// In the order of mine, then what only theirs has; entries with an id are held against each other by it.
/// Of a text that is no JSON the lines between what both begin and end with.
[[nodiscard]] std::vector<MergeDifference> differences_of(const MergePiece&);

} // namespace amends::author
