#pragma once
// Which words follow one another in speech, and which only where the words of a reply were shuffled.
#include "scoring/text/word_set.hpp"
#include "support/problem.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace amends::text {

/// Weights of neighbours, counted in speech and in the same speech shuffled (tests/tools/make_word_order.py).
/// Of Chinese a character is a word; an English word of one or two letters counts only where it is a common
/// one.
class WordOrder {
public:
    /// Seven kinds of neighbours: in Chinese two in a row, three, the first and third of three; in an
    /// alphabet two words, their classes, the classes of three, of the first and third. A class is a function
    /// word itself, or a word's ending.
    static constexpr std::size_t kinds = 7;

    WordOrder() = default;
    /// Cut, foreign or damaged content is a problem (M001…) and yields an empty one.
    static WordOrder read(const std::string& file_name, std::string_view content,
                          std::vector<support::Problem>& problems);

    [[nodiscard]] bool empty() const { return weights_.empty(); }
    /// True when the words stand in an order in which nobody speaks. Of a few words it cannot be told.
    /// Linear.
    [[nodiscard]] bool shuffled(std::u32string_view plain) const;

private:
    struct Word {
        std::u32string_view text; ///< empty: a mark, a number, a code; nothing is its neighbour
        std::u32string_view kind;
        bool han = false;
    };
    struct Tally {
        std::int64_t sum = 0;
        std::int64_t pairs = 0;
    };
    [[nodiscard]] std::u32string_view kind_of(std::u32string_view word) const;
    [[nodiscard]] std::vector<Word> words_of(std::u32string_view plain) const;
    [[nodiscard]] int weight(std::uint32_t key) const;
    void count(const Word& a, const Word& b, const Word* c, Tally&) const;

    WordSet function_words_;
    std::array<std::int64_t, kinds> offsets_{}; ///< of each kind, added for every neighbour
    std::array<std::int64_t, 2> limits_{};      ///< of Chinese and of an alphabet: where speech ends
    std::vector<std::uint32_t> weights_;        ///< key in the upper 24 bits, an int8 in the lower 8; sorted
    std::vector<std::uint32_t> first_;          ///< where the keys of each upper half begin
};

} // namespace amends::text
