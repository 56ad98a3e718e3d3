// The scenario's own tests: script lines that can be read, names that exist.
#include "sim/scenario/check/checker.hpp"
#include "sim/scenario/names.hpp"
#include "sim/scenario/script.hpp"
#include "sim/scenario/script_draws.hpp"
#include "sim/scenario/script_slots.hpp"

#include <algorithm>

namespace amends::scenario::checks {
namespace {

using support::Localized;

/// Looks at one line of a test's script.
struct LineCheck {
    Checker& checker;
    const std::string& test;
    const Path& path;

    void operator()(const SayLine&) const {}
    void operator()(const WaitLine&) const {}
    void operator()(const ChooseLine& line) const {
        checker.expect_known(Code::script_unknown_choice, line.choice.value, checker.choices, path,
                             {{"test", test}});
    }
    void operator()(const DoLine& line) const {
        for (const auto& [name, value] : line.arguments) {
            const auto slot = amount_slot(value);
            if (name != "amount" || !slot) continue;
            if (checker.expect_known(Code::unknown_variable, slot->variable.value, checker.variables, path))
                checker.expect_known(Code::not_a_variable_of, slot->variable.value, checker.money_variables,
                                     path);
        }
        const auto object = line.arguments.find("object");
        if (object != line.arguments.end() && !is_free(line.action) && line.action != DeskAction::ticket) {
            checker.expect_known(Code::script_unknown_action_object, object->second, checker.goods, path,
                                 {{"test", test}, {"what", Localized{"商品或订单", "item or order"}}});
        }
        const auto department = line.arguments.find("department");
        if (department != line.arguments.end()) {
            checker.expect_known(Code::script_unknown_action_object, department->second, checker.departments,
                                 path, {{"test", test}, {"what", Localized{"部门", "department"}}});
        }
    }
    void operator()(const WrapLine& line) const {
        for (const auto& [question, picked] : line.picked) {
            const auto* options = options_of(checker.scenario.wrap_up, question);
            Names known;
            for (const WrapOption& option : *options)
                known.insert(option.id.value);
            for (const std::string& id : picked) {
                checker.expect_known(Code::script_unknown_option, id, known, path, {{"test", test}});
            }
        }
    }
};

void check_script(Checker& checker, const ScenarioTest& test, const Path& path) {
    for (std::size_t i = 0; i < test.script.size(); ++i) {
        const Path line = path.at("script", i);
        const Script script = parse_script({}, test.script[i]);
        for (const support::Problem& problem : script.problems) {
            Localized reason = problem.message;
            if (!problem.hint.empty())
                reason = {reason.zh + "；" + problem.hint.zh, reason.en + "; " + problem.hint.en};
            checker.report(
                Code::script_line, line,
                {{"test", test.id.value}, {"number", static_cast<std::int64_t>(i + 1)}, {"reason", reason}});
        }
        if (const auto unknown = unknown_draw(checker.scenario, draws_in(std::string_view(test.script[i]))))
            checker.report(Code::test_draw_unknown, line,
                           {{"test", test.id.value},
                            {"name", unknown->variable},
                            {"row", unknown->row},
                            {"near", unknown->near}});
        for (const ScriptLine& read : script.lines)
            std::visit(LineCheck{checker, test.id.value, line}, read.is);
    }
}

void check_expectation(Checker& checker, const ScenarioTest& test, const Path& path) {
    const Path expect = path.at("expect");
    checker.expect_known(Code::test_expects_unknown, test.expect.ending.value, checker.endings,
                         expect.at("ending"), {{"test", test.id.value}});
    Names places = checker.nodes;
    places.insert(checker.endings.begin(), checker.endings.end());
    for (std::size_t i = 0; i < test.expect.visits.size(); ++i) {
        checker.expect_known(Code::unknown_place, test.expect.visits[i].value, places,
                             expect.at("visits", i));
    }
    const auto& languages = checker.scenario.languages;
    if (std::find(languages.begin(), languages.end(), test.lang) == languages.end()) {
        checker.report(Code::undeclared_language, path.at("lang"), {{"name", name_of(test.lang)}});
    }
}

} // namespace

void check_tests(Checker& checker) {
    const Path root;
    for (std::size_t i = 0; i < checker.scenario.tests.size(); ++i) {
        const Path test = root.at("tests", i);
        check_script(checker, checker.scenario.tests[i], test);
        check_expectation(checker, checker.scenario.tests[i], test);
    }
}

} // namespace amends::scenario::checks
