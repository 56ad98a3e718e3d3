#pragma once
#include "sim/author/twee.hpp"

namespace amends::author {

/// Reads a passage's text into its lines, links and flags. `line` is that of the text's first line.
void read_twee_passage(std::string_view text, int line, TweePassage&, std::vector<TweeNote>&);

/// "a -> b" of a link's inside: its words and where it leads.
struct TweeArrow {
    std::string text, target;
};
[[nodiscard]] TweeArrow read_twee_arrow(std::string_view inside);
/// "$told", "not $told", "$told is false": none when it asks for more than a flag.
[[nodiscard]] std::optional<TweeFlag> read_twee_condition(std::string_view);
/// "$told to true", "$told = false".
[[nodiscard]] std::optional<TweeFlag> read_twee_set(std::string_view);
[[nodiscard]] std::string_view trimmed_twee(std::string_view);

} // namespace amends::author
