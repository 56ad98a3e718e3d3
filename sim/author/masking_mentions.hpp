#pragma once
// What was found once is known by every form it is spoken of.
#include "sim/author/masking_letters.hpp"

namespace amends::author {

/// Something that was found, as it is written.
struct MaskFound {
    std::string text;
    MaskKind kind = MaskKind::name;
};

/// Which forms the found things have, and which of them are one thing: 刘桂芳, 桂芳, 刘女士, 小刘; "Sarah
/// Miller", "Sarah", "Ms Miller"; a card and its last digits. Two people of one surname are not taken for
/// one.
void learn_mentions(const std::vector<MaskFound>&, MaskMemory&);

/// Wherever a known form stands, unless the reviewer lets what it is of stand.
void find_mentions(const MaskLetters&, const MaskMemory&, LetterSpans&);

/// What two writings of one thing have in common: no blanks, no dashes, small letters; of a phone its end.
[[nodiscard]] std::string mask_key(std::string_view found, MaskKind);

} // namespace amends::author
