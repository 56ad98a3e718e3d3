// Scripts played through the engine.
#include "sim/engine/missed_labels.hpp"
#include "tests/sim/engine/shop.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace amends::engine::test {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::IsEmpty;

/// Finds "photo" and "sorry" and nothing else; keeps the contexts it was given.
JudgeReply listener(std::vector<text::Context>* heard = nullptr) {
    return [heard](const text::Context& context, std::string_view reply) {
        if (heard != nullptr) heard->push_back(context);
        text::Verdict verdict;
        if (reply.find("sorry") != std::string_view::npos) add(verdict.labels, text::Label::empathy);
        if (reply.find("photo") != std::string_view::npos)
            verdict.acts.push_back({text::ActId("ask_photo"), {0, reply.size()}, {}});
        return verdict;
    };
}

/// Hears ownership in every reply that says sorry.
text::Verdict hears_ownership(const text::Context&, std::string_view reply) {
    text::Verdict verdict;
    if (reply.find("Sorry") != std::string_view::npos) add(verdict.labels, text::Label::ownership);
    return verdict;
}

Case shop(scenario::Way way) {
    Hand hand(small_case(), way);
    hand.play.lang = support::Lang::en;
    return hand.play;
}

Played play(scenario::Way way, std::string_view script, JudgeReply judge = listener()) {
    const Case made = shop(way);
    const auto lines = scenario::parse_script("script", script);
    EXPECT_TRUE(lines.problems.empty());
    return play_script(made, begin_play(*made.scenario, Mode::practice, way, made.lang, made.seed),
                       std::move(judge), lines, "script");
}

std::string told_of(const Played& played) {
    std::string out;
    for (const auto& problem : played.problems)
        out += format_problem(problem, support::Lang::en) + "\n";
    return out;
}

TEST(PlayScript, BubblesInARowAreOneTurnJudgedOnce) {
    std::vector<text::Context> heard;
    const Played played = play(
        scenario::Way::free, "say so sorry\nsay please send a photo\nwait 5\nsay hello\n", listener(&heard));
    EXPECT_EQ(told_of(played), "");
    ASSERT_EQ(played.told.turns.size(), 2U);
    EXPECT_EQ(played.told.turns[0].reply, "so sorry\nplease send a photo");
    ASSERT_EQ(heard.size(), 2U);
    EXPECT_THAT(heard[1].own, ElementsAre("so sorry\nplease send a photo"));
    ASSERT_EQ(played.contexts.size(), 2U);
    EXPECT_EQ(played.contexts[1].customer, heard[1].customer);
    EXPECT_FALSE(played.finished);
}

TEST(PlayScript, OnlyWaitMovesTime) {
    const Played played =
        play(scenario::Way::free, "say a\nwait 7\nsay b\nsay c\ndo look_up object=kettle\n");
    std::vector<std::int64_t> times;
    for (const Event& event : played.told.events)
        times.push_back(event.at_ms);
    EXPECT_EQ(times.back(), 7000);
    EXPECT_EQ(times.front(), 0);
}

TEST(PlayScript, AnImpossibleLineStopsThePlayAndIsToldWithItsLine) {
    const Played played = play(scenario::Way::choices, "# first\nchoose nothing_like_it\nchoose sorry\n");
    EXPECT_EQ(told_of(played), "script:2:1: error: there is no choice \"nothing_like_it\" now; "
                               "see where the conversation stands and mend the line [L011]\n");
    EXPECT_TRUE(played.told.turns.empty());
}

TEST(PlayScript, AnActionOnNothingIsImpossibleButARefusedOneIsPlayed) {
    EXPECT_NE(told_of(play(scenario::Way::free, "do refund object=teapot amount=5\n")).find("[L011]"),
              std::string::npos);
    const Played refused = play(scenario::Way::free, "do exchange object=kettle\n");
    EXPECT_EQ(told_of(refused), "");
    ASSERT_EQ(refused.told.state.actions.size(), 1U);
    EXPECT_FALSE(refused.told.state.actions[0].accepted);
}

TEST(PlayReport, HasTheMembersOfTheCommandLineAndTheSameBytesTwice) {
    const char* script = "say so sorry\nsay please send a photo\nwait 3\ndo exchange object=kettle\n";
    const Played played = play(scenario::Way::free, script);
    const std::string text = play_report(played, true);
    EXPECT_EQ(text, play_report(play(scenario::Way::free, script), true));
    const json report = json::parse(text);
    for (const char* key : {"scenario", "version", "seed", "mode", "lang", "turns", "ending", "outcome",
                            "score", "simulated_csat", "front_line_resolution", "first_contact_resolution",
                            "cost", "promises", "wrap_up", "fingerprints"}) {
        EXPECT_TRUE(report.contains(key)) << key;
    }
    const json& turn = report["turns"][0];
    EXPECT_EQ(turn["reply"], "so sorry\nplease send a photo");
    EXPECT_EQ(turn["labels"], json::array({"empathy"}));
    EXPECT_EQ(turn["acts"][0]["id"], "ask_photo");
    EXPECT_EQ(turn["context"]["customer"][0], "My Spring leaks!");
    EXPECT_FALSE(json::parse(play_report(played, false))["turns"][0].contains("context"));
}

TEST(PlayReport, TellsWhatWasDueAndWhichWordsOfTheCaseWouldHaveEarnedIt) {
    const Played played = play(scenario::Way::free, "say so sorry\nwait 5\n");
    const auto missed = missed_labels(played.told, hears_ownership);
    const json missing = json::parse(play_report(played, false, &missed))["turns"][0]["missing"];
    const auto ownership = std::find_if(missing.begin(), missing.end(),
                                        [](const json& one) { return one["label"] == "ownership"; });
    ASSERT_NE(ownership, missing.end()) << missing;
    EXPECT_EQ((*ownership)["words"], "Sorry. Please send a photo");
    for (const char* lang : {"zh", "en"})
        EXPECT_NE((*ownership)["reason"][lang].get<std::string>().find("Please send a photo"),
                  std::string::npos);
    for (const json& one : missing)
        EXPECT_NE(one["label"], "empathy") << "it was found";
    EXPECT_FALSE(json::parse(play_report(played, false))["turns"][0].contains("missing"));
}

TEST(PlayReport, TellsReportsWhatEachTurnOwedAndByWhen) {
    const Played played = play(scenario::Way::free, "say so sorry\nwait 5\n");
    const auto missed = missed_labels(played.told, {});
    const json report = json::parse(play_report(played, false, &missed));
    const json& turn = report["turns"][0];
    ASSERT_FALSE(turn["due"].empty());
    for (const json& one : turn["missing"]) {
        const std::string label = one["label"];
        const bool owed = std::find(turn["due"].begin(), turn["due"].end(), label) != turn["due"].end();
        EXPECT_TRUE(owed || report["due_once"].at(label) == false) << one;
    }
    EXPECT_TRUE(turn["target"].is_number());
    EXPECT_TRUE(report["due_once"].is_object());
    EXPECT_TRUE(report["cost"]["currency"].is_string());
    EXPECT_FALSE(
        json::parse(play_report(play(scenario::Way::free, "say so sorry\nwait 5\n"), false))["turns"][0]
            .contains("due"))
        << "what golden attempts hold stays as it was";
}

/// The words named for what a turn without ownership lacks.
std::string words_for_ownership(const JudgeReply& judge) {
    const Played played = play(scenario::Way::free, "say hello\nwait 5\n");
    for (const MissedLabel& one : missed_labels(played.told, judge))
        if (one.turn == 0 && one.label == text::Label::ownership) return one.words;
    return "nothing was missed";
}

TEST(MissedLabels, NameTheShortestGoodAnswerThatTheJudgeHearsSo) {
    EXPECT_EQ(words_for_ownership(hears_ownership), "Sorry. Please send a photo");
}

TEST(MissedLabels, AreJudgedWhereTheReplyStood) {
    std::vector<text::Context> heard;
    words_for_ownership([&](const text::Context& context, std::string_view reply) {
        heard.push_back(context);
        return hears_ownership(context, reply);
    });
    ASSERT_FALSE(heard.empty());
    for (const text::Context& one : heard) {
        EXPECT_THAT(one.own, IsEmpty()) << "the reply it would have replaced";
        EXPECT_THAT(one.customer, ElementsAre("My Spring leaks!"));
    }
}

TEST(MissedLabels, NameNoWordsThatTheJudgeDoesNotHear) {
    EXPECT_EQ(words_for_ownership(listener()), "");
    EXPECT_EQ(words_for_ownership({}), "") << "nobody judges";
    EXPECT_EQ(words_for_ownership([](const text::Context& context, std::string_view reply) {
                  text::Verdict verdict = hears_ownership(context, reply);
                  add(verdict.labels, text::Label::lecturing);
                  return verdict;
              }),
              "")
        << "a fault beside it";
}

TEST(MissedLabels, GoOnToTheModelReplyWhereTheAnswersAreNotHeard) {
    Case made = shop(scenario::Way::free);
    auto script = std::make_shared<scenario::Scenario>(*made.scenario);
    script->nodes.at(0).models.push_back({"怪我们", "On us"});
    made.scenario = script;
    const auto lines = scenario::parse_script("script", "say hello\nwait 5\n");
    const Played played =
        play_script(made, begin_play(*made.scenario, Mode::practice, made.way, made.lang, made.seed),
                    listener(), lines, "script");
    std::string words;
    for (const MissedLabel& one :
         missed_labels(played.told, [](const text::Context&, std::string_view reply) {
             text::Verdict verdict;
             if (reply == "On us") add(verdict.labels, text::Label::ownership);
             return verdict;
         }))
        if (one.turn == 0 && one.label == text::Label::ownership) words = one.words;
    EXPECT_EQ(words, "On us");
}

TEST(MissedLabels, OfAChoiceTakeItsAuthorsWord) {
    const Played played = play(scenario::Way::choices, "choose so_what\n");
    std::string words;
    for (const MissedLabel& one : missed_labels(played.told, {}))
        if (one.turn == 0 && one.label == text::Label::ownership) words = one.words;
    EXPECT_EQ(words, "Sorry. Please send a photo");
}

TEST(PlayReport, AChoiceIsToldByItsId) {
    const json report = json::parse(play_report(play(scenario::Way::choices, "choose sorry\n"), true));
    EXPECT_EQ(report["turns"][0]["choice"], "sorry");
    EXPECT_FALSE(report["turns"][0].contains("reply"));
    EXPECT_FALSE(report["turns"][0].contains("context"));
}

} // namespace
} // namespace amends::engine::test
