#include "tests/sim/engine/random_case.hpp"

#include "tests/sim/engine/shop.hpp"

namespace amends::engine::test {
namespace {

using namespace scenario;

const std::vector<std::string> acts = {"ask_photo",     "offer_exchange", "offer_refund", "promise_callback",
                                       "inform_change", "close",          "apologise",    "hand_over"};
const std::vector<std::string> flags = {"f0", "f1", "f2"};
const std::vector<std::string> measures = {"refund",         "exchange", "coupon",     "follow_up",
                                           "partial_refund", "look_up",  "redispatch", "nonsense"};

text::Label random_label(Dice& dice) {
    return static_cast<text::Label>(dice.below(text::label_count));
}

PlaceId random_place(Dice& dice) {
    const std::int64_t number = dice.below(8);
    return PlaceId{number < 6 ? "n" + std::to_string(number) : "e" + std::to_string(number - 6)};
}

DeskAction random_action(Dice& dice) {
    return static_cast<DeskAction>(dice.below(desk_action_count));
}

Condition random_condition(Dice& dice, int depth = 0) {
    switch (dice.below(depth > 2 ? 8 : 11)) {
    case 0: return {HasAct{text::ActId{dice.pick(acts)}, dice.chance(30) ? Reach::ever : Reach::turn}};
    case 1: return {HasLabel{random_label(dice), dice.chance(30) ? Reach::ever : Reach::turn}};
    case 2: return {HasAction{random_action(dice), dice.chance(50) ? "thing" : "", {}, {}, Reach::ever}};
    case 3: return {FlagIs{FlagId{dice.pick(flags)}, dice.chance(50)}};
    case 4: return {MoodIn{static_cast<int>(dice.below(100)) - 100, static_cast<int>(dice.below(100))}};
    case 5: return {ElapsedIn{dice.below(300), std::nullopt}};
    case 6: return {VisitsIn{random_place(dice), 1, std::nullopt}};
    case 7: return {HasPromise{dice.pick(measures), {PromiseState::due, PromiseState::broken}, Reach::ever}};
    case 8: return {AllOf{{random_condition(dice, depth + 1), random_condition(dice, depth + 1)}}};
    case 9: return {AnyOf{{random_condition(dice, depth + 1), random_condition(dice, depth + 1)}}};
    default: return {NotThat{{random_condition(dice, depth + 1)}}};
    }
}

std::vector<Condition> maybe_condition(Dice& dice, int percent) {
    if (!dice.chance(percent)) return {};
    return {random_condition(dice)};
}

std::vector<scenario::Effect> random_effects(Dice& dice) {
    std::vector<scenario::Effect> effects;
    while (dice.chance(35)) {
        switch (dice.below(6)) {
        case 0: effects.emplace_back(SetFlag{FlagId{dice.pick(flags)}, dice.chance(70)}); break;
        case 1: effects.emplace_back(ChangeMood{static_cast<int>(dice.below(300)) - 150}); break;
        case 2: effects.emplace_back(ChangePatience{dice.below(200) - 100}); break;
        case 3: effects.emplace_back(Reveal{"photo"}); break;
        case 4: effects.emplace_back(AcceptOffer{dice.chance(50) ? dice.pick(measures) : ""}); break;
        default: effects.emplace_back(TriggerEvent{EventId{"v" + std::to_string(dice.below(4))}});
        }
    }
    return effects;
}

std::vector<Line> random_lines(Dice& dice) {
    std::vector<Line> lines;
    do
        lines.push_back({{"话 {price}", "words {price}"},
                         PhotoId{dice.chance(20) ? "photo" : ""},
                         maybe_condition(dice, 30)});
    while (dice.chance(30));
    return lines;
}

std::vector<Expectation> random_expectations(Dice& dice) {
    std::vector<Expectation> list;
    while (dice.chance(50))
        list.push_back(
            {static_cast<text::Label>(dice.below(text::principle_count)), maybe_condition(dice, 20)});
    return list;
}

Transition random_transition(Dice& dice, int index) {
    Transition transition;
    transition.id = TransitionId{"t" + std::to_string(index)};
    transition.on = static_cast<Trigger>(dice.below(3));
    transition.when = maybe_condition(dice, 80);
    transition.after_s = dice.below(60);
    transition.to = random_place(dice);
    transition.effects = random_effects(dice);
    return transition;
}

Node random_node(Dice& dice, int index) {
    Node node;
    node.id = PlaceId{"n" + std::to_string(index)};
    node.customer = random_lines(dice);
    node.effects = random_effects(dice);
    if (dice.chance(15))
        node.jump =
            TimeJump{static_cast<int>(dice.below(3)), dice.chance(60) ? "10:00" : "", dice.below(5000), {}};
    node.expects = {random_expectations(dice), random_expectations(dice)};
    for (int i = 0; i < 3; ++i) {
        Choice choice;
        choice.id = ChoiceId{"c" + std::to_string(index) + std::to_string(i)};
        choice.labels = text::LabelSet(static_cast<unsigned long long>(dice.below(1 << 24))
                                       & static_cast<unsigned long long>(dice.below(1 << 24)));
        choice.acts = {text::ActId{dice.pick(acts)}};
        choice.when = maybe_condition(dice, 20);
        node.choices.push_back(choice);
    }
    for (int i = 0; i < 4; ++i)
        node.transitions.push_back(random_transition(dice, i));
    while (dice.chance(60))
        node.fallback.lines.push_back(random_lines(dice));
    node.fallback.then = dice.chance(90) ? random_place(dice) : PlaceId{"nowhere"};
    if (dice.chance(30)) node.target_s = static_cast<int>(dice.below(100));
    node.hints = {{{"提示", "hint"}, 2}};
    if (dice.chance(30)) node.asks_about = {EventId{"v" + std::to_string(dice.below(3))}};
    return node;
}

ActionRule random_rule(Dice& dice) {
    ActionRule rule;
    rule.action = random_action(dice);
    rule.object = dice.chance(40) ? "thing" : "";
    rule.when = maybe_condition(dice, 40);
    rule.effects = random_effects(dice);
    rule.answer_after_s = dice.chance(40) ? dice.below(90) : 0;
    rule.answer_effects = random_effects(dice);
    if (dice.chance(30)) rule.grants = Amount{dice.below(20000), {}, 100};
    if (dice.chance(30)) rule.cost = Amount{dice.below(20000), {}, 100};
    return rule;
}

Desk random_desk(Dice& dice) {
    Desk desk;
    desk.authority = {{DeskAction::refund, {0, VariableId{"price"}, 100}},
                      {DeskAction::coupon, {500, {}, 100}}};
    Order order;
    order.id = OrderId{"order"};
    order.items = {{ItemId{"thing"}, {"东西", "thing"}, {}, "", 1, {0, VariableId{"price"}, 100}}};
    desk.orders = {order};
    desk.photos = {{PhotoId{"photo"}, "", {"照片", "photo"}, true}};
    desk.stock = {{ItemId{"thing"}, static_cast<int>(dice.below(3)), {}}};
    for (int i = 0; i < 6; ++i)
        desk.actions.push_back(random_rule(dice));
    return desk;
}

text::Promise random_promise(Dice& dice) {
    text::Promise made = promise(dice.pick(measures));
    if (dice.chance(50)) made.amount = dice.below(4) * 250;
    if (dice.chance(40)) made.object = dice.chance(70) ? "thing" : "elsewhere";
    made.standing = static_cast<text::PromiseStanding>(dice.below(3));
    if (dice.chance(50)) made.deadline = {text::Deadline::Kind::duration, dice.below(100000) - 10, ""};
    return made;
}

text::Verdict random_verdict(Dice& dice) {
    text::Verdict verdict;
    while (dice.chance(60))
        add(verdict.labels, random_label(dice));
    while (dice.chance(60))
        verdict.acts.push_back({text::ActId{dice.pick(acts)}, {0, 1}, {}});
    while (dice.chance(30))
        verdict.promises.push_back(random_promise(dice));
    if (dice.chance(5)) verdict.findings.push_back({"critical_misinforming", {}, {}});
    return verdict;
}

ActionTaken random_taking(Dice& dice) {
    ActionTaken taken{random_action(dice), {}};
    for (const ActionParameter& parameter : parameters_of(taken.action)) {
        if (!dice.chance(85)) continue;
        std::string value = parameter.is_amount ? std::to_string(dice.below(4) * 250) : "thing";
        if (parameter.name == "in") value = std::to_string(dice.below(100000));
        if (parameter.name == "at") value = "2026-03-13T10:00:00+08:00";
        taken.arguments[std::string(parameter.name)] = dice.chance(95) ? value : "?";
    }
    return taken;
}

} // namespace

std::int64_t Dice::below(std::int64_t n) {
    return static_cast<std::int64_t>(numbers() % static_cast<std::uint64_t>(n));
}

std::shared_ptr<const Scenario> random_case(Dice& dice) {
    auto script = std::make_shared<Scenario>();
    script->id = ScenarioId{"random"};
    script->now = "2026-03-12T20:14:00+08:00";
    script->contact = {100, static_cast<int>(dice.below(80)), 180, 3, std::nullopt};
    if (dice.chance(30)) script->contact.total_s = static_cast<int>(dice.below(2000));
    script->customer.mood = static_cast<int>(dice.below(201)) - 100;
    script->customer.patience_s = static_cast<int>(dice.below(400));
    script->customer.temperament = static_cast<Temperament>(dice.below(5));
    if (dice.chance(70)) script->customer.leaves_to = PlaceId{"e0"};
    Variable price{VariableId{"price"},
                   VariableKind::money,
                   {},
                   {},
                   {},
                   {{RowId{"a"}, {}, 1000}, {RowId{"b"}, {}, 99900}}};
    script->variables = {price};
    script->desk = random_desk(dice);
    script->expects = {random_expectations(dice), {}};
    script->start = PlaceId{"n0"};
    for (int i = 0; i < 6; ++i)
        script->nodes.push_back(random_node(dice, i));
    script->endings = {{PlaceId{"e0"}, {}, static_cast<Outcome>(dice.below(5)), random_lines(dice), {}},
                       {PlaceId{"e1"}, {}, static_cast<Outcome>(dice.below(5)), {}, {}}};
    for (int i = 0; i < 3; ++i) {
        scenario::Event event;
        event.id = EventId{"v" + std::to_string(i)};
        if (dice.chance(60)) event.at_s = dice.below(300);
        if (dice.chance(60)) event.tell_within_s = static_cast<int>(dice.below(120));
        event.stock = {{ItemId{"thing"}, static_cast<int>(dice.below(3)), {}}};
        event.effects = random_effects(dice);
        script->events.push_back(event);
    }
    script->resolution.ways = {{WayId{"w"},
                                {},
                                Grade::right,
                                {{DeskAction::exchange, "thing", {}, {}}},
                                maybe_condition(dice, 20),
                                {1000, {}, 100}}};
    if (dice.chance(60)) script->wrap_up.facts = {{OptionId{"a"}, {}, true}, {OptionId{"b"}, {}, false}};
    return script;
}

Payload random_payload(Dice& dice, const Scenario& script) {
    switch (dice.below(24)) {
    case 0: return NotUnderstood{};
    case 1: return Paused{};
    case 2:
    case 3: return Resumed{dice.chance(10)};
    case 4: return HintShown{static_cast<int>(dice.below(3)) - 1};
    case 5: return dice.chance(10) ? Payload(ClosedByAgent{}) : Payload(NotUnderstood{});
    case 6: return dice.chance(5) ? Payload(Abandoned{}) : Payload(DueReached{"waiting"});
    case 7: return WrappedUp{{{"facts", {dice.chance(90) ? "a" : "z"}}}};
    case 8:
    case 9:
    case 10:
    case 11: return random_taking(dice);
    case 12: return ChoiceTaken{ChoiceId{"c9"}};
    case 13:
    case 14:
    case 15:
    case 16: return ChoiceTaken{dice.pick(dice.pick(script.nodes).choices).id};
    case 17:
    case 18:
    case 19: return TurnClosed{random_verdict(dice)};
    default: return BubbleSent{dice.chance(95) ? "words " + std::to_string(dice.below(20)) : " "};
    }
}

} // namespace amends::engine::test
