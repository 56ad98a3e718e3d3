#pragma once
// Rights and audit entries inside a transaction. Private to the folder.
#include "sim/records/people.hpp"
#include "sim/records/writing.hpp"

namespace amends::records {

/// One statement with its texts in order.
void run_sql(Writing&, const char* sql, const std::vector<std::string>& values);
/// The first column of the first row; null without one.
std::optional<std::string> ask_text(Writing&, const char* sql, const std::vector<std::string>& values);
bool exists(Writing&, const char* sql, const std::vector<std::string>& values = {});

void write_audit(Writing&, const std::string& actor, const std::string& action, const std::string& subject,
                 const std::string& detail = {});
bool lists_people(Writing&);
/// Null when the actor may; a refusal leaves an audit entry.
Answer check_right(Writing&, const Actor&, Right);
/// Whether records of `person` are the actor's own: everybody's where nobody is listed, and nobody's (an
/// empty id) are every listed person's.
bool is_own(Writing&, const Actor&, const std::string& person);
/// What a refusal to share somebody's words names in the place of a right.
inline constexpr std::string_view sharing_right = "share_turns";
/// Null when the actor may write into attempts of `person`: one's own, and those of nobody. A refusal leaves
/// an audit entry about `attempt`.
Answer check_writes(Writing&, const Actor&, const std::string& person, const std::string& attempt);
/// What a refusal to write into somebody's attempt names in the place of a right.
inline constexpr std::string_view writing_right = "write_attempts";
/// Whether taking this person away as a manager would leave people without one.
bool is_last_manager(Writing&, const std::string& person);
/// All of them or none, with the actor's right and every word checked.
Answer write_people_of(Writing&, const Actor&, const std::vector<NewPerson>&);
/// What is kept of a person beside attempts: names, PIN, audit entries that name them.
/// From now on they stand under the drawn `name`: one for all ids, because they are one person.
void erase_from_people(Writing&, const std::vector<std::string>& ids, const std::string& name);
/// Whether erasing this person would leave others without a manager.
Answer why_not_leave(Writing&, const std::string& person);
/// The person's own id first, then those merged into it.
std::vector<std::string> ids_within(Writing&, const std::string& person);

} // namespace amends::records
