// An answer to another customer: what it names that nobody in this case has named.
#include "tests/scoring/text/judge_fixture.hpp"

#include <gtest/gtest.h>

namespace amends::text {
namespace {

Context fridge() {
    Context context;
    context.lang = ContextLang::zh;
    context.customer = {"冰箱门关不严，晚上一直嘀嘀响", "昨天刚送来的"};
    context.facts = {"订单：双门冰箱一台，2,199元，昨日送达。", "门封条变形可免费上门更换。",
                     "签收七天内可退换。"};
    return context;
}

Context headphones() {
    Context context;
    context.lang = ContextLang::en;
    context.customer = {"left side of my headphones went dead this morning", "had them nine days"};
    context.facts = {"Order: over-ear headphones, 89 pounds, delivered nine days ago.",
                     "Faulty audio goods are swapped or refunded within 30 days."};
    return context;
}

bool earns_anything(const Verdict& verdict) {
    const auto all = all_labels();
    return std::any_of(all.begin(), all.end(),
                       [&](Label label) { return is_principle(label) && has(verdict.labels, label); });
}

void expect_foreign(const Context& context, std::string_view reply, std::string_view words) {
    const Verdict verdict = judged(reply, context);
    EXPECT_FALSE(earns_anything(verdict)) << reply;
    const auto told = std::find_if(verdict.findings.begin(), verdict.findings.end(),
                                   [](const Finding& one) { return one.id == "other_case"; });
    ASSERT_NE(told, verdict.findings.end()) << reply;
    EXPECT_EQ(reply.substr(told->span.start, told->span.end - told->span.start), words) << reply;
    EXPECT_FALSE(told->message.zh.empty() || told->message.en.empty());
}

void expect_own(const Context& context, std::string_view reply) {
    const Verdict verdict = judged(reply, context);
    EXPECT_FALSE(has_finding(verdict, "other_case")) << reply;
    EXPECT_TRUE(earns_anything(verdict)) << reply;
}

TEST(OtherMatter, GoodsMeantAsTheCustomersOwnAreToldAtTheirFirstMention) {
    expect_foreign(fridge(), "您的靴子我们今天换一双寄出，后天到。", "靴子");
    expect_foreign(fridge(), "非常抱歉，我們馬上補寄新的窗簾給您，週三以前送到。", "窗簾");
    expect_foreign(headphones(), "I'm so sorry. I'll refund the armchair today and collect it on Friday.",
                   "armchair");
}

TEST(OtherMatter, PersonsOccasionsAndHarmOfAnotherCaseAreTold) {
    expect_foreign(headphones(),
                   "The bank sent it back because your old card was closed; I'll pay it again today.",
                   "card was closed");
    expect_foreign(fridge(), "真对不起，您室友那边我去说，今天给您重新安排。", "室友");
}

TEST(OtherMatter, AWaitNobodyHasCountedIsTold) {
    expect_foreign(fridge(), "让您等了十一天，实在对不起，我今天就给您退款。", "十一");
    Context waited = fridge();
    waited.customer.push_back("我等了十一天了");
    expect_own(waited, "让您等了十一天，实在对不起，我今天就给您退款。");
}

TEST(OtherMatter, WordsTakenBackThatNobodyHasSaidAreTold) {
    const std::string reply =
        "I had no business doubting you, I apologise. Refund or swap, whichever you prefer.";
    Context first = headphones();
    first.history = {{Speaker::bot, "Welcome! Please type a keyword."},
                     {Speaker::customer, "a person please"}};
    expect_foreign(first, reply, "I had no business");
    EXPECT_FALSE(has_finding(judged(reply, headphones()), "other_case")); // what came before is not known
    Context later = headphones();
    later.own = {"Are you sure you charged them?"};
    expect_own(later, reply);
}

TEST(OtherMatter, GoodsByTheWayAreNone) {
    expect_own(fridge(), "抱歉给您添麻烦了，门封条我们今天上门换。等的时候拿块毛巾垫着别滴到地毯上。");
    expect_own(fridge(), "真的抱歉，我们明天上午免费上门换，换好送您一套餐具。");
    expect_own(headphones(), "In your shoes I'd be cross too. I'll swap them today, they arrive on Friday.");
    expect_own(headphones(),
               "I'm sorry. Put them next to a lamp and send me a photo of the left side, please?");
}

TEST(OtherMatter, AReplyThatNamesThisCaseToo) {
    expect_own(headphones(),
               "Sorry about the headphones. We'll swap them today, and the curtains you asked about go too.");
}

TEST(OtherMatter, NothingIsForeignWhereNothingIsKnown) {
    expect_own({}, "您的靴子我们今天换一双寄出，后天到。");
}

TEST(OtherMatter, KindsStandInBothLanguages) {
    const Lexicon lexicon = [] {
        Lexicon read;
        std::vector<support::Problem> problems;
        for (const auto& file : shipped_data(false).lexicons)
            if (file.name.ends_with("kinds.json")) read_lexicon(file.name, file.content, read, problems);
        return read;
    }();
    std::size_t kinds = 0, words = 0;
    for (const auto& [name, phrases] : lexicon.sets) {
        if (!name.starts_with("case.kind.") && !name.starts_with("case.matter.")) continue;
        ++kinds;
        words += phrases.size();
        const auto latin = [](const std::string& phrase) {
            return static_cast<unsigned char>(phrase[0]) < 0x80;
        };
        EXPECT_TRUE(std::any_of(phrases.begin(), phrases.end(), latin)) << name;
        EXPECT_FALSE(std::all_of(phrases.begin(), phrases.end(), latin)) << name;
    }
    EXPECT_GE(kinds, 60U);
    EXPECT_GE(words, 1500U);
}

} // namespace
} // namespace amends::text
