#include "sim/author/table_text.hpp"

#include "support/utf8.hpp"

#include <algorithm>
#include <array>

namespace amends::author {
namespace {

/// Reads a text from front to back; knows nothing of what came before this row.
class RowReader {
public:
    RowReader(std::string_view text, const TableLimits& limits, TableRead& read)
        : text_(text), limits_(limits), read_(read) {}

    [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }
    /// Of the row that was read last.
    [[nodiscard]] std::size_t line_of_row() {
        cell_at_ = row_at_;
        return line_of_cell();
    }

    /// The next row; its old cells' memory is used again. False: the reading ends here.
    bool row(TableRow& row) {
        ++row.number;
        row_at_ = at_;
        std::size_t column = 0;
        for (bool more = true; more; ++column) {
            if (column == limits_.columns) {
                fault("intake.table.columns", row.number, column + 1);
                return false;
            }
            if (row.cells.size() <= column) row.cells.emplace_back();
            row.cells[column].clear();
            if (!cell(row.cells[column], row.number, column + 1)) return false;
            more = !at_end() && text_[at_] == read_.separator;
            if (more) ++at_;
        }
        row.cells.resize(column);
        line_end();
        return read_.faults.size() < limits_.faults;
    }

private:
    void fault(const char* text, std::size_t row, std::size_t column) {
        read_.faults.push_back({text, row, column, line_of_cell()});
    }
    /// Counts on from the last fault: LF, CR and CR LF end a line each.
    std::size_t line_of_cell() {
        for (; counted_ < cell_at_; ++counted_) {
            const bool before_lf = counted_ + 1 < text_.size() && text_[counted_ + 1] == '\n';
            if (text_[counted_] == '\n' || (text_[counted_] == '\r' && !before_lf)) ++line_;
        }
        return line_;
    }
    [[nodiscard]] bool ends_cell() const {
        return at_end() || text_[at_] == read_.separator || text_[at_] == '\n' || text_[at_] == '\r';
    }
    void line_end() {
        if (!at_end() && text_[at_] == '\r') {
            ++at_;
            if (!at_end() && text_[at_] == '\n') ++at_;
        } else if (!at_end()) {
            ++at_; // LF
        }
    }
    bool cell(std::string& cell, std::size_t row, std::size_t column) {
        cell_at_ = at_;
        const bool quoted = !at_end() && text_[at_] == '"';
        const bool goes_on = quoted ? quoted_cell(cell, row, column) : plain_cell(cell);
        if (cell.size() > limits_.cell_bytes) {
            fault("intake.table.cell_long", row, column);
            return false;
        }
        if (cell.find('\0') != std::string::npos) fault("intake.table.zero", row, column);
        cell = std::string(unprotect_cell(cell));
        return goes_on;
    }
    bool plain_cell(std::string& cell) {
        const std::size_t begin = at_;
        while (!ends_cell())
            ++at_;
        cell.assign(text_.substr(begin, at_ - begin));
        return true;
    }
    bool quoted_cell(std::string& cell, std::size_t row, std::size_t column) {
        ++at_;
        for (;;) {
            const std::size_t quote = text_.find('"', at_);
            if (quote == std::string_view::npos) {
                fault("intake.table.quote_open", row, column);
                return false; // all that follows would be this one cell
            }
            cell.append(text_.substr(at_, quote - at_));
            at_ = quote + 1;
            if (at_end() || text_[at_] != '"') break;
            cell += '"';
            ++at_;
        }
        if (ends_cell()) return true;
        fault("intake.table.after_quote", row, column);
        while (!ends_cell())
            ++at_;
        return true;
    }

    std::string_view text_;
    const TableLimits& limits_;
    TableRead& read_;
    std::size_t at_ = 0, row_at_ = 0, cell_at_ = 0; ///< the latter two: where row and cell begin
    std::size_t counted_ = 0, line_ = 1;
};

bool is_empty_row(const TableRow& row) {
    return std::all_of(row.cells.begin(), row.cells.end(), [](const std::string& cell) {
        return cell.find_first_not_of(" \t\r\n") == std::string::npos;
    });
}

/// Cells of each of the first rows by this separator; quotes are respected.
std::vector<std::size_t> first_widths(std::string_view text, char separator) {
    constexpr std::size_t rows_looked_at = 20;
    std::vector<std::size_t> widths;
    std::size_t cells = 1;
    bool quoted = false, any = false;
    for (const char letter : text) {
        if (letter == '"') quoted = !quoted;
        if (!quoted && letter == separator) ++cells;
        any = any || (letter != '\n' && letter != '\r');
        if (quoted || (letter != '\n' && letter != '\r')) continue;
        if (any) widths.push_back(cells);
        cells = 1;
        any = false;
        if (widths.size() == rows_looked_at) return widths;
    }
    if (any) widths.push_back(cells);
    return widths;
}

constexpr std::array<std::string_view, 11> formula_starts = {
    "=", "+", "-", "@", "\t", "\r", "\n", "\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"};

/// What a spreadsheet might run, behind blanks and apostrophes.
bool could_run(std::string_view cell) {
    const std::size_t first = cell.find_first_not_of(" '");
    if (first == std::string_view::npos) return false;
    cell.remove_prefix(first);
    return std::any_of(formula_starts.begin(), formula_starts.end(),
                       [&](std::string_view start) { return cell.starts_with(start); });
}

} // namespace

char find_separator(std::string_view text) {
    // Most rows of one width count, then the number of cells: commas stand in sentences, too, but not evenly.
    char best = ',';
    std::size_t best_score = 0;
    for (const char separator : {',', ';', '\t'}) {
        const auto widths = first_widths(text, separator);
        std::size_t score = 0;
        for (const std::size_t width : widths)
            if (width > 1)
                score = std::max<std::size_t>(
                    score, 1000U * static_cast<std::size_t>(std::count(widths.begin(), widths.end(), width))
                               + width);
        if (score > best_score) {
            best_score = score;
            best = separator;
        }
    }
    return best;
}

TableRead read_table(std::string_view text, const EachRow& each, const TableLimits& limits) {
    TableRead read;
    if (text.starts_with(table_mark)) text.remove_prefix(table_mark.size());
    read.separator = find_separator(text);
    RowReader reader(text, limits, read);
    TableRow row;
    while (!reader.at_end()) {
        if (!reader.row(row)) break;
        if (is_empty_row(row)) continue;
        if (read.rows == limits.rows) {
            read.faults.push_back({"intake.table.rows", row.number, 1, reader.line_of_row()});
            break;
        }
        ++read.rows;
        each(row);
    }
    return read;
}

std::string protect_cell(std::string_view cell) {
    return could_run(cell) ? "'" + std::string(cell) : std::string(cell);
}

std::string_view unprotect_cell(std::string_view cell) {
    return cell.starts_with('\'') && could_run(cell) ? cell.substr(1) : cell;
}

void append_row(std::string& text, std::span<const std::string> cells) {
    bool first = true;
    for (const std::string& cell : cells) {
        if (!first) text += ',';
        first = false;
        const std::string written = protect_cell(cell);
        // Semicolons and tabs are separators elsewhere; a protected cell is quoted, too.
        const bool quote = written.size() != cell.size()
                           || written.find_first_of(",;\t\"\r\n") != std::string::npos
                           || (!written.empty() && (written.front() == ' ' || written.back() == ' '));
        if (!quote) {
            text += written;
            continue;
        }
        text += '"';
        for (const char letter : written) {
            if (letter == '"') text += '"';
            text += letter;
        }
        text += '"';
    }
    text += "\r\n";
}

Refused refused(const TableFault& fault) {
    return {fault.text, {{"row", std::to_string(fault.row)}, {"column", std::to_string(fault.column)}}};
}

bool has_words(std::string_view utf8) {
    for (std::size_t at = 0; at < utf8.size();) {
        const support::CodePoint letter = support::decode_utf8(utf8, at);
        at += letter.length;
        const char32_t code = letter.value;
        const bool latin = (code | 32U) >= U'a' && (code | 32U) <= U'z';
        // Other alphabets; behind the signs of punctuation the scripts of Asia; neither its own punctuation
        // nor wide figures and signs.
        const bool other = (code >= 0xC0 && code < 0x2000) || (code >= 0x3040 && code < 0xFF00)
                           || (code >= 0xFF21 && code <= 0xFF3A) || (code >= 0xFF41 && code <= 0xFF5A)
                           || code >= 0x20000;
        if (letter.valid && (latin || other)) return true;
    }
    return false;
}

} // namespace amends::author
