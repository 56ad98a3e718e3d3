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

} // namespace

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
