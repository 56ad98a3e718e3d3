// Nothing of an erased person is left in any byte of the store's files, whatever tables there are.
#include "sim/records/marks.hpp"
#include "sim/records/programmes.hpp"
#include "tests/sim/records/store_fixture.hpp"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>

#include <fstream>
#include <set>

namespace amends::records {
namespace {

using namespace records::testing;

constexpr const char* their_id = "Q-7781293";
constexpr const char* their_name = "Ermintrude Unmistakable";

std::string all_bytes(const TestFolder& folder) {
    std::string all;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path())) {
        std::ifstream file(entry.path(), std::ios::binary);
        all.append(std::istreambuf_iterator<char>(file), {});
    }
    return all;
}

Actor signed_in(Store& store, const std::string& id) {
    auto in = sign_in(store, id, "pin-of-" + id, 0);
    if (!in) throw std::runtime_error(sentence(in.error()).en);
    return in.value().actor;
}

void sit_exam(Store& store, const std::string& id, const std::string& person) {
    NewAttempt exam = attempt_named(id);
    exam.person = person;
    exam.mode = "assessment";
    ASSERT_FALSE(
        result(store, store.begin_attempt(exam, {"c1", 0, "began", R"({"person":")" + person + R"("})"})));
    ASSERT_FALSE(result(store, store.append_event(id, 1, bubble("unmistakable words"))));
    ASSERT_FALSE(result(store, store.append_event(id, 2, turn_closed())));
    ASSERT_FALSE(result(
        store, store.finish_attempt(id, 3,
                                    {AttemptState::finished, 9000,
                                     R"({"turns":[{"text":"unmistakable words"}]})", R"({"passed":true})"})));
}

Mark decision_on(const std::string& attempt) {
    Mark mark;
    mark.turn = {attempt, 2};
    mark.decision = Decision::lift;
    add(mark.labels, text::Label::empathy);
    mark.reason = "unmistakable reason";
    mark.result = MarkedResult{812, false, false, {}, {}, {}};
    return mark;
}

Mark dispute_of(const std::string& attempt) {
    Mark mark;
    mark.turn = {attempt, 2};
    mark.kind = MarkKind::dispute;
    add(mark.labels, text::Label::empathy);
    mark.reason = "unmistakable comment";
    return mark;
}

/// A manager who set up a programme, sat it, voided a sitting, marked and was marked.
void live_through_everything(Store& store) {
    ASSERT_FALSE(result(store, add_people(store, Actor::first(),
                                          {{"M1", "Wang", Role::manager, ""},
                                           {their_id, their_name, Role::manager, "night shift"},
                                           {"A1", "Chen", Role::trainee, ""}})));
    const Actor they = signed_in(store, their_id), boss = signed_in(store, "M1");
    Programme programme;
    programme.id = "autumn";
    programme.title = "Autumn";
    programme.warm_up = false;
    for (const char form : {'A', 'B'})
        programme.forms[form].assign(form_cases_min, {"case", "f1", "damage", "chat", 1});
    ASSERT_FALSE(result(store, set_up_programme(store, they, programme, {})));
    ASSERT_FALSE(result(store, add_members(store, they, "autumn", {their_id, "A1"})));
    int number = 0;
    for (const char* person : {their_id, "A1"}) {
        const std::string sitting = "s" + std::to_string(++number), exam = "e" + std::to_string(number);
        sit_exam(store, exam, person);
        ASSERT_FALSE(
            result(store, start_sitting(store, person == std::string("A1") ? signed_in(store, "A1") : they,
                                        {sitting, "autumn", person, "baseline"}, "2026-03-12")));
        ASSERT_FALSE(result(store, note_attempt(store, sitting, 0, exam)));
        ASSERT_FALSE(result(store, close_sitting(store, sitting, {SittingState::finished, true, 812, true})));
    }
    ASSERT_FALSE(result(store, void_sitting(store, boss, "s1", std::string("by ") + their_name)));
    ASSERT_FALSE(result(store, void_sitting(store, they, "s2", "fire alarm")));
    ASSERT_FALSE(result(store, store.share_turn({"e1", 2}, true)));
    ASSERT_FALSE(result(store, add_marks(store, they, {decision_on("e2")}, -1)));
    ASSERT_FALSE(result(store, add_marks(store, boss, {decision_on("e1")}, -1)));
    ASSERT_FALSE(result(store, add_marks(store, they, {dispute_of("e1")}, -1)));
}

TEST(Erasure, Fault50NoByteOfTheFilesHoldsIdNameOrWords) {
    const TestFolder folder;
    Store store = must_open(folder);
    live_through_everything(store);
    ASSERT_NE(all_bytes(folder).find(their_id), std::string::npos);
    sit_exam(store, "e3", "A1"); // who stays keeps their words
    ASSERT_FALSE(result(store, store.erase_person(their_id, signed_in(store, "M1"))));
    const std::string bytes = all_bytes(folder);
    EXPECT_EQ(bytes.find(their_id), std::string::npos);
    EXPECT_EQ(bytes.find("Ermintrude"), std::string::npos);
    EXPECT_EQ(bytes.find("unmistakable comment"), std::string::npos);
    EXPECT_EQ(bytes.find("unmistakable reason"), std::string::npos) << "theirs, and of their attempt";
    Reader reader = must_read(folder);
    EXPECT_EQ(load_events(reader, "e3").value()[1].payload, R"({"text":"unmistakable words"})");
    EXPECT_EQ(members_of(reader, "autumn").value().size(), 2U) << "what was counted stays counted";
    const auto sittings = sittings_of(reader, "autumn").value();
    ASSERT_EQ(sittings.size(), 2U);
    EXPECT_EQ(sittings[1].void_reason, "fire alarm");
    EXPECT_TRUE(must_verify(folder).found.empty());
}

/// A table that a later step makes must say what erasing does with it: add it here once it does.
TEST(Erasure, EveryTableIsKnownToErasing) {
    const TestFolder folder;
    { Store store = must_open(folder); }
    const std::set<std::string> known = {"attempts",
                                         "audit",
                                         "brought_attempts",
                                         "brought_audit",
                                         "content",
                                         "desks",
                                         "drafts",
                                         "erasures",
                                         "events",
                                         "improvement_plans",
                                         "incidents",
                                         "marks",
                                         "people",
                                         "pins",
                                         "programme_forms",
                                         "programme_people",
                                         "programmes",
                                         "results",
                                         "rules",
                                         "set_aside_events",
                                         "shared_turns",
                                         "shop_figures",
                                         "sitting_attempts",
                                         "sittings",
                                         "turn_marks"};
    Reader reader = must_read(folder);
    SQLite::Statement ask(reader.database(),
                          "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");
    while (ask.executeStep())
        EXPECT_TRUE(known.contains(ask.getColumn(0).getString()))
            << ask.getColumn(0).getString() << ": does erasing a person, or collecting, reach it?";
}

} // namespace
} // namespace amends::records
