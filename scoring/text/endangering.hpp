#pragma once
// What makes a false statement a grave one: a danger talked away, or a right denied that the customer has.
#include "scoring/text/case_reading.hpp"

#include <vector>

namespace amends::text {

/// Words by which the customer may come to harm.
struct Endangering {
    enum class Kind : std::uint8_t { danger, right };
    Kind kind{};
    std::uint32_t begin = 0, end = 0; ///< code points of the reply
};

/// By begin. A danger counts that the desk's facts or the customer tell of, or that the same sentence names;
/// a reply that says anywhere to stop using the thing talks no danger away. Linear in reply and facts.
std::vector<Endangering> endangering_words(const CompiledLexicon&, const CaseReading&, const Reading& reply);

} // namespace amends::text
