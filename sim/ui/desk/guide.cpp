#include "sim/ui/desk/desk.hpp"

#include <algorithm>

namespace amends::ui {

void draw_guide(Ui& ui, Rect beside, std::string_view part, const DeskView& view) {
    if (!view.guide || view.guide->part != part) return;
    const float width = ui.px(300);
    const float words = text_height(ui, view.guide->text, style::body, width - ui.px(52));
    const float height = words + ui.px(26);
    float x = std::max(ui.px(8), beside.x0 - width - ui.px(12));
    if (beside.width() > width) x = beside.x0 + ui.px(16);
    const float y = std::max(ui.px(8), beside.y0 - height - ui.px(8));
    const Rect box = Rect::at(x, y, width, height);
    draw_shadow(ui, box, 12, {.blur = 18, .drop = 6, .alpha = .14F});
    fill_rect(ui, box, ui.colors().accent.fill, 12);
    draw_icon(ui, {box.x0 + ui.px(22), box.y0 + ui.px(24)}, Icon::school, ui.colors().accent.on_fill, 18);
    draw_paragraph(ui, {box.x0 + ui.px(40), box.y0 + ui.px(13), box.x1 - ui.px(12), box.y1}, view.guide->text,
                   {.color = ui.colors().accent.on_fill});
}

} // namespace amends::ui
