#include "sim/ui/manager/class_page.hpp"

#include <algorithm>
#include <array>

namespace amends::ui {
namespace {

constexpr TextStyle asked_by_customer{18};
constexpr float projected_least = 240; ///< as high as the card of a reply is at least; the page scrolls then
constexpr std::array<float, 3> projected_sizes{36, 30, 26}; ///< as large as the words leave room for

TextStyle projected_for(Ui& ui, const std::string& words, Rect area) {
    for (const float size : projected_sizes)
        if (text_height(ui, words, {size}, area.width()) <= area.height()) return {size};
    return {projected_sizes.back()};
}

/// A button that opens a menu of titles.
std::optional<std::size_t> title_chooser(Ui& ui, Rect place, std::string_view id, std::string_view menu_id,
                                         const std::vector<std::pair<std::string, std::string>>& titles,
                                         std::size_t at, PopoverState& state) {
    const std::string title = at < titles.size() ? titles[at].second : std::string();
    if (button(ui, place, {.id = id, .label = title, .icon = Icon::chevron_down, .tooltip = {}}))
        state.open = true;
    std::vector<MenuItem> items;
    for (std::size_t one = 0; one < titles.size(); ++one)
        items.push_back({.id = titles[one].first, .label = titles[one].second, .checked = one == at});
    return menu(ui, menu_id, state, place, items);
}

void draw_class_head(Ui& ui, Rect row, const ClassPageView& view, ClassPageWidgets& widgets,
                     ClassPageOutcome& outcome) {
    outcome.at_case = title_chooser(ui, row.cut_left(row.width() * .42F, ui.px(12)), "case", "cases",
                                    view.cases, view.at_case, widgets.cases);
    const auto step = [&](Rect place, std::string_view id, std::string_view words, Icon icon, bool can) {
        return icon_button(ui, place,
                           {.id = id, .name = ui.t(words), .icon = icon, .enabled = can, .color = {}});
    };
    if (step(row.cut_left(ui.px(34), ui.px(4)), "previous_node", "manager.previous_node", Icon::chevron_left,
             view.at_node > 0))
        outcome.at_node = view.at_node - 1;
    if (step(row.cut_right(ui.px(34), ui.px(4)), "next_node", "manager.next_node", Icon::chevron_right,
             view.at_node + 1 < view.nodes.size()))
        outcome.at_node = view.at_node + 1;
    if (const auto picked = title_chooser(ui, row, "node", "nodes", view.nodes, view.at_node, widgets.nodes))
        outcome.at_node = picked;
}

/// The groups as chips in rows; yields the height.
float draw_class_groups(Ui& ui, Rect area, const ClassPageView& view, ClassPageWidgets& widgets) {
    float x = area.x0, y = area.y0;
    const float high = ui.px(34);
    for (std::size_t at = 0; at < view.groups.size(); ++at) {
        const ClassGroupView& group = view.groups[at];
        const std::string words =
            ui.t("manager.group_count", {{"name", group.name}, {"count", group.replies.size()}});
        const float width = chip_button_width(ui, words);
        if (x > area.x0 && x + width > area.x1) {
            x = area.x0;
            y += high;
        }
        const IdScope scope(ui, "groups");
        if (chip_button(ui, {x, y + high / 2},
                        {.id = group.id,
                         .label = words,
                         .tone = group.tone,
                         .on = at == widgets.group,
                         .tooltip = {}})) {
            widgets.group = at;
            widgets.reply = 0;
        }
        x += width + ui.px(8);
    }
    return y + high - area.y0;
}

std::vector<ChipText> chips_of(const ClassReplyView& reply) {
    std::vector<ChipText> chips;
    for (const auto& [name, tone] : reply.labels)
        chips.push_back({name, tone, tone == Tone::good ? Icon::check : Icon::warning});
    return chips;
}

/// How high the card must be for the whole reply in the smallest of its sizes.
float projected_height(Ui& ui, const ClassReplyView& reply, float width) {
    const float inner = width - 2 * ui.px(28);
    return 2 * ui.px(20) + control_height(ui) + ui.px(12) + chips_height(ui, inner, chips_of(reply))
           + ui.px(12) + text_height(ui, reply.text, {projected_sizes.back()}, inner) + 1;
}

void draw_projected(Ui& ui, Rect card, const ClassPageView& view, const ClassGroupView& group,
                    ClassPageWidgets& widgets) {
    draw_card(ui, card);
    Rect inside = card.inset(ui.px(28), ui.px(20));
    Rect foot = inside.cut_bottom(control_height(ui), ui.px(12));
    const std::size_t count = group.replies.size();
    const auto step = [&](Rect place, std::string_view id, std::string_view words, Icon icon, bool can) {
        return button(ui, place,
                      {.id = id, .label = ui.t(words), .icon = icon, .enabled = can, .tooltip = {}});
    };
    const float previous = button_width(ui, ui.t("manager.previous_reply"), Icon::back),
                next = button_width(ui, ui.t("manager.next_reply"), Icon::forward);
    if (step(foot.cut_left(previous, ui.px(12)), "previous", "manager.previous_reply", Icon::back,
             widgets.reply > 0))
        --widgets.reply;
    if (step(foot.cut_right(next, ui.px(12)), "next", "manager.next_reply", Icon::forward,
             widgets.reply + 1 < count))
        ++widgets.reply;
    draw_text(ui, foot, ui.t("manager.reply_of", {{"at", widgets.reply + 1}, {"count", count}}),
              {.color = ui.colors().ink_soft, .align = Align::middle});
    const ClassReplyView& reply = view.replies[group.replies[std::min(widgets.reply, count - 1)]];
    const std::vector<ChipText> chips = chips_of(reply);
    const float high = chips_height(ui, inside.width(), chips);
    draw_chips(ui, inside.cut_bottom(high, ui.px(12)), chips);
    ScrollArea area(ui, "words", inside);
    area.set_height(
        draw_paragraph(ui, area.content(), reply.text, {.style = projected_for(ui, reply.text, inside)}));
}

} // namespace

ClassPageOutcome draw_class_page(Ui& ui, Rect page, const ClassPageView& view, ClassPageWidgets& widgets) {
    ClassPageOutcome outcome;
    page.y1 -= ui.px(16);
    if (view.cases.empty()) {
        empty_state(ui, page,
                    {.id = "nothing",
                     .picture = {},
                     .icon = Icon::group,
                     .title = ui.t("manager.class_nothing"),
                     .text = ui.t("manager.class_nothing_text"),
                     .action = {}});
        return outcome;
    }
    draw_class_head(ui, page.cut_top(control_height(ui), ui.px(12)), view, widgets, outcome);
    const float note = text_height(ui, view.note, style::caption, page.width());
    draw_paragraph(ui, page.cut_bottom(note, ui.px(8)), view.note,
                   {.style = style::caption, .color = ui.colors().ink_soft});
    if (view.groups.empty()) return outcome;
    widgets.group = std::min(widgets.group, view.groups.size() - 1);
    Rect visible = page.inset(-ui.px(focus_room), 0);
    visible.x1 += ui.px(thumb_room);
    ScrollArea area(ui, "page", visible);
    Rect content{page.x0, area.content().y0 + ui.px(focus_room), page.x1, area.content().y1};
    const float top = content.y0;
    const float said =
        std::min(text_height(ui, view.customer, asked_by_customer, page.width() - ui.px(56)), ui.px(160));
    const Rect bubble = content.cut_top(said + ui.px(28), ui.px(12));
    draw_well(ui, bubble);
    draw_paragraph(ui, bubble.inset(ui.px(28), ui.px(14)), view.customer,
                   {.style = asked_by_customer, .max_lines = 5});
    content.y0 += draw_class_groups(ui, content, view, widgets) + ui.px(12);
    const float used = content.y0 - top + 2 * ui.px(focus_room);
    const ClassGroupView& group = view.groups[widgets.group];
    const ClassReplyView& reply =
        view.replies[group.replies[std::min(widgets.reply, group.replies.size() - 1)]];
    const float least = std::max(ui.px(projected_least), projected_height(ui, reply, page.width()));
    const Rect card = content.cut_top(std::max(least, visible.height() - used));
    draw_projected(ui, card, view, group, widgets);
    area.set_height(used + card.height());
    return outcome;
}

} // namespace amends::ui
