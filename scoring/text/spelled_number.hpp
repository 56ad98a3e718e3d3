#pragma once
// English numbers in words.
#include "scoring/text/amounts.hpp"

#include <optional>
#include <string_view>

namespace amends::text {

/// "fifteen hundred", "two hundred and fifty", "forty-eight" beginning at this place, which must begin a
/// word.
[[nodiscard]] std::optional<NumberWords> spelled_number_at(std::u32string_view plain, std::uint32_t at);

} // namespace amends::text
