// The tables of scenarios/FORMAT.md and scenarios/PROBLEMS.md.
#include "sim/scenario/fields/tables.hpp"
#include "sim/scenario/schema.hpp"

#include <set>

namespace amends::scenario {
namespace {

using fields::FieldShape;
using fields::ObjectShape;
using fields::Shape;
using fields::TextForm;

std::string link(std::string_view name) {
    return "[" + std::string(name) + "](#" + std::string(name) + ")";
}

std::string range(const Shape& shape) {
    if (!shape.min && !shape.max) return {};
    constexpr std::int64_t unbounded = 1'000'000'000;
    const std::int64_t low = shape.min.value_or(0), high = shape.max.value_or(unbounded);
    if (low <= -unbounded && high >= unbounded) return {};
    if (high >= unbounded) return " ≥ " + std::to_string(low);
    return " " + std::to_string(low) + "…" + std::to_string(high);
}

std::string kind_of(const Shape& shape);

std::string text_kind(const Shape& shape) {
    if (!shape.names.empty()) {
        if (shape.open_names) return "an act (docs/acts.md)";
        if (shape.names.size() > 20) return "a label";
        std::string out;
        for (const auto name : shape.names)
            out += (out.empty() ? "`" : ", `") + std::string(name) + "`";
        return out;
    }
    if (shape.form == TextForm::id) return "id";
    if (shape.form == TextForm::instant) return "date and time with offset";
    if (shape.form == TextForm::clock) return "`HH:MM`";
    return shape.max && *shape.max < static_cast<std::int64_t>(fields::text_max)
               ? "text ≤ " + std::to_string(*shape.max)
               : "text";
}

std::string kind_of(const Shape& shape) {
    switch (shape.kind) {
    case Shape::Kind::text: return text_kind(shape);
    case Shape::Kind::localized: return "`{zh, en}` ≤ " + std::to_string(shape.max.value_or(0));
    case Shape::Kind::integer: return "whole number" + range(shape);
    case Shape::Kind::boolean: return "`true`, `false`";
    case Shape::Kind::object: return link(shape.object().name);
    case Shape::Kind::list: {
        std::string out = "list of " + kind_of(shape.parts[0]);
        if (shape.min.value_or(0) > 0) out += ", at least " + std::to_string(*shape.min);
        return out;
    }
    case Shape::Kind::map:
        return std::string("object: ") + (shape.names.empty() ? "name" : "action") + " → "
               + kind_of(shape.parts[0]);
    case Shape::Kind::any_of: break;
    }
    std::string out;
    for (const Shape& part : shape.parts)
        out += (out.empty() ? "" : " or ") + kind_of(part);
    return out;
}

std::string absent(const FieldShape& field) {
    if (field.required) return "**required**";
    const std::string& json = field.default_json;
    const bool nothing =
        json.empty() || json == "{}" || json == "[]" || json == "\"\"" || json.front() == '{';
    return nothing ? "" : "`" + json + "`";
}

/// Writes an object and then those it speaks of, each once, in the order they are met.
class Pages {
public:
    std::string out;

    void add(const ObjectShape& object) {
        if (!seen_.insert(object.name).second) return;
        out += "### " + std::string(object.name) + "\n\n";
        if (!object.alternatives.empty()) return add_alternatives(object);
        out += (object.exactly_one ? "Exactly one of these keys.\n\n" : "");
        out += "| key | holds | when absent | meaning | 含义 |\n| --- | --- | --- | --- | --- |\n";
        for (const FieldShape& field : object.fields) {
            out += "| `" + std::string(field.name) + "` | " + kind_of(field.shape) + " | " + absent(field)
                   + " | " + field.doc.en + " | " + field.doc.zh + " |\n";
        }
        out += "\n";
        for (const FieldShape& field : object.fields)
            follow(field.shape);
    }

private:
    void add_alternatives(const ObjectShape& object) {
        out += "One of these objects:";
        for (const auto alternative : object.alternatives)
            out += " " + link(alternative().name);
        out += "\n\n";
        for (const auto alternative : object.alternatives)
            add(alternative());
    }
    void follow(const Shape& shape) {
        if (shape.kind == Shape::Kind::object) add(shape.object());
        for (const Shape& part : shape.parts)
            follow(part);
    }

    std::set<std::string_view> seen_;
};

std::string cell(const ProblemText& text, std::string_view (*pick)(const ProblemText&)) {
    std::string out;
    for (const char c : pick(text))
        out += c == '|' ? std::string("\\|") : std::string(1, c);
    return out;
}

std::string_view zh(const ProblemText& text) {
    return text.zh;
}
std::string_view en(const ProblemText& text) {
    return text.en;
}

std::string_view severity_of(const ProblemKind& kind) {
    if (kind.severity == support::Severity::note) return "note";
    return kind.severity == support::Severity::error ? "error" : "warning";
}

std::string group(char letter, std::string_view title) {
    std::string out = "## " + std::string(title)
                      + "\n\n| no. | | what is wrong | what would be right |\n| --- | --- | --- | --- |\n";
    for (const ProblemKind& kind : problem_kinds()) {
        if (kind.id.front() != letter) continue;
        out += "| " + std::string(kind.id) + " | " + std::string(severity_of(kind)) + " | "
               + cell(kind.message, en) + "<br>" + cell(kind.message, zh) + " | " + cell(kind.hint, en)
               + "<br>" + cell(kind.hint, zh) + " |\n";
    }
    return out + "\n";
}

} // namespace

std::string reference_tables() {
    Pages pages;
    pages.add(fields::table_of<Scenario>().shape);
    pages.add(fields::table_of<fields::PartFile>().shape);
    return pages.out;
}

std::string problem_tables() {
    return group('F', "Any file of ours") + group('S', "Scenarios") + group('R', "Rubrics")
           + group('L', "Play scripts and the tests of a scenario");
}

} // namespace amends::scenario
