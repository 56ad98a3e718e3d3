#include "tests/sim/engine/shop.hpp"

#include "sim/scenario/read.hpp"

#include <gtest/gtest.h>

namespace amends::engine::test {
namespace {

constexpr std::string_view small_json = R"json({
"format": 1, "id": "kettle", "version": 1,
"title": {"zh": "水壶", "en": "The kettle"}, "summary": {"zh": "漏水", "en": "It leaks"},
"topic": "quality", "channel": "chat", "difficulty": 1, "minutes": 3,
"languages": ["zh", "en"], "ways": ["free", "choices"], "rubric": "small", "now": "2026-03-12T20:14:00+08:00",
"contact": {"max_chars": 100, "target_s": 60, "limit_s": 180, "pause_s": 3, "total_s": 1500},
"customer": {"name": {"zh": "林悦", "en": "Lin Yue"}, "portrait": "lin-yue", "temperament": "calm",
  "mood": -30, "patience_s": 100, "leaves_to": "gone", "about": {"zh": "新客", "en": "New"}},
"variables": [
  {"id": "model", "kind": "text", "rows": [{"id": "k1", "text": {"zh": "小泉", "en": "Spring"}}, {"id": "k2", "text": {"zh": "大河", "en": "River"}}]},
  {"id": "price", "kind": "money", "tied_to": "model", "rows": [{"id": "k1", "number": 549900}, {"id": "k2", "number": 9950}]},
  {"id": "days", "kind": "number", "unit": {"zh": "天", "en": "days"}, "unit_one": {"zh": "天", "en": "day"}, "rows": [{"id": "one", "number": 1}, {"id": "two", "number": 2}]},
  {"id": "due", "kind": "date", "rows": [{"id": "d3", "number": 3}]}],
"desk": {"currency": "CNY",
  "authority": {"refund": {"var": "price"}, "partial_refund": 2000, "coupon": 500},
  "orders": [{"id": "o1", "number": "4417", "placed": "2026-03-09T21:40:00+08:00", "status": {"zh": "已签收", "en": "Delivered"},
    "items": [{"id": "kettle", "title": {"zh": "{model} 水壶", "en": "{model} kettle"}, "variant": {"zh": "白", "en": "white"}, "picture": "goods/kettle", "quantity": 1, "price": {"var": "price"}}],
    "shipment": {"carrier": {"zh": "顺达", "en": "Shunda"}, "number": "SD1", "state": "delivered", "track": [{"at": "2026-03-11T18:02:00+08:00", "text": {"zh": "本人签收", "en": "Signed for"}}]}}],
  "photos": [{"id": "leak", "picture": "photos/leak", "caption": {"zh": "漏水处", "en": "The leak"}, "hidden": true}],
  "stock": [{"item": "kettle", "quantity": 2}],
  "policies": [{"id": "seven", "title": {"zh": "七天", "en": "Seven days"}, "text": {"zh": "七天内可退。", "en": "Returns within seven days."}},
               {"id": "secret", "title": {"zh": "内部", "en": "Internal"}, "text": {"zh": "不外传。", "en": "Not for customers."}, "hidden": true}],
  "departments": [{"id": "warehouse", "title": {"zh": "仓储部", "en": "Warehouse"}}],
  "facts": [{"id": "no_photo", "text": {"zh": "还没有照片。", "en": "There is no photo yet."}, "when": {"not": {"flag": "photo"}}}],
  "actions": [
    {"action": "exchange", "object": "kettle", "when": {"flag": "photo"}, "refused": {"zh": "先要照片。", "en": "Photo first."}, "effects": [{"set": "booked"}], "answer": {"zh": "明天发。", "en": "Leaves tomorrow."}, "cost": 1200},
    {"action": "ask_supervisor", "answer_after_s": 45, "answer": {"zh": "可以。", "en": "Yes."}, "answer_effects": [{"set": "sup"}], "grants": 5000}]},
"flags": ["photo", "booked", "sup"],
"expects": {"due": ["follow_up"]},
"start": "opening",
"nodes": [
  {"id": "opening", "customer": [{"text": {"zh": "{model}漏水!", "en": "My {model} leaks!"}}, {"text": {"zh": "气死了", "en": "I am furious"}, "when": {"mood": {"max": -60}}}],
   "expects": {"due": ["empathy", "ownership"], "welcome": ["listening"]},
   "choices": [
     {"id": "sorry", "text": {"zh": "抱歉,请发照片", "en": "Sorry. Please send a photo"}, "labels": ["empathy", "ownership", "clarifying"], "acts": ["apologise", "ask_photo"]},
     {"id": "so_what", "text": {"zh": "所以呢", "en": "So what"}, "labels": ["dismissing"], "acts": []},
     {"id": "hidden", "text": {"zh": "x", "en": "x"}, "labels": [], "acts": [], "when": {"flag": "sup"}}],
   "transitions": [
     {"id": "to_photo", "when": {"act": "ask_photo"}, "to": "photo", "effects": [{"set": "photo"}]},
     {"id": "rude", "when": {"label": "rudeness"}, "to": "angry"},
     {"id": "refunded", "on": "action", "when": {"action": "refund"}, "to": "thanks"},
     {"id": "nudge", "on": "time", "after_s": 90, "when": {"mood": {"max": 0}}, "to": "nudged"}],
   "fallback": {"lines": [[{"text": {"zh": "?", "en": "?"}}], [{"text": {"zh": "怎么处理", "en": "What will you do?"}}]], "then": "angry"},
   "hints": [{"text": {"zh": "要照片", "en": "Ask for a photo"}, "cost": 2}]},
  {"id": "photo", "customer": [{"text": {"zh": "给你", "en": "Here"}, "photo": "leak"}],
   "expects": {"due": ["solution", {"label": "timeline", "when": {"flag": "sup"}}]},
   "choices": [{"id": "swap", "text": {"zh": "换一台", "en": "We swap it"}, "labels": ["solution"], "acts": ["offer_exchange"]},
               {"id": "bye", "text": {"zh": "再见", "en": "Bye"}, "labels": [], "acts": ["close"]}],
   "transitions": [
     {"id": "agree", "when": {"act": "offer_exchange"}, "to": "thanks", "effects": [{"accept": "exchange"}]},
     {"id": "done", "when": {"act": "close"}, "to": "kept"}],
   "fallback": {"lines": [[{"text": {"zh": "?", "en": "?"}}]], "then": "angry"}},
  {"id": "nudged", "customer": [{"text": {"zh": "人呢", "en": "Hello?"}}],
   "expects": {"due": ["listening"]},
   "transitions": [{"id": "back", "when": {"act": "ask_photo"}, "to": "photo", "effects": [{"set": "photo"}]}],
   "fallback": {"lines": [[{"text": {"zh": "?", "en": "?"}}]], "then": "angry"}},
  {"id": "thanks", "customer": [{"text": {"zh": "好", "en": "Fine"}}],
   "choices": [{"id": "end", "text": {"zh": "不客气", "en": "Welcome"}, "labels": ["follow_up"], "acts": ["close"]},
               {"id": "later", "text": {"zh": "明天联系", "en": "Tomorrow"}, "labels": [], "acts": ["promise_callback"]}],
   "transitions": [{"id": "end", "when": {"act": "close"}, "to": "kept"}, {"id": "later", "when": {"act": "promise_callback"}, "to": "next_day"}],
   "fallback": {"lines": [[{"text": {"zh": "?", "en": "?"}}]], "then": "kept"}},
  {"id": "next_day", "jump": {"days": 1, "at": "10:00", "note": {"zh": "第二天", "en": "Next day"}},
   "customer": [{"text": {"zh": "说好联系我的", "en": "You promised to call"}, "when": {"promise": {"measure": "follow_up", "states": ["broken"]}}}, {"text": {"zh": "早", "en": "Morning"}}],
   "choices": [{"id": "end2", "text": {"zh": "再见", "en": "Bye"}, "labels": [], "acts": ["close"]}],
   "transitions": [{"id": "end2", "when": {"act": "close"}, "to": "kept"}],
   "fallback": {"lines": [[{"text": {"zh": "?", "en": "?"}}]], "then": "kept"}},
  {"id": "angry", "customer": [{"text": {"zh": "投诉你", "en": "I complain"}}],
   "effects": [{"mood": -20}],
   "choices": [{"id": "stay", "text": {"zh": "请等等", "en": "Please stay"}, "labels": [], "acts": []}],
   "transitions": [{"id": "off", "to": "gone"}],
   "fallback": {"lines": [[{"text": {"zh": "?", "en": "?"}}]], "then": "gone"}}],
"endings": [
  {"id": "kept", "title": {"zh": "留下", "en": "Kept"}, "outcome": "won_back", "customer": [{"text": {"zh": "谢谢", "en": "Thanks"}}], "epilogue": {"zh": "常来", "en": "Comes back"}},
  {"id": "gone", "title": {"zh": "走了", "en": "Gone"}, "outcome": "lost", "customer": [], "epilogue": {"zh": "走了", "en": "Gone"}}],
"events": [
  {"id": "stock_gone", "at_s": 180, "notice": {"zh": "没货了", "en": "Out of stock"}, "tell_within_s": 90, "stock": [{"item": "kettle", "quantity": 0}]}],
"resolution": {
  "ways": [{"id": "swap", "title": {"zh": "换", "en": "Swap"}, "grade": "right", "all": [{"action": "exchange", "object": "kettle"}], "cost": 1500},
           {"id": "money", "title": {"zh": "退", "en": "Refund"}, "grade": "acceptable", "all": [{"action": "refund"}], "cost": {"var": "price"}}],
  "actions": [{"action": "coupon", "amount": {"max": 300}, "grade": "acceptable", "reason": {"zh": "可以", "en": "Fine"}}],
  "otherwise": "wrong"},
"wrap_up": {
  "classes": [{"id": "technical", "text": {"zh": "技术", "en": "Technical"}, "right": true}, {"id": "service", "text": {"zh": "服务", "en": "Service"}}],
  "facts": [{"id": "leaks", "text": {"zh": "漏水", "en": "It leaks"}, "right": true}, {"id": "photo", "text": {"zh": "有照片", "en": "Photo"}, "right": true}, {"id": "burnt", "text": {"zh": "烧了", "en": "Burnt"}}]}
})json";

} // namespace

std::shared_ptr<const scenario::Scenario> small_case() {
    static const auto scenario = [] {
        const scenario::ReadScenario read = scenario::read_scenario("kettle.json", std::string(small_json));
        for (const support::Problem& problem : read.problems)
            ADD_FAILURE() << support::format_problem(problem, support::Lang::en);
        return read.scenario;
    }();
    return scenario;
}

std::shared_ptr<const rubric::Rubric> small_rubric() {
    using rubric::Source;
    auto rubric = std::make_shared<rubric::Rubric>();
    rubric->id = "small";
    rubric->criteria = {
        {rubric::CriterionId{"communication"}, {"", ""}, 40, {Source::labels}, {}},
        {rubric::CriterionId{"resolution"}, {"", ""}, 30, {Source::resolution, Source::promises}, {}},
        {rubric::CriterionId{"timeliness"}, {"", ""}, 15, {Source::timeliness}, {}},
        {rubric::CriterionId{"wrap_up"}, {"", ""}, 15, {Source::wrap_up}, {}}};
    const auto effect = [&](text::Label label, int by) {
        rubric->mood.label[static_cast<std::size_t>(label)] = by;
    };
    effect(text::Label::empathy, 10);
    effect(text::Label::ownership, 6);
    effect(text::Label::solution, 8);
    effect(text::Label::dismissing, -15);
    effect(text::Label::rudeness, -30);
    rubric->mood.promise_offered = 4;
    rubric->mood.promise_kept = 7;
    rubric->mood.promise_broken = -20;
    rubric->mood.promise_contradicted = -18;
    rubric->mood.promise_not_allowed = -5;
    rubric->mood.action_right = 5;
    rubric->mood.action_wrong = -3;
    rubric->mood.per_10s_over_target = -2;
    rubric->mood.fault_percent = {{"hot", 150}};
    add(rubric->critical, text::Label::rudeness);
    rubric->csat = {{"won_back", -100, 3}, {"won_back", 0, 4}, {"won_back", 40, 5}, {"lost", -100, 1}};
    rubric->never_say = {{"rules", {"这是规定", "rules are rules"}, {"", ""}}};
    rubric->must_say = {{"greet", {"您好", "hello"}, {"", ""}}};
    return rubric;
}

Hand::Hand(std::shared_ptr<const scenario::Scenario> scenario, scenario::Way way, Mode mode) {
    play.scenario = std::move(scenario);
    play.rubric = small_rubric();
    play.drawn = {{"model", "k1"}, {"price", "k1"}, {"days", "one"}, {"due", "d3"}};
    play.way = way;
    play.mode = mode;
    state = initial_state(play);
    Began began;
    began.way = way;
    began.mode = mode;
    began.drawn = play.drawn;
    send(began);
}

Hand& Hand::send(Payload payload) {
    effects.clear();
    wait(0);
    events.push_back({clock_ms, "c1", std::move(payload)});
    apply_in_place(play, state, events.back(), effects);
    return *this;
}

Hand& Hand::wait(std::int64_t seconds) {
    effects.clear();
    clock_ms += seconds * 1000;
    while (const auto due = due_next(play, state, clock_ms)) {
        events.push_back(*due);
        apply_in_place(play, state, *due, effects);
    }
    return *this;
}

Hand& Hand::bubble(std::string text) {
    return send(BubbleSent{std::move(text)});
}

Hand& Hand::say(std::string text, std::vector<std::string> labels, std::vector<std::string> acts,
                std::vector<text::Promise> promises) {
    bubble(std::move(text));
    text::Verdict verdict;
    for (const std::string& id : labels)
        add(verdict.labels, text::label_from(id).value());
    for (const std::string& id : acts)
        verdict.acts.push_back({text::ActId{id}, {}, {}});
    verdict.promises = std::move(promises);
    return send(TurnClosed{std::move(verdict)});
}

Hand& Hand::choose(std::string id) {
    return send(ChoiceTaken{scenario::ChoiceId{std::move(id)}});
}

Hand& Hand::act(scenario::DeskAction action, std::map<std::string, std::string> arguments) {
    return send(ActionTaken{action, std::move(arguments)});
}

Hand& Hand::wrap(std::map<std::string, std::vector<std::string>> picked) {
    return send(WrappedUp{std::move(picked)});
}

std::vector<std::string> Hand::heard(support::Lang lang) const {
    std::vector<std::string> all;
    for (const Effect& effect : effects)
        if (const auto* says = std::get_if<CustomerSays>(&effect))
            for (std::string& line : lines_of(play, *says, lang))
                all.push_back(std::move(line));
    return all;
}

text::Promise promise(std::string measure, std::optional<std::int64_t> amount,
                      text::PromiseStanding standing) {
    text::Promise made;
    made.measure = std::move(measure);
    made.amount = amount;
    made.standing = standing;
    return made;
}

} // namespace amends::engine::test
