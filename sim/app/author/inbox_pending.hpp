#pragma once
// What was made of a reply counts once the case is saved, and only while it still stands in the case.
#include "sim/app/author/inbox_store.hpp"

namespace amends::app {

struct PendingMark {
    std::vector<records::TurnName> turns;
    author::InboxMark mark;
    scenario::PlaceId node;
    std::string words;             ///< of a sample
    std::vector<text::ActId> acts; ///< that a way asks for
};

/// The document holds what was made: undone or dropped, the reply is open again.
[[nodiscard]] bool is_made(const author::Document&, const PendingMark&);
/// The inbox of these cases, with what is pending as if it were done.
[[nodiscard]] std::vector<author::InboxEntry> inbox_for(const std::vector<author::InboxTurn>&,
                                                        const std::vector<std::string>& scenarios,
                                                        const std::vector<PendingMark>&,
                                                        const author::Document&);

} // namespace amends::app
