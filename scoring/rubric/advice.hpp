#pragma once
// What the debrief says first: one thing to keep and one to change.
#include "scoring/rubric/score.hpp"

namespace amends::rubric {

enum class AdviceKind { earned, fault, missing, slow, promise, withheld };

/// Where it was seen and what it is. `label` counts for earned, fault and missing only.
struct AdviceItem {
    AdviceKind kind{};
    text::Label label{};
    std::size_t turn = 0;
    friend bool operator==(const AdviceItem&, const AdviceItem&) = default;
};

struct Advice {
    std::optional<AdviceItem> keep, change;
};

/// Keep: the due principle with the strongest effect, where it first held; never in a turn that gave more
/// than was needed. Change, the first that exists: a critical fault, the costliest fault, a promise not kept,
/// a change not told, the principle missed most often, a reply beyond the limit.
Advice advise(const Rubric&, const AttemptFacts&);

} // namespace amends::rubric
