#include "sim/app/store_place.hpp"

#include "sim/app/platform/clock.hpp"

namespace amends::app {

records::StoreOptions store_options() {
    records::StoreOptions options;
    options.holder = "amends (" + std::to_string(platform::process_id()) + ")";
    options.wall_ms = [] { return static_cast<std::int64_t>(platform::wall_now().count()); };
    return options;
}

std::string desk_id(const std::filesystem::path& data_folder) {
    return records::desk_of(data_folder);
}

} // namespace amends::app
