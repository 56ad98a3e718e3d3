#include "support/line_index.hpp"
#include "support/utf8.hpp"

#include <gtest/gtest.h>

#include <string>

namespace amends::support {
namespace {

TEST(LineIndex, CountsCodePointsFromOne) {
    const LineIndex lines("ab\n抱歉x\n");
    EXPECT_EQ(lines.at(0), (LineColumn{1, 1}));
    EXPECT_EQ(lines.at(2), (LineColumn{1, 3}));
    EXPECT_EQ(lines.at(3), (LineColumn{2, 1}));
    EXPECT_EQ(lines.at(9), (LineColumn{2, 3}));
    EXPECT_EQ(lines.at(11), (LineColumn{3, 1}));
    EXPECT_EQ(lines.at(1000), (LineColumn{3, 1}));
}

TEST(LineIndex, ALongLineIsCountedFromItsMarksAndAgrees) {
    std::string text = "first\n";
    while (text.size() < 100'000)
        text += "抱x歉\xF0\x9F\x98\x80";
    text += "\nlast " + std::string(40'000, 'y');
    const LineIndex lines(text);
    for (std::size_t at = 0; at < text.size(); at += 97) {
        const std::size_t start = text.rfind('\n', at == 0 ? 0 : at - 1);
        const std::size_t from = at == 0 || start == std::string::npos ? 0 : start + 1;
        const auto column = count_code_points(std::string_view(text).substr(from, at - from)) + 1;
        EXPECT_EQ(lines.at(at).column, static_cast<int>(column)) << at;
    }
}

TEST(LineIndex, AnEmptyTextHasOnePlace) {
    EXPECT_EQ(LineIndex("").at(5), (LineColumn{1, 1}));
}

} // namespace
} // namespace amends::support
