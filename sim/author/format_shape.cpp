#include "sim/author/format_shape.hpp"

#include "sim/author/lexicon_shape.hpp"
#include "sim/scenario/fields/tables.hpp"
#include "sim/scenario/fields/tables_rubric.hpp"

#include <algorithm>
#include <array>

namespace amends::author {

namespace fields = scenario::fields;
using support::Json;

const Shape& root_shape(DocumentKind kind) {
    static const Shape scenario{.kind = Shape::Kind::object, .object = &fields::shape_of<scenario::Scenario>};
    static const Shape part{.kind = Shape::Kind::object, .object = &fields::shape_of<fields::PartFile>};
    static const Shape rubric{.kind = Shape::Kind::object, .object = &fields::shape_of<rubric::Rubric>};
    switch (kind) {
    case DocumentKind::scenario: return scenario;
    case DocumentKind::part: return part;
    case DocumentKind::lexicon: return lexicon_shape();
    case DocumentKind::rubric: break;
    }
    return rubric;
}

const ObjectShape* table_for(const Shape* shape, const Json& json) {
    if (shape == nullptr || !json.is(Json::Kind::object)) return nullptr;
    if (shape->kind == Shape::Kind::any_of) {
        for (const Shape& part : shape->parts)
            if (const ObjectShape* table = table_for(&part, json)) return table;
        return nullptr;
    }
    if (shape->kind != Shape::Kind::object || shape->object == nullptr) return nullptr;
    const ObjectShape& table = shape->object();
    for (const auto& alternative : table.alternatives) {
        const ObjectShape& one = alternative();
        if (!one.fields.empty() && json.find(one.fields.front().name) != nullptr) return &one;
    }
    return &table;
}

const FieldShape* find_field(const ObjectShape& table, std::string_view key) {
    const auto found = std::find_if(table.fields.begin(), table.fields.end(),
                                    [&](const FieldShape& field) { return field.name == key; });
    return found == table.fields.end() ? nullptr : &*found;
}

const Shape* child_shape(const Shape* shape, const Json& json, const Json& child) {
    if (shape == nullptr) return nullptr;
    if (const ObjectShape* table = table_for(shape, json)) {
        const FieldShape* field = find_field(*table, child.key);
        return field == nullptr ? nullptr : &field->shape;
    }
    if (shape->kind == Shape::Kind::any_of) {
        for (const Shape& part : shape->parts)
            if (const Shape* inner = child_shape(&part, json, child)) return inner;
        return nullptr;
    }
    const bool fits = (shape->kind == Shape::Kind::list && json.is(Json::Kind::array))
                      || (shape->kind == Shape::Kind::map && json.is(Json::Kind::object));
    return fits && !shape->parts.empty() ? &shape->parts.front() : nullptr;
}

std::size_t key_rank(const Shape* shape, const Json& object, std::string_view key) {
    static constexpr std::array<std::string_view, 2> languages = {"zh", "en"};
    if (const ObjectShape* table = table_for(shape, object)) {
        const FieldShape* field = find_field(*table, key);
        return field == nullptr ? table->fields.size()
                                : static_cast<std::size_t>(field - table->fields.data());
    }
    return static_cast<std::size_t>(std::find(languages.begin(), languages.end(), key) - languages.begin());
}

const FieldShape* field_at(const Document& document, const JsonPlace& place) {
    const Json* json = document.root();
    const Shape* shape = &root_shape(document.kind());
    const FieldShape* field = nullptr;
    for (const JsonStep& step : place.steps) {
        if (shape == nullptr) return nullptr;
        // Where the file has nothing yet, the tables still know.
        static const Json nothing{.kind = Json::Kind::object};
        static const Json no_list{.kind = Json::Kind::array};
        const Json& here = json != nullptr ? *json : step.is_index() ? no_list : nothing;
        if (const ObjectShape* table = table_for(shape, here)) field = find_field(*table, step.key);
        Json named;
        named.key = step.key;
        const Shape* inner = child_shape(shape, here, named);
        if (shape->kind != Shape::Kind::localized) shape = inner;
        if (json != nullptr) json = child_at(*json, step);
    }
    return field;
}

} // namespace amends::author
