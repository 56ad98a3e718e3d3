#pragma once
#include "scoring/text/verdict.hpp"

#include <nlohmann/json_fwd.hpp>

#include <optional>

namespace amends::engine {

/// Reads what text::to_json writes. Null when a member has the wrong type or a label is unknown.
std::optional<text::Verdict> verdict_from_json(const nlohmann::json&);

} // namespace amends::engine
