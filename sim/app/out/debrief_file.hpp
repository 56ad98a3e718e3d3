#pragma once
// The debrief as a file among the person's documents.
#include "sim/app/out/debrief_page.hpp"
#include "support/result.hpp"

#include <filesystem>

namespace amends::app {

/// What the desktop calls the folder for documents, else Documents in the home folder, else the home folder;
/// `fallback` where there is none.
std::filesystem::path documents_folder(const std::filesystem::path& fallback);

/// Why it was not written, for the person.
struct NotWritten {
    std::string words;
};

/// Writes the page under a name of its attempt; the same debrief again replaces it. The file.
support::Result<std::filesystem::path, NotWritten> write_debrief_file(const ui::DebriefView&,
                                                                      const ui::Texts&,
                                                                      const DebriefPageFacts&,
                                                                      const std::filesystem::path& folder);

} // namespace amends::app
