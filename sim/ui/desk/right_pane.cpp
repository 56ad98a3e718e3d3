#include "sim/ui/desk/desk.hpp"

#include <array>

namespace amends::ui {
namespace {

/// One card below the other with the same gap.
class CardColumn {
public:
    CardColumn(Ui& ui, Rect content) : ui_(ui), rest_(content), top_(content.y0) {}
    [[nodiscard]] Rect next() const { return rest_; }
    void took(float height) {
        if (height > 0) rest_.y0 += height + ui_.px(12);
    }
    [[nodiscard]] float height() const { return rest_.y0 - top_; }

private:
    Ui& ui_;
    Rect rest_;
    float top_;
};

void draw_order_tab(Ui& ui, CardColumn& column, const DeskView& view, DeskWidgets& widgets, Commands& asked) {
    for (const OrderView& order : view.orders)
        column.took(draw_order_card(ui, column.next(), order, view, widgets));
    column.took(draw_actions_card(ui, column.next(), view, widgets, asked));
    for (const OrderView& order : view.orders)
        column.took(draw_track_card(ui, column.next(), order));
    column.took(draw_known_card(ui, column.next(), view));
}

void draw_contact_tab(Ui& ui, CardColumn& column, const DeskView& view) {
    if (view.mood) {
        column.took(draw_mood_card(ui, column.next(), *view.mood));
    }
    if (!view.steps.empty()) column.took(draw_steps_card(ui, column.next(), view));
    column.took(draw_promises_card(ui, column.next(), view));
}

} // namespace

Rect with_margins(const Ui& ui, Rect rect) {
    return {rect.x0 - ui.px(8), rect.y0, rect.x1 + ui.px(12), rect.y1};
}

void draw_right_pane(Ui& ui, Rect rect, const DeskView& view, DeskWidgets& widgets, Commands& asked) {
    const IdScope scope(ui, "side");
    const FocusGroup group(ui, rect);
    const std::array<Choice, 3> choices{
        Choice{.id = "order", .label = ui.t("desk.tab_order"), .icon = Icon::receipt},
        Choice{.id = "contact", .label = ui.t("desk.tab_contact"), .icon = Icon::person},
        Choice{.id = "knowledge", .label = ui.t("desk.tab_knowledge"), .icon = Icon::book}};
    constexpr std::array<RightTab, 3> order{RightTab::order, RightTab::contact, RightTab::knowledge};
    const auto current =
        static_cast<std::size_t>(std::find(order.begin(), order.end(), widgets.right_tab) - order.begin());
    if (const auto tab = segments(ui, rect.cut_top(ui.px(36), ui.px(10)), "tab", choices, current)) {
        widgets.right_tab = order[*tab];
    }
    if (widgets.right_tab == RightTab::knowledge) {
        draw_knowledge(ui, rect, view, widgets);
        return;
    }
    ScrollArea area(ui, "cards", with_margins(ui, rect));
    const Rect cards{rect.x0, area.content().y0, rect.x1, area.content().y1};
    CardColumn column(ui, cards);
    if (widgets.right_tab == RightTab::order) {
        draw_order_tab(ui, column, view, widgets, asked);
        if (view.mood) column.took(draw_mood_card(ui, column.next(), *view.mood));
    } else {
        draw_contact_tab(ui, column, view);
    }
    area.set_height(column.height());
}

} // namespace amends::ui
