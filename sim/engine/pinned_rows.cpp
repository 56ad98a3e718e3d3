#include "sim/engine/pinned_rows.hpp"

#include "sim/engine/play.hpp"

#include <algorithm>

namespace amends::engine {
namespace {

bool has_that_row(const scenario::Variable& variable, const std::string& row) {
    return std::any_of(variable.rows.begin(), variable.rows.end(),
                       [&](const scenario::Row& one) { return one.id.value == row; });
}

const scenario::Variable* variable_named(const scenario::Scenario& script, const std::string& id) {
    const auto found = std::find_if(script.variables.begin(), script.variables.end(),
                                    [&](const scenario::Variable& one) { return one.id.value == id; });
    return found == script.variables.end() ? nullptr : &*found;
}

/// The row pinned for the variable, or for the nearest one it is tied to; empty where none is.
std::string pinned_row(const scenario::Scenario& script, const scenario::Variable& variable,
                       const scenario::DrawnRows& rows) {
    const scenario::Variable* at = &variable;
    for (std::size_t links = 0; at != nullptr && links <= script.variables.size(); ++links) {
        if (const auto pinned = rows.find(at->id.value); pinned != rows.end()) return pinned->second;
        at = at->tied_to.empty() ? nullptr : variable_named(script, at->tied_to.value);
    }
    return {};
}

} // namespace

Began with_rows(Began began, const scenario::Scenario& script, const scenario::DrawnRows& rows) {
    for (const scenario::Variable& variable : script.variables) {
        const std::string row = pinned_row(script, variable, rows);
        if (has_that_row(variable, row)) began.drawn[variable.id.value] = row;
    }
    return began;
}

Began begin_reading(const scenario::Scenario& script, scenario::Way way, support::Lang lang) {
    Began began = begin_play(script, Mode::practice, way, lang, nothing_drawn);
    began.drawn = first_rows(script);
    return began;
}

Began begin_test(const scenario::Scenario& script, const scenario::ScenarioTest& test, support::Lang lang) {
    return with_rows(begin_play(script, Mode::practice, test.way, lang, test.seed), script,
                     scenario::draws_in(test.script));
}

std::string draw_line(const std::map<std::string, std::string>& drawn) {
    std::string line;
    for (const auto& [variable, row] : drawn)
        line += (line.empty() ? "draw " : " ") + variable + "=" + row;
    return line;
}

} // namespace amends::engine
