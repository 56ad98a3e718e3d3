// Memory that runs out in the middle of saving.
#include "tests/sim/records/store_fixture.hpp"

#include <SQLiteCpp/Column.h>
#include <sqlite3.h>

#include <atomic>

namespace amends::fault {
namespace {

using namespace records;
using namespace records::testing;

std::atomic<std::int64_t> until_failure{-1}; ///< allocations; negative: never
sqlite3_mem_methods system_memory;

bool fails_now() {
    if (until_failure < 0) return false;
    return until_failure == 0 || until_failure.fetch_sub(1) <= 1;
}
void* allocate(int size) {
    return fails_now() ? nullptr : system_memory.xMalloc(size);
}
void* reallocate(void* old, int size) {
    return fails_now() ? nullptr : system_memory.xRealloc(old, size);
}

/// SQLite allocates through us while this lives.
class CountedMemory {
public:
    CountedMemory() {
        sqlite3_shutdown();
        sqlite3_config(SQLITE_CONFIG_GETMALLOC, &system_memory);
        sqlite3_mem_methods ours = system_memory;
        ours.xMalloc = allocate;
        ours.xRealloc = reallocate;
        sqlite3_config(SQLITE_CONFIG_MALLOC, &ours);
        sqlite3_initialize();
    }
    CountedMemory(const CountedMemory&) = delete;
    CountedMemory& operator=(const CountedMemory&) = delete;
    ~CountedMemory() {
        until_failure = -1;
        sqlite3_shutdown();
        sqlite3_config(SQLITE_CONFIG_MALLOC, &system_memory);
        sqlite3_initialize();
    }
};

/// From the n-th allocation on there is no more, until the event is answered.
void save_without_memory(int n) {
    const TestFolder folder;
    Store store = must_open(folder);
    store_turns(store, "a", 1);
    ASSERT_FALSE(result(store, store.save_draft("a", "c1", "keep this")));
    until_failure = n;
    const std::string long_text(20'000, 'x');
    const auto fault = result(store, store.append_event("a", 3, bubble(long_text), ""));
    until_failure = -1;
    Reader reader = must_read(folder);
    if (fault) {
        EXPECT_EQ(fault->kind, FaultKind::out_of_memory) << fault->answer;
        EXPECT_EQ(load_events(reader, "a").value().size(), 3U);
        EXPECT_EQ(drafts_of(reader, "a").value().at(0).text, "keep this");
    }
    EXPECT_FALSE(result(store, store.append_event("a", 3, bubble(long_text), "")));
    EXPECT_EQ(load_events(reader, "a").value().size(), 4U);
    EXPECT_EQ(reader.database().execAndGet("PRAGMA integrity_check").getString(), "ok");
    EXPECT_TRUE(must_verify(folder).found.empty());
}

TEST(Store, Fault05MemoryThatRunsOutWhileSavingLeavesTheDatabaseWhole) {
    const CountedMemory memory;
    for (int n = 1; n <= 60; ++n) {
        SCOPED_TRACE("allocation " + std::to_string(n));
        save_without_memory(n);
        if (::testing::Test::HasFailure()) return;
    }
}

TEST(Store, Fault05MemoryThatRunsOutAtTheStartIsSaid) {
    const CountedMemory memory;
    const TestFolder folder;
    for (int n = 1; n <= 400; n += 3) {
        until_failure = n;
        const auto store = open_store(folder.path());
        until_failure = -1;
        if (store) continue;
        EXPECT_NE(store.error().kind, FaultKind::damaged) << n << ' ' << store.error().answer;
        EXPECT_NE(store.error().kind, FaultKind::newer_version) << n;
    }
    Store store = must_open(folder);
    store_turns(store, "a", 1);
    EXPECT_TRUE(must_verify(folder).found.empty());
}

} // namespace
} // namespace amends::fault
