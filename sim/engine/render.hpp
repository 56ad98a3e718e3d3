#pragma once
#include "sim/engine/engine.hpp"
#include "sim/engine/moment.hpp"

namespace amends::engine {

/// "¥5,499.00"; the currency's code before the number where we know no sign. Minor units, two decimals (none
/// for JPY and KRW).
std::string money_text(std::int64_t minor, std::string_view currency);
/// "3月15日" / "15 March".
std::string date_text(const Moment&, support::Lang);
/// "周日" / "Sunday".
std::string weekday_text(const Moment&, support::Lang);

/// What the desk notes beside an item's stock: what the script, or the last event that changed the stock,
/// wrote there. Null when there is none, or when the stock is no longer the one that the note was written
/// for.
const support::Localized* stock_note(const Case&, const State&, const scenario::ItemId&);

/// The drawn row of a variable; null when there is none.
const scenario::Row* drawn_row(const Case&, const scenario::VariableId&);
/// The scenario's `now`; 1970 when it is no date (the checker refuses that).
Moment start_of(const Case&);

/// Fills {named} places of a sentence of ours.
std::string fill(std::string_view pattern,
                 std::initializer_list<std::pair<std::string_view, std::string>> places);

} // namespace amends::engine
