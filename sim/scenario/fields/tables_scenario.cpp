#include "sim/scenario/fields/tables.hpp"
#include "sim/scenario/fields/tables_rubric.hpp"

namespace amends::scenario::fields {

// clang-format off
template <> const ObjectTable<Contact>& table_of<Contact>() {
    static const auto made = table<Contact>("contact", {"会话设置", "the contact"}, {
        field<&Contact::max_chars>("max_chars", {.min = 20, .max = 10000}, {"一个气泡最多几个字", "characters of a bubble at most"}),
        field<&Contact::target_s>("target_s", {.min = 1, .max = 86400}, {"目标回应时间（秒）", "response time to reach, seconds"}),
        field<&Contact::limit_s>("limit_s", {.min = 1, .max = 604800}, {"回应时限（秒）", "response time limit, seconds"}),
        field<&Contact::pause_s>("pause_s", {.min = 0, .max = 600}, {"最后一个气泡之后等几秒", "seconds after the last bubble before the customer answers"}),
        field<&Contact::total_s>("total_s", {.min = 30, .max = 604800}, {"整个会话最多几秒", "seconds of the whole contact at most"})});
    return made;
}
template <> const ObjectTable<Customer>& table_of<Customer>() {
    static const auto made = table<Customer>("customer", {"顾客", "the customer"}, {
        field<&Customer::name>("name", {.required = true, .max = 60}, {"名字", "name"}),
        field<&Customer::portrait>("portrait", {.required = true}, {"内置头像名，或文件夹里的头像", "a shipped portrait, or one of the folder"}),
        field<&Customer::temperament>("temperament", {}, {"脾气", "temperament"}),
        field<&Customer::mood>("mood", {.min = -100, .max = 100}, {"开始时的情绪", "mood at the start"}),
        field<&Customer::patience_s>("patience_s", {.min = 1, .max = 604800}, {"超过目标的等待一共能忍几秒", "seconds of waiting beyond the target, in all"}),
        field<&Customer::leaves_to>("leaves_to", {}, {"等不下去时的结局", "the ending when patience is out"}),
        field<&Customer::about>("about", {.max = 120}, {"名字下面的一行", "a line under the name"}),
        field<&Customer::tags>("tags", {.max = 10}, {"标签", "tags"})});
    return made;
}
template <> const ObjectTable<Row>& table_of<Row>() {
    static const auto made = table<Row>("row", {"变量的一行", "a row of a variable"}, {
        field<&Row::id>("id", {.required = true, .form = TextForm::id}, {"标识", "id"}),
        field<&Row::text>("text", {.max = 200}, {"kind 为 text 的文字", "kind text: the words"}),
        field<&Row::number>("number", {}, {"数字；金额以分计；日期为离 now 几天", "a number; money in minor units; date: days from \"now\""})});
    return made;
}
template <> const ObjectTable<Variable>& table_of<Variable>() {
    static const auto made = table<Variable>("variable", {"变量", "a variable"}, {
        field<&Variable::id>("id", {.required = true, .form = TextForm::id}, {"标识，文字里写作 {id}", "id; texts write {id}"}),
        field<&Variable::kind>("kind", {}, {"种类", "kind"}),
        field<&Variable::tied_to>("tied_to", {}, {"跟随哪个变量取行", "takes the row that this variable drew"}),
        field<&Variable::unit>("unit", {.max = 40}, {"单位，{id:plural} 用", "unit, for {id:plural}"}),
        field<&Variable::unit_one>("unit_one", {.max = 40}, {"数为一时的单位", "unit when the number is one"}),
        field<&Variable::rows>("rows", {.required = true, .min = 1, .max = 200}, {"可能的值", "possible values"})});
    return made;
}
template <> const ObjectTable<StockChange>& table_of<StockChange>() {
    static const auto made = table<StockChange>("stock_change", {"库存变动", "a change of stock"}, {
        field<&StockChange::item>("item", {.required = true}, {"哪个商品", "which item"}),
        field<&StockChange::quantity>("quantity", {.required = true, .min = 0}, {"变成几件", "how many are left"}),
        field<&StockChange::note>("note", {}, {"新的备注；省略则没有备注", "the new note; none when left out"})});
    return made;
}
template <> const ObjectTable<ShipmentChange>& table_of<ShipmentChange>() {
    static const auto made = table<ShipmentChange>("shipment_change", {"物流变动", "a change of a shipment"}, {
        field<&ShipmentChange::order>("order", {.required = true}, {"哪个订单", "which order"}),
        field<&ShipmentChange::state>("state", {.required = true}, {"变成什么状态", "its new state"}),
        field<&ShipmentChange::text>("text", {.max = 300}, {"轨迹上的说明", "what the track says"})});
    return made;
}
template <> const ObjectTable<Event>& table_of<Event>() {
    static const auto made = table<Event>("event", {"事件", "an event"}, {
        field<&Event::id>("id", {.required = true, .form = TextForm::id}, {"标识", "id"}),
        field<&Event::at_s>("at_s", {.min = 0, .max = 31536000}, {"会话第几秒发生；省略则只能被触发", "second of the contact; only when triggered if left out"}),
        field<&Event::notice>("notice", {.required = true, .max = 300}, {"工作台上的通知", "what the desk shows"}),
        field<&Event::tell_within_s>("tell_within_s", {.min = 1, .max = 86400}, {"必须在几秒内告诉顾客", "the customer must be told within so many seconds"}),
        field<&Event::stock>("stock", {.max = 50}, {"库存变动", "changes of stock"}),
        field<&Event::shipments>("shipments", {.max = 50}, {"物流变动", "changes of shipments"}),
        field<&Event::effects>("effects", {.max = 20}, {"效果", "effects"})});
    return made;
}
template <> const ObjectTable<Suppression>& table_of<Suppression>() {
    static const auto made = table<Suppression>("suppression", {"忽略", "a suppression"}, {
        field<&Suppression::code>("code", {.required = true, .max = 10}, {"问题编号", "number of the problem"}),
        field<&Suppression::at>("at", {}, {"在哪个标识之内，或“节点: 一条样例开头的字”；省略则整个文件", "within which id, or \"NODE: the first words of one sample\"; the whole file when left out"}),
        field<&Suppression::reason>("reason", {.required = true, .max = 500}, {"为什么可以接受", "why it is acceptable"})});
    return made;
}
template <> const ObjectTable<Include>& table_of<Include>() {
    static const auto made = table<Include>("include", {"引入片段", "an include"}, {
        field<&Include::part>("part", {.required = true, .form = TextForm::id}, {"片段名", "name of the part"}),
        field<&Include::prefix>("prefix", {.required = true, .max = 32, .form = TextForm::id}, {"加在片段的标识前面", "put before the ids of the part"}),
        field<&Include::exits>("exits", {}, {"片段的出口各通到哪里", "where the exits of the part lead"})});
    return made;
}
template <> const ObjectTable<PartFile>& table_of<PartFile>() {
    static const auto made = table<PartFile>("part", {"片段", "a part"}, {
        field<&PartFile::format>("format", {.required = true, .min = 1, .max = format_version}, {"格式版本", "version of the format"}),
        field<&PartFile::part>("part", {.required = true, .form = TextForm::id}, {"片段名，即文件名", "name of the part, as of its file"}),
        field<&PartFile::flags>("flags", {.max = 500, .form = TextForm::id}, {"片段用的标志", "flags it uses"}),
        field<&PartFile::nodes>("nodes", {.required = true, .min = 1, .max = 2000}, {"节点；通到别处的名字就是出口", "nodes; a name that leads elsewhere is an exit"})});
    return made;
}
template <> const ObjectTable<Scenario>& table_of<Scenario>() {
    static const auto made = [] {
    // The first key belongs to the file; `read_scenario` has already looked at its value.
    Field<Scenario> format;
    format.shape = {"format", true, {"格式版本：1", "version of the format: 1"}, Value<int>::shape({.min = 1, .max = format_version}), {}};
    format.read = [](Reader&, const Json&, Scenario&, const Rules&) {};
    format.write = [](std::string& out, const Scenario&, const Rules&) { out += std::to_string(format_version); };
    return table<Scenario>("scenario", {"案例", "a scenario"}, {
        format,
        field<&Scenario::id>("id", {.required = true, .form = TextForm::id}, {"标识，即文件夹名", "id, as the folder is named"}),
        field<&Scenario::version>("version", {.min = 1}, {"第几版", "version of the case"}),
        field<&Scenario::title>("title", {.required = true, .max = 80}, {"标题", "title"}),
        field<&Scenario::summary>("summary", {.required = true, .max = 300}, {"一两句话的介绍", "a sentence or two"}),
        field<&Scenario::topic>("topic", {.required = true}, {"主题", "topic"}),
        field<&Scenario::channel>("channel", {}, {"渠道", "channel"}),
        field<&Scenario::difficulty>("difficulty", {.min = 1, .max = 5}, {"难度", "difficulty"}),
        field<&Scenario::minutes>("minutes", {.min = 1, .max = 240}, {"大约几分钟", "about how many minutes"}),
        field<&Scenario::languages>("languages", {.required = true, .min = 1, .max = 2}, {"有哪些语言；这些必须写全", "its languages; these must be complete"}),
        field<&Scenario::ways>("ways", {.required = true, .min = 1, .max = 2}, {"作答方式，第一个为默认", "ways of answering, the first is the default"}),
        field<&Scenario::rubric>("rubric", {}, {"评分标准；省略为 default", "rubric; \"default\" when left out"}),
        field<&Scenario::mood_table>("mood_table", {}, {"本案例改动的情绪影响；其余照评分标准", "effects on the mood that this case changes; the rest is the rubric's"}),
        field<&Scenario::now>("now", {.required = true, .form = TextForm::instant}, {"会话开始的时刻", "the moment the contact begins"}),
        field<&Scenario::guided>("guided", {}, {"引导案例：教工作台，不计入统计", "the guided case: teaches the desk, stays out of statistics"}),
        field<&Scenario::contact>("contact", {}, {"会话设置", "length and times"}),
        field<&Scenario::customer>("customer", {.required = true}, {"顾客", "the customer"}),
        field<&Scenario::variables>("variables", {.max = 200}, {"变量，每次演练抽取", "variables, drawn for each play"}),
        field<&Scenario::desk>("desk", {}, {"工作台", "the desk"}),
        field<&Scenario::flags>("flags", {.max = 500, .form = TextForm::id}, {"所有标志", "all flags"}),
        field<&Scenario::expects>("expects", {}, {"整个会话该有一次的", "what is due once in the whole contact"}),
        field<&Scenario::start>("start", {.required = true}, {"从哪个节点开始", "the node it begins with"}),
        field<&Scenario::nodes>("nodes", {.required = true, .min = 1, .max = 5000}, {"节点", "nodes"}),
        field<&Scenario::endings>("endings", {.required = true, .min = 1, .max = 100}, {"结局", "endings"}),
        field<&Scenario::events>("events", {.max = 100}, {"会话中发生的事", "what happens during the contact"}),
        field<&Scenario::resolution>("resolution", {}, {"什么算解决，操作的对错", "what solves the case and how actions are graded"}),
        field<&Scenario::wrap_up>("wrap_up", {}, {"小结的问题", "questions of the wrap-up"}),
        field<&Scenario::tests>("tests", {.max = 500}, {"案例自带的测试", "the scenario's own tests"}),
        field<&Scenario::suppress>("suppress", {.max = 1000}, {"已知且接受的问题", "problems known and accepted"}),
        field<&Scenario::includes>("includes", {.max = 50}, {"引入的片段", "parts that are included"})});
    }();
    return made;
}
// clang-format on

} // namespace amends::scenario::fields
