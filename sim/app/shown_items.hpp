#pragma once
#include "sim/ui/base/ui.hpp"

#include <filesystem>
#include <string>

namespace amends::app {

/// What stands in the window, for tests that drive it from outside: a line for each item that can be seen,
/// "item PATH X Y WIDTH HEIGHT STATE VALUE" (tabs between; X, Y: upper left corner in pixels of the window;
/// STATE: words of enabled, selected, focused joined by commas, or "-"), then a line "text WORDS" for each
/// visible text. Line breaks and tabs inside are written \n and \t, a backslash twice.
[[nodiscard]] std::string list_shown(const ui::FrameRecord&, std::uint32_t focused_item);

/// Writes what is shown to a file whenever it changed; a reader finds the old file or the new one, whole.
class ShownItemsFile {
public:
    /// Listens to the interface until it is destroyed.
    ShownItemsFile(ui::Ui&, std::filesystem::path);
    ~ShownItemsFile();
    ShownItemsFile(const ShownItemsFile&) = delete;
    ShownItemsFile& operator=(const ShownItemsFile&) = delete;
    /// Call when the frame is on the screen.
    void write_if_changed();

private:
    ui::Ui& ui_;
    std::filesystem::path path_;
    ui::FrameRecord record_;
    std::string written_;
};

} // namespace amends::app
