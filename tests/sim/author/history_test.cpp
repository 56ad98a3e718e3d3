#include "sim/author/history.hpp"

#include <gtest/gtest.h>

namespace amends::author {
namespace {

Edit set_key(const std::string& key, const std::string& json, std::string merge_key = {}) {
    return {{"改" + key, "Set " + key}, std::move(merge_key), {SetValue{JsonPlace{} / key, json}}};
}

History made_history(std::size_t bytes_max = History::default_bytes_max) {
    return History(open_document(DocumentKind::scenario, "scenario.json", R"({"id": "a", "version": 1})"),
                   bytes_max);
}

TEST(History, NamesWhatItWouldUndoAndRedo) {
    History history = made_history();
    EXPECT_EQ(history.undo_name(), nullptr);
    ASSERT_TRUE(history.make(set_key("id", "\"b\"")).ok());
    ASSERT_NE(history.undo_name(), nullptr);
    EXPECT_EQ(history.undo_name()->en, "Set id");
    EXPECT_TRUE(history.undo());
    EXPECT_EQ(history.now().text(), R"({"id": "a", "version": 1})");
    ASSERT_NE(history.redo_name(), nullptr);
    EXPECT_EQ(history.redo_name()->zh, "改id");
    EXPECT_TRUE(history.redo());
    EXPECT_FALSE(history.redo());
    EXPECT_EQ(history.now().text(), R"({"id": "b", "version": 1})");
}

TEST(History, TakesTypingInOneFieldForOneStepUntilItIsSealed) {
    History history = made_history();
    for (const std::string text : {"\"n\"", "\"ne\"", "\"new\""})
        ASSERT_TRUE(history.make(set_key("id", text, "id")).ok());
    EXPECT_EQ(history.steps(), 1U);
    history.seal();
    ASSERT_TRUE(history.make(set_key("id", "\"newer\"", "id")).ok());
    ASSERT_TRUE(history.make(set_key("version", "2", "version")).ok());
    EXPECT_EQ(history.steps(), 3U);
    history.undo();
    history.undo();
    EXPECT_EQ(history.now().text(), R"({"id": "new", "version": 1})");
    history.undo();
    EXPECT_EQ(history.now().text(), R"({"id": "a", "version": 1})");
}

TEST(History, DoesNotMergeIntoAStepThatWasUndoneTo) {
    History history = made_history();
    ASSERT_TRUE(history.make(set_key("id", "\"b\"", "id")).ok());
    ASSERT_TRUE(history.make(set_key("version", "2", "v")).ok());
    history.undo();
    ASSERT_TRUE(history.make(set_key("id", "\"c\"", "id")).ok());
    EXPECT_EQ(history.steps(), 2U);
    EXPECT_EQ(history.redo_name(), nullptr);
}

TEST(History, KnowsWhenItStandsAtWhatWasSaved) {
    History history = made_history();
    EXPECT_TRUE(history.is_saved());
    ASSERT_TRUE(history.make(set_key("id", "\"b\"")).ok());
    EXPECT_FALSE(history.is_saved());
    history.mark_saved();
    history.undo();
    EXPECT_FALSE(history.is_saved());
    history.redo();
    EXPECT_TRUE(history.is_saved());
    ASSERT_TRUE(history.make(set_key("id", "\"b\"")).ok()); // nothing to change
    EXPECT_TRUE(history.is_saved());
}

TEST(History, TakesAReloadBack) {
    History history = made_history();
    history.replace_all("no JSON at all", {"重新载入", "Reload"});
    EXPECT_EQ(history.now().root(), nullptr);
    EXPECT_EQ(history.undo_name()->en, "Reload");
    history.undo();
    EXPECT_EQ(history.now().text(), R"({"id": "a", "version": 1})");
}

TEST(History, LeavesEverythingWhenAnEditIsRefused) {
    History history = made_history();
    const auto refused = history.make(set_key("id", "{"));
    ASSERT_FALSE(refused.ok());
    EXPECT_FALSE(refused.error().zh.empty());
    EXPECT_EQ(history.steps(), 0U);
}

TEST(History, ForgetsTheOldestStepsBeyondItsBytes) {
    History history = made_history(20000);
    std::size_t most = 0;
    for (int i = 0; i < 1000; ++i) {
        ASSERT_TRUE(
            history.make(set_key("id", "\"" + std::string(200, static_cast<char>('a' + i % 26)) + "\""))
                .ok());
        most = std::max(most, history.bytes());
    }
    EXPECT_LE(most, 20000U + 1000U);
    EXPECT_GT(history.steps(), 10U);
    while (history.undo()) {
    }
    EXPECT_NE(history.now().root(), nullptr);
}

} // namespace
} // namespace amends::author
