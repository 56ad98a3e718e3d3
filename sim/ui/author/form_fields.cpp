#include "sim/ui/author/form_pen.hpp"

#include <algorithm>
#include <utility>

namespace amends::ui {
namespace {

constexpr double hand_on_after_s = .35;
constexpr int lines_least = 2, lines_most = 10;

/// The last step of a place in a text of two languages.
support::Lang lang_of(const author::JsonPlace& at) {
    return at.steps.back().key == "zh" ? support::Lang::zh : support::Lang::en;
}

/// What the typed text asks for; nothing while it is no value.
std::optional<author::Edit> edit_of(const author::Document& document, const FormField& field) {
    const std::string& text = field.edit.edit.text();
    if (field.kind == FormKind::localized)
        return author::change_localized(document, field.at.parent(), lang_of(field.at), text);
    if (field.kind == FormKind::number) {
        if (text.empty()) return author::remove_value(document, field.at);
        if (!is_whole_number(text)) return std::nullopt;
        return author::change_number(document, field.at, std::stoll(text));
    }
    return author::change_text(document, field.at, text);
}

/// All that names the id gets the new name; a name that cannot be taken stays in the field, with the reason.
std::optional<author::Edit> renaming_of(const FormPen& pen, FormField& field) {
    auto renamed = author::rename_id(pen.document, field.at, field.edit.edit.text());
    field.refused = renamed ? std::string() : renamed.error().in(pen.ui.texts->lang());
    if (!renamed) return std::nullopt;
    return std::move(renamed).value();
}

/// The field takes what the document became meanwhile, also under the caret. A text that could not be taken
/// over stays in the field, with what stands in the document beside it.
void follow_text(Ui& ui, FormField& field, const std::string& text) {
    const bool holds_refused = field.edit.edit.text() != field.seen && field.was_active;
    field.seen = text;
    if (holds_refused) {
        field.refused = ui.t("author.form_meanwhile", {{"text", text}});
        return;
    }
    const std::size_t caret = field.edit.edit.caret();
    field.edit.edit.begin_with(text, ui.breaks);
    field.edit.edit.move_to(std::min(caret, field.edit.edit.text().size()), false);
}

FormField& field_for(const FormPen& pen, const std::string& key, const std::string& text) {
    const auto [at, is_new] = pen.widgets.fields.try_emplace(key);
    FormField& field = at->second;
    if (is_new || (field.changed_s < 0 && field.seen != text)) follow_text(pen.ui, field, text);
    field.drawn = true;
    return field;
}

/// The room below a field for why its text is not taken; 0 where nothing is said.
float problem_height(Ui& ui, std::string_view words, float width) {
    if (words.empty()) return 0;
    return std::max(ui.px(22), text_height(ui, words, style::caption, std::max(ui.px(40), width - ui.px(18)))
                                   + ui.px(8));
}

void follow_field(const FormPen& pen, FormField& field, const std::string& key, const EditOutcome& out) {
    if (out.undo_beyond) pen.asked.emplace_back(ask::UndoEdit{});
    if (out.redo_beyond) pen.asked.emplace_back(ask::RedoEdit{});
    if (out.active && !field.was_active) ++field.visit;
    field.was_active = out.active;
    const double now = seconds_running();
    if (out.changed) field.changed_s = now;
    if (field.changed_s < 0) return;
    const bool quiet = !field.is_id && now - field.changed_s >= hand_on_after_s;
    if (out.left || out.entered || !out.active || quiet) return hand_on(pen, field, key);
    if (field.is_id) return;
    pen.ui.wake.within(hand_on_after_s - (now - field.changed_s) + .01);
}

} // namespace

bool is_whole_number(std::string_view text) {
    if (!text.empty() && text.front() == '-') text.remove_prefix(1);
    return !text.empty() && text.size() <= 15 && (text.size() == 1 || text.front() != '0')
           && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

void hand_on(const FormPen& pen, FormField& field, const std::string& key) {
    field.changed_s = -1;
    const std::string& text = field.edit.edit.text();
    field.refused.clear();
    if (text == field.seen) return;
    auto edit = field.is_id ? renaming_of(pen, field) : edit_of(pen.document, field);
    if (!edit) return;
    field.seen = text;
    edit->merge_key = key + "#" + std::to_string(field.visit);
    pen.ask_edit(std::move(*edit));
}

void hand_on_fields(const FormPen& pen) {
    for (auto& [key, field] : pen.widgets.fields)
        if (field.changed_s >= 0) hand_on(pen, field, key);
}

float text_box_height(Ui& ui, const std::string& text, float width) {
    const float line = line_height(ui, style::small);
    const float words = text_height(ui, text, style::small, std::max(ui.px(40), width - ui.px(26)));
    return std::clamp(words, line * lines_least, line * lines_most) + ui.px(18);
}

float draw_form_field(const FormPen& pen, Rect rect, const FormRow& row, std::string_view id,
                      const std::string& text, const author::JsonPlace& at, std::string_view hint) {
    Ui& ui = pen.ui;
    const std::string key = row.id + "#" + std::string(id);
    FormField& field = field_for(pen, key, text);
    field.at = at;
    field.kind = row.kind;
    field.is_id = row.is_id;
    if (pen.widgets.focused == row.id) {
        field.edit.focus_next = true;
        pen.widgets.focused.clear();
    }
    const bool bad_number = field.kind == FormKind::number && !field.edit.edit.empty()
                            && !is_whole_number(field.edit.edit.text());
    const TextField look{.id = id,
                         .label = row.label,
                         .hint = hint,
                         .problem = bad_number ? std::string_view(ui.t("author.form_number"))
                                               : std::string_view(field.refused)};
    const EditOutcome out =
        row.long_text ? text_box(ui, rect, field.edit, look) : text_field(ui, rect, field.edit, look);
    const float said = problem_height(ui, look.problem, rect.width());
    if (row.long_text && said > 0)
        draw_paragraph(ui, {rect.x0, rect.y1 + ui.px(3), rect.x1, rect.y1 + said}, look.problem,
                       {.style = style::caption, .color = ui.colors().bad.ink});
    follow_field(pen, field, key, out);
    return rect.height() + said;
}

} // namespace amends::ui
