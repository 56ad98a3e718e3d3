#pragma once

namespace amends::ui {

/// Escape, while nobody types in a field, which it leaves, and nothing is open, which it closes. Ask before
/// drawing either.
[[nodiscard]] bool is_escape_pressed();

} // namespace amends::ui
