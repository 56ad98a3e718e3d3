#pragma once
// A disk that fails when it is told to: an SQLite VFS over the system's that counts what changes a file.
#include <sqlite3.h>

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace amends::fault {

enum class Failure {
    disk_full,   ///< the call writes nothing and answers SQLITE_FULL
    input_error, ///< the call does nothing and answers SQLITE_IOERR
    short_write, ///< half of the bytes are written, then SQLITE_IOERR
    power_cut,   ///< this and every later call does nothing; `power_back` decides what had reached the disk
};

/// Registers itself as a VFS for as long as it lives. Writes, truncations and syncs of databases and their
/// logs count.
class FaultyDisk {
public:
    /// Without shared memory WAL is impossible, as on a network drive.
    explicit FaultyDisk(std::string name, bool shared_memory = true);
    FaultyDisk(const FaultyDisk&) = delete;
    FaultyDisk& operator=(const FaultyDisk&) = delete;
    ~FaultyDisk();

    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] std::int64_t calls() const;

    /// The n-th call from now on fails (1: the next); `for_ever`: all after it, too.
    void fail_at(std::int64_t n, Failure, bool for_ever);
    void mend();
    [[nodiscard]] bool has_failed() const;

    /// After a power cut, with every connection closed: what was synced stands, and of what was written since
    /// an arbitrary part, torn at sectors of 512 bytes.
    void power_back(std::mt19937& dice);

    // For the file methods.
    std::optional<Failure> next_call();
    bool is_off() const;
    void opened(const std::string& path);
    void wrote(const std::string& path, std::int64_t offset, const void* bytes, std::size_t size);
    void truncated(const std::string& path, std::int64_t size);
    void synced(const std::string& path);
    void removed(const std::string& path);
    sqlite3_vfs* real = nullptr;
    sqlite3_io_methods methods{};

private:
    struct Change {
        std::int64_t offset = 0; ///< of a truncation: the new size
        std::string bytes;
        bool truncation = false;
    };
    struct Image {
        std::string durable;
        std::vector<Change> pending;
    };
    static void apply(std::string& content, const Change&, std::size_t bytes);

    mutable std::mutex mutex_;
    std::string name_;
    sqlite3_vfs vfs_{};
    std::map<std::string, Image> images_;
    std::int64_t calls_ = 0, fail_at_ = -1;
    Failure failure_ = Failure::disk_full;
    bool for_ever_ = false, failed_ = false, off_ = false;
};

} // namespace amends::fault
