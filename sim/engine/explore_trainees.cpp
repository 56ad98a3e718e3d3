// Simulated trainees and random play. They show how a case spreads its scores, not how people do.
#include "sim/engine/explore_trainees.hpp"

#include "sim/engine/explore_moves.hpp"

#include <algorithm>

namespace amends::engine {
namespace exploring {
namespace {

using scenario::SampleGrade;

/// How a kind of trainee answers and acts, in percent.
struct Habit {
    const char* name;
    int good, mixed; ///< replies; the rest are bad
    int acts;        ///< does one of the right actions before a reply
    int waits;       ///< keeps the customer waiting over the target
    bool wraps_right;
};
constexpr Habit habits[] = {
    {"expert", 100, 0, 100, 0, true},
    {"average", 55, 35, 70, 10, true},
    {"careless", 20, 45, 35, 40, false},
    {"hostile", 0, 10, 5, 20, false},
};

/// A reply of the grade wanted, else the nearest there is.
const Move* pick_reply(const std::vector<Move>& moves, SampleGrade wanted, Dice& dice) {
    static constexpr SampleGrade order[3][3] = {{SampleGrade::good, SampleGrade::mixed, SampleGrade::bad},
                                                {SampleGrade::mixed, SampleGrade::good, SampleGrade::bad},
                                                {SampleGrade::bad, SampleGrade::mixed, SampleGrade::good}};
    for (const SampleGrade grade : order[static_cast<std::size_t>(wanted)]) {
        std::vector<const Move*> fitting;
        for (const Move& move : moves)
            if (move.grade == grade) fitting.push_back(&move);
        if (!fitting.empty()) return fitting[dice.roll(fitting.size())];
    }
    return nullptr;
}

/// An action that would count as right, or null.
const Move* right_action(const PlayRunner& runner, const std::vector<Move>& moves) {
    const Playthrough& told = runner.told();
    for (const Move& move : moves) {
        const auto lines = scenario::parse_script({}, move.lines[0]).lines;
        const auto* line = lines.empty() ? nullptr : std::get_if<scenario::DoLine>(&lines[0].is);
        if (line == nullptr) continue;
        const ActionRecord tried = try_action(told.play, told.state, {line->action, line->arguments});
        if (tried.accepted && tried.grade == scenario::Grade::right) return &move;
    }
    return nullptr;
}

class Trainee {
public:
    Trainee(const Habit& habit, PlayRunner runner, std::uint64_t seed)
        : habit_(habit), runner_(std::move(runner)), dice_(seed) {}

    const PlayRunner& play(std::size_t turns_max) {
        for (std::size_t step = 0; step < 3 * turns_max && !runner_.finished(); ++step) {
            if (runner_.told().turns.size() >= turns_max || !one_step()) break;
        }
        return runner_;
    }

private:
    bool one_step() {
        if (const auto ends = wrap_ups(runner_); !ends.empty())
            return do_move(runner_, ends[habit_.wraps_right ? 0 : 1]);
        const auto possible = actions(runner_);
        if (const Move* action = right_action(runner_, possible);
            action != nullptr && dice_.chance(habit_.acts)) {
            if (do_move(runner_, *action)) return true;
        }
        if (dice_.chance(habit_.waits)) {
            runner_.pass_time((std::int64_t{runner_.told().play.scenario->contact.target_s} + 30) * 1000);
            if (runner_.told().state.phase != Phase::talking) return true;
        }
        const auto answers = replies(runner_);
        const int mind = static_cast<int>(dice_.roll(100));
        const SampleGrade wanted = mind < habit_.good                  ? SampleGrade::good
                                   : mind < habit_.good + habit_.mixed ? SampleGrade::mixed
                                                                       : SampleGrade::bad;
        if (const Move* reply = pick_reply(answers, wanted, dice_)) return do_move(runner_, *reply);
        const auto wait = waiting(runner_);
        return wait && do_move(runner_, *wait);
    }

    const Habit& habit_;
    PlayRunner runner_;
    Dice dice_;
};

TraineeReport play_kind(const Habit& habit, const Case& play, const JudgeReply& judge,
                        const ExploreLimits& limits) {
    TraineeReport report;
    std::int64_t sum = 0;
    for (int i = 0; i < limits.plays_of_a_trainee; ++i) {
        const std::uint64_t seed = play.seed + static_cast<std::uint64_t>(i);
        Trainee trainee(habit, begin(play, play.way, judge, seed),
                        seed * 31 + static_cast<std::uint64_t>(habit.good));
        const Playthrough& told = trainee.play(limits.turns).told();
        const Result result = result_of(told.play, told.state);
        const int total = result.score.total_tenths.value_or(0);
        report.least = report.plays == 0 ? total : std::min(report.least, total);
        report.most = std::max(report.most, total);
        sum += total;
        ++report.plays;
        report.passed += result.score.passed ? 1 : 0;
        if (find_ending(*told.play.scenario, told.state.place) != nullptr) {
            ++report.ended;
            ++report.endings[told.state.place.value];
        }
    }
    if (report.plays > 0) report.mean = static_cast<int>((sum + report.plays / 2) / report.plays);
    return report;
}

} // namespace

void play_trainees(const Case& play, const JudgeReply& judge, const ExploreLimits& limits,
                   ExploreReport& report) {
    Case answered = play;
    if (!play.scenario->ways.empty()) answered.way = play.scenario->ways[0];
    for (const Habit& habit : habits)
        report.trainees[habit.name] = play_kind(habit, answered, judge, limits);
}

} // namespace exploring

RandomReport play_at_random(const Case& play, const JudgeReply& judge, int plays, std::uint64_t seed,
                            const ExploreLimits& limits) {
    RandomReport report;
    const JudgeReply once = exploring::remembering(judge);
    for (int i = 0; i < plays; ++i) {
        const std::uint64_t own = seed + static_cast<std::uint64_t>(i);
        exploring::Dice dice(own);
        const auto& ways = play.scenario->ways;
        PlayRunner runner =
            exploring::begin(play, ways.empty() ? play.way : ways[dice.roll(ways.size())], once, own);
        Lines script;
        std::string broke;
        for (std::size_t step = 0; step < 4 * limits.turns && !runner.finished() && broke.empty(); ++step) {
            const auto moves = exploring::all_moves(runner);
            if (moves.empty()) {
                broke = "no move is left";
                break;
            }
            const exploring::Move& move = moves[dice.roll(moves.size())];
            script.insert(script.end(), move.lines.begin(), move.lines.end());
            if (!exploring::do_move(runner, move)) broke = "a possible move was refused";
        }
        ++report.plays;
        report.longest = std::max(report.longest, runner.told().turns.size());
        if (runner.finished())
            ++report.ended;
        else if (report.stuck.size() < 10)
            report.stuck.push_back({own, script, broke.empty() ? "it does not come to an end" : broke});
    }
    return report;
}

} // namespace amends::engine
