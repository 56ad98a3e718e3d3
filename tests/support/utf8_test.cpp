#include "support/sha256.hpp"
#include "support/utf8.hpp"

#include <gtest/gtest.h>

namespace amends::support {
namespace {

TEST(DecodeUtf8, TurnsEveryFaultyPieceIntoOneReplacement) {
    EXPECT_EQ(count_code_points("a中😀"), 3u);
    EXPECT_EQ(count_code_points("\xC0\xAF"), 2u);         // overlong
    EXPECT_EQ(count_code_points("\xED\xA0\x80"), 3u);     // surrogate
    EXPECT_EQ(count_code_points("\xE4\xB8"), 1u);         // cut off
    EXPECT_EQ(count_code_points("\xF4\x90\x80\x80"), 4u); // past U+10FFFF
    EXPECT_EQ(find_invalid_utf8("ab\xFF"), 2u);
    EXPECT_EQ(find_invalid_utf8("中"), std::string_view::npos);
}

TEST(DecodeUtf8, UndoesAppend) {
    for (const char32_t c : {U'a', U'é', U'中', U'\U0001F600', U'\U0010FFFF'}) {
        std::string text;
        append_utf8(text, c);
        EXPECT_EQ(decode_utf8(text, 0).value, c);
        EXPECT_EQ(decode_utf8(text, 0).length, text.size());
    }
}

TEST(Sha256, MatchesTheStandardsExample) {
    EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

} // namespace
} // namespace amends::support
