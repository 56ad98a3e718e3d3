// The desk against the resolution, the wrap-up's answers, response times.
#include "sim/scenario/check/amounts.hpp"
#include "sim/scenario/names.hpp"
#include "sim/scenario/script.hpp"

#include <algorithm>

namespace amends::scenario::checks {

AmountRange reach_of(const Amount& amount, const Scenario& scenario) {
    if (amount.variable.empty()) return {amount.minor, amount.minor};
    for (const Variable& variable : scenario.variables) {
        if (variable.id != amount.variable || variable.rows.empty()) continue;
        const auto [low, high] =
            std::minmax_element(variable.rows.begin(), variable.rows.end(),
                                [](const Row& a, const Row& b) { return a.number < b.number; });
        return {low->number * amount.percent / 100, high->number * amount.percent / 100};
    }
    return {0, INT64_MAX};
}

bool needs_authority(DeskAction action) {
    const auto parameters = parameters_of(action);
    return std::any_of(parameters.begin(), parameters.end(),
                       [](const ActionParameter& p) { return p.is_amount && p.required; });
}

std::int64_t most_allowed(const Scenario& scenario, DeskAction action) {
    std::int64_t most = -1;
    if (const auto own = scenario.desk.authority.find(action); own != scenario.desk.authority.end()) {
        most = reach_of(own->second, scenario).most;
    }
    for (const ActionRule& rule : scenario.desk.actions) {
        if (rule.action == DeskAction::ask_supervisor && rule.grants) {
            most = std::max(most, reach_of(*rule.grants, scenario).most);
        }
    }
    return most;
}

namespace {

/// What an action needed by a way costs by the desk's rules; null: that depends on what is given.
std::optional<AmountRange> cost_of(const NeededAction& needed, const Scenario& scenario) {
    std::optional<AmountRange> cost;
    for (const ActionRule& rule : scenario.desk.actions) {
        const bool fits = rule.action == needed.action
                          && (rule.object.empty() || needed.object.empty() || rule.object == needed.object);
        if (!fits || !rule.cost) continue;
        const AmountRange one = reach_of(*rule.cost, scenario);
        cost = {cost ? std::min(cost->least, one.least) : one.least,
                cost ? std::max(cost->most, one.most) : one.most};
    }
    if (cost) return cost;
    if (!needs_authority(needed.action)) return AmountRange{};
    if (!needed.amount_max) return std::nullopt;
    const std::int64_t least = needed.amount_min ? reach_of(*needed.amount_min, scenario).least : 0;
    return AmountRange{least, reach_of(*needed.amount_max, scenario).most};
}

bool is_known_object(const Checker& checker, const std::string& name) {
    return name.empty() || checker.goods.contains(name) || checker.departments.contains(name)
           || checker.reveals.contains(name);
}

/// The way or a rule of its action names what the desk does not have.
bool is_misspelt(const Checker& checker, const NeededAction& needed) {
    const auto& rules = checker.scenario.desk.actions;
    return !is_known_object(checker, needed.object)
           || std::any_of(rules.begin(), rules.end(), [&](const ActionRule& rule) {
                  return rule.action == needed.action && !is_known_object(checker, rule.object);
              });
}

/// What is shown as the cheapest right resolution must be what its actions cost.
void check_cost(Checker& checker, const ResolutionWay& way, const Path& at) {
    if (way.all.empty() || !checker.read.is_sound) return; // unread actions have no cost
    AmountRange sum;
    for (const NeededAction& needed : way.all) {
        if (is_misspelt(checker, needed)) return; // S039 has told of it
        const auto cost = cost_of(needed, checker.scenario);
        if (!cost) return;
        sum = {sum.least + cost->least, sum.most + cost->most};
    }
    const AmountRange told = reach_of(way.cost, checker.scenario);
    if (told.least >= sum.least && told.most <= sum.most) return;
    const auto words = [](const AmountRange& reach) {
        return reach.least == reach.most ? std::to_string(reach.least)
                                         : std::to_string(reach.least) + "…" + std::to_string(reach.most);
    };
    checker.report(Code::way_cost_unlike_rules, at.at("cost"),
                   {{"name", way.id.value}, {"found", words(told)}, {"sum", words(sum)}});
}

void check_ways(Checker& checker, const Path& root) {
    const Scenario& s = checker.scenario;
    const Path resolution = root.at("resolution");
    bool right = false;
    for (std::size_t i = 0; i < s.resolution.ways.size(); ++i) {
        const ResolutionWay& way = s.resolution.ways[i];
        right = right || way.grade == Grade::right;
        const Path at = resolution.at("ways", i);
        check_cost(checker, way, at);
        for (std::size_t j = 0; j < way.all.size() && way.grade != Grade::wrong; ++j) {
            const NeededAction& needed = way.all[j];
            if (!needs_authority(needed.action)) continue;
            const std::int64_t least = needed.amount_min ? reach_of(*needed.amount_min, s).least : 0;
            if (least <= most_allowed(s, needed.action)) continue;
            checker.report(Code::way_beyond_authority, at.at("all", j),
                           {{"name", way.id.value}, {"action", to_string(needed.action)}});
        }
    }
    if (!right) checker.report(Code::no_right_way, resolution, {});
}

void check_wrap_up(Checker& checker, const Path& root) {
    static constexpr std::string_view keys[] = {"classes",    "severities", "facts",
                                                "follow_ups", "causes",     "preventions"};
    const Path wrap_up = root.at("wrap_up");
    for (std::size_t i = 0; i < wrap_questions().size(); ++i) {
        const std::string_view question = wrap_questions()[i];
        const auto& options = *options_of(checker.scenario.wrap_up, question);
        if (options.empty()) continue;
        const auto right =
            std::count_if(options.begin(), options.end(), [](const WrapOption& o) { return o.right; });
        if (right == 0) {
            checker.report(Code::no_right_option, wrap_up.at(keys[i]), {{"name", question}});
        } else if (right > 1 && picks_one(question)) {
            checker.report(Code::too_many_right_options, wrap_up.at(keys[i]),
                           {{"name", question}, {"found", std::int64_t{right}}});
        }
    }
}

void check_times(Checker& checker, const Path& root) {
    const Contact& contact = checker.scenario.contact;
    const auto compare = [&](int target, int limit, const Path& at) {
        if (limit >= target) return;
        checker.report(Code::limit_below_target, at,
                       {{"target", std::int64_t{target}}, {"limit", std::int64_t{limit}}});
    };
    compare(contact.target_s, contact.limit_s, root.at("contact"));
    for (std::size_t i = 0; i < checker.scenario.nodes.size(); ++i) {
        const Node& node = checker.scenario.nodes[i];
        const Path path = root.at("nodes", i);
        if (!node.target_s && !node.limit_s) continue;
        compare(node.target_s.value_or(contact.target_s), node.limit_s.value_or(contact.limit_s),
                path.at(node.limit_s ? "limit_s" : "target_s"));
    }
}

} // namespace

void check_desk(Checker& checker) {
    const Path root;
    check_ways(checker, root);
    check_wrap_up(checker, root);
    check_times(checker, root);
}

} // namespace amends::scenario::checks
