#include "sim/app/platform/files.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

namespace amends::app::platform {
namespace {

using support::Done;
using support::Error;

Error system_error(const char* doing, const std::filesystem::path& path) {
    return Error{doing, path.string(), std::strerror(errno)};
}

/// Closes the descriptor when leaving the scope.
struct Descriptor {
    int number = -1;
    explicit Descriptor(int opened) : number(opened) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (number >= 0) close(number);
    }
};

} // namespace

support::Result<std::string> read_file(const std::filesystem::path& path, std::size_t bytes_max) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.number < 0) return system_error("read", path);
    struct stat info {};
    if (fstat(file.number, &info) != 0) return system_error("read", path);
    if (!S_ISREG(info.st_mode)) return Error{"read", path.string(), "not a regular file"};

    std::string content;
    char block[65536];
    while (true) {
        const ssize_t count = read(file.number, block, sizeof block);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return system_error("read", path);
        if (count == 0) return content;
        content.append(block, static_cast<std::size_t>(count));
        if (content.size() > bytes_max) {
            return Error{"read", path.string(), "larger than " + std::to_string(bytes_max) + " bytes"};
        }
    }
}

support::Result<FileLock> FileLock::try_lock(const std::filesystem::path& path) {
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0) return system_error("lock", path);
    FileLock lock(descriptor);
    if (flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK) return Error{"lock", path.string(), "held elsewhere"};
        return system_error("lock", path);
    }
    return lock;
}

FileLock::FileLock(FileLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

FileLock& FileLock::operator=(FileLock&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
}

FileLock::~FileLock() {
    if (descriptor_ >= 0) close(descriptor_);
}

support::Result<MappedFile> MappedFile::open(const std::filesystem::path& path) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.number < 0) return system_error("read", path);
    struct stat info {};
    if (fstat(file.number, &info) != 0) return system_error("read", path);
    if (!S_ISREG(info.st_mode)) return Error{"read", path.string(), "not a regular file"};
    if (info.st_size == 0) return MappedFile({});
    const auto size = static_cast<std::size_t>(info.st_size);
    void* start = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.number, 0);
    if (start == MAP_FAILED) return system_error("read", path);
    return MappedFile({static_cast<const std::byte*>(start), size});
}

MappedFile::MappedFile(MappedFile&& other) noexcept : bytes_(std::exchange(other.bytes_, {})) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
    std::swap(bytes_, other.bytes_);
    return *this;
}

MappedFile::~MappedFile() {
    // munmap takes what mmap gave, which we only hold as const.
    if (!bytes_.empty()) munmap(const_cast<std::byte*>(bytes_.data()), bytes_.size());
}

} // namespace amends::app::platform
