#pragma once
// Which names a package may hold. One rule for writing and reading: what we write, every system can unpack.
#include "sim/author/refused.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace amends::author {

/// A file that belongs in a case's folder: scenario.json, parts/NAME.json, a picture or a sound at a path
/// that stays in its folder on every system. Hidden files and folders do not belong.
[[nodiscard]] bool belongs_in_case(std::string_view path);

/// Why these names cannot be taken, with the first {entry} at fault: no UTF-8, leads out of the folder, a
/// device's name, too long, there twice, or there twice where large and small letters are one.
[[nodiscard]] std::optional<Refused> fault_of_names(std::span<const std::string> names);

/// The name with what cannot be shown replaced, cut to 80 letters: for sentences.
[[nodiscard]] std::string shown_entry(std::string_view name);

} // namespace amends::author
