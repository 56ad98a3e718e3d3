#include "tests/fault/faulty_disk.hpp"

#include <cstring>
#include <filesystem>
#include <fstream>

namespace amends::fault {
namespace {

/// Our file, with the system's behind it in the same piece of memory.
struct File {
    sqlite3_file base;
    FaultyDisk* disk;
    std::string* path; ///< null: not counted
    sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

File& as_file(sqlite3_file* file) {
    return *reinterpret_cast<File*>(file);
}
FaultyDisk& disk_of(sqlite3_vfs* vfs) {
    return *static_cast<FaultyDisk*>(vfs->pAppData);
}

int close_file(sqlite3_file* raw) {
    File& file = as_file(raw);
    const int code = file.real()->pMethods ? file.real()->pMethods->xClose(file.real()) : SQLITE_OK;
    delete file.path;
    file.path = nullptr;
    return code;
}

int read_file(sqlite3_file* raw, void* into, int size, sqlite3_int64 at) {
    File& file = as_file(raw);
    if (file.path && file.disk->is_off()) return SQLITE_IOERR_READ;
    return file.real()->pMethods->xRead(file.real(), into, size, at);
}

int write_file(sqlite3_file* raw, const void* bytes, int size, sqlite3_int64 at) {
    File& file = as_file(raw);
    if (!file.path) return file.real()->pMethods->xWrite(file.real(), bytes, size, at);
    const auto failure = file.disk->next_call();
    if (failure == Failure::disk_full) return SQLITE_FULL;
    if (failure == Failure::input_error) return SQLITE_IOERR_WRITE;
    if (failure == Failure::power_cut) {
        file.disk->wrote(*file.path, at, bytes, static_cast<std::size_t>(size));
        return SQLITE_IOERR_WRITE;
    }
    const int whole = failure == Failure::short_write ? size / 2 : size;
    const int code = file.real()->pMethods->xWrite(file.real(), bytes, whole, at);
    if (code == SQLITE_OK) file.disk->wrote(*file.path, at, bytes, static_cast<std::size_t>(whole));
    return failure == Failure::short_write ? SQLITE_IOERR_WRITE : code;
}

int truncate_file(sqlite3_file* raw, sqlite3_int64 size) {
    File& file = as_file(raw);
    if (file.path && file.disk->next_call()) return SQLITE_IOERR_TRUNCATE;
    const int code = file.real()->pMethods->xTruncate(file.real(), size);
    if (file.path && code == SQLITE_OK) file.disk->truncated(*file.path, size);
    return code;
}

/// What is durable is known here; the real disk need not be waited for.
int sync_file(sqlite3_file* raw, int flags) {
    File& file = as_file(raw);
    if (file.path) {
        const auto failure = file.disk->next_call();
        if (failure) return failure == Failure::disk_full ? SQLITE_FULL : SQLITE_IOERR_FSYNC;
    }
    if (!file.path) return file.real()->pMethods->xSync(file.real(), flags);
    file.disk->synced(*file.path);
    return SQLITE_OK;
}

int size_of_file(sqlite3_file* raw, sqlite3_int64* size) {
    return as_file(raw).real()->pMethods->xFileSize(as_file(raw).real(), size);
}
int lock_file(sqlite3_file* raw, int level) {
    return as_file(raw).real()->pMethods->xLock(as_file(raw).real(), level);
}
int unlock_file(sqlite3_file* raw, int level) {
    return as_file(raw).real()->pMethods->xUnlock(as_file(raw).real(), level);
}
int is_reserved(sqlite3_file* raw, int* yes) {
    return as_file(raw).real()->pMethods->xCheckReservedLock(as_file(raw).real(), yes);
}
int control_file(sqlite3_file* raw, int what, void* value) {
    return as_file(raw).real()->pMethods->xFileControl(as_file(raw).real(), what, value);
}
int sector_size(sqlite3_file* raw) {
    return as_file(raw).real()->pMethods->xSectorSize(as_file(raw).real());
}
int characteristics(sqlite3_file* raw) {
    return as_file(raw).real()->pMethods->xDeviceCharacteristics(as_file(raw).real());
}
int map_shared(sqlite3_file* raw, int page, int size, int extend, void volatile** at) {
    return as_file(raw).real()->pMethods->xShmMap(as_file(raw).real(), page, size, extend, at);
}
int lock_shared(sqlite3_file* raw, int offset, int n, int flags) {
    return as_file(raw).real()->pMethods->xShmLock(as_file(raw).real(), offset, n, flags);
}
void barrier_shared(sqlite3_file* raw) {
    as_file(raw).real()->pMethods->xShmBarrier(as_file(raw).real());
}
int unmap_shared(sqlite3_file* raw, int remove) {
    return as_file(raw).real()->pMethods->xShmUnmap(as_file(raw).real(), remove);
}

int open_file(sqlite3_vfs* vfs, const char* path, sqlite3_file* raw, int flags, int* out) {
    FaultyDisk& disk = disk_of(vfs);
    File& file = as_file(raw);
    std::memset(raw, 0, sizeof(File));
    const bool counted = path && (flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL));
    if (counted && disk.is_off()) return SQLITE_CANTOPEN;
    if (counted) disk.opened(path);
    const int code = disk.real->xOpen(disk.real, path, file.real(), flags, out);
    if (code != SQLITE_OK) return code;
    file.disk = &disk;
    file.path = counted ? new std::string(path) : nullptr;
    file.base.pMethods = &disk.methods;
    return SQLITE_OK;
}

int delete_file(sqlite3_vfs* vfs, const char* path, int sync) {
    FaultyDisk& disk = disk_of(vfs);
    if (disk.is_off()) return SQLITE_IOERR_DELETE;
    disk.removed(path);
    return disk.real->xDelete(disk.real, path, sync);
}

int access_file(sqlite3_vfs* vfs, const char* path, int flags, int* out) {
    return disk_of(vfs).real->xAccess(disk_of(vfs).real, path, flags, out);
}
int full_path(sqlite3_vfs* vfs, const char* path, int size, char* out) {
    return disk_of(vfs).real->xFullPathname(disk_of(vfs).real, path, size, out);
}

std::string content_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace

FaultyDisk::FaultyDisk(std::string name, bool shared_memory)
    : real(sqlite3_vfs_find(nullptr)), name_(std::move(name)) {
    methods = {shared_memory ? 2 : 1, close_file,  read_file,    write_file,
               truncate_file,         sync_file,   size_of_file, lock_file,
               unlock_file,           is_reserved, control_file, sector_size,
               characteristics,       map_shared,  lock_shared,  barrier_shared,
               unmap_shared,          nullptr,     nullptr};
    vfs_ = *real; // time, randomness and sleep are the system's
    vfs_.szOsFile = static_cast<int>(sizeof(File)) + real->szOsFile;
    vfs_.zName = name_.c_str();
    vfs_.pNext = nullptr;
    vfs_.pAppData = this;
    vfs_.xOpen = open_file;
    vfs_.xDelete = delete_file;
    vfs_.xAccess = access_file;
    vfs_.xFullPathname = full_path;
    sqlite3_vfs_register(&vfs_, 0);
}

FaultyDisk::~FaultyDisk() {
    sqlite3_vfs_unregister(&vfs_);
}

std::int64_t FaultyDisk::calls() const {
    const std::lock_guard lock(mutex_);
    return calls_;
}

bool FaultyDisk::has_failed() const {
    const std::lock_guard lock(mutex_);
    return failed_;
}

bool FaultyDisk::is_off() const {
    const std::lock_guard lock(mutex_);
    return off_;
}

void FaultyDisk::fail_at(std::int64_t n, Failure failure, bool for_ever) {
    const std::lock_guard lock(mutex_);
    fail_at_ = calls_ + n;
    failure_ = failure;
    for_ever_ = for_ever;
    failed_ = false;
}

void FaultyDisk::mend() {
    const std::lock_guard lock(mutex_);
    fail_at_ = -1;
    failed_ = off_ = false;
}

std::optional<Failure> FaultyDisk::next_call() {
    const std::lock_guard lock(mutex_);
    ++calls_;
    if (off_) return Failure::input_error;
    const bool fails = calls_ == fail_at_ || (for_ever_ && failed_ && fail_at_ >= 0);
    if (!fails) return std::nullopt;
    failed_ = true;
    off_ = failure_ == Failure::power_cut;
    return failure_;
}

void FaultyDisk::opened(const std::string& path) {
    const std::lock_guard lock(mutex_);
    if (!images_.contains(path)) images_[path].durable = content_of(path);
}

void FaultyDisk::wrote(const std::string& path, std::int64_t offset, const void* bytes, std::size_t size) {
    const std::lock_guard lock(mutex_);
    images_[path].pending.push_back({offset, std::string(static_cast<const char*>(bytes), size)});
}

void FaultyDisk::truncated(const std::string& path, std::int64_t size) {
    const std::lock_guard lock(mutex_);
    images_[path].pending.push_back({size, {}, true});
}

void FaultyDisk::synced(const std::string& path) {
    const std::lock_guard lock(mutex_);
    Image& image = images_[path];
    for (const Change& change : image.pending)
        apply(image.durable, change, change.bytes.size());
    image.pending.clear();
}

void FaultyDisk::removed(const std::string& path) {
    const std::lock_guard lock(mutex_);
    images_.erase(path);
}

void FaultyDisk::apply(std::string& content, const Change& change, std::size_t bytes) {
    const auto offset = static_cast<std::size_t>(change.offset);
    if (change.truncation) {
        content.resize(offset);
        return;
    }
    if (content.size() < offset + bytes) content.resize(offset + bytes);
    content.replace(offset, bytes, change.bytes, 0, bytes);
}

void FaultyDisk::power_back(std::mt19937& dice) {
    const std::lock_guard lock(mutex_);
    for (auto& [path, image] : images_) {
        for (const Change& change : image.pending) {
            if (dice() % 2 == 0) continue;
            const std::size_t sectors = change.bytes.size() / 512;
            const bool torn = sectors > 1 && dice() % 4 == 0;
            apply(image.durable, change, torn ? 512 * (dice() % sectors) : change.bytes.size());
        }
        std::ofstream(path, std::ios::binary) << image.durable;
        std::filesystem::remove(path + "-shm");
    }
    images_.clear();
    fail_at_ = -1;
    failed_ = off_ = false;
}

} // namespace amends::fault
