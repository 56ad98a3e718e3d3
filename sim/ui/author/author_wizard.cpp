// The frame around the steps: where one is, back and on, and the question before something is lost.
#include "sim/ui/author/author_wizard.hpp"

#include "sim/ui/base/escape.hpp"

#include <algorithm>
#include <array>

namespace amends::ui {
namespace {

using author::WizardStep;

constexpr std::array<const char*, 5> wizard_step_ids{"wizard.step_choose", "wizard.step_speakers",
                                                     "wizard.step_masks", "wizard.step_nodes",
                                                     "wizard.step_name"};
constexpr std::array<const char*, 5> wizard_help_ids{"wizard.help_choose", "wizard.help_speakers",
                                                     "wizard.help_masks", "wizard.help_nodes",
                                                     "wizard.help_name"};
constexpr float wizard_width = 1180, wizard_step_names_from = 860;

std::size_t wizard_step_number(const author::Wizard& wizard) {
    return std::min(static_cast<std::size_t>(wizard.step), wizard_step_ids.size() - 1);
}

/// Numbers in circles, with their names where there is room; done ones have a tick.
void draw_wizard_path(Ui& ui, Rect row, const author::Wizard& wizard) {
    const Palette& p = ui.colors();
    const std::size_t now = wizard_step_number(wizard);
    const bool names = row.width() >= ui.px(wizard_step_names_from - 260);
    float x = row.x1;
    for (std::size_t i = wizard_step_ids.size(); i-- > 0;) {
        const bool skipped = !wizard.template_name.empty() && i > 0 && i < 4;
        if (skipped) continue;
        const std::string& name = ui.t(wizard_step_ids[i]);
        const TextStyle face = i == now ? style::small_bold : style::small;
        if (names || i == now) {
            const float width = text_width(ui, name, face);
            x -= width;
            draw_text(ui, {x, row.y0, x + width, row.y1}, name,
                      {.style = face, .color = i == now ? p.ink : p.ink_soft, .elide = false});
            x -= ui.px(7);
        }
        const Vec middle{x - ui.px(10), row.mid_y()};
        fill_circle(ui, middle, 10, i == now ? p.accent.fill : i < now ? p.good.pale : p.sunken);
        if (i < now)
            draw_icon(ui, middle, Icon::check, p.good.ink, 13);
        else
            draw_figures(ui, Rect::around(middle, ui.px(20), ui.px(20)), std::to_string(i + 1),
                         {.style = style::caption_bold,
                          .color = i == now ? p.accent.on_fill : p.ink_soft,
                          .align = Align::middle,
                          .elide = false});
        x -= ui.px(20 + 16);
    }
}

void leave_wizard(const WizardView& view, WizardWidgets& widgets) {
    widgets.asks_to_leave = holds_work(*view.wizard);
    widgets.leaves = !widgets.asks_to_leave;
}

void draw_wizard_head(Ui& ui, Rect row, const WizardView& view, WizardWidgets& widgets) {
    const FocusGroup group(ui, row);
    const Rect back = row.cut_left(ui.px(34), ui.px(10));
    if (icon_button(ui, back,
                    {.id = "leave", .name = ui.t("wizard.leave"), .icon = Icon::close, .color = {}}))
        leave_wizard(view, widgets);
    row.cut_left(draw_text(ui, row, ui.t("wizard.title"), {.style = style::heading}) + ui.px(20));
    draw_wizard_path(ui, row, *view.wizard);
}

/// What the button on the right does at this step.
void go_on_in_wizard(const WizardView& view, WizardWidgets& widgets) {
    if (view.wizard->step == WizardStep::name)
        widgets.makes = true;
    else
        change_wizard(view, widgets, [](author::Wizard wizard) {
            if (wizard.step == WizardStep::choose) wizard.template_name.clear();
            return next(std::move(wizard));
        });
}

void draw_wizard_foot(Ui& ui, Rect row, const WizardView& view, WizardWidgets& widgets) {
    const FocusGroup group(ui, row);
    const author::Wizard& wizard = *view.wizard;
    const std::string& back = ui.t("wizard.back");
    if (wizard.step != WizardStep::choose
        && button(ui, row.cut_left(button_width(ui, back, Icon::back), ui.px(14)),
                  {.id = "back", .label = back, .icon = Icon::back, .tooltip = {}}))
        change_wizard(view, widgets, [](author::Wizard one) { return author::back(std::move(one)); });
    const bool last = wizard.step == WizardStep::name;
    const std::string& on = ui.t(last                                ? "wizard.make"
                                 : wizard.step == WizardStep::choose ? "wizard.read"
                                                                     : "wizard.next");
    const Icon icon = last ? Icon::check : Icon::forward;
    const bool can = view.missing.empty() && view.reading.empty();
    if (button(ui, row.cut_right(button_width(ui, on, icon), ui.px(14)),
               {.id = "next",
                .label = on,
                .icon = icon,
                .kind = ButtonKind::primary,
                .enabled = can,
                .tooltip = view.missing}))
        go_on_in_wizard(view, widgets);
    if (!view.trouble.empty())
        draw_wizard_trouble(ui, row, view.trouble);
    else if (!view.missing.empty() && wizard.step != WizardStep::choose)
        draw_text(ui, row, view.missing, {.style = style::small, .color = ui.colors().ink_soft});
}

/// Fields begin with what the wizard holds when their step is come to.
void begin_wizard_step(Ui& ui, const author::Wizard& wizard, WizardWidgets& widgets) {
    if (widgets.drawn == wizard.step) return;
    widgets.drawn = wizard.step;
    widgets.steps.clear();
    widgets.talk_version = 0;
    const auto fill = [&](EditState& field, const std::string& text) {
        if (field.edit.text() != text) field.edit.begin_with(text, ui.breaks);
    };
    fill(widgets.pasted, wizard.pasted);
    fill(widgets.id, wizard.made.id);
    fill(widgets.title, wizard.made.title);
    if (wizard.step == WizardStep::name) widgets.title.focus_next = true;
}

void draw_wizard_step(Ui& ui, Rect rect, const WizardView& view, WizardWidgets& widgets) {
    switch (view.wizard->step) {
    case WizardStep::choose: return draw_wizard_choose(ui, rect, view, widgets);
    case WizardStep::speakers: return draw_wizard_speakers(ui, rect, view, widgets);
    case WizardStep::masks: return draw_wizard_masks(ui, rect, view, widgets);
    case WizardStep::nodes: return draw_wizard_nodes(ui, rect, view, widgets);
    case WizardStep::name: return draw_wizard_name(ui, rect, view, widgets);
    case WizardStep::saved: break;
    }
}

void ask_before_leaving(Ui& ui, WizardWidgets& widgets) {
    const auto answer = ask_question(ui, {.id = "leave_wizard",
                                          .title = ui.t("wizard.leave_title"),
                                          .text = ui.t("wizard.leave_text"),
                                          .yes = ui.t("wizard.leave_yes"),
                                          .no = ui.t("wizard.leave_no"),
                                          .dangerous = true});
    if (!answer) return;
    widgets.asks_to_leave = false;
    widgets.leaves = *answer == Answer::yes;
}

} // namespace

bool holds_work(const author::Wizard& wizard) {
    return !wizard.pasted.empty() || !wizard.talk.messages.empty() || !wizard.made.title.empty();
}

float draw_wizard_trouble(Ui& ui, Rect rect, const std::string& words) {
    const Palette& p = ui.colors();
    draw_icon(ui, {rect.x0 + ui.px(8), rect.y0 + ui.px(10)}, Icon::error, p.bad.ink, 16);
    rect.x0 += ui.px(24);
    return std::max(ui.px(20), draw_paragraph(ui, {rect.x0, rect.y0 + ui.px(1), rect.x1, rect.y1}, words,
                                              {.style = style::small, .color = p.bad.ink}));
}

void draw_author_wizard(Ui& ui, Rect rect, const WizardView& view, WizardWidgets& widgets) {
    const IdScope scope(ui, "wizard");
    if (is_escape_pressed() && !widgets.kinds.open) leave_wizard(view, widgets);
    begin_wizard_step(ui, *view.wizard, widgets);
    Rect page = rect.inset(ui.px(20), ui.px(14));
    const float over = page.width() - ui.px(wizard_width);
    if (over > 0) page = page.inset(over / 2, 0);
    draw_wizard_head(ui, page.cut_top(control_height(ui), ui.px(12)), view, widgets);
    draw_card(ui, page);
    Rect inside = page.inset(ui.px(20), ui.px(16));
    const std::size_t now = wizard_step_number(*view.wizard);
    const std::string& help = ui.t(wizard_help_ids[now]);
    inside.y0 +=
        draw_paragraph(ui, inside, help, {.style = style::small, .color = ui.colors().ink_soft}) + ui.px(12);
    const float said = view.trouble.empty() ? 0
                                            : text_height(ui, view.trouble, style::small,
                                                          std::max(ui.px(200), inside.width() - ui.px(320)));
    const Rect foot = inside.cut_bottom(std::max(control_height(ui), said), ui.px(14));
    draw_wizard_step(ui, inside, view, widgets);
    draw_wizard_foot(ui, {foot.x0, foot.y0, foot.x1, foot.y0 + control_height(ui)}, view, widgets);
    if (widgets.asks_to_leave) ask_before_leaving(ui, widgets);
}

} // namespace amends::ui
