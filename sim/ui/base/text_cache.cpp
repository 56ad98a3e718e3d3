#include "sim/ui/base/text_cache.hpp"

#include <bit>
#include <functional>
#include <utility>

namespace amends::ui {

void TextCache::next_frame(float scale) {
    ++frame_;
    if (std::exchange(scale_, scale) != scale) entries_.clear();
    if (frame_ % patience != 0) return;
    std::erase_if(entries_, [&](const auto& item) { return item.second.used + patience < frame_; });
}

TextCache::Entry& TextCache::find(std::string_view text, TextStyle style, float width) {
    std::uint64_t key = std::hash<std::string_view>{}(text);
    for (const float part : {style.em, static_cast<float>(style.weight), width})
        key = (key ^ std::bit_cast<std::uint32_t>(part)) * 0x9E3779B97F4A7C15ULL;
    const auto [first, last] = entries_.equal_range(key);
    for (auto it = first; it != last; ++it)
        if (it->second.text == text) {
            it->second.used = frame_;
            return it->second;
        }
    return entries_.emplace(key, Entry{std::string(text), {}, frame_, true})->second;
}

} // namespace amends::ui
