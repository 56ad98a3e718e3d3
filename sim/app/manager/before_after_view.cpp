#include "sim/app/manager/before_after_view.hpp"

#include "sim/app/manager/before_after_parts.hpp"
#include "sim/app/report/p_cell.hpp"
#include "sim/app/report/report_tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace amends::app {
namespace {

/// What a report's page is made from.
struct Showing {
    const BeforeAfter& all;
    const ui::Texts& texts;
    ReportReader reader;

    [[nodiscard]] const std::string& t(std::string_view id) const { return texts.get(id); }
};

std::string label_of_part(const ui::Texts& texts, const std::string& id) {
    const std::string text = "label." + id;
    return texts.has(text) ? texts.get(text) : id;
}

std::string percent_text(const Showing& in, double fraction, int decimals = 0) {
    return in.texts.get("report.percent", {{"value", told_to(fraction * 100, decimals)}});
}

ui::RateView rate_view(const Showing& in, const char* title, const stats::Rate& rate, int decimals) {
    const stats::Interval interval = stats::wilson(rate);
    return {.title = in.t(title),
            .value = percent_text(in, stats::value(rate), decimals),
            .note = in.texts.get("manager.rate_note", {{"passes", rate.passes},
                                                       {"n", rate.n},
                                                       {"low", told_to(interval.low * 100, decimals)},
                                                       {"high", told_to(interval.high * 100, decimals)}}),
            .part = static_cast<float>(stats::value(rate))};
}

void add_rates(const Showing& in, ui::BeforeAfterView& view) {
    const stats::PairedCounts& counts = in.all.counts;
    const double change = stats::value(stats::after(counts)) - stats::value(stats::before(counts));
    const int decimals = decimals_to_tell(change * 100);
    view.before = rate_view(in, "manager.rate_before", stats::before(counts), decimals);
    view.after = rate_view(in, "manager.rate_after", stats::after(counts), decimals);
    const stats::Interval interval = stats::newcombe_paired(counts);
    const auto points = [&](double share) { return signed_to(share * 100, std::max(1, decimals)); };
    view.change = in.texts.get("manager.points", {{"points", points(change)}});
    view.change_note =
        in.texts.get("manager.change_note", {{"low", points(interval.low)}, {"high", points(interval.high)}});
    // Coloured only where the report itself speaks of a rise or a fall.
    const bool is_told =
        stats::speech(counts) == stats::Speech::everything && stats::mcnemar_midp(counts) < 0.05;
    view.change_tone = !is_told ? ui::Tone::neutral : change > 0 ? ui::Tone::good : ui::Tone::bad;
    view.facts.push_back(in.texts.get("report.counts", {{"both", counts.both},
                                                        {"before_only", counts.before_only},
                                                        {"after_only", counts.after_only},
                                                        {"neither", counts.neither}}));
    view.facts.push_back(size_sentence(in.all, in.texts));
    for (const std::string& sentence :
         {principles_sentence(in.all, in.texts), together_sentence(in.all, in.texts)})
        if (!sentence.empty()) view.facts.push_back(sentence);
    if (!leads_with_points(in.all, in.reader) && in.all.points.pairs > 0)
        view.facts.push_back(points_sentence(in.all, in.texts));
}

/// The word for what an interval lets one say.
std::string word_of_change(const Showing& in, const PointsPart& part) {
    if (!tells_p(part)) return in.t("manager.change_unknown");
    if (part.p_holm >= 0.05) return in.t("manager.change_chance");
    return in.t(part.change->mean > 0 ? "manager.change_up" : "manager.change_down");
}

ui::IntervalRow interval_row(const Showing& in, const PointsPart& part, std::string name) {
    ui::IntervalRow row{.id = part.name, .name = std::move(name), .note = word_of_change(in, part)};
    if (part.change) {
        row.value = part.change->mean;
        row.low = part.change->interval.low;
        row.high = part.change->interval.high;
    } else if (part.pairs > 0) {
        row.value = part.after - part.before;
    }
    return row;
}

/// Principles where results tell them, else the criteria of the rubric.
void add_intervals(const Showing& in, ui::BeforeAfterView& view) {
    const bool has_principles = !in.all.principles.empty();
    ui::IntervalChart chart{.title = in.t(has_principles ? "manager.by_principle" : "manager.by_criterion"),
                            .name_title = in.t(has_principles ? "manager.principle" : "manager.criterion"),
                            .value_title = in.t("report.column.change"),
                            .low_title = in.t("manager.low"),
                            .high_title = in.t("manager.high"),
                            .note_title = in.t("manager.reading"),
                            .nothing_title = in.t("manager.no_change")};
    if (has_principles)
        for (const PrinciplePart& part : in.all.principles)
            chart.rows.push_back(interval_row(in, part.rate, label_of_part(in.texts, part.rate.name)));
    else
        for (const PointsPart& part : in.all.criteria)
            chart.rows.push_back(interval_row(in, part, name_of_part("criterion", part.name, in.texts)));
    if (chart.rows.empty()) return;
    view.intervals = std::move(chart);
    view.intervals_note = in.t("manager.intervals_note");
}

void add_slope(const Showing& in, ui::BeforeAfterView& view) {
    ui::SlopeChart chart{.title = in.t("manager.slope"),
                         .name_title = in.t("report.column.name"),
                         .before_title = in.t("manager.rate_before"),
                         .after_title = in.t("manager.rate_after"),
                         .change_title = in.t("report.column.change_points"),
                         .mark = in.all.programme.pass_mark,
                         .mark_title =
                             in.texts.get("manager.mark_at", {{"mark", in.all.programme.pass_mark}})};
    for (const ReportPerson& person : in.all.people)
        if (person.is_pair() && person.before->total && person.after->total)
            chart.rows.push_back({person.person, person.name.empty() ? person.person : person.name,
                                  *person.before->total, *person.after->total});
    if (chart.rows.empty()) return;
    double least = 100;
    for (const ui::SlopeRow& row : chart.rows)
        least = std::min({least, row.before, row.after});
    chart.low = std::clamp(std::floor(least / 20) * 20, 0.0, 60.0);
    // By the change, so that the table begins with whom to look at.
    std::stable_sort(chart.rows.begin(), chart.rows.end(), [](const ui::SlopeRow& a, const ui::SlopeRow& b) {
        return a.after - a.before < b.after - b.before;
    });
    view.slope = std::move(chart);
    view.slope_note = in.t("manager.slope_note");
}

/// What of a person stands in a row of the heat map, newest side first.
const SatSide* newest_side(const ReportPerson& person) {
    return person.after ? &*person.after : person.before ? &*person.before : nullptr;
}

void add_heat(const Showing& in, ui::BeforeAfterView& view) {
    const bool has_principles = !in.all.principles.empty();
    ui::HeatMap map{.title = in.t(has_principles ? "manager.heat_principles" : "manager.heat_criteria"),
                    .name_title = in.t("report.column.name"),
                    .mark = static_cast<double>(in.all.programme.pass_mark)};
    std::vector<std::string> ids;
    for (const PrinciplePart& part : in.all.principles)
        ids.push_back(part.rate.name);
    if (!has_principles)
        for (const PointsPart& part : in.all.criteria)
            ids.push_back(part.name);
    for (const std::string& id : ids)
        map.columns.push_back(has_principles ? label_of_part(in.texts, id)
                                             : name_of_part("criterion", id, in.texts));
    struct Ranked {
        ui::HeatRow row;
        double total = 1000; ///< without one: last
    };
    std::vector<Ranked> rows;
    for (const ReportPerson& person : in.all.people) {
        const SatSide* side = newest_side(person);
        if (!side) continue;
        Ranked ranked{{person.person, person.name.empty() ? person.person : person.name, {}},
                      side->total.value_or(1000)};
        for (const std::string& id : ids) {
            const auto at = side->criteria.find(id);
            ranked.row.values.push_back(has_principles               ? shown_percent(side->figures, id)
                                        : at == side->criteria.end() ? std::nullopt
                                                                     : std::optional<double>(at->second));
        }
        rows.push_back(std::move(ranked));
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](const Ranked& a, const Ranked& b) { return a.total < b.total; });
    for (Ranked& one : rows)
        map.rows.push_back(std::move(one.row));
    if (map.rows.empty() || map.columns.empty()) return;
    view.heat = std::move(map);
    view.heat_note = in.texts.get("manager.heat_note", {{"mark", in.all.programme.pass_mark}});
}

ui::FigureTable points_table(const Showing& in, const char* id, const char* title, const char* kind,
                             const std::vector<PointsPart>& parts, bool has_holm) {
    ui::FigureTable table{.id = id, .title = in.t(title)};
    table.head = {in.t("manager.part"), in.t("manager.rate_before"), in.t("manager.rate_after"),
                  in.t("report.column.change"), in.t("report.interval")};
    if (has_holm) table.head.push_back(in.t("report.column.p_holm"));
    for (const PointsPart& part : parts) {
        std::vector<std::string> cells{name_of_part(kind, part.name, in.texts), tenths_text(part.before),
                                       tenths_text(part.after), tenths_text(part.after - part.before, true)};
        cells.push_back(part.change ? tenths_text(part.change->interval.low, true) + " … "
                                          + tenths_text(part.change->interval.high, true)
                                    : "—");
        if (has_holm) cells.push_back(tells_p(part) ? told_p(part.p_holm) : "—");
        table.rows.push_back(std::move(cells));
    }
    return table;
}

ui::FigureTable principles_table(const Showing& in) {
    ui::FigureTable table{.id = "principles", .title = in.t("manager.by_principle_rate")};
    table.head = {in.t("manager.principle"),    in.t("manager.rate_before"), in.t("manager.rate_after"),
                  in.t("report.column.change"), in.t("report.interval"),     in.t("report.column.p_holm")};
    for (const PrinciplePart& part : in.all.principles) {
        const PointsPart& rate = part.rate;
        table.rows.push_back({label_of_part(in.texts, rate.name), tenths_text(rate.before),
                              tenths_text(rate.after), tenths_text(rate.after - rate.before, true),
                              rate.change ? tenths_text(rate.change->interval.low, true) + " … "
                                                + tenths_text(rate.change->interval.high, true)
                                          : "—",
                              tells_p(rate) ? told_p(rate.p_holm) : "—"});
    }
    table.note = in.t("manager.by_principle_note");
    return table;
}

ui::FigureTable rates_table(const Showing& in, const char* id, const char* title,
                            const std::vector<PairedPart>& parts) {
    ui::FigureTable table{.id = id, .title = in.t(title)};
    table.head = {in.t("manager.part"), in.t("report.column.people"), in.t("manager.rate_before"),
                  in.t("manager.rate_after"), in.t("report.column.change")};
    for (const PairedPart& part : parts) {
        const std::string name = part.name.empty() ? in.t("report.no_group") : part.name;
        const std::int64_t n = stats::pairs(part.counts);
        if (n < told_from || !may_tell(part.counts, in.reader)) { // not even on a screen others may see
            table.rows.push_back({name, in.t("report.fewer"), "—", "—", "—"});
            continue;
        }
        const double before = stats::value(stats::before(part.counts)),
                     after = stats::value(stats::after(part.counts));
        const int decimals = decimals_to_tell((after - before) * 100);
        table.rows.push_back({name, std::to_string(n), percent_text(in, before, decimals),
                              percent_text(in, after, decimals),
                              signed_to((after - before) * 100, std::max(1, decimals))});
    }
    return table;
}

} // namespace

ui::BeforeAfterView before_after_view(const BeforeAfter& all, const ui::Texts& texts, ReportReader reader) {
    const Showing in{all, texts, reader};
    ui::BeforeAfterView view;
    view.answer = answer_of(all, texts, reader);
    view.warnings = warnings_of(all, texts);
    view.rule = texts.get("report.rule", {{"mark", all.programme.pass_mark}});
    if (!reader.opens_persons) view.withheld = in.t("manager.persons_withheld");
    view.tables.push_back(who_table(all, texts));
    if (auto one_sided = one_sided_table(all, texts)) view.tables.push_back(std::move(*one_sided));
    view.shop = shop_figures_view(all, texts, reader);
    view.people = person_lines(all, texts, reader);
    if (stats::pairs(all.counts) == 0 || !may_tell(all.counts, reader)) return view;
    if (auto regression = regression_table(all, texts)) view.tables.push_back(std::move(*regression));
    add_rates(in, view);
    if (leads_with_points(all, reader)) {
        view.facts.insert(view.facts.begin(), view.answer);
        view.answer = points_sentence(all, texts);
    }
    add_intervals(in, view);
    if (reader.opens_persons) {
        add_slope(in, view);
        add_heat(in, view);
    }
    if (!all.principles.empty()) view.tables.push_back(principles_table(in));
    if (!all.criteria.empty())
        view.tables.push_back(
            points_table(in, "criteria", "report.by_criterion", "criterion", all.criteria, true));
    if (auto contacts = measures_table(all, texts, false)) view.tables.push_back(std::move(*contacts));
    view.tables.push_back(critical_table(all, texts));
    view.simulated = measures_table(all, texts, true);
    if (!all.topics.empty())
        view.tables.push_back(points_table(in, "topics", "report.by_topic", "topic", all.topics, false));
    if (all.groups.size() > 1)
        view.tables.push_back(rates_table(in, "groups", "report.by_group", all.groups));
    if (!all.orders.empty()) view.tables.push_back(rates_table(in, "orders", "report.by_order", all.orders));
    return view;
}

} // namespace amends::app
