#pragma once
// The form of any part of a case, made from the tables that the reader uses.
#include "sim/author/edits.hpp"
#include "sim/author/form_parts.hpp"
#include "sim/author/reading.hpp"
#include "sim/ui/base/vocabulary.hpp"
#include "sim/ui/command.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace amends::ui {

enum class FormKind : std::uint8_t {
    heading,   ///< an object or a list; folds
    text,      ///< one string
    localized, ///< one text in two languages
    number,
    toggle,
    pick,  ///< one of `options`
    ticks, ///< several of `options`
    plain, ///< what no table knows; shown as it stands
};

/// A value that can be chosen.
struct FormOption {
    std::string id;           ///< for the record and for searching
    std::string words;        ///< what a person reads
    std::string json;         ///< what the file gets
    bool on = false;          ///< ticks: chosen
    std::string picture = {}; ///< shown beside the words; empty: none
};

struct FormRow {
    FormKind kind = FormKind::plain;
    author::JsonPlace at;
    std::string id; ///< the pointer of `at`
    std::string label, key, note;
    std::string help; ///< the documentation's whole sentence, where the label is a part of it
    int depth = 0;
    bool present = false, required = false, open = false;
    bool long_text = false;
    bool is_id = false; ///< a new name goes to all that use it, once the field is left
    std::string text, zh, en;
    bool on = false;
    std::vector<FormOption> options;
    std::optional<std::size_t> picked;
    int errors = 0, warnings = 0;
    std::string problem; ///< the first that stands here; of a folded row also the first within
    // What may be done with it.
    bool removable = false;
    std::string added;                ///< JSON of a new entry or of the missing value; empty: nothing to add
    std::string other;                ///< JSON of the other kind of value it may be instead
    std::optional<std::size_t> entry; ///< its place in a list
    std::size_t entries = 0;          ///< of that list
};

struct FormView {
    std::string title, why_not;
    std::vector<FormRow> rows;
};

/// What a field keeps while one types.
struct FormField {
    EditState edit;
    std::string seen;      ///< the document's text when it was last taken over
    double changed_s = -1; ///< when a key was last pressed; below 0: nothing to hand on
    int visit = 0;         ///< each stay in the field is one step of undo
    bool was_active = false;
    // What to hand on when it is gone from the form before that was done.
    author::JsonPlace at;
    FormKind kind = FormKind::text;
    bool is_id = false, drawn = false;
    std::string refused; ///< why an id was not taken
};
struct FormWidgets {
    std::map<std::string, bool> folds;       ///< by pointer; what differs from the usual
    std::map<std::string, FormField> fields; ///< by pointer and language
    std::string open_pick;
    PopoverState pick;
    EditState pick_search;
    std::optional<std::string> reveal; ///< pointer of what to bring into sight and give the keyboard
    std::string focused;               ///< pointer of the row whose field takes the keyboard
    bool to_top = false;
};

struct FormInput {
    const author::Document& document;
    const author::Reading& reading;
    const scenario::Scenario* script = nullptr; ///< for the ids there are
    const Texts& texts;
    const FormWidgets& widgets;
    std::string place;                           ///< JSON pointer
    const scenario::Resources* around = nullptr; ///< for the pictures there are
    std::string case_folder = {};                ///< of the case's own pictures, with '/' at the end
};
[[nodiscard]] FormView make_form(const FormInput&);

/// What the field may be filled with: a closed list, or the ids there are. Empty: anything.
[[nodiscard]] std::vector<FormOption> options_of(const FormInput&, const author::JsonPlace&,
                                                 const author::Shape&);
/// Pictures or portraits the field may name, each with itself; empty where the field names none.
[[nodiscard]] std::vector<FormOption> picture_options(const FormInput&, std::string_view key);
/// A value of a closed list in the window's language.
[[nodiscard]] std::string value_words(const Texts&, std::string_view field, std::string_view value);
/// The name of a field: what its documentation says before the first comma.
[[nodiscard]] std::string label_words(std::string_view doc);
/// What tells an entry of a list from the others: its title, text or id.
[[nodiscard]] std::string entry_words(const support::Json&, const Texts&);

/// Opens what is folded around the place, so that its row is there.
void unfold_to(FormWidgets&, std::string_view pointer);
void draw_form(Ui&, Rect, const FormView&, const author::Document&, FormWidgets&, Commands&);

// --- parts
/// Ctrl: a field one opens to choose from a list with a search. Yields what was chosen.
std::optional<std::size_t> pick_field(Ui&, Rect, std::string_view id, std::string_view label, const FormRow&,
                                      FormWidgets&);

} // namespace amends::ui
