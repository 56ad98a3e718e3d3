#pragma once
// What every drawing function is handed: theme, fonts, words, pictures, and what the frame has to tell.
#include "sim/ui/base/focus.hpp"
#include "sim/ui/base/fonts.hpp"
#include "sim/ui/base/geometry.hpp"
#include "sim/ui/base/text_layout.hpp"
#include "sim/ui/base/texts.hpp"
#include "sim/ui/base/theme.hpp"

#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace amends::ui {

class Pictures;
class TextCache;

/// An item that reacts, as tests and tools see it.
struct RecordedItem {
    std::string path;  ///< ids of the scopes and of the item, joined by '/': "contacts/c3/open"
    std::string label; ///< the words on it
    std::uint32_t id = 0;
    Rect rect, visible; ///< visible: what is left after clipping
    bool enabled = true, selected = false;
    std::string value;       ///< of fields and sliders
    bool by_keyboard = true; ///< false: another control does the same by keyboard
};

/// A text that was drawn and where.
struct RecordedText {
    std::string text;
    Rect rect;
    bool visible = true; ///< not clipped away entirely
};

/// What one frame drew. Filled only while somebody listens (tests).
struct FrameRecord {
    std::vector<RecordedItem> items;
    std::vector<RecordedText> texts;
};

/// When the next frame is needed although nothing was typed or moved; seconds from now.
struct Wake {
    double in_seconds = std::numeric_limits<double>::infinity();

    void within(double seconds) {
        if (seconds < in_seconds) in_seconds = seconds;
    }
};

/// A tooltip that was asked for; drawn on top by end_frame.
struct TooltipRequest {
    std::string text;
    Rect anchor;
};

/// The state of the interface that outlives a frame. The app owns one; everything else gets it by reference.
struct Ui {
    Ui();
    ~Ui();
    Ui(const Ui&) = delete;
    Ui& operator=(const Ui&) = delete;

    Theme theme = make_theme(ThemeKind::light, 1);
    Fonts fonts;
    const Texts* texts = nullptr;  ///< of the language in use; may be exchanged between frames
    Pictures* pictures = nullptr;  ///< null: pictures are drawn as grey boxes
    FrameRecord* record = nullptr; ///< null in the program
    bool still = false;            ///< no easing, no blinking: tests, screenshots, "less motion"
    bool arrived = false;          ///< the screen is new in this frame: its main item takes the keyboard
    bool composing = false;        ///< an input method has an open preedit that we were told of
    FocusState focus;              ///< where the keyboard is and where Tab leads
    Wake wake;                     ///< set anew by begin_frame
    TooltipRequest tooltip;
    std::string scope; ///< path of the open IdScopes
    std::unique_ptr<TextCache> cache;
    BreakRules breaks;

    [[nodiscard]] float px(float logical) const { return theme.px(logical); }
    [[nodiscard]] const Palette& colors() const { return theme.colors; }
    /// The words of an id in the language in use.
    [[nodiscard]] const std::string& t(std::string_view id) const { return texts->get(id); }
    [[nodiscard]] std::string t(std::string_view id, Places places) const { return texts->get(id, places); }
};

/// Opens the frame's full-window surface; Dear ImGui's NewFrame has been called. Everything is drawn between
/// begin_frame and end_frame. Yields the window's rectangle.
[[nodiscard]] Rect begin_frame(Ui&);
/// Draws tooltips and closes the surface; Render comes next.
void end_frame(Ui&);

/// Names what is drawn while it lives: rows take their id from the data, never from their place.
class IdScope {
public:
    IdScope(Ui&, std::string_view id);
    ~IdScope();
    IdScope(const IdScope&) = delete;
    IdScope& operator=(const IdScope&) = delete;

private:
    Ui& ui_;
    std::size_t outer_length_;
};

/// Clips what is drawn while it lives.
class ClipScope {
public:
    explicit ClipScope(Rect);
    ~ClipScope();
    ClipScope(const ClipScope&) = delete;
    ClipScope& operator=(const ClipScope&) = delete;
};

/// A value that follows its target over about 100 ms, kept under a name; asks for frames while it moves.
[[nodiscard]] float eased(Ui&, std::string_view id, float target);

/// Seconds since the program started; stands still when `ui.still`.
[[nodiscard]] double seconds_now(const Ui&);
/// Seconds since the program began, with less motion too: for what must not happen twice, not for pictures.
[[nodiscard]] double seconds_running();

} // namespace amends::ui
