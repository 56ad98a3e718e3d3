// A hint told to the customer in other words or another order earns nothing; a short answer that uses its
// words does.
#include "tests/scoring/text/judge_fixture.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace amends::text {
namespace {

struct Line {
    std::string hint, reply;
    bool told;
};

std::vector<Line> reworded_lines() {
    std::istringstream page(
        read_file(std::filesystem::path(AMENDS_SOURCE_DIR) / "tests/data/judge/hints_reworded.jsonl"));
    std::vector<Line> lines;
    for (std::string line; std::getline(page, line);) {
        const auto json = nlohmann::json::parse(line);
        lines.push_back({json["hint"], json["reply"], json["told"]});
    }
    return lines;
}

Context with_hint(const Line& line) {
    Context context;
    context.hints = {line.hint};
    return context;
}

bool earns(const Verdict& verdict) {
    const auto labels = all_labels();
    return std::any_of(labels.begin(), labels.end(),
                       [&](Label label) { return is_principle(label) && has(verdict.labels, label); });
}

TEST(HintReworded, EarnsNothingAndIsTold) {
    std::size_t told = 0;
    for (const Line& line : reworded_lines()) {
        if (!line.told) continue;
        const Verdict verdict = judged(line.reply, with_hint(line));
        EXPECT_TRUE(has_finding(verdict, "copied_hint")) << line.reply;
        EXPECT_FALSE(earns(verdict)) << line.reply;
        ++told;
    }
    EXPECT_EQ(told, 32U);
}

TEST(HintReworded, IsNoShortAnswerInTheHintsWords) {
    std::size_t answers = 0;
    for (const Line& line : reworded_lines()) {
        if (line.told) continue;
        EXPECT_FALSE(has_finding(judged(line.reply, with_hint(line)), "copied_hint")) << line.reply;
        ++answers;
    }
    EXPECT_EQ(answers, 35U);
}

TEST(HintReworded, IsUnknownWhereNoHintWasShown) {
    for (const Line& line : reworded_lines())
        EXPECT_FALSE(has_finding(judged(line.reply), "copied_hint")) << line.reply;
}

} // namespace
} // namespace amends::text
