// Names that must be defined somewhere: places, flags, goods, events, variables of amounts.
#include "sim/scenario/check/checker.hpp"

#include <algorithm>

namespace amends::scenario::checks {
namespace {

class References {
public:
    explicit References(Checker& checker) : checker_(checker), all_(checker.nodes) {
        all_.insert(checker.endings.begin(), checker.endings.end());
        measures_ = {};
        for (std::size_t i = 0; i < desk_action_count; ++i) {
            measures_.insert(std::string(to_string(static_cast<DeskAction>(i))));
        }
    }

    void check_all();

private:
    void place(const PlaceId& id, const Path& path) {
        if (!comes_from_missing_part(id.value))
            checker_.expect_known(Code::unknown_place, id.value, all_, path);
    }
    void node(const Node&, const Path&);
    void desk(const Desk&, const Path&);
    void events();
    void resolution(const Resolution&, const Path&);
    void condition(const Condition&, const Path&);
    void effect(const Effect&, const Path&);
    void object(DeskAction, const std::string&, const Path&);
    void amount(const Amount& given, const Path& path) {
        checker_.expect_known(Code::not_a_variable_of, given.variable.value, checker_.money_variables,
                              path.at("var"));
    }
    void limits(DeskAction, bool has_amount, const Path&);
    /// Nodes of a part that could not be joined in are not told one by one.
    [[nodiscard]] bool comes_from_missing_part(const std::string& id) const;

    Checker& checker_;
    Names all_, measures_;
};

bool References::comes_from_missing_part(const std::string& id) const {
    const auto& includes = checker_.scenario.includes;
    return std::any_of(includes.begin(), includes.end(), [&](const Include& include) {
        return !include.prefix.empty() && id.starts_with(include.prefix);
    });
}

bool is_money(DeskAction action) {
    const auto parameters = parameters_of(action);
    return std::any_of(parameters.begin(), parameters.end(),
                       [](const ActionParameter& p) { return p.is_amount; });
}

void References::limits(DeskAction action, bool has_amount, const Path& path) {
    if (!has_amount || is_money(action)) return;
    Names money;
    for (std::size_t i = 0; i < desk_action_count; ++i) {
        if (is_money(static_cast<DeskAction>(i)))
            money.insert(std::string(to_string(static_cast<DeskAction>(i))));
    }
    checker_.report(Code::not_money_action, path, {{"name", to_string(action)}, {"names", listed(money)}});
}

void References::object(DeskAction action, const std::string& name, const Path& path) {
    if (name.empty() || checker_.goods.contains(name)) return;
    if (action == DeskAction::ticket) {
        checker_.expect_known(Code::unknown_object, name, checker_.departments, path,
                              {{"what", support::Localized{"部门", "department"}}});
        return;
    }
    Names known = checker_.goods;
    if (is_free(action)) known.insert(checker_.reveals.begin(), checker_.reveals.end());
    checker_.expect_known(Code::unknown_object, name, known, path,
                          {{"what", support::Localized{"商品或订单", "item or order"}}});
}

void References::condition(const Condition& condition, const Path& path) {
    if (const auto* visits = std::get_if<VisitsIn>(&condition.is)) {
        const Path inner = path.at("visits");
        place(visits->node, inner.at("node"));
    } else if (const auto* flag = std::get_if<FlagIs>(&condition.is)) {
        checker_.expect_known(Code::undeclared_flag, flag->flag.value, checker_.flags, path.at("flag"));
    } else if (const auto* action = std::get_if<HasAction>(&condition.is)) {
        object(action->action, action->object, path.at("object"));
        limits(action->action, action->amount_min || action->amount_max, path.at("amount"));
    } else if (const auto* promise = std::get_if<HasPromise>(&condition.is)) {
        const Path inner = path.at("promise");
        checker_.expect_known(Code::unknown_measure, promise->measure, measures_, inner.at("measure"));
    }
}

void References::effect(const Effect& effect, const Path& path) {
    if (const auto* flag = std::get_if<SetFlag>(&effect)) {
        checker_.expect_known(Code::undeclared_flag, flag->flag.value, checker_.flags,
                              path.at(flag->set ? "set" : "clear"));
    } else if (const auto* reveal = std::get_if<Reveal>(&effect)) {
        checker_.expect_known(Code::unknown_reveal, reveal->id, checker_.reveals, path.at("reveal"));
    } else if (const auto* trigger = std::get_if<TriggerEvent>(&effect)) {
        checker_.expect_known(Code::unknown_event, trigger->event.value, checker_.events, path.at("trigger"));
    } else if (const auto* accept = std::get_if<AcceptOffer>(&effect)) {
        checker_.expect_known(Code::unknown_measure, accept->measure, measures_, path.at("accept"));
    }
}

void References::node(const Node& node, const Path& path) {
    const support::Localized photo{"照片", "photo"};
    const auto lines = [&](const std::vector<Line>& list, const Path& owner, std::string_view key) {
        for (std::size_t i = 0; i < list.size(); ++i) {
            const Path line = owner.at(key, i);
            checker_.expect_known(Code::unknown_object, list[i].photo.value, checker_.photos,
                                  line.at("photo"), {{"what", photo}});
        }
    };
    lines(node.customer, path, "customer");
    for (std::size_t i = 0; i < node.asks_about.size(); ++i)
        checker_.expect_known(Code::unknown_event, node.asks_about[i].value, checker_.events,
                              path.at("asks_about", i));
    for (std::size_t i = 0; i < node.transitions.size(); ++i) {
        const Path transition = path.at("transitions", i);
        place(node.transitions[i].to, transition.at("to"));
    }
    const Path fallback = path.at("fallback");
    for (std::size_t i = 0; i < node.fallback.lines.size(); ++i) {
        lines(node.fallback.lines[i], fallback.at("lines", i), "");
    }
    place(node.fallback.then, fallback.at("then"));
    for (std::size_t i = 0; i < node.samples.size(); ++i) {
        const Path sample = path.at("samples", i);
        place(node.samples[i].to, sample.at("to"));
    }
}

void References::desk(const Desk& desk, const Path& path) {
    const support::Localized department{"部门", "department"}, item{"商品或订单", "item or order"};
    const Path authority = path.at("authority");
    for (const auto& [action, given] : desk.authority) {
        const Path entry = authority.at(to_string(action));
        limits(action, true, entry);
        amount(given, entry);
    }
    for (std::size_t i = 0; i < desk.orders.size(); ++i) {
        const Path order = path.at("orders", i);
        for (std::size_t j = 0; j < desk.orders[i].items.size(); ++j) {
            const Path one = order.at("items", j);
            amount(desk.orders[i].items[j].price, one.at("price"));
        }
    }
    for (std::size_t i = 0; i < desk.stock.size(); ++i) {
        const Path stock = path.at("stock", i);
        checker_.expect_known(Code::unknown_object, desk.stock[i].item.value, checker_.goods,
                              stock.at("item"), {{"what", item}});
    }
    for (std::size_t i = 0; i < desk.tickets.size(); ++i) {
        const Path ticket = path.at("tickets", i);
        checker_.expect_known(Code::unknown_object, desk.tickets[i].owner.value, checker_.departments,
                              ticket.at("owner"), {{"what", department}});
    }
    for (std::size_t i = 0; i < desk.actions.size(); ++i) {
        const Path rule = path.at("actions", i);
        object(desk.actions[i].action, desk.actions[i].object, rule.at("object"));
        if (desk.actions[i].grants) amount(*desk.actions[i].grants, rule.at("grants"));
        if (desk.actions[i].cost) amount(*desk.actions[i].cost, rule.at("cost"));
    }
}

void References::events() {
    const Path root;
    const auto& list = checker_.scenario.events;
    const support::Localized item{"商品", "item"}, order{"订单", "order"};
    for (std::size_t i = 0; i < list.size(); ++i) {
        const Path event = root.at("events", i);
        for (std::size_t j = 0; j < list[i].stock.size(); ++j) {
            const Path change = event.at("stock", j);
            checker_.expect_known(Code::unknown_object, list[i].stock[j].item.value, checker_.goods,
                                  change.at("item"), {{"what", item}});
        }
        for (std::size_t j = 0; j < list[i].shipments.size(); ++j) {
            const Path change = event.at("shipments", j);
            checker_.expect_known(Code::unknown_object, list[i].shipments[j].order.value, checker_.goods,
                                  change.at("order"), {{"what", order}});
        }
    }
}

void References::resolution(const Resolution& resolution, const Path& path) {
    const auto one = [&](DeskAction action, const std::string& name, const std::optional<Amount>& min,
                         const std::optional<Amount>& max, const Path& owner) {
        object(action, name, owner.at("object"));
        const Path range = owner.at("amount");
        limits(action, min || max, range);
        if (min) amount(*min, range.at("min"));
        if (max) amount(*max, range.at("max"));
    };
    for (std::size_t i = 0; i < resolution.ways.size(); ++i) {
        const Path way = path.at("ways", i);
        const ResolutionWay& its = resolution.ways[i];
        for (std::size_t j = 0; j < its.all.size(); ++j) {
            one(its.all[j].action, its.all[j].object, its.all[j].amount_min, its.all[j].amount_max,
                way.at("all", j));
        }
        amount(its.cost, way.at("cost"));
    }
    for (std::size_t i = 0; i < resolution.actions.size(); ++i) {
        const ActionGrade& grade = resolution.actions[i];
        one(grade.action, grade.object, grade.amount_min, grade.amount_max, path.at("actions", i));
    }
}

void References::check_all() {
    const Path root;
    const Scenario& s = checker_.scenario;
    checker_.expect_known(Code::unknown_place, s.start.value, checker_.nodes, root.at("start"));
    const Path customer = root.at("customer");
    checker_.expect_known(Code::not_an_ending, s.customer.leaves_to.value, checker_.endings,
                          customer.at("leaves_to"));
    for (std::size_t i = 0; i < s.nodes.size(); ++i)
        node(s.nodes[i], root.at("nodes", i));
    desk(s.desk, root.at("desk"));
    events();
    resolution(s.resolution, root.at("resolution"));
    for (std::size_t i = 0; i < s.variables.size(); ++i) {
        const Path variable = root.at("variables", i);
        checker_.expect_known(Code::unknown_variable, s.variables[i].tied_to.value, checker_.variables,
                              variable.at("tied_to"));
    }
    for (std::size_t i = 0; i < s.includes.size(); ++i) {
        const Path include = root.at("includes", i);
        const Path exits = include.at("exits");
        for (const auto& [name, to] : s.includes[i].exits)
            place(to, exits.at(name));
    }
    walk_conditions(s, [this](const Condition& whole, const Path& at) {
        walk_inside(whole, at, [this](const Condition& each, const Path& inner) { condition(each, inner); });
    });
    walk_effects(s, [this](const Effect& each, const Path& at) { effect(each, at); });
    if (checker_.resources != nullptr) {
        const auto& rubrics = checker_.resources->rubrics;
        checker_.expect_known(Code::unknown_rubric, s.rubric.value, {rubrics.begin(), rubrics.end()},
                              root.at("rubric"));
    }
}

} // namespace

void check_references(Checker& checker) {
    References(checker).check_all();
}

} // namespace amends::scenario::checks
