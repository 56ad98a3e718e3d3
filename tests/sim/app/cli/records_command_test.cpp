// The built program and what it keeps.
#include "tests/sim/app/cli/program_fixture.hpp"
#include "tests/sim/app/shipped_cases.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <sstream>

namespace amends::app {
namespace {

using nlohmann::json;
using test::Ran;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr const char* some_play = "say So sorry about that, please send me a photo of it.\nwait 5\n"
                                  "say We will send a new one today.\nwait 400\nwait 2000\n";

class CliRecords : public test::ProgramTest {};

TEST_F(CliRecords, AScriptIsRecordedOnlyWhenAsked) {
    const std::string file = write("play.txt", some_play);
    run({"play", "damaged-laptop", "--script", file, "--json"});
    EXPECT_EQ(run({"records", "list", "--json"}).code, 3) << "there are no records yet";
    const Ran ran = run({"play", "damaged-laptop", "--script", file, "--json", "--record"});
    EXPECT_LE(ran.code, 1) << ran.err;
    const json attempts = json::parse(run({"records", "list", "--json"}).out);
    ASSERT_EQ(attempts.size(), 1U);
    EXPECT_EQ(attempts[0]["scenario"], "damaged-laptop");
    EXPECT_EQ(run({"records", "verify"}).code, 0);
    const std::string id = attempts[0]["id"];
    const json exported = json::parse(run({"records", "export", "--attempt", id}).out);
    EXPECT_EQ(exported["attempts"][0]["events"][0]["kind"], "began");
}

TEST_F(CliRecords, VerifyNamesWhatWasChangedByHand) {
    const std::string file = write("play.txt", some_play);
    run({"play", "damaged-laptop", "--script", file, "--json", "--record"});
    SQLite::Database((folder.path() / "data" / "amends.db").string(), SQLite::OPEN_READWRITE)
        .exec("UPDATE events SET at_ms = 5 WHERE seq = 1");
    const Ran ran = run({"records", "verify", "--json"});
    EXPECT_EQ(ran.code, 1);
    EXPECT_EQ(json::parse(ran.out)["found"].size(), 1U);
    EXPECT_THAT(ran.err, HasSubstr("event 1"));
}

TEST_F(CliRecords, Fault06AnUnwritableDataFolderIsSaid) {
    const std::string file = write("a_file", "x");
    const std::string play = write("play.txt", some_play);
    const Ran ran =
        run({"play", "damaged-laptop", "--script", play, "--record"}, "", {{"AMENDS_DATA", file + "/data"}});
    EXPECT_EQ(ran.code, 3);
    EXPECT_THAT(ran.err, HasSubstr("a_file/data"));
}

TEST_F(CliRecords, Fault07ARecordHeldByAnotherProgramIsRefusedWithItsName) {
    records::StoreOptions options;
    options.holder = "amends (4711)";
    const auto held = records::open_store(folder.path() / "data", options);
    ASSERT_TRUE(held);
    const std::string play = write("play.txt", some_play);
    const Ran ran = run({"play", "damaged-laptop", "--script", play, "--record"});
    EXPECT_EQ(ran.code, 3);
    EXPECT_THAT(ran.err, HasSubstr("amends (4711)"));
}

TEST_F(CliRecords, Fault09ADamagedRecordFileIsKeptAsideAndSaid) {
    write("data/amends.db", std::string(8192, 'x'));
    const std::string play = write("play.txt", some_play);
    const Ran ran = run({"play", "damaged-laptop", "--script", play, "--record"});
    EXPECT_EQ(ran.code, 3);
    EXPECT_THAT(ran.err, HasSubstr("amends.db.damaged-"));
    EXPECT_LE(run({"play", "damaged-laptop", "--script", play, "--record"}).code, 1);
}

TEST_F(CliRecords, RecordsRefusesWhatAVerbDoesNotTake) {
    const std::string file = write("play.txt", some_play);
    run({"play", "damaged-laptop", "--script", file, "--record"});
    const std::vector<std::vector<std::string>> refused = {
        {"verify", "--person", "x"}, {"verify", "--attempt", ""},           {"list", "--person", ""},
        {"backup", "--dry-run"},     {"erase", "copy.db", "--person", "x"}, {"rescue", "copy.db", "--json"}};
    for (const auto& words : refused) {
        std::vector<std::string> all = {"records"};
        all.insert(all.end(), words.begin(), words.end());
        const Ran ran = run(all);
        EXPECT_EQ(ran.code, 2) << words.front();
        EXPECT_THAT(ran.err, HasSubstr("amends records " + words.front() + " takes no ")) << ran.err;
    }
}

/// The entries of the help that begin with these words, each with the lines under it.
std::vector<std::string> help_entries(const std::string& help, const std::string& begin) {
    std::vector<std::string> entries;
    std::istringstream lines(help);
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("  amends ") || line.empty())
            entries.push_back(line);
        else if (!entries.empty())
            entries.back() += line;
    }
    std::erase_if(entries, [&](const std::string& entry) { return entry.find(begin) == std::string::npos; });
    return entries;
}

TEST_F(CliRecords, TheHelpNamesAsWhereverACommandTakesIt) {
    for (const char* lang : {"zh", "en"}) {
        const std::string help = run({"--help", "--lang", lang}).out;
        std::set<std::string> with_as;
        for (const std::string& entry : help_entries(help, "amends records"))
            for (const char* verb : {"verify", "list", "export", "erase", "import", "rebuild", "retain",
                                     "backup", "restore", "rescue", "accept"})
                if (entry.find(verb) != std::string::npos && entry.find("[--as ") != std::string::npos)
                    with_as.insert(verb);
        EXPECT_EQ(with_as, (std::set<std::string>{"list", "export", "erase", "import", "rebuild", "retain",
                                                  "backup", "restore", "accept"}))
            << lang;
        for (const char* one :
             {"amends play", "amends inbox", "--xapi", "--debrief", "amends report", "amends marks calibrate",
              "amends programme explore", "amends people set-pin"}) {
            ASSERT_FALSE(help_entries(help, one).empty()) << one;
            for (const std::string& entry : help_entries(help, one))
                EXPECT_THAT(entry, HasSubstr("[--as ")) << lang;
        }
    }
}

TEST_F(CliRecords, AFoundChangeIsAcceptedWithAReasonAndToldAsThat) {
    ASSERT_EQ(run({"people", "add", "M1", "--name", "Wang", "--role", "manager"}).code, 0);
    const std::string pin = write("pin", "harbour-3");
    const auto as_boss = [&](std::vector<std::string> words) {
        words.insert(words.end(), {"--as", "M1"});
        return run(words, "", {{"AMENDS_PIN_FILE", pin}});
    };
    ASSERT_EQ(as_boss({"people", "list"}).code, 0);
    SQLite::Database((folder.path() / "data" / "amends.db").string(), SQLite::OPEN_READWRITE)
        .exec("UPDATE audit SET detail = 'x' WHERE seq = 1");
    EXPECT_EQ(as_boss({"records", "accept"}).code, 2) << "without a reason";
    const Ran tried = as_boss({"records", "accept", "--dry-run", "--reason", "no"});
    EXPECT_THAT(
        tried.out,
        HasSubstr("Audit entry 1: changed, and not by this program. [audit/1]\n1 change would be accepted"));
    EXPECT_EQ(run({"records", "verify"}).code, 1) << "nothing was written";
    const Ran done = as_boss({"records", "accept", "--reason", "seen on the stick"});
    EXPECT_EQ(done.code, 0) << done.err;
    EXPECT_THAT(done.out, HasSubstr("1 change is accepted."));
    const Ran told = run({"records", "verify"});
    EXPECT_EQ(told.code, 0) << told.err;
    EXPECT_THAT(told.out, HasSubstr("by M1: seen on the stick"));
    EXPECT_THAT(run({"records", "verify", "--lang", "zh"}).out, HasSubstr("认可：seen on the stick"));
    const json document = json::parse(run({"records", "verify", "--json"}).out);
    EXPECT_TRUE(document["found"].empty());
    ASSERT_EQ(document["accepted"].size(), 1U);
    EXPECT_EQ(document["accepted"][0]["table"], "audit");
    EXPECT_EQ(document["accepted"][0]["who"], "M1");
    EXPECT_THAT(as_boss({"people", "audit"}).out, HasSubstr("seen on the stick"));
    EXPECT_THAT(as_boss({"records", "accept", "--reason", "again"}).out, HasSubstr("Nothing was found"));
}

TEST_F(CliRecords, ChosenFindingsAreAcceptedByTheNamesThatVerifyGivesThem) {
    ASSERT_EQ(run({"people", "add", "M1", "--name", "Wang", "--role", "manager"}).code, 0);
    const std::string pin = write("pin", "harbour-3");
    const auto accept = [&](std::vector<std::string> words) {
        words.insert(words.begin(), {"records", "accept", "--as", "M1", "--reason", "known"});
        return run(words, "", {{"AMENDS_PIN_FILE", pin}});
    };
    const Ran nothing = accept({"--finding", "audit/1"});
    EXPECT_EQ(nothing.code, 2);
    EXPECT_THAT(nothing.err, HasSubstr("nothing was found that can be accepted"));
    SQLite::Database((folder.path() / "data" / "amends.db").string(), SQLite::OPEN_READWRITE)
        .exec("UPDATE audit SET detail = 'x' WHERE seq = 1; DELETE FROM audit WHERE seq = 2; "
              "UPDATE people SET name = 'Wong'");
    const auto found = [&] {
        std::vector<std::string> names;
        const json document = json::parse(run({"records", "verify", "--json"}).out);
        for (const json& one : document["found"])
            names.push_back(one["finding"]);
        return names;
    };
    ASSERT_THAT(found(), ElementsAre("people/M1", "audit/1", "audit/2"));
    EXPECT_THAT(run({"records", "verify"}).err, HasSubstr("not by this program. [audit/2]\n"));

    const Ran unknown = accept({"--finding", "audit/2", "--finding", "people/M2"});
    EXPECT_EQ(unknown.code, 2);
    EXPECT_THAT(unknown.err, HasSubstr("people/M2: no finding is called that. What can be accepted: "
                                       "people/M1, audit/1, audit/2."));
    EXPECT_EQ(found().size(), 3U) << "of several names one is wrong: nothing is written";

    const Ran tried = accept({"--finding", "audit/2", "--finding", "people/M1", "--dry-run"});
    EXPECT_THAT(tried.out, Not(HasSubstr("[audit/1]")));
    EXPECT_THAT(tried.out, HasSubstr("[audit/2]\n2 changes would be accepted"));
    EXPECT_THAT(tried.err, HasSubstr("1 other change stays found, as nobody named it"));
    EXPECT_EQ(found().size(), 3U);

    const Ran done = accept({"--finding", "audit/2", "--finding", "people/M1"});
    EXPECT_EQ(done.code, 1) << "one is left";
    EXPECT_THAT(done.out, HasSubstr("2 changes are accepted."));
    EXPECT_THAT(found(), ElementsAre("audit/1"));
    EXPECT_EQ(accept({"--finding", "audit/1"}).code, 0);
    EXPECT_THAT(found(), IsEmpty());
}

TEST_F(CliRecords, Fault16VerifyNamesARowOfPeopleThatWasEdited) {
    ASSERT_EQ(run({"people", "add", "M1", "--name", "Wang", "--role", "manager"}).code, 0);
    EXPECT_EQ(run({"records", "verify"}).code, 0);
    SQLite::Database((folder.path() / "data" / "amends.db").string(), SQLite::OPEN_READWRITE)
        .exec("UPDATE people SET name = 'Wong'");
    const Ran ran = run({"records", "verify"});
    EXPECT_EQ(ran.code, 1);
    EXPECT_THAT(ran.err, HasSubstr("Person M1: changed, and not by this program."));
    const json told = json::parse(run({"records", "verify", "--json"}).out);
    ASSERT_EQ(told["found"].size(), 1U);
    EXPECT_TRUE(told["accepted"].empty());
    EXPECT_EQ(told["found"][0]["table"], "people");
    EXPECT_EQ(told["found"][0]["row"], "M1");
    EXPECT_EQ(told["found"][0]["attempt"], nullptr);
    EXPECT_EQ(told["rows"], 2);
    EXPECT_EQ(told["seals_head"]["number"], 3);
}

TEST_F(CliRecords, ExportOfNobodyInParticularAsksForWhom) {
    ASSERT_EQ(run({"people", "add", "M1", "--name", "Wang", "--role", "manager"}).code, 0);
    const Ran ran = run({"records", "export"});
    EXPECT_EQ(ran.code, 2);
    EXPECT_THAT(ran.err, HasSubstr("--person ID, or --attempt ID"));
    EXPECT_THAT(ran.out, IsEmpty());
    const Ran into = run({"records", "export", (folder.path() / "all.json").string(), "--person", "M1"});
    EXPECT_EQ(into.code, 2);
    EXPECT_THAT(into.err, HasSubstr("goes to standard output"));
}

TEST_F(CliRecords, Fault11AFileOfANewerVersionIsNotSaidToBeSound) {
    ASSERT_EQ(run({"people", "add", "M1", "--name", "Wang", "--role", "manager"}).code, 0);
    SQLite::Database((folder.path() / "data" / "amends.db").string(), SQLite::OPEN_READWRITE)
        .exec("PRAGMA user_version = 99");
    for (const char* verb : {"verify", "list", "backup", "restore"}) {
        const Ran ran = run({"records", verb});
        EXPECT_NE(ran.code, 0) << verb;
        if (std::string_view(verb) == "restore") continue; // there is no copy
        EXPECT_THAT(ran.err, HasSubstr("newer version (format 99)")) << verb;
    }
}

TEST_F(CliRecords, RecordsVerifyReadsTheFileItIsGiven) {
    const std::string file = write("play.txt", some_play);
    run({"play", "damaged-laptop", "--script", file, "--record"});
    const Ran own = run({"records", "verify", "--json"});
    const std::string copy = (folder.path() / "copy.db").string();
    const std::string backup = run({"records", "backup"}).out;
    std::filesystem::copy_file(backup.substr(0, backup.find('\n')), copy);
    run({"play", "damaged-laptop", "--script", file, "--record"});
    EXPECT_EQ(run({"records", "verify", copy, "--json"}).out, own.out) << "the copy, not the store";
    EXPECT_NE(run({"records", "verify", "--json"}).out, own.out);
    EXPECT_EQ(run({"records", "verify", (folder.path() / "none.db").string()}).code, 2);
}

TEST_F(CliRecords, Fault17AnOlderCopyInTheRecordsPlaceIsToldByVerifyAndOnceByEveryCommand) {
    const std::string file = write("play.txt", some_play);
    run({"play", "damaged-laptop", "--script", file, "--record"});
    std::string backup = run({"records", "backup"}).out;
    backup.resize(backup.find('\n'));
    run({"play", "damaged-laptop", "--script", file, "--record"});
    const auto place = folder.path() / "data" / "amends.db";
    std::filesystem::remove(place.string() + "-wal");
    std::filesystem::remove(place.string() + "-shm");
    std::filesystem::copy_file(backup, place, std::filesystem::copy_options::overwrite_existing);
    const auto expect_told = [&] {
        const Ran verified = run({"records", "verify", "--json"});
        EXPECT_EQ(verified.code, 1);
        EXPECT_EQ(json::parse(verified.out)["found"].size(), 1U);
        EXPECT_THAT(verified.err, HasSubstr("The end of the records is missing"));
    };
    const auto times_told = [](const std::string& words) {
        return words.find("end of the records") == std::string::npos                   ? 0
               : words.find("end of the records") == words.rfind("end of the records") ? 1
                                                                                       : 2;
    };
    expect_told();
    EXPECT_EQ(times_told(run({"records", "list"}).err), 1);
    EXPECT_EQ(times_told(run({"people", "list"}).err), 1);
    expect_told();
    EXPECT_EQ(times_told(run({"play", "damaged-laptop", "--script", file, "--record"}).err), 1);
    expect_told();
    EXPECT_EQ(times_told(run({"people", "list"}).err), 0) << "rows of today stand in its place";
    EXPECT_EQ(run({"records", "verify", backup}).code, 0) << "the copy is whole";
}

TEST_F(CliRecords, Fault13WordsOfAWrongDateWaitUntilTheDatesAreTrusted) {
    const std::string file = write("play.txt", test::script_of("damaged-laptop", "swap_free_zh"));
    for (int time = 0; time < 2; ++time)
        ASSERT_EQ(
            run({"play", "damaged-laptop", "--free", "--lang", "zh", "--script", file, "--record"}).code, 0);
    SQLite::Database((folder.path() / "data" / "amends.db").string(), SQLite::OPEN_READWRITE)
        .exec("UPDATE events SET wall_utc = '2019' || substr(wall_utc, 5) WHERE attempt = (SELECT id FROM "
              "attempts ORDER BY rowid DESC LIMIT 1)");
    const auto kept = [&](std::vector<std::string> more) {
        std::vector<std::string> words = {"records", "retain", "--json"};
        words.insert(words.end(), more.begin(), more.end());
        const Ran ran = run(words);
        EXPECT_EQ(ran.code, 0) << ran.err;
        const json told = json::parse(ran.out);
        return std::pair(told["attempts"].get<int>(), told["waiting"].get<int>());
    };
    EXPECT_EQ(kept({"--practice", "1"}), std::pair(0, 1));
    EXPECT_THAT(run({"records", "retain"}).out, HasSubstr("--trust-dates"));
    EXPECT_EQ(kept({"--trust-dates", "--dry-run"}), std::pair(1, 0));
    EXPECT_EQ(kept({}), std::pair(0, 1)) << "a dry run trusts nothing";
    EXPECT_EQ(kept({"--trust-dates"}), std::pair(1, 0));
    EXPECT_EQ(kept({}), std::pair(0, 0));
    const json attempts = json::parse(run({"records", "list", "--json"}).out);
    int refused = 0;
    for (const json& one : attempts) {
        const Ran page = run({"export", "--debrief", one["id"], "-o", (folder.path() / "out.html").string()});
        if (page.code == 0) continue;
        ++refused;
        EXPECT_THAT(page.err, HasSubstr("by the rule for keeping texts")) << "and no other reason";
    }
    EXPECT_EQ(refused, 1);
}

TEST_F(CliRecords, WhatAnotherDeskBacksUpOnAStickIsImportedOnce) {
    const std::string file = write("play.txt", some_play);
    const std::string stick = (folder.path() / "stick").string();
    const std::map<std::string, std::string> there = {{"AMENDS_DATA", (folder.path() / "there").string()}};
    run({"play", "damaged-laptop", "--script", file, "--record"}, "", there);
    ASSERT_EQ(run({"records", "backup", stick}, "", there).code, 0);
    const Ran dry = run({"records", "import", stick, "--dry-run"});
    EXPECT_EQ(dry.code, 0) << dry.err;
    EXPECT_THAT(dry.out, HasSubstr("would bring 1 new attempt"));
    EXPECT_THAT(run({"records", "import", stick}).out, HasSubstr("1 new attempt,"));
    const json again = json::parse(run({"records", "import", stick, "--json"}).out);
    EXPECT_EQ(again["sources"][0]["new"], json::object());
    EXPECT_EQ(again["sources"][0]["known_attempts"], 1);
    EXPECT_EQ(json::parse(run({"records", "list", "--json"}).out).size(), 1U);
    EXPECT_EQ(run({"records", "verify"}).code, 0);
    const std::string noise = write("noise/amends.db", "no store");
    const Ran refused = run({"records", "import", (folder.path() / "noise").string()});
    EXPECT_EQ(refused.code, 2);
    EXPECT_THAT(refused.err, HasSubstr("is not a record file of this program"));
    EXPECT_EQ(run({"records", "import", (folder.path() / "nowhere").string()}).code, 2);
}

} // namespace
} // namespace amends::app
