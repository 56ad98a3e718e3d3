// Programs that end without a word.
#include "tests/fault/process.hpp"
#include "tests/sim/records/store_fixture.hpp"

#include <csignal>
#include <random>

namespace amends::fault {
namespace {

using namespace records;
using namespace records::testing;

/// In the child: appends for ever and tells each saved number through the pipe.
[[noreturn]] void append_for_ever(const TestFolder& folder, int pipe, std::int64_t from) {
    Store store = must_open(folder);
    if (from == 0) store.wait(store.begin_attempt(attempt_named("a"), began_event()));
    for (std::int64_t seq = from == 0 ? 1 : from;; ++seq) {
        if (store.wait(store.append_event("a", seq, bubble(std::to_string(seq)), "")).fault) _exit(1);
        if (write(pipe, &seq, sizeof seq) != sizeof seq) _exit(2);
    }
}

/// Kills the child as soon as it has shown `at_least` numbers as saved (0: while it begins), and yields the
/// last one it has shown.
std::int64_t append_and_kill(const TestFolder& folder, std::int64_t from, int at_least) {
    int ends[2];
    if (pipe(ends) != 0) return -1;
    const pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        append_for_ever(folder, ends[1], from);
    }
    close(ends[1]);
    std::int64_t saved = 0, one = 0;
    for (int shown = 0; shown < at_least && read(ends[0], &one, sizeof one) == sizeof one; ++shown)
        saved = one;
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    while (read(ends[0], &one, sizeof one) == sizeof one)
        saved = one;
    close(ends[0]);
    return saved;
}

TEST(Store, Fault02NothingShownAsSavedIsLostWhenTheProgramIsKilled) {
    const TestFolder folder;
    std::mt19937 dice(11);
    std::int64_t next = 0;
    for (int round = 0; round < 12; ++round) {
        const std::int64_t saved =
            append_and_kill(folder, next, round % 3 == 0 ? 0 : 1 + static_cast<int>(dice() % 12));
        const Store store = must_open(folder);
        EXPECT_TRUE(store.notices().empty());
        Reader reader = must_read(folder);
        const auto open = unfinished_attempts(reader).value();
        if (open.empty()) {
            EXPECT_EQ(saved, 0);
            continue; // killed before anything was saved
        }
        EXPECT_GE(open[0].head.seq, saved);
        const auto events = load_events(reader, "a").value();
        for (std::size_t at = 1; at < events.size(); ++at)
            ASSERT_EQ(events[at].payload, bubble(std::to_string(at)).payload);
        EXPECT_TRUE(must_verify(folder).found.empty());
        next = open[0].head.seq + 1;
    }
    EXPECT_GT(next, 20);
}

TEST(Store, Fault15AnAttemptNeverResumedIsClosedAsAbandonedWithWhatWasSaved) {
    const TestFolder folder;
    EXPECT_GT(append_and_kill(folder, 0, 3), 0);
    Store store = must_open(folder);
    Reader reader = must_read(folder);
    const AttemptRow left = unfinished_attempts(reader).value().at(0);
    const Finish closing{AttemptState::abandoned, 0, "{}", R"({"answered":true})"};
    EXPECT_FALSE(result(store, store.append_event("a", left.head.seq + 1, {"c1", 0, "abandoned", "{}"})));
    EXPECT_FALSE(result(store, store.finish_attempt("a", left.head.seq + 2, closing)));
    EXPECT_TRUE(unfinished_attempts(reader).value().empty());
    EXPECT_EQ(find_attempt(reader, "a").value()->state, AttemptState::abandoned);
    EXPECT_TRUE(must_verify(folder).found.empty());
}

FaultKind try_to_open(const TestFolder& folder, std::string& holder) {
    StoreOptions second;
    second.patience = std::chrono::milliseconds(60);
    const auto other = open_store(folder.path(), second);
    if (other) return FaultKind::other;
    holder = other.error().detail;
    return other.error().kind;
}

TEST(Store, Fault07ASecondInstanceIsToldWhoHoldsTheRecordsUntilThatOneEnds) {
    const TestFolder folder;
    int ends[2];
    ASSERT_EQ(pipe(ends), 0);
    const pid_t child = fork();
    if (child == 0) {
        StoreOptions first;
        first.holder = "amends (pid 4711, Lin)";
        const Store store = must_open(folder, first);
        if (write(ends[1], "x", 1) != 1) _exit(2);
        for (;;)
            pause();
    }
    char ready = 0;
    ASSERT_EQ(read(ends[0], &ready, 1), 1);
    std::string holder;
    EXPECT_EQ(try_to_open(folder, holder), FaultKind::held);
    EXPECT_EQ(holder, "amends (pid 4711, Lin)");
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    EXPECT_EQ(try_to_open(folder, holder), FaultKind::other); // opened
    close(ends[0]);
    close(ends[1]);
}

TEST(Store, Fault07ASecondStoreInOneProcessIsRefusedToo) {
    const TestFolder folder;
    const Store store = must_open(folder);
    std::string holder;
    EXPECT_EQ(try_to_open(folder, holder), FaultKind::held);
}

TEST(Store, Fault07ASecondInstanceWaitsForTheFirstToClose) {
    const TestFolder folder;
    auto first = std::make_unique<Store>(must_open(folder));
    int waited = 0;
    StoreOptions patient;
    patient.patience = std::chrono::minutes(1);
    patient.waits = [&] {
        if (++waited == 3) first.reset();
    };
    EXPECT_TRUE(open_store(folder.path(), patient).ok());
    EXPECT_GE(waited, 3);
}

} // namespace
} // namespace amends::fault
