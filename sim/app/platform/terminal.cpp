#include "sim/app/platform/terminal.hpp"

#include <termios.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <memory>

namespace amends::app::platform {
namespace {

/// Switches the echo of a terminal off for a scope.
class SilentTerminal {
public:
    explicit SilentTerminal(int descriptor) : descriptor_(descriptor) {
        changed_ = tcgetattr(descriptor_, &before_) == 0;
        if (!changed_) return;
        termios silent = before_;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(descriptor_, TCSAFLUSH, &silent);
    }
    SilentTerminal(const SilentTerminal&) = delete;
    SilentTerminal& operator=(const SilentTerminal&) = delete;
    ~SilentTerminal() {
        if (changed_) tcsetattr(descriptor_, TCSAFLUSH, &before_);
    }

private:
    int descriptor_;
    bool changed_ = false;
    termios before_{};
};

} // namespace

bool is_terminal(Stream stream) {
    switch (stream) {
    case Stream::input: return isatty(STDIN_FILENO) == 1;
    case Stream::output: return isatty(STDOUT_FILENO) == 1;
    case Stream::diagnostics: return isatty(STDERR_FILENO) == 1;
    }
    return false;
}

bool has_display() {
    const char* display = std::getenv("DISPLAY");
    return display && *display;
}

std::optional<std::string> read_secret(const std::string& prompt) {
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> terminal(std::fopen("/dev/tty", "r+e"),
                                                                   &std::fclose);
    if (!terminal) return std::nullopt;
    const SilentTerminal silent(fileno(terminal.get()));
    std::fputs(prompt.c_str(), terminal.get());
    std::fflush(terminal.get());
    std::string line;
    int character = 0;
    while ((character = std::fgetc(terminal.get())) != EOF && character != '\n') {
        line.push_back(static_cast<char>(character));
    }
    std::fputs("\n", terminal.get());
    if (character == EOF && line.empty()) return std::nullopt;
    return line;
}

} // namespace amends::app::platform
