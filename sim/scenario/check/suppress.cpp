#include "sim/scenario/check/checker.hpp"

#include <algorithm>

namespace amends::scenario::checks {
namespace {

bool fits(const Found& found, const Suppression& suppression) {
    if (found.problem.code != suppression.code || found.problem.severity == support::Severity::error)
        return false;
    return suppression.at.empty()
           || std::find(found.ids.begin(), found.ids.end(), suppression.at) != found.ids.end();
}

} // namespace

void obey_suppressions(Checker& checker) {
    const Path root;
    std::vector<Found> kept = std::move(checker.found);
    checker.found.clear();
    const auto& list = checker.scenario.suppress;
    std::vector<bool> used(list.size());
    std::erase_if(kept, [&](const Found& found) {
        bool accepted = false;
        for (std::size_t i = 0; i < list.size(); ++i) {
            if (!fits(found, list[i])) continue;
            used[i] = true;
            accepted = true;
        }
        return accepted;
    });
    for (std::size_t i = 0; i < list.size(); ++i) {
        const Path entry = root.at("suppress", i);
        const ProblemKind* kind = find_problem_kind(list[i].code);
        if (list[i].code.empty() || used[i]) continue;
        if (kind == nullptr) {
            checker.report(Code::suppression_unknown_code, entry.at("code"), {{"name", list[i].code}});
        } else if (kind->severity == support::Severity::error) {
            checker.report(Code::suppression_of_error, entry.at("code"), {{"name", list[i].code}});
        } else {
            checker.report(Code::suppression_unused, entry.at("code"), {{"name", list[i].code}});
        }
    }
    kept.insert(kept.end(), std::make_move_iterator(checker.found.begin()),
                std::make_move_iterator(checker.found.end()));
    checker.found = std::move(kept);
}

} // namespace amends::scenario::checks
