#pragma once
// Plays a case in every way a budget allows: what can be reached, how well and how badly it can end, how
// trainees of four kinds would do.
#include "sim/engine/play.hpp"

namespace amends::engine {

struct ExploreLimits {
    std::size_t states = 2'000; ///< told apart, of choices; of samples half, of acts a quarter
    std::size_t steps = 4'000;  ///< moves tried, the same
    std::size_t turns = 40;     ///< of one play
    int plays_of_a_trainee = 20;
    /// Asked with every move of the walks and every play of a trainee; false: no more of it. Empty: goes on.
    std::function<bool()> goes_on{};
};
/// Those, and more for a case of many nodes: 8 states and 16 steps for each.
ExploreLimits limits_for(const scenario::Scenario&);

/// A play as the lines that lead there.
using Lines = std::vector<std::string>;

struct Scored {
    std::optional<int> tenths; ///< null: never reached an end
    Lines script;
    scenario::Way way = scenario::Way::choices;
};

/// What one way of answering can come to.
struct WayReport {
    bool offered = false; ///< the scenario offers this way of answering
    bool can_pass = false, can_fail = false;
    Lines pass_script, fail_script;
    std::size_t states = 0, steps = 0;
    bool complete = false; ///< the budget was not used up: every state was walked on from
    /// Plays met that ended neither lost nor in a bad review, and those of them without a critical fault.
    std::size_t good_ends = 0, clean_ends = 0;
    std::set<std::string> choices, transitions; ///< taken, as "node/id"
};

struct EndingReport {
    bool reached = false;
    Lines script; ///< the shortest found, with the wrap-up where the case asks for one
    scenario::Way way = scenario::Way::choices;
};

/// Totals of a kind of trainee's plays, in tenths of a point.
struct TraineeReport {
    int plays = 0, passed = 0, ended = 0;
    int least = 0, mean = 0, most = 0;
    int middle_from = 0, middle_to = 0; ///< the middle half of the plays lies between
    std::map<std::string, int> endings;
};

struct ExploreReport {
    std::size_t nodes_total = 0;
    std::set<std::string> nodes_reached;
    std::map<std::string, EndingReport> endings;
    Scored best, worst;
    /// True: every state was walked, and states that were treated as one were equal.
    bool exact = false;
    std::map<std::string, Lines> dead_ends; ///< node → a script after which no end was found
    WayReport choices, free;
    /// Places that typed words could reach: by the acts and labels that the transitions ask for, as if each
    /// were said and read. Empty where nothing is typed.
    std::set<std::string> reached_by_acts;
    std::map<std::string, Lines> acts_scripts;     ///< place → a play by acts, for what no sample reaches
    std::map<std::string, TraineeReport> trainees; ///< expert, average, careless, hostile
};

/// Walks by choices, or by the nodes' samples read by the judge, with the desk's actions, waiting until the
/// next thing waiting brings (by choices also past the target and past the limit), and the wrap-up all right
/// and all wrong; within a budget of steps, so that every machine finds the same. States that no condition
/// tells apart are walked as one. Every script in the report was played with the judge itself. The case's
/// language and seed count; its way and mode do not.
ExploreReport explore(const Case&, const JudgeReply&, const ExploreLimits& = {});
/// The same by choices alone, without a judge and without trainees: what `check` can afford.
ExploreReport explore_choices(const Case&, const ExploreLimits&);

/// A play that did not come to an end, or broke a rule of the engine.
struct Stuck {
    std::uint64_t seed = 0;
    Lines script;
    std::string reason; ///< "no_move_left", "move_refused" or "no_end"
    scenario::Way way = scenario::Way::choices;
};
struct RandomReport {
    int plays = 0, ended = 0;
    std::size_t longest = 0;  ///< turns
    std::vector<Stuck> stuck; ///< at most ten: then it stops
};
/// Plays at random until it has broken ten times; each play has a seed of its own, derived from `seed`. A
/// reply is read once at a node; a play that broke was played again with the judge itself.
RandomReport play_at_random(const Case&, const JudgeReply&, int plays, std::uint64_t seed,
                            const ExploreLimits& = {});

/// The document `amends explore --json` prints, without a line end.
std::string explore_report(const ExploreReport&, const RandomReport*);

} // namespace amends::engine
