#pragma once
// Zip archives made for tests, by libarchive's writer; hostile ones byte by byte.
#include <string>
#include <utility>
#include <vector>

namespace amends::author::zips {

/// Entries in this order, deflated.
std::string zip_of(const std::vector<std::pair<std::string, std::string>>& entries);

/// A small workbook: `sheet` is the inside of <sheetData> of its one sheet "Chat", `texts` its shared texts.
std::string workbook_of(const std::string& sheet, const std::vector<std::string>& texts = {});

} // namespace amends::author::zips
