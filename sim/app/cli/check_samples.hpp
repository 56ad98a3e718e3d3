#pragma once
// What the judge reads in a case's samples, as `amends check` prints it.
#include "sim/app/cli/environment.hpp"
#include "sim/app/library.hpp"
#include "sim/engine/marking_bench.hpp"

#include <nlohmann/json_fwd.hpp>

namespace amends::app::cli {

/// The figures by node and label; with `texts` also each reply with what was expected and read in it.
nlohmann::json samples_json(const engine::Bench&, const LibraryCase&, bool texts);

/// Two tables, by node and by label, and the place of each sample that is read otherwise than its author did.
void print_samples(const engine::Bench&, const LibraryCase&, Environment&);

} // namespace amends::app::cli
