#pragma once
// Plays a person before a screen, without a window or a display: finds what is drawn by its id, moves the
// mouse, presses keys, reads the words. Screens cannot tell it from the real program.
#include "sim/ui/base/keys.hpp"
#include "sim/ui/base/ui.hpp"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct ImGuiContext;

namespace amends::ui::test {

struct Options {
    float width = 1440, height = 900;
    ThemeKind theme = ThemeKind::light;
    float scale = 1;
    support::Lang lang = support::Lang::zh;
    bool fonts = true; ///< false: as on a machine without any
};

/// Keys by the names that people call them.
enum class Key {
    enter,
    escape,
    tab,
    space,
    backspace,
    del,
    left,
    right,
    up,
    down,
    home,
    end,
    page_up,
    page_down,
    a,
    c,
    v,
    x,
    y,
    z,
    f1,
};
enum Modifiers : unsigned { none = 0, shift = 1, ctrl = 2, alt = 4 };

class Driver {
public:
    using Screen = std::function<void(Ui&, Rect window)>;
    explicit Driver(Screen, Options = {});
    ~Driver();
    Driver(const Driver&) = delete;
    Driver& operator=(const Driver&) = delete;

    Ui& ui() { return ui_; }
    void frame(int count = 1);
    /// Runs frames until all input is used up and the screen has answered it.
    void settle();

    /// The first item whose path is `id` or ends with "/" + id; null when it is not drawn.
    [[nodiscard]] const RecordedItem* find(std::string_view id) const;
    [[nodiscard]] std::size_t count(std::string_view id) const;
    [[nodiscard]] const std::vector<RecordedItem>& items() const { return record_.items; }
    /// Paths of everything that can be pressed, for messages of failing tests.
    [[nodiscard]] std::string list() const;
    /// Whether the keyboard is at the item.
    [[nodiscard]] bool has_focus(std::string_view id) const;

    /// False, with nothing pressed, when the item is absent, disabled, clipped away or covered by something.
    bool click(std::string_view id, int times = 1);
    bool hover(std::string_view id);
    /// Presses where the item is, `dx, dy` pixels from its upper left corner, and lets go at the second
    /// place.
    bool drag(std::string_view id, Vec from, Vec to);
    /// Presses the left button at a place of the window, whatever is there.
    void press_at(Vec);
    void type(std::string_view utf8);
    void press(Key, unsigned modifiers = none);
    /// A command's key: `driver.press(row_of(CommandId::show_hint).key)`.
    void press(const KeyChord&);
    /// Turns the wheel over an item; negative is down.
    bool wheel(std::string_view id, float steps);

    /// Everything written on the screen, in drawing order.
    [[nodiscard]] std::vector<std::string> texts() const;
    /// Whether a visible text holds these words.
    [[nodiscard]] bool shows(std::string_view words) const;

    /// Makes the window another size, or shows the words of another language.
    void resize(float width, float height);
    void speak(support::Lang);

    /// From now on frames are as in the program, without a record of what was drawn. For measuring.
    void record_nothing() { records_ = false; }

    std::string clipboard;
    [[nodiscard]] const FrameRecord& record() const { return record_; }

private:
    void answer_textures();
    void press_key(int toolkit_key, unsigned modifiers);
    void move_mouse(Vec);

    Screen screen_;
    ImGuiContext* context_;
    std::unique_ptr<struct DriverFonts> fonts_;
    Texts zh_, en_;
    Ui ui_;
    FrameRecord record_, drawing_;
    bool records_ = true;
};

/// The texts of assets/text in a language.
[[nodiscard]] Texts shipped_texts(support::Lang);

} // namespace amends::ui::test
