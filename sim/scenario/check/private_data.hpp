#pragma once
#include "support/localized.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace amends::scenario::checks {

/// Something in a text that could be a living person's.
struct PrivateLook {
    support::Localized what;   ///< "a telephone number"
    std::string words;         ///< as it stands there
    support::Localized advice; ///< how to write it instead
};

/// The first telephone number, payment card (Luhn), identity number, mail or street address that could be
/// real. Numbers kept for stories and for testing are let pass.
std::optional<PrivateLook> looks_private(std::string_view text);

} // namespace amends::scenario::checks
