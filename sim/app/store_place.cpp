#include "sim/app/store_place.hpp"

#include "sim/app/platform/clock.hpp"
#include "sim/app/platform/files.hpp"
#include "sim/app/platform/replace_file.hpp"
#include "sim/records/chain.hpp"

namespace amends::app {

records::StoreOptions store_options() {
    records::StoreOptions options;
    options.holder = "amends (" + std::to_string(platform::process_id()) + ")";
    options.wall_ms = [] { return static_cast<std::int64_t>(platform::wall_now().count()); };
    return options;
}

namespace {

constexpr std::size_t uuid_size = 36;

bool is_uuid(const std::string& text) {
    return text.size() == uuid_size && text.find_first_not_of("0123456789abcdef-") == std::string::npos;
}

} // namespace

std::string desk_id(const std::filesystem::path& data_folder) {
    const auto file = data_folder / "desk-id";
    auto kept = platform::read_file(file, 2 * uuid_size);
    if (kept && is_uuid(kept.value().substr(0, uuid_size))) return kept.value().substr(0, uuid_size);
    const std::string made = records::fresh_uuid();
    if (!platform::write_file_durably(file, made + "\n")) return {};
    return made;
}

} // namespace amends::app
