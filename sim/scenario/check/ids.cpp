// Ids that stand twice, and names that stand twice in one list.
#include "sim/scenario/check/checker.hpp"

#include <optional>

namespace amends::scenario::checks {
namespace {

/// Where an id stands: an entry of a list, perhaps inside an entry of another.
struct Spot {
    std::string_view outer_key;
    std::size_t outer = Path::none;
    std::string_view key;
    std::size_t index = Path::none;
};

/// Ids that must differ from one another.
class Unique {
public:
    Unique(Checker& checker, const Path& root, support::Localized what)
        : checker_(checker), root_(root), what_(std::move(what)) {}

    void add(const std::string& id, const Spot& spot) {
        if (id.empty()) return;
        const auto [before, fresh] = seen_.emplace(id, spot);
        if (fresh) return;
        int line = 0;
        with_path(before->second, [&](const Path& path) { line = checker_.read.source.at(path).line; });
        with_path(spot, [&](const Path& path) {
            checker_.report(Code::duplicate_id, path,
                            {{"what", what_}, {"name", id}, {"line", std::int64_t{line}}});
        });
    }
    template <class List>
    void add_list(const List& list, std::string_view key, std::string_view outer_key = {},
                  std::size_t outer = Path::none) {
        for (std::size_t i = 0; i < list.size(); ++i)
            add(id_of(list[i]), {outer_key, outer, key, i});
    }

private:
    template <class T>
    static const std::string& id_of(const T& entry) {
        if constexpr (requires { entry.id.value; }) {
            return entry.id.value;
        } else if constexpr (requires { entry.value; }) {
            return entry.value;
        } else {
            return entry.id;
        }
    }
    template <class F>
    void with_path(const Spot& spot, F&& f) const {
        if (spot.outer_key.empty()) {
            const Path entry = root_.at(spot.key, spot.index);
            f(entry.at("id"));
        } else {
            const Path outer = root_.at(spot.outer_key, spot.outer);
            const Path entry = outer.at(spot.key, spot.index);
            f(entry.at("id"));
        }
    }

    Checker& checker_;
    const Path& root_;
    support::Localized what_;
    std::map<std::string_view, Spot> seen_;
};

void check_desk_ids(Checker& checker, const Path& root) {
    const Path path = root.at("desk");
    const Desk& desk = checker.scenario.desk;
    Unique goods(checker, path, {"订单或商品", "the order or item"});
    goods.add_list(desk.orders, "orders");
    for (std::size_t i = 0; i < desk.orders.size(); ++i)
        goods.add_list(desk.orders[i].items, "items", "orders", i);
    Unique shown(checker, path, {"照片、事实、规则或文章", "the photo, fact, policy or article"});
    shown.add_list(desk.photos, "photos");
    shown.add_list(desk.policies, "policies");
    shown.add_list(desk.articles, "articles");
    shown.add_list(desk.facts, "facts");
    Unique(checker, path, {"部门", "the department"}).add_list(desk.departments, "departments");
    Unique(checker, path, {"话术", "the saved reply"}).add_list(desk.saved_replies, "saved_replies");
}

void check_wrap_ids(Checker& checker, const Path& root) {
    const Path path = root.at("wrap_up");
    const WrapUp& wrap = checker.scenario.wrap_up;
    const support::Localized what{"选项", "the option"};
    Unique(checker, path, what).add_list(wrap.classes, "classes");
    Unique(checker, path, what).add_list(wrap.severities, "severities");
    Unique(checker, path, what).add_list(wrap.facts, "facts");
    Unique(checker, path, what).add_list(wrap.follow_ups, "follow_ups");
    Unique(checker, path, what).add_list(wrap.causes, "causes");
    Unique(checker, path, what).add_list(wrap.preventions, "preventions");
}

void check_node_ids(Checker& checker, const Path& root) {
    const Scenario& s = checker.scenario;
    Unique places(checker, root, {"节点或结局", "the node or ending"});
    places.add_list(s.nodes, "nodes");
    places.add_list(s.endings, "endings");
    Unique choices(checker, root, {"选项", "the choice"});
    for (std::size_t i = 0; i < s.nodes.size(); ++i) {
        choices.add_list(s.nodes[i].choices, "choices", "nodes", i);
        const Path node = root.at("nodes", i);
        Unique(checker, node, {"转移", "the transition"}).add_list(s.nodes[i].transitions, "transitions");
    }
}

/// A label that a list of expectations names twice under no condition, or in both lists.
void check_expects(Checker& checker, const Expects& expects, const Path& owner) {
    const Path path = owner.at("expects");
    text::LabelSet seen;
    const auto look = [&](const std::vector<Expectation>& list, std::string_view key) {
        for (std::size_t i = 0; i < list.size(); ++i) {
            if (!list[i].when.empty()) continue;
            if (has(seen, list[i].label)) {
                checker.report(Code::repeated_name, path.at(key, i), {{"name", to_string(list[i].label)}});
            }
            add(seen, list[i].label);
        }
    };
    look(expects.due, "due");
    look(expects.welcome, "welcome");
}

} // namespace

void check_ids(Checker& checker) {
    const Path root;
    const Scenario& s = checker.scenario;
    check_desk_ids(checker, root);
    check_wrap_ids(checker, root);
    check_node_ids(checker, root);
    Unique(checker, root, {"变量", "the variable"}).add_list(s.variables, "variables");
    for (std::size_t i = 0; i < s.variables.size(); ++i) {
        const Path variable = root.at("variables", i);
        Unique(checker, variable, {"行", "the row"}).add_list(s.variables[i].rows, "rows");
    }
    Unique(checker, root, {"标志", "the flag"}).add_list(s.flags, "flags");
    Unique(checker, root, {"事件", "the event"}).add_list(s.events, "events");
    Unique(checker, root, {"测试", "the test"}).add_list(s.tests, "tests");
    const Path resolution = root.at("resolution");
    Unique(checker, resolution, {"办法", "the way"}).add_list(s.resolution.ways, "ways");
    check_expects(checker, s.expects, root);
    for (std::size_t i = 0; i < s.nodes.size(); ++i)
        check_expects(checker, s.nodes[i].expects, root.at("nodes", i));
}

} // namespace amends::scenario::checks
