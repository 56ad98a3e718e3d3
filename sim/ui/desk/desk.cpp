#include "sim/ui/desk/desk.hpp"

namespace amends::ui {
namespace {

constexpr float left_width = 288, right_width = 316;

/// Side panes as drawers, for windows too narrow to hold three.
void draw_drawers(Ui& ui, Rect rect, const DeskView& view, DeskWidgets& widgets, Commands& asked) {
    {
        const Drawer drawer(ui, "contacts_drawer", widgets.left_drawer, Side::left, rect, ui.px(left_width));
        if (drawer.open()) {
            focus_on_arrival(ui);
            draw_contacts_pane(ui, drawer.content(), view, widgets, asked);
        }
    }
    const Drawer drawer(ui, "side_drawer", widgets.right_drawer, Side::right, rect, ui.px(right_width + 24));
    if (!drawer.open()) return;
    focus_on_arrival(ui);
    draw_right_pane(ui, drawer.content().inset(ui.px(12)), view, widgets, asked);
}

} // namespace

void draw_desk_questions(Ui& ui, const DeskView& view, DeskWidgets& widgets, Commands& asked) {
    if (widgets.asks_to_close) {
        if (const auto answer = ask_question(ui, {.id = "close_contact",
                                                  .title = ui.t("desk.close_title"),
                                                  .text = ui.t("desk.close_text"),
                                                  .yes = ui.t("desk.close_yes"),
                                                  .no = ui.t("desk.close_no"),
                                                  .dangerous = true})) {
            widgets.asks_to_close = false;
            if (*answer == Answer::yes) asked.emplace_back(ask::CloseContact{});
        }
    }
    if (widgets.asks_to_leave) {
        if (const auto answer = ask_question(
                ui, {.id = "leave_desk",
                     .title = ui.t("desk.leave_title"),
                     .text = ui.t(view.one_sitting ? "desk.leave_assessment" : "desk.leave_text"),
                     .yes = ui.t("desk.leave_yes"),
                     .no = ui.t("desk.leave_no"),
                     .dangerous = view.one_sitting})) {
            widgets.asks_to_leave = false;
            if (*answer == Answer::yes) asked.emplace_back(ask::LeaveDesk{});
        }
    }
}

void draw_desk(Ui& ui, Rect rect, const DeskView& view, DeskWidgets& widgets, Commands& asked) {
    const IdScope scope(ui, "desk");
    widgets.narrow = rect.width() < ui.px(panes_need);
    Rect inside = rect.inset(ui.px(14), ui.px(14));
    if (!widgets.narrow) {
        widgets.left_drawer.open = widgets.right_drawer.open = false;
        draw_contacts_pane(ui, inside.cut_left(ui.px(left_width), ui.px(14)), view, widgets, asked);
        draw_right_pane(ui, inside.cut_right(ui.px(right_width), ui.px(14)), view, widgets, asked);
    }
    draw_chat_pane(ui, inside, view, widgets, asked);
    if (widgets.narrow) draw_drawers(ui, rect, view, widgets, asked);
    if (view.guide) { // what it asks to be opened has been opened
        const std::string& part = view.guide->part;
        if ((part == "photo" && !widgets.photo.picture.empty())
            || (part == "policies" && widgets.right_tab == RightTab::knowledge)) {
            widgets.guided.insert(view.guide->key);
        }
    }
    draw_action_form(ui, view, widgets, asked);
    draw_photo_viewer(ui, rect, widgets);
    draw_desk_questions(ui, view, widgets, asked);
}

} // namespace amends::ui
