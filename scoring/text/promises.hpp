#pragma once
#include "scoring/text/case_reading.hpp"
#include "scoring/text/rules.hpp"
#include "scoring/text/verdict.hpp"

#include <string_view>
#include <vector>

namespace amends::text {

/// Amount, currency, seconds or instant said in the sentence of the words [begin, end), as the rule asks for
/// them.
std::map<std::string, std::string> read_slots(const Rule&, const Reading&, std::uint32_t begin,
                                              std::uint32_t end);

/// The commitments among the rule hits, one for each measure and sentence, by start. `bytes` is the reply as
/// given; the case tells when the thing is that something is to be done before.
std::vector<Promise> find_promises(const CompiledLexicon&, const CaseReading&, const Reading&,
                                   const std::vector<RuleHit>&, std::string_view bytes);

} // namespace amends::text
