// Beside R, where base R has the test. Without R they are skipped; CI installs it.
#include "scoring/stats/adjust.hpp"
#include "scoring/stats/fisher.hpp"
#include "scoring/stats/icc.hpp"
#include "scoring/stats/means.hpp"
#include "scoring/stats/paired.hpp"
#include "scoring/stats/strata.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

namespace amends::stats {
namespace {

/// What R prints for an expression that yields numbers; nothing where there is no R.
std::vector<double> in_r(const std::string& expression) {
    const std::string command =
        "Rscript --vanilla -e 'cat(format(" + expression + ", digits = 15))' 2>/dev/null";
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
    std::string text;
    for (int c = 0; pipe && (c = std::fgetc(pipe.get())) != EOF;)
        text += static_cast<char>(c);
    std::istringstream words(text);
    std::vector<double> numbers;
    for (double number = 0; words >> number;)
        numbers.push_back(number);
    return numbers;
}

void expect_same(const std::vector<double>& ours, const std::vector<double>& theirs, double within) {
    ASSERT_EQ(ours.size(), theirs.size());
    for (std::size_t n = 0; n < ours.size(); ++n)
        EXPECT_NEAR(ours[n], theirs[n], within) << n;
}

class BesideR : public testing::Test {
protected:
    void SetUp() override {
        if (in_r("1").empty()) GTEST_SKIP() << "R is not installed: apt-get install r-base-core";
    }
};

TEST_F(BesideR, WilsonIsPropTestWithoutCorrection) {
    const auto theirs = in_r("c(sapply(0:17, function(x) prop.test(x, 17, correct = FALSE)$conf.int))");
    std::vector<double> ours;
    for (std::int64_t passes = 0; passes <= 17; ++passes) {
        const Interval interval = wilson({passes, 17});
        ours.insert(ours.end(), {interval.low, interval.high});
    }
    expect_same(ours, theirs, 1e-9);
}

TEST_F(BesideR, IntraclassCorrelationIsThatOfAovsMeanSquares) {
    const std::vector<std::vector<double>> groups = {
        {61, 72, 70}, {55, 58, 49, 60, 66}, {81, 90}, {70, 71, 77, 64}};
    const auto theirs =
        in_r("local({y <- c(61,72,70,55,58,49,60,66,81,90,70,71,77,64); g <- factor(rep(1:4, c(3,5,2,4))); "
             "m <- anova(aov(y ~ g))[[\"Mean Sq\"]]; n <- table(g); n0 <- (sum(n) - sum(n^2)/sum(n))/3; "
             "c((m[1] - m[2])/(m[1] + (n0 - 1)*m[2]), n0)})");
    const auto ours = intraclass(groups);
    ASSERT_TRUE(ours);
    expect_same({ours->icc, ours->members}, theirs, 1e-9);
}

TEST_F(BesideR, FisherIsFisherTest) {
    const auto theirs = in_r("c(sapply(0:23, function(x) sapply(0:19, function(y) "
                             "fisher.test(matrix(c(x, 23 - x, y, 19 - y), 2))$p.value)))");
    std::vector<double> ours;
    for (std::int64_t x = 0; x <= 23; ++x)
        for (std::int64_t y = 0; y <= 19; ++y)
            ours.push_back(fisher({x, 23}, {y, 19}));
    expect_same(ours, theirs, 1e-9);
}

TEST_F(BesideR, CorrelationIsCorTest) {
    const auto theirs = in_r("with(cor.test(sleep$extra[1:10], sleep$extra[11:20]), c(estimate, conf.int))");
    const auto ours = correlation(std::array{0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0},
                                  std::array{1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4})
                          .value();
    expect_same({ours.r, ours.interval.low, ours.interval.high}, theirs, 1e-9);
}

TEST_F(BesideR, McNemarIsTheBinomialTest) {
    const auto theirs = in_r("c(sapply(0:31, function(b) binom.test(b, 31)$p.value))");
    std::vector<double> ours;
    for (std::int64_t b = 0; b <= 31; ++b)
        ours.push_back(mcnemar_exact({5, b, 31 - b, 5}));
    expect_same(ours, theirs, 1e-9);
}

TEST_F(BesideR, PairedMeanIsTTest) {
    const auto theirs = in_r("with(t.test(c(3, 1, 4, 1, -5, 9, 2, -6, 5)), c(statistic, p.value, conf.int))");
    const auto ours = paired_mean(std::array{3.0, 1.0, 4.0, 1.0, -5.0, 9.0, 2.0, -6.0, 5.0}).value();
    expect_same({ours.t, ours.p, ours.interval.low, ours.interval.high}, theirs, 1e-9);
}

TEST_F(BesideR, HolmIsPAdjust) {
    const auto theirs = in_r("p.adjust(c(0.2, 0.011, 0.012, 0.5, 0.0001, 0.04), \"holm\")");
    expect_same(holm(std::array{0.2, 0.011, 0.012, 0.5, 0.0001, 0.04}), theirs, 1e-12);
}

TEST_F(BesideR, CochranMantelHaenszelIsMantelhaenTest) {
    const std::string table = "array(c(9, 3, 2, 6, 14, 8, 5, 9, 3, 4, 0, 3), c(2, 2, 3))";
    const std::array strata{Stratum{{3, 9}, {9, 11}}, Stratum{{8, 17}, {14, 19}}, Stratum{{4, 7}, {3, 3}}};
    for (const bool corrected : {true, false}) {
        const auto theirs = in_r("with(mantelhaen.test(" + table + ", correct = "
                                 + (corrected ? "TRUE" : "FALSE") + "), c(statistic, p.value, estimate))");
        const auto ours = cochran_mantel_haenszel(strata, corrected).value();
        expect_same({ours.chi_square, ours.p, ours.odds_ratio.value()}, theirs, 1e-9);
    }
}

} // namespace
} // namespace amends::stats
