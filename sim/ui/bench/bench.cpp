#include "sim/ui/bench/bench.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace amends::ui {
namespace {

constexpr float page_width = 1320, nodes_width = 316;
constexpr float narrow = 900; ///< logical pixels: below it the nodes stand above their replies

bool page_is_narrow(const Ui& ui, Rect rect) {
    return rect.width() < ui.px(narrow);
}

void go_back(Commands& asked) {
    asked.emplace_back(ask::GoTo{Screen::catalogue});
}

/// The way back, the case's name and what is shown.
void draw_head(Ui& ui, Rect row, const BenchView& view, std::string_view title, BenchWidgets& widgets,
               Commands& asked) {
    const std::string& back = ui.t("bench.back");
    if (button(ui, row.cut_left(button_width(ui, back, Icon::back), ui.px(14)),
               {.id = "back", .label = back, .icon = Icon::back, .tooltip = {}}))
        go_back(asked);
    if (view.state == BenchState::ready) {
        const std::array<Choice, 2> shown{
            Choice{.id = "all", .label = ui.t("bench.show_all"), .icon = Icon::checklist},
            Choice{.id = "misread", .label = ui.t("bench.show_misread"), .icon = Icon::filter}};
        const Rect place = row.cut_right(std::min(segments_width(ui, shown), row.width() * .6F), ui.px(14));
        if (const auto picked =
                segments(ui, place, "show", shown, static_cast<std::size_t>(widgets.only_misread))) {
            widgets.only_misread = *picked == 1;
            widgets.to_top = true;
        }
    }
    draw_text(ui, row, title, {.style = style::display});
}

/// Two rows where one is too short for the case's name: then it stands below the buttons.
void draw_heading(Ui& ui, Rect& page, const BenchView& view, BenchWidgets& widgets, Commands& asked) {
    const std::string title = ui.t("bench.title", {{"case", view.case_title}});
    const float tools = button_width(ui, ui.t("bench.back"), Icon::back) + ui.px(14 + 14 + 260);
    const bool fits = tools + text_width(ui, title, style::display) <= page.width();
    draw_head(ui, page.cut_top(control_height(ui), ui.px(16)), view, fits ? title : std::string(), widgets,
              asked);
    if (!fits) draw_text(ui, page.cut_top(ui.px(32), ui.px(14)), title, {.style = style::display});
}

void draw_narrow(Ui& ui, Rect page, const BenchView& view, BenchWidgets& widgets) {
    const bool reveals = std::exchange(widgets.to_top, false);
    Rect visible = page;
    visible.x1 += ui.px(thumb_room);
    ScrollArea area(ui, "page", visible);
    Rect content{page.x0, area.content().y0 + ui.px(focus_room), page.x1, area.content().y1};
    const float top = area.content().y0;
    content.y0 += draw_bench_figures(ui, content, view) + ui.px(14);
    content.y0 += draw_bench_nodes(ui, content, view, widgets) + ui.px(14);
    if (reveals) area.reveal({content.x0, content.y0, content.x1, content.y0 + page.height()});
    content.y0 += draw_bench_replies(ui, content, view, widgets);
    area.set_height(content.y0 - top + ui.px(20));
}

/// Nodes at the left, the replies of the chosen one beside them; each scrolls by itself.
void draw_wide(Ui& ui, Rect page, const BenchView& view, BenchWidgets& widgets) {
    page.y0 += draw_bench_figures(ui, page, view) + ui.px(14);
    {
        Rect left = page.cut_left(ui.px(nodes_width), ui.px(20)).inset(-ui.px(focus_room), 0);
        const float inner = left.x1 - ui.px(focus_room);
        left.x1 += ui.px(thumb_room - focus_room / 2);
        ScrollArea area(ui, "nodes", left);
        const Rect content{left.x0 + ui.px(focus_room), area.content().y0 + ui.px(focus_room), inner,
                           area.content().y1};
        area.set_height(draw_bench_nodes(ui, content, view, widgets) + ui.px(20));
    }
    Rect right = page.inset(-ui.px(focus_room), 0);
    right.x1 += ui.px(thumb_room);
    ScrollArea area(ui, "replies", right, {.to_top = std::exchange(widgets.to_top, false)});
    const Rect content{page.x0, area.content().y0 + ui.px(focus_room), page.x1, area.content().y1};
    area.set_height(draw_bench_replies(ui, content, view, widgets) + ui.px(20));
}

} // namespace

void draw_bench(Ui& ui, Rect rect, const BenchView& view, BenchWidgets& widgets, Commands& asked) {
    const IdScope scope(ui, "bench");
    const float width = std::min(ui.px(page_width), rect.width() - ui.px(48));
    Rect page = Rect::at(rect.mid_x() - width / 2, rect.y0 + ui.px(20), width, rect.height() - ui.px(20));
    draw_heading(ui, page, view, widgets, asked);
    switch (view.state) {
    case BenchState::loading:
        if (loading_state(ui, page, "judging", ui.t("bench.judging"), view.part)) go_back(asked);
        break;
    case BenchState::nothing:
        if (empty_state(ui, page,
                        {.id = "nothing",
                         .picture = {},
                         .icon = Icon::fact_check,
                         .title = ui.t("bench.nothing"),
                         .text = ui.t("bench.nothing_text"),
                         .action = ui.t("bench.back")}))
            go_back(asked);
        break;
    case BenchState::failed:
        if (error_state(ui, page,
                        {.id = "failed",
                         .picture = {},
                         .icon = Icon::error,
                         .tone = Tone::bad,
                         .title = ui.t("bench.failed"),
                         .text = ui.t("bench.failed_text"),
                         .action = ui.t("bench.back")}))
            go_back(asked);
        break;
    case BenchState::ready:
        if (page_is_narrow(ui, page))
            draw_narrow(ui, page, view, widgets);
        else
            draw_wide(ui, page, view, widgets);
        break;
    }
}

} // namespace amends::ui
