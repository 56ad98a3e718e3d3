// The words behind `amends --picture`: each is taken or refused with a sentence, none is passed over.
#include "sim/app/desktop_window.hpp"

#include <gtest/gtest.h>

namespace amends::app {
namespace {

TEST(PictureWords, ASizeIsTakenInPercentAndAsAFactor) {
    for (const char* same : {"150", "150%", "1.5", "1.50"}) {
        DesktopRequest request;
        EXPECT_EQ(take_desktop_word(request, "--scale", same), "") << same;
        EXPECT_FLOAT_EQ(request.scale, 1.5F) << same;
    }
    EXPECT_FLOAT_EQ(scale_of("1").value_or(0), 1);
    EXPECT_FLOAT_EQ(scale_of("200").value_or(0), 2);
}

TEST(PictureWords, ASizeNobodyCouldReadIsRefusedWithWhatWouldDo) {
    for (const char* no :
         {"0", "-1", "15", "5", "400", "1,5", "big", "", "%", "nan", "inf", "1.5%", "150 %"}) {
        DesktopRequest request;
        EXPECT_EQ(take_desktop_word(request, "--scale", no),
                  "--scale takes 75 to 200 (percent) or 0.75 to 2, not \"" + std::string(no) + '"');
        EXPECT_FLOAT_EQ(request.scale, 0) << no;
    }
}

TEST(PictureWords, NamesNobodyKnowsAreRefusedWithTheKnownOnes) {
    DesktopRequest request;
    EXPECT_EQ(take_desktop_word(request, "--theme", "dark"), "");
    EXPECT_EQ(request.theme, ui::ThemeKind::dark);
    EXPECT_EQ(take_desktop_word(request, "--theme", "black"),
              "--theme takes light, dark, high_contrast, not \"black\"");
    EXPECT_EQ(take_desktop_word(request, "--lang", "de"), "--lang takes zh, en, not \"de\"");
    EXPECT_EQ(take_desktop_word(request, "--size", "1440"),
              "--size takes WIDTHxHEIGHT in pixels, not \"1440\"");
    EXPECT_EQ(take_desktop_word(request, "--colour", "red"), "unknown word \"--colour\"");
}

} // namespace
} // namespace amends::app
