#pragma once
// A folder of the person's disk as a list to pick from.
#include "sim/author/refused.hpp"
#include "sim/ui/author/file_picker.hpp"

#include <filesystem>
#include <span>
#include <string_view>

namespace amends::app {

/// The folder above, folders by name, then files with one of the endings (".csv", any case), the newest
/// first: an export was made just now. At most 400; hidden ones are left out.
[[nodiscard]] support::Result<std::vector<ui::FileRow>, author::Refused>
list_folder(const std::filesystem::path&, std::span<const std::string_view> endings);

} // namespace amends::app
