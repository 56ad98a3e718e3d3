#pragma once
// The table of an object's fields: how each key is read, written and described.
#include "sim/scenario/fields/value.hpp"

#include <algorithm>

namespace amends::scenario::fields {

template <class T>
struct Field {
    FieldShape shape;
    Rules rules;
    void (*read)(Reader&, const Json&, T&, const Rules&) = nullptr;
    /// Appends the value as canonical JSON; nothing when there is none.
    void (*write)(std::string&, const T&, const Rules&) = nullptr;
};

template <class T>
struct ObjectTable {
    std::vector<Field<T>> fields;         ///< as documented
    std::vector<const Field<T>*> by_name; ///< sorted, for writing
    ObjectShape shape;
};

template <auto Member>
struct MemberOf;
template <class C, class V, V C::*Member>
struct MemberOf<Member> {
    using Object = C;
    using Type = V;
};

/// A key that is read straight into a member.
template <auto Member>
auto field(std::string_view name, Rules rules, support::Localized doc) {
    using Object = typename MemberOf<Member>::Object;
    using Type = typename MemberOf<Member>::Type;
    Field<Object> made;
    made.shape = {name, rules.required, std::move(doc), Value<Type>::shape(rules), {}};
    made.read = [](Reader& in, const Json& json, Object& out, const Rules& r) {
        Value<Type>::read(in, json, out.*Member, r);
    };
    made.write = [](std::string& out, const Object& object, const Rules& r) {
        Value<Type>::write(out, object.*Member, r);
    };
    made.rules = std::move(rules);
    return made;
}

/// Completes a table: sorts it for writing and notes what an absent key means.
template <class T>
ObjectTable<T> table(std::string_view name, support::Localized doc, std::vector<Field<T>> fields) {
    ObjectTable<T> made{std::move(fields), {}, {name, std::move(doc), {}, false, {}}};
    const T absent{};
    for (Field<T>& each : made.fields) {
        each.write(each.shape.default_json, absent, each.rules);
        made.shape.fields.push_back(each.shape);
        made.by_name.push_back(&each);
    }
    std::sort(made.by_name.begin(), made.by_name.end(),
              [](const auto* a, const auto* b) { return a->shape.name < b->shape.name; });
    return made;
}

template <class T>
const ObjectShape& shape_of() {
    return table_of<T>().shape;
}

template <class T>
void read_fields(Reader& in, const Json& json, T& out, const ObjectTable<T>& table) {
    std::vector<bool> seen(table.fields.size());
    std::size_t guess = 0; // keys mostly stand in the table's order
    for (const Json& child : json.children) {
        std::size_t at = 0;
        for (; at < table.fields.size(); ++at) {
            if (table.fields[(guess + at) % table.fields.size()].shape.name == child.key) break;
        }
        if (at == table.fields.size()) {
            if (!child.key.starts_with("x-")) in.unknown_key(child, table.shape);
            continue;
        }
        at = (guess + at) % table.fields.size();
        guess = at + 1;
        if (seen[at]) continue; // told by the JSON reader
        seen[at] = true;
        in.key = child.key;
        table.fields[at].read(in, child, out, table.fields[at].rules);
    }
    for (std::size_t i = 0; i < seen.size(); ++i) {
        const FieldShape& shape = table.fields[i].shape;
        if (!shape.required || seen[i]) continue;
        in.report(Code::missing_key, json.offset,
                  {{"object", table.shape.doc}, {"key", shape.name}, {"doc", shape.doc}});
    }
}

template <class T>
void read_object(Reader& in, const Json& json, T& out) {
    const ObjectTable<T>& table = table_of<T>();
    if (!json.is(Json::Kind::object)) {
        in.wrong_type(json, {"对象 {…}", "an object {…}"});
        return;
    }
    read_fields(in, json, out, table);
}

/// Canonical JSON: keys sorted, no blanks, what equals its default left out.
template <class T>
void write_object(std::string& out, const T& object) {
    out += '{';
    const std::size_t first = out.size();
    for (const Field<T>* each : table_of<T>().by_name) {
        const std::size_t before = out.size();
        if (before != first) out += ',';
        out += '"';
        out += each->shape.name;
        out += "\":";
        const std::size_t value_at = out.size();
        each->write(out, object, each->rules);
        const std::string_view value = std::string_view(out).substr(value_at);
        if (value.empty() || (!each->shape.required && value == each->shape.default_json)) out.resize(before);
    }
    out += '}';
}

} // namespace amends::scenario::fields
