#pragma once
// The committed table of plain forms (assets/tables/normalise.txt), ready to be asked.
#include "support/problem.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace amends::text {

/// What a character is: a letter of text, one that is written with several, or no letter at all.
enum class CharKind : std::uint8_t { plain, several, invisible, overlay, mark };

/// A character and its plain form (NFKC, case fold, marks off).
struct Character {
    CharKind kind{};
    char32_t value = 0; ///< the plain letter; of `several` what NormaliseTable::letters takes
};

/// Looks characters up. Built once, then constant.
class NormaliseTable {
public:
    /// Reads the table's text; a faulty line is a problem (N001) and is passed over.
    static NormaliseTable read(const std::string& file_name, std::string_view content,
                               std::vector<support::Problem>& problems);

    [[nodiscard]] Character character(char32_t c) const {
        const std::uint32_t entry = characters_.get(c);
        const char32_t value = entry & value_bits;
        return {static_cast<CharKind>(entry >> kind_shift), value == 0 ? c : value};
    }
    /// The letters of a Character that is several.
    [[nodiscard]] std::u32string_view letters(char32_t value) const { return several_[value]; }
    /// The simplified form of a traditional character; others are themselves.
    [[nodiscard]] char32_t simplified(char32_t c) const {
        const char32_t simple = simple_.get(c) & ~begins_phrase;
        return simple == 0 ? c : simple;
    }
    /// The Latin letter a foreign letter looks like, or 0.
    [[nodiscard]] char32_t look_alike(char32_t c) const;

    struct Phrase {
        std::u32string from, to; ///< of equal length
    };
    /// The longest phrase at the start of `text` that is simplified otherwise than letter by letter, or null.
    [[nodiscard]] const Phrase* phrase_at(std::u32string_view text) const {
        return (simple_.get(text.front()) & begins_phrase) == 0 ? nullptr : find_phrase(text);
    }

private:
    /// Values by code point in pages of 256; page 0 is "nothing here".
    struct Pages {
        std::vector<std::array<std::uint32_t, 256>> pages{1};
        std::vector<std::uint16_t> index = std::vector<std::uint16_t>(0x1100, 0);

        [[nodiscard]] std::uint32_t get(char32_t c) const {
            return c > 0x10FFFF ? 0 : pages[index[c >> 8]][c & 255u];
        }
        void set(char32_t c, std::uint32_t value);
    };

    static constexpr std::uint32_t kind_shift = 24, value_bits = (1u << kind_shift) - 1;
    static constexpr std::uint32_t begins_phrase = 1u << 31; ///< in `simple_`

    bool read_line(std::string_view line, std::vector<char32_t>& points);
    bool read_range(char kind, const std::vector<char32_t>& points);
    bool read_plain(const std::vector<char32_t>& points);
    bool read_phrase(std::string_view line);
    [[nodiscard]] const Phrase* find_phrase(std::u32string_view text) const;

    Pages characters_; ///< kind and value; 0: a letter that is its own plain form
    Pages simple_, look_alike_;
    std::vector<std::u32string> several_{std::u32string()};
    std::unordered_map<char32_t, std::vector<Phrase>> phrases_; // longest first
};

} // namespace amends::text
