// What the seed decides: the rows of the variables and the order of the choices.
#include "sim/engine/pinned_rows.hpp"
#include "support/splitmix.hpp"

#include <algorithm>
#include <numeric>

namespace amends::engine {
namespace {

/// One number for (seed, scenario, name). Fixed for ever: stored attempts name only the seed.
std::uint64_t mix(std::uint64_t seed, const std::string& scenario, const std::string& name) {
    std::uint64_t x = support::splitmix(seed);
    for (const char c : scenario + '\0' + name)
        x = support::splitmix(x ^ static_cast<unsigned char>(c));
    return x;
}

const scenario::Variable* find_variable(const scenario::Scenario& script, const scenario::VariableId& id) {
    const auto found = std::find_if(script.variables.begin(), script.variables.end(),
                                    [&](const scenario::Variable& v) { return v.id == id; });
    return found == script.variables.end() ? nullptr : &*found;
}

/// The end of the chain of `tied_to`; a ring of ties ends where it began.
const scenario::Variable& root_of(const scenario::Scenario& script, const scenario::Variable& variable) {
    const scenario::Variable* root = &variable;
    for (std::size_t links = 0; links < script.variables.size() && !root->tied_to.empty(); ++links) {
        const scenario::Variable* next = find_variable(script, root->tied_to);
        if (!next) break;
        root = next;
    }
    return *root;
}

bool has_row(const scenario::Variable& variable, const std::string& id) {
    return std::any_of(variable.rows.begin(), variable.rows.end(),
                       [&](const scenario::Row& row) { return row.id.value == id; });
}

/// One row of each variable; those that are tied take the row that their root takes. `number_for` yields a
/// number for a root, whatever its rows are.
template <class NumberFor>
std::map<std::string, std::string> rows_by(const scenario::Scenario& script, NumberFor number_for) {
    std::map<std::string, std::string> rows;
    for (const scenario::Variable& variable : script.variables) {
        if (variable.rows.empty()) continue;
        const scenario::Variable& root = root_of(script, variable);
        std::string row;
        if (!root.rows.empty()) row = root.rows[number_for(root) % root.rows.size()].id.value;
        rows[variable.id.value] = has_row(variable, row) ? row : variable.rows.front().id.value;
    }
    return rows;
}

} // namespace

std::map<std::string, std::string> draw(const scenario::Scenario& script, std::uint64_t seed) {
    return rows_by(script,
                   [&](const scenario::Variable& root) { return mix(seed, script.id.value, root.id.value); });
}

scenario::DrawnRows first_rows(const scenario::Scenario& script) {
    return rows_by(script, [](const scenario::Variable&) { return std::uint64_t{0}; });
}

std::vector<std::size_t> choice_order(const Case& play, const scenario::Node& node) {
    std::vector<std::size_t> order(node.choices.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::uint64_t number = mix(play.seed, play.scenario->id.value, node.id.value);
    for (std::size_t left = order.size(); left > 1; --left) {
        std::swap(order[left - 1], order[number % left]);
        number = support::splitmix(number);
    }
    return order;
}

namespace {

void put(const std::optional<int>& from, int& to) {
    if (from) to = *from;
}

/// The mood table as this case changes it.
rubric::MoodTable with_mood(rubric::MoodTable mood, const scenario::MoodOverride& own) {
    for (const auto& [label, effect] : own.label)
        mood.label[static_cast<std::size_t>(label)] = effect;
    put(own.promise_offered, mood.promise_offered);
    put(own.promise_kept, mood.promise_kept);
    put(own.promise_broken, mood.promise_broken);
    put(own.promise_contradicted, mood.promise_contradicted);
    put(own.promise_not_allowed, mood.promise_not_allowed);
    put(own.action_right, mood.action_right);
    put(own.action_acceptable, mood.action_acceptable);
    put(own.action_wrong, mood.action_wrong);
    put(own.per_10s_over_target, mood.per_10s_over_target);
    for (const auto& [temperament, percent] : own.principle_percent)
        mood.principle_percent[temperament] = percent;
    for (const auto& [temperament, percent] : own.fault_percent)
        mood.fault_percent[temperament] = percent;
    return mood;
}

/// The rubric with that table; the rubric itself, uncopied, where the case changes nothing.
std::shared_ptr<const rubric::Rubric> with_mood(std::shared_ptr<const rubric::Rubric> rubric,
                                                const scenario::MoodOverride& own) {
    if (!rubric) return rubric;
    rubric::MoodTable mood = with_mood(rubric->mood, own);
    if (mood == rubric->mood) return rubric;
    auto changed = std::make_shared<rubric::Rubric>(*rubric);
    changed->mood = std::move(mood);
    return changed;
}

} // namespace

Case make_case(std::shared_ptr<const scenario::Scenario> script, std::shared_ptr<const rubric::Rubric> rubric,
               const Began& began) {
    Case play;
    play.scenario = std::move(script);
    play.rubric = with_mood(std::move(rubric), play.scenario->mood_table);
    play.drawn = began.drawn;
    play.lang = began.lang;
    play.mode = began.mode;
    play.way = began.way;
    play.seed = began.seed;
    return play;
}

} // namespace amends::engine
