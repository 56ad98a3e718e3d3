// Whatever order answers, failures and further requests come in: no word is lost, none is doubled.
#include "sim/app/session/session.hpp"
#include "tests/sim/app/session/obedient_store.hpp"
#include "tests/sim/engine/shop.hpp"

#include <gmock/gmock.h>

#include <random>
#include <sstream>

namespace amends::app {
namespace {

using test::ObedientStore;
using testing::ElementsAre;
using testing::IsEmpty;

/// A session before a store that answers by hand; its beginning is durable.
class Order : public ::testing::Test {
protected:
    void SetUp() override { begin(scenario::Way::free); }
    void begin(scenario::Way way) {
        play.scenario = engine::test::changed_case(
            [](scenario::Scenario& script) { script.contact.max_chars = 100'000; });
        play.rubric = engine::test::small_rubric();
        play.drawn = engine::draw(*play.scenario, 1);
        play.lang = support::Lang::en;
        play.way = way;
        engine::Began began;
        began.way = way;
        began.lang = play.lang;
        began.drawn = play.drawn;
        session.reset();
        store = ObedientStore();
        session.emplace(
            Session::begin({nullptr, &store, [this] { return clock; }, milliseconds(400)}, play, began, "a"));
        succeed();
    }
    /// The oldest job is answered, and the session sees it.
    void succeed() {
        store.succeed();
        session->tick();
    }
    void fail() {
        store.fail();
        session->tick();
    }
    void pass(int ms) {
        clock += milliseconds(ms);
        session->tick();
    }
    void say(const std::string& text) { EXPECT_FALSE(session->ask(engine::BubbleSent{text})); }
    std::vector<std::string> stored() const {
        std::vector<std::string> all;
        for (const records::NewEvent& event : store.events)
            all.push_back(event.kind);
        return all;
    }

    engine::Case play;
    milliseconds clock{1'000'000};
    ObedientStore store;
    std::optional<Session> session;
};

TEST_F(Order, AFailureSeenOnlyWithTheNextBubbleBringsBothBack) {
    say("one");
    store.fail(); // nobody has looked yet
    say("two");
    EXPECT_EQ(session->box(), "one\ntwo");
    EXPECT_TRUE(session->failure());
    EXPECT_FALSE(session->is_busy());
}

TEST_F(Order, AFailureSeenBeforeTheNextBubbleKeepsTheNextBubbleToo) {
    say("one");
    fail();
    say("two");
    EXPECT_EQ(session->box(), "one\ntwo");
    EXPECT_FALSE(session->is_busy());
    say(session->look_at_box());
    succeed();
    EXPECT_THAT(stored(), ElementsAre("began", "bubble_sent"));
    EXPECT_EQ(session->box(), "");
    EXPECT_FALSE(session->failure());
}

TEST_F(Order, AFailureBetweenBubblesBringsBackTheLaterOnesOnly) {
    say("one");
    say("two");
    say("three");
    succeed();
    fail();
    EXPECT_EQ(session->box(), "two\nthree");
    EXPECT_EQ(session->state().open_bubbles, 1);
    EXPECT_THAT(stored(), ElementsAre("began", "bubble_sent"));
}

TEST_F(Order, WordsTypedMeanwhileStayBehindThoseThatCameBack) {
    say("one");
    session->type("new");
    fail();
    EXPECT_EQ(session->box(), "one\nnew");
    session->type("new words"); // typed before anybody looked
    EXPECT_EQ(session->box(), "one\nnew words");
    session->look_at_box();
    session->type("other words");
    EXPECT_EQ(session->box(), "other words") << "taken out on purpose";
}

TEST_F(Order, WordsThatOnlyBeginAlikeAreNotMistakenForThoseThatCameBack) {
    say("so");
    fail();
    say("sorry");
    EXPECT_EQ(session->box(), "so\nsorry");
}

TEST_F(Order, AFailedBubbleTakesTheActionBehindItAlongButNoWords) {
    say("we refund you");
    session->ask(engine::ActionTaken{scenario::DeskAction::refund, {{"object", "kettle"}}});
    say("today");
    fail();
    EXPECT_EQ(session->box(), "we refund you\ntoday");
    EXPECT_FALSE(session->is_busy());
    EXPECT_THAT(stored(), ElementsAre("began"));
}

TEST_F(Order, AFailedActionKeepsTheBubbleBehindIt) {
    session->ask(
        engine::ActionTaken{scenario::DeskAction::refund, {{"object", "kettle"}, {"amount", "9000"}}});
    say("done");
    fail();
    EXPECT_EQ(session->box(), "done");
    EXPECT_TRUE(session->failure());
}

TEST_F(Order, ATurnsEndThatFailsKeepsTheBubbleBehindItAndComesAgain) {
    say("one");
    succeed();
    pass(3500); // the turn's end is on its way
    say("two");
    fail();
    EXPECT_EQ(session->box(), "two");
    pass(5000);
    succeed();
    EXPECT_THAT(stored(), testing::Contains("turn_closed"));
}

TEST_F(Order, ABeginningThatFailsIsTriedAgainWithWhatItRestsOn) {
    session.reset();
    store = ObedientStore();
    engine::Began began;
    began.drawn = play.drawn;
    SessionParts parts{nullptr, &store, [this] { return clock; }};
    parts.contents = {{"f", "scenario", "{}"}};
    session.emplace(Session::begin(std::move(parts), play, began, "a"));
    session->ask(engine::BubbleSent{"hello"});
    fail();
    EXPECT_EQ(session->box(), "hello");
    EXPECT_EQ(store.contents, 0U);
    pass(1000);
    succeed();
    EXPECT_EQ(store.contents, 1U);
    EXPECT_THAT(stored(), ElementsAre("began"));
}

TEST_F(Order, UnsentTextAsItIsKeptHoldsTheBubblesThatWait) {
    say("one");
    say("two");
    session->type("three");
    pass(401);
    ASSERT_EQ(store.waiting(), 2U);
    store.succeed();
    store.succeed();
    EXPECT_EQ(store.draft, "two\nthree") << "a crash here loses nothing";
    session->tick();
    succeed();
    EXPECT_EQ(store.draft, "three") << "and here doubles nothing";
    EXPECT_EQ(session->box(), "three");
}

TEST_F(Order, ADraftThatCouldNotBeSavedIsTriedAgain) {
    int logged = 0;
    session.reset();
    store = ObedientStore();
    engine::Began began;
    began.drawn = play.drawn;
    SessionParts parts{nullptr, &store, [this] { return clock; }};
    parts.on_fault = [&](const records::StoreFault&) { ++logged; };
    session.emplace(Session::begin(std::move(parts), play, began, "a"));
    succeed();
    session->type("half");
    pass(401);
    fail();
    pass(1000);
    fail();
    pass(1000);
    succeed();
    EXPECT_EQ(store.draft, "half");
    EXPECT_EQ(logged, 1) << "the first of a row";
}

TEST_F(Order, ARewindBehindAChoiceThatFailsIsDroppedWithIt) {
    begin(scenario::Way::choices);
    session->ask(engine::ChoiceTaken{scenario::ChoiceId{"so_what"}});
    session->ask(engine::RewoundTo{0});
    fail();
    EXPECT_FALSE(session->is_busy());
    EXPECT_EQ(session->state().place, scenario::PlaceId{"opening"});
    EXPECT_THAT(stored(), ElementsAre("began"));
}

TEST_F(Order, ARewindThatFailsLeavesTheTurn) {
    begin(scenario::Way::choices);
    session->ask(engine::ChoiceTaken{scenario::ChoiceId{"so_what"}});
    session->ask(engine::RewoundTo{0});
    succeed();
    fail();
    EXPECT_EQ(session->told().turns.size(), 1U);
    session->ask(engine::RewoundTo{0});
    succeed();
    EXPECT_TRUE(session->told().turns.empty());
    EXPECT_THAT(stored(), ElementsAre("began", "choice_taken", "rewound_to"));
}

TEST_F(Order, ABubbleBehindARewindThatFailsComesBack) {
    say("one");
    session->ask(engine::RewoundTo{0});
    say("better");
    succeed();
    fail();
    EXPECT_EQ(session->box(), "better");
    EXPECT_EQ(session->state().open_bubbles, 1);
}

TEST_F(Order, ABubbleBehindTheClosingIsRefusedAndComesBackAndIsToldOnce) {
    session->ask(engine::ClosedByAgent{});
    EXPECT_FALSE(session->ask(engine::BubbleSent{"one more thing"}));
    succeed();
    EXPECT_EQ(session->box(), "one more thing");
    const auto why = session->take_refusal();
    ASSERT_TRUE(why);
    EXPECT_FALSE(session->take_refusal());
}

TEST_F(Order, SeveralBubblesBehindTheClosingComeBackInTheirOrder) {
    session->ask(engine::ClosedByAgent{});
    say("one");
    say("two");
    succeed();
    EXPECT_EQ(session->box(), "one\ntwo");
}

TEST_F(Order, WhatIsAskedForWhileTheResultIsOnItsWayIsRefused) {
    begin(scenario::Way::choices);
    for (const char* id : {"sorry", "swap", "end"}) {
        session->ask(engine::ChoiceTaken{scenario::ChoiceId{id}});
        succeed();
    }
    session->ask(engine::WrappedUp{});
    succeed();
    ASSERT_EQ(store.waiting(), 1U);
    session->ask(engine::NotUnderstood{});
    succeed();
    EXPECT_TRUE(session->is_closed());
    EXPECT_FALSE(session->is_busy());
    EXPECT_TRUE(session->take_refusal());
    EXPECT_EQ(store.closed_as, records::AttemptState::finished);
}

TEST_F(Order, LeavingFinishesWhatWasAskedFor) {
    say("one");
    say("two");
    session->type("three");
    session.reset();
    EXPECT_THAT(stored(), ElementsAre("began", "bubble_sent", "bubble_sent"));
    EXPECT_EQ(store.draft, "three");
}

TEST_F(Order, LeavingWhileNothingCanBeSavedIsToldAndKeepsTheWords) {
    say("one");
    say("two");
    store.waits_succeed = false;
    EXPECT_FALSE(session->settle());
    EXPECT_EQ(session->box(), "one\ntwo");
    EXPECT_TRUE(session->failure());
    store.waits_succeed = true;
    EXPECT_TRUE(session->settle());
    EXPECT_EQ(store.draft, "one\ntwo");
}

/// The words of a text, in order.
void add_words(std::vector<std::string>& all, const std::string& text) {
    std::istringstream words(text);
    for (std::string word; words >> word;)
        all.push_back(word);
}

/// Someone who types and sends, sees the box now and then, and a disk that answers now and then.
struct Chance {
    Session& session;
    ObedientStore& store;
    milliseconds& clock;
    std::mt19937& dice;
    std::string composer;
    std::vector<std::string> typed;

    bool once_in(unsigned times) { return dice() % times == 0; }
    void look() { composer = session.look_at_box(); }
    void type() {
        typed.push_back("w" + std::to_string(typed.size()));
        composer += (composer.empty() ? "" : " ") + typed.back();
        session.type(composer);
    }
    void send() {
        if (composer.empty()) return;
        session.ask(engine::BubbleSent{composer});
        look();
    }
    void step() {
        if (once_in(3)) type();
        if (once_in(4)) send();
        if (once_in(2)) session.tick();
        if (once_in(3)) look();
        if (once_in(5)) clock += milliseconds(dice() % 900);
        if (once_in(9)) session.ask(engine::ActionTaken{scenario::DeskAction::look_up, {}});
        if (store.waiting() == 0 || !once_in(2)) return;
        if (once_in(3))
            store.fail();
        else
            store.succeed();
    }
    /// Everything there is, in the order it was written: stored, on its way, in the box.
    [[nodiscard]] std::vector<std::string> words() const {
        std::vector<std::string> all;
        for (const SessionLine& line : session.lines())
            if (line.line.who == engine::SpokenLine::Who::agent) add_words(all, line.line.text);
        add_words(all, session.box());
        return all;
    }
};

TEST_F(Order, NoOrderOfAnswersLosesOrDoublesAWord) {
    for (unsigned seed = 1; seed <= 400; ++seed) {
        begin(scenario::Way::free);
        std::mt19937 dice(seed);
        Chance chance{*session, store, clock, dice, {}, {}};
        for (int step = 0; step < 120; ++step) {
            chance.step();
            ASSERT_EQ(chance.words(), chance.typed) << "seed " << seed << ", step " << step;
        }
        ASSERT_TRUE(session->settle() || session->settle())
            << "seed " << seed; // the first may tell a failure
        ASSERT_EQ(chance.words(), chance.typed) << "seed " << seed;
        ASSERT_EQ(session->told().events.size(), store.events.size());
        for (std::size_t i = 0; i < store.events.size(); ++i)
            EXPECT_EQ(records::stored_form(session->told().events[i]).payload, store.events[i].payload);
        EXPECT_EQ(store.draft, session->box());
    }
}

} // namespace
} // namespace amends::app
