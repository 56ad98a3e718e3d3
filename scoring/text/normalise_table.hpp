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

/// What a character is besides a letter of text.
enum class CharKind : std::uint8_t { plain, invisible, overlay, mark };

/// Looks characters up. Built once, then constant.
class NormaliseTable {
public:
    /// Reads the table's text; a faulty line is a problem (N001) and is passed over.
    static NormaliseTable read(const std::string& file_name, std::string_view content,
                               std::vector<support::Problem>& problems);

    [[nodiscard]] CharKind kind(char32_t c) const;
    /// NFKC, case fold, marks off: one or more code points.
    [[nodiscard]] std::u32string_view plain(char32_t c, char32_t& buffer) const;
    /// The simplified form of a traditional character; others are themselves.
    [[nodiscard]] char32_t simplified(char32_t c) const;
    /// The Latin letter a foreign letter looks like, or 0.
    [[nodiscard]] char32_t look_alike(char32_t c) const;

    struct Phrase {
        std::u32string from, to; ///< of equal length
    };
    /// The longest phrase at the start of `text` that is simplified otherwise than letter by letter, or null.
    [[nodiscard]] const Phrase* phrase_at(std::u32string_view text) const;

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

    bool read_line(std::string_view line);
    bool read_mapping(char kind, const std::vector<char32_t>& points);
    bool read_phrase(std::string_view line);

    Pages plain_, simple_, look_alike_, kinds_;
    std::vector<std::u32string> expansions_{std::u32string()};
    std::unordered_map<char32_t, std::vector<Phrase>> phrases_; // longest first
};

} // namespace amends::text
