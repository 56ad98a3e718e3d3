#pragma once
// What keeps the store from doing something, and what the user is told about it.
#include "support/localized.hpp"
#include "support/result.hpp"

#include <exception>
#include <string>

namespace amends::records {

enum class FaultKind {
    folder_unwritable, ///< the data folder is missing and cannot be made, or takes no file
    read_only,         ///< the database may be read but not written
    held,              ///< another program has it; detail: its name
    damaged,           ///< detail: where the file was kept aside; empty: it was left where it is
    newer_version,     ///< detail: its version; the file is unchanged
    foreign,           ///< a file of that name which is not ours
    disk_full,
    input_output,
    out_of_memory,
    busy,
    conflict,         ///< other words stand under the same attempt and number
    unknown_attempt,  ///< no attempt of that id, or it is closed
    not_allowed,      ///< detail: the right that is missing
    unknown_person,   ///< detail: the id
    known_person,     ///< detail: the id that is there already
    inactive_person,  ///< detail: the id
    merged_person,    ///< detail: who they are now
    same_person,      ///< merged into themselves
    bad_person,       ///< detail: number of the PersonFlaw
    last_manager,     ///< nobody would be left who may change people
    not_last_manager, ///< another manager can reset the PIN
    wrong_pin,        ///< detail: seconds to wait before the next try
    pin_wait,         ///< detail: seconds that are left
    weak_pin,
    bad_programme,     ///< detail: title, few_cases, unequal, day or reason
    unknown_programme, ///< detail: the id
    bad_mark,          ///< detail: why, a word of marks_words.cpp; file: what it is about
    cannot_sit,        ///< detail: why, a word of programmes_writing.cpp
    bad_source,        ///< detail: why it cannot be collected, a word of collect.cpp
    changed_chain,     ///< detail: an attempt whose events are not what was written
    bad_rule,          ///< months out of range
    other,
};

/// Nothing of the action that failed is in the store.
struct StoreFault {
    FaultKind kind = FaultKind::other;
    std::string file;   ///< the database, backup or folder it is about
    std::string detail; ///< see FaultKind
    std::string answer; ///< the system's own words, for the log
};

template <class T>
using Outcome = support::Result<T, StoreFault>;

/// What happened and what to do next, in both languages.
support::Localized sentence(const StoreFault&);

/// The fault behind whatever SQLite or the standard library threw.
StoreFault fault_from(const std::exception&, std::string file);

/// The answer of an SQLite call that returned `code` (extended or plain).
FaultKind kind_from_sqlite(int code);

/// Runs `action`, which yields an Outcome<T>; what it throws becomes a fault of `file`.
template <class T, class Action>
Outcome<T> guarded(const std::string& file, Action&& action) {
    try {
        return action();
    } catch (const std::exception& problem) {
        return fault_from(problem, file);
    }
}

} // namespace amends::records
