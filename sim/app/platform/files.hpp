#pragma once
#include "support/result.hpp"

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace amends::app::platform {

/// The whole content of a regular file of at most `bytes_max` bytes; larger ones are an error.
[[nodiscard]] support::Result<std::string> read_file(const std::filesystem::path&, std::size_t bytes_max);

/// A lock that other processes see, held until it is destroyed or the process ends, however it ends.
class FileLock {
public:
    /// An error when the file cannot be made or when another process holds the lock ("held elsewhere").
    [[nodiscard]] static support::Result<FileLock> try_lock(const std::filesystem::path&);

    FileLock(FileLock&&) noexcept;
    FileLock& operator=(FileLock&&) noexcept;
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;
    ~FileLock();

private:
    explicit FileLock(int descriptor) : descriptor_(descriptor) {}
    int descriptor_ = -1;
};

/// A file mapped for reading: only the pages that are touched cost memory, and those can be dropped again.
class MappedFile {
public:
    [[nodiscard]] static support::Result<MappedFile> open(const std::filesystem::path&);

    MappedFile(MappedFile&&) noexcept;
    MappedFile& operator=(MappedFile&&) noexcept;
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;
    ~MappedFile();

    /// Valid as long as this object lives.
    [[nodiscard]] std::span<const std::byte> bytes() const { return bytes_; }

private:
    explicit MappedFile(std::span<const std::byte> bytes) : bytes_(bytes) {}
    std::span<const std::byte> bytes_;
};

} // namespace amends::app::platform
