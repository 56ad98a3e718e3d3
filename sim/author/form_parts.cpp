#include "sim/author/form_parts.hpp"

#include "support/json_print.hpp"

#include <algorithm>

namespace amends::author {
namespace {

using support::Json;
using support::Localized;

/// An alternative of an object's table, or the table itself.
const ObjectShape& first_table(const ObjectShape& table) {
    return table.alternatives.empty() ? table : table.alternatives.front()();
}

std::string blank_object(const ObjectShape& table) {
    const ObjectShape& one = first_table(table);
    std::string out = "{";
    for (const FieldShape& field : one.fields) {
        const bool wanted = field.required || (one.exactly_one && &field == &one.fields.front());
        if (!wanted) continue;
        if (out.size() > 1) out += ',';
        support::append_json_string(out, field.name);
        out += ':';
        out += blank_value(field.shape);
    }
    return out + "}";
}

} // namespace

Localized name_of(const Document& document, const JsonPlace& place) {
    if (const FieldShape* field = field_at(document, place)) return field->doc;
    for (auto step = place.steps.rbegin(); step != place.steps.rend(); ++step)
        if (!step->is_index()) return {step->key, step->key};
    return {"案例", "the case"};
}

std::string blank_value(const Shape& shape) {
    switch (shape.kind) {
    case Shape::Kind::text: {
        std::string out;
        support::append_json_string(out, shape.names.empty() ? std::string_view() : shape.names.front());
        return out;
    }
    case Shape::Kind::localized: return R"({"zh":"","en":""})";
    case Shape::Kind::integer:
        return std::to_string(
            std::clamp<std::int64_t>(0, shape.min.value_or(0), shape.max.value_or(INT64_MAX)));
    case Shape::Kind::boolean: return "false";
    case Shape::Kind::object: return shape.object == nullptr ? "{}" : blank_object(shape.object());
    case Shape::Kind::list: return "[]";
    case Shape::Kind::map: return "{}";
    case Shape::Kind::any_of: break;
    }
    return shape.parts.empty() ? "null" : blank_value(shape.parts.front());
}

const Shape* shape_at(const Document& document, const JsonPlace& place) {
    static const Json nothing{.kind = Json::Kind::object};
    static const Json no_list{.kind = Json::Kind::array};
    const Json* json = document.root();
    const Shape* shape = &root_shape(document.kind());
    for (const JsonStep& step : place.steps) {
        if (shape == nullptr) return nullptr;
        Json named;
        named.key = step.key;
        const Json& here = json != nullptr ? *json : step.is_index() ? no_list : nothing;
        shape = child_shape(shape, here, named);
        if (json != nullptr) json = child_at(*json, step);
    }
    return shape;
}

} // namespace amends::author
