#include "sim/ui/desk/desk.hpp"

namespace amends::ui {

void draw_guide(Ui& ui, Rect beside, std::string_view part, const DeskView& view) {
    if (!view.guide || view.guide->part != part) return;
    stroke_rect(ui, beside.inset(-ui.px(3)), ui.colors().accent.fill, space::card_radius, 2.5F);
}

} // namespace amends::ui
