#include "sim/app/cli/check_tests.hpp"

#include "sim/engine/choice_readings.hpp"

#include <algorithm>
#include <iterator>

namespace amends::app::cli {
namespace {

Missed missed(std::string_view kind, const std::set<std::string>& all, const std::set<std::string>& reached) {
    Missed found{kind, all.size(), {}};
    std::set_difference(all.begin(), all.end(), reached.begin(), reached.end(),
                        std::back_inserter(found.names));
    return found;
}

} // namespace

CheckedTests TestPlayer::play(const LibraryCase& one) {
    CheckedTests checked;
    const auto& script = one.loaded.scenario;
    checked.all = engine::everything_in(*script);
    const bool by_choices =
        std::find(script->ways.begin(), script->ways.end(), scenario::Way::choices) != script->ways.end();
    if (script->tests.empty() && !by_choices) return checked;
    if (!judge_) {
        judge_ = load_judge(assets_);
        checked.problems = judge_->problems; // told once, with the first case that needs the judge
    }
    const auto rubric = load_rubric(assets_, script->rubric.empty() ? "default" : script->rubric.value);
    if (rubric && !rubric.value().rubric) {
        const auto& told = rubric.value().problems;
        checked.problems.insert(checked.problems.end(), told.begin(), told.end());
    }
    if (!judge_->judge || !rubric || !rubric.value().rubric) return checked;
    const engine::JudgeReply read = [&](const text::Context& context, std::string_view reply) {
        return judge_->judge->judge(context, reply);
    };
    const auto misread = scenario::not_accepted(
        *script, one.loaded.source,
        engine::misread_choices(script, rubric.value().rubric, read, one.loaded.source));
    checked.problems.insert(checked.problems.end(), misread.begin(), misread.end());
    const auto runs = engine::run_tests(script, rubric.value().rubric, read);
    checked.run = runs.runs.size();
    checked.failed = runs.failed();
    checked.reached = runs.reached;
    const auto failures = engine::problems_of(runs, one.loaded.source);
    checked.problems.insert(checked.problems.end(), failures.begin(), failures.end());
    return checked;
}

std::vector<Missed> missed_of(const CheckedTests& checked) {
    const engine::Coverage &all = checked.all, &reached = checked.reached;
    return {missed("nodes", all.nodes, reached.nodes), missed("choices", all.choices, reached.choices),
            missed("transitions", all.transitions, reached.transitions),
            missed("fallbacks", all.fallbacks, reached.fallbacks),
            missed("endings", all.endings, reached.endings)};
}

} // namespace amends::app::cli
