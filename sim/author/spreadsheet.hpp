#pragma once
// Spreadsheets as Excel 2007 and later, WPS and LibreOffice save them (XLSX).
#include "sim/author/table_text.hpp"

namespace amends::author {

/// The names of the sheets that hold tables, in the workbook's order. Refused: what is no XLSX, is damaged,
/// protected by a password or hostile (zip bomb, entities).
[[nodiscard]] support::Result<std::vector<std::string>, Refused> sheet_names(std::string_view bytes);

/// Reads a sheet by its place among `sheet_names`. Cells become texts as they are seen: dates
/// "2026-03-12 18:10", numbers with up to 15 digits, formulas as their stored values. Rows keep their
/// numbers; empty ones are passed over. Memory: the texts of the workbook and one row.
[[nodiscard]] support::Result<TableRead, Refused> read_sheet(std::string_view bytes, std::size_t sheet,
                                                             const EachRow&, const TableLimits& = {});

enum class TableKind { text, spreadsheet };
/// A table of any of the two kinds, told by its bytes: of a spreadsheet the first sheet that is not empty.
/// Faults of the text come back as a refusal; then what was handed out is not to be used.
struct AnyTable {
    TableKind kind = TableKind::text;
    TextEncoding encoding = TextEncoding::utf8;
    std::string sheet; ///< of a spreadsheet
    std::vector<TableRow> rows;
};
[[nodiscard]] support::Result<AnyTable, Refused> read_any_table(std::string bytes, const TableLimits& = {});
/// The same of a file whose name is known. Refused besides: nothing stands in it; it is called a spreadsheet
/// and is none, or was cut off, which is told with its name.
[[nodiscard]] support::Result<AnyTable, Refused> read_table_file(std::string bytes,
                                                                 std::string_view file_name);
/// By its name an Office file, which is always an archive.
[[nodiscard]] bool ends_like_spreadsheet(std::string_view file_name);

/// Begins as a zip archive or as an old Excel file does: no text.
[[nodiscard]] bool looks_like_spreadsheet(std::string_view bytes);

} // namespace amends::author
