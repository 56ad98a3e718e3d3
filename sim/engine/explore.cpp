// The walk through a case.
#include "sim/engine/explore.hpp"

#include "sim/engine/explore_fallbacks.hpp"
#include "sim/engine/explore_hearing.hpp"
#include "sim/engine/explore_notes.hpp"
#include "sim/engine/explore_shortest.hpp"
#include "sim/engine/explore_trainees.hpp"
#include "sim/engine/work.hpp"

#include <algorithm>
#include <deque>
#include <unordered_map>

namespace amends::engine {
namespace exploring {
namespace {

/// Of one place so many states wait to be walked on from, in a case of many places fewer; more are let go,
/// and the walk is not complete.
constexpr std::size_t waiting_max = 128, waiting_min = 8, waiting_in_all = 4'000;

/// A state is walked on from once more so often, with better or worse totals: a ring would lower them for
/// ever.
constexpr int walked_again_max = 4;

std::size_t waiting_at_a_place(const scenario::Scenario& script) {
    return std::clamp(waiting_in_all / std::max<std::size_t>(1, script.nodes.size()), waiting_min,
                      waiting_max);
}

/// How a walk answers.
enum class Answers { choices, samples, acts };

class Walk {
public:
    Walk(const Case& play, Answers answers, const JudgeReply& judge, const ExploreLimits& limits,
         ExploreReport& report)
        : answers_(answers), limits_(limits), report_(report), judge_(judge),
          result_(answers == Answers::choices ? report.choices : report.free), notes_(report, play, judge_),
          hearing_(judge_), watched_(watched_of(*play.scenario)),
          at_a_place_(waiting_at_a_place(*play.scenario)) {
        const scenario::Way way = answers == Answers::choices ? scenario::Way::choices : scenario::Way::free;
        PlayRunner runner = begin(play, way, judge_, play.seed);
        runner.keep(answers == Answers::choices ? PlayRunner::Keeps::state : PlayRunner::Keeps::words);
        meet(std::move(runner), {}, none);
    }

    void run() {
        result_.offered = true;
        while (known_.size() < limits_.states && result_.steps < limits_.steps) {
            if (limits_.goes_on && !limits_.goes_on()) {
                let_go_ = true;
                break;
            }
            const auto next = fairest();
            if (!next) break;
            expand(std::move(*next));
        }
        result_.complete = ready_.empty() && !let_go_;
        result_.states = known_.size();
        find_dead_ends();
    }
    [[nodiscard]] bool folded_unequal() const { return folded_unequal_; }
    /// Nodes at which a reply of a walk by choices fell back.
    [[nodiscard]] const std::set<std::string>& fell_back() const { return fell_back_; }

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
        int walked_again = 0;
        std::size_t digest = 0;
    };
    struct Waiting {
        std::deque<Standing> states;
        std::size_t walked = 0;
    };

    /// A state of the place that was walked on from least, so that the far end of a long case gets its turn
    /// before every variant of its beginning: in turn the oldest, the best and the worst so far.
    std::optional<Standing> fairest() {
        if (ready_.empty()) return std::nullopt;
        const std::string place = ready_.begin()->second;
        ready_.erase(ready_.begin());
        Waiting* least = &waiting_.at(place);
        auto& states = least->states;
        const auto poorer = [](const Standing& a, const Standing& b) { return a.total < b.total; };
        auto next = states.begin();
        if (least->walked % 3 == 1) next = std::max_element(states.begin(), states.end(), poorer);
        if (least->walked % 3 == 2) next = std::min_element(states.begin(), states.end(), poorer);
        ++least->walked;
        Standing picked = std::move(*next);
        states.erase(next);
        if (!states.empty()) ready_.emplace(least->walked, place);
        return picked;
    }

    /// Each move is made by a copy of the play, the last one by the play itself.
    void expand(Standing standing) {
        expanded_.insert(standing.id);
        const std::size_t turns = standing.runner.told().state.turns.size();
        if (turns >= limits_.turns) {
            let_go_ = true;
            return;
        }
        const scenario::PlaceId place = standing.runner.told().state.place;
        const std::vector<Move> moves = moves_from(standing.runner);
        for (const Move& move : moves) {
            const bool last = &move == &moves.back();
            PlayRunner next = last ? std::move(standing.runner) : standing.runner;
            ++result_.steps;
            if (!hearing_.do_move(next, move)) continue;
            if (answers_ == Answers::choices) note_ways(place, turns, next.told());
            Lines script = last ? std::move(standing.script) : standing.script;
            append_move(script, move);
            meet(std::move(next), std::move(script), standing.id);
        }
    }

    [[nodiscard]] std::vector<Move> moves_from(const PlayRunner& runner) const {
        const State& state = runner.told().state;
        std::vector<Move> moves;
        const scenario::Node* node = find_node(*runner.told().play.scenario, state.place);
        if (answers_ == Answers::acts && node != nullptr && state.phase == Phase::talking) {
            moves = replies_by_acts(*node);
            for (Move& move : moves_beside_replies(runner, watched_))
                moves.push_back(std::move(move));
            return moves;
        }
        moves = all_moves(runner, watched_);
        if (answers_ == Answers::choices)
            for (Move& move : late(runner))
                moves.push_back(std::move(move));
        return moves;
    }

    /// The choice and the transition that led from one state to the next.
    void note_ways(const scenario::PlaceId& from, std::size_t turns, const Playthrough& after) {
        const State& state = after.state;
        for (std::size_t i = turns; i < state.turns.size(); ++i) {
            const TurnRecord& turn = state.turns[i];
            if (!turn.choice.empty()) result_.choices.insert(turn.node.value + "/" + turn.choice.value);
            if (!turn.fired.empty()) result_.transitions.insert(turn.node.value + "/" + turn.fired.value);
            if (turn.fell_back) fell_back_.insert(turn.node.value);
        }
        const scenario::Node* node = find_node(*after.play.scenario, from);
        if (node == nullptr || state.turns.size() > turns) return;
        for (const scenario::Transition& transition : node->transitions)
            if (transition.on != scenario::Trigger::reply && transition.to == state.place)
                result_.transitions.insert(node->id.value + "/" + transition.id.value);
    }

    /// The state of that key, made when it is new.
    std::pair<Known*, bool> know(const PlayRunner& runner, const Lines& script) {
        const State& state = runner.told().state;
        std::string key = key_of(state, watched_);
        if (answers_ == Answers::choices)
            key += static_cast<char>('0' + lateness_of(runner.told().play, state, runner.clock_ms()));
        const auto [entry, fresh] = known_.emplace(std::move(key), Known{});
        Known& known = entry->second;
        if (fresh) {
            known.id = back_.size();
            if (!folded_unequal_) known.digest = std::hash<std::string>{}(digest(state));
            back_.emplace_back();
            place_of_.push_back(state.place.value);
            script_to_.push_back(script);
        } else if (!folded_unequal_) {
            folded_unequal_ = known.digest != std::hash<std::string>{}(digest(state));
        }
        return {&known, fresh};
    }

    /// A state was reached: note it, and walk on from it when it is new or the best or worst of its kind.
    void meet(PlayRunner runner, Lines script, std::size_t from) {
        notes_.hear_of(runner, script);
        const State& state = runner.told().state;
        const auto [known, fresh] = know(runner, script);
        if (from != none) back_[known->id].push_back(from);
        if (runner.finished()) {
            ends_.push_back(known->id);
            return;
        }
        const int total = answers_ == Answers::acts
                              ? 0
                              : result_of(runner.told().play, state).score.total_tenths.value_or(0);
        if (!fresh && total >= known->least && total <= known->most) return;
        if (known->walked_again++ > walked_again_max) return;
        known->least = fresh ? total : std::min(known->least, total);
        known->most = fresh ? total : std::max(known->most, total);
        const bool talking = state.phase == Phase::talking;
        Waiting& waiting = waiting_[state.place.value];
        Standing standing{std::move(runner), std::move(script), known->id, total};
        if (!talking)
            expand(std::move(standing)); // only the wrap-up is left
        else if (waiting.states.size() >= at_a_place_)
            let_go_ = true;
        else {
            if (waiting.states.empty()) ready_.emplace(waiting.walked, state_place(standing));
            waiting.states.push_back(std::move(standing));
        }
    }
    static const std::string& state_place(const Standing& standing) {
        return standing.runner.told().state.place.value;
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

    Answers answers_;
    const ExploreLimits& limits_;
    ExploreReport& report_;
    JudgeReply judge_;
    WayReport& result_;
    Notes notes_;
    Hearing hearing_;
    Watched watched_;
    std::size_t at_a_place_;
    std::set<std::pair<std::size_t, std::string>>
        ready_; ///< places with a state to walk on from, least walked first
    std::unordered_map<std::string, Known> known_;
    std::map<std::string, Waiting> waiting_;     ///< by place
    std::vector<std::vector<std::size_t>> back_; ///< by id: from where it was reached
    std::vector<std::string> place_of_;
    std::vector<Lines> script_to_;
    std::vector<std::size_t> ends_;
    std::set<std::size_t> expanded_;
    std::set<std::string> fell_back_;
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

namespace {

using exploring::Answers;

ExploreReport empty_report(const scenario::Scenario& script) {
    ExploreReport report;
    report.nodes_total = script.nodes.size();
    for (const scenario::Ending& ending : script.endings)
        report.endings[ending.id.value];
    return report;
}

/// True when all was walked and no two unequal states were treated as one.
bool walk(const Case& play, Answers answers, const JudgeReply& judge, const ExploreLimits& limits,
          ExploreReport& report, std::set<std::string>* fell_back = nullptr) {
    exploring::Walk walk(play, answers, judge, limits, report);
    walk.run();
    if (fell_back != nullptr) *fell_back = walk.fell_back();
    return answers == Answers::choices && report.choices.complete && !walk.folded_unequal();
}

ExploreLimits part_of(ExploreLimits limits, std::size_t share) {
    limits.states /= share;
    limits.steps /= share;
    return limits;
}

/// What words could reach that say all that the transitions ask for: beyond it no sample can lead.
void walk_by_acts(const Case& play, const ExploreLimits& limits, ExploreReport& report) {
    ExploreReport by_acts = empty_report(*play.scenario);
    const ExploreLimits less = part_of(limits, 4);
    walk(play, Answers::acts, exploring::read_acts, less, by_acts);
    exploring::add_wrap_ups(play, by_acts);
    report.reached_by_acts = std::move(by_acts.nodes_reached);
    for (auto& [id, ending] : by_acts.endings) {
        if (!ending.reached) continue;
        report.reached_by_acts.insert(id);
        if (!report.endings[id].reached) report.acts_scripts[id] = std::move(ending.script);
    }
}

} // namespace

ExploreLimits limits_for(const scenario::Scenario& script) {
    ExploreLimits limits;
    limits.states = std::max(limits.states, 8 * script.nodes.size());
    limits.steps = std::max(limits.steps, 16 * script.nodes.size());
    return limits;
}

ExploreReport explore(const Case& play, const JudgeReply& judge, const ExploreLimits& limits) {
    ExploreReport report = empty_report(*play.scenario);
    const JudgeReply remembering = exploring::asked_once(judge);
    // Copied with every step of a walk: a reference fits into the function itself.
    const JudgeReply once = [&remembering](const text::Context& context, std::string_view reply) {
        return remembering(context, reply);
    };
    bool exact = !play.scenario->ways.empty(), typed = false;
    for (const scenario::Way way : play.scenario->ways) {
        const bool by_choices = way == scenario::Way::choices;
        const ExploreLimits its = by_choices ? limits : part_of(limits, 2);
        exact = walk(play, by_choices ? Answers::choices : Answers::samples, once, its, report) && exact;
        typed = typed || !by_choices;
    }
    report.exact = exact;
    exploring::shorten_scripts(play, once, limits, limits.steps / 4, report);
    exploring::add_wrap_ups(play, report);
    if (typed) walk_by_acts(play, limits, report);
    exploring::play_trainees(play, once, limits, report);
    return report;
}

ExploreReport explore_choices(const Case& play, const ExploreLimits& limits) {
    std::set<std::string> fell_back;
    return explore_choices(play, limits, fell_back);
}

ExploreReport explore_choices(const Case& play, const ExploreLimits& limits,
                              std::set<std::string>& fell_back) {
    ExploreReport report = empty_report(*play.scenario);
    const JudgeReply nobody = [](const text::Context&, std::string_view) { return text::Verdict{}; };
    report.exact = walk(play, Answers::choices, nobody, limits, report, &fell_back);
    exploring::add_wrap_ups(play, report);
    return report;
}

} // namespace amends::engine
