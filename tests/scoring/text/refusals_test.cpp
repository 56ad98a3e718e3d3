// One-line refusals earn no principle, and right replies that use the same words keep theirs.
#include "tests/scoring/text/judge_fixture.hpp"

#include <gtest/gtest.h>

namespace amends::text {
namespace {

struct Line {
    bool english, right;
    std::string reply;
};

std::vector<Line> refusal_lines() {
    std::istringstream page(
        read_file(std::filesystem::path(AMENDS_SOURCE_DIR) / "tests/data/judge/refusals.txt"));
    std::vector<Line> lines;
    for (std::string line; std::getline(page, line);)
        if (!line.starts_with("#")) lines.push_back({line.starts_with("en"), line[3] == '+', line.substr(5)});
    return lines;
}

Context broken_fan(bool english) {
    Context context;
    context.lang = english ? ContextLang::en : ContextLang::zh;
    if (english) {
        context.customer = {"it turned up broken after all that waiting", "i want a refund and an apology"};
        context.facts = {"Order: handheld fan, 29 pounds, delivered yesterday.",
                         "Faulty goods: swap or refund within 30 days, postage on us, paid within 48 hours."};
    } else {
        context.customer = {"东西送来就是坏的，等了这么久，你们怎么说？", "我要退款，还要你们道歉"};
        context.facts = {"订单：手持风扇一台，129元，昨日送达。",
                         "质量问题15天内可退可换，运费我们承担，48小时内到账。"};
    }
    return context;
}

std::string earned_by(const Line& line) {
    const Verdict verdict = judged(line.reply, broken_fan(line.english));
    std::string names;
    for (const Label label : all_labels())
        if (is_principle(label) && has(verdict.labels, label)) names += std::string(to_string(label)) + ' ';
    return names;
}

TEST(Refusals, InOneLineEarnNothing) {
    std::size_t lines = 0;
    for (const Line& line : refusal_lines()) {
        if (line.right) continue;
        ++lines;
        EXPECT_EQ(earned_by(line), "") << line.reply;
    }
    EXPECT_EQ(lines, 40U);
}

TEST(Refusals, LeaveRightRepliesInTheSameWordsTheirPrinciple) {
    std::size_t lines = 0;
    for (const Line& line : refusal_lines()) {
        if (!line.right) continue;
        ++lines;
        EXPECT_NE(earned_by(line), "") << line.reply;
    }
    EXPECT_EQ(lines, 40U);
}

TEST(Refusals, TakeNothingFromAThoroughAnswer) {
    const Line line{
        true, true,
        "You said \"I'm sorry you feel that way\" is all you were told, and that was no answer. I'm sorry. "
        "I'll refund the fan today and you have the money within 48 hours."};
    EXPECT_NE(earned_by(line), "");
}

} // namespace
} // namespace amends::text
