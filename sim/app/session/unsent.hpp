#pragma once
// Shared by the parts of a session. Private to the folder.
#include <chrono>
#include <string>

namespace amends::app {

/// What could not be saved is tried again after this.
inline constexpr std::chrono::milliseconds retry_after{1000};

/// Bubbles joined as a person would have typed them.
inline void append_line(std::string& text, const std::string& more) {
    if (more.empty()) return;
    if (!text.empty()) text += '\n';
    text += more;
}

} // namespace amends::app
