#include "sim/scenario/fields/tables.hpp"

namespace amends::scenario::fields {

// clang-format off
template <> const ObjectTable<NeededAction>& table_of<NeededAction>() {
    static const auto made = table<NeededAction>("needed_action", {"所需操作", "a needed action"}, {
        field<&NeededAction::action>("action", {.required = true}, {"操作", "desk action"}),
        field<&NeededAction::object>("object", {}, {"对哪个商品或订单；省略则任意", "on which item or order; any when left out"}),
        amount_field<NeededAction, Amount>()});
    return made;
}
template <> const ObjectTable<ResolutionWay>& table_of<ResolutionWay>() {
    static const auto made = table<ResolutionWay>("way", {"办法", "a way"}, {
        field<&ResolutionWay::id>("id", {.required = true, .form = TextForm::id}, {"标识", "id"}),
        field<&ResolutionWay::title>("title", {.required = true, .max = 100}, {"名称", "name"}),
        field<&ResolutionWay::grade>("grade", {}, {"评级；对、可以接受或不对", "grade; right, acceptable or wrong"}),
        field<&ResolutionWay::all>("all", {.max = 20}, {"需要的操作，全部", "actions it needs, all of them"}),
        field<&ResolutionWay::when>("when", {.single = true}, {"还需要的条件", "a condition beside them"}),
        field<&ResolutionWay::cost>("cost", {}, {"店铺成本（分）", "cost to the shop, minor units"})});
    return made;
}
template <> const ObjectTable<ActionGrade>& table_of<ActionGrade>() {
    static const auto made = table<ActionGrade>("action_grade", {"操作评判", "a grade of an action"}, {
        field<&ActionGrade::action>("action", {.required = true}, {"操作", "desk action"}),
        field<&ActionGrade::object>("object", {}, {"对哪个商品或订单；省略则任意", "on which item or order; any when left out"}),
        amount_field<ActionGrade, Amount>(),
        field<&ActionGrade::when>("when", {.single = true}, {"什么时候", "when"}),
        field<&ActionGrade::grade>("grade", {}, {"评级；对、可以接受或不对", "grade; right, acceptable or wrong"}),
        field<&ActionGrade::reason>("reason", {.max = 500}, {"复盘时告诉学员的理由", "the reason told in the debrief"})});
    return made;
}
template <> const ObjectTable<Resolution>& table_of<Resolution>() {
    static const auto made = table<Resolution>("resolution", {"解决", "the resolution"}, {
        field<&Resolution::ways>("ways", {.max = 50}, {"解决的办法", "ways to solve the case"}),
        field<&Resolution::actions>("actions", {.max = 200}, {"单个操作的评判，取第一条符合的", "grades of single actions, the first that fits"}),
        field<&Resolution::otherwise>("otherwise", {}, {"没有规则提到的操作", "an action that no rule names"}),
        field<&Resolution::solved_when>("solved_when", {.single = true}, {"什么时候算解决；省略：完成一个 right 或 acceptable 的办法", "when it is solved; when left out: a right or acceptable way is complete"})});
    return made;
}
template <> const ObjectTable<WrapOption>& table_of<WrapOption>() {
    static const auto made = table<WrapOption>("wrap_option", {"小结选项", "an option"}, {
        field<&WrapOption::id>("id", {.required = true, .form = TextForm::id}, {"标识", "id"}),
        field<&WrapOption::text>("text", {.required = true, .max = 200}, {"文字", "text"}),
        field<&WrapOption::right>("right", {}, {"是否正确", "whether it is right"})});
    return made;
}
template <> const ObjectTable<WrapUp>& table_of<WrapUp>() {
    static const auto made = table<WrapUp>("wrap_up", {"小结", "the wrap-up"}, {
        field<&WrapUp::classes>("classes", {.max = 12}, {"问题类别，选一", "class of the case, one is picked"}),
        field<&WrapUp::severities>("severities", {.max = 12}, {"严重程度，选一", "severity, one is picked"}),
        field<&WrapUp::facts>("facts", {.max = 12}, {"关键事实，选出全部", "key facts, all right ones are picked"}),
        field<&WrapUp::follow_ups>("follow_ups", {.max = 12}, {"后续，选一", "follow-up, one is picked"}),
        field<&WrapUp::causes>("causes", {.max = 12}, {"原因，选一", "cause, one is picked"}),
        field<&WrapUp::preventions>("preventions", {.max = 12}, {"预防，选出全部", "preventions, all right ones are picked"}),
        field<&WrapUp::evidence>("evidence", {.max = 500}, {"原因的依据在工作台哪里", "where the desk holds the cause's evidence"})});
    return made;
}
template <> const ObjectTable<TestExpectation>& table_of<TestExpectation>() {
    static const auto made = table<TestExpectation>("test_expectation", {"测试期望", "a test's expectation"}, {
        field<&TestExpectation::ending>("ending", {}, {"结局", "ending"}),
        field<&TestExpectation::outcome>("outcome", {}, {"结果", "outcome"}),
        field<&TestExpectation::passed>("passed", {}, {"是否合格", "whether it is passed"}),
        field<&TestExpectation::total_min>("total_min", {.min = 0, .max = 100}, {"总分至少", "total at least"}),
        field<&TestExpectation::total_max>("total_max", {.min = 0, .max = 100}, {"总分至多", "total at most"}),
        field<&TestExpectation::visits>("visits", {.max = 100}, {"依次到过的节点，中间可有别的", "nodes entered in this order, others may stand between"}),
        field<&TestExpectation::labels>("labels", {}, {"至少出现一次的标签", "labels found at least once"})});
    return made;
}
template <> const ObjectTable<ScenarioTest>& table_of<ScenarioTest>() {
    static const auto made = table<ScenarioTest>("test", {"测试", "a test"}, {
        field<&ScenarioTest::id>("id", {.required = true, .form = TextForm::id}, {"标识", "id"}),
        field<&ScenarioTest::lang>("lang", {}, {"语言", "language"}),
        field<&ScenarioTest::seed>("seed", {}, {"抽取变量的种子", "seed of the variables"}),
        field<&ScenarioTest::way>("way", {}, {"作答方式", "way of answering"}),
        field<&ScenarioTest::script>("script", {.required = true, .min = 1, .max = 500}, {"剧本，每行同 play --script", "script lines as of play --script"}),
        field<&ScenarioTest::expect>("expect", {.required = true}, {"必须达到什么", "what must be reached"})});
    return made;
}
// clang-format on

} // namespace amends::scenario::fields
