#include "scoring/text/word_set.hpp"

#include <gtest/gtest.h>

namespace amends::text {
namespace {

std::u32string numbered(int number) {
    std::u32string word = U"词";
    for (; number > 0; number /= 10)
        word.push_back(U'0' + static_cast<char32_t>(number % 10));
    return word;
}

TEST(WordSet, KnowsItsWordsAndNoOthers) {
    WordSet words;
    EXPECT_FALSE(words.contains(U""));
    for (int i = 0; i < 5000; i += 2)
        EXPECT_TRUE(words.insert(numbered(i)));
    for (int i = 0; i < 5000; ++i)
        EXPECT_EQ(words.contains(numbered(i)), i % 2 == 0) << i;
    EXPECT_FALSE(words.insert(numbered(4998)));
    EXPECT_EQ(words.size(), 2500u);
}

} // namespace
} // namespace amends::text
