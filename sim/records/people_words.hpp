#pragma once
#include "sim/records/fault.hpp"

namespace amends::records {

/// The sentence of a fault about people; {detail} is filled in later. Private to the folder.
support::Localized words_of_people(const StoreFault&);
/// The same about programmes.
support::Localized words_of_programmes(const StoreFault&);

} // namespace amends::records
