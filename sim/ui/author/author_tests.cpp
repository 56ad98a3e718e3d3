#include "sim/ui/author/author.hpp"

#include <algorithm>

namespace amends::ui {
namespace {

constexpr float figure_row = 46, test_line = 48;

/// How much of the case its tests reach, as bars.
float draw_coverage(Ui& ui, Rect rect, const std::vector<CoverageFigure>& figures) {
    const float gap = ui.px(14);
    float widest = 0; // a name with its figures beside it
    for (const CoverageFigure& figure : figures)
        widest = std::max(widest, text_width(ui, figure.name, style::caption) + ui.px(8)
                                      + text_width(ui, figure.value, style::caption_bold));
    const int columns = std::clamp(static_cast<int>((rect.width() + gap) / (widest + gap)), 1,
                                   static_cast<int>(figures.size()));
    const int rows = (static_cast<int>(figures.size()) + columns - 1) / columns;
    for (std::size_t i = 0; i < figures.size(); ++i) {
        const int at = static_cast<int>(i);
        Rect cell = rect.column(at % columns, columns, gap);
        cell.y0 += static_cast<float>(at / columns) * ui.px(figure_row);
        Rect words = cell.cut_top(ui.px(20), ui.px(4));
        draw_figures(ui, words, figures[i].value, {.style = style::caption_bold, .align = Align::right});
        draw_text(ui, words, figures[i].name, {.style = style::caption, .color = ui.colors().ink_soft});
        const Rect bar = cell.cut_top(ui.px(6));
        draw_progress(ui, bar, figures[i].part, figures[i].part >= 1 ? Tone::good : Tone::accent);
    }
    return static_cast<float>(rows) * ui.px(figure_row);
}

float test_height(Ui& ui, const AuthorTest& test, float width) {
    float height = ui.px(test_line);
    for (const std::string& fault : test.faults)
        height += text_height(ui, fault, style::caption, width - ui.px(54)) + ui.px(2);
    return height;
}

void draw_test(Ui& ui, Rect row, const AuthorTest& test) {
    const Palette& p = ui.colors();
    const Tone tone = !test.known ? Tone::neutral : test.passed ? Tone::good : Tone::bad;
    const Icon icon = !test.known ? Icon::circle : test.passed ? Icon::check_circle : Icon::error;
    Rect inside = row.inset(ui.px(10), ui.px(5));
    const Rect sign = inside.cut_left(ui.px(20), ui.px(8));
    draw_icon(ui, {sign.mid_x(), sign.y0 + ui.px(12)}, icon, test.known ? p.of(tone).ink : p.ink_faint, 18);
    Rect head = inside.cut_top(ui.px(20));
    const std::string& state = ui.t(!test.known   ? "author.test_unknown"
                                    : test.passed ? "author.test_passed"
                                                  : "author.test_failed");
    draw_text(
        ui, head.cut_right(text_width(ui, state, style::caption_bold), ui.px(8)), state,
        {.style = style::caption_bold, .color = test.known ? p.of(tone).ink : p.ink_faint, .elide = false});
    draw_text(ui, head, test.id, {.style = style::small_bold});
    draw_text(ui, inside.cut_top(ui.px(18)), test.note, {.style = style::caption, .color = p.ink_soft});
    for (const std::string& fault : test.faults)
        inside.y0 +=
            draw_paragraph(ui, inside, fault, {.style = style::caption, .color = p.bad.ink}) + ui.px(2);
}

/// Answered in the one way there is, or asked for at `anchor`.
void ask_to_record(const AuthorTestsView& tests, AuthorWidgets& widgets) {
    if (tests.ways.size() > 1) {
        widgets.record_menu = {.open = true};
        return;
    }
    if (!tests.ways.empty()) widgets.record_way = tests.ways.front();
    widgets.asks_to_record = true;
}

void draw_record_menu(Ui& ui, Rect anchor, const AuthorTestsView& tests, AuthorWidgets& widgets) {
    std::vector<MenuItem> items;
    for (const scenario::Way way : tests.ways)
        items.push_back(way == scenario::Way::free
                            ? MenuItem{.id = "free", .label = ui.t("author.record_free"), .keys = {}}
                            : MenuItem{.id = "choices", .label = ui.t("author.record_choices"), .keys = {}});
    if (const auto picked = menu(ui, "record_menu", widgets.record_menu, anchor, items)) {
        widgets.record_way = tests.ways[*picked];
        widgets.asks_to_record = true;
    }
}

} // namespace

void draw_author_tests(Ui& ui, Rect rect, const AuthorView& view, AuthorWidgets& widgets) {
    const IdScope scope(ui, "tests");
    const AuthorTestsView& tests = view.tests;
    if (tests.tests.empty()) {
        const std::string& action = ui.t("author.tests_record");
        if (empty_state(ui, rect,
                        {.id = "none",
                         .picture = {},
                         .icon = Icon::fact_check,
                         .title = ui.t("author.tests_none_title"),
                         .text = ui.t("author.tests_none"),
                         .action = tests.why_not.empty() ? std::string_view(action) : std::string_view(),
                         .action_icon = Icon::play_circle}))
            ask_to_record(tests, widgets);
        draw_record_menu(ui, Rect::around(rect.middle(), ui.px(200), control_height(ui)), tests, widgets);
        return;
    }
    rect = rect.inset(ui.px(12), 0);
    Rect head = rect.cut_top(control_height(ui), ui.px(10));
    const std::string& run = ui.t("author.tests_run");
    if (button(ui, head.cut_left(button_width(ui, run, Icon::play), ui.px(12)),
               {.id = "run",
                .label = run,
                .icon = Icon::play,
                .enabled = tests.why_not.empty() && !tests.running,
                .tooltip = tests.why_not}))
        widgets.asks_to_run_tests = true;
    const std::string& record = ui.t("author.tests_record");
    const std::string& record_help = tests.why_not.empty() ? ui.t("author.tests_record_help") : tests.why_not;
    const Rect record_at = head.cut_left(button_width(ui, record, Icon::play_circle), ui.px(12));
    if (button(ui, record_at,
               {.id = "record",
                .label = record,
                .icon = Icon::play_circle,
                .enabled = tests.why_not.empty(),
                .tooltip = record_help}))
        ask_to_record(tests, widgets);
    draw_record_menu(ui, record_at, tests, widgets);
    const std::string& note = tests.running            ? ui.t("author.tests_running")
                              : !tests.why_not.empty() ? tests.why_not
                              : tests.outdated         ? ui.t("author.tests_outdated")
                                                       : ui.t("author.tests_run_help");
    draw_text(ui, head, note, {.style = style::small, .color = ui.colors().ink_soft});
    if (!tests.coverage.empty()) rect.y0 += draw_coverage(ui, rect, tests.coverage) + ui.px(6);
    ScrollArea area(ui, "rows", {rect.x0, rect.y0, rect.x1 + ui.px(thumb_room), rect.y1});
    Rect content{rect.x0, area.content().y0, rect.x1, area.content().y1};
    const float top = content.y0;
    for (const AuthorTest& test : tests.tests) {
        const Rect row = content.cut_top(test_height(ui, test, content.width()));
        const Hit hit = list_row(ui, row, {.id = test.id, .label = test.id, .bar = false, .tooltip = {}});
        if (hit.visible) draw_test(ui, row, test);
        if (hit.clicked) {
            widgets.picked_pointer = test.place;
            widgets.focus_form = true;
        }
    }
    area.set_height(content.y0 - top + ui.px(8));
}

} // namespace amends::ui
