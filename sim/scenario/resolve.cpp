// Shared sub-scripts join the case: ids get the prefix, exits lead to places of the case.
#include "sim/scenario/fields/reader.hpp"
#include "sim/scenario/load.hpp"
#include "sim/scenario/problem_kinds.hpp"
#include "support/did_you_mean.hpp"

#include <algorithm>
#include <set>

namespace amends::scenario {
namespace {

using NameSet = std::set<std::string, std::less<>>;

void report(ReadScenario& read, Code code, const Path& path, const Fills& fills) {
    SourcePlace place = read.source.at(path);
    read.problems.push_back(make_problem(code, std::move(place.file), place.line, place.column, fills));
}

/// Gives a part's places the names they have in the case.
class Renaming {
public:
    Renaming(const Include& include, const std::vector<Node>& nodes) : include_(include) {
        for (const Node& node : nodes)
            own_.insert(node.id.value);
    }

    NameSet used_exits, missing_exits;

    void rename(Node& node) {
        node.id.value = include_.prefix + node.id.value;
        for (Choice& choice : node.choices) {
            choice.id.value = include_.prefix + choice.id.value;
            rename(choice.when);
        }
        for (Transition& transition : node.transitions) {
            rename(transition.to);
            rename(transition.when);
        }
        rename(node.fallback.then);
        for (auto& burst : node.fallback.lines)
            rename_lines(burst);
        rename_lines(node.customer);
        for (Sample& sample : node.samples)
            rename(sample.to);
        for (Expectation& each : node.expects.due)
            rename(each.when);
        for (Expectation& each : node.expects.welcome)
            rename(each.when);
    }

private:
    void rename_lines(std::vector<Line>& lines) {
        for (Line& line : lines)
            rename(line.when);
    }
    void rename(PlaceId& place) {
        if (place.empty()) return;
        if (own_.contains(place.value)) {
            place.value = include_.prefix + place.value;
            return;
        }
        const auto exit = include_.exits.find(place.value);
        if (exit == include_.exits.end()) {
            missing_exits.insert(place.value);
            place = {};
        } else {
            used_exits.insert(place.value);
            place = exit->second;
        }
    }
    void rename(std::vector<Condition>& conditions) {
        for (Condition& condition : conditions) {
            if (auto* all = std::get_if<AllOf>(&condition.is)) rename(all->parts);
            if (auto* any = std::get_if<AnyOf>(&condition.is)) rename(any->parts);
            if (auto* inverse = std::get_if<NotThat>(&condition.is)) rename(inverse->part);
            if (auto* visits = std::get_if<VisitsIn>(&condition.is)) rename(visits->node);
        }
    }

    const Include& include_;
    NameSet own_;
};

void join(ReadScenario& read, const Include& include, ReadPart part, const Path& path) {
    Renaming renaming(include, part.nodes);
    for (Node& node : part.nodes)
        renaming.rename(node);
    for (const std::string& exit : renaming.missing_exits) {
        report(read, Code::part_exit_missing, path, {{"part", include.part}, {"name", exit}});
    }
    const Path exits = path.at("exits");
    for (const auto& [exit, place] : include.exits) {
        if (renaming.used_exits.contains(exit)) continue;
        const std::vector<std::string> known(renaming.missing_exits.begin(), renaming.missing_exits.end());
        report(read, Code::part_exit_unused, exits.at(exit),
               {{"part", include.part}, {"name", exit}, {"near", support::did_you_mean(exit, known)}});
    }
    Scenario& draft = read.draft;
    read.source.mount(draft.nodes.size(), part.nodes.size(), part.document);
    std::move(part.nodes.begin(), part.nodes.end(), std::back_inserter(draft.nodes));
    std::move(part.texts.begin(), part.texts.end(), std::back_inserter(read.texts));
    for (FlagId& flag : part.flags) {
        const bool there = std::find(draft.flags.begin(), draft.flags.end(), flag) != draft.flags.end();
        if (!there) draft.flags.push_back(std::move(flag));
    }
}

} // namespace

void resolve_includes(ReadScenario& read, const Resources* resources) {
    const Path root;
    for (std::size_t i = 0; i < read.draft.includes.size(); ++i) {
        const Include include = read.draft.includes[i];
        const Path path = root.at("includes", i);
        if (include.part.empty() || resources == nullptr) continue;
        const auto found = resources->parts.find(include.part);
        if (found == resources->parts.end()) {
            std::vector<std::string> known;
            for (const auto& [name, text] : resources->parts)
                known.push_back(name);
            report(read, Code::part_missing, path.at("part"),
                   {{"name", include.part}, {"near", support::did_you_mean(include.part, known)}});
            continue;
        }
        ReadPart part = read_part(found->second.file, found->second.text);
        read.problems.insert(read.problems.end(), part.problems.begin(), part.problems.end());
        if (part.document != nullptr) join(read, include, std::move(part), path);
    }
}

} // namespace amends::scenario
