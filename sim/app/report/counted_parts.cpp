#include "sim/app/report/counted_parts.hpp"

#include "scoring/stats/adjust.hpp"
#include "scoring/text/labels.hpp"
#include "sim/app/report/p_cell.hpp"

#include <algorithm>
#include <cmath>

namespace amends::app {
namespace {

/// Changes of one principle and of the totals, of the people who have both.
std::optional<stats::Correlation> with_points(const BeforeAfter& all, const std::string& principle) {
    std::vector<double> changes, points;
    for (const ReportPerson& person : all.people) {
        if (!person.is_pair() || !person.before->total || !person.after->total) continue;
        const auto before = shown_percent(person.before->figures, principle);
        const auto after = shown_percent(person.after->figures, principle);
        if (!before || !after) continue;
        changes.push_back(*after - *before);
        points.push_back(*person.after->total - *person.before->total);
    }
    return stats::correlation(changes, points);
}

void add_turns(Shown& into, const SatSide& side, const std::string& principle) {
    const auto at = side.figures.principles.find(principle);
    if (at == side.figures.principles.end()) return;
    into.due += at->second.due;
    into.shown += at->second.shown;
}

/// Only what more than chance would explain is named.
void name_changed_most(BeforeAfter& all) {
    std::vector<const PointsPart*> changed;
    for (const PrinciplePart& part : all.principles)
        if (part.rate.pairs >= stats::small_group_below && part.rate.change && part.rate.p_holm < 0.05)
            changed.push_back(&part.rate);
    std::stable_sort(changed.begin(), changed.end(), [](const PointsPart* a, const PointsPart* b) {
        return std::fabs(a->after - a->before) > std::fabs(b->after - b->before);
    });
    for (const PointsPart* part : changed)
        if (all.changed_most.size() < 3) all.changed_most.push_back(part->name);
}

void add_critical(CriticalPart& into, const SatSide& side) {
    into.contacts += side.figures.contacts;
    into.suspected += side.figures.suspected;
    into.confirmed += side.figures.confirmed;
}

} // namespace

bool is_counted(const records::Sitting& sitting) {
    return sitting.void_reason.empty() && sitting.result.state != records::SittingState::open
           && (sitting.result.state == records::SittingState::finished || sitting.result.answered);
}

PointsPart points_of(const BeforeAfter& all, const std::string& name, const FigureOfSide& value,
                     std::vector<double>* differences) {
    PointsPart part;
    part.name = name;
    std::vector<double> changes;
    double before_sum = 0, after_sum = 0;
    for (const ReportPerson& person : all.people) {
        if (!person.is_pair()) continue;
        const std::optional<double> before = value(*person.before), after = value(*person.after);
        if (!before || !after) continue;
        before_sum += *before;
        after_sum += *after;
        changes.push_back(*after - *before);
    }
    part.pairs = static_cast<std::int64_t>(changes.size());
    if (changes.empty()) return part;
    part.before = before_sum / static_cast<double>(changes.size());
    part.after = after_sum / static_cast<double>(changes.size());
    part.change = stats::paired_mean(changes);
    if (differences) *differences = std::move(changes);
    return part;
}

std::vector<PointsPart> parts_of(const BeforeAfter& all, std::map<std::string, double> SatSide::*member) {
    std::map<std::string, int> names;
    for (const ReportPerson& person : all.people)
        if (person.is_pair())
            for (const auto& [name, points] : (*person.before).*member)
                ++names[name];
    std::vector<PointsPart> parts;
    for (const auto& [name, count] : names)
        parts.push_back(points_of(all, name, [&](const SatSide& side) -> std::optional<double> {
            const auto at = (side.*member).find(name);
            if (at == (side.*member).end()) return std::nullopt;
            return at->second;
        }));
    std::erase_if(parts, [](const PointsPart& part) { return part.pairs == 0; });
    return parts;
}

void adjust_for_each_other(const std::vector<PointsPart*>& parts) {
    std::vector<PointsPart*> tested;
    std::vector<double> raw;
    for (PointsPart* one : parts)
        if (tells_p(*one)) {
            tested.push_back(one);
            raw.push_back(one->change->p);
        }
    const std::vector<double> adjusted = stats::holm(raw);
    for (std::size_t at = 0; at < tested.size(); ++at)
        tested[at]->p_holm = adjusted[at];
}

void count_principles(BeforeAfter& all) {
    for (const text::Label label : text::all_labels()) {
        if (!text::is_principle(label)) continue;
        PrinciplePart part;
        const std::string name(text::to_string(label));
        part.rate =
            points_of(all, name, [&](const SatSide& side) { return shown_percent(side.figures, name); });
        if (part.rate.pairs == 0) continue;
        for (const ReportPerson& person : all.people) {
            if (!person.is_pair() || !shown_percent(person.before->figures, name)
                || !shown_percent(person.after->figures, name))
                continue;
            add_turns(part.before, *person.before, name);
            add_turns(part.after, *person.after, name);
        }
        part.with_points = with_points(all, name);
        all.principles.push_back(std::move(part));
    }
    std::vector<PointsPart*> rates;
    for (PrinciplePart& part : all.principles)
        rates.push_back(&part.rate);
    adjust_for_each_other(rates);
    name_changed_most(all);
}

void count_measures(BeforeAfter& all) {
    for (const ReportPerson& person : all.people) {
        if (!person.is_pair()) continue;
        add_critical(all.critical_before, *person.before);
        add_critical(all.critical_after, *person.after);
        for (const SatSide* side : {&*person.before, &*person.after}) {
            if (side->figures.costed == 0) continue;
            if (all.currency.empty()) all.currency = side->figures.currency;
            if (all.currency != side->figures.currency) all.currency = "mixed";
        }
    }
    for (const MeasureKind& kind : measure_kinds()) {
        if (kind.unit == MeasureKind::Unit::money && all.currency == "mixed") continue;
        PointsPart part = points_of(all, std::string(kind.id),
                                    [&](const SatSide& side) { return kind.value(side.figures); });
        if (part.pairs > 0) all.measures.push_back(std::move(part));
    }
}

} // namespace amends::app
