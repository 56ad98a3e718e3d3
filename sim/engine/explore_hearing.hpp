#pragma once
// Readings of replies, each made once: what makes a walk by typed words affordable.
#include "sim/engine/explore_moves.hpp"

#include <unordered_map>

namespace amends::engine::exploring {

/// Closes turns, and lets the judge read a reply at a node only once: the clock, the desk, what was done and
/// what was said before may differ. What rests on that is played again before it counts (Notes).
class Hearing {
public:
    /// `each`: every reply in its own context, as a play does.
    enum class Readings { once, each };
    explicit Hearing(JudgeReply judge, Readings readings = Readings::once)
        : judge_(std::move(judge)), readings_(readings) {}
    void close_turn(PlayRunner&);
    /// Does the move and closes its turn. False when a line was impossible.
    bool do_move(PlayRunner&, const Move&);

private:
    JudgeReply judge_;
    Readings readings_;
    std::map<std::string, text::Verdict> read_;
};

/// The judge, asked only once about equal replies in equal contexts. Copies share what was read.
JudgeReply asked_once(JudgeReply);

/// A judge for walks by acts: a reply "[act label …]" has exactly those, any other nothing.
text::Verdict read_acts(const text::Context&, std::string_view reply);
/// Replies for it: what the transitions of a node on replies ask for, at most so many.
std::vector<Move> replies_by_acts(const scenario::Node&);

} // namespace amends::engine::exploring
