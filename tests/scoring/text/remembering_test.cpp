#include "scoring/text/batch.hpp"
#include "tests/scoring/text/judge_fixture.hpp"

#include <gtest/gtest.h>

#include <random>
#include <sstream>

namespace amends::text {
namespace {

/// Some replies of the corpus and their Contexts; every other desk shows more than bears on the matter.
std::vector<BatchLine> some_lines() {
    std::istringstream file(read_file(std::string(AMENDS_SOURCE_DIR) + "/assets/corpus/heldout.jsonl"));
    std::vector<BatchLine> all;
    for (std::string line; std::getline(file, line);)
        all.push_back(read_batch_line(line).value());
    std::vector<BatchLine> some;
    for (std::size_t i = 0; i < all.size() && some.size() < 120; i += 29) {
        some.push_back(all[i]);
        if (i % 2 == 1) continue;
        for (std::size_t other = 0; other < 12; ++other)
            for (const std::string& fact : all[(i + other * 97) % all.size()].context.facts)
                some.back().context.facts.push_back(fact);
    }
    return some;
}

TEST(RememberingJudge, ReadsLikeTheJudgeInWhateverOrderContextsCome) {
    const RememberingJudge remembering({std::shared_ptr<const Judge>(), &shipped_judge()});
    std::vector<BatchLine> lines = some_lines();
    ASSERT_GT(lines.size(), 100u);
    std::mt19937 random(7); // NOLINT: the same order each time
    Context context;
    for (std::size_t asked = 0; asked < 900; ++asked) {
        // One thing changes at a time: everything, the customer, the hour, the talk before.
        const Context& other = lines[random() % lines.size()].context;
        if (asked % 9 == 0) context = other;
        if (asked % 3 == 1) context.now = "2026-03-1" + std::to_string(random() % 9) + "T09:00:00+08:00";
        if (asked % 9 == 3) context.customer = other.customer;
        if (asked % 9 == 6) context.history = other.history;
        for (int again = 0; again < 3; ++again) {
            const std::string& reply = lines[random() % lines.size()].reply;
            ASSERT_EQ(to_json(remembering(context, reply)), to_json(shipped_judge().judge(context, reply)))
                << reply;
        }
    }
}

TEST(RememberingJudge, TakesTheHourOfEachContextForWhatTheCustomerSaid) {
    const RememberingJudge remembering({std::shared_ptr<const Judge>(), &shipped_judge()});
    Context context;
    context.customer = {"女儿周六生日"};
    const std::string reply = "女儿生日之前给您补发到。";
    for (const char* now : {"2026-03-12T09:00:00+08:00", "2026-03-19T09:00:00+08:00"}) {
        context.now = now;
        const Verdict verdict = remembering(context, reply);
        ASSERT_EQ(verdict.promises.size(), 1U);
        EXPECT_EQ(to_json(verdict), to_json(shipped_judge().judge(context, reply))) << now;
        const std::string day = context.now->substr(0, 10) == "2026-03-12" ? "2026-03-13" : "2026-03-20";
        EXPECT_EQ(verdict.promises.front().deadline.instant.substr(0, 10), day);
    }
}

} // namespace
} // namespace amends::text
