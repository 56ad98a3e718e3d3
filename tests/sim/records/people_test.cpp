// People, their roles, PINs and rights, checked where they are written.
#include "sim/records/people.hpp"
#include "sim/records/pin.hpp"
#include "sim/records/schema.hpp"
#include "tests/sim/records/store_fixture.hpp"

#include <SQLiteCpp/Transaction.h>

#include <fstream>
#include <iterator>

namespace amends::records {
namespace {

using namespace testing;

constexpr const char* pin_of_boss = "482915";

class People : public ::testing::Test {
protected:
    People() : store(must_open(folder)) {}

    void add_all() {
        ASSERT_FALSE(result(store, add_people(store, Actor::first(),
                                              {{"M1", "Wang Min", Role::manager, ""},
                                               {"T1", "Li Na", Role::trainer, "night"},
                                               {"A1", "陈晨", Role::trainee, "day"},
                                               {"A2", "Chen, \"C\"\nChen", Role::trainee, "day"}})));
    }
    Actor actor(const std::string& id, const std::string& pin = pin_of_boss) {
        auto in = sign_in(store, id, pin, 0);
        if (!in) throw std::runtime_error(sentence(in.error()).en);
        return in.value().actor;
    }
    std::optional<FaultKind> kind(Store::Ticket ticket) {
        const auto fault = result(store, ticket);
        if (!fault) return std::nullopt;
        return fault->kind;
    }
    std::optional<FaultKind> change(const Actor& who, const std::string& id, PersonChange what) {
        return kind(change_person(store, who, id, std::move(what)));
    }
    Person person(const std::string& id) {
        Reader reader = must_read(folder);
        return find_person(reader, id).value().value();
    }
    std::vector<AuditEntry> audit() {
        Reader reader = must_read(folder);
        return audit_entries(reader).value();
    }

    TestFolder folder;
    Store store;
};

TEST_F(People, TheFirstOnesNeedNoSigningInButAManager) {
    EXPECT_EQ(kind(add_people(store, Actor::first(), {{"A1", "Chen", Role::trainee, ""}})),
              FaultKind::last_manager);
    add_all();
    EXPECT_EQ(person("A2").name, "Chen, \"C\"\nChen");
    EXPECT_EQ(kind(add_people(store, Actor::first(), {{"A3", "Wu", Role::trainee, ""}})),
              FaultKind::not_allowed)
        << "once somebody is listed, nobody in particular may do nothing";
}

TEST_F(People, AllOfAListAreAddedOrNone) {
    add_all();
    const Actor boss = actor("M1");
    EXPECT_EQ(
        kind(add_people(store, boss, {{"A3", "Wu", Role::trainee, ""}, {"A1", "Chen", Role::trainee, ""}})),
        FaultKind::known_person);
    EXPECT_EQ(
        kind(add_people(store, boss, {{"A4", "Wu", Role::trainee, ""}, {"A4", "Xu", Role::trainee, ""}})),
        FaultKind::known_person);
    EXPECT_EQ(
        kind(add_people(store, boss, {{"A5", "Wu", Role::trainee, ""}, {"A 6", "Xu", Role::trainee, ""}})),
        FaultKind::bad_person);
    Reader reader = must_read(folder);
    EXPECT_EQ(list_people(reader).value().size(), 4U);
}

TEST_F(People, Fault48RightsAreCheckedInTheDataLayerAndRefusalsAreNoted) {
    add_all();
    const Actor trainee = actor("A1"), trainer = actor("T1"), boss = actor("M1");
    for (const Actor& who : {trainee, trainer, Actor::first()}) {
        EXPECT_EQ(change(who, "A1", RoleGiven{Role::manager}), FaultKind::not_allowed) << who.id();
        EXPECT_EQ(change(who, "A2", PinReset{}), FaultKind::not_allowed) << who.id();
        EXPECT_EQ(kind(store.erase_person("A2", who)), FaultKind::not_allowed) << who.id();
    }
    EXPECT_EQ(person("A1").role, Role::trainee);
    std::size_t refused = 0;
    for (const AuditEntry& one : audit())
        if (one.action == "refused") ++refused;
    EXPECT_EQ(refused, 9U);
    Reader reader = must_read(folder);
    EXPECT_TRUE(why_not(reader, trainee, Right::see_people));
    EXPECT_FALSE(why_not(reader, trainer, Right::see_people));
    EXPECT_TRUE(why_not_read(reader, trainee, "A2")) << "another's attempts";
    EXPECT_TRUE(why_not_read(reader, trainer, "A2")) << "practice is the trainee's own";
    EXPECT_FALSE(why_not_read(reader, trainee, "A1"));
    EXPECT_FALSE(why_not_read(reader, boss, "A2"));
}

TEST_F(People, ARightIsThatOfTheRoleAtTheMomentOfWriting) {
    add_all();
    const Actor boss = actor("M1");
    ASSERT_FALSE(change(boss, "T1", RoleGiven{Role::manager}));
    const Actor second = actor("T1");
    ASSERT_FALSE(change(second, "M1", RoleGiven{Role::trainee}));
    EXPECT_EQ(change(boss, "A1", Renamed{"x"}), FaultKind::not_allowed);
    ASSERT_FALSE(change(second, "M1", Activated{false}));
    EXPECT_EQ(sign_in(store, "M1", pin_of_boss, 0).error().kind, FaultKind::inactive_person);
    ASSERT_FALSE(change(second, "M1", Activated{true}));
    EXPECT_TRUE(sign_in(store, "M1", pin_of_boss, 0));
}

TEST_F(People, Fault49TheLastManagerStays) {
    add_all();
    const Actor boss = actor("M1");
    EXPECT_NE(sentence(StoreFault{FaultKind::last_manager, {}, {}, {}}).en.find("amends people add"),
              std::string::npos)
        << "the first people have nobody to be made manager";
    EXPECT_NE(sentence(StoreFault{FaultKind::last_manager, {}, "M1", {}}).en.find("somebody else"),
              std::string::npos);
    EXPECT_EQ(change(boss, "M1", RoleGiven{Role::trainer}), FaultKind::last_manager);
    EXPECT_EQ(change(boss, "M1", Activated{false}), FaultKind::last_manager);
    EXPECT_EQ(change(boss, "M1", MergedInto{"A1"}), FaultKind::last_manager);
    EXPECT_EQ(kind(store.erase_person("M1", boss)), FaultKind::last_manager);
    EXPECT_EQ(person("M1").state, PersonState::active);
}

TEST_F(People, Fault49AForgottenPinOfTheOnlyManagerIsRecoveredWithAnEntry) {
    add_all();
    actor("M1");
    EXPECT_EQ(kind(recover_pin(store, "A1")), FaultKind::not_last_manager);
    EXPECT_EQ(kind(recover_pin(store, "nobody")), FaultKind::unknown_person);
    EXPECT_FALSE(kind(recover_pin(store, "M1")));
    EXPECT_EQ(audit().back().action, "pin_recovered");
    EXPECT_TRUE(sign_in(store, "M1", "another-one", 0).value().chose_pin);
    EXPECT_EQ(sign_in(store, "M1", pin_of_boss, 0).error().kind, FaultKind::wrong_pin);
}

TEST_F(People, Fault47WrongPinsCostAGrowingWaitThatARestartDoesNotEnd) {
    add_all();
    actor("M1");
    std::int64_t now = 1'000'000;
    for (int tries = 1; tries <= 5; ++tries)
        EXPECT_EQ(sign_in(store, "M1", "000111", now).error().detail, tries < 5 ? "0" : "30");
    {
        Store gone = std::move(store); // closes
    }
    store = must_open(folder);
    auto refused = sign_in(store, "M1", pin_of_boss, now + 10'000);
    ASSERT_FALSE(refused) << "not even the right one";
    EXPECT_EQ(refused.error().kind, FaultKind::pin_wait);
    EXPECT_EQ(refused.error().detail, "20");
    now += 30'000;
    EXPECT_EQ(sign_in(store, "M1", "000111", now).error().detail, "60");
    EXPECT_EQ(sign_in(store, "M1", pin_of_boss, now + 59'999).error().kind, FaultKind::pin_wait);
    EXPECT_TRUE(sign_in(store, "M1", pin_of_boss, now + 60'000));
    EXPECT_EQ(sign_in(store, "M1", "000111", now + 60'000).error().detail, "0") << "a right one forgives";
}

TEST_F(People, Fault49AMachineStartedAnewWaitsOnAndTheClockOnTheWallIsNotAsked) {
    std::int64_t wall = 1'800'000'000'000;
    StoreOptions options;
    options.wall_ms = [&] { return wall; };
    { Store gone = std::move(store); }
    store = must_open(folder, options);
    add_all();
    actor("M1");
    for (int tries = 0; tries < 5; ++tries)
        ASSERT_FALSE(sign_in(store, "M1", "000111", 500'000));
    for (const std::int64_t moved : {-86'400'000LL, 86'400'000LL}) {
        wall += moved;
        EXPECT_EQ(sign_in(store, "M1", pin_of_boss, 501'000).error().detail, "29");
    }
    EXPECT_EQ(sign_in(store, "M1", pin_of_boss, 4'000).error().detail, "26")
        << "4 s since the machine started";
    EXPECT_TRUE(sign_in(store, "M1", pin_of_boss, 30'000));
}

TEST_F(People, ATryIsCountedBeforeItIsLookedAt) {
    add_all();
    actor("M1");
    SQLite::Database behind(folder.files().database.string(), SQLite::OPEN_READONLY);
    sign_in(store, "M1", "000111", 0);
    EXPECT_EQ(behind.execAndGet("SELECT wrong FROM pins").getInt(), 1);
    sign_in(store, "M1", pin_of_boss, 0);
    EXPECT_EQ(behind.execAndGet("SELECT wrong FROM pins").getInt(), 0);
    const std::string hash = behind.execAndGet("SELECT hash FROM pins").getString();
    EXPECT_TRUE(hash.starts_with("$argon2id$v=19$m=65536,t=2,p=1$")) << hash;
}

TEST(Pin, WaitsGrowToAQuarterOfAnHourAndNoFurther) {
    EXPECT_EQ(wait_after_ms(4), 0);
    EXPECT_EQ(wait_after_ms(5), 30'000);
    EXPECT_EQ(wait_after_ms(6), 60'000);
    EXPECT_EQ(wait_after_ms(9), 480'000);
    EXPECT_EQ(wait_after_ms(10), 900'000);
    EXPECT_EQ(wait_after_ms(1'000'000'000'000), 900'000);
}

TEST(Pin, WhatIsGuessedFirstIsRefused) {
    for (const char* weak : {"", "48291", "111111", "123456", "987654", "abcdef", "482\n915"})
        EXPECT_FALSE(is_good_pin(weak)) << weak;
    for (const char* good : {"482915", "112233", "密码密码", "correct horse"})
        EXPECT_TRUE(is_good_pin(good)) << good;
    EXPECT_FALSE(is_good_pin(std::string(65, 'x') + "y"));
}

TEST_F(People, AResetPinIsChosenAnewByTheNextWhoSignsIn) {
    add_all();
    const Actor boss = actor("M1");
    actor("A1", "first-pin");
    EXPECT_TRUE(person("A1").has_pin);
    ASSERT_FALSE(change(boss, "A1", PinReset{}));
    EXPECT_FALSE(person("A1").has_pin);
    EXPECT_EQ(sign_in(store, "A1", "123456", 0).error().kind, FaultKind::weak_pin);
    EXPECT_TRUE(sign_in(store, "A1", "second-pin", 0).value().chose_pin);
    EXPECT_FALSE(sign_in(store, "A1", "second-pin", 0).value().chose_pin);
    const Actor own = actor("A1", "second-pin");
    EXPECT_EQ(change_pin(store, own, "111111")->kind, FaultKind::weak_pin);
    EXPECT_FALSE(change_pin(store, own, "third-pin"));
    EXPECT_TRUE(sign_in(store, "A1", "third-pin", 0));
}

/// An attempt of this person, as a play stores it.
void attempt_of_person(Store& store, const std::string& id, const std::string& person) {
    NewAttempt attempt = attempt_named(id);
    attempt.person = person;
    NewEvent began = began_event();
    began.payload.replace(began.payload.find("p7"), 2, person);
    ASSERT_FALSE(result(store, store.begin_attempt(attempt, began)));
    ASSERT_FALSE(result(store, store.append_event(id, 1, bubble("words of " + person))));
    ASSERT_FALSE(result(store, store.append_event(id, 2, turn_closed())));
}

TEST_F(People, Fault48EverybodyWritesIntoTheirOwnAttemptsOnly) {
    add_all();
    ActingStore own(store, actor("A1")), others(store, actor("A2")), boss(store, actor("M1"));
    NewAttempt attempt = attempt_named("a");
    attempt.person = "A1";
    const NewEvent began{"c1", 0, "began", R"({"person":"A1"})"};
    for (AttemptStore* stranger : std::initializer_list<AttemptStore*>{&others, &boss, &store})
        EXPECT_EQ(result(*stranger, stranger->begin_attempt(attempt, began, {}))->kind,
                  FaultKind::not_allowed)
            << "not even a manager begins for somebody else";
    ASSERT_FALSE(result(own, own.begin_attempt(attempt, began)));
    for (AttemptStore* stranger : std::initializer_list<AttemptStore*>{&others, &boss, &store}) {
        const auto refused =
            result(*stranger, stranger->append_event("a", 1, bubble("not theirs"), std::nullopt));
        ASSERT_TRUE(refused);
        EXPECT_EQ(sentence(*refused).en,
                  "Everybody writes into their own attempts only. Nothing was written.");
        EXPECT_EQ(result(*stranger, stranger->save_draft("a", "c1", "not theirs"))->kind,
                  FaultKind::not_allowed);
        EXPECT_EQ(result(*stranger, stranger->finish_attempt("a", 1, finished()))->kind,
                  FaultKind::not_allowed);
    }
    ASSERT_FALSE(result(own, own.append_event("a", 1, bubble("their own"), std::string("and more"))));
    ASSERT_FALSE(result(own, own.save_draft("a", "c1", "")));
    Reader reader = must_read(folder);
    EXPECT_EQ(load_events(reader, "a").value().size(), 2U);
    EXPECT_EQ(reader.database().execAndGet("SELECT count(*) FROM drafts").getInt(), 0);
    EXPECT_EQ(folder.bytes().find("not theirs"), std::string::npos);
    EXPECT_EQ(
        reader.database()
            .execAndGet("SELECT count(*) FROM audit WHERE action = 'refused' AND detail = 'write_attempts'")
            .getInt(),
        12);
    EXPECT_TRUE(must_verify(folder).found.empty());
}

TEST_F(People, WhoWasMergedGoesOnAsWhoTheyAreNowAndWhoWasDeactivatedDoesNot) {
    add_all();
    NewAttempt attempt = attempt_named("a");
    attempt.person = "A1";
    const Actor first = actor("A1"), now = actor("A2"), boss = actor("M1");
    ActingStore own(store, first), as_now(store, now);
    ASSERT_FALSE(result(own, own.begin_attempt(attempt, {"c1", 0, "began", R"({"person":"A1"})"})));
    ASSERT_FALSE(change(boss, "A1", MergedInto{"A2"}));
    ASSERT_FALSE(result(as_now, as_now.append_event("a", 1, bubble("words"))));
    ASSERT_FALSE(change(boss, "A2", Activated{false}));
    EXPECT_EQ(result(as_now, as_now.append_event("a", 2, turn_closed()))->kind, FaultKind::not_allowed);
}

TEST_F(People, TheProgramClosesWhatWasLeftAndWritesNothingElse) {
    attempt_of_person(store, "a", "A1");
    add_all();
    ActingStore program(store, Actor::program());
    EXPECT_EQ(result(program, program.append_event("a", 1, bubble("words")))->kind, FaultKind::not_allowed);
    EXPECT_EQ(result(program, program.save_draft("a", "c1", "words"))->kind, FaultKind::not_allowed);
    Reader reader = must_read(folder);
    const std::int64_t next = find_attempt(reader, "a").value()->head.seq + 1;
    EXPECT_FALSE(result(program, program.append_event("a", next, {"c1", 9000, "abandoned", "{}"})));
    EXPECT_FALSE(
        result(program, program.finish_attempt("a", next + 1, {AttemptState::abandoned, 9000, "{}", "{}"})));
}

TEST_F(People, RenamingAndMergingKeepAttemptsWithThePerson) {
    attempt_of_person(store, "a", "A1");
    attempt_of_person(store, "b", "A2");
    add_all();
    const Actor boss = actor("M1");
    ASSERT_FALSE(change(boss, "A1", Renamed{"陳晨 =cmd|'x'!A1"}));
    ASSERT_FALSE(change(boss, "A1", MergedInto{"A2"}));
    ASSERT_FALSE(change(boss, "A2", MergedInto{"T1"}));
    Reader reader = must_read(folder);
    EXPECT_EQ(person("A1").merged_into, "T1") << "one step leads to who they are now";
    const auto attempts = attempts_of(reader, "T1").value();
    ASSERT_EQ(attempts.size(), 2U);
    EXPECT_EQ(attempts[0].id, "b");
    EXPECT_EQ(attempts[1].id, "a");
    EXPECT_TRUE(must_verify(folder).found.empty());
    EXPECT_EQ(sign_in(store, "A1", "some-pin", 0).error().kind, FaultKind::merged_person);
    EXPECT_EQ(change(boss, "A1", Activated{true}), FaultKind::merged_person);
    EXPECT_EQ(change(boss, "T1", MergedInto{"T1"}), FaultKind::same_person);
    EXPECT_EQ(change(boss, "T1", MergedInto{"nobody"}), FaultKind::unknown_person);
}

TEST_F(People, Fault50ErasingTakesNamesPinsAndEntriesOutOfTheFileAndTheChainVerifies) {
    attempt_of_person(store, "a", "A1");
    attempt_of_person(store, "b", "A2");
    attempt_of_person(store, "t", "T1");
    add_all();
    const Actor boss = actor("M1");
    actor("A1", "the-pin-of-a1");
    ASSERT_FALSE(change(boss, "A2", Renamed{"Zacharias Unmistakable"}));
    ASSERT_FALSE(change(boss, "A1", Renamed{"Ermintrude Unmistakable"}));
    ASSERT_FALSE(change(boss, "A2", MergedInto{"A1"}));
    Reader before = must_read(folder);
    const std::string hash =
        before.database().execAndGet("SELECT hash FROM pins WHERE person = 'A1'").getString();
    ASSERT_NE(folder.bytes().find("Unmistakable"), std::string::npos);
    ASSERT_NE(folder.bytes().find(hash), std::string::npos);
    ASSERT_FALSE(result(store, store.erase_person("A1", boss)));
    const std::string after = folder.bytes();
    for (const std::string& gone :
         {std::string("Unmistakable"), hash, std::string("words of A1"), std::string("words of A2")})
        EXPECT_EQ(after.find(gone), std::string::npos) << gone;
    EXPECT_NE(after.find("words of T1"), std::string::npos);
    Reader reader = must_read(folder);
    EXPECT_EQ(list_people(reader).value().size(), 2U);
    for (const AuditEntry& one : audit())
        for (const char* id : {"A1", "A2"})
            EXPECT_TRUE(one.actor != id && one.subject != id && one.detail != id) << one.action;
    EXPECT_TRUE(must_verify(folder).found.empty());
}

TEST_F(People, TheOnlyPersonMayBeErasedAndTheNextFirstStartBegins) {
    ASSERT_FALSE(result(store, add_people(store, Actor::first(), {{"M1", "Wang", Role::manager, ""}})));
    ASSERT_FALSE(result(store, store.erase_person("M1", actor("M1"))));
    EXPECT_FALSE(result(store, add_people(store, Actor::first(), {{"M2", "Li", Role::manager, ""}})));
}

TEST_F(People, TenThousandAreAddedAtOnce) {
    std::vector<NewPerson> many = {{"M1", "Wang", Role::manager, ""}};
    for (int number = 1; number <= 10'000; ++number)
        many.push_back({"E" + std::to_string(number), "😀 " + std::to_string(number), Role::trainee, "g"});
    ASSERT_FALSE(result(store, add_people(store, Actor::first(), many)));
    Reader reader = must_read(folder);
    EXPECT_EQ(list_people(reader).value().size(), 10'001U);
    EXPECT_EQ(find_person(reader, "E10000").value()->name, "😀 10000");
}

TEST_F(People, FlawsOfWordsAreTold) {
    EXPECT_TRUE(flaws_of({"A-1/甲", "=cmd|'/C calc'!A0", Role::trainee, "夜班\n二组"}).empty());
    EXPECT_EQ(flaws_of({"", "", Role::trainee, ""}),
              (std::vector{PersonFlaw::id_empty, PersonFlaw::name_empty}));
    EXPECT_EQ(flaws_of({std::string(65, 'a'), std::string("a\0b", 3), Role::trainee, std::string(101, 'g')}),
              (std::vector{PersonFlaw::id_long, PersonFlaw::name_letters, PersonFlaw::group_long}));
    for (const char* id : {"a b", "a　b", "erased", "\xff"})
        EXPECT_EQ(flaws_of({id, "n", Role::trainee, ""}), std::vector{PersonFlaw::id_letters}) << id;
    for (const char* id : {"../../x", "a/../b", "@b", "=1+1", "+8", "-json", ".hidden", "/etc", "＝1", "＠b"})
        EXPECT_EQ(flaws_of({id, "n", Role::trainee, ""}), std::vector{PersonFlaw::id_begin}) << id;
    for (const char* id : {"7", "甲-1", "é.2", "A@b.c"})
        EXPECT_TRUE(flaws_of({id, "n", Role::trainee, ""}).empty()) << id;
}

/// A file as a program of schema version `version` made it.
void make_past_version(const TestFolder& folder, int version) {
    SQLite::Database database(folder.files().database.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    migrate(database, schema_steps().subspan(0, static_cast<std::size_t>(version)));
    database.exec("PRAGMA application_id = " + std::to_string(application_id));
    database.exec("INSERT INTO content VALUES ('f', 'kept', x'01')");
}

TEST(Schema, EveryPastVersionIsBroughtUpToTodayAfterACopy) {
    const int today = static_cast<int>(schema_steps().size());
    for (int version = 1; version < today; ++version) {
        const TestFolder folder;
        make_past_version(folder, version);
        {
            Reader old = must_read(folder);
            EXPECT_EQ(user_version(old.database()), version);
            EXPECT_EQ(list_people(old).value().empty(), true) << "an older file lists nobody";
        }
        Store store = must_open(folder);
        Reader reader = must_read(folder);
        EXPECT_EQ(user_version(reader.database()), today) << "from " << version;
        EXPECT_TRUE(
            std::filesystem::exists(beside(folder.files().database, ".version-" + std::to_string(version))));
        EXPECT_TRUE(get_content(reader, "f").value());
        EXPECT_FALSE(result(store, add_people(store, Actor::first(), {{"M1", "Wang", Role::manager, ""}})));
    }
}

TEST(Schema, Fault12AStepThatFailsLeavesTheOldSchema) {
    const TestFolder folder;
    make_past_version(folder, 2);
    tamper(folder, "CREATE TABLE audit (in_the_way TEXT)");
    EXPECT_FALSE(open_store(folder.path()));
    Reader reader = must_read(folder);
    EXPECT_EQ(user_version(reader.database()), 2);
    EXPECT_FALSE(reader.database().tableExists("people"));
}

} // namespace
} // namespace amends::records
