#pragma once
#include <optional>
#include <string>

namespace amends::app::platform {

enum class Stream { input, output, diagnostics };

/// Whether a person sits at the other end of the stream.
[[nodiscard]] bool is_terminal(Stream);

/// Whether a display server is named for this session. It may still turn us away.
[[nodiscard]] bool has_display();

/// One line typed on the terminal without showing it, for a PIN; nothing when there is no terminal or no
/// line.
[[nodiscard]] std::optional<std::string> read_secret(const std::string& prompt);

} // namespace amends::app::platform
