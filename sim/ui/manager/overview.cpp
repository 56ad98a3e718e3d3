#include "sim/ui/manager/overview.hpp"

#include <algorithm>
#include <set>

namespace amends::ui {
namespace {

constexpr float tile_height = 92, side_width = 372, overview_narrow = 960;

void draw_tile(Ui& ui, Rect rect, const OverviewTile& tile) {
    draw_card(ui, rect);
    Rect inside = rect.inset(ui.px(16), ui.px(12));
    const Rect sign = inside.cut_right(ui.px(34), ui.px(8));
    const ToneColors& tone = ui.colors().of(tile.tone);
    const Rect disc = Rect::around({sign.mid_x(), inside.y0 + ui.px(17)}, ui.px(34), ui.px(34));
    fill_rect(ui, disc, tone.pale, 10);
    draw_icon(ui, disc.middle(), tile.icon, tone.ink, 18);
    draw_text(ui, inside.cut_top(ui.px(18)), tile.title,
              {.style = style::small, .color = ui.colors().ink_soft});
    draw_figures(ui, inside.cut_top(ui.px(32)), tile.value, {.style = style::display});
    draw_text(ui, inside, tile.note, {.style = style::caption, .color = ui.colors().ink_faint});
}

float draw_tiles(Ui& ui, Rect page, const std::vector<OverviewTile>& tiles) {
    const int columns =
        page.width() < ui.px(940) ? 2 : static_cast<int>(std::max<std::size_t>(1, tiles.size()));
    const float gap = ui.px(14), height = ui.px(tile_height);
    int at = 0;
    for (const OverviewTile& tile : tiles) {
        const int row = at / columns;
        Rect line =
            Rect::at(page.x0, page.y0 + static_cast<float>(row) * (height + gap), page.width(), height);
        draw_tile(ui, line.column(at % columns, columns, gap), tile);
        ++at;
    }
    const int rows = (at + columns - 1) / columns;
    return static_cast<float>(rows) * (height + gap);
}

float draw_phase(Ui& ui, Rect area, const PhaseProgress& phase) {
    Rect row = Rect::at(area.x0, area.y0, area.width(), ui.px(34));
    Rect words = row.cut_top(ui.px(20));
    const float title =
        std::min(words.width() * .4F, text_width(ui, phase.title, style::small_bold) + ui.px(8));
    draw_text(ui, words.cut_left(title, ui.px(8)), phase.title, {.style = style::small_bold});
    if (phase.is_overdue)
        draw_icon(ui, words.cut_right(ui.px(18)).middle(), Icon::warning, ui.colors().warn.ink, 15);
    draw_text(ui, words, phase.words,
              {.style = style::small,
               .color = phase.is_overdue ? ui.colors().warn.ink : ui.colors().ink_soft,
               .align = Align::right});
    draw_progress(ui, Rect::at(row.x0, row.y0 + ui.px(3), row.width(), ui.px(6)), phase.part,
                  phase.is_overdue  ? Tone::warn
                  : phase.part >= 1 ? Tone::good
                                    : Tone::accent);
    return ui.px(40);
}

/// Yields the height drawn. `height` is that of the last frame: the card lies below its content.
float draw_programme_card(Ui& ui, Rect area, const ProgrammeCard& programme, float height,
                          OverviewOutcome& outcome) {
    const IdScope scope(ui, programme.id);
    const Rect card = Rect::at(area.x0, area.y0, area.width(), height);
    draw_card(ui, card);
    Rect inside = card.inset(ui.px(18), ui.px(14));
    const float top = inside.y0;
    Rect head = inside.cut_top(ui.px(34), ui.px(4));
    const std::string& open = ui.t("manager.open_report");
    if (button(ui, head.cut_right(button_width(ui, open, Icon::insights), ui.px(12)),
               {.id = "open_report", .label = open, .icon = Icon::insights, .tooltip = {}}))
        outcome.opens_report = programme.id;
    draw_text(ui, head, programme.title, {.style = style::title});
    draw_text(ui, inside.cut_top(ui.px(20), ui.px(8)), programme.note,
              {.style = style::small, .color = ui.colors().ink_soft});
    for (const PhaseProgress& phase : programme.phases)
        inside.y0 += draw_phase(ui, inside, phase);
    if (!programme.answer.empty()) {
        inside.y0 += ui.px(4);
        inside.y0 += draw_paragraph(ui, inside, programme.answer);
    }
    return inside.y0 - top + ui.px(28);
}

float draw_programmes(Ui& ui, Rect page, const OverviewView& view, OverviewWidgets& widgets,
                      OverviewOutcome& outcome) {
    const float top = page.y0;
    draw_section_title(ui, page.cut_top(ui.px(26), ui.px(6)), ui.t("manager.programmes"));
    if (view.programmes.empty()) {
        const Rect place = Rect::at(page.x0, page.y0, page.width(), ui.px(300));
        draw_card(ui, place);
        if (empty_state(ui, place,
                        {.id = "no_programmes",
                         .picture = {},
                         .icon = Icon::insights,
                         .title = ui.t("manager.no_programmes"),
                         .text = ui.t("manager.no_programmes_text"),
                         .action = view.offers_demonstration
                                       ? std::string_view(ui.t("manager.look_at_demonstration"))
                                       : std::string_view(),
                         .action_icon = Icon::eye}))
            outcome.looks_at_demonstration = true;
        return place.y1 - top;
    }
    widgets.heights.resize(view.programmes.size(), ui.px(190));
    for (std::size_t at = 0; at < view.programmes.size(); ++at) {
        const float drawn = draw_programme_card(ui, page, view.programmes[at], widgets.heights[at], outcome);
        if (drawn != widgets.heights[at]) ui.wake.within(0);
        widgets.heights[at] = drawn;
        page.y0 += drawn + ui.px(14);
    }
    return page.y0 - top;
}

float draw_overdue(Ui& ui, Rect page, const OverviewView& view, OverviewOutcome& outcome) {
    const float top = page.y0;
    draw_section_title(ui, page.cut_top(ui.px(26), ui.px(6)), ui.t("manager.overdue"));
    const float row_height = ui.px(52);
    const Rect card = Rect::at(
        page.x0, page.y0, page.width(),
        std::max<float>(ui.px(64), row_height * static_cast<float>(view.overdue.size()) + ui.px(12)));
    draw_card(ui, card);
    if (view.overdue.empty()) {
        Rect row = card.inset(ui.px(16), ui.px(8));
        draw_icon(ui, row.cut_left(ui.px(22), ui.px(8)).middle(), Icon::check_circle, ui.colors().good.ink,
                  18);
        draw_text(ui, row, ui.t("manager.nobody_overdue"), {.color = ui.colors().ink_soft});
        return card.y1 - top;
    }
    Rect rows = card.inset(ui.px(6), ui.px(6));
    std::set<std::string> drawn; // somebody may be late in two programmes
    for (const OverdueRow& one : view.overdue) {
        std::string id = one.person;
        while (!drawn.insert(id).second)
            id += '+';
        const IdScope scope(ui, id);
        Rect row = rows.cut_top(row_height);
        const Hit hit = list_row(ui, row, {.id = "open", .label = one.name, .tooltip = {}});
        if (hit.clicked) outcome.opens_person = one.person;
        if (!hit.visible) continue;
        row = row.inset(ui.px(10), ui.px(6));
        draw_text(ui, row.cut_right(std::min(ui.px(120), text_width(ui, one.since, style::small)), ui.px(8)),
                  one.since, {.style = style::small, .color = ui.colors().warn.ink, .align = Align::right});
        draw_text(ui, row.cut_top(ui.px(20)), one.name, {.style = style::body_bold});
        draw_text(ui, row, one.what, {.style = style::caption, .color = ui.colors().ink_soft});
    }
    return card.y1 - top;
}

/// Words on a card where there is nothing to show yet; yields the height.
float draw_not_yet(Ui& ui, Rect area, std::string_view id) {
    const std::string& words = ui.t(id);
    const float height = text_height(ui, words, style::body, area.width() - ui.px(36)) + ui.px(36);
    const Rect card = Rect::at(area.x0, area.y0, area.width(), height);
    draw_card(ui, card);
    draw_paragraph(ui, card.inset(ui.px(18)), words, {.color = ui.colors().ink_soft});
    return height;
}

float draw_overview_chart(Ui& ui, Rect area, const ChartCard& card, const TrendChart& trend,
                          ChartWidgets& widgets, OverviewOutcome& outcome) {
    const ChartScene scene = scene_of(trend, chart_width(ui, area.width()), measure_of(ui));
    const ChartOutcome pressed = draw_chart_card(ui, area, card, scene, table_of(trend), widgets);
    outcome.copied = outcome.copied || pressed.copied;
    if (pressed.asks_svg || pressed.asks_png)
        outcome.chart = ChartFile{std::string(card.id), scene, pressed.asks_png};
    return pressed.height;
}

/// The last 90 days: beside each other where there is room.
float draw_last_days(Ui& ui, Rect page, const OverviewView& view, OverviewWidgets& widgets,
                     OverviewOutcome& outcome) {
    const float top = page.y0;
    draw_section_title(ui, page.cut_top(ui.px(26), ui.px(6)), ui.t("manager.last_days"));
    if (!view.passed || !view.played)
        return page.y0 - top + draw_not_yet(ui, page, "manager.last_days_nothing");
    const bool is_narrow = page.width() < ui.px(overview_narrow);
    const float gap = ui.px(14);
    const Rect left = is_narrow ? page : page.column(0, 2, gap);
    Rect right = is_narrow ? page : page.column(1, 2, gap);
    const float first = draw_overview_chart(
        ui, left, {.id = "passed", .title = view.passed->title, .note = ui.t("manager.weekly_passed_note")},
        *view.passed, widgets.passed, outcome);
    if (is_narrow) right.y0 += first + gap;
    const float second = draw_overview_chart(
        ui, right, {.id = "played", .title = view.played->title, .note = ui.t("manager.weekly_played_note")},
        *view.played, widgets.played, outcome);
    return std::max(left.y0 + first, right.y0 + second) - top;
}

/// How each case went in each phase, of the programme one chooses.
float draw_case_rates(Ui& ui, Rect page, const CaseRatesView& cases, OverviewWidgets& widgets,
                      OverviewOutcome& outcome) {
    const float top = page.y0;
    Rect head =
        draw_section_title(ui, page.cut_top(control_height(ui), ui.px(6)), ui.t("manager.case_rates"));
    if (cases.choices.size() > 1) {
        const std::string& title = cases.choices[std::min(cases.chosen, cases.choices.size() - 1)].second;
        const Rect place =
            head.cut_right(std::min(head.width(), button_width(ui, title, Icon::chevron_down)));
        if (button(ui, place, {.id = "cases_of", .label = title, .icon = Icon::chevron_down, .tooltip = {}}))
            widgets.cases.open = true;
        std::vector<MenuItem> items;
        for (std::size_t at = 0; at < cases.choices.size(); ++at)
            items.push_back({.id = cases.choices[at].first.empty() ? std::string_view("outside")
                                                                   : cases.choices[at].first,
                             .label = cases.choices[at].second,
                             .checked = at == cases.chosen});
        outcome.cases_of = menu(ui, "cases_of_menu", widgets.cases, place, items);
    }
    page.y0 += cases.table.rows.empty() ? draw_not_yet(ui, page, "manager.case_rates_nothing")
                                        : draw_figure_table(ui, page, cases.table);
    return page.y0 - top;
}

} // namespace

OverviewOutcome draw_overview(Ui& ui, Rect page, const OverviewView& view, OverviewWidgets& widgets) {
    OverviewOutcome outcome;
    Rect visible = page.inset(-ui.px(focus_room), 0);
    visible.x1 += ui.px(thumb_room);
    ScrollArea area(ui, "page", visible);
    Rect content{page.x0, area.content().y0 + ui.px(focus_room), page.x1, area.content().y1};
    const float top = area.content().y0;
    content.y0 += draw_tiles(ui, content, view.tiles);
    float bottom = 0;
    if (content.width() < ui.px(overview_narrow)) {
        content.y0 += draw_programmes(ui, content, view, widgets, outcome) + ui.px(14);
        bottom = content.y0 + draw_overdue(ui, content, view, outcome);
    } else {
        Rect side = content.cut_right(ui.px(side_width), ui.px(20));
        bottom = std::max(content.y0 + draw_programmes(ui, content, view, widgets, outcome),
                          side.y0 + draw_overdue(ui, side, view, outcome));
    }
    Rect below{page.x0, bottom + ui.px(20), page.x1, area.content().y1};
    below.y0 += draw_last_days(ui, below, view, widgets, outcome) + ui.px(20);
    bottom = below.y0 + draw_case_rates(ui, below, view.cases, widgets, outcome);
    area.set_height(bottom - top + ui.px(24));
    return outcome;
}

} // namespace amends::ui
