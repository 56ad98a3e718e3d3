// How long words are kept, where people read it: at the first sign-in, on Home, in the settings.
#include "sim/app/people/retention_notice.hpp"
#include "sim/app/platform/files.hpp"
#include "tests/sim/app/unseen_desktop.hpp"
#include "tests/sim/records/store_fixture.hpp"

#include <gtest/gtest.h>

namespace amends::app {
namespace {

using test::UnseenDesktop;
using test::UnseenOptions;

constexpr const char* notice_pin = "lighthouse-4";

TEST(RetentionNotice, EachRuleHasItsOwnSentenceInBothLanguages) {
    for (const support::Lang lang : {support::Lang::zh, support::Lang::en}) {
        const auto file = std::string(AMENDS_SOURCE_DIR "/assets/text/")
                          + (lang == support::Lang::zh ? "zh.json" : "en.json");
        const ui::Texts texts = ui::Texts::parse(lang, platform::read_file(file, 1U << 20).value()).value();
        std::set<std::string> sentences;
        for (const auto practice : {std::optional<int>(), std::optional(7)})
            for (const auto assessment : {std::optional<int>(), std::optional(25)}) {
                const std::string words = kept_how_long(texts, {practice, assessment});
                sentences.insert(words);
                EXPECT_EQ(words.find('7') != std::string::npos, practice.has_value()) << words;
                EXPECT_EQ(words.find("25") != std::string::npos, assessment.has_value()) << words;
            }
        EXPECT_EQ(sentences.size(), 4U);
    }
}

TEST(RetentionNotice, CountsWhatGoesNowAndWhatWithinTheNextThirtyDays) {
    const records::testing::TestFolder folder;
    constexpr std::int64_t day = 24 * 3600 * std::int64_t{1000};
    constexpr std::int64_t now = 20'000 * day; // 4 October 2024
    std::int64_t wall = 0;
    records::StoreOptions options;
    options.wall_ms = [&] { return wall; };
    auto store = records::open_store(folder.path() / "data", options);
    ASSERT_TRUE(store);
    const auto play = [&](int days_ago) {
        wall = now - days_ago * day;
        const std::string id = "a" + std::to_string(days_ago);
        store.value().begin_attempt({id, "s", "f", "r", "", "practice", "practice"},
                                    {"c1", 0, "began", R"({"mode":"practice"})"});
        store.value().append_event(id, 1, {"c1", 5, "bubble_sent", R"({"text":"hello"})"});
        ASSERT_FALSE(store.value()
                         .wait(store.value().finish_attempt(
                             id, 2, {records::AttemptState::finished, 9, R"({"turns":[]})", "{}"}))
                         .fault);
    };
    for (const int days_ago : {200, 100, 45, 1}) // months count from the same day of a month
        play(days_ago);
    auto reader = records::reader_of(store.value());
    ASSERT_TRUE(reader);
    const auto due = texts_due_soon(reader.value(), {2, std::nullopt}, now);
    ASSERT_TRUE(due);
    EXPECT_EQ(due.value().now, 2) << "200 and 100 days ago";
    EXPECT_EQ(due.value().soon, 1) << "45 days ago";
    EXPECT_EQ(due.value().waiting, 0);
    play(900); // with the clock set back
    const auto doubtful = texts_due_soon(reader.value(), {2, std::nullopt}, now);
    EXPECT_EQ(doubtful.value().now, 2);
    EXPECT_EQ(doubtful.value().waiting, 1);
    const auto unused = texts_due_soon(reader.value(), {2, std::nullopt}, now + 390 * day);
    EXPECT_EQ(unused.value().now, 5);
    EXPECT_GE(unused.value().soon, 0) << "in thirty days everything waits";
    const auto none = texts_due_soon(reader.value(), {}, now);
    EXPECT_EQ(none.value().now + none.value().soon, 0);
}

/// M1, A1 and a rule of seven months for practice.
void with_rule(const std::filesystem::path& data) {
    auto opened = records::open_store(data, {});
    ASSERT_TRUE(opened);
    records::Store& store = opened.value();
    ASSERT_FALSE(store
                     .wait(records::add_people(store, records::Actor::first(),
                                               {{"M1", "Mo", records::Role::manager, ""},
                                                {"A1", "Ann", records::Role::trainee, ""}}))
                     .fault);
    for (const char* who : {"M1", "A1"})
        ASSERT_TRUE(records::sign_in(store, who, notice_pin, 1));
    const auto in = records::sign_in(store, "M1", notice_pin, 2);
    ASSERT_TRUE(in);
    ASSERT_FALSE(store.wait(records::set_retention(store, in.value().actor, {7, std::nullopt})).fault);
}

UnseenOptions ruled() {
    UnseenOptions options;
    options.height = 1600;
    options.lang = support::Lang::en;
    options.prepare = with_rule;
    return options;
}

TEST(RetentionNotice, WhoSignsInReadsItAndCanReadItAgain) {
    UnseenDesktop window(ruled());
    const std::string rule = kept_how_long(*window.ui().texts, {7, std::nullopt});
    ASSERT_TRUE(window.desktop().sign_in_as("A1", notice_pin));
    window.frame(6);
    EXPECT_FALSE(window.shows(rule)) << "nothing is kept of A1 yet\n" << window.list();
    ASSERT_TRUE(window.click("top_bar/person")) << window.list();
    window.frame(4);
    ASSERT_TRUE(window.click("person_menu/what_is_kept")) << window.list();
    window.frame(4);
    EXPECT_TRUE(window.shows(rule)) << window.list();
    EXPECT_TRUE(window.shows(window.ui().t("sign_in.told.readers")));
    EXPECT_EQ(window.find("page/home"), nullptr) << "it stands in place of every screen";
    ASSERT_TRUE(window.click("understood")) << window.list();
    window.frame(4);
    EXPECT_FALSE(window.shows(rule));
    EXPECT_NE(window.find("page/home"), nullptr) << window.list();
}

TEST(RetentionNotice, TheManagerSeesTheRuleAndWhatGoesWhen) {
    UnseenDesktop window(ruled());
    ASSERT_TRUE(window.desktop().sign_in_as("M1", notice_pin));
    window.frame(6);
    ASSERT_TRUE(window.click("page/settings")) << window.list();
    window.frame(6);
    EXPECT_TRUE(window.shows(kept_how_long(*window.ui().texts, {7, std::nullopt}))) << window.list();
    EXPECT_TRUE(window.shows(due_words(*window.ui().texts, {})));
    ASSERT_TRUE(window.click("change_kept")) << window.list();
    window.frame(4);
    ASSERT_TRUE(window.click("assessment/24")) << window.list();
    window.frame(2);
    ASSERT_TRUE(window.click("kept_form/set")) << window.list();
    window.frame(4);
    const std::string rule = kept_how_long(*window.ui().texts, {7, 24});
    EXPECT_TRUE(window.shows(rule)) << "the seven months stay as they were\n" << window.list();
    ASSERT_TRUE(window.desktop().sign_in_as("A1", notice_pin));
    window.frame(6);
    ASSERT_TRUE(window.click("page/settings")) << window.list();
    window.frame(6);
    EXPECT_TRUE(window.shows(rule));
    EXPECT_EQ(window.find("change_kept"), nullptr) << "rules are a manager's";
    EXPECT_FALSE(window.shows(due_words(*window.ui().texts, {}))) << "how much there is of others";
}

} // namespace
} // namespace amends::app
