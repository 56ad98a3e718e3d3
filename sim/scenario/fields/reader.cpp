#include "sim/scenario/fields/reader.hpp"

#include "scoring/text/acts.hpp"
#include "scoring/text/labels.hpp"
#include "sim/scenario/fields/spoken_names.hpp"
#include "support/did_you_mean.hpp"
#include "support/utf8.hpp"

#include <algorithm>

namespace amends::scenario::fields {

using support::Json;
using support::Localized;

namespace {

std::vector<std::string> strings(const std::vector<std::string_view>& names) {
    return {names.begin(), names.end()};
}

bool digits(std::string_view text, std::size_t from, std::size_t count) {
    return text.size() >= from + count
           && std::all_of(text.begin() + static_cast<std::ptrdiff_t>(from),
                          text.begin() + static_cast<std::ptrdiff_t>(from + count),
                          [](char c) { return c >= '0' && c <= '9'; });
}

int number(std::string_view text, std::size_t from, std::size_t count) {
    int value = 0;
    for (const char c : text.substr(from, count))
        value = value * 10 + (c - '0');
    return value;
}

bool clock_at(std::string_view text, std::size_t from) {
    return digits(text, from, 2) && digits(text, from + 3, 2) && text[from + 2] == ':'
           && number(text, from, 2) < 24 && number(text, from + 3, 2) < 60;
}

bool date_exists(int year, int month, int day) {
    if (year < 1970 || month < 1 || month > 12 || day < 1) return false;
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    const int days[] = {31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return day <= days[month - 1];
}

/// How a name that stands where a condition is wanted would be one.
Localized advice_on_condition(const Json& json) {
    std::string example = R"({"label": "empathy"})";
    if (json.is(Json::Kind::string) && text::label_from(json.text))
        example = R"({"label": ")" + std::string(json.text) + "\"}";
    else if (json.is(Json::Kind::string) && text::is_act(json.text))
        example = R"({"act": ")" + std::string(json.text) + "\"}";
    if (json.is(Json::Kind::array))
        return {"写成 {\"all\": […]}（全部成立）或 {\"any\": […]}（成立一个）",
                "write {\"all\": […]} where each must hold, {\"any\": […]} where one is enough"};
    return {"写成 " + example, "write " + example};
}

/// A list where one label or act is wanted.
Localized advice_on_several(std::string_view key) {
    const std::string one = "{\"" + std::string(key) + "\": …}",
                      any = "{\"any\": [" + one + ", " + one + "]}";
    return {"几个里有一个就行，写成 " + any, "where one of several is enough write " + any};
}

/// Behind the list of right names: what a name is that belongs elsewhere.
Localized told_of_other_kind(std::string_view key, std::string_view name) {
    const bool wants_label = key == "label" || key == "labels" || key == "due" || key == "welcome";
    const bool wants_act = key == "act" || key == "acts";
    const bool is_label = wants_act && text::label_from(name), is_act = wants_label && text::is_act(name);
    if (!is_label && !is_act) return {};
    const std::string own(name), other = is_act ? "act" : "label";
    const bool in_condition = key == "label" || key == "act";
    const std::string place = in_condition ? "{\"" + other + "\": \"" + own + "\"}" : "\"" + other + "s\"";
    return {"；“" + own + "”是" + (is_act ? "行为" : "标签") + (in_condition ? "，写成 " : "，写在 ") + place,
            "; \"" + own + "\" is " + (is_act ? "an act" : "a label") + ": " + place};
}

/// The language that was probably meant; empty for other names.
std::string language_meant(std::string_view name, const std::vector<std::string_view>& names) {
    constexpr std::string_view chinese[] = {"cn", "ch", "CN", "zh-CN", "zh_CN", "chinese", "Chinese", "中文"};
    constexpr std::string_view english[] = {"eng", "EN",      "en-US",   "en_US", "us",
                                            "uk",  "english", "English", "英文"};
    const auto is = [&](std::string_view one) { return one == name; };
    const auto offered = [&](std::string_view lang) {
        return std::find(names.begin(), names.end(), lang) != names.end();
    };
    if (offered("zh") && std::any_of(std::begin(chinese), std::end(chinese), is)) return "zh";
    if (offered("en") && std::any_of(std::begin(english), std::end(english), is)) return "en";
    return {};
}

} // namespace

Localized describe(const Json& json) {
    switch (json.kind) {
    case Json::Kind::null: return {"空值（null）", "null"};
    case Json::Kind::boolean: return {"真假值", "a boolean"};
    case Json::Kind::integer: return {"数字", "a number"};
    case Json::Kind::real: return {"小数", "a fraction"};
    case Json::Kind::string: return {"文字", "a text"};
    case Json::Kind::array: return {"列表", "a list"};
    case Json::Kind::object: break;
    }
    return {"对象", "an object"};
}

std::string join(const std::vector<std::string_view>& names) {
    std::string out;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i == 20) return out + ", …";
        if (i > 0) out += ", ";
        out += names[i];
    }
    return out;
}

bool is_id(std::string_view text) {
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    return !text.empty() && text.size() <= 64 && letter(text[0])
           && std::all_of(text.begin(), text.end(),
                          [&](char c) { return letter(c) || c == '_' || c == '-'; });
}

bool is_clock(std::string_view text) {
    return text.size() == 5 && clock_at(text, 0);
}

bool is_instant(std::string_view text) {
    // 2026-03-12T20:14:00+08:00, or Z for the offset
    if (text.size() != 25 && text.size() != 20) return false;
    if (!digits(text, 0, 4) || text[4] != '-' || !digits(text, 5, 2) || text[7] != '-' || !digits(text, 8, 2)
        || text[10] != 'T' || !clock_at(text, 11) || text[16] != ':' || !digits(text, 17, 2)
        || number(text, 17, 2) > 59) {
        return false;
    }
    if (!date_exists(number(text, 0, 4), number(text, 5, 2), number(text, 8, 2))) return false;
    if (text.size() == 20) return text[19] == 'Z';
    return (text[19] == '+' || text[19] == '-') && clock_at(text, 20) && number(text, 20, 2) <= 14;
}

void Reader::report(Code code, std::size_t offset, const Fills& fills) {
    if (problems.size() > problems_max) return; // `sort_and_limit` tells that there are more
    const auto place = document_->lines.at(offset);
    problems.push_back(make_problem(code, document_->file, place.line, place.column, fills));
}

void Reader::wrong_type(const Json& json, Localized expected) {
    Localized advice;
    if (json.is(Json::Kind::string)
        && (expected.en.starts_with("a whole number") || expected.en == "true or false"))
        advice = {"若只是多了引号，去掉引号", "leave the quotation marks out if that is all"};
    if (expected.en.starts_with("a condition")) advice = advice_on_condition(json);
    if (expected.en == "a text" && json.is(Json::Kind::array) && (key == "label" || key == "act"))
        advice = advice_on_several(key);
    if (expected.en.starts_with("a list") && !json.is(Json::Kind::array))
        advice = {"外面加上 [ 和 ]，只有一项也要", "put it between [ and ], even a single one"};
    const bool is_whole_file = key == "{}";
    const std::string_view file = document_->file;
    if (is_whole_file)
        advice = {"整个文件应当是一个对象，以 { 开头、以 } 结尾",
                  "the whole file is one object, from { to }"};
    report(Code::wrong_type, json.offset,
           {{"key", is_whole_file ? file.substr(file.rfind('/') + 1) : key},
            {"expected", std::move(expected)},
            {"found", describe(json)},
            {"advice", std::move(advice)}});
}

void Reader::unknown_key(const Json& json, const ObjectShape& shape) {
    std::vector<std::string_view> names;
    for (const FieldShape& field : shape.fields)
        names.push_back(field.name);
    report(Code::unknown_key, json.key_offset,
           {{"object", shape.doc},
            {"key", json.key},
            {"names", join(names)},
            {"near", support::did_you_mean(json.key, strings(names))}});
}

void Reader::unknown_name(const Json& json, const std::vector<std::string_view>& names) {
    const std::string lang = language_meant(json.text, names);
    const Localized other = told_of_other_kind(key, json.text);
    const std::string near = name_meant(json.text, strings(names)), all = join(names);
    report(Code::unknown_name, json.offset,
           {{"key", key},
            {"name", json.text},
            {"names", Localized{all + other.zh, all + other.en}},
            {"near", !lang.empty()   ? lang
                     : other.empty() ? near
                                     : std::string()}});
}

bool Reader::check_form(const Json& json, TextForm form) {
    if (form == TextForm::id && !is_id(json.text)) {
        report(Code::bad_id, json.offset, {{"name", json.text}});
        return false;
    }
    if (form == TextForm::instant && !is_instant(json.text)) {
        report(Code::bad_time, json.offset,
               {{"name", json.text},
                {"expected", Localized{"带时区的日期时间", "a date and time with its offset"}},
                {"example", "2026-03-12T20:14:00+08:00"}});
        return false;
    }
    if (form == TextForm::clock && !is_clock(json.text)) {
        report(Code::bad_time, json.offset,
               {{"name", json.text}, {"expected", Localized{"时刻", "a time of day"}}, {"example", "10:00"}});
        return false;
    }
    return true;
}

bool Reader::read_text(const Json& json, const Rules& rules, std::string& out) {
    if (!json.is(Json::Kind::string)) {
        wrong_type(json, {"文字", "a text"});
        return false;
    }
    if (json.text.empty()) {
        if (!rules.required && rules.min.value_or(0) == 0) return true;
        report(Code::empty_text, json.offset, {{"key", key}});
        return false;
    }
    const auto max = static_cast<std::size_t>(rules.max.value_or(text_max));
    if (json.text.size() > max) {
        if (const std::size_t length = support::count_code_points(json.text); length > max) {
            out = json.text; // told once is enough
            report(Code::long_text, json.offset,
                   {{"key", key},
                    {"found", static_cast<std::int64_t>(length)},
                    {"max", static_cast<std::int64_t>(max)}});
            return false;
        }
    }
    if (!rules.names.empty()
        && std::find(rules.names.begin(), rules.names.end(), json.text) == rules.names.end()) {
        unknown_name(json, rules.names);
        return false;
    }
    out = json.text;
    return check_form(json, rules.form);
}

bool Reader::read_integer(const Json& json, std::int64_t min, std::int64_t max, std::int64_t& out) {
    if (json.is(Json::Kind::integer) && json.integer >= min && json.integer <= max) {
        out = json.integer;
        return true;
    }
    if (!json.is(Json::Kind::integer) && !json.is(Json::Kind::real)) {
        wrong_type(json, {"整数", "a whole number"});
        return false;
    }
    const std::string found =
        json.end > json.offset ? document_->text.substr(json.offset, json.end - json.offset) : "?";
    constexpr std::int64_t money_from = 1'000'000'000; // nothing else goes so far
    const bool money = json.is(Json::Kind::real) && max >= money_from;
    report(Code::out_of_range, json.offset,
           {{"key", key},
            {"found", found},
            {"min", min},
            {"max", max},
            {"near", money ? std::string("money") : std::string()}});
    return false;
}

bool Reader::read_boolean(const Json& json, bool& out) {
    if (!json.is(Json::Kind::boolean)) {
        wrong_type(json, {"真假值（true 或 false）", "true or false"});
        return false;
    }
    out = json.boolean;
    return true;
}

void Reader::read_localized(const Json& json, const Rules& rules, Localized& out) {
    static const ObjectShape shape{"localized",
                                   {"双语文字", "a text in two languages"},
                                   {{"zh", false, {}, {}, {}}, {"en", false, {}, {}, {}}},
                                   false,
                                   {}};
    if (!json.is(Json::Kind::object)) {
        wrong_type(json, {"{\"zh\": …, \"en\": …}", "{\"zh\": …, \"en\": …}"});
        return;
    }
    const Rules part{.required = false, .max = rules.max};
    const std::string_view own_key = key;
    TextView view;
    for (const Json& child : json.children) {
        if (child.key == "zh" || child.key == "en") {
            read_text(child, part, child.key == "zh" ? out.zh : out.en);
            (child.key == "zh" ? view.zh : view.en) = child.text;
        } else if (!child.key.starts_with("x-")) {
            unknown_key(child, shape);
        }
    }
    texts.push_back({&json, document_, view, own_key, rules.required});
}

std::size_t Reader::check_size(const Json& json, const Rules& rules, std::size_t default_max) {
    const std::int64_t min = rules.min.value_or(0);
    const std::int64_t max = rules.max.value_or(static_cast<std::int64_t>(default_max));
    const auto found = static_cast<std::int64_t>(json.children.size());
    if (found < min || found > max) {
        report(Code::long_list, json.offset, {{"key", key}, {"found", found}, {"min", min}, {"max", max}});
    }
    return static_cast<std::size_t>(std::min(found, max));
}

} // namespace amends::scenario::fields
