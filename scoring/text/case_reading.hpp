#pragma once
// What a reply is held against: the customer's words, the facts and earlier replies, read once.
#include "scoring/text/context.hpp"
#include "scoring/text/rules.hpp"

#include <set>
#include <string>
#include <vector>

namespace amends::text {

/// The pieces by which two texts are compared: Chinese bigrams and Latin words, as sorted hashes.
using Pieces = std::vector<std::uint32_t>;

Pieces pieces_of(std::u32string_view plain);
[[nodiscard]] std::uint32_t piece_hash(std::u32string_view piece);
[[nodiscard]] bool holds_piece(const Pieces& pieces, std::u32string_view piece);
/// How many of `a`'s pieces stand in `b`.
[[nodiscard]] std::size_t shared_pieces(const Pieces& a, const Pieces& b);

struct CaseReading {
    Reading customer;       ///< the customer's last messages, joined by line breaks
    Reading facts;          ///< the fact sentences that bear on the matter, joined by line breaks
    std::string facts_text; ///< the same as written
    Pieces customer_pieces, facts_pieces, history_pieces;
    std::set<std::int64_t> known_numbers; ///< hundredths; in facts, customer or history
    std::u32string all_facts, earlier;    ///< plain: every fact, and what was said before
    bool photo_given = false;             ///< the customer sent or mentioned a picture
};

/// `reply` only chooses which facts bear on the matter where the desk shows more than a few.
CaseReading read_case(const CompiledLexicon&, const NormaliseTable&, const Context&, std::string_view reply);

} // namespace amends::text
