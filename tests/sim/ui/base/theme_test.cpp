#include "sim/ui/base/theme.hpp"

#include <gtest/gtest.h>

namespace amends::ui {
namespace {

TEST(Color, ContrastIsThatOfTheGuidelines) {
    EXPECT_NEAR(contrast(rgb(0x000000), rgb(0xFFFFFF)), 21, 0.01);
    EXPECT_NEAR(contrast(rgb(0x777777), rgb(0xFFFFFF)), 4.48, 0.01);
    EXPECT_NEAR(contrast(rgb(0xFFFFFF), rgb(0xFFFFFF)), 1, 0.01);
}

TEST(Color, ATranslucentForegroundIsBlendedFirst) {
    EXPECT_NEAR(contrast(rgb(0x000000, 0), rgb(0xFFFFFF)), 1, 0.01);
    EXPECT_EQ(blend(rgb(0x000000, 1), rgb(0xFFFFFF)), rgb(0x000000));
}

class EveryTheme : public testing::TestWithParam<ThemeKind> {};

TEST_P(EveryTheme, HasEnoughContrastInEveryPairInUse) {
    const Theme theme = make_theme(GetParam(), 1);
    for (const ContrastPair& pair : used_pairs(theme.colors))
        EXPECT_GE(contrast(pair.foreground, pair.background), pair.least)
            << pair.name << ": " << std::hex << pair.foreground.packed << " on " << pair.background.packed;
}

INSTANTIATE_TEST_SUITE_P(Themes, EveryTheme,
                         testing::Values(ThemeKind::light, ThemeKind::dark, ThemeKind::high_contrast));

TEST(Theme, HighContrastWordsReachSevenToOne) {
    const Theme theme = make_theme(ThemeKind::high_contrast, 1);
    for (const ContrastPair& pair : used_pairs(theme.colors)) {
        if (pair.least < 4.5 || pair.name.find("disabled") != std::string_view::npos) continue;
        EXPECT_GE(contrast(pair.foreground, pair.background), 7)
            << pair.name << ": " << std::hex << pair.foreground.packed << " on " << pair.background.packed;
    }
}

TEST(Theme, LengthsAreWholePixelsAtEveryScale) {
    for (float scale = smallest_scale; scale <= largest_scale; scale += .05F) {
        const Theme theme = make_theme(ThemeKind::light, scale);
        for (const float length : {1.F, 4.F, 11.5F, 23.5F, 300.F})
            EXPECT_EQ(theme.px(length), static_cast<float>(static_cast<int>(theme.px(length))));
    }
}

TEST(Theme, ScaleStaysWithinWhatIsAllowed) {
    EXPECT_EQ(make_theme(ThemeKind::light, 0).scale, smallest_scale);
    EXPECT_EQ(make_theme(ThemeKind::light, 9).scale, largest_scale);
}

} // namespace
} // namespace amends::ui
