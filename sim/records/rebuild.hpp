#pragma once
// What tables say of an attempt, made again from its events.
#include "sim/records/people.hpp"

namespace amends::records {

/// A field that says something else than the events.
struct Rebuilt {
    std::string attempt;      ///< of figures also the counter, as "case_counters PROGRAMME PHASE CASE"
    std::string field;        ///< "figures": what is kept of the attempt for lists and sums
    std::string stored, made; ///< results and summaries: the first place that differs
};
support::Localized sentence(const Rebuilt&);

struct RebuildReport {
    std::int64_t attempts = 0;  ///< looked at
    std::int64_t worded = 0;    ///< of them with the words their results are made from
    std::vector<Rebuilt> found; ///< mended unless it was a dry run
};

/// Every attempt's row and result, made again from the events of the chain: state, head, times, who,
/// versions, result and summary. Where words are gone (erased, or kept no longer) what they said stays as it
/// stands. Needs the right to erase, because it writes over what is there; a chain that was changed itself is
/// refused (`conflict`, with the attempt).
Outcome<RebuildReport> rebuild(Store&, const Actor&, bool dry_run);

} // namespace amends::records
