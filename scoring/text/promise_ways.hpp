#pragma once
// What several promises of one reply make of each other.
#include "scoring/text/case_reading.hpp"
#include "scoring/text/rules.hpp"

#include <vector>

namespace amends::text {

/// A promise with the words it rests on.
struct FoundPromise {
    Promise promise;
    RuleHit hit;
    std::uint32_t sentence = 0;
};

/// One parcel is one measure, part of the price is no refund in full, and of several ways out put up for
/// choice each is only offered. The case tells the price a part is of.
void settle_ways(const CompiledLexicon&, const CaseReading&, const Reading&, std::vector<FoundPromise>&);

} // namespace amends::text
