// Random facts: what must hold of every score.
#include "scoring/rubric/advice.hpp"
#include "scoring/rubric/exact.hpp"

#include <gtest/gtest.h>

#include <random>

namespace amends::rubric {
namespace {

using text::Label;

struct Maker {
    std::mt19937_64 numbers;
    std::int64_t below(std::int64_t n) {
        return static_cast<std::int64_t>(numbers() % static_cast<std::uint64_t>(n));
    }
    bool coin() { return below(2) == 0; }

    text::LabelSet set(int percent, std::size_t from, std::size_t to) {
        text::LabelSet labels;
        for (std::size_t i = from; i < to; ++i)
            if (below(100) < percent) labels.set(i);
        return labels;
    }
    TurnFacts turn() {
        TurnFacts facts;
        facts.labels = set(40, 0, text::principle_count) | set(4, text::principle_count, text::label_count);
        facts.due = set(30, 0, text::principle_count);
        facts.welcome = set(20, 0, text::principle_count);
        facts.target_ms = below(4) * 30000;
        facts.limit_ms = facts.target_ms * 3;
        facts.response_ms = below(400000);
        facts.mood_low = coin();
        facts.repeated = below(5) == 0;
        return facts;
    }
    AttemptFacts attempt() {
        AttemptFacts facts;
        for (std::int64_t i = below(9); i > 0; --i)
            facts.turns.push_back(turn());
        facts.due_once = set(10, 0, text::principle_count);
        facts.resolution = {below(13), 12};
        facts.promises_kept = below(4);
        facts.promises_failed = below(3);
        facts.changes = below(3);
        facts.changes_withheld = facts.changes > 0 ? below(facts.changes + 1) : 0;
        if (coin()) facts.wrap_up = {below(61), 60};
        facts.hint_cost = static_cast<int>(below(15));
        facts.ended = coin();
        return facts;
    }
};

Rubric any_rubric(Maker& maker) {
    Rubric rubric;
    rubric.criteria = {
        {CriterionId{"a"}, {}, static_cast<int>(maker.below(50)), {Source::labels, Source::composure}, {}},
        {CriterionId{"b"},
         {},
         static_cast<int>(maker.below(50)),
         {Source::resolution, Source::promises, Source::informing},
         {}},
        {CriterionId{"c"}, {}, static_cast<int>(maker.below(50)), {Source::timeliness}, {}},
        {CriterionId{"d"}, {}, static_cast<int>(maker.below(50)), {Source::wrap_up}, {}}};
    rubric.pass_mark = static_cast<int>(maker.below(101));
    add(rubric.critical, Label::rudeness);
    return rubric;
}

TEST(ScoreProperty, AlwaysInRangeAndConsistent) {
    Maker maker{std::mt19937_64(7)};
    for (int i = 0; i < 20000; ++i) {
        const Rubric rubric = any_rubric(maker);
        const AttemptFacts facts = maker.attempt();
        const Score result = score(rubric, facts, maker.coin());
        for (const CriterionScore& criterion : result.criteria) {
            ASSERT_GE(criterion.fraction.earned, 0);
            ASSERT_LE(criterion.fraction.earned, criterion.fraction.possible);
            ASSERT_EQ(criterion.tenths.has_value(), criterion.fraction.possible > 0);
        }
        if (!result.total_tenths) {
            ASSERT_FALSE(result.passed);
            continue;
        }
        ASSERT_GE(*result.total_tenths, 0);
        ASSERT_LE(*result.total_tenths, 1000);
        if (result.passed) {
            ASSERT_TRUE(facts.ended && result.critical.empty());
            ASSERT_GE(*result.total_tenths, rubric.pass_mark * 10);
        }
        if (*result.total_tenths < rubric.pass_mark * 10) {
            ASSERT_FALSE(result.passed);
        }
    }
}

TEST(ScoreProperty, EarningMoreNeverLowersTheTotal) {
    Maker maker{std::mt19937_64(11)};
    for (int i = 0; i < 20000; ++i) {
        const Rubric rubric = any_rubric(maker);
        AttemptFacts facts = maker.attempt();
        if (facts.turns.empty()) continue;
        const Score before = score(rubric, facts, false);
        const auto turn =
            static_cast<std::size_t>(maker.below(static_cast<std::int64_t>(facts.turns.size())));
        facts.turns[turn].labels.set(static_cast<std::size_t>(maker.below(text::principle_count)));
        const Score after = score(rubric, facts, false);
        ASSERT_EQ(before.total_tenths.has_value(), after.total_tenths.has_value());
        if (before.total_tenths) {
            ASSERT_GE(*after.total_tenths, *before.total_tenths);
        }
    }
}

TEST(ScoreProperty, OneMoreFaultNeverRaisesTheTotal) {
    Maker maker{std::mt19937_64(13)};
    for (int i = 0; i < 20000; ++i) {
        const Rubric rubric = any_rubric(maker);
        AttemptFacts facts = maker.attempt();
        if (facts.turns.empty()) continue;
        const Score before = score(rubric, facts, false);
        facts.turns.back().labels.set(text::principle_count + static_cast<std::size_t>(maker.below(14)));
        const Score after = score(rubric, facts, false);
        if (before.total_tenths) {
            ASSERT_LE(*after.total_tenths, *before.total_tenths);
        }
    }
}

TEST(ScoreProperty, AdvicePointsAtTurnsThatExist) {
    Maker maker{std::mt19937_64(17)};
    for (int i = 0; i < 5000; ++i) {
        const Rubric rubric = any_rubric(maker);
        const AttemptFacts facts = maker.attempt();
        const Advice advice = advise(rubric, facts);
        if (advice.keep) {
            ASSERT_LT(advice.keep->turn, facts.turns.size());
        }
        if (advice.change && advice.change->kind != AdviceKind::promise
            && advice.change->kind != AdviceKind::withheld) {
            ASSERT_LT(advice.change->turn, facts.turns.size());
        }
    }
}

TEST(ExactSumProperty, AgreesWithPlainFractions) {
    Maker maker{std::mt19937_64(19)};
    for (int i = 0; i < 20000; ++i) {
        ExactSum sum;
        std::int64_t numerator = 0; // over 5040 = lcm of all denominators up to 10
        constexpr std::int64_t common = 5040 * 3;
        for (std::int64_t terms = maker.below(6); terms >= 0; --terms) {
            const std::int64_t possible = maker.below(10) + 1, earned = maker.below(possible + 1),
                               weight = maker.below(40);
            sum.add(weight, {earned, possible});
            numerator += weight * earned * (common / possible);
        }
        const std::int64_t whole = maker.below(200) - 50;
        sum.add_whole(-whole);
        numerator -= whole * common;
        ASSERT_EQ(sum.compare(0), numerator < 0 ? -1 : numerator > 0 ? 1 : 0);
        const std::int64_t tenfold = numerator * 10;
        ASSERT_EQ(sum.floor_times(10), tenfold / common - (tenfold % common < 0 ? 1 : 0));
    }
}

TEST(ExactSum, HostileFractionsDoNotOverflow) {
    ExactSum sum;
    for (std::int64_t i = 0; i < 50; ++i)
        sum.add(2147483647, {9007199254740881 - i * 2, 9007199254740881 + i * 6});
    sum.scale(100, 999983);
    EXPECT_GT(sum.compare(0), 0);
}

} // namespace
} // namespace amends::rubric
