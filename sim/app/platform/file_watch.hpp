#pragma once
#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>

namespace amends::app::platform {

/// Tells that a file was written, replaced, moved away or came back: at once where the system tells of it,
/// otherwise (a folder of another machine) when the watch looks itself. `changed` is called from a thread of
/// the watch, also for what this program writes; never after the watch is gone.
class FileWatch {
public:
    explicit FileWatch(std::filesystem::path file, std::function<void()> changed,
                       std::chrono::milliseconds look_every = std::chrono::seconds(2));
    ~FileWatch();
    FileWatch(const FileWatch&) = delete;
    FileWatch& operator=(const FileWatch&) = delete;

private:
    class Looking;
    std::unique_ptr<Looking> looking_; ///< null: no thread could be had, nothing is told
};

} // namespace amends::app::platform
