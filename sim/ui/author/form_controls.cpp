#include "sim/ui/author/form.hpp"
#include "sim/ui/base/search.hpp"

#include <algorithm>

namespace amends::ui {
namespace {

constexpr float pick_row = 32, pick_rows_max = 9, picture_row = 60, picture_rows_max = 6;
constexpr std::size_t search_from = 10;

bool has_pictures(const FormRow& row) {
    return !row.options.empty() && !row.options.front().picture.empty();
}

/// The picture at the left of its words, as wide as high; yields what is left of the row.
Rect draw_option_picture(Ui& ui, Rect at, const FormOption& option) {
    if (option.picture.empty()) return at;
    const Rect picture = at.cut_left(at.height() * 4 / 3, ui.px(10));
    draw_picture(ui, picture, option.picture, 6, Fit::contain);
    return at;
}

/// The list below the field; Enter in the search takes the first that is left.
std::optional<std::size_t> draw_pick_list(Ui& ui, Rect sheet, const FormRow& row, FormWidgets& widgets) {
    std::optional<std::size_t> chosen;
    Rect inside = sheet.inset(ui.px(8));
    const bool searches = row.options.size() >= search_from;
    bool entered = false;
    if (searches)
        entered = search_field(ui, inside.cut_top(control_height(ui), ui.px(6)), widgets.pick_search,
                               "pick_search", ui.t("author.form_search"))
                      .entered;
    ScrollArea area(ui, "options", inside);
    Rect content = area.content();
    content.x1 -= ui.px(thumb_room);
    const float top = content.y0;
    for (std::size_t i = 0; i < row.options.size(); ++i) {
        const FormOption& option = row.options[i];
        const std::string& query = widgets.pick_search.edit.text();
        if (searches && !holds_words(option.words, query) && !holds_words(option.id, query)) continue;
        if (entered && !chosen) chosen = i;
        const Rect at = content.cut_top(ui.px(has_pictures(row) ? picture_row : pick_row));
        const bool on = row.kind == FormKind::ticks ? option.on : row.picked == i;
        const Hit hit = list_row(
            ui, at, {.id = option.id, .label = option.words, .selected = on, .bar = false, .tooltip = {}});
        if (i == 0 && !searches) focus_by_default(ui);
        if (hit.visible) {
            if (on) draw_icon(ui, {at.x1 - ui.px(14), at.mid_y()}, Icon::check, ui.colors().accent.ink, 15);
            const Rect words = draw_option_picture(
                ui, Rect{at.x0 + ui.px(10), at.y0, at.x1 - ui.px(26), at.y1}.inset(0, ui.px(4)), option);
            draw_text(ui, words, option.words, {.style = style::small});
        }
        if (hit.clicked) chosen = i;
    }
    area.set_height(content.y0 - top);
    return chosen;
}

} // namespace

std::optional<std::size_t> pick_field(Ui& ui, Rect rect, std::string_view id, std::string_view label,
                                      const FormRow& row, FormWidgets& widgets) {
    const Hit hit = interact(ui, rect, {.id = id, .label = label, .tooltip = {}, .value = row.text});
    if (hit.visible) {
        draw_field_frame(ui, rect, {.focus = hit.glow, .problem = row.errors > 0});
        const Rect inside = rect.inset(ui.px(12), 0);
        draw_icon(ui, {inside.x1 - ui.px(6), inside.mid_y()}, Icon::chevron_down, ui.colors().ink_faint, 16);
        Rect words{inside.x0, inside.y0, inside.x1 - ui.px(18), inside.y1};
        if (row.picked && *row.picked < row.options.size())
            words = draw_option_picture(ui, words.inset(0, ui.px(3)), row.options[*row.picked]);
        draw_text(ui, words, label,
                  {.style = style::small,
                   .color = row.picked || !row.text.empty() ? ui.colors().ink : ui.colors().placeholder});
        if (hit.focused) draw_focus_ring(ui, rect, space::control_radius);
    }
    const std::string name = row.id + std::string(id);
    if (hit.clicked) {
        widgets.open_pick = name;
        widgets.pick = {.open = true};
        widgets.pick_search.edit.begin_with({}, ui.breaks);
        widgets.pick_search.focus_next = row.options.size() >= search_from;
    }
    if (widgets.open_pick != name) return std::nullopt;
    const float each = has_pictures(row) ? picture_row : pick_row;
    const auto rows = std::min(static_cast<float>(row.options.size()),
                               has_pictures(row) ? picture_rows_max : pick_rows_max);
    const float search = row.options.size() >= search_from ? control_height(ui) + ui.px(6) : 0;
    const Popover popover(ui, "pick", widgets.pick, rect, std::max(rect.width(), ui.px(260)),
                          rows * ui.px(each) + search + ui.px(18));
    if (!popover.open()) {
        widgets.open_pick.clear();
        return std::nullopt;
    }
    const auto chosen = draw_pick_list(ui, popover.content(), row, widgets);
    if (chosen && row.kind != FormKind::ticks) widgets.pick.open = false;
    return chosen;
}

} // namespace amends::ui
