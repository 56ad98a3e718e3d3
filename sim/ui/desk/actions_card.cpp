#include "sim/ui/desk/desk.hpp"

#include <algorithm>

namespace amends::ui {
namespace {

Icon icon_of(scenario::DeskAction action) {
    using enum scenario::DeskAction;
    switch (action) {
    case look_up: return Icon::search;
    case inspect: return Icon::fact_check;
    case refund: return Icon::payments;
    case partial_refund: return Icon::percent;
    case exchange: return Icon::swap;
    case redispatch: return Icon::parcel;
    case pickup: return Icon::truck;
    case freight_subsidy: return Icon::wallet;
    case courier_claim: return Icon::balance;
    case chase_parcel: return Icon::route;
    case coupon: return Icon::coupon;
    case ticket: return Icon::ticket;
    case ask_supervisor: return Icon::agent;
    case follow_up: return Icon::follow_up;
    case note: return Icon::note;
    }
    return Icon::none;
}

constexpr int columns = 2;

} // namespace

float draw_actions_card(Ui& ui, Rect rect, const DeskView& view, DeskWidgets& widgets, Commands& asked) {
    const IdScope scope(ui, "actions");
    const float inner = rect.width() - ui.px(32);
    const int rows = (static_cast<int>(view.actions.size()) + columns - 1) / columns;
    const float authority =
        view.authority.empty() ? 0 : text_height(ui, view.authority, style::caption, inner) + ui.px(8);
    const float done = static_cast<float>(view.done.size()) * ui.px(26) + (view.done.empty() ? 0 : ui.px(8));
    const float height = ui.px(12 + 28 + 8 + 12) + static_cast<float>(rows) * ui.px(42) + authority + done;
    const Rect card = Rect::at(rect.x0, rect.y0, rect.width(), height);
    draw_card(ui, card);
    Rect inside = card.inset(ui.px(16), ui.px(12));
    draw_text(ui, inside.cut_top(ui.px(28), ui.px(8)), ui.t("desk.actions"), {.style = style::title});
    for (int row = 0; row < rows; ++row) {
        const Rect line = inside.cut_top(ui.px(34), ui.px(8));
        for (int column = 0; column < columns; ++column) {
            const auto index = static_cast<std::size_t>(row * columns + column);
            if (index >= view.actions.size()) break;
            const ActionButton& action = view.actions[index];
            if (button(ui, line.column(column, columns, ui.px(8)),
                       {.id = scenario::to_string(action.action),
                        .label = action.label,
                        .icon = icon_of(action.action),
                        .enabled = action.enabled,
                        .tooltip = action.enabled ? std::string_view(action.help)
                                                  : std::string_view(action.why_not)})) {
                widgets.form = {};
                if (action.fields.empty())
                    asked.emplace_back(ask::Act{action.action, {}});
                else
                    widgets.form.open = action.action;
            }
        }
    }
    if (authority > 0) {
        draw_paragraph(ui, inside.cut_top(authority), view.authority,
                       {.style = style::caption, .color = ui.colors().ink_faint});
    }
    for (const DoneAction& action : view.done) {
        Rect row = inside.cut_top(ui.px(26));
        draw_icon(ui, {row.x0 + ui.px(8), row.mid_y()}, action.accepted ? Icon::check_circle : Icon::cancel,
                  action.accepted ? ui.colors().good.ink : ui.colors().bad.ink);
        row.cut_left(ui.px(24));
        draw_figures(ui, row.cut_right(ui.px(44), ui.px(6)), action.time,
                     {.style = style::caption, .color = ui.colors().ink_faint, .align = Align::right});
        draw_text(ui, row, action.text, {.style = style::small, .color = ui.colors().ink_soft});
    }
    draw_guide(ui, card, "actions", view);
    return height;
}

} // namespace amends::ui
