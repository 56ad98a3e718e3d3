#include "sim/ui/author/author.hpp"
#include "sim/ui/base/search.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

namespace amends::ui {
namespace {

std::string entry_pointer(std::string_view list, std::size_t index) {
    return std::string("/").append(list).append("/").append(std::to_string(index));
}

/// Collects the rows that fit what is searched for; a heading stays when a row below it does.
struct OutlineBuilder {
    const OutlineInput& in;
    std::vector<OutlineRow> rows;

    void heading(std::string_view id, const std::string& list, std::size_t count, bool adds) {
        const std::string name(id);
        rows.push_back({.place = list,
                        .id = "group_" + name,
                        .title = in.texts.get("author.group_" + name),
                        .note = adds ? std::to_string(count) : std::string(),
                        .heading = true,
                        .adds = adds});
    }
    void row(OutlineRow made) {
        if (holds_words(made.title, in.query) || holds_words(made.id, in.query))
            rows.push_back(std::move(made));
    }
    /// A member of the case with the number of its entries; none where a number says nothing.
    void part(const std::string& key, Icon icon, std::optional<std::size_t> count,
              const std::string& within = {}) {
        row({.place = within + "/" + key,
             .id = "part/" + key,
             .title = in.texts.get("author.part_" + key),
             .note = count && *count > 0 ? std::to_string(*count) : std::string(),
             .icon = icon,
             .nested = !within.empty()});
    }
};

void add_parts(OutlineBuilder& made) {
    const scenario::Scenario& script = made.in.script;
    const scenario::Desk& desk = script.desk;
    made.heading("case", {}, 0, false);
    made.row({.place = {},
              .id = "part/basics",
              .title = made.in.texts.get("author.part_basics"),
              .note = {},
              .icon = Icon::article});
    made.part("customer", Icon::person, std::nullopt);
    made.part("contact", Icon::timer, std::nullopt);
    made.part("variables", Icon::tune, script.variables.size());
    made.part("flags", Icon::flag, script.flags.size());
    made.part("events", Icon::bolt, script.events.size());
    made.part("expects", Icon::checklist, std::nullopt);
    made.part("resolution", Icon::handshake, script.resolution.ways.size());
    made.part("wrap_up", Icon::done, std::nullopt);
    made.part("mood_table", Icon::mood_neutral, std::nullopt);
    made.part("tests", Icon::fact_check, script.tests.size());
    made.part("includes", Icon::library, script.includes.size());
    made.part("suppress", Icon::muted, script.suppress.size());
    made.heading("desk", {}, 0, false);
    made.part("desk", Icon::headset, std::nullopt);
    made.part("orders", Icon::receipt, desk.orders.size(), "/desk");
    made.part("photos", Icon::photos, desk.photos.size(), "/desk");
    made.part("stock", Icon::parcel, desk.stock.size(), "/desk");
    made.part("policies", Icon::policy, desk.policies.size(), "/desk");
    made.part("articles", Icon::book, desk.articles.size(), "/desk");
    made.part("facts", Icon::info, desk.facts.size(), "/desk");
    made.part("actions", Icon::rule, desk.actions.size(), "/desk");
    made.part("saved_replies", Icon::saved_reply, desk.saved_replies.size(), "/desk");
    made.part("earlier", Icon::history, desk.earlier.size(), "/desk");
    made.part("departments", Icon::group, desk.departments.size(), "/desk");
    made.part("tickets", Icon::ticket, desk.tickets.size(), "/desk");
}

void add_places(OutlineBuilder& made) {
    const scenario::Scenario& script = made.in.script;
    const support::Lang lang = made.in.texts.lang();
    const std::size_t nodes = std::min(made.in.own_nodes, script.nodes.size());
    made.heading("nodes", "/nodes", nodes, true);
    for (std::size_t i = 0; i < nodes; ++i) {
        const scenario::Node& node = script.nodes[i];
        const std::string title = node.title.in(lang).empty() ? node.id.value : node.title.in(lang);
        made.row({.place = entry_pointer("nodes", i),
                  .id = "node/" + node.id.value,
                  .title = title,
                  .note = {},
                  .icon = node.id == script.start ? Icon::flag : Icon::chat});
    }
    made.heading("endings", "/endings", script.endings.size(), true);
    for (std::size_t i = 0; i < script.endings.size(); ++i) {
        const scenario::Ending& ending = script.endings[i];
        const std::string title = ending.title.in(lang).empty() ? ending.id.value : ending.title.in(lang);
        made.row({.place = entry_pointer("endings", i),
                  .id = "ending/" + ending.id.value,
                  .title = title,
                  .note = outcome_name(made.in.texts, ending.outcome),
                  .icon = icon_of_outcome(ending.outcome),
                  .tone = tone_of_outcome(ending.outcome)});
    }
}

/// Each problem counts at the innermost row around it.
void count_problems(std::vector<OutlineRow>& rows, const std::vector<AuthorProblem>& problems) {
    std::map<std::string_view, std::size_t> by_place;
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (!rows[i].heading) by_place.emplace(rows[i].place, i);
    for (const AuthorProblem& problem : problems) {
        std::string_view place = problem.place;
        auto found = by_place.find(place);
        while (found == by_place.end() && !place.empty()) {
            place = place.substr(0, place.rfind('/'));
            found = by_place.find(place);
        }
        if (found == by_place.end()) continue;
        OutlineRow& row = rows[found->second];
        row.errors += problem.severity == support::Severity::error ? 1 : 0;
        row.warnings += problem.severity == support::Severity::warning ? 1 : 0;
    }
}

void drop_empty_headings(std::vector<OutlineRow>& rows) {
    std::vector<OutlineRow> kept;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const bool is_empty = rows[i].heading && (i + 1 == rows.size() || rows[i + 1].heading);
        if (!is_empty) kept.push_back(std::move(rows[i]));
    }
    rows = std::move(kept);
}

/// The list and the place in it that a pointer begins with.
std::optional<std::pair<std::string_view, std::size_t>> first_entry(std::string_view pointer) {
    if (pointer.empty() || pointer.front() != '/') return std::nullopt;
    const std::size_t slash = pointer.find('/', 1);
    if (slash == std::string_view::npos) return std::nullopt;
    std::size_t index = 0;
    const std::string_view digits = pointer.substr(slash + 1, pointer.find('/', slash + 1) - slash - 1);
    if (std::from_chars(digits.data(), digits.data() + digits.size(), index).ec != std::errc())
        return std::nullopt;
    return std::pair{pointer.substr(1, slash - 1), index};
}

} // namespace

std::vector<OutlineRow> make_outline(const OutlineInput& in) {
    OutlineBuilder made{in, {}};
    add_places(made);
    add_parts(made);
    count_problems(made.rows, in.problems);
    if (!in.query.empty()) drop_empty_headings(made.rows);
    return std::move(made.rows);
}

std::string pointer_of_place(const scenario::Scenario& script, std::string_view id) {
    for (std::size_t i = 0; i < script.nodes.size(); ++i)
        if (script.nodes[i].id.value == id) return entry_pointer("nodes", i);
    for (std::size_t i = 0; i < script.endings.size(); ++i)
        if (script.endings[i].id.value == id) return entry_pointer("endings", i);
    return {};
}

std::string place_of_pointer(const scenario::Scenario& script, std::string_view pointer) {
    const auto entry = first_entry(pointer);
    if (!entry) return {};
    const auto& [list, index] = *entry;
    if (list == "nodes" && index < script.nodes.size()) return script.nodes[index].id.value;
    if (list == "endings" && index < script.endings.size()) return script.endings[index].id.value;
    return {};
}

std::vector<PlaceProblems> problems_by_place(const scenario::Scenario& script,
                                             const std::vector<AuthorProblem>& problems) {
    std::vector<PlaceProblems> counted(script.nodes.size() + script.endings.size());
    for (const AuthorProblem& problem : problems) {
        const auto entry = first_entry(problem.place);
        if (!entry) continue;
        const auto& [list, index] = *entry;
        std::size_t at = counted.size();
        if (list == "nodes" && index < script.nodes.size()) at = index;
        if (list == "endings" && index < script.endings.size()) at = script.nodes.size() + index;
        if (at == counted.size()) continue;
        counted[at].errors += problem.severity == support::Severity::error ? 1 : 0;
        counted[at].warnings += problem.severity == support::Severity::warning ? 1 : 0;
    }
    return counted;
}

std::string form_place_of(std::string_view pointer) {
    static constexpr std::array<std::string_view, 25> parts{
        "customer", "contact",     "variables",      "flags",      "events",   "expects",   "resolution",
        "wrap_up",  "mood_table",  "tests",          "desk",       "includes", "suppress", // and of rubrics
        "criteria", "critical",    "mood",           "csat",       "steps",    "never_say", "must_say",
        "sets",     "right_words", "often_mistyped", "homophones", "concepts"}; // of word lists
    const std::size_t second = pointer.find('/', 1);
    const std::string_view first =
        pointer.empty() ? pointer : pointer.substr(1, second == pointer.npos ? second : second - 1);
    const bool holds_two = first == "nodes" || first == "endings" || first == "desk" || first == "rules";
    if (holds_two && second != pointer.npos) {
        const std::string_view two = pointer.substr(0, pointer.find('/', second + 1));
        if (two != "/desk/currency" && two != "/desk/authority") return std::string(two);
    }
    const bool is_part = std::find(parts.begin(), parts.end(), first) != parts.end();
    return is_part || first == "nodes" || first == "endings" ? "/" + std::string(first) : std::string();
}

void open_place(AuthorWidgets& widgets, const scenario::Scenario* script, std::string_view pointer,
                bool reveal) {
    const std::string place = form_place_of(pointer);
    if (place != widgets.place) widgets.form.to_top = true;
    widgets.place = place;
    widgets.reveal_place = true;
    if (reveal) {
        unfold_to(widgets.form, pointer);
        widgets.form.reveal = std::string(pointer);
        widgets.form.to_top = false;
    }
    if (script == nullptr) return;
    const std::string id = place_of_pointer(*script, pointer);
    if (id.empty()) return;
    widgets.graph.selected = id;
    widgets.graph.reveal = true;
}

} // namespace amends::ui
