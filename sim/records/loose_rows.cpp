#include "sim/records/loose_rows.hpp"

#include <SQLiteCpp/Column.h>

namespace amends::records {
namespace {

Cell cell_of(const SQLite::Column& column) {
    if (column.isInteger()) return {SQLite::INTEGER, column.getInt64(), {}};
    if (column.isNull()) return {};
    return {column.isBlob() ? SQLite::BLOB : SQLite::TEXT, 0, column.getString()};
}

} // namespace

Cell text_cell(std::string text) {
    return {SQLite::TEXT, 0, std::move(text)};
}

Cell number_cell(std::int64_t number) {
    return {SQLite::INTEGER, number, {}};
}

void bind_cells(SQLite::Statement& statement, const Row& cells) {
    int place = 0;
    for (const Cell& cell : cells) {
        ++place;
        if (cell.type == SQLite::INTEGER)
            statement.bind(place, cell.number);
        else if (cell.type == SQLite::TEXT)
            statement.bind(place, cell.bytes);
        else if (cell.type == SQLite::BLOB)
            statement.bind(place, cell.bytes.data(), static_cast<int>(cell.bytes.size()));
        else
            statement.bind(place);
    }
}

Row row_of(SQLite::Statement& statement) {
    Row row;
    for (int column = 0; column < statement.getColumnCount(); ++column)
        row.push_back(cell_of(statement.getColumn(column)));
    return row;
}

std::vector<Row> rows_in(SQLite::Database& database, const std::string& sql, const Row& values) {
    std::vector<Row> rows;
    for_rows(database, sql, values, [&](Row row) { rows.push_back(std::move(row)); });
    return rows;
}

std::optional<Row> row_in(SQLite::Database& database, const std::string& sql, const Row& values) {
    auto rows = rows_in(database, sql, values);
    if (rows.empty()) return std::nullopt;
    return std::move(rows.front());
}

void insert_row(SQLite::Database& database, const std::string& table, const Row& row) {
    std::string places = "?";
    for (std::size_t more = 1; more < row.size(); ++more)
        places += ", ?";
    run_with(database, "INSERT INTO " + table + " VALUES (" + places + ")", row);
}

void run_with(SQLite::Database& database, const std::string& sql, const Row& values) {
    SQLite::Statement statement(database, sql);
    bind_cells(statement, values);
    statement.exec();
}

} // namespace amends::records
