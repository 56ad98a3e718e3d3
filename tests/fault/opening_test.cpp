// A large file of a past version that is opened for the first time.
#include "sim/records/opening.hpp"
#include "tests/fault/process.hpp"
#include "tests/sim/records/past_version.hpp"

#include <algorithm>
#include <csignal>
#include <optional>

namespace amends::fault {
namespace {

using namespace records;
using namespace records::testing;

/// One finished attempt and as many copies of its rows: more than one transaction brings up to date.
void put_many(const TestFolder& folder, int copies) {
    {
        Store store = must_open(folder);
        ASSERT_FALSE(result(store, store.begin_attempt(attempt_named("a"), began_event())));
        ASSERT_FALSE(result(store, store.finish_attempt("a", 1, finished())));
    }
    tamper(folder,
           "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
               + std::to_string(copies)
               + ") INSERT INTO attempts SELECT 'c' || i, scenario, scenario_fingerprint, "
                 "rubric_fingerprint, person, mode, phase, started_utc, state, head_seq, head, summary "
                 "FROM attempts, n WHERE id = 'a'");
}

/// In the child: opens the file and tells each share through the pipe.
[[noreturn]] void open_telling(const TestFolder& folder, int pipe) {
    const WatchOpening watch([&](double share) {
        if (write(pipe, &share, sizeof share) != sizeof share) _exit(2);
    });
    const Store store = must_open(folder);
    for (;;)
        pause();
}

/// Kills the child once it has told a share beyond `at_least`, and yields that share; 1: it was through.
double open_and_kill(const TestFolder& folder, double at_least) {
    int ends[2];
    if (pipe(ends) != 0) return -1;
    const pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        open_telling(folder, ends[1]);
    }
    close(ends[1]);
    double share = -1;
    while (share <= at_least && read(ends[0], &share, sizeof share) == sizeof share) {
    }
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    close(ends[0]);
    return share;
}

TEST(Store, Fault12KilledWhileAPastVersionIsBroughtUpToDateItGoesOnWithoutLoss) {
    const TestFolder folder;
    constexpr int copies = 9000;
    put_many(folder, copies);
    take_figures_away(folder);
    EXPECT_EQ(open_and_kill(folder, -1), 0) << "at its beginning";
    const double first = open_and_kill(folder, 0);
    EXPECT_GT(first, 0);
    EXPECT_LT(first, 1);
    std::vector<double> shares;
    std::optional<Store> store;
    {
        const WatchOpening watch([&](double share) { shares.push_back(share); });
        store.emplace(must_open(folder));
    }
    ASSERT_GE(shares.size(), 2U) << "what was left over";
    EXPECT_EQ(shares.back(), 1);
    EXPECT_TRUE(std::is_sorted(shares.begin(), shares.end()));
    Reader reader = must_read(folder);
    const auto count = [&](const char* sql) { return reader.database().execAndGet(sql).getInt(); };
    EXPECT_EQ(count("SELECT count(*) FROM attempts"), copies + 1);
    EXPECT_EQ(count("SELECT count(*) FROM attempt_figures"), copies + 1);
    EXPECT_EQ(count("SELECT count(*) FROM stale_figures"), 0);
    EXPECT_EQ(count("SELECT sum(finished) FROM case_counters"), copies + 1) << "each once";
    EXPECT_EQ(load_events(reader, "a").value().size(), 2U);
}

TEST(Store, AFileThatIsUpToDateTellsNothingWhileItIsOpened) {
    const TestFolder folder;
    put_many(folder, 3);
    { const Store store = must_open(folder); }
    std::vector<double> shares;
    const WatchOpening watch([&](double share) { shares.push_back(share); });
    const Store store = must_open(folder);
    EXPECT_TRUE(shares.empty());
}

} // namespace
} // namespace amends::fault
