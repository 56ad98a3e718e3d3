#pragma once
// The manager's screens: one head with tabs above pages that stand in files of their own.
#include "sim/ui/base/vocabulary.hpp"
#include "sim/ui/command.hpp"

#include <optional>
#include <string>
#include <vector>

namespace amends::ui {

struct ManagerTab {
    std::string id, label;
    Icon icon = Icon::none;
    int count = 0; ///< shown as a badge
};

struct ManagerHeadView {
    std::vector<ManagerTab> tabs;
    std::size_t current = 0;
    bool invented = false; ///< the demonstration is shown
};

struct ManagerHeadOutcome {
    std::optional<std::size_t> tab;
    bool leaves_demonstration = false;
    Rect page; ///< what is left below the head
};

/// Title, tabs and, over the demonstration, the note that nothing of it is real.
ManagerHeadOutcome draw_manager_head(Ui&, Rect, const ManagerHeadView&);

/// In the place of a page that cannot be shown, or not yet.
struct ManagerNothing {
    std::string_view id; ///< the words are manager.<id> and manager.<id>_text
    Icon icon = Icon::insights;
    bool offers_demonstration = true;
};
/// True when the demonstration was asked for.
bool draw_manager_nothing(Ui&, Rect, const ManagerNothing&);

} // namespace amends::ui
