#include "sim/author/document.hpp"

#include <gtest/gtest.h>

namespace amends::author {
namespace {

Document opened(std::string text) {
    return open_document(DocumentKind::scenario, "scenario.json", std::move(text));
}

std::string after(const std::string& text, Change change) {
    const auto edited = apply(opened(text), {{}, {}, {std::move(change)}});
    return edited ? edited.value().document.text() : "refused: " + edited.error().en;
}

const JsonPlace root;

TEST(EditDocument, SetsAValueAndNothingElse) {
    EXPECT_EQ(after("{\"id\" :\t\"a\",\n\n  \"version\":1 }", SetValue{root / "version", "2"}),
              "{\"id\" :\t\"a\",\n\n  \"version\":2 }");
}

TEST(EditDocument, LeavesTheBytesWhenTheValueMeansTheSame) {
    const std::string text = R"({"title": {"en":"\u0041", "zh":"x"}})";
    EXPECT_EQ(after(text, SetValue{root / "title", R"({"zh": "x", "en": "A"})"}), text);
}

TEST(EditDocument, PutsANewKeyWhereTheTablesHaveIt) {
    EXPECT_EQ(
        after("{\n  \"format\": 1,\n  \"title\": {},\n  \"x-mine\": 7\n}", SetValue{root / "id", "\"a\""}),
        "{\n  \"format\": 1,\n  \"id\": \"a\",\n  \"title\": {},\n  \"x-mine\": 7\n}");
    EXPECT_EQ(after("{\n  \"title\": {\"en\": \"T\"}\n}", SetValue{root / "title" / "zh", "\"题\""}),
              "{\n  \"title\": {\"zh\": \"题\", \"en\": \"T\"}\n}");
    EXPECT_EQ(after("{\n  \"title\": {}\n}", SetValue{root / "x-own", "[1]"}),
              "{\n  \"title\": {},\n  \"x-own\": [1]\n}");
}

TEST(EditDocument, MakesWhatIsMissingOnTheWay) {
    EXPECT_EQ(after("{\n  \"id\": \"a\"\n}", SetValue{root / "contact" / "target_s", "60"}),
              "{\n  \"id\": \"a\",\n  \"contact\": {\"target_s\": 60}\n}");
    EXPECT_EQ(after("{}", SetValue{root / "nodes" / 0 / "customer" / 0 / "text" / "zh", "\"喂\""}),
              "{\"nodes\": [{\"customer\": [{\"text\": {\"zh\": \"喂\"}}]}]}");
}

TEST(EditDocument, InsertsEntriesLikeTheirNeighbours) {
    EXPECT_EQ(after(R"({"flags": ["a", "b"]})", InsertEntry{root / "flags", 1, "\"n\""}),
              R"({"flags": ["a", "n", "b"]})");
    EXPECT_EQ(after(R"({"flags": ["a", "b"]})", InsertEntry{root / "flags", 0, "\"n\""}),
              R"({"flags": ["n", "a", "b"]})");
    EXPECT_EQ(after("{\n    \"flags\": [\n        \"a\"\n    ]\n}", InsertEntry{root / "flags", 9, "\"n\""}),
              "{\n    \"flags\": [\n        \"a\",\n        \"n\"\n    ]\n}");
    EXPECT_EQ(after("{\"flags\": [ ]}", InsertEntry{root / "flags", 0, "\"n\""}), "{\"flags\": [\"n\"]}");
    EXPECT_EQ(after("{\"id\": \"a\"}", InsertEntry{root / "flags", 0, "\"n\""}),
              "{\"id\": \"a\", \"flags\": [\"n\"]}");
}

TEST(EditDocument, WritesWhatIsLongInLinesOfTwoSpacesAndInTheTablesOrder) {
    const std::string long_text(100, 'x');
    EXPECT_EQ(after("{\n  \"nodes\": [\n    {\"id\": \"a\"}\n  ]\n}",
                    InsertEntry{root / "nodes", 1,
                                R"({"transitions":[],"customer":[{"text":{"en":")" + long_text
                                    + R"(","zh":"短"}}],"id":"b"})"}),
              "{\n  \"nodes\": [\n    {\"id\": \"a\"},\n    {\n      \"id\": \"b\",\n      \"customer\": [\n"
              "        {\n          \"text\": {\n            \"zh\": \"短\",\n            \"en\": \""
                  + long_text
                  + "\"\n          }\n        }\n      ],\n      \"transitions\": []\n    }\n  ]\n}");
}

TEST(EditDocument, RemovesWithTheCommaThatBelongsToIt) {
    const std::string list = R"({"flags": ["a", "b", "c"]})";
    EXPECT_EQ(after(list, RemoveValue{root / "flags" / 0}), R"({"flags": ["b", "c"]})");
    EXPECT_EQ(after(list, RemoveValue{root / "flags" / 1}), R"({"flags": ["a", "c"]})");
    EXPECT_EQ(after(list, RemoveValue{root / "flags" / 2}), R"({"flags": ["a", "b"]})");
    EXPECT_EQ(after(R"({"flags": [ "a" ]})", RemoveValue{root / "flags" / 0}), R"({"flags": []})");
    EXPECT_EQ(after("{\n  \"id\": \"a\",\n  \"version\": 2\n}", RemoveValue{root / "version"}),
              "{\n  \"id\": \"a\"\n}");
    EXPECT_EQ(after(list, RemoveValue{root / "nodes"}), list);
}

TEST(EditDocument, MovesEntriesAroundWhatStandsBetweenThem) {
    EXPECT_EQ(after("[\"a\" , \"b\",\n\"c\"]", MoveEntry{root, 0, 2}), "[\"b\" , \"c\",\n\"a\"]");
    EXPECT_EQ(after("[\"a\" , \"b\",\n\"c\"]", MoveEntry{root, 2, 0}), "[\"c\" , \"a\",\n\"b\"]");
}

TEST(EditDocument, KeepsTheLineEndsOfAFileFromWindows) {
    EXPECT_EQ(after("{\r\n  \"id\": \"a\"\r\n}\r\n", SetValue{root / "version", "2"}),
              "{\r\n  \"id\": \"a\",\r\n  \"version\": 2\r\n}\r\n");
}

TEST(EditDocument, RefusesWithASentenceWhatCannotBe) {
    const std::string text = R"({"flags": ["a"], "id": "x"})";
    EXPECT_EQ(after(text, SetValue{root / "flags" / 5, "1"}),
              "refused: The file has no place “/flags/5”; nothing was changed.");
    EXPECT_EQ(after(text, SetValue{root / "id" / "zh", "1"}),
              "refused: The file has no place “/id/zh”; nothing was changed.");
    EXPECT_EQ(after(text, SetValue{root / "id", "{\"a\""}),
              "refused: The new value is no valid JSON; nothing was changed.");
    EXPECT_EQ(after(text, MoveEntry{root / "flags", 0, 1}).substr(0, 8), "refused:");
    EXPECT_EQ(after("{\"id\": ", SetValue{root / "id", "1"}).substr(0, 8), "refused:");
}

TEST(EditDocument, EditsTheTextOfAFileThatIsNoJson) {
    EXPECT_EQ(after("{\"id\": ", ReplaceText{7, 7, "\"a\"}"}), "{\"id\": \"a\"}");
    EXPECT_EQ(after("{}", ReplaceText{1, 9, ""}).substr(0, 8), "refused:");
}

TEST(EditDocument, MakesAllChangesOfAnEditOrNone) {
    const Document document = opened(R"({"flags": ["a"], "version": 1})");
    const auto both = apply(
        document, {{}, {}, {InsertEntry{root / "flags", 0, "\"b\""}, SetValue{root / "flags" / 1, "\"c\""}}});
    ASSERT_TRUE(both.ok());
    EXPECT_EQ(both.value().document.text(), R"({"flags": ["b", "c"], "version": 1})");
    EXPECT_FALSE(apply(document, {{}, {}, {SetValue{root / "version", "2"}, MoveEntry{root, 0, 1}}}).ok());
    EXPECT_EQ(document.text(), R"({"flags": ["a"], "version": 1})");
}

TEST(EditDocument, RefusesToNestDeeperThanAFileMay) {
    std::string deep = "1";
    for (int i = 0; i < 60; ++i)
        deep = "[" + deep + "]";
    EXPECT_EQ(after(R"({"x-a": {"b": {"c": {"d": {"e": 1}}}}})",
                    SetValue{root / "x-a" / "b" / "c" / "d" / "e", deep})
                  .substr(0, 8),
              "refused:");
}

TEST(EditDocument, FindsThePlaceOfAByte) {
    const Document document = opened(R"({"id": "a", "flags": ["x", "yy"]})");
    EXPECT_EQ(to_pointer(place_at_offset(document, document.text().find("yy"))), "/flags/1");
    EXPECT_EQ(to_pointer(place_at_offset(document, document.text().find("flags"))), "/flags");
    EXPECT_EQ(to_pointer(place_at_offset(document, 0)), "");
    EXPECT_EQ(to_pointer(place_at_offset(document, 4000)), "");
}

TEST(JsonPlaces, AreWrittenAsPointersAndReadAgain) {
    const JsonPlace place = root / "nodes" / 3 / "x-a/b~c" / "zh";
    EXPECT_EQ(to_pointer(place), "/nodes/3/x-a~1b~0c/zh");
    EXPECT_EQ(from_pointer(to_pointer(place)), place);
    EXPECT_EQ(from_pointer("nodes"), std::nullopt);
}

} // namespace
} // namespace amends::author
