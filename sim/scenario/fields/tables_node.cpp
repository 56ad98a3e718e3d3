#include "sim/scenario/fields/tables.hpp"

namespace amends::scenario::fields {

// clang-format off
template <> const ObjectTable<Line>& table_of<Line>() {
    static const auto made = table<Line>("line", {"顾客的一句话", "a line of the customer"}, {
        field<&Line::text>("text", {.required = true, .max = 1000}, {"一个气泡", "one bubble"}),
        field<&Line::photo>("photo", {}, {"一起发来的照片", "a photo sent with it"}),
        field<&Line::when>("when", {.single = true}, {"什么时候说；省略则总是", "when it is said; always when left out"})});
    return made;
}
template <> const ObjectTable<Expectation>& table_of<Expectation>() {
    static const auto made = table<Expectation>("expectation", {"期望", "an expectation"}, {
        field<&Expectation::label>("label", {.required = true}, {"标签", "the label"}),
        field<&Expectation::when>("when", {.single = true}, {"什么时候算", "when it counts"})});
    return made;
}
template <> const ObjectTable<Expects>& table_of<Expects>() {
    static const auto made = table<Expects>("expects", {"期望", "the expectations"}, {
        field<&Expects::due>("due", {.max = 24}, {"该有的标签", "labels that are due"}),
        field<&Expects::welcome>("welcome", {.max = 24}, {"有了更好的标签，可顶替一个没做到的", "labels that are welcome and can replace a missing one"})});
    return made;
}
template <> const ObjectTable<Choice>& table_of<Choice>() {
    static const auto made = table<Choice>("choice", {"选项", "a choice"}, {
        field<&Choice::id>("id", {.required = true, .form = TextForm::id}, {"标识，全案例唯一，永不改变", "id, unique in the scenario, stable for ever"}),
        field<&Choice::text>("text", {.required = true, .max = 1000}, {"说的话", "what is said"}),
        field<&Choice::labels>("labels", {}, {"标签", "its labels"}),
        field<&Choice::acts>("acts", {.max = 40}, {"行为", "its acts"}),
        field<&Choice::when>("when", {.single = true}, {"什么时候出现", "shown only then"})});
    return made;
}
template <> const ObjectTable<Transition>& table_of<Transition>() {
    static const auto made = table<Transition>("transition", {"转移", "a transition"}, {
        field<&Transition::id>("id", {.required = true, .form = TextForm::id}, {"标识，节点内唯一", "id, unique in the node"}),
        field<&Transition::on>("on", {}, {"什么时候看：回复、操作或时间", "tried on a reply, an action or time"}),
        field<&Transition::when>("when", {.single = true}, {"条件；省略则总是成立", "its condition; always when left out"}),
        field<&Transition::after_s>("after_s", {.min = 0, .max = 86400}, {"on time：在这个节点多少秒没有回复", "on time: seconds in this node without a reply"}),
        field<&Transition::to>("to", {.required = true}, {"去哪个节点或结局", "the node or ending it leads to"}),
        field<&Transition::effects>("effects", {.max = 20}, {"效果", "effects"})});
    return made;
}
template <> const ObjectTable<Fallback>& table_of<Fallback>() {
    static const auto made = table<Fallback>("fallback", {"听不懂时", "a fallback"}, {
        field<&Fallback::lines>("lines", {.max = 3}, {"第一、二、三次说什么；第二次要说缺什么", "what is said the first, second, third time; the second says what is missing"}),
        field<&Fallback::then>("then", {}, {"说完之后去哪里", "where it leads when the lines are used up"})});
    return made;
}
template <> const ObjectTable<Hint>& table_of<Hint>() {
    static const auto made = table<Hint>("hint", {"提示", "a hint"}, {
        field<&Hint::text>("text", {.required = true, .max = 500}, {"提示的话", "what it says"}),
        field<&Hint::cost>("cost", {.min = 0, .max = 20}, {"练习时扣几分", "points off in practice"})});
    return made;
}
template <> const ObjectTable<Sample>& table_of<Sample>() {
    static const auto made = table<Sample>("sample", {"示例回复", "a sample"}, {
        field<&Sample::lang>("lang", {.required = true}, {"语言", "language"}),
        field<&Sample::text>("text", {.required = true}, {"回复；几个气泡用换行隔开", "the reply; bubbles are joined by line breaks"}),
        field<&Sample::labels>("labels", {}, {"应当找到的标签", "labels to be found in it"}),
        field<&Sample::acts>("acts", {.max = 40}, {"应当找到的行为", "acts to be found in it"}),
        field<&Sample::grade>("grade", {}, {"评级；好、一般或差", "grade; good, mixed or bad"}),
        field<&Sample::to>("to", {}, {"应当走到哪里", "where it must lead"})});
    return made;
}
template <> const ObjectTable<TimeJump>& table_of<TimeJump>() {
    static const auto made = table<TimeJump>("jump", {"时间跳跃", "a jump in time"}, {
        field<&TimeJump::days>("days", {.min = 0, .max = 365}, {"过几天", "days on"}),
        field<&TimeJump::at>("at", {.form = TextForm::clock}, {"到几点", "at this time of day"}),
        field<&TimeJump::seconds>("seconds", {.min = 0, .max = 31536000}, {"没有 at 时：过多少秒", "without \"at\": by so many seconds"}),
        field<&TimeJump::note>("note", {.max = 100}, {"怎么告诉学员", "how the trainee is told"})});
    return made;
}
template <> const ObjectTable<GuideStep>& table_of<GuideStep>() {
    static const auto made = table<GuideStep>("guide_step", {"引导", "a guide step"}, {
        field<&GuideStep::part>("part", {.required = true, .names = {"composer", "order", "actions", "policies", "photo", "send", "ring", "mood", "choices", "hint"}}, {"指向工作台的哪一处", "which part of the desk it points to"}),
        field<&GuideStep::text>("text", {.required = true, .max = 300}, {"说明", "what it says"}),
        field<&GuideStep::until>("until", {.required = true, .names = {"seen", "typed", "replied", "action", "opened"}}, {"做了什么就消失", "what makes it go away"})});
    return made;
}
template <> const ObjectTable<Node>& table_of<Node>() {
    static const auto made = table<Node>("node", {"节点", "a node"}, {
        field<&Node::id>("id", {.required = true, .form = TextForm::id}, {"标识，与结局不重名，永不改变", "id, unlike any ending's, stable for ever"}),
        field<&Node::title>("title", {.max = 100}, {"给作者看的名字", "a name for the author"}),
        field<&Node::customer>("customer", {.required = true, .max = 50}, {"顾客说的话", "what the customer says"}),
        field<&Node::effects>("effects", {.max = 20}, {"进入时的效果", "effects on entry"}),
        field<&Node::jump>("jump", {}, {"进入时的时间跳跃", "jump in time on entry"}),
        field<&Node::asks_about>("asks_about", {.max = 20}, {"顾客在这里问起的变故；问起之前还没说的，算不及时通知", "changes the customer asks about here; what was not told before counts as withheld"}),
        field<&Node::expects>("expects", {}, {"这里期望什么", "what is expected here"}),
        field<&Node::choices>("choices", {.max = 12}, {"选项", "choices"}),
        field<&Node::transitions>("transitions", {.max = 100}, {"转移，按顺序看", "transitions, tried in this order"}),
        field<&Node::fallback>("fallback", {}, {"没有转移成立时", "when no transition holds"}),
        field<&Node::target_s>("target_s", {.min = 1, .max = 86400}, {"目标回应时间（秒）", "response time to reach, seconds"}),
        field<&Node::limit_s>("limit_s", {.min = 1, .max = 604800}, {"回应时限（秒）", "response time limit, seconds"}),
        field<&Node::hints>("hints", {.max = 10}, {"提示", "hints"}),
        field<&Node::models>("models", {.max = 10}, {"示范回复", "model replies"}),
        field<&Node::samples>("samples", {.max = 500}, {"示例回复", "samples"}),
        field<&Node::guide>("guide", {.max = 20}, {"引导", "guide steps"})});
    return made;
}
template <> const ObjectTable<Ending>& table_of<Ending>() {
    static const auto made = table<Ending>("ending", {"结局", "an ending"}, {
        field<&Ending::id>("id", {.required = true, .form = TextForm::id}, {"标识，永不改变", "id, stable for ever"}),
        field<&Ending::title>("title", {.required = true, .max = 100}, {"名称", "name"}),
        field<&Ending::outcome>("outcome", {.required = true}, {"结果", "outcome"}),
        field<&Ending::customer>("customer", {.max = 20}, {"顾客最后的话", "the customer's last words"}),
        field<&Ending::epilogue>("epilogue", {.max = 1000}, {"后来怎样了", "what became of the customer"})});
    return made;
}
// clang-format on

void Value<Expectation>::read(Reader& in, const Json& json, Expectation& out, const Rules&) {
    if (json.is(Json::Kind::object)) return read_object(in, json, out);
    Value<text::Label>::read(in, json, out.label, {});
}

void Value<Expectation>::write(std::string& out, const Expectation& value, const Rules&) {
    if (value.when.empty()) {
        Value<text::Label>::write(out, value.label, {});
    } else {
        write_object(out, value);
    }
}

Shape Value<Expectation>::shape(const Rules&) {
    const Shape object{.kind = Shape::Kind::object, .object = &shape_of<Expectation>};
    return {.kind = Shape::Kind::any_of, .parts = {Value<text::Label>::shape({}), object}};
}

} // namespace amends::scenario::fields
