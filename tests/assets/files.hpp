#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace amends::assets_test {

/// The bytes of a file; empty if it cannot be read.
inline std::string read_file(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

inline std::filesystem::path source_assets() {
    return std::filesystem::path(AMENDS_SOURCE_DIR) / "assets";
}

inline std::filesystem::path built_assets() {
    return std::filesystem::path(AMENDS_BINARY_DIR) / "assets";
}

} // namespace amends::assets_test
