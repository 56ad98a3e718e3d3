// What must not be held against anybody: short neutral words, and times the desk itself shows.
#include "scoring/text/facts_agreement.hpp"
#include "tests/scoring/text/judge_fixture.hpp"

#include <gtest/gtest.h>

namespace amends::text {
namespace {

std::string faults_of(const Verdict& verdict) {
    std::string faults;
    for (const Label label : all_labels()) {
        if (is_fault(label) && has(verdict.labels, label)) faults += std::string(to_string(label)) + " ";
    }
    return faults;
}

TEST(Judge, FindsNoFaultInShortNeutralReplies) {
    for (const char* reply : {"订单号发我一下",
                              "Can I have your order number?",
                              "Ok",
                              "Done",
                              "Goodbye",
                              "On it",
                              "拍照",
                              "不要钱",
                              "好的",
                              "在的",
                              "稍等",
                              "马上看",
                              "还在问，再给我一分钟",
                              "同意了，我现在下单",
                              "好的这就安排",
                              "Which size do you need?",
                              "我查一下",
                              "退款还是换货",
                              "Can you also take a picture of the sole?",
                              "One photo of the shoe please",
                              "Express is above my limit so I'm asking now",
                              "明天给你发消息",
                              "I'll message you tomorrow at 5"})
        EXPECT_EQ(faults_of(judged(reply)), "") << reply;
}

TEST(Judge, StillFindsFaultsThatShortWordsName) {
    EXPECT_TRUE(has(judged("滚远点").labels, Label::rudeness));
    EXPECT_TRUE(has(judged("You idiot").labels, Label::rudeness));
    EXPECT_TRUE(has(judged("把验证码发我").labels, Label::unsafe_request));
}

class Agreeing : public testing::Test {
protected:
    static std::vector<std::uint32_t> seen(const Context& context, std::string_view reply) {
        const JudgeData data = shipped_data(false);
        std::vector<support::Problem> problems;
        const auto table =
            NormaliseTable::read(data.normalise_table.name, data.normalise_table.content, problems);
        Lexicon lexicon;
        for (const auto& file : data.lexicons)
            read_lexicon(file.name, file.content, lexicon, problems);
        const CompiledLexicon compiled(std::move(lexicon), table);
        const CaseReading the_case = read_case(compiled, table, context, reply);
        std::vector<std::uint32_t> found;
        for (const Agreement& one : agreement_with_facts(the_case, compiled.read(table, reply, {})))
            found.push_back(one.seen);
        return found;
    }
};

TEST_F(Agreeing, TellsTimesOfTheFactsFromOthers) {
    Context context;
    context.facts = {"武汉仓有1双，普快周六到。"};
    EXPECT_EQ(seen(context, "周六到"), seen(context, "周六到的"));
    EXPECT_NE(seen(context, "周六到"), seen(context, "周日到"));
}

TEST_F(Agreeing, TellsTheDenialOfAFactFromTheFact) {
    Context context;
    context.facts = {"已拆封的商品七天内可以退货。"};
    EXPECT_NE(seen(context, "已拆封的商品可以退货"), seen(context, "已拆封的商品不能退货"));
    EXPECT_TRUE(seen(context, "祝您愉快").empty());
}

} // namespace
} // namespace amends::text
