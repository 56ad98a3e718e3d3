#include "sim/sound/sound.hpp"

#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <cmath>
#include <condition_variable>
#include <cstdlib>
#include <mutex>
#include <numbers>
#include <vector>

namespace amends::sound {
namespace {

std::string sounds_folder() {
    return std::string(AMENDS_BINARY_DIR) + "/assets/sounds";
}

/// What came out of the mixer until it had gone quiet again.
struct Ear {
    std::mutex guard;
    std::condition_variable news;
    std::vector<double> left;
    bool heard = false, quiet_again = false;

    void hear(std::span<const std::int16_t> samples) {
        const std::lock_guard lock(guard);
        bool sounding = false;
        for (std::size_t i = 0; i + 1 < samples.size(); i += 2)
            sounding = sounding || samples[i] != 0;
        heard = heard || sounding;
        if (heard && sounding) {
            for (std::size_t i = 0; i + 1 < samples.size(); i += 2)
                left.push_back(samples[i]);
        }
        if (heard && !sounding) quiet_again = true;
        news.notify_all();
    }
    void wait_for_silence() {
        std::unique_lock lock(guard);
        news.wait(lock, [this] { return quiet_again; });
    }
};

/// Goertzel: how much of one frequency there is.
double power_at(const std::vector<double>& samples, double hertz) {
    const double step = 2 * std::numbers::pi * hertz / 44100, factor = 2 * std::cos(step);
    double now = 0, before = 0, earlier = 0;
    for (const double sample : samples) {
        now = sample + factor * before - earlier;
        earlier = before;
        before = now;
    }
    return before * before + earlier * earlier - factor * before * earlier;
}

class WithDummyDevice : public testing::Test {
protected:
    void SetUp() override { setenv("SDL_AUDIODRIVER", "dummy", 1); }
};

TEST_F(WithDummyDevice, TheMessageCueIsHeardAtItsFrequency) {
    Ear ear;
    Player player = Player::open(sounds_folder());
    ASSERT_EQ(player.silent_because(), "");
    player.listen([&](std::span<const std::int16_t> samples) { ear.hear(samples); });
    player.play(Cue::message_in);
    ear.wait_for_silence();
    player.listen({});
    EXPECT_GT(power_at(ear.left, 880), 10 * power_at(ear.left, 523));
    EXPECT_GT(power_at(ear.left, 880), 10 * power_at(ear.left, 294));
}

TEST_F(WithDummyDevice, AMutedKindIsSilentWhileTheOthersAreHeard) {
    Ear ear;
    Player player = Player::open(sounds_folder());
    player.set_volume(Kind::messages, 0);
    player.listen([&](std::span<const std::int16_t> samples) { ear.hear(samples); });
    player.play(Cue::message_in);
    player.play(Cue::mood_down);
    ear.wait_for_silence();
    player.listen({});
    EXPECT_GT(power_at(ear.left, 294), 10 * power_at(ear.left, 880));
}

TEST(WithoutADevice, TheProgramRunsSilentAndSaysWhy) {
    setenv("SDL_AUDIODRIVER", "no_such_driver", 1);
    Player player = Player::open(sounds_folder());
    EXPECT_NE(player.silent_because(), "");
    player.play(Cue::passed);
    player.set_volume(Kind::result, 50);
    player.stop(Cue::ambience);
}

TEST(Cues, HaveAFileNameAndAKindEach) {
    EXPECT_EQ(file_stem(Cue::not_passed), "not_passed");
    EXPECT_EQ(kind_of(Cue::ambience), Kind::ambience);
    EXPECT_EQ(kind_of(Cue::mood_up), Kind::mood);
}

} // namespace
} // namespace amends::sound
