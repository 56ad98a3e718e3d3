#pragma once
// What a key of our files may hold. Reading, the JSON Schema and the reference page all come from this.
#include "support/localized.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace amends::scenario::fields {

/// What a string must look like, beside its length.
enum class TextForm {
    plain,
    id,      ///< defines an id: small letters, digits, "_", "-"
    instant, ///< ISO 8601 with offset: 2026-03-12T20:14:00+08:00
    clock,   ///< 10:00
};

/// Limits and form of one field. Numbers: the value; texts: code points; lists: entries.
struct Rules {
    bool required = false;
    bool single = false; ///< the member is a list, JSON holds one value ("when")
    std::optional<std::int64_t> min, max;
    TextForm form = TextForm::plain;
    std::vector<std::string_view> names; ///< the closed list of a plain string
};

struct ObjectShape;

struct Shape {
    enum class Kind { text, localized, integer, boolean, object, list, map, any_of };
    Kind kind = Kind::text;
    std::optional<std::int64_t> min, max;
    TextForm form = TextForm::plain;
    std::vector<std::string_view> names; ///< text, or keys of a map: the closed list
    bool open_names = false;             ///< names beginning with x- are allowed too
    const ObjectShape& (*object)() = nullptr;
    std::vector<Shape> parts; ///< list, map: the element; any_of: the alternatives
};

struct FieldShape {
    std::string_view name;
    bool required = false;
    support::Localized doc;
    Shape shape;
    std::string default_json; ///< what an absent key means; empty: nothing
};

struct ObjectShape {
    std::string_view name; ///< "transition": definition in the schema, heading in the reference
    support::Localized doc;
    std::vector<FieldShape> fields;
    bool exactly_one = false;                           ///< an effect: one of the keys and no other
    std::vector<const ObjectShape& (*)()> alternatives; ///< a condition: one of these objects
};

} // namespace amends::scenario::fields
