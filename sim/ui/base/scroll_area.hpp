#pragma once
#include "sim/ui/base/focus.hpp"
#include "sim/ui/base/ui.hpp"

#include <string_view>

namespace amends::ui {

struct ScrollOptions {
    bool stay_at_end = false; ///< follows new content while the end is in sight, as a chat does
    bool to_top = false;      ///< jump this frame
    bool to_end = false;
};

/// Logical pixels beside content that fills its view: a focus ring reaches over its control, and the thumb
/// needs a place.
inline constexpr float focus_room = 4, thumb_room = 8;

/// A window onto content of any height. Wheel, dragging the thumb, Page Up and Down; the keyboard's focus
/// scrolls into sight by itself.
///     ScrollArea area(ui, "messages", rect, {.stay_at_end = true});
///     float y = draw_messages(ui, area.content());
///     area.set_height(y);
class ScrollArea {
public:
    ScrollArea(Ui&, std::string_view id, Rect view, ScrollOptions = {});
    ~ScrollArea();
    ScrollArea(const ScrollArea&) = delete;
    ScrollArea& operator=(const ScrollArea&) = delete;

    /// Where to draw: as wide as the view, beginning at the scrolled top, without a bottom.
    [[nodiscard]] Rect content() const { return content_; }
    [[nodiscard]] Rect view() const { return view_; }
    /// How high the content was; must be called once.
    void set_height(float pixels) { height_ = pixels; }
    /// Brings a part of the content into sight with the next frame.
    void reveal(Rect);

private:
    void draw_thumb();

    Ui& ui_;
    FocusGroup focus_group_;
    std::size_t focus_box_;
    Rect view_, content_;
    ScrollOptions options_;
    float height_ = 0;
    std::size_t outer_scope_;
};

} // namespace amends::ui
