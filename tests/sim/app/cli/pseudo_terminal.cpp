#include "tests/sim/app/cli/pseudo_terminal.hpp"

#include "tests/sim/app/cli/program.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <stdexcept>
#include <utility>

namespace amends::app::test {
namespace {

constexpr int silence_ms_max = 60'000;

/// The program's side of a new terminal: no echo, line ends as they are written.
std::string prepare_terminal(int master) {
    std::array<char, 128> name{};
    if (grantpt(master) != 0 || unlockpt(master) != 0 || ptsname_r(master, name.data(), name.size()) != 0)
        throw std::runtime_error("no pseudo terminal");
    const int program_side = open(name.data(), O_RDWR | O_NOCTTY);
    termios how{};
    tcgetattr(program_side, &how);
    how.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    how.c_oflag &= ~static_cast<tcflag_t>(OPOST);
    tcsetattr(program_side, TCSANOW, &how);
    close(program_side);
    return name.data();
}

} // namespace

PseudoTerminal::PseudoTerminal(const std::vector<std::string>& words, const std::filesystem::path& data,
                               const std::map<std::string, std::string>& extra,
                               const std::filesystem::path& out)
    : descriptor_(posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC)) {
    std::filesystem::create_directories(data);
    const std::string name = prepare_terminal(descriptor_);
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, 0, name.c_str(), O_RDWR, 0);
    if (out.empty())
        posix_spawn_file_actions_adddup2(&files, 0, 1);
    else
        posix_spawn_file_actions_addopen(&files, 1, out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
    posix_spawn_file_actions_adddup2(&files, 0, 2);
    posix_spawnattr_t how;
    posix_spawnattr_init(&how);
    posix_spawnattr_setflags(&how, POSIX_SPAWN_SETSID);
    std::vector<std::string> all = {AMENDS_BINARY_DIR "/amends"}, environment = environment_with(data, extra);
    all.insert(all.end(), words.begin(), words.end());
    std::vector<char*> arguments, variables;
    for (std::string& word : all)
        arguments.push_back(word.data());
    for (std::string& line : environment)
        variables.push_back(line.data());
    arguments.push_back(nullptr);
    variables.push_back(nullptr);
    const int failed = posix_spawn(&child_, all[0].c_str(), &files, &how, arguments.data(), variables.data());
    posix_spawn_file_actions_destroy(&files);
    posix_spawnattr_destroy(&how);
    if (failed != 0) throw std::runtime_error("the program did not start");
}

PseudoTerminal::~PseudoTerminal() {
    kill_program();
    close(descriptor_);
}

void PseudoTerminal::kill_program() {
    if (child_ <= 0) return;
    kill(child_, SIGKILL);
    waitpid(child_, nullptr, 0);
    child_ = -1;
}

/// False at the end: the program has let go of the terminal.
bool PseudoTerminal::read_more() {
    pollfd readable{descriptor_, POLLIN, 0};
    if (poll(&readable, 1, silence_ms_max) == 0) throw std::runtime_error("silence after: " + unread_);
    std::array<char, 4096> buffer{};
    const ssize_t count = read(descriptor_, buffer.data(), buffer.size());
    if (count <= 0) {
        ended_ = true;
        return false;
    }
    unread_.append(buffer.data(), static_cast<std::size_t>(count));
    return true;
}

std::string PseudoTerminal::until(const std::string& text) {
    for (;;) {
        const auto at = unread_.find(text);
        if (at != std::string::npos) {
            std::string said = unread_.substr(0, at + text.size());
            unread_.erase(0, at + text.size());
            return said;
        }
        if (!read_more()) return std::exchange(unread_, {});
    }
}

void PseudoTerminal::type(const std::string& line) {
    const std::string whole = line + "\n";
    if (write(descriptor_, whole.data(), whole.size()) != static_cast<ssize_t>(whole.size()))
        throw std::runtime_error("the terminal takes no line");
}

int PseudoTerminal::wait_end() {
    while (!ended_)
        read_more();
    int status = 0;
    waitpid(child_, &status, 0);
    child_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

} // namespace amends::app::test
