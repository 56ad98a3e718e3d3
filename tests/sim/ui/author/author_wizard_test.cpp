// "New case" drawn and pressed without a window.
#include "sim/ui/author/author_wizard.hpp"
#include "tests/sim/ui/driver/driver.hpp"

#include <gtest/gtest.h>

#include <utility>

namespace amends::ui::test {
namespace {

constexpr const char* broken_pot =
    "顾客：我叫李雪梅，壶碎了\n客服：李雪梅您好，给您补发\n顾客：嗯\n客服：已经寄出\n";

/// The wizard as the program has it, without a disk.
struct WizardScene {
    author::Wizard wizard;
    std::uint64_t version = 1;
    WizardWidgets widgets;
    bool made = false, left = false;
    std::string opened;
    Driver driver;

    explicit WizardScene(Options options = {})
        : driver([this](Ui& ui, Rect window) { draw(ui, window); }, options) {
        driver.settle();
    }

    void draw(Ui& ui, Rect window) {
        WizardView view{.wizard = &wizard, .version = version};
        view.templates.push_back({.name = "late",
                                  .title = "T-late",
                                  .summary = "S",
                                  .parts = {"P-closing"},
                                  .fill_ins = {"F-one", "F-two"}});
        view.files = {{.name = "folder", .path = "/x/folder", .note = {}, .is_folder = true},
                      {.name = "talk.csv", .path = "/x/talk.csv", .note = "1 KiB"}};
        if (wizard.refused) view.trouble = ui.t(wizard.refused->text);
        if (const auto missing = author::missing_for_next(wizard)) view.missing = missing->text;
        draw_author_wizard(ui, window, view, widgets);
        if (auto becomes = std::exchange(widgets.becomes, std::nullopt)) {
            wizard = std::move(*becomes);
            ++version;
        }
        if (auto path = std::exchange(widgets.opens, std::nullopt)) opened = *path;
        made = std::exchange(widgets.makes, false) || made;
        left = widgets.leaves || left;
    }

    void paste(const char* text) {
        driver.clipboard = text;
        ASSERT_TRUE(driver.click("wizard/pasted")) << driver.list();
        driver.press(Key::v, ctrl);
    }
};

class WizardInBothLanguages : public testing::TestWithParam<support::Lang> {};

TEST_P(WizardInBothLanguages, LeadsFromAPastedTalkToItsName) {
    WizardScene scene({.lang = GetParam()});
    EXPECT_FALSE(scene.driver.click("wizard/next")) << "nothing was pasted yet";
    scene.paste(broken_pot);
    ASSERT_TRUE(scene.driver.click("wizard/next")) << scene.driver.list();
    EXPECT_EQ(scene.wizard.step, author::WizardStep::speakers);
    EXPECT_TRUE(scene.driver.shows("李雪梅您好"));
    ASSERT_TRUE(scene.driver.click("wizard/next"));
    EXPECT_EQ(scene.wizard.step, author::WizardStep::masks);
    EXPECT_FALSE(scene.driver.shows("李雪梅您好")) << "the name is hidden in the talk";
    ASSERT_TRUE(scene.driver.click("wizard/next"));
    EXPECT_EQ(scene.wizard.step, author::WizardStep::nodes);
    ASSERT_TRUE(scene.driver.click("wizard/next"));
    ASSERT_EQ(scene.wizard.step, author::WizardStep::name);
    scene.driver.type("碎壶"); // the title has the keyboard
    EXPECT_EQ(scene.wizard.made.title, "碎壶");
    EXPECT_FALSE(scene.driver.click("wizard/next")) << "an id is wanted";
    ASSERT_TRUE(scene.driver.click("wizard/naming/id"));
    scene.driver.type("broken-pot");
    ASSERT_TRUE(scene.driver.click("wizard/next"));
    EXPECT_TRUE(scene.made);
}

INSTANTIATE_TEST_SUITE_P(Languages, WizardInBothLanguages,
                         testing::Values(support::Lang::zh, support::Lang::en));

TEST_P(WizardInBothLanguages, TheHeadingIsReadWholeWithLargeLetters) {
    WizardScene scene({.width = 1440, .height = 900, .scale = 2, .lang = GetParam()});
    scene.driver.settle();
    const std::string& title = scene.driver.ui().t("wizard.from_talk");
    const auto& texts = scene.driver.record().texts;
    const auto heading = std::find_if(texts.begin(), texts.end(),
                                      [&](const RecordedText& text) { return text.text == title; });
    ASSERT_NE(heading, texts.end());
    EXPECT_GE(heading->rect.width() + 1, text_width(scene.driver.ui(), title, style::title));
    ASSERT_TRUE(scene.driver.click("source/file")) << scene.driver.list();
    EXPECT_EQ(scene.widgets.source, WizardSource::file);
}

TEST(WizardScreen, SaysWhyATextIsNoConversation) {
    WizardScene scene;
    scene.paste("one line");
    ASSERT_TRUE(scene.driver.click("wizard/next"));
    EXPECT_EQ(scene.wizard.step, author::WizardStep::choose);
    EXPECT_TRUE(scene.driver.shows(scene.driver.ui().t("intake.talk.one_speaker")));
    EXPECT_EQ(scene.widgets.pasted.edit.text(), "one line");
}

TEST(WizardScreen, BackLosesNothing) {
    WizardScene scene;
    scene.paste(broken_pot);
    ASSERT_TRUE(scene.driver.click("wizard/next"));
    ASSERT_TRUE(scene.driver.click("speaker2/role/left_out")) << scene.driver.list();
    ASSERT_TRUE(scene.driver.click("wizard/back"));
    EXPECT_TRUE(scene.driver.shows("壶碎了"));
    ASSERT_TRUE(scene.driver.click("wizard/next"));
    EXPECT_EQ(scene.wizard.talk.speakers[1].role, author::SpeakerRole::left_out);
    EXPECT_FALSE(scene.driver.click("wizard/next")) << "nobody answers";
}

TEST(WizardScreen, AFindingIsSwitchedOffAndAWordIsAdded) {
    WizardScene scene;
    scene.paste(broken_pot);
    ASSERT_TRUE(scene.driver.click("wizard/next"));
    ASSERT_TRUE(scene.driver.click("wizard/next"));
    ASSERT_TRUE(scene.driver.click("finding1/masked")) << scene.driver.list();
    EXPECT_TRUE(scene.wizard.findings.at(0).kept);
    EXPECT_TRUE(scene.driver.shows("李雪梅您好"));
    ASSERT_TRUE(scene.driver.click("wizard/word"));
    scene.driver.type("壶");
    ASSERT_TRUE(scene.driver.click("wizard/kind"));
    ASSERT_TRUE(scene.driver.click("kinds/order")) << scene.driver.list();
    ASSERT_TRUE(scene.driver.click("wizard/add_word"));
    EXPECT_EQ(scene.wizard.masked[0], "我叫李雪梅，[订单号1]碎了");
}

constexpr const char* doubtful_pot =
    "Customer: the pot leaks and Zebedee next to us saw it\nAgent: I am sorry, a new one is on its way\n"
    "Customer: leave it by the shed\nAgent: It is booked\n";

/// Up to where it is shown what is hidden.
void go_to_masks(WizardScene& scene, const char* talk) {
    scene.paste(talk);
    ASSERT_TRUE(scene.driver.click("wizard/next"));
    ASSERT_TRUE(scene.driver.click("wizard/next"));
    ASSERT_EQ(scene.wizard.step, author::WizardStep::masks);
}

TEST(WizardScreen, ADoubtfulWordIsShownBeforeAnythingIsSavedAndHiddenWithOnePress) {
    WizardScene scene({.lang = support::Lang::en});
    go_to_masks(scene, doubtful_pot);
    ASSERT_EQ(scene.wizard.doubts.size(), 1U);
    EXPECT_EQ(scene.wizard.doubts[0].word, "Zebedee");
    EXPECT_TRUE(scene.driver.shows("1 word to look at"));
    ASSERT_TRUE(scene.driver.click("doubt1/hide")) << scene.driver.list();
    EXPECT_EQ(scene.wizard.masked[0], "the pot leaks and [name 1] next to us saw it");
    EXPECT_TRUE(scene.wizard.doubts.empty());
    ASSERT_TRUE(scene.driver.click("finding1/masked")) << "and is a finding from then on";
    EXPECT_TRUE(scene.wizard.doubts.empty()) << "what was let stand is not told again";
}

TEST(WizardScreen, ADoubtfulWordThatIsLeftIsNotAskedAboutAgain) {
    WizardScene scene({.lang = support::Lang::en});
    go_to_masks(scene, doubtful_pot);
    ASSERT_TRUE(scene.driver.click("doubt1/leave")) << scene.driver.list();
    EXPECT_TRUE(scene.wizard.doubts.empty());
    EXPECT_TRUE(scene.driver.shows("Zebedee"));
    ASSERT_TRUE(scene.driver.click("wizard/back"));
    ASSERT_TRUE(scene.driver.click("wizard/next"));
    EXPECT_TRUE(scene.wizard.doubts.empty());
}

TEST(WizardScreen, DoubtsThatNobodyLookedAtAreNamedBeforeTheCaseIsMade) {
    WizardScene scene({.lang = support::Lang::en});
    go_to_masks(scene, doubtful_pot);
    ASSERT_TRUE(scene.driver.click("wizard/next"));
    ASSERT_TRUE(scene.driver.click("wizard/next"));
    EXPECT_TRUE(scene.driver.shows("1 doubtful word stands as written"));
}

TEST(WizardScreen, AWordIsHiddenByClickingItInTheTalk) {
    WizardScene scene({.lang = support::Lang::en});
    go_to_masks(scene, doubtful_pot);
    ASSERT_TRUE(scene.driver.drag("message3/words", {2, 8}, {2, 8})) << scene.driver.list(); // "leave"
    EXPECT_EQ(scene.widgets.word.edit.text(), "leave");
    ASSERT_TRUE(scene.driver.click("wizard/add_word"));
    EXPECT_EQ(scene.wizard.masked[2], "[name 1] it by the shed");
}

TEST(WizardScreen, SeveralWordsAreHiddenByDraggingOverThem) {
    WizardScene scene;
    go_to_masks(scene, broken_pot);
    ASSERT_TRUE(scene.driver.drag("message2/words", {0, 8}, {600, 8})) << scene.driver.list();
    EXPECT_EQ(scene.widgets.word.edit.text(), "") << "a placeholder hides something already";
    ASSERT_TRUE(scene.driver.drag("message4/words", {0, 8}, {600, 8})) << scene.driver.list();
    EXPECT_EQ(scene.widgets.word.edit.text(), "已经寄出");
    ASSERT_TRUE(scene.driver.click("wizard/add_word"));
    EXPECT_EQ(scene.wizard.masked[3], "[姓名2]");
}

TEST(WizardScreen, AZeroByteInWhatWasPastedIsSaidBesideIt) {
    WizardScene scene({.lang = support::Lang::en});
    scene.paste("Customer: it\x1A leaks\nAgent: sorry");
    EXPECT_TRUE(scene.driver.shows(scene.driver.ui().t("controls.lost_character")));
    EXPECT_EQ(scene.wizard.pasted, "Customer: it\xEF\xBF\xBD leaks\nAgent: sorry")
        << "nothing behind it is lost";
}

TEST(WizardScreen, StepsAreMendedJoinedLeftOutAndUndone) {
    WizardScene scene;
    scene.paste(broken_pot);
    for (int i = 0; i < 3; ++i)
        ASSERT_TRUE(scene.driver.click("wizard/next"));
    ASSERT_TRUE(scene.driver.click("step1/agent")) << scene.driver.list();
    scene.driver.press(Key::end, ctrl);
    scene.driver.type("，今天寄");
    EXPECT_EQ(scene.wizard.steps.steps[0].reply, "[姓名1]您好，给您补发，今天寄");
    ASSERT_TRUE(scene.driver.click("step2/join"));
    ASSERT_EQ(scene.wizard.steps.steps.size(), 1U);
    ASSERT_TRUE(scene.driver.click("step1/leave_out"));
    EXPECT_TRUE(scene.wizard.steps.steps.empty());
    EXPECT_FALSE(scene.driver.click("wizard/next")) << "no step is left";
    for (int i = 0; i < 2; ++i)
        ASSERT_TRUE(scene.driver.click("wizard/undo"));
    ASSERT_EQ(scene.wizard.steps.steps.size(), 2U);
    EXPECT_EQ(scene.wizard.steps.steps[0].reply, "[姓名1]您好，给您补发，今天寄");
    ASSERT_TRUE(scene.driver.click("wizard/undo"));
    EXPECT_EQ(scene.wizard.steps.steps[0].reply, "[姓名1]您好，给您补发");
}

TEST(WizardScreen, ATemplateIsNamedAtOnceAndToldWithItsParts) {
    WizardScene scene;
    EXPECT_TRUE(scene.driver.shows("P-closing"));
    ASSERT_TRUE(scene.driver.click("templates/list/late")) << scene.driver.list();
    EXPECT_EQ(scene.wizard.step, author::WizardStep::name);
    EXPECT_TRUE(scene.driver.shows("F-two"));
    ASSERT_TRUE(scene.driver.click("lang/en")) << scene.driver.list();
    EXPECT_TRUE(scene.wizard.lang_chosen);
    ASSERT_TRUE(scene.driver.click("lang/both"));
    EXPECT_FALSE(scene.wizard.lang_chosen);
}

TEST(WizardScreen, AFileIsPickedOrItsPathTyped) {
    WizardScene scene;
    ASSERT_TRUE(scene.driver.click("source/file")) << scene.driver.list();
    ASSERT_TRUE(scene.driver.click("files/talk.csv")) << scene.driver.list();
    EXPECT_EQ(scene.opened, "/x/talk.csv");
    ASSERT_TRUE(scene.driver.click("wizard/path"));
    scene.driver.type("/y");
    scene.driver.press(Key::enter);
    EXPECT_EQ(scene.opened, "/y");
}

TEST(WizardScreen, AsksBeforeWhatWasPastedIsLost) {
    WizardScene scene;
    scene.paste(broken_pot);
    ASSERT_TRUE(scene.driver.click("wizard/leave"));
    ASSERT_TRUE(scene.driver.click("leave_wizard/no")) << scene.driver.list();
    EXPECT_FALSE(scene.left);
    EXPECT_EQ(scene.wizard.pasted, broken_pot);
    ASSERT_TRUE(scene.driver.click("wizard/leave"));
    ASSERT_TRUE(scene.driver.click("leave_wizard/yes"));
    EXPECT_TRUE(scene.left);
}

TEST(WizardScreen, EscapeLeavesTheFieldFirst) {
    WizardScene scene;
    scene.paste(broken_pot);
    scene.driver.press(Key::escape);
    EXPECT_FALSE(scene.widgets.asks_to_leave);
    scene.driver.press(Key::escape);
    EXPECT_TRUE(scene.widgets.asks_to_leave);
    scene.driver.press(Key::escape); // the question, answered with no
    EXPECT_FALSE(scene.widgets.asks_to_leave);
    EXPECT_FALSE(scene.left);
}

TEST(WizardScreen, EmptyItIsLeftWithoutAQuestion) {
    WizardScene scene;
    ASSERT_TRUE(scene.driver.click("wizard/leave"));
    EXPECT_TRUE(scene.left);
}

TEST(WizardScreen, GoesByKeyboardAlone) {
    WizardScene scene;
    scene.paste(broken_pot);
    for (int step = 1; step < 5; ++step) {
        for (int i = 0; i < 80 && !scene.driver.has_focus("wizard/next"); ++i)
            scene.driver.press(Key::tab);
        ASSERT_TRUE(scene.driver.has_focus("wizard/next")) << "step " << step;
        scene.driver.press(Key::enter);
        EXPECT_EQ(static_cast<int>(scene.wizard.step), step);
    }
}

} // namespace
} // namespace amends::ui::test
