// The wizard's last steps: the turns of the talk, and what the case is called.
#include "sim/ui/author/author_wizard.hpp"
#include "sim/ui/author/form_pen.hpp"

#include <algorithm>
#include <array>
#include <sstream>

namespace amends::ui {
namespace {

constexpr float step_head = 34, step_pad = 14, name_width = 560;
constexpr std::size_t steps_undone_max = 100;

std::string joined_lines(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines)
        text += (text.empty() ? "" : "\n") + line;
    return text;
}

std::vector<std::string> split_lines(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);)
        if (!line.empty()) lines.push_back(line);
    return lines;
}

void remember_steps(const WizardView& view, WizardWidgets& widgets) {
    if (widgets.before.size() == steps_undone_max) widgets.before.erase(widgets.before.begin());
    widgets.before.push_back(view.wizard->steps);
}

/// A field of a step; true when its words changed. One stay in the field is one step of undo.
bool draw_step_field(Ui& ui, Rect rect, const WizardView& view, WizardWidgets& widgets, std::string_view id,
                     const std::string& key, const std::string& text, const std::string& label) {
    const auto [at, is_new] = widgets.steps.try_emplace(key);
    EditState& field = at->second;
    if (is_new) field.edit.begin_with(text, ui.breaks);
    const EditOutcome out = text_box(ui, rect, field, {.id = id, .label = label, .hint = label});
    if (out.changed && (widgets.before.empty() || widgets.edited != key)) {
        remember_steps(view, widgets);
        widgets.edited = key;
    }
    return out.changed;
}

/// What a press on a step's own buttons makes of the steps.
enum class StepChange : std::uint8_t { none, join, leave_out };

StepChange draw_step_head(Ui& ui, Rect row, std::size_t number) {
    StepChange change = StepChange::none;
    const std::string& leave_out = ui.t("wizard.step_leave_out");
    if (button(ui, row.cut_right(button_width(ui, leave_out, Icon::trash), ui.px(8)),
               {.id = "leave_out",
                .label = leave_out,
                .icon = Icon::trash,
                .kind = ButtonKind::quiet,
                .tooltip = {}}))
        change = StepChange::leave_out;
    const std::string& join = ui.t("wizard.step_join");
    if (number > 0
        && button(ui, row.cut_right(button_width(ui, join, Icon::up), ui.px(8)),
                  {.id = "join",
                   .label = join,
                   .icon = Icon::up,
                   .kind = ButtonKind::quiet,
                   .tooltip = ui.t("wizard.step_join_help")}))
        change = StepChange::join;
    draw_text(ui, row, ui.t("wizard.step_number", {{"number", number + 1}}), {.style = style::body_bold});
    return change;
}

struct DrawnStep {
    float height = 0;
    StepChange change = StepChange::none;
};

DrawnStep draw_talk_step(Ui& ui, Rect rect, const WizardView& view, WizardWidgets& widgets,
                         std::size_t number) {
    const author::TalkStep& step = view.wizard->steps.steps[number];
    const std::string name = "step" + std::to_string(number + 1);
    const IdScope scope(ui, name);
    const std::string customer = joined_lines(step.customer);
    const float column = (rect.width() - ui.px(2 * step_pad + 12)) / 2;
    const float fields =
        std::max(text_box_height(ui, customer, column), text_box_height(ui, step.reply, column));
    DrawnStep drawn{.height = fields + ui.px(step_head + 20 + 22)};
    const Rect card = Rect::at(rect.x0, rect.y0, rect.width(), drawn.height);
    draw_well(ui, card);
    Rect inside = card.inset(ui.px(step_pad), ui.px(8));
    drawn.change = draw_step_head(ui, inside.cut_top(ui.px(step_head), ui.px(2)), number);
    const std::array<std::string, 2> labels{ui.t("wizard.step_customer"), ui.t("wizard.step_agent")};
    Rect left = inside.column(0, 2, ui.px(12)), right = inside.column(1, 2, ui.px(12));
    draw_text(ui, left.cut_top(ui.px(20)), labels[0],
              {.style = style::caption, .color = ui.colors().ink_soft});
    draw_text(ui, right.cut_top(ui.px(20)), labels[1],
              {.style = style::caption, .color = ui.colors().ink_soft});
    left.y1 = right.y1 = left.y0 + fields;
    if (draw_step_field(ui, left, view, widgets, "customer", name + "/customer", customer, labels[0]))
        change_wizard(view, widgets, [&](author::Wizard wizard) {
            return with_customer(std::move(wizard), number,
                                 split_lines(widgets.steps[name + "/customer"].edit.text()));
        });
    if (draw_step_field(ui, right, view, widgets, "agent", name + "/agent", step.reply, labels[1]))
        change_wizard(view, widgets, [&](author::Wizard wizard) {
            return with_reply(std::move(wizard), number, widgets.steps[name + "/agent"].edit.text());
        });
    return drawn;
}

void change_steps(const WizardView& view, WizardWidgets& widgets, std::size_t number, StepChange change) {
    remember_steps(view, widgets);
    widgets.edited.clear();
    change_wizard(view, widgets, [&](author::Wizard wizard) {
        return change == StepChange::join ? with_joined(std::move(wizard), number)
                                          : without_step(std::move(wizard), number);
    });
    widgets.steps.clear(); // fields are filled anew: the steps have other numbers
}

void undo_steps(const WizardView& view, WizardWidgets& widgets) {
    change_wizard(view, widgets, [&](author::Wizard wizard) {
        return with_steps(std::move(wizard), std::move(widgets.before.back()));
    });
    widgets.before.pop_back();
    widgets.edited.clear();
    widgets.steps.clear();
}

Rect name_row(Ui& ui, Rect& page, const std::string& label, const std::string& help) {
    draw_text(ui, page.cut_top(ui.px(22)), label, {.style = style::small_bold});
    const Rect row = page.cut_top(control_height(ui));
    page.cut_top(ui.px(2));
    page.y0 += draw_paragraph(ui, page, help, {.style = style::caption, .color = ui.colors().ink_soft});
    page.cut_top(ui.px(14));
    return row;
}

/// A template keeps both languages unless one is asked for; a talk has the one it was led in.
void draw_language_row(Ui& ui, Rect& page, const WizardView& view, WizardWidgets& widgets) {
    const author::Wizard& wizard = *view.wizard;
    const bool is_template = !wizard.template_name.empty();
    std::vector<Choice> langs{Choice{.id = "zh", .label = ui.t("shell.zh")},
                              Choice{.id = "en", .label = ui.t("shell.en")}};
    if (is_template) langs.push_back(Choice{.id = "both", .label = ui.t("wizard.lang_both")});
    const std::size_t now =
        is_template && !wizard.lang_chosen ? 2 : static_cast<std::size_t>(wizard.made.lang);
    const Rect row = name_row(ui, page, ui.t("wizard.lang"), ui.t("wizard.lang_help"));
    const Rect at = Rect::at(row.x0, row.y0, segments_width(ui, langs), row.height());
    const auto picked = segments(ui, at, "lang", langs, now);
    if (!picked) return;
    change_wizard(view, widgets, [&](author::Wizard one) {
        if (*picked < 2) return with_lang(std::move(one), static_cast<support::Lang>(*picked));
        one.lang_chosen = false;
        return one;
    });
}

void draw_what_comes(Ui& ui, Rect rect, const WizardView& view) {
    const author::Wizard& wizard = *view.wizard;
    const Palette& p = ui.colors();
    draw_well(ui, rect);
    ScrollArea area(ui, "what_comes", rect.inset(ui.px(4)));
    Rect inside = area.content().inset(ui.px(14), 0);
    inside.x1 -= ui.px(thumb_room);
    const float top = inside.y0;
    inside.cut_top(ui.px(10));
    draw_text(ui, inside.cut_top(ui.px(24), ui.px(6)), ui.t("wizard.comes_title"), {.style = style::title});
    const auto say = [&](const std::string& words, Icon sign = Icon::check) {
        draw_icon(ui, {inside.x0 + ui.px(7), inside.y0 + ui.px(9)}, sign, p.ink_faint, 14);
        Rect at = inside;
        at.x0 += ui.px(22);
        inside.y0 += draw_paragraph(ui, at, words, {.style = style::small, .color = p.ink_soft}) + ui.px(8);
    };
    if (wizard.template_name.empty()) {
        const std::size_t nodes = std::min(wizard.steps.steps.size(), author::talk_steps_max);
        say(ui.t("wizard.comes_nodes", {{"count", nodes}}));
        if (nodes < wizard.steps.steps.size())
            say(ui.t("wizard.comes_left_out", {{"most", author::talk_steps_max}}));
        say(ui.t("wizard.comes_choices"));
        say(ui.t("wizard.comes_test"));
        say(ui.t("wizard.comes_after"));
        if (!wizard.doubts.empty()) say(ui.t("wizard.comes_doubts", {{"count", wizard.doubts.size()}}));
    }
    for (const WizardTemplate& one : view.templates) {
        if (one.name != wizard.template_name) continue;
        say(ui.t("wizard.comes_template", {{"title", one.title}}));
        for (const std::string& part : one.parts)
            say(ui.t("wizard.comes_part", {{"part", part}}));
        if (one.fill_ins.empty()) continue;
        inside.cut_top(ui.px(6));
        draw_text(ui, inside.cut_top(ui.px(24), ui.px(6)), ui.t("wizard.comes_todo"),
                  {.style = style::title});
        for (const std::string& todo : one.fill_ins)
            say(todo, Icon::edit);
    }
    area.set_height(inside.y0 - top + ui.px(10));
}

} // namespace

void draw_wizard_nodes(Ui& ui, Rect rect, const WizardView& view, WizardWidgets& widgets) {
    const author::Wizard& wizard = *view.wizard;
    Rect head = rect.cut_top(control_height(ui), ui.px(10));
    const std::string& undo = ui.t("wizard.steps_undo");
    if (button(ui, head.cut_right(button_width(ui, undo, Icon::undo), ui.px(10)),
               {.id = "undo",
                .label = undo,
                .icon = Icon::undo,
                .enabled = !widgets.before.empty(),
                .tooltip = {}})
        || (!widgets.before.empty() && is_undo_pressed()))
        undo_steps(view, widgets);
    const std::size_t shown = std::min(wizard.steps.steps.size(), author::talk_steps_max);
    draw_text(ui, head,
              shown < wizard.steps.steps.size()
                  ? ui.t("wizard.steps_many", {{"count", wizard.steps.steps.size()}, {"most", shown}})
                  : ui.t("wizard.steps_found", {{"count", shown}}),
              {.style = style::small_bold});
    ScrollArea area(ui, "steps", rect);
    Rect content = area.content().inset(ui.px(focus_room), 0);
    content.x1 -= ui.px(thumb_room);
    const float top = content.y0;
    std::optional<std::pair<std::size_t, StepChange>> asked;
    for (std::size_t i = 0; i < shown; ++i) {
        const DrawnStep drawn = draw_talk_step(ui, content, view, widgets, i);
        content.y0 += drawn.height + ui.px(10);
        if (drawn.change != StepChange::none) asked = {i, drawn.change};
    }
    area.set_height(content.y0 - top);
    if (asked) change_steps(view, widgets, asked->first, asked->second);
}

void draw_wizard_name(Ui& ui, Rect rect, const WizardView& view, WizardWidgets& widgets) {
    const Rect left = rect.cut_left(std::min(ui.px(name_width), rect.width() * .55F), ui.px(20));
    {
        ScrollArea area(ui, "naming", left); // large letters need more height than a small window has
        Rect page = area.content().inset(ui.px(focus_room), 0);
        page.x1 -= ui.px(thumb_room);
        const float top = page.y0;
        page.cut_top(ui.px(focus_room));
        const Rect title = name_row(ui, page, ui.t("wizard.name_title"), ui.t("wizard.name_title_help"));
        if (text_field(ui, title, widgets.title, {.id = "title", .label = ui.t("wizard.name_title")}).changed)
            change_wizard(view, widgets, [&](author::Wizard wizard) {
                return with_title(std::move(wizard), widgets.title.edit.text());
            });
        const Rect id = name_row(ui, page, ui.t("wizard.name_id"), ui.t("wizard.name_id_help"));
        const EditOutcome out = text_field(ui, id, widgets.id, {.id = "id", .label = ui.t("wizard.name_id")});
        if (out.changed)
            change_wizard(view, widgets, [&](author::Wizard wizard) {
                return with_id(std::move(wizard), widgets.id.edit.text());
            });
        const author::Wizard& wizard = *view.wizard;
        if (!out.active && !wizard.id_chosen
            && widgets.id.edit.text() != wizard.made.id) // it follows the title
            widgets.id.edit.begin_with(wizard.made.id, ui.breaks);
        draw_language_row(ui, page, view, widgets);
        page.y0 += draw_paragraph(ui, page, ui.t("wizard.where", {{"folder", view.where}}),
                                  {.style = style::caption, .color = ui.colors().ink_soft});
        area.set_height(page.y0 - top + ui.px(focus_room));
    }
    draw_what_comes(ui, rect, view);
}

} // namespace amends::ui
