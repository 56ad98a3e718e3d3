#include "sim/ui/author/form_builder.hpp"

#include "sim/scenario/fields/reader.hpp"

#include <algorithm>
#include <utility>

namespace amends::ui {

using author::ObjectShape;
using author::Shape;
using support::Json;

namespace {

/// A text that may be this long is written over several lines; one without a limit of its own mostly is a
/// name.
constexpr std::int64_t long_text_from = 120, no_limit = scenario::fields::text_max;

bool is_long_text(const Shape& shape, std::string_view key) {
    const std::int64_t most = shape.max.value_or(no_limit);
    return most > long_text_from && (most < no_limit || key == "text");
}

constexpr std::size_t entries_open_max = 6; ///< longer lists begin folded

bool fits_shape(const Shape& shape, const Json& json) {
    switch (shape.kind) {
    case Shape::Kind::integer: return json.is(Json::Kind::integer);
    case Shape::Kind::boolean: return json.is(Json::Kind::boolean);
    case Shape::Kind::text: return json.is(Json::Kind::string);
    case Shape::Kind::list: return json.is(Json::Kind::array);
    default: return json.is(Json::Kind::object);
    }
}

} // namespace

FormRow FormBuilder::row(FormKind kind, const FormSlot& slot) const {
    FormRow made{
        .kind = kind, .at = slot.at, .id = author::to_pointer(slot.at), .label = slot.label, .key = slot.key};
    made.help = slot.help == slot.label ? std::string() : slot.help;
    made.depth = slot.depth;
    made.present = slot.json != nullptr;
    made.required = slot.required;
    made.removable = made.present && !slot.required;
    made.entry = slot.entry;
    made.entries = slot.entries;
    tell_problems(made, false);
    return made;
}

void FormBuilder::tell_problems(FormRow& row, bool within) const {
    row.errors = row.warnings = 0;
    row.problem.clear();
    for (const author::PlacedProblem& placed : in.reading.problems) {
        if (!placed.at || !(within ? placed.at->lies_in(row.at) : *placed.at == row.at)) continue;
        row.errors += placed.problem.severity == support::Severity::error ? 1 : 0;
        row.warnings += placed.problem.severity == support::Severity::warning ? 1 : 0;
        if (row.problem.empty()) row.problem = placed.problem.message.in(in.texts.lang());
    }
}

bool FormBuilder::is_open(const FormSlot& slot, bool usually) const {
    const auto found = in.widgets.folds.find(author::to_pointer(slot.at));
    return found == in.widgets.folds.end() ? usually : found->second;
}

void FormBuilder::add_text(const FormSlot& slot) {
    std::vector<FormOption> options = options_of(in, slot.at, *slot.shape);
    FormRow made = row(options.empty() ? FormKind::text : FormKind::pick, slot);
    if (slot.json != nullptr && slot.json->is(Json::Kind::string)) made.text = slot.json->text;
    made.long_text =
        is_long_text(*slot.shape, slot.key) && slot.shape->form == scenario::fields::TextForm::plain;
    made.is_id = author::id_kind_at(in.document, slot.at).has_value();
    for (std::size_t i = 0; i < options.size(); ++i)
        if (slot.json != nullptr && options[i].id == made.text) made.picked = i;
    made.options = std::move(options);
    rows.push_back(std::move(made));
}

void FormBuilder::add_number(const FormSlot& slot) {
    FormRow made = row(FormKind::number, slot);
    if (slot.json != nullptr) made.text = author::bytes_of(in.document, *slot.json);
    rows.push_back(std::move(made));
}

void FormBuilder::add_localized(const FormSlot& slot) {
    FormRow made = row(FormKind::localized, slot);
    made.long_text = slot.shape->max.value_or(long_text_from) > long_text_from;
    for (const auto& [key, text] : {std::pair{"zh", &made.zh}, std::pair{"en", &made.en}}) {
        const Json* part = slot.json == nullptr ? nullptr : slot.json->find(key);
        if (part != nullptr && part->is(Json::Kind::string)) *text = part->text;
    }
    if (made.problem.empty()) tell_problems(made, true);
    rows.push_back(std::move(made));
}

void FormBuilder::add(const FormSlot& slot) {
    switch (slot.shape->kind) {
    case Shape::Kind::text: return add_text(slot);
    case Shape::Kind::localized: return add_localized(slot);
    case Shape::Kind::integer: return add_number(slot);
    case Shape::Kind::boolean: {
        FormRow made = row(FormKind::toggle, slot);
        made.on = slot.json != nullptr && slot.json->is(Json::Kind::boolean) && slot.json->boolean;
        rows.push_back(std::move(made));
        return;
    }
    case Shape::Kind::object: return add_object(slot);
    case Shape::Kind::list: {
        const bool closed = !slot.shape->parts.empty() && slot.shape->parts.front().kind == Shape::Kind::text
                            && !options_of(in, slot.at, slot.shape->parts.front()).empty();
        return closed ? add_ticks(slot) : add_list(slot);
    }
    case Shape::Kind::map: return add_map(slot);
    case Shape::Kind::any_of: return add_any(slot);
    }
}

void FormBuilder::add_object(const FormSlot& slot) {
    FormRow made = row(FormKind::heading, slot);
    const ObjectShape& table = slot.shape->object();
    made.open = made.present && is_open(slot, !slot.entry && slot.depth == 0);
    if (!made.present) made.added = author::blank_value(*slot.shape);
    const bool one_of_many = slot.entry.has_value() || !table.alternatives.empty();
    if (made.present && one_of_many) made.note = entry_words(*slot.json, in.texts);
    if (!made.open) tell_problems(made, true);
    const bool open = made.open;
    rows.push_back(std::move(made));
    if (!open) return;
    FormSlot inside = slot;
    ++inside.depth;
    if (!table.alternatives.empty() || table.exactly_one) add_kinds(table, inside);
    if (const ObjectShape* one = author::table_for(slot.shape, *slot.json)) add_fields(*one, inside);
}

/// A condition is one of several objects, an effect has one of several keys: which, is chosen.
void FormBuilder::add_kinds(const ObjectShape& table, const FormSlot& slot) {
    FormRow made = row(FormKind::pick, slot);
    made.id += "/kind";
    made.label = in.texts.get("author.form_kind");
    made.key.clear();
    made.removable = false;
    made.entry.reset();
    made.required = true;
    const auto option = [&](const ObjectShape& one, std::size_t field) {
        const std::string key(one.fields[field].name);
        std::string quoted = author::json_of(key);
        made.options.push_back(
            {.id = key,
             .words = value_words(in.texts, "kind", key),
             .json = table.alternatives.empty()
                         ? "{" + quoted + ":" + author::blank_value(one.fields[field].shape) + "}"
                         : author::blank_value({.kind = Shape::Kind::object, .object = nullptr})});
        if (slot.json->find(key) != nullptr) made.picked = made.options.size() - 1;
    };
    for (const auto& alternative : table.alternatives) {
        option(alternative(), 0);
        made.options.back().json = author::blank_value({.kind = Shape::Kind::object, .object = alternative});
    }
    for (std::size_t i = 0; table.alternatives.empty() && i < table.fields.size(); ++i)
        option(table, i);
    rows.push_back(std::move(made));
}

/// What a template leaves to its trainer, in words instead of as it stands in the file: a text in both
/// languages that no table knows and a problem asks for.
void FormBuilder::tell_fill_in(FormRow& row, const Json& todo) const {
    const Json* words = todo.find(in.texts.lang() == support::Lang::zh ? "zh" : "en");
    if (words == nullptr || !words->is(Json::Kind::string) || row.problem.empty()) return;
    row.key = row.label;
    row.label = in.texts.get("author.form_todo");
    row.text = words->text;
    row.problem.clear(); // it says the same
}

void FormBuilder::add_fields(const ObjectShape& table, const FormSlot& slot) {
    for (const author::FieldShape& field : table.fields) {
        const Json* json = slot.json == nullptr ? nullptr : slot.json->find(field.name);
        if (table.exactly_one && json == nullptr) continue;
        add({.at = slot.at / field.name,
             .shape = &field.shape,
             .json = json,
             .label = label_words(field.doc.in(in.texts.lang())),
             .key = std::string(field.name),
             .help = field.doc.in(in.texts.lang()),
             .depth = slot.depth,
             .required = field.required});
    }
    for (const Json& child : slot.json == nullptr ? std::vector<Json>{} : slot.json->children) {
        if (author::find_field(table, child.key) != nullptr) continue;
        FormRow made = row(FormKind::plain, {.at = slot.at / child.key,
                                             .json = &child,
                                             .label = std::string(child.key),
                                             .depth = slot.depth});
        made.text = author::bytes_of(in.document, child).substr(0, 200);
        tell_fill_in(made, child);
        rows.push_back(std::move(made));
    }
}

void FormBuilder::add_list(const FormSlot& slot) {
    FormRow made = row(FormKind::heading, slot);
    const bool is_list = slot.json != nullptr && slot.json->is(Json::Kind::array);
    const std::size_t count = is_list ? slot.json->children.size() : 0;
    made.open = count > 0 && is_open(slot, slot.depth == 0 || count <= entries_open_max);
    made.note = count == 0 ? in.texts.get("author.form_empty_list")
                           : in.texts.get("author.form_count", {{"count", count}});
    made.added = author::skeleton_entry(in.document, slot.at);
    if (slot.entry) made.label = in.texts.get("author.form_entry", {{"number", *slot.entry + 1}});
    if (!made.open) tell_problems(made, true);
    const bool open = made.open;
    rows.push_back(std::move(made));
    if (!open || slot.shape->parts.empty()) return;
    for (std::size_t i = 0; i < count; ++i)
        add({.at = slot.at / i,
             .shape = &slot.shape->parts.front(),
             .json = &slot.json->children[i],
             .label = in.texts.get("author.form_entry", {{"number", i + 1}}),
             .key = {},
             .depth = slot.depth + 1,
             .entry = i,
             .entries = count});
}

void FormBuilder::add_ticks(const FormSlot& slot) {
    FormRow made = row(FormKind::ticks, slot);
    made.options = options_of(in, slot.at, slot.shape->parts.front());
    for (FormOption& option : made.options)
        for (std::size_t i = 0; slot.json != nullptr && i < slot.json->children.size(); ++i)
            if (slot.json->children[i].text == option.id) option.on = true;
    if (made.problem.empty()) tell_problems(made, true);
    rows.push_back(std::move(made));
}

void FormBuilder::add_map(const FormSlot& slot) {
    FormRow made = row(FormKind::heading, slot);
    const std::size_t count = slot.json == nullptr ? 0 : slot.json->children.size();
    made.open = is_open(slot, true) && count > 0;
    made.note = count == 0 ? in.texts.get("author.form_empty_list")
                           : in.texts.get("author.form_count", {{"count", count}});
    const std::string blank =
        slot.shape->parts.empty() ? "null" : author::blank_value(slot.shape->parts.front());
    for (const std::string_view name : slot.shape->names)
        if (slot.json == nullptr || slot.json->find(name) == nullptr)
            made.options.push_back(
                {.id = std::string(name), .words = value_words(in.texts, slot.key, name), .json = blank});
    const bool open = made.open && !slot.shape->parts.empty();
    rows.push_back(std::move(made));
    for (std::size_t i = 0; open && i < count; ++i) {
        const Json& child = slot.json->children[i];
        add({.at = slot.at / child.key,
             .shape = &slot.shape->parts.front(),
             .json = &child,
             .label = value_words(in.texts, slot.key, child.key),
             .key = std::string(child.key),
             .depth = slot.depth + 1});
    }
}

/// A number or an object, a name or an object: the form of what stands there, and a way to the other.
void FormBuilder::add_any(FormSlot slot) {
    const std::vector<Shape>& parts = slot.shape->parts;
    if (parts.empty()) return;
    const Shape* shape = &parts.front();
    for (const Shape& part : parts)
        if (slot.json != nullptr && fits_shape(part, *slot.json)) shape = &part;
    slot.shape = shape;
    const std::size_t before = rows.size();
    add(slot);
    if (slot.json == nullptr || parts.size() < 2) return;
    const Shape& other = shape == &parts[0] ? parts[1] : parts[0];
    if (before < rows.size() && rows[before].kind != FormKind::ticks) {
        rows[before].other = author::blank_value(other);
        if (other.kind == Shape::Kind::object && shape->kind == Shape::Kind::text
            && slot.json->is(Json::Kind::string))
            rows[before].other = "{" + author::json_of(std::string_view("label")) + ":"
                                 + author::json_of(slot.json->text) + "}";
    }
}

} // namespace amends::ui
