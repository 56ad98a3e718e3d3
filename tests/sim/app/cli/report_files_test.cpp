// The files `amends report` writes: what they hold, and what of people's words never stands in them.
#include "sim/app/cli/environment.hpp"
#include "sim/app/report/demonstration.hpp"
#include "sim/app/report/report_pictures.hpp"
#include "sim/app/report/report_words.hpp"
#include "sim/author/table_text.hpp"
#include "sim/records/marks.hpp"
#include "tests/sim/app/cli/report_scene.hpp"

#include <gmock/gmock.h>

#include <iostream>
#include <set>

namespace amends::app {
namespace {

using nlohmann::json;
using test::Ran;
using ::testing::HasSubstr;
using ::testing::Not;

class ReportFiles : public test::ReportScene {};

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

TEST_F(ReportFiles, NoFileHoldsAWordOfAnybodysPractice) {
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

TEST_F(ReportFiles, Fault44And46FilesHoldWordsAndNeitherFormulasNorTags) {
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
TEST_F(ReportFiles, ThePageShowsTheBoardsSheetThenTheDetailInBothLanguages) {
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

TEST_F(ReportFiles, ACsvHasItsMarkUnlessItIsUnwantedAndNumbersStayNumbers) {
    put(ids(2), {{"A0", "baseline", 90}, {"A0", "final", 60}});
    const std::string csv = (folder.path() / "r.csv").string();
    ASSERT_EQ(as("M1", {"report", "--programme", "p", "--csv", csv}).code, 0);
    EXPECT_TRUE(content_of(csv).starts_with("\xEF\xBB\xBF"));
    EXPECT_THAT(content_of(csv), HasSubstr(",-30.0,")) << "a number, not a formula";
    ASSERT_EQ(as("M1", {"report", "--programme", "p", "--csv", csv, "--no-bom"}).code, 0);
    EXPECT_FALSE(content_of(csv).starts_with("\xEF"));
    EXPECT_EQ(as("M1", {"report", "--programme", "p", "--no-bom"}).code, 2);
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

TEST_F(ReportFiles, FourHundredPeopleWithLongNamesEachHaveOneLineInTableAndPage) {
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

} // namespace
} // namespace amends::app
