#pragma once
// What the list of cases shows of each, and the index that spares reading them all again.
#include "sim/author/reading.hpp"

#include <map>

namespace amends::author {

/// What a case's own tests came to when they were last run.
struct TestsRow {
    std::size_t run = 0, failed = 0;
    int coverage_percent = 0; ///< of nodes, choices, transitions, fallbacks and endings, rounded down
    friend bool operator==(const TestsRow&, const TestsRow&) = default;
};

/// One case in the list.
struct CaseRow {
    std::string id; ///< as far as it can be read; may be empty
    support::Localized title;
    std::size_t nodes = 0, choices = 0; ///< with those of parts
    std::size_t errors = 0, warnings = 0, notes = 0;
    bool is_json = false; ///< false: it opens as text only
    std::optional<TestsRow> tests;
    friend bool operator==(const CaseRow&, const CaseRow&) = default;
};

[[nodiscard]] CaseRow row_of(const Document&, const Reading&);
/// Reached of all there is; nothing there is wholly reached.
[[nodiscard]] int coverage_percent(std::size_t reached, std::size_t all);

/// A row with what it was made from.
struct IndexEntry {
    std::string stamp;  ///< of the file: equal means that it need not be read
    std::string sha256; ///< of its text: equal means that it need not be checked
    std::string around; ///< of what else was looked at: pictures, parts
    CaseRow row;
};

/// Rows by the path of their file.
struct CaseIndex {
    std::map<std::string, IndexEntry> entries;
};

/// As JSON. `made_by` names what checked the cases: rows of another version do not count.
[[nodiscard]] std::string write_index(const CaseIndex&, const std::string& made_by);
/// None when the text is no index, of another version, or broken anywhere.
[[nodiscard]] std::optional<CaseIndex> read_index(std::string_view text, const std::string& made_by);

} // namespace amends::author
