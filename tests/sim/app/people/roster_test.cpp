// Lists of people as the personnel office sends them.
#include "sim/app/people/roster.hpp"

#include <gmock/gmock.h>

namespace amends::app {
namespace {

using records::NewPerson;
using records::Role;
using testing::ElementsAre;

Roster read(const std::string& text, const std::vector<records::Person>& there = {}) {
    int number = 0;
    auto roster = read_roster("list.csv", text, there, [&] { return "uuid-" + std::to_string(++number); });
    if (!roster) throw std::runtime_error(roster.error().text);
    return std::move(roster).value();
}

/// "2:3 P005" for each.
std::vector<std::string> places_of(const Roster& roster) {
    std::vector<std::string> places;
    for (const support::Problem& one : roster.problems)
        places.push_back(std::to_string(one.line) + ":" + std::to_string(one.column) + " " + one.code);
    return places;
}

TEST(Roster, NamesOfColumnsAndRolesAreReadInBothLanguagesAndInTraditional) {
    const std::vector<NewPerson> three = {{"1", "王敏", Role::manager, "总部"},
                                          {"2", "李娜", Role::trainer, "夜班"},
                                          {"3", "陈晨", Role::trainee, "夜班"}};
    EXPECT_EQ(read("编号,姓名,角色,小组\n1,王敏,经理,总部\n2,李娜,培训师,夜班\n3,陈晨,学员,夜班\n").people,
              three);
    EXPECT_EQ(read("\xEF\xBB\xBF組別;角色;姓名;工號\r\n总部;經理;王敏;1\r\n夜班;培訓師;李娜;2\r\n夜班;學員;"
                   "陈晨;3\r\n")
                  .people,
              three);
    EXPECT_EQ(read("ID,Name,Role,Team\n1, 王敏 ,Manager,总部\n2,李娜,TRAINER,夜班\n3,陈晨,,夜班\n").people,
              three);
}

TEST(Roster, Fault45AnEncodingOfChineseSpreadsheetsIsRead) {
    EXPECT_EQ(read("\xB1\xE0\xBA\xC5,\xD0\xD5\xC3\xFB\n7,\xCD\xF5\xC3\xF4\n").people,
              (std::vector<NewPerson>{{"7", "王敏", Role::trainee, ""}}))
        << "GBK";
}

TEST(Roster, Fault46NamesWithQuotesCommasLinesFormulasAndEmojiAreWords) {
    const Roster roster =
        read("id,name\n1,\"Chen, \"\"C\"\"\nChen\"\n2,=cmd|'/C calc'!A0\n3,'=SUM(A1)\n4,😀<b>%s\n");
    ASSERT_TRUE(roster.problems.empty());
    std::vector<std::string> names;
    for (const NewPerson& person : roster.people)
        names.push_back(person.name);
    EXPECT_THAT(names, ElementsAre("Chen, \"C\"\nChen", "=cmd|'/C calc'!A0", "=SUM(A1)", "😀<b>%s"));
}

TEST(Roster, Fault45EveryFaultIsToldAtItsLineAndCellInOnePass) {
    const Roster roster = read("id,name,role,shoe size\n"   // 1
                               "1,\"two\nlines\",trainee\n" // 2, 3
                               "1,Li,trainee\n"             // 4: id again
                               "2,,boss\n"                  // 5: no name, no such role
                               "\n"                         // 6
                               "a b,Wu,经理\n"              // 7: a blank in the id
                               "3,\"Xu\n\n\",nobody\n");    // 8: the role is in line 10
    EXPECT_THAT(places_of(roster),
                ElementsAre("1:4 P003", "4:1 P007", "5:2 P004", "5:3 P005", "7:1 P004", "10:3 P005"));
    EXPECT_EQ(roster.problems.front().severity, support::Severity::warning);
}

TEST(Roster, Fault45WordsBeyondTheColumnsAreNoPartOfARow) {
    const Roster roster = read("id,name\nC5,Smith, John\nC6,\"Smith, Jo\"\nC7,Xu,, \n");
    EXPECT_THAT(places_of(roster), ElementsAre("2:3 P010"));
    EXPECT_THAT(roster.problems[0].message.en, testing::HasSubstr("\" John\" belongs to none"));
}

TEST(Roster, Fault46AnIdHasNoCharacterThatIsNotSeen) {
    const Roster roster = read("id,name\nX1,Zed\nX\u200B1,Zed\n\u202EA1,Wu\n");
    EXPECT_THAT(places_of(roster), ElementsAre("3:1 P004", "4:1 P004"));
}

TEST(Roster, Fault45AMissingColumnOrTableIsToldOnce) {
    EXPECT_THAT(places_of(read("id,role\n1,trainee\n2,trainee\n")), ElementsAre("1:1 P002"));
    EXPECT_THAT(places_of(read("")), ElementsAre("0:0 P001"));
    EXPECT_THAT(places_of(read("name,姓名\n")), ElementsAre("1:2 P003"));
    EXPECT_FALSE(read_roster("x.csv", std::string("\xff\xff\x81\xff", 4), {}, [] { return std::string(); }));
}

TEST(Roster, Fault45WhereTheFileIsNoWholeTableIsToldOnceInTheFormOfAllProblems) {
    const Roster open = read("id,name\n1,\"two\nlines\"\n2,\"no end\n3,Wu\n");
    EXPECT_THAT(places_of(open), ElementsAre("4:2 P011"));
    EXPECT_EQ(
        support::format_problem(open.problems[0], support::Lang::en),
        "list.csv:4:2: error: the quotation mark that begins this cell is never closed; close it at the "
        "end of the cell, or take it out [P011]");
    EXPECT_EQ(
        support::format_problem(open.problems[0], support::Lang::zh),
        "list.csv:4:2: error: 这一格开头的引号一直没有关上；在这一格末尾补上引号，或删去开头的引号 [P011]");
    EXPECT_THAT(places_of(read(std::string("id,name\n1,W\0u\n2,Xu\n", 19))), ElementsAre("2:2 P012"))
        << "nothing else is said of the cell";
    EXPECT_THAT(places_of(read("id,name\n1,\"Wu\" Li\n")), ElementsAre("2:2 P013"));
    EXPECT_THAT(places_of(read("id,name\n1," + std::string((1U << 20U) + 1, 'x') + "\n")),
                ElementsAre("2:2 P014"));
    EXPECT_THAT(places_of(read("编号,姓名\n1,王敏敏\n2,李\xE5\n")), ElementsAre("3:2 P015"));
}

TEST(Roster, WhoHasNoIdGetsOneUnlessTheNameIsThereAlready) {
    const Roster roster = read("name\nWu\nXu\n");
    EXPECT_EQ(roster.without_id, 2U);
    EXPECT_EQ(roster.people[1], (NewPerson{"uuid-2", "Xu", Role::trainee, ""}));
    EXPECT_FALSE(has_errors(roster.problems));
    const std::vector<records::Person> there = {
        {"9", "Wu", Role::trainee, "", records::PersonState::active, "", false}};
    EXPECT_THAT(places_of(read("name\nWu\n", there)), ElementsAre("2:1 P006"));
    EXPECT_THAT(places_of(read("name\nXu\nXu\n")), ElementsAre("0:0 P009", "3:1 P006"));
}

TEST(Roster, TheSameTableTwiceAddsNobodyAndOtherWordsAreRefused) {
    const std::vector<records::Person> there = {
        {"1", "Wu", Role::trainee, "day", records::PersonState::active, "", false},
        {"2", "Xu", Role::trainee, "day", records::PersonState::merged, "1", false}};
    const Roster same = read("id,name,group\n1,Wu,day\n", there);
    EXPECT_TRUE(same.people.empty() && same.problems.empty());
    EXPECT_EQ(same.known, 1U);
    EXPECT_THAT(places_of(read("id,name,group\n1,Wu,night\n2,Xu,day\n", there)),
                ElementsAre("2:1 P008", "3:1 P008"));
}

TEST(Roster, Fault44WhatIsWrittenForSpreadsheetsIsReadAgainAsItWas) {
    std::vector<records::Person> people;
    for (const char* name :
         {"=cmd|'x'!A0", "+1", "-1", "@SUM(A1)", "＝1+1", "a,\"b\"\nc", "'already", "😀", "王敏"})
        people.push_back({"id" + std::to_string(people.size()), name, Role::trainer, "组,\"1\"",
                          records::PersonState::active, "", false});
    const std::string text = roster_text(people);
    EXPECT_EQ(text.find("\n=cmd"), std::string::npos);
    EXPECT_EQ(text.find(",=cmd"), std::string::npos);
    const Roster again = read(text);
    EXPECT_TRUE(again.problems.empty());
    ASSERT_EQ(again.people.size(), people.size());
    for (std::size_t at = 0; at < people.size(); ++at)
        EXPECT_EQ(again.people[at],
                  (NewPerson{people[at].id, people[at].name, Role::trainer, people[at].group}));
}

TEST(Roster, Fault45AHundredThousandRowsAreRead) {
    std::string text = "id,name\n";
    for (int number = 0; number < 100'000; ++number)
        text += std::to_string(number) + ",n\n";
    const Roster roster = read(text);
    EXPECT_TRUE(roster.problems.empty());
    EXPECT_EQ(roster.people.size(), 100'000U);
}

} // namespace
} // namespace amends::app
