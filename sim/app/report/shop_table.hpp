#pragma once
// The shop's real figures as a table (CSV).
#include "sim/author/table_text.hpp"
#include "sim/records/shop_figures.hpp"
#include "support/problem.hpp"

#include <set>

namespace amends::app {

/// Whom rows of a table may speak of.
struct ShopNames {
    std::set<std::string> people, groups; ///< of the programme, by id and by name
};

struct ShopTable {
    std::vector<records::ShopFigure> figures;
    /// All that is wrong, in file order; errors keep everything from being written. Line and column: the line
    /// of the file and the cell in its row, both from 1.
    std::vector<support::Problem> problems;
};

/// Reads columns by their names in either language, in any order: period (a month "2026-09" or
/// "2026-09-01/2026-09-15"), satisfaction and resolution (per cent, at most one decimal; one of them is
/// enough), and if wanted person or group (neither: the whole shop), contacts, phase (before, after; empty:
/// by the dates) and source (empty: the file's name). A period is over by `today`, a day. Refused: bytes that
/// are no text.
support::Result<ShopTable, author::Refused> read_shop_table(const std::string& file, std::string bytes,
                                                            const ShopNames&, const std::string& today);

} // namespace amends::app
