#include "sim/app/manager/before_after_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace amends::app {
namespace {

using Scope = records::ShopFigure::Scope;

std::string limits_told(const PointsPart& part) {
    if (!part.change) return "—";
    return tenths_text(part.change->interval.low, true) + " … "
           + tenths_text(part.change->interval.high, true);
}

std::string from_to(const RealMeasure& measure) {
    return told(measure.before) + " → " + told(measure.after);
}

/// Means of few people are told to nobody who may not open them.
bool tells_head(const BeforeAfter& all, ReportReader reader) {
    const bool few = all.real.head.scope == Scope::person
                     && static_cast<std::int64_t>(all.real.persons.size()) < told_from;
    return !few || reader.opens_persons;
}

void add_measure(const ui::Texts& texts, const char* title, const RealMeasure& measure,
                 ui::ShopFiguresView& view) {
    ui::RateView rate{.title = texts.get(title), .value = texts.get("report.board.not_measured")};
    if (measure.before && measure.after) {
        const auto [before, after] = told_sides(*measure.before, *measure.after);
        rate.value = fmt::format("{} → {} %", before, after);
        rate.note = texts.get("manager.points", {{"points", signed_to(*measure.after - *measure.before, 1)}});
        rate.part = static_cast<float>(*measure.after / 100);
    }
    view.measures.push_back(std::move(rate));
}

/// The head's figures by period.
std::optional<ui::TrendChart> shop_trend(const BeforeAfter& all, const ui::Texts& texts) {
    ui::TrendChart chart{
        .title = texts.get("report.trend_title"),
        .place_title = texts.get("report.real.from"),
        .lines = {{texts.get("report.real.satisfaction"), {}}, {texts.get("report.real.resolution"), {}}},
        .high = 100};
    std::map<std::string, std::array<std::pair<double, int>, 2>> periods; // sums and counts
    for (const RealFigures::Row& row : all.real.rows) {
        if (row.figure.scope != all.real.head.scope) continue;
        auto& period = periods[row.figure.from];
        const std::array measures{row.figure.satisfaction_tenths, row.figure.resolution_tenths};
        for (std::size_t at = 0; at < measures.size(); ++at)
            if (measures.at(at)) {
                period.at(at).first += static_cast<double>(*measures.at(at)) / 10;
                ++period.at(at).second;
            }
    }
    if (periods.size() < 2) return std::nullopt;
    for (const auto& [from, sums] : periods) {
        chart.places.push_back(from);
        for (std::size_t at = 0; at < sums.size(); ++at)
            chart.lines[at].values.push_back(sums.at(at).second > 0
                                                 ? std::optional(sums.at(at).first / sums.at(at).second)
                                                 : std::nullopt);
    }
    return chart;
}

ui::FigureTable shop_table(const BeforeAfter& all, const ui::Texts& texts, ReportReader reader) {
    ui::FigureTable table{.id = "shop", .title = texts.get("manager.shop_parts")};
    table.head = {texts.get("manager.part"), texts.get("report.board.satisfaction"),
                  texts.get("report.board.resolution")};
    const RealPart& head = all.real.head;
    const std::string whole = head.scope == Scope::all ? texts.get("report.real.whole")
                              : head.scope == Scope::group
                                  ? texts.get("report.real.groups")
                                  : texts.get("report.real.persons", {{"n", all.real.persons.size()}});
    if (tells_head(all, reader))
        table.rows.push_back({whole, from_to(head.satisfaction), from_to(head.resolution)});
    for (const RealPart& part : all.real.groups)
        table.rows.push_back({part.name, from_to(part.satisfaction), from_to(part.resolution)});
    for (const std::string& sentence : real_sentences(all, texts, reader))
        table.note += (table.note.empty() ? "" : "\n") + sentence;
    return table;
}

/// Every imported row but those of persons.
ui::FigureTable shop_rows_table(const BeforeAfter& all, const ui::Texts& texts) {
    ui::FigureTable table{.id = "shop_rows", .title = texts.get("report.periods_title")};
    for (const char* id : {"report.column.group", "report.real.from", "report.real.to", "report.real.side",
                           "report.real.satisfaction", "report.real.resolution", "report.real.contacts"})
        table.head.push_back(texts.get(id));
    for (const RealFigures::Row& one : all.real.rows) {
        if (one.figure.scope == Scope::person) continue;
        const auto tenths = [](const std::optional<std::int64_t>& value) {
            return value ? told(static_cast<double>(*value) / 10) : std::string("—");
        };
        table.rows.push_back({one.figure.name.empty() ? texts.get("report.real.whole") : one.figure.name,
                              one.figure.from, one.figure.to,
                              texts.get("report.real." + std::string(to_string(one.side))),
                              tenths(one.figure.satisfaction_tenths), tenths(one.figure.resolution_tenths),
                              one.figure.contacts ? std::to_string(*one.figure.contacts) : "—"});
    }
    table.note = texts.get("report.real.rule");
    return table;
}

} // namespace

std::string tenths_text(double value, bool with_sign) {
    const double tenths = std::round(value * 10);
    const std::string digits = fmt::format("{:.1f}", std::fabs(tenths) / 10);
    if (tenths < 0) return "−" + digits;
    return with_sign && tenths > 0 ? "+" + digits : digits;
}

ui::FigureTable who_table(const BeforeAfter& all, const ui::Texts& texts) {
    ui::FigureTable table{.id = "who", .title = texts.get("report.who.title")};
    table.head = {std::string()};
    for (std::string& line : who_lines(all, texts))
        table.rows.push_back({std::move(line)});
    return table;
}

std::optional<ui::FigureTable> measures_table(const BeforeAfter& all, const ui::Texts& texts,
                                              bool simulated) {
    ui::FigureTable table{.id = simulated ? "simulated" : "contacts",
                          .title = texts.get(simulated ? "report.simulated.title" : "report.contacts.title")};
    table.head = {texts.get("manager.part"),         texts.get("report.column.people"),
                  texts.get("report.column.before"), texts.get("report.column.after"),
                  texts.get("report.column.change"), texts.get("report.interval")};
    for (const PointsPart& part : all.measures)
        if (is_simulated(part.name) == simulated)
            table.rows.push_back({name_of_measure(all, part.name, texts), std::to_string(part.pairs),
                                  told(part.before), told(part.after),
                                  tenths_text(part.after - part.before, true), limits_told(part)});
    if (table.rows.empty()) return std::nullopt;
    table.note = texts.get(simulated ? "report.simulated.rule" : "report.contacts.rule");
    return table;
}

ui::FigureTable critical_table(const BeforeAfter& all, const ui::Texts& texts) {
    ui::FigureTable table{.id = "critical", .title = texts.get("report.critical.title")};
    table.head = {std::string(), texts.get("report.real.contacts"), texts.get("manager.critical_confirmed"),
                  texts.get("manager.critical_suspected")};
    for (const auto& [side, id] : {std::pair{&all.critical_before, "report.column.before"},
                                   std::pair{&all.critical_after, "report.column.after"}})
        table.rows.push_back({texts.get(id), std::to_string(side->contacts), std::to_string(side->confirmed),
                              std::to_string(side->suspected)});
    return table;
}

ui::ShopFiguresView shop_figures_view(const BeforeAfter& all, const ui::Texts& texts, ReportReader reader) {
    ui::ShopFiguresView view{.title = texts.get("report.real.title")};
    if (all.real.none() || !tells_head(all, reader)) {
        view.note = texts.get("report.board.no_real");
        return view;
    }
    if (all.programme.invented) view.title = texts.get("report.board.real_invented");
    view.note = texts.get(
        all.programme.invented ? "report.board.invented_note" : "report.board.real_note",
        {{"from", all.real.first_day}, {"to", all.real.last_day}, {"sources", sources_of(all, texts)}});
    add_measure(texts, "report.board.satisfaction", all.real.head.satisfaction, view);
    add_measure(texts, "report.board.resolution", all.real.head.resolution, view);
    view.trend = shop_trend(all, texts);
    view.trend_note = texts.get("report.picture_trend");
    view.tables.push_back(shop_table(all, texts, reader));
    view.tables.push_back(shop_rows_table(all, texts));
    return view;
}

std::vector<ui::PersonLine> person_lines(const BeforeAfter& all, const ui::Texts& texts,
                                         ReportReader reader) {
    std::vector<ui::PersonLine> lines;
    if (!reader.opens_persons) return lines;
    const auto cell = [&](const std::optional<SatSide>& side) {
        if (!side) return texts.get("report.not_sat");
        if (!side->finished) return texts.get("report.left");
        return told(side->total) + " " + texts.get(side->passed ? "report.passed" : "report.not_passed");
    };
    for (const ReportPerson& one : all.people) {
        ui::PersonLine line{.id = one.person,
                            .name = one.name.empty() ? one.person : one.name,
                            .group = one.group,
                            .before = cell(one.before),
                            .after = cell(one.after)};
        const std::int64_t open =
            (one.before ? one.before->unconfirmed : 0) + (one.after ? one.after->unconfirmed : 0);
        line.unconfirmed = std::to_string(open);
        line.change = "—";
        if (one.is_pair() && one.before->total && one.after->total) {
            const double change = *one.after->total - *one.before->total;
            line.change = tenths_text(change, true);
            line.tone = change < 0 ? ui::Tone::warn : ui::Tone::neutral;
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

} // namespace amends::app
