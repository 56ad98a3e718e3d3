#include "sim/scenario/schema.hpp"

#include "sim/scenario/fields/tables.hpp"

#include <nlohmann/json.hpp>

namespace amends::scenario {
namespace {

using fields::FieldShape;
using fields::ObjectShape;
using fields::Shape;
using fields::TextForm;
using Tree = nlohmann::ordered_json;

constexpr const char* own_keys = "^x-";

const char* pattern_of(TextForm form) {
    switch (form) {
    case TextForm::id: return "^[a-z0-9][a-z0-9_-]*$";
    case TextForm::instant:
        return "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})$";
    case TextForm::clock: return "^([01][0-9]|2[0-3]):[0-5][0-9]$";
    case TextForm::plain: break;
    }
    return nullptr;
}

/// Collects a definition for every object it meets.
class Writer {
public:
    Tree definitions = Tree::object();

    Tree of(const Shape& shape) {
        switch (shape.kind) {
        case Shape::Kind::text: return text(shape);
        case Shape::Kind::localized: return localized(shape);
        case Shape::Kind::integer:
            return {
                {"type", "integer"}, {"minimum", shape.min.value_or(0)}, {"maximum", shape.max.value_or(0)}};
        case Shape::Kind::boolean: return {{"type", "boolean"}};
        case Shape::Kind::object: return reference(shape.object());
        case Shape::Kind::list: return list(shape);
        case Shape::Kind::map: return map(shape);
        case Shape::Kind::any_of: break;
        }
        Tree made;
        for (const Shape& part : shape.parts)
            made["anyOf"].push_back(of(part));
        return made;
    }

    Tree reference(const ObjectShape& object) {
        const std::string name(object.name);
        if (!definitions.contains(name)) {
            definitions[name] = nullptr; // objects may hold themselves
            definitions[name] = definition(object);
        }
        return {{"$ref", "#/definitions/" + name}};
    }

private:
    Tree text(const Shape& shape) {
        Tree made = {{"type", "string"}};
        if (!shape.names.empty()) {
            made = {{"enum", shape.names}};
            if (shape.open_names) made = {{"anyOf", {made, {{"type", "string"}, {"pattern", own_keys}}}}};
            return made;
        }
        if (shape.min.value_or(0) > 0) made["minLength"] = *shape.min;
        if (shape.max) made["maxLength"] = *shape.max;
        if (const char* pattern = pattern_of(shape.form)) made["pattern"] = pattern;
        return made;
    }

    Tree localized(const Shape& shape) {
        Tree made = {{"type", "object"}, {"additionalProperties", false}};
        for (const char* lang : {"zh", "en"}) {
            made["properties"][lang] = {{"type", "string"}, {"maxLength", shape.max.value_or(0)}};
        }
        made["patternProperties"][own_keys] = Tree::object();
        return made;
    }

    Tree list(const Shape& shape) {
        Tree made = {{"type", "array"}, {"items", of(shape.parts[0])}};
        if (shape.min) made["minItems"] = *shape.min;
        if (shape.max) made["maxItems"] = *shape.max;
        return made;
    }

    Tree map(const Shape& shape) {
        Tree made = {{"type", "object"}};
        if (shape.names.empty()) {
            made["additionalProperties"] = of(shape.parts[0]);
        } else {
            for (const auto name : shape.names)
                made["properties"][std::string(name)] = of(shape.parts[0]);
            made["additionalProperties"] = false;
        }
        made["patternProperties"][own_keys] = Tree::object();
        return made;
    }

    Tree definition(const ObjectShape& object) {
        Tree made;
        made["description"] = object.doc.en + " / " + object.doc.zh;
        if (!object.alternatives.empty()) {
            for (const auto alternative : object.alternatives)
                made["oneOf"].push_back(reference(alternative()));
            return made;
        }
        made["type"] = "object";
        for (const FieldShape& field : object.fields) {
            Tree property = of(field.shape);
            const std::string doc = field.doc.en + " / " + field.doc.zh;
            // What stands beside a $ref is ignored in draft-07.
            if (property.contains("$ref")) property = {{"allOf", Tree::array({property})}};
            property["description"] = doc;
            made["properties"][std::string(field.name)] = std::move(property);
            if (field.required) made["required"].push_back(field.name);
            if (object.exactly_one) made["oneOf"].push_back({{"required", {field.name}}});
        }
        made["additionalProperties"] = false;
        made["patternProperties"][own_keys] = Tree::object();
        return made;
    }
};

} // namespace

std::string schema_text() {
    Writer writer;
    Tree schema;
    schema["$schema"] = "http://json-schema.org/draft-07/schema#";
    schema["title"] = "Amends scenario, format 1";
    schema["allOf"] = Tree::array({writer.reference(fields::table_of<Scenario>().shape)});
    schema["definitions"] = std::move(writer.definitions);
    return schema.dump(2) + "\n";
}

} // namespace amends::scenario
