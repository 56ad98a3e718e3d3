#pragma once
#include "scoring/text/verdict.hpp"

#include <nlohmann/json_fwd.hpp>

#include <optional>

namespace amends::engine {

/// The whole verdict, rules and all: what the event keeps. `amends score` prints the same members.
nlohmann::json verdict_to_json(const text::Verdict&);
/// Null when a member has the wrong type or a label is unknown.
std::optional<text::Verdict> verdict_from_json(const nlohmann::json&);

} // namespace amends::engine
