// `amends report`: what a store shows of before and after.
#include "sim/app/report/before_after.hpp"
#include "sim/records/marks.hpp"
#include "tests/sim/app/cli/report_scene.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>
#include <sqlite3.h>

namespace amends::app {
namespace {

using nlohmann::json;
using test::Ran;
using ::testing::HasSubstr;
using ::testing::Not;

class Report : public test::ReportScene {};

TEST_F(Report, Fault55NothingOnlyBeforeAndOnePairAreWordsAndNulls) {
    put(ids(3), {{"A0", "baseline", 80}, {"A0", "final", 80}, {"A1", "baseline", 60}});
    const json all = report();
    EXPECT_EQ(all["pairs"]["n"], 1);
    EXPECT_EQ(all["pairs"]["mcnemar_midp"], nullptr) << "no p from one pair";
    EXPECT_EQ(all["points"]["p"], nullptr);
    EXPECT_EQ(all["only_before"], 1);
    EXPECT_EQ(all["not_begun"], 1);
    EXPECT_THAT(all["answer"].get<std::string>(), HasSubstr("nobody changed"));
    EXPECT_EQ(all.dump().find("NaN"), std::string::npos);
    const std::string told = as("M1", {"report", "--programme", "p"}).out;
    const auto points = told.find("Mean points: 80.0 before, 80.0 after (1 person).");
    ASSERT_NE(points, std::string::npos) << told;
    EXPECT_LT(points, told.find("nobody changed")) << "so few: the points come first";
    EXPECT_EQ(told.find("Mean points", points + 1), std::string::npos) << "told once";
}

TEST_F(Report, Fault55AnEmptyProgrammeSaysThatThereIsNothingToCompare) {
    put(ids(2), {});
    const json all = report();
    EXPECT_EQ(all["pairs"]["before_rate"], nullptr);
    EXPECT_THAT(all["answer"].get<std::string>(), HasSubstr("nothing to compare"));
    EXPECT_EQ(as("M1", {"report", "--programme", "p"}).code, 0);
    EXPECT_EQ(as("M1", {"report", "--programme", "q"}).code, 2);
}

TEST_F(Report, FewerThanTwentyPairsGetIntervalsAndNoP) {
    std::vector<Sat> sats;
    for (const std::string& id : ids(12)) {
        const int number = std::stoi(id.substr(1));
        sats.push_back({id, "baseline", 50.0 + number});
        sats.push_back({id, "final", 80.0 + number % 5});
    }
    put(ids(12), sats);
    const json all = report();
    ASSERT_FALSE(all["criteria"].empty());
    EXPECT_NE(all["criteria"][0]["low"], nullptr);
    EXPECT_EQ(all["criteria"][0]["p"], nullptr);
    EXPECT_EQ(all["criteria"][0]["p_holm"], nullptr);
    const std::string html = (folder.path() / "few.html").string();
    ASSERT_EQ(as("M1", {"report", "--programme", "p", "--html", html}).code, 0);
    EXPECT_THAT(content_of(html), Not(HasSubstr("p &lt; 0.001")));
    EXPECT_THAT(content_of(html), Not(HasSubstr("p = 0")));
}

TEST_F(Report, FewChangesGetNoVerdictAndManyAnAnswer) {
    std::vector<Sat> sats;
    for (const std::string& id : ids(24)) {
        const int number = std::stoi(id.substr(1));
        sats.push_back({id, "baseline", number < 12 ? 60.0 + number % 3 : 80.0});
        sats.push_back({id, "final", number < 2 ? 61.0 : 82.0 + number % 2});
    }
    put(ids(24), sats);
    const json all = report();
    EXPECT_EQ(all["pairs"]["before_passes"], 12);
    EXPECT_EQ(all["pairs"]["after_passes"], 22);
    EXPECT_NEAR(all["pairs"]["mcnemar_midp"].get<double>(), 1.0 / 1024, 1e-12);
    EXPECT_THAT(all["answer"].get<std::string>(), HasSubstr("rose from 50 to 92 %"));
    EXPECT_EQ(all["criteria"].size(), 2U);
    EXPECT_GE(all["criteria"][0]["p_holm"], all["criteria"][0]["p"]);
    const std::string told = as("M1", {"report", "--programme", "p"}).out;
    EXPECT_LT(told.find("rose from 50"), told.find("Mean points")) << "enough people: the answer comes first";
}

TEST_F(Report, PrinciplesAreRatesOfDueTurnsAPersonAndMeasuresAreTheContacts) {
    put(ids(2), {{"A0", "baseline", 60}, {"A0", "final", 80}, {"A1", "baseline", 60}, {"A1", "final", 80}});
    const json all = report();
    ASSERT_EQ(all["principles"].size(), 3U);
    const json& empathy = all["principles"][0];
    EXPECT_EQ(empathy["name"], "empathy");
    EXPECT_EQ(empathy["before"], 0.0);
    EXPECT_EQ(empathy["after"], 80.0) << "four of five due turns of each person";
    EXPECT_EQ(empathy["after_turns"], (json{{"due", 10}, {"shown", 8}}));
    EXPECT_EQ(empathy["p"], nullptr) << "both changed by the same: no spread to judge by";
    EXPECT_EQ(all["principles"][1]["name"], "timeline");
    EXPECT_EQ(all["principles"][1]["before"], 50.0) << "the reply that never came owed one, too";
    EXPECT_EQ(all["principles"][2]["name"], "follow_up");
    EXPECT_TRUE(all["changed_most"].empty());
    EXPECT_EQ(all["measures"][0]["name"], "given_away");
    EXPECT_EQ(all["measures"][0]["before"], 3.0);
    EXPECT_EQ(all["measures"][0]["after"], 0.0);
    EXPECT_EQ(all["measures"][0]["currency"], "CNY");
    EXPECT_EQ(all["measures"][1]["before"], 30.0) << "median of 20 and 40 seconds";
    EXPECT_EQ(all["measures"][2]["before"], 50.0);
    EXPECT_EQ(all["simulated"][0]["name"], "csat");
    EXPECT_EQ(all["simulated"][1]["after"], 100.0);
    EXPECT_EQ(all["critical"]["before"], (json{{"contacts", 10}, {"suspected", 0}, {"confirmed", 0}}));
}

TEST_F(Report, OtherVersionsAreNotComparedAndAbandonedSittingsCountAsNotPassed) {
    put(ids(4), {{"A0", "baseline", 60},
                 {"A0", "final", 90, "j2"},
                 {"A1", "baseline", 80},
                 {"A1", "final", 80, "j1", false},
                 {"A2", "baseline", 80},
                 {"A2", "final", 80, "j1", false, false},
                 {"A3", "baseline", 80},
                 {"A3", "final", 80, "j1", true, true, 1}});
    const json all = report();
    EXPECT_EQ(all["other_versions"], 1);
    EXPECT_EQ(all["pairs"]["n"], 2);
    EXPECT_EQ(all["pairs"]["after_passes"], 1) << "left after an answer";
    EXPECT_EQ(all["pairs_without_abandoned"]["n"], 1);
    EXPECT_EQ(all["only_before"], 1) << "left before any answer";
    EXPECT_EQ(all["suspected_critical"], 5);
    EXPECT_EQ(all["unconfirmed"], 5);
}

TEST_F(Report, Fault53ATrainerSeesNoPersonAndNoRateOfFewerThanFive) {
    put(ids(4), {{"A0", "baseline", 60}, {"A0", "final", 90}});
    const json told = report("T1");
    EXPECT_EQ(told["pairs"], nullptr);
    EXPECT_TRUE(told["people"].empty());
    EXPECT_THAT(told["answer"].get<std::string>(), HasSubstr("Fewer than 5"));
    EXPECT_EQ(report("M1")["groups"][0]["withheld"], "fewer than 5") << "a file goes on to others";
    EXPECT_EQ(as("A0", {"report", "--programme", "p"}).code, 2) << "a trainee";
}

TEST_F(Report, GroupsThatChangedAlikeAreToldWithTheirCorrelation) {
    std::vector<Sat> sats;
    for (const std::string& id : ids(24)) {
        const int number = std::stoi(id.substr(1));
        if (number >= 12) night.insert(id);
        sats.push_back({id, "baseline", 60});
        sats.push_back({id, "final", 60.0 + (number < 12 ? 20 : 0) + (number % 2 == 0 ? 0 : 2)});
    }
    put(ids(24), sats);
    const std::string html = (folder.path() / "r.html").string();
    const json all = report();
    EXPECT_NEAR(all["groups_alike"]["icc"].get<double>(), 0.99457, 1e-5);
    EXPECT_EQ(all["groups_alike"]["groups"], 2);
    EXPECT_EQ(all["groups_alike"]["people"], 24);
    EXPECT_NEAR(all["groups_alike"]["worth"].get<double>(), 24 / (1 + 11 * 0.99457), 0.01);
    EXPECT_THAT(all["warnings"], ::testing::Contains("groups_alike"));
    ASSERT_EQ(as("M1", {"report", "--programme", "p", "--lang", "en", "--html", html}).code, 0);
    EXPECT_THAT(content_of(html), HasSubstr("intraclass correlation 0.99 over 2 groups"));
}

TEST_F(Report, LabelsThatACalibrationTookOutAreToldAndThatThePairsWaitForIt) {
    put(ids(2), {{"A0", "baseline", 60}, {"A0", "final", 90}});
    EXPECT_EQ(report()["calibration_waits"], json::array());
    {
        auto opened = records::open_store(folder.path() / "data");
        ASSERT_TRUE(opened);
        const auto in = records::sign_in(opened.value(), "M1", "pin-of-M1", 0);
        ASSERT_TRUE(in);
        records::Mark calibration;
        calibration.kind = records::MarkKind::calibration;
        add(calibration.labels, text::Label::timeline);
        calibration.reason = "spring";
        ASSERT_FALSE(opened.value()
                         .wait(records::add_marks(opened.value(), in.value().actor, {calibration}, -1))
                         .fault);
    }
    const json all = report();
    EXPECT_EQ(all["calibration_waits"], json::array({"timeline"}));
    EXPECT_EQ(all["not_counting"], json::array()) << "these marks were made without it";
    EXPECT_THAT(all["warnings"], ::testing::Contains("calibration_waits"));
    const std::string html = (folder.path() / "r.html").string();
    ASSERT_EQ(as("M1", {"report", "--programme", "p", "--lang", "en", "--html", html}).code, 0);
    EXPECT_THAT(content_of(html), HasSubstr("By the newest calibration"));
}

TEST_F(Report, Fault56WhoSatOftenOrMovedIsOnePairInTheGroupOfTheirTime) {
    put(ids(3), {{"A0", "baseline", 60},
                 {"A0", "baseline", 90},
                 {"A0", "final", 80},
                 {"A0", "final", 20},
                 {"A1", "baseline", 80},
                 {"A1", "final", 80},
                 {"A2", "baseline", 60},
                 {"A2", "final", 80}});
    for (const char* id : {"A0", "A1"})
        ASSERT_EQ(as("M1", {"people", "group", id, "night"}).code, 0);
    ASSERT_EQ(as("M1", {"people", "merge", "A2", "A1"}).code, 0) << "A2 was A1 all along";
    const json all = report();
    EXPECT_EQ(all["pairs"]["n"], 2) << "one pair a person";
    EXPECT_EQ(all["pairs"]["before_passes"], 1) << "the first baseline of each, whoever they are called";
    EXPECT_EQ(all["pairs"]["after_passes"], 2) << "the first final, not the last";
    EXPECT_EQ(all["points"]["before"], 70.0);
    ASSERT_EQ(all["groups"].size(), 1U) << all["groups"];
    EXPECT_EQ(all["groups"][0]["name"], "day") << "the group when they joined";
}

/// What another connection does while a report is read, after so many steps of its reading.
struct Meanwhile {
    SQLite::Database& other;
    const char* sql;
    int steps_left;
};

TEST_F(Report, Fault58WhatArrivesWhileAReportIsReadTearsNoTotalApart) {
    put(ids(2), {{"A0", "baseline", 60}, {"A0", "final", 60}, {"A1", "baseline", 60}, {"A1", "final", 60}});
    const std::filesystem::path file = folder.path() / "data" / "amends.db";
    SQLite::Database other(file.string(), SQLite::OPEN_READWRITE);
    const char* rise =
        "BEGIN; UPDATE results SET result = replace(result, '\"total\":60.0', '\"total\":90.0'); "
        "UPDATE sittings SET total = 900, passed = 1; COMMIT";
    const char* fall =
        "BEGIN; UPDATE results SET result = replace(result, '\"total\":90.0', '\"total\":60.0'); "
        "UPDATE sittings SET total = 600, passed = 0; COMMIT";
    bool has_risen = false, is_read_through = false;
    for (int at = 1; !is_read_through; ++at) {
        auto reader = records::Reader::open(file);
        ASSERT_TRUE(reader);
        const auto programme = records::find_programme(reader.value(), "p").value().value();
        Meanwhile meanwhile{other, has_risen ? fall : rise, at};
        sqlite3_progress_handler(
            reader.value().database().getHandle(), 200,
            [](void* context) {
                auto& now = *static_cast<Meanwhile*>(context);
                if (--now.steps_left == 0) now.other.exec(now.sql);
                return 0;
            },
            &meanwhile);
        const auto all = before_after(reader.value(), programme);
        ASSERT_TRUE(all);
        EXPECT_EQ(all.value().recounted, 0) << "read from two moments, after step " << at;
        EXPECT_EQ(all.value().counts.both, has_risen ? 2 : 0) << "as it was when the reading began";
        is_read_through = meanwhile.steps_left > 0;
        if (!is_read_through) has_risen = !has_risen;
    }
}

TEST_F(Report, Fault57WhatWasWrittenAtClosingIsComparedWithTheAttempts) {
    put(ids(2), {{"A0", "baseline", 60}, {"A0", "final", 90}});
    SQLite::Database((folder.path() / "data" / "amends.db").string(), SQLite::OPEN_READWRITE)
        .exec("UPDATE sittings SET passed = 1, total = 999 WHERE phase = 'baseline'");
    const json all = report();
    EXPECT_EQ(all["pairs"]["before_passes"], 0) << "the attempts count";
    EXPECT_THAT(all["warnings"].dump(), HasSubstr("recounted"));
}

TEST_F(Report, AGroupFarBelowTheRestIsExpectedToRiseByItself) {
    std::vector<Sat> sats;
    for (const std::string& id : ids(12)) {
        const int number = std::stoi(id.substr(1));
        sats.push_back({id, "baseline", 56.0 + number});
        sats.push_back({id, "final", 70.0 + number % 4 * 3});
    }
    sats.push_back({"A12", "baseline", 50});
    put(ids(13), sats);
    EXPECT_EQ(report()["regression"]["below_rest"], false) << "nobody else has sat anything";
    SQLite::Database other((folder.path() / "data" / "amends.db").string(), SQLite::OPEN_READWRITE);
    other.exec("CREATE TEMP TABLE one AS SELECT * FROM programmes; UPDATE one SET id = 'q', title = 'Rest'; "
               "INSERT INTO programmes SELECT * FROM one; "
               "CREATE TEMP TABLE f AS SELECT * FROM programme_forms; UPDATE f SET programme = 'q'; "
               "INSERT INTO programme_forms SELECT * FROM f");
    for (int number = 0; number < 20; ++number)
        other.exec(
            "INSERT INTO sittings VALUES ('r" + std::to_string(number) + "', 'q', 'R" + std::to_string(number)
            + "', 'baseline', 'A', '2026-01-01T00:00:00.000Z', '2026-01-01T01:00:00.000Z', 'finished', 1, "
            + std::to_string(750 + 10 * number) + ", 1, 0, 0, '', '', '', '')");
    const json all = report();
    const json& found = all["regression"];
    EXPECT_EQ(found["rest"], 20);
    EXPECT_EQ(found["rest_mean"], 84.5);
    EXPECT_EQ(found["below_rest"], true);
    const double r = found["r"].get<double>(), mean = found["mean"].get<double>();
    EXPECT_GT(r, 0);
    EXPECT_NEAR(found["expected"].get<double>(), (1 - r) * (84.5 - mean), 1e-9);
    EXPECT_THAT(all["warnings"].dump(), HasSubstr("regression"));
    EXPECT_EQ(all["drop_outs"], (json{{"left", 1},
                                      {"left_mean", nullptr},
                                      {"stayed", 12},
                                      {"stayed_mean", nullptr},
                                      {"came", 0},
                                      {"came_mean", nullptr}}))
        << "one person's mean is nobody's to tell";
    EXPECT_THAT(as("M1", {"report", "--programme", "p"}).out, HasSubstr("with no training at all"));
}

TEST_F(Report, TheDemonstrationShowsSeventyToNinetyInAStoreOfItsOwn) {
    const Ran ran = run({"report", "--demo", "--json"});
    ASSERT_EQ(ran.code, 0) << ran.err;
    const json all = json::parse(ran.out);
    EXPECT_EQ(all["invented"], true);
    EXPECT_EQ(all["pairs"]["n"], 40);
    EXPECT_EQ(all["pairs"]["before_passes"], 28);
    EXPECT_EQ(all["pairs"]["after_passes"], 36);
    EXPECT_NEAR(all["pairs"]["mcnemar_midp"].get<double>(), 12.0 / 1024, 1e-12);
    EXPECT_EQ(all["people"].size(), 40U);
    EXPECT_NEAR(all["real"]["head"]["satisfaction"]["before"].get<double>(), 75, 0.5);
    EXPECT_NEAR(all["real"]["head"]["satisfaction"]["after"].get<double>(), 85, 0.5);
    EXPECT_NEAR(all["real"]["head"]["resolution"]["before"].get<double>(), 60, 0.5);
    EXPECT_NEAR(all["real"]["head"]["resolution"]["after"].get<double>(), 80, 0.5);
    EXPECT_EQ(all["real"]["invented"], true);
    std::string last_before, first_after;
    for (const json& one : all["real"]["rows"]) {
        if (one["side"] == "before") last_before = std::max(last_before, one["to"].get<std::string>());
        if (one["side"] == "after" && (first_after.empty() || one["from"] < first_after))
            first_after = one["from"];
    }
    const auto store = folder.path() / "data" / "demonstration" / "en" / "amends.db";
    SQLite::Database kept(store.string(), SQLite::OPEN_READONLY);
    const auto day = [&](const char* which) { return kept.execAndGet(which).getString().substr(0, 10); };
    const std::string first_sat = day("SELECT min(started_utc) FROM sittings WHERE phase = 'baseline'"),
                      last_sat = day("SELECT max(started_utc) FROM sittings WHERE phase = 'final'");
    ASSERT_FALSE(last_before.empty() || first_after.empty());
    EXPECT_LT(last_before, first_sat) << "the shop was measured before anybody sat";
    EXPECT_LT(last_sat, first_after) << "and after everybody had";
    EXPECT_EQ(all["principles"].size(), 9U);
    EXPECT_EQ(all["changed_most"].size(), 3U);
    EXPECT_EQ(all["measures"].size(), 3U);
    EXPECT_EQ(all["simulated"].size(), 3U);
    EXPECT_EQ(json::parse(run({"report", "--demo", "--json"}).out)["pairs"], all["pairs"]);
    EXPECT_FALSE(std::filesystem::exists(folder.path() / "data" / "amends.db"))
        << "nothing among what is real";
    EXPECT_THAT(run({"report", "--demo"}).out, HasSubstr("invented"));
    EXPECT_THAT(run({"report", "--demo", "--lang", "zh"}).out, HasSubstr("虚构 01"));
    EXPECT_THAT(run({"report", "--demo"}).out, HasSubstr("Invented 01"));
    EXPECT_EQ(run({"report"}).code, 2);
    EXPECT_EQ(run({"records", "verify", store.string()}).code, 0);
}

} // namespace
} // namespace amends::app
