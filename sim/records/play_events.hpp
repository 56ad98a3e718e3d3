#pragma once
// Between the play's events and the store's rows.
#include "sim/engine/event.hpp"
#include "sim/records/reader.hpp"

namespace amends::records {

NewEvent stored_form(const engine::Event&);
NewAttempt attempt_of(std::string id, std::string scenario, const engine::Began&);

/// The events of rows in order; those of the store's own kinds are left out. `unknown_attempt` when one was
/// erased or cannot be read by this program.
Outcome<std::vector<engine::Event>> play_events(const std::vector<EventRow>&);

/// Words of an attempt were taken: by the rule for keeping texts, or because the person was erased.
bool lacks_words(const std::vector<EventRow>&);

} // namespace amends::records
