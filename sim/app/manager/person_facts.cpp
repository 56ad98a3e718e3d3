#include "sim/app/manager/person_facts.hpp"

#include "scoring/text/labels.hpp"
#include "sim/app/manager/weeks.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace amends::app {
namespace {

struct MeanPoints {
    double sum = 0;
    int count = 0;
};

void add_criteria(std::map<std::string, MeanPoints>& means, const nlohmann::json& result) {
    if (!result.is_object() || !result.contains("score") || !result["score"].is_object()) return;
    const auto& score = result["score"];
    if (!score.contains("criteria") || !score["criteria"].is_object()) return;
    for (const auto& [name, points] : score["criteria"].items())
        if (points.is_number()) {
            means[name].sum += points.get<double>();
            ++means[name].count;
        }
}

PersonAttempt attempt_of(const records::AttemptRow& row) {
    PersonAttempt attempt{.id = row.id,
                          .scenario = row.scenario,
                          .phase = row.phase,
                          .started_utc = row.started_utc,
                          .finished = row.state == records::AttemptState::finished};
    const auto summary = nlohmann::json::parse(row.summary.value_or("null"), nullptr, false);
    if (!summary.is_object()) return attempt;
    if (summary.contains("total") && summary["total"].is_number())
        attempt.total = summary["total"].get<double>();
    attempt.passed =
        summary.contains("passed") && summary["passed"].is_boolean() && summary["passed"].get<bool>();
    return attempt;
}

/// In how many nodes of the case the principle is due.
std::size_t times_due(const scenario::Scenario& script, const std::string& principle) {
    std::size_t times = 0;
    for (const scenario::Node& node : script.nodes)
        for (const scenario::Expectation& one : node.expects.due)
            if (text::to_string(one.label) == principle) ++times;
    return times;
}

} // namespace

records::Outcome<PersonFacts> facts_of_person(records::Reader& reader, const std::string& person) {
    const auto rows = records::attempts_of(reader, person);
    if (!rows) return rows.error();
    PersonFacts facts;
    std::map<std::string, MeanPoints> criteria;
    for (const records::AttemptRow& row : rows.value()) {
        if (row.state == records::AttemptState::open) continue;
        facts.met.insert(row.scenario);
        if (row.mode != "assessment") {
            ++facts.practices;
            facts.practised.push_back(attempt_of(row));
            facts.last_practice_utc = std::max(facts.last_practice_utc, row.started_utc);
            continue;
        }
        facts.assessments.push_back(attempt_of(row));
        if (facts.assessments.size() > weak_from_assessments) continue;
        const auto results = records::results_of(reader, row.id);
        if (!results) return results.error();
        if (results.value().empty()) continue;
        const auto result = nlohmann::json::parse(results.value().back().result, nullptr, false);
        add_contact(facts.figures, result);
        add_criteria(criteria, result);
    }
    for (const auto& [name, mean] : criteria)
        facts.criteria[name] = mean.sum / mean.count;
    return facts;
}

std::vector<PracticeWeek> practice_by_week(const PersonFacts& facts, const std::string& today) {
    const auto this_week = week_of(today);
    if (!this_week) return {};
    std::map<std::int64_t, MeanPoints> means, times; // by the number of weeks ago
    std::int64_t first = -1;
    for (const PersonAttempt& one : facts.practised) {
        const auto week = week_of(one.started_utc);
        if (!week || *week > *this_week) continue;
        const std::int64_t ago = *this_week - *week;
        if (ago >= practice_weeks) continue;
        first = std::max(first, ago);
        ++times[ago].count;
        if (!one.finished || !one.total) continue;
        means[ago].sum += *one.total;
        ++means[ago].count;
    }
    std::vector<PracticeWeek> weeks;
    for (std::int64_t ago = first; ago >= 0; --ago) {
        PracticeWeek week{.monday = monday_of(*this_week - ago), .times = times[ago].count};
        if (means[ago].count > 0) week.mean = means[ago].sum / means[ago].count;
        weeks.push_back(std::move(week));
    }
    return weeks;
}

std::vector<Weakness> weaknesses_of(const PersonFacts& facts, int pass_mark) {
    std::vector<Weakness> weak;
    for (const auto& [id, shown] : facts.figures.principles) {
        if (shown.due < weak_due_least) continue;
        const double percent = 100.0 * static_cast<double>(shown.shown) / static_cast<double>(shown.due);
        if (percent < pass_mark) weak.push_back({id, true, percent, shown.due, shown.shown});
    }
    if (facts.figures.principles.empty())
        for (const auto& [id, points] : facts.criteria)
            if (points < pass_mark) weak.push_back({id, false, points, 0, 0});
    std::stable_sort(weak.begin(), weak.end(),
                     [](const Weakness& a, const Weakness& b) { return a.percent < b.percent; });
    if (weak.size() > 3) weak.resize(3);
    return weak;
}

std::vector<const LibraryCase*> cases_for(const Weakness& weak, const std::vector<LibraryCase>& library,
                                          const PersonFacts& facts) {
    struct Ranked {
        const LibraryCase* found = nullptr;
        bool met = false;
        std::size_t times = 0;
        int difficulty = 0;
    };
    std::vector<Ranked> ranked;
    for (const LibraryCase& one : library) {
        if (!one.playable() || one.loaded.scenario->guided) continue;
        const scenario::Scenario& script = *one.loaded.scenario;
        const std::size_t times = weak.is_principle ? times_due(script, weak.id) : 1;
        if (times > 0)
            ranked.push_back({&one, facts.met.contains(script.id.value), times, script.difficulty});
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) {
        if (a.met != b.met) return !a.met;
        if (a.times != b.times) return a.times > b.times;
        return a.difficulty < b.difficulty;
    });
    std::vector<const LibraryCase*> cases;
    for (const Ranked& one : ranked)
        if (cases.size() < 3) cases.push_back(one.found);
    return cases;
}

} // namespace amends::app
