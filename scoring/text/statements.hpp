#pragma once
// What a reply states of the matter, beside what the desk's facts state of it: may goods go back, is it free,
// is it in stock, is it safe. Where both speak of a thing and differ, the facts are contradicted.
#include "scoring/text/case_reading.hpp"

#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace amends::text {

/// What is said of a thing in one text: nothing, that it is so, that it is not so, or both.
enum class Stance : std::uint8_t { silent, yes, no, both };

/// The things of which a stance is read, by the names of their sets: "case.say.refund", "case.no.refund".
inline constexpr std::array<std::string_view, 20> matters = {
    "refund", "return",       "exchange", "resend",    "repair",     "cover",    "cancel",
    "change", "compensation", "invoice",  "pickup",    "proof",      "record",   "stock",
    "free",   "harmless",     "in_time",  "our_fault", "your_right", "delivered"};

/// One matter of which the reply speaks; code points [begin, end) of the words in each text.
struct Comparison {
    std::uint32_t matter = 0; ///< place in `matters`
    Stance reply = Stance::silent, facts = Stance::silent;
    std::uint32_t begin = 0, end = 0;           ///< of the reply
    std::uint32_t fact_begin = 0, fact_end = 0; ///< of the facts; empty where they are silent

    /// The reply says no where the facts only say yes, or the other way round.
    [[nodiscard]] bool contradicts() const {
        return (reply == Stance::no && facts == Stance::yes) || (reply == Stance::yes && facts == Stance::no);
    }
};

/// By matter. Linear in reply and facts.
std::vector<Comparison> compare_statements(const CompiledLexicon&, const CaseReading&, const Reading& reply);

/// A number with what it counts, and whether the case knows it so.
struct CountedThing {
    enum class Known : std::uint8_t {
        same,       ///< the facts have this number of these
        elsewhere,  ///< facts, customer or history have the number, of other things
        differs,    ///< the facts count these things, and otherwise
        unheard_of, ///< neither the number nor the thing
    };
    std::uint32_t begin = 0, end = 0;
    std::uint32_t unit = 0; ///< a hash of the word behind the number, one for "days" and "天"
    Known known = Known::unheard_of;
    bool limits = false;                        ///< in a clause about a window, a warranty or a right
    bool time = false;                          ///< days, hours, months …
    std::uint32_t fact_begin = 0, fact_end = 0; ///< where the facts count the same thing otherwise
};

/// By begin. Linear in the reply, times the few numbers of facts that bear on the matter.
std::vector<CountedThing> compare_counts(const CompiledLexicon&, const CaseReading&, const Reading& reply);

/// Words of the reply that say otherwise than words of the facts.
struct Contradiction {
    std::uint32_t begin = 0, end = 0;           ///< of the reply
    std::uint32_t fact_begin = 0, fact_end = 0; ///< of the facts
    bool plain =
        false; ///< a stock denied, a limit of another length: enough to decide where the model doubts
};

/// By begin.
std::vector<Contradiction> contradictions_in(const CompiledLexicon&, const CaseReading&,
                                             const Reading& reply);

} // namespace amends::text
