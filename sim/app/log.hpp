#pragma once
// The program's own log in the data folder: starts, faults and notices. Never a word anybody typed, and no
// name.
#include "sim/records/store.hpp"

#include <filesystem>
#include <memory>

namespace spdlog {
class logger;
}

namespace amends::app {

using Log = std::shared_ptr<spdlog::logger>;

/// `amends.log`, at most 1 MiB and one older file. A log that cannot be written is no reason not to start:
/// then nothing is logged.
Log open_log(const std::filesystem::path& data_folder);

void log_start(const Log&);
/// Kind, file and the system's own words.
void log_fault(const Log&, const records::StoreFault&);
void log_notice(const Log&, const records::StoreNotice&);

} // namespace amends::app
