#include "sim/engine/case_tests.hpp"

#include "sim/engine/pinned_rows.hpp"
#include "sim/engine/work.hpp"
#include "sim/scenario/names.hpp"
#include "sim/scenario/problem_kinds.hpp"

#include <algorithm>

namespace amends::engine {
namespace {

using support::Localized;

Localized same(std::string_view text) {
    return {std::string(text), std::string(text)};
}

Localized sentence(std::string zh, std::string en,
                   const std::vector<std::pair<std::string, Localized>>& places) {
    const auto fill = [&](std::string text, support::Lang lang) {
        for (const auto& [name, words] : places) {
            const std::size_t at = text.find(name);
            if (at != std::string::npos) text.replace(at, name.size(), words.in(lang));
        }
        return text;
    };
    return {fill(std::move(zh), support::Lang::zh), fill(std::move(en), support::Lang::en)};
}

std::string points(const std::optional<int>& tenths) {
    return tenths ? std::to_string(*tenths / 10) + "." + std::to_string(*tenths % 10) : "–";
}

/// One thing a play must be; collects what it is not.
class Comparison {
public:
    Comparison(const scenario::TestExpectation& expected, const Played& played)
        : expected_(expected), told_(played.told), result_(result_of(played.told.play, played.told.state)) {
        for (const support::Problem& problem : played.problems) {
            faults_.push_back(
                sentence("第 {line} 行：{reason}", "line {line}: {reason}",
                         {{"{line}", same(std::to_string(problem.line))}, {"{reason}", problem.message}}));
        }
    }

    std::vector<Localized> all() {
        ending();
        score();
        visits();
        labels();
        return std::move(faults_);
    }

private:
    void expect(bool holds, const char* zh, const char* en, const Localized& wanted, const Localized& found) {
        if (!holds) faults_.push_back(sentence(zh, en, {{"{wanted}", wanted}, {"{found}", found}}));
    }
    void ending() {
        const std::string& at = told_.state.place.value;
        expect(expected_.ending.empty() || at == expected_.ending.value, "应到结局“{wanted}”，停在“{found}”",
               "it should end in \"{wanted}\" and stands in \"{found}\"", same(expected_.ending.value),
               same(at));
        if (!expected_.outcome) return;
        expect(result_.outcome == expected_.outcome, "结果应为 {wanted}，却是 {found}",
               "the outcome should be {wanted}, it is {found}", same(scenario::name_of(*expected_.outcome)),
               result_.outcome ? same(scenario::name_of(*result_.outcome)) : Localized{"没有", "none"});
    }
    void score() {
        const auto total = result_.score.total_tenths;
        if (expected_.passed) {
            expect(result_.score.passed == *expected_.passed, "应当{wanted}，得分 {found}",
                   "it should {wanted}, at {found}",
                   *expected_.passed ? Localized{"合格", "pass"} : Localized{"不合格", "not pass"},
                   same(points(total)));
        }
        const int tenths = total.value_or(0);
        if (expected_.total_min) {
            expect(tenths >= *expected_.total_min * 10, "总分应至少 {wanted}，得到 {found}",
                   "the total should be {wanted} at least, it is {found}",
                   same(std::to_string(*expected_.total_min)), same(points(total)));
        }
        if (expected_.total_max) {
            expect(tenths <= *expected_.total_max * 10, "总分应至多 {wanted}，得到 {found}",
                   "the total should be {wanted} at most, it is {found}",
                   same(std::to_string(*expected_.total_max)), same(points(total)));
        }
    }
    void visits() {
        const auto visited = places_of(told_);
        std::size_t met = 0;
        for (const std::string& place : visited)
            if (met < expected_.visits.size() && expected_.visits[met].value == place) ++met;
        std::string way;
        for (const std::string& place : visited)
            way += (way.empty() ? "" : " → ") + place;
        if (met < expected_.visits.size()) {
            expect(false, "没有依次走到“{wanted}”，走的是 {found}",
                   "it did not come to \"{wanted}\" in order, its way was {found}",
                   same(expected_.visits[met].value), same(way));
        }
    }
    void labels() {
        for (const text::Label label : text::all_labels()) {
            if (!has(expected_.labels, label)) continue;
            const auto& turns = told_.state.turns;
            const bool found = std::any_of(turns.begin(), turns.end(),
                                           [&](const TurnRecord& turn) { return has(turn.labels, label); });
            expect(found, "没有一轮带标签 {wanted}", "no turn has the label {wanted}", same(to_string(label)),
                   {});
        }
    }

public:
    /// The places entered, in their order.
    static std::vector<std::string> places_of(const Playthrough& told) {
        std::vector<std::string> places;
        Playthrough again = new_playthrough(told.play);
        for (const Event& event : told.events) {
            for (const Effect& effect : advance(again, event)) {
                const auto* says = std::get_if<CustomerSays>(&effect);
                if (says != nullptr && says->from != CustomerSays::From::fallback)
                    places.push_back(says->place.value);
            }
        }
        return places;
    }

private:
    const scenario::TestExpectation& expected_;
    const Playthrough& told_;
    Result result_;
    std::vector<Localized> faults_;
};

/// Transitions on action and on time leave no turn: the events played anew tell which of them fired.
class MovesWithoutReply {
public:
    MovesWithoutReply(Coverage& reached, const Case& play)
        : reached_(reached), again_(new_playthrough(play)) {}

    void follow(const std::vector<Event>& events) {
        for (const Event& event : events)
            follow(event);
    }

private:
    void follow(const Event& event) {
        actions_from_ = again_.state.turn_actions_from;
        bool first = true, left = false;
        for (const Effect& effect : advance(again_, event)) {
            left = left || std::holds_alternative<CustomerLeft>(effect);
            const auto* says = std::get_if<CustomerSays>(&effect);
            if (says == nullptr || says->from == CustomerSays::From::fallback) continue;
            if (!left) note(event.payload, first, says->place);
            from_ = says->place;
            first = false;
        }
    }
    /// `first`: what the event itself led to; after it, answers that came due in a jump may have led on.
    void note(const Payload& payload, bool first, const scenario::PlaceId& to) {
        const scenario::Node* node = find_node(*again_.play.scenario, from_);
        if (node == nullptr) return;
        const bool is_reply =
            std::holds_alternative<TurnClosed>(payload) || std::holds_alternative<ChoiceTaken>(payload);
        const auto* due = std::get_if<DueReached>(&payload);
        if (first && due != nullptr && due->id.starts_with(by_time)) {
            reached_.transitions.insert(node->id.value + "/" + due->id.substr(by_time.size()));
        } else if (!first || !is_reply) {
            if (const auto* fired = on_action(*node, to))
                reached_.transitions.insert(node->id.value + "/" + fired->id.value);
        }
    }
    /// Of those on action that lead there the first that holds.
    [[nodiscard]] const scenario::Transition* on_action(const scenario::Node& node,
                                                        const scenario::PlaceId& to) const {
        const Scope scope{nullptr, actions_from_, again_.state.turns.size()};
        const scenario::Transition* some = nullptr;
        for (const scenario::Transition& transition : node.transitions) {
            if (transition.on != scenario::Trigger::action || transition.to != to) continue;
            if (holds(again_.play, again_.state, scope, transition.when)) return &transition;
            if (some == nullptr) some = &transition; // its own effects may have changed what it asked for
        }
        return some;
    }

    static constexpr std::string_view by_time = "time:";
    Coverage& reached_;
    Playthrough again_;
    scenario::PlaceId from_;
    std::size_t actions_from_ = 0;
};

scenario::Script script_of(const scenario::ScenarioTest& test) {
    scenario::Script script;
    for (std::size_t i = 0; i < test.script.size(); ++i) {
        scenario::Script one = scenario::parse_script(test.id.value, test.script[i]);
        for (scenario::ScriptLine& line : one.lines) {
            line.line = static_cast<int>(i) + 1;
            script.lines.push_back(std::move(line));
        }
    }
    return script;
}

} // namespace

Coverage everything_in(const scenario::Scenario& script) {
    Coverage all;
    for (const scenario::Node& node : script.nodes) {
        all.nodes.insert(node.id.value);
        if (!node.fallback.then.empty()) all.fallbacks.insert(node.id.value);
        for (const auto& choice : node.choices)
            all.choices.insert(node.id.value + "/" + choice.id.value);
        for (const auto& transition : node.transitions)
            all.transitions.insert(node.id.value + "/" + transition.id.value);
    }
    for (const scenario::Ending& ending : script.endings)
        all.endings.insert(ending.id.value);
    return all;
}

void add_coverage(Coverage& reached, const Playthrough& told) {
    for (const auto& [place, times] : told.state.visits) {
        const bool is_ending = find_ending(*told.play.scenario, place) != nullptr;
        (is_ending ? reached.endings : reached.nodes).insert(place.value);
    }
    for (const TurnRecord& turn : told.state.turns) {
        if (turn.fell_back) reached.fallbacks.insert(turn.node.value);
        if (!turn.fired.empty()) reached.transitions.insert(turn.node.value + "/" + turn.fired.value);
        if (!turn.choice.empty()) reached.choices.insert(turn.node.value + "/" + turn.choice.value);
    }
    MovesWithoutReply(reached, told.play).follow(told.events);
}

std::vector<Localized> faults_of(const scenario::TestExpectation& expected, const Played& played) {
    return Comparison(expected, played).all();
}

std::size_t TestRuns::failed() const {
    return static_cast<std::size_t>(
        std::count_if(runs.begin(), runs.end(), [](const TestRun& run) { return !run.passed(); }));
}

TestRuns run_tests(const std::shared_ptr<const scenario::Scenario>& script,
                   const std::shared_ptr<const rubric::Rubric>& rubric, const JudgeReply& judge) {
    TestRuns all;
    for (std::size_t i = 0; i < script->tests.size(); ++i) {
        const scenario::ScenarioTest& test = script->tests[i];
        const Began began = begin_test(*script, test, test.lang);
        Played played =
            play_script(make_case(script, rubric, began), began, judge, script_of(test), test.id.value);
        add_coverage(all.reached, played.told);
        all.runs.push_back({test.id, i, faults_of(test.expect, played), std::move(played)});
    }
    return all;
}

std::vector<support::Problem> problems_of(const TestRuns& runs, const scenario::SourceMap& source) {
    std::vector<support::Problem> problems;
    const scenario::Path root;
    for (const TestRun& run : runs.runs) {
        const scenario::Path test = root.at("tests", run.index);
        const scenario::SourcePlace place = source.at(test.at("id"));
        for (const Localized& fault : run.faults) {
            problems.push_back(make_problem(scenario::Code::test_failed, place.file, place.line, place.column,
                                            {{"test", run.id.value}, {"reason", fault}}));
        }
    }
    return problems;
}

} // namespace amends::engine
