#include "sim/author/play_from.hpp"

#include <algorithm>

namespace amends::author {
namespace {

scenario::PlaceId trial_id(const scenario::Scenario& script) {
    scenario::PlaceId id{"from_here"};
    while (find_node(script, id) != nullptr || find_ending(script, id) != nullptr)
        id.value += "_";
    return id;
}

} // namespace

std::shared_ptr<const scenario::Scenario> start_from(const scenario::Scenario& script,
                                                     const StartState& from) {
    const scenario::Node* node = find_node(script, from.node);
    if (node == nullptr) return nullptr;
    scenario::Node first = *node;
    first.id = trial_id(script);
    if (from.elapsed_s > 0) {
        const scenario::Localized note = first.jump ? first.jump->note : scenario::Localized{};
        first.jump = scenario::TimeJump{.days = 0, .at = {}, .seconds = from.elapsed_s, .note = note};
    }
    std::vector<scenario::Effect> effects;
    for (const scenario::FlagId& flag : from.flags)
        effects.emplace_back(scenario::SetFlag{flag, true});
    first.effects.insert(first.effects.begin(), effects.begin(), effects.end());
    auto trial = std::make_shared<scenario::Scenario>(script);
    trial->start = first.id;
    trial->customer.mood = std::clamp(from.mood, -100, 100);
    trial->nodes.push_back(std::move(first));
    return trial;
}

} // namespace amends::author
