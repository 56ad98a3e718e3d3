#pragma once
// Rows taken from one file and put into another as they are, whatever their columns mean.
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace amends::records {

/// A value of a row, whatever its type.
struct Cell {
    int type = SQLite::Null; ///< SQLite::Null, INTEGER, TEXT or BLOB
    std::int64_t number = 0;
    std::string bytes;
    friend bool operator==(const Cell&, const Cell&) = default;
};
using Row = std::vector<Cell>;

Cell text_cell(std::string);
Cell number_cell(std::int64_t);

/// The cells at the places of the statement, from the first on.
void bind_cells(SQLite::Statement&, const Row&);
/// The row the statement stands on.
Row row_of(SQLite::Statement&);

/// Every row of a question, one at a time.
template <class Each>
void for_rows(SQLite::Database& database, const std::string& sql, const Row& values, Each&& each) {
    SQLite::Statement ask(database, sql);
    bind_cells(ask, values);
    while (ask.executeStep())
        each(row_of(ask));
}
std::vector<Row> rows_in(SQLite::Database&, const std::string& sql, const Row& values = {});
/// The first row of a question.
std::optional<Row> row_in(SQLite::Database&, const std::string& sql, const Row& values = {});

/// A row with every column of the table, in its order.
void insert_row(SQLite::Database&, const std::string& table, const Row&);
/// One statement that yields no rows.
void run_with(SQLite::Database&, const std::string& sql, const Row& values);

} // namespace amends::records
