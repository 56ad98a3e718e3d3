#include "scoring/text/normalise.hpp"
#include "support/utf8.hpp"
#include "tests/scoring/text/judge_fixture.hpp"

#include <gtest/gtest.h>

namespace amends::text {
namespace {

const NormaliseTable& table() {
    static const NormaliseTable read = [] {
        std::vector<support::Problem> problems;
        const JudgeData data = shipped_data(false);
        return NormaliseTable::read("t", data.normalise_table.content, problems);
    }();
    return read;
}

std::string plain(std::string_view bytes) {
    std::string out;
    for (const char32_t c : normalise_text(table(), bytes))
        support::append_utf8(out, c);
    return out;
}

TEST(Normalise, LevelsWidthCaseAccentsAndDashes) {
    EXPECT_EQ(plain("ＡＢＣ　Café don’t 3–5"), "abc cafe don't 3-5");
    EXPECT_EQ(plain("e\xCC\x81t\xC3\xA9"), "ete");
}

TEST(Normalise, SimplifiesWithPhraseExceptions) {
    EXPECT_EQ(plain("給您補發，還沒到賬嗎"), "给您补发,还没到账吗");
    EXPECT_EQ(plain("老態龍鍾"), "老态龙钟");
}

TEST(Normalise, DropsBlanksNextToChineseAndKeepsTheOthers) {
    EXPECT_EQ(plain("对 不 起  ok  then\n\n x"), "对不起ok then\nx");
    EXPECT_EQ(plain("48 小时 内"), "48小时内");
}

TEST(Normalise, KeepsTheBytesOfEachCodePoint) {
    const std::string text = "a\xE2\x80\x8B中\xFFﬁ";
    const NormalText normal = normalise(table(), text);
    ASSERT_EQ(normal.size(), 5u); // a 中 U+FFFD f i
    EXPECT_EQ(normal.bytes(1, 2), (Span{4, 7}));
    EXPECT_EQ(normal.bytes(2, 3), (Span{7, 8}));
    EXPECT_EQ(normal.bytes(3, 4), (Span{8, 11}));
    EXPECT_EQ(normal.text[2], 0xFFFDu);
}

TEST(NormaliseTable, ReportsLinesItCannotRead) {
    std::vector<support::Problem> problems;
    NormaliseTable::read("t", "amends-normalise 1\nm 41 61\nm zz\nq 1\n", problems);
    ASSERT_EQ(problems.size(), 2u);
    EXPECT_EQ(problems[0].line, 3);
    problems.clear();
    NormaliseTable::read("t", "other", problems);
    EXPECT_EQ(problems.size(), 1u);
}

} // namespace
} // namespace amends::text
