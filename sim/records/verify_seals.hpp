#pragma once
// Seals and the rows they stand for, as `verify` goes through them. Private to the folder.
#include "sim/records/verify.hpp"

namespace amends::records {

/// Counts and findings of every sealed row go into the report. Nothing in a file that is older than seals.
void check_seals(Reader&, VerifyReport&);
/// What is said of such a finding; its place in the sentence is named as people know it.
support::Localized sentence_of_row(const Tampering&);

} // namespace amends::records
