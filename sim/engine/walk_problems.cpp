#include "sim/engine/walk_problems.hpp"

#include "sim/engine/explore_fallbacks.hpp"
#include "sim/engine/pinned_rows.hpp"
#include "sim/scenario/check/conditions.hpp"
#include "sim/scenario/problem_kinds.hpp"

#include <algorithm>

namespace amends::engine {
namespace {

using scenario::Code;
using scenario::Way;
using support::Localized;

/// The order of the choices is drawn: what part of all draws is too many, and at how many nodes at least.
constexpr std::size_t first_best_percent = 80, telling_nodes_min = 3;

std::string tenths(int points) {
    return std::to_string(points / 10) + "." + std::to_string(points % 10);
}

class WalkProblems {
public:
    WalkProblems(const scenario::Scenario& script, const scenario::SourceMap& source,
                 const ExploreReport& report, const std::set<std::string>& endings_known)
        : script_(script), source_(source), report_(report), known_(endings_known) {}

    std::vector<scenario::Found> all() {
        const scenario::Path root, resolution = root.at("resolution");
        possible(report_.choices.can_pass, {"合格的一局", "a pass"}, resolution);
        possible(report_.choices.can_fail, {"不合格的一局", "a failure"}, resolution);
        possible(best_ending_reached(), {"最好的结局", "the best ending"}, root.at("endings"));
        for (const auto& [node, script] : report_.dead_ends)
            with_node(node, [&](const scenario::Path& at) {
                tell(Code::no_way_out, at.at("id"), {{"name", node}});
            });
        if (report_.choices.complete) {
            points(resolution);
            never_reached(root);
        }
        return std::move(found_);
    }

private:
    void tell(Code code, const scenario::Path& at, scenario::Fills fills) {
        fills.emplace_back("states", static_cast<std::int64_t>(report_.choices.states));
        scenario::SourcePlace place = source_.at(at);
        found_.push_back(
            {make_problem(code, place.file, place.line, place.column, fills), std::move(place.ids)});
    }
    void possible(bool was_found, const Localized& what, const scenario::Path& at) {
        if (was_found) return;
        tell(report_.choices.complete ? Code::never_happens : Code::not_found_in_walk, at, {{"what", what}});
    }
    /// Of the endings' outcomes the best there is; one ending of it is enough.
    [[nodiscard]] bool best_ending_reached() const {
        const auto better = [](const scenario::Ending& a, const scenario::Ending& b) {
            return rank(a.outcome) < rank(b.outcome);
        };
        const auto best = std::min_element(script_.endings.begin(), script_.endings.end(), better);
        return best == script_.endings.end()
               || std::any_of(
                   script_.endings.begin(), script_.endings.end(), [&](const scenario::Ending& one) {
                       return rank(one.outcome) == rank(best->outcome)
                              && (known_.contains(one.id.value) || report_.endings.at(one.id.value).reached);
                   });
    }
    static int rank(scenario::Outcome outcome) {
        switch (outcome) {
        case scenario::Outcome::won_back: return 0;
        case scenario::Outcome::settled: return 1;
        case scenario::Outcome::escalated: return 2;
        case scenario::Outcome::lost: return 3;
        case scenario::Outcome::bad_review: break;
        }
        return 4;
    }
    void points(const scenario::Path& at) {
        if (report_.choices.good_ends > 0 && report_.choices.clean_ends == 0)
            tell(Code::critical_unavoidable, at, {});
        if (report_.best.tenths && *report_.best.tenths < 1000)
            tell(Code::score_ceiling, at, {{"found", tenths(*report_.best.tenths)}});
    }
    template <class F>
    void with_node(const std::string& id, F&& f) {
        const scenario::Path root;
        for (std::size_t i = 0; i < script_.nodes.size(); ++i) {
            if (script_.nodes[i].id.value != id) continue;
            const scenario::Path node = root.at("nodes", i);
            f(node);
        }
    }
    /// What typed words could still reach is not told of a case that takes them.
    void never_reached(const scenario::Path& root) {
        const bool typed =
            std::find(script_.ways.begin(), script_.ways.end(), Way::free) != script_.ways.end();
        for (std::size_t i = 0; i < script_.nodes.size(); ++i) {
            const scenario::Node& node = script_.nodes[i];
            const scenario::Path at = root.at("nodes", i);
            if (!report_.nodes_reached.contains(node.id.value)) {
                if (!typed) never({"节点", "node"}, node.id.value, at.at("id"));
                continue;
            }
            for (std::size_t j = 0; j < node.choices.size(); ++j) {
                const scenario::Path choice = at.at("choices", j);
                if (!report_.choices.choices.contains(node.id.value + "/" + node.choices[j].id.value))
                    never({"选项", "choice"}, node.choices[j].id.value, choice.at("id"));
            }
            for (std::size_t j = 0; j < node.transitions.size() && !typed; ++j) {
                const scenario::Path transition = at.at("transitions", j);
                if (!report_.choices.transitions.contains(node.id.value + "/" + node.transitions[j].id.value))
                    never({"转移", "transition"}, node.transitions[j].id.value, transition.at("id"));
            }
        }
        for (std::size_t i = 0; i < script_.endings.size() && !typed; ++i) {
            const scenario::Path ending = root.at("endings", i);
            if (!report_.endings.at(script_.endings[i].id.value).reached)
                never({"结局", "ending"}, script_.endings[i].id.value, ending.at("id"));
        }
    }
    void never(const Localized& what, const std::string& name, const scenario::Path& at) {
        tell(Code::never_reached, at, {{"what", what}, {"name", name}});
    }

    const scenario::Scenario& script_;
    const scenario::SourceMap& source_;
    const ExploreReport& report_;
    const std::set<std::string>& known_;
    std::vector<scenario::Found> found_;
};

/// What its author's labels say of a choice at its node: due and welcome ones for it, faults against it.
int worth_at(const scenario::Node& node, const scenario::Choice& choice) {
    const auto names = [](const std::vector<scenario::Expectation>& list, text::Label label) {
        return std::any_of(list.begin(), list.end(), [&](const auto& one) { return one.label == label; });
    };
    int worth = 0;
    for (const text::Label label : text::all_labels()) {
        if (!has(choice.labels, label)) continue;
        worth += text::is_fault(label)                ? -5
                 : names(node.expects.due, label)     ? 3
                 : names(node.expects.welcome, label) ? 1
                                                      : 0;
    }
    return worth;
}

/// S086: of the orders in which choices can be shown, in how many of a hundred the first is as good as any.
/// Each choice of a node is drawn to the first place equally often.
void check_first_choice(const scenario::Scenario& script, const scenario::SourceMap& source,
                        std::vector<scenario::Found>& found) {
    constexpr std::size_t fine = 10'000; ///< parts of a node's draws, so that nothing is lost by dividing
    std::size_t best = 0, nodes = 0;
    for (const scenario::Node& node : script.nodes) {
        std::vector<int> worth;
        for (const scenario::Choice& choice : node.choices)
            worth.push_back(worth_at(node, choice));
        if (worth.empty()) continue;
        const auto [least, most] = std::minmax_element(worth.begin(), worth.end());
        if (*least == *most) continue;
        ++nodes;
        const auto as_good = static_cast<std::size_t>(std::count(worth.begin(), worth.end(), *most));
        best += fine * as_good / worth.size();
    }
    if (nodes < telling_nodes_min || best * 100 < nodes * fine * first_best_percent) return;
    const scenario::Path root;
    scenario::SourcePlace place = source.at(root.at("nodes"));
    found.push_back(
        {make_problem(Code::first_choice_best, place.file, place.line, place.column,
                      {{"found", static_cast<std::int64_t>(best * 100 / (nodes * fine))}, {"of", 100}}),
         std::move(place.ids)});
}

bool answered_by(const scenario::Scenario& script, Way way) {
    return std::find(script.ways.begin(), script.ways.end(), way) != script.ways.end();
}

struct WalkedChoices {
    ExploreReport report;
    std::set<std::string> fell_back; ///< nodes
};

/// The short walk by choices; null where none are offered.
std::optional<WalkedChoices> walk_by_choices(const std::shared_ptr<const scenario::Scenario>& script,
                                             const std::shared_ptr<const rubric::Rubric>& rubric) {
    if (!answered_by(*script, Way::choices) || script->languages.empty()) return std::nullopt;
    const Began began = begin_reading(*script, Way::choices, script->languages.front());
    const Case play = make_case(script, rubric, began);
    ExploreLimits limits;
    limits.states = std::max(check_walk_states, script->nodes.size());
    limits.steps = std::max(check_walk_steps, check_walk_steps_a_node * script->nodes.size());
    WalkedChoices walked;
    walked.report = explore_choices(play, limits, walked.fell_back);
    return walked;
}

bool takes_every_reply(const scenario::Transition& transition) {
    return transition.on == scenario::Trigger::reply
           && (transition.when.empty() || scenario::checks::always_holds(transition.when.front()));
}

std::set<std::string> idle_fallbacks(const scenario::Scenario& script,
                                     const std::optional<WalkedChoices>& walked) {
    const bool all_walked = walked && walked->report.choices.complete && !answered_by(script, Way::free);
    std::set<std::string> idle;
    for (const scenario::Node& node : script.nodes) {
        if (node.fallback.then.empty()) continue;
        if (std::any_of(node.transitions.begin(), node.transitions.end(), takes_every_reply)
            || (all_walked && !walked->fell_back.contains(node.id.value)))
            idle.insert(node.id.value);
    }
    return idle;
}

} // namespace

WalkFindings findings_of_walk(const std::shared_ptr<const scenario::Scenario>& script,
                              const std::shared_ptr<const rubric::Rubric>& rubric,
                              const scenario::SourceMap& source, const std::set<std::string>& endings_known) {
    WalkFindings findings;
    const auto walked = walk_by_choices(script, rubric);
    findings.idle_fallbacks = idle_fallbacks(*script, walked);
    if (!walked) return findings;
    findings.problems = WalkProblems(*script, source, walked->report, endings_known).all();
    check_first_choice(*script, source, findings.problems);
    return findings;
}

Coverage reachable_in(const std::shared_ptr<const scenario::Scenario>& script,
                      const std::shared_ptr<const rubric::Rubric>& rubric) {
    Coverage all = everything_in(*script);
    for (const std::string& node : idle_fallbacks(*script, walk_by_choices(script, rubric)))
        all.fallbacks.erase(node);
    return all;
}

} // namespace amends::engine
