// The counters over all attempts as the overview shows them: weeks of the last 90 days, cases by phase.
#include "sim/app/manager/overview_figures.hpp"
#include "sim/app/manager/weeks.hpp"
#include "sim/app/platform/files.hpp"
#include "sim/app/report/demonstration.hpp"
#include "sim/app/spoken_time.hpp"
#include "sim/ui/base/paint.hpp"
#include "tests/sim/app/unseen_desktop.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace amends::app {
namespace {

using records::CaseRate;
using records::TrendDay;
using test::UnseenDesktop;
using test::UnseenOptions;

const ui::Texts& english() {
    static const ui::Texts texts = [] {
        const auto file = platform::read_file(AMENDS_SOURCE_DIR "/assets/text/en.json", 1U << 20);
        return ui::Texts::parse(support::Lang::en, file.value()).value();
    }();
    return texts;
}

TEST(Overview, WeeksBeginOnMonday) {
    EXPECT_EQ(monday_of(*week_of("2026-11-23")), "2026-11-23");
    EXPECT_EQ(monday_of(*week_of("2026-11-22T23:59:59.000Z")), "2026-11-16");
    EXPECT_EQ(monday_of(*week_of("2024-03-01")), "2024-02-26");
    EXPECT_EQ(week_of("no day"), std::nullopt);
}

TEST(Overview, TheLast90DaysStandByWeekWithWhatTheyRestOn) {
    ui::OverviewView view;
    add_last_days(english(),
                  {{"2026-11-10", "assessment", 6, 2, 4, 6, 4000},
                   {"2026-11-15", "assessment", 2, 0, 2, 2, 1600}, // the Sunday of the same week
                   {"2026-11-17", "practice", 5, 0, 1, 5, 3000}},
                  "2026-11-23", view);
    ASSERT_TRUE(view.passed && view.played);
    ASSERT_EQ(view.passed->places.size(), 13U) << "weeks without anything stand among them";
    ASSERT_EQ(view.passed->lines.size(), 2U);
    const std::size_t week = 10; // of 9 November
    EXPECT_EQ(view.passed->places[week], spoken_day(english(), "2026-11-09"));
    EXPECT_EQ(view.passed->lines[0].values[week], 60.0) << "6 of 10; what was broken off is not passed";
    EXPECT_EQ(view.passed->lines[0].notes[week], "6 of 10");
    EXPECT_EQ(view.passed->lines[1].values[week], std::nullopt);
    EXPECT_EQ(view.passed->lines[1].values[week + 1], 20.0);
    EXPECT_EQ(view.played->lines[0].values[week], 8.0);
    EXPECT_EQ(view.played->lines[1].values[week], 0.0);
    const auto scene = scene_of(*view.passed, 600, ui::rough_text_width);
    const auto spot = std::find_if(scene.spots.begin(), scene.spots.end(),
                                   [](const ui::ChartSpot& one) { return one.id == "0_10"; });
    ASSERT_NE(spot, scene.spots.end());
    EXPECT_EQ(spot->words, view.passed->places[week] + "  Assessments  60  6 of 10");
}

TEST(Overview, WithoutAnyAttemptThereIsNoChart) {
    ui::OverviewView view;
    add_last_days(english(), {}, "2026-11-23", view);
    EXPECT_FALSE(view.passed);
    EXPECT_FALSE(view.played);
}

TEST(Overview, CasesStandByPhaseAndFewAttemptsAreToldToWhoMayOpenPersonsAlone) {
    const std::vector<CaseRate> rates{{"p", "baseline", "late", 6, 2, 3, 0, 6, 4000},
                                      {"p", "baseline", "torn", 4, 0, 4, 0, 4, 3600},
                                      {"p", "final", "late", 8, 0, 7, 0, 8, 7000},
                                      {"q", "final", "late", 9, 0, 9, 0, 9, 8000},
                                      {"", "practice", "late", 9, 0, 1, 0, 9, 8000}};
    const auto title = [](const std::string& id) { return "case " + id; };
    const auto all = case_rates_table(english(), rates, "p", title, {true});
    EXPECT_EQ(all.head, (std::vector<std::string>{"Case", "Baseline", "Final"})) << "no column for nothing";
    ASSERT_EQ(all.rows.size(), 2U);
    EXPECT_EQ(all.rows[0], (std::vector<std::string>{"case late", "38 % (3 of 8)", "88 % (7 of 8)"}));
    EXPECT_EQ(all.rows[1], (std::vector<std::string>{"case torn", "100 % (4 of 4)", "—"}));
    const auto few = case_rates_table(english(), rates, "p", title, {false});
    EXPECT_EQ(few.rows[1][1], "fewer than 5");
    EXPECT_EQ(few.rows[0][1], "38 % (3 of 8)");
    EXPECT_EQ(case_rates_table(english(), rates, "", title, {true}).head,
              (std::vector<std::string>{"Case", "Practice"}));
}

TEST(Overview, TheDemonstrationShowsTheWeeksAndTheCasesAndWritesTheChart) {
    UnseenDesktop window(UnseenOptions{.width = 1440, .height = 2600, .lang = support::Lang::en});
    ASSERT_TRUE(window.desktop().show_manager("overview", true));
    window.frame(6);
    EXPECT_TRUE(window.shows(window.ui().t("manager.weekly_passed"))) << window.list();
    EXPECT_TRUE(window.shows("Quality · invented case A1"));
    EXPECT_FALSE(window.shows("invented-A1")) << "an id is no title";
    ASSERT_TRUE(window.click("cases_of")) << window.list();
    window.frame(4);
    const std::string outside = window.ui().t("manager.no_programme");
    ASSERT_TRUE(window.shows(outside)) << window.list();
    ASSERT_TRUE(window.click("cases_of_menu/outside")) << window.list();
    window.frame(4);
    EXPECT_TRUE(window.shows("Quality · invented case P1")) << window.list();
    ASSERT_TRUE(window.click("passed/save_svg")) << window.list();
    window.frame(2);
    EXPECT_TRUE(std::filesystem::exists(window.folder() / "data" / "exports" / "passed.svg"));
}

TEST(Overview, BeforeAnybodyPlayedItSaysWhatWillStandHere) {
    UnseenDesktop window(UnseenOptions{.width = 1440, .height = 2000, .lang = support::Lang::en});
    ASSERT_TRUE(window.desktop().show_manager("overview", false));
    window.frame(4);
    EXPECT_TRUE(window.shows(window.ui().t("manager.last_days_nothing"))) << window.list();
    EXPECT_TRUE(window.shows(window.ui().t("manager.case_rates_nothing")));
}

TEST(Demonstration, ItsClassPageShowsSampleRepliesOfTheShippedCasesMarkedAsInvented) {
    UnseenDesktop window(UnseenOptions{.width = 1440, .height = 1000});
    ASSERT_TRUE(window.desktop().show_manager("class", true));
    window.frame(6);
    EXPECT_TRUE(window.shows(window.ui().t("manager.class_note_invented"))) << window.list();
    EXPECT_TRUE(window.shows("虚构案例")) << window.list();
    EXPECT_NE(window.find("groups/all"), nullptr) << window.list();
    EXPECT_FALSE(window.shows("invented-"));
}

TEST(Demonstration, TheReplyOfTheClassPageStaysInSightWhenEverythingIsLarge) {
    UnseenDesktop window(UnseenOptions{.width = 1440, .height = 900, .lang = support::Lang::en});
    window.ui().theme = ui::make_theme(ui::ThemeKind::light, 1.5F);
    ASSERT_TRUE(window.desktop().show_manager("class", true));
    window.frame(6);
    const ui::RecordedItem* groups = window.find("groups/all");
    const ui::RecordedItem* previous = window.find("previous");
    ASSERT_TRUE(groups && previous) << window.list();
    EXPECT_GE(previous->rect.y0 - groups->rect.y1, 225) << "between them lies the reply";
}

TEST(Demonstration, NotesAreToldWholeWhenEverythingIsLarge) {
    for (const support::Lang lang : {support::Lang::zh, support::Lang::en}) {
        UnseenDesktop window(UnseenOptions{.width = 1440, .height = 1800, .lang = lang});
        window.ui().theme = ui::make_theme(ui::ThemeKind::light, 2);
        const auto is_whole = [&](const std::string& part, const char* tab) {
            ASSERT_TRUE(window.desktop().show_manager(tab, true));
            window.frame(8);
            const auto note =
                std::find_if(window.texts().begin(), window.texts().end(),
                             [&](const auto& one) { return one.text.find(part) != std::string::npos; });
            ASSERT_NE(note, window.texts().end()) << part;
            EXPECT_GE(note->rect.height() + 1,
                      ui::text_height(window.ui(), note->text, ui::style::caption, note->rect.width()))
                << note->text;
        };
        is_whole(lang == support::Lang::zh ? "40 人中 28 人通过" : "28 of 40 passed", "before_after");
        is_whole(window.ui().t("manager.class_note_invented"), "class");
    }
}

TEST(Demonstration, EachInventedCaseHasSeveralPointsWithRepliesOfTheLibrarysLanguage) {
    const auto cases = load_library({std::string(AMENDS_SOURCE_DIR) + "/scenarios"},
                                    shipped_resources(AMENDS_BINARY_DIR "/assets"));
    for (const support::Lang lang : {support::Lang::zh, support::Lang::en}) {
        const InventedTalk talk = invented_talk(cases, lang);
        EXPECT_EQ(talk.size(), 10U);
        for (const auto& [id, turns] : talk) {
            EXPECT_GE(turns.size(), 2U) << id;
            for (const InventedTurn& turn : turns) {
                EXPECT_GE(turn.replies.size(), 5U) << id << " " << turn.node;
                EXPECT_EQ(turn.customer.find('{'), std::string::npos) << turn.customer;
            }
        }
    }
    EXPECT_TRUE(invented_talk({}, support::Lang::zh).empty());
}

} // namespace
} // namespace amends::app
