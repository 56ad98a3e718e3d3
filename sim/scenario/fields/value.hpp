#pragma once
// How each type of member is read from JSON, written to it and described.
#include "sim/scenario/fields/reader.hpp"
#include "sim/scenario/names.hpp"
#include "support/json_print.hpp"

#include <type_traits>

namespace amends::scenario::fields {

using support::Json;

template <class T>
struct ObjectTable;
/// The one table of an object; specialised for each in tables_*.cpp, declared in tables.hpp.
template <class T>
const ObjectTable<T>& table_of();
template <class T>
const ObjectShape& shape_of();
template <class T>
void read_object(Reader&, const Json&, T&);
template <class T>
void write_object(std::string&, const T&);

/// Objects with a table of their own.
template <class T, class = void>
struct Value {
    static void read(Reader& in, const Json& json, T& out, const Rules&) { read_object(in, json, out); }
    static void write(std::string& out, const T& value, const Rules&) { write_object(out, value); }
    static Shape shape(const Rules&) { return {.kind = Shape::Kind::object, .object = &shape_of<T>}; }
};

template <>
struct Value<std::string> {
    static void read(Reader& in, const Json& json, std::string& out, const Rules& rules) {
        in.read_text(json, rules, out);
    }
    static void write(std::string& out, const std::string& value, const Rules&) {
        support::append_json_string(out, value);
    }
    static Shape shape(const Rules& rules) {
        return {.kind = Shape::Kind::text,
                .min = rules.required ? 1 : rules.min,
                .max = rules.max.value_or(static_cast<std::int64_t>(text_max)),
                .form = rules.form,
                .names = rules.names};
    }
};

template <class Tag>
struct Value<support::Id<Tag>> {
    static void read(Reader& in, const Json& json, support::Id<Tag>& out, const Rules& rules) {
        in.read_text(json, rules, out.value);
    }
    static void write(std::string& out, const support::Id<Tag>& value, const Rules&) {
        support::append_json_string(out, value.value);
    }
    static Shape shape(const Rules& rules) {
        Shape made = Value<std::string>::shape(rules);
        made.max = 64;
        return made;
    }
};

/// An act: shipped, or a shop's own that begins with x-.
template <>
struct Value<text::ActId> {
    static std::vector<std::string_view> names() {
        const auto acts = text::known_acts();
        return {acts.begin(), acts.end()};
    }
    static void read(Reader& in, const Json& json, text::ActId& out, const Rules&) {
        if (!in.read_text(json, {.required = true}, out.value)) return;
        if (!text::is_act(out.value)) in.unknown_name(json, names());
    }
    static void write(std::string& out, const text::ActId& value, const Rules&) {
        support::append_json_string(out, value.value);
    }
    static Shape shape(const Rules&) {
        return {.kind = Shape::Kind::text, .names = names(), .open_names = true};
    }
};

template <>
struct Value<support::Localized> {
    static void read(Reader& in, const Json& json, support::Localized& out, const Rules& rules) {
        in.read_localized(json, rules, out);
    }
    static void write(std::string& out, const support::Localized& value, const Rules&) {
        out += '{';
        if (!value.en.empty()) {
            out += "\"en\":";
            support::append_json_string(out, value.en);
        }
        if (!value.en.empty() && !value.zh.empty()) out += ',';
        if (!value.zh.empty()) {
            out += "\"zh\":";
            support::append_json_string(out, value.zh);
        }
        out += '}';
    }
    static Shape shape(const Rules& rules) {
        return {.kind = Shape::Kind::localized,
                .max = rules.max.value_or(static_cast<std::int64_t>(text_max))};
    }
};

template <>
struct Value<bool> {
    static void read(Reader& in, const Json& json, bool& out, const Rules&) { in.read_boolean(json, out); }
    static void write(std::string& out, bool value, const Rules&) { out += value ? "true" : "false"; }
    static Shape shape(const Rules&) { return {.kind = Shape::Kind::boolean}; }
};

template <class T>
struct Value<T, std::enable_if_t<std::is_integral_v<T> && !std::is_same_v<T, bool>>> {
    static constexpr std::int64_t exact = std::int64_t{1} << 53;
    static std::int64_t least(const Rules& rules) {
        return rules.min.value_or(std::is_unsigned_v<T> ? 0 : sizeof(T) < 8 ? -1'000'000'000 : -exact);
    }
    static std::int64_t most(const Rules& rules) {
        return rules.max.value_or(sizeof(T) < 8 ? 1'000'000'000 : exact);
    }
    static void read(Reader& in, const Json& json, T& out, const Rules& rules) {
        std::int64_t value = 0;
        if (in.read_integer(json, least(rules), most(rules), value)) out = static_cast<T>(value);
    }
    static void write(std::string& out, T value, const Rules&) { out += std::to_string(value); }
    static Shape shape(const Rules& rules) {
        return {.kind = Shape::Kind::integer, .min = least(rules), .max = most(rules)};
    }
};

template <class E>
struct Value<E, std::enable_if_t<std::is_enum_v<E>>> {
    static std::vector<std::string_view> names() {
        std::vector<std::string_view> all;
        for (const auto& [name, value] : enum_names<E>())
            all.push_back(name);
        return all;
    }
    static void read(Reader& in, const Json& json, E& out, const Rules&) {
        std::string text;
        if (!in.read_text(json, {.required = true}, text)) return;
        for (const auto& [name, value] : enum_names<E>()) {
            if (name != text) continue;
            out = value;
            return;
        }
        in.unknown_name(json, names());
    }
    static void write(std::string& out, E value, const Rules&) {
        out += '"';
        out += name_of(value);
        out += '"';
    }
    static Shape shape(const Rules&) { return {.kind = Shape::Kind::text, .names = names()}; }
};

/// "ever": true looks at the whole contact.
template <>
struct Value<Reach> {
    static void read(Reader& in, const Json& json, Reach& out, const Rules&) {
        bool ever = false;
        if (in.read_boolean(json, ever)) out = ever ? Reach::ever : Reach::turn;
    }
    static void write(std::string& out, Reach value, const Rules&) {
        out += value == Reach::ever ? "true" : "false";
    }
    static Shape shape(const Rules&) { return {.kind = Shape::Kind::boolean}; }
};

template <class T>
struct Value<std::optional<T>> {
    static void read(Reader& in, const Json& json, std::optional<T>& out, const Rules& rules) {
        Value<T>::read(in, json, out.emplace(), rules);
    }
    static void write(std::string& out, const std::optional<T>& value, const Rules& rules) {
        if (value) Value<T>::write(out, *value, rules);
    }
    static Shape shape(const Rules& rules) { return Value<T>::shape(rules); }
};

/// Every entry of the file has its entry here, a faulty one with its defaults, so that places agree.
template <class T>
struct Value<std::vector<T>> {
    static void read(Reader& in, const Json& json, std::vector<T>& out, const Rules& rules) {
        const std::string_view key = in.key;
        if (rules.single) return Value<T>::read(in, json, out.emplace_back(), part(rules));
        if (!json.is(Json::Kind::array)) return in.wrong_type(json, {"列表 […]", "a list […]"});
        const std::size_t count = in.check_size(json, rules, list_max);
        out.clear(); // A list in the file takes the place of the default, it is not added to it.
        out.reserve(count);
        for (std::size_t i = 0; i < count; ++i) {
            in.key = key;
            Value<T>::read(in, json.children[i], out.emplace_back(), part(rules));
        }
    }
    static void write(std::string& out, const std::vector<T>& values, const Rules& rules) {
        if (rules.single) {
            if (!values.empty()) Value<T>::write(out, values.front(), part(rules));
            return;
        }
        out += '[';
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (i > 0) out += ',';
            Value<T>::write(out, values[i], part(rules));
        }
        out += ']';
    }
    static Shape shape(const Rules& rules) {
        if (rules.single) return Value<T>::shape(part(rules));
        return {.kind = Shape::Kind::list,
                .min = rules.min,
                .max = rules.max.value_or(static_cast<std::int64_t>(list_max)),
                .parts = {Value<T>::shape(part(rules))}};
    }
    /// The limits of a list are its own; its entries keep the form.
    static Rules part(const Rules& rules) {
        return {.required = true, .form = rules.form, .names = rules.names};
    }
};

} // namespace amends::scenario::fields
