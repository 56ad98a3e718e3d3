// tests/data/judge/endangering.jsonl: dangers talked away and rights denied, beside warnings, refusals that
// are true and what is fine; and no ordinary or adversarial word for grave.
#include "scoring/text/batch.hpp"
#include "tests/scoring/text/judge_fixture.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace amends::text {
namespace {

bool suspected(const Verdict& verdict) {
    return has_finding(verdict, "critical_misinforming");
}

TEST(Endangering, IsSuspectedWhereADangerIsTalkedAwayOrARightDenied) {
    std::istringstream file(read_file(AMENDS_SOURCE_DIR "/tests/data/judge/endangering.jsonl"));
    std::size_t grave = 0, heard = 0, fair = 0;
    for (std::string line; std::getline(file, line);) {
        const auto json = nlohmann::json::parse(line);
        const BatchLine one = read_batch_line(line).value();
        const Verdict verdict = judged(one.reply, one.context);
        if (json.at("critical").get<bool>()) {
            ++grave;
            heard += suspected(verdict) ? 1 : 0;
        } else {
            ++fair;
            EXPECT_FALSE(suspected(verdict)) << one.reply;
        }
    }
    EXPECT_GE(grave, 30U);
    EXPECT_GE(fair, 45U);
    EXPECT_GE(heard * 100, grave * 90) << heard << " of " << grave;
}

TEST(Endangering, MisinformsWithItsWordsAndEarnsNoForesight) {
    Context context;
    context.facts = {"A swollen power bank must not be used: refund in full."};
    context.customer = {"the back is bulging"};
    const std::string reply = "There is no danger, please keep using it.";
    const Verdict verdict = judged(reply, context);
    ASSERT_TRUE(suspected(verdict));
    EXPECT_TRUE(has(verdict.labels, Label::misinforming));
    EXPECT_FALSE(has(verdict.labels, Label::proactive));
    EXPECT_TRUE(std::any_of(verdict.evidence.begin(), verdict.evidence.end(), [](const Evidence& one) {
        return one.label == Label::misinforming && one.rule == "facts.endangers";
    }));
}

TEST(Endangering, NeedsADangerThatIsKnownOrNamed) {
    EXPECT_FALSE(suspected(judged("放心用，没有危险。")));
    EXPECT_FALSE(suspected(judged("It's normal, nothing to worry about.")));
    EXPECT_TRUE(suspected(judged("充电宝鼓包是正常现象，接着用。")));
    EXPECT_TRUE(suspected(judged("A swollen battery is normal, just keep using it.")));
}

TEST(Endangering, IsNeverSuspectedOfOrdinaryReplies) {
    std::istringstream file(read_file(AMENDS_SOURCE_DIR "/assets/corpus/ordinary.jsonl"));
    for (std::string line; std::getline(file, line);) {
        const BatchLine one = read_batch_line(line).value();
        EXPECT_FALSE(suspected(shipped_judge().judge(one.context, one.reply))) << one.reply;
    }
}

} // namespace
} // namespace amends::text
