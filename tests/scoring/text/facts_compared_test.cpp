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

} // namespace
} // namespace amends::text
