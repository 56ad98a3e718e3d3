#include "sim/scenario/script.hpp"
#include "sim/scenario/script_draws.hpp"
#include "tests/sim/scenario/scenario_texts.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace amends::scenario {
namespace {

using testing::problems_of;

TEST(ParseScript, ReadsEveryCommand) {
    const auto script =
        parse_script("s", "# a comment\n\nsay 真的很抱歉\r\n  say \"two\\nlines \"\nchoose sorry_photo\n"
                          "do refund object=laptop amount=5000\n"
                          "do note text=\"has = and \\\"quotes\\\"\"\nwait 10\n"
                          "wrap class=transaction facts=f1,f2 cause=");
    EXPECT_EQ(problems_of(script.problems), "");
    ASSERT_EQ(script.lines.size(), 7u);
    EXPECT_EQ(script.lines[0].line, 3);
    EXPECT_EQ(std::get<SayLine>(script.lines[0].is).text, "真的很抱歉");
    EXPECT_EQ(std::get<SayLine>(script.lines[1].is).text, "two\nlines ");
    EXPECT_EQ(std::get<ChooseLine>(script.lines[2].is).choice.value, "sorry_photo");
    const auto& refund = std::get<DoLine>(script.lines[3].is);
    EXPECT_EQ(refund.action, DeskAction::refund);
    EXPECT_EQ(refund.arguments.at("amount"), "5000");
    EXPECT_EQ(std::get<DoLine>(script.lines[4].is).arguments.at("text"), "has = and \"quotes\"");
    EXPECT_EQ(std::get<WaitLine>(script.lines[5].is).seconds, 10);
    const auto& wrap = std::get<WrapLine>(script.lines[6].is).picked;
    EXPECT_EQ(wrap.at("facts"), (std::vector<std::string>{"f1", "f2"}));
    EXPECT_TRUE(wrap.at("cause").empty());
}

TEST(ParseScript, TellsEveryFaultyLineWithItsColumn) {
    const auto script =
        parse_script("s", "sai hello\nsay\nsay \"open\nwait soon\nwait 99999999999\nchoose\n"
                          "do refnud object=a\ndo refund object=a amuont=5\ndo refund object=a amount=-5\n"
                          "do look_up laptop\ndo note text=\"x\" text=y\nwrap clas=a\nsay \"a\" b\n");
    EXPECT_TRUE(script.lines.empty());
    EXPECT_EQ(problems_of(script.problems),
              "s:1:1: error: \"sai\" is no command; did you mean \"say\"? [L001]\n"
              "s:2:1: error: nothing follows \"say\"; write it like: say 您好 [L002]\n"
              "s:3:5: error: the quoted string is not a JSON string; look for the closing quote and "
              "backslashes [L003]\n"
              "s:4:6: error: \"soon\" is not a number that fits here; use a whole number from 0 to 31536000 "
              "[L008]\n"
              "s:5:6: error: \"99999999999\" is not a number that fits here; use a whole number from 0 to "
              "31536000 [L008]\n"
              "s:6:1: error: nothing follows \"choose\"; write it like: choose sorry_photo [L002]\n"
              "s:7:4: error: no action is named \"refnud\"; did you mean \"refund\"? [L005]\n"
              "s:8:4: error: the action refund needs \"amount\"; add amount=… [L007]\n"
              "s:8:20: error: the action refund takes no \"amuont\"; did you mean \"amount\"? [L006]\n"
              "s:9:20: error: \"-5\" is not a number that fits here; amounts are in cents: ¥129 is "
              "12900; one that a variable holds is {price} [L008]\n"
              "s:10:12: error: \"laptop\" is not key=value; write it like object=laptop [L004]\n"
              "s:11:18: error: \"text\" is given twice; keep one [L010]\n"
              "s:12:6: error: the wrap-up has no question \"clas\"; did you mean \"class\"? [L009]\n"
              "s:13:9: error: the quoted string is not a JSON string; look for the closing quote and "
              "backslashes [L003]\n");
}

TEST(ParseScript, ADrawIsNoLineOfThePlayAndItsRowsAreRead) {
    const std::string text = "# pinned\ndraw item=laptop price=small\nsay hi\ndraw price=large\n";
    const auto script = parse_script("s", text);
    ASSERT_EQ(script.lines.size(), 1u);
    EXPECT_EQ(script.lines[0].line, 3);
    EXPECT_TRUE(script.problems.empty());
    EXPECT_EQ(draws_in(std::string_view(text)), (DrawnRows{{"item", "laptop"}, {"price", "large"}}));
    EXPECT_EQ(problems_of(parse_script("s", "draw\ndraw price\n").problems),
              "s:1:1: error: nothing follows \"draw\"; write it like: draw price=small [L002]\n"
              "s:2:6: error: \"price\" is not key=value; write it like object=laptop [L004]\n");
}

TEST(ParseScript, TakesAnyBytes) {
    std::string bytes = "say ";
    for (int c = 1; c < 256; ++c) {
        if (c != '\n') bytes += static_cast<char>(c);
    }
    EXPECT_EQ(parse_script("s", bytes).lines.size(), 1u);
    EXPECT_EQ(parse_script("s", std::string("\0\0", 2)).problems.size(), 1u);
    EXPECT_EQ(parse_script("s", "\xEF\xBB\xBFsay x").lines.size(), 1u);
    EXPECT_TRUE(parse_script("s", "").lines.empty());
}

} // namespace
} // namespace amends::scenario
