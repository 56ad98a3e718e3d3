// When one is told how far an opening that takes long has come: by a clock of the test's own.
#include "sim/app/cli/opening.hpp"

#include <gtest/gtest.h>

namespace amends::app::cli {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

TEST(PatientWords, SayNothingForTwoSecondsThenSpeakEveryTen) {
    PatientWords words;
    EXPECT_EQ(words.at(milliseconds(0), .0), std::nullopt);
    EXPECT_EQ(words.at(milliseconds(1999), .4), std::nullopt) << "a short opening tells nothing";
    EXPECT_EQ(words.at(milliseconds(2000), .405), 40);
    EXPECT_EQ(words.at(milliseconds(2001), .5), std::nullopt);
    EXPECT_EQ(words.at(milliseconds(11999), .6), std::nullopt);
    EXPECT_EQ(words.at(milliseconds(12000), .7), 70);
    EXPECT_EQ(words.at(milliseconds(21999), .8), std::nullopt);
    EXPECT_EQ(words.at(milliseconds(22000), 1.), 100);
}

TEST(PatientWords, AfterALongSilenceTheNextWordsAreTenSecondsLater) {
    PatientWords words;
    EXPECT_EQ(words.at(seconds(35), .25), 25) << "nobody asked before";
    EXPECT_EQ(words.at(seconds(36), .26), std::nullopt) << "what was missed is not made up for";
    EXPECT_EQ(words.at(milliseconds(44999), .3), std::nullopt);
    EXPECT_EQ(words.at(seconds(45), .3), 30);
}

} // namespace
} // namespace amends::app::cli
