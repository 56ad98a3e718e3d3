// The manager's screens over the demonstration: what they say against the report's own figures, and how one
// gets there and back.
#include "sim/app/manager/before_after_view.hpp"
#include "sim/app/manager/class_replies.hpp"
#include "sim/app/platform/files.hpp"
#include "sim/app/report/demonstration.hpp"
#include "tests/sim/app/unseen_desktop.hpp"
#include "tests/sim/records/store_fixture.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace amends::app {
namespace {

using test::UnseenDesktop;
using test::UnseenOptions;

/// The invented people's report, counted once for all tests.
const BeforeAfter& demonstration_report() {
    static const BeforeAfter report = [] {
        const records::testing::TestFolder folder;
        records::Store store = records::testing::must_open(folder);
        EXPECT_FALSE(put_demonstration(store, support::Lang::en));
        records::Reader reader = records::testing::must_read(folder);
        const auto programme = records::find_programme(reader, "demonstration").value();
        return before_after(reader, *programme).value();
    }();
    return report;
}

TEST(BeforeAfterView, SaysTheReportsOwnFigures) {
    UnseenDesktop window(UnseenOptions{.lang = support::Lang::en});
    const ui::Texts& texts = *window.ui().texts;
    const ui::BeforeAfterView view = before_after_view(demonstration_report(), texts, {true});
    EXPECT_EQ(view.answer, answer_of(demonstration_report(), texts, {true}));
    ASSERT_TRUE(view.before && view.after);
    EXPECT_EQ(view.before->value, "70 %");
    EXPECT_EQ(view.after->value, "90 %");
    EXPECT_EQ(view.change, "+20.0 points") << "as the headline says it";
    EXPECT_EQ(view.change_tone, ui::Tone::good);
    ASSERT_TRUE(view.slope);
    EXPECT_EQ(view.slope->rows.size(), 40U);
    const auto rose = std::count_if(view.slope->rows.begin(), view.slope->rows.end(),
                                    [](const ui::SlopeRow& row) { return row.after > row.before; });
    const auto& people = demonstration_report().people;
    EXPECT_EQ(rose, std::count_if(people.begin(), people.end(), [](const ReportPerson& one) {
                  return *one.after->total > *one.before->total;
              }));
    ASSERT_TRUE(view.intervals);
    EXPECT_EQ(view.warnings.size(), demonstration_report().warnings.size());
}

TEST(BeforeAfterView, TheShopsOwnFiguresAndTheSimulatedOnesNeverShareATable) {
    UnseenDesktop window(UnseenOptions{.lang = support::Lang::en});
    const ui::Texts& texts = *window.ui().texts;
    const auto view = before_after_view(demonstration_report(), texts, {true});
    ASSERT_EQ(view.shop.measures.size(), 2U);
    EXPECT_EQ(view.shop.measures[0].value, "75 → 85 %");
    EXPECT_EQ(view.shop.measures[0].note, "+10.0 points");
    EXPECT_EQ(view.shop.measures[1].value, "60 → 80 %");
    ASSERT_TRUE(view.shop.trend);
    EXPECT_EQ(view.shop.trend->places.size(), 6U);
    ASSERT_TRUE(view.simulated);
    EXPECT_EQ(view.simulated->title, texts.get("report.simulated.title"));
    EXPECT_EQ(view.simulated->note, texts.get("report.simulated.rule"));
    for (const auto& row : view.simulated->rows)
        for (const ui::FigureTable& table : view.shop.tables)
            for (const auto& other : table.rows)
                EXPECT_NE(row.front(), other.front());
    EXPECT_EQ(view.people.size(), 40U);
}

TEST(BeforeAfterView, WithoutImportedFiguresItSaysSoInTheReportsOwnWords) {
    UnseenDesktop window(UnseenOptions{.lang = support::Lang::en});
    const ui::Texts& texts = *window.ui().texts;
    BeforeAfter all = demonstration_report();
    all.real = {};
    all.warnings = {"drop_outs", "regression"};
    const auto view = before_after_view(all, texts, {true});
    EXPECT_EQ(view.shop.note, texts.get("report.board.no_real"));
    EXPECT_TRUE(view.shop.measures.empty());
    EXPECT_EQ(view.warnings, warnings_of(all, texts));
}

const ui::FigureTable* table_named(const ui::BeforeAfterView& view, std::string_view id) {
    for (const ui::FigureTable& table : view.tables)
        if (table.id == id) return &table;
    return nullptr;
}

TEST(BeforeAfterView, WhoSatOnlyOneStandsBesideWhoSatBoth) {
    UnseenDesktop window(UnseenOptions{.lang = support::Lang::en});
    const ui::Texts& texts = *window.ui().texts;
    BeforeAfter all = demonstration_report();
    EXPECT_EQ(table_named(before_after_view(all, texts, {true}), "one_sided"), nullptr) << "all sat both";
    all.only_before = 6;
    all.only_after = 2;
    all.drop_outs = {.left = 5,
                     .came = 2,
                     .stayed = 40,
                     .left_mean = 61.25,
                     .stayed_mean = 72.5,
                     .came_mean = 90,
                     .stayed_after = 80};
    const ui::BeforeAfterView view = before_after_view(all, texts, {true});
    const ui::FigureTable* table = table_named(view, "one_sided");
    ASSERT_NE(table, nullptr);
    ASSERT_EQ(table->rows.size(), 4U);
    EXPECT_EQ(table->rows[0],
              (std::vector<std::string>{"Sat both, with points on both", "40", "72.5", "80.0"}));
    EXPECT_EQ(table->rows[1], (std::vector<std::string>{"Baseline only", "6", "61.3", "—"}));
    EXPECT_EQ(table->rows[2], (std::vector<std::string>{"Final only", "2", "—", "fewer than 5"}));
    EXPECT_EQ(table->rows[3][2], "−11.3");
    EXPECT_EQ(table->rows[3][3], "—") << "nothing is told of two people";
    const std::string page = report_html(all, texts, {true}, "2026-11-23");
    for (const auto& row : table->rows)
        EXPECT_NE(page.find("<td>" + row[0] + "</td>"), std::string::npos) << row[0];
    EXPECT_NE(page.find("<td>61.3</td>"), std::string::npos);
}

TEST(BeforeAfterView, OfTheChangeStandsBesideItWhatWouldHaveComeByItself) {
    UnseenDesktop window(UnseenOptions{.lang = support::Lang::en});
    const ui::Texts& texts = *window.ui().texts;
    BeforeAfter all = demonstration_report();
    all.points.pairs = 40;
    all.points.before = 60;
    all.points.after = 69.5;
    all.regression = {.people = 40, .rest = 3, .mean = 60, .rest_mean = 74, .rest_sd = 8, .r = 0.6};
    const auto value_of = [&](const ui::BeforeAfterView& view, const char* row) {
        for (const auto& cells : table_named(view, "regression")->rows)
            if (cells[0] == texts.get(row, {{"n", 40}})) return cells[1];
        return std::string("no such row");
    };
    ui::BeforeAfterView view = before_after_view(all, texts, {true});
    ASSERT_NE(table_named(view, "regression"), nullptr);
    EXPECT_EQ(value_of(view, "report.regression.seen"), "+9.5");
    EXPECT_EQ(value_of(view, "report.regression.expected"), "—");
    EXPECT_EQ(table_named(view, "regression")->note,
              texts.get("report.regression.few_others", {{"n", 3}, {"least", 20}}));
    all.regression.rest = 40;
    all.regression.below_rest = true;
    all.regression.expected = 5.6;
    view = before_after_view(all, texts, {true});
    EXPECT_EQ(value_of(view, "report.regression.expected"), "+5.6");
    EXPECT_EQ(value_of(view, "report.regression.beyond"), "+3.9");
    EXPECT_EQ(table_named(view, "regression")->note, texts.get("report.regression.rule"));
    EXPECT_NE(report_html(all, texts, {true}, "2026-11-23").find("<td>+3.9</td>"), std::string::npos);
    all.regression.expected.reset();
    all.regression.below_rest = false;
    view = before_after_view(all, texts, {true});
    EXPECT_EQ(table_named(view, "regression")->note, texts.get("report.regression.not_low", {{"n", 40}}));
}

TEST(BeforeAfterView, TheWeakestStandFirstInTheHeatMap) {
    UnseenDesktop window(UnseenOptions{.lang = support::Lang::en});
    const auto view = before_after_view(demonstration_report(), *window.ui().texts, {true});
    ASSERT_TRUE(view.heat);
    ASSERT_EQ(view.heat->rows.size(), 40U);
    const auto total = [&](const std::string& id) {
        for (const ReportPerson& one : demonstration_report().people)
            if (one.person == id) return *one.after->total;
        return -1.0;
    };
    for (std::size_t at = 1; at < 40; ++at)
        EXPECT_LE(total(view.heat->rows[at - 1].id), total(view.heat->rows[at].id));
}

TEST(BeforeAfterView, WhoMayNotOpenPersonsSeesNobody) {
    UnseenDesktop window(UnseenOptions{.lang = support::Lang::en});
    const auto view = before_after_view(demonstration_report(), *window.ui().texts, {false});
    EXPECT_FALSE(view.slope);
    EXPECT_FALSE(view.heat);
    EXPECT_FALSE(view.withheld.empty());
    EXPECT_TRUE(view.before) << "the whole is told: it is 40 people";
    for (const ui::FigureTable& table : view.tables)
        for (const auto& row : table.rows)
            EXPECT_EQ(row.front().find("Invented"), std::string::npos) << table.id;
}

TEST(BeforeAfterView, FewerThanFiveAreNotToldToWhoMayNotOpenPersons) {
    UnseenDesktop window(UnseenOptions{.lang = support::Lang::en});
    BeforeAfter few = demonstration_report();
    few.counts = {1, 1, 1, 1};
    few.groups = {{"night", {1, 0, 1, 0}}, {"day", {5, 1, 2, 1}}};
    const auto withheld = before_after_view(few, *window.ui().texts, {false});
    EXPECT_FALSE(withheld.before);
    ASSERT_EQ(withheld.tables.size(), 1U) << "only how many are counted";
    EXPECT_EQ(withheld.tables.front().id, "who");
    EXPECT_FALSE(withheld.simulated);
    EXPECT_TRUE(withheld.people.empty());
    const auto told_all = before_after_view(few, *window.ui().texts, {true});
    EXPECT_TRUE(told_all.before);
    const auto groups = std::find_if(told_all.tables.begin(), told_all.tables.end(),
                                     [](const ui::FigureTable& table) { return table.id == "groups"; });
    ASSERT_NE(groups, told_all.tables.end());
    EXPECT_EQ(groups->rows[0][1], window.ui().t("report.fewer"));
    EXPECT_EQ(groups->rows[1][1], "9");
}

TEST(ManagerScreen, OffersTheDemonstrationAndLeadsBackFromIt) {
    UnseenDesktop window(UnseenOptions{.lang = support::Lang::en});
    EXPECT_EQ(window.find("page/manage"), nullptr) << "alone and without programmes";
    window.press(ImGuiKey_M, ImGuiMod_Alt);
    window.frame(3);
    ASSERT_NE(window.find("no_programmes/action"), nullptr) << window.list();
    ASSERT_TRUE(window.click("no_programmes/action")) << window.list();
    window.frame(4);
    EXPECT_TRUE(window.shows(window.ui().t("manager.invented"))) << window.list();
    EXPECT_TRUE(window.shows("from 70 to 90 %"));
    ASSERT_TRUE(window.click("demonstration/open_report")) << window.list();
    window.frame(4);
    EXPECT_NE(window.find("slope/chart"), nullptr) << window.list();
    ASSERT_TRUE(window.click("leave_demonstration"));
    window.frame(4);
    EXPECT_NE(window.find("no_programmes/action"), nullptr) << window.list();
    EXPECT_TRUE(std::filesystem::exists(window.folder() / "data" / "demonstration"));
}

TEST(ManagerScreen, TheDemonstrationFollowsTheLanguageAndStaysAtItsPage) {
    UnseenDesktop window(UnseenOptions{.width = 1440, .height = 2600, .lang = support::Lang::en});
    ASSERT_TRUE(window.desktop().show_manager("person/demo-18", true));
    window.frame(4);
    const auto stands_at = [&](const std::string& name) {
        window.frame(4);
        EXPECT_TRUE(window.shows(name)) << window.list();
        EXPECT_NE(window.find("leave_demonstration"), nullptr);
        EXPECT_TRUE(window.shows(window.ui().t("manager.tab.person")));
    };
    stands_at("Invented 18");
    window.press(ImGuiKey_F2);
    stands_at("虚构 18");
    EXPECT_FALSE(window.shows("Invented 18"));
    ASSERT_TRUE(window.desktop().show_manager("before_after", false));
    window.frame(4);
    EXPECT_TRUE(window.shows("演示：客服沟通培训")) << window.list();
    window.press(ImGuiKey_F2);
    window.frame(4);
    EXPECT_NE(window.find("slope/chart"), nullptr) << "the same tab: " << window.list();
    EXPECT_TRUE(window.shows("Demonstration: after-sales training"));
    EXPECT_FALSE(window.shows("虚构")) << "a group, a source, a name";
}

TEST(ManagerScreen, TheFiguresOfATableStandApartInASmallWindow) {
    for (const support::Lang lang : {support::Lang::zh, support::Lang::en}) {
        UnseenDesktop window(UnseenOptions{.width = 1100, .height = 5000, .lang = lang});
        ASSERT_TRUE(window.desktop().show_manager("before_after", true));
        window.frame(6);
        std::vector<ui::Rect> days; // first and last of a period, side by side
        for (const ui::RecordedText& one : window.texts())
            if (one.text.size() == 10 && one.text.starts_with("20") && one.text[4] == '-')
                days.push_back(one.rect);
        int pairs = 0;
        for (const ui::Rect& from : days)
            for (const ui::Rect& to : days) {
                if (from.y0 != to.y0 || from.x0 >= to.x0) continue;
                ++pairs;
                EXPECT_GE(to.x0 - from.x1, window.ui().px(8)) << "they run into each other";
            }
        EXPECT_GE(pairs, 18) << "a pair a row";
    }
}

TEST(ManagerScreen, NothingInventedIsInTheRealRecords) {
    UnseenDesktop window;
    ASSERT_TRUE(window.desktop().show_manager("before_after", true));
    window.frame(4);
    window.press(ImGuiKey_H, ImGuiMod_Alt);
    window.frame(3);
    auto reader = records::Reader::open(records::files_in(window.folder() / "data").database);
    ASSERT_TRUE(reader);
    EXPECT_TRUE(records::list_people(reader.value()).value().empty());
    EXPECT_TRUE(records::list_attempts(reader.value()).value().empty());
}

TEST(ManagerScreen, WritesTheReportAndTheChartsAsFiles) {
    UnseenDesktop window(UnseenOptions{.width = 1440, .height = 2600, .lang = support::Lang::en});
    ASSERT_TRUE(window.desktop().show_manager("before_after", true));
    window.frame(4);
    for (const char* id :
         {"export_html", "export_csv", "slope/save_svg", "slope/save_svg", "slope/save_png"}) {
        ASSERT_TRUE(window.click(id)) << id << "\n" << window.list();
        window.frame(2);
    }
    const auto folder = window.folder() / "data" / "exports";
    const auto begins = [&](const char* name) {
        const auto text = platform::read_file(folder / name, 1U << 24);
        return text ? text.value().substr(0, 200) : std::string("no file");
    };
    EXPECT_NE(begins("slope.svg").find("<svg"), std::string::npos);
    EXPECT_NE(begins("slope-2.svg").find("<svg"), std::string::npos) << "nothing is overwritten";
    EXPECT_EQ(begins("slope.png").substr(1, 3), "PNG");
}

TEST(ManagerScreen, APersonIsFoundAndAPlanIsMadeAndDone) {
    UnseenDesktop window(UnseenOptions{.width = 1440, .height = 1400, .lang = support::Lang::en});
    ASSERT_TRUE(window.desktop().show_manager("person", true));
    window.frame(4);
    EXPECT_TRUE(window.shows(window.ui().t("manager.choose_person")));
    ASSERT_TRUE(window.click("person/search")) << window.list();
    window.type("demo-18");
    window.frame(3);
    EXPECT_EQ(window.find("demo-17/open"), nullptr);
    ASSERT_TRUE(window.click("demo-18/open")) << window.list();
    window.frame(4);
    EXPECT_TRUE(window.shows(window.ui().t("manager.weak")));
    ASSERT_TRUE(window.click("new_plan")) << window.list();
    window.frame(4);
    ASSERT_TRUE(window.click("plan_form/make")) << window.list();
    window.frame(4);
    EXPECT_TRUE(window.shows("needs a goal")) << "nothing was written yet";
    ASSERT_TRUE(window.click("plan_form/goal"));
    window.type("Name a clear time");
    ASSERT_TRUE(window.click("plan_form/due"));
    window.type("2099-12-01");
    ASSERT_TRUE(window.click("plan_form/make"));
    window.frame(4);
    EXPECT_TRUE(window.shows("Name a clear time")) << window.list();
    EXPECT_TRUE(window.shows(window.ui().t("manager.plan_state_open")));
    ASSERT_TRUE(window.click("done")) << window.list();
    window.frame(4);
    EXPECT_TRUE(window.shows(window.ui().t("manager.plan_state_done")));
}

TEST(ClassReplies, FewerThanFivePeopleAreNotTold) {
    const records::testing::TestFolder folder;
    records::Store store = records::testing::must_open(folder);
    records::Store::Ticket last = 0;
    for (const auto& [scenario, people] : {std::pair("few", 4), std::pair("enough", 5)})
        for (int number = 0; number < people; ++number) {
            const std::string id = std::string(scenario) + std::to_string(number);
            store.begin_attempt({id, scenario, "f1", "r1", "p" + std::to_string(number), "assessment", ""},
                                {"c1", 0, "began", R"({"mode":"assessment"})"});
            last =
                store.finish_attempt(id, 1,
                                     {records::AttemptState::finished, 9000,
                                      R"({"turns":[{"node":"hello","customer":["It broke."],"text":"Sorry )"
                                          + std::to_string(9 - number) + R"(","labels":["empathy"]}]})",
                                      R"({"passed":true})"});
        }
    ASSERT_FALSE(store.wait(last).fault);
    records::Reader reader = records::testing::must_read(folder);
    EXPECT_EQ(class_cases(reader).value(), std::vector<std::string>{"enough"});
    EXPECT_TRUE(class_nodes(reader, "few").value().empty());
    const auto nodes = class_nodes(reader, "enough").value();
    ASSERT_EQ(nodes.size(), 1U);
    EXPECT_EQ(nodes[0].customer, "It broke.");
    ASSERT_EQ(nodes[0].replies.size(), 5U);
    EXPECT_EQ(nodes[0].replies.front().text, "Sorry 5") << "not in the order of the sittings";
    EXPECT_EQ(without_name("I am Wang. Wang here", "Wang"), "I am …. … here");
}

TEST(ManagerScreen, WhereThereAreProgrammesItStandsInTheBar) {
    UnseenOptions options;
    options.prepare = [](const std::filesystem::path& data) {
        auto store = records::open_store(data, {});
        ASSERT_TRUE(store);
        ASSERT_FALSE(store.value()
                         .wait(records::add_people(store.value(), records::Actor::first(),
                                                   {{"M1", "Wang", records::Role::manager, ""}}))
                         .fault);
    };
    UnseenDesktop window(options);
    EXPECT_EQ(window.find("page/manage"), nullptr) << "people are listed and nobody has signed in";
}

} // namespace
} // namespace amends::app
