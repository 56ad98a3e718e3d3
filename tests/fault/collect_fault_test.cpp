// Collecting from another desk while this one's disk fails: all of the source or nothing, and then once.
#include "sim/records/collect.hpp"
#include "tests/fault/faulty_disk.hpp"
#include "tests/sim/records/store_fixture.hpp"

#include <fstream>

namespace amends::fault {
namespace {

using namespace records;
using namespace records::testing;

constexpr int brought_attempts = 12;

class CollectFault : public ::testing::Test {
protected:
    void SetUp() override {
        Store store = must_open(source);
        for (int number = 0; number < brought_attempts; ++number) {
            const std::string id = "a" + std::to_string(number);
            store_turns(store, id, 3);
            ASSERT_FALSE(result(store, store.put_content({"f" + id, "scenario", std::string(90'000, 's')})));
            ASSERT_FALSE(result(store, store.finish_attempt(id, 7, finished())));
        }
    }
    static Store open_on(const TestFolder& into, const FaultyDisk& disk) {
        StoreOptions options;
        options.vfs = disk.name();
        return must_open(into, options);
    }
    /// The disk's calls of one collecting without a fault.
    std::int64_t calls_needed(FaultyDisk& disk) {
        const TestFolder into;
        Store store = open_on(into, disk);
        store_turns(store, "own", 1);
        const std::int64_t before = disk.calls();
        EXPECT_TRUE(collect_store(store, Actor::first(), source.files().database).ok());
        return disk.calls() - before;
    }
    /// After the fault: nothing of the source or all of it; asked again it is there once.
    void expect_once(const TestFolder& into, bool was_told_done) {
        Store store = must_open(into);
        const std::int64_t there = must_verify(into).attempts - 1;
        EXPECT_TRUE(there == brought_attempts || (there == 0 && !was_told_done)) << there;
        EXPECT_FALSE(std::filesystem::exists(into.path() / "collecting"));
        ASSERT_TRUE(collect_store(store, Actor::first(), source.files().database));
        const VerifyReport report = must_verify(into);
        EXPECT_EQ(report.attempts, brought_attempts + 1);
        EXPECT_EQ(report.events, brought_attempts * 8 + 3);
        EXPECT_TRUE(report.found.empty());
        EXPECT_TRUE(collect_store(store, Actor::first(), source.files().database).value().fresh.empty());
    }
    const TestFolder source;
};

TEST_F(CollectFault, Fault01APowerCutLeavesAllOfTheSourceOrNothing) {
    FaultyDisk disk("collect-cut");
    const std::int64_t all = calls_needed(disk);
    ASSERT_GT(all, 3);
    std::mt19937 dice(11);
    for (int cut = 0; cut < 16; ++cut) {
        const std::int64_t at = 1 + static_cast<std::int64_t>(dice() % static_cast<unsigned>(all));
        SCOPED_TRACE("at call " + std::to_string(at) + " of " + std::to_string(all));
        const TestFolder into;
        bool done = false;
        {
            Store store = open_on(into, disk);
            store_turns(store, "own", 1);
            disk.fail_at(at, Failure::power_cut, true);
            done = collect_store(store, Actor::first(), source.files().database).ok();
        }
        disk.power_back(dice);
        expect_once(into, done);
        if (HasFailure()) return;
    }
}

TEST_F(CollectFault, Fault03AFullDiskIsSaidAndLeavesNothingHalf) {
    FaultyDisk disk("collect-full");
    const std::int64_t all = calls_needed(disk);
    for (std::int64_t at = 1; at <= all; at += std::max<std::int64_t>(1, all / 8)) {
        SCOPED_TRACE("at call " + std::to_string(at) + " of " + std::to_string(all));
        const TestFolder into;
        bool done = false;
        {
            Store store = open_on(into, disk);
            store_turns(store, "own", 1);
            disk.fail_at(at, Failure::disk_full, true);
            const auto collected = collect_store(store, Actor::first(), source.files().database);
            done = collected.ok();
            EXPECT_TRUE(done || collected.error().kind == FaultKind::disk_full);
            disk.mend();
        }
        expect_once(into, done);
        if (HasFailure()) return;
    }
}

TEST_F(CollectFault, Fault02WhatAnInterruptedCollectingLeftIsGoneWithTheNextStart) {
    const TestFolder into;
    std::filesystem::create_directories(into.path() / "collecting");
    std::ofstream(into.path() / "collecting" / "amends.db") << "words of somebody";
    const Store store = must_open(into);
    EXPECT_FALSE(std::filesystem::exists(into.path() / "collecting"));
}

} // namespace
} // namespace amends::fault
