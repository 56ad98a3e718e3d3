// Who judged, as the events tell it.
#include "sim/engine/event.hpp"

#include <algorithm>

namespace amends::engine {
namespace {

std::optional<JudgeName> named_in(const Payload& payload) {
    if (const auto* began = std::get_if<Began>(&payload))
        return JudgeName{began->judge_fingerprint, began->judge_version};
    const auto* resumed = std::get_if<Resumed>(&payload);
    if (resumed && !resumed->judge_fingerprint.empty())
        return JudgeName{resumed->judge_fingerprint, resumed->judge_version};
    return std::nullopt;
}

} // namespace

std::optional<JudgeName> judge_in_force(const std::vector<Event>& events) {
    std::optional<JudgeName> last;
    for (const Event& event : events)
        if (auto named = named_in(event.payload)) last = std::move(named);
    return last;
}

std::vector<JudgeName> judges_of(const std::vector<Event>& events) {
    std::vector<JudgeName> judges;
    for (const Event& event : events) {
        auto named = named_in(event.payload);
        if (named && std::find(judges.begin(), judges.end(), *named) == judges.end())
            judges.push_back(std::move(*named));
    }
    return judges;
}

} // namespace amends::engine
