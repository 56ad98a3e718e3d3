#include "sim/ui/base/pictures.hpp"

#include <stb/stb_image.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>

namespace amends::ui {
namespace {

using support::Error;
using support::Result;

Error cannot_decode(std::string_view why) {
    return {"decode_picture", {}, std::string(why)};
}

std::optional<std::string> read_file(const std::string& path) {
    std::ifstream in(path, std::ios::binary | std::ios::ate);
    if (!in) return std::nullopt;
    const auto size = static_cast<std::streamoff>(in.tellg());
    if (size <= 0 || static_cast<std::size_t>(size) > largest_picture_file) return std::nullopt;
    std::string bytes(static_cast<std::size_t>(size), '\0');
    in.seekg(0);
    in.read(bytes.data(), size);
    if (!in) return std::nullopt;
    return bytes;
}

} // namespace

Result<Image> decode_picture(std::string_view bytes) {
    if (bytes.empty() || bytes.size() > largest_picture_file) return cannot_decode("file_size");
    const auto* data = reinterpret_cast<const stbi_uc*>(bytes.data());
    const auto length = static_cast<int>(bytes.size());
    int width = 0, height = 0, channels = 0;
    if (stbi_info_from_memory(data, length, &width, &height, &channels) == 0)
        return cannot_decode("neither_png_nor_jpeg");
    if (width < 1 || height < 1 || width > largest_picture_side || height > largest_picture_side)
        return cannot_decode("too_large");
    const std::unique_ptr<stbi_uc, void (*)(void*)> pixels(
        stbi_load_from_memory(data, length, &width, &height, &channels, 4), stbi_image_free);
    if (!pixels) return cannot_decode(stbi_failure_reason());
    const auto size = static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4;
    return Image{width, height, std::vector<std::uint8_t>(pixels.get(), pixels.get() + size)};
}

Pictures::Pictures(std::string root, TextureDevice& device) : root_(std::move(root)), device_(device) {}

Pictures::~Pictures() {
    clear();
}

void Pictures::clear() {
    for (const auto& [name, held] : held_)
        if (held.picture.texture != 0) device_.release(held.picture.texture);
    held_.clear();
    failures_.clear();
    bytes_ = 0;
}

Pictures::Held Pictures::load(const std::string& name) {
    const bool absolute = name.front() == '/';
    if (!absolute && name.find("..") != std::string::npos) {
        failures_[name] = "outside_the_folder";
        return {};
    }
    const auto bytes = read_file(absolute ? name : root_ + "/" + name + ".png");
    auto image = bytes ? decode_picture(*bytes) : Result<Image>(Error{"read_picture", name, "unreadable"});
    if (!image) {
        failures_[name] = image.error().answer;
        return {};
    }
    const Image& pixels = image.value();
    const std::size_t weight = pixels.rgba.size() * 4 / 3; // with its smaller copies
    Held held{{device_.upload(pixels), pixels.width, pixels.height}, weight, frame_};
    if (held.picture.texture == 0) failures_[name] = "no_texture";
    return held;
}

const Picture& Pictures::get(std::string_view name) {
    static const Picture none;
    if (name.empty()) return none;
    auto found = held_.find(name);
    if (found == held_.end()) {
        const std::string key(name);
        found = held_.emplace(key, load(key)).first;
        bytes_ += found->second.bytes;
    }
    found->second.used = frame_;
    return found->second.picture;
}

void Pictures::next_frame() {
    ++frame_;
    while (bytes_ > budget_bytes) {
        const auto oldest = std::min_element(held_.begin(), held_.end(), [](const auto& a, const auto& b) {
            const auto rank = [](const Held& h) { return h.bytes == 0 ? UINT64_MAX : h.used; };
            return rank(a.second) < rank(b.second);
        });
        if (oldest == held_.end() || oldest->second.bytes == 0 || oldest->second.used + 1 >= frame_) return;
        device_.release(oldest->second.picture.texture);
        bytes_ -= oldest->second.bytes;
        held_.erase(oldest);
    }
}

} // namespace amends::ui
