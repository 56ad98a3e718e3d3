#pragma once
// Zip archives made for tests, by libarchive's writer; hostile ones byte by byte.
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace amends::author::zips {

/// Entries in this order, deflated.
std::string zip_of(const std::vector<std::pair<std::string, std::string>>& entries);

/// An entry written byte by byte, stored: any name, any kind, and a directory that may lie.
struct RawEntry {
    std::string name, content;
    std::uint32_t attributes = 0100644U << 16U; ///< type and permissions as Unix has them
    std::string name_in_directory;              ///< empty: the same
};
std::string raw_zip(const std::vector<RawEntry>&);

/// A small workbook: `sheet` is the inside of <sheetData> of its one sheet "Chat", `texts` its shared texts.
std::string workbook_of(const std::string& sheet, const std::vector<std::string>& texts = {});

} // namespace amends::author::zips
