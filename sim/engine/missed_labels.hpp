#pragma once
// What was due in a turn and not found there, and words of the case that would have earned it.
#include "sim/engine/play.hpp"

namespace amends::engine {

struct MissedLabel {
    std::size_t turn = 0;
    text::Label label{};
    std::string words; ///< of the case, that earn the label in this turn; empty: none
    friend bool operator==(const MissedLabel&, const MissedLabel&) = default;
};

/// In the order of the losses. Words are the shortest of the node's own good answers that has the label, else
/// of its good samples, else of its model replies. For a typed turn they stand only where the judge, reading
/// them in place of the reply, finds the label and no fault; without a judge it has none. For a choice its
/// author's labels hold.
std::vector<MissedLabel> missed_labels(const Playthrough&, const JudgeReply&);

} // namespace amends::engine
