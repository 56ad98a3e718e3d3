// The wizard's first step: a template, a pasted conversation, or a file.
#include "sim/ui/author/author_wizard.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace amends::ui {
namespace {

constexpr float template_pad = 14;

std::string parts_words(Ui& ui, const WizardTemplate& one) {
    std::string names;
    for (const std::string& part : one.parts)
        names += (names.empty() ? std::string() : ui.t("wizard.list_gap")) + part;
    return names.empty() ? names : ui.t("wizard.template_parts", {{"parts", names}});
}

float template_height(Ui& ui, const WizardTemplate& one, float width) {
    const float inner = width - ui.px(2 * template_pad);
    const std::string parts = parts_words(ui, one);
    return ui.px(2 * 11 + 22 + 20) + text_height(ui, one.summary, style::small, inner)
           + (parts.empty() ? 0 : text_height(ui, parts, style::caption, inner) + ui.px(2));
}

void draw_template_card(Ui& ui, Rect card, const WizardTemplate& one) {
    const Palette& p = ui.colors();
    Rect inside = card.inset(ui.px(template_pad), ui.px(11));
    draw_text(ui, inside.cut_top(ui.px(22)), one.title, {.style = style::body_bold});
    inside.y0 += draw_paragraph(ui, inside, one.summary, {.style = style::small, .color = p.ink_soft});
    const std::string parts = parts_words(ui, one);
    if (!parts.empty())
        inside.y0 +=
            draw_paragraph(ui, inside, parts, {.style = style::caption, .color = p.ink_soft}) + ui.px(2);
    draw_text(ui, inside.cut_top(ui.px(20)), ui.t("wizard.template_todo", {{"count", one.fill_ins.size()}}),
              {.style = style::caption, .color = p.ink_faint});
}

void draw_template_list(Ui& ui, Rect rect, const WizardView& view, WizardWidgets& widgets) {
    const IdScope scope(ui, "templates");
    draw_text(ui, rect.cut_top(control_height(ui), ui.px(10)), ui.t("wizard.from_template"),
              {.style = style::title});
    if (view.templates.empty()) {
        draw_paragraph(ui, rect, ui.t("template.none"),
                       {.style = style::small, .color = ui.colors().ink_soft});
        return;
    }
    ScrollArea area(ui, "list", rect);
    Rect content = area.content().inset(ui.px(focus_room), 0);
    content.x1 -= ui.px(thumb_room);
    const float top = content.y0;
    for (const WizardTemplate& one : view.templates) {
        const Rect card = content.cut_top(template_height(ui, one, content.width()), ui.px(10));
        const bool chosen = view.wizard->template_name == one.name;
        draw_well(ui, card, chosen ? Tone::accent : Tone::neutral);
        const Hit hit = press_area(
            ui, card, {.id = one.name, .label = one.title, .selected = chosen, .tooltip = {}, .value = {}},
            10);
        if (hit.visible) draw_template_card(ui, card, one);
        if (hit.clicked)
            change_wizard(view, widgets, [&](author::Wizard wizard) {
                return next(with_template(std::move(wizard), one.name));
            });
    }
    area.set_height(content.y0 - top);
}

void draw_paste_pane(Ui& ui, Rect rect, const WizardView& view, WizardWidgets& widgets) {
    const std::string& example = ui.t("wizard.paste_example");
    Rect below = rect.cut_bottom(text_height(ui, example, style::caption, rect.width()), ui.px(8));
    draw_paragraph(ui, below, example, {.style = style::caption, .color = ui.colors().ink_soft});
    const auto say = [&](const std::string& words) {
        const float height = text_height(ui, words, style::small, rect.width() - ui.px(24)) + ui.px(2);
        draw_wizard_trouble(ui, rect.cut_bottom(height, ui.px(6)), words);
    };
    if (widgets.pasted.cut_paste) say(ui.t("wizard.paste_cut"));
    if (widgets.pasted.edit.text().find("�") != std::string::npos) // U+FFFD
        say(ui.t("controls.lost_character"));
    const EditOutcome out = text_box(ui, rect, widgets.pasted,
                                     {.id = "pasted",
                                      .label = ui.t("wizard.paste_hint"),
                                      .hint = ui.t("wizard.paste_hint"),
                                      .problem = view.trouble});
    focus_by_default(ui);
    if (out.changed)
        change_wizard(view, widgets, [&](author::Wizard wizard) {
            return with_pasted(std::move(wizard), widgets.pasted.edit.text());
        });
}

void draw_file_pane(Ui& ui, Rect rect, const WizardView& view, WizardWidgets& widgets) {
    if (!view.reading.empty()) {
        widgets.stops_reading =
            loading_state(ui, rect, "reading", ui.t("wizard.reading", {{"file", view.reading}}));
        return;
    }
    if (auto path = draw_file_picker(ui, rect, {view.files, ui.t("wizard.drop_help"), false}, widgets.path))
        widgets.opens = std::move(path);
}

} // namespace

void draw_wizard_choose(Ui& ui, Rect rect, const WizardView& view, WizardWidgets& widgets) {
    Rect talk = rect;
    const Rect templates = talk.cut_right(rect.width() * .42F, ui.px(24));
    {
        const FocusGroup group(ui, talk);
        Rect head = talk.cut_top(control_height(ui), ui.px(10));
        std::array<Choice, 2> sources{
            Choice{.id = "paste", .label = ui.t("wizard.source_paste"), .icon = Icon::paste},
            Choice{.id = "file", .label = ui.t("wizard.source_file"), .icon = Icon::upload}};
        const std::string& title = ui.t("wizard.from_talk");
        if (segments_width(ui, sources) + ui.px(10) + text_width(ui, title, style::title) > head.width())
            for (Choice& source : sources) // large letters: signs leave the heading whole
                source.tooltip = std::exchange(source.label, {});
        const Rect at = head.cut_right(std::min(segments_width(ui, sources), head.width() * .6F), ui.px(10));
        draw_text(ui, head, title, {.style = style::title});
        if (const auto picked = segments(ui, at, "source", sources, static_cast<std::size_t>(widgets.source)))
            widgets.source = static_cast<WizardSource>(*picked);
        if (widgets.source == WizardSource::paste && view.reading.empty())
            draw_paste_pane(ui, talk, view, widgets);
        else
            draw_file_pane(ui, talk, view, widgets);
    }
    const FocusGroup group(ui, templates);
    draw_template_list(ui, templates, view, widgets);
}

} // namespace amends::ui
