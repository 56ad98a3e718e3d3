#include "sim/ui/base/edit_model.hpp"

#include <gtest/gtest.h>

#include <random>

namespace amends::ui {
namespace {

struct Edit : testing::Test {
    BreakRules rules;
    EditModel edit;

    void type(std::string_view text) {
        for (std::size_t at = 0, next = 0; at < text.size(); at = next) {
            (void)code_point_at(text, at, next);
            edit.insert(text.substr(at, next - at), rules);
        }
    }
};

TEST_F(Edit, CountsAndDeletesWhatAReaderTakesForOneCharacter) {
    type("好👨‍👩‍👧é");
    EXPECT_EQ(edit.characters(), 3U);
    edit.backspace(rules);
    edit.backspace(rules);
    EXPECT_EQ(edit.text(), "好");
}

TEST_F(Edit, ACombiningMarkJoinsTheCharacterBeforeIt) {
    type("e");
    edit.insert("\xCC\x81", rules);
    EXPECT_EQ(edit.characters(), 1U);
    EXPECT_EQ(edit.caret(), edit.text().size());
}

TEST_F(Edit, TheCaretNeverStandsInsideACharacter) {
    edit.insert("好👨‍👩‍👧", rules);
    for (std::size_t at = 0; at <= edit.text().size() + 5; ++at) {
        edit.move_to(at, false);
        const auto& stops = edit.stops();
        EXPECT_NE(std::find(stops.begin(), stops.end(), edit.caret()), stops.end());
    }
}

TEST_F(Edit, TypingInARowIsOneUndoStepAndBlanksEndIt) {
    type("hello world");
    edit.undo(rules);
    EXPECT_EQ(edit.text(), "hello ");
    edit.undo(rules);
    EXPECT_EQ(edit.text(), "hello");
    edit.undo(rules);
    EXPECT_EQ(edit.text(), "");
    edit.undo(rules);
    EXPECT_EQ(edit.text(), "");
    for (int i = 0; i < 5; ++i)
        edit.redo(rules);
    EXPECT_EQ(edit.text(), "hello world");
}

TEST_F(Edit, WhatAFieldBeginsWithIsNotUndoneNorWhatStoodThereOfAnother) {
    edit.begin_with("Lin", rules);
    type("g");
    edit.begin_with("Chen", rules);
    EXPECT_FALSE(edit.can_undo());
    edit.undo(rules);
    EXPECT_EQ(edit.text(), "Chen");
    type("g");
    edit.undo(rules);
    EXPECT_EQ(edit.text(), "Chen");
    EXPECT_TRUE(edit.can_redo());
}

TEST_F(Edit, ANewChangeForgetsWhatWasUndone) {
    type("abc");
    edit.undo(rules);
    type("x");
    edit.redo(rules);
    EXPECT_EQ(edit.text(), "x");
}

TEST_F(Edit, InsertingReplacesTheSelection) {
    type("abcdef");
    edit.select(1, 4);
    EXPECT_EQ(edit.selected(), "bcd");
    edit.insert("X", rules);
    EXPECT_EQ(edit.text(), "aXef");
    EXPECT_EQ(edit.caret(), 2U);
    edit.undo(rules);
    EXPECT_EQ(edit.text(), "abcdef");
}

TEST_F(Edit, WordsAreFoundInBothLanguages) {
    edit.insert("please 退款 now", rules);
    EXPECT_EQ(edit.word_left_of(edit.text().size(), rules), edit.text().size() - 3);
    EXPECT_EQ(edit.word_right_of(0, rules), 7U);
    edit.select_word_at(8, rules);
    EXPECT_EQ(edit.selected(), "退款");
    edit.move_to(edit.text().size(), false);
    edit.erase_word_back(rules);
    EXPECT_EQ(edit.text(), "please 退款 ");
}

TEST_F(Edit, ASelectedParagraphEndsAtTheLineFeeds) {
    edit.insert("one\ntwo\nthree", rules);
    edit.select_paragraph_at(5);
    EXPECT_EQ(edit.selected(), "two");
}

TEST_F(Edit, ASingleLineHasNoLineFeeds) {
    edit.single_line = true;
    edit.insert("a\r\nb\nc", rules);
    EXPECT_EQ(edit.text(), "a b c");
}

TEST_F(Edit, Fault39BytesOfAnyKindBecomeText) {
    EXPECT_TRUE(edit.insert("", rules));
    edit.insert(std::string_view("a\0b", 3), rules);
    edit.insert("\xFF\xFE\xED\xA0\x80", rules);
    edit.insert("x\r\ny", rules);
    EXPECT_EQ(edit.text().substr(0, 2), "ab");
    EXPECT_EQ(edit.text().substr(edit.text().size() - 3), "x\ny");
    edit.select_all();
    edit.backspace(rules);
    EXPECT_TRUE(edit.empty());
}

TEST_F(Edit, Fault39AMillionBytesAreCutAndTold) {
    EXPECT_FALSE(edit.insert(std::string(1'000'000, 'a'), rules));
    EXPECT_EQ(edit.text().size(), edit.bytes_max);
    edit.undo(rules);
    EXPECT_TRUE(edit.empty());
    std::string emoji;
    for (int i = 0; i < 30'000; ++i)
        emoji += "👨‍👩‍👧";
    EXPECT_FALSE(edit.insert(emoji, rules));
    EXPECT_EQ(edit.text().size() % std::string_view("👨‍👩‍👧").size(), 0U)
        << "cut between characters";
}

TEST_F(Edit, AnyRowOfActionsKeepsTheModelWhole) {
    std::mt19937 dice(7);
    const std::string_view pieces[] = {"好",   "a",    " ",   "👨‍👩‍👧", "\n", "\xCC\x81", "“",
                                       "退款", "\xFF", "\r\n"};
    for (int i = 0; i < 4000; ++i) {
        const std::size_t at = dice() % (edit.text().size() + 2);
        switch (dice() % 12) {
        case 0:
        case 1:
        case 2: edit.insert(pieces[dice() % 10], rules); break;
        case 3: edit.backspace(rules); break;
        case 4: edit.erase_forward(rules); break;
        case 5: edit.move_to(at, (dice() & 1U) != 0); break;
        case 6: edit.undo(rules); break;
        case 7: edit.redo(rules); break;
        case 8: edit.move_to(edit.left_of(edit.caret()), false); break;
        case 9: edit.move_to(edit.right_of(edit.caret()), true); break;
        case 10: edit.select_word_at(at, rules); break;
        default: edit.erase_word_back(rules); break;
        }
        ASSERT_LE(edit.selection_end(), edit.text().size());
        ASSERT_EQ(clean_text(edit.text()), edit.text());
        ASSERT_EQ(edit.stops(), rules.caret_stops(edit.text()));
    }
}

} // namespace
} // namespace amends::ui
