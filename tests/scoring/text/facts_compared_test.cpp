// Simple contradictions of the desk's facts, and true statements of the same shape.
#include "scoring/text/context_json.hpp"
#include "tests/scoring/text/judge_fixture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <sstream>

namespace amends::text {
namespace {

struct ComparedLine {
    std::string of, reply;
    std::string says; ///< the label that must be read; "-clarifying": that must not; empty: nothing is wrong
};

struct ComparedTable {
    std::map<std::string, Context> cases;
    std::vector<ComparedLine> lines;
};

const ComparedTable& compared_table() {
    static const ComparedTable table = [] {
        ComparedTable read;
        std::istringstream in(
            read_file(std::filesystem::path(AMENDS_SOURCE_DIR) / "tests/data/judge/facts_compared.jsonl"));
        for (std::string line; std::getline(in, line);) {
            const auto parsed = support::parse_json("facts_compared.jsonl", line);
            EXPECT_TRUE(parsed.root) << line;
            const auto text = [&](const char* key) {
                const support::Json* value = parsed.root->find(key);
                return value != nullptr ? std::string(value->text) : std::string();
            };
            if (const support::Json* context = parsed.root->find("context"))
                read.cases.emplace(text("case"), context_from_json(*context).value());
            else
                read.lines.push_back({text("of"), text("reply"), text("says")});
        }
        return read;
    }();
    return table;
}

Verdict verdict_on(const ComparedLine& line) {
    return judged(line.reply, compared_table().cases.at(line.of));
}

TEST(FactsCompared, FindsSimpleContradictions) {
    std::size_t all = 0;
    std::vector<std::string> missed;
    for (const ComparedLine& line : compared_table().lines) {
        if (line.says.empty()) continue;
        ++all;
        const bool unwanted = line.says.front() == '-';
        const auto label = label_from(unwanted ? line.says.substr(1) : line.says);
        ASSERT_TRUE(label) << line.says;
        if (has(verdict_on(line).labels, *label) == unwanted) missed.push_back(line.says + ": " + line.reply);
    }
    EXPECT_GE(all, 80U);
    EXPECT_LE(missed.size(), 3U) << "of " << all << " " << testing::PrintToString(missed);
}

TEST(FactsCompared, FindsNothingInTrueStatementsOfTheSameShape) {
    std::size_t all = 0;
    std::vector<std::string> accused;
    for (const ComparedLine& line : compared_table().lines) {
        if (!line.says.empty()) continue;
        ++all;
        const Verdict verdict = verdict_on(line);
        if (has(verdict.labels, Label::misinforming) || has(verdict.labels, Label::overpromising))
            accused.push_back(line.reply);
        for (const Evidence& one : verdict.evidence)
            EXPECT_NE(one.rule, "facts.exceeded") << line.reply;
    }
    EXPECT_GE(all, 80U);
    EXPECT_LE(accused.size(), 4U) << "of " << all << " " << testing::PrintToString(accused);
}

TEST(FactsCompared, NamesTheWordsAndTheFact) {
    Context context;
    context.facts = {"订单里有青花茶杯,蓝色,数量 2,单价 ¥39.00。", "客服可自行决定的优惠券额度:¥10.00。"};
    const std::string reply = "您好。您付了59元。";
    const Verdict verdict = judged(reply, context);
    ASSERT_TRUE(has(verdict.labels, Label::misinforming));
    const auto told = std::find_if(verdict.evidence.begin(), verdict.evidence.end(),
                                   [](const Evidence& one) { return one.rule == "facts.contradicted"; });
    ASSERT_NE(told, verdict.evidence.end());
    EXPECT_EQ(reply.substr(told->span.start, told->span.end - told->span.start), "您付了59元");
    EXPECT_EQ(told->reason.zh, "“您付了59元”与店里的资料不符，资料写的是“单价 ¥39.00”");
    EXPECT_EQ(told->reason.en, "\"您付了59元\" is not what the desk's facts say: \"单价 ¥39.00\"");
}

TEST(FactsCompared, WhatIsAskedBackReportedOrHungOnAnIfStatesNothing) {
    Context context;
    context.facts = {"The order has a blue mug, quantity 2, at £39.00 each.", "Blue mug: 0 in stock."};
    for (const char* reply : {"Did you pay £59?", "You say you paid £59.", "If you paid £59, tell me.",
                              "Is the mug in stock?", "You didn't pay £59."})
        for (const Evidence& one : judged(reply, context).evidence)
            EXPECT_FALSE(one.rule.starts_with("facts.")) << reply;
}

/// A desk as the shipped cases show it.
Context desk_of(std::vector<std::string> facts) {
    Context context;
    context.now = "2026-06-11T10:20:00+08:00"; // Thursday
    context.facts = std::move(facts);
    return context;
}

struct StandingLine {
    std::vector<std::string> facts;
    std::vector<std::string> wrong, right;
};

const std::vector<StandingLine>& standing_lines() {
    static const std::vector<StandingLine> lines = {
        {{"订单里有追风跑步鞋,雾白拼橙，42 码,数量 1,单价 ¥329.00。", "追风跑步鞋现有库存 2 件。"},
         {"您拍的就是大红色呀。", "42码没有货。"},
         {"您拍的是白橙，收到的是大红色。", "您拍的不是大红色。", "42码还有货。", "您拍的是大红色吗？"}},
        {{"The order has Swift running shoes, mist white and orange, quantity 1, at ¥329.00 each.",
          "Swift running shoes: 2 in stock."},
         {"You ordered red, size 42.", "We have 30 in stock."},
         {"You ordered white and got red.", "We have 2 in stock."}},
        {{"Order 6618 was placed on 3 June; status: On its way.",
          "On 9 June two agents said they had chased it; "
          "there is no chase on record."},
         {"Your parcel was delivered yesterday.", "I have chased it twice already."},
         {"Your parcel hasn't been delivered.", "The system shows your parcel was delivered, which is wrong.",
          "Nobody has chased it yet."}},
        {{"7 天无理由内", "七天无理由:签收 7 日内可退，拆封、试挂不影响。没有原包装不影响退。", "保修期内"},
         {"七天已经过了，退不了。", "挂过就不能退了。", "没有原箱不能退。", "已经过保了。"},
         {"七天还没有过。", "没有原箱也能退。", "没有过保。", "挂过也能退。"}},
        {{"Refund log: submitted 7 June; sent back by the bank 9 June, reason: card closed.",
          "Refund 9 days overdue",
          "Refunds go only to an account in the buyer's own name, not to a relative's."},
         {"The bank bounced it on 12 June.", "Your refund isn't late.",
          "We can refund it to your wife's account."},
         {"The bank bounced it on 9 June.", "Your refund is late.", "It can't go to your wife's account."}},
        {{"寄回运费按平台规则由顾客付。"},
         {"寄回的运费我们出。"},
         {"寄回的运费由您付，保险会赔。", "换色寄出的运费我们出。"}},
        {{"An item sent by mistake belongs to stock. It always comes back.",
          "We collect the wrong one free of charge."},
         {"Keep the red pair.", "You'll have to pay the return postage."},
         {"You can't keep it, we collect it free."}},
        {{"A swap is given without waiting for an inspection.", "Two other customers report the same brake."},
         {"A refund only after the inspection.",
          "Yours is the only complaint we've had, nobody else has complained."},
         {"You needn't wait for the inspection.", "Others have reported it, too."}},
    };
    return lines;
}

bool against_facts(const Verdict& verdict) {
    return std::any_of(verdict.evidence.begin(), verdict.evidence.end(),
                       [](const Evidence& one) { return one.rule.starts_with("facts."); });
}

TEST(FactsCompared, HoldHowMattersStandAgainstTheFacts) {
    for (const StandingLine& line : standing_lines()) {
        for (const std::string& reply : line.wrong)
            EXPECT_TRUE(against_facts(judged(reply, desk_of(line.facts)))) << reply;
        for (const std::string& reply : line.right)
            EXPECT_FALSE(against_facts(judged(reply, desk_of(line.facts)))) << reply;
    }
}

TEST(FactsCompared, HoldGiftsAgainstWhatTheAgentGrantsAlone) {
    const Context desk = desk_of({"The agent may grant alone, refund: up to ¥5,499.00.",
                                  "The agent may grant alone, partial refund: up to ¥200.00.",
                                  "The agent may grant alone, coupon: up to ¥50.00."});
    for (const char* reply : {"I'll take ¥600 off for you.", "I can give you ¥500 off if you keep it.",
                              "I'll send you an ¥80 voucher."})
        EXPECT_TRUE(has(judged(reply, desk).labels, Label::overpromising)) << reply;
    for (const char* reply : {"I'll take ¥200 off for you.", "I'll refund you the full ¥5,499 today.",
                              "I'll ask my supervisor for ¥600 off for you."})
        EXPECT_FALSE(against_facts(judged(reply, desk))) << reply;
    Context asked = desk;
    asked.customer = {"I want 600 off"}; // to ask is no leave to give
    EXPECT_TRUE(has(judged("I'll take ¥600 off for you.", asked).labels, Label::overpromising));
    const Context zh =
        desk_of({"客服可自行决定的退款额度:¥1,299.00。", "客服可自行决定的优惠券额度:¥50.00。"});
    EXPECT_TRUE(has(judged("行，补您100元。", zh).labels, Label::overpromising));
    EXPECT_TRUE(has(judged("给您一张80元券。", zh).labels, Label::overpromising));
    EXPECT_FALSE(against_facts(judged("补您45元。", zh)));
}

TEST(FactsCompared, HoldAnArrivalAgainstTheFirstDayTheDeskShows) {
    const Context desk =
        desk_of({"A new set leaves by 16:00 today; standard arrives Tuesday, express arrives Sunday."});
    EXPECT_TRUE(has(judged("The new set arrives tomorrow.", desk).labels, Label::overpromising));
    EXPECT_FALSE(against_facts(judged("The new set arrives on Sunday.", desk)));
    EXPECT_FALSE(against_facts(judged("It leaves today and is with you on Sunday.", desk)));
    EXPECT_FALSE(against_facts(judged("The courier calls for the old one tomorrow.", desk)));
    const Context zh = desk_of({"免费补寄新壶盖，周六到。"});
    EXPECT_TRUE(has(judged("新的明天就到。", zh).labels, Label::overpromising));
    EXPECT_FALSE(against_facts(judged("今天发，周六到。", zh)));
}

} // namespace
} // namespace amends::text
