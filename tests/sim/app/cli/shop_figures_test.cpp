// `amends programme figures`: the shop's own figures, and where they stand in the report.
#include "sim/app/report/shop_table.hpp"
#include "tests/sim/app/cli/report_scene.hpp"

#include <gmock/gmock.h>

namespace amends::app {
namespace {

using nlohmann::json;
using test::Ran;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

class ShopFiguresOfAReport : public test::ReportScene {};

/// "line:cell CODE" of everything that is wrong with a table of figures.
std::vector<std::string> places_of(std::string bytes) {
    const auto read = read_shop_table("shop.csv", std::move(bytes), {}, "2026-11-24");
    std::vector<std::string> places;
    if (!read) return {"refused"};
    for (const support::Problem& one : read.value().problems)
        places.push_back(std::to_string(one.line) + ':' + std::to_string(one.column) + ' ' + one.code);
    return places;
}

TEST(ShopTable, Fault45AQuotationMarkThatIsNeverClosedIsToldWhereItBegins) {
    EXPECT_THAT(places_of("month,satisfaction,source\n2026-08,75,\"two\nlines\"\n2026-09,75,\"no end\n"),
                ElementsAre("4:3 G012"));
}

TEST(ShopTable, Fault45OfACellWithAZeroByteNothingElseIsSaid) {
    EXPECT_THAT(places_of(std::string("month,satisfaction\n2026-08,7\0\n", 30)), ElementsAre("2:2 G013"));
}

TEST(ShopTable, Fault45WhatFollowsAClosingQuotationMarkIsTold) {
    EXPECT_THAT(places_of("month,satisfaction\n\"2026-08\"x,75\n"), ElementsAre("2:1 G014"));
}

TEST(ShopTable, Fault45ACellBeyondOneMebibyteAndATableBeyond256ColumnsAreTold) {
    EXPECT_THAT(
        places_of("month,satisfaction,source\n2026-08,75," + std::string((1U << 20U) + 1, 'x') + "\n"),
        ElementsAre("2:3 G015"));
    EXPECT_THAT(places_of("month,satisfaction\n2026-08,75" + std::string(256, ',') + "\n"),
                Contains(testing::EndsWith(" G015")));
}

TEST(ShopTable, Fault45WhereUtf8IsDamagedTheLineAndCellAreTold) {
    EXPECT_THAT(places_of("月份,满意度,小组\n2026-08,75,\n2026-09,75,夜\xE7\n"), ElementsAre("3:3 G016"));
}

TEST_F(ShopFiguresOfAReport, RealFiguresOfTheShopStandInASectionOfTheirOwn) {
    night = {"A5"};
    put(ids(6), {{"A0", "baseline", 60}, {"A0", "final", 80}});
    EXPECT_EQ(report()["real"], nullptr);
    const std::string file = write("shop.csv", "月份,满意度,解决率,编号,小组,接待量,阶段\n"
                                               "2026-08,75,60,,,100,\n"
                                               "2026-07,70,60 %,,,300,before\n"
                                               "2099-01,85.5,80,,,,\n"
                                               "2026-08,70,,A0,,,\n"
                                               "2099-01/2099-01-15,80,,A0,,,训后\n"
                                               "2099-01,,82,,day,,\n");
    EXPECT_EQ(as("M1", {"programme", "figures", "p", file}).code, 2) << "half a month is written in days";
    const std::string good = write("good.csv", "month,satisfaction,resolution,person,group,contacts,phase\n"
                                               "2026-08,75,60,,,100,before\n"
                                               "2026-07,71,60 %,,,300,before\n"
                                               "2026-10,85.5,80,,,,after\n"
                                               "2026-08,70,,A0,,,before\n"
                                               "2026-10-01/2026-10-15,80,,A0,,,after\n"
                                               "2026-10,,82,,day,,after\n"
                                               "2026-10,91.5,93.5,,night,,after\n");
    const Ran ran = as("M1", {"programme", "figures", "p", good, "--json"});
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_EQ(json::parse(ran.out), (json{{"added", 7}, {"replaced", 0}, {"known", 0}}));
    const json real = report()["real"];
    EXPECT_EQ(real["head"]["satisfaction"]["before"], 72.0) << "by contacts: (75 + 3 x 71) / 4";
    EXPECT_EQ(real["head"]["satisfaction"]["after"], 85.5);
    EXPECT_EQ(real["groups"][0]["resolution"]["after"], 82.0);
    EXPECT_EQ(real["groups"][1]["name"], "night");
    EXPECT_EQ(real["groups"][1]["satisfaction"]["after"], nullptr) << "one person, told to nobody";
    const std::string page = (folder.path() / "real.html").string();
    ASSERT_EQ(as("M1", {"report", "--programme", "p", "--html", page}).code, 0);
    EXPECT_THAT(content_of(page), HasSubstr("night"));
    for (const char* figure : {"91.5", "93.5"}) {
        EXPECT_THAT(content_of(page), Not(HasSubstr(figure)));
        EXPECT_EQ(report().dump().find(figure), std::string::npos);
    }
    EXPECT_EQ(real["persons"][0]["satisfaction"]["before"], 70.0);
    EXPECT_EQ(real["sources"], json::array({"good.csv"}));
    EXPECT_EQ(report("T1")["real"]["persons"], json::array()) << "a trainer opens no persons";
    EXPECT_EQ(json::parse(as("M1", {"programme", "figures", "p", good, "--json"}).out)["known"], 7);
    const std::string mended = write("good.csv", "month,satisfaction,phase\n2026-08,76,before\n");
    EXPECT_EQ(json::parse(as("M1", {"programme", "figures", "p", mended, "--json"}).out)["replaced"], 1);
    EXPECT_EQ(as("T1", {"programme", "figures", "p", good}).code, 2) << "a trainer may not";
    EXPECT_EQ(as("M1", {"records", "erase", "--person", "A0"}).code, 0);
    EXPECT_EQ(report()["real"]["persons"], json::array()) << "gone with the person";
}

TEST_F(ShopFiguresOfAReport, Fault45EveryBadLineOfATableOfFiguresIsToldAtItsPlace) {
    put(ids(2), {{"A0", "baseline", 60}, {"A0", "final", 80}});
    const std::string file =
        write("bad.csv", "period,satisfaction,resolution,person,group,contacts,phase,mood\n"
                         "2026-13,75,60,,,,,\n"
                         "2026-08,101,60,,,,,\n"
                         "2026-08,75,0.75,,,,,\n"
                         "2026-08,75,,A0,day,,,\n"
                         "2026-08,75,,A9,,,,\n"
                         "2026-08,75,,,night,,,\n"
                         "2026-08,,,,,,,\n"
                         "2026-09,75,,,,many,,\n"
                         "2026-09,75,,,,,later,\n"
                         "2026-10,75,,,,,,\n"
                         "2026-10,76,,,,,,\n"
                         "2026-02-30/2026-03-01,=cmd|'x',,,,,,\n"
                         "9999-12,75,,,,,after,\n");
    const Ran ran = as("M1", {"programme", "figures", "p", file});
    EXPECT_EQ(ran.code, 2);
    for (const char* told :
         {"bad.csv:1:8: warning", "bad.csv:2:1: error", "bad.csv:3:2: error", "bad.csv:4:3: error",
          "bad.csv:5:5: error", "bad.csv:6:4: error", "bad.csv:7:5: error", "bad.csv:8:2: error",
          "bad.csv:9:6: error", "bad.csv:10:7: error", "bad.csv:12:1: error", "bad.csv:13:1: error",
          "bad.csv:13:2: error", "bad.csv:14:1: error"})
        EXPECT_THAT(ran.err, HasSubstr(told));
    EXPECT_THAT(ran.err, HasSubstr("\"9999-12\" is not over yet"));
    EXPECT_EQ(report()["real"], nullptr) << "all or nothing";
    EXPECT_EQ(as("M1", {"programme", "figures", "p", write("empty.csv", "")}).code, 2);
    EXPECT_THAT(as("M1", {"programme", "figures", "p", write("names.csv", "name\nx\n")}).err,
                HasSubstr("[G002]"));
    EXPECT_EQ(as("M1", {"programme", "figures", "p", "nowhere.csv"}).code, 2);
}

} // namespace
} // namespace amends::app
