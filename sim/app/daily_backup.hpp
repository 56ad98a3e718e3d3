#pragma once
#include "sim/app/log.hpp"

#include <thread>

namespace amends::app {

/// Copies the store in the background when the newest copy is a day old or there is none. The thread ends by
/// itself; destroying it waits for the copy.
std::jthread start_daily_backup(const records::Store&, const Log&);

} // namespace amends::app
