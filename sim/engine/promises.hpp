#pragma once
// What a promise means: which action keeps it, which one contradicts it, whether it may be made at all.
#include "sim/engine/engine.hpp"

namespace amends::engine {

/// Ledger entries of the promises of the reply that is being closed, with the state they begin in.
std::vector<LedgerEntry> entries_of(const Case&, const State&, const std::vector<text::Promise>&);
/// A choice has no verdict: its acts say what it promises ("offer_exchange" offers an exchange).
std::vector<LedgerEntry> entries_of_acts(const State&, const std::vector<text::ActId>&);

/// An accepted action of equal measure, object and amount, or a follow-up entered inside the deadline.
bool keeps(const Case&, const ActionRecord&, const LedgerEntry&);
/// The same measure with another amount, or another way out for the same object.
bool contradicts(const Case&, const ActionRecord&, const LedgerEntry&);
/// Both settle the same object in different ways: refund, exchange, redispatch.
bool excludes(const LedgerEntry&, const LedgerEntry&);
/// Looking and noting leave no trace that could be asked for.
bool can_break(const LedgerEntry&);

} // namespace amends::engine
