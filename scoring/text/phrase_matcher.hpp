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
    /// `phrases` in plain form; empty ones never match. Their index is the hit's `phrase`.
    explicit PhraseMatcher(const std::vector<std::u32string>& phrases);

    /// All occurrences, by end and then longest first. Linear in the text plus the hits.
    [[nodiscard]] std::vector<PhraseHit> find(std::u32string_view text) const;

private:
    struct Trie;
    void place(const Trie&);
    void link(const Trie&);
    [[nodiscard]] std::uint32_t symbol(char32_t c) const;
    [[nodiscard]] std::uint32_t step(std::uint32_t state, std::uint32_t symbol) const;
    [[nodiscard]] bool stands_alone(const PhraseHit&, std::u32string_view text) const;

    struct Output {
        std::uint32_t phrase, length, next; // next: another phrase of the same letters, 0 none
        bool word_start, word_end;
    };
    std::vector<std::uint16_t> symbol_pages_index_;
    std::vector<std::uint16_t> symbols_;             // pages of 256
    std::vector<std::uint32_t> base_, check_, fail_; // state = place in the double array; 0 is the root
    std::vector<std::uint32_t> output_,
        output_link_; // first output of a state; nearest shorter state with one
    std::vector<Output> outputs_;
};

} // namespace amends::text
