// One turn made durable beside the least a disk can do: append 4 KiB to a file and fdatasync it. Both sides
// in turns, in one process, in one folder. Usage: records_speed [FOLDER] [ROUNDS]
#include "sim/records/reader.hpp"
#include "sim/records/store.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>

namespace {

using namespace amends::records;
using Clock = std::chrono::steady_clock;

double since_us(Clock::time_point start) {
    return std::chrono::duration<double, std::micro>(Clock::now() - start).count();
}

double percentile(std::vector<double> times, double part) {
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

/// A reply of 300 characters with the verdict it got, as two events that wait together, from asking to
/// acknowledgement.
double turn_us(Store& store, std::int64_t& seq) {
    const std::string reply = R"({"text":")" + std::string(900, 'x') + R"("})";
    const std::string verdict = R"({"verdict":")" + std::string(1500, 'v') + R"("})";
    const auto start = Clock::now();
    store.append_event("a", seq++, {"c1", 1000, "bubble_sent", reply}, Draft::clear);
    const auto last = store.append_event("a", seq++, {"c1", 4000, "turn_closed", verdict});
    if (store.wait(last).fault) std::abort();
    return since_us(start);
}

int measure(const std::filesystem::path& folder, int rounds) {
    auto opened = open_store(folder / "store");
    if (!opened) {
        fmt::print(stderr, "{}\n", sentence(opened.error()).en);
        return 2;
    }
    Store& store = opened.value();
    store.wait(store.begin_attempt({"a", "speed", "f", "r", "", "practice", ""}, {"c1", 0, "began", "{}"}));
    PlainFile plain(folder / "plain");
    std::vector<double> turns, appends;
    std::int64_t seq = 1;
    for (int round = 0; round < rounds; ++round) {
        turns.push_back(turn_us(store, seq));
        appends.push_back(plain.append_us());
    }
    const double turn = percentile(turns, 0.5), append = percentile(appends, 0.5);
    fmt::print("a turn durable          p50 {:8.0f} us   p95 {:8.0f} us\n", turn, percentile(turns, 0.95));
    fmt::print("4 KiB append, fdatasync p50 {:8.0f} us   p95 {:8.0f} us\n", append,
               percentile(appends, 0.95));
    if (append < 50) {
        fmt::print("skipped: this disk answers fdatasync in under 50 us, so it waits for nothing\n");
        return 0;
    }
    fmt::print("ratio of the p50: {:.2f} (promised: at most 1.5)\n", turn / append);
    return turn <= 1.5 * append ? 0 : 1;
}

} // namespace

int main(int argc, char** argv) {
    const std::filesystem::path base =
        argc > 1 ? std::filesystem::path(argv[1]) : std::filesystem::temp_directory_path();
    const std::filesystem::path folder = base / ("amends-speed-" + fresh_uuid());
    std::filesystem::create_directories(folder);
    const int code = measure(folder, argc > 2 ? std::atoi(argv[2]) : 1000);
    std::filesystem::remove_all(folder);
    return code;
}
