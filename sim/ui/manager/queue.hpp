#pragma once
// What waits for a person: the list, and beside it the turn with the words it rests on and what can be
// decided.
#include "sim/ui/base/vocabulary.hpp"

#include <optional>
#include <string>
#include <vector>

namespace amends::ui {

struct QueueRowView {
    std::string id, title, note;
    Icon icon = Icon::flag;
    Tone tone = Tone::warn;
};
/// A label of the codebook and whether the turn has it.
struct QueueLabelView {
    std::string id, label;
    bool holds = false, is_fault = false;
};
/// Words of the reply a label rests on.
struct QueueEvidenceView {
    std::size_t begin = 0, end = 0;
    Tone tone = Tone::neutral;
    std::string label;
};
struct QueueDetailView {
    enum class Kind : std::uint8_t { critical, result, dispute };
    Kind kind = Kind::critical;
    std::string title, note;
    std::vector<std::string> customer;
    std::string reply; ///< empty: the result is asked about, not a turn
    std::vector<QueueEvidenceView> evidence;
    std::vector<std::string> rules;   ///< why the machine says so
    std::string comment;              ///< the trainee's
    std::vector<std::string> history; ///< marks there are, in words
    std::vector<QueueLabelView> labels;
    bool may_answer = true;
};
struct QueueView {
    std::vector<QueueRowView> rows;
    std::size_t selected = 0;
    std::optional<QueueDetailView> detail;
    std::string left_out; ///< attempts that cannot be shown; empty: none
};
struct QueueWidgets {
    EditState reason;
    std::string label; ///< chosen to be overruled
};
enum class QueueAct : std::uint8_t { none, confirm, lift, overrule, accept, refuse };
struct QueueOutcome {
    std::optional<std::size_t> selects;
    QueueAct act = QueueAct::none;
};

QueueOutcome draw_queue(Ui&, Rect, const QueueView&, QueueWidgets&);

} // namespace amends::ui
