// tests/data/judge/short_faults.txt: the codebook's own faults in a few words, and the same words where they
// are none.
#include "tests/scoring/text/judge_fixture.hpp"

#include <gtest/gtest.h>

namespace amends::text {
namespace {

Context scratched_cup(std::string_view reply) {
    Context context;
    context.now = "2026-03-12T20:14:00+08:00";
    const bool chinese =
        std::any_of(reply.begin(), reply.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xE3; });
    if (chinese) {
        context.customer = {"杯子拿到手就是花的，我要退款，能退吗？"};
        context.facts = {"晨光马克杯，200元，前天签收。", "破损的可以换新或全额退款，运费店铺承担。"};
    } else {
        context.customer = {"The cup came scratched. I want my money back, will you refund it?"};
        context.facts = {"One Dawn mug, ¥200, delivered two days ago.",
                         "Damaged goods: swap or full refund, the shop pays the postage."};
    }
    return context;
}

TEST(ShortFaults, AreHeardAndWordsLikeThemAreNot) {
    std::istringstream file(read_file(AMENDS_SOURCE_DIR "/tests/data/judge/short_faults.txt"));
    std::size_t faults = 0, heard = 0, right = 0, accused = 0;
    std::string told;
    for (std::string line; std::getline(file, line);) {
        const std::size_t bar = line.find(" | ");
        if (line.empty() || line.front() == '#' || bar == std::string::npos) continue;
        const std::string reply = line.substr(bar + 3);
        const LabelSet labels = judged(reply, scratched_cup(reply)).labels;
        if (line.starts_with("none")) {
            const auto all = all_labels();
            const bool any = std::any_of(all.begin(), all.end(),
                                         [&](Label label) { return is_fault(label) && has(labels, label); });
            ++right;
            accused += any ? 1 : 0;
            if (any) told += "\naccused: " + reply;
        } else {
            const bool found = has(labels, label_from(line.substr(0, bar)).value());
            ++faults;
            heard += found ? 1 : 0;
            if (!found) told += "\nmissed: " + reply;
        }
    }
    EXPECT_GE(faults, 80U);
    EXPECT_GE(right, 35U);
    EXPECT_GE(heard + 4, faults) << told;
    EXPECT_LE(accused, 1U) << told;
}

TEST(ShortFaults, AWholeReplyIsItsWordsAndNothingBeside) {
    EXPECT_TRUE(has(judged("抱歉，不行。", scratched_cup("不")).labels, Label::flat_refusal));
    EXPECT_FALSE(
        has(judged("不行的话就退您 200 元，今天到账。", scratched_cup("不")).labels, Label::flat_refusal));
}

} // namespace
} // namespace amends::text
