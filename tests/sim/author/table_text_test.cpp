#include "sim/author/table_text.hpp"

#include <gtest/gtest.h>

namespace amends::author {
namespace {

using Rows = std::vector<std::vector<std::string>>;

struct RowsAndFaults {
    Rows rows;
    TableRead read;
};

RowsAndFaults rows_of(std::string_view text, const TableLimits& limits = {}) {
    RowsAndFaults all;
    all.read = read_table(
        text, [&](TableRow& row) { all.rows.push_back(row.cells); }, limits);
    return all;
}

std::string written(const std::vector<std::string>& cells) {
    std::string text;
    append_row(text, cells);
    return text;
}

std::string decoded(std::string bytes) {
    const auto result = decode_text(std::move(bytes));
    return result ? result.value().text : "refused: " + result.error().text;
}

TEST(TableText, ReadsQuotesLineBreaksAndEveryKindOfLineEnd) {
    const auto all = rows_of("a,b\r\n\"x,\"\"y\"\"\",\"two\nlines\"\rlast,\n\n , \nend");
    EXPECT_EQ(all.rows, (Rows{{"a", "b"}, {"x,\"y\"", "two\nlines"}, {"last", ""}, {"end"}}));
    EXPECT_TRUE(all.read.faults.empty());
}

TEST(TableText, FindsTheSeparatorByLooking) {
    EXPECT_EQ(find_separator("speaker;text\nA;one, two, three\nB;four, five\n"), ';');
    EXPECT_EQ(find_separator("speaker\ttext\nA\tone, two\nB\tthree; four\n"), '\t');
    EXPECT_EQ(find_separator("speaker,text\n\"A\",\"one; two; three\"\n\"B\",\"four\"\n"), ',');
    EXPECT_EQ(find_separator("one column\nonly\n"), ',');
}

TEST(TableText, AQuoteInsideAnUnquotedCellIsALetter) {
    EXPECT_EQ(rows_of("27\" screen,5 o'clock\n").rows, (Rows{{"27\" screen", "5 o'clock"}}));
}

TEST(TableText, TellsEveryFaultWithRowAndColumn) {
    const auto all = rows_of("a,b\n\"x\"y,1\nfine,\"open\nand on");
    EXPECT_EQ(all.read.faults, (std::vector<TableFault>{{"intake.table.after_quote", 2, 1, 2},
                                                        {"intake.table.quote_open", 3, 2, 3}}));
    const auto below = rows_of("\"a\r\nb\rc\",1\r\n2,\"open");
    EXPECT_EQ(below.read.faults, (std::vector<TableFault>{{"intake.table.quote_open", 2, 2, 4}}))
        << "a row of three lines stands before it";
    const auto zero = rows_of(std::string_view("a,b\0c\n", 6));
    EXPECT_EQ(zero.read.faults, (std::vector<TableFault>{{"intake.table.zero", 1, 2, 1}}));
}

TEST(TableText, EndsAtItsLimitsAndSaysWhich) {
    TableLimits limits;
    limits.rows = 2;
    EXPECT_EQ(rows_of("1\n2\n3\n", limits).read.faults,
              (std::vector<TableFault>{{"intake.table.rows", 3, 1, 3}}));
    limits.columns = 2;
    EXPECT_EQ(rows_of("1,2,3\n", limits).read.faults,
              (std::vector<TableFault>{{"intake.table.columns", 1, 3, 1}}));
    limits.cell_bytes = 4;
    EXPECT_EQ(rows_of("1,12345\n", limits).read.faults,
              (std::vector<TableFault>{{"intake.table.cell_long", 1, 2, 1}}));
}

TEST(TableText, Fault45ReadsByteOrderMarkGbkAndUtf16) {
    EXPECT_EQ(decoded("\xEF\xBB\xBF姓名,电话"), "姓名,电话");
    EXPECT_EQ(decoded("\xD0\xD5\xC3\xFB,\xB5\xE7\xBB\xB0\r\n"), "姓名,电话\r\n");
    EXPECT_EQ(decode_text("\xD0\xD5\xC3\xFB\n").value().encoding, TextEncoding::gb18030);
    EXPECT_EQ(decoded(std::string("\xFF\xFE\x11\x62,\0\x42\0", 8)), "我,B");
    EXPECT_EQ(decoded(std::string("\xFE\xFF\x62\x11\0,", 6)), "我,");
    EXPECT_EQ(decoded(std::string("a\0,\0b\0\n\0", 8)), "a,b\n");
}

TEST(TableText, Fault45TellsWhereUtf8IsBrokenAndWhatIsNoText) {
    const auto broken = decode_text("客服,您好,亲\n顾客,在吗\xE5\x9C,有人\n");
    ASSERT_FALSE(broken);
    EXPECT_EQ(broken.error().text, "intake.table.not_utf8");
    EXPECT_EQ(broken.error().places, (decltype(Refused::places){{"row", "2"}, {"column", "2"}}));
    EXPECT_EQ(decoded("\x89PNG\r\n\x1A\n\xFF\xFF\xFF"), "refused: intake.table.encoding");
    // Another kind of file whose bytes pass for letters, whatever it is called.
    for (const char* begins : {"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>", "{\\rtf1\\ansi Customer: hi\\par}",
                               "GIF89a, two\n", "Rar!\x1A\x07", "7z\xBC\xAF\x27\x1C"})
        EXPECT_EQ(decoded(begins), "refused: intake.table.encoding") << begins;
    EXPECT_EQ(decoded(std::string("\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16)), "refused: intake.table.encoding");
    EXPECT_EQ(decoded(std::string("\xFF\xFE\0\xD8", 4)), "refused: intake.table.not_utf16");
}

TEST(TableText, Fault45TakesNoOtherEncodingForChinese) {
    const std::string big5 = "\xAA\x4D\xA4\x6C\xC3\x61\xA4\x46\xA1\x41\xAB\x44\xB1\x60\xA9\xEA\xBA\x70"
                             "\xA1\x41\xA7\xDA\xB5\xB9\xB1\x7A\xB8\xC9\xB5\x6F\xA4\x40\xAD\xD3";
    const std::string shift_jis = "\x89\xF3\x82\xEA\x82\xC4\x82\xA2\x82\xDC\x82\xB7\x81\x42\x90\x5C\x82\xB5"
                                  "\x96\xF3\x82\xB2\x82\xB4\x82\xA2\x82\xDC\x82\xB9\x82\xF1";
    const std::string latin = "speaker,text\nCustomer,\xC9t\xE9 d\xE9j\xE0vu c\xF4te\n";
    for (const std::string& other : {big5, shift_jis, latin})
        EXPECT_EQ(decoded(other), "refused: intake.table.encoding");
    // GBK holds the traditional characters as well; half of a text in them is common to both scripts.
    EXPECT_EQ(decoded("\xBF\xCD\xB7\xFE\xA3\xBA\xC4\xFA\xBA\xC3\xA3\xAC\xDF\x40\x82\x80\xD3\x86\x86\xCE\xEF"
                      "\x40\xCA\xBE\xD2\xD1\xBD\x9B\xB0\x6C\xD8\x9B\xA3\xAC\xD5\x88\xC9\xD4\xB5\xC8"),
              "客服：您好，這個訂單顯示已經發貨，請稍等");
}

TEST(TableText, Fault45TakesAHundredThousandRowsOneAtATime) {
    std::string text;
    for (int row = 0; row < 100'000; ++row)
        text += "顾客,\"第 " + std::to_string(row) + " 行, 还没到\"\r\n";
    std::size_t count = 0, memory = 0;
    const TableRead read = read_table(text, [&](TableRow& row) {
        ++count;
        memory = std::max(memory, row.cells.capacity() * sizeof(std::string) + row.cells[1].capacity());
    });
    EXPECT_EQ(count, 100'000U);
    EXPECT_TRUE(read.faults.empty());
    EXPECT_LT(memory, 1024U); // a row, whatever the size of the table
    EXPECT_EQ(rows_of(text + "one,more\n").read.faults.at(0).text, "intake.table.rows");
}

TEST(TableText, Fault44ProtectsWhatASpreadsheetWouldRun) {
    EXPECT_EQ(written({"=cmd|' /C calc'!A0"}), "\"'=cmd|' /C calc'!A0\"\r\n");
    EXPECT_EQ(written({"+1", "-1", "@SUM(1)"}), "\"'+1\",\"'-1\",\"'@SUM(1)\"\r\n");
    EXPECT_EQ(written({"\t=1", "\r=1", "＝1+1"}), "\"'\t=1\",\"'\r=1\",\"'＝1+1\"\r\n");
    EXPECT_EQ(written({" =1", "plain", "a;=1"}), "\"' =1\",plain,\"a;=1\"\r\n");
}

TEST(TableText, Fault44ReadsBackExactlyWhatWasWritten) {
    const std::vector<std::string> cells = {"=cmd",    "+1",       "-1",       "@SUM",
                                            "\ttab",   "\rreturn", "＝full",   "＋",
                                            "'quoted", "'=quoted", "''=twice", " =blank",
                                            "a\"b",    "a\nb",     "a,b;c\td", " ends ",
                                            "don't",   "'",        "",         std::string(32'768, 'x'),
                                            "—",       "－1",      "＠x"};
    const auto all = rows_of(written(cells));
    ASSERT_EQ(all.rows.size(), 1U);
    EXPECT_EQ(all.rows[0], cells);
    EXPECT_TRUE(all.read.faults.empty());
}

} // namespace
} // namespace amends::author
