#pragma once
// Tables as text (CSV): what people save from a spreadsheet, and what a spreadsheet opens again.
#include "sim/author/refused.hpp"
#include "support/result.hpp"

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace amends::author {

/// What is refused beyond. A cell of a spreadsheet holds 32,767 characters; ours may hold more, so that what
/// we wrote is read again.
struct TableLimits {
    std::size_t bytes = 64U << 20U;
    std::size_t rows = 100'000;
    std::size_t columns = 256;
    std::size_t cell_bytes = 1U << 20U;
    std::size_t faults = 100; ///< after so many the reading ends
};

enum class TextEncoding { utf8, utf16_le, utf16_be, gb18030 };

/// A file's bytes as UTF-8 without a byte order mark.
struct DecodedText {
    std::string text;
    TextEncoding encoding = TextEncoding::utf8;
};

/// Converts what Chinese and Western spreadsheets save: UTF-8, UTF-16 (by its mark or its zero bytes), else
/// GB18030, which holds GBK. Refused: bytes that are none of them, with row and column of a broken UTF-8.
[[nodiscard]] support::Result<DecodedText, Refused> decode_text(std::string bytes, const TableLimits& = {});

/// One row; `number` counts from 1 as a spreadsheet does, a line break inside a cell begins none.
struct TableRow {
    std::size_t number = 0;
    std::vector<std::string> cells;
};
/// Called for each row that is not empty; the row may be changed, its memory is used again.
using EachRow = std::function<void(TableRow&)>;

/// A fault at a cell: `text` is an id of assets/text with the places {row} and {column}.
struct TableFault {
    std::string text;
    std::size_t row = 0, column = 0;
    std::size_t line = 0; ///< of the text, in which the cell begins, from 1; 0: it is no text
    friend bool operator==(const TableFault&, const TableFault&) = default;
};

struct TableRead {
    std::size_t rows = 0; ///< that are not empty
    char separator = ',';
    std::vector<TableFault> faults; ///< not empty: what was handed out is not to be used
};

/// Of comma, semicolon and tab the one that splits the first rows most evenly.
[[nodiscard]] char find_separator(std::string_view text);

/// Reads RFC 4180 with line ends LF, CR LF or CR and a separator found by looking. A quote inside an unquoted
/// cell is a letter. What protection added (below) is taken off. Memory: one row.
TableRead read_table(std::string_view text, const EachRow&, const TableLimits& = {});

/// A cell as it is written: one that a spreadsheet would take for a formula gets an apostrophe before it.
[[nodiscard]] std::string protect_cell(std::string_view);
/// The cell as it was before it was protected.
[[nodiscard]] std::string_view unprotect_cell(std::string_view);

/// At the beginning of a file for spreadsheets, which otherwise take UTF-8 for the system's own encoding.
inline constexpr std::string_view table_mark = "\xEF\xBB\xBF";
/// Appends a row: cells protected and quoted where needed, commas, CR LF.
void append_row(std::string& text, std::span<const std::string> cells);

/// The fault as a refusal, with {row} and {column}.
[[nodiscard]] Refused refused(const TableFault&);

/// Whether a letter stands in it, not figures and signs alone.
[[nodiscard]] bool has_words(std::string_view utf8);

} // namespace amends::author
