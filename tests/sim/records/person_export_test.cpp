// What is told of a person: all that is kept, and of nobody else.
#include "sim/records/person_export.hpp"
#include "tests/sim/records/whole_life.hpp"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <functional>
#include <set>

namespace amends::records {
namespace {

using namespace records::testing;
using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;

json told_to(const Actor& actor, const TestFolder& folder, const std::string& person) {
    Reader reader = must_read(folder);
    auto document = export_person(reader, actor, person);
    if (!document) throw std::runtime_error(sentence(document.error()).en);
    return json::parse(document.value());
}

/// As they get it themselves.
json told_of(Store& store, const TestFolder& folder, const std::string& person) {
    return told_to(signed_in(store, person), folder, person);
}

TEST(PersonExport, Fault52TellsAllThatIsKeptOfAPersonByItsKind) {
    const TestFolder folder;
    Store store = must_open(folder);
    live_through_everything(store);
    const json all = told_of(store, folder, their_id);
    EXPECT_EQ(all["people"][0]["name"], their_name);
    EXPECT_EQ(all["pins"].size(), 1U);
    EXPECT_EQ(all["pins"][0].count("hash"), 0U) << "what a PIN is tried against leaves no file";
    ASSERT_EQ(all["attempts"].size(), 2U);
    EXPECT_EQ(all["attempts"][0]["drafts"][0]["text"], "unmistakable draft");
    EXPECT_EQ(all["attempts"][1]["events"][1]["payload"]["text"], "unmistakable words");
    EXPECT_EQ(all["attempts"][1]["results"][0]["result"]["turns"][0]["text"], "unmistakable words");
    EXPECT_EQ(all["attempts"][1]["shared"], json::array({2}));
    EXPECT_EQ(all["programmes"][0]["title"], "Autumn");
    EXPECT_EQ(all["programmes"][0]["group"], "night shift");
    EXPECT_EQ(all["sittings"][0]["total"], 812);
    EXPECT_EQ(all["sittings"][0]["attempts"], json::array({"e1"}));
    EXPECT_EQ(all["sittings"][0]["void_reason"], std::string("by ") + their_name);
    ASSERT_EQ(all["marks"].size(), 2U) << "by the other manager, and their own dispute";
    EXPECT_EQ(all["marks"][0]["words"]["who"], "M1");
    EXPECT_EQ(all["marks"][0]["content"]["result"]["total"], 812);
    EXPECT_EQ(all["marks"][1]["kind"], "dispute");
    EXPECT_EQ(all["marks"][1]["words"]["reason"], "unmistakable comment");
    EXPECT_EQ(all["plans"][0]["goal"], std::string("unmistakable goal for ") + their_id);
    EXPECT_EQ(all["real_figures"][0]["satisfaction"], 731);
    EXPECT_EQ(all["real_figures_imported"].size(), 2U);
    EXPECT_EQ(all["programmes_made"][0]["title"], "Autumn");
    EXPECT_EQ(all["sittings_voided"][0]["void_reason"], "fire alarm");
    EXPECT_EQ(all["marks_made"][0]["words"]["reason"], "unmistakable reason");
    EXPECT_EQ(all["plans_for_others"][0]["looked_after"], 1);
    std::set<std::string> sealed;
    for (const json& seal : all["seals"])
        sealed.insert(seal["kept"]);
    EXPECT_EQ(sealed, (std::set<std::string>{"people", "pins", "programme_people", "shop_figures"}));
}

/// Everything that names e4, the practice of `their_id`, as the document tells it.
json practice_in(const json& all) {
    for (const json& one : all["attempts"])
        if (one["id"] == "e4") return one;
    throw std::runtime_error("no e4");
}

TEST(PersonExport, OfSomebodyElsesPracticeAManagerGetsResultsAndTheTurnsThatWereShared) {
    const TestFolder folder;
    Store store = must_open(folder);
    live_through_everything(store);
    const Actor they = signed_in(store, their_id), boss = signed_in(store, "M1");
    ActingStore own(store, they);
    for (const int turn : {0, 1}) {
        const std::string text = turn == 0 ? "words of their own" : "words they shared";
        ASSERT_FALSE(own.wait(own.append_event("e4", 2 * turn + 1, bubble(text))).fault);
        ASSERT_FALSE(own.wait(own.append_event("e4", 2 * turn + 2, turn_closed())).fault);
    }
    ASSERT_FALSE(own.wait(own.finish_attempt("e4", 5,
                                             {AttemptState::finished, 9000,
                                              R"({"total":812,"turns":[{"text":"words of their own"}]})",
                                              R"({"passed":true})"}))
                     .fault);
    ASSERT_FALSE(own.wait(own.save_draft("e4", "c1", "unmistakable draft")).fault);
    ASSERT_FALSE(result(store, store.share_turn({"e4", 4}, true, they)));
    const json theirs = told_to(they, folder, their_id), others = told_to(boss, folder, their_id);
    EXPECT_THAT(theirs.dump(), HasSubstr("words of their own"));
    EXPECT_THAT(others.dump(), Not(HasSubstr("words of their own")));
    EXPECT_THAT(others.dump(), HasSubstr("words they shared"));
    EXPECT_THAT(others.dump(), Not(HasSubstr("unmistakable draft")));
    EXPECT_THAT(others.dump(), HasSubstr("unmistakable words"))
        << "of the assessment, which is theirs to mark";
    const json practice = practice_in(others);
    EXPECT_EQ(practice["withheld"], true);
    EXPECT_EQ(practice["results"][0]["result"]["total"], 812);
    EXPECT_EQ(practice["events"].size(), practice_in(theirs)["events"].size());
    EXPECT_EQ(practice_in(theirs).count("withheld"), 0U);

    Reader reader = must_read(folder);
    const auto one = export_attempt(reader, boss, "e4");
    ASSERT_TRUE(one);
    EXPECT_THAT(one.value(), Not(HasSubstr("words of their own")));
    const auto refused = export_person(reader, signed_in(store, "A1"), their_id);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, FaultKind::not_allowed);
    EXPECT_FALSE(export_attempt(reader, signed_in(store, "A1"), "e4"));
    EXPECT_FALSE(export_person(reader, Actor::first(), their_id)) << "who says nothing is nobody";
}

TEST(PersonExport, Fault52NothingOfOthersIsInIt) {
    const TestFolder folder;
    Store store = must_open(folder);
    live_through_everything(store);
    ActingStore own(store, signed_in(store, "A1"));
    sit_exam(own, "e3", "A1");
    const std::string told = told_of(store, folder, their_id).dump();
    EXPECT_THAT(told, Not(HasSubstr("Chen"))) << "a name";
    EXPECT_THAT(told, Not(HasSubstr("\"A1\""))) << "an id";
    EXPECT_THAT(told, Not(HasSubstr("goal for A1")));
    EXPECT_THAT(told, Not(HasSubstr("\"e3\"")));
    const json others = told_of(store, folder, "A1");
    EXPECT_EQ(others["attempts"].size(), 2U);
    EXPECT_EQ(others["plans"].size(), 1U);
    EXPECT_TRUE(others["real_figures"].empty()) << "the whole shop's name nobody";
    EXPECT_EQ(told_to(signed_in(store, "M1"), folder, "nobody")["attempts"], json::array());
}

TEST(PersonExport, OfWhoWasMergedBothIdsAreTold) {
    const TestFolder folder;
    Store store = must_open(folder);
    live_through_everything(store);
    ASSERT_FALSE(result(store, change_person(store, signed_in(store, "M1"), "A1", MergedInto{their_id})));
    const json all = told_of(store, folder, their_id);
    EXPECT_EQ(all["ids"], json::array({their_id, "A1"}));
    EXPECT_EQ(all["people"].size(), 2U);
    EXPECT_EQ(all["attempts"].size(), 3U);
}

std::set<std::pair<std::string, std::string>> told_columns() {
    std::set<std::pair<std::string, std::string>> columns;
    for (const PersonColumn& one : columns_about_people())
        columns.emplace(one.table, one.column);
    return columns;
}

/// Asks each table of a store for its columns.
void for_columns(Reader& reader, const std::function<void(const std::string&, const std::string&)>& each) {
    SQLite::Statement ask(
        reader.database(),
        "SELECT s.name, c.name FROM sqlite_schema AS s, pragma_table_info(s.name) AS c WHERE "
        "s.type = 'table' AND s.name NOT LIKE 'sqlite_%'");
    while (ask.executeStep())
        each(ask.getColumn(0).getString(), ask.getColumn(1).getString());
}

/// Wherever the id or name of somebody with rows everywhere stands in the store, the export reads it.
TEST(PersonExport, Fault52EveryColumnThatHoldsTheirIdIsTold) {
    const TestFolder folder;
    Store store = must_open(folder);
    live_through_everything(store);
    Reader reader = must_read(folder);
    const auto told = told_columns();
    for_columns(reader, [&](const std::string& table, const std::string& column) {
        SQLite::Statement ask(reader.database(), "SELECT count(*) FROM \"" + table + "\" WHERE instr(\""
                                                     + column + "\", ?1) > 0 OR instr(\"" + column
                                                     + "\", ?2) > 0");
        ask.bind(1, std::string(their_id));
        ask.bind(2, std::string(their_name));
        ASSERT_TRUE(ask.executeStep());
        if (ask.getColumn(0).getInt() == 0 || (table == "people" && column == "name")) return;
        EXPECT_TRUE(told.contains({table, column}))
            << table << '.' << column << " names them and is not exported";
    });
}

/// A table or column that a later step makes must say what the export does with it.
TEST(PersonExport, EveryColumnThatMayNameAPersonIsTold) {
    const TestFolder folder;
    { Store store = must_open(folder); }
    const std::set<std::string> names = {"person",  "who",         "actor",   "subject",   "owner",
                                         "trainee", "merged_into", "made_by", "closed_by", "voided_by"};
    const std::set<std::string> of_nobody = {"content",       "desks",           "erasures",
                                             "incidents",     "programme_forms", "rules",
                                             "case_counters", "day_counters",    "principle_counters",
                                             "pair_counters", "stale_figures",   "place_counters"};
    const std::set<std::string> of_attempts = {
        "events",           "results",          "drafts",         "shared_turns", "turn_marks",
        "brought_attempts", "sitting_attempts", "attempt_places", "inbox_turns",  "inbox_untold"};
    const auto told = told_columns();
    std::set<std::string> told_tables = of_attempts;
    for (const auto& one : told)
        told_tables.insert(one.first);
    Reader reader = must_read(folder);
    for_columns(reader, [&](const std::string& table, const std::string& column) {
        EXPECT_TRUE(told_tables.contains(table) || of_nobody.contains(table))
            << table << ": does the export of a person read it?";
        const bool may_name = names.contains(column) || column.ends_with("_by");
        EXPECT_TRUE(!may_name || told.contains({table, column})) << table << '.' << column;
    });
}

} // namespace
} // namespace amends::records
