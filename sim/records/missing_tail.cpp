#include "sim/records/missing_tail.hpp"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>

#include <algorithm>

namespace amends::records {
namespace {

constexpr const char* tail_incident = "missing_tail";

/// "ATTEMPT #NUMBER HASH"; null where the entry is of a version that kept no hash.
std::optional<Head> row_in_entry(const std::string& entry) {
    const std::size_t number = entry.find(" #"), hash = entry.rfind(' ');
    if (number == std::string::npos || hash <= number) return std::nullopt;
    const auto bytes = hash_from_hex(entry.substr(hash + 1));
    if (!bytes) return std::nullopt;
    Head head;
    head.attempt = entry.substr(0, number);
    head.seq = std::atoll(entry.c_str() + number + 2);
    head.hash = *bytes;
    return head;
}

} // namespace

bool has_row(SQLite::Database& database, const Head& head) {
    SQLite::Statement ask(database, "SELECT lower(hex(hash)) FROM events WHERE attempt = ? AND seq = ?");
    ask.bind(1, head.attempt);
    ask.bind(2, head.seq);
    return ask.executeStep() && ask.getColumn(0).getString() == to_hex(head.hash);
}

std::string name_of_row(const Head& head) {
    return head.attempt + " #" + std::to_string(head.seq);
}

void note_missing_tail(SQLite::Database& database, const Head& head, const std::string& utc) {
    SQLite::Statement put(database, "INSERT INTO incidents SELECT ?1, ?2, ?3 WHERE NOT EXISTS (SELECT 1 FROM "
                                    "incidents WHERE kind = ?2 AND detail = ?3)");
    put.bind(1, utc);
    put.bind(2, std::string(tail_incident));
    put.bind(3, name_of_row(head) + ' ' + to_hex(head.hash));
    put.exec();
}

Outcome<std::vector<Head>> missing_tails(Reader& reader, const std::optional<Head>& kept) {
    return guarded<std::vector<Head>>(reader.file(), [&]() -> Outcome<std::vector<Head>> {
        SQLite::Database& database = reader.database();
        std::vector<Head> missing;
        const auto look_for = [&](const std::optional<Head>& row) {
            if (!row || has_row(database, *row)) return;
            const bool is_known = std::any_of(missing.begin(), missing.end(),
                                              [&](const Head& one) { return one.hash == row->hash; });
            if (!is_known) missing.push_back(*row);
        };
        SQLite::Statement ask(database, "SELECT detail FROM incidents WHERE kind = ? ORDER BY rowid");
        ask.bind(1, std::string(tail_incident));
        while (ask.executeStep())
            look_for(row_in_entry(ask.getColumn(0).getString()));
        look_for(kept);
        return missing;
    });
}

} // namespace amends::records
