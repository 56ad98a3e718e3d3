// The tests of the case that is being written, played on a thread of their own.
#include "sim/app/author_work.hpp"
#include "sim/engine/walk_problems.hpp"

#include <chrono>
#include <utility>

namespace amends::app {
namespace {

TestsOutcome play_tests(const std::shared_ptr<const scenario::Scenario>& script,
                        const std::shared_ptr<const rubric::Rubric>& rubric,
                        std::shared_ptr<const text::Judge> judge) {
    engine::TestRuns runs = engine::run_tests(script, rubric, text::RememberingJudge(std::move(judge)));
    TestsOutcome outcome;
    for (engine::TestRun& run : runs.runs)
        outcome.faults[run.id.value] = std::move(run.faults);
    outcome.reached = std::move(runs.reached);
    outcome.all = engine::reachable_in(script, rubric);
    return outcome;
}

ui::CoverageFigure coverage_figure(const ui::Texts& texts, const char* name, std::size_t reached,
                                   std::size_t all) {
    return {.name = texts.get(name),
            .value = texts.get("author.cover_value", {{"reached", reached}, {"all", all}}),
            .part = all == 0 ? 1.F : static_cast<float>(reached) / static_cast<float>(all)};
}

} // namespace

void begin_tests(AuthorWork& work, std::shared_ptr<const rubric::Rubric> rubric,
                 std::shared_ptr<const text::Judge> judge, std::function<void()> wake) {
    if (work.tests_coming.valid() || !work.reading.is_playable || !rubric || !judge) return;
    work.tests_revision = work.read_revision;
    work.tests_coming =
        std::async(std::launch::async, [script = work.reading.draft, rubric = std::move(rubric),
                                        judge = std::move(judge), wake = std::move(wake)] {
            TestsOutcome outcome = play_tests(script, rubric, judge);
            if (wake) wake();
            return outcome;
        });
}

void take_tests(AuthorWork& work) {
    if (!work.tests_coming.valid()
        || work.tests_coming.wait_for(std::chrono::seconds(0)) != std::future_status::ready)
        return;
    work.tests = work.tests_coming.get();
    work.shown_revision = 0; // the graph shows what they reach
}

bool are_tests_due(const AuthorWork& work) {
    return work.script && !work.script->tests.empty() && work.reading.is_playable
           && !work.tests_coming.valid() && (!work.tests || work.tests_revision != work.read_revision);
}

ui::TestsState tests_state(const AuthorWork& work) {
    using enum ui::TestsState::Known;
    ui::TestsState state;
    if (!work.script || work.script->tests.empty()) return state;
    state.run = static_cast<int>(work.script->tests.size());
    state.known = work.tests_coming.valid()                   ? running
                  : !work.tests                               ? not_run
                  : work.tests_revision != work.read_revision ? outdated
                                                              : yes;
    if (state.known == yes)
        for (const auto& [test, faults] : work.tests->faults)
            state.failed += faults.empty() ? 0 : 1;
    return state;
}

ui::AuthorTestsView tests_view(const AuthorWork& work, const ui::Texts& texts) {
    ui::AuthorTestsView view;
    if (!work.script) return view;
    view.ways = work.script->ways;
    for (std::size_t i = 0; i < work.script->tests.size(); ++i) {
        const scenario::ScenarioTest& test = work.script->tests[i];
        ui::AuthorTest row{
            .id = test.id.value, .place = "/tests/" + std::to_string(i), .note = {}, .faults = {}};
        row.note = texts.get(
            "author.test_note",
            {{"lang", texts.get(test.lang == support::Lang::zh ? "author.form_zh" : "author.form_en")},
             {"way", texts.get(test.way == scenario::Way::free ? "author.from_way_free"
                                                               : "author.from_way_choices")},
             {"lines", test.script.size()}});
        if (work.tests) {
            const auto run = work.tests->faults.find(row.id);
            row.known = run != work.tests->faults.end();
            row.passed = row.known && run->second.empty();
            for (std::size_t k = 0; row.known && k < run->second.size(); ++k)
                row.faults.push_back(run->second[k].in(texts.lang()));
        }
        view.tests.push_back(std::move(row));
    }
    view.running = work.tests_coming.valid();
    view.state = tests_state(work);
    if (!work.reading.is_playable) view.why_not = texts.get("author.tests_errors");
    if (!work.tests) return view;
    const engine::Coverage &reached = work.tests->reached, &all = work.tests->all;
    view.outdated = work.tests_revision != work.read_revision;
    view.coverage = {
        coverage_figure(texts, "author.cover_nodes", reached.nodes.size(), all.nodes.size()),
        coverage_figure(texts, "author.cover_choices", reached.choices.size(), all.choices.size()),
        coverage_figure(texts, "author.cover_transitions", reached.transitions.size(),
                        all.transitions.size()),
        coverage_figure(texts, "author.cover_fallbacks", reached.fallbacks.size(), all.fallbacks.size()),
        coverage_figure(texts, "author.cover_endings", reached.endings.size(), all.endings.size())};
    return view;
}

} // namespace amends::app
