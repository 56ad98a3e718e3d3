#include "sim/app/report/before_after.hpp"

#include "scoring/stats/adjust.hpp"
#include "scoring/text/labels.hpp"
#include "sim/app/marks/long_break.hpp"
#include "sim/app/marks/remark.hpp"
#include "sim/app/people/people_by_id.hpp"
#include "sim/app/report/explored_forms.hpp"
#include "sim/app/report/group_likeness.hpp"
#include "sim/records/marks.hpp"
#include "sim/records/snapshot.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numeric>
#include <set>

namespace amends::app {
namespace {

using nlohmann::json;

constexpr int bootstrap_resamples = 10'000;
constexpr std::int64_t equal_sittings_min = 30; ///< of each form, before the forms are said to be alike
constexpr double worth_least = 0.9;             ///< of the pairs, before likeness within groups is told
constexpr double equal_within = 0.15;           ///< the interval's limits, as a fraction

/// Sums that become a mean.
struct Mean {
    double sum = 0;
    int count = 0;
    void add(double value) {
        sum += value;
        ++count;
    }
};

std::map<std::string, double> values_of(const std::map<std::string, Mean>& means) {
    std::map<std::string, double> values;
    for (const auto& [name, mean] : means)
        values[name] = mean.sum / mean.count;
    return values;
}

/// Criteria and topics out of the stored results; erased ones are gone.
std::optional<records::StoreFault> read_points(records::Reader& reader, const records::Programme& programme,
                                               const records::Sitting& sitting, SatSide& side) {
    const auto& form = programme.forms.at(sitting.form);
    std::map<std::string, Mean> criteria, topics;
    for (const std::string& attempt : sitting.attempts) {
        const auto row = records::find_attempt(reader, attempt);
        if (!row) return row.error();
        const auto document = records::standing_document(reader, attempt);
        if (!document) return document.error();
        if (row.value()) {
            const auto broke = long_break_of(reader, *row.value());
            if (!broke) return broke.error();
            if (broke.value()) {
                ++side.long_breaks;
                side.longest_break_s = std::max(side.longest_break_s, broke.value()->gap_s);
            }
        }
        if (!row.value() || !document.value()) continue;
        const json result = json::parse(*document.value(), nullptr, false);
        if (!result.is_object()) continue;
        add_contact(side.figures, result);
        if (!result.contains("score")) continue;
        const json& score = result["score"];
        const auto topic = std::find_if(form.begin(), form.end(), [&](const records::FormCase& one) {
            return one.scenario == row.value()->scenario;
        });
        if (topic != form.end() && score.contains("total") && score["total"].is_number())
            topics[topic->topic].add(score["total"].get<double>());
        if (score.contains("criteria") && score["criteria"].is_object())
            for (const auto& [name, points] : score["criteria"].items())
                if (points.is_number()) criteria[name].add(points.get<double>());
    }
    side.criteria = values_of(criteria);
    side.topics = values_of(topics);
    return std::nullopt;
}

/// Reads one report out of the store.
struct Reading {
    records::Reader& reader;
    BeforeAfter& all;

    [[nodiscard]] records::Outcome<SatSide> side_of(const records::Sitting& sitting) const {
        records::SittingResult result = sitting.result;
        const bool is_erased = sitting.person.starts_with("erased-");
        if (!is_erased) { // the words of the attempts count; what was written at closing is compared
            const auto recount = records::judge_sitting(reader, all.programme, sitting);
            if (!recount) return recount.error();
            if (recount.value().passed != result.passed
                || recount.value().total_tenths != result.total_tenths)
                ++all.recounted;
            const records::SittingState state = result.state;
            result = recount.value();
            result.state = state;
        }
        SatSide side{sitting.id, sitting.form};
        side.finished = result.state == records::SittingState::finished;
        side.passed = result.passed && side.finished;
        if (side.finished && result.total_tenths) side.total = static_cast<double>(*result.total_tenths) / 10;
        side.unconfirmed = result.unconfirmed;
        side.suspected = result.suspected;
        side.versions = result.versions;
        if (auto fault = read_points(reader, all.programme, sitting, side)) return *fault;
        side.figures.suspected = side.suspected;
        side.figures.confirmed = result.confirmed;
        return side;
    }
};

/// Closed, not void, and not left before the first answer.
bool counts(const records::Sitting& sitting) {
    return sitting.void_reason.empty() && sitting.result.state != records::SittingState::open
           && (sitting.result.state == records::SittingState::finished || sitting.result.answered);
}

void add_pair(stats::PairedCounts& into, bool before, bool after) {
    ++(before ? after ? into.both : into.before_only : after ? into.after_only : into.neither);
}

PairedPart& part_named(std::vector<PairedPart>& parts, const std::string& name) {
    for (PairedPart& one : parts)
        if (one.name == name) return one;
    return parts.emplace_back(PairedPart{name, {}});
}

void count_person(BeforeAfter& all, const ReportPerson& person) {
    if (!person.before && !person.after) ++all.neither;
    if (person.before && !person.after) ++all.only_before;
    if (!person.before && person.after) ++all.only_after;
    if (person.before && person.after && !person.is_comparable) ++all.other_versions;
    if (!person.is_pair()) return;
    const bool before = person.before->passed, after = person.after->passed;
    add_pair(all.counts, before, after);
    if (person.before->finished && person.after->finished)
        add_pair(all.finished_counts, before, after);
    else
        ++all.abandoned_pairs;
    add_pair(part_named(all.groups, person.group).counts, before, after);
    add_pair(part_named(all.orders, person.first_form == 'A' ? "A–B" : "B–A").counts, before, after);
    all.unconfirmed += person.before->unconfirmed + person.after->unconfirmed;
    all.suspected += person.before->suspected + person.after->suspected;
    for (const SatSide* side : {&*person.before, &*person.after}) {
        if (side->long_breaks > 0) ++all.interrupted;
        all.longest_break_s = std::max(all.longest_break_s, side->longest_break_s);
    }
}

/// Means of one measure over the pairs that have it on both sides.
template <class Value>
PointsPart points_of(const BeforeAfter& all, const std::string& name, Value&& value,
                     std::vector<double>* differences = nullptr) {
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

void count_principles(BeforeAfter& all) {
    std::vector<double> raw;
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
        raw.push_back(part.rate.change ? part.rate.change->p : 1);
        all.principles.push_back(std::move(part));
    }
    const std::vector<double> adjusted = stats::holm(raw);
    for (std::size_t at = 0; at < adjusted.size(); ++at)
        all.principles[at].rate.p_holm = adjusted[at];
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

void adjust_criteria(std::vector<PointsPart>& criteria) {
    std::vector<double> raw;
    for (const PointsPart& one : criteria)
        raw.push_back(one.change ? one.change->p : 1);
    const std::vector<double> adjusted = stats::holm(raw);
    for (std::size_t at = 0; at < criteria.size(); ++at)
        criteria[at].p_holm = adjusted[at];
}

constexpr std::size_t correlated_min = 10; ///< pairs, before the two sittings' correlation is used
constexpr double below_rest_by = 0.5;      ///< standard deviations

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
            if (sitting.phase != "baseline" || !counts(sitting) || !sitting.result.total_tenths) continue;
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

/// The shop's own figures, parted by the first day of a baseline and the last of a final.
std::optional<records::StoreFault> read_real(records::Reader& reader, BeforeAfter& all,
                                             const PeopleById& people,
                                             const std::vector<records::Sitting>& sittings) {
    auto figures = records::shop_figures_of(reader, all.programme.id);
    if (!figures) return figures.error();
    std::map<std::string, std::int64_t> in_group;
    for (const ReportPerson& person : all.people)
        ++in_group[person.group];
    for (records::ShopFigure& one : figures.value()) // few people are named without figures, to everybody
        if (one.scope == records::ShopFigure::Scope::group && in_group[one.name] < told_from)
            one.satisfaction_tenths = one.resolution_tenths = one.contacts = std::nullopt;
    std::string first_baseline, last_final;
    for (const records::Sitting& sitting : sittings) {
        if (!counts(sitting)) continue;
        const std::string day = sitting.started_utc.substr(0, 10);
        if (sitting.phase == "baseline" && (first_baseline.empty() || day < first_baseline))
            first_baseline = day;
        if (sitting.phase == "final") last_final = std::max(last_final, day);
    }
    all.real = real_figures(figures.value(), first_baseline, last_final,
                            [&](const std::string& id) { return now_of(people, id); });
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
    warn_if(all.criteria.size() + all.principles.size() > 1, "several_tests");
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

records::Outcome<BeforeAfter> before_after(records::Reader& reader, const records::Programme& programme) {
    const records::Snapshot moment(reader); // attempts and marks may arrive meanwhile
    BeforeAfter all;
    all.programme = programme;
    const auto listed = records::list_people(reader);
    if (!listed) return listed.error();
    const auto members = records::members_of(reader, programme.id);
    if (!members) return members.error();
    const auto sittings = records::sittings_of(reader, programme.id);
    if (!sittings) return sittings.error();
    const PeopleById people = by_id(listed.value());
    std::map<std::string, std::size_t> places;
    for (const records::Member& member : members.value()) {
        const std::string now = now_of(people, member.person);
        if (!places.emplace(now, all.people.size()).second) continue; // merged: one person, one pair
        const auto known = people.find(now);
        all.people.push_back(
            {now, known == people.end() ? "" : known->second.name, member.group, member.first_form});
    }
    const Reading reading{reader, all};
    for (const records::Sitting& sitting : sittings.value()) {
        if (!sitting.void_reason.empty()) ++all.voided;
        const auto place = places.find(now_of(people, sitting.person));
        if (!counts(sitting) || place == places.end()) continue;
        if (sitting.phase == "resit") {
            ++all.resits;
            if (sitting.result.passed) ++all.resits_passed;
            continue;
        }
        ReportPerson& person = all.people[place->second];
        auto& side = sitting.phase == "baseline" ? person.before : person.after;
        if (side) continue; // the first counts
        auto read = reading.side_of(sitting);
        if (!read) return read.error();
        side = std::move(read).value();
    }
    for (ReportPerson& person : all.people) {
        if (person.before && person.after)
            person.is_comparable =
                person.before->versions == person.after->versions && person.before->versions != "mixed";
        count_person(all, person);
    }
    std::vector<double> differences;
    all.points = points_of(
        all, {}, [](const SatSide& side) { return side.total; }, &differences);
    all.points.bootstrap =
        stats::bootstrap_mean(differences, bootstrap_resamples, static_cast<std::uint64_t>(programme.seed));
    all.criteria = parts_of(all, &SatSide::criteria);
    adjust_criteria(all.criteria);
    all.topics = parts_of(all, &SatSide::topics);
    if (auto fault = read_real(reader, all, people, sittings.value())) return *fault;
    const auto rest = rest_of(reader, all, people);
    if (!rest) return rest.error();
    find_regression(all, rest.value());
    compare_drop_outs(all);
    find_groups_alike(all);
    if (auto fault = find_calibration(reader, all)) return *fault;
    count_principles(all);
    name_changed_most(all);
    count_measures(all);
    std::sort(all.groups.begin(), all.groups.end(),
              [](const PairedPart& a, const PairedPart& b) { return a.name < b.name; });
    std::sort(all.orders.begin(), all.orders.end(),
              [](const PairedPart& a, const PairedPart& b) { return a.name < b.name; });
    const auto explored = explored_forms(reader, programme);
    if (!explored) return explored.error();
    all.forms = equality_of(all, explored.value());
    warn(all, explored.value());
    return all;
}

} // namespace amends::app
