// The marking bench without a window: how one comes there, what it shows, and everything by keyboard.
#include "tests/sim/app/unseen_desktop.hpp"

#include <gtest/gtest.h>

#include <future>

namespace amends::app {
namespace {

using test::UnseenDesktop;
using test::UnseenOptions;

/// From the catalogue through the case's sheet, until its samples are judged.
void open_bench(UnseenDesktop& window, const std::string& id, const std::string& a_node) {
    window.desktop().open_screen(ui::Screen::catalogue);
    window.frame(4);
    ASSERT_TRUE(window.click(id + "/open")) << window.list();
    ASSERT_TRUE(window.click("start_sheet/bench")) << window.list();
    ASSERT_TRUE(window.until([&] { return window.find("nodes/" + a_node) != nullptr; })) << window.list();
    window.frame(3);
}

std::size_t count_of(const UnseenDesktop& window, std::string_view part) {
    std::size_t count = 0;
    for (const ui::RecordedItem& item : window.items())
        count += item.path.find(part) != std::string::npos ? 1 : 0;
    return count;
}

TEST(BenchScreen, ShowsEveryNodeAndTheRepliesOfOne) {
    UnseenDesktop window;
    open_bench(window, "first-day", "hello");
    for (const char* node : {"hello", "lid", "when", "look", "promise"})
        EXPECT_NE(window.find(std::string("nodes/") + node), nullptr) << node;
    ASSERT_NE(window.find("zh_sample_1/labels/clarifying"), nullptr) << window.list();
    EXPECT_TRUE(window.find("nodes/hello")->selected);
    ASSERT_TRUE(window.click("nodes/lid"));
    window.frame(3);
    EXPECT_TRUE(window.find("nodes/lid")->selected);
    EXPECT_NE(window.find("zh_sample_1/labels/solution"), nullptr) << window.list();
}

TEST(BenchScreen, EachLabelSaysInWordsHowItStands) {
    UnseenDesktop window(UnseenOptions{.lang = support::Lang::en});
    open_bench(window, "first-day", "hello");
    const std::string right = window.ui().t("bench.label_right", {{"label", "Clarifying"}});
    EXPECT_EQ(window.find("zh_sample_1/labels/clarifying")->label, right);
    const ui::RecordedItem* missed = window.find("zh_sample_6/labels/lecturing");
    ASSERT_NE(missed, nullptr) << window.list();
    EXPECT_EQ(missed->label, window.ui().t("bench.label_missed", {{"label", "Lecturing"}}));
}

TEST(BenchScreen, ALabelOpensTheRuleBehindItAndClosesAgain) {
    UnseenDesktop window;
    open_bench(window, "first-day", "hello");
    const std::string why = window.ui().t("bench.why_read", {{"label", window.ui().t("label.clarifying")}});
    EXPECT_FALSE(window.shows(why));
    ASSERT_TRUE(window.click("zh_sample_1/labels/clarifying"));
    window.frame(3);
    EXPECT_TRUE(window.shows(why));
    EXPECT_TRUE(window.find("zh_sample_1/labels/clarifying")->selected);
    EXPECT_TRUE(window.shows(".json") || window.shows(window.ui().t("bench.rule_model")))
        << "the rule's file, or the model";
    ASSERT_TRUE(window.click("zh_sample_1/labels/clarifying"));
    window.frame(3);
    EXPECT_FALSE(window.shows(why));
}

TEST(BenchScreen, OnlyWhatDiffersCanBeShown) {
    UnseenDesktop window;
    open_bench(window, "first-day", "hello");
    const std::size_t all = count_of(window, "/labels/");
    ASSERT_TRUE(window.click("show/misread"));
    window.frame(3);
    EXPECT_LT(count_of(window, "/labels/"), all);
    EXPECT_EQ(window.find("zh_sample_4/labels/clarifying"), nullptr) << "read as its author did";
    EXPECT_NE(window.find("zh_sample_6/labels/lecturing"), nullptr);
}

TEST(BenchScreen, IsUsedByKeyboardAloneAndLeadsBack) {
    UnseenDesktop window;
    window.desktop().open_screen(ui::Screen::catalogue);
    window.frame(4);
    ASSERT_TRUE(window.tab_to("first-day/open"));
    window.press(ImGuiKey_Enter);
    ASSERT_TRUE(window.tab_to("start_sheet/bench")) << window.list();
    window.press(ImGuiKey_Enter);
    ASSERT_TRUE(window.until([&] { return window.find("nodes/lid") != nullptr; }));
    window.frame(3);
    ASSERT_TRUE(window.tab_to("nodes/lid")) << window.list();
    EXPECT_TRUE(window.focus_is_seen());
    window.press(ImGuiKey_Enter);
    window.frame(3);
    ASSERT_TRUE(window.tab_to("zh_sample_1/labels/solution")) << window.list();
    EXPECT_TRUE(window.focus_is_seen());
    window.press(ImGuiKey_Enter);
    window.frame(3);
    EXPECT_TRUE(window.find("zh_sample_1/labels/solution")->selected);
    window.press(ImGuiKey_B, ImGuiMod_Alt);
    window.frame(3);
    EXPECT_NE(window.find("first-day/open"), nullptr) << "back among the cases";
}

TEST(BenchScreen, WaitsForTheJudgeAndCanBeGivenUp) {
    std::promise<void> gate;
    UnseenOptions options;
    options.read_judge = [opened = gate.get_future().share()](const std::filesystem::path& assets) {
        opened.wait();
        return load_judge(assets);
    };
    UnseenDesktop window(options);
    window.desktop().open_screen(ui::Screen::catalogue);
    window.frame(4);
    EXPECT_TRUE(window.click("first-day/open") && window.click("start_sheet/bench"));
    window.frame(3);
    EXPECT_TRUE(window.shows(window.ui().t("bench.judging")));
    EXPECT_EQ(window.find("nodes/hello"), nullptr);
    EXPECT_TRUE(window.click("judging/cancel")) << window.list();
    window.frame(3);
    EXPECT_NE(window.find("first-day/open"), nullptr);
    gate.set_value();
}

TEST(BenchScreen, ACaseWithoutSamplesSaysSo) {
    ui::BenchWidgets widgets;
    const engine::Bench nothing;
    UnseenDesktop window;
    const ui::BenchView view =
        ui::make_bench_view({.bench = &nothing, .texts = *window.ui().texts, .widgets = widgets});
    EXPECT_EQ(view.state, ui::BenchState::nothing);
}

} // namespace
} // namespace amends::app
