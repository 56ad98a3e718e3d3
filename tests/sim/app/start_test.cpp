// Before a case begins: what the sheet offers and remembers, and what is seen while the judge is being read.
#include "sim/app/session/ready_case.hpp"
#include "sim/records/files.hpp"
#include "tests/sim/app/unseen_desktop.hpp"

#include <gtest/gtest.h>

#include <future>

namespace amends::app {
namespace {

using test::UnseenDesktop;

void open_sheet(UnseenDesktop& window, const std::string& id) {
    window.desktop().open_screen(ui::Screen::catalogue);
    window.frame(4);
    ASSERT_TRUE(window.click(id + "/open")) << window.list();
    ASSERT_NE(window.find("start_sheet/start"), nullptr) << window.list();
}

std::vector<records::AttemptRow> rows_of(const UnseenDesktop& window) {
    auto reader = records::Reader::open(records::files_in(window.folder() / "data").database);
    return reader ? records::list_attempts(reader.value()).value() : std::vector<records::AttemptRow>();
}

std::string rubric_of(const UnseenDesktop& window, const std::string& attempt) {
    auto reader = records::Reader::open(records::files_in(window.folder() / "data").database);
    const auto stored = load_attempt(reader.value(), attempt);
    return stored ? stored.value().play.rubric->id : std::string("unreadable");
}

bool is_selected(const UnseenDesktop& window, std::string_view id) {
    const ui::RecordedItem* item = window.find(id);
    return item != nullptr && item->selected;
}

class StartSheet : public testing::TestWithParam<support::Lang> {};
INSTANTIATE_TEST_SUITE_P(Languages, StartSheet, testing::Values(support::Lang::zh, support::Lang::en),
                         [](const auto& lang) { return lang.param == support::Lang::zh ? "zh" : "en"; });

TEST_P(StartSheet, OffersTheRubricsAndRemembersTheOneChosen) {
    UnseenDesktop window({.lang = GetParam()});
    open_sheet(window, "damaged-laptop");
    EXPECT_TRUE(is_selected(window, "rubric/default"));
    EXPECT_TRUE(window.shows(GetParam() == support::Lang::zh ? "服务标准" : "Service standards"));
    ASSERT_TRUE(window.click("rubric/service")) << window.list();
    ASSERT_TRUE(window.click("way/choices"));
    ASSERT_TRUE(window.click("start_sheet/start"));
    ASSERT_TRUE(window.until([&] { return rows_of(window).size() == 1; }));
    EXPECT_EQ(rubric_of(window, rows_of(window).front().id), "service");
    EXPECT_EQ(read_settings(window.folder() / "settings.json").rubric, "service");
    open_sheet(window, "wrong-sneakers");
    EXPECT_TRUE(is_selected(window, "rubric/service"));
}

TEST(GuidedStart, TheGuidedCaseAsksForNoRubric) {
    UnseenDesktop window;
    open_sheet(window, "first-day");
    EXPECT_EQ(window.find("rubric/default"), nullptr) << window.list();
}

/// Holds the judge back until it is opened.
struct Gate {
    std::promise<void> opened;
    std::shared_future<void> opening = opened.get_future().share();
    bool is_open = false;

    void open() {
        if (!std::exchange(is_open, true)) opened.set_value();
    }
    [[nodiscard]] test::UnseenOptions options() const {
        return {.read_judge = [opening = opening](const std::filesystem::path& assets) {
            opening.wait();
            return load_judge(assets);
        }};
    }
};
/// The window waits for its judge when it goes, whatever a test found.
struct OpenAtEnd {
    Gate& gate;
    ~OpenAtEnd() { gate.open(); }
};

TEST(Loading, ACaseWaitsForTheJudgeAndSaysSo) {
    Gate gate;
    UnseenDesktop window(gate.options());
    const OpenAtEnd at_end{gate};
    open_sheet(window, "damaged-laptop");
    EXPECT_FALSE(window.is_enabled("mode/assessment")) << "nobody is examined without a judge";
    ASSERT_TRUE(window.click("start_sheet/start"));
    EXPECT_TRUE(window.shows(window.ui().t("shell.loading_judge")));
    EXPECT_EQ(window.find("answer/saved_replies"), nullptr);
    gate.open();
    EXPECT_TRUE(window.until([&] { return window.find("answer/saved_replies") != nullptr; }));
    EXPECT_FALSE(window.shows(window.ui().t("shell.loading_judge")));
}

TEST(Loading, WaitingCanBeGivenUp) {
    Gate gate;
    UnseenDesktop window(gate.options());
    const OpenAtEnd at_end{gate};
    open_sheet(window, "damaged-laptop");
    ASSERT_TRUE(window.click("start_sheet/start"));
    ASSERT_TRUE(window.click("judge_loading/cancel")) << window.list();
    EXPECT_NE(window.find("damaged-laptop/open"), nullptr) << "back where one was";
    gate.open();
    open_sheet(window, "damaged-laptop");
    ASSERT_TRUE(window.until([&] { return window.is_enabled("mode/assessment"); })) << "the judge is there";
    EXPECT_TRUE(rows_of(window).empty());
}

/// A window whose judge lacks what `harmed` does not read.
test::UnseenOptions with_judge(std::function<JudgeFromFiles(const std::filesystem::path&)> harmed) {
    return {.read_judge = std::move(harmed)};
}

TEST(Loading, Fault43TheWindowSaysThatRulesAloneReadAndExaminesNobody) {
    UnseenDesktop window(with_judge([](const std::filesystem::path& assets) {
        JudgeFromFiles judge = load_judge(assets, false);
        judge.problems.push_back({"models/judge.bin",
                                  0,
                                  0,
                                  support::Severity::warning,
                                  "A002",
                                  {"文件不存在", "the file is missing"},
                                  {}});
        return judge;
    }));
    ASSERT_TRUE(window.until([&] { return window.find("notice/close") != nullptr; })) << window.list();
    EXPECT_TRUE(window.shows("只按规则评判"));
    EXPECT_TRUE(window.shows("models/judge.bin"));
    open_sheet(window, "damaged-laptop");
    EXPECT_FALSE(window.is_enabled("mode/assessment"));
    EXPECT_TRUE(window.shows(window.ui().t("catalogue.no_assessment")));
    ASSERT_TRUE(window.click("start_sheet/start"));
    EXPECT_TRUE(window.until([&] { return window.shows(window.ui().t("shell.rules_only_play")); }));
    EXPECT_NE(window.find("answer/saved_replies"), nullptr) << "practice goes on";
}

TEST(Loading, Fault43TheWindowSaysThatNobodyCanJudge) {
    UnseenDesktop window(with_judge([](const std::filesystem::path&) {
        JudgeFromFiles judge;
        judge.problems.push_back({"lexicon/words.json",
                                  3,
                                  7,
                                  support::Severity::error,
                                  "J001",
                                  {"少了一个括号", "a bracket is missing"},
                                  {}});
        return judge;
    }));
    ASSERT_TRUE(window.until([&] { return window.find("notice/close") != nullptr; })) << window.list();
    EXPECT_TRUE(window.shows("lexicon/words.json:3:7"));
    open_sheet(window, "damaged-laptop");
    EXPECT_TRUE(window.shows(window.ui().t("catalogue.no_judge")));
    ASSERT_TRUE(window.click("start_sheet/start"));
    window.frame(4);
    EXPECT_EQ(window.find("answer/saved_replies"), nullptr);
    EXPECT_TRUE(rows_of(window).empty());
}

} // namespace
} // namespace amends::app
