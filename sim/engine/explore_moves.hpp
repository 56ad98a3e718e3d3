#pragma once
// What a trainee could do now. Shared by the walk, the simulated trainees and random play.
#include "sim/engine/explore.hpp"
#include "sim/engine/explore_key.hpp"

namespace amends::engine::exploring {

/// Some lines of a script that belong together.
struct Move {
    enum class Kind { choice, sample, action, wait, wrap_right, wrap_wrong };
    Kind kind = Kind::choice;
    Lines lines;
    scenario::SampleGrade grade = scenario::SampleGrade::mixed; ///< of a choice: by its labels
};

/// Writes the move behind the others. A reply behind a reply is a turn of its own: `wait 0` ends the one
/// before.
void append_move(Lines& script, const Move&);

/// Replies: the open choices, or the samples of the node in the case's language.
std::vector<Move> replies(const PlayRunner&);
/// What can be done at the desk now and is not done yet: all that is left of a way of solving in one move,
/// then the desk's rules one by one.
std::vector<Move> actions(const PlayRunner&, const Watched&);
/// The line that enters the call-backs that were promised, within the time that was named; none: nothing is
/// due. Every desk takes them, also one whose script has no rule for them. While talking, those without a
/// time are left to the wrap-up, where there is one: tried at every turn they would double the states.
Lines call_back_due(const Case&, const State&);
/// The lines that do what is left of a way of solving and would be accepted now.
Lines lines_of_way(const Case&, const State&, const scenario::ResolutionWay&);
/// Waiting until waiting itself brings something: a transition on time, or the end of patience.
std::optional<Move> waiting(const PlayRunner&);
/// The wrap-up's line, all right or all wrong.
std::string wrap_line(const scenario::WrapUp&, bool right);
/// The wrap-up, all right or all wrong; empty while talking.
std::vector<Move> wrap_ups(const PlayRunner&);
/// Waiting past the target, and past the limit, where nothing falls due before.
std::vector<Move> late(const PlayRunner&);
/// Actions, waiting, the wrap-up; the right one enters first what call-back is due.
std::vector<Move> moves_beside_replies(const PlayRunner&, const Watched&);
std::vector<Move> all_moves(const PlayRunner&, const Watched&);

/// Does the move and closes its turn. False when a line was impossible.
bool do_move(PlayRunner&, const Move&);
/// The lines alone: what was typed last stays open.
bool do_lines(PlayRunner&, const Lines&);

/// A copy of the case that is answered this way, in practice.
PlayRunner begin(const Case&, scenario::Way, const JudgeReply&, std::uint64_t seed);

/// Deterministic numbers for seeded plays: splitmix64.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}
    /// 0 … sides−1
    std::size_t roll(std::size_t sides);
    bool chance(int percent) { return roll(100) < static_cast<std::size_t>(percent); }

private:
    std::uint64_t state_;
};

} // namespace amends::engine::exploring
