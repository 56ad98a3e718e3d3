#pragma once
// Seals: of every row of the tables that have no chain of their own, what it was when the program last wrote
// it. Private to the folder. docs/records.md has the rule.
#include "sim/records/chain.hpp"

#include <SQLiteCpp/Database.h>

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace amends::records {

/// A table whose rows are sealed. A step that changes its columns changes what its rows are as text, and has
/// to seal them again.
struct SealedTable {
    std::string_view name;
    std::string_view key;     ///< an expression, unique; '@' stands before each column
    std::string_view columns; ///< what a seal covers: "id, name"
    /// Of a row of `row` ("people", "new"): its key, and all covered columns, each as "length:bytes,", "-,"
    /// where it is null. SQL expressions.
    [[nodiscard]] std::string key_of(std::string_view row) const;
    [[nodiscard]] std::string text_of(std::string_view row) const;
};
std::span<const SealedTable> sealed_tables();
/// Null where rows of that table are not sealed.
const SealedTable* sealed_table(std::string_view name);

/// A row of the table `seals` but for key and salt.
struct Seal {
    std::int64_t number = 0;
    std::string kept;
    std::int64_t replaces = 0;
    bool is_doubted = false;
    Hash content_hash{};
};
/// SHA-256 over number, kept, replaces, is_doubted, content_hash and the hash of the entry before (zeroes
/// before the first), each written as "length:bytes,".
Hash hash_seal(const Seal&, const Hash& before);

/// What one connection writes into sealed tables, noted by triggers that only this connection has: whoever
/// else writes into the file leaves no note, and so no seal.
class WrittenRows {
public:
    struct Written {
        std::optional<std::string> was; ///< the row as text before it was first written; null: there was none
        std::vector<std::int64_t> rowids; ///< where it may stand now
    };
    using ByRow = std::map<std::pair<std::string, std::string>, Written>; ///< by table and key

    /// Begins to note, for as long as that connection is open. This must not move afterwards.
    void watch(SQLite::Database&);
    void forget() { rows_.clear(); }
    [[nodiscard]] const ByRow& rows() const { return rows_; }
    /// The first note of a row says what it was.
    void note(std::string table, std::string key, std::int64_t rowid, std::optional<std::string> was);

private:
    ByRow rows_;
};

/// Seals what was written, and forgets it: the last thing in a transaction.
void seal_written(SQLite::Database&, WrittenRows&);
/// Seals every row that has no seal as it stands, in a file that never had seals: nothing is known of what it
/// was before. Within the open transaction.
void begin_seals(SQLite::Database&);

/// Seals a row as it stands, or as gone, which something else than the program wrote: the entry is doubted.
/// Yields its number; 0 where the row stands as it is sealed. Within the open transaction.
std::int64_t seal_as_it_stands(SQLite::Database&, std::string_view table, const std::string& key);
/// The action of an audit entry that accepts a doubted entry; its subject is the entry's number, its detail
/// the reason.
inline constexpr std::string_view accepted_action = "accepted";

} // namespace amends::records
