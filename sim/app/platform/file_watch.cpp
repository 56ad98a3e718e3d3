#include "sim/app/platform/file_watch.hpp"

#include "sim/app/platform/replace_file.hpp"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <system_error>
#include <thread>
#include <utility>

namespace amends::app::platform {
namespace {

/// A descriptor that is closed with its owner; below 0: none.
class WatchDescriptor {
public:
    explicit WatchDescriptor(int number) : number_(number) {}
    ~WatchDescriptor() {
        if (number_ >= 0) ::close(number_);
    }
    WatchDescriptor(const WatchDescriptor&) = delete;
    WatchDescriptor& operator=(const WatchDescriptor&) = delete;
    [[nodiscard]] int number() const { return number_; }

private:
    int number_;
};

/// A file is replaced by a rename as often as it is written, so its folder is watched.
constexpr std::uint32_t folder_events =
    IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_ATTRIB;

void empty_queue(int descriptor) {
    alignas(inotify_event) std::array<char, 4096> bytes{};
    while (::read(descriptor, bytes.data(), bytes.size()) > 0) {
    }
}

} // namespace

class FileWatch::Looking {
public:
    Looking(std::filesystem::path file, std::function<void()> changed, std::chrono::milliseconds look_every)
        : file_(std::move(file)), changed_(std::move(changed)), look_every_(look_every),
          seen_(stamp_of(file_)), ends_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
          events_(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK)) {
        // Without a watch the looking every so often remains.
        if (events_.number() >= 0)
            ::inotify_add_watch(events_.number(), file_.parent_path().c_str(), folder_events);
        if (ends_.number() >= 0) thread_ = std::thread([this] { look(); });
    }
    ~Looking() {
        if (!thread_.joinable()) return;
        const std::uint64_t one = 1;
        static_cast<void>(!::write(ends_.number(), &one, sizeof one));
        thread_.join();
    }
    Looking(const Looking&) = delete;
    Looking& operator=(const Looking&) = delete;

private:
    void look() {
        std::array<pollfd, 2> waited{
            {{ends_.number(), POLLIN, 0}, {events_.number(), POLLIN, 0}}}; // below 0 is passed over
        while (true) {
            ::poll(waited.data(), waited.size(), static_cast<int>(look_every_.count()));
            if (waited[0].revents != 0) return;
            if (waited[1].revents != 0) empty_queue(events_.number());
            if (const auto stamp = stamp_of(file_); stamp != seen_) {
                seen_ = stamp;
                changed_();
            }
        }
    }

    std::filesystem::path file_;
    std::function<void()> changed_;
    std::chrono::milliseconds look_every_;
    std::optional<FileStamp> seen_;
    WatchDescriptor ends_, events_;
    std::thread thread_;
};

FileWatch::FileWatch(std::filesystem::path file, std::function<void()> changed,
                     std::chrono::milliseconds look_every) {
    try {
        looking_ = std::make_unique<Looking>(std::move(file), std::move(changed), look_every);
    } catch (const std::system_error&) {
        looking_ = nullptr; // no thread to be had: the change is seen with the next input
    }
}

FileWatch::~FileWatch() = default;

} // namespace amends::app::platform
