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
    for (std::size_t asked = 0; asked < 600; ++asked) {
        // The reply of another line, the customer of a third or another hour: one thing changes at a time.
        Context context = lines[random() % lines.size()].context;
        if (asked % 3 == 0) context.customer = lines[random() % lines.size()].context.customer;
        if (asked % 5 == 0) context.now = "2026-03-1" + std::to_string(random() % 9) + "T09:00:00+08:00";
        for (int again = 0; again < 3; ++again) {
            const std::string& reply = lines[random() % lines.size()].reply;
            ASSERT_EQ(to_json(remembering(context, reply)), to_json(shipped_judge().judge(context, reply)))
                << reply;
        }
    }
}

} // namespace
} // namespace amends::text
