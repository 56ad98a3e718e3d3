#include "tests/speed/store_timing.hpp"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>

namespace amends::speed {
namespace {

int figures_missed = 0;

} // namespace

Taken now_taken() {
    timespec cpu{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &cpu);
    const auto wall = std::chrono::steady_clock::now().time_since_epoch();
    return {std::chrono::duration<double, std::milli>(wall).count(),
            static_cast<double>(cpu.tv_sec) * 1e3 + static_cast<double>(cpu.tv_nsec) * 1e-6};
}

double median(std::vector<double> times) {
    std::sort(times.begin(), times.end());
    return times.empty() ? 0 : times[times.size() / 2];
}

Taken median(const std::vector<Taken>& times) {
    std::vector<double> wall, cpu;
    for (const Taken& one : times) {
        wall.push_back(one.wall_ms);
        cpu.push_back(one.cpu_ms);
    }
    return {median(std::move(wall)), median(std::move(cpu))};
}

void tell(const std::string& what, double figure, double promised, const char* unit,
          const std::string& more) {
    const bool is_missed = figure > promised;
    figures_missed += is_missed ? 1 : 0;
    fmt::print("{:<52} {:>9.3f} {:<4} (promised: {:g}){}{}\n", what, figure, unit, promised,
               is_missed ? "  MISSED" : "", more.empty() ? "" : "  " + more);
    std::fflush(stdout);
}

void expect(bool is_equal, const std::string& what) {
    if (is_equal) return;
    ++figures_missed;
    fmt::print("{:<52} DIFFERS from the recount\n", what);
}

int missed() {
    return figures_missed;
}

std::int64_t count_of(SQLite::Database& database, const std::string& sql) {
    SQLite::Statement ask(database, sql);
    return ask.executeStep() ? ask.getColumn(0).getInt64() : -1;
}

} // namespace amends::speed
