// How long texts are kept, and what is made again from the events.
#include "sim/records/marks.hpp"
#include "sim/records/programmes.hpp"
#include "sim/records/rebuild.hpp"
#include "sim/records/retention.hpp"
#include "sim/records/sharing.hpp"
#include "tests/sim/records/store_fixture.hpp"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>

namespace amends::records {
namespace {

using namespace records::testing;
using nlohmann::json;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

StoreOptions on(std::int64_t unix_ms) {
    StoreOptions options;
    options.wall_ms = [unix_ms] { return unix_ms; };
    return options;
}

const char* result_with_words =
    R"({"score":{"total":81.2,"criteria":{"communication":64}},"turns":[{"labels":["empathy"],"node":"n1","seconds":4,"text":"secret reply"}],"wrap_up":{"facts":"secret facts"}})";

/// A finished attempt with words, closed at the store's time.
void play_words(Store& store, const std::string& id, const std::string& mode) {
    NewAttempt attempt = attempt_named(id);
    attempt.mode = mode;
    NewEvent began = began_event();
    began.payload = R"({"mode":")" + mode + R"(","person":"p7"})";
    ASSERT_FALSE(result(store, store.begin_attempt(attempt, began)));
    ASSERT_FALSE(result(store, store.append_event(id, 1, bubble("secret words of " + id))));
    ASSERT_FALSE(result(store, store.append_event(id, 2, turn_closed())));
    ASSERT_FALSE(
        result(store, store.finish_attempt(
                          id, 3, {AttemptState::finished, 9000, result_with_words, R"({"passed":true})"})));
}

bool any_file_holds(const TestFolder& folder, const std::string& words) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path())) {
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(file), {}};
        if (bytes.find(words) != std::string::npos) return true;
    }
    return false;
}

std::vector<std::string> wordless(const TestFolder& folder) {
    Reader reader = must_read(folder);
    std::vector<std::string> ids;
    SQLite::Statement ask(reader.database(),
                          "SELECT attempt FROM events WHERE seq = 1 AND payload IS NULL ORDER BY attempt");
    while (ask.executeStep())
        ids.push_back(ask.getColumn(0).getString());
    return ids;
}

TEST(Retention, PracticeAndAssessmentHaveTheirOwnMonthsAndOpenAttemptsStay) {
    const TestFolder folder;
    {
        Store store = must_open(folder, on(march_ms));
        play_words(store, "practice-old", "practice");
        play_words(store, "exam-old", "assessment");
        store_turns(store, "still-open", 1);
        ASSERT_FALSE(result(store, set_retention(store, Actor::first(), {3, 12})));
    }
    { // ten days short of three months
        Store store = must_open(folder, on(march_ms + 80 * day_ms));
        play_words(store, "practice-new", "practice");
        EXPECT_TRUE(store.notices().empty());
    }
    EXPECT_THAT(wordless(folder), IsEmpty());
    Store store = must_open(folder, on(march_ms + 95 * day_ms));
    ASSERT_EQ(store.notices().size(), 1U);
    EXPECT_EQ(store.notices()[0].kind, StoreNotice::Kind::texts_gone);
    EXPECT_EQ(store.notices()[0].detail, "1");
    EXPECT_THAT(wordless(folder), ElementsAre("practice-old"));
    EXPECT_TRUE(must_verify(folder).found.empty());
}

TEST(Retention, Fault51WordsAreGoneFromTheFilesAndFiguresStay) {
    const TestFolder folder;
    {
        Store store = must_open(folder, on(march_ms));
        play_words(store, "a", "practice");
        ASSERT_FALSE(result(store, store.share_turn({"a", 2}, true)));
        ASSERT_FALSE(result(store, set_retention(store, Actor::first(), {1, std::nullopt})));
    }
    ASSERT_TRUE(any_file_holds(folder, "secret"));
    { Store store = must_open(folder, on(march_ms + 32 * day_ms)); }
    EXPECT_FALSE(any_file_holds(folder, "secret"));
    Reader reader = must_read(folder);
    const json kept = json::parse(results_of(reader, "a").value()[0].result);
    EXPECT_EQ(kept["score"]["total"], 81.2);
    EXPECT_EQ(kept["turns"][0]["labels"], json::array({"empathy"}));
    EXPECT_EQ(find_attempt(reader, "a").value()->summary, R"({"passed":true})");
    EXPECT_EQ(find_attempt(reader, "a").value()->person, "p7");
    EXPECT_TRUE(shared_turns(reader).value().empty());
    EXPECT_TRUE(must_verify(folder).found.empty());
    Store again = must_open(folder, on(march_ms + 33 * day_ms));
    EXPECT_TRUE(again.notices().empty()) << "told once";
}

TEST(Retention, Fault51CommentsOfMarksAndDisputesGoWithTheWordsAndWhoMarkedStays) {
    const TestFolder folder;
    {
        Store store = must_open(folder, on(march_ms));
        for (const char* id : {"gone", "kept"})
            play_words(store, id, std::string(id) == "gone" ? "assessment" : "practice");
        ASSERT_FALSE(result(store, add_people(store, Actor::first(),
                                              {{"M1", "Wang", Role::manager, ""},
                                               {"T1", "Li", Role::trainer, ""},
                                               {"p7", "Zhao", Role::trainee, ""}})));
        const auto as = [&](const char* id) {
            return sign_in(store, id, std::string("pin-of-") + id, 0).value().actor;
        };
        Mark decision;
        decision.turn = {"gone", 2};
        decision.decision = Decision::lift;
        add(decision.labels, text::Label::empathy);
        decision.reason = "secret reason";
        decision.result = MarkedResult{700, false, false, {}, {}, {}};
        ASSERT_FALSE(result(store, add_marks(store, as("T1"), {decision}, -1)));
        Mark dispute = decision;
        dispute.kind = MarkKind::dispute;
        dispute.reason = "secret comment";
        dispute.result.reset();
        ASSERT_FALSE(result(store, add_marks(store, as("p7"), {dispute}, -1)));
        ASSERT_FALSE(result(store, set_retention(store, as("M1"), {std::nullopt, 1})));
    }
    ASSERT_TRUE(any_file_holds(folder, "secret comment"));
    { Store store = must_open(folder, on(march_ms + 32 * day_ms)); }
    EXPECT_FALSE(any_file_holds(folder, "secret comment"));
    EXPECT_FALSE(any_file_holds(folder, "secret reason"));
    Reader reader = must_read(folder);
    const auto marks = marks_of(reader, "gone").value();
    ASSERT_EQ(marks.size(), 2U);
    EXPECT_EQ(marks[0].who, "T1") << "who, when and what was decided stay";
    EXPECT_EQ(marks[0].decision, Decision::lift);
    EXPECT_EQ(marks[0].result->total_tenths, 700);
    EXPECT_EQ(marks[1].who, "p7");
    EXPECT_EQ(marks[1].reason, "");
    EXPECT_TRUE(must_verify(folder).found.empty());
    EXPECT_THAT(wordless(folder), ElementsAre("gone"));
    {
        Store again = must_open(folder, on(march_ms + 33 * day_ms));
        EXPECT_TRUE(again.notices().empty());
    }
    tamper(folder,
           R"(UPDATE marks SET words = json_set(words, '$.reason', 'forged') WHERE kind = 'dispute')");
    EXPECT_EQ(must_verify(folder).found.size(), 1U) << "nothing can be put in the place of what is gone";
}

TEST(Retention, Fault13AClockSetFarAheadTakesNoWordsAway) {
    const TestFolder folder;
    {
        Store store = must_open(folder, on(march_ms));
        play_words(store, "a", "practice");
        ASSERT_FALSE(result(store, set_retention(store, Actor::first(), {3, 3})));
    }
    { Store store = must_open(folder, on(march_ms + 4000 * day_ms)); }
    EXPECT_THAT(wordless(folder), IsEmpty());
    { Store store = must_open(folder, on(march_ms - 4000 * day_ms)); }
    EXPECT_THAT(wordless(folder), IsEmpty());
}

std::int64_t waiting(const TestFolder& folder, const Retention& rule, std::int64_t now_ms) {
    Reader reader = must_read(folder);
    return texts_waiting(reader, rule, utc_text(now_ms)).value();
}

TEST(Retention, Fault13AttemptsPlayedWhileTheClockWasSetBackAreAsOldAsTheOrderOfWritingSays) {
    const TestFolder folder;
    const Retention rule{1, 1};
    {
        Store store = must_open(folder, on(march_ms));
        play_words(store, "before", "practice");
        ASSERT_FALSE(result(store, set_retention(store, Actor::first(), rule)));
    }
    for (const std::int64_t days : {90, 730}) {
        Store store = must_open(folder, on(march_ms - days * day_ms));
        play_words(store, "back-" + std::to_string(days), days == 90 ? "practice" : "assessment");
    }
    {
        Store store = must_open(folder, on(march_ms + 20 * day_ms));
        play_words(store, "after", "practice");
    }
    { Store store = must_open(folder, on(march_ms + 21 * day_ms)); }
    EXPECT_THAT(wordless(folder), IsEmpty());
    EXPECT_EQ(waiting(folder, rule, march_ms + 21 * day_ms), 2);
    { Store store = must_open(folder, on(march_ms + 32 * day_ms)); }
    EXPECT_THAT(wordless(folder), ElementsAre("back-730", "back-90", "before"))
        << "at the end of the month that begins with the last right date before them";
    EXPECT_TRUE(must_verify(folder).found.empty());
}

TEST(Retention, Fault13WhatWasWrittenBeforeDatesJumpedAheadWaitsUntilAManagerTrustsThem) {
    const TestFolder folder;
    const Retention rule{3, 3};
    {
        Store store = must_open(folder, on(march_ms));
        play_words(store, "a", "practice");
        ASSERT_FALSE(result(store, add_people(store, Actor::first(),
                                              {{"M1", "Wang", Role::manager, ""},
                                               {"T1", "Li", Role::trainer, ""},
                                               {"p7", "Zhao", Role::trainee, ""}})));
        ASSERT_FALSE(
            result(store, set_retention(store, sign_in(store, "M1", "pin-of-M1", 0).value().actor, rule)));
    }
    { // a practice of nobody's, which needs no sign-in, with the clock far ahead
        Store store = must_open(folder, on(march_ms + 4000 * day_ms));
        NewAttempt ahead = attempt_named("ahead");
        ahead.person.clear();
        NewEvent began = began_event();
        began.payload = R"({"mode":"practice","person":""})";
        ASSERT_FALSE(result(store, store.begin_attempt(ahead, began)));
    }
    { Store store = must_open(folder, on(march_ms + 4001 * day_ms)); }
    EXPECT_THAT(wordless(folder), IsEmpty()) << "a second start under the wrong clock";
    { Store store = must_open(folder, on(march_ms + 95 * day_ms)); }
    EXPECT_THAT(wordless(folder), IsEmpty());
    EXPECT_EQ(waiting(folder, rule, march_ms + 95 * day_ms), 1);
    {
        Store store = must_open(folder, on(march_ms + 95 * day_ms));
        const auto as = [&](const char* id) {
            return sign_in(store, id, std::string("pin-of-") + id, 0).value().actor;
        };
        const std::string now = utc_text(march_ms + 95 * day_ms);
        EXPECT_EQ(result(store, trust_dates(store, as("T1"), now))->kind, FaultKind::not_allowed);
        EXPECT_FALSE(result(store, trust_dates(store, as("M1"), now)));
        Reader reader = must_read(folder);
        EXPECT_EQ(audit_entries(reader).value().back().detail, "dates trusted");
        EXPECT_EQ(texts_waiting(reader, rule, now).value(), 0);
        EXPECT_THAT(texts_due(reader, rule, now).value(), ElementsAre("a"));
    }
    { Store store = must_open(folder, on(march_ms + 96 * day_ms)); }
    EXPECT_THAT(wordless(folder), ElementsAre("a"));
}

TEST(Retention, OnlyAManagerSetsItAndItIsNoted) {
    const TestFolder folder;
    Store store = must_open(folder);
    ASSERT_FALSE(result(store, add_people(store, Actor::first(),
                                          {{"M1", "W", Role::manager, ""}, {"T1", "L", Role::trainer, ""}})));
    const auto trainer = sign_in(store, "T1", "pin-of-T1", 0), manager = sign_in(store, "M1", "pin-of-M1", 0);
    EXPECT_EQ(result(store, set_retention(store, trainer.value().actor, {1, 1}))->kind,
              FaultKind::not_allowed);
    EXPECT_EQ(result(store, set_retention(store, manager.value().actor, {0, 1}))->kind, FaultKind::bad_rule);
    EXPECT_FALSE(result(store, set_retention(store, manager.value().actor, {6, std::nullopt})));
    Reader reader = must_read(folder);
    EXPECT_EQ(retention_of(reader).value(), (Retention{6, std::nullopt}));
    EXPECT_EQ(audit_entries(reader).value().back().detail, "practice 6, assessment -");
}

TEST(Rebuild, WhatAnUnchangedStoreHoldsIsWhatItsEventsMake) {
    const TestFolder folder;
    Store store = must_open(folder);
    play_words(store, "a", "practice");
    play_words(store, "b", "assessment");
    store_turns(store, "open", 2);
    const auto report = rebuild(store, Actor::first(), false);
    ASSERT_TRUE(report);
    EXPECT_EQ(report.value().attempts, 3);
    EXPECT_EQ(report.value().worded, 2);
    EXPECT_TRUE(report.value().found.empty());
}

TEST(Rebuild, AChangedRowIsToldWithAttemptAndFieldAndMended) {
    const TestFolder folder;
    Store store = must_open(folder);
    play_words(store, "a", "practice");
    play_words(store, "b", "practice");
    tamper(folder, R"(UPDATE attempts SET mode = 'assessment', summary = '{"passed":false}' WHERE id = 'a';
                      UPDATE results SET result = replace(result, '81.2', '99.9') WHERE attempt = 'b')");
    const auto dry = rebuild(store, Actor::first(), true);
    ASSERT_TRUE(dry);
    std::vector<std::string> told;
    for (const Rebuilt& one : dry.value().found)
        told.push_back(one.attempt + "." + one.field);
    EXPECT_THAT(told, ElementsAre("a.mode", "a.summary", "b.result"));
    EXPECT_FALSE(must_verify(folder).found.empty()) << "nothing was written";
    ASSERT_TRUE(rebuild(store, Actor::first(), false));
    EXPECT_TRUE(must_verify(folder).found.empty());
    EXPECT_TRUE(rebuild(store, Actor::first(), true).value().found.empty());
}

TEST(Rebuild, AMissingResultIsMadeAgainAndAChangedChainIsRefused) {
    const TestFolder folder;
    Store store = must_open(folder);
    play_words(store, "a", "practice");
    tamper(folder, "DELETE FROM results");
    ASSERT_EQ(rebuild(store, Actor::first(), false).value().found.size(), 1U);
    Reader reader = must_read(folder);
    EXPECT_EQ(results_of(reader, "a").value().at(0).result, result_with_words);
    tamper(folder, "UPDATE events SET at_ms = 77 WHERE seq = 1");
    EXPECT_EQ(rebuild(store, Actor::first(), false).error().kind, FaultKind::changed_chain);
}

TEST(Rebuild, FiguresOfTextsThatAreGoneStay) {
    const TestFolder folder;
    {
        Store store = must_open(folder, on(march_ms));
        play_words(store, "a", "practice");
        ASSERT_FALSE(result(store, set_retention(store, Actor::first(), {1, std::nullopt})));
    }
    Store store = must_open(folder, on(march_ms + 32 * day_ms));
    const auto report = rebuild(store, Actor::first(), false);
    EXPECT_TRUE(report.value().found.empty());
    EXPECT_EQ(report.value().worded, 0);
}

} // namespace
} // namespace amends::records
