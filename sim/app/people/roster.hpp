#pragma once
// A list of people as a table (CSV): what the personnel office sends, and what it gets back.
#include "sim/author/table_text.hpp"
#include "sim/records/people.hpp"
#include "support/problem.hpp"

namespace amends::app {

struct Roster {
    std::vector<records::NewPerson> people; ///< who is not in the store yet
    std::size_t known = 0;                  ///< who stands there already, word for word
    std::size_t without_id = 0;             ///< who got a UUID
    /// All that is wrong, in file order: errors keep everything from being written. Line and column: the line
    /// of the file and the cell in its row, both from 1.
    std::vector<support::Problem> problems;
};

/// Reads columns id, name, role, group by their names in either language, in any order; only the name is
/// needed. A role is a word of either language, empty a trainee. Who has no id gets one from `fresh_id`,
/// unless somebody of that name is there already. Refused: bytes that are no text.
support::Result<Roster, author::Refused> read_roster(const std::string& file, std::string bytes,
                                                     const std::vector<records::Person>& there,
                                                     const std::function<std::string()>& fresh_id);

/// The role of a word of either language: "manager", "经理", "經理".
std::optional<records::Role> role_of_word(std::string_view);

/// People as such a table for spreadsheets; reading it gives the same people.
std::string roster_text(const std::vector<records::Person>&);

} // namespace amends::app
