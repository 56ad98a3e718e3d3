// `amends report`: what a store shows of before and after.
#include "sim/app/report/before_after.hpp"
#include "tests/sim/app/cli/program_fixture.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace amends::app {
namespace {

using nlohmann::json;
using test::Ran;
using ::testing::HasSubstr;
using ::testing::Not;

/// A store with a programme whose sittings are put there, each of five attempts of these points.
class Report : public test::ProgramTest {
protected:
    struct Sat {
        std::string person, phase;
        double points = 80;
        std::string judge = "j1";
        bool finished = true, answered = true;
        std::int64_t critical = 0;
    };
    void put(const std::vector<std::string>& people, const std::vector<Sat>& sats) {
        auto opened = records::open_store(folder.path() / "data");
        ASSERT_TRUE(opened);
        records::Store& store = opened.value();
        records::Programme programme;
        programme.id = "p";
        programme.title = "Autumn <b>";
        programme.invented = true;
        for (const char form : {'A', 'B'})
            for (int at = 0; at < 5; ++at)
                programme.forms[form].push_back(
                    {std::string(1, form) + std::to_string(at), "f", "late", "chat", 2});
        std::vector<records::NewPerson> listed = {{"M1", "Wang", records::Role::manager, ""},
                                                  {"T1", "Li", records::Role::trainer, ""}};
        std::vector<records::Member> members;
        for (const std::string& id : people) {
            listed.push_back({id, "=cmd|<i>" + id, records::Role::trainee, "day"});
            members.push_back({id, members.size() % 2 == 0 ? 'A' : 'B', "day"});
        }
        std::vector<records::Sitting> sittings;
        for (const Sat& sat : sats)
            sittings.push_back(sitting_of(store, programme, members, sat));
        ASSERT_FALSE(store.wait(store.put_content({"f", "x", ""})).fault);
        auto reader = records::reader_of(store);
        for (records::Sitting& one : sittings)
            one.result = records::judge_sitting(reader.value(), programme, one).value();
        const auto fault =
            store.wait(records::put_invented(store, programme, listed, members, sittings)).fault;
        ASSERT_FALSE(fault) << records::sentence(*fault).en;
    }
    static records::Sitting sitting_of(records::Store& store, const records::Programme& programme,
                                       const std::vector<records::Member>& members, const Sat& sat) {
        records::Sitting sitting{records::fresh_uuid(), programme.id, sat.person, sat.phase};
        for (const records::Member& member : members)
            if (member.person == sat.person) sitting.form = records::form_of(sat.phase, member.first_form);
        for (int place = 0; place < (sat.finished ? 5 : 1); ++place) {
            const std::string id = records::fresh_uuid();
            sitting.attempts.push_back(id);
            store.begin_attempt({id, std::string(1, sitting.form) + std::to_string(place), "f", "r",
                                 sat.person, "assessment", sat.phase},
                                {"c1", 0, "began",
                                 json{{"person", sat.person},
                                      {"phase", sat.phase},
                                      {"mode", "assessment"},
                                      {"judge_fingerprint", sat.judge}}
                                     .dump()});
            if (sat.answered) store.append_event(id, 1, {"c1", 5, "bubble_sent", R"({"text":"x"})"});
            json critical = json::array();
            for (std::int64_t at = 0; at < sat.critical; ++at)
                critical.push_back("F1");
            const bool is_after = sat.phase == "final";
            const json missing =
                is_after && place > 0 ? json::array() : json::array({{{"label", "empathy"}}});
            const json result{
                {"ending", "kept"},
                {"simulated_csat", is_after ? 4 : 3},
                {"first_contact_resolution", is_after},
                {"front_line_resolution", true},
                {"cost", {{"given", 1500}, {"cheapest_right", is_after ? 1500 : 1200}, {"currency", "CNY"}}},
                {"due_once", {{"follow_up", is_after}}},
                {"due_unanswered", json::array({"timeline"})},
                {"turns",
                 {{{"due", {"empathy", "timeline"}}, {"missing", missing}, {"seconds", 20}, {"target", 30}},
                  {{"due", json::array()}, {"missing", json::array()}, {"seconds", 40}, {"target", 30}}}},
                {"score",
                 {{"total", sat.points},
                  {"provisional", false},
                  {"critical", critical},
                  {"criteria", {{"resolution", sat.points}, {"timeliness", sat.points - 3 + place}}}}}};
            store.finish_attempt(
                id, sat.answered ? 2 : 1,
                {sat.finished ? records::AttemptState::finished : records::AttemptState::abandoned, 9,
                 result.dump(), "{}"});
        }
        return sitting;
    }
    Ran as(const std::string& who, std::vector<std::string> words) {
        words.insert(words.end(), {"--as", who});
        return run(words, "", {{"AMENDS_PIN_FILE", write("pin-" + who, "pin-of-" + who)}});
    }
    json report(const std::string& who = "M1") {
        const Ran ran = as(who, {"report", "--programme", "p", "--json"});
        EXPECT_EQ(ran.code, 0) << ran.err;
        return json::parse(ran.out);
    }
    static std::vector<std::string> ids(int count) {
        std::vector<std::string> all;
        for (int at = 0; at < count; ++at)
            all.push_back("A" + std::to_string(at));
        return all;
    }
};

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
}

TEST_F(Report, Fault55AnEmptyProgrammeSaysThatThereIsNothingToCompare) {
    put(ids(2), {});
    const json all = report();
    EXPECT_EQ(all["pairs"]["before_rate"], nullptr);
    EXPECT_THAT(all["answer"].get<std::string>(), HasSubstr("nothing to compare"));
    EXPECT_EQ(as("M1", {"report", "--programme", "p"}).code, 0);
    EXPECT_EQ(as("M1", {"report", "--programme", "q"}).code, 2);
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

TEST_F(Report, Fault44And46FilesHoldWordsAndNeitherFormulasNorTags) {
    put(ids(2), {{"A0", "baseline", 60}, {"A0", "final", 90}});
    const std::string csv = (folder.path() / "r.csv").string(), html = (folder.path() / "r.html").string();
    ASSERT_EQ(as("M1", {"report", "--programme", "p", "--csv", csv, "--html", html}).code, 0);
    EXPECT_THAT(content_of(csv), HasSubstr("'=cmd|<i>A0"));
    EXPECT_THAT(content_of(csv), Not(HasSubstr(",=cmd")));
    EXPECT_THAT(content_of(html), HasSubstr("Autumn &lt;b&gt;"));
    EXPECT_THAT(content_of(html), HasSubstr("=cmd|&lt;i&gt;A0"));
    EXPECT_THAT(content_of(html), Not(HasSubstr("<i>")));
    EXPECT_THAT(content_of(html), Not(HasSubstr("http")));
}

TEST_F(Report, Fault57WhatWasWrittenAtClosingIsComparedWithTheAttempts) {
    put(ids(2), {{"A0", "baseline", 60}, {"A0", "final", 90}});
    SQLite::Database((folder.path() / "data" / "amends.db").string(), SQLite::OPEN_READWRITE)
        .exec("UPDATE sittings SET passed = 1, total = 999 WHERE phase = 'baseline'");
    const json all = report();
    EXPECT_EQ(all["pairs"]["before_passes"], 0) << "the attempts count";
    EXPECT_THAT(all["warnings"].dump(), HasSubstr("recounted"));
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
    EXPECT_EQ(json::parse(run({"report", "--demo", "--json"}).out)["pairs"], all["pairs"]);
    EXPECT_FALSE(std::filesystem::exists(folder.path() / "data" / "amends.db"))
        << "nothing among what is real";
    EXPECT_THAT(run({"report", "--demo"}).out, HasSubstr("invented"));
    EXPECT_THAT(run({"report", "--demo", "--lang", "zh"}).out, HasSubstr("虚构 01"));
    EXPECT_THAT(run({"report", "--demo"}).out, HasSubstr("Invented 01"));
    EXPECT_EQ(run({"report"}).code, 2);
    const auto store = folder.path() / "data" / "demonstration" / "en" / "amends.db";
    EXPECT_EQ(run({"records", "verify", store.string()}).code, 0);
}

} // namespace
} // namespace amends::app
