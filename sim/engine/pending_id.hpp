#pragma once
// Ids of due moments that stand for a numbered thing of the state.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace amends::engine {

/// "answer:0003": desk or supervisor answers that action. Ids sort as the numbers do.
std::string answer_id(std::size_t action);
/// "promise:0003": the deadline of that entry of the ledger.
std::string promise_id(std::size_t entry);
/// The action whose answer is due; null: an id of another kind.
std::optional<std::size_t> answered_action(std::string_view id);
/// The entry whose deadline it is; null: an id of another kind.
std::optional<std::size_t> promised_entry(std::string_view id);

} // namespace amends::engine
