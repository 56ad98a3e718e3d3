#pragma once
// Whether a reply speaks of goods, persons, occasions or harm that nobody in this case has named.
#include "scoring/text/case_reading.hpp"

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace amends::text {

/// What a reply names that the case does not know, beside what it names that the case does.
struct OtherMatter {
    std::size_t weight =
        0; ///< two for goods meant as this customer's, one for what may stand there by the way
    std::size_t known = 0; ///< kinds it names that the case knows
    std::vector<std::pair<std::uint32_t, std::uint32_t>>
        words; ///< code points of the foreign words, by begin
};

OtherMatter other_matter_in(const CompiledLexicon&, const CaseReading&, const Reading& reply);

/// The kinds (sets `case.kind.…`, `case.hint.…`) of which something is named in a plain text, sorted.
std::vector<std::uint32_t> kinds_named(const CompiledLexicon&, std::u32string_view plain);

} // namespace amends::text
