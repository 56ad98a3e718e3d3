#include "sim/ui/base/search.hpp"
#include "sim/ui/desk/desk.hpp"

#include <array>

namespace amends::ui {
namespace {

bool fits(const ContactRow& row, ContactTab tab, const std::string& query) {
    if (tab == ContactTab::waiting && (row.finished || row.locked)) return false;
    if (tab == ContactTab::finished && !row.finished) return false;
    return holds_words(row.name, query) || holds_words(row.last_line, query) || holds_words(row.topic, query);
}

/// Name, topic and time above; the last line and the unread count below.
void draw_contact(Ui& ui, Rect rect, const ContactRow& row) {
    list_row(
        ui, rect,
        {.id = row.id, .label = row.name, .selected = row.selected, .enabled = row.selected, .tooltip = {}});
    Rect inside = rect.inset(ui.px(12), ui.px(11));
    const Rect face = inside.cut_left(ui.px(44), ui.px(12));
    draw_avatar(ui, face.middle(),
                {.picture = row.portrait,
                 .name = row.name,
                 .size = 44,
                 .status = row.selected ? std::optional(row.mood) : std::nullopt,
                 .around = {}});
    Rect top = inside.cut_top(inside.height() / 2);
    const float time_width = text_width(ui, row.time, style::caption);
    draw_figures(ui, top.cut_right(time_width, ui.px(6)), row.time,
                 {.style = style::caption, .color = ui.colors().ink_faint, .align = Align::right});
    const float name_width = std::min(text_width(ui, row.name, style::body_bold), top.width() - ui.px(30));
    draw_text(ui, top.cut_left(name_width, ui.px(8)), row.name,
              {.style = style::body_bold, .color = row.locked ? ui.colors().ink_soft : ui.colors().ink});
    if (!row.topic.empty() && chip_width(ui, row.topic) <= top.width()) {
        draw_chip(ui, {top.x0, top.mid_y()}, row.topic);
    }
    if (row.unread > 0) {
        draw_badge(ui, inside.cut_right(ui.px(20), ui.px(6)).middle(), row.unread);
    }
    draw_text(ui, inside, row.last_line, {.style = style::small, .color = ui.colors().ink_soft});
}

/// The figures of this contact side by side at the pane's foot.
void draw_contact_figures(Ui& ui, Rect rect, const DeskView& view) {
    draw_well(ui, rect);
    const Rect inside = rect.inset(ui.px(6), ui.px(9));
    const auto count = static_cast<int>(view.figures.size());
    for (int i = 0; i < count; ++i) {
        const auto& [value, words] = view.figures[static_cast<std::size_t>(i)];
        Rect column = inside.column(i, count, 0);
        if (i > 0)
            draw_line(ui, {column.x0, column.mid_y() - ui.px(12)}, {column.x0, column.mid_y() + ui.px(12)},
                      ui.colors().line);
        draw_figures(ui, column.cut_top(column.height() * .55F), value,
                     {.style = style::title, .align = Align::middle});
        draw_text(ui, column, words,
                  {.style = style::caption, .color = ui.colors().ink_soft, .align = Align::middle});
    }
}

} // namespace

void draw_contacts_pane(Ui& ui, Rect rect, const DeskView& view, DeskWidgets& widgets, Commands&) {
    const IdScope scope(ui, "contacts");
    const FocusGroup group(ui, rect);
    draw_card(ui, rect);
    Rect inside = rect.inset(ui.px(16), ui.px(16));
    Rect title = inside.cut_top(ui.px(26), ui.px(12));
    const float width = draw_text(ui, title, ui.t("desk.contacts"), {.style = style::heading});
    draw_badge(ui, {title.x0 + width + ui.px(18), title.mid_y()}, static_cast<int>(view.contacts.size()),
               Tone::accent);
    search_field(ui, inside.cut_top(control_height(ui), ui.px(10)), widgets.contact_search, "search",
                 ui.t("desk.contacts_search"));
    const std::array<Choice, 3> choices{Choice{.id = "all", .label = ui.t("desk.contacts_all")},
                                        Choice{.id = "waiting", .label = ui.t("desk.contacts_waiting")},
                                        Choice{.id = "finished", .label = ui.t("desk.contacts_finished")}};
    if (const auto tab = tabs(ui, inside.cut_top(ui.px(34), ui.px(8)), "tab", choices,
                              static_cast<std::size_t>(widgets.contact_tab))) {
        widgets.contact_tab = static_cast<ContactTab>(*tab);
    }
    if (!view.figures.empty() && inside.height() > ui.px(240))
        draw_contact_figures(ui, inside.cut_bottom(ui.px(62), ui.px(10)), view);
    const Rect list{rect.x0 + ui.px(6), inside.y0, rect.x1 - ui.px(6), inside.y1};
    ScrollArea area(ui, "rows", list);
    Rect content = area.content();
    const float top = content.y0;
    bool any = false;
    for (const ContactRow& row : view.contacts) {
        if (!fits(row, widgets.contact_tab, widgets.contact_search.edit.text())) continue;
        draw_contact(ui, content.cut_top(ui.px(70), ui.px(2)), row);
        any = true;
    }
    if (!any) {
        draw_paragraph(ui, content.cut_top(ui.px(60)).inset(ui.px(10)), ui.t("desk.contacts_none"),
                       {.style = style::small, .color = ui.colors().ink_faint});
    }
    area.set_height(content.y0 - top);
}

} // namespace amends::ui
