#pragma once
#include "sim/records/store.hpp"

#include <filesystem>

namespace amends::app {

/// How this program opens its store: its own name as the holder, the machine's clock, no waking.
records::StoreOptions store_options();

/// The id of this desk (records::desk_of).
std::string desk_id(const std::filesystem::path& data_folder);

} // namespace amends::app
