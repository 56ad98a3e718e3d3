// `amends report`: what a store shows of before and after.
#include "sim/app/cli/environment.hpp"
#include "sim/app/report/demonstration.hpp"
#include "sim/app/report/report_pictures.hpp"
#include "sim/app/report/report_words.hpp"
#include "sim/author/table_text.hpp"
#include "sim/records/marks.hpp"
#include "tests/sim/app/cli/program_fixture.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>
#include <sqlite3.h>

#include <iostream>
#include <set>

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
            const std::string group = night.contains(id) ? "night" : "day";
            listed.push_back({id, "=cmd|<i>" + id, records::Role::trainee, group});
            members.push_back({id, members.size() % 2 == 0 ? 'A' : 'B', group});
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
    std::set<std::string> night; ///< who works then; everybody else by day
    static std::vector<std::string> ids(int count) {
        std::vector<std::string> all;
        for (int at = 0; at < count; ++at)
            all.push_back("A" + std::to_string(at));
        return all;
    }
};

TEST(ToldWhole, RoundsHalvesAwayFromNothingSoThatDifferencesAgreeWithTheTable) {
    EXPECT_EQ(told_whole(35.5), "36");
    EXPECT_EQ(told_whole(62.5), "63");
    EXPECT_EQ(told_whole(0.355 * 100), "36");
    EXPECT_EQ(told_whole(35.49), "35");
    EXPECT_EQ(told_whole(-2.5), "-3");
    EXPECT_EQ(told_whole(-0.2), "0");
}

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

/// A practice between the two forms, whose second reply was given to the trainer.
void practise_between(records::Store& store, const std::string& person) {
    auto in = records::sign_in(store, person, "pin-of-" + person, 0);
    ASSERT_TRUE(in);
    records::ActingStore own(store, in.value().actor);
    const auto must = [&](records::Store::Ticket ticket) {
        const auto fault = store.wait(ticket).fault;
        ASSERT_FALSE(fault) << records::sentence(*fault).en;
    };
    const std::string id = "practice of " + person;
    const json began{{"person", person}, {"mode", "practice"}, {"phase", "practice"}};
    must(own.begin_attempt({id, "A0", "f", "r", person, "practice", "practice"},
                           {"c1", 0, "began", began.dump()}));
    json turns = json::array();
    for (int turn = 0; turn < 2; ++turn) {
        const std::string words = "mine alone " + std::to_string(turn);
        must(own.append_event(id, 2 * turn + 1, {"c1", 5, "bubble_sent", json{{"text", words}}.dump()}));
        must(own.append_event(id, 2 * turn + 2, {"c1", 6, "turn_closed", R"({"verdict":{}})"}));
        turns.push_back({{"node", "n"},
                         {"customer", {"mine alone, said to me"}},
                         {"text", words},
                         {"reply", words},
                         {"labels", {"empathy"}},
                         {"due", {"empathy"}},
                         {"missing", json::array({{{"label", "empathy"}, {"words", "mine alone to learn"}}})},
                         {"evidence", json::array({{{"label", "empathy"}, {"text", "mine alone"}}})}});
    }
    const json result{{"turns", turns}, {"promises", {"mine alone, promised"}}, {"score", {{"total", 50.0}}}};
    must(own.finish_attempt(id, 5, {records::AttemptState::finished, 9, result.dump(), "{}"}));
    must(own.save_draft(id, "c1", "mine alone, unsent"));
    must(store.share_turn({id, 4}, true, in.value().actor));
    records::Mark dispute;
    dispute.turn = {id, 2};
    dispute.kind = records::MarkKind::dispute;
    add(dispute.labels, text::Label::empathy);
    dispute.reason = "mine alone to say";
    must(records::add_marks(store, in.value().actor, {dispute}, -1));
}

TEST_F(Report, NoFileHoldsAWordOfAnybodysPractice) {
    std::vector<Sat> sats;
    for (const std::string& id : ids(6))
        for (const char* phase : {"baseline", "final"})
            sats.push_back({id, phase, phase[0] == 'b' ? 60.0 : 80.0});
    put(ids(6), sats);
    {
        auto store = records::open_store(folder.path() / "data");
        ASSERT_TRUE(store);
        for (const std::string& id : ids(6))
            practise_between(store.value(), id);
    }
    for (const char* who : {"M1", "T1"}) {
        const std::string csv = write("words.csv", ""), html = write("words.html", "");
        const Ran ran = as(who, {"report", "--programme", "p", "--csv", csv, "--html", html, "--json"});
        ASSERT_EQ(ran.code, 0) << ran.err;
        for (const std::string& content : {ran.out, content_of(csv), content_of(html)}) {
            EXPECT_FALSE(content.empty());
            EXPECT_THAT(content, Not(HasSubstr("mine alone"))) << who;
        }
        EXPECT_THAT(as(who, {"report", "--programme", "p"}).out, Not(HasSubstr("mine alone"))) << who;
    }
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

/// By day all rose by 20 or 22 points, by night by 0 or 2: MSB = 2400, MSW = 24 / 22 over 12 people each, so
/// the intraclass correlation is (2400 - 12/11) / (2400 + 11 * 12/11) = 0.99457.
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

TEST_F(Report, ThePageShowsTheBoardsSheetThenTheDetailInBothLanguages) {
    for (const std::string lang : {"zh", "en"}) {
        const std::string html = (folder.path() / (lang + ".html")).string();
        ASSERT_EQ(run({"report", "--demo", "--lang", lang, "--html", html}).code, 0);
        const std::string page = content_of(html);
        const bool zh = lang == "zh";
        for (const char* once : {"70 → 90 %", "75 → 85 %", "60 → 80 %"})
            EXPECT_THAT(page, HasSubstr(once));
        for (const char* picture :
             {"id=\"slope-t\"", "id=\"principles-d\"", "id=\"heat-t\"", "id=\"trend-d\""})
            EXPECT_THAT(page, HasSubstr(picture));
        EXPECT_LT(page.find("class=\"board\""), page.find("class=\"detail\""));
        EXPECT_THAT(page, HasSubstr(zh ? "<h2>模拟</h2>" : "<h2>Simulated</h2>"));
        EXPECT_THAT(page, HasSubstr(zh ? "门店实际数据（虚构）" : "real figures (invented)"));
        EXPECT_THAT(page, Not(HasSubstr(zh ? "实测" : "Measured in the shop"))) << "nothing was measured";
        EXPECT_GT(page.find(zh ? "<h2>模拟</h2>" : "<h2>Simulated</h2>"), page.find("class=\"detail\""))
            << "no simulated figure on the board's sheet";
        EXPECT_THAT(page, Not(HasSubstr("<script")));
        EXPECT_THAT(page, Not(HasSubstr("http")));
        EXPECT_THAT(page, Not(HasSubstr("report."))) << "no text without words";
    }
}

TEST_F(Report, ACsvHasItsMarkUnlessItIsUnwantedAndNumbersStayNumbers) {
    put(ids(2), {{"A0", "baseline", 90}, {"A0", "final", 60}});
    const std::string csv = (folder.path() / "r.csv").string();
    ASSERT_EQ(as("M1", {"report", "--programme", "p", "--csv", csv}).code, 0);
    EXPECT_TRUE(content_of(csv).starts_with("\xEF\xBB\xBF"));
    EXPECT_THAT(content_of(csv), HasSubstr(",-30.0,")) << "a number, not a formula";
    ASSERT_EQ(as("M1", {"report", "--programme", "p", "--csv", csv, "--no-bom"}).code, 0);
    EXPECT_FALSE(content_of(csv).starts_with("\xEF"));
    EXPECT_EQ(as("M1", {"report", "--programme", "p", "--no-bom"}).code, 2);
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

/// Names as long as the list takes them, in two scripts, with emoji of several code points, tags and quotes.
std::string long_name(int number) {
    std::string name = std::to_string(number);
    const char* part = number % 3 == 0   ? "欧阳慕容上官诸葛"
                       : number % 3 == 1 ? "Wolfeschlegelsteinhausenbergerdorff \"<b>\", "
                                         : "👩‍👩‍👧‍👦🧑🏽‍🔧,";
    for (int times = 0; times < 4; ++times)
        name += part;
    return name;
}

TEST_F(Report, FourHundredPeopleWithLongNamesEachHaveOneLineInTableAndPage) {
    auto opened = records::open_store(folder.path() / "crowd");
    ASSERT_TRUE(opened);
    ASSERT_FALSE(put_crowd(opened.value(), support::Lang::en, {400, long_name}));
    auto reader = records::reader_of(opened.value());
    const auto programme = records::find_programme(reader.value(), "demonstration").value().value();
    const auto all = before_after(reader.value(), programme);
    ASSERT_TRUE(all);
    EXPECT_EQ(stats::before(all.value().counts).passes, 280);
    EXPECT_EQ(stats::after(all.value().counts).passes, 360);
    const ui::Texts texts = cli::read_texts(AMENDS_SOURCE_DIR "/assets", support::Lang::en, std::cerr);
    std::set<std::string> names;
    const auto read = author::read_table(report_csv(all.value(), texts, {true}), [&](author::TableRow& row) {
        if (row.cells.size() > 2 && row.cells[0].starts_with("demo-")) names.insert(row.cells[1]);
    });
    EXPECT_TRUE(read.faults.empty());
    const std::string page = report_html(all.value(), texts, {true}, "2026-11-23");
    for (int number = 0; number < 400; ++number) {
        EXPECT_TRUE(names.contains(long_name(number))) << long_name(number);
        EXPECT_THAT(page, HasSubstr("<td>" + page_escaped(long_name(number)) + "</td>"));
    }
    EXPECT_THAT(page, Not(HasSubstr("<b>\""))) << "words stay words";
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

TEST_F(Report, RealFiguresOfTheShopStandInASectionOfTheirOwn) {
    night = {"A5"};
    put(ids(6), {{"A0", "baseline", 60}, {"A0", "final", 80}});
    EXPECT_EQ(report()["real"], nullptr);
    const std::string file = write("shop.csv", "月份,满意度,解决率,编号,小组,接待量,阶段\n"
                                               "2026-08,75,60,,,100,\n"
                                               "2026-07,70,60 %,,,300,before\n"
                                               "2099-01,85.5,80,,,,\n"
                                               "2026-08,70,,A0,,,\n"
                                               "2099-01/2099-01-15,80,,A0,,,训后\n"
                                               "2099-01,,82,,day,,\n");
    EXPECT_EQ(as("M1", {"programme", "figures", "p", file}).code, 2) << "half a month is written in days";
    const std::string good = write("good.csv", "month,satisfaction,resolution,person,group,contacts,phase\n"
                                               "2026-08,75,60,,,100,before\n"
                                               "2026-07,71,60 %,,,300,before\n"
                                               "2099-01,85.5,80,,,,\n"
                                               "2026-08,70,,A0,,,before\n"
                                               "2099-01-01/2099-01-15,80,,A0,,,\n"
                                               "2099-01,,82,,day,,\n"
                                               "2099-01,91.5,93.5,,night,,\n");
    const Ran ran = as("M1", {"programme", "figures", "p", good, "--json"});
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_EQ(json::parse(ran.out), (json{{"added", 7}, {"replaced", 0}, {"known", 0}}));
    const json real = report()["real"];
    EXPECT_EQ(real["head"]["satisfaction"]["before"], 72.0) << "by contacts: (75 + 3 x 71) / 4";
    EXPECT_EQ(real["head"]["satisfaction"]["after"], 85.5);
    EXPECT_EQ(real["groups"][0]["resolution"]["after"], 82.0);
    EXPECT_EQ(real["groups"][1]["name"], "night");
    EXPECT_EQ(real["groups"][1]["satisfaction"]["after"], nullptr) << "one person, told to nobody";
    const std::string page = (folder.path() / "real.html").string();
    ASSERT_EQ(as("M1", {"report", "--programme", "p", "--html", page}).code, 0);
    EXPECT_THAT(content_of(page), HasSubstr("night"));
    for (const char* figure : {"91.5", "93.5"}) {
        EXPECT_THAT(content_of(page), Not(HasSubstr(figure)));
        EXPECT_EQ(report().dump().find(figure), std::string::npos);
    }
    EXPECT_EQ(real["persons"][0]["satisfaction"]["before"], 70.0);
    EXPECT_EQ(real["sources"], json::array({"good.csv"}));
    EXPECT_EQ(report("T1")["real"]["persons"], json::array()) << "a trainer opens no persons";
    EXPECT_EQ(json::parse(as("M1", {"programme", "figures", "p", good, "--json"}).out)["known"], 7);
    const std::string mended = write("good.csv", "month,satisfaction,phase\n2026-08,76,before\n");
    EXPECT_EQ(json::parse(as("M1", {"programme", "figures", "p", mended, "--json"}).out)["replaced"], 1);
    EXPECT_EQ(as("T1", {"programme", "figures", "p", good}).code, 2) << "a trainer may not";
    EXPECT_EQ(as("M1", {"records", "erase", "--person", "A0"}).code, 0);
    EXPECT_EQ(report()["real"]["persons"], json::array()) << "gone with the person";
}

TEST_F(Report, Fault45EveryBadLineOfATableOfFiguresIsToldAtItsPlace) {
    put(ids(2), {{"A0", "baseline", 60}, {"A0", "final", 80}});
    const std::string file =
        write("bad.csv", "period,satisfaction,resolution,person,group,contacts,phase,mood\n"
                         "2026-13,75,60,,,,,\n"
                         "2026-08,101,60,,,,,\n"
                         "2026-08,75,0.75,,,,,\n"
                         "2026-08,75,,A0,day,,,\n"
                         "2026-08,75,,A9,,,,\n"
                         "2026-08,75,,,night,,,\n"
                         "2026-08,,,,,,,\n"
                         "2026-09,75,,,,many,,\n"
                         "2026-09,75,,,,,later,\n"
                         "2026-10,75,,,,,,\n"
                         "2026-10,76,,,,,,\n"
                         "2026-02-30/2026-03-01,=cmd|'x',,,,,,\n");
    const Ran ran = as("M1", {"programme", "figures", "p", file});
    EXPECT_EQ(ran.code, 2);
    for (const char* told :
         {"bad.csv:1:8: warning", "bad.csv:2:1: error", "bad.csv:3:2: error", "bad.csv:4:3: error",
          "bad.csv:5:5: error", "bad.csv:6:4: error", "bad.csv:7:5: error", "bad.csv:8:2: error",
          "bad.csv:9:6: error", "bad.csv:10:7: error", "bad.csv:12:1: error", "bad.csv:13:1: error",
          "bad.csv:13:2: error"})
        EXPECT_THAT(ran.err, HasSubstr(told));
    EXPECT_EQ(report()["real"], nullptr) << "all or nothing";
    EXPECT_EQ(as("M1", {"programme", "figures", "p", write("empty.csv", "")}).code, 2);
    EXPECT_THAT(as("M1", {"programme", "figures", "p", write("names.csv", "name\nx\n")}).err,
                HasSubstr("[G002]"));
    EXPECT_EQ(as("M1", {"programme", "figures", "p", "nowhere.csv"}).code, 2);
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
