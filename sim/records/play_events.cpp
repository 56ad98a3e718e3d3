#include "sim/records/play_events.hpp"

#include <algorithm>

namespace amends::records {

NewEvent stored_form(const engine::Event& event) {
    return {event.contact, event.at_ms, std::string(engine::kind_of(event.payload)),
            engine::to_json(event.payload)};
}

NewAttempt attempt_of(std::string id, std::string scenario, const engine::Began& began) {
    return {std::move(id),
            std::move(scenario),
            began.scenario_fingerprint,
            began.rubric_fingerprint,
            began.person,
            began.mode == engine::Mode::assessment ? "assessment" : "practice",
            began.phase};
}

Outcome<std::vector<engine::Event>> play_events(const std::vector<EventRow>& rows) {
    std::vector<engine::Event> events;
    for (const EventRow& row : rows) {
        if (row.kind == "result") continue;
        auto payload = row.payload ? engine::payload_from_json(row.kind, *row.payload) : std::nullopt;
        if (!payload)
            return StoreFault{FaultKind::unknown_attempt,
                              {},
                              row.attempt,
                              "event " + std::to_string(row.seq) + " cannot be read"};
        events.push_back({row.at_ms, row.contact, std::move(*payload)});
    }
    return events;
}

bool lacks_words(const std::vector<EventRow>& rows) {
    return std::any_of(rows.begin(), rows.end(), [](const EventRow& row) { return !row.payload; });
}

} // namespace amends::records
