#include "sim/ui/manager/deciding.hpp"

#include <algorithm>

namespace amends::ui {
namespace {

bool is_blank_reason(const std::string& text) {
    return text.find_first_not_of(std::string("\t\r\n") + ' ') == std::string::npos;
}

/// Chips one after the other; yields the index of the one that was pressed.
template <class Look>
std::optional<std::size_t> draw_label_chips(Ui& ui, Rect& area, const std::vector<DecidingLabel>& labels,
                                            Look&& look_of) {
    std::optional<std::size_t> pressed;
    float x = area.x0;
    const float line = ui.px(34);
    for (std::size_t at = 0; at < labels.size(); ++at) {
        ChipButton chip = look_of(labels[at]);
        chip.id = labels[at].id;
        chip.label = labels[at].label;
        const float width = chip_button_width(ui, chip.label, chip.icon);
        if (x > area.x0 && x + width > area.x1) {
            x = area.x0;
            area.y0 += line;
        }
        if (chip_button(ui, {x, area.y0 + line / 2}, chip)) pressed = at;
        x += width + ui.px(6);
    }
    area.y0 += line + ui.px(10);
    return pressed;
}

/// Every label as a chip, on where the turn has it; the pressed one is to be overruled.
void draw_codebook(Ui& ui, Rect& area, const DecidingView& view, DecidingWidgets& widgets) {
    if (view.labels.empty()) return;
    draw_section_title(ui, area.cut_top(ui.px(24), ui.px(2)), ui.t("manager.queue.labels"));
    const auto pressed = draw_label_chips(ui, area, view.labels, [&](const DecidingLabel& one) {
        const bool is_chosen = widgets.label == one.id;
        return ChipButton{.id = {},
                          .label = {},
                          .tone = !one.holds     ? Tone::neutral
                                  : one.is_fault ? Tone::bad
                                                 : Tone::good,
                          .icon = is_chosen   ? Icon::edit
                                  : one.holds ? Icon::check
                                              : Icon::none,
                          .on = one.holds || is_chosen,
                          .tooltip = {}};
    });
    if (!pressed) return;
    const std::string& id = view.labels[*pressed].id;
    widgets.label = widgets.label == id ? std::string() : id;
}

/// What is disputed; the ticked ones are those in which the trainee is right.
void draw_disputed(Ui& ui, Rect& area, const DecidingView& view, DecidingWidgets& widgets) {
    if (view.kind != DecidingView::Kind::dispute || view.disputed.empty()) return;
    const IdScope scope(ui, "disputed");
    draw_section_title(ui, area.cut_top(ui.px(24), ui.px(2)), ui.t("manager.queue.disputed"));
    const auto pressed = draw_label_chips(ui, area, view.disputed, [&](const DecidingLabel& one) {
        const bool is_right = widgets.right.contains(one.id);
        return ChipButton{.id = {},
                          .label = {},
                          .tone = Tone::accent,
                          .icon = is_right ? Icon::check : Icon::none,
                          .on = is_right,
                          .enabled = view.may_answer && view.shows_words,
                          .tooltip = {}};
    });
    if (pressed && widgets.right.erase(view.disputed[*pressed].id) == 0)
        widgets.right.insert(view.disputed[*pressed].id);
}

struct DecidingButton {
    const char* id;
    Icon icon;
    ButtonKind kind;
    QueueAct act;
    bool enabled = true;
};

std::vector<DecidingButton> buttons_of(const DecidingView& view, const DecidingWidgets& widgets) {
    using Kind = DecidingView::Kind;
    const bool may_change = view.may_answer && view.shows_words;
    std::vector<DecidingButton> buttons;
    switch (view.kind) {
    case Kind::critical:
        buttons = {{"confirm", Icon::flag, ButtonKind::danger, QueueAct::confirm},
                   {"lift", Icon::check, ButtonKind::primary, QueueAct::lift}};
        break;
    case Kind::result:
        buttons = {{"confirm_result", Icon::check, ButtonKind::primary, QueueAct::confirm}};
        break;
    case Kind::dispute:
        buttons = {{"accept", Icon::check, ButtonKind::primary, QueueAct::accept, may_change},
                   {"partly", Icon::checklist, ButtonKind::plain, QueueAct::partly, may_change},
                   {"refuse", Icon::close, ButtonKind::plain, QueueAct::refuse, view.may_answer}};
        break;
    case Kind::turn: break;
    }
    if (!view.labels.empty())
        buttons.push_back(
            {"overrule", Icon::edit, ButtonKind::plain, QueueAct::overrule, !widgets.label.empty()});
    return buttons;
}

std::string words_of(Ui& ui, const DecidingButton& one) {
    return ui.t(std::string("manager.queue.") + one.id);
}

bool tells_own_mark(const DecidingView& view) {
    return view.kind == DecidingView::Kind::dispute && !view.may_answer;
}

constexpr TextStyle own_mark_style = style::small;
constexpr float reason_height = 62, reason_gap = 10, decision_gap = 8;

} // namespace

float decisions_height(Ui& ui, float width, const DecidingView& view, const DecidingWidgets& widgets) {
    const float line = control_height(ui) + ui.px(decision_gap);
    float height = ui.px(reason_height + reason_gap) + line, used = 0;
    for (const DecidingButton& one : buttons_of(view, widgets)) {
        const float button_wide = button_width(ui, words_of(ui, one), one.icon);
        if (used > 0 && used + button_wide > width) {
            height += line;
            used = 0;
        }
        used += button_wide + ui.px(decision_gap);
    }
    if (tells_own_mark(view))
        height += text_height(ui, ui.t("manager.queue.own_mark"), own_mark_style, width);
    return height;
}

float draw_decisions(Ui& ui, Rect area, const DecidingView& view, DecidingWidgets& widgets, QueueAct& act) {
    const float top = area.y0;
    const bool has_reason = !is_blank_reason(std::string(widgets.reason.edit.text()));
    text_box(ui, area.cut_top(ui.px(reason_height), ui.px(reason_gap)), widgets.reason,
             {.id = "reason", .label = ui.t("manager.queue.reason"), .hint = ui.t("manager.queue.reason")});
    Rect row = area.cut_top(control_height(ui), ui.px(decision_gap));
    for (const DecidingButton& one : buttons_of(view, widgets)) {
        const std::string words = words_of(ui, one);
        const std::string why = !has_reason ? ui.t("manager.queue.needs_reason")
                                : one.act == QueueAct::partly && one.enabled
                                    ? ui.t("manager.queue.partly_help")
                                    : std::string();
        const float width = button_width(ui, words, one.icon);
        if (width > row.width() && row.x0 > area.x0)
            row = area.cut_top(control_height(ui), ui.px(decision_gap));
        if (button(ui, row.cut_left(width, ui.px(decision_gap)),
                   {.id = one.id,
                    .label = words,
                    .icon = one.icon,
                    .kind = one.kind,
                    .enabled = has_reason && one.enabled,
                    .tooltip = why}))
            act = one.act;
    }
    if (tells_own_mark(view))
        area.y0 += draw_paragraph(ui, area, ui.t("manager.queue.own_mark"),
                                  {.style = own_mark_style, .color = ui.colors().warn.ink});
    return area.y0 - top;
}

float draw_deciding_labels(Ui& ui, Rect area, const DecidingView& view, DecidingWidgets& widgets) {
    const float top = area.y0;
    draw_disputed(ui, area, view, widgets);
    draw_codebook(ui, area, view, widgets);
    return area.y0 - top;
}

float draw_deciding(Ui& ui, Rect area, const DecidingView& view, DecidingWidgets& widgets, QueueAct& act) {
    const float top = area.y0;
    area.y0 += draw_deciding_labels(ui, area, view, widgets);
    area.y0 += draw_decisions(ui, area, view, widgets, act);
    return area.y0 - top;
}

float draw_evidence(Ui& ui, Rect area, const std::string& reply, const std::vector<EvidenceView>& evidence) {
    std::vector<Mark> marks;
    std::vector<std::string> ids;
    ids.reserve(evidence.size()); // marks look into it
    for (std::size_t at = 0; at < evidence.size(); ++at) {
        const EvidenceView& one = evidence[at];
        ids.push_back(std::to_string(at));
        marks.push_back(
            {.id = ids.back(), .begin = one.begin, .end = one.end, .tone = one.tone, .label = one.label});
    }
    return marked_paragraph(ui, area, reply, marks).height;
}

} // namespace amends::ui
