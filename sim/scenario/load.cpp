#include "sim/scenario/load.hpp"

#include "sim/scenario/check.hpp"
#include "sim/scenario/fields/reader.hpp"
#include "support/json_print.hpp"
#include "support/sha256.hpp"

#include <set>

namespace amends::scenario {
namespace {

/// The folder's pictures that the scenario shows; for a portrait all its moods.
std::set<std::string> own_pictures(const Scenario& scenario, const Resources& resources) {
    std::set<std::string> used;
    const auto note = [&](const std::string& name) {
        if (resources.pictures.contains(name)) used.insert(name);
    };
    for (const Order& order : scenario.desk.orders) {
        for (const Item& item : order.items)
            note(item.picture);
    }
    for (const Photo& photo : scenario.desk.photos)
        note(photo.picture);
    for (const auto& [file, hash] : resources.pictures) {
        if (!scenario.customer.portrait.empty() && file.starts_with(scenario.customer.portrait + "-"))
            used.insert(file);
    }
    return used;
}

} // namespace

std::string canonical_text(const Scenario& resolved, const Resources* resources) {
    std::string text = write_scenario(resolved);
    const auto used = resources == nullptr ? std::set<std::string>() : own_pictures(resolved, *resources);
    if (used.empty()) return text;
    // "x-pictures" sorts behind every key of the format.
    text.pop_back();
    text += ",\"x-pictures\":{";
    bool first = true;
    for (const std::string& name : used) {
        if (!first) text += ',';
        first = false;
        text += support::json_string(name) + ":" + support::json_string(resources->pictures.at(name));
    }
    return text + "}}";
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
