#pragma once
// The list of cases as the bench shows it.
#include "sim/author/overview.hpp"
#include "sim/scenario/resources.hpp"
#include "support/result.hpp"

#include <filesystem>
#include <vector>

namespace amends::app {

/// A case of a library folder.
struct ListedCase {
    std::filesystem::path file;               ///< scenario.json
    author::CaseRow row;                      ///< its id is the folder's name while none can be read
    std::optional<support::Error> unreadable; ///< then the row is empty but for the id
};

struct CaseList {
    std::vector<ListedCase> cases; ///< by folder, then by path: one id may stand twice, and is told so
    std::size_t checked = 0;       ///< so many were not in the index or had changed
};

/// Every case of the folders. What the index knows and nothing has changed of is not read again; a broken or
/// missing index is made anew without a word, and one that cannot be written only costs time.
CaseList list_cases(const std::vector<std::filesystem::path>& folders, const scenario::Resources& shipped,
                    const std::filesystem::path& index_file);

/// Notes in the index what a case's tests came to; forgotten when the case changes.
void note_tests(const std::filesystem::path& index_file, const std::filesystem::path& case_file,
                const author::TestsRow&);

} // namespace amends::app
