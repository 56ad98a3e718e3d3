#pragma once
// All phrases at once, in one pass: Aho-Corasick over a double array.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace amends::text {

/// One occurrence of a phrase: code points [begin, end) of the text.
struct PhraseHit {
    std::uint32_t phrase = 0, begin = 0, end = 0;
};

/// Finds every occurrence of every phrase. A phrase of Latin letters only matches whole words; one that ends
/// in '*' matches as the beginning of a word.
class PhraseMatcher {
public:
    PhraseMatcher() = default;
    /// `phrases` in plain form; empty ones never match. Their index is the hit's `phrase`. Building is linear
    /// in their letters but for one sort.
    explicit PhraseMatcher(const std::vector<std::u32string>& phrases);

    /// All occurrences, by end and then longest first. Linear in the text plus the hits.
    [[nodiscard]] std::vector<PhraseHit> find(std::u32string_view text) const;

private:
    class Builder;
    [[nodiscard]] std::uint32_t symbol(char32_t c) const {
        return c > 0x10FFFF ? 0 : symbols_[symbol_pages_index_[c >> 8] * 256u + (c & 255u)];
    }
    [[nodiscard]] std::uint32_t step(std::uint32_t state, std::uint32_t symbol) const;

    /// A place in the double array; 0 is the root. Its child by `symbol` stands at base + symbol, and checks.
    struct State {
        std::uint32_t base = 0, check = 0xFFFFFFFF;
        std::uint32_t fail = 0;  ///< the state of the longest proper ending that is also a beginning
        std::uint32_t found = 0; ///< the first of the outputs here, its own and then those of `fail`
    };
    struct Output {
        std::uint32_t phrase, length, next; // next: another phrase that ends here, 0 none
        bool word_start, word_end;
    };
    [[nodiscard]] static bool stands_alone(const Output&, const PhraseHit&, std::u32string_view text);

    std::vector<std::uint16_t> symbol_pages_index_;
    std::vector<std::uint16_t> symbols_; // pages of 256; 0: a letter of no phrase
    std::vector<State> states_;
    std::vector<Output> outputs_;
};

} // namespace amends::text
