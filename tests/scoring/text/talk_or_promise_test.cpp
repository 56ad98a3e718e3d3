// tests/data/judge/talk_or_promise.txt: what staff say of a matter all day long without promising anything,
// and promises beside it, each bounded.
#include "tests/scoring/text/judge_fixture.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>

namespace amends::text {
namespace {

struct SpokenRow {
    std::string section, reply, measures;
};

std::vector<SpokenRow> spoken_rows() {
    std::vector<SpokenRow> rows;
    std::istringstream file(
        read_file(std::string(AMENDS_SOURCE_DIR) + "/tests/data/judge/talk_or_promise.txt"));
    std::string section;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line.front() == '#') continue;
        const std::size_t bar = line.find(" | ");
        if (bar == std::string::npos)
            section = line;
        else
            rows.push_back({section, line.substr(0, bar), line.substr(bar + 3)});
    }
    return rows;
}

Verdict heard(const SpokenRow& row) {
    Context context;
    context.now = "2026-03-12T10:00:00+08:00";
    context.facts = {row.section.starts_with("zh")
                         ? "订单里有晨光 马克杯,白色,数量 1,单价 ¥200.00。"
                         : "The order has Dawn mug, White, quantity 1, at ¥200.00 each."};
    return judged(row.reply, context);
}

/// The measures of what is due or hangs on a condition.
std::set<std::string> binding(const Verdict& verdict) {
    std::set<std::string> measures;
    for (const Promise& one : verdict.promises)
        if (one.standing != PromiseStanding::offered) measures.insert(one.measure);
    return measures;
}

bool promises_all(const std::set<std::string>& made, const std::string& expected) {
    std::istringstream words(expected);
    bool all = true;
    for (std::string word; words >> word;)
        all = all && (word == "+" || made.contains(word));
    return all;
}

TEST(TalkOrPromise, TalkBindsNobodyAndPromisesDo) {
    std::map<std::string, std::size_t> rows, wrong;
    std::string told;
    for (const SpokenRow& row : spoken_rows()) {
        const std::set<std::string> made = binding(heard(row));
        const bool right = row.section.ends_with("talk") ? made.empty() : promises_all(made, row.measures);
        ++rows[row.section];
        wrong[row.section] += right ? 0 : 1;
        if (!right) told += "\n" + row.reply;
    }
    ASSERT_EQ(rows.size(), 4U);
    for (const auto& [section, count] : rows) {
        const bool talk = section.ends_with("talk");
        EXPECT_GE(count, talk ? 70U : 30U) << section;
        EXPECT_LE(wrong[section], talk ? 2U : 1U) << section << told;
    }
}

TEST(TalkOrPromise, TalkDoesNotLeadOnAsAnOffer) {
    for (const char* reply :
         {"我去翻一下您的退款记录，稍等。", "Let me pull up your refund and see where it is.",
          "I'm sorry about the mix-up with the refund.", "我们一般当天发货。"})
        for (const std::string_view act : {"offer_refund", "offer_redispatch", "offer_exchange"})
            EXPECT_FALSE(has_act(judged(reply), act)) << reply;
    EXPECT_TRUE(has_act(judged("我查了流水，这就给您退款。"), "offer_refund"));
    EXPECT_TRUE(has_act(judged("I've looked into it and we'll refund the lot."), "offer_refund"));
}

TEST(TalkOrPromise, TalkOfAMeasureAloneIsNoSolution) {
    for (const char* reply : {"我先看看您的退款。", "Let me check the refund for you.",
                              "I'm checking stock for a replacement.", "我先帮您查一下换货的库存。"})
        EXPECT_FALSE(has(judged(reply).labels, Label::solution)) << reply;
    for (const char* reply : {"退款被银行退回了。我今天帮您重新退到余额。",
                              "Let me check the refund: it bounced. I'll refund you again today."})
        EXPECT_TRUE(has(judged(reply).labels, Label::solution)) << reply;
}

TEST(TalkOrPromise, TakingAnOfferedSecretIsUnsafe) {
    Context context;
    context.customer = {"I'll type my wife's card number in here, she can read me the code"};
    EXPECT_TRUE(has(judged("OK, send me the number.", context).labels, Label::unsafe_request));
    EXPECT_FALSE(has(judged("Please don't send me the number.", context).labels, Label::unsafe_request));
    EXPECT_FALSE(has(judged("Send me a photo of the form.", context).labels, Label::unsafe_request));
    context.customer = {"shall I send you the order number?"};
    EXPECT_FALSE(has(judged("OK, send me the number.", context).labels, Label::unsafe_request));
}

} // namespace
} // namespace amends::text
