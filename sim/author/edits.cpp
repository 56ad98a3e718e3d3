#include "sim/author/edits.hpp"

#include "sim/author/format_shape.hpp"

namespace amends::author {

using support::Json;
using support::Lang;
using support::Localized;

namespace {

/// What the place is called in the reader's tables, or its key.
Localized title_of_place(const Document& document, const JsonPlace& place) {
    if (const FieldShape* field = field_at(document, place)) return field->doc;
    for (auto step = place.steps.rbegin(); step != place.steps.rend(); ++step)
        if (!step->is_index()) return {step->key, step->key};
    return {"整个文件", "the whole file"};
}

Localized named_edit(const Localized& pattern, const Localized& what) {
    const auto filled = [](std::string text, const std::string& name) {
        const std::size_t at = text.find("{what}");
        return at == std::string::npos ? text : text.replace(at, 6, name);
    };
    return {filled(pattern.zh, what.zh), filled(pattern.en, what.en)};
}

const Localized change_name{"修改：{what}", "Change: {what}"}, add_name{"添加：{what}", "Add: {what}"},
    remove_name{"删除：{what}", "Remove: {what}"}, move_name{"移动：{what}", "Move: {what}"};

Edit typed(const Document& document, const JsonPlace& place, std::string json) {
    return {named_edit(change_name, title_of_place(document, place)),
            to_pointer(place),
            {SetValue{place, std::move(json)}}};
}

std::size_t entries_at(const Document& document, const JsonPlace& list) {
    const Json* json = value_at(document, list);
    return json == nullptr ? 0 : json->children.size();
}

} // namespace

Edit change_text(const Document& document, const JsonPlace& place, std::string_view text) {
    return typed(document, place, json_of(text));
}

Edit change_localized(const Document& document, const JsonPlace& place, Lang lang, std::string_view text) {
    const std::string_view own = lang == Lang::zh ? "zh" : "en", other = lang == Lang::zh ? "en" : "zh";
    Edit edit = typed(document, place / own, json_of(text));
    if (!text.empty()) return edit;
    const FieldShape* field = field_at(document, place);
    const bool may_go = field != nullptr && !field->required && field->shape.kind == Shape::Kind::localized;
    const bool is_last = value_at(document, place / other) == nullptr;
    edit.changes = {RemoveValue{may_go && is_last ? place : place / own}};
    return edit;
}

Edit change_number(const Document& document, const JsonPlace& place, std::int64_t number) {
    return typed(document, place, std::to_string(number));
}

Edit change_switch(const Document& document, const JsonPlace& place, bool is_on) {
    return typed(document, place, is_on ? "true" : "false");
}

Edit change_value(const Document& document, const JsonPlace& place, std::string json) {
    Edit edit = typed(document, place, std::move(json));
    edit.merge_key.clear();
    return edit;
}

Edit remove_value(const Document& document, const JsonPlace& place) {
    return {named_edit(remove_name, title_of_place(document, place)), {}, {RemoveValue{place}}};
}

Edit move_entry(const Document& document, const JsonPlace& list, std::size_t from, std::size_t to) {
    return {named_edit(move_name, title_of_place(document, list)), {}, {MoveEntry{list, from, to}}};
}

Edit change_file_text(std::size_t begin, std::size_t end, std::string text) {
    return {{"修改文字", "Change the text"}, "text", {ReplaceText{begin, end, std::move(text)}}};
}

Addition insert_entry(const Document& document, const JsonPlace& list, std::size_t index, std::string json) {
    index = std::min(index, entries_at(document, list));
    return {{named_edit(add_name, title_of_place(document, list)),
             {},
             {InsertEntry{list, index, std::move(json)}}},
            list / index};
}

Addition add_entry(const Document& document, const JsonPlace& list, std::size_t index) {
    return insert_entry(document, list, index, skeleton_entry(document, list));
}

} // namespace amends::author
