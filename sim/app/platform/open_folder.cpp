#include "sim/app/platform/open_folder.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <string>
#include <system_error>

extern char** environ; // NOLINT(readability-redundant-declaration): POSIX leaves it to the program

namespace amends::app::platform {
namespace {

constexpr const char* service = "xdg-open";

support::Error no_service(const std::filesystem::path& folder, std::string answer) {
    return {"open the folder", folder.string(), std::move(answer)};
}

} // namespace

support::Result<FolderOpening> FolderOpening::begin(const std::filesystem::path& folder) {
    std::string path = std::filesystem::absolute(folder).string(), program = service;
    std::array<char*, 3> words{program.data(), path.data(), nullptr};
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    for (const int stream : {0, 1, 2}) // what a file manager prints is none of ours
        posix_spawn_file_actions_addopen(&files, stream, "/dev/null", stream == 0 ? O_RDONLY : O_WRONLY, 0);
    pid_t process = 0;
    const int failed = posix_spawnp(&process, service, &files, nullptr, words.data(), environ);
    posix_spawn_file_actions_destroy(&files);
    if (failed != 0)
        return no_service(folder, std::string(service) + ": " + std::generic_category().message(failed));
    return FolderOpening(folder, process);
}

std::optional<support::Status> FolderOpening::answer() {
    int status = 0;
    const pid_t ended = waitpid(static_cast<pid_t>(process_), &status, WNOHANG);
    if (ended == 0) return std::nullopt;
    if (ended > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0) return support::Status(support::Done{});
    if (ended > 0 && WIFEXITED(status))
        return support::Status(
            no_service(folder_, std::string(service) + " " + std::to_string(WEXITSTATUS(status))));
    return support::Status(no_service(folder_, service));
}

} // namespace amends::app::platform
