#include "sim/app/platform/replace_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace amends::app::platform {
namespace {

using support::Done;
using support::Error;

/// A file beside the one it will replace; gone again unless it was kept.
class Replacement {
public:
    explicit Replacement(const std::filesystem::path& target)
        : target_(target), draft_(target.string() + ".new" + std::to_string(getpid())) {}
    Replacement(const Replacement&) = delete;
    Replacement& operator=(const Replacement&) = delete;
    ~Replacement() {
        if (descriptor_ >= 0) close(descriptor_);
        if (!is_kept_) unlink(draft_.c_str());
    }

    /// `mode`: nothing for the usual of a new file.
    support::Status write_and_keep(std::string_view content, std::optional<mode_t> mode) {
        descriptor_ = ::open(draft_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode ? 0600 : 0666);
        if (descriptor_ < 0) return failed();
        if (mode && fchmod(descriptor_, *mode) != 0) return failed();
        while (!content.empty()) {
            const ssize_t written = write(descriptor_, content.data(), content.size());
            if (written < 0 && errno == EINTR) continue;
            if (written < 0) return failed();
            content.remove_prefix(static_cast<std::size_t>(written));
        }
        if (fsync(descriptor_) != 0) return failed();
        if (std::rename(draft_.c_str(), target_.c_str()) != 0) return failed();
        is_kept_ = true;
        return Done{};
    }

private:
    [[nodiscard]] Error failed() const { return {"write", target_.string(), std::strerror(errno)}; }

    const std::filesystem::path& target_;
    std::string draft_;
    int descriptor_ = -1;
    bool is_kept_ = false;
};

/// After a crash the old file or the new one.
support::Status put_in_place(const std::filesystem::path& path, std::string_view content,
                             std::optional<mode_t> mode) {
    const std::filesystem::path folder = path.has_parent_path() ? path.parent_path() : ".";
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) return Error{"make the folder", folder.string(), error.message()};
    if (auto written = Replacement(path).write_and_keep(content, mode); !written) return written;
    const int opened = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (opened >= 0) {
        fsync(
            opened); // so that the rename outlives a power cut; where a file system cannot, it is left as is
        close(opened);
    }
    return Done{};
}

std::int64_t nanoseconds(const timespec& time) {
    return static_cast<std::int64_t>(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

} // namespace

std::optional<FileStamp> stamp_of(const std::filesystem::path& path) {
    struct stat info {};
    if (stat(path.c_str(), &info) != 0) return std::nullopt;
    return FileStamp{static_cast<std::uint64_t>(info.st_size), static_cast<std::uint64_t>(info.st_ino),
                     nanoseconds(info.st_mtim), nanoseconds(info.st_ctim)};
}

support::Status replace_file(const std::filesystem::path& path, std::string_view content,
                             const std::filesystem::path& like) {
    struct stat old {};
    const bool is_known = stat(path.c_str(), &old) == 0 || stat(like.c_str(), &old) == 0;
    return put_in_place(path, content, is_known ? std::optional(old.st_mode & 07777U) : std::nullopt);
}

support::Status write_file_durably(const std::filesystem::path& path, std::string_view content) {
    return put_in_place(path, content, 0600);
}

bool may_write(const std::filesystem::path& path) {
    struct stat info {};
    if (stat(path.c_str(), &info) != 0) return false;
    return (info.st_mode & 0222U) != 0 && access(path.c_str(), W_OK) == 0;
}

} // namespace amends::app::platform
