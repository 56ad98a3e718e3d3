#include "sim/app/cli/check_tests.hpp"

#include "sim/engine/choice_readings.hpp"
#include "sim/engine/walk_problems.hpp"

#include <algorithm>
#include <future>
#include <iterator>

namespace amends::app::cli {
namespace {

Missed missed(std::string_view kind, const std::set<std::string>& all, const std::set<std::string>& reached) {
    Missed found{kind, all.size(), {}};
    std::set_difference(all.begin(), all.end(), reached.begin(), reached.end(),
                        std::back_inserter(found.names));
    return found;
}

/// Choices, samples, model replies and tests are read by it.
bool needs_judge(const scenario::Scenario& script) {
    const auto& ways = script.ways;
    return !script.tests.empty() || std::find(ways.begin(), ways.end(), scenario::Way::choices) != ways.end()
           || std::any_of(script.nodes.begin(), script.nodes.end(), [](const scenario::Node& node) {
                  return !node.samples.empty() || !node.models.empty();
              });
}

} // namespace

TestPlayer::TestPlayer(std::filesystem::path assets, std::filesystem::path own_lexicon)
    : assets_(assets), read_judge_([assets = std::move(assets), own_lexicon = std::move(own_lexicon)] {
          return load_judge(assets, true, own_lexicon);
      }) {}

CheckedTests TestPlayer::play(const LibraryCase& one) {
    CheckedTests checked;
    const auto& script = one.loaded.scenario;
    checked.all = engine::everything_in(*script);
    if (!needs_judge(*script)) return checked;
    std::call_once(judge_asked_for_, [&] {
        judge_ = read_judge_();
        checked.problems = judge_->problems; // told once, with the first case that needs the judge
    });
    const auto rubric = load_rubric(assets_, script->rubric.empty() ? "default" : script->rubric.value);
    if (rubric && !rubric.value().rubric) {
        const auto& told = rubric.value().problems;
        checked.problems.insert(checked.problems.end(), told.begin(), told.end());
    }
    if (!judge_->judge || !rubric || !rubric.value().rubric) return checked;
    const auto fresh_judge = [&] { return text::RememberingJudge(judge_->judge); };
    // Choices take as long as the rest together, and nothing of it needs them.
    auto of_choices = std::async([&] {
        return engine::misread_choices(script, rubric.value().rubric, fresh_judge, one.loaded.source);
    });
    const engine::JudgeReply read = fresh_judge();
    checked.bench = engine::judge_samples(script, rubric.value().rubric, read);
    const auto runs = engine::run_tests(script, rubric.value().rubric, read);
    auto of_samples = engine::misread_samples(checked.bench, one.loaded.source);
    auto found = of_choices.get();
    std::move(of_samples.begin(), of_samples.end(), std::back_inserter(found));
    auto of_walk =
        engine::findings_of_walk(script, rubric.value().rubric, one.loaded.source, runs.reached.endings);
    std::move(of_walk.problems.begin(), of_walk.problems.end(), std::back_inserter(found));
    for (const std::string& node : of_walk.idle_fallbacks)
        if (!runs.reached.fallbacks.contains(node) && checked.all.fallbacks.erase(node) > 0)
            checked.idle_fallbacks.push_back(node);
    checked.accepted = scenario::accept(*script, std::move(found));
    const auto misread = scenario::problems_of(*script, one.loaded.source, checked.accepted);
    checked.problems.insert(checked.problems.end(), misread.begin(), misread.end());
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
