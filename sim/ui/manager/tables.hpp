#pragma once
// Tables of figures on the manager's pages.
#include "sim/ui/base/vocabulary.hpp"

#include <string>
#include <vector>

namespace amends::ui {

/// The first column is words, the others are figures at the right.
struct FigureTable {
    std::string id, title;
    std::vector<std::string> head;
    std::vector<std::vector<std::string>> rows;
    std::string note; ///< small, below
};
/// On a card from the rectangle's top; yields its height.
float draw_figure_table(Ui&, Rect, const FigureTable&);
[[nodiscard]] float figure_table_height(Ui&, const FigureTable&, float width);
/// Whether its figures stand beside each other without being cut.
[[nodiscard]] bool figure_table_fits(Ui&, const FigureTable&, float width);

/// Why something is not shown, with a lock, from the rectangle's top; yields its height.
float draw_withheld(Ui&, Rect, const std::string& why);

} // namespace amends::ui
