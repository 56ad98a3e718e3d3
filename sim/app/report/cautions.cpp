#include "sim/app/report/cautions.hpp"

#include "sim/app/marks/remark.hpp"
#include "sim/app/report/counted_parts.hpp"
#include "sim/app/report/explored_forms.hpp"
#include "sim/app/report/group_likeness.hpp"
#include "sim/app/report/p_cell.hpp"
#include "sim/records/marks.hpp"

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <set>

namespace amends::app {
namespace {

constexpr std::int64_t equal_sittings_min = 30; ///< of each form, before the forms are said to be alike
constexpr double worth_least = 0.9;             ///< of the pairs, before likeness within groups is told
constexpr double equal_within = 0.15;           ///< the interval's limits, as a fraction
constexpr std::size_t correlated_min = 10;      ///< pairs, before the two sittings' correlation is used
constexpr double below_rest_by = 0.5;           ///< standard deviations

/// First counted baselines of the people of other programmes of this rubric, who are not in this one.
records::Outcome<std::vector<double>> rest_of(records::Reader& reader, const BeforeAfter& all,
                                              const PeopleById& people) {
    const auto programmes = records::list_programmes(reader);
    if (!programmes) return programmes.error();
    std::map<std::string, bool> seen;
    for (const ReportPerson& person : all.people)
        seen[person.person] = true;
    std::vector<double> totals;
    for (const records::Programme& other : programmes.value()) {
        if (other.id == all.programme.id || other.rubric != all.programme.rubric
            || other.invented != all.programme.invented)
            continue;
        const auto sittings = records::sittings_of(reader, other.id);
        if (!sittings) return sittings.error();
        for (const records::Sitting& sitting : sittings.value()) {
            if (sitting.phase != "baseline" || !is_counted(sitting) || !sitting.result.total_tenths) continue;
            if (!seen.emplace(now_of(people, sitting.person), true).second) continue;
            totals.push_back(static_cast<double>(*sitting.result.total_tenths) / 10);
        }
    }
    return totals;
}

/// The rule: people chosen for low scores, or whose mean lies half a standard deviation under that of twenty
/// others or more, rise by (1 − r) of the distance to the others without any training.
void find_regression(BeforeAfter& all, const std::vector<double>& rest) {
    Regression& found = all.regression;
    std::vector<double> own, before, after;
    for (const ReportPerson& person : all.people) {
        if (person.before && person.before->total) own.push_back(*person.before->total);
        if (!person.is_pair() || !person.before->total || !person.after->total) continue;
        before.push_back(*person.before->total);
        after.push_back(*person.after->total);
    }
    found.people = static_cast<std::int64_t>(own.size());
    found.rest = static_cast<std::int64_t>(rest.size());
    const auto mean = [](const std::vector<double>& values) {
        return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
    };
    if (!own.empty()) found.mean = mean(own);
    if (const auto spread = stats::paired_mean(rest)) {
        found.rest_mean = spread->mean;
        found.rest_sd = spread->sd;
    }
    if (before.size() >= correlated_min)
        if (const auto together = stats::correlation(before, after))
            found.r = std::clamp(together->r, 0.0, 1.0);
    if (!found.mean || !found.rest_mean || found.rest < rest_min) return;
    found.below_rest = *found.mean <= *found.rest_mean - below_rest_by * *found.rest_sd;
    if (found.r && (found.below_rest || all.programme.chosen_by_score))
        found.expected = stats::regression_of_group(*found.rest_mean, *found.mean, *found.r);
}

void compare_drop_outs(BeforeAfter& all) {
    Mean left, came, stayed, stayed_after;
    const auto add = [](Mean& mean, const std::optional<SatSide>& side) {
        if (side && side->total) mean.add(*side->total);
    };
    for (const ReportPerson& person : all.people) {
        if (person.is_pair()) {
            if (!person.before->total || !person.after->total) continue; // the means are of the same people
            add(stayed, person.before);
            add(stayed_after, person.after);
        } else if (!person.after) {
            add(left, person.before);
        } else if (!person.before) {
            add(came, person.after);
        }
    }
    const auto told = [](const Mean& mean) {
        return mean.count > 0 ? std::optional(mean.sum / mean.count) : std::nullopt;
    };
    all.drop_outs = {left.count,   came.count, stayed.count,      told(left),
                     told(stayed), told(came), told(stayed_after)};
}

/// The tests take each person for themselves; people of a group may have changed alike.
void find_groups_alike(BeforeAfter& all) {
    Grouped grouped;
    for (const ReportPerson& person : all.people) {
        if (!person.is_pair()) continue;
        if (person.before->total && person.after->total)
            grouped.add(person.group, *person.after->total - *person.before->total);
        else
            grouped.add_person(person.group);
    }
    all.groups_alike = grouped.likeness();
    all.worth = grouped.worth(all.groups_alike ? all.groups_alike->icc : 0);
}

/// The number of the calibration mark that versions name; 0: none.
std::int64_t calibration_in(const std::string& versions) {
    constexpr std::string_view word = " calibration ";
    const std::size_t at = versions.rfind(word);
    return at == std::string::npos ? 0 : std::strtoll(versions.c_str() + at + word.size(), nullptr, 10);
}

/// Labels that did not count in the pairs, and those that will not once they are marked again.
std::optional<records::StoreFault> find_calibration(records::Reader& reader, BeforeAfter& all) {
    const auto newest = calibration_in_force(reader);
    if (!newest) return newest.error();
    if (newest.value().number == 0) return std::nullopt;
    std::set<std::int64_t> used;
    for (const ReportPerson& person : all.people)
        if (person.is_pair()) {
            used.insert(calibration_in(person.before->versions));
            used.insert(calibration_in(person.after->versions));
        }
    for (const std::int64_t number : used) {
        if (number != newest.value().number) all.calibration_waits = newest.value().labels;
        if (number == 0) continue;
        const auto mark = records::find_mark(reader, number);
        if (!mark) return mark.error();
        if (mark.value()) all.not_counting |= mark.value()->labels;
    }
    return std::nullopt;
}

/// Both forms in the baseline, where nobody had been trained.
Equality equality_of(const BeforeAfter& all, const ExploredForms& explored) {
    stats::Rate a, b;
    for (const ReportPerson& person : all.people) {
        if (!person.before) continue;
        stats::Rate& rate = person.before->form == 'A' ? a : b;
        ++rate.n;
        if (person.before->passed) ++rate.passes;
    }
    const bool on_paper = records::alike_on_paper(all.programme.forms.at('A'), all.programme.forms.at('B'));
    const bool apart = explored.complete() && !explored.within();
    if (!on_paper || apart) return Equality::unequal;
    if (a.n == 0 || b.n == 0) return Equality::unknown;
    const stats::Interval interval = stats::newcombe(a, b);
    if (interval.low > 0 || interval.high < 0) return Equality::unequal;
    const bool is_shown = explored.within() && a.n >= equal_sittings_min && b.n >= equal_sittings_min
                          && interval.low >= -equal_within && interval.high <= equal_within;
    return is_shown ? Equality::alike : Equality::unknown;
}

void warn(BeforeAfter& all, const ExploredForms& explored) {
    const auto warn_if = [&](bool is_so, const char* id) {
        if (is_so) all.warnings.emplace_back(id);
    };
    const std::int64_t n = stats::pairs(all.counts);
    warn_if(n > 0 && stats::speech(all.counts) == stats::Speech::no_verdict, "few_changes");
    warn_if(n > 0 && n < stats::small_group_below, "small_group");
    warn_if(all.groups_alike && all.worth < worth_least * static_cast<double>(n), "groups_alike");
    warn_if(all.only_before > 0, "drop_outs");
    warn_if(all.drop_outs.left >= told_from && all.drop_outs.stayed >= told_from, "left_and_stayed");
    warn_if(all.only_after > 0, "no_baseline");
    warn_if(all.other_versions > 0, "other_versions");
    warn_if(all.abandoned_pairs > 0, "abandoned");
    warn_if(all.unconfirmed > 0, "unconfirmed");
    warn_if(all.interrupted > 0, "interrupted");
    warn_if(all.not_counting.any(), "not_counting");
    warn_if(all.calibration_waits.any(), "calibration_waits");
    warn_if(all.forms == Equality::unequal, "unequal_forms");
    warn_if(all.forms == Equality::unknown, "unknown_forms");
    warn_if(!explored.complete(), "unexplored_forms");
    warn_if(explored.complete() && !explored.within(), "explored_apart");
    warn_if(!records::shared_cases(all.programme.forms.at('A'), all.programme.forms.at('B')).empty(),
            "shared_cases");
    warn_if(all.programme.chosen_by_score, "chosen_by_score");
    warn_if(all.regression.below_rest, "below_rest");
    warn_if(all.regression.expected && *all.regression.expected > 0, "regression");
    warn_if(!all.programme.warm_up, "no_warm_up");
    warn_if(tested(all.criteria) + tested_principles(all) > 1, "several_tests");
    warn_if(all.recounted > 0, "recounted");
}

} // namespace

std::string_view to_string(Equality equality) {
    switch (equality) {
    case Equality::alike: return "alike";
    case Equality::unequal: return "unequal";
    case Equality::unknown: break;
    }
    return "unknown";
}

std::optional<records::StoreFault> find_cautions(records::Reader& reader, BeforeAfter& all,
                                                 const PeopleById& people) {
    const auto rest = rest_of(reader, all, people);
    if (!rest) return rest.error();
    find_regression(all, rest.value());
    compare_drop_outs(all);
    find_groups_alike(all);
    if (auto fault = find_calibration(reader, all)) return fault;
    const auto explored = explored_forms(reader, all.programme);
    if (!explored) return explored.error();
    all.forms = equality_of(all, explored.value());
    warn(all, explored.value());
    return std::nullopt;
}

} // namespace amends::app
