#pragma once
// Children of a test: what a crash or another user sees.
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>

namespace amends::fault {

/// Runs `work` in a child process and yields its exit code, or 128 + the signal that ended it.
template <class Work>
int in_child(Work&& work) {
    const pid_t child = fork();
    if (child == 0) _exit(work());
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/// A user to whom read-only means something; root may write anywhere.
inline void become_ordinary() {
    if (geteuid() != 0) return;
    constexpr unsigned nobody = 65534;
    if (setgid(nobody) != 0 || setuid(nobody) != 0) std::abort();
}

} // namespace amends::fault
