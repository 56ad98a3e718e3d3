#include "sim/ui/base/vocabulary.hpp"
#include "tests/sim/ui/driver/driver.hpp"

#include <gtest/gtest.h>

namespace amends::ui::test {
namespace {

struct ComposerScreen : testing::Test {
    EditState state;
    std::vector<std::string> sent;
    int pressed = 0;
    std::size_t limit = 300;
    Driver driver{[this](Ui& ui, Rect) {
        const Rect place = Rect::at(100, 400, 420, composer_height(ui, state, 420));
        const auto out =
            composer(ui, place, state,
                     {.id = "reply", .label = "reply", .hint = "hint", .limit = limit, .foot_right = 100});
        Rect foot = out.foot;
        const bool by_button =
            button(ui, Rect::around(foot.cut_right(100).middle(), 100, 34),
                   {.id = "send", .label = "send", .enabled = !out.blank && !out.over_limit});
        if (by_button) ++pressed;
        if (out.send || by_button) {
            sent.push_back(state.edit.text());
            state = {};
            state.focus_next = true;
        }
    }};

    std::string long_text() {
        std::string text;
        for (int i = 0; i < 14; ++i)
            text += "好的请您稍等一下";
        return text;
    }
};

TEST_F(ComposerScreen, EnterSendsAndTheKeyboardStays) {
    ASSERT_TRUE(driver.click("reply"));
    driver.type("一");
    driver.press(Key::enter);
    driver.type("二");
    driver.press(Key::enter);
    EXPECT_EQ(sent, (std::vector<std::string>{"一", "二"}));
}

TEST_F(ComposerScreen, FastTypingAndEnterArriveInOrder) {
    ASSERT_TRUE(driver.click("reply"));
    for (const char* text : {"abc123", "def456"}) {
        driver.type(text);
        driver.press(Key::enter);
    }
    EXPECT_EQ(sent, (std::vector<std::string>{"abc123", "def456"}));
}

TEST_F(ComposerScreen, ShiftEnterIsANewLine) {
    driver.click("reply");
    driver.type("一");
    driver.press(Key::enter, shift);
    driver.type("二");
    EXPECT_TRUE(sent.empty());
    EXPECT_EQ(state.edit.text(), "一\n二");
}

TEST_F(ComposerScreen, TheFirstPressOnSendSends) {
    driver.click("reply");
    driver.type("好");
    ASSERT_TRUE(driver.click("send"));
    EXPECT_EQ(pressed, 1);
    EXPECT_EQ(sent.size(), 1U);
}

TEST_F(ComposerScreen, BlanksAreNotSent) {
    driver.click("reply");
    driver.press(Key::enter);
    driver.type("  　");
    driver.press(Key::enter);
    EXPECT_TRUE(sent.empty());
    EXPECT_FALSE(driver.click("send"));
}

TEST_F(ComposerScreen, Fault39TheLimitIsSaidBeforeEnterAndNothingIsCutAway) {
    limit = 10;
    driver.click("reply");
    driver.type("一二三四五六七八九十百");
    EXPECT_EQ(state.edit.characters(), 11U);
    EXPECT_TRUE(driver.shows("11 / 10"));
    EXPECT_FALSE(driver.click("send"));
    driver.press(Key::enter);
    EXPECT_TRUE(sent.empty());
    driver.click("reply");
    driver.press(Key::end, ctrl);
    driver.press(Key::backspace);
    driver.press(Key::enter);
    EXPECT_EQ(sent.size(), 1U);
}

TEST_F(ComposerScreen, Fault59EnterWhileAnInputMethodComposesSendsNothing) {
    driver.click("reply");
    driver.type("你好");
    driver.ui().composing = true;
    driver.press(Key::enter);
    EXPECT_TRUE(sent.empty());
    EXPECT_EQ(state.edit.text(), "你好");
    driver.ui().composing = false;
    driver.press(Key::enter);
    EXPECT_EQ(sent.size(), 1U);
}

TEST_F(ComposerScreen, BackspaceAndDeleteActAcrossSoftLineEnds) {
    driver.click("reply");
    driver.type(long_text());
    const std::size_t all = state.edit.characters();
    ASSERT_GT(state.layout.lines.size(), 2U);
    driver.press(Key::home);
    const std::size_t row = state.edit.caret();
    ASSERT_GT(row, 0U);
    driver.press(Key::backspace);
    EXPECT_EQ(state.edit.characters(), all - 1);
    EXPECT_EQ(state.edit.caret(), row - 3);
    driver.press(Key::del);
    EXPECT_EQ(state.edit.characters(), all - 2);
    driver.press(Key::z, ctrl);
    EXPECT_EQ(state.edit.characters(), all);
    driver.press(Key::y, ctrl);
    EXPECT_LT(state.edit.characters(), all);
}

TEST_F(ComposerScreen, EndStandsAtTheEndOfTheSoftLineAndUpAndDownKeepTheColumn) {
    driver.click("reply");
    driver.type(long_text());
    driver.press(Key::home, ctrl);
    driver.press(Key::end);
    EXPECT_TRUE(state.at_line_end);
    const std::size_t end_of_first = state.edit.caret();
    EXPECT_EQ(end_of_first, state.layout.lines[0].next);
    driver.press(Key::down);
    driver.press(Key::up);
    EXPECT_EQ(state.edit.caret(), end_of_first);
    EXPECT_TRUE(state.at_line_end);
    driver.press(Key::end, ctrl);
    const std::size_t at = state.edit.caret();
    driver.press(Key::up);
    EXPECT_LT(state.edit.caret(), at);
    driver.press(Key::down);
    EXPECT_EQ(state.edit.caret(), at);
}

TEST_F(ComposerScreen, CopyCutPasteAndSelectAll) {
    driver.click("reply");
    driver.type("abc 你好");
    driver.press(Key::a, ctrl);
    driver.press(Key::c, ctrl);
    EXPECT_EQ(driver.clipboard, "abc 你好");
    driver.press(Key::x, ctrl);
    EXPECT_TRUE(state.edit.empty());
    driver.press(Key::v, ctrl);
    driver.press(Key::v, ctrl);
    EXPECT_EQ(state.edit.text(), "abc 你好abc 你好");
}

TEST_F(ComposerScreen, Fault39AnythingMayBeInTheClipboard) {
    driver.click("reply");
    driver.clipboard = "a\r\nb\xFF\x01" + std::string(600'000, 'x');
    driver.press(Key::v, ctrl);
    EXPECT_EQ(state.edit.text().substr(0, 6), "a\nb\xEF\xBF\xBD");
    EXPECT_TRUE(state.cut_paste);
    EXPECT_EQ(state.edit.text().size(), state.edit.bytes_max);
    driver.press(Key::z, ctrl);
    EXPECT_TRUE(state.edit.empty());
}

TEST_F(ComposerScreen, AZeroByteOfTheClipboardIsShownAndSaid) {
    driver.click("reply");
    driver.clipboard = "before\x1A"
                       "after"; // as the window hands on a zero byte
    driver.press(Key::v, ctrl);
    EXPECT_EQ(state.edit.text(), "before\xEF\xBF\xBD"
                                 "after");
    EXPECT_TRUE(driver.shows(driver.ui().t("controls.lost_character")));
    driver.press(Key::a, ctrl);
    driver.type("x");
    EXPECT_FALSE(driver.shows(driver.ui().t("controls.lost_character")));
}

TEST_F(ComposerScreen, APasteThatLostItsEndIsSaidUntilTheTextChanges) {
    driver.click("reply");
    driver.clipboard = std::string(600'000, 'x');
    driver.press(Key::v, ctrl);
    EXPECT_TRUE(driver.shows(driver.ui().t("controls.paste_cut")));
    driver.press(Key::home, ctrl);
    EXPECT_TRUE(state.cut_paste) << "moving the caret changes nothing";
    driver.press(Key::z, ctrl);
    EXPECT_FALSE(driver.shows(driver.ui().t("controls.paste_cut")));
}

TEST_F(ComposerScreen, TheMouseSelects) {
    driver.click("reply");
    driver.type("please refund it");
    driver.drag("reply", {1, 10}, {400, 10});
    EXPECT_EQ(state.edit.selected(), "please refund it");
    driver.click("reply", 2);
    EXPECT_TRUE(state.edit.has_selection());
    driver.type("x");
    EXPECT_LT(state.edit.text().size(), 16U);
}

TEST_F(ComposerScreen, EscapeLeavesTheFieldWithItsText) {
    driver.click("reply");
    driver.type("draft");
    driver.press(Key::escape);
    driver.type("zzz");
    EXPECT_EQ(state.edit.text(), "draft");
    driver.press(Key::tab);
    driver.press(Key::tab, shift);
}

TEST_F(ComposerScreen, TabEntersAndLeavesTheField) {
    driver.press(Key::tab);
    driver.type("from the keyboard");
    EXPECT_EQ(state.edit.text(), "from the keyboard");
    driver.press(Key::tab);
    EXPECT_TRUE(driver.has_focus("send"));
    driver.press(Key::enter);
    EXPECT_EQ(sent, std::vector<std::string>{"from the keyboard"});
}

TEST_F(ComposerScreen, ItGrowsWithTheDraftUpToEightLines) {
    driver.click("reply");
    const float small = driver.find("reply")->rect.height();
    driver.type(long_text());
    driver.type(long_text());
    const float grown = driver.find("reply")->rect.height();
    EXPECT_GT(grown, small);
    limit = 0;
    for (int i = 0; i < 6; ++i)
        driver.type(long_text());
    EXPECT_LE(driver.find("reply")->rect.height(), line_height(driver.ui(), style::body) * 8 + 1);
}

} // namespace
} // namespace amends::ui::test
