// Words that mean much the same.
#include "scoring/text/concepts.hpp"
#include "tests/scoring/text/judge_fixture.hpp"

#include <gtest/gtest.h>

namespace amends::text {
namespace {

const NormaliseTable& table() {
    static const NormaliseTable made = [] {
        std::vector<support::Problem> problems;
        const JudgeData data = shipped_data(false);
        return NormaliseTable::read(data.normalise_table.name, data.normalise_table.content, problems);
    }();
    return made;
}

std::vector<ConceptHit> found(const Concepts& concepts, std::string_view text) {
    return concepts.find(normalise_text(table(), text));
}

TEST(Concepts, MeanTheSameInBothLanguages) {
    const Concepts concepts({{"m_refund", {"退款", "refund"}}}, table());
    const auto zh = found(concepts, "今天退款"), en = found(concepts, "a refund today");
    ASSERT_EQ(zh.size(), 1u);
    ASSERT_EQ(en.size(), 1u);
    EXPECT_EQ(zh[0].name, en[0].name);
    EXPECT_EQ(zh[0].begin, 2u);
    EXPECT_EQ(zh[0].end, 4u);
}

TEST(Concepts, TakeTheLongestWordAndGoOnBehindIt) {
    const Concepts concepts({{"refund", {"退款"}}, {"partial", {"部分退款"}}, {"money", {"款项"}}}, table());
    const auto hits = found(concepts, "部分退款项");
    ASSERT_EQ(hits.size(), 1u);
    EXPECT_EQ(hits[0].end, 4u);
}

TEST(Concepts, MayShareAWord) {
    const Concepts concepts({{"a", {"放心"}}, {"b", {"放心"}}}, table());
    const auto hits = found(concepts, "您放心");
    ASSERT_EQ(hits.size(), 2u);
    EXPECT_EQ(hits[0].begin, hits[1].begin);
    EXPECT_NE(hits[0].name, hits[1].name);
}

TEST(Concepts, OfLatinWordsAreWholeWords) {
    EXPECT_TRUE(found(Concepts({{"fit", {"fit"}}}, table()), "the profit").empty());
}

TEST(Concepts, AreReadFromALexiconAndGrowFileByFile) {
    Lexicon lexicon;
    std::vector<support::Problem> problems;
    read_lexicon("one.json", R"({"format": 1, "id": "one", "concepts": {"m_refund": ["退款"]}})", lexicon,
                 problems);
    read_lexicon("two.json", R"({"format": 1, "id": "two", "concepts": {"m_refund": ["refund", 7]}})",
                 lexicon, problems);
    EXPECT_EQ(lexicon.concepts["m_refund"], (std::vector<std::string>{"退款", "refund"}));
    ASSERT_EQ(problems.size(), 1u);
    EXPECT_EQ(problems[0].line, 1);
}

} // namespace
} // namespace amends::text
