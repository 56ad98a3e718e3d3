#pragma once
// Plays a case in every way a budget allows: what can be reached, how well and how badly it can end, how
// trainees of four kinds would do.
#include "sim/engine/play.hpp"

namespace amends::engine {

struct ExploreLimits {
    std::size_t states = 4'000; ///< told apart, of one way of answering
    std::size_t steps = 8'000;  ///< moves tried, of one way of answering
    std::size_t turns = 40;     ///< of one play
    int plays_of_a_trainee = 20;
};

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
    bool complete = false; ///< the budget was not used up
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
    std::map<std::string, TraineeReport> trainees; ///< expert, average, careless, hostile
};

/// Walks by choices, or by the nodes' samples read by the judge, with the desk's actions, waiting until the
/// next thing waiting brings, and the wrap-up all right and all wrong; within a budget of steps, so that
/// every machine finds the same. States that no condition tells apart are walked as one. Every script in the
/// report was played with the judge itself. The case's language and seed count; its way and mode do not.
ExploreReport explore(const Case&, const JudgeReply&, const ExploreLimits& = {});

/// A play that did not come to an end, or broke a rule of the engine.
struct Stuck {
    std::uint64_t seed = 0;
    Lines script;
    std::string reason;
};
struct RandomReport {
    int plays = 0, ended = 0;
    std::size_t longest = 0;  ///< turns
    std::vector<Stuck> stuck; ///< the first ten
};
/// Plays at random until it breaks; each play has a seed of its own, derived from `seed`.
RandomReport play_at_random(const Case&, const JudgeReply&, int plays, std::uint64_t seed,
                            const ExploreLimits& = {});

/// The document `amends explore --json` prints, without a line end.
std::string explore_report(const ExploreReport&, const RandomReport*);

} // namespace amends::engine
