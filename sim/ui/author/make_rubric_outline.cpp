// The parts of a rubric, each with a form of its own.
#include "sim/ui/author/author.hpp"
#include "sim/ui/base/search.hpp"

#include <array>

namespace amends::ui {
namespace {

struct RubricPart {
    std::string_view key; ///< empty: the rubric itself
    Icon icon;
    bool listed; ///< of the shop's own lists
};
constexpr std::array<RubricPart, 8> rubric_parts{{{"", Icon::tune, false},
                                                  {"criteria", Icon::balance, false},
                                                  {"critical", Icon::error, false},
                                                  {"mood", Icon::mood_neutral, false},
                                                  {"csat", Icon::star, false},
                                                  {"steps", Icon::checklist, false},
                                                  {"never_say", Icon::muted, true},
                                                  {"must_say", Icon::chat, true}}};

bool stands_at(const AuthorProblem& problem, std::string_view place) {
    if (place.empty()) {
        for (const RubricPart& part : rubric_parts)
            if (!part.key.empty() && problem.place.starts_with("/" + std::string(part.key))) return false;
        return true;
    }
    return problem.place == place || problem.place.starts_with(std::string(place) + "/");
}

void count_problems(OutlineRow& row, const std::vector<AuthorProblem>& problems) {
    for (const AuthorProblem& problem : problems) {
        const bool here = row.place.empty()
                              ? problem.place.find('/', 1) == std::string::npos
                              : problem.place == row.place || problem.place.starts_with(row.place + "/");
        if (!here) continue;
        row.errors += problem.severity == support::Severity::error ? 1 : 0;
        row.warnings += problem.severity == support::Severity::warning ? 1 : 0;
    }
}

} // namespace

std::vector<OutlineRow> make_lexicon_outline(const author::Document& document, const Texts& texts,
                                             const std::vector<AuthorProblem>& problems,
                                             std::string_view query) {
    std::vector<OutlineRow> rows;
    if (document.root() == nullptr) return rows;
    const auto add = [&](OutlineRow row) {
        if (!holds_words(row.title, query)) return;
        count_problems(row, problems);
        rows.push_back(std::move(row));
    };
    rows.push_back(
        {.place = {}, .id = "lexicon", .title = texts.get("author.group_lexicon"), .heading = true});
    add({.place = {},
         .id = "part/basics",
         .title = texts.get("author.rubric_basics"),
         .note = {},
         .icon = Icon::tune});
    for (const char* key : {"sets", "right_words", "often_mistyped", "homophones", "concepts"}) {
        const support::Json* value = document.root()->find(key);
        add({.place = std::string("/") + key,
             .id = std::string("part/") + key,
             .title = texts.get(std::string("author.lexicon_") + key),
             .note = std::to_string(value == nullptr ? 0 : value->children.size()),
             .icon = Icon::checklist});
    }
    const support::Json* rules = document.root()->find("rules");
    const std::size_t count = rules == nullptr ? 0 : rules->children.size();
    rows.push_back({.place = "/rules",
                    .id = "group_rules",
                    .title = texts.get("author.group_rules"),
                    .note = std::to_string(count),
                    .heading = true,
                    .adds = true});
    for (std::size_t i = 0; i < count; ++i) {
        const author::JsonPlace at = author::JsonPlace{} / "rules" / i;
        const std::string_view label = author::text_at(document, at / "label"),
                               act = author::text_at(document, at / "act"),
                               id = author::text_at(document, at / "id");
        add({.place = author::to_pointer(at),
             .id = "rule/" + std::to_string(i),
             .title = id.empty() ? texts.get("author.form_entry", {{"number", i + 1}}) : std::string(id),
             .note = label.empty() ? value_words(texts, "act", act) : value_words(texts, "label", label),
             .icon = Icon::chat});
    }
    return rows;
}

std::vector<OutlineRow> make_rubric_outline(const author::Document& document, const Texts& texts,
                                            const std::vector<AuthorProblem>& problems,
                                            std::string_view query) {
    std::vector<OutlineRow> rows;
    if (document.root() == nullptr) return rows;
    bool listed = false;
    rows.push_back({.place = {}, .id = "rubric", .title = texts.get("author.group_rubric"), .heading = true});
    for (const RubricPart& part : rubric_parts) {
        const std::string key(part.key);
        OutlineRow row{.place = key.empty() ? std::string() : "/" + key,
                       .id = "part/" + (key.empty() ? "basics" : key),
                       .title = texts.get("author.rubric_" + (key.empty() ? "basics" : key)),
                       .note = {},
                       .icon = part.icon};
        if (!holds_words(row.title, query)) continue;
        const support::Json* value = key.empty() ? nullptr : document.root()->find(key);
        if (value != nullptr && value->is(support::Json::Kind::array))
            row.note = std::to_string(value->children.size());
        else if (part.listed)
            row.note = "0";
        for (const AuthorProblem& problem : problems) {
            if (!stands_at(problem, row.place)) continue;
            row.errors += problem.severity == support::Severity::error ? 1 : 0;
            row.warnings += problem.severity == support::Severity::warning ? 1 : 0;
        }
        if (part.listed && !std::exchange(listed, true))
            rows.push_back(
                {.place = {}, .id = "lists", .title = texts.get("author.group_lists"), .heading = true});
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace amends::ui
