#pragma once
// What comes on top: dialogs, menus, drawers, toasts. The screen owns whether they are open.
#include "sim/ui/base/icons.hpp"
#include "sim/ui/base/paint.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace amends::ui {

/// A dialog that must be answered. It takes the keyboard; Escape and the cross ask to close it.
///     if (state.asks) {
///         Dialog dialog(ui, {.id = "close_contact", .title = ui.t("desk.close_title"), .width = 420, .height
///         = 180});
///         ... draw in dialog.content() ...
///         if (dialog.close_asked()) state.asks = false;
///     }
struct DialogLook {
    std::string_view id, title;
    float width = 440, height = 220; ///< logical pixels; shrunk to the window
    bool closable = true;            ///< a cross, and Escape
};
class Dialog {
public:
    Dialog(Ui&, const DialogLook&);
    ~Dialog();
    Dialog(const Dialog&) = delete;
    Dialog& operator=(const Dialog&) = delete;

    [[nodiscard]] Rect content() const { return content_; }
    [[nodiscard]] bool close_asked() const { return close_asked_; }

private:
    Ui& ui_;
    Rect content_;
    bool open_ = false, close_asked_ = false;
    std::size_t outer_scope_;
};

/// A small question with two answers; the safe one has the keyboard. Nothing while it is open.
enum class Answer : std::uint8_t { yes, no };
struct Question {
    std::string_view id, title, text, yes, no;
    bool dangerous = false;
};
std::optional<Answer> ask_question(Ui&, const Question&);

/// A sheet beside what opened it; a press elsewhere or Escape closes it.
struct PopoverState {
    bool open = false;
    bool was_open = false; ///< only for the widget
};
class Popover {
public:
    /// `anchor` is the control it belongs to; size in pixels.
    Popover(Ui&, std::string_view id, PopoverState&, Rect anchor, float width, float height);
    ~Popover();
    Popover(const Popover&) = delete;
    Popover& operator=(const Popover&) = delete;

    /// Draw only when it is.
    [[nodiscard]] bool open() const { return open_; }
    [[nodiscard]] Rect content() const { return content_; }

private:
    Ui& ui_;
    Rect content_;
    bool open_ = false;
    std::size_t outer_scope_;
};

struct MenuItem {
    std::string_view id, label;
    Icon icon = Icon::none;
    std::string_view keys; ///< "F8"
    bool enabled = true;
    bool checked = false;
    bool danger = false;
};
/// A menu below its anchor; the index of the item that was chosen.
std::optional<std::size_t> menu(Ui&, std::string_view id, PopoverState&, Rect anchor,
                                std::span<const MenuItem>);

/// A pane that comes from a side of the window when there is no room for it beside the others.
enum class Side : std::uint8_t { left, right };
class Drawer {
public:
    Drawer(Ui&, std::string_view id, PopoverState&, Side, Rect window, float width);
    ~Drawer();
    Drawer(const Drawer&) = delete;
    Drawer& operator=(const Drawer&) = delete;

    [[nodiscard]] bool open() const { return open_; }
    [[nodiscard]] Rect content() const { return content_; }

private:
    Ui& ui_;
    Rect content_;
    bool open_ = false;
    std::size_t outer_scope_;
};

/// Short messages that go by themselves.
struct Toast {
    std::string text;
    Tone tone = Tone::neutral;
    double until = 0; ///< Dear ImGui's time; 0: not shown yet
};
struct Toasts {
    std::vector<Toast> shown;

    void tell(std::string text, Tone tone = Tone::neutral) { shown.push_back({std::move(text), tone, 0}); }
};
/// Draws them above the rectangle's lower edge, newest lowest; each goes after five seconds or by its cross.
void draw_toasts(Ui&, Toasts&, Rect);

} // namespace amends::ui
