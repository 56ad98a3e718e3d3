#pragma once
// What the checks share: the case, the names it defines and the problems found so far.
#include "sim/scenario/check.hpp"
#include "sim/scenario/fields/reader.hpp"
#include "sim/scenario/problem_kinds.hpp"
#include "sim/scenario/suppress.hpp"

#include <functional>
#include <map>
#include <set>

namespace amends::scenario::checks {

using Names = std::set<std::string, std::less<>>;

struct Checker {
    const ReadScenario& read;
    const Scenario& scenario;
    const Resources* resources; ///< may be null
    std::vector<Found> found;

    Names nodes, endings, flags, variables, money_variables, goods, departments, reveals, photos, events,
        choices;

    Checker(const ReadScenario&, const Resources*);

    void report(Code, const Path&, Fills);
    void report(Code, const fields::TextAt&, Fills);
    /// Reports `name` at `path` unless it is empty or one of `known`; a near name is offered.
    bool expect_known(Code, const std::string& name, const Names& known, const Path&, Fills more = {});
    /// True when an error was told of the value at `path`, or of something in it: what it holds is perhaps
    /// not what its author meant, and nothing can be said of it beside that.
    [[nodiscard]] bool is_faulty(const Path&) const;
    /// The same of errors that reading told: what stands there is not known at all.
    [[nodiscard]] bool is_unread(const Path&) const;
    [[nodiscard]] bool is_place(std::string_view id) const {
        return nodes.contains(id) || endings.contains(id);
    }
    [[nodiscard]] bool offers(Way) const;
};

/// A name of `known` near to `name`, or empty.
std::string near(const std::string& name, const Names& known);
/// "a, b, c"
std::string listed(const Names&);
support::Localized language_name(support::Lang);

using OnCondition = std::function<void(const Condition&, const Path&)>;
using OnEffect = std::function<void(const Effect&, const Path&)>;
/// Each condition of the case as a whole ("when").
void walk_conditions(const Scenario&, const OnCondition&);
/// The condition and every one inside it.
void walk_inside(const Condition&, const Path&, const OnCondition&);
void walk_effects(const Scenario&, const OnEffect&);

// One function for each field of checking, in the order they run.
void check_ids(Checker&);
void check_references(Checker&);
void check_conditions(Checker&);
void check_graph(Checker&);
void check_texts(Checker&);
void check_desk(Checker&);
void check_pictures(Checker&);
void check_samples(Checker&);
void check_tests(Checker&);
void check_lengths(Checker&);
void check_choices(Checker&);
void check_agreement(Checker&);
void check_policies(Checker&);
void check_renderings(Checker&);
void check_private_data(Checker&);
/// Takes out what the author has accepted; tells of suppressions that are not needed.
void obey_suppressions(Checker&);

} // namespace amends::scenario::checks
