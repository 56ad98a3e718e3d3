// Words: rendering, drawing, facts, and the JSON of events.
#include "sim/engine/moment.hpp"
#include "sim/engine/render.hpp"
#include "tests/sim/engine/shop.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace amends::engine::test {
namespace {

using support::Lang;
using testing::Contains;
using testing::ElementsAre;
using testing::Not;

std::string english(const Hand& hand, std::string text) {
    return render(hand.play, {"", std::move(text)}, Lang::en);
}
std::string chinese(const Hand& hand, std::string text) {
    return render(hand.play, {std::move(text), ""}, Lang::zh);
}

TEST(Render, FillsEveryForm) {
    const Hand hand(small_case());
    EXPECT_EQ(english(hand, "{model}: {price}, {price:money}"), "Spring: ¥5,499.00, ¥5,499.00");
    EXPECT_EQ(chinese(hand, "{model}:{price:money}"), "小泉:¥5,499.00");
    EXPECT_EQ(english(hand, "{days} / {days:plural}"), "1 / 1 day");
    EXPECT_EQ(chinese(hand, "{days:plural}"), "1 天");
    EXPECT_EQ(english(hand, "{due}, {due:weekday}"), "15 March, Sunday");
    EXPECT_EQ(chinese(hand, "{due}{due:weekday}"), "3月15日周日");
}

TEST(Render, PluralFollowsTheNumber) {
    Hand hand(small_case());
    hand.play.drawn["days"] = "two";
    EXPECT_EQ(english(hand, "{days:plural}"), "2 days");
}

TEST(Render, LeavesWhatItDoesNotKnow) {
    const Hand hand(small_case());
    EXPECT_EQ(english(hand, "{nobody} {model:money} {model {price"), "{nobody} {model:money} {model {price");
    EXPECT_EQ(english(hand, "}{ {} {"), "}{ {} {");
    EXPECT_EQ(render(hand.play, {"只有中文", ""}, Lang::en), "只有中文") << "better one language than none";
}

TEST(Render, AmountsTakeAShareOfAVariable) {
    const Hand hand(small_case());
    EXPECT_EQ(amount_of(hand.play, {700, {}, 100}), 700);
    EXPECT_EQ(amount_of(hand.play, {0, scenario::VariableId{"price"}, 20}), 109980);
    EXPECT_EQ(amount_of(hand.play, {0, scenario::VariableId{"price"}, 33}), 181467);
}

TEST(Draw, IsFixedForEver) {
    const auto rows = draw(*small_case(), 1);
    EXPECT_EQ(rows.at("price"), rows.at("model")) << "tied";
    EXPECT_EQ(rows, draw(*small_case(), 1));
    std::string models, days;
    for (std::uint64_t seed = 1; seed <= 16; ++seed) {
        models += draw(*small_case(), seed).at("model");
        days += draw(*small_case(), seed).at("days") == "one" ? '1' : '2';
    }
    EXPECT_EQ(models, "k2k1k1k2k1k1k2k2k1k2k2k2k1k2k1k2");
    EXPECT_EQ(days, "1112221112121222");
}

TEST(Draw, AnAddedVariableDoesNotMoveTheOthers) {
    const auto more = changed_case([](scenario::Scenario& script) {
        scenario::Variable extra = script.variables[2];
        extra.id = scenario::VariableId{"another"};
        script.variables.insert(script.variables.begin(), extra);
    });
    for (std::uint64_t seed = 1; seed < 50; ++seed) {
        auto rows = draw(*more, seed);
        rows.erase("another");
        EXPECT_EQ(rows, draw(*small_case(), seed));
    }
}

TEST(Draw, TheOrderOfChoicesComesFromTheSeed) {
    Hand hand(small_case(), scenario::Way::choices);
    const scenario::Node& node = *find_node(*hand.play.scenario, scenario::PlaceId{"opening"});
    std::set<std::vector<std::size_t>> orders;
    for (hand.play.seed = 1; hand.play.seed < 40; ++hand.play.seed) {
        std::vector<std::size_t> order = choice_order(hand.play, node);
        orders.insert(order);
        std::sort(order.begin(), order.end());
        EXPECT_THAT(order, ElementsAre(0, 1, 2));
    }
    EXPECT_EQ(orders.size(), 6u) << "every order comes up";
}

TEST(Moment, ReadsAndWritesTheCalendar) {
    const auto leap = parse_moment("2028-02-29T23:59:59-03:30");
    ASSERT_TRUE(leap);
    EXPECT_EQ(format_moment(*leap), "2028-02-29T23:59:59-03:30");
    EXPECT_EQ(format_moment(later(*leap, 1000)), "2028-03-01T00:00:00-03:30") << "Fault 13: leap day";
    EXPECT_FALSE(parse_moment("2026-02-29T00:00:00+08:00"));
    EXPECT_FALSE(parse_moment("2026-03-12 20:14"));
    EXPECT_FALSE(parse_moment("2026-03-12T24:00:00Z"));
    EXPECT_FALSE(parse_moment(""));
    EXPECT_EQ(between_ms(*parse_moment("2026-03-12T20:00:00+08:00"), *parse_moment("2026-03-12T12:00:01Z")),
              1000);
}

TEST(Facts, TellWhatTheDeskKnowsInEachLanguage) {
    Hand hand(small_case());
    const auto zh = facts_of(hand.play, hand.state, Lang::zh);
    const auto en = facts_of(hand.play, hand.state, Lang::en);
    EXPECT_THAT(zh, Contains("现在是 3月12日(周四)20:14。"));
    EXPECT_THAT(en, Contains("It is 20:14 on Thursday, 12 March."));
    EXPECT_THAT(zh, Contains("订单里有小泉 水壶,白,数量 1,单价 ¥5,499.00。"));
    EXPECT_THAT(en, Contains("Order 4417 was placed on 9 March at 21:40; status: Delivered."));
    EXPECT_THAT(en, Contains("Spring kettle: 2 in stock."));
    EXPECT_THAT(en, Contains("Seven days: Returns within seven days."));
    EXPECT_THAT(en, Contains("The agent may grant alone, coupon: up to ¥5.00."));
    EXPECT_THAT(en, Contains("There is no photo yet."));
    EXPECT_THAT(en, Not(Contains("Internal: Not for customers.")));
    EXPECT_THAT(en, Not(Contains("There is a photo of the customer's: The leak.")));
    EXPECT_EQ(zh.size(), en.size());
}

TEST(Facts, FollowWhatHappens) {
    Hand hand(small_case());
    hand.say("photo", {}, {"ask_photo"}).act(scenario::DeskAction::exchange, {{"object", "kettle"}});
    hand.bubble("one moment").wait(180);
    const auto en = facts_of(hand.play, hand.state, Lang::en);
    EXPECT_THAT(en, Contains("There is a photo of the customer's: The leak."));
    EXPECT_THAT(en, Contains("Leaves tomorrow."));
    EXPECT_THAT(en, Contains("Out of stock"));
    EXPECT_THAT(en, Contains("Spring kettle: 0 in stock."));
    EXPECT_THAT(en, Contains("It is 20:17 on Thursday, 12 March."));
    EXPECT_THAT(en, Not(Contains("There is no photo yet.")));
}

TEST(Facts, ANoteBesideTheStockHoldsForThatStockOnly) {
    const auto script = changed_case([](scenario::Scenario& changed) {
        changed.desk.stock.front().note = {"杭州 1，成都 1", "Hangzhou 1, Chengdu 1"};
        changed.events.front().stock.front().quantity = 1;
        changed.events.front().stock.front().note = {"成都 1", "Chengdu 1"};
    });
    Hand hand(script);
    const scenario::ItemId kettle("kettle");
    ASSERT_NE(stock_note(hand.play, hand.state, kettle), nullptr);
    EXPECT_THAT(facts_of(hand.play, hand.state, Lang::en), Contains("Hangzhou 1, Chengdu 1"));
    hand.say("photo", {}, {"ask_photo"}).bubble("one moment").wait(180);
    ASSERT_NE(stock_note(hand.play, hand.state, kettle), nullptr);
    EXPECT_EQ(stock_note(hand.play, hand.state, kettle)->en, "Chengdu 1");
    EXPECT_THAT(facts_of(hand.play, hand.state, Lang::zh), Not(Contains("杭州 1，成都 1")));
    hand.act(scenario::DeskAction::exchange, {{"object", "kettle"}});
    ASSERT_EQ(hand.state.stock.at(kettle), 0);
    EXPECT_EQ(stock_note(hand.play, hand.state, kettle), nullptr) << "one is gone since";
}

Payload rich_turn() {
    text::Verdict verdict;
    add(verdict.labels, text::Label::empathy);
    add(verdict.labels, text::Label::rudeness);
    verdict.acts = {{text::ActId{"give_time"}, {3, 9}, {{"seconds", "3600"}}}};
    verdict.evidence = {{text::Label::empathy, {0, 4}, {"因为\"引号\"", "because"}, "e1"}};
    text::Promise made = promise("refund", 5000, text::PromiseStanding::conditional);
    made.text = "退 50";
    made.span = {1, 5};
    made.who = "shop";
    made.object = "kettle";
    made.currency = "CNY";
    made.deadline = {text::Deadline::Kind::instant, 0, "2026-03-13T10:00:00+08:00"};
    made.condition = "收到照片后";
    verdict.promises = {made, promise("follow_up")};
    verdict.findings = {{"look_alike", {2, 3}, {"像", "like"}}};
    return TurnClosed{verdict};
}

TEST(EventJson, IsCanonical) {
    EXPECT_EQ(to_json(ActionTaken{scenario::DeskAction::refund, {{"object", "i\"1"}, {"amount", "5"}}}),
              R"({"action":"refund","arguments":{"amount":"5","object":"i\"1"}})");
    EXPECT_EQ(to_json(Payload(Paused{})), "{}");
    EXPECT_EQ(kind_of(Payload(RewoundTo{3})), "rewound_to");
    Began began;
    began.seed = 18446744073709551615u;
    EXPECT_THAT(to_json(began), testing::HasSubstr("\"seed\":18446744073709551615"));
}

TEST(EventJson, EveryKindComesBackAsItWas) {
    Began began;
    began.scenario_fingerprint = "ab";
    began.mode = Mode::assessment;
    began.way = scenario::Way::choices;
    began.lang = Lang::en;
    began.seed = 18446744073709551615u;
    began.drawn = {{"model", "k2"}};
    began.person = "p";
    began.parent_seq = 4;
    began.shown = {"我马上给您补发", "\"so\""};
    const std::vector<Payload> all = {began,
                                      BubbleSent{"抱歉 \n\t\"\\ 😀"},
                                      rich_turn(),
                                      ChoiceTaken{scenario::ChoiceId{"sorry"}},
                                      ActionTaken{scenario::DeskAction::note, {{"text", "好"}}},
                                      DueReached{"event:stock_gone"},
                                      HintShown{2},
                                      NotUnderstood{},
                                      Paused{},
                                      Resumed{true, "j2", 3},
                                      ClosedByAgent{},
                                      WrappedUp{{{"facts", {"a", "b"}}, {"class", {}}}},
                                      RewoundTo{12},
                                      Abandoned{}};
    EXPECT_EQ(all.size(), std::variant_size_v<Payload>);
    for (const Payload& payload : all) {
        const std::string json = to_json(payload);
        const auto back = payload_from_json(kind_of(payload), json);
        ASSERT_TRUE(back) << json;
        EXPECT_EQ(back->index(), payload.index());
        EXPECT_EQ(to_json(*back), json);
    }
    const auto turn = payload_from_json("turn_closed", to_json(rich_turn()));
    EXPECT_EQ(std::get<TurnClosed>(*turn).verdict, std::get<TurnClosed>(rich_turn()).verdict);
}

TEST(EventJson, RefusesWhatDoesNotFit) {
    EXPECT_FALSE(payload_from_json("sneezed", "{}"));
    EXPECT_FALSE(payload_from_json("bubble_sent", "{"));
    EXPECT_FALSE(payload_from_json("bubble_sent", "[]"));
    EXPECT_FALSE(payload_from_json("bubble_sent", R"({"text":5})"));
    EXPECT_FALSE(payload_from_json("bubble_sent", "{}"));
    EXPECT_FALSE(payload_from_json("action_taken", R"({"action":"fly"})"));
    EXPECT_FALSE(payload_from_json("action_taken", R"({"action":"note","arguments":{"text":1}})"));
    EXPECT_FALSE(payload_from_json("turn_closed", R"({"verdict":{"labels":["kindness"]}})"));
    EXPECT_FALSE(payload_from_json("turn_closed", R"({"verdict":{"acts":[{"id":"x","start":-1}]}})"));
    EXPECT_FALSE(payload_from_json("began", R"({"mode":"fun"})"));
    EXPECT_FALSE(payload_from_json("hint_shown", R"({"index":99999999999})"));
    EXPECT_FALSE(payload_from_json("wrapped_up", R"({"picked":{"facts":"a"}})"));
    EXPECT_FALSE(payload_from_json("paused", std::string(100000, '[')));
    EXPECT_TRUE(payload_from_json("paused", R"({"later":"member"})")) << "unknown members are passed over";
}

} // namespace
} // namespace amends::engine::test
