// What a reply states beside what the facts state, kind by kind, and how a contradiction is told.
#include "scoring/text/statements.hpp"
#include "tests/scoring/text/judge_fixture.hpp"

#include <gtest/gtest.h>

namespace amends::text {
namespace {

const Language& language_without_model() {
    static const Language language = [] {
        Language made;
        std::vector<support::Problem> problems;
        const JudgeData data = shipped_data(false);
        made.table = NormaliseTable::read(data.normalise_table.name, data.normalise_table.content, problems);
        Lexicon lexicon;
        for (const JudgeData::File& file : data.lexicons)
            read_lexicon(file.name, file.content, lexicon, problems);
        made.lexicon = CompiledLexicon(std::move(lexicon), made.table);
        return made;
    }();
    return language;
}

struct Compared {
    CaseReading the_case;
    Reading reply;
};

Compared compared(const std::string& facts, const std::string& reply) {
    const Language& language = language_without_model();
    Context context;
    context.facts = {facts};
    return {read_case(language.lexicon, language.table, context, reply),
            language.lexicon.read(language.table, reply, std::nullopt)};
}

/// The matters on which reply and facts say opposite things.
std::vector<std::string> contradicted(const std::string& facts, const std::string& reply) {
    const Compared both = compared(facts, reply);
    std::vector<std::string> found;
    for (const Comparison& one :
         compare_statements(language_without_model().lexicon, both.the_case, both.reply))
        if (one.contradicts()) found.emplace_back(matters[one.matter]);
    return found;
}

std::vector<CountedThing::Known> counted(const std::string& facts, const std::string& reply) {
    const Compared both = compared(facts, reply);
    std::vector<CountedThing::Known> found;
    for (const CountedThing& one :
         compare_counts(language_without_model().lexicon, both.the_case, both.reply))
        found.push_back(one.known);
    return found;
}

using Names = std::vector<std::string>;
using Known = CountedThing::Known;

TEST(Statements, SeeARefundRefusedThatTheFactsGrant) {
    EXPECT_EQ(contradicted("客服可直接退款168元。", "这个退不了的。"), Names{"refund"});
    EXPECT_EQ(contradicted("Agent may refund $74 at once.", "Sorry, this item is non-refundable."),
              Names{"refund"});
}

TEST(Statements, SeeARefundPromisedThatTheFactsDeny) {
    EXPECT_EQ(contradicted("已开封，不能退款。", "放心，给您全额退。"), Names{"refund"});
}

TEST(Statements, AgreeWhereBothGrantOrBothDeny) {
    EXPECT_EQ(contradicted("客服可直接退款168元。", "我现在给您退款。"), Names{});
    EXPECT_EQ(contradicted("定制品不能退款。", "定制的退不了，真的抱歉。"), Names{});
}

TEST(Statements, SeeAStockDeniedThatTheDeskShows) {
    EXPECT_EQ(contradicted("同款L码库存6件。", "L码没库存了。"), Names{"stock"});
    EXPECT_EQ(contradicted("Black size 10, 3 in stock.", "I'm afraid it is sold out."), Names{"stock"});
}

TEST(Statements, SeeFreightPutOnTheCustomerThatTheShopPays) {
    EXPECT_EQ(contradicted("来回运费店铺承担。", "邮费您自己出。"), Names{"free"});
    EXPECT_EQ(contradicted("Prepaid label for the customer.", "You'll need to pay for the postage."),
              Names{"free"});
}

TEST(Statements, SeeADangerTalkedAway) {
    EXPECT_EQ(contradicted("有焦味必须停用。", "不碍事，继续用就行。"), Names{"harmless"});
    EXPECT_EQ(contradicted("Stop using it at once.", "It's fine, keep using it."), Names{"harmless"});
}

TEST(Statements, SeeAWindowCalledClosedThatIsOpen) {
    EXPECT_EQ(contradicted("今天签收第5天，仍在期内。", "您这个已经过期了。"), Names{"in_time"});
}

TEST(Statements, SeeAnErrorDeniedThatIsOurs) {
    EXPECT_EQ(contradicted("拣货错误，本店责任。", "我们都是按流程发的。"), Names{"our_fault"});
}

TEST(Statements, SeeARecordDeniedThatIsOnFile) {
    EXPECT_EQ(contradicted("通话记录在。", "系统里查不到。"), Names{"record"});
}

TEST(Statements, TakeAQuestionOrAnIfForNoStatement) {
    EXPECT_EQ(contradicted("客服可直接退款168元。", "您是说退不了吗？"), Names{});
    EXPECT_EQ(contradicted("Agent may refund $74.", "If it is sold out and non-refundable, tell me."),
              Names{});
}

TEST(Statements, TellANumberOfTheSameThingFromOneOfAnother) {
    EXPECT_EQ(counted("质量问题30天内可退。", "质量问题30天内可退。"), std::vector{Known::same});
    EXPECT_EQ(counted("质量问题30天内可退。", "质量问题15天内可退。"), std::vector{Known::differs});
    EXPECT_EQ(counted("Returns within 30 days.", "Returns within 30 pounds."), std::vector{Known::elsewhere});
    EXPECT_EQ(counted("质量问题可退。", "质量问题15天内可退。"), std::vector{Known::unheard_of});
    EXPECT_EQ(counted("Warranty 24 months.", "The warranty is 6 months."), std::vector{Known::differs});
}

TEST(Statements, CountWhatOneMeansBySeveralWordsAsOne) {
    EXPECT_EQ(counted("退款1到3个工作日。", "Refund in 3 working days."), std::vector{Known::same});
    EXPECT_EQ(counted("7 days to return.", "7天内可退。"), std::vector{Known::same});
}

TEST(Statements, QuoteTheReplyAndNameTheFactInBothLanguages) {
    Context context;
    context.customer = {"我要退，退货期过了吗？"};
    context.facts = {"质量问题签收后30天内可退换，运费店铺承担；同款库存6件。"};
    const Verdict verdict = judged(
        "质量问题的期限是签收后15天，您超过期限了，退不了。同款也没库存了，换不了，运费您自己出。", context);
    ASSERT_TRUE(has(verdict.labels, Label::misinforming));
    std::size_t naming = 0;
    for (const Evidence& one : verdict.evidence) {
        if (one.rule != "facts.contradicted") continue;
        ++naming;
        EXPECT_GT(one.span.end, one.span.start);
        EXPECT_NE(one.reason.zh.find("资料写的是"), std::string::npos);
        EXPECT_NE(one.reason.en.find("facts say"), std::string::npos);
    }
    EXPECT_GE(naming, 2u);
}

} // namespace
} // namespace amends::text
