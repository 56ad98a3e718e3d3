#include "sim/scenario/fields/value_named.hpp"

#include "sim/scenario/fields/tables.hpp"

namespace amends::scenario::fields {

using support::append_json_string;

std::vector<std::string_view> Value<text::Label>::names() {
    std::vector<std::string_view> all;
    for (const text::Label label : text::all_labels())
        all.push_back(to_string(label));
    return all;
}

void Value<text::Label>::read(Reader& in, const Json& json, text::Label& out, const Rules&) {
    std::string name;
    if (!in.read_text(json, {.required = true}, name)) return;
    if (const auto label = text::label_from(name)) {
        out = *label;
    } else {
        in.unknown_name(json, names());
    }
}

void Value<text::Label>::write(std::string& out, text::Label value, const Rules&) {
    append_json_string(out, to_string(value));
}

void Value<text::LabelSet>::read(Reader& in, const Json& json, text::LabelSet& out, const Rules&) {
    const std::string_view key = in.key;
    if (!json.is(Json::Kind::array)) return in.wrong_type(json, {"列表 […]", "a list […]"});
    for (const Json& child : json.children) {
        in.key = key;
        const std::size_t before = in.problems.size();
        text::Label label{};
        Value<text::Label>::read(in, child, label, {});
        if (in.problems.size() > before) continue;
        if (has(out, label)) in.report(Code::repeated_name, child.offset, {{"name", child.text}});
        add(out, label);
    }
}

void Value<text::LabelSet>::write(std::string& out, const text::LabelSet& set, const Rules&) {
    out += '[';
    bool first = true;
    for (const text::Label label : text::all_labels()) {
        if (!has(set, label)) continue;
        if (!first) out += ',';
        first = false;
        append_json_string(out, to_string(label));
    }
    out += ']';
}

std::vector<std::string_view> Value<DeskAction>::names() {
    std::vector<std::string_view> all;
    for (std::size_t i = 0; i < desk_action_count; ++i)
        all.push_back(to_string(static_cast<DeskAction>(i)));
    return all;
}

void Value<DeskAction>::read(Reader& in, const Json& json, DeskAction& out, const Rules&) {
    std::string name;
    if (!in.read_text(json, {.required = true}, name)) return;
    if (const auto action = desk_action_from(name)) {
        out = *action;
    } else {
        in.unknown_name(json, names());
    }
}

void Value<DeskAction>::write(std::string& out, DeskAction value, const Rules&) {
    append_json_string(out, to_string(value));
}

namespace {

/// {"var": …, "percent": …} as it stands in the file.
struct Share {
    VariableId var;
    int percent = 100;
};

} // namespace

template <>
const ObjectTable<Share>& table_of<Share>() {
    static const auto made = table<Share>(
        "share", {"变量的一部分", "a share of a variable"},
        {field<&Share::var>("var", {.required = true}, {"金额变量的标识", "a variable of kind money"}),
         field<&Share::percent>("percent", {.min = 0, .max = 1000},
                                {"百分之几，向下取整", "percent of it, rounded down"})});
    return made;
}

void Value<Amount>::read(Reader& in, const Json& json, Amount& out, const Rules&) {
    if (json.is(Json::Kind::integer) || json.is(Json::Kind::real)) {
        in.read_integer(json, 0, 1'000'000'000'000, out.minor);
        return;
    }
    if (!json.is(Json::Kind::object)) {
        in.wrong_type(json,
                      {"以分为单位的整数，或 {\"var\": …}", "a whole number of minor units or {\"var\": …}"});
        return;
    }
    Share share;
    read_object(in, json, share);
    out = {0, share.var, share.percent};
}

void Value<Amount>::write(std::string& out, const Amount& value, const Rules&) {
    if (value.variable.empty()) {
        out += std::to_string(value.minor);
    } else {
        write_object(out, Share{value.variable, value.percent});
    }
}

Shape Value<Amount>::shape(const Rules&) {
    const Shape number{.kind = Shape::Kind::integer, .min = 0, .max = 1'000'000'000'000};
    const Shape share{.kind = Shape::Kind::object, .object = &shape_of<Share>};
    return {.kind = Shape::Kind::any_of, .parts = {number, share}};
}

void Value<std::map<DeskAction, Amount>>::read(Reader& in, const Json& json,
                                               std::map<DeskAction, Amount>& out, const Rules&) {
    if (!json.is(Json::Kind::object)) return in.wrong_type(json, {"对象 {…}", "an object {…}"});
    const std::string_view table = in.key;
    for (const Json& child : json.children) {
        if (child.key.starts_with("x-")) continue;
        const auto action = desk_action_from(child.key);
        if (!action) {
            Json name = child;
            name.text = child.key;
            name.offset = child.key_offset;
            in.key = table;
            in.unknown_name(name, Value<DeskAction>::names());
            continue;
        }
        in.key = child.key;
        Value<Amount>::read(in, child, out[*action], {});
    }
}

void Value<std::map<DeskAction, Amount>>::write(std::string& out, const std::map<DeskAction, Amount>& values,
                                                const Rules& rules) {
    std::map<std::string_view, const Amount*> sorted;
    for (const auto& [action, amount] : values)
        sorted[to_string(action)] = &amount;
    out += '{';
    bool first = true;
    for (const auto& [name, amount] : sorted) {
        if (!first) out += ',';
        first = false;
        append_json_string(out, name);
        out += ':';
        Value<Amount>::write(out, *amount, rules);
    }
    out += '}';
}

Shape Value<std::map<DeskAction, Amount>>::shape(const Rules& rules) {
    return {.kind = Shape::Kind::map,
            .names = Value<DeskAction>::names(),
            .parts = {Value<Amount>::shape(rules)}};
}

void Value<std::map<std::string, PlaceId>>::read(Reader& in, const Json& json,
                                                 std::map<std::string, PlaceId>& out, const Rules&) {
    if (!json.is(Json::Kind::object)) return in.wrong_type(json, {"对象 {…}", "an object {…}"});
    for (const Json& child : json.children) {
        if (child.key.starts_with("x-")) continue;
        in.key = child.key;
        in.read_text(child, {.required = true}, out[std::string(child.key)].value);
    }
}

void Value<std::map<std::string, PlaceId>>::write(std::string& out,
                                                  const std::map<std::string, PlaceId>& values,
                                                  const Rules&) {
    out += '{';
    bool first = true;
    for (const auto& [name, place] : values) {
        if (!first) out += ',';
        first = false;
        append_json_string(out, name);
        out += ':';
        append_json_string(out, place.value);
    }
    out += '}';
}

Shape Value<std::map<std::string, PlaceId>>::shape(const Rules&) {
    return {.kind = Shape::Kind::map, .parts = {Value<PlaceId>::shape({.required = true})}};
}

} // namespace amends::scenario::fields
