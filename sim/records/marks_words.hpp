#pragma once
#include "sim/records/fault.hpp"

namespace amends::records {

/// What is said of a mark that was refused.
support::Localized words_of_marks(const StoreFault&);

} // namespace amends::records
