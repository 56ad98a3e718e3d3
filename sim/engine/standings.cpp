#include "sim/engine/standings.hpp"

#include "sim/engine/explore_moves.hpp"
#include "sim/engine/pinned_rows.hpp"
#include "sim/engine/work.hpp"

#include <algorithm>
#include <deque>

namespace amends::engine {
namespace {

using scenario::Way;

constexpr std::size_t most_states = 6000;

Way way_of(const scenario::Scenario& script) {
    const bool by_choices =
        std::find(script.ways.begin(), script.ways.end(), Way::choices) != script.ways.end();
    return by_choices ? Way::choices : Way::free;
}

/// A judge that finds in a sample what its author gave it, and nothing in other words.
JudgeReply as_authored(const scenario::Scenario& script) {
    auto known = std::make_shared<std::map<std::string, text::Verdict, std::less<>>>();
    for (const scenario::Node& node : script.nodes) {
        for (const scenario::Sample& sample : node.samples) {
            text::Verdict verdict;
            verdict.labels = sample.labels;
            for (const text::ActId& act : sample.acts)
                verdict.acts.push_back({act, {0, sample.text.size()}, {}});
            known->emplace(sample.text, std::move(verdict));
        }
    }
    return [known](const text::Context&, std::string_view reply) {
        const auto found = known->find(reply);
        return found == known->end() ? text::Verdict{} : found->second;
    };
}

/// States with one key say the same to the judge, nearly.
std::string key_of(const State& state) {
    std::string key = state.place.value + "|";
    for (const auto& flag : state.flags)
        key += flag.value + ",";
    key += "|";
    for (const auto& [event, at_ms] : state.happened)
        key += event.value + ",";
    return key;
}

std::vector<exploring::Move> moves_of(const PlayRunner& runner) {
    std::vector<exploring::Move> moves = exploring::replies(runner);
    if (auto wait = exploring::waiting(runner)) moves.push_back(std::move(*wait));
    return moves;
}

/// The shortest script to each node that the walk by choices has met. It leads there in every language.
using WaysTo = std::map<scenario::PlaceId, Lines>;

class Walk {
public:
    explicit Walk(const Case& play)
        : play_(play), way_(way_of(*play.scenario)), judge_(as_authored(*play.scenario)) {}

    /// Goes the ways that another language of the case has found; walks itself where there are none, and
    /// leaves its own there.
    std::map<scenario::PlaceId, Standing> find(WaysTo& ways) {
        if (ways.empty())
            walk(ways);
        else
            go(ways);
        if (way_ != Way::choices) ways.clear(); // samples are of one language
        for (const bool as_drawn : {false, true})
            if (found_.size() < play_.scenario->nodes.size()) follow_tests(as_drawn);
        return std::move(found_);
    }

private:
    /// The shortest plays of replies and waiting, until every node was met.
    void walk(WaysTo& ways) {
        struct Open {
            PlayRunner runner;
            Lines script;
        };
        std::set<std::string> seen;
        std::deque<Open> open;
        open.push_back({begin(), {}});
        for (std::size_t states = 0; !open.empty() && states < most_states; ++states) {
            Open next = std::move(open.front());
            open.pop_front();
            const State& state = next.runner.told().state;
            if (state.phase != Phase::talking || !seen.insert(key_of(state)).second) continue;
            if (note(next.runner)) ways.emplace(state.place, next.script);
            if (found_.size() == play_.scenario->nodes.size()) return;
            const std::vector<exploring::Move> moves = moves_of(next.runner);
            for (const exploring::Move& move : moves) {
                const bool last = &move == &moves.back();
                PlayRunner moved = last ? std::move(next.runner) : next.runner;
                if (!exploring::do_move(moved, move)) continue;
                Lines script = last ? std::move(next.script) : next.script;
                exploring::append_move(script, move);
                open.push_back({std::move(moved), std::move(script)});
            }
        }
    }
    void go(const WaysTo& ways) {
        for (const auto& [place, script] : ways) {
            PlayRunner runner = begin();
            if (exploring::do_lines(runner, script) && runner.told().state.place == place) note(runner);
        }
    }
    [[nodiscard]] PlayRunner begin() const {
        PlayRunner runner = exploring::begin(play_, way_, judge_, play_.seed);
        runner.keep(PlayRunner::Keeps::words);
        return runner;
    }
    /// Where only actions lead. First with the rows of the case and what the test draws itself; where its
    /// amounts are wrong then, as its seed draws.
    void follow_tests(bool as_drawn) {
        const scenario::Scenario& script = *play_.scenario;
        for (const scenario::ScenarioTest& test : script.tests) {
            if (test.way != way_) continue;
            Began began = begin_test(script, test, play_.lang);
            if (!as_drawn) {
                began.drawn = play_.drawn;
                began = with_rows(std::move(began), script, scenario::draws_in(test.script));
            }
            PlayRunner runner(make_case(play_.scenario, play_.rubric, began), began, judge_);
            for (const std::string& text : test.script) {
                for (const scenario::ScriptLine& line : scenario::parse_script({}, text).lines)
                    runner.perform(line);
                note(runner);
            }
        }
    }
    /// True: this is the first play that stands there.
    bool note(const PlayRunner& runner) {
        const State& state = runner.told().state;
        if (state.phase != Phase::talking || found_.contains(state.place)) return false;
        const scenario::Node* node = find_node(*play_.scenario, state.place);
        if (node == nullptr) return false;
        found_.emplace(state.place, Standing{runner.told().play, context_of(runner.told()),
                                             labels(state, node->expects.due),
                                             labels(state, node->expects.welcome), state});
        return true;
    }
    [[nodiscard]] text::LabelSet labels(const State& state,
                                        const std::vector<scenario::Expectation>& expected) const {
        text::LabelSet set;
        for (const scenario::Expectation& one : expected)
            if (holds(play_, state, open_scope(state), one.when)) add(set, one.label);
        return set;
    }

    const Case& play_;
    Way way_;
    JudgeReply judge_;
    std::map<scenario::PlaceId, Standing> found_;
};

} // namespace

std::vector<StandingCase> standing_cases(const std::shared_ptr<const scenario::Scenario>& script,
                                         const std::shared_ptr<const rubric::Rubric>& rubric) {
    std::vector<StandingCase> cases;
    WaysTo ways;
    for (const support::Lang lang : script->languages) {
        const Began began = begin_reading(*script, way_of(*script), lang);
        const Case play = make_case(script, rubric, began);
        cases.push_back({play, Walk(play).find(ways)});
    }
    return cases;
}

} // namespace amends::engine
