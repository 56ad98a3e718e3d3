// A shop's own lexicon: its rules hold beside a model that never saw them, and its mistakes are told.
#include "tests/scoring/text/judge_fixture.hpp"

#include <gmock/gmock.h>

namespace amends::text {
namespace {

using testing::HasSubstr;

std::string own_rule(const std::string& target, const std::string& match = "送您一盏小夜灯",
                     const std::string& no_match = "没有小夜灯") {
    return "{\"format\":1,\"rules\":[{\"id\":\"shop.gift\"," + target
           + ",\"patterns\":[[\"送您\",6,\"小夜灯\"]],\"reason\":{\"zh\":\"“{words}”是本店的做法\",\"en\":"
             "\"“{words}” is how "
             "this shop does it\"},\"examples\":{\"match\":[\""
           + match + "\"],\"no_match\":[\"" + no_match + "\"]}}]}";
}

std::shared_ptr<const Judge> judge_with(const std::string& own, std::vector<support::Problem>& problems) {
    JudgeData data = shipped_data();
    data.own.push_back({"shop.json", own});
    return Judge::create(data, problems);
}

std::string codes_of_own(const std::string& own) {
    std::vector<support::Problem> problems;
    judge_with(own, problems);
    std::string codes;
    for (const auto& problem : problems)
        codes += problem.code + "@" + problem.file + " ";
    return codes;
}

TEST(OwnLexicon, ItsRuleHoldsForEachLabelWhateverTheModelSays) {
    for (const Label label : all_labels()) {
        std::vector<support::Problem> problems;
        const std::string name(to_string(label));
        const auto judge = judge_with(own_rule("\"label\":\"" + name + "\""), problems);
        ASSERT_TRUE(judge) << name;
        EXPECT_TRUE(problems.empty());
        const Verdict verdict = judge->judge({}, "送您一盏小夜灯。");
        EXPECT_TRUE(has(verdict.labels, label)) << name;
        const auto said = std::find_if(verdict.evidence.begin(), verdict.evidence.end(),
                                       [](const Evidence& one) { return one.rule == "shop.gift"; });
        ASSERT_NE(said, verdict.evidence.end()) << name;
        EXPECT_THAT(said->reason.en, HasSubstr("how this shop does it"));
    }
}

TEST(OwnLexicon, ChangesTheFingerprint) {
    std::vector<support::Problem> problems;
    EXPECT_NE(judge_with(own_rule("\"act\":\"x-gift\""), problems)->fingerprint(),
              shipped_judge().fingerprint());
}

TEST(OwnLexicon, IsHeldToItsOwnExamples) {
    std::vector<support::Problem> problems;
    EXPECT_FALSE(judge_with(own_rule("\"act\":\"x-gift\"", "送您一个台灯", "送您两盏小夜灯"), problems));
    ASSERT_EQ(problems.size(), 2u);
    EXPECT_EQ(problems[0].code, "L022");
    EXPECT_EQ(problems[0].line, 1);
    EXPECT_THAT(problems[0].message.en + problems[1].message.en, HasSubstr("送您一个台灯"));
    EXPECT_THAT(problems[0].message.en + problems[1].message.en, HasSubstr("送您两盏小夜灯"));
    EXPECT_FALSE(problems[0].hint.zh.empty());
}

TEST(OwnLexicon, MayUseNoMeasureOrSlotThatNobodyKnows) {
    EXPECT_EQ(codes_of_own(own_rule("\"act\":\"x-gift\",\"measure\":\"hug\"")), "L023@shop.json ");
    EXPECT_EQ(codes_of_own(own_rule("\"act\":\"x-gift\",\"slots\":[\"weight\"]")), "L024@shop.json ");
    EXPECT_EQ(codes_of_own(own_rule("\"act\":\"x-gift\",\"measure\":\"coupon\",\"slots\":[\"amount\"]")), "");
}

TEST(OwnLexicon, Fault41WarnsOfAPhraseOfOneCharacter) {
    EXPECT_EQ(codes_of_own("{\"format\":1,\"sets\":{\"lamp\":[\"灯\"]}}"), "L005@shop.json ");
}

} // namespace
} // namespace amends::text
