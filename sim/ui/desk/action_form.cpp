#include "sim/ui/desk/desk.hpp"

#include <algorithm>
#include <charconv>

namespace amends::ui {
namespace {

/// "12.5" or "12" in major units → minor units; null when it is no amount.
std::optional<std::int64_t> minor_units(std::string_view text) {
    std::int64_t whole = 0;
    const char* end = text.data() + text.size();
    auto [rest, fault] = std::from_chars(text.data(), end, whole);
    if (fault != std::errc() || whole < 0 || whole > 100'000'000) return std::nullopt;
    std::int64_t cents = 0;
    if (rest != end) {
        if (*rest != '.' || end - rest > 3 || end - rest < 2) return std::nullopt;
        const auto [last, wrong] = std::from_chars(rest + 1, end, cents);
        if (wrong != std::errc() || last != end || cents < 0) return std::nullopt;
        if (end - rest == 2) cents *= 10;
    }
    return whole * 100 + cents;
}

/// What would be sent for a field; null when it is missing or wrong.
std::optional<std::string> value_of(const ActionField& field, ActionForm& form) {
    if (!field.options.empty()) {
        const auto picked = form.picked.find(field.name);
        if (picked != form.picked.end()) return picked->second;
        if (field.options.size() == 1) return field.options.front().first;
        return field.required ? std::nullopt : std::optional<std::string>(std::string());
    }
    const std::string& text = form.typed[field.name].edit.text();
    if (text.empty()) return field.required ? std::nullopt : std::optional<std::string>(std::string());
    if (!field.is_amount) return text;
    const auto amount = minor_units(text);
    return amount ? std::optional<std::string>(std::to_string(*amount)) : std::nullopt;
}

float field_height(Ui& ui, const ActionField& field) {
    const float body =
        field.options.empty() ? control_height(ui) : static_cast<float>(field.options.size()) * ui.px(32);
    return ui.px(24) + body + (field.hint.empty() ? 0 : ui.px(20)) + ui.px(12);
}

/// `first`: the keyboard starts here.
void draw_field(Ui& ui, Rect rect, const ActionField& field, ActionForm& form, bool first) {
    const IdScope scope(ui, field.name);
    draw_text(ui, rect.cut_top(ui.px(24)), field.label, {.style = style::small_bold});
    if (field.options.empty()) {
        EditState& state = form.typed[field.name];
        if (first && !form.begun) state.focus_next = true;
        const bool wrong = form.tried && !value_of(field, form);
        text_field(ui, rect.cut_top(control_height(ui), ui.px(4)), state,
                   {.id = "field",
                    .label = field.label,
                    .hint = field.value,
                    .problem = wrong ? std::string_view(
                                   ui.t(field.is_amount ? "desk.form_amount" : "desk.form_missing"))
                                     : std::string_view()});
    } else {
        for (const auto& [id, words] : field.options) {
            const bool chosen = field.options.size() == 1 || form.picked[field.name] == id;
            if (option(ui, rect.cut_top(ui.px(32)), id, words, chosen)) form.picked[field.name] = id;
            if (first && id == field.options.front().first) focus_by_default(ui);
        }
    }
    if (!field.hint.empty()) {
        draw_text(ui, rect.cut_top(ui.px(18)), field.hint,
                  {.style = style::caption, .color = ui.colors().ink_soft});
    }
}

/// All fields, scrolled where the window is too small for them. True while none has the keyboard: then the
/// button has it.
bool draw_fields(Ui& ui, Rect rect, const ActionButton& action, ActionForm& form) {
    Rect view = rect.inset(-ui.px(focus_room));
    view.x1 += ui.px(thumb_room);
    ScrollArea area(ui, "fields", view);
    Rect rest{rect.x0, area.content().y0 + ui.px(focus_room), rect.x1, area.content().y1};
    const float top = rest.y0;
    bool waits = true; // for the first field that is not answered already
    for (const ActionField& field : action.fields) {
        const bool first = waits && field.options.size() != 1;
        draw_field(ui, rest.cut_top(field_height(ui, field)), field, form, first);
        waits = waits && !first;
    }
    area.set_height(rest.y0 - top + ui.px(focus_room));
    return waits;
}

} // namespace

void draw_action_form(Ui& ui, const DeskView& view, DeskWidgets& widgets, Commands& asked) {
    if (!widgets.form.open) return;
    const auto action =
        std::find_if(view.actions.begin(), view.actions.end(),
                     [&](const ActionButton& button) { return button.action == *widgets.form.open; });
    if (action == view.actions.end()) {
        widgets.form = {};
        return;
    }
    float height = ui.px(40 + 40 + 12 + focus_room * 2) + control_height(ui); // frame, title, foot
    for (const ActionField& field : action->fields)
        height += field_height(ui, field);
    const Dialog dialog(
        ui, {.id = "action_form", .title = action->label, .width = 440, .height = height / ui.px(1)});
    Rect inside = dialog.content();
    Rect foot = inside.cut_bottom(control_height(ui), ui.px(12));
    const bool waits = draw_fields(ui, inside, *action, widgets.form);
    widgets.form.begun = true;
    const float width = std::max(ui.px(96), button_width(ui, action->label));
    const bool done =
        button(ui, foot.cut_right(width, ui.px(8)),
               {.id = "do", .label = action->label, .kind = ButtonKind::primary, .tooltip = {}});
    if (waits) focus_by_default(ui);
    const bool cancelled =
        button(ui, foot.cut_right(std::max(ui.px(88), button_width(ui, ui.t("controls.cancel")))),
               {.id = "cancel", .label = ui.t("controls.cancel"), .tooltip = {}});
    if (done) {
        ask::Act act{action->action, {}};
        widgets.form.tried = true;
        bool complete = true;
        for (const ActionField& field : action->fields) {
            const auto value = value_of(field, widgets.form);
            if (!value)
                complete = false;
            else if (!value->empty())
                act.arguments[field.name] = *value;
        }
        if (complete) {
            asked.emplace_back(std::move(act));
            widgets.form = {};
            widgets.draft.focus_next = true; // back to the words one was at
        }
    } else if (cancelled || dialog.close_asked()) {
        widgets.form = {};
        widgets.draft.focus_next = true;
    }
}

} // namespace amends::ui
