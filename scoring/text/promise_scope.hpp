#pragma once
// Whether words that name a measure promise it, and how firmly.
#include "scoring/text/rules.hpp"

#include <string>
#include <string_view>

namespace amends::text {

/// Whether a phrase of the set stands wholly inside [begin, end).
[[nodiscard]] bool holds_set(const CompiledLexicon&, const Reading&, std::string_view set,
                             std::uint32_t begin, std::uint32_t end);

/// The words of [begin, end) as typed, without blanks and commas at the end; a word cut in two is completed.
[[nodiscard]] std::string words_at(const Reading&, std::uint32_t begin, std::uint32_t end,
                                   std::string_view bytes);

/// False where the words only tell what went wrong, what others said or did, what might have been, or what
/// will never be.
[[nodiscard]] bool is_promised(const CompiledLexicon&, const Reading&, const RuleHit&);

struct Standing {
    PromiseStanding standing = PromiseStanding::due;
    std::string condition; ///< as typed; empty unless conditional
};
/// Offered where it is asked or put up for choice, conditional behind an "if" or "once", else due.
[[nodiscard]] Standing standing_of(const CompiledLexicon&, const Reading&, const RuleHit&,
                                   std::string_view bytes);

/// The act of naming a way out in a question or a choice.
inline constexpr std::string_view way_asked = "x-way-asked";

/// A way out of the matter, of which a customer takes one: money back, another one, a repair.
[[nodiscard]] bool is_way_out(std::string_view measure);

} // namespace amends::text
