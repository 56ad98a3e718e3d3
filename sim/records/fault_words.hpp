#pragma once
// What is told of a fault beside an unsent reply.
#include "sim/records/fault.hpp"

namespace amends::records {

/// As `sentence`, for whoever wrote a reply that could not be saved: it is back in the box and can be sent
/// again.
support::Localized sentence_beside_box(const StoreFault&);

} // namespace amends::records
