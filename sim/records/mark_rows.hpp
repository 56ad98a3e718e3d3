#pragma once
// Marks as rows: JSON and hashes. Private to the folder.
#include "sim/records/chain.hpp"
#include "sim/records/marks.hpp"

#include <nlohmann/json_fwd.hpp>

namespace SQLite {
class Statement;
}

namespace amends::records {

/// A row of the table `marks`, as it is stored.
struct MarkChainRow {
    std::int64_t number = 0;
    std::string id, at_utc, attempt;
    std::int64_t turn = 0;
    std::string kind;
    std::optional<std::string> content, words; ///< null: erased
    std::optional<Salt> content_salt, words_salt;
    Hash content_hash{}, words_hash{}, prev_hash{}, hash{};
};

inline constexpr const char* mark_columns =
    "SELECT number, id, at_utc, attempt, turn, kind, content, content_salt, content_hash, words, words_salt, "
    "words_hash, prev_hash, hash FROM marks ";
MarkChainRow mark_row_in(SQLite::Statement&);

/// Everything of a mark but who and why.
std::string content_of(const Mark&);
std::string words_of(const Mark&);
/// The mark a row holds; what was erased or cannot be read is left empty.
Mark mark_in(const MarkChainRow&);

/// A result's document with what marks say (`MarkedResult::document`) in the place of what was read at first;
/// null where either cannot be read.
nlohmann::json marked_document(const std::string& first, const std::string& now);

/// SHA-256 over number, id, at_utc, attempt, turn, kind, content_hash, words_hash and prev_hash, each written
/// as "length:bytes,".
Hash hash_mark(const MarkChainRow&);

struct Writing;
/// Marks of an attempt in the order of when they were made.
inline constexpr const char* marks_in_order = "WHERE attempt = ? ORDER BY at_utc, id";
/// Puts the row behind the last one, whose number and hash it takes up, and yields its number.
std::int64_t append_mark_row(Writing&, MarkChainRow);

} // namespace amends::records
