#include "sim/scenario/check/checker.hpp"

#include <algorithm>

namespace amends::scenario {
namespace {

bool fits(const Found& found, const Suppression& suppression) {
    if (found.problem.code != suppression.code || found.problem.severity == support::Severity::error)
        return false;
    return suppression.at.empty()
           || std::find(found.ids.begin(), found.ids.end(), suppression.at) != found.ids.end();
}

/// Takes out what is accepted; which suppressions were needed for it.
std::vector<bool> take_accepted(std::vector<Found>& all, const std::vector<Suppression>& list) {
    std::vector<bool> used(list.size());
    std::erase_if(all, [&](const Found& found) {
        bool accepted = false;
        for (std::size_t i = 0; i < list.size(); ++i) {
            if (!fits(found, list[i])) continue;
            used[i] = true;
            accepted = true;
        }
        return accepted;
    });
    return used;
}

} // namespace

bool is_told_later(std::string_view code) {
    constexpr Code later[] = {
        Code::choice_label_not_read, Code::choice_label_not_given, Code::model_misses_due,
        Code::bad_sample_passes,     Code::sample_labels_missed,   Code::sample_fault_not_given,
        Code::first_choice_best,     Code::not_found_in_walk,      Code::never_happens,
        Code::critical_unavoidable,  Code::score_ceiling,          Code::no_way_out,
        Code::never_reached};
    return std::any_of(std::begin(later), std::end(later),
                       [&](Code one) { return code == problem_kind(one).id; });
}

std::vector<support::Problem> not_accepted(const Scenario& scenario, const SourceMap& source,
                                           std::vector<Found> found) {
    const std::vector<bool> used = take_accepted(found, scenario.suppress);
    std::vector<support::Problem> problems;
    for (Found& one : found)
        problems.push_back(std::move(one.problem));
    const Path root;
    for (std::size_t i = 0; i < used.size(); ++i) {
        const Path entry = root.at("suppress", i);
        const std::string& code = scenario.suppress[i].code;
        if (used[i] || !is_told_later(code)) continue;
        if (find_problem_kind(code)->severity == support::Severity::error) continue; // S059 has told of it
        const SourcePlace place = source.at(entry.at("code"));
        problems.push_back(
            make_problem(Code::suppression_unused, place.file, place.line, place.column, {{"name", code}}));
    }
    sort_and_limit(problems);
    return problems;
}

namespace checks {

void obey_suppressions(Checker& checker) {
    const Path root;
    std::vector<Found> kept = std::move(checker.found);
    checker.found.clear();
    const auto& list = checker.scenario.suppress;
    const std::vector<bool> used = take_accepted(kept, list);
    for (std::size_t i = 0; i < list.size(); ++i) {
        const Path entry = root.at("suppress", i);
        const ProblemKind* kind = find_problem_kind(list[i].code);
        if (list[i].code.empty() || used[i]) continue;
        const bool is_error = kind != nullptr && kind->severity == support::Severity::error;
        if (is_told_later(list[i].code) && !is_error) continue;
        if (kind == nullptr) {
            checker.report(Code::suppression_unknown_code, entry.at("code"), {{"name", list[i].code}});
        } else if (is_error) {
            checker.report(Code::suppression_of_error, entry.at("code"), {{"name", list[i].code}});
        } else {
            checker.report(Code::suppression_unused, entry.at("code"), {{"name", list[i].code}});
        }
    }
    kept.insert(kept.end(), std::make_move_iterator(checker.found.begin()),
                std::make_move_iterator(checker.found.end()));
    checker.found = std::move(kept);
}

} // namespace checks
} // namespace amends::scenario
