#pragma once
// Two versions of a file that began as one: what changed on which side, and one file of both.
#include "sim/author/document.hpp"

namespace amends::author {

enum class Side { mine, theirs };

/// A node, another entry with an id, or a whole key of the file that differs between the versions.
struct MergePiece {
    std::string list; ///< "nodes", "endings", …; empty: a key of the file itself, or the whole file
    std::string name; ///< the entry's id, or the key; empty: the whole file
    /// As JSON text; none: it is not there in that version.
    std::optional<std::string> base, mine, theirs;
    bool is_conflict = false; ///< changed on both sides, and not to the same
    Side chosen = Side::mine; ///< whose version counts; of a conflict the trainer decides
};

/// Pieces in the order of mine, then those that only theirs has. What is written differently but means the
/// same is no change.
struct Merge {
    std::vector<MergePiece> pieces;
    [[nodiscard]] std::size_t conflicts() const;
};

/// Goes by ids within nodes, endings, events, variables and tests, and by keys elsewhere. Where one of the
/// texts is no JSON the whole file is one piece.
[[nodiscard]] Merge compare_versions(const Document& base, const Document& mine, const Document& theirs);

/// Mine with every piece that was chosen of theirs, its bytes as they have them. Order is mine; what is new
/// in theirs stands behind what it follows there.
[[nodiscard]] support::Result<std::string, support::Localized>
merged_text(const Document& mine, const Document& theirs, const Merge&);

} // namespace amends::author
