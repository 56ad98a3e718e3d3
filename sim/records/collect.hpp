#pragma once
// Collecting from other desks: their stores, brought by folder or stick, go into this one exactly once.
#include "sim/records/people.hpp"

#include <map>

namespace amends::records {

/// What stands here and there under one name with different content.
struct CollectConflict {
    enum class Kind {
        person,    ///< another name under the same id: nothing of that store is taken
        content,   ///< other bytes under one fingerprint: nothing of that store is taken
        programme, ///< another programme or form under one id: nothing of that store is taken
        attempt,   ///< both are kept: ours in its place, theirs set aside
        sitting,   ///< ours stays
        row,       ///< another row of a table that only grows: ours stays
    };
    Kind kind{};
    std::string id;
    std::string ours, theirs; ///< the names, for a person; else empty
};
support::Localized sentence(const CollectConflict&);
/// Whether it keeps the whole store out.
bool is_grave(CollectConflict::Kind);

/// What one store brought that was not here.
struct Collected {
    std::filesystem::path source;
    std::string desk; ///< the id of the desk it comes from
    bool is_taken = false;
    std::map<std::string, std::int64_t> fresh; ///< rows by table, for those that got any
    std::int64_t known_attempts = 0;           ///< stood here already with everything they have there
    std::int64_t longer_attempts = 0;          ///< stood here with fewer events
    std::int64_t erased_here = 0;              ///< people and attempts erased here because they were there
    std::int64_t came_erased = 0;              ///< attempts of people erased here: only their hashes came
    std::vector<CollectConflict> conflicts;
    std::vector<std::string> roles_left; ///< new people who are more than trainees there and not here
};

struct CollectChoices {
    bool dry_run = false;    ///< nothing is written
    bool keep_names = false; ///< people of another name there keep the name they have here
};

/// The stores in a file or folder: `amends.db`, copies ("*.db"), and those of its subfolders.
Outcome<std::vector<std::filesystem::path>> stores_in(const std::filesystem::path& place);

/// All of one store or nothing. The source is copied, and only the copy is opened, brought up to today's
/// schema and checked: a source that is damaged, was changed, or is cut short brings nothing. Asking again,
/// after any failure and in any order, brings only what is missing. PINs stay where they are; roles come only
/// where nobody is listed yet.
Outcome<Collected> collect_store(Store&, const Actor&, const std::filesystem::path& database,
                                 CollectChoices = {});

} // namespace amends::records
