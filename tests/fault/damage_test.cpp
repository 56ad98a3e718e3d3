// Files that are not what was left there.
#include "sim/records/backup.hpp"
#include "sim/records/missing_tail.hpp"
#include "sim/records/schema.hpp"
#include "tests/fault/faulty_disk.hpp"
#include "tests/fault/process.hpp"
#include "tests/sim/records/store_fixture.hpp"

#include <SQLiteCpp/Column.h>

#include <fstream>
#include <sstream>

namespace amends::fault {
namespace {

namespace fs = std::filesystem;
using namespace records;
using namespace records::testing;

std::string content_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void overwrite(const fs::path& path, std::size_t at, std::string_view bytes) {
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(static_cast<std::streamoff>(at));
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

/// A closed store with one attempt of `turns` turns.
void fill(const TestFolder& folder, int turns) {
    Store store = must_open(folder);
    store_turns(store, "a", turns);
}

/// Exit code: the fault's kind, 100 when it opened.
int open_as_ordinary(const fs::path& folder) {
    return in_child([&] {
        become_ordinary();
        const auto store = open_store(folder);
        return store ? 100 : static_cast<int>(store.error().kind);
    });
}

TEST(Store, Fault06AFolderThatTakesNoFilesIsSaidAtTheStart) {
    const TestFolder folder;
    fs::permissions(folder.path(), fs::perms::owner_read | fs::perms::owner_exec | fs::perms::others_read
                                       | fs::perms::others_exec);
    EXPECT_EQ(open_as_ordinary(folder.path()), static_cast<int>(FaultKind::folder_unwritable));
    EXPECT_EQ(open_as_ordinary(folder.path() / "below"), static_cast<int>(FaultKind::folder_unwritable));
    fs::permissions(folder.path(), fs::perms::owner_all);
}

TEST(Store, Fault06AFolderBelowAFileIsSaidAtTheStart) {
    const TestFolder folder;
    std::ofstream(folder.path() / "file") << "x";
    const auto store = open_store(folder.path() / "file" / "data");
    ASSERT_FALSE(store);
    EXPECT_EQ(store.error().kind, FaultKind::folder_unwritable);
    EXPECT_NE(sentence(store.error()).en.find((folder.path() / "file" / "data").string()), std::string::npos);
}

TEST(Store, Fault06AReadOnlyDatabaseIsSaidAtTheStart) {
    const TestFolder folder;
    fill(folder, 1);
    fs::permissions(folder.path(), fs::perms::all);
    fs::permissions(folder.files().holder, fs::perms::all);
    fs::permissions(folder.files().database, fs::perms::owner_read | fs::perms::others_read);
    EXPECT_EQ(open_as_ordinary(folder.path()), static_cast<int>(FaultKind::read_only));
}

TEST(Store, Fault06AFolderThatTakesNoFilesCanStillBeVerified) {
    const TestFolder folder;
    const fs::path place = folder.path() / "a stick?100%#1";
    fs::create_directory(place);
    fill(folder, 2);
    fs::copy_file(folder.files().database, place / "amends.db");
    fs::permissions(folder.path(), fs::perms::all);
    fs::permissions(place / "amends.db", fs::perms::owner_read | fs::perms::others_read);
    fs::permissions(place, fs::perms::owner_read | fs::perms::owner_exec | fs::perms::others_read
                               | fs::perms::others_exec);
    EXPECT_EQ(in_child([&] {
                  become_ordinary();
                  auto reader = Reader::open(place / "amends.db");
                  const auto report = reader ? verify(reader.value()) : Outcome<VerifyReport>(reader.error());
                  return report && report.value().found.empty() ? static_cast<int>(report.value().events)
                                                                : 100;
              }),
              5);
    fs::permissions(place, fs::perms::owner_all);
}

TEST(Store, Fault06ABackupNamesTheFolderThatTakesNoFiles) {
    const TestFolder folder;
    fill(folder, 1);
    fs::create_directory(folder.files().backups);
    fs::permissions(folder.path(), fs::perms::all);
    fs::permissions(folder.files().database, fs::perms::all);
    fs::permissions(folder.files().backups, fs::perms::owner_read | fs::perms::owner_exec
                                                | fs::perms::others_read | fs::perms::others_exec);
    EXPECT_EQ(in_child([&] {
                  become_ordinary();
                  const auto made = make_backup(folder.files(), "2026-11-23T10:00:00.000Z", 7);
                  if (made || made.error().kind != FaultKind::folder_unwritable) return 1;
                  return made.error().file == folder.files().backups.string() ? 0 : 2;
              }),
              0);
    fs::permissions(folder.files().backups, fs::perms::owner_all);
}

TEST(Store, Fault08WithoutSharedMemoryItKeepsARollbackJournalAndSaysSo) {
    const FaultyDisk network("network", false);
    const TestFolder folder;
    StoreOptions options;
    options.vfs = network.name();
    Store store = must_open(folder, options);
    ASSERT_EQ(store.notices().size(), 1U);
    EXPECT_EQ(store.notices()[0].kind, StoreNotice::Kind::rollback_journal);
    store_turns(store, "a", 2);
    EXPECT_FALSE(fs::exists(beside(folder.files().database, "-wal")));
    EXPECT_TRUE(must_verify(folder).found.empty());
}

/// Damages a store of 60 turns, then expects the file to be kept aside, readable in part, and a new start.
void expect_kept_aside(const std::function<void(const fs::path&)>& damage, std::size_t rescued_at_least) {
    const TestFolder folder;
    fill(folder, 60);
    ASSERT_TRUE(make_backup(folder.files(), "2026-03-12T12:00:00.000Z"));
    damage(folder.files().database);
    const std::string damaged = content_of(folder.files().database);
    const auto store = open_store(folder.path());
    ASSERT_FALSE(store);
    EXPECT_EQ(store.error().kind, FaultKind::damaged);
    const fs::path kept = store.error().detail;
    EXPECT_NE(sentence(store.error()).zh.find(kept.string()), std::string::npos);
    EXPECT_EQ(content_of(kept), damaged);
    std::ostringstream lines;
    if (const auto count = rescue(kept, lines))
        EXPECT_GE(count.value(), rescued_at_least);
    else
        EXPECT_EQ(rescued_at_least, 0U);
    const auto backup = newest_sound_backup(folder.files());
    ASSERT_TRUE(backup);
    ASSERT_TRUE(restore_backup(folder.files(), *backup, "2026-03-12T13:00:00.000Z"));
    EXPECT_EQ(must_verify(folder).events, 121);
    EXPECT_TRUE(open_store(folder.path()).ok());
}

TEST(Store, Fault09AnOverwrittenPageIsFoundAndTheRestRead) {
    expect_kept_aside(
        [](const fs::path& file) {
            overwrite(file, fs::file_size(file) - 3 * 4096, std::string(4096, '\x7f'));
        },
        20);
}

TEST(Store, Fault09ATruncatedFileIsFoundAndTheRestRead) {
    expect_kept_aside(
        [](const fs::path& file) { fs::resize_file(file, fs::file_size(file) - 2 * 4096 - 700); }, 60);
}

/// Notices whether a copy of the records has a name while lines are written.
class WatchingLines : public std::stringbuf {
public:
    explicit WatchingLines(fs::path copy) : copy_(std::move(copy)) {}
    bool saw_copy = false;

protected:
    std::streamsize xsputn(const char* text, std::streamsize size) override {
        saw_copy = saw_copy || fs::exists(copy_) || fs::exists(beside(copy_, "-wal"));
        return std::stringbuf::xsputn(text, size);
    }

private:
    fs::path copy_;
};

TEST(Store, Fault50ARescueThatIsBrokenOffLeavesNoCopyOfTheRecords) {
    const TestFolder folder;
    {
        Store store = must_open(folder); // what it writes is still in the log
        store_turns(store, "a", 2);
        WatchingLines lines(beside(folder.files().database, ".reading"));
        std::ostream out(&lines);
        EXPECT_EQ(rescue(folder.files().database, out).value(), 5U);
        EXPECT_FALSE(lines.saw_copy) << "reading may be broken off at any line";
    }
    std::ofstream(beside(folder.files().database, ".reading")) << "all words";
    { const Store opened = must_open(folder); }
    EXPECT_FALSE(fs::exists(beside(folder.files().database, ".reading")))
        << "of one killed while it was copied";
}

TEST(Store, Fault11AFileOfANewerVersionIsNeitherCopiedNorReplaced) {
    const TestFolder folder;
    fill(folder, 2);
    const auto copy = make_backup(folder.files(), "2026-03-12T12:00:00.000Z");
    ASSERT_TRUE(copy);
    tamper(folder, "PRAGMA user_version = 99; PRAGMA wal_checkpoint(TRUNCATE)");
    const std::string before = content_of(folder.files().database);
    EXPECT_EQ(make_backup(folder.files(), "2026-03-12T13:00:00.000Z").error().kind, FaultKind::newer_version);
    EXPECT_EQ(restore_backup(folder.files(), copy.value(), "2026-03-12T13:00:00.000Z").error().kind,
              FaultKind::newer_version);
    EXPECT_EQ(content_of(folder.files().database), before);
    EXPECT_EQ(newest_backup(folder.files()), copy.value());
}

TEST(Store, Fault09AWrongHeaderIsFound) {
    expect_kept_aside([](const fs::path& file) { overwrite(file, 0, "this is not a database at all..."); },
                      0);
}

TEST(Store, Fault09AFileOfNoiseIsFound) {
    const TestFolder folder;
    std::ofstream(folder.files().database) << "hello";
    const auto store = open_store(folder.path());
    ASSERT_FALSE(store);
    EXPECT_EQ(store.error().kind, FaultKind::damaged);
    EXPECT_TRUE(open_store(folder.path()).ok());
}

TEST(Store, Fault09ADatabaseOfAnotherProgramIsLeftAlone) {
    const TestFolder folder;
    {
        SQLite::Database other(folder.files().database.string(),
                               SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        other.exec("CREATE TABLE t (x); PRAGMA user_version = 1");
    }
    const std::string before = content_of(folder.files().database);
    const auto store = open_store(folder.path());
    ASSERT_FALSE(store);
    EXPECT_EQ(store.error().kind, FaultKind::foreign);
    EXPECT_EQ(content_of(folder.files().database), before);
}

/// The files as a crash leaves them: 3 turns, of which the last ones are in the log only.
void copy_as_crashed(const TestFolder& from, const TestFolder& to) {
    fill(from, 0);
    Store store = must_open(from);
    for (int seq = 1; seq <= 6; ++seq)
        ASSERT_FALSE(result(store, store.append_event("a", seq, bubble("x"))));
    for (const auto& entry : fs::directory_iterator(from.path()))
        fs::copy_file(entry.path(), to.path() / entry.path().filename());
    fs::remove(beside(to.files().database, "-shm"));
}

TEST(Store, Fault10ALogThatWasLeftIsWorkedIn) {
    const TestFolder origin, folder;
    copy_as_crashed(origin, folder);
    EXPECT_TRUE(must_open(folder).notices().empty());
    EXPECT_EQ(must_verify(folder).events, 7);
}

TEST(Store, Fault10ADeletedLogIsReportedAsAMissingTail) {
    const TestFolder origin, folder;
    copy_as_crashed(origin, folder);
    fs::remove(beside(folder.files().database, "-wal"));
    const Store store = must_open(folder);
    ASSERT_EQ(store.notices().size(), 1U);
    EXPECT_EQ(store.notices()[0].kind, StoreNotice::Kind::missing_tail);
    EXPECT_EQ(store.notices()[0].detail, "a #6");
}

TEST(Store, Fault17AMissingTailIsKnownAfterRowsWereWrittenInItsPlaceAndNotedOnce) {
    const TestFolder origin, folder;
    copy_as_crashed(origin, folder);
    fs::remove(beside(folder.files().database, "-wal"));
    const auto missing = [&] {
        Reader reader = must_read(folder);
        return missing_tails(reader, read_head(folder.files().head)).value();
    };
    ASSERT_EQ(missing().size(), 1U) << "before anybody opened it";
    for (int again = 0; again < 2; ++again)
        EXPECT_EQ(must_open(folder).notices().size(), 1U);
    {
        Store store = must_open(folder);
        store_turns(store, "b", 1); // the head names b from now on
    }
    EXPECT_TRUE(must_open(folder).notices().empty());
    ASSERT_EQ(missing().size(), 1U);
    EXPECT_EQ(name_of_row(missing()[0]), "a #6");
    Reader reader = must_read(folder);
    EXPECT_EQ(reader.database().execAndGet("SELECT count(*) FROM incidents").getInt(), 1);
}

TEST(Store, Fault10ALogWithoutItsDatabaseIsKeptAside) {
    const TestFolder origin, folder;
    copy_as_crashed(origin, folder);
    const std::string log = content_of(beside(folder.files().database, "-wal"));
    fs::remove(folder.files().database);
    const Store store = must_open(folder);
    ASSERT_EQ(store.notices().size(), 2U);
    EXPECT_EQ(store.notices()[0].kind, StoreNotice::Kind::missing_tail);
    EXPECT_EQ(store.notices()[1].kind, StoreNotice::Kind::stray_log);
    EXPECT_EQ(content_of(store.notices()[1].detail), log);
}

TEST(Store, Fault11AFileOfANewerVersionIsRefusedUnchanged) {
    const TestFolder folder;
    fill(folder, 1);
    tamper(folder, "PRAGMA user_version = 99; PRAGMA wal_checkpoint(TRUNCATE)");
    const std::string before = content_of(folder.files().database);
    const auto store = open_store(folder.path());
    ASSERT_FALSE(store);
    EXPECT_EQ(store.error().kind, FaultKind::newer_version);
    EXPECT_EQ(store.error().detail, "99");
    EXPECT_EQ(content_of(folder.files().database), before);
}

constexpr SchemaStep first_step{"001", "CREATE TABLE t (x INTEGER); INSERT INTO t VALUES (1)"};
constexpr SchemaStep second_step{"002", "CREATE TABLE u (y INTEGER); INSERT INTO u SELECT x FROM t; "
                                        "ALTER TABLE t ADD COLUMN z TEXT; UPDATE t SET z = 'new'; "
                                        "CREATE INDEX ti ON t (z)"};

/// Version and tables as one text.
std::string shape_of(const fs::path& file) {
    SQLite::Database database(file.string(), SQLite::OPEN_READWRITE);
    std::string shape = std::to_string(user_version(database));
    SQLite::Statement ask(database, "SELECT sql FROM sqlite_schema ORDER BY name");
    while (ask.executeStep())
        shape += ' ' + ask.getColumn(0).getString();
    return shape;
}

TEST(Store, Fault12AnInterruptedMigrationLeavesTheOldSchemaOrTheNew) {
    const SchemaStep both[] = {first_step, second_step};
    FaultyDisk disk("migrating");
    std::mt19937 dice(5);
    std::string old_shape, new_shape;
    for (int n = 0; n <= 40; ++n) {
        const TestFolder folder;
        const std::string file = folder.files().database.string();
        {
            SQLite::Database database(file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
            migrate(database, std::span(both).first(1));
        }
        if (n == 0) old_shape = shape_of(file);
        bool done = false;
        {
            SQLite::Database database(file, SQLite::OPEN_READWRITE, 0, disk.name());
            if (n > 0) disk.fail_at(n, Failure::power_cut, true);
            try {
                migrate(database, both);
                done = true;
            } catch (const SQLite::Exception&) { // the power cut
            }
        }
        disk.power_back(dice);
        if (n == 0) new_shape = shape_of(file);
        if (n == 0) continue;
        const std::string shape = shape_of(file);
        EXPECT_TRUE(shape == new_shape || (!done && shape == old_shape)) << n << ": " << shape;
    }
    EXPECT_NE(old_shape, new_shape);
}

TEST(Store, Fault12AStatementThatFailsLeavesTheOldSchema) {
    const TestFolder folder;
    const SchemaStep bad[] = {first_step, {"002", "CREATE TABLE u (y); INSERT INTO nowhere VALUES (1)"}};
    const fs::path file = folder.files().database;
    SQLite::Database database(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    migrate(database, std::span(bad).first(1));
    EXPECT_THROW(migrate(database, bad), SQLite::Exception);
    EXPECT_EQ(user_version(database), 1);
    EXPECT_FALSE(database.tableExists("u"));
}

TEST(Store, Fault12ACopyIsTakenBeforeTheSchemaChanges) {
    const TestFolder folder;
    fill(folder, 2);
    SQLite::Database database(folder.files().database.string(), SQLite::OPEN_READWRITE);
    copy_before_migration(database, folder.files(), 1);
    auto copy = Reader::open(beside(folder.files().database, ".version-1"));
    ASSERT_TRUE(copy);
    EXPECT_EQ(load_events(copy.value(), "a").value().size(), 5U);
}

TEST(Store, Fault13AClockSetBackChangesNoOrder) {
    const TestFolder folder;
    std::int64_t now = 1'774'742'400'000; // the night clocks change in Europe, 2026
    StoreOptions options;
    options.wall_ms = [&] { return now -= 3'600'000; };
    {
        Store store = must_open(folder, options);
        store_turns(store, "a", 3);
        store_turns(store, "b", 1);
    }
    Reader reader = must_read(folder);
    const auto events = load_events(reader, "a").value();
    for (std::size_t at = 1; at < events.size(); ++at) {
        EXPECT_EQ(events[at].seq, static_cast<std::int64_t>(at));
        EXPECT_LT(events[at].wall_utc, events[at - 1].wall_utc);
        EXPECT_EQ(events[at].wall_utc.back(), 'Z');
    }
    EXPECT_EQ(list_attempts(reader).value()[0].id, "b"); // begun later, though its clock said earlier
    EXPECT_TRUE(must_verify(folder).found.empty());
}

} // namespace
} // namespace amends::fault
