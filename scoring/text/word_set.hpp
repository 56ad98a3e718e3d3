#pragma once
// Many words, asked for often: one text and a table of places in it. Asking takes no memory.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace amends::text {

/// The same number for the same letters in every build.
[[nodiscard]] constexpr std::uint32_t word_hash(std::u32string_view word, std::uint32_t hash = 2166136261u) {
    for (const char32_t c : word)
        hash = (hash ^ static_cast<std::uint32_t>(c)) * 16777619u;
    return hash;
}

class WordSet {
public:
    /// False when the word stood there before.
    bool insert(std::u32string_view word);
    [[nodiscard]] bool contains(std::u32string_view word) const {
        return !slots_.empty() && slots_[slot_of(word)] != 0;
    }
    [[nodiscard]] std::size_t size() const { return words_.size(); }

private:
    struct Word {
        std::uint32_t begin, length;
    };
    [[nodiscard]] std::u32string_view text(const Word& word) const {
        return std::u32string_view(letters_).substr(word.begin, word.length);
    }
    /// Where the word stands, or the free slot where it would.
    [[nodiscard]] std::size_t slot_of(std::u32string_view word) const;
    void grow();

    std::u32string letters_;
    std::vector<Word> words_;
    std::vector<std::uint32_t>
        slots_; ///< index of a word plus one, 0 free; a power of two, at most half full
};

} // namespace amends::text
