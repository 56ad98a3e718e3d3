#pragma once
#include "sim/app/cli/arguments.hpp"
#include "sim/app/cli/environment.hpp"
#include "sim/author/table_text.hpp"

namespace amends::app::cli {

/// Takes a table of texts into the case file: all its changed cells or, where one of them cannot be right,
/// none.
Exit import_texts(const ImportCommand&, const std::filesystem::path& case_file,
                  const std::vector<author::TableRow>&, Environment&);

} // namespace amends::app::cli
