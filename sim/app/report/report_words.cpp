#include "sim/app/report/report_words.hpp"

#include "scoring/stats/power.hpp"
#include "sim/app/printable.hpp"
#include "sim/author/table_text.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <utility>

namespace amends::app {
namespace {

using OrderedJson = nlohmann::ordered_json;

std::string percent(double fraction) {
    return fmt::format("{:.0f}", fraction * 100);
}

/// A difference with its sign, in points of a hundred.
std::string signed_points(double value, double scale) {
    return fmt::format("{:+.1f}", value * scale);
}

/// The id of the sentence that answers.
std::string answer_id(const BeforeAfter& all) {
    if (stats::pairs(all.counts) == 0)
        return all.other_versions > 0 ? "report.answer.other_versions" : "report.answer.no_pairs";
    if (all.counts.before_only == 0 && all.counts.after_only == 0) return "report.answer.nobody_changed";
    switch (stats::speech(all.counts)) {
    case stats::Speech::no_verdict: return "report.answer.no_verdict";
    case stats::Speech::counts_and_interval: return "report.answer.no_p";
    case stats::Speech::everything: break;
    }
    if (stats::mcnemar_midp(all.counts) >= 0.05) return "report.answer.may_be_chance";
    return all.counts.after_only > all.counts.before_only ? "report.answer.rose" : "report.answer.fell";
}

OrderedJson paired_numbers(const stats::PairedCounts& counts) {
    const std::int64_t n = stats::pairs(counts);
    OrderedJson numbers{{"n", n}};
    const auto known = [&](auto value) { return n > 0 ? OrderedJson(value()) : OrderedJson(nullptr); };
    numbers["before_passes"] = stats::before(counts).passes;
    numbers["after_passes"] = stats::after(counts).passes;
    numbers["before_rate"] = known([&] { return stats::value(stats::before(counts)); });
    numbers["after_rate"] = known([&] { return stats::value(stats::after(counts)); });
    numbers["difference"] = known(
        [&] { return static_cast<double>(counts.after_only - counts.before_only) / static_cast<double>(n); });
    numbers["newcombe10_low"] = known([&] { return stats::newcombe_paired(counts).low; });
    numbers["newcombe10_high"] = known([&] { return stats::newcombe_paired(counts).high; });
    const bool tests = n > 0 && stats::speech(counts) == stats::Speech::everything;
    const auto tested = [&](double value) { return tests ? OrderedJson(value) : OrderedJson(nullptr); };
    numbers["mcnemar_exact_p"] = tested(stats::mcnemar_exact(counts));
    numbers["mcnemar_midp"] = tested(stats::mcnemar_midp(counts));
    numbers["cohens_h"] = known([&] {
        return stats::cohens_h(stats::value(stats::before(counts)), stats::value(stats::after(counts)));
    });
    return numbers;
}

OrderedJson part_json(const PairedPart& part, ReportReader reader) {
    OrderedJson one{{"name", part.name}};
    if (!may_tell(part.counts, reader)) {
        one["n"] = nullptr;
        one["withheld"] = "fewer than 5";
        return one;
    }
    one.update(paired_numbers(part.counts));
    return one;
}

OrderedJson optional_json(const std::optional<double>& value) {
    return value ? OrderedJson(*value) : OrderedJson(nullptr);
}

OrderedJson points_json(const PointsPart& part, bool is_criterion) {
    OrderedJson one;
    if (!part.name.empty()) one["name"] = part.name;
    one["pairs"] = part.pairs;
    one["before"] = part.pairs > 0 ? OrderedJson(part.before) : OrderedJson(nullptr);
    one["after"] = part.pairs > 0 ? OrderedJson(part.after) : OrderedJson(nullptr);
    const auto of_change = [&](double value) {
        return part.change ? OrderedJson(value) : OrderedJson(nullptr);
    };
    const stats::PairedMean change = part.change.value_or(stats::PairedMean{});
    one["change"] = part.pairs > 0 ? OrderedJson(part.after - part.before) : OrderedJson(nullptr);
    one["low"] = of_change(change.interval.low);
    one["high"] = of_change(change.interval.high);
    one["p"] = of_change(change.p);
    one["dz"] = of_change(change.dz);
    if (is_criterion) one["p_holm"] = of_change(part.p_holm);
    if (part.bootstrap) one["bootstrap"] = {part.bootstrap->low, part.bootstrap->high};
    return one;
}

OrderedJson turns_json(const Shown& turns) {
    return {{"due", turns.due}, {"shown", turns.shown}};
}

/// Rates in per cent of the due turns.
OrderedJson principle_json(const PrinciplePart& part) {
    OrderedJson one = points_json(part.rate, true);
    one["before_turns"] = turns_json(part.before);
    one["after_turns"] = turns_json(part.after);
    one["r_with_points"] = part.with_points ? OrderedJson{{"r", part.with_points->r},
                                                          {"low", part.with_points->interval.low},
                                                          {"high", part.with_points->interval.high}}
                                            : OrderedJson(nullptr);
    return one;
}

OrderedJson measures_json(const BeforeAfter& all, bool simulated) {
    OrderedJson list = OrderedJson::array();
    for (const MeasureKind& kind : measure_kinds())
        for (const PointsPart& part : all.measures) {
            if (part.name != kind.id || kind.simulated != simulated) continue;
            list.push_back(points_json(part, false));
            if (kind.unit == MeasureKind::Unit::money) list.back()["currency"] = all.currency;
        }
    return list;
}

OrderedJson critical_json(const CriticalPart& part) {
    return {{"contacts", part.contacts}, {"suspected", part.suspected}, {"confirmed", part.confirmed}};
}

OrderedJson real_measure_json(const RealMeasure& measure) {
    return {{"before", optional_json(measure.before)}, {"after", optional_json(measure.after)}};
}

OrderedJson real_part_json(const RealPart& part) {
    OrderedJson one{{"scope", records::to_string(part.scope)}};
    if (!part.name.empty()) one["name"] = part.name;
    one["satisfaction"] = real_measure_json(part.satisfaction);
    one["resolution"] = real_measure_json(part.resolution);
    return one;
}

OrderedJson real_change_json(const RealChange& change) {
    const auto of_change = [&](double value) {
        return change.change ? OrderedJson(value) : OrderedJson(nullptr);
    };
    const stats::PairedMean mean = change.change.value_or(stats::PairedMean{});
    return {{"people", change.people},
            {"before", optional_json(change.mean.before)},
            {"after", optional_json(change.mean.after)},
            {"low", of_change(mean.interval.low)},
            {"high", of_change(mean.interval.high)},
            {"p", of_change(mean.p)}};
}

/// Figures of the shop; per cent. A person's own stand only where persons may be opened.
OrderedJson real_json(const BeforeAfter& all, ReportReader reader) {
    const RealFigures& real = all.real;
    if (real.none()) return nullptr;
    OrderedJson one{{"invented", all.programme.invented},
                    {"sources", real.sources},
                    {"from", real.first_day},
                    {"to", real.last_day}};
    const bool few = real.head.scope == records::ShopFigure::Scope::person
                     && static_cast<std::int64_t>(real.persons.size()) < told_from;
    one["head"] = few && !reader.opens_persons ? OrderedJson(nullptr) : real_part_json(real.head);
    for (const char* name : {"groups", "persons", "rows"})
        one[name] = OrderedJson::array();
    for (const RealPart& part : real.groups)
        one["groups"].push_back(real_part_json(part));
    if (reader.opens_persons)
        for (const RealPart& part : real.persons)
            one["persons"].push_back(real_part_json(part));
    const bool tells_change = reader.opens_persons || real.satisfaction.people >= told_from;
    one["satisfaction_by_person"] = tells_change ? real_change_json(real.satisfaction) : OrderedJson(nullptr);
    one["resolution_by_person"] = tells_change ? real_change_json(real.resolution) : OrderedJson(nullptr);
    for (const RealFigures::Row& row : real.rows) {
        if (row.figure.scope == records::ShopFigure::Scope::person && !reader.opens_persons) continue;
        const auto percent_of = [](const std::optional<std::int64_t>& tenths) {
            return tenths ? OrderedJson(static_cast<double>(*tenths) / 10) : OrderedJson(nullptr);
        };
        one["rows"].push_back(
            {{"from", row.figure.from},
             {"to", row.figure.to},
             {"side", to_string(row.side)},
             {"scope", records::to_string(row.figure.scope)},
             {"name", row.figure.name},
             {"satisfaction", percent_of(row.figure.satisfaction_tenths)},
             {"resolution", percent_of(row.figure.resolution_tenths)},
             {"contacts", row.figure.contacts ? OrderedJson(*row.figure.contacts) : OrderedJson(nullptr)},
             {"source", row.figure.source}});
    }
    return one;
}

OrderedJson side_json(const std::optional<SatSide>& side) {
    if (!side) return nullptr;
    return {{"sitting", side->sitting},
            {"form", std::string(1, side->form)},
            {"finished", side->finished},
            {"passed", side->passed},
            {"total", optional_json(side->total)},
            {"unconfirmed", side->unconfirmed}};
}

/// Where even the whole is fewer than may be told to this reader.
bool tells_whole(const BeforeAfter& all, ReportReader reader) {
    return stats::pairs(all.counts) == 0 || may_tell(all.counts, reader);
}

/// A line a measure, the simulated ones under their title, the shop's own under theirs.
std::string measure_lines(const BeforeAfter& all, const ui::Texts& texts) {
    std::string lines;
    const auto add = [&](const std::string& name, const std::string& before, const std::string& after) {
        lines += "  " + name + ": " + before + " → " + after + '\n';
    };
    for (const bool simulated : {false, true}) {
        bool has_title = false;
        for (const PointsPart& part : all.measures) {
            if (is_simulated(part.name) != simulated) continue;
            if (!std::exchange(has_title, true))
                lines += texts.get(simulated ? "report.simulated.title" : "report.contacts.title") + '\n';
            add(name_of_measure(all, part.name, texts), told(part.before), told(part.after));
        }
    }
    if (all.real.none() || all.real.head.scope == records::ShopFigure::Scope::person) return lines;
    lines += texts.get(all.programme.invented ? "report.board.real_invented" : "report.real.title") + '\n';
    add(texts.get("report.real.satisfaction"), told(all.real.head.satisfaction.before),
        told(all.real.head.satisfaction.after));
    add(texts.get("report.real.resolution"), told(all.real.head.resolution.before),
        told(all.real.head.resolution.after));
    return lines;
}

std::string told_r(const std::optional<double>& r) {
    return r ? fmt::format("{:.2f}", *r) : "—";
}

OrderedJson regression_json(const BeforeAfter& all) {
    const Regression& found = all.regression;
    return {{"chosen_by_score", all.programme.chosen_by_score},
            {"below_rest", found.below_rest},
            {"mean", optional_json(found.mean)},
            {"rest", found.rest},
            {"rest_mean", optional_json(found.rest_mean)},
            {"rest_sd", optional_json(found.rest_sd)},
            {"r", optional_json(found.r)},
            {"expected", optional_json(found.expected)}};
}

/// Means of fewer people are nobody's to tell.
OrderedJson drop_outs_json(const DropOuts& found) {
    const bool tells = found.left >= told_from && found.stayed >= told_from;
    return {{"left", found.left},
            {"left_mean", tells ? optional_json(found.left_mean) : OrderedJson(nullptr)},
            {"stayed", found.stayed},
            {"stayed_mean", tells ? optional_json(found.stayed_mean) : OrderedJson(nullptr)}};
}

std::string yes_no(const std::optional<SatSide>& side, const ui::Texts& texts) {
    if (!side) return texts.get("report.not_sat");
    if (!side->finished) return texts.get("report.left");
    return texts.get(side->passed ? "report.passed" : "report.not_passed");
}

/// A row of which the cells named are numbers of ours: they stay numbers, with their sign, while every other
/// cell that a spreadsheet would run is protected.
void append_numbers_row(std::string& text, const std::vector<std::string>& cells,
                        const std::set<std::size_t>& numbers) {
    for (std::size_t at = 0; at < cells.size(); ++at) {
        if (at > 0) text += ',';
        if (numbers.contains(at)) {
            text += cells[at];
            continue;
        }
        std::string one;
        author::append_row(one, std::span(&cells[at], 1));
        text += one.substr(0, one.size() - 2); // without its line end
    }
    text += "\r\n";
}

} // namespace

std::string told(const std::optional<double>& value, double scale) {
    return value ? fmt::format("{:.1f}", *value * scale) : "—";
}

std::string told_p(double p) {
    return p < 0.001 ? "p < 0.001" : fmt::format("p = {:.3f}", p);
}

bool may_tell(const stats::PairedCounts& counts, ReportReader reader) {
    return reader.opens_persons || stats::pairs(counts) >= told_from;
}

std::string name_of_part(const std::string& kind, const std::string& id, const ui::Texts& texts) {
    const std::string text = "report." + kind + "." + id;
    return texts.has(text) ? texts.get(text) : printable(id);
}

std::string name_of_label(const std::string& id, const ui::Texts& texts) {
    const std::string text = "label." + id;
    return texts.has(text) ? texts.get(text) : printable(id);
}

std::string name_of_measure(const BeforeAfter& all, const std::string& id, const ui::Texts& texts) {
    return texts.get("report.measure." + id, {{"currency", all.currency.empty() ? "—" : all.currency}});
}

bool is_simulated(const std::string& measure) {
    const auto& kinds = measure_kinds();
    return std::any_of(kinds.begin(), kinds.end(),
                       [&](const MeasureKind& kind) { return kind.id == measure && kind.simulated; });
}

std::string size_sentence(const BeforeAfter& all, const ui::Texts& texts) {
    const std::int64_t n = stats::pairs(all.counts);
    const auto rise = stats::smallest_rise(n);
    if (!rise) return texts.get("cli.programme.size_none", {{"people", n}});
    return texts.get("cli.programme.size", {{"people", n}, {"points", fmt::format("{:.0f}", *rise * 100)}});
}

std::string principles_sentence(const BeforeAfter& all, const ui::Texts& texts) {
    if (all.principles.empty()) return {};
    std::string list;
    for (const std::string& name : all.changed_most)
        for (const PrinciplePart& part : all.principles)
            if (part.rate.name == name)
                list += (list.empty() ? "" : texts.get("report.list_separator"))
                        + texts.get("report.principles.item",
                                    {{"name", name_of_label(name, texts)},
                                     {"before", fmt::format("{:.0f}", part.rate.before)},
                                     {"after", fmt::format("{:.0f}", part.rate.after)}});
    if (list.empty()) return texts.get("report.principles.none");
    return texts.get("report.principles.changed", {{"list", list}});
}

std::string together_sentence(const BeforeAfter& all, const ui::Texts& texts) {
    for (const PrinciplePart& part : all.principles)
        if (!all.changed_most.empty() && part.rate.name == all.changed_most.front() && part.with_points
            && part.with_points->interval.low > 0)
            return texts.get("report.principles.together",
                             {{"name", name_of_label(part.rate.name, texts)},
                              {"r", fmt::format("{:.2f}", part.with_points->r)},
                              {"low", fmt::format("{:.2f}", part.with_points->interval.low)},
                              {"high", fmt::format("{:.2f}", part.with_points->interval.high)}});
    return {};
}

std::vector<std::string> real_sentences(const BeforeAfter& all, const ui::Texts& texts, ReportReader reader) {
    std::vector<std::string> sentences;
    for (const auto& [change, name] : {std::pair{&all.real.satisfaction, "report.real.satisfaction"},
                                       std::pair{&all.real.resolution, "report.real.resolution"}}) {
        if (!change->change || (change->people < told_from && !reader.opens_persons)) continue;
        sentences.push_back(
            texts.get("report.real.by_person", {{"measure", texts.get(name)},
                                                {"before", told(change->mean.before)},
                                                {"after", told(change->mean.after)},
                                                {"n", change->people},
                                                {"low", signed_points(change->change->interval.low, 1)},
                                                {"high", signed_points(change->change->interval.high, 1)},
                                                {"p", told_p(change->change->p)}}));
    }
    return sentences;
}

std::string sources_of(const BeforeAfter& all, const ui::Texts& texts) {
    std::string list;
    for (const std::string& source : all.real.sources)
        list += (list.empty() ? "" : texts.get("report.list_separator")) + printable(source);
    return list;
}

std::string answer_of(const BeforeAfter& all, const ui::Texts& texts, ReportReader reader) {
    if (!tells_whole(all, reader)) return texts.get("report.answer.withheld");
    const std::int64_t n = stats::pairs(all.counts);
    if (n == 0) return texts.get(answer_id(all), {{"count", all.other_versions}});
    const stats::Interval interval = stats::newcombe_paired(all.counts);
    const double rise =
        static_cast<double>(all.counts.after_only - all.counts.before_only) / static_cast<double>(n);
    return texts.get(answer_id(all), {{"n", n},
                                      {"before", percent(stats::value(stats::before(all.counts)))},
                                      {"after", percent(stats::value(stats::after(all.counts)))},
                                      {"changed", all.counts.before_only + all.counts.after_only},
                                      {"points", signed_points(rise, 100)},
                                      {"low", signed_points(interval.low, 100)},
                                      {"high", signed_points(interval.high, 100)},
                                      {"p", told_p(stats::mcnemar_midp(all.counts))}});
}

std::vector<std::string> warnings_of(const BeforeAfter& all, const ui::Texts& texts) {
    std::vector<std::string> words;
    for (const std::string& id : all.warnings)
        words.push_back(
            texts.get("report.warning." + id, {{"only_before", all.only_before},
                                               {"only_after", all.only_after},
                                               {"other_versions", all.other_versions},
                                               {"abandoned", all.abandoned_pairs},
                                               {"unconfirmed", all.unconfirmed},
                                               {"suspected", all.suspected},
                                               {"recounted", all.recounted},
                                               {"tests", all.criteria.size() + all.principles.size()},
                                               {"mean", told(all.regression.mean)},
                                               {"rest", all.regression.rest},
                                               {"rest_mean", told(all.regression.rest_mean)},
                                               {"r", told_r(all.regression.r)},
                                               {"expected", told(all.regression.expected)},
                                               {"left", told(all.drop_outs.left_mean)},
                                               {"stayed", told(all.drop_outs.stayed_mean)}}));
    return words;
}

std::string report_json(const BeforeAfter& all, const ui::Texts& texts, ReportReader reader) {
    OrderedJson document{{"programme", all.programme.id},
                         {"title", all.programme.title},
                         {"invented", all.programme.invented},
                         {"answer", answer_of(all, texts, reader)}};
    const bool tells = tells_whole(all, reader);
    document["pairs"] = tells ? paired_numbers(all.counts) : OrderedJson(nullptr);
    document["pairs_without_abandoned"] = tells ? paired_numbers(all.finished_counts) : OrderedJson(nullptr);
    document["smallest_rise"] = optional_json(stats::smallest_rise(stats::pairs(all.counts)));
    document["only_before"] = all.only_before;
    document["only_after"] = all.only_after;
    document["not_begun"] = all.neither;
    document["other_versions"] = all.other_versions;
    document["unconfirmed"] = all.unconfirmed;
    document["suspected_critical"] = all.suspected;
    document["voided"] = all.voided;
    document["resits"] = {{"sat", all.resits}, {"passed", all.resits_passed}};
    document["points"] = tells ? points_json(all.points, false) : OrderedJson(nullptr);
    for (const auto& [name, parts] :
         {std::pair{"criteria", &all.criteria}, std::pair{"topics", &all.topics}}) {
        document[name] = OrderedJson::array();
        if (tells)
            for (const PointsPart& part : *parts)
                document[name].push_back(points_json(part, parts == &all.criteria));
    }
    document["principles"] = OrderedJson::array();
    if (tells)
        for (const PrinciplePart& part : all.principles)
            document["principles"].push_back(principle_json(part));
    document["changed_most"] = tells ? OrderedJson(all.changed_most) : OrderedJson::array();
    document["measures"] = tells ? measures_json(all, false) : OrderedJson::array();
    document["simulated"] = tells ? measures_json(all, true) : OrderedJson::array();
    document["critical"] = tells ? OrderedJson{{"before", critical_json(all.critical_before)},
                                               {"after", critical_json(all.critical_after)}}
                                 : OrderedJson(nullptr);
    document["real"] = real_json(all, reader);
    for (const auto& [name, parts] : {std::pair{"groups", &all.groups}, std::pair{"orders", &all.orders}}) {
        document[name] = OrderedJson::array();
        for (const PairedPart& part : *parts)
            document[name].push_back(part_json(part, {})); // a file goes on to others
    }
    document["regression"] = tells ? regression_json(all) : OrderedJson(nullptr);
    document["drop_outs"] = drop_outs_json(all.drop_outs);
    document["forms"] = to_string(all.forms);
    document["warnings"] = all.warnings;
    document["people"] = OrderedJson::array();
    if (reader.opens_persons)
        for (const ReportPerson& person : all.people)
            document["people"].push_back({{"person", person.person},
                                          {"name", person.name},
                                          {"group", person.group},
                                          {"before", side_json(person.before)},
                                          {"after", side_json(person.after)},
                                          {"comparable", person.is_comparable}});
    return document.dump(-1, ' ', false, OrderedJson::error_handler_t::replace);
}

std::string report_csv(const BeforeAfter& all, const ui::Texts& texts, ReportReader reader) {
    std::string text(author::table_mark);
    const auto row = [&](const std::vector<std::string>& cells) { author::append_row(text, cells); };
    if (all.programme.invented) row({texts.get("report.invented")});
    row({answer_of(all, texts, reader)});
    const std::array<const char*, 9> heads = {"person",        "name",          "group",
                                              "before_points", "before",        "after_points",
                                              "after",         "change_points", "unconfirmed"};
    std::vector<std::string> head;
    for (const char* one : heads)
        head.push_back(texts.get(std::string("report.column.") + one));
    if (!reader.opens_persons) return text;
    row(head);
    for (const ReportPerson& person : all.people) {
        const auto total = [](const std::optional<SatSide>& side) {
            return side ? side->total : std::optional<double>();
        };
        const auto before = total(person.before), after = total(person.after);
        const std::int64_t unconfirmed =
            (person.before ? person.before->unconfirmed : 0) + (person.after ? person.after->unconfirmed : 0);
        append_numbers_row(text,
                           {person.person, person.name, person.group, before ? told(before) : "",
                            yes_no(person.before, texts), after ? told(after) : "",
                            yes_no(person.after, texts),
                            before && after && person.is_comparable ? told(*after - *before) : "",
                            std::to_string(unconfirmed)},
                           {3, 5, 7, 8});
    }
    return text;
}

std::string report_text(const BeforeAfter& all, const ui::Texts& texts, ReportReader reader) {
    std::string text;
    const auto line = [&](const std::string& words) { text += words + '\n'; };
    if (all.programme.invented) line(texts.get("report.invented"));
    line(answer_of(all, texts, reader));
    if (stats::pairs(all.counts) > 0 && tells_whole(all, reader)) {
        line(texts.get("report.counts", {{"both", all.counts.both},
                                         {"before_only", all.counts.before_only},
                                         {"after_only", all.counts.after_only},
                                         {"neither", all.counts.neither}}));
        if (all.points.pairs > 0)
            line(texts.get("report.points_line", {{"before", told(all.points.before)},
                                                  {"after", told(all.points.after)},
                                                  {"n", all.points.pairs}}));
    }
    if (tells_whole(all, reader) && !all.principles.empty()) line(principles_sentence(all, texts));
    if (tells_whole(all, reader)) text += measure_lines(all, texts);
    for (const std::string& warning : warnings_of(all, texts))
        line("- " + warning);
    if (reader.opens_persons)
        for (const ReportPerson& person : all.people)
            line("  " + printable(person.person) + "  " + printable(person.name) + "  "
                 + told(person.before ? person.before->total : std::nullopt) + " "
                 + yes_no(person.before, texts) + "  →  "
                 + told(person.after ? person.after->total : std::nullopt) + " "
                 + yes_no(person.after, texts));
    return text;
}

} // namespace amends::app
