#include "sim/author/merge_differences.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <random>

namespace amends::author {
namespace {

Document version(std::string text) {
    return open_document(DocumentKind::scenario, "scenario.json", std::move(text));
}

struct Three {
    Document base, mine, theirs;
    [[nodiscard]] Merge merge() const { return compare_versions(base, mine, theirs); }
    [[nodiscard]] std::string result(const Merge& merge) const {
        const auto text = merged_text(mine, theirs, merge);
        return text ? text.value() : "refused: " + text.error().en;
    }
};

const std::string begun = R"({
  "title": {"zh": "题"},
  "nodes": [
    {"id": "a", "x-n": 1},
    {"id": "b",  "x-n": 1},
    {"id": "c", "x-n": 1}
  ],
  "version": 1
})";

std::string changed(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return text.replace(at, from.size(), to);
}

TEST(MergeVersions, TakesWhatOnlyOneSideChangedByItself) {
    const Three three{version(begun),
                      version(changed(begun, R"({"id": "a", "x-n": 1})", R"({"id": "a", "x-n": 2})")),
                      version(changed(begun, R"({"id": "b",  "x-n": 1})", R"({"id":"b","x-n":9})"))};
    const Merge merge = three.merge();
    EXPECT_EQ(merge.conflicts(), 0U);
    ASSERT_EQ(merge.pieces.size(), 2U);
    EXPECT_EQ(three.result(merge),
              changed(changed(begun, R"({"id": "a", "x-n": 1})", R"({"id": "a", "x-n": 2})"),
                      R"({"id": "b",  "x-n": 1})", R"({"id":"b","x-n":9})"));
}

TEST(MergeVersions, LeavesToTheTrainerWhatBothSidesChanged) {
    const Three three{version(begun), version(changed(begun, R"("a", "x-n": 1)", R"("a", "x-n": 2)")),
                      version(changed(begun, R"("a", "x-n": 1)", R"("a", "x-n": 3)"))};
    Merge merge = three.merge();
    ASSERT_EQ(merge.conflicts(), 1U);
    EXPECT_EQ(merge.pieces[0].list, "nodes");
    EXPECT_EQ(merge.pieces[0].name, "a");
    EXPECT_EQ(merge.pieces[0].mine, R"({"id": "a", "x-n": 2})");
    EXPECT_EQ(merge.pieces[0].theirs, R"({"id": "a", "x-n": 3})");
    EXPECT_EQ(three.result(merge), three.mine.text());
    merge.pieces[0].chosen = Side::theirs;
    EXPECT_EQ(three.result(merge), three.theirs.text());
}

TEST(MergeVersions, PutsANewNodeBehindTheOneItFollows) {
    const Three three{version(begun),
                      version(changed(begun, R"(    {"id": "c", "x-n": 1})", R"(    {"id": "m"},
    {"id": "c", "x-n": 1})")),
                      version(changed(begun, R"({"id": "a", "x-n": 1},)", R"({"id": "a", "x-n": 1},
    {"id":   "t"},)"))};
    EXPECT_EQ(three.result(three.merge()), changed(three.mine.text(), R"({"id": "a", "x-n": 1},)",
                                                   R"({"id": "a", "x-n": 1},
    {"id":   "t"},)"));
}

TEST(MergeVersions, ANodeRemovedThereAndChangedHereIsAConflict) {
    const Three three{version(begun), version(changed(begun, R"("c", "x-n": 1)", R"("c", "x-n": 2)")),
                      version(changed(begun, ",\n    {\"id\": \"c\", \"x-n\": 1}", ""))};
    Merge merge = three.merge();
    ASSERT_EQ(merge.conflicts(), 1U);
    EXPECT_EQ(merge.pieces[0].theirs, std::nullopt);
    merge.pieces[0].chosen = Side::theirs;
    EXPECT_EQ(three.result(merge), three.theirs.text());
}

TEST(MergeVersions, WhatIsWrittenDifferentlyButMeansTheSameIsNoChange) {
    const Three three{version(begun), version(begun), version(nlohmann::json::parse(begun).dump())};
    EXPECT_TRUE(three.merge().pieces.empty());
}

TEST(MergeVersions, AHalfWrittenFileIsOnePiece) {
    const Three three{version(begun), version(changed(begun, "\"version\": 1", "\"version\": 2")),
                      version(begun.substr(0, 40))};
    Merge merge = three.merge();
    ASSERT_EQ(merge.pieces.size(), 1U);
    EXPECT_TRUE(merge.pieces[0].is_conflict);
    EXPECT_EQ(three.result(merge), three.mine.text());
    merge.pieces[0].chosen = Side::theirs;
    EXPECT_EQ(three.result(merge), begun.substr(0, 40));
}

/// Changes some nodes and keys at random.
nlohmann::json changed_at_random(nlohmann::json file, std::mt19937& random, int own) {
    for (int i = 0; i < 3; ++i) {
        auto& nodes = file["nodes"];
        switch (random() % 4) {
        case 0: nodes[random() % nodes.size()]["x-n"] = static_cast<int>(random() % 50) + own; break;
        case 1:
            nodes.insert(nodes.begin() + static_cast<std::ptrdiff_t>(random() % nodes.size()),
                         nlohmann::json::object(
                             {{"id", "n" + std::to_string(random() % 1000) + (own > 0 ? "m" : "t")}}));
            break;
        case 2:
            if (nodes.size() > 1) nodes.erase(random() % nodes.size());
            break;
        default: file["x-" + std::to_string(random() % 3)] = static_cast<int>(random() % 9) + own;
        }
    }
    return file;
}

TEST(MergeVersions, WithEveryPieceOfTheirsMeansTheirsButForTheOrderOfNodes) {
    std::mt19937 random(5);
    for (int round = 0; round < 200; ++round) {
        const auto base = nlohmann::json::parse(begun);
        const Three three{version(base.dump(2)), version(changed_at_random(base, random, 100).dump(2)),
                          version(changed_at_random(base, random, 0).dump(2))};
        Merge merge = three.merge();
        EXPECT_TRUE(compare_versions(three.base, three.mine, version(three.result(merge))).conflicts() == 0);
        for (MergePiece& piece : merge.pieces)
            piece.chosen = Side::theirs;
        const Document all = version(three.result(merge));
        EXPECT_TRUE(compare_versions(three.base, all, three.theirs).pieces.empty()) << all.text();
    }
}

MergePiece piece_of(std::string mine, std::string theirs) {
    MergePiece piece;
    piece.list = "nodes";
    piece.name = "a";
    piece.mine = std::move(mine);
    piece.theirs = std::move(theirs);
    return piece;
}

std::string marked(const std::optional<std::string>& text, std::size_t begin, std::size_t end) {
    return text ? text->substr(begin, end - begin) : "none";
}

TEST(MergeDifferences, AreTheValuesThatDifferWithTheCharactersThatDo) {
    const auto told =
        differences_of(piece_of(R"({"id": "a", "text": {"zh": "您好，稍等", "en": "Hi"}, "mood": 3})",
                                R"({"id": "a", "mood": 3, "text": {"zh": "您好，请稍等", "en": "Hi"}})"));
    ASSERT_EQ(told.size(), 1U);
    EXPECT_EQ(told[0].place, "text › zh");
    EXPECT_EQ(told[0].mine, "您好，稍等");
    EXPECT_EQ(told[0].theirs, "您好，请稍等");
    EXPECT_EQ(marked(told[0].mine, told[0].mine_begin, told[0].mine_end), "");
    EXPECT_EQ(marked(told[0].theirs, told[0].theirs_begin, told[0].theirs_end), "请");
}

TEST(MergeDifferences, MarkWholeCharactersAlone) {
    // Both begin with the same two bytes.
    const auto told = differences_of(piece_of(R"("妻了")", R"("妹了")"));
    ASSERT_EQ(told.size(), 1U);
    EXPECT_EQ(marked(told[0].mine, told[0].mine_begin, told[0].mine_end), "妻");
    EXPECT_EQ(marked(told[0].theirs, told[0].theirs_begin, told[0].theirs_end), "妹");
    const auto repeated = differences_of(piece_of(R"("aa")", R"("aaa")"));
    ASSERT_EQ(repeated.size(), 1U);
    EXPECT_EQ(marked(repeated[0].theirs, repeated[0].theirs_begin, repeated[0].theirs_end), "a");
}

TEST(MergeDifferences, HoldEntriesAgainstEachOtherByTheirIds) {
    const auto told = differences_of(piece_of(
        R"({"choices": [{"id": "one", "text": "1"}, {"id": "two", "text": "2"}]})",
        R"({"choices": [{"id": "new", "text": "0"}, {"id": "one", "text": "1"}, {"id": "two", "text": "II"}]})"));
    ASSERT_EQ(told.size(), 3U);
    EXPECT_EQ(told[0].place, "choices › two › text");
    EXPECT_EQ(told[1].place, "choices › new › id");
    EXPECT_FALSE(told[1].mine.has_value());
    EXPECT_EQ(told[2].theirs, "0");
}

TEST(MergeDifferences, OfTextThatIsNoJsonAreItsLines) {
    MergePiece piece;
    piece.mine = "{\n  \"a\": 1,\n  \"b\": 2\n";
    piece.theirs = "{\n  \"a\": 10,\n  \"b\": 2\n";
    const auto told = differences_of(piece);
    ASSERT_EQ(told.size(), 1U);
    EXPECT_EQ(told[0].mine, "  \"a\": 1,");
    EXPECT_EQ(told[0].theirs, "  \"a\": 10,");
    EXPECT_EQ(marked(told[0].theirs, told[0].theirs_begin, told[0].theirs_end), "0");
}

} // namespace
} // namespace amends::author
