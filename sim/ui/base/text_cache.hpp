#pragma once
// Widths and line breaks are worked out once per text, style and width, and dropped when not used for a
// while.
#include "sim/ui/base/text_layout.hpp"
#include "sim/ui/base/theme.hpp"

#include <cstdint>
#include <string>
#include <unordered_map>

namespace amends::ui {

class TextCache {
public:
    /// Called once a frame with the theme's scale; forgets what was not asked for in the last `patience`
    /// frames, and everything that was worked out at another scale.
    void next_frame(float scale);

    /// The entry of a text, made by `make` when it is new. Valid until the next call of next_frame.
    template <class Make>
    const TextLayout& layout(std::string_view text, TextStyle style, float width, const Make& make) {
        Entry& entry = find(text, style, width);
        if (entry.fresh) entry.layout = make();
        entry.fresh = false;
        return entry.layout;
    }
    [[nodiscard]] std::size_t size() const { return entries_.size(); }

private:
    struct Entry {
        std::string text;
        TextLayout layout;
        std::uint64_t used = 0;
        bool fresh = true;
    };
    Entry& find(std::string_view text, TextStyle, float width);

    static constexpr std::uint64_t patience = 120;
    std::uint64_t frame_ = 0;
    float scale_ = 0;
    std::unordered_multimap<std::uint64_t, Entry> entries_;
};

} // namespace amends::ui
