// Simulated trainees and random play. They show how a case spreads its scores, not how people do.
#include "sim/engine/explore_trainees.hpp"

#include "sim/engine/explore_hearing.hpp"
#include "sim/engine/explore_notes.hpp"
#include "sim/engine/filled_line.hpp"

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

bool needs(const scenario::ResolutionWay& way, scenario::DeskAction action) {
    return std::any_of(way.all.begin(), way.all.end(),
                       [&](const auto& needed) { return needed.action == action; });
}

/// An action that would count as right and belongs to the way of solving the trainee has in mind, or to none.
const Move* right_action(const PlayRunner& runner, const std::vector<Move>& moves,
                         const scenario::ResolutionWay* in_mind) {
    const Playthrough& told = runner.told();
    const auto& ways = told.play.scenario->resolution.ways;
    for (const Move& move : moves) {
        const auto lines = scenario::parse_script({}, move.lines[0]).lines;
        const auto* line = lines.empty() ? nullptr : std::get_if<scenario::DoLine>(&lines[0].is);
        if (line == nullptr) continue;
        const bool of_a_way =
            std::any_of(ways.begin(), ways.end(), [&](const auto& way) { return needs(way, line->action); });
        if (of_a_way && in_mind != nullptr && !needs(*in_mind, line->action)) continue;
        const ActionRecord tried =
            try_action(told.play, told.state, {line->action, filled_line(told.play, *line).arguments});
        if (tried.accepted && tried.grade == scenario::Grade::right) return &move;
    }
    return nullptr;
}

/// One of the right ways of solving the case, or null.
const scenario::ResolutionWay* pick_way(const scenario::Scenario& script, Dice& dice) {
    std::vector<const scenario::ResolutionWay*> right;
    for (const auto& way : script.resolution.ways)
        if (way.grade == scenario::Grade::right) right.push_back(&way);
    return right.empty() ? nullptr : right[dice.roll(right.size())];
}

class Trainee {
public:
    Trainee(const Habit& habit, PlayRunner runner, const Watched& watched, Hearing& hearing,
            std::uint64_t seed)
        : habit_(habit), runner_(std::move(runner)), watched_(watched), hearing_(hearing), dice_(seed),
          in_mind_(pick_way(*runner_.told().play.scenario, dice_)) {}

    [[nodiscard]] const Lines& script() const { return script_; }
    const PlayRunner& play(std::size_t turns_max) {
        for (std::size_t step = 0; step < 3 * turns_max && !runner_.finished(); ++step) {
            if (runner_.told().state.turns.size() >= turns_max || !one_step()) break;
        }
        return runner_;
    }

private:
    bool make(const Move& move) {
        append_move(script_, move);
        return hearing_.do_move(runner_, move);
    }
    bool one_step() {
        if (const auto ends = wrap_ups(runner_); !ends.empty()) return make(ends[habit_.wraps_right ? 0 : 1]);
        const auto possible = actions(runner_, watched_);
        if (const Move* action = right_action(runner_, possible, in_mind_);
            action != nullptr && dice_.chance(habit_.acts)) {
            if (make(*action)) return true;
        }
        if (dice_.chance(habit_.waits)) {
            const int late_s = runner_.told().play.scenario->contact.target_s + 30;
            make({Move::Kind::wait, {"wait " + std::to_string(late_s)}, SampleGrade::bad});
            if (runner_.told().state.phase != Phase::talking) return true;
        }
        const auto answers = replies(runner_);
        const int mind = static_cast<int>(dice_.roll(100));
        const SampleGrade wanted = mind < habit_.good                  ? SampleGrade::good
                                   : mind < habit_.good + habit_.mixed ? SampleGrade::mixed
                                                                       : SampleGrade::bad;
        if (const Move* reply = pick_reply(answers, wanted, dice_)) return make(*reply);
        const auto wait = waiting(runner_);
        return wait && make(*wait);
    }

    const Habit& habit_;
    PlayRunner runner_;
    Lines script_;
    const Watched& watched_;
    Hearing& hearing_;
    Dice dice_;
    const scenario::ResolutionWay* in_mind_;
};

TraineeReport play_kind(const Habit& habit, const Case& play, const JudgeReply& judge,
                        const ExploreLimits& limits, Notes& notes, Hearing& hearing) {
    TraineeReport report;
    const Watched watched = watched_of(*play.scenario);
    std::int64_t sum = 0;
    std::vector<int> totals;
    for (int i = 0; i < limits.plays_of_a_trainee; ++i) {
        if (limits.goes_on && !limits.goes_on()) break;
        const std::uint64_t mind =
            (play.seed + static_cast<std::uint64_t>(i)) * 31 + static_cast<std::uint64_t>(habit.good);
        Trainee trainee(habit, begin(play, play.way, judge, play.seed), watched, hearing, mind);
        const PlayRunner& runner = trainee.play(limits.turns);
        notes.hear_of(runner, trainee.script());
        const Playthrough& told = runner.told();
        const Result result = result_of(told.play, told.state);
        const bool has_ended = find_ending(*told.play.scenario, told.state.place) != nullptr;
        // What nobody can bring to an end comes to nothing, whatever was said on the way.
        const int total = has_ended ? result.score.total_tenths.value_or(0) : 0;
        report.least = report.plays == 0 ? total : std::min(report.least, total);
        report.most = std::max(report.most, total);
        sum += total;
        totals.push_back(total);
        ++report.plays;
        report.passed += result.score.passed ? 1 : 0;
        if (has_ended) {
            ++report.ended;
            ++report.endings[told.state.place.value];
        }
    }
    if (report.plays == 0) return report;
    report.mean = static_cast<int>((sum + report.plays / 2) / report.plays);
    std::sort(totals.begin(), totals.end());
    report.middle_from = totals[totals.size() / 4];
    report.middle_to = totals[totals.size() - 1 - totals.size() / 4];
    return report;
}

/// Where the walk found no typed play that passes or fails, the expert and the hostile try it, each reply
/// read in its own context.
void seek(const Case& play, const JudgeReply& judge, const ExploreLimits& limits, Notes& notes,
          const Habit& habit, const bool& found) {
    const Watched watched = watched_of(*play.scenario);
    Hearing hearing(judge, Hearing::Readings::each);
    for (int i = 0; i < limits.plays_of_a_trainee && !found; ++i) {
        if (limits.goes_on && !limits.goes_on()) break;
        Trainee trainee(habit, begin(play, play.way, judge, play.seed), watched, hearing,
                        play.seed * 101 + static_cast<std::uint64_t>(i));
        const PlayRunner& runner = trainee.play(limits.turns);
        notes.take(runner, trainee.script());
    }
}

} // namespace

void play_trainees(const Case& play, const JudgeReply& judge, const ExploreLimits& limits,
                   ExploreReport& report) {
    Notes notes(report, play, judge);
    for (const scenario::Way way : play.scenario->ways) {
        Case answered = play;
        answered.way = way;
        Hearing hearing(judge);
        for (const Habit& habit : habits) {
            const TraineeReport kind = play_kind(habit, answered, judge, limits, notes, hearing);
            if (way == play.scenario->ways[0]) report.trainees[habit.name] = kind;
        }
        if (way != scenario::Way::free) continue;
        seek(answered, judge, limits, notes, habits[0], report.free.can_pass);
        seek(answered, judge, limits, notes, habits[3], report.free.can_fail);
    }
}

} // namespace exploring

namespace {

/// A play whose every move is drawn.
struct RandomPlay {
    scenario::Way way{};
    Lines script;
    std::string broke; ///< empty: it came to its end
    std::size_t turns = 0;
};

RandomPlay play_one(const Case& play, const JudgeReply& judge, std::uint64_t seed,
                    const ExploreLimits& limits, const exploring::Watched& watched,
                    exploring::Hearing& hearing) {
    RandomPlay one;
    exploring::Dice dice(seed);
    const auto& ways = play.scenario->ways;
    one.way = ways.empty() ? play.way : ways[dice.roll(ways.size())];
    PlayRunner runner = exploring::begin(play, one.way, judge, seed);
    runner.keep(one.way == scenario::Way::choices ? PlayRunner::Keeps::state : PlayRunner::Keeps::words);
    for (std::size_t step = 0; step < 4 * limits.turns && !runner.finished() && one.broke.empty(); ++step) {
        auto moves = exploring::all_moves(runner, watched);
        for (exploring::Move& move : exploring::late(runner))
            moves.push_back(std::move(move));
        if (moves.empty()) {
            one.broke = "no_move_left";
            break;
        }
        const exploring::Move& move = moves[dice.roll(moves.size())];
        exploring::append_move(one.script, move);
        if (!hearing.do_move(runner, move)) one.broke = "move_refused";
    }
    one.turns = runner.told().state.turns.size();
    if (!runner.finished() && one.broke.empty()) one.broke = "no_end";
    return one;
}

/// Whether the play comes to an end when the judge itself reads each reply in its own context.
bool ends_when_judged(const Case& play, const JudgeReply& judge, const RandomPlay& one, std::uint64_t seed) {
    PlayRunner runner = exploring::begin(play, one.way, judge, seed);
    return exploring::do_lines(runner, one.script) && (runner.close_turn(), runner.finished());
}

} // namespace

RandomReport play_at_random(const Case& play, const JudgeReply& judge, int plays, std::uint64_t seed,
                            const ExploreLimits& limits) {
    constexpr std::size_t stuck_max = 10;
    RandomReport report;
    const exploring::Watched watched = exploring::watched_of(*play.scenario);
    exploring::Hearing hearing(judge);
    for (int i = 0; i < plays && report.stuck.size() < stuck_max; ++i) {
        const std::uint64_t own = seed + static_cast<std::uint64_t>(i);
        RandomPlay one = play_one(play, judge, own, limits, watched, hearing);
        ++report.plays;
        report.longest = std::max(report.longest, one.turns);
        if (one.broke.empty() || ends_when_judged(play, judge, one, own))
            ++report.ended;
        else
            report.stuck.push_back({own, std::move(one.script), std::move(one.broke), one.way});
    }
    return report;
}

} // namespace amends::engine
