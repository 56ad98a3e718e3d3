#include "sim/ui/base/text_layout.hpp"
#include "sim/ui/base/vocabulary.hpp"
#include "tests/sim/ui/driver/driver.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <imgui.h>

namespace amends::ui {
namespace {

using testing::ElementsAre;

/// Latin one wide, everything else two.
float cells(char32_t c) {
    return c < 0x2000 ? 1.F : 2.F;
}

std::vector<std::string> lines(std::string_view text, float width) {
    BreakRules rules;
    std::vector<std::string> out;
    for (const TextLine& line : lay_out(text, width, cells, rules).lines)
        out.emplace_back(text.substr(line.begin, line.end - line.begin));
    return out;
}

TEST(TextLayout, NoLineBeginsWithAClosingMark) {
    EXPECT_THAT(lines("你好世界，再见", 8), ElementsAre("你好世", "界，再见"));
    EXPECT_THAT(lines("真的吗？！好", 6), ElementsAre("真的", "吗？！", "好"));
}

TEST(TextLayout, NoLineEndsWithAnOpeningMark) {
    EXPECT_THAT(lines("请看《手册》吧", 6), ElementsAre("请看", "《手", "册》吧"));
    EXPECT_THAT(lines("共 ¥1,299.00 元", 10), ElementsAre("共", "¥1,299.00", "元"));
}

TEST(TextLayout, ChineseQuotationMarksAreBrackets) {
    EXPECT_THAT(lines("他说“好”", 6), ElementsAre("他说", "“好”"));
    EXPECT_THAT(lines("“好的”我说完了", 8), ElementsAre("“好的”", "我说完了"));
    EXPECT_THAT(lines("“好的”，我说", 8), ElementsAre("“好", "的”，我", "说"));
}

TEST(TextLayout, EnglishQuotesStayWithTheirWords) {
    EXPECT_THAT(lines("say “yes” now", 12), ElementsAre("say “yes”", "now"));
}

TEST(TextLayout, LatinWordsStayWhole) {
    EXPECT_THAT(lines("hello world foo", 11), ElementsAre("hello world", "foo"));
    EXPECT_THAT(lines("型号ABC-12的", 8), ElementsAre("型号", "ABC-12的"));
}

TEST(TextLayout, AFigureStaysWithItsSign) {
    EXPECT_THAT(lines("rose, p = 0.012", 12), ElementsAre("rose,", "p = 0.012"));
    EXPECT_THAT(lines("κ ≥ 0.61 here", 10), ElementsAre("κ ≥ 0.61", "here"));
    EXPECT_THAT(lines("from 70 % on", 8), ElementsAre("from", "70 % on"));
    EXPECT_THAT(lines("通过率 70 % 和", 10), ElementsAre("通过率", "70 % 和"));
    EXPECT_THAT(lines("a = b or c", 5), ElementsAre("a = b", "or c"));
    EXPECT_THAT(lines("a = b or c", 4), ElementsAre("a =", "b or", "c")) << "words are no figures";
}

TEST(TextLayout, AnOverlongWordIsCut) {
    EXPECT_THAT(lines("abcdefghij", 4), ElementsAre("abcd", "efgh", "ij"));
    EXPECT_THAT(lines("x abcdefghij", 4), ElementsAre("x", "abcd", "efgh", "ij"));
}

TEST(TextLayout, LineFeedsBreakAndEmptyLinesCount) {
    EXPECT_THAT(lines("a\n\nb", 4), ElementsAre("a", "", "b"));
    EXPECT_THAT(lines("a\n", 4), ElementsAre("a", ""));
    EXPECT_THAT(lines("", 4), ElementsAre(""));
}

TEST(TextLayout, BlanksAtALineEndHang) {
    EXPECT_THAT(lines("ab   cd", 3), ElementsAre("ab", "cd"));
}

TEST(TextLayout, WidthIsThatOfTheLongestLine) {
    BreakRules rules;
    EXPECT_EQ(lay_out("你好世界，再见", 8, cells, rules).width, 8);
    EXPECT_EQ(lay_out("hi\n你好", 80, cells, rules).width, 4);
}

TEST(TextLayout, EveryByteBelongsToOneLine) {
    BreakRules rules;
    const std::string text =
        "您好  “王女士”，订单 2024-06-15 的 😀👨‍👩‍👧 已发出。\n\n谢谢 ";
    for (float width = 1; width < 60; ++width) {
        std::size_t at = 0;
        for (const TextLine& line : lay_out(text, width, cells, rules).lines) {
            EXPECT_EQ(line.begin, at);
            EXPECT_LE(line.end, line.next);
            at = line.next;
        }
        EXPECT_EQ(at, text.size());
    }
}

TEST(TextLayout, APieceHasABoxOnEachOfItsLines) {
    BreakRules rules;
    const std::string text = "你好世界，再见";
    const TextLayout layout = lay_out(text, 8, cells, rules);
    const auto boxes = boxes_of(layout, text, 6, 15, cells); // 世界，
    ASSERT_EQ(boxes.size(), 2U);
    EXPECT_EQ(boxes[0].line, 0U);
    EXPECT_EQ(boxes[0].x0, 4);
    EXPECT_EQ(boxes[0].x1, 6);
    EXPECT_EQ(boxes[1].x0, 0);
    EXPECT_EQ(boxes[1].x1, 4);
}

TEST(CleanText, TakesBytesOfAnyKind) {
    EXPECT_EQ(clean_text("a\r\nb\rc"), "a\nb\nc");
    EXPECT_EQ(clean_text(std::string_view("a\0b\x1B[0m", 7)), "ab[0m");
    EXPECT_EQ(clean_text("\xFFok\xC3"), "\xEF\xBF\xBDok\xEF\xBF\xBD");
    EXPECT_EQ(clean_text("𠮷😀\t"), "𠮷😀\t");
}

TEST(DrawnText, ANameWithALineBreakStaysOnItsLine) {
    test::Driver driver([](Ui& ui, Rect window) { draw_text(ui, window.cut_top(ui.px(20)), "Zoë\nSmith"); });
    EXPECT_TRUE(driver.shows("Zoë Smith"));
    EXPECT_FALSE(driver.shows("\n"));
}

TEST(DrawnText, IsCutByItsMeasuredWidthWithAnEllipsis) {
    test::Driver driver([](Ui&, Rect) {});
    const std::string text = "已经响了三天了，孩子根本睡不好";
    Ui& ui = driver.ui();
    ImGui::NewFrame();
    for (float width = 20; width < 260; width += 7) {
        const std::string cut = elided(ui, text, style::small, width);
        EXPECT_LE(text_width(ui, cut, style::small), width + 1) << cut;
    }
    EXPECT_EQ(elided(ui, text, style::small, 2000), text);
    ImGui::EndFrame();
}

} // namespace
} // namespace amends::ui
