#pragma once
// What a reply is held against: the customer's words, the facts and earlier replies, read once.
#include "scoring/text/context.hpp"
#include "scoring/text/rules.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
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
    Reading desk;           ///< every fact
    std::string desk_text;  ///< the same as written
    std::optional<std::string> now;
    Pieces customer_pieces, facts_pieces, history_pieces;
    std::set<std::int64_t> known_numbers;   ///< hundredths; in facts, customer or history
    std::u32string all_facts, earlier;      ///< plain: every fact, and what was said before
    std::vector<std::uint32_t> known_kinds; ///< named by customer, facts or history (`kinds_named`), sorted
    bool nobody_spoke = false;              ///< what came before is known, and nobody of the shop spoke in it
    bool photo_given = false;               ///< the customer sent or mentioned a picture
};

/// Reads a Context once for many replies to it. What a Context has in common with the one before is not read
/// again: the facts stay the same from turn to turn, the customer's words for every reply at one node.
class CaseReader {
public:
    /// Both must outlive the reader.
    CaseReader(const CompiledLexicon&, const NormaliseTable&);
    CaseReader(const CaseReader&) = delete; // sentences point into the facts
    CaseReader& operator=(const CaseReader&) = delete;
    /// The replies to come answer this.
    void turn_to(const Context&);
    /// `reply` only chooses which facts bear on the matter where the desk shows more than a few. Holds until
    /// the next call.
    [[nodiscard]] const CaseReading& held_against(std::string_view reply);

private:
    struct Sentence {
        std::string_view text; ///< in `facts_`
        Pieces pieces;
    };
    struct FactsRead {
        Reading reading;
        Pieces pieces;
    };
    static constexpr std::size_t most_choices = 64; ///< kept; a node has some twenty samples

    void read_facts(const std::vector<std::string>& facts);
    /// What facts, customer and history know together.
    void gather_known();
    [[nodiscard]] std::string facts_that_bear(std::string_view reply) const;

    const CompiledLexicon* lexicon_;
    const NormaliseTable* table_;
    bool at_case_ = false, chosen_ = false; ///< turned to a Context; `reading_.facts` are of `facts_text`
    std::vector<std::string> facts_;
    std::string all_facts_, customer_, history_;
    std::optional<std::string> now_;
    std::vector<Sentence> sentences_;
    std::set<std::int64_t> facts_numbers_;
    std::vector<std::uint32_t> facts_kinds_, customer_kinds_, history_kinds_;
    std::map<std::string, FactsRead> facts_read_; ///< by what was chosen
    CaseReading reading_;
};

/// The same for a single reply.
CaseReading read_case(const CompiledLexicon&, const NormaliseTable&, const Context&, std::string_view reply);

} // namespace amends::text
