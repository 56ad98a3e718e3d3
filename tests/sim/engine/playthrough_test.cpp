// What was said, beside what happened.
#include "sim/engine/playthrough.hpp"
#include "tests/sim/engine/shop.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace amends::engine::test {
namespace {

using testing::ElementsAre;
using Who = SpokenLine::Who;

std::vector<std::string> words(const Playthrough& told) {
    std::vector<std::string> all;
    for (const SpokenLine& line : told.lines) {
        static constexpr const char* names[] = {"customer", "agent", "desk", "refusal", "notice", "jump"};
        all.push_back(std::string(names[static_cast<int>(line.who)]) + ": " + line.text);
    }
    return all;
}

Hand english(scenario::Way way = scenario::Way::free) {
    Hand hand(small_case(), way);
    hand.play.lang = support::Lang::en;
    return hand;
}

Playthrough told_by(const Hand& hand) {
    return replay(hand.play, hand.events);
}

TEST(Playthrough, TellsWhatWasSaidInOrder) {
    Hand hand = english();
    hand.act(scenario::DeskAction::exchange, {{"object", "kettle"}})
        .bubble("so sorry")
        .say("please send a photo", {"empathy"}, {"ask_photo"});
    const Playthrough told = told_by(hand);
    EXPECT_THAT(words(told), ElementsAre("customer: My Spring leaks!", "refusal: Photo first.",
                                         "agent: so sorry", "agent: please send a photo", "customer: Here"));
    EXPECT_EQ(told.lines.back().photo, scenario::PhotoId{"leak"});
    EXPECT_EQ(told.lines.back().turn, 1U);
    ASSERT_EQ(told.turns.size(), 1U);
    EXPECT_EQ(told.turns[0].reply, "so sorry\nplease send a photo");
    EXPECT_EQ(told.state, hand.state);
}

TEST(Playthrough, AChoiceIsAReplyWithItsAuthorsVerdict) {
    Hand hand = english(scenario::Way::choices);
    hand.choose("hidden").choose("sorry");
    const Playthrough told = told_by(hand);
    ASSERT_EQ(told.turns.size(), 1U);
    EXPECT_EQ(told.turns[0].reply, "Sorry. Please send a photo");
    EXPECT_TRUE(has(told.turns[0].verdict.labels, text::Label::empathy));
    EXPECT_EQ(told.turns[0].verdict.acts.at(1).id.value, "ask_photo");
    EXPECT_EQ(told.turns[0].verdict.acts.at(1).span.end, told.turns[0].reply.size());
}

TEST(Playthrough, TheContextHoldsWhatWasKnownBeforeTheReply) {
    Hand hand = english();
    hand.say("please send a photo", {}, {"ask_photo"})
        .act(scenario::DeskAction::exchange, {{"object", "kettle"}})
        .bubble("We send a new one.");
    const Playthrough told = told_by(hand);
    const text::Context context = context_of(told);
    EXPECT_EQ(context.lang, text::ContextLang::en);
    ASSERT_EQ(context.history.size(), 2U);
    EXPECT_EQ(context.history[0].text, "My Spring leaks!");
    EXPECT_EQ(context.history[1].who, text::Speaker::agent);
    EXPECT_THAT(context.customer, ElementsAre("Here"));
    EXPECT_THAT(context.own, ElementsAre("please send a photo"));
    ASSERT_EQ(context.actions.size(), 1U);
    EXPECT_EQ(context.actions[0].action, "exchange");
    EXPECT_EQ(open_reply(told), "We send a new one.");
    EXPECT_EQ(context.facts, facts_of(told.play, told.state, support::Lang::en));
}

TEST(Playthrough, TakingBackLeavesWhatWasSaidBefore) {
    Hand hand = english();
    hand.bubble("hello");
    const auto kept = static_cast<std::int64_t>(hand.events.size()) - 1;
    hand.say("please send a photo", {}, {"ask_photo"}).send(HintShown{0});
    hand.send(RewoundTo{kept});
    const Playthrough told = told_by(hand);
    EXPECT_THAT(words(told), ElementsAre("customer: My Spring leaks!", "agent: hello"));
    EXPECT_TRUE(told.turns.empty());
    EXPECT_EQ(open_reply(told), "hello");
    EXPECT_EQ(told.open_from, 0U);
    EXPECT_EQ(told.state, fold(hand.play, hand.events));
}

TEST(Playthrough, AHintOnceShownStaysShown) {
    Hand hand = english();
    hand.send(HintShown{0}).send(RewoundTo{0});
    EXPECT_THAT(told_by(hand).shown, ElementsAre("Ask for a photo"));
}

TEST(Playthrough, OneByOneIsTheSameAsAllAtOnce) {
    Hand hand = english();
    hand.wait(95).say("please send a photo", {}, {"ask_photo"}).wait(200);
    Playthrough told = new_playthrough(hand.play);
    for (const Event& event : hand.events)
        advance(told, event);
    const Playthrough again = told_by(hand);
    EXPECT_EQ(told.lines, again.lines);
    EXPECT_EQ(told.turns, again.turns);
    EXPECT_EQ(told.state, hand.state);
}

} // namespace
} // namespace amends::engine::test
