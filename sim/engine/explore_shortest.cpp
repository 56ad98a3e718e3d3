// The shortest script to each ending. The walk goes where it was least, so what it finds first is seldom the
// shortest; here states are taken in the order of the lines they need, and left out where the graph of the
// script shows that no ending can be reached with fewer lines than are known.
#include "sim/engine/explore_shortest.hpp"

#include "sim/engine/explore_hearing.hpp"
#include "sim/engine/work.hpp"

#include <algorithm>
#include <deque>

namespace amends::engine::exploring {
namespace {

constexpr std::size_t unreachable = static_cast<std::size_t>(-1) / 2;

/// The place where the script ends when the judge itself reads it; empty where a line is impossible.
std::string led_to(const Case& play, scenario::Way way, const JudgeReply& judge, const Lines& script) {
    PlayRunner runner = begin(play, way, judge, play.seed);
    if (!do_lines(runner, script)) return {};
    runner.close_turn();
    return runner.told().state.place.value;
}

/// How many lines of a script lie at least between places: what a reply or an action leads to is one line
/// away, what time alone brings none.
class Distances {
public:
    explicit Distances(const scenario::Scenario& script) {
        for (const scenario::Node& node : script.nodes) {
            for (const scenario::Transition& transition : node.transitions)
                add(node.id.value, transition.to.value, transition.on == scenario::Trigger::time ? 0 : 1);
            if (!node.fallback.then.empty()) add(node.id.value, node.fallback.then.value, 1);
            if (!script.customer.leaves_to.empty()) add(node.id.value, script.customer.leaves_to.value, 0);
        }
        for (const scenario::Ending& ending : script.endings)
            measure(ending.id.value);
    }
    [[nodiscard]] std::size_t between(const std::string& place, const std::string& ending) const {
        const auto& to_it = to_.at(ending);
        const auto found = to_it.find(place);
        return found == to_it.end() ? unreachable : found->second;
    }

private:
    void add(const std::string& from, const std::string& to, std::size_t lines) {
        before_[to].emplace_back(from, lines);
    }
    void measure(const std::string& ending) {
        auto& lines_to = to_[ending];
        std::deque<std::pair<std::string, std::size_t>> open{{ending, 0}};
        while (!open.empty()) {
            const auto [place, lines] = open.front();
            open.pop_front();
            if (!lines_to.emplace(place, lines).second) continue;
            for (const auto& [from, more] : before_[place]) {
                if (more == 0)
                    open.emplace_front(from, lines);
                else
                    open.emplace_back(from, lines + more);
            }
        }
    }

    std::map<std::string, std::vector<std::pair<std::string, std::size_t>>> before_;
    std::map<std::string, std::map<std::string, std::size_t>> to_; ///< by ending, then by place
};

class Shortest {
public:
    Shortest(const Case& play, scenario::Way way, const JudgeReply& judge, const ExploreLimits& limits,
             std::size_t steps, ExploreReport& report)
        : play_(play), way_(way), judge_(judge), limits_(limits), steps_left_(steps), report_(report),
          hearing_(judge), watched_(watched_of(*play.scenario)), distances_(*play.scenario) {}

    void look() {
        PlayRunner runner = begin(play_, way_, judge_, play_.seed);
        runner.keep(way_ == scenario::Way::choices ? PlayRunner::Keeps::state : PlayRunner::Keeps::words);
        wait(std::move(runner), {});
        while (!open_.empty() && steps_left_ > 0) {
            const auto bucket = open_.begin();
            Standing standing = std::move(bucket->second.front());
            bucket->second.pop_front();
            if (bucket->second.empty()) open_.erase(bucket);
            if (limits_.goes_on && !limits_.goes_on()) return;
            if (at_least(standing.runner, standing.script.size())
                && seen_.insert(key(standing.runner)).second)
                go_on(std::move(standing));
        }
    }

private:
    struct Standing {
        PlayRunner runner;
        Lines script;
    };

    [[nodiscard]] std::string key(const PlayRunner& runner) const {
        const State& state = runner.told().state;
        std::string text = key_of(state, watched_);
        text += static_cast<char>('0' + lateness_of(runner.told().play, state, runner.clock_ms()));
        return text;
    }
    /// The fewest lines with which an ending may be reached from here, where that would be fewer than known.
    [[nodiscard]] std::optional<std::size_t> at_least(const PlayRunner& runner, std::size_t so_far) const {
        std::optional<std::size_t> fewest;
        for (const auto& [id, ending] : report_.endings) {
            if (!ending.reached) continue;
            // Something has to be done, if only waiting.
            const std::size_t more =
                std::max<std::size_t>(1, distances_.between(runner.told().state.place.value, id));
            if (more == unreachable || so_far + more >= ending.script.size()) continue;
            fewest = std::min(fewest.value_or(unreachable), so_far + more);
        }
        return fewest;
    }
    /// Each move is made by a copy of the play, the last one by the play itself.
    void go_on(Standing standing) {
        std::vector<Move> moves = all_moves(standing.runner, watched_);
        if (way_ == scenario::Way::choices)
            for (Move& move : late(standing.runner))
                moves.push_back(std::move(move));
        for (const Move& move : moves) {
            if (steps_left_ == 0) return;
            --steps_left_;
            const bool last = &move == &moves.back();
            PlayRunner next = last ? std::move(standing.runner) : standing.runner;
            if (!hearing_.do_move(next, move)) continue;
            Lines script = last ? std::move(standing.script) : standing.script;
            append_move(script, move);
            if (next.told().state.phase == Phase::talking)
                wait(std::move(next), std::move(script));
            else
                take(next, script);
        }
    }
    void wait(PlayRunner runner, Lines script) {
        const auto fewest = at_least(runner, script.size());
        if (fewest) open_[*fewest].push_back({std::move(runner), std::move(script)});
    }
    /// A turn's words were perhaps read elsewhere, so the judge is asked before a script counts.
    void take(const PlayRunner& runner, const Lines& script) {
        const auto found = report_.endings.find(runner.told().state.place.value);
        if (found == report_.endings.end()) return;
        EndingReport& ending = found->second;
        if (!ending.reached || script.size() >= ending.script.size()) return;
        if (way_ != scenario::Way::choices && led_to(play_, way_, judge_, script) != found->first) return;
        ending.script = script;
        ending.way = way_;
    }

    const Case& play_;
    scenario::Way way_;
    const JudgeReply& judge_;
    const ExploreLimits& limits_;
    std::size_t steps_left_;
    ExploreReport& report_;
    Hearing hearing_;
    Watched watched_;
    Distances distances_;
    std::map<std::size_t, std::deque<Standing>> open_; ///< by the fewest lines an ending takes from there
    std::set<std::string> seen_;
};

/// Without the lines that the ending does not need; a line is tried again once a later one is gone.
Lines trimmed(const Case& play, const JudgeReply& judge, const std::string& ending,
              const EndingReport& found) {
    Lines script = found.script;
    for (bool shorter = true; shorter;) {
        shorter = false;
        for (std::size_t i = script.size(); i-- > 0;) {
            Lines without = script;
            without.erase(without.begin() + static_cast<std::ptrdiff_t>(i));
            if (led_to(play, found.way, judge, without) != ending) continue;
            script = std::move(without);
            shorter = true;
        }
    }
    return script;
}

} // namespace

void shorten_scripts(const Case& play, const JudgeReply& judge, const ExploreLimits& limits,
                     std::size_t steps, ExploreReport& report) {
    for (auto& [id, ending] : report.endings)
        if (ending.reached) ending.script = trimmed(play, judge, id, ending);
    for (const scenario::Way way : play.scenario->ways)
        Shortest(play, way, judge, limits, steps, report).look();
}

} // namespace amends::engine::exploring
