#include "sim/ui/base/vocabulary.hpp"
#include "tests/sim/ui/driver/driver.hpp"

#include <gtest/gtest.h>
#include <imgui.h>

#include <set>

namespace amends::ui::test {
namespace {

TEST(CommandTable, HasARowForEveryCommandInOrder) {
    for (std::size_t i = 0; i < command_count; ++i)
        EXPECT_EQ(static_cast<std::size_t>(command_table()[i].id), i) << command_table()[i].name;
}

TEST(CommandTable, EveryCommandHasWordsInBothLanguages) {
    for (const support::Lang lang : {support::Lang::zh, support::Lang::en}) {
        const Texts texts = shipped_texts(lang);
        for (const CommandRow& row : command_table())
            for (const char* part : {".label", ".help"})
                EXPECT_TRUE(texts.has("commands." + std::string(row.name) + part)) << row.name << part;
    }
}

TEST(CommandTable, NoKeyMeansTwoThingsInOnePlace) {
    for (const CommandRow& a : command_table())
        for (const CommandRow& b : command_table()) {
            if (a.id >= b.id || a.key.key == KeyName::none || !(a.key == b.key)) continue;
            EXPECT_EQ(a.screens & b.screens, 0) << a.name << " and " << b.name;
        }
}

TEST(CommandTable, NoKeyIsOneThatFieldsNeed) {
    const std::set<std::string> taken{"Ctrl+A", "Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+Y", "Ctrl+Z"};
    for (const CommandRow& row : command_table()) {
        EXPECT_FALSE(taken.contains(to_string(row.key))) << row.name;
        const bool plain = row.key.key >= KeyName::comma && !row.key.ctrl && !row.key.alt;
        EXPECT_FALSE(plain) << row.name << " would be typed into fields";
    }
}

struct CommandScreen : testing::Test {
    Commands asked;
    CommandSet unavailable;
    bool sheet = false;
    Driver driver{[this](Ui& ui, Rect) {
        take_command_keys(ui, Screen::desk, unavailable, asked);
        command_button(ui, Rect::at(40, 40, 200, 34), {.id = CommandId::show_hint}, asked);
        if (sheet && draw_shortcut_sheet(ui, Screen::desk)) sheet = false;
    }};
};

TEST_F(CommandScreen, KeyAndButtonAskForTheSame) {
    EXPECT_TRUE(driver.click("show_hint"));
    driver.press(row_of(CommandId::show_hint).key);
    ASSERT_EQ(asked.size(), 2U);
    EXPECT_TRUE(std::holds_alternative<ask::ShowHint>(asked[0]));
    EXPECT_TRUE(std::holds_alternative<ask::ShowHint>(asked[1]));
}

TEST_F(CommandScreen, TheKeyCountsWhereCtrlComesUpInTheFrameInWhichItGoesDown) {
    const KeyChord chord = row_of(CommandId::take_back).key;
    ImGuiIO& io = ImGui::GetIO();
    io.AddKeyEvent(ImGuiMod_Ctrl, true);
    driver.frame();
    io.AddKeyEvent(static_cast<ImGuiKey>(toolkit_key(chord.key)), true);
    io.AddKeyEvent(ImGuiMod_Ctrl, false);
    driver.frame();
    io.AddKeyEvent(static_cast<ImGuiKey>(toolkit_key(chord.key)), false);
    driver.settle();
    ASSERT_EQ(asked.size(), 1U);
    EXPECT_TRUE(std::holds_alternative<ask::TakeBack>(asked[0]));
}

TEST_F(CommandScreen, ALetterTypedInTheFrameInWhichCtrlComesUpIsNoCommand) {
    const KeyChord chord = row_of(CommandId::take_back).key;
    ImGuiIO& io = ImGui::GetIO();
    io.AddKeyEvent(ImGuiMod_Ctrl, true);
    driver.frame();
    io.AddKeyEvent(ImGuiMod_Ctrl, false);
    io.AddKeyEvent(static_cast<ImGuiKey>(toolkit_key(chord.key)), true);
    io.AddInputCharacter('t');
    driver.frame();
    io.AddKeyEvent(static_cast<ImGuiKey>(toolkit_key(chord.key)), false);
    driver.settle();
    EXPECT_TRUE(asked.empty());
}

TEST_F(CommandScreen, AnUnavailableCommandHasNoKey) {
    unavailable.add(CommandId::show_hint);
    driver.press(row_of(CommandId::show_hint).key);
    EXPECT_TRUE(asked.empty());
}

TEST_F(CommandScreen, TheSheetTellsTheKeysOfThisPlaceAndTakesTheKeyboard) {
    sheet = true;
    driver.settle();
    EXPECT_TRUE(driver.shows("撤回"));
    EXPECT_TRUE(driver.shows("Ctrl+T"));
    EXPECT_FALSE(driver.click("show_hint")) << "a dialog covers it";
    driver.press(row_of(CommandId::show_hint).key);
    EXPECT_TRUE(asked.empty());
    driver.press(Key::escape);
    EXPECT_FALSE(sheet);
    driver.settle();
    EXPECT_TRUE(driver.click("show_hint"));
}

TEST_F(CommandScreen, TheLanguageMayChangeAtAnyMoment) {
    EXPECT_TRUE(driver.shows("提示"));
    driver.speak(support::Lang::en);
    driver.frame();
    EXPECT_TRUE(driver.shows("Hint"));
    EXPECT_TRUE(driver.click("show_hint"));
}

} // namespace
} // namespace amends::ui::test
