#pragma once
// Key combinations that start a command.
#include <cstdint>
#include <string>

namespace amends::ui {

enum class KeyName : std::uint8_t {
    none,
    f1,
    f2,
    f3,
    f4,
    f5,
    f6,
    f7,
    f8,
    f9,
    f10,
    f11,
    f12,
    escape,
    comma,
    plus,
    minus,
    zero,
    slash,
    b,
    d,
    e,
    f,
    g,
    h,
    i,
    j,
    k,
    l,
    m,
    n,
    o,
    p,
    q,
    r,
    s,
    t,
    u,
    w,
    one,
    two,
    three,
    four,
    five,
    six,
    seven,
    eight,
    nine,
};

struct KeyChord {
    KeyName key = KeyName::none;
    bool ctrl = false, shift = false, alt = false;
    friend bool operator==(const KeyChord&, const KeyChord&) = default;
};

/// As printed on keyboards: "Ctrl+K". Empty for no key.
[[nodiscard]] std::string to_string(const KeyChord&);
/// Whether it was pressed in this frame.
[[nodiscard]] bool is_pressed(const KeyChord&);
/// Whether Ctrl without Alt goes with the keys of this frame. It may have come up in the same frame: one that
/// takes long sees the key go down and Ctrl come up at once.
[[nodiscard]] bool is_ctrl_held();

/// Whether the bare digit 1 to 9 was pressed in this frame while nobody types and no popup is open.
[[nodiscard]] bool is_digit_pressed(int digit);

/// Ctrl+Z, and Ctrl+Y or Ctrl+Shift+Z, while nobody types in a field, whose own undo they are there.
[[nodiscard]] bool is_undo_pressed();
[[nodiscard]] bool is_redo_pressed();

/// Dear ImGui's number of the key, for those who play a keyboard.
[[nodiscard]] int toolkit_key(KeyName);

} // namespace amends::ui
