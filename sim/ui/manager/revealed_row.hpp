#pragma once
// The chosen row of a list, in sight when one comes to the list.
#include "sim/ui/base/scroll_area.hpp"

#include <string>

namespace amends::ui {

struct RevealedRow {
    std::string id;       ///< of the row that stands whole in sight
    float rows_shown = 0; ///< for how many rows there was room then: another scale or size begins anew
};

/// Scrolls until the whole row is in sight, once for each row and size of the list.
inline void reveal_row(ScrollArea& area, Rect row, const std::string& id, RevealedRow& revealed) {
    const Rect view = area.view();
    const float rows_shown = view.height() / row.height();
    if (revealed.id == id && revealed.rows_shown == rows_shown) return;
    area.reveal(row);
    if ((row.y0 >= view.y0 && row.y1 <= view.y1) || rows_shown < 1) revealed = {id, rows_shown};
}

} // namespace amends::ui
