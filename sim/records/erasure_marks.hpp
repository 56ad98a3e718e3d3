#pragma once
// Who was erased, kept in mind without their id. Private to the folder.
#include "sim/records/loose_rows.hpp"
#include "sim/records/writing.hpp"

namespace amends::records {

/// A stored mark of somebody who was erased: the hash of their id with a salt of its own.
struct Erasure {
    Salt salt{};
    std::string mark, until_utc; ///< what is younger is of somebody new under the same id

    [[nodiscard]] bool is_of(const std::string& id) const;
    /// The name under which they stand.
    [[nodiscard]] std::string name() const;
};

/// The rows that `erasure_of` reads, oldest first.
constexpr const char* erasure_rows = "SELECT mark, salt, until_utc FROM erasures ORDER BY rowid";
Erasure erasure_of(const Row&);

/// No id: a stand-in for somebody erased, or nobody at all.
bool is_nobody(const std::string& person);

/// Keeps in mind that somebody was erased, without the id. Yields the name they stand under from now on.
std::string write_erased_mark(Writing&, const std::string& id);

} // namespace amends::records
