#pragma once
// A table that people fill in by hand, read row by row: its columns by their names, its problems by line and
// cell.
#include "sim/app/table_cells.hpp"
#include "sim/author/table_text.hpp"
#include "support/problem.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

namespace amends::app {

/// What a word that people write stands for, by a table of (word in small letters, meaning).
template <class Meaning, std::size_t count>
std::optional<Meaning> meaning_of(const std::array<std::pair<std::string_view, Meaning>, count>& words,
                                  std::string_view word) {
    const std::string lower = lower_case(word);
    const auto at =
        std::find_if(words.begin(), words.end(), [&](const auto& one) { return one.first == lower; });
    if (at == words.end()) return std::nullopt;
    return at->second;
}

class HandTable {
public:
    /// `columns`: how many are known, by their numbers from 0.
    HandTable(std::string file, std::size_t columns) : file_(std::move(file)), place_(columns, -1) {}

    /// The row is that of all calls until the next.
    void begin_row(const author::TableRow& row) {
        row_ = &row;
        line_ = static_cast<int>(row.number) + breaks_before_;
        for (const std::string& cell : row.cells)
            breaks_before_ += line_breaks(cell);
    }

    /// Takes the row as the heading, whose names the table of words knows.
    template <class Column, std::size_t count>
    void take_head(const std::array<std::pair<std::string_view, Column>, count>& words, const char* code,
                   const support::Localized& known_ones) {
        has_head_ = true;
        head_cells_ = row_->cells.size();
        for (int cell = 0; cell < static_cast<int>(row_->cells.size()); ++cell) {
            const std::string& word = row_->cells[static_cast<std::size_t>(cell)];
            const std::optional<Column> column = meaning_of(words, word);
            if (!column && !trimmed(word).empty())
                problem(line_, cell + 1, code,
                        with("列“{}”不认识，不导入", "the column \"{}\" is not known and is left out", word),
                        known_ones, support::Severity::warning);
            if (!column) continue;
            int& place = place_.at(*column);
            if (place >= 0)
                problem(line_, cell + 1, code,
                        with("列“{}”出现两次", "the column \"{}\" stands there twice", word),
                        {"只留一列", "keep one of them"});
            else
                place = cell;
        }
    }

    [[nodiscard]] bool has_head() const { return has_head_; }
    [[nodiscard]] bool has_column(std::size_t column) const { return place_.at(column) >= 0; }
    /// The first cell of this row with words in it that stands beyond the heading, from 0.
    [[nodiscard]] std::optional<std::size_t> cell_beyond_head() const {
        for (std::size_t cell = head_cells_; cell < row_->cells.size(); ++cell)
            if (!trimmed(row_->cells[cell]).empty()) return cell;
        return std::nullopt;
    }
    /// A cell as it stands, whatever its column.
    [[nodiscard]] const std::string& words_at(std::size_t cell) const { return row_->cells.at(cell); }
    /// The line in which the row begins.
    [[nodiscard]] int line() const { return line_; }
    /// Of this row, trimmed; empty where the row has no such cell.
    [[nodiscard]] std::string cell(std::size_t column) const {
        const int at = place_.at(column);
        if (at < 0 || at >= static_cast<int>(row_->cells.size())) return {};
        return std::string(trimmed(row_->cells[static_cast<std::size_t>(at)]));
    }

    void problem(int line, int column, const char* code, support::Localized what, support::Localized hint,
                 support::Severity severity = support::Severity::error) {
        problems_.push_back({file_, line, column, severity, code, std::move(what), std::move(hint)});
    }
    /// At a cell of this row: on the line where the cell begins.
    void problem_at(std::size_t column, const char* code, support::Localized what, support::Localized hint) {
        const int cell = std::max(0, place_.at(column));
        int line = line_;
        for (int before = 0; before < cell && before < static_cast<int>(row_->cells.size()); ++before)
            line += line_breaks(row_->cells[static_cast<std::size_t>(before)]);
        problem(line, cell + 1, code, std::move(what), std::move(hint));
    }
    /// Where the file is no whole table, each told once: what else was found wrong with such a cell follows
    /// from it. `first_code` is the code of a quotation mark never closed; behind it stand a zero byte,
    /// something behind a closing quotation mark, too much of it, damaged text.
    void take_faults(const std::vector<author::TableFault>&, std::string_view first_code);
    [[nodiscard]] std::size_t problem_count() const { return problems_.size(); }
    /// All of them, in the order of the file.
    std::vector<support::Problem> take_problems() {
        std::stable_sort(problems_.begin(), problems_.end(),
                         [](const support::Problem& a, const support::Problem& b) {
                             return std::pair(a.line, a.column) < std::pair(b.line, b.column);
                         });
        return std::move(problems_);
    }

private:
    std::string file_;
    std::vector<int> place_; ///< by column: its cell, or −1
    const author::TableRow* row_ = nullptr;
    int line_ = 0, breaks_before_ = 0;
    std::size_t head_cells_ = 0;
    bool has_head_ = false;
    std::vector<support::Problem> problems_;
};

/// The place that a refusal of a file's bytes names; null: the file as a whole is refused.
std::optional<author::TableFault> damaged_place(const author::Refused&);

} // namespace amends::app
