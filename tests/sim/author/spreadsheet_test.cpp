#include "sim/author/spreadsheet.hpp"
#include "sim/author/spreadsheet_cell.hpp"
#include "sim/author/zip_stream.hpp"
#include "tests/sim/author/zip_made.hpp"

#include <gtest/gtest.h>

namespace amends::author {
namespace {

using zips::workbook_of;
using zips::zip_of;

std::vector<TableRow> rows_in(const std::string& bytes) {
    auto table = read_any_table(bytes);
    EXPECT_TRUE(table.ok()) << (table ? "" : table.error().text);
    return table ? table.value().rows : std::vector<TableRow>{};
}

std::string refusal_of(const std::string& bytes) {
    const auto table = read_any_table(bytes);
    return table ? "taken" : table.error().text;
}

TEST(Spreadsheet, ReadsSharedAndInlineTextsNumbersDatesAndFormulas) {
    const auto rows = rows_in(workbook_of(
        R"(<row r="2"><c r="A2" t="s"><v>1</v></c><c r="C2" t="inlineStr"><is><r><t>杯子</t></r><r><t>碎了</t></r></is></c></row>)"
        R"(<row r="4"><c r="A4"><v>268.5</v></c><c r="B4" s="1"><v>46093</v></c><c r="C4" s="2"><v>46093.7569444444</v></c>)"
        R"(<c r="D4" t="str"><f>A4&amp;"元"</f><v>268.5元</v></c><c r="E4" t="b"><v>1</v></c><c r="F4" t="e"><v>#N/A</v></c></row>)",
        {"客服", "顾客 &amp; 朋友"}));
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].number, 2U);
    EXPECT_EQ(rows[0].cells, (std::vector<std::string>{"顾客 & 朋友", "", "杯子碎了"}));
    EXPECT_EQ(rows[1].number, 4U);
    EXPECT_EQ(rows[1].cells, (std::vector<std::string>{"268.5", "2026-03-12", "2026-03-12 18:10", "268.5元",
                                                       "TRUE", "#N/A"}));
}

TEST(Spreadsheet, ListsItsSheetsAndReadsEach) {
    const auto sheet = [](const std::string& text) {
        return "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>" + text
               + "</t></is></c></row></sheetData></worksheet>";
    };
    const std::string bytes = zip_of(
        {{"xl/workbook.xml",
          R"(<workbook><sheets><sheet name="说明" id="a"/><sheet name="Chat" id="b"/></sheets></workbook>)"},
         {"xl/_rels/workbook.xml.rels",
          R"(<R><Relationship Id="a" Type="/worksheet" Target="/xl/worksheets/s1.xml"/>)"
          R"(<Relationship Id="b" Type="/worksheet" Target="worksheets/s2.xml"/></R>)"},
         {"xl/worksheets/s1.xml", "<worksheet><sheetData/></worksheet>"},
         {"xl/worksheets/s2.xml", sheet("hello")}});
    ASSERT_TRUE(sheet_names(bytes));
    EXPECT_EQ(sheet_names(bytes).value(), (std::vector<std::string>{"说明", "Chat"}));
    const auto table = read_any_table(bytes);
    ASSERT_TRUE(table);
    EXPECT_EQ(table.value().sheet, "Chat"); // the first is empty
    std::string read;
    ASSERT_TRUE(read_sheet(bytes, 1, [&](TableRow& row) { read = row.cells.at(0); }));
    EXPECT_EQ(read, "hello");
    EXPECT_FALSE(read_sheet(bytes, 2, [](TableRow&) {}));
}

TEST(Spreadsheet, ShowsNumbersAndDatesAsASpreadsheetDoes) {
    EXPECT_EQ(shown_number("0.30000000000000004"), "0.3");
    EXPECT_EQ(shown_number("5499"), "5499");
    EXPECT_EQ(shown_number("202603108842"), "202603108842");
    EXPECT_EQ(shown_number("-1.5"), "-1.5");
    EXPECT_EQ(shown_number("no number"), "no number");
    EXPECT_EQ(shown_date("0.5", false), "12:00");
    EXPECT_EQ(shown_date("59", false), "1900-02-28");
    EXPECT_EQ(shown_date("0", true), "1904-01-01");
    EXPECT_TRUE(is_date_format(22, ""));
    EXPECT_TRUE(is_date_format(164, "yyyy\"年\"m\"月\""));
    EXPECT_FALSE(is_date_format(164, "[Red]\"day\"0.00"));
    EXPECT_EQ(column_of("A1"), 0);
    EXPECT_EQ(column_of("AB12"), 27);
    EXPECT_EQ(column_of("12"), -1);
}

TEST(Spreadsheet, Fault30RefusesAZipBomb) {
    const std::string bomb = workbook_of(std::string(40U << 20U, ' '));
    EXPECT_LT(bomb.size(), 100'000U); // about 1000 : 1
    EXPECT_EQ(refusal_of(bomb), "intake.zip.bomb");
}

TEST(Spreadsheet, Fault30RefusesAMillionEntries) {
    std::string many;
    const std::string one("PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\0\0\0x", 31);
    for (int entry = 0; entry < 1'000'000; ++entry)
        many += one;
    EXPECT_EQ(refusal_of(many), "intake.zip.entries");
}

TEST(Spreadsheet, Fault30RefusesEntitiesAndOtherHostileXml) {
    const auto with_workbook = [](const std::string& xml) { return zip_of({{"xl/workbook.xml", xml}}); };
    EXPECT_EQ(
        refusal_of(with_workbook("<!DOCTYPE a [<!ENTITY l \"lol\"><!ENTITY m \"&l;&l;&l;\">]><a>&m;</a>")),
        "intake.sheet.xml");
    EXPECT_EQ(refusal_of(with_workbook("<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>")),
              "intake.sheet.xml");
    std::string deep;
    for (int level = 0; level < 100'000; ++level)
        deep += "<a>";
    EXPECT_EQ(refusal_of(with_workbook(deep)), "intake.sheet.xml");
    EXPECT_EQ(refusal_of(with_workbook("<a><b></a>")), "intake.sheet.xml");
}

TEST(Spreadsheet, RefusesWhatIsNoWorkbookWithItsOwnSentence) {
    EXPECT_EQ(refusal_of(zip_of({{"word/document.xml", "<a/>"}})), "intake.sheet.word");
    EXPECT_EQ(refusal_of(zip_of({{"note.txt", "hello"}})), "intake.sheet.not_xlsx");
    EXPECT_EQ(refusal_of("\xD0\xCF\x11\xE0 old"), "intake.sheet.old");
    EXPECT_EQ(refusal_of("PK\x03\x04 cut off"), "intake.zip.damaged");
    const std::string sound = workbook_of("<row><c><v>1</v></c></row>");
    EXPECT_NE(refusal_of(sound.substr(0, sound.size() / 3)), "taken");
}

TEST(Spreadsheet, AFileThatWasCutOffAnywhereIsToldAsDamagedByItsName) {
    const std::string talk =
        workbook_of("<row><c t=\"inlineStr\"><is><t>顾客</t></is></c><c t=\"inlineStr\">"
                    "<is><t>壶盖裂了</t></is></c></row><row><c t=\"inlineStr\"><is><t>客服"
                    "</t></is></c><c t=\"inlineStr\"><is><t>非常抱歉</t></is></c></row>");
    EXPECT_TRUE(read_table_file(talk, "talk.xlsx").ok());
    for (std::size_t bytes = 1; bytes < talk.size(); ++bytes) {
        const auto cut = read_table_file(talk.substr(0, bytes), "talk.XLSX");
        ASSERT_FALSE(cut) << bytes;
        EXPECT_EQ(cut.error().text, "intake.file_damaged") << bytes;
        EXPECT_EQ(cut.error().places, (decltype(Refused::places){{"file", "talk.XLSX"}}));
    }
}

TEST(Spreadsheet, AFileInWhichNothingStandsIsToldByItsName) {
    for (const std::string& nothing : {std::string(), std::string("\n,,\n  \n"), workbook_of(""),
                                       workbook_of("<row><c s=\"1\"/></row>")}) {
        const auto read = read_table_file(nothing, "talk.csv");
        ASSERT_FALSE(read);
        EXPECT_EQ(read.error().text, "intake.empty");
        EXPECT_EQ(read.error().places, (decltype(Refused::places){{"file", "talk.csv"}}));
    }
}

TEST(Spreadsheet, EndsAtTheSameLimitsAsATextTable) {
    TableLimits limits;
    limits.rows = 1;
    const std::string two =
        workbook_of("<row r=\"1\"><c><v>1</v></c></row><row r=\"7\"><c><v>2</v></c></row>");
    const auto rows = read_any_table(two, limits);
    ASSERT_FALSE(rows);
    EXPECT_EQ(rows.error().places.at(0).second, "7");
    EXPECT_EQ(refusal_of(workbook_of("<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>")),
              "intake.table.columns");
    EXPECT_EQ(refusal_of(workbook_of("<row r=\"1\"><c r=\"XFD1\" s=\"1\"/></row>")), "taken");
}

TEST(Spreadsheet, ReadsAHundredThousandRowsOneAtATime) {
    std::string sheet;
    for (int row = 1; row <= 100'000; ++row)
        sheet += "<row><c t=\"s\"><v>" + std::to_string(row % 2) + "</v></c><c><v>" + std::to_string(row)
                 + "</v></c></row>";
    const std::string bytes = workbook_of(sheet, {"顾客", "客服"});
    std::size_t rows = 0;
    const auto read = read_sheet(bytes, 0, [&](TableRow& row) { rows += row.cells.size() == 2 ? 1U : 0U; });
    ASSERT_TRUE(read) << read.error().text;
    EXPECT_EQ(rows, 100'000U);
}

} // namespace
} // namespace amends::author
