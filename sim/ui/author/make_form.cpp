#include "sim/ui/author/form_builder.hpp"

#include <algorithm>
#include <utility>

namespace amends::ui {
namespace {

using author::JsonPlace;
using author::ObjectShape;
using author::Shape;
using support::Json;

/// Members that the outline offers on their own do not stand in the form of the case itself.
bool has_own_form(const Shape& shape, std::string_view key) {
    if (key == "languages" || key == "ways") return false;
    return shape.kind == Shape::Kind::list || shape.kind == Shape::Kind::map
           || shape.kind == Shape::Kind::object;
}

void add_top(FormBuilder& form, const JsonPlace& at, const Shape& shape, const Json& json) {
    const ObjectShape* table = author::table_for(&shape, json);
    const bool holds_parts = at.is_root() || (at.steps.size() == 1 && at.steps.front().key == "desk");
    if (table == nullptr || !holds_parts) {
        form.add({.at = at, .shape = &shape, .json = &json, .label = {}, .key = {}, .required = true});
        if (!form.rows.empty() && form.rows.front().kind == FormKind::heading && json.is(Json::Kind::object))
            form.rows.erase(form.rows.begin());
        for (FormRow& row : form.rows)
            row.depth = std::max(0, json.is(Json::Kind::object) ? row.depth - 1 : row.depth);
        return;
    }
    ObjectShape flat = *table;
    std::erase_if(flat.fields, [&](const author::FieldShape& field) {
        if (!at.is_root()) return field.shape.kind == Shape::Kind::list;
        return has_own_form(field.shape, field.name);
    });
    Json known = json;
    std::erase_if(known.children, [&](const Json& child) {
        return author::find_field(*table, child.key) != nullptr
               && author::find_field(flat, child.key) == nullptr;
    });
    form.add_fields(flat, {.at = at, .shape = &shape, .json = &known, .label = {}, .key = {}});
}

/// A part of the case under the name it has in the outline; empty: none of them.
std::string name_of_part(const FormInput& in, const author::JsonPlace& at) {
    const bool within_desk = at.steps.size() == 2 && at.steps.front().key == "desk";
    if (in.document.kind() != author::DocumentKind::scenario || (at.steps.size() != 1 && !within_desk))
        return {};
    const std::string id = "author.part_" + at.steps.back().key;
    return in.texts.has(id) ? in.texts.get(id) : std::string();
}

} // namespace

FormView make_form(const FormInput& in) {
    FormView view;
    const auto at = author::from_pointer(in.place);
    if (in.document.root() == nullptr || !at) {
        view.why_not = in.texts.get("author.form_no_json");
        return view;
    }
    const Json* json = author::value_at(in.document, *at);
    const Shape* shape = author::shape_at(in.document, *at);
    if (shape == nullptr) {
        view.why_not = in.texts.get("author.form_gone");
        return view;
    }
    static const Json no_object{.kind = Json::Kind::object};
    static const Json no_list{.kind = Json::Kind::array};
    if (json == nullptr) {
        if (at->is_root() || at->steps.back().is_index()) {
            view.why_not = in.texts.get("author.form_gone");
            return view;
        }
        json = shape->kind == Shape::Kind::list ? &no_list : &no_object;
    }
    view.title = json->is(Json::Kind::object) ? entry_words(*json, in.texts) : std::string();
    if (std::string part = name_of_part(in, *at); !part.empty())
        view.title = std::move(part);
    else if (view.title.empty() || at->is_root())
        view.title = in.document.kind() == author::DocumentKind::rubric && at->is_root()
                         ? in.texts.get("author.group_rubric")
                     : in.document.kind() == author::DocumentKind::lexicon && at->is_root()
                         ? in.texts.get("author.group_lexicon")
                     : at->is_root() ? in.texts.get("author.part_basics")
                                     : author::name_of(in.document, *at).in(in.texts.lang());
    FormBuilder form{in, {}};
    add_top(form, *at, *shape, *json);
    view.rows = std::move(form.rows);
    return view;
}

void unfold_to(FormWidgets& widgets, std::string_view pointer) {
    for (std::size_t at = pointer.find('/', 1); at != std::string_view::npos; at = pointer.find('/', at + 1))
        widgets.folds[std::string(pointer.substr(0, at))] = true;
    widgets.folds[std::string(pointer)] = true;
}

} // namespace amends::ui
