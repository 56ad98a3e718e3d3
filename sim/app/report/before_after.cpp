#include "sim/app/report/before_after.hpp"

#include "sim/app/marks/long_break.hpp"
#include "sim/app/people/people_by_id.hpp"
#include "sim/app/report/cautions.hpp"
#include "sim/app/report/counted_parts.hpp"
#include "sim/records/snapshot.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace amends::app {
namespace {

using nlohmann::json;

constexpr int bootstrap_resamples = 10'000;

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
        if (!is_counted(sitting)) continue;
        const std::string day = sitting.started_utc.substr(0, 10);
        if (sitting.phase == "baseline" && (first_baseline.empty() || day < first_baseline))
            first_baseline = day;
        if (sitting.phase == "final") last_final = std::max(last_final, day);
    }
    all.real = real_figures(figures.value(), first_baseline, last_final,
                            [&](const std::string& id) { return now_of(people, id); });
    return std::nullopt;
}

} // namespace

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
        if (!is_counted(sitting) || place == places.end()) continue;
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
    std::vector<PointsPart*> criteria;
    for (PointsPart& one : all.criteria)
        criteria.push_back(&one);
    adjust_for_each_other(criteria);
    all.topics = parts_of(all, &SatSide::topics);
    if (auto fault = read_real(reader, all, people, sittings.value())) return *fault;
    count_principles(all);
    count_measures(all);
    std::sort(all.groups.begin(), all.groups.end(),
              [](const PairedPart& a, const PairedPart& b) { return a.name < b.name; });
    std::sort(all.orders.begin(), all.orders.end(),
              [](const PairedPart& a, const PairedPart& b) { return a.name < b.name; });
    if (auto fault = find_cautions(reader, all, people)) return *fault;
    return all;
}

} // namespace amends::app
