#include "sim/author/text_lines.hpp"

#include <gtest/gtest.h>

namespace amends::author {
namespace {

Document text_file(std::string text) {
    return open_document(DocumentKind::scenario, "scenario.json", std::move(text));
}

/// The file after the view's text became `now`.
std::string file_after(const std::string& file, const std::string& before, const std::string& now) {
    const Document document = text_file(file);
    const auto edit = edit_of_lines(document, before, now);
    if (!edit) return file;
    const auto made = apply(document, *edit);
    return made ? made.value().document.text() : "refused: " + made.error().en;
}

TEST(TextLines, OnlyLinesThatChangedAreWritten) {
    const Document document = text_file("{\n  \"a\": 1,\n  \"b\": 2\n}\n");
    const auto edit = edit_of_lines(document, document.text(), "{\n  \"a\": 1,\n  \"b\": 3\n}\n");
    ASSERT_TRUE(edit);
    const auto& change = std::get<ReplaceText>(edit->changes.at(0));
    EXPECT_EQ(change.begin, 12U);
    EXPECT_EQ(change.text, "  \"b\": 3\n");
    EXPECT_FALSE(edit_of_lines(document, document.text(), document.text()));
}

TEST(TextLines, LinesComeAndGoAtEveryPlace) {
    const std::string texts[] = {"", "a", "a\n", "\n", "a\nb", "b\na", "a\nb\nc", "c", "b\nc\n", "\n\na"};
    for (const std::string& from : texts)
        for (const std::string& to : texts)
            EXPECT_EQ(file_after(from, from, to), to) << testing::PrintToString(from);
}

TEST(TextLines, AFileFromWindowsStaysOne) {
    EXPECT_EQ(file_after("a\r\nb\r\nc", "a\nb\nc", "a\nx\ny\nc"), "a\r\nx\r\ny\r\nc");
}

TEST(TextLines, BytesThatCannotBeShownStayWhereNobodyTyped) {
    EXPECT_EQ(file_after("\xFF{\nb\n", "\xEF\xBF\xBD{\nb\n", "\xEF\xBF\xBD{\nc\n"), "\xFF{\nc\n");
}

TEST(TextLines, AProblemsPlaceIsFoundInTheText) {
    const std::string text = "一二\nab\n";
    EXPECT_EQ(offset_of_line(text, 1, 2), 3U);
    EXPECT_EQ(offset_of_line(text, 2, 2), 8U);
    EXPECT_EQ(offset_of_line(text, 2, 9), 9U) << "never behind the line";
    EXPECT_EQ(offset_of_line(text, 9, 1), text.size());
}

} // namespace
} // namespace amends::author
