#pragma once
// The fields of a form: drafts that become edits. For form.cpp and form_fields.cpp.
#include "sim/ui/author/form.hpp"

namespace amends::ui {

/// What a row needs to draw and to ask.
struct FormPen {
    Ui& ui;
    const author::Document& document;
    FormWidgets& widgets;
    Commands& asked;

    void ask_edit(author::Edit edit) const {
        asked.emplace_back(ask::EditCase{std::make_shared<const author::Edit>(std::move(edit))});
    }
};

/// True for what JSON takes as a whole number, of at most 15 digits.
[[nodiscard]] bool is_whole_number(std::string_view);
/// The text of a field becomes the document's; one stay in the field is one step of undo.
void hand_on(const FormPen&, FormField&, const std::string& key);
/// The same for all fields that were typed in and wait.
void hand_on_fields(const FormPen&);
/// One field of a row; yields its height, with that of a sentence below it.
float draw_form_field(const FormPen&, Rect, const FormRow&, std::string_view id, const std::string& text,
                      const author::JsonPlace& at, std::string_view hint);
/// As high as the text needs, within bounds.
[[nodiscard]] float text_box_height(Ui&, const std::string& text, float width);

} // namespace amends::ui
