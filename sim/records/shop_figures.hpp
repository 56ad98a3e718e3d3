#pragma once
// What the shop itself measured around a programme: real figures, never simulated ones.
#include "sim/records/programmes.hpp"

namespace amends::records {

struct ShopFigure {
    enum class Scope { all, group, person };
    enum class Phase { by_date, before, after };
    std::string from, to; ///< days; both belong to the period
    Scope scope = Scope::all;
    std::string name; ///< of the group or person by id; empty: the whole shop
    Phase phase = Phase::by_date;
    std::optional<std::int64_t> satisfaction_tenths, resolution_tenths; ///< of a per cent, 0…1000
    std::optional<std::int64_t> contacts;                               ///< that they rest on
    std::string source;                    ///< where the figure comes from, in the shop's words
    std::string imported_utc, imported_by; ///< the store's own
};
std::string_view to_string(ShopFigure::Scope);
std::string_view to_string(ShopFigure::Phase); ///< empty by date

/// The same period of the same whole, group or person.
bool same_place(const ShopFigure&, const ShopFigure&);
/// The same words and numbers, whoever imported them when.
bool same_figure(const ShopFigure&, const ShopFigure&);

/// Keeps all of them or none; what stands at the same place is replaced. For managers.
Store::Ticket put_shop_figures(Store&, Actor, std::string programme, std::vector<ShopFigure>);
/// The same for a demonstration, whose figures are invented like its people. Refused for any other programme.
Store::Ticket put_invented_figures(Store&, std::string programme, std::vector<ShopFigure>);
/// By period, the whole shop first, then groups, then persons.
Outcome<std::vector<ShopFigure>> shop_figures_of(Reader&, const std::string& programme);

} // namespace amends::records
