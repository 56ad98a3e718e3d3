#pragma once
// What a reply says otherwise than the desk's facts in matters a word or a number decides: colour, size,
// amounts, times, dates, stock, postage, authority. And what it asks although it was told.
#include "scoring/text/case_reading.hpp"
#include "scoring/text/labels.hpp"

#include <vector>

namespace amends::text {

/// One matter in which words of the reply and of the facts differ.
struct Breach {
    enum class Kind : std::uint8_t {
        colour,
        size,
        quantity,
        paid,
        duration,
        date,
        stock,
        delivered,
        postage,
        authority,
        standing, ///< how a matter stands: late, open, under warranty
        arrival
    };
    Kind kind{};
    Label label = Label::misinforming;          ///< or overpromising: more than the facts cover
    std::uint32_t begin = 0, end = 0;           ///< code points of the reply
    std::uint32_t fact_begin = 0, fact_end = 0; ///< of all the desk's facts
};

/// By begin. Linear in reply and facts, times the few numbers of each.
std::vector<Breach> breaches_of(const CompiledLexicon&, const CaseReading&, const Reading& reply);

/// The reply says that a seal once broken, a box that is gone, bars a return, and so do the facts.
bool bars_a_return_as_facts_do(const CompiledLexicon&, const CaseReading&, const Reading& reply);

/// All the reply asks for is known: an order number that facts or customer name, a photo that is there, what
/// the customer has just said.
bool asks_only_for_what_is_known(const CompiledLexicon&, const CaseReading&, const Reading& reply,
                                 const Applied&);

} // namespace amends::text
