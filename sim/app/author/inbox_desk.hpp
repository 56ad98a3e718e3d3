#pragma once
// What the window keeps of the trainer's inbox and of sharing.
#include "sim/app/author/inbox_pending.hpp"
#include "sim/app/author/trainer_records.hpp"
#include "sim/ui/author/author_inbox.hpp"

#include <set>

namespace amends::app {

struct InboxDesk {
    // The trainee's side.
    std::optional<records::TurnName> asks; ///< marked just now: may it be shared?
    std::string shared_of;                 ///< the attempt whose shared turns are known
    std::set<std::int64_t> shared;

    // The trainer's side.
    std::future<TrainerRecords> coming; ///< ends before the store does
    bool is_stale = false;              ///< something was written since reading began
    TrainerRecords records;
    std::vector<PendingMark> pending; ///< of the open case, until it is saved
};

} // namespace amends::app
