// The walk through a case.
#include "sim/engine/explore.hpp"

#include "sim/engine/explore_moves.hpp"
#include "sim/engine/explore_trainees.hpp"

#include <algorithm>
#include <deque>

namespace amends::engine {
namespace exploring {
namespace {

constexpr int mood_band = 20, visits_told_apart = 3;
constexpr std::int64_t time_band_ms = 60'000, time_bands = 15;

/// Nodes whose visits some condition counts.
std::set<std::string> counted_nodes(const scenario::Condition& condition, std::set<std::string> found) {
    if (const auto* visits = std::get_if<scenario::VisitsIn>(&condition.is)) found.insert(visits->node.value);
    const std::vector<scenario::Condition>* parts = nullptr;
    if (const auto* all = std::get_if<scenario::AllOf>(&condition.is)) parts = &all->parts;
    if (const auto* any = std::get_if<scenario::AnyOf>(&condition.is)) parts = &any->parts;
    if (const auto* inverse = std::get_if<scenario::NotThat>(&condition.is)) parts = &inverse->part;
    if (parts != nullptr)
        for (const auto& part : *parts)
            found = counted_nodes(part, std::move(found));
    return found;
}

std::set<std::string> counted_nodes(const scenario::Scenario& script) {
    std::set<std::string> found;
    for (const auto& node : script.nodes)
        for (const auto& transition : node.transitions)
            for (const auto& when : transition.when)
                found = counted_nodes(when, std::move(found));
    return found;
}

std::string object_of(const ActionRecord& action) {
    const auto at = action.arguments.find("object");
    return at == action.arguments.end() ? std::string() : at->second;
}

/// States with one key are walked as one.
std::string key_of(const State& state, const std::set<std::string>& counted) {
    std::string key = state.place.value + "|" + std::to_string(static_cast<int>(state.phase)) + "|";
    for (const auto& flag : state.flags)
        key += flag.value + ",";
    std::set<std::string> done;
    for (const ActionRecord& action : state.actions)
        if (action.accepted) done.insert(std::string(to_string(action.action)) + object_of(action));
    key += "|";
    for (const std::string& action : done)
        key += action + ",";
    key += "|" + std::to_string((state.mood + 100) / mood_band) + "|";
    std::set<std::string> promises;
    for (const LedgerEntry& entry : state.ledger)
        promises.insert(entry.measure + std::to_string(static_cast<int>(entry.state)));
    for (const std::string& promise : promises)
        key += promise + ",";
    key += "|";
    for (const auto& [place, times] : state.visits)
        if (counted.contains(place.value))
            key += place.value + std::to_string(std::min(times, visits_told_apart)) + ",";
    const auto fallbacks = state.fallbacks.find(state.place);
    key += "|" + std::to_string(fallbacks == state.fallbacks.end() ? 0 : fallbacks->second);
    key += "|" + std::to_string(std::min(state.now_ms / time_band_ms, time_bands)) + "|";
    for (const auto& [event, at_ms] : state.happened)
        key += event.value + (state.told.contains(event) ? "+," : ",");
    for (const auto& [action, most] : state.authority)
        key += std::to_string(most) + ",";
    key += state.offer_accepted ? "a" : "";
    for (const Pending& pending : state.pending)
        if (pending.id.starts_with("answer:")) key += "w";
    return key;
}

class Walk {
public:
    Walk(const Case& play, scenario::Way way, const JudgeReply& judge, const ExploreLimits& limits,
         ExploreReport& report)
        : way_(way), limits_(limits), report_(report), counted_(counted_nodes(*play.scenario)) {
        meet(begin(play, way, judge, play.seed), {}, none);
    }

    WayReport run() {
        result_.offered = true;
        while (!queue_.empty() && known_.size() < limits_.states) {
            const Standing standing = std::move(queue_.front());
            queue_.pop_front();
            expand(standing);
        }
        result_.complete = queue_.empty();
        result_.states = known_.size();
        find_dead_ends();
        return result_;
    }
    [[nodiscard]] bool folded_unequal() const { return folded_unequal_; }

private:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    struct Standing {
        PlayRunner runner;
        Lines script;
        std::size_t id;
    };
    struct Known {
        std::size_t id = 0;
        int least = 0, most = 0; ///< partial totals met so far
        std::string digest;
    };

    void expand(const Standing& standing) {
        expanded_.insert(standing.id);
        if (standing.runner.told().turns.size() >= limits_.turns) {
            cut_off_ = true;
            return;
        }
        for (const Move& move : all_moves(standing.runner)) {
            PlayRunner next = standing.runner;
            if (!do_move(next, move)) continue;
            Lines script = standing.script;
            script.insert(script.end(), move.lines.begin(), move.lines.end());
            meet(std::move(next), std::move(script), standing.id);
        }
    }

    /// A state was reached: note it, and walk on from it when it is new or the best or worst of its kind.
    void meet(PlayRunner runner, Lines script, std::size_t from) {
        const State& state = runner.told().state;
        note_places(state, script);
        const Result result = result_of(runner.told().play, state);
        const int total = result.score.total_tenths.value_or(0);
        const auto [entry, fresh] = known_.emplace(key_of(state, counted_), Known{});
        Known& known = entry->second;
        if (fresh) {
            known = {back_.size(), total, total, digest(state)};
            back_.emplace_back();
            place_of_.push_back(state.place.value);
            script_to_.push_back(script);
        } else if (known.digest != digest(state)) {
            folded_unequal_ = true;
        }
        if (from != none) back_[known.id].push_back(from);
        if (runner.finished()) {
            ends_.push_back(known.id);
            note_score(result, script);
            return;
        }
        if (!fresh && total >= known.least && total <= known.most) return;
        known.least = std::min(known.least, total);
        known.most = std::max(known.most, total);
        queue_.push_back({std::move(runner), std::move(script), known.id});
    }

    void note_places(const State& state, const Lines& script) {
        for (const auto& [place, times] : state.visits) {
            const auto ending = report_.endings.find(place.value);
            if (ending == report_.endings.end()) {
                report_.nodes_reached.insert(place.value);
            } else if (!ending->second.reached || script.size() < ending->second.script.size()) {
                ending->second = {true, script, way_};
            }
        }
    }

    void note_score(const Result& result, const Lines& script) {
        const auto total = result.score.total_tenths;
        if (result.score.passed && !result_.can_pass) {
            result_.can_pass = true;
            result_.pass_script = script;
        }
        if (!result.score.passed && !result_.can_fail) {
            result_.can_fail = true;
            result_.fail_script = script;
        }
        if (!total) return;
        if (!report_.best.tenths || *total > *report_.best.tenths) report_.best = {total, script, way_};
        if (!report_.worst.tenths || *total < *report_.worst.tenths) report_.worst = {total, script, way_};
    }

    /// Nodes at which no state leads to an end. What was not walked on from counts as a way out.
    void find_dead_ends() {
        std::vector<bool> leads_out(back_.size());
        std::vector<std::size_t> todo = ends_;
        for (std::size_t id = 0; id < back_.size(); ++id)
            if (!expanded_.contains(id) && (!queue_.empty() || cut_off_)) todo.push_back(id);
        while (!todo.empty()) {
            const std::size_t id = todo.back();
            todo.pop_back();
            if (leads_out[id]) continue;
            leads_out[id] = true;
            for (const std::size_t before : back_[id])
                todo.push_back(before);
        }
        std::set<std::string> fine;
        for (std::size_t id = 0; id < back_.size(); ++id)
            if (leads_out[id]) fine.insert(place_of_[id]);
        for (std::size_t id = 0; id < back_.size(); ++id)
            if (!fine.contains(place_of_[id])) report_.dead_ends.emplace(place_of_[id], script_to_[id]);
    }

    scenario::Way way_;
    const ExploreLimits& limits_;
    ExploreReport& report_;
    std::set<std::string> counted_;
    std::map<std::string, Known> known_;
    std::deque<Standing> queue_;
    std::vector<std::vector<std::size_t>> back_; ///< by id: from where it was reached
    std::vector<std::string> place_of_;
    std::vector<Lines> script_to_;
    std::vector<std::size_t> ends_;
    std::set<std::size_t> expanded_;
    bool folded_unequal_ = false, cut_off_ = false;
    WayReport result_;
};

} // namespace
} // namespace exploring

ExploreReport explore(const Case& play, const JudgeReply& judge, const ExploreLimits& limits) {
    ExploreReport report;
    report.nodes_total = play.scenario->nodes.size();
    for (const scenario::Ending& ending : play.scenario->endings)
        report.endings[ending.id.value];
    const JudgeReply once = exploring::remembering(judge);
    bool exact = true;
    for (const scenario::Way way : play.scenario->ways) {
        exploring::Walk walk(play, way, once, limits, report);
        WayReport& came = way == scenario::Way::choices ? report.choices : report.free;
        came = walk.run();
        exact = exact && came.complete && !walk.folded_unequal() && way == scenario::Way::choices;
    }
    report.exact = exact && !play.scenario->ways.empty();
    exploring::play_trainees(play, once, limits, report);
    return report;
}

} // namespace amends::engine
