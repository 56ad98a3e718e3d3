#pragma once
// The shop's real satisfaction and resolution around a programme. Never one line with simulated figures.
#include "scoring/stats/means.hpp"
#include "sim/records/shop_figures.hpp"

namespace amends::app {

/// Mean of the periods before and of those after, in per cent; weighted by contacts where all of them tell
/// how many they rest on.
struct RealMeasure {
    std::optional<double> before, after;
};

/// One whole, group or person.
struct RealPart {
    records::ShopFigure::Scope scope = records::ShopFigure::Scope::all;
    std::string name; ///< empty: the whole shop
    RealMeasure satisfaction, resolution;
};

/// Change a person, over the people of the programme who have figures on both sides.
struct RealChange {
    std::int64_t people = 0;
    RealMeasure mean;
    std::optional<stats::PairedMean> change;
};

struct RealFigures {
    enum class Side { before, between, after };
    struct Row {
        records::ShopFigure figure;
        Side side = Side::between;
    };
    std::vector<Row> rows; ///< by period
    /// The whole shop where the table has it, else the mean of the persons, else of the groups.
    RealPart head;
    std::vector<RealPart> groups, persons;
    RealChange satisfaction, resolution;
    std::vector<std::string> sources;
    std::string first_day, last_day; ///< of all periods
    [[nodiscard]] bool none() const { return rows.empty(); }
};

/// Days that part before from after: a period belongs to "before" when it ends before `first_baseline` or on
/// that day, to "after" when it begins after `last_final`; both empty: only the rows' own words tell. Rows
/// that name a phase belong there whatever their dates. `is_now` tells who an id is today.
RealFigures real_figures(const std::vector<records::ShopFigure>&, const std::string& first_baseline,
                         const std::string& last_final,
                         const std::function<std::string(const std::string&)>& is_now);

std::string_view to_string(RealFigures::Side);

} // namespace amends::app
