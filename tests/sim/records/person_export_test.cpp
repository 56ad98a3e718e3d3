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

json told_of(const TestFolder& folder, const std::string& person) {
    Reader reader = must_read(folder);
    auto document = export_person(reader, person);
    if (!document) throw std::runtime_error(sentence(document.error()).en);
    return json::parse(document.value());
}

TEST(PersonExport, Fault52TellsAllThatIsKeptOfAPersonByItsKind) {
    const TestFolder folder;
    Store store = must_open(folder);
    live_through_everything(store);
    const json all = told_of(folder, their_id);
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
}

TEST(PersonExport, Fault52NothingOfOthersIsInIt) {
    const TestFolder folder;
    Store store = must_open(folder);
    live_through_everything(store);
    sit_exam(store, "e3", "A1");
    const std::string told = told_of(folder, their_id).dump();
    EXPECT_THAT(told, Not(HasSubstr("Chen"))) << "a name";
    EXPECT_THAT(told, Not(HasSubstr("\"A1\""))) << "an id";
    EXPECT_THAT(told, Not(HasSubstr("goal for A1")));
    EXPECT_THAT(told, Not(HasSubstr("\"e3\"")));
    const json others = told_of(folder, "A1");
    EXPECT_EQ(others["attempts"].size(), 2U);
    EXPECT_EQ(others["plans"].size(), 1U);
    EXPECT_TRUE(others["real_figures"].empty()) << "the whole shop's name nobody";
    EXPECT_EQ(told_of(folder, "nobody")["attempts"], json::array());
}

TEST(PersonExport, OfWhoWasMergedBothIdsAreTold) {
    const TestFolder folder;
    Store store = must_open(folder);
    live_through_everything(store);
    ASSERT_FALSE(result(store, change_person(store, signed_in(store, "M1"), "A1", MergedInto{their_id})));
    const json all = told_of(folder, their_id);
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
    const std::set<std::string> of_nobody = {
        "content",       "desks",        "erasures",           "incidents",     "programme_forms", "rules",
        "case_counters", "day_counters", "principle_counters", "pair_counters", "stale_figures"};
    const std::set<std::string> of_attempts = {
        "events", "results", "drafts", "shared_turns", "turn_marks", "brought_attempts", "sitting_attempts"};
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
