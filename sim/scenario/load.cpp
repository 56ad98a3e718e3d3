#include "sim/scenario/load.hpp"

#include "sim/scenario/check.hpp"
#include "sim/scenario/fields/reader.hpp"
#include "support/json_print.hpp"
#include "support/sha256.hpp"

#include <map>

namespace amends::scenario {
namespace {

/// Pictures the scenario shows, by name, each with its hash: those of its folder and shipped ones; of a
/// portrait all its moods.
std::map<std::string, std::string> pictures_of(const Scenario& scenario, const Resources& resources) {
    std::map<std::string, std::string> used;
    const auto note = [&](const std::string& name) {
        const auto& known = is_own_picture(name) ? resources.pictures : resources.drawings;
        if (const auto found = known.find(name); found != known.end()) used.insert(*found);
    };
    for (const Order& order : scenario.desk.orders) {
        for (const Item& item : order.items)
            note(item.picture);
    }
    for (const Photo& photo : scenario.desk.photos)
        note(photo.picture);
    const std::string& portrait = scenario.customer.portrait;
    if (portrait.empty()) return used;
    for (const auto& [file, hash] : resources.pictures)
        if (file.starts_with(portrait + "-")) used[file] = hash;
    for (const auto& [drawing, hash] : resources.drawings)
        if (drawing.starts_with("portraits/" + portrait + "/")) used[drawing] = hash;
    return used;
}

} // namespace

std::string canonical_text(const Scenario& resolved, const Resources* resources) {
    std::string text = write_scenario(resolved);
    if (resources == nullptr) return text;
    std::string pictures;
    for (const auto& [name, hash] : pictures_of(resolved, *resources))
        pictures +=
            (pictures.empty() ? "" : ",") + support::json_string(name) + ":" + support::json_string(hash);
    if (pictures.empty()) return text;
    // "x-pictures" sorts behind every key of the format.
    text.pop_back();
    return text + ",\"x-pictures\":{" + pictures + "}}";
}

LoadedScenario load_scenario(std::string file_name, std::string text, const Resources* resources) {
    ReadScenario read = read_draft(std::move(file_name), std::move(text));
    resolve_includes(read, resources);
    auto found = check(read, resources);
    LoadedScenario loaded;
    loaded.problems = std::move(read.problems);
    loaded.problems.insert(loaded.problems.end(), std::make_move_iterator(found.begin()),
                           std::make_move_iterator(found.end()));
    sort_and_limit(loaded.problems);
    loaded.source = std::move(read.source);
    if (!read.has_draft || support::has_errors(loaded.problems)) return loaded;
    if (resources != nullptr) read.draft.includes.clear(); // joined in
    loaded.canonical = canonical_text(read.draft, resources);
    loaded.fingerprint = support::sha256_hex(loaded.canonical);
    loaded.scenario = std::make_shared<const Scenario>(std::move(read.draft));
    return loaded;
}

} // namespace amends::scenario
