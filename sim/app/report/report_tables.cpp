#include "sim/app/report/report_tables.hpp"

#include "sim/app/report/report_words.hpp"

namespace amends::app {
namespace {

/// A mean of enough people.
std::string mean_cell(const ui::Texts& texts, std::int64_t people, const std::optional<double>& mean) {
    if (people == 0) return "—";
    return people < told_from ? texts.get("report.fewer") : told(mean);
}

/// Why nothing can be said of what would have come by itself, or how it was worked out.
const char* regression_note(const BeforeAfter& all) {
    const Regression& found = all.regression;
    if (found.expected) return "report.regression.rule";
    if (found.rest < rest_min) return "report.regression.few_others";
    if (!found.below_rest && !all.programme.chosen_by_score) return "report.regression.not_low";
    return "report.regression.few_pairs";
}

} // namespace

std::optional<ui::FigureTable> one_sided_table(const BeforeAfter& all, const ui::Texts& texts) {
    if (all.only_before + all.only_after == 0) return std::nullopt;
    const DropOuts& found = all.drop_outs;
    ui::FigureTable table{.id = "one_sided", .title = texts.get("report.one_sided.title")};
    table.head = {std::string(), texts.get("report.column.people"), texts.get("report.one_sided.baseline"),
                  texts.get("report.one_sided.final")};
    table.rows.push_back({texts.get("report.one_sided.both"), std::to_string(found.stayed),
                          mean_cell(texts, found.stayed, found.stayed_mean),
                          mean_cell(texts, found.stayed, found.stayed_after)});
    if (all.only_before > 0)
        table.rows.push_back({texts.get("report.one_sided.only_before"), std::to_string(all.only_before),
                              mean_cell(texts, found.left, found.left_mean), "—"});
    if (all.only_after > 0)
        table.rows.push_back({texts.get("report.one_sided.only_after"), std::to_string(all.only_after), "—",
                              mean_cell(texts, found.came, found.came_mean)});
    const auto apart = [&](std::int64_t people, std::int64_t others, const std::optional<double>& mean,
                           const std::optional<double>& other) {
        return people >= told_from && others >= told_from && mean && other ? signed_to(*mean - *other, 1)
                                                                           : std::string("—");
    };
    const std::string before = apart(found.left, found.stayed, found.left_mean, found.stayed_mean);
    const std::string after = apart(found.came, found.stayed, found.came_mean, found.stayed_after);
    if (before != "—" || after != "—")
        table.rows.push_back({texts.get("report.one_sided.apart"), std::string(), before, after});
    table.note = texts.get("report.one_sided.rule");
    return table;
}

std::optional<ui::FigureTable> regression_table(const BeforeAfter& all, const ui::Texts& texts) {
    if (all.points.pairs == 0) return std::nullopt;
    const Regression& found = all.regression;
    const double change = all.points.after - all.points.before;
    ui::FigureTable table{.id = "regression", .title = texts.get("report.regression.title")};
    table.head = {std::string(), texts.get("report.regression.points")};
    const auto row = [&](const char* id, std::string value, ui::Places places = {}) {
        table.rows.push_back({texts.get(std::string("report.regression.") + id, places), std::move(value)});
    };
    row("own", told(found.mean), {{"n", found.people}});
    if (found.rest >= rest_min) row("others", told(found.rest_mean), {{"n", found.rest}});
    if (found.r) row("alike", told_r(found.r));
    row("seen", signed_to(change, 1), {{"n", all.points.pairs}});
    row("expected", found.expected ? signed_to(*found.expected, 1) : std::string("—"));
    row("beyond", found.expected ? signed_to(change - *found.expected, 1) : std::string("—"));
    table.note = texts.get(regression_note(all), {{"n", found.rest}, {"least", rest_min}});
    return table;
}

} // namespace amends::app
