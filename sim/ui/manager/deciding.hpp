#pragma once
// What a person can decide about a turn or a result, each with a reason: in the queue and on the page of an
// attempt.
#include "sim/ui/base/vocabulary.hpp"

#include <set>
#include <string>
#include <vector>

namespace amends::ui {

/// A label of the codebook and whether the turn has it.
struct DecidingLabel {
    std::string id, label;
    bool holds = false, is_fault = false;
};
struct DecidingView {
    enum class Kind : std::uint8_t {
        critical, ///< a suspected critical fault
        result,   ///< a result nobody has confirmed
        dispute,
        turn, ///< nothing waits; its labels can be overruled all the same
    };
    Kind kind = Kind::critical;
    std::vector<DecidingLabel> labels;   ///< one may be chosen to be overruled; empty: there is no turn
    std::vector<DecidingLabel> disputed; ///< of a dispute
    bool may_answer = true;              ///< false: whoever looks has marked what is disputed
    bool shows_words = true;             ///< false: they are not shared, so a dispute can only be refused
};
struct DecidingWidgets {
    EditState reason;
    std::string label;           ///< chosen to be overruled
    std::set<std::string> right; ///< of the disputed ones: where the trainee is right
};
enum class QueueAct : std::uint8_t { none, confirm, lift, overrule, accept, partly, refuse };

/// Labels, the reason and the buttons of the kind, from the rectangle's top; yields the height.
float draw_deciding(Ui&, Rect, const DecidingView&, DecidingWidgets&, QueueAct&);
// The same in two parts, for a page that scrolls above buttons that stay.
/// What is disputed and every label; yields the height.
float draw_deciding_labels(Ui&, Rect, const DecidingView&, DecidingWidgets&);
/// The reason and the buttons; yields the height, the same as `decisions_height`.
float draw_decisions(Ui&, Rect, const DecidingView&, DecidingWidgets&, QueueAct&);
[[nodiscard]] float decisions_height(Ui&, float width, const DecidingView&, const DecidingWidgets&);

/// Words of a reply a label rests on.
struct EvidenceView {
    std::size_t begin = 0, end = 0; ///< bytes of the reply
    Tone tone = Tone::neutral;
    std::string label;
};
/// A reply with its evidence marked; yields the height.
float draw_evidence(Ui&, Rect, const std::string& reply, const std::vector<EvidenceView>&);

} // namespace amends::ui
