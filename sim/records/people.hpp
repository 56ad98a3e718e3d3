#pragma once
// People, their roles and what each may do. Whatever changes something is checked where it is written.
#include "sim/records/reader.hpp"

#include <variant>

namespace amends::records {

enum class Role { trainee, trainer, manager };
std::string_view to_string(Role);
/// The role of an id: "trainee"; null for anything else.
std::optional<Role> role_from(std::string_view);

/// What not everybody may do: the whole list.
enum class Right {
    see_people,    ///< names, roles, groups
    change_people, ///< add, import, rename, merge, deactivate, groups, roles
    reset_pins,
    read_records, ///< another person's attempts with their words, and the audit entries
    erase_people,
    run_programmes, ///< set up, add people, void, resit
    read_reports,
    mark_turns,      ///< confirm, overrule, answer disputes, mark blind; never one's own attempt
    collect_records, ///< what other desks wrote
    accept_changes,  ///< that were found in the records and are to stay
};
std::string_view to_string(Right);
/// Trainees hold none, trainers see people and reports and mark, managers hold all.
bool may(Role, Right);

enum class PersonState { active, inactive, merged };
std::string_view to_string(PersonState);

struct Person {
    std::string id, name;
    Role role = Role::trainee;
    std::string group;
    PersonState state = PersonState::active;
    std::string merged_into; ///< who they are now; empty unless merged
    bool has_pin = false;
};

/// A person to be added. `id` is the organisation's, or a fresh_uuid().
struct NewPerson {
    std::string id, name;
    Role role = Role::trainee;
    std::string group;
    friend bool operator==(const NewPerson&, const NewPerson&) = default;
};
/// What is wrong with the words of a person.
enum class PersonFlaw {
    id_empty,
    id_long,
    id_letters,
    id_begin,
    name_empty,
    name_long,
    name_letters,
    group_long,
    group_letters
};
/// Ids: 1…64 letters without blanks, the first a letter or digit of any script, nowhere "..". Names: 1…200,
/// groups: 0…100; line breaks may stand in both, other control characters and broken UTF-8 not.
std::vector<PersonFlaw> flaws_of(const NewPerson&);
support::Localized sentence(PersonFlaw);

struct SignedIn {
    Actor actor;
    Person person;
    bool chose_pin = false; ///< the first time, or after a reset: this PIN is theirs from now on
};
/// Signs in. Every try is counted on the disk before it is looked at; from the fifth wrong one on they wait,
/// longer each time. `steady_ms` counts from the start of the machine (platform::monotonic_now). Blocks for
/// the some 0.1 s that argon2id takes.
Outcome<SignedIn> sign_in(Store&, const std::string& person, const std::string& pin, std::int64_t steady_ms);
/// What may become a PIN: 6…64 bytes, no control characters, not one letter repeated and no digits in a row
/// (123456, 987654).
bool is_good_pin(const std::string&);
/// A PIN of one's own in the place of the one signed in with.
std::optional<StoreFault> change_pin(Store&, const Actor&, const std::string& pin);
/// Where the only active manager has forgotten the PIN: removes it, with an audit entry. Needs no signing in,
/// because whoever runs the program may write the file anyway.
Store::Ticket recover_pin(Store&, std::string person);

/// All of them or none. Into a store that lists nobody they must bring a manager.
Store::Ticket add_people(Store&, Actor, std::vector<NewPerson>);

struct Renamed {
    std::string name;
};
struct RoleGiven {
    Role role = Role::trainee;
};
struct GroupGiven {
    std::string group;
};
struct Activated {
    bool is_active = true;
};
/// From now on they are one person: the other one, with the attempts of both.
struct MergedInto {
    std::string person;
};
struct PinReset {};
using PersonChange = std::variant<Renamed, RoleGiven, GroupGiven, Activated, MergedInto, PinReset>;
Store::Ticket change_person(Store&, Actor, std::string person, PersonChange);

/// In the order they were added; of a file older than people none.
Outcome<std::vector<Person>> list_people(Reader&);
Outcome<std::optional<Person>> find_person(Reader&, const std::string& id);
/// The ids under which a person's attempts stand: their own and those merged into it.
Outcome<std::vector<std::string>> ids_of(Reader&, const std::string& person);
/// Attempts of the person, newest first.
Outcome<std::vector<AttemptRow>> attempts_of(Reader&, const std::string& person);

struct AuditEntry {
    std::int64_t seq = 0;
    std::string at_utc, actor, action, subject, detail;
};
/// All, oldest first.
Outcome<std::vector<AuditEntry>> audit_entries(Reader&);

/// Null when the actor may. For what is only read; writing checks for itself.
std::optional<StoreFault> why_not(Reader&, const Actor&, Right);
/// The same for one person's own records: everybody may read their own.
std::optional<StoreFault> why_not_read(Reader&, const Actor&, const std::string& person);

} // namespace amends::records
