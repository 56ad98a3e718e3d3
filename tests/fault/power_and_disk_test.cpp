// Power cuts and failing disks: what was shown as saved is there, what was not can be sent again, once.
#include "sim/records/backup.hpp"
#include "sim/records/fault_words.hpp"
#include "tests/fault/faulty_disk.hpp"
#include "tests/sim/records/store_fixture.hpp"

#include <SQLiteCpp/Column.h>

#include <cstdlib>

namespace amends::fault {
namespace {

using namespace records;
using namespace records::testing;

constexpr int turns = 6;

/// What the person at the desk saw of a sitting.
struct Sitting {
    bool begun = false;
    std::int64_t saved = 0; ///< highest event number shown as saved
    bool finished = false;
};

NewEvent event_at(std::int64_t seq) {
    return seq % 2 == 1 ? bubble("reply " + std::to_string(seq)) : turn_closed();
}

/// Plays until something is not saved. The content is large enough for the log to be worked into the
/// database.
Sitting sit(const TestFolder& folder, const FaultyDisk& disk) {
    Sitting seen;
    StoreOptions options;
    options.vfs = disk.name();
    auto opened = open_store(folder.path(), options);
    if (!opened) return seen;
    Store& store = opened.value();
    if (result(store, store.begin_attempt(attempt_named("a"), began_event()))) return seen;
    seen.begun = true;
    if (result(store, store.put_content({"f1", "scenario", std::string(4'300'000, 's')}))) return seen;
    for (std::int64_t seq = 1; seq <= 2 * turns; ++seq) {
        if (result(store, store.save_draft("a", "c1", "draft " + std::to_string(seq)))) return seen;
        if (result(store, store.append_event("a", seq, event_at(seq), ""))) return seen;
        seen.saved = seq;
    }
    seen.finished = !result(store, store.finish_attempt("a", 2 * turns + 1, finished()));
    return seen;
}

/// Everything that was shown as saved is there, no event twice, and the sitting can be finished.
void expect_whole(const TestFolder& folder, const Sitting& seen) {
    Store store = must_open(folder);
    EXPECT_TRUE(store.notices().empty());
    Reader reader = must_read(folder);
    EXPECT_EQ(reader.database().execAndGet("PRAGMA integrity_check").getString(), "ok");
    const auto events = load_events(reader, "a").value();
    if (seen.begun) {
        EXPECT_GE(static_cast<std::int64_t>(events.size()), seen.saved + 1);
        EXPECT_LE(static_cast<std::int64_t>(events.size()), seen.saved + 3);
    }
    for (std::size_t at = 1; at < events.size() && events[at].kind != "result"; ++at)
        EXPECT_EQ(events[at].payload, event_at(static_cast<std::int64_t>(at)).payload);
    ASSERT_FALSE(result(store, store.begin_attempt(attempt_named("a"), began_event())));
    for (std::int64_t seq = 1; seq <= 2 * turns; ++seq)
        ASSERT_FALSE(result(store, store.append_event("a", seq, event_at(seq), ""))) << seq;
    ASSERT_FALSE(result(store, store.finish_attempt("a", 2 * turns + 1, finished())));
    const VerifyReport report = must_verify(folder);
    EXPECT_TRUE(report.found.empty());
    EXPECT_EQ(report.events, 2 * turns + 2);
}

int cuts_wanted() {
    const char* given = std::getenv("AMENDS_POWER_CUTS");
    return given ? std::atoi(given) : 60;
}

// AMENDS_POWER_CUTS=600 makes it the long run.
TEST(Store, Fault01EveryTurnShownAsSavedSurvivesAPowerCutAtAnyWrite) {
    FaultyDisk disk("cut");
    std::int64_t all = 0;
    {
        const TestFolder folder;
        EXPECT_TRUE(sit(folder, disk).finished);
        all = disk.calls();
    }
    std::mt19937 dice(7);
    const int cuts = cuts_wanted();
    for (int cut = 0; cut < cuts; ++cut) {
        // Half of them in the first calls (the schema) and the small writes, half anywhere.
        const std::int64_t at =
            1 + static_cast<std::int64_t>(dice() % static_cast<unsigned>(cut % 2 ? 60 : all));
        SCOPED_TRACE("cut " + std::to_string(cut) + " at call " + std::to_string(at) + " of "
                     + std::to_string(all));
        const TestFolder folder;
        disk.fail_at(at, Failure::power_cut, true);
        const Sitting seen = sit(folder, disk);
        disk.power_back(dice);
        expect_whole(folder, seen);
        if (::testing::Test::HasFailure()) return;
    }
}

struct DiskCase {
    const char* name;
    Failure failure;
    bool for_ever;
    bool shared_memory;
    FaultKind told;
};

class FailingDisk : public ::testing::TestWithParam<DiskCase> {};

/// The n-th call from the sending on fails.
void send_over_failing_disk(const DiskCase& what, int n) {
    FaultyDisk disk("failing", what.shared_memory);
    const TestFolder folder;
    StoreOptions options;
    options.vfs = disk.name();
    Store store = must_open(folder, options);
    store_turns(store, "a", 1);
    ASSERT_FALSE(result(store, store.save_draft("a", "c1", "please keep this")));
    disk.fail_at(n, what.failure, what.for_ever);
    const auto fault = result(store, store.append_event("a", 3, bubble("please keep this"), ""));
    const bool failed = disk.has_failed();
    disk.mend(); // space is freed, the cable is back
    Reader reader = must_read(folder);
    if (fault) {
        EXPECT_TRUE(failed);
        EXPECT_EQ(fault->kind, what.told) << fault->answer;
        EXPECT_NE(sentence_beside_box(*fault).en.find("Your text is still in the box"), std::string::npos);
        EXPECT_EQ(sentence(*fault).en.find("box"), std::string::npos) << "told where nothing was typed";
        EXPECT_EQ(load_events(reader, "a").value().size(), 3U);
        ASSERT_EQ(drafts_of(reader, "a").value().size(), 1U);
        EXPECT_EQ(drafts_of(reader, "a").value()[0].text, "please keep this");
    }
    EXPECT_FALSE(result(store, store.append_event("a", 3, bubble("please keep this"), "")));
    EXPECT_EQ(load_events(reader, "a").value().size(), 4U);
    EXPECT_TRUE(drafts_of(reader, "a").value().empty());
    EXPECT_TRUE(must_verify(folder).found.empty());
}

TEST_P(FailingDisk, KeepsTheTextAndSavesItOnceAfterwards) {
    for (int n = 1; n <= 14; ++n) {
        SCOPED_TRACE("call " + std::to_string(n));
        send_over_failing_disk(GetParam(), n);
        if (::testing::Test::HasFailure()) return;
    }
}

TEST(Store, Fault03AFullDiskWhileCopyingIsSaidAndLeavesNoHalfCopy) {
    const TestFolder folder;
    FaultyDisk disk("copying");
    {
        Store store = must_open(folder);
        store_turns(store, "a", 3);
    }
    disk.fail_at(1, Failure::disk_full, true);
    const auto made = make_backup(folder.files(), "2026-03-12T12:00:00.000Z", 7, disk.name());
    ASSERT_FALSE(made);
    EXPECT_TRUE(disk.has_failed());
    EXPECT_EQ(made.error().kind, FaultKind::disk_full) << made.error().answer;
    EXPECT_TRUE(std::filesystem::is_empty(folder.files().backups));
}

std::string name_of(const ::testing::TestParamInfo<DiskCase>& info) {
    return info.param.name;
}

INSTANTIATE_TEST_SUITE_P(
    Fault03, FailingDisk,
    ::testing::Values(DiskCase{"full_once", Failure::disk_full, false, true, FaultKind::disk_full},
                      DiskCase{"full_for_ever", Failure::disk_full, true, true, FaultKind::disk_full},
                      DiskCase{"full_without_log", Failure::disk_full, true, false, FaultKind::disk_full}),
    name_of);
INSTANTIATE_TEST_SUITE_P(
    Fault04, FailingDisk,
    ::testing::Values(DiskCase{"error_once", Failure::input_error, false, true, FaultKind::input_output},
                      DiskCase{"error_for_ever", Failure::input_error, true, true, FaultKind::input_output},
                      DiskCase{"error_without_log", Failure::input_error, true, false,
                               FaultKind::input_output},
                      DiskCase{"short_once", Failure::short_write, false, true, FaultKind::input_output},
                      DiskCase{"short_for_ever", Failure::short_write, true, true, FaultKind::input_output}),
    name_of);

} // namespace
} // namespace amends::fault
