#pragma once
// Settling what `verify` found in rows that have no chain of their own.
#include "sim/records/people.hpp"
#include "sim/records/verify.hpp"

namespace amends::records {

/// Whether it can be accepted: a sealed row that was changed, put in or taken out, at any time. What chains
/// of attempts, marks and seals show cannot: there is nothing that could be sealed anew.
bool can_be_accepted(const Tampering&);

/// What that finding is called wherever it is named again, the same as long as it is found: "people/M1", the
/// table and the key of its row; "seal/17" where the row was written again later. No two are called the same.
/// Empty where it cannot be accepted.
std::string name_of_finding(const Tampering&);

/// A manager's (accept_changes): the rows stand from now on as they are, and `verify` tells of each when, by
/// whom and why that was accepted, instead of finding it. Every one gets an audit entry. The reason has a
/// word and at most 2,000 letters. What meanwhile stands as it was written, or cannot be accepted, is left.
Store::Ticket accept_changes(Store&, Actor, std::vector<Tampering>, std::string reason);

} // namespace amends::records
