#pragma once

namespace amends::ui {

/// Somebody typed, pressed or moved the mouse since the frame before.
[[nodiscard]] bool is_somebody_there();
/// Lets go of every dialog and menu that is open: what is drawn instead must be reached.
void close_sheets();

} // namespace amends::ui
