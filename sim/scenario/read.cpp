#include "sim/scenario/read.hpp"

#include "sim/scenario/fields/tables.hpp"
#include "sim/scenario/opened.hpp"

namespace amends::scenario {

using fields::Document;
using fields::Reader;
using support::Json;

ReadScenario::ReadScenario() = default;
ReadScenario::ReadScenario(ReadScenario&&) noexcept = default;
ReadScenario& ReadScenario::operator=(ReadScenario&&) noexcept = default;
ReadScenario::~ReadScenario() = default;
ReadPart::ReadPart() = default;
ReadPart::ReadPart(ReadPart&&) noexcept = default;
ReadPart& ReadPart::operator=(ReadPart&&) noexcept = default;
ReadPart::~ReadPart() = default;

namespace {

/// False, with one problem instead of hundreds, when the file is of a format this program does not know.
bool format_is_known(Reader& reader, const Json& root) {
    const Json* format = root.find("format");
    if (format == nullptr) return true; // told as a missing key
    reader.key = "format";
    if (!format->is(Json::Kind::integer)) {
        reader.wrong_type(*format, {"整数", "a whole number"});
        return true;
    }
    if (format->integer == format_version) return true;
    reader.report(Code::unknown_format, format->offset,
                  {{"found", format->integer}, {"known", std::int64_t{format_version}}});
    return false;
}

/// Reads the root into `out`; false when nothing of it was read.
template <class T>
bool read_root(Reader& reader, const Json& root, T& out) {
    reader.key = "{}";
    if (!root.is(Json::Kind::object)) {
        reader.wrong_type(root, fields::table_of<T>().shape.doc);
        return false;
    }
    if (!format_is_known(reader, root)) return false;
    fields::read_object(reader, root, out);
    return true;
}

std::string text_member(const Json& value, std::string_view key) {
    const Json* text = value.find(key);
    return text != nullptr && text->is(Json::Kind::string) ? std::string(text->text) : std::string();
}

/// Whatever has an "x-todo" beside it is told, with what it says in either language.
void tell_what_is_to_fill_in(Reader& reader, const Json& value) {
    for (const Json& child : value.children) {
        if (child.key != "x-todo") {
            if (!child.key.starts_with("x-")) tell_what_is_to_fill_in(reader, child);
            continue;
        }
        support::Localized what{text_member(child, "zh"), text_member(child, "en")};
        if (child.is(Json::Kind::string)) what = {std::string(child.text), std::string(child.text)};
        if (what.zh.empty()) what.zh = what.en;
        if (what.en.empty()) what.en = what.zh;
        if (what.zh.empty()) what = {"旁边的内容", "what stands beside it"}; // it says nothing of its own
        reader.report(Code::to_fill_in, child.key_offset, {{"what", std::move(what)}});
    }
}

void collect(Reader& reader, std::vector<support::Problem>& problems) {
    for (auto& problem : reader.problems)
        problems.push_back(std::move(problem));
    sort_and_limit(problems);
}

} // namespace

OpenedText open_text(std::string file_name, std::string text) {
    const auto document = std::make_shared<Document>(std::move(file_name), std::move(text));
    auto parsed = support::parse_json(document->file, document->text, fields::json_limits);
    OpenedText opened{document, parsed.root.has_value(), std::move(parsed.problems)};
    if (parsed.root) document->root = std::move(*parsed.root);
    return opened;
}

ReadScenario read_draft(const OpenedText& opened) {
    ReadScenario read;
    read.problems = opened.problems;
    if (!opened.is_json) return read;
    const auto& document = opened.document;
    read.document = document;
    read.source = SourceMap(document);
    Reader reader(*document);
    read.has_draft = read_root(reader, document->root, read.draft);
    tell_what_is_to_fill_in(reader, document->root);
    if (read.draft.rubric.empty()) read.draft.rubric = RubricId("default");
    read.texts = std::move(reader.texts);
    collect(reader, read.problems);
    read.is_sound = !support::has_errors(read.problems);
    return read;
}

ReadScenario read_draft(std::string file_name, std::string text) {
    return read_draft(open_text(std::move(file_name), std::move(text)));
}

ReadScenario read_scenario(std::string file_name, std::string text) {
    ReadScenario read = read_draft(std::move(file_name), std::move(text));
    if (read.is_sound) read.scenario = std::make_shared<const Scenario>(read.draft);
    return read;
}

ReadPart read_part(const OpenedText& opened) {
    ReadPart read;
    read.problems = opened.problems;
    if (!opened.is_json) return read;
    const auto& document = opened.document;
    read.document = document;
    Reader reader(*document);
    fields::PartFile part;
    read_root(reader, document->root, part);
    read.name = std::move(part.part);
    read.flags = std::move(part.flags);
    read.nodes = std::move(part.nodes);
    read.texts = std::move(reader.texts);
    collect(reader, read.problems);
    read.usable = !support::has_errors(read.problems);
    return read;
}

ReadPart read_part(std::string file_name, std::string text) {
    return read_part(open_text(std::move(file_name), std::move(text)));
}

std::string write_scenario(const Scenario& scenario) {
    std::string out;
    fields::write_object(out, scenario);
    return out;
}

namespace {

/// Equality that seldom compares more than a character: the ids of a case differ in length or at their end.
bool is(const PlaceId& one, const PlaceId& other) {
    const std::string &a = one.value, &b = other.value;
    return a.size() == b.size() && (a.empty() || a.back() == b.back()) && a == b;
}

} // namespace

const Node* find_node(const Scenario& scenario, const PlaceId& id) {
    for (const Node& node : scenario.nodes) {
        if (is(node.id, id)) return &node;
    }
    return nullptr;
}

const Ending* find_ending(const Scenario& scenario, const PlaceId& id) {
    for (const Ending& ending : scenario.endings) {
        if (is(ending.id, id)) return &ending;
    }
    return nullptr;
}

} // namespace amends::scenario
