#pragma once
// Pages and schema made from the tables that reading uses, so that they cannot disagree with it.
#include <string>

namespace amends::scenario {

/// scenarios/scenario.schema.json: JSON Schema, draft-07.
std::string schema_text();
/// The tables of scenarios/FORMAT.md: every object with its keys.
std::string reference_tables();
/// The tables of scenarios/PROBLEMS.md: every numbered problem of problem_kinds().
std::string problem_tables();

} // namespace amends::scenario
