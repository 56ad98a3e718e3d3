#pragma once
// What the walk and the simulated trainees have found.
#include "sim/engine/explore_moves.hpp"

namespace amends::engine::exploring {

/// Keeps the report true: whatever rests on a shortened reading is played again with the judge itself before
/// it counts, so that every script in the report leads where the report says.
class Notes {
public:
    Notes(ExploreReport& report, const Case& play, const JudgeReply& judge)
        : report_(report), play_(play), judge_(judge) {}

    /// A play whose replies the judge itself has read, each in its own context.
    void take(const PlayRunner&, const Lines& script);
    /// A play that may rest on readings of other contexts.
    void hear_of(const PlayRunner&, const Lines& script);

private:
    [[nodiscard]] std::vector<std::string> news_in(const PlayRunner&, const Lines& script) const;

    ExploreReport& report_;
    const Case& play_;
    const JudgeReply& judge_;
    std::map<std::string, int> looked_at_; ///< how often a piece of news was played again
};

} // namespace amends::engine::exploring
