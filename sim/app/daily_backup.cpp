#include "sim/app/daily_backup.hpp"

#include "sim/app/platform/clock.hpp"
#include "sim/records/backup.hpp"

namespace amends::app {
namespace {

/// Some copy was written less than a day ago by the file system's clock.
bool is_fresh(const std::filesystem::path& backups) {
    std::error_code failed;
    const auto yesterday = std::filesystem::file_time_type::clock::now() - std::chrono::hours(24);
    for (const auto& entry : std::filesystem::directory_iterator(backups, failed))
        if (entry.path().extension() == ".db" && entry.last_write_time(failed) > yesterday) return true;
    return false;
}

} // namespace

std::jthread start_daily_backup(const records::Store& store, const Log& log) {
    if (is_fresh(store.files().backups)) return {};
    return std::jthread([files = store.files(), vfs = store.vfs(), log] {
        const auto made = records::make_backup(files, platform::format_utc(platform::wall_now()), 7, vfs);
        if (!made) log_fault(log, made.error());
    });
}

} // namespace amends::app
