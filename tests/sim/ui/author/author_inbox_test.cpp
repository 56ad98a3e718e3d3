// The trainer's inbox and the walk, drawn and pressed without a window.
#include "sim/scenario/load.hpp"
#include "sim/scenario/rubric_read.hpp"
#include "sim/ui/author/author_inbox.hpp"
#include "sim/ui/author/author_walk.hpp"
#include "tests/sim/ui/driver/driver.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace amends::ui::test {
namespace {

std::string source_file(const std::string& name) {
    std::ifstream in(std::string(AMENDS_SOURCE_DIR) + "/" + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::shared_ptr<const scenario::Scenario> guided_case() {
    return scenario::load_scenario("scenario.json", source_file("scenarios/first-day/scenario.json"))
        .scenario;
}

author::InboxEntry not_understood_reply() {
    author::InboxEntry entry{.scenario = "first-day", .reply = "We will see about that."};
    entry.node = guided_case()->start;
    entry.labels.set(static_cast<std::size_t>(text::Label::listening));
    entry.acts = {text::ActId("calm")};
    entry.fallbacks = 2;
    entry.turns = {{"a", 2}};
    return entry;
}

/// The pane and, over it, the dialog.
struct InboxScene {
    std::shared_ptr<const scenario::Scenario> script = guided_case();
    std::vector<author::InboxEntry> entries{not_understood_reply()};
    std::set<std::string> versions;
    std::int64_t older = 0;
    InboxWidgets widgets;
    Driver driver;

    explicit InboxScene(Options options)
        : driver(
            [this](Ui& ui, Rect window) {
                const InboxView view = make_inbox_view({.entries = entries,
                                                        .script = script.get(),
                                                        .texts = *ui.texts,
                                                        .versions = versions,
                                                        .older = older});
                draw_author_inbox(ui, window, view, entries, script.get(), widgets);
                if (widgets.making) draw_inbox_making(ui, view, widgets);
            },
            options) {
        driver.settle();
    }
};

class InboxInBothLanguages : public testing::TestWithParam<support::Lang> {};

TEST_P(InboxInBothLanguages, ASampleIsDecidedOnWithCorrectedLabels) {
    InboxScene scene({.width = 760, .height = 640, .lang = GetParam()});
    EXPECT_TRUE(scene.driver.shows("We will see about that."));
    ASSERT_TRUE(scene.driver.click("reply0/handle")) << scene.driver.list();
    scene.driver.settle();
    ASSERT_TRUE(scene.driver.click("inbox_making/labels")) << scene.driver.list();
    scene.driver.settle();
    scene.driver.type("empathy");
    scene.driver.settle();
    scene.driver.press(Key::enter);
    scene.driver.settle();
    for (int leaves = 0; leaves < 2; ++leaves) { // the search, then the list; the dialog stays
        scene.driver.press(Key::escape);
        scene.driver.settle();
    }
    ASSERT_TRUE(scene.driver.click("grade/mixed")) << scene.driver.list();
    ASSERT_TRUE(scene.driver.click("inbox_making/make")) << scene.driver.list();
    scene.driver.settle();
    ASSERT_TRUE(scene.widgets.decided);
    EXPECT_EQ(scene.widgets.decided->outcome, author::InboxMark::Outcome::sample);
    EXPECT_TRUE(text::has(scene.widgets.decided->sample.labels, text::Label::empathy));
    EXPECT_TRUE(text::has(scene.widgets.decided->sample.labels, text::Label::listening));
    EXPECT_EQ(scene.widgets.decided->sample.grade, scenario::SampleGrade::mixed);
    EXPECT_FALSE(scene.widgets.making);
}

TEST_P(InboxInBothLanguages, AWayOnNeedsAPlaceToLeadTo) {
    InboxScene scene({.width = 760, .height = 640, .lang = GetParam()});
    ASSERT_TRUE(scene.driver.click("reply0/handle"));
    scene.driver.settle();
    ASSERT_TRUE(scene.driver.click("kind/way")) << scene.driver.list();
    scene.driver.settle();
    EXPECT_FALSE(scene.driver.click("inbox_making/make")) << "nowhere to go yet";
    ASSERT_TRUE(scene.driver.click("inbox_making/to"));
    scene.driver.settle();
    scene.driver.type(scene.script->endings.front().id.value);
    scene.driver.settle();
    scene.driver.press(Key::enter);
    scene.driver.settle();
    ASSERT_TRUE(scene.driver.click("inbox_making/make")) << scene.driver.list();
    ASSERT_TRUE(scene.widgets.decided);
    EXPECT_EQ(scene.widgets.decided->to, scene.script->endings.front().id.value);
    EXPECT_EQ(scene.widgets.decided->acts, not_understood_reply().acts);
}

TEST_P(InboxInBothLanguages, WhatIsOlderThanThePageIsToldWithItsNumber) {
    InboxScene scene({.width = 760, .height = 640, .lang = GetParam()});
    EXPECT_FALSE(scene.driver.shows("1234"));
    scene.older = 1234;
    scene.driver.settle();
    EXPECT_TRUE(scene.driver.shows(scene.driver.ui().t("author.inbox_older", {{"count", 1234}})));
}

TEST_P(InboxInBothLanguages, AReplyToAnEarlierVersionSaysSo) {
    InboxScene scene({.width = 760, .height = 640, .lang = GetParam()});
    scene.entries.front().versions = {"then"};
    scene.versions = {"then", "now"};
    scene.driver.settle();
    const std::string& hint = scene.driver.ui().t("author.inbox_old_version");
    EXPECT_FALSE(scene.driver.shows(hint));
    scene.versions = {"now"};
    scene.driver.settle();
    EXPECT_TRUE(scene.driver.shows(hint));
}

TEST_P(InboxInBothLanguages, AnEmptyInboxSaysWhatComesHere) {
    InboxScene scene({.width = 760, .height = 640, .lang = GetParam()});
    scene.entries.clear();
    scene.driver.settle();
    EXPECT_TRUE(scene.driver.shows(scene.driver.ui().t("author.inbox_none_title")));
}

TEST_P(InboxInBothLanguages, AWalksFindingsUnfoldAndLeadToTheirPlace) {
    const auto script = guided_case();
    const auto rubric = scenario::read_rubric("default.json", source_file("assets/rubrics/default.json"));
    const engine::Began began =
        engine::begin_play(*script, engine::Mode::practice, scenario::Way::choices, support::Lang::zh, 1);
    const engine::ExploreReport report =
        engine::explore_choices(engine::make_case(script, rubric.rubric, began), {});
    WalkWidgets widgets;
    Driver driver(
        [&](Ui& ui, Rect window) {
            WalkView view =
                make_walk_view({.report = report, .script = *script, .texts = *ui.texts, .pass_mark = 75});
            view.told = {{"Hello", true, true}};
            draw_author_walk(ui, window, view, widgets);
        },
        {.width = 760, .height = 900, .lang = GetParam()});
    driver.settle();
    ASSERT_TRUE(driver.click("play/best/row")) << driver.list();
    driver.settle();
    EXPECT_EQ(widgets.open, "play/best");
    EXPECT_TRUE(driver.shows("Hello"));
    ASSERT_TRUE(driver.click("as_test"));
    EXPECT_TRUE(widgets.asks_for_test);
    ASSERT_TRUE(driver.click("play/best/row"));
    driver.settle();
    EXPECT_EQ(widgets.open, "");
    const std::string ending = script->endings.front().id.value;
    ASSERT_TRUE(driver.click("ending/" + ending + "/row")) << driver.list();
    driver.settle();
    if (!widgets.open.empty()) {
        ASSERT_TRUE(driver.click("jump")) << driver.list();
    }
    EXPECT_EQ(widgets.picked, ending);
}

INSTANTIATE_TEST_SUITE_P(Both, InboxInBothLanguages, testing::Values(support::Lang::zh, support::Lang::en));

} // namespace
} // namespace amends::ui::test
