// Marks of turns: who may write which, what stays, what is found.
#include "sim/records/marks.hpp"
#include "tests/sim/records/store_fixture.hpp"

#include <fstream>
#include <iterator>

namespace amends::records {
namespace {

using namespace testing;
using text::Label;

text::LabelSet set_of(std::initializer_list<Label> labels) {
    text::LabelSet set;
    for (const Label label : labels)
        add(set, label);
    return set;
}

class Marks : public ::testing::Test {
protected:
    Marks() : store(must_open(folder)) {}

    void SetUp() override {
        ASSERT_FALSE(result(store, add_people(store, Actor::first(),
                                              {{"M1", "Wang", Role::manager, ""},
                                               {"T1", "Li", Role::trainer, ""},
                                               {"T2", "Wu", Role::trainer, ""},
                                               {"A1", "Chen", Role::trainee, ""},
                                               {"A2", "Xu", Role::trainee, ""}})));
        attempt("exam", "A1", "assessment");
        attempt("of-trainer", "T1", "assessment");
        attempt("practice", "A1", "practice");
    }
    /// Two turns, closed by the events 2 and 4.
    void attempt(const std::string& id, const std::string& person, const std::string& mode) {
        NewAttempt made = attempt_named(id);
        made.person = person;
        made.mode = mode;
        NewEvent began = began_event();
        began.payload = R"({"mode":")" + mode + R"(","person":")" + person + R"("})";
        ActingStore own(store, actor(person));
        ASSERT_FALSE(result(own, own.begin_attempt(made, began)));
        for (int turn = 0; turn < 2; ++turn) {
            ASSERT_FALSE(result(own, own.append_event(id, 2 * turn + 1, bubble("words"))));
            ASSERT_FALSE(result(own, own.append_event(id, 2 * turn + 2, turn_closed())));
        }
        ASSERT_FALSE(result(own, own.finish_attempt(id, 5, finished())));
    }
    Actor actor(const std::string& id) {
        auto in = sign_in(store, id, "pin-of-" + id, 0);
        if (!in) throw std::runtime_error(sentence(in.error()).en);
        return in.value().actor;
    }
    static Mark decide(const std::string& attempt, std::int64_t seq, Decision decision, Label label,
                       const std::string& reason = "heard it") {
        Mark mark;
        mark.turn = {attempt, seq};
        mark.decision = decision;
        add(mark.labels, label);
        mark.reason = reason;
        mark.result = MarkedResult{812, false, false, {}, {label}, {{"communication", 640}}};
        return mark;
    }
    static Mark dispute(std::int64_t seq, std::initializer_list<Label> labels) {
        Mark mark;
        mark.turn = {"exam", seq};
        mark.kind = MarkKind::dispute;
        mark.labels = set_of(labels);
        mark.reason = "I gave a time";
        return mark;
    }
    static Mark answer(std::int64_t about, DisputeOutcome outcome, std::initializer_list<Label> labels) {
        Mark mark;
        mark.turn = {"exam", 2};
        mark.kind = MarkKind::answer;
        mark.about = about;
        mark.outcome = outcome;
        mark.labels = set_of(labels);
        mark.reason = "read again";
        return mark;
    }
    /// Empty: written. Else why not, or the kind's number for a fault of another kind.
    std::string add_as(const std::string& who, std::vector<Mark> marks, std::int64_t seen = -1) {
        const auto fault = result(store, add_marks(store, actor(who), std::move(marks), seen));
        if (!fault) return {};
        return fault->kind == FaultKind::bad_mark || fault->kind == FaultKind::not_allowed
                   ? fault->detail
                   : std::to_string(static_cast<int>(fault->kind));
    }
    std::vector<Mark> marks(const std::string& attempt = "exam") {
        Reader reader = must_read(folder);
        return marks_of(reader, attempt).value();
    }

    TestFolder folder;
    Store store;
};

TEST_F(Marks, TrainersAndManagersDecideTraineesDoNotAndNobodyOnTheirOwn) {
    EXPECT_EQ(add_as("T1", {decide("exam", 2, Decision::confirm, Label::rudeness)}), "");
    EXPECT_EQ(add_as("M1", {decide("exam", 4, Decision::add, Label::empathy)}), "");
    EXPECT_EQ(add_as("A2", {decide("exam", 2, Decision::lift, Label::rudeness)}), "mark_turns");
    EXPECT_EQ(add_as("A1", {decide("exam", 2, Decision::lift, Label::rudeness)}), "mark_turns");
    EXPECT_EQ(add_as("T1", {decide("of-trainer", 2, Decision::lift, Label::rudeness)}), "own");
    EXPECT_EQ(add_as("T2", {decide("of-trainer", 2, Decision::lift, Label::rudeness)}), "");
    const auto nobody = result(
        store, add_marks(store, Actor::first(), {decide("exam", 2, Decision::lift, Label::rudeness)}, -1));
    ASSERT_TRUE(nobody);
    EXPECT_EQ(nobody->detail, "nobody");
    EXPECT_EQ(marks().size(), 2U);
    Reader reader = must_read(folder);
    std::size_t refused = 0;
    const auto entries = audit_entries(reader);
    for (const AuditEntry& one : entries.value())
        refused += one.action == "refused" ? 1 : 0;
    EXPECT_EQ(refused, 3U) << "each refusal of a listed person is noted";
    EXPECT_TRUE(why_not_mark(reader, actor("T1"), "of-trainer"));
    EXPECT_FALSE(why_not_mark(reader, actor("T2"), "of-trainer"));
}

TEST_F(Marks, WhatIsNoMarkIsRefused) {
    EXPECT_EQ(add_as("T1", {decide("exam", 2, Decision::confirm, Label::rudeness, "")}), "reason");
    EXPECT_EQ(add_as("T1", {decide("exam", 2, Decision::confirm, Label::rudeness, " \n　\t")}), "reason");
    EXPECT_EQ(add_as("T1", {decide("exam", 2, Decision::confirm, Label::rudeness, std::string(2001, 'x'))}),
              "long");
    EXPECT_EQ(add_as("T1", {decide("exam", 2, Decision::confirm, Label::rudeness, "\xff")}), "long");
    EXPECT_EQ(add_as("T1", {decide("nothing", 2, Decision::confirm, Label::rudeness)}), "unknown");
    EXPECT_EQ(add_as("T1", {decide("exam", 1, Decision::confirm, Label::rudeness)}), "turn");
    EXPECT_EQ(add_as("T1", {decide("exam", 0, Decision::confirm, Label::rudeness)}), "label");
    EXPECT_EQ(add_as("T1", {decide("practice", 2, Decision::add, Label::empathy)}), "practice");
    ASSERT_FALSE(result(store, store.share_turn({"practice", 2}, true, actor("A1"))));
    EXPECT_EQ(add_as("T1", {decide("practice", 2, Decision::add, Label::empathy)}), "");
    Mark without = decide("exam", 2, Decision::confirm, Label::rudeness);
    without.result.reset();
    EXPECT_EQ(add_as("T1", {without}), "result");
    NewAttempt nobodys = attempt_named("going");
    nobodys.person.clear();
    ASSERT_FALSE(result(store, store.begin_attempt(nobodys, began_event())));
    EXPECT_EQ(add_as("T1", {decide("going", 2, Decision::confirm, Label::rudeness)}), "open");
    EXPECT_TRUE(marks().empty());
    EXPECT_EQ(add_as("T1", {decide("exam", 2, Decision::add, Label::empathy),
                            decide("exam", 3, Decision::add, Label::empathy)}),
              "turn");
    EXPECT_TRUE(marks().empty()) << "all or none";
}

TEST_F(Marks, EveryMarkStaysAndTheNewestResultStands) {
    ASSERT_EQ(add_as("T1", {decide("exam", 2, Decision::confirm, Label::rudeness, "“滚”是骂人")}), "");
    Mark lifted = decide("exam", 2, Decision::lift, Label::rudeness, "a quotation");
    lifted.result = MarkedResult{900, true, false, {}, {}, {}};
    lifted.versions = {"r1", "j1", 7, 2, 0};
    ASSERT_EQ(add_as("T2", {lifted}), "");
    const auto all = marks();
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].kind, MarkKind::first);
    EXPECT_EQ(all[0].who, "T1");
    EXPECT_EQ(all[0].reason, "“滚”是骂人");
    EXPECT_EQ(all[0].decision, Decision::confirm);
    EXPECT_EQ(all[0].result->confirmed, std::vector{Label::rudeness});
    EXPECT_EQ(all[1].kind, MarkKind::final_) << "a later word on the same label";
    EXPECT_EQ(all[1].versions, lifted.versions);
    EXPECT_LT(all[0].at_utc, all[1].at_utc + "~");
    Reader reader = must_read(folder);
    const auto standing = standing_result(reader, "exam").value();
    ASSERT_TRUE(standing);
    EXPECT_EQ(standing->result, *lifted.result);
    EXPECT_FALSE(standing_result(reader, "practice").value());
}

TEST_F(Marks, AMarkMadeOnAnOldViewIsRefused) {
    ASSERT_EQ(add_as("T1", {decide("exam", 2, Decision::confirm, Label::rudeness)}, 0), "");
    EXPECT_EQ(add_as("T2", {decide("exam", 2, Decision::lift, Label::rudeness)}, 0), "changed");
    EXPECT_EQ(add_as("T2", {decide("exam", 2, Decision::lift, Label::rudeness)}, 1), "");
}

TEST_F(Marks, ADisputeIsAnsweredOnceByAnotherThanWhoMarked) {
    ASSERT_EQ(add_as("T1", {decide("exam", 2, Decision::remove, Label::timeline)}), "");
    EXPECT_EQ(add_as("A2", {dispute(2, {Label::timeline})}), "not_own");
    EXPECT_EQ(add_as("A1", {dispute(2, {})}), "label");
    ASSERT_EQ(add_as("A1", {dispute(2, {Label::timeline, Label::empathy})}), "");
    EXPECT_EQ(add_as("A1", {dispute(2, {Label::timeline})}), "disputed");
    EXPECT_EQ(add_as("T1", {answer(2, DisputeOutcome::refused, {})}), "same_marker");
    EXPECT_EQ(add_as("A1", {answer(2, DisputeOutcome::accepted, {Label::timeline})}), "mark_turns");
    EXPECT_EQ(add_as("T2", {answer(1, DisputeOutcome::refused, {})}), "no_dispute");
    EXPECT_EQ(add_as("T2", {answer(2, DisputeOutcome::accepted, {Label::timeline})}), "partly");
    EXPECT_EQ(add_as("T2", {answer(2, DisputeOutcome::refused, {Label::timeline})}), "partly");
    EXPECT_EQ(add_as("T2", {answer(2, DisputeOutcome::partly, {Label::timeline}),
                            decide("exam", 2, Decision::add, Label::timeline)}),
              "");
    EXPECT_EQ(add_as("M1", {answer(2, DisputeOutcome::refused, {})}), "answered");
    const auto all = marks();
    ASSERT_EQ(all.size(), 4U);
    EXPECT_EQ(all[2].outcome, DisputeOutcome::partly);
    EXPECT_EQ(all[2].about, 2);
    EXPECT_EQ(all[3].kind, MarkKind::final_);
}

TEST_F(Marks, AFaultThatAPersonLiftsIsGoneAndBothMarksStay) {
    ASSERT_EQ(add_as("T1", {decide("exam", 2, Decision::confirm, Label::rudeness)}), "");
    ASSERT_EQ(add_as("T2", {decide("exam", 2, Decision::lift, Label::rudeness)}), "");
    const auto all = marks();
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].decision, Decision::confirm);
    EXPECT_EQ(all[0].who, "T1");
    EXPECT_EQ(all[1].decision, Decision::lift);
    EXPECT_EQ(all[1].who, "T2");
    EXPECT_TRUE(must_verify(folder).found.empty());
}

TEST_F(Marks, ADisputeIsAcceptedWholeOrRefusedWholeAndClosedWithIt) {
    ASSERT_EQ(add_as("T1", {decide("exam", 2, Decision::remove, Label::timeline)}), "");
    ASSERT_EQ(add_as("A1", {dispute(2, {Label::timeline, Label::empathy})}), "");
    ASSERT_EQ(add_as("T2", {answer(2, DisputeOutcome::accepted, {Label::timeline, Label::empathy}),
                            decide("exam", 2, Decision::add, Label::timeline),
                            decide("exam", 2, Decision::add, Label::empathy)}),
              "");
    EXPECT_EQ(marks()[2].outcome, DisputeOutcome::accepted);
    EXPECT_EQ(marks().size(), 5U);
    EXPECT_EQ(add_as("M1", {answer(2, DisputeOutcome::refused, {})}), "answered");

    ASSERT_EQ(add_as("A1", {dispute(4, {Label::timeline})}), "");
    Mark refusal = answer(6, DisputeOutcome::refused, {});
    refusal.turn.seq = 4;
    ASSERT_EQ(add_as("T2", {refusal}), "");
    EXPECT_EQ(marks().back().outcome, DisputeOutcome::refused);
    EXPECT_EQ(marks().size(), 7U) << "a refusal decides nothing else";
    EXPECT_TRUE(must_verify(folder).found.empty());
}

TEST_F(Marks, ABlindMarkIsForDrawnTurnsAndForWhoHasNotDecidedThere) {
    Mark sample;
    sample.kind = MarkKind::sample;
    sample.id = "s1";
    sample.purpose = "second";
    sample.seed = 7;
    sample.turns = {{"exam", 4}, {"exam", 2}};
    sample.reason = "autumn";
    EXPECT_EQ(add_as("T1", {sample}), "run_programmes");
    ASSERT_EQ(add_as("M1", {sample}), "");
    Mark blind;
    blind.turn = {"exam", 2};
    blind.kind = MarkKind::second;
    blind.sample = "s1";
    blind.labels = set_of({Label::empathy, Label::timeline});
    blind.reason = "blind";
    ASSERT_EQ(add_as("T1", {decide("exam", 2, Decision::confirm, Label::rudeness)}), "");
    EXPECT_EQ(add_as("T1", {blind}), "not_blind");
    EXPECT_EQ(add_as("T2", {blind}), "");
    EXPECT_EQ(add_as("T2", {blind}), "twice");
    EXPECT_EQ(add_as("M1", {blind}), "") << "a second person marks the same turn";
    blind.sample = "s2";
    EXPECT_EQ(add_as("T2", {blind}), "not_drawn");
    Reader reader = must_read(folder);
    const auto common = common_marks(reader).value();
    ASSERT_EQ(common.size(), 1U);
    EXPECT_EQ(common[0].turns, sample.turns);
    EXPECT_EQ(marks()[1].labels, blind.labels);
}

TEST_F(Marks, Fault16WhateverIsDoneToAMarkIsFound) {
    for (int number = 0; number < 3; ++number)
        ASSERT_EQ(add_as("T1", {decide("exam", 2, Decision::confirm, Label::rudeness, "why")}), "");
    EXPECT_TRUE(must_verify(folder).found.empty());
    EXPECT_EQ(must_verify(folder).marks, 3);
    EXPECT_EQ(must_verify(folder).marks_head->first, 3);
    const auto found = [&](const std::string& sql, const std::string& undo) {
        tamper(folder, sql);
        const VerifyReport report = must_verify(folder);
        tamper(folder, undo);
        EXPECT_TRUE(must_verify(folder).found.empty()) << undo;
        if (report.found.empty()) return std::string();
        EXPECT_EQ(report.found.front().kind, Tampering::Kind::mark);
        return std::to_string(report.found.front().seq);
    };
    EXPECT_EQ(found("UPDATE marks SET words = replace(words, 'why', 'xxx') WHERE number = 2",
                    "UPDATE marks SET words = replace(words, 'xxx', 'why')"),
              "2");
    EXPECT_EQ(found("UPDATE marks SET content = replace(content, 'confirm', 'lift') WHERE number = 1",
                    "UPDATE marks SET content = replace(content, '\"lift', '\"confirm')"),
              "1");
    EXPECT_EQ(found("UPDATE marks SET kind = 'first' WHERE number = 3",
                    "UPDATE marks SET kind = 'final' WHERE number = 3"),
              "3");
    EXPECT_EQ(found("CREATE TABLE kept AS SELECT * FROM marks; DELETE FROM marks WHERE number = 2",
                    "INSERT INTO marks SELECT * FROM kept WHERE number = 2"),
              "3");
    EXPECT_EQ(
        found("DELETE FROM marks WHERE number = 3", "INSERT INTO marks SELECT * FROM kept WHERE number = 3"),
        "3")
        << "the end";
    EXPECT_EQ(
        found("UPDATE marks SET content = NULL WHERE number = 2",
              "UPDATE marks SET content = (SELECT content FROM kept WHERE number = 2) WHERE number = 2"),
        "2")
        << "erased without its salt";
}

TEST_F(Marks, Fault50ErasingTheMarkedTakesAllAndErasingTheMarkerTakesWhoAndWhy) {
    ASSERT_EQ(add_as("T1", {decide("exam", 2, Decision::confirm, Label::rudeness, "Unmistakable one")}), "");
    ASSERT_EQ(add_as("T1", {decide("practice", 2, Decision::add, Label::empathy)}), "practice");
    ASSERT_EQ(add_as("A1", {dispute(2, {Label::rudeness})}), "");
    const Actor boss = actor("M1");
    ASSERT_FALSE(result(store, store.erase_person("T1", boss)));
    EXPECT_EQ(folder.bytes().find("Unmistakable one"), std::string::npos);
    ASSERT_EQ(marks().size(), 2U);
    EXPECT_EQ(marks()[0].who, "");
    EXPECT_EQ(marks()[0].reason, "");
    EXPECT_EQ(marks()[0].labels, set_of({Label::rudeness})) << "what was decided stands";
    EXPECT_TRUE(must_verify(folder).found.empty());
    ASSERT_FALSE(result(store, store.erase_person("A1", boss)));
    EXPECT_EQ(folder.bytes().find("I gave a time"), std::string::npos);
    EXPECT_TRUE(marks()[0].is_erased);
    EXPECT_TRUE(marks()[0].labels.none());
    EXPECT_TRUE(must_verify(folder).found.empty());
    EXPECT_EQ(add_as("T2", {decide("exam", 2, Decision::lift, Label::rudeness)}), "erased");
}

} // namespace
} // namespace amends::records
