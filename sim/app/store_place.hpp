#pragma once
#include "sim/records/store.hpp"

namespace amends::app {

/// How this program opens its store: its own name as the holder, the machine's clock, no waking.
records::StoreOptions store_options();

} // namespace amends::app
