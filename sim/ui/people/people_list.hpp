#pragma once
// The list of people for who may change it: search, one person's facts, a table to import.
#include "sim/ui/base/vocabulary.hpp"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace amends::ui {

struct ListedPerson {
    std::string id, name, group;
    std::size_t role = 0; ///< place in `PeopleListView::roles`
    std::string state;    ///< "inactive", "merged into A2"; empty: active
    bool is_active = true, is_merged = false, has_pin = false;
};
/// A table that was looked into: all that is wrong with it, or what it would add.
struct ImportLook {
    std::string file;
    std::vector<std::string> problems; ///< each with its line and column
    std::string summary;               ///< "12 new people, 3 listed already"
    std::vector<std::string> people;   ///< a line each of those who would be added
    bool may_import = false;
};
struct PeopleListView {
    std::vector<ListedPerson> people;
    std::array<std::string, 3> roles; ///< trainee, trainer, manager
    bool may_change = false;
    std::string own_id;               ///< who looks
    std::string problem;              ///< why the last change was refused; empty: none was
    std::optional<ImportLook> import; ///< null: no file was named yet
};
enum class PersonWish { add, rename, group, role, activate, deactivate, merge, reset_pin };
struct PersonAsked {
    PersonWish wish{};
    std::string id, words; ///< words: the name, group or the other person's id
    std::string group;     ///< of somebody who is added
    std::size_t role = 0;
};
struct PeopleListWidgets {
    EditState search;
    std::string chosen; ///< by id; empty: nobody
    std::string loaded; ///< whose words stand in the fields
    EditState name, group, id, merge_into;
    std::size_t role = 0;
    bool adds = false, imports = false;
    EditState path;
    std::optional<PersonWish> asks; ///< a question is open
};
struct PeopleListOutcome {
    std::optional<PersonAsked> change;
    std::optional<std::string> looks_into; ///< a file to be read
    bool takes_import = false;
    bool writes_table = false; ///< the list as a table, into the data folder
};
PeopleListOutcome draw_people_list(Ui&, Rect, const PeopleListView&, PeopleListWidgets&);

} // namespace amends::ui
