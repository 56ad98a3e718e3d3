#include "sim/ui/manager/before_after.hpp"

#include <algorithm>
#include <array>

namespace amends::ui {
namespace {

constexpr float report_narrow = 960, between = 14;

void draw_report_head(Ui& ui, Rect row, const BeforeAfterView& view, BeforeAfterWidgets& widgets,
                      BeforeAfterOutcome& outcome) {
    const auto tool = [&](std::string_view id, std::string_view words, Icon icon) {
        return button(ui, row.cut_right(button_width(ui, ui.t(words), icon), ui.px(8)),
                      {.id = id, .label = ui.t(words), .icon = icon, .tooltip = {}});
    };
    if (!view.is_counting) {
        outcome.exports_csv = tool("export_csv", "manager.export_csv", Icon::download);
        outcome.exports_html = tool("export_html", "manager.export_html", Icon::article);
    }
    if (view.programmes.empty()) return;
    const std::string& title = view.programmes[view.programme].second;
    if (view.programmes.size() == 1) {
        draw_text(ui, row, title, {.style = style::heading});
        return;
    }
    const Rect place = row.cut_left(std::min(row.width(), button_width(ui, title, Icon::chevron_down)));
    if (button(ui, place, {.id = "programme", .label = title, .icon = Icon::chevron_down, .tooltip = {}}))
        widgets.programmes.open = true;
    std::vector<MenuItem> items;
    for (const auto& [id, name] : view.programmes)
        items.push_back({.id = id, .label = name, .checked = name == title});
    outcome.programme = menu(ui, "programmes", widgets.programmes, place, items);
}

void draw_rate(Ui& ui, Rect area, const RateView& rate, Tone tone) {
    draw_text(ui, area.cut_top(ui.px(20)), rate.title,
              {.style = style::small, .color = ui.colors().ink_soft});
    draw_figures(ui, area.cut_top(ui.px(38), ui.px(4)), rate.value, {.style = {30, Weight::bold}});
    draw_progress(ui, area.cut_top(ui.px(7), ui.px(5)), rate.part, tone);
    draw_paragraph(ui, area, rate.note, {.style = style::caption, .color = ui.colors().ink_faint});
}

constexpr float rate_gap = 32;

/// Of three rates beside each other; a note that is longer than its column goes on below.
float rates_height(Ui& ui, const std::vector<const RateView*>& rates, float width) {
    const float column = (width - 2 * ui.px(rate_gap)) / 3;
    float note = 0;
    for (const RateView* rate : rates)
        note = std::max(note, text_height(ui, rate->note, style::caption, column));
    return ui.px(20 + 38 + 4 + 7 + 5 + 4) + note;
}

float answer_height(Ui& ui, const BeforeAfterView& view, float width) {
    const float inner = width - ui.px(48);
    float height = ui.px(40) + text_height(ui, view.answer, style::heading, inner);
    if (view.before && view.after)
        height += ui.px(18) + rates_height(ui, {&*view.before, &*view.after}, inner);
    for (const std::string& fact : view.facts)
        height += ui.px(6) + text_height(ui, fact, style::body, inner);
    return height;
}

float draw_answer(Ui& ui, Rect area, const BeforeAfterView& view) {
    const float height = answer_height(ui, view, area.width());
    const Rect card = Rect::at(area.x0, area.y0, area.width(), height);
    draw_card(ui, card);
    Rect inside = card.inset(ui.px(24), ui.px(20));
    inside.y0 += draw_paragraph(ui, inside, view.answer, {.style = style::heading});
    if (view.before && view.after) {
        inside.y0 += ui.px(18);
        const Rect rates = inside.cut_top(rates_height(ui, {&*view.before, &*view.after}, inside.width()));
        draw_rate(ui, rates.column(0, 3, ui.px(rate_gap)), *view.before, Tone::neutral);
        draw_rate(ui, rates.column(1, 3, ui.px(rate_gap)), *view.after, view.change_tone);
        Rect change = rates.column(2, 3, ui.px(rate_gap));
        draw_text(ui, change.cut_top(ui.px(20)), ui.t("manager.change"),
                  {.style = style::small, .color = ui.colors().ink_soft});
        draw_figures(ui, change.cut_top(ui.px(36)), view.change,
                     {.style = {30, Weight::bold}, .color = ui.colors().of(view.change_tone).ink});
        draw_paragraph(ui, change, view.change_note,
                       {.style = style::caption, .color = ui.colors().ink_faint, .max_lines = 2});
    }
    for (const std::string& fact : view.facts) {
        inside.y0 += ui.px(6);
        inside.y0 += draw_paragraph(ui, inside, fact, {.color = ui.colors().ink_soft});
    }
    return height;
}

float draw_warnings(Ui& ui, Rect area, const BeforeAfterView& view) {
    if (view.warnings.empty()) return 0;
    std::string text;
    for (const std::string& one : view.warnings)
        text += std::string(text.empty() ? "" : "\n") + "•" + " " + one;
    const Note note{.id = "warnings",
                    .title = ui.t("report.warnings"),
                    .text = text,
                    .action = {},
                    .tone = Tone::warn,
                    .icon = Icon::warning};
    const float height = note_height(ui, note, area.width());
    draw_note(ui, Rect::at(area.x0, area.y0, area.width(), height), note);
    return height + ui.px(between);
}

/// A chart with what was pressed on its card.
template <class Chart>
float draw_report_chart(Ui& ui, Rect area, const ChartCard& card, const Chart& chart, ChartWidgets& widgets,
                        BeforeAfterOutcome& outcome) {
    const ChartScene scene = scene_of(chart, chart_width(ui, area.width()), measure_of(ui));
    const ChartOutcome pressed = draw_chart_card(ui, area, card, scene, table_of(chart), widgets);
    outcome.copied = outcome.copied || pressed.copied;
    if (pressed.asks_svg || pressed.asks_png)
        outcome.chart = ChartFile{std::string(card.id), scene, pressed.asks_png};
    return pressed.height + ui.px(between);
}

/// Tables one under the other, in two columns where there is room for them; yields the height.
float draw_tables(Ui& ui, Rect area, const std::vector<FigureTable>& tables, bool is_narrow) {
    const float gap = ui.px(between);
    if (is_narrow) {
        const float top = area.y0;
        for (const FigureTable& table : tables)
            area.y0 += draw_figure_table(ui, area, table) + gap;
        return area.y0 - top;
    }
    const float top = area.y0;
    Rect left = area.column(0, 2, gap), right = area.column(1, 2, gap);
    for (const FigureTable& table : tables) {
        if (!figure_table_fits(ui, table, left.width())) { // across both
            area.y0 = std::max(left.y0, right.y0);
            left.y0 = right.y0 = area.y0 + draw_figure_table(ui, area, table) + gap;
            continue;
        }
        Rect& column = right.y0 < left.y0 ? right : left;
        column.y0 += draw_figure_table(ui, column, table) + gap;
    }
    return std::max(left.y0, right.y0) - top;
}

float draw_pictures(Ui& ui, Rect area, const BeforeAfterView& view, BeforeAfterWidgets& widgets,
                    bool is_narrow, BeforeAfterOutcome& outcome) {
    const float top = area.y0;
    Rect left = is_narrow ? area : area.column(0, 2, ui.px(between));
    Rect right = is_narrow ? area : area.column(1, 2, ui.px(between));
    if (view.slope) {
        left.y0 +=
            draw_report_chart(ui, left, {.id = "slope", .title = view.slope->title, .note = view.slope_note},
                              *view.slope, widgets.slope, outcome);
        if (is_narrow) right.y0 = left.y0;
    }
    if (view.intervals) {
        Rect& column = view.slope ? right : left;
        column.y0 += draw_report_chart(
            ui, column, {.id = "intervals", .title = view.intervals->title, .note = view.intervals_note},
            *view.intervals, widgets.intervals, outcome);
    }
    return std::max(left.y0, right.y0) - top;
}

/// The shop's own figures: a card that looks unlike what the program counted, the course, and its tables.
float draw_shop(Ui& ui, Rect area, const ShopFiguresView& shop, BeforeAfterWidgets& widgets, bool is_narrow,
                BeforeAfterOutcome& outcome) {
    if (shop.title.empty()) return 0;
    const float top = area.y0, inner = area.width() - ui.px(48);
    const float note = text_height(ui, shop.note, style::small, inner);
    std::vector<const RateView*> rates;
    for (const RateView& one : shop.measures)
        rates.push_back(&one);
    const float figures = rates.empty() ? 0 : rates_height(ui, rates, inner) + ui.px(4);
    const Rect card = area.cut_top(ui.px(20 + 28 + 8 + 18) + figures + note, ui.px(between));
    draw_card(ui, card);
    Rect inside = card.inset(ui.px(24), ui.px(18));
    Rect head = inside.cut_top(ui.px(28), ui.px(8));
    draw_icon(ui, head.cut_left(ui.px(22), ui.px(8)).middle(), Icon::shop, ui.colors().accent.ink, 18);
    draw_text(ui, head, shop.title, {.style = style::title});
    if (!shop.measures.empty()) {
        const Rect row = inside.cut_top(figures);
        for (std::size_t at = 0; at < shop.measures.size(); ++at)
            draw_rate(ui, row.column(static_cast<int>(at), 3, ui.px(rate_gap)), shop.measures[at],
                      Tone::accent);
    }
    draw_paragraph(ui, inside, shop.note, {.style = style::small, .color = ui.colors().ink_soft});
    if (shop.trend)
        area.y0 += draw_report_chart(
            ui, area, {.id = "shop_trend", .title = shop.trend->title, .note = shop.trend_note}, *shop.trend,
            widgets.shop, outcome);
    area.y0 += draw_tables(ui, area, shop.tables, is_narrow);
    return area.y0 - top;
}

constexpr float person_line_high = 36, people_pad = 18;

/// Name, group and figures of a line, in the same places in every row and in the head.
std::array<Rect, 6> person_cells(const Ui& ui, Rect row) {
    const float width = row.width(), gap = ui.px(8);
    std::array<Rect, 6> cells;
    constexpr std::array<float, 6> parts{.3F, .18F, .15F, .15F, .12F, .1F};
    for (std::size_t at = 0; at < cells.size(); ++at)
        cells.at(at) = row.cut_left(width * parts.at(at) - gap, gap);
    return cells;
}

float open_person_height(Ui& ui, const BeforeAfterView& view) {
    return ui.px(36) * static_cast<float>(view.open_sat.size() + 1) + ui.px(8);
}

void draw_open_person(Ui& ui, Rect area, const BeforeAfterView& view, BeforeAfterOutcome& outcome) {
    area = area.inset(ui.px(14), ui.px(2));
    for (const SatAttempts& sat : view.open_sat) {
        Rect row = area.cut_top(ui.px(36));
        draw_text(ui, row.cut_left(ui.px(90)), sat.title, {.style = style::small_bold});
        for (const auto& [id, words] : sat.attempts) {
            const float width = chip_button_width(ui, words);
            if (width > row.width()) break; // the person's page has them all
            if (chip_button(ui, {row.x0, row.mid_y()}, {.id = id, .label = words, .tooltip = {}}))
                outcome.opens_attempt = id;
            row.cut_left(width, ui.px(6));
        }
    }
    const std::string& words = ui.t("manager.open_person");
    const Rect row = area.cut_top(ui.px(32));
    if (link(ui, {row.x0, row.y0, row.x0 + link_width(ui, words, Icon::person), row.y1}, "open_person", words,
             Icon::person))
        outcome.opens_person = view.open_person;
}

/// A line a person. Of hundreds only those in `sight` are drawn.
float draw_person_lines(Ui& ui, Rect area, const BeforeAfterView& view, Rect sight,
                        BeforeAfterOutcome& outcome) {
    if (view.people.empty()) return 0;
    const IdScope scope(ui, "people");
    const float high = ui.px(person_line_high);
    const bool is_open = std::any_of(view.people.begin(), view.people.end(),
                                     [&](const PersonLine& one) { return one.id == view.open_person; });
    const float height = ui.px(2 * people_pad + 28 + 26) + high * static_cast<float>(view.people.size())
                         + (is_open ? open_person_height(ui, view) : 0);
    const Rect card = Rect::at(area.x0, area.y0, area.width(), height);
    draw_card(ui, card);
    Rect inside = card.inset(ui.px(people_pad - 8), ui.px(people_pad));
    draw_text(ui, inside.cut_top(ui.px(24), ui.px(4)).inset(ui.px(8), 0), ui.t("report.people"),
              {.style = style::title});
    const Rect head = inside.cut_top(ui.px(26));
    constexpr std::array<const char*, 6> titles{"report.column.name",   "report.column.group",
                                                "report.column.before", "report.column.after",
                                                "report.column.change", "report.column.unconfirmed"};
    const auto head_cells = person_cells(ui, head.inset(ui.px(8), 0));
    for (std::size_t at = 0; at < titles.size(); ++at)
        draw_text(ui, head_cells.at(at), ui.t(titles.at(at)),
                  {.style = style::caption_bold,
                   .color = ui.colors().ink_soft,
                   .align = at < 2 ? Align::left : Align::right});
    rule_below(ui, head);
    for (const PersonLine& one : view.people) {
        const Rect row = inside.cut_top(high);
        const bool opened = one.id == view.open_person;
        const Rect below = opened ? inside.cut_top(open_person_height(ui, view)) : Rect{};
        if (row.y1 < sight.y0 - high || row.y0 > sight.y1 + high) continue;
        const IdScope line(ui, one.id);
        const auto cells = person_cells(ui, row.inset(ui.px(8), 0));
        const bool is_cut = text_width(ui, one.name, style::small_bold) > cells[0].width();
        if (list_row(ui, row,
                     {.id = "row",
                      .label = one.name,
                      .selected = opened,
                      .tooltip = is_cut ? std::string_view(one.name) : std::string_view()})
                .clicked)
            outcome.turns_person = one.id;
        draw_text(ui, cells[0], one.name, {.style = style::small_bold});
        draw_text(ui, cells[1], one.group, {.style = style::small, .color = ui.colors().ink_soft});
        const TextLook figure{.style = style::small, .align = Align::right};
        draw_figures(ui, cells[2], one.before, figure);
        draw_figures(ui, cells[3], one.after, figure);
        draw_figures(ui, cells[4], one.change,
                     {.style = style::small_bold,
                      .color = one.tone == Tone::neutral ? ui.colors().ink : ui.colors().of(one.tone).ink,
                      .align = Align::right});
        draw_figures(ui, cells[5], one.unconfirmed, figure);
        if (opened) draw_open_person(ui, below, view, outcome);
    }
    return height + ui.px(between);
}

} // namespace

BeforeAfterOutcome draw_before_after(Ui& ui, Rect page, const BeforeAfterView& view,
                                     BeforeAfterWidgets& widgets) {
    BeforeAfterOutcome outcome;
    draw_report_head(ui, page.cut_top(control_height(ui), ui.px(14)), view, widgets, outcome);
    if (view.is_counting) {
        loading_state(ui, page, "counting", ui.t("manager.counting"));
        return outcome;
    }
    const bool is_narrow = page.width() < ui.px(report_narrow);
    Rect visible = page.inset(-ui.px(focus_room), 0);
    visible.x1 += ui.px(thumb_room);
    ScrollArea area(ui, "page", visible);
    Rect content{page.x0, area.content().y0 + ui.px(focus_room), page.x1, area.content().y1};
    const float top = area.content().y0, gap = ui.px(between);
    content.y0 += draw_answer(ui, content, view) + gap;
    content.y0 += draw_warnings(ui, content, view);
    if (!view.withheld.empty()) content.y0 += draw_withheld(ui, content, view.withheld) + gap;
    content.y0 += draw_pictures(ui, content, view, widgets, is_narrow, outcome);
    content.y0 += draw_tables(ui, content, view.tables, is_narrow);
    if (view.simulated) content.y0 += draw_figure_table(ui, content, *view.simulated) + gap;
    content.y0 += draw_shop(ui, content, view.shop, widgets, is_narrow, outcome);
    if (view.heat)
        content.y0 +=
            draw_report_chart(ui, content, {.id = "heat", .title = view.heat->title, .note = view.heat_note},
                              *view.heat, widgets.heat, outcome);
    content.y0 += draw_person_lines(ui, content, view, area.view(), outcome);
    content.y0 +=
        draw_paragraph(ui, content, view.rule, {.style = style::caption, .color = ui.colors().ink_soft});
    area.set_height(content.y0 - top + ui.px(24));
    return outcome;
}

} // namespace amends::ui
