#include "sim/author/reading.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

namespace amends::author {
namespace {

Reading reading_of(const std::string& text) {
    return read_document(open_document(DocumentKind::scenario, "scenario.json", text), nullptr);
}

std::string shipped_case_text(const std::string& id) {
    std::ifstream file(AMENDS_SOURCE_DIR "/scenarios/" + id + "/scenario.json", std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

TEST(ReadDocument, TellsEachProblemWithLineAndPlace) {
    const Document document =
        open_document(DocumentKind::scenario, "scenario.json", shipped_case_text("damaged-laptop"));
    const auto edited = apply(
        document, {{}, {}, {SetValue{JsonPlace{} / "nodes" / 1 / "transitions" / 0 / "to", "\"nowhere\""}}});
    ASSERT_TRUE(edited.ok());
    const Reading reading = read_document(edited.value().document, nullptr);
    EXPECT_FALSE(reading.is_playable);
    ASSERT_NE(reading.draft, nullptr);
    const auto found = problems_in(reading, JsonPlace{} / "nodes" / 1 / "transitions" / 0);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(to_pointer(*found[0]->at), "/nodes/1/transitions/0/to");
    EXPECT_EQ(found[0]->problem.code, "S012");
    EXPECT_EQ(edited.value().document.text().substr(found[0]->offset, 9), "\"nowhere\"");
}

TEST(ReadDocument, APlaceToFillInThatSaysNothingIsToldByWhatStandsBesideIt) {
    for (const char* empty : {R"({})", R"("")", R"({"zh": "", "en": ""})", "true"}) {
        const Reading reading = reading_of(R"({"format": 1, "x-todo": )" + std::string(empty) + "}");
        std::string told;
        for (const PlacedProblem& one : reading.problems)
            if (one.problem.code == "S104") told = one.problem.message.zh + "/" + one.problem.message.en;
        EXPECT_EQ(told, "这里等您填：“旁边的内容”/still to be filled in: \"what stands beside it\"") << empty;
    }
}

TEST(ReadDocument, PlacesAProblemBehindWideCharactersOnOneLine) {
    const Reading reading =
        reading_of(R"({"format": 1, "title": {"zh": "题目", "en": "T"}, "difficulty": 9})");
    bool is_found = false;
    for (const PlacedProblem& each : reading.problems)
        is_found = is_found || (each.at && to_pointer(*each.at) == "/difficulty");
    EXPECT_TRUE(is_found);
}

TEST(ReadDocument, ThatNoWayIsRightLeadsToTheResolutionAlsoWhereItIsNotThere) {
    const auto reading = read_document(
        open_document(DocumentKind::scenario, "scenario.json",
                      R"({"format": 1, "id": "a", "title": {"en": "A"}, "languages": ["en"], "nodes": []})"),
        nullptr);
    const auto found = std::find_if(reading.problems.begin(), reading.problems.end(),
                                    [](const PlacedProblem& one) { return one.problem.code == "S052"; });
    ASSERT_NE(found, reading.problems.end());
    ASSERT_TRUE(found->at);
    EXPECT_EQ(to_pointer(*found->at), "/resolution");
}

TEST(ReadDocument, ReadsAShippedCaseAsPlayable) {
    const Reading reading = reading_of(shipped_case_text("wrong-sneakers"));
    EXPECT_TRUE(reading.is_playable);
    EXPECT_EQ(reading.errors, 0U);
    EXPECT_EQ(reading.own_nodes, reading.draft->nodes.size());
}

TEST(ReadDocument, Fault26KeepsATextThatIsNoJsonWithItsProblemsAndPlaces) {
    std::string utf16("\xff\xfe{\0", 4);
    const std::string whole = shipped_case_text("first-day");
    for (const std::string& text :
         {std::string(), std::string("no JSON"), whole.substr(0, whole.size() / 2), utf16,
          std::string("{\"id\": \"\xc0\xaf\"}"), std::string("{\"id\": \"\\ud800\"}"),
          std::string("{\"id\": NaN}"), std::string("{\"id\": 1e999}"), std::string("{} more")}) {
        const Document document = open_document(DocumentKind::scenario, "scenario.json", text);
        EXPECT_EQ(document.text(), text);
        EXPECT_EQ(document.root(), nullptr) << text.substr(0, 20);
        const Reading reading = read_document(document, nullptr);
        ASSERT_EQ(reading.problems.size(), 1U) << text.substr(0, 20);
        EXPECT_GT(reading.problems[0].problem.line, 0);
        EXPECT_LE(reading.problems[0].offset, text.size());
        EXPECT_FALSE(reading.is_playable);
    }
}

TEST(ReadDocument, Fault27RefusesABombAndStillShowsItsText) {
    const Document document =
        open_document(DocumentKind::scenario, "scenario.json", std::string(1'000'000, '['));
    EXPECT_EQ(document.root(), nullptr);
    EXPECT_EQ(document.text().size(), 1'000'000U);
    EXPECT_EQ(read_document(document, nullptr).errors, 1U);
}

TEST(ReadDocument, Fault28PlacesDuplicateKeysAndUnknownOnes) {
    const Reading reading =
        reading_of(R"({"format": 1, "id": "a", "id": "b", "tilte": 3, "version": 9007199254740993})");
    std::vector<std::string> places;
    for (const PlacedProblem& each : reading.problems)
        if (each.problem.severity == support::Severity::error) places.push_back(to_pointer(*each.at));
    for (const std::string wanted : {"/id", "/tilte", "/version"})
        EXPECT_NE(std::find(places.begin(), places.end(), wanted), places.end()) << wanted;
}

} // namespace
} // namespace amends::author
