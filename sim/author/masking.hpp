#pragma once
// What names a real person in a conversation is taken out before anything is kept. Rules, no model: every
// finding can be explained, and whoever reviews it sees each and can change it.
#include "support/localized.hpp"

#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace amends::author {

enum class MaskKind : std::uint8_t {
    name,
    phone,
    address,
    order,
    email,
    card, ///< its number, its end, the code on its back, when it expires
    identity,
    account, ///< of a shop, a messenger or a bank; staff and member numbers; an address on the internet
    birth,
    plate
};
inline constexpr std::size_t mask_kind_count = 10;

/// A piece of the text as given: half-open, in bytes.
struct MaskSpan {
    std::size_t begin = 0, end = 0;
    MaskKind kind = MaskKind::name;
    friend bool operator==(const MaskSpan&, const MaskSpan&) = default;
};

/// Everything personal found in one text, in order, without overlaps.
[[nodiscard]] std::vector<MaskSpan> find_personal(std::string_view text);

/// Letters under which something that was found may be spoken of again: "桂芳" of "刘桂芳", "becky" of "Becky
/// Hall", "larkspur close" of the address with its number.
struct MaskForm {
    MaskKind kind = MaskKind::name;
    std::u32string of;      ///< small letters of what was found
    std::size_t masked = 0; ///< so many letters of the form, from its begin: of "刘女士" the first
    bool any_case = true;   ///< false: with a capital only, for it is a word as well
};

/// What a reviewer decided, and which placeholder stands for what: one person keeps one placeholder through
/// all texts that share this value.
struct MaskMemory {
    std::map<std::pair<MaskKind, std::string>, std::size_t> numbers; ///< by what was found, made alike
    std::map<MaskKind, std::size_t> used;
    std::map<std::string, MaskKind> also; ///< words to be masked wherever they stand: speakers, a reviewer's
    std::set<std::string> kept;           ///< words a reviewer lets stand
    std::map<std::u32string, MaskForm> forms;                     ///< by their small letters
    std::map<std::pair<MaskKind, std::string>, std::string> same; ///< one writing of a thing to another
};

/// One thing that was replaced.
struct MaskedPiece {
    MaskSpan span;           ///< in the text as given
    std::string found;       ///< its letters
    std::string placeholder; ///< "[姓名1]", "[phone 2]"
};
struct MaskedText {
    std::string text;
    std::vector<MaskedPiece> pieces;
};

/// Masks the texts of one conversation: a name or a place told in one of them is found in all, before and
/// behind, also by its short forms, and keeps one placeholder. The placeholders are of that language. Nothing
/// of what was found stands in `MaskedText::text`.
[[nodiscard]] std::vector<MaskedText> mask_texts(std::span<const std::string> texts, support::Lang,
                                                 MaskMemory&);

/// A word that may tell who or where somebody is, and that no rule is sure of.
struct MaskDoubt {
    std::string word;
    MaskKind kind = MaskKind::name; ///< what it would be
    std::size_t times = 0;
    friend bool operator==(const MaskDoubt&, const MaskDoubt&) = default;
};
/// What a reviewer has to look at in texts as `mask_texts` left them: each word once, in the order of the
/// texts, at most 200. Words in `kept` are not told again.
[[nodiscard]] std::vector<MaskDoubt> find_doubtful(std::span<const std::string> masked, const MaskMemory&);

} // namespace amends::author
