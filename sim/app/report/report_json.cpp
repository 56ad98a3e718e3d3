#include "scoring/stats/power.hpp"
#include "sim/app/report/p_cell.hpp"
#include "sim/app/report/report_words.hpp"

#include <nlohmann/json.hpp>

namespace amends::app {
namespace {

using OrderedJson = nlohmann::ordered_json;

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
    const auto of_test = [&](double p) { return tells_p(part) ? OrderedJson(p) : OrderedJson(nullptr); };
    one["p"] = of_test(change.p);
    one["dz"] = of_change(change.dz);
    if (is_criterion) one["p_holm"] = of_test(part.p_holm);
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
            {"unconfirmed", side->unconfirmed},
            {"long_breaks", side->long_breaks},
            {"longest_break_s", side->longest_break_s}};
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

OrderedJson likeness_json(const BeforeAfter& all) {
    return {{"icc", all.groups_alike->icc},
            {"groups", all.groups_alike->groups},
            {"people", all.groups_alike->values},
            {"worth", all.worth}};
}

/// Means of fewer people are nobody's to tell.
OrderedJson drop_outs_json(const DropOuts& found) {
    const bool tells = found.left >= told_from && found.stayed >= told_from;
    return {{"left", found.left},
            {"left_mean", tells ? optional_json(found.left_mean) : OrderedJson(nullptr)},
            {"stayed", found.stayed},
            {"stayed_mean", tells ? optional_json(found.stayed_mean) : OrderedJson(nullptr)},
            {"came", found.came},
            {"came_mean", found.came >= told_from ? optional_json(found.came_mean) : OrderedJson(nullptr)}};
}

} // namespace

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
    document["interrupted"] = all.interrupted;
    for (const auto& [name, labels] : {std::pair{"not_counting", &all.not_counting},
                                       std::pair{"calibration_waits", &all.calibration_waits}}) {
        document[name] = OrderedJson::array();
        for (const text::Label label : text::all_labels())
            if (has(*labels, label)) document[name].push_back(text::to_string(label));
    }
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
    document["groups_alike"] = tells && all.groups_alike ? likeness_json(all) : OrderedJson(nullptr);
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

} // namespace amends::app
