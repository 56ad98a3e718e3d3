// The walk through a case.
#include "sim/engine/explore.hpp"

#include "sim/engine/explore_moves.hpp"
#include "sim/engine/explore_notes.hpp"
#include "sim/engine/explore_trainees.hpp"
#include "sim/engine/work.hpp"

#include <algorithm>
#include <deque>

namespace amends::engine {
namespace exploring {
namespace {

/// Of one place so many states wait to be walked on from; more are let go, and the walk is not complete.
constexpr std::size_t waiting_max = 128;

/// Closes turns, and lets the judge read a reply to equal last words at an equal desk only once: the clock
/// and what was said before may differ. What rests on that is played again before it counts (Notes).
class Hearing {
public:
    void close_turn(PlayRunner& runner) {
        const Playthrough& told = runner.told();
        if (told.open.empty()) return;
        std::string key = open_reply(told) + '\x1E' + desk_key(told.state);
        for (std::size_t i = told.open_from; i < told.lines.size(); ++i)
            if (told.lines[i].who == SpokenLine::Who::customer) (key += '\x1E') += told.lines[i].text;
        const auto known = read_.find(key);
        if (known != read_.end()) {
            runner.happen(TurnClosed{known->second});
            return;
        }
        const std::size_t turns = told.turns.size();
        runner.close_turn();
        if (told.turns.size() > turns) read_.emplace(std::move(key), told.turns.back().verdict);
    }

private:
    std::map<std::string, text::Verdict> read_;
};

class Walk {
public:
    Walk(const Case& play, scenario::Way way, const JudgeReply& judge, const ExploreLimits& limits,
         ExploreReport& report)
        : limits_(limits), report_(report),
          result_(way == scenario::Way::choices ? report.choices : report.free), notes_(report, play, judge),
          watched_(watched_of(*play.scenario)) {
        meet(begin(play, way, judge, play.seed), {}, none);
    }

    void run() {
        result_.offered = true;
        while (known_.size() < limits_.states && result_.steps < limits_.steps) {
            const auto next = fairest();
            if (!next) break;
            expand(*next);
        }
        const bool all_walked = std::all_of(waiting_.begin(), waiting_.end(),
                                            [](const auto& place) { return place.second.states.empty(); });
        result_.complete = all_walked && !let_go_;
        result_.states = known_.size();
        find_dead_ends();
    }
    [[nodiscard]] bool folded_unequal() const { return folded_unequal_; }

private:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    struct Standing {
        PlayRunner runner;
        Lines script;
        std::size_t id;
        int total; ///< points so far, in tenths
    };
    struct Known {
        std::size_t id = 0;
        int least = 0, most = 0; ///< partial totals met so far
        std::string digest;
    };
    struct Waiting {
        std::deque<Standing> states;
        std::size_t walked = 0;
    };

    /// A state of the place that was walked on from least, so that the far end of a long case gets its turn
    /// before every variant of its beginning: in turn the oldest, the best and the worst so far.
    std::optional<Standing> fairest() {
        Waiting* least = nullptr;
        for (auto& [place, waiting] : waiting_)
            if (!waiting.states.empty() && (!least || waiting.walked < least->walked)) least = &waiting;
        if (!least) return std::nullopt;
        auto& states = least->states;
        const auto poorer = [](const Standing& a, const Standing& b) { return a.total < b.total; };
        auto next = states.begin();
        if (least->walked % 3 == 1) next = std::max_element(states.begin(), states.end(), poorer);
        if (least->walked % 3 == 2) next = std::min_element(states.begin(), states.end(), poorer);
        ++least->walked;
        Standing picked = std::move(*next);
        states.erase(next);
        return picked;
    }

    void expand(const Standing& standing) {
        expanded_.insert(standing.id);
        if (standing.runner.told().turns.size() >= limits_.turns) {
            let_go_ = true;
            return;
        }
        for (const Move& move : all_moves(standing.runner, watched_)) {
            PlayRunner next = standing.runner;
            ++result_.steps;
            if (!do_lines(next, move.lines)) continue;
            hearing_.close_turn(next);
            Lines script = standing.script;
            script.insert(script.end(), move.lines.begin(), move.lines.end());
            meet(std::move(next), std::move(script), standing.id);
        }
    }

    /// The state of that key, made when it is new.
    std::pair<Known*, bool> know(const State& state, const Lines& script) {
        const auto [entry, fresh] = known_.emplace(key_of(state, watched_), Known{});
        Known& known = entry->second;
        if (fresh) {
            known.id = back_.size();
            if (!folded_unequal_) known.digest = digest(state);
            back_.emplace_back();
            place_of_.push_back(state.place.value);
            script_to_.push_back(script);
        } else if (!folded_unequal_) {
            folded_unequal_ = known.digest != digest(state);
        }
        return {&known, fresh};
    }

    /// A state was reached: note it, and walk on from it when it is new or the best or worst of its kind.
    void meet(PlayRunner runner, Lines script, std::size_t from) {
        notes_.hear_of(runner, script);
        const State& state = runner.told().state;
        const auto [known, fresh] = know(state, script);
        if (from != none) back_[known->id].push_back(from);
        if (runner.finished()) {
            ends_.push_back(known->id);
            return;
        }
        const int total = result_of(runner.told().play, state).score.total_tenths.value_or(0);
        if (!fresh && total >= known->least && total <= known->most) return;
        known->least = fresh ? total : std::min(known->least, total);
        known->most = fresh ? total : std::max(known->most, total);
        const bool talking = state.phase == Phase::talking;
        Waiting& waiting = waiting_[state.place.value];
        Standing standing{std::move(runner), std::move(script), known->id, total};
        if (!talking)
            expand(standing); // only the wrap-up is left
        else if (waiting.states.size() < waiting_max)
            waiting.states.push_back(std::move(standing));
        else
            let_go_ = true;
    }

    /// Nodes at which no state leads to an end. What was not walked on from counts as a way out.
    void find_dead_ends() {
        std::vector<bool> leads_out(back_.size());
        std::vector<std::size_t> todo = ends_;
        for (std::size_t id = 0; id < back_.size(); ++id)
            if (!expanded_.contains(id)) todo.push_back(id);
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

    const ExploreLimits& limits_;
    ExploreReport& report_;
    WayReport& result_;
    Notes notes_;
    Hearing hearing_;
    Watched watched_;
    std::map<std::string, Known> known_;
    std::map<std::string, Waiting> waiting_;     ///< by place
    std::vector<std::vector<std::size_t>> back_; ///< by id: from where it was reached
    std::vector<std::string> place_of_;
    std::vector<Lines> script_to_;
    std::vector<std::size_t> ends_;
    std::set<std::size_t> expanded_;
    bool folded_unequal_ = false, let_go_ = false;
};

/// A way to an ending ends there: what is left of the case is the wrap-up, all right.
void add_wrap_ups(const Case& play, ExploreReport& report) {
    const scenario::WrapUp& asked = play.scenario->wrap_up;
    if (!asks_wrap_up(asked)) return;
    for (auto& [id, ending] : report.endings)
        if (ending.reached && (ending.script.empty() || !ending.script.back().starts_with("wrap")))
            ending.script.push_back(wrap_line(asked, true));
}

} // namespace
} // namespace exploring

ExploreReport explore(const Case& play, const JudgeReply& judge, const ExploreLimits& limits) {
    ExploreReport report;
    report.nodes_total = play.scenario->nodes.size();
    for (const scenario::Ending& ending : play.scenario->endings)
        report.endings[ending.id.value];
    bool exact = true;
    for (const scenario::Way way : play.scenario->ways) {
        exploring::Walk walk(play, way, judge, limits, report);
        walk.run();
        const WayReport& came = way == scenario::Way::choices ? report.choices : report.free;
        exact = exact && came.complete && !walk.folded_unequal() && way == scenario::Way::choices;
    }
    report.exact = exact && !play.scenario->ways.empty();
    exploring::add_wrap_ups(play, report);
    exploring::play_trainees(play, judge, limits, report);
    return report;
}

} // namespace amends::engine
