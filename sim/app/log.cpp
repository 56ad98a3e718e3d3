#include "sim/app/log.hpp"

#include "sim/app/platform/clock.hpp"
#include "sim/app/printable.hpp"

#include <spdlog/sinks/null_sink.h>
#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/spdlog.h>

namespace amends::app {
namespace {

constexpr std::size_t bytes_max = 1U << 20U;

spdlog::sink_ptr sink_in(const std::filesystem::path& folder) {
    try {
        std::error_code failed;
        std::filesystem::create_directories(folder, failed);
        return std::make_shared<spdlog::sinks::rotating_file_sink_mt>((folder / "amends.log").string(),
                                                                      bytes_max, 1);
    } catch (const spdlog::spdlog_ex&) {
        return std::make_shared<spdlog::sinks::null_sink_mt>();
    }
}

} // namespace

Log open_log(const std::filesystem::path& data_folder) {
    auto log = std::make_shared<spdlog::logger>("amends", sink_in(data_folder));
    log->set_pattern("%Y-%m-%dT%H:%M:%S.%eZ %l %v", spdlog::pattern_time_type::utc);
    log->flush_on(spdlog::level::info);
    return log;
}

void log_start(const Log& log) {
    if (log) log->info("started, process {}", platform::process_id());
}

void log_fault(const Log& log, const records::StoreFault& fault) {
    if (!log) return;
    log->error("records: fault {} at {}: {}", static_cast<int>(fault.kind), printable(fault.file),
               printable(fault.answer));
}

void log_notice(const Log& log, const records::StoreNotice& notice) {
    if (log) log->warn("records: notice {}: {}", static_cast<int>(notice.kind), printable(notice.detail));
}

} // namespace amends::app
