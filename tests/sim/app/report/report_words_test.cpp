// How a report tells figures: rounded for a sentence, and never so that a change seems none.
#include "scoring/stats/power.hpp"
#include "sim/app/cli/environment.hpp"
#include "sim/app/manager/before_after_view.hpp"
#include "sim/app/report/report_words.hpp"

#include <gmock/gmock.h>

#include <iostream>

namespace amends::app {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(ToldWhole, RoundsHalvesAwayFromNothingSoThatDifferencesAgreeWithTheTable) {
    EXPECT_EQ(told_whole(35.5), "36");
    EXPECT_EQ(told_whole(62.5), "63");
    EXPECT_EQ(told_whole(0.355 * 100), "36");
    EXPECT_EQ(told_whole(35.49), "35");
    EXPECT_EQ(told_whole(-2.5), "-3");
    EXPECT_EQ(told_whole(-0.2), "0");
}

TEST(ToldSides, GetTheDecimalsInWhichTheyDiffer) {
    using Sides = std::pair<std::string, std::string>;
    EXPECT_EQ(told_sides(70, 90), Sides("70", "90"));
    EXPECT_EQ(told_sides(70, 70), Sides("70", "70"));
    EXPECT_EQ(told_sides(70, 71), Sides("70", "71"));
    EXPECT_EQ(told_sides(70.2, 69.9), Sides("70.2", "69.9"));
    EXPECT_EQ(told_sides(70.01, 70.1), Sides("70.01", "70.10"));
    EXPECT_EQ(told_sides(70, 70.0000001), Sides("70.0000", "70.0000")) << "beyond what any report can know";
}

TEST(ToldRise, IsNeverNothing) {
    EXPECT_EQ(told_rise(0.184), "18");
    EXPECT_EQ(told_rise(0.01), "1");
    for (const std::int64_t people : {40, 9'999, 1'000'000}) {
        const std::string told = told_rise(stats::smallest_rise(people).value());
        EXPECT_GT(std::stod(told), 0) << people << ": " << told;
    }
}

TEST(ToldR, HasTheMinusOfTheOtherFigures) {
    EXPECT_EQ(told_r(-0.024), "−0.02");
    EXPECT_EQ(told_r(0.345), "0.35");
    EXPECT_EQ(told_r(-0.001), "0.00");
    EXPECT_EQ(told_r(std::nullopt), "—");
}

TEST(SignedTo, RoundsAsTheTablesOfTheWindowDo) {
    EXPECT_EQ(signed_to(-6.25, 1), "−6.3");
    EXPECT_EQ(signed_to(8.04, 1), "+8.0");
    EXPECT_EQ(signed_to(-0.01, 1), "+0.0");
    EXPECT_EQ(told(-6.25), "-6.3") << "a spreadsheet's minus";
}

TEST(Warnings, SpeakOfTestsThatWereMade) {
    const ui::Texts texts = cli::read_texts(AMENDS_BINARY_DIR "/assets", support::Lang::en, std::cerr);
    BeforeAfter all;
    all.warnings = {"several_tests"};
    PointsPart part;
    part.pairs = 24;
    const std::vector<double> changes{1, 2, 3};
    part.change = stats::paired_mean(changes);
    all.criteria = {part, part, {}};
    all.principles.resize(2);
    all.principles[0].rate = part;
    EXPECT_THAT(warnings_of(all, texts).front(), HasSubstr("2 criteria and 1 principle were tested"));
}

class TinyRise : public testing::TestWithParam<support::Lang> {};
INSTANTIATE_TEST_SUITE_P(Languages, TinyRise, testing::Values(support::Lang::zh, support::Lang::en),
                         [](const auto& lang) { return lang.param == support::Lang::zh ? "zh" : "en"; });

/// 9 of 9,999 rose and nobody fell: a tenth of a point, and sure.
TEST_P(TinyRise, IsToldWithTheDecimalsItNeeds) {
    const ui::Texts texts = cli::read_texts(AMENDS_BINARY_DIR "/assets", GetParam(), std::cerr);
    BeforeAfter all;
    all.counts = {7'000, 0, 9, 2'990};
    const bool is_chinese = GetParam() == support::Lang::zh;
    EXPECT_THAT(answer_of(all, texts, {true}),
                HasSubstr(is_chinese ? "从 70.01% 升到 70.10%：+0.09 个百分点（95% 区间 +0.03 至 +0.15"
                                     : "from 70.01 to 70.10 %"));
    EXPECT_THAT(size_sentence(all, texts),
                HasSubstr(is_chinese ? "最小升幅是 0.08 个百分点" : "is 0.08 points"));
    const ui::BeforeAfterView view = before_after_view(all, texts, {true});
    ASSERT_TRUE(view.before && view.after);
    EXPECT_NE(view.before->value, view.after->value);
    EXPECT_THAT(view.change, HasSubstr("+0.09"));
    EXPECT_THAT(report_html(all, texts, {true}, "2026-11-23"), HasSubstr("70.01 → 70.10 %"));
}

} // namespace
} // namespace amends::app
