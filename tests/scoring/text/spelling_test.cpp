// Slips of the pen: read as meant, pointed at as typed, and no right word turned into another.
#include "tests/scoring/text/judge_fixture.hpp"

#include <gtest/gtest.h>

namespace amends::text {
namespace {

/// The typed words an act rests on; empty without the act.
std::string words_of(std::string_view reply, std::string_view act) {
    for (const ActHit& hit : judged(reply).acts)
        if (hit.id.value == act)
            return std::string(reply.substr(hit.span.start, hit.span.end - hit.span.start));
    return {};
}

TEST(Spelling, ReadsCharactersThatSoundAlikeAsMeant) {
    EXPECT_EQ(words_of("非常抱谦", "apologise"), "抱谦");
    EXPECT_EQ(words_of("真的报歉", "apologise"), "报歉");
    EXPECT_EQ(words_of("对不启", "apologise"), "对不启");
    EXPECT_EQ(words_of("照骗发我看一下", "ask_photo"), "照骗发我");
    EXPECT_TRUE(has_act(judged("我给你推款268元"), "offer_refund"));
    EXPECT_TRUE(has_act(judged("全鹅退款给您"), "offer_refund"));
    EXPECT_TRUE(has(judged("理姐您的心情，换作是我也会着鸡").labels, Label::empathy));
}

TEST(Spelling, ReadsOneWrongLetterAsMeant) {
    EXPECT_EQ(words_of("Im so sory about that", "apologise"), "sory");
    EXPECT_EQ(words_of("We apologize for that", "apologise"), "apologize");
    EXPECT_EQ(words_of("Our mistke entirely", "admit_fault"), "Our mistke");
    EXPECT_TRUE(has_act(judged("I'll refudn you in full today"), "offer_refund"));
    EXPECT_TRUE(has_act(judged("You will recieve a full refnd"), "offer_refund"));
    EXPECT_TRUE(has_act(judged("We'll send a replacment today"), "offer_exchange"));
}

TEST(Spelling, EarnsWhatTheRightWordEarns) {
    const std::pair<const char*, const char*> pairs[] = {
        {"非常抱歉，今天给您补发。", "非常抱谦，今天给您补发。"},
        {"So sorry, your replacement goes out today.", "So sory, your replacment goes out today."},
        {"I apologise for the delay.", "I apologize for the delay."}};
    for (const auto& [right, slip] : pairs)
        EXPECT_EQ(judged(right).labels, judged(slip).labels) << slip;
}

TEST(Spelling, TurnsNoRightWordIntoAnother) {
    for (const char* reply :
         {"收到钱了吗", "您收到谦虚的评价了", "这本书的理解释清楚了", "我推车过去", "不发货了"}) {
        const Verdict verdict = judged(reply);
        EXPECT_FALSE(has_act(verdict, "apologise")) << reply;
        EXPECT_FALSE(has_act(verdict, "offer_refund")) << reply;
        EXPECT_FALSE(has_act(verdict, "offer_redispatch")) << reply;
    }
    for (const char* reply :
         {"A sorry story about a lorry", "The story is long", "Refuse collection is on Friday"})
        EXPECT_FALSE(has_act(judged(reply), "offer_refund")) << reply;
    EXPECT_FALSE(has_act(judged("The story is long"), "apologise"));
    EXPECT_FALSE(has_act(judged("I asked Sorrel about it"), "apologise")); // a name
}

TEST(Spelling, LeavesTwoSlipsAndShortWordsAlone) {
    EXPECT_FALSE(has_act(judged("about that soryr yy"), "offer_refund"));
    EXPECT_FALSE(has_act(judged("saury about that"), "apologise"));
    EXPECT_FALSE(has_act(judged("爆千"), "apologise")); // both characters
}

TEST(Spelling, Fault32And34StayAsTheyAre) {
    EXPECT_FALSE(has_act(judged("s0rry about that"), "apologise"));
    EXPECT_FALSE(has_act(judged("s\xD0\xBErry about that"), "apologise")); // a Cyrillic o
    EXPECT_FALSE(has_act(judged("s o r r y"), "apologise"));
}

TEST(Spelling, IsLinear) {
    std::string text;
    for (int i = 0; i < 20'000; ++i)
        text += "sory抱谦 recieve 理姐 ";
    EXPECT_TRUE(has_act(judged(text), "apologise"));
}

} // namespace
} // namespace amends::text
