#pragma once
// What a trainee could do now. Shared by the walk, the simulated trainees and random play.
#include "sim/engine/explore.hpp"

namespace amends::engine::exploring {

/// Some lines of a script that belong together.
struct Move {
    enum class Kind { choice, sample, action, wait, wrap_right, wrap_wrong };
    Kind kind = Kind::choice;
    Lines lines;
    scenario::SampleGrade grade = scenario::SampleGrade::mixed; ///< of a choice: by its labels
};

/// A judge that reads equal replies to equal last words, facts and actions once: earlier history is that of
/// the first play that came there.
JudgeReply remembering(JudgeReply);

/// Replies: the open choices, or the samples of the node in the case's language.
std::vector<Move> replies(const PlayRunner&);
/// Desk actions that the resolution or the desk's rules name, that would be accepted now and are not done
/// yet.
std::vector<Move> actions(const PlayRunner&);
/// Waiting until waiting itself brings something: a transition on time, or the end of patience.
std::optional<Move> waiting(const PlayRunner&);
/// The wrap-up, all right or all wrong; empty while talking.
std::vector<Move> wrap_ups(const PlayRunner&);
std::vector<Move> all_moves(const PlayRunner&);

/// Does the move. False when a line was impossible.
bool do_move(PlayRunner&, const Move&);

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
