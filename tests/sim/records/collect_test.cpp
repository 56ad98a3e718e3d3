// Other desks' stores, brought by folder or stick.
#include "sim/records/backup.hpp"
#include "sim/records/collect.hpp"
#include "sim/records/marks.hpp"
#include "sim/records/plans.hpp"
#include "sim/records/programmes.hpp"
#include "sim/records/schema.hpp"
#include "sim/records/sharing.hpp"
#include "tests/sim/records/store_fixture.hpp"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>
#include <gmock/gmock.h>

#include <algorithm>
#include <fstream>
#include <set>

namespace amends::records {
namespace {

namespace fs = std::filesystem;
using namespace records::testing;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using Kind = CollectConflict::Kind;

NewAttempt attempt_by(const std::string& id, const std::string& person) {
    NewAttempt attempt = attempt_named(id);
    attempt.person = person;
    return attempt;
}

NewEvent began_by(const std::string& person) {
    return {"c1", 0, "began",
            R"({"mode":"practice","person":")" + person
                + R"(","phase":"practice","rubric_fingerprint":"r1","scenario_fingerprint":"f1"})"};
}

/// A finished attempt of three events with words of its own.
void play(Store& store, const std::string& id, const std::string& person) {
    ASSERT_FALSE(result(store, store.begin_attempt(attempt_by(id, person), began_by(person),
                                                   {{"f1", "scenario", "the case"}})));
    ASSERT_FALSE(result(store, store.append_event(id, 1, bubble("words of " + id + " by " + person))));
    ASSERT_FALSE(result(store, store.append_event(id, 2, turn_closed())));
    ASSERT_FALSE(result(store, store.finish_attempt(id, 3, finished())));
}

void open_and(const TestFolder& folder, const std::function<void(Store&)>& act) {
    Store store = must_open(folder);
    act(store);
}

Collected must_collect(const TestFolder& into, const fs::path& from, CollectChoices choices = {}) {
    Store store = must_open(into);
    auto collected = collect_store(store, Actor::first(), from, choices);
    if (!collected) throw std::runtime_error(sentence(collected.error()).en);
    return std::move(collected).value();
}

StoreFault must_refuse(const TestFolder& into, const fs::path& from) {
    Store store = must_open(into);
    auto collected = collect_store(store, Actor::first(), from);
    if (collected) throw std::runtime_error("was taken");
    return collected.error();
}

/// Every row that collecting may bring, as one text.
std::string told_rows(const TestFolder& folder) {
    Reader reader = must_read(folder);
    std::string all;
    for (const char* sql :
         {"SELECT id, scenario, person, state, head_seq, hex(head), summary FROM attempts ORDER BY id",
          "SELECT attempt, seq, payload, hex(payload_salt), hex(hash) FROM events ORDER BY attempt, seq",
          "SELECT attempt, seq, result FROM results ORDER BY attempt",
          "SELECT fingerprint, bytes FROM content ORDER BY fingerprint",
          "SELECT id, name, role, team, state FROM people ORDER BY id",
          "SELECT attempt, seq FROM shared_turns ORDER BY attempt, seq",
          "SELECT desk, seq, actor, action, subject FROM brought_audit WHERE action <> 'collected' ORDER BY "
          "desk, seq",
          "SELECT attempt, seq, hex(version) FROM set_aside_events ORDER BY attempt, version, seq"}) {
        SQLite::Statement ask(reader.database(), sql);
        while (ask.executeStep())
            for (int column = 0; column < ask.getColumnCount(); ++column)
                all += ask.getColumn(column).getString() + '|';
        all += '\n';
    }
    return all;
}

std::string bytes_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Files of a folder with size and content, to see that nothing changed.
std::map<std::string, std::string> files_within(const fs::path& folder) {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) files[entry.path().string()] = bytes_of(entry.path());
    return files;
}

bool holds_anywhere(const TestFolder& folder, const std::string& words) {
    const auto files = files_within(folder.path());
    return std::any_of(files.begin(), files.end(),
                       [&](const auto& one) { return one.second.find(words) != std::string::npos; });
}

TEST(Collect, TwoDesksInAnyOrderAndTwiceGiveTheSameStore) {
    const TestFolder a, b, once, twice;
    open_and(a, [](Store& store) {
        play(store, "a1", "p1");
        play(store, "a2", "p1");
        ASSERT_FALSE(result(store, store.share_turn({"a1", 2}, true)));
    });
    open_and(b, [](Store& store) { play(store, "b1", "p2"); });
    const Collected first = must_collect(once, a.files().database);
    EXPECT_EQ(first.fresh.at("attempts"), 2);
    EXPECT_EQ(first.fresh.at("events"), 8);
    EXPECT_EQ(first.fresh.at("shared_turns"), 1);
    must_collect(once, b.files().database);
    for (const TestFolder* from : {&b, &a, &b, &a})
        must_collect(twice, from->files().database);
    EXPECT_EQ(told_rows(once), told_rows(twice));
    EXPECT_TRUE(must_verify(once).found.empty());
    EXPECT_TRUE(must_verify(twice).found.empty());
    EXPECT_EQ(must_verify(twice).events, 12);
    const Collected again = must_collect(twice, a.files().database);
    EXPECT_TRUE(again.fresh.empty());
    EXPECT_EQ(again.known_attempts, 2);
}

TEST(Collect, ByAThirdDeskComesTheSame) {
    const TestFolder a, b, boss, direct;
    open_and(a, [](Store& store) {
        play(store, "a1", "M1");
        ASSERT_FALSE(result(store, add_people(store, Actor::first(), {{"M1", "Wang", Role::manager, ""}})));
    });
    must_collect(b, a.files().database);
    must_collect(direct, a.files().database);
    must_collect(boss, b.files().database);
    EXPECT_EQ(told_rows(boss), told_rows(direct));
    Store store = must_open(boss);
    EXPECT_EQ(collect_store(store, Actor::first(), a.files().database).error().kind, FaultKind::not_allowed)
        << "the store lists people now";
}

TEST(Collect, TheSourceIsNeverChanged) {
    const TestFolder a, into;
    open_and(a, [](Store& store) { play(store, "a1", "p1"); });
    const auto before = files_within(a.path());
    must_collect(into, a.files().database);
    EXPECT_EQ(files_within(a.path()), before);
    EXPECT_FALSE(fs::exists(into.path() / "collecting")) << "the copy is gone";
}

TEST(Collect, ALogThatWasNotWorkedInComesToo) {
    const TestFolder a, stick, into;
    Store store = must_open(a);
    play(store, "a1", "p1");
    fs::copy_file(a.files().database, stick.files().database);
    fs::copy_file(beside(a.files().database, "-wal"), beside(stick.files().database, "-wal"));
    EXPECT_EQ(must_collect(into, stick.files().database).fresh.at("attempts"), 1);
}

TEST(Collect, ADryRunTellsAndWritesNothing) {
    const TestFolder a, into;
    open_and(a, [](Store& store) { play(store, "a1", "p1"); });
    open_and(into, [](Store& store) { play(store, "i1", "p1"); });
    const std::string before = told_rows(into);
    const Collected told = must_collect(into, a.files().database, {true, false});
    EXPECT_EQ(told.fresh.at("attempts"), 1);
    EXPECT_FALSE(told.is_taken);
    EXPECT_EQ(told_rows(into), before);
}

TEST(Collect, AnAttemptThatWentOnThereComesWithTheRestAndNobodyGoesOnWithItHere) {
    const TestFolder a, into;
    open_and(a, [](Store& store) { store_turns(store, "a1", 1); });
    must_collect(into, a.files().database);
    {
        Reader reader = must_read(into);
        EXPECT_TRUE(unfinished_attempts(reader).value().empty());
        EXPECT_TRUE(left_open(reader, "practice", "9999").value().empty());
        EXPECT_EQ(load_events(reader, "a1").value().size(), 3U);
    }
    open_and(a, [](Store& store) {
        ASSERT_FALSE(result(store, store.append_event("a1", 3, bubble("later"))));
        ASSERT_FALSE(result(store, store.finish_attempt("a1", 4, finished())));
    });
    const Collected again = must_collect(into, a.files().database);
    EXPECT_EQ(again.longer_attempts, 1);
    Reader reader = must_read(into);
    EXPECT_EQ(load_events(reader, "a1").value().size(), 5U);
    EXPECT_EQ(find_attempt(reader, "a1").value()->state, AttemptState::finished);
    EXPECT_EQ(results_of(reader, "a1").value().size(), 1U);
    EXPECT_TRUE(must_verify(into).found.empty());
}

TEST(Collect, Fault19AnAttemptOfOtherContentIsKeptBesideOurs) {
    const TestFolder a, copy, into;
    open_and(a, [](Store& store) { store_turns(store, "a1", 1); });
    fs::remove_all(copy.path());
    fs::copy(a.path(), copy.path(), fs::copy_options::recursive);
    open_and(a,
             [](Store& store) { ASSERT_FALSE(result(store, store.append_event("a1", 3, bubble("ours")))); });
    open_and(copy, [](Store& store) {
        ASSERT_FALSE(result(store, store.append_event("a1", 3, bubble("theirs"))));
        play(store, "c1", "p1");
    });
    must_collect(into, a.files().database);
    const Collected theirs = must_collect(into, copy.files().database);
    ASSERT_EQ(theirs.conflicts.size(), 1U);
    EXPECT_EQ(theirs.conflicts[0].kind, Kind::attempt);
    EXPECT_TRUE(theirs.is_taken);
    EXPECT_TRUE(must_collect(into, copy.files().database).conflicts.empty()) << "told once, kept once";
    Reader reader = must_read(into);
    EXPECT_THAT(*load_events(reader, "a1").value()[3].payload, HasSubstr("ours"));
    EXPECT_EQ(load_events(reader, "c1").value().size(), 4U) << "what hangs on it comes";
    EXPECT_EQ(reader.database().execAndGet("SELECT payload FROM set_aside_events WHERE seq = 3").getString(),
              R"({"text":"theirs"})");
    EXPECT_TRUE(must_verify(into).found.empty());
}

TEST(Collect, ACopiedFolderIsANewDeskWithEntriesOfItsOwn) {
    const TestFolder a, copy, boss;
    open_and(a, [](Store& store) {
        ASSERT_FALSE(result(store, add_people(store, Actor::first(), {{"M1", "Wang", Role::manager, ""}})));
    });
    fs::remove_all(copy.path());
    fs::copy(a.path(), copy.path(), fs::copy_options::recursive);
    open_and(a, [](Store& store) { ASSERT_FALSE(result(store, recover_pin(store, "M1"))); });
    open_and(copy, [](Store& store) { ASSERT_FALSE(result(store, recover_pin(store, "M1"))); });
    EXPECT_NE(read_desk(a.path()), read_desk(copy.path()));
    must_collect(boss, a.files().database);
    Reader reader = must_read(boss);
    EXPECT_EQ(reader.database().execAndGet("SELECT count(*) FROM brought_audit").getInt(), 2);
    Store store = must_open(boss);
    SQLite::Database(boss.files().database.string(), SQLite::OPEN_READWRITE).exec("DELETE FROM people");
    ASSERT_TRUE(collect_store(store, Actor::first(), copy.files().database));
    EXPECT_EQ(reader.database().execAndGet("SELECT count(*) FROM brought_audit").getInt(), 3)
        << "the shared past once, and each desk's own entry";
}

TEST(Collect, AnotherNameUnderAnIdKeepsTheWholeStoreOutUnlessNamesStay) {
    const TestFolder a, into;
    const auto list = [](const std::string& name) {
        return [name](Store& store) {
            ASSERT_FALSE(result(
                store, add_people(store, Actor::first(),
                                  {{"M1", "Wang", Role::manager, ""}, {"A1", name, Role::trainee, ""}})));
        };
    };
    open_and(a, [](Store& store) { play(store, "a1", "A1"); });
    open_and(a, list("Li"));
    open_and(into, list("Zhao"));
    Store store = must_open(into);
    const auto manager = sign_in(store, "M1", "pin-of-M1", 0);
    ASSERT_TRUE(manager);
    const auto refused = collect_store(store, manager.value().actor, a.files().database);
    ASSERT_TRUE(refused);
    EXPECT_FALSE(refused.value().is_taken);
    ASSERT_EQ(refused.value().conflicts.size(), 1U);
    EXPECT_THAT(sentence(refused.value().conflicts[0]).en, HasSubstr("A1 is Zhao here and Li there"));
    EXPECT_EQ(must_verify(into).attempts, 0);
    const auto kept = collect_store(store, manager.value().actor, a.files().database, {false, true});
    ASSERT_TRUE(kept);
    EXPECT_TRUE(kept.value().is_taken);
    Reader reader = must_read(into);
    EXPECT_EQ(find_person(reader, "A1").value()->name, "Zhao");
    EXPECT_EQ(attempts_of(reader, "A1").value().size(), 1U);
}

TEST(Collect, NobodyBecomesMoreThanATraineeByAStickAndNoPinComes) {
    const TestFolder a, into;
    open_and(a, [](Store& store) {
        ASSERT_FALSE(result(store, add_people(store, Actor::first(), {{"X9", "Eve", Role::manager, ""}})));
        ASSERT_TRUE(sign_in(store, "X9", "pin-of-X9", 0));
    });
    open_and(into, [](Store& store) {
        ASSERT_FALSE(result(store, add_people(store, Actor::first(), {{"M1", "Wang", Role::manager, ""}})));
    });
    Store store = must_open(into);
    const auto manager = sign_in(store, "M1", "pin-of-M1", 0);
    const auto collected = collect_store(store, manager.value().actor, a.files().database);
    ASSERT_TRUE(collected);
    EXPECT_THAT(collected.value().roles_left, ElementsAre("X9"));
    Reader reader = must_read(into);
    EXPECT_EQ(find_person(reader, "X9").value()->role, Role::trainee);
    EXPECT_FALSE(find_person(reader, "X9").value()->has_pin);
}

TEST(Collect, OnlyAManagerCollects) {
    const TestFolder a, into;
    open_and(a, [](Store& store) { play(store, "a1", "p1"); });
    Store store = must_open(into);
    ASSERT_FALSE(result(store, add_people(store, Actor::first(),
                                          {{"M1", "W", Role::manager, ""}, {"T1", "L", Role::trainer, ""}})));
    const auto trainer = sign_in(store, "T1", "pin-of-T1", 0);
    EXPECT_EQ(collect_store(store, trainer.value().actor, a.files().database).error().kind,
              FaultKind::not_allowed);
    EXPECT_EQ(must_verify(into).attempts, 0);
}

TEST(Collect, Fault50WhoWasErasedHereDoesNotComeBack) {
    const TestFolder a, into;
    open_and(a, [](Store& store) { play(store, "a1", "p-erased"); });
    must_collect(into, a.files().database);
    open_and(into, [](Store& store) { ASSERT_FALSE(result(store, store.erase_person("p-erased"))); });
    open_and(a, [](Store& store) { play(store, "a2", "p-erased"); });
    // What came before the erasure and what was still unknown: neither words nor id come back.
    const Collected again = must_collect(into, a.files().database);
    EXPECT_EQ(again.known_attempts, 1);
    EXPECT_EQ(again.fresh.at("attempts"), 1);
    EXPECT_FALSE(holds_anywhere(into, "words of a1")) << "the first";
    EXPECT_TRUE(must_verify(into).found.empty());
}

/// A clock that stands where it is put.
StoreOptions at_ms(std::int64_t unix_ms) {
    StoreOptions options;
    options.wall_ms = [unix_ms] { return unix_ms; };
    return options;
}

TEST(Collect, Fault50AnErasureTravelsAndLeavesTheNextOfThatIdAlone) {
    const TestFolder a, into;
    {
        Store store = must_open(a, at_ms(1000));
        play(store, "a1", "p-erased");
    }
    {
        Store store = must_open(into, at_ms(1000));
        play(store, "i1", "p-erased");
        play(store, "i2", "p-other");
    }
    {
        Store store = must_open(a, at_ms(2000));
        ASSERT_FALSE(result(store, store.erase_person("p-erased")));
    }
    {
        Store store = must_open(into, at_ms(3000));
        play(store, "i3", "p-erased"); // somebody new under the old id
    }
    const Collected carried = must_collect(into, a.files().database);
    EXPECT_EQ(carried.erased_here, 1);
    Reader reader = must_read(into);
    EXPECT_EQ(find_attempt(reader, "i1").value()->person, "erased");
    EXPECT_FALSE(load_events(reader, "i1").value()[1].payload);
    EXPECT_EQ(find_attempt(reader, "i2").value()->person, "p-other");
    EXPECT_EQ(find_attempt(reader, "i3").value()->person, "p-erased");
    EXPECT_TRUE(must_verify(into).found.empty());
}

TEST(Collect, AFileOfAnyPastVersionIsTaken) {
    for (int version = 1; version <= static_cast<int>(schema_steps().size()); ++version) {
        const TestFolder a, into;
        {
            SQLite::Database old(a.files().database.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
            migrate(old, schema_steps().subspan(0, static_cast<std::size_t>(version)));
            old.exec("INSERT INTO content VALUES ('f', 'kept', x'01')");
        }
        const auto before = files_within(a.path());
        EXPECT_EQ(must_collect(into, a.files().database).fresh.at("content"), 1) << version;
        EXPECT_EQ(files_within(a.path()), before) << version;
    }
}

/// Says of an assessment's turn that a fault is none.
void lift(Store& store, const std::string& attempt, const std::string& by) {
    Mark mark;
    mark.turn = {attempt, 2};
    mark.decision = Decision::lift;
    add(mark.labels, text::Label::empathy);
    mark.reason = "heard it";
    mark.result = MarkedResult{812, false, false, {}, {}, {{"communication", 640}}};
    const auto in = sign_in(store, by, "pin-of-" + by, 0);
    ASSERT_TRUE(in);
    const auto fault = result(store, add_marks(store, in.value().actor, {mark}, -1));
    ASSERT_FALSE(fault) << sentence(*fault).en;
}

TEST(Collect, MarksOfTwoDesksComeOnceBehindOneAnother) {
    const TestFolder a, b, boss;
    for (const TestFolder* desk : {&a, &b})
        open_and(*desk, [&](Store& store) {
            const std::string name = desk == &a ? "a" : "b";
            NewAttempt exam = attempt_by(name + "1", "A1");
            exam.mode = "assessment";
            ASSERT_FALSE(result(store, store.begin_attempt(exam, {"c1", 0, "began", "{}"})));
            ASSERT_FALSE(result(store, store.append_event(exam.id, 1, bubble("words"))));
            ASSERT_FALSE(result(store, store.append_event(exam.id, 2, turn_closed())));
            ASSERT_FALSE(result(store, store.finish_attempt(exam.id, 3, finished())));
            ASSERT_FALSE(result(store, add_people(store, Actor::first(), {{"M1", "W", Role::manager, ""}})));
            lift(store, exam.id, "M1");
        });
    Store store = must_open(boss);
    ASSERT_FALSE(result(store, add_people(store, Actor::first(), {{"M1", "W", Role::manager, ""}})));
    const auto manager = sign_in(store, "M1", "pin-of-M1", 0);
    ASSERT_TRUE(manager);
    for (const TestFolder* desk : {&a, &b, &a}) {
        const auto collected = collect_store(store, manager.value().actor, desk->files().database);
        ASSERT_TRUE(collected);
        EXPECT_TRUE(collected.value().is_taken);
    }
    Reader reader = must_read(boss);
    const auto marks = all_marks(reader).value();
    ASSERT_EQ(marks.size(), 2U);
    EXPECT_EQ(marks[0].turn.attempt, "a1");
    EXPECT_EQ(marks[1].turn.attempt, "b1");
    EXPECT_EQ(marks[1].reason, "heard it");
    EXPECT_TRUE(must_verify(boss).found.empty());
}

/// A desk with a manager and a closed assessment; `marked_ms` is when it was marked there, with these points.
void exam_marked(const TestFolder& desk, const TestFolder& origin, std::int64_t marked_ms, int tenths) {
    must_collect(desk, origin.files().database);
    Store store = must_open(desk, at_ms(marked_ms));
    const auto in = sign_in(store, "M1", "pin-of-M1", 0);
    ASSERT_TRUE(in);
    Mark mark;
    mark.turn = {"exam", 2};
    mark.decision = Decision::lift;
    add(mark.labels, text::Label::empathy);
    mark.reason = "heard it";
    mark.result = MarkedResult{tenths, false, false, {}, {}, {}};
    ASSERT_FALSE(result(store, add_marks(store, in.value().actor, {mark}, -1)));
}

TEST(Collect, MarksOfTwoDesksStandInTheOrderOfWhenTheyWereMadeNotOfArrival) {
    const TestFolder origin, early, late;
    {
        Store store = must_open(origin, at_ms(1000));
        NewAttempt exam = attempt_by("exam", "A1");
        exam.mode = "assessment";
        ASSERT_FALSE(result(store, store.begin_attempt(exam, {"c1", 0, "began", "{}"})));
        ASSERT_FALSE(result(store, store.append_event(exam.id, 1, bubble("words"))));
        ASSERT_FALSE(result(store, store.append_event(exam.id, 2, turn_closed())));
        ASSERT_FALSE(result(store, store.finish_attempt(exam.id, 3, finished())));
        ASSERT_FALSE(result(store, add_people(store, Actor::first(), {{"M1", "W", Role::manager, ""}})));
    }
    exam_marked(early, origin, 5000, 500);
    exam_marked(late, origin, 9000, 900);
    for (const bool early_first : {true, false}) {
        const TestFolder boss;
        must_collect(boss, origin.files().database);
        Store store = must_open(boss, at_ms(7000)); // this desk's clock stands behind the later mark
        const auto in = sign_in(store, "M1", "pin-of-M1", 0);
        for (const TestFolder* desk : {early_first ? &early : &late, early_first ? &late : &early})
            ASSERT_TRUE(collect_store(store, in.value().actor, desk->files().database).value().is_taken);
        Reader reader = must_read(boss);
        EXPECT_EQ(standing_result(reader, "exam").value()->result.total_tenths, 900) << early_first;
        EXPECT_EQ(marks_of(reader, "exam").value().front().result->total_tenths, 500) << early_first;
        EXPECT_TRUE(must_verify(boss).found.empty());
        lift(store, "exam", "M1");
        EXPECT_EQ(standing_result(reader, "exam").value()->result.total_tenths, 812)
            << "who marks after having seen both is the last, whatever the clock says";
    }
}

ImprovementPlan plan_for(const std::string& id, const std::string& person) {
    return {.id = id, .person = person, .goal = "goal of " + id, .owner = "M1", .due = "2026-12-01"};
}

TEST(Collect, ImprovementPlansComeOnceAndClosedComesOverOpen) {
    const TestFolder desk, into;
    const auto at_desk = [&](const std::function<Store::Ticket(Store&, const Actor&)>& act) {
        Store store = must_open(desk);
        ASSERT_FALSE(result(store, act(store, sign_in(store, "M1", "pin-of-M1", 0).value().actor)));
    };
    open_and(desk, [](Store& store) {
        ASSERT_FALSE(
            result(store, add_people(store, Actor::first(),
                                     {{"M1", "W", Role::manager, ""}, {"A1", "L", Role::trainee, ""}})));
    });
    at_desk([](Store& store, const Actor& boss) { return make_plan(store, boss, plan_for("one", "A1")); });
    EXPECT_EQ(must_collect(into, desk.files().database).fresh.at("improvement_plans"), 1);
    at_desk([](Store& store, const Actor& boss) { return close_plan(store, boss, "one", PlanState::done); });
    Store store = must_open(into);
    const Actor boss = sign_in(store, "M1", "pin-of-M1", 0).value().actor;
    EXPECT_EQ(collect_store(store, boss, desk.files().database).value().fresh.at("improvement_plans"), 1);
    EXPECT_FALSE(
        collect_store(store, boss, desk.files().database).value().fresh.contains("improvement_plans"));
    Reader reader = must_read(into);
    const auto plans = plans_of(reader, "A1").value();
    ASSERT_EQ(plans.size(), 1U);
    EXPECT_EQ(plans[0].state, PlanState::done);
    EXPECT_EQ(plans[0].goal, "goal of one");
    EXPECT_EQ(plans[0].closed_by, "M1");
}

TEST(Collect, Fault50PlansOfWhoWasErasedOnEitherSideDoNotCome) {
    const TestFolder desk, into;
    const std::vector<NewPerson> people = {
        {"M1", "W", Role::manager, ""}, {"A1", "L", Role::trainee, ""}, {"A2", "N", Role::trainee, ""}};
    open_and(into,
             [&](Store& store) { ASSERT_FALSE(result(store, add_people(store, Actor::first(), people))); });
    open_and(desk, [&](Store& store) {
        ASSERT_FALSE(result(store, add_people(store, Actor::first(), people)));
        const Actor boss = sign_in(store, "M1", "pin-of-M1", 0).value().actor;
        for (const char* person : {"A1", "A2"})
            ASSERT_FALSE(
                result(store, make_plan(store, boss, plan_for(std::string("of ") + person, person))));
    });
    Store store = must_open(into);
    const Actor boss = sign_in(store, "M1", "pin-of-M1", 0).value().actor;
    ASSERT_FALSE(result(store, store.erase_person("A1", boss)));
    ASSERT_TRUE(collect_store(store, boss, desk.files().database).value().is_taken);
    EXPECT_FALSE(holds_anywhere(into, "goal of of A1")) << "erased here";
    EXPECT_TRUE(holds_anywhere(into, "goal of of A2"));
    open_and(desk, [](Store& other) {
        const Actor there = sign_in(other, "M1", "pin-of-M1", 0).value().actor;
        ASSERT_FALSE(result(other, other.erase_person("A2", there)));
    });
    ASSERT_TRUE(collect_store(store, boss, desk.files().database).value().is_taken);
    EXPECT_FALSE(holds_anywhere(into, "goal of of A2")) << "erased there";
}

Programme autumn() {
    Programme programme;
    programme.id = "autumn";
    programme.title = "Autumn";
    programme.warm_up = false;
    for (const char form : {'A', 'B'})
        for (int place = 0; place < 5; ++place)
            programme.forms[form].push_back({"case-" + std::to_string(place), "f1", "damage", "chat", 1});
    return programme;
}

TEST(Collect, SittingsComeWithTheirProgrammeAndClosedComesOverOpen) {
    const TestFolder boss, desk, into;
    open_and(boss, [](Store& store) {
        ASSERT_FALSE(
            result(store, add_people(store, Actor::first(),
                                     {{"M1", "W", Role::manager, ""}, {"A1", "L", Role::trainee, ""}})));
        const auto in = sign_in(store, "M1", "pin-of-M1", 0);
        ASSERT_TRUE(in);
        ASSERT_FALSE(result(store, set_up_programme(store, in.value().actor, autumn(), {})));
        ASSERT_FALSE(result(store, add_members(store, in.value().actor, "autumn", {"A1"})));
    });
    must_collect(desk, boss.files().database);
    const auto sit = [](Store& store) {
        const auto in = sign_in(store, "A1", "pin-of-A1", 0);
        ASSERT_TRUE(in);
        Sitting sitting;
        sitting.id = "s1";
        sitting.programme = "autumn";
        sitting.person = "A1";
        sitting.phase = "baseline";
        ASSERT_FALSE(result(store, start_sitting(store, in.value().actor, sitting, "2026-03-12")));
        ASSERT_FALSE(result(store, note_attempt(store, in.value().actor, "s1", 0, "a1")));
    };
    open_and(desk, sit);
    must_collect(into, desk.files().database);
    open_and(desk, [](Store& store) {
        SittingResult ended;
        ended.state = SittingState::finished;
        ended.answered = ended.passed = true;
        ended.total_tenths = 812;
        const auto in = sign_in(store, "A1", "pin-of-A1", 0);
        ASSERT_FALSE(result(store, close_sitting(store, in.value().actor, "s1", ended)));
    });
    Store store = must_open(into);
    const auto in = sign_in(store, "M1", "pin-of-M1", 0);
    ASSERT_TRUE(in);
    for (int again = 0; again < 2; ++again)
        ASSERT_TRUE(collect_store(store, in.value().actor, desk.files().database).value().is_taken);
    Reader reader = must_read(into);
    const auto sittings = sittings_of(reader, "autumn").value();
    ASSERT_EQ(sittings.size(), 1U);
    EXPECT_EQ(sittings[0].result.state, SittingState::finished);
    EXPECT_EQ(sittings[0].result.total_tenths, 812);
    EXPECT_THAT(sittings[0].attempts, ElementsAre("a1"));
    EXPECT_EQ(members_of(reader, "autumn").value().size(), 1U);
    EXPECT_EQ(find_programme(reader, "autumn").value()->forms.at('B').size(), 5U);
}

/// Whether only what is named, and no word of a system's answer, is Latin.
bool is_chinese_beside(std::string text, const std::string& named) {
    if (const std::size_t at = text.find(named); at != std::string::npos) text.erase(at, named.size());
    return std::none_of(text.begin(), text.end(),
                        [](char one) { return (one >= 'a' && one <= 'z') || (one >= 'A' && one <= 'Z'); });
}

TEST(Collect, Fault09WhyASourceCannotBeReadIsSaidWithoutTheSystemsWords) {
    const TestFolder into;
    const fs::path nowhere = into.path() / "nowhere.db";
    Store store = must_open(into);
    const auto gone = collect_store(store, Actor::first(), nowhere);
    ASSERT_FALSE(gone);
    EXPECT_EQ(gone.error().detail, "gone");
    std::set<std::string> told;
    for (const char* why : {"denied", "gone", "too_many", "unreadable"}) {
        const auto said = sentence(StoreFault{FaultKind::bad_source, "乙.db", why, "Input/output error"});
        EXPECT_TRUE(is_chinese_beside(said.zh, "乙.db")) << said.zh;
        EXPECT_THAT(said.en, Not(HasSubstr("Input/output")));
        told.insert(said.zh);
    }
    EXPECT_EQ(told.size(), 4U);
}

TEST(Collect, Fault09WhatTheDatabaseOrTheDiskAnswersIsSaidInTheUsersLanguage) {
    const auto said = [](const std::exception& problem) { return sentence(fault_from(problem, "甲.db")); };
    for (const char* answer : {"UNIQUE constraint failed: people.id", "no such table: marks",
                               "string or blob too big", "table seals has no column named salt"}) {
        const auto told = said(SQLite::Exception(answer, 1));
        EXPECT_TRUE(is_chinese_beside(told.zh, "")) << told.zh;
        EXPECT_THAT(told.en, Not(HasSubstr(answer)));
    }
    EXPECT_THAT(said(SQLite::Exception("odd words", 1)).zh, HasSubstr("数据库答复“odd words”"))
        << "what no table knows is quoted";
    const fs::filesystem_error denied("cannot create directories", "/a/collecting",
                                      std::make_error_code(std::errc::permission_denied));
    EXPECT_THAT(said(denied).zh, HasSubstr("文件夹 /a/collecting 不存在或不可写"));
}

TEST(Collect, Fault11AndFault09WhatCannotBeReadBringsNothingAndIsSaid) {
    const TestFolder a, into;
    open_and(a, [](Store& store) {
        for (int number = 0; number < 20; ++number)
            play(store, "a" + std::to_string(number), "p1");
    });
    open_and(into, [](Store& store) { play(store, "i1", "p1"); });
    const std::string before = told_rows(into), sound = bytes_of(a.files().database);
    const auto with = [&](std::string bytes) {
        const fs::path file = a.path() / "bad.db";
        std::ofstream(file, std::ios::binary) << bytes;
        const StoreFault fault = must_refuse(into, file);
        EXPECT_EQ(fault.kind, FaultKind::bad_source);
        EXPECT_THAT(sentence(fault).zh, HasSubstr("bad.db"));
        EXPECT_EQ(told_rows(into), before);
        return fault.detail;
    };
    EXPECT_EQ(with(""), "foreign");
    EXPECT_EQ(with("a letter, not a store"), "foreign");
    EXPECT_EQ(with(sound.substr(0, sound.size() / 2)), "damaged");
    std::string newer = sound;
    newer[63] = 99;
    EXPECT_EQ(with(newer), "newer");
    std::string foreign = sound;
    foreign[68] = 'X';
    EXPECT_EQ(with(foreign), "foreign");
    // Each flipped bit is noticed, or it is in bytes that mean nothing.
    int refused = 0;
    for (std::size_t at = 5000; at < sound.size(); at += 4093) {
        std::string flipped = sound;
        flipped[at] = static_cast<char>(flipped[at] ^ 4);
        const fs::path file = a.path() / "flipped.db";
        std::ofstream(file, std::ios::binary) << flipped;
        const TestFolder other;
        Store store = must_open(other);
        const auto collected = collect_store(store, Actor::first(), file);
        if (!collected) {
            ++refused;
            EXPECT_EQ(collected.error().kind, FaultKind::bad_source);
            EXPECT_EQ(must_verify(other).events, 0);
        } else {
            EXPECT_TRUE(must_verify(other).found.empty());
            EXPECT_EQ(must_verify(other).events, 80);
        }
    }
    EXPECT_GT(refused, 3);
}

TEST(Collect, Fault16AStoreWithAnEditedReplyIsNotTaken) {
    const TestFolder a, into;
    open_and(a, [](Store& store) { play(store, "a1", "p1"); });
    tamper(a, R"(UPDATE events SET payload = '{"text":"better"}' WHERE seq = 1)");
    const StoreFault fault = must_refuse(into, a.files().database);
    EXPECT_EQ(fault.detail, "changed");
    EXPECT_THAT(sentence(fault).en, HasSubstr("a1"));
}

TEST(Collect, AStickHoldsManyStores) {
    const TestFolder a, b, stick, empty;
    open_and(a, [](Store& store) { play(store, "a1", "p1"); });
    open_and(b, [](Store& store) { play(store, "b1", "p1"); });
    StoreFiles files = a.files();
    files.backups = stick.path();
    ASSERT_TRUE(make_backup(files, "2026-03-12T12:00:00.000Z"));
    fs::copy(b.path(), stick.path() / "desk b", fs::copy_options::recursive);
    const auto found = stores_in(stick.path());
    ASSERT_TRUE(found);
    EXPECT_THAT(found.value(), ElementsAre(stick.path() / "amends-20260312T120000000Z.db",
                                           stick.path() / "desk b" / "amends.db"));
    EXPECT_EQ(stores_in(empty.path()).error().detail, "none");
    EXPECT_EQ(stores_in(empty.path() / "gone").error().detail, "none");
}

} // namespace
} // namespace amends::records
