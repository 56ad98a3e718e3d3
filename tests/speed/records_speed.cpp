// One turn made durable beside the least a disk can do: append 4 KiB to a file and fdatasync it. Operations
// take turns one by one, in one process and one folder ($TMPDIR). A turn is two events, stored at two
// moments: the bubble when it is sent, the verdict when the turn ends; each must hold the promise.
#include "sim/records/reader.hpp"
#include "sim/records/store.hpp"
#include "tests/speed/in_turns.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>

namespace {

using namespace amends::records;
using Clock = std::chrono::steady_clock;

constexpr double promised = 1.5;
constexpr double waits_for_nothing_us = 50;

double since_us(Clock::time_point start) {
    return std::chrono::duration<double, std::micro>(Clock::now() - start).count();
}

double percentile(std::vector<double> times, double part) {
    if (times.empty()) return 0;
    std::sort(times.begin(), times.end());
    return times[static_cast<std::size_t>(part * static_cast<double>(times.size() - 1))];
}

class PlainFile {
public:
    explicit PlainFile(const std::filesystem::path& path)
        : descriptor_(open(path.c_str(), O_CREAT | O_WRONLY | O_APPEND, 0600)) {}
    PlainFile(const PlainFile&) = delete;
    PlainFile& operator=(const PlainFile&) = delete;
    ~PlainFile() { close(descriptor_); }
    double append_us() {
        const auto start = Clock::now();
        if (write(descriptor_, block_.data(), block_.size()) < 0 || fdatasync(descriptor_) != 0) std::abort();
        return since_us(start);
    }

private:
    int descriptor_;
    std::string block_ = std::string(4096, 'x');
};

/// A store and a plain file side by side, gone when the measurement is over.
struct Sides {
    std::filesystem::path folder = std::filesystem::temp_directory_path() / ("amends-speed-" + fresh_uuid());
    std::optional<Store> store;
    std::optional<PlainFile> plain;
    std::int64_t seq = 1;

    Sides() {
        std::filesystem::create_directories(folder);
        auto opened = open_store(folder / "store");
        if (!opened) throw std::runtime_error(sentence(opened.error()).en);
        store.emplace(std::move(opened).value());
        store->wait(
            store->begin_attempt({"a", "speed", "f", "r", "", "practice", ""}, {"c1", 0, "began", "{}"}));
        plain.emplace(folder / "plain");
    }
    Sides(const Sides&) = delete;
    Sides& operator=(const Sides&) = delete;
    ~Sides() {
        store.reset();
        plain.reset();
        std::error_code ignored;
        std::filesystem::remove_all(folder, ignored);
    }
    /// From asking to acknowledgement.
    double event_us(const char* kind, const std::string& payload, Unsent unsent) {
        const auto start = Clock::now();
        const auto ticket = store->append_event("a", seq++, {"c1", 1000, kind, payload}, std::move(unsent));
        if (store->wait(ticket).fault) std::abort();
        return since_us(start);
    }
    /// Changes when the log is worked off into the database.
    [[nodiscard]] auto worked_off() const {
        return std::filesystem::last_write_time(folder / "store" / "amends.db");
    }
};

/// A reply of 300 characters and the verdict it gets.
void turn_durable(benchmark::State& state) {
    const std::string reply = R"({"text":")" + std::string(900, 'x') + R"("})";
    const std::string verdict = R"({"verdict":")" + std::string(1500, 'v') + R"("})";
    Sides sides;
    std::vector<double> bubbles, ends, appends, beside_log;
    for (auto _ : state) {
        const auto before = sides.worked_off();
        appends.push_back(sides.plain->append_us());
        const double bubble = sides.event_us("bubble_sent", reply, "");
        appends.push_back(sides.plain->append_us());
        const double end = sides.event_us("turn_closed", verdict, std::nullopt);
        state.SetIterationTime((bubble + end) * 1e-6);
        if (sides.worked_off() != before) {
            beside_log.push_back(std::max(bubble, end));
            continue;
        }
        bubbles.push_back(bubble);
        ends.push_back(end);
    }
    const double append = percentile(appends, .5);
    state.counters["append_us"] = append;
    state.counters["append_p95"] = percentile(appends, .95);
    state.counters["bubble_us"] = percentile(bubbles, .5);
    state.counters["bubble_p95"] = percentile(bubbles, .95);
    state.counters["end_us"] = percentile(ends, .5);
    state.counters["end_p95"] = percentile(ends, .95);
    state.counters["bubble_ratio"] = percentile(bubbles, .5) / append;
    state.counters["end_ratio"] = percentile(ends, .5) / append;
    state.counters["log_rounds"] = static_cast<double>(beside_log.size());
    state.counters["log_us"] = percentile(beside_log, .5);
}
BENCHMARK(turn_durable)->UseManualTime()->Iterations(400)->Unit(benchmark::kMicrosecond);

} // namespace

int main(int argc, char** argv) {
    const auto medians = amends::speed::run_in_turns(argc, argv);
    const auto found = medians.find("turn_durable");
    if (found == medians.end()) return 2;
    const auto& figures = found->second.counters;
    if (figures.at("append_us") < waits_for_nothing_us) {
        fmt::print("skipped: this disk answers fdatasync in under {} us, so it waits for nothing\n",
                   waits_for_nothing_us);
        return 0;
    }
    const double worst = std::max(figures.at("bubble_ratio"), figures.at("end_ratio"));
    fmt::print("a turn durable: {:.2f} times a 4 KiB append (promised: at most {})\n", worst, promised);
    return worst <= promised ? 0 : 1;
}
