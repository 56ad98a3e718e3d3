// Texts out as a table and in again: only what was changed, and nothing that cannot be right.
#include "sim/author/spreadsheet.hpp"
#include "sim/author/text_table.hpp"

#include <gmock/gmock.h>

#include <fstream>

namespace amends::author {
namespace {

using support::Lang;
using testing::ElementsAre;
using testing::HasSubstr;

Document document_of_texts(const std::string& text) {
    return open_document(DocumentKind::scenario, "scenario.json", text);
}
std::string laptop_text() {
    std::ifstream file(AMENDS_SOURCE_DIR "/scenarios/damaged-laptop/scenario.json", std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}
std::vector<TableRow> rows_of_table(const std::string& csv) {
    const auto table = read_any_table(csv);
    EXPECT_TRUE(table.ok());
    return table.value().rows;
}

const std::string small = R"({"format": 1, "id": "s", "title": {"zh": "划痕", "en": "=Scratch"},
  "customer": {"name": {"zh": "林悦", "en": "Lin"}, "tags": [{"zh": "甲", "en": "A"}, {"zh": "乙", "en": "B"}]},
  "nodes": [{"id": "n", "customer": [{"text": {"zh": "{day}到吗", "en": "{day:weekday}, right?"}},
      {"text": {"zh": "嗯"}}],
    "choices": [{"id": "c", "text": {"zh": "好", "en": "Yes"}}]}]}
)";

/// The faults as "row column text" and what the case's text becomes.
struct Taken {
    std::vector<std::string> faults;
    std::size_t changes = 0;
    std::string text;
};
Taken taken_into(const Document& document, const std::vector<TableRow>& rows) {
    const auto taken = take_texts(document, rows);
    if (!taken.ok()) return {{taken.error().text}, 0, document.text()};
    Taken made;
    for (const TextFault& fault : taken.value().faults)
        made.faults.push_back(std::to_string(fault.row) + ' ' + fault.column + ' ' + fault.what.text);
    made.changes = taken.value().changes.size();
    made.text = apply(document, taken.value().edit).value().document.text();
    return made;
}
/// The row of an id; row 0 is the head. Columns: id, where, zh, en, note, base.
TableRow& row_named(std::vector<TableRow>& rows, const std::string& id) {
    for (TableRow& row : rows)
        if (row.cells[0] == id) return row;
    ADD_FAILURE() << id;
    return rows.front();
}

TEST(TextTable, HasARowForEveryTextByItsIds) {
    std::vector<std::string> ids;
    for (const CaseText& one : case_texts(document_of_texts(small)))
        ids.push_back(one.id);
    EXPECT_THAT(ids, ElementsAre("title", "customer/name", "customer/tags/#1", "customer/tags/#2",
                                 "nodes/n/customer/#1/text", "nodes/n/customer/#2/text",
                                 "nodes/n/choices/c/text"));
    const std::string csv = texts_as_table(document_of_texts(small), Lang::en);
    EXPECT_TRUE(csv.starts_with(table_mark));
    EXPECT_THAT(csv, HasSubstr("'=Scratch")); // no formula
    EXPECT_THAT(csv, HasSubstr("{day:weekday}"));
    EXPECT_TRUE(is_text_table(rows_of_table(csv)));
}

TEST(TextTable, AnUntouchedTableChangesNothing) {
    for (const std::string& text : {small, laptop_text()})
        for (const Lang lang : {Lang::zh, Lang::en}) {
            const Document document = document_of_texts(text);
            const Taken taken = taken_into(document, rows_of_table(texts_as_table(document, lang)));
            EXPECT_TRUE(taken.faults.empty()) << taken.faults.front();
            EXPECT_EQ(taken.changes, 0U);
            EXPECT_EQ(taken.text, text);
        }
}

TEST(TextTable, ChangedCellsChangeThoseBytesAlone) {
    const Document document = document_of_texts(small);
    auto rows = rows_of_table(texts_as_table(document, Lang::zh));
    row_named(rows, "nodes/n/choices/c/text").cells[3] = "Yes, \"today\"";
    row_named(rows, "nodes/n/customer/#2/text").cells[3] = "mm";
    const Taken taken = taken_into(document, rows);
    EXPECT_THAT(taken.faults, ElementsAre());
    EXPECT_EQ(taken.changes, 2U);
    std::string expected = small;
    expected.replace(expected.find("\"Yes\""), 5, R"("Yes, \"today\"")");
    expected.replace(expected.find("{\"zh\": \"嗯\"}"), 13, R"({"zh": "嗯", "en": "mm"})");
    EXPECT_EQ(taken.text, expected);
}

TEST(TextTable, TextsOfAShippedCaseComeBack) {
    const Document document = document_of_texts(laptop_text());
    auto rows = rows_of_table(texts_as_table(document, Lang::en));
    rows.resize(80);
    for (std::size_t i = 1; i < rows.size(); ++i)
        rows[i].cells[3] += " ~";
    const Taken taken = taken_into(document, rows);
    EXPECT_THAT(taken.faults, ElementsAre());
    EXPECT_EQ(taken.changes, rows.size() - 1);
    const auto texts = case_texts(document_of_texts(taken.text));
    for (std::size_t i = 1; i < rows.size(); ++i)
        EXPECT_TRUE(texts[i - 1].text.en.ends_with(" ~")) << texts[i - 1].id;
}

TEST(TextTable, TellsWhatCannotBeRightWithRowAndColumn) {
    const Document document = document_of_texts(small);
    const auto rows = rows_of_table(texts_as_table(document, Lang::en));
    const auto faults_after = [&](const std::function<void(std::vector<TableRow>&)>& change) {
        auto changed = rows;
        change(changed);
        return taken_into(document, changed).faults;
    };
    using TableRows = std::vector<TableRow>;
    EXPECT_THAT(faults_after([](TableRows& all) { all[3].cells[0] = "nodes/x"; }),
                ElementsAre("4 id texts.unknown"));
    EXPECT_THAT(faults_after([](TableRows& all) { all.push_back(all[1]); }), ElementsAre("2 id texts.twice"));
    EXPECT_THAT(faults_after([](TableRows& all) { all[1].cells[2].clear(); }),
                ElementsAre("2 zh texts.empty"));
    EXPECT_THAT(faults_after([](TableRows& all) { all[5].cells[3] = "right?"; }),
                ElementsAre("6 en texts.place_lost"));
    EXPECT_THAT(faults_after([](TableRows& all) { all[5].cells[2] = "{day}{who}到吗"; }),
                ElementsAre("6 zh texts.place_new"));
    EXPECT_THAT(faults_after([](TableRows& all) { all[1].cells[3] = "a {brace"; }),
                ElementsAre("2 en texts.stray"));
    EXPECT_THAT(faults_after([](TableRows& all) { all[1].cells[5] = "?"; }),
                ElementsAre("2 base texts.base"));
    EXPECT_THAT(faults_after([](TableRows& all) {
                    all[1].cells[2].clear();
                    all[2].cells[3].clear();
                }),
                ElementsAre("2 zh texts.empty", "3 en texts.empty"));
    EXPECT_THAT(faults_after([](TableRows& all) { all[0].cells[5] = "bass"; }), ElementsAre("texts.columns"));
    EXPECT_THAT(taken_into(document_of_texts("no json"), rows).faults, ElementsAre("texts.no_case"));
}

TEST(TextTable, ATextThatBothSidesChangedIsTold) {
    auto rows = rows_of_table(texts_as_table(document_of_texts(small), Lang::en));
    std::string meanwhile = small;
    meanwhile.replace(meanwhile.find("\"Yes\""), 5, "\"Sure\"");
    const Document changed = document_of_texts(meanwhile);
    EXPECT_EQ(taken_into(changed, rows).text, meanwhile); // the table has the old words: the case's stay
    row_named(rows, "nodes/n/choices/c/text").cells[3] = "Of course";
    EXPECT_THAT(taken_into(changed, rows).faults, ElementsAre("8 en texts.both_changed"));
    row_named(rows, "nodes/n/choices/c/text").cells[3] = "Sure";
    EXPECT_THAT(taken_into(changed, rows).faults, ElementsAre()); // both alike
    row_named(rows, "nodes/n/choices/c/text").cells[2] = "好的";  // the other language is nobody's
    EXPECT_EQ(taken_into(changed, rows).changes, 1U);
}

TEST(TextTable, EntriesWithoutAnIdAreFoundWhereTheyMovedTo) {
    auto rows = rows_of_table(texts_as_table(document_of_texts(small), Lang::en));
    row_named(rows, "customer/tags/#2").cells[3] = "Bee";
    std::string moved = small;
    const std::string a = R"({"zh": "甲", "en": "A"})", b = R"({"zh": "乙", "en": "B"})";
    moved.replace(moved.find(a + ", " + b), a.size() + b.size() + 2, b + ", " + a);
    const Taken taken = taken_into(document_of_texts(moved), rows);
    EXPECT_THAT(taken.faults, ElementsAre());
    EXPECT_THAT(taken.text, HasSubstr(R"([{"zh": "乙", "en": "Bee"}, {"zh": "甲", "en": "A"}])"));
}

} // namespace
} // namespace amends::author
