#include "sim/author/saved_replies.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace amends::author {
namespace {

using support::Lang;

std::vector<TableRow> table_of(std::initializer_list<std::vector<std::string>> rows) {
    std::vector<TableRow> table;
    for (const auto& cells : rows)
        table.push_back({table.size() + 1, cells});
    return table;
}

constexpr const char* small_case = R"({"languages": ["zh"], "desk": {"saved_replies": [
    {"id": "saved_2", "title": {"zh": "等"}, "text": {"zh": "请稍等"}}
  ]}, "nodes": []}
)";

TEST(SavedReplies, ComeFromColumnsByTheirHeads) {
    const auto rows = saved_reply_rows(table_of({{"快捷编码", "分组", "话术"},
                                                 {"道歉", "常用", "{昵称}非常抱歉"},
                                                 {"", "", "请您拍张照片发给我好吗"},
                                                 {"空", "", ""}}),
                                       Lang::zh);
    ASSERT_TRUE(rows) << rows.error().text;
    ASSERT_EQ(rows.value().size(), 2U);
    EXPECT_EQ(rows.value()[0].title.zh, "道歉");
    EXPECT_EQ(rows.value()[0].text.zh, "｛昵称｝非常抱歉");
    EXPECT_EQ(rows.value()[1].title.zh, "请您拍张照片发给我好吗");
    EXPECT_EQ(rows.value()[1].row, 3U);
}

TEST(SavedReplies, ComeInBothLanguagesOrWithoutHeads) {
    const auto both =
        saved_reply_rows(table_of({{"title", "zh", "en"}, {"wait", "请稍等", "One moment"}}), Lang::zh);
    ASSERT_TRUE(both);
    EXPECT_EQ(both.value()[0].text, (support::Localized{"请稍等", "One moment"}));
    const auto bare = saved_reply_rows(
        table_of({{"sorry", "I am so sorry about this"}, {"wait", "one moment please"}}), Lang::en);
    ASSERT_TRUE(bare);
    EXPECT_EQ(bare.value()[0].title.en, "sorry");
    EXPECT_EQ(bare.value()[1].text.en, "one moment please");
    EXPECT_FALSE(saved_reply_rows({}, Lang::zh));
    EXPECT_EQ(
        saved_reply_rows(table_of({{"话术"}, {std::string(4'001, 'a')}}), Lang::zh).error().places[0].second,
        "2");
}

TEST(SavedReplies, JoinTheCaseOnceEachAndChangeNothingElse) {
    const auto rows =
        saved_reply_rows(table_of({{"话术"}, {"请稍等"}, {"非常抱歉"}, {"马上查"}}), Lang::zh).value();
    const auto added = add_saved_replies(small_case, rows);
    ASSERT_TRUE(added) << added.error().text;
    EXPECT_EQ(added.value().added, 2U);
    EXPECT_EQ(added.value().known, 1U);
    const auto made = nlohmann::json::parse(added.value().text);
    const auto& replies = made["desk"]["saved_replies"];
    ASSERT_EQ(replies.size(), 3U);
    EXPECT_EQ(replies[1]["id"], "saved_3"); // saved_2 is taken
    EXPECT_EQ(replies[2]["text"]["zh"], "马上查");
    const auto again = add_saved_replies(added.value().text, rows);
    EXPECT_EQ(again.value().added, 0U);
    EXPECT_EQ(again.value().text, added.value().text);
}

TEST(SavedReplies, AreRefusedWhereTheCaseHasAnotherLanguage) {
    const auto rows = saved_reply_rows(table_of({{"话术"}, {"请稍等"}}), Lang::zh).value();
    const auto refused = add_saved_replies(R"({"languages": ["zh", "en"], "nodes": []})", rows);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().text, "intake.replies.language_en");
    EXPECT_EQ(add_saved_replies("no json", rows).error().text, "intake.replies.no_case");
    std::vector<SavedReplyRow> many(501, SavedReplyRow{{"题", ""}, {"", ""}, 1});
    for (std::size_t row = 0; row < many.size(); ++row)
        many[row].text.zh = "话术" + std::to_string(row);
    EXPECT_EQ(add_saved_replies(R"({"languages": ["zh"], "nodes": []})", many).error().text,
              "intake.replies.too_many");
}

TEST(SavedReplies, AreNotMadeOfATableOfFigures) {
    const std::vector<TableRow> tables[] = {table_of({{"1", "2", "3"}, {"4", "5", "6"}}),
                                            table_of({{"2026-01-02", "12.5"}, {"2026-01-03", "13"}}),
                                            table_of({{"title", "text"}, {"1", "200"}, {"2", "￥３００！"}})};
    for (const auto& table : tables) {
        const auto rows = saved_reply_rows(table, Lang::zh);
        ASSERT_FALSE(rows);
        EXPECT_EQ(rows.error().text, "intake.replies.no_words");
    }
    EXPECT_TRUE(saved_reply_rows(table_of({{"title", "text"}, {"1", "200"}, {"2", "好"}}), Lang::zh).ok())
        << "a figure among replies may be one";
}

} // namespace
} // namespace amends::author
