#pragma once
#include "sim/app/renderer.hpp"
#include "support/result.hpp"

#include <filesystem>

namespace amends::app {

/// Largest picture that is taken from a file, in pixels: more would only be a way to fill the memory.
inline constexpr long picture_pixels_max = 40'000'000;

/// Reads a PNG or JPEG file of at most 64 MB and `picture_pixels_max` pixels.
[[nodiscard]] support::Result<Picture> read_picture(const std::filesystem::path&);

/// The picture as the bytes of a PNG file.
[[nodiscard]] support::Result<std::string> png_of(const Picture&);
[[nodiscard]] support::Status write_png(const std::filesystem::path&, const Picture&);

} // namespace amends::app
