#include "sim/app/cli/side_by_side.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <stdexcept>

namespace amends::app::cli {
namespace {

TEST(SideBySide, TellsWhatCameOfEachInTheirOrder) {
    std::vector<std::size_t> told;
    side_by_side(
        100, [](std::size_t index) { return std::make_unique<std::size_t>(index * index); },
        [&](const std::unique_ptr<std::size_t>& square) { told.push_back(*square); });
    ASSERT_EQ(told.size(), 100U);
    for (std::size_t i = 0; i < told.size(); ++i)
        EXPECT_EQ(told[i], i * i);
    side_by_side(
        0, [](std::size_t index) { return index; }, [](std::size_t) { FAIL() << "nothing to tell"; });
}

TEST(SideBySide, OneThatTakesLongHoldsUpNoneOfTheOthers) {
    if (std::thread::hardware_concurrency() < 2) return; // then one is worked off after the other
    std::atomic<int> done = 0;
    side_by_side(
        20,
        [&](std::size_t index) {
            while (index == 0 && done < 19)
                std::this_thread::yield(); // comes to its end only when all others have
            return ++done;
        },
        [](int) {});
    EXPECT_EQ(done, 20);
}

TEST(SideBySide, WhatIsThrownComesOutOnceTheOthersRest) {
    std::atomic<int> at_work = 0;
    const auto work = [&](std::size_t index) {
        ++at_work;
        if (index == 3) {
            --at_work;
            throw std::runtime_error("three");
        }
        --at_work;
        return index;
    };
    std::size_t told = 0;
    EXPECT_THROW(side_by_side(200, work, [&](std::size_t) { ++told; }), std::runtime_error);
    EXPECT_EQ(told, 3U);
    EXPECT_EQ(at_work, 0);
    EXPECT_THROW(side_by_side(
                     200, [](std::size_t index) { return index; },
                     [](std::size_t index) {
                         if (index == 5) throw std::logic_error("told");
                     }),
                 std::logic_error);
}

} // namespace
} // namespace amends::app::cli
