#include "sim/scenario/source_map.hpp"

#include "sim/scenario/fields/reader.hpp"

#include <algorithm>

namespace amends::scenario {

using support::Json;

namespace {

std::vector<const Path*> steps_of(const Path& path) {
    std::vector<const Path*> steps;
    for (const Path* step = &path; step->parent() != nullptr; step = step->parent())
        steps.push_back(step);
    std::reverse(steps.begin(), steps.end());
    return steps;
}

void note_id(const Json& json, std::vector<std::string>& ids) {
    const Json* id = json.find("id");
    if (id != nullptr && id->is(Json::Kind::string)) ids.push_back(std::string(id->text));
}

} // namespace

SourcePlace SourceMap::at(const Path& path) const {
    SourcePlace place;
    if (!main_) return place;
    auto steps = steps_of(path);
    const fields::Document* document = main_.get();
    std::size_t first = 0;
    if (!steps.empty() && steps[0]->key() == "nodes" && steps[0]->index() != Path::none) {
        for (const Mounted& part : parts_) {
            if (steps[0]->index() < part.first || steps[0]->index() >= part.first + part.count) continue;
            document = part.part.get();
            first = part.first;
        }
    }
    const Json* json = &document->root;
    for (const Path* step : steps) {
        note_id(*json, place.ids);
        const Json* next = step->key().empty() ? json : json->find(step->key());
        if (next == nullptr) break;
        json = next;
        if (step->index() == Path::none) continue;
        const std::size_t index = step == steps[0] ? step->index() - first : step->index();
        if (index >= json->children.size()) break;
        json = &json->children[index];
    }
    note_id(*json, place.ids);
    const auto at = document->lines.at(json->offset);
    place.file = document->file;
    place.line = at.line;
    place.column = at.column;
    return place;
}

void SourceMap::mount(std::size_t first, std::size_t count, std::shared_ptr<const fields::Document> part) {
    parts_.push_back({first, count, std::move(part)});
}

} // namespace amends::scenario
