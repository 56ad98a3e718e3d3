#pragma once
// The replies of all cases that were not understood, in one list.
#include "sim/ui/base/vocabulary.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace amends::ui {

struct InboxListRow {
    std::string scenario;                           ///< whose reply it is
    std::string id;                                 ///< for the record
    std::string reply, note;                        ///< note: the case and the node
    std::vector<std::pair<std::string, Tone>> came; ///< how often, as chips
};
/// A case with open replies.
struct InboxListCase {
    std::string scenario, title;
    int open = 0;
};
struct InboxListView {
    std::vector<InboxListRow> rows; ///< open ones; by case, then by how often
    std::vector<InboxListCase> cases;
    std::string older; ///< replies that are not listed yet; empty: none
};
struct InboxListWidgets {
    std::string only;                 ///< the case whose replies alone are shown; empty: all
    std::optional<std::string> opens; ///< newly: the case whose reply was picked
};
/// Yields the height.
float draw_inbox_list(Ui&, Rect, const InboxListView&, InboxListWidgets&);

} // namespace amends::ui
