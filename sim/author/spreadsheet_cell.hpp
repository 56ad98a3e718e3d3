#pragma once
#include <string>
#include <string_view>

namespace amends::author {

/// A stored number as a spreadsheet shows it: at most 15 digits, no needless zeros; what is no number as it
/// is.
[[nodiscard]] std::string shown_number(std::string_view stored);
/// A stored day number as "2026-03-12", "2026-03-12 18:10" or, without a day, "18:10"; `from_1904`: the
/// workbook counts from 1904. What is no date is shown as a number.
[[nodiscard]] std::string shown_date(std::string_view stored, bool from_1904);
/// Whether a number format shows a day or a time: one of Excel's own by number, else by its letters.
[[nodiscard]] bool is_date_format(int number, std::string_view code);
/// The column of "AB12" from 0; -1 when there are no letters or too many.
[[nodiscard]] int column_of(std::string_view reference);

} // namespace amends::author
