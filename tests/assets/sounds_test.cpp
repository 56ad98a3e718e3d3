#include "tests/assets/wave.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

namespace amends::assets_test {
namespace {

/// assets/sounds/README.md, as a test sees it.
struct Cue {
    const char* name;
    double seconds;
    double loudest_hz;
    double tolerance_hz;
};

constexpr std::array<Cue, 10> cues = {{{"message_in", 0.36, 880, 3},
                                       {"message_sent", 0.18, 523, 3},
                                       {"phone_ring", 3, 1047, 3},
                                       {"waiting", 0.10, 415, 3},
                                       {"mood_up", 0.38, 740, 3},
                                       {"mood_down", 0.38, 294, 3},
                                       {"passed", 0.39, 784, 3},
                                       {"not_passed", 0.38, 370, 3},
                                       {"click", 0.025, 2000, 20},
                                       {"error", 0.32, 247, 3}}};

std::filesystem::path built_sound(const std::string& name) {
    return built_assets() / "sounds" / (name + ".wav");
}

TEST(Sounds, EachHasTheLengthAndTheLoudestFrequencyOfTheTable) {
    for (const Cue& cue : cues) {
        SCOPED_TRACE(cue.name);
        const Wave wave = read_wave(built_sound(cue.name));
        ASSERT_FALSE(wave.samples.empty());
        EXPECT_NEAR(seconds(wave), cue.seconds, 0.001);
        EXPECT_NEAR(loudest_hz(wave), cue.loudest_hz, cue.tolerance_hz);
    }
}

TEST(Sounds, NoTwoOfTheTableCanBeTakenForEachOther) {
    for (const Cue& one : cues) {
        for (const Cue& other : cues) {
            const double ratio = one.loudest_hz / other.loudest_hz;
            EXPECT_TRUE(&one == &other || ratio > 1.05 || ratio < 1 / 1.05) << one.name << ' ' << other.name;
        }
    }
}

TEST(Sounds, AllAreQuietStereoAndStartAndEndInSilence) {
    for (const Cue& cue : cues) {
        SCOPED_TRACE(cue.name);
        const Wave wave = read_wave(built_sound(cue.name));
        ASSERT_FALSE(wave.samples.empty());
        EXPECT_EQ(wave.channels, 2U);
        EXPECT_EQ(wave.rate_hz, 44'100U);
        EXPECT_EQ(wave.bits, 16U);
        EXPECT_LT(peak(wave), 0.3);
        EXPECT_NEAR(wave.samples.front(), 0, 0.001);
        EXPECT_NEAR(wave.samples.back(), 0, 0.001);
    }
}

TEST(Sounds, TheAmbienceIsLowQuietAndHasNoSeam) {
    const Wave wave = read_wave(built_sound("ambience"));
    ASSERT_FALSE(wave.samples.empty());
    EXPECT_NEAR(seconds(wave), 20, 0.001);
    EXPECT_LT(peak(wave), 0.2);
    EXPECT_LT(share_above(wave, 1000), 0.05);
    const std::vector<double> samples = mono(wave);
    double largest_step = 0;
    for (std::size_t k = 1; k < samples.size(); ++k) {
        largest_step = std::max(largest_step, std::abs(samples[k] - samples[k - 1]));
    }
    EXPECT_LE(std::abs(samples.front() - samples.back()), largest_step);
}

TEST(Sounds, MadeAgainTheyAreTheSameBytes) {
    const std::filesystem::path again =
        std::filesystem::path(AMENDS_BINARY_DIR) / "tests/assets/sounds_again";
    const std::string command =
        "sh '" + (source_assets() / "sounds/make_sounds.sh").string() + "' '" + again.string() + "'";
    ASSERT_EQ(std::system(command.c_str()), 0);
    for (const auto& entry : std::filesystem::directory_iterator(built_assets() / "sounds")) {
        EXPECT_EQ(read_file(entry.path()), read_file(again / entry.path().filename()))
            << entry.path().filename();
    }
}

} // namespace
} // namespace amends::assets_test
