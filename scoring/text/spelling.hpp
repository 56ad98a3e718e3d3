#pragma once
// Slips of the pen: a character that sounds the same, an English word with one letter wrong. Only words of
// the lexicon are put in place, and never where what stands there is a right word of its own.
#include "scoring/text/normalise.hpp"
#include "scoring/text/phrase_matcher.hpp"
#include "scoring/text/word_set.hpp"

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace amends::text {

/// What the lexicon knows of sounds and right words, in plain form.
struct SpellingWords {
    std::vector<std::u32string> phrases; ///< what may be put in place; of fewer than four characters those …
    std::vector<std::u32string> often_mistyped;      ///< … that stand here
    std::vector<std::u32string> others, right_words; ///< phrases and words that are never touched
    std::vector<std::u32string> homophones;          ///< groups of characters that sound alike
};

class Spelling {
public:
    Spelling() = default;
    explicit Spelling(const SpellingWords&);

    /// Puts the words that were meant in place; each keeps the bytes of what was typed. `bytes` tell the
    /// capital letters, by which a name is known. Linear.
    void mend(NormalText&, std::string_view bytes) const;

private:
    void add_han(const std::u32string& phrase);
    void add_latin(const std::u32string& phrase);
    void add_target(std::u32string_view word);
    [[nodiscard]] char32_t sound_of(char32_t) const;
    [[nodiscard]] bool right(std::u32string_view word) const { return right_.contains(word); }
    void mend_han(NormalText&) const;
    [[nodiscard]] bool may_mend(std::u32string_view text, const PhraseHit&) const;
    /// The letters [begin, end) of a text, and the word they were meant to be.
    struct Put {
        std::size_t begin, end;
        std::u32string meant;
    };
    [[nodiscard]] std::vector<Put> latin_slips(const NormalText&, std::string_view bytes) const;
    void mend_latin(NormalText&, std::string_view bytes) const;
    /// The one lexicon word a letter away; empty when there is none or more than one.
    [[nodiscard]] std::u32string meant(std::u32string_view word) const;

    std::unordered_map<char32_t, char32_t> sounds_; ///< a character to the first of its group
    WordSet right_;                                 ///< right words and the lexicon's own
    std::vector<std::u32string> han_, latin_;       ///< phrases; words
    /// Hash of a word of `latin_`, whole or with a letter left out, and its place; sorted.
    std::vector<std::pair<std::uint32_t, std::uint32_t>> shortened_;
    PhraseMatcher sounding_; ///< `han_` by sound
};

} // namespace amends::text
