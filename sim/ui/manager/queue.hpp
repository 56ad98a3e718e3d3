#pragma once
// What waits for a person: the list, and beside it the turn with the words it rests on and what can be
// decided.
#include "sim/ui/manager/deciding.hpp"
#include "sim/ui/manager/revealed_row.hpp"

#include <optional>
#include <string>
#include <vector>

namespace amends::ui {

struct QueueRowView {
    std::string id, title, note;
    Icon icon = Icon::flag;
    Tone tone = Tone::warn;
};
/// What was said in a turn; without a title where it is the only one.
struct QueueTurnView {
    std::string title;
    std::vector<std::string> customer;
    std::string reply; ///< empty: there is none, or it is withheld
    std::vector<EvidenceView> evidence;
    std::string labels; ///< that stand, in words; empty: told elsewhere
};
struct QueueDetailView : DecidingView {
    std::string title, note;
    QueueTurnView turn;               ///< the one that is asked about; of a result without words
    std::vector<std::string> facts;   ///< of a result: what it comes to, and by what
    std::vector<QueueTurnView> turns; ///< of a result: the whole conversation
    std::string withheld;             ///< why the turn is not shown; empty: it is, or there is none
    std::vector<std::string> rules;   ///< why the machine says so
    std::string comment;              ///< the trainee's
    std::vector<std::string> history; ///< marks there are, in words
};
struct QueueView {
    std::vector<QueueRowView> rows;
    std::size_t selected = 0;
    std::optional<QueueDetailView> detail;
    std::string left_out; ///< attempts that cannot be shown; empty: none
};
struct QueueWidgets : DecidingWidgets {
    RevealedRow revealed;
    bool to_top = false; ///< another one is shown
};
struct QueueOutcome {
    std::optional<std::size_t> selects;
    QueueAct act = QueueAct::none;
    bool opens_attempt = false; ///< the whole of what is shown
};

QueueOutcome draw_queue(Ui&, Rect, const QueueView&, QueueWidgets&);

} // namespace amends::ui
