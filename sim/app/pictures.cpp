#include "sim/app/pictures.hpp"

#include "sim/app/platform/files.hpp"
#include "sim/app/platform/replace_file.hpp"

#include <stb/stb_image.h>
#include <stb/stb_image_write.h>

#include <memory>

namespace amends::app {
namespace {

constexpr std::size_t picture_bytes_max = 64u << 20u;

support::Error picture_error(const std::filesystem::path& path, const char* answer) {
    return support::Error{"read the picture", path.string(), answer};
}

void append_bytes(void* target, void* data, int size) {
    static_cast<std::string*>(target)->append(static_cast<const char*>(data), static_cast<std::size_t>(size));
}

} // namespace

support::Result<Picture> read_picture(const std::filesystem::path& path) {
    const auto content = platform::read_file(path, picture_bytes_max);
    if (!content) return content.error();
    const auto* bytes = reinterpret_cast<const stbi_uc*>(content.value().data());
    const int size = static_cast<int>(content.value().size());

    int width = 0, height = 0, channels = 0;
    if (!stbi_info_from_memory(bytes, size, &width, &height, &channels)) {
        return picture_error(path, stbi_failure_reason());
    }
    if (long{width} * height > picture_pixels_max) return picture_error(path, "too many pixels");
    const std::unique_ptr<stbi_uc, void (*)(void*)> pixels(
        stbi_load_from_memory(bytes, size, &width, &height, &channels, 4), &stbi_image_free);
    if (!pixels) return picture_error(path, stbi_failure_reason());

    const std::size_t count = static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4;
    return Picture{width, height, {pixels.get(), pixels.get() + count}};
}

support::Result<std::string> png_of(const Picture& picture) {
    std::string png;
    if (!stbi_write_png_to_func(append_bytes, &png, picture.width, picture.height, 4, picture.rgba.data(),
                                picture.width * 4)) {
        return support::Error{"write the picture", "PNG", "it could not be encoded"};
    }
    return png;
}

support::Status write_png(const std::filesystem::path& path, const Picture& picture) {
    const auto png = png_of(picture);
    if (!png) return support::Error{"write the picture", path.string(), png.error().answer};
    return platform::replace_file(path, png.value());
}

} // namespace amends::app
