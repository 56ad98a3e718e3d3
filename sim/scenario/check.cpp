#include "sim/scenario/check.hpp"

#include "sim/scenario/check/checker.hpp"
#include "support/did_you_mean.hpp"

#include <algorithm>
#include <optional>
#include <set>

namespace amends::scenario {
namespace checks {

using support::Json;

namespace {

void add_articles(const std::vector<Article>& articles, Names& names) {
    for (const Article& article : articles)
        names.insert(article.id.value);
}

/// The ids of the objects around a place, outermost first.
std::vector<std::string> ids_around(const Json& root, std::size_t offset) {
    std::vector<std::string> ids;
    const Json* json = &root;
    while (json != nullptr) {
        if (const Json* id = json->find("id"); id != nullptr && id->is(Json::Kind::string))
            ids.push_back(std::string(id->text));
        const auto inner = std::find_if(json->children.begin(), json->children.end(), [&](const Json& child) {
            return child.offset <= offset && offset < child.end;
        });
        json = inner == json->children.end() ? nullptr : &*inner;
    }
    return ids;
}

/// Where a value begins and ends in its file, the end not included.
struct ValueRange {
    std::string_view file;
    support::LineColumn begin, end;

    [[nodiscard]] bool has_error(const support::Problem& problem) const {
        const auto at = std::pair(problem.line, problem.column);
        return problem.severity == support::Severity::error && problem.file == file
               && at >= std::pair(begin.line, begin.column) && at < std::pair(end.line, end.column);
    }
};

/// Null where the case's own file has no such value: a node that comes from a part was read without an error.
std::optional<ValueRange> range_of(const ReadScenario& read, const Path& path) {
    if (!read.document || read.source.at(path).file != read.document->file) return std::nullopt;
    std::vector<const Path*> steps;
    for (const Path* step = &path; step->parent() != nullptr; step = step->parent())
        steps.push_back(step);
    const Json* json = &read.document->root;
    for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
        if (!(*step)->key().empty()) json = json->find((*step)->key());
        if (json == nullptr) return std::nullopt;
        if ((*step)->index() == Path::none) continue;
        if ((*step)->index() >= json->children.size()) return std::nullopt;
        json = &json->children[(*step)->index()];
    }
    const auto& lines = read.document->lines;
    return ValueRange{read.document->file, lines.at(json->offset), lines.at(json->end)};
}

} // namespace

Checker::Checker(const ReadScenario& from, const Resources* around)
    : read(from), scenario(from.draft), resources(around) {
    for (const Node& node : scenario.nodes) {
        nodes.insert(node.id.value);
        for (const Choice& choice : node.choices)
            choices.insert(choice.id.value);
    }
    for (const Ending& ending : scenario.endings)
        endings.insert(ending.id.value);
    for (const FlagId& flag : scenario.flags)
        flags.insert(flag.value);
    for (const Variable& variable : scenario.variables) {
        variables.insert(variable.id.value);
        if (variable.kind == VariableKind::money) money_variables.insert(variable.id.value);
    }
    const Desk& desk = scenario.desk;
    for (const Order& order : desk.orders) {
        goods.insert(order.id.value);
        for (const Item& item : order.items)
            goods.insert(item.id.value);
    }
    for (const Department& department : desk.departments)
        departments.insert(department.id.value);
    for (const Photo& photo : desk.photos)
        photos.insert(photo.id.value);
    reveals = photos;
    for (const Fact& fact : desk.facts)
        reveals.insert(fact.id.value);
    add_articles(desk.policies, reveals);
    add_articles(desk.articles, reveals);
    for (const Event& event : scenario.events)
        events.insert(event.id.value);
}

void Checker::report(Code code, const Path& path, Fills fills) {
    if (found.size() > problems_max) return;
    SourcePlace place = read.source.at(path);
    found.push_back(
        {make_problem(code, std::move(place.file), place.line, place.column, fills), std::move(place.ids)});
}

void Checker::report(Code code, const fields::TextAt& text, Fills fills) {
    if (found.size() > problems_max) return;
    const auto place = text.document->lines.at(text.json->offset);
    found.push_back({make_problem(code, text.document->file, place.line, place.column, fills),
                     ids_around(text.document->root, text.json->offset)});
}

bool Checker::is_unread(const Path& path) const {
    if (read.is_sound) return false;
    const auto range = range_of(read, path);
    return range && std::any_of(read.problems.begin(), read.problems.end(), [&](const support::Problem& one) {
               return range->has_error(one);
           });
}

bool Checker::is_faulty(const Path& path) const {
    if (is_unread(path)) return true;
    if (found.empty()) return false;
    const auto range = range_of(read, path);
    return range && std::any_of(found.begin(), found.end(), [&](const Found& one) {
               return range->has_error(one.problem);
           });
}

bool Checker::expect_known(Code code, const std::string& name, const Names& known, const Path& path,
                           Fills more) {
    if (name.empty() || known.contains(name)) return true;
    if (known.empty() && !read.is_sound) return true; // the list itself could not be read
    more.emplace_back("name", name);
    more.emplace_back("names", listed(known));
    more.emplace_back("near", near(name, known));
    report(code, path, std::move(more));
    return false;
}

bool Checker::offers(Way way) const {
    return std::find(scenario.ways.begin(), scenario.ways.end(), way) != scenario.ways.end();
}

std::string near(const std::string& name, const Names& known) {
    return support::did_you_mean(name, {known.begin(), known.end()});
}

std::string listed(const Names& names) {
    return fields::join({names.begin(), names.end()});
}

} // namespace checks

namespace {

/// The files of parts whose exits the case leads nowhere: what a part seems to lack then is the include's.
std::set<std::string> parts_led_nowhere(const ReadScenario& read, const Resources* resources) {
    std::set<std::string> files;
    if (resources == nullptr) return files;
    std::set<std::string> places;
    for (const Node& node : read.draft.nodes)
        places.insert(node.id.value);
    for (const Ending& ending : read.draft.endings)
        places.insert(ending.id.value);
    const bool lacks_exit =
        std::any_of(read.problems.begin(), read.problems.end(), [](const support::Problem& one) {
            return one.code == problem_kind(Code::part_exit_missing).id;
        });
    for (const Include& include : read.draft.includes) {
        const auto part = resources->parts.find(include.part);
        const bool leads = std::all_of(include.exits.begin(), include.exits.end(),
                                       [&](const auto& exit) { return places.contains(exit.second.value); });
        if (part != resources->parts.end() && (lacks_exit || !leads)) files.insert(part->second.file);
    }
    return files;
}

/// A mistake is told once: at the include, and not at each place of the part that leads out by it.
void leave_out_consequences(std::vector<Found>& found, const std::set<std::string>& files) {
    std::erase_if(found, [&](const Found& one) {
        const bool of_place = one.problem.code == problem_kind(Code::unknown_place).id
                              || one.problem.code == problem_kind(Code::fallback_without_then).id;
        return of_place && files.contains(one.problem.file);
    });
}

} // namespace

std::vector<support::Problem> check(const ReadScenario& read, const Resources* resources) {
    if (!read.has_draft) return {};
    checks::Checker checker(read, resources);
    checks::check_ids(checker);
    checks::check_references(checker);
    checks::check_conditions(checker);
    checks::check_graph(checker);
    checks::check_texts(checker);
    checks::check_desk(checker);
    checks::check_pictures(checker);
    checks::check_samples(checker);
    checks::check_tests(checker);
    checks::check_lengths(checker);
    checks::check_choices(checker);
    checks::check_agreement(checker);
    checks::check_policies(checker);
    checks::check_renderings(checker);
    checks::check_private_data(checker);
    leave_out_consequences(checker.found, parts_led_nowhere(read, resources));
    checks::obey_suppressions(checker);
    std::vector<support::Problem> problems;
    problems.reserve(checker.found.size());
    for (auto& found : checker.found)
        problems.push_back(std::move(found.problem));
    sort_and_limit(problems);
    return problems;
}

} // namespace amends::scenario
