#include "sim/app/platform/files.hpp"
#include "sim/app/spoken_time.hpp"

#include <gtest/gtest.h>

namespace amends::app {
namespace {

ui::Texts shipped_texts(support::Lang lang) {
    const auto file =
        std::string(AMENDS_SOURCE_DIR "/assets/text/") + (lang == support::Lang::zh ? "zh.json" : "en.json");
    return ui::Texts::parse(lang, platform::read_file(file, 1U << 20).value()).value();
}

platform::LocalTime at(int year, int month, int day, int hour, int minute, std::int64_t day_number) {
    return {year, month, day, hour, minute, day_number};
}

TEST(SpokenTime, SaysTodayYesterdayAndTheDate) {
    const auto now = at(2026, 3, 2, 9, 5, 100);
    const ui::Texts zh = shipped_texts(support::Lang::zh), en = shipped_texts(support::Lang::en);
    EXPECT_EQ(spoken_time(zh, at(2026, 3, 2, 7, 30, 100), now), "今天 07:30");
    EXPECT_EQ(spoken_time(en, at(2026, 3, 2, 7, 30, 100), now), "today 07:30");
    EXPECT_EQ(spoken_time(zh, at(2026, 3, 1, 23, 59, 99), now), "昨天 23:59");
    EXPECT_EQ(spoken_time(en, at(2026, 2, 28, 17, 0, 98), now), "28 February, 17:00");
    EXPECT_EQ(spoken_time(zh, at(2026, 2, 28, 17, 0, 98), now), "2月28日 17:00");
    EXPECT_EQ(spoken_time(en, at(2025, 12, 31, 8, 0, 40), now), "31 December 2025, 08:00");
    EXPECT_EQ(spoken_time(zh, at(2025, 12, 31, 8, 0, 40), now), "2025年12月31日 08:00");
}

TEST(SpokenTime, LeavesWhatIsNoMomentAsItIs) {
    EXPECT_EQ(spoken_time(shipped_texts(support::Lang::en), "long ago"), "long ago");
}

TEST(SpokenTime, ReadsTheStoredMomentBack) {
    const auto moment = platform::parse_utc("2026-03-01T09:30:15.250Z");
    ASSERT_TRUE(moment.has_value());
    EXPECT_EQ(platform::format_utc(*moment), "2026-03-01T09:30:15.000Z");
}

} // namespace
} // namespace amends::app
