#include "sim/ui/base/pictures.hpp"

#include <stb/stb_image.h>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <fstream>
#include <iterator>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

namespace amends::ui {
namespace {

using support::Error;
using support::Result;

Error cannot_decode(std::string_view why) {
    return {"decode_picture", {}, std::string(why)};
}

std::optional<std::string> read_file(const std::string& path) {
    std::ifstream in(path, std::ios::binary | std::ios::ate);
    if (!in) return std::nullopt;
    const auto size = static_cast<std::streamoff>(in.tellg());
    if (size <= 0 || static_cast<std::size_t>(size) > largest_picture_file) return std::nullopt;
    std::string bytes(static_cast<std::size_t>(size), '\0');
    in.seekg(0);
    in.read(bytes.data(), size);
    if (!in) return std::nullopt;
    return bytes;
}

/// The size its header promises, within the limits; nothing is unpacked.
Result<Picture> measure_picture(std::string_view bytes) {
    if (bytes.empty() || bytes.size() > largest_picture_file) return cannot_decode("file_size");
    const auto* data = reinterpret_cast<const stbi_uc*>(bytes.data());
    Picture found;
    int channels = 0;
    if (stbi_info_from_memory(data, static_cast<int>(bytes.size()), &found.width, &found.height, &channels)
        == 0)
        return cannot_decode("neither_png_nor_jpeg");
    if (found.width < 1 || found.height < 1 || found.width > largest_picture_side
        || found.height > largest_picture_side)
        return cannot_decode("too_large");
    return found;
}

/// Half the size, at least one pixel each way: each pixel the mean of up to four.
Image halved(const Image& large) {
    Image small{std::max(1, large.width / 2), std::max(1, large.height / 2), {}, {}};
    small.rgba.resize(static_cast<std::size_t>(small.width) * static_cast<std::size_t>(small.height) * 4);
    const int step_x = large.width > 1 ? 1 : 0, step_y = large.height > 1 ? 1 : 0;
    const auto pixel = [&large](int x, int y) {
        return &large.rgba[(static_cast<std::size_t>(y) * static_cast<std::size_t>(large.width)
                            + static_cast<std::size_t>(x))
                           * 4];
    };
    std::uint8_t* out = small.rgba.data();
    for (int y = 0; y < small.height; ++y) {
        for (int x = 0; x < small.width; ++x, out += 4) {
            const int x0 = x * (1 + step_x), y0 = y * (1 + step_y);
            const std::uint8_t* four[] = {pixel(x0, y0), pixel(x0 + step_x, y0), pixel(x0, y0 + step_y),
                                          pixel(x0 + step_x, y0 + step_y)};
            std::uint32_t sum[3] = {}, opacity = 0;
            for (const std::uint8_t* one : four) {
                for (int c = 0; c < 3; ++c)
                    sum[c] += static_cast<std::uint32_t>(one[c]) * one[3];
                opacity += one[3];
            }
            for (int c = 0; c < 3; ++c)
                out[c] = static_cast<std::uint8_t>(opacity == 0 ? 0 : (sum[c] + opacity / 2) / opacity);
            out[3] = static_cast<std::uint8_t>((opacity + 2) / 4);
        }
    }
    return small;
}

Result<Image> unpack(std::string_view bytes) {
    auto image = decode_picture(bytes);
    if (image) add_smaller_copies(image.value());
    return image;
}

} // namespace

bool can_show(std::string_view bytes) {
    return measure_picture(bytes).ok();
}

Result<Image> decode_picture(std::string_view bytes) {
    const auto size = measure_picture(bytes);
    if (!size) return size.error();
    int width = 0, height = 0, channels = 0;
    const std::unique_ptr<stbi_uc, void (*)(void*)> pixels(
        stbi_load_from_memory(reinterpret_cast<const stbi_uc*>(bytes.data()), static_cast<int>(bytes.size()),
                              &width, &height, &channels, 4),
        stbi_image_free);
    if (!pixels) return cannot_decode(stbi_failure_reason());
    const auto count = static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4;
    return Image{width, height, std::vector<std::uint8_t>(pixels.get(), pixels.get() + count), {}};
}

void add_smaller_copies(Image& image) {
    image.smaller.clear();
    const Image* last = &image;
    while (last->width > 1 || last->height > 1) {
        Image next = halved(*last);
        last = &image.smaller.emplace_back(std::move(next));
    }
}

/// One thread that unpacks what it is given, in order. What it has not begun when it ends is left.
class Pictures::Beside {
public:
    struct Done {
        std::string name;
        Result<Image> image;
    };

    explicit Beside(std::function<void()> arrived)
        : arrived_(std::move(arrived)), thread_([this](const std::stop_token& stop) { work(stop); }) {}

    void give(std::string name, std::string bytes) {
        const std::lock_guard lock(mutex_);
        waiting_.push_back({std::move(name), std::move(bytes)});
        given_.notify_one();
    }
    std::vector<Done> take_done() {
        const std::lock_guard lock(mutex_);
        return std::exchange(done_, {});
    }

private:
    struct Given {
        std::string name, bytes;
    };

    void work(const std::stop_token& stop) {
        while (true) {
            std::unique_lock lock(mutex_);
            if (!given_.wait(lock, stop, [this] { return !waiting_.empty(); })) return;
            const Given next = std::move(waiting_.front());
            waiting_.pop_front();
            lock.unlock();
            Done done{next.name, unpack(next.bytes)};
            lock.lock();
            done_.push_back(std::move(done));
            lock.unlock();
            if (arrived_) arrived_();
        }
    }

    std::function<void()> arrived_;
    std::mutex mutex_;
    std::condition_variable_any given_;
    std::deque<Given> waiting_;
    std::vector<Done> done_;
    std::jthread thread_; ///< last: it ends before what it uses
};

Pictures::Pictures(std::string root, TextureDevice& device) : root_(std::move(root)), device_(device) {}

Pictures::~Pictures() {
    clear();
}

void Pictures::load_beside(std::function<void()> arrived) {
    beside_ = std::make_unique<Beside>(std::move(arrived));
}

void Pictures::clear() {
    beside_.reset();
    for (const auto& [name, held] : held_)
        if (held.picture.texture != 0) device_.release(held.picture.texture);
    held_.clear();
    failures_.clear();
    bytes_ = 0;
}

Pictures::Held Pictures::load(const std::string& name) {
    const bool absolute = name.front() == '/';
    if (!absolute && name.find("..") != std::string::npos) {
        failures_[name] = "outside_the_folder";
        return {};
    }
    auto bytes = read_file(absolute ? name : root_ + "/" + name + ".png");
    const auto size = bytes ? measure_picture(*bytes) : Result<Picture>(cannot_decode("unreadable"));
    Held held;
    held.used = frame_;
    if (!size) {
        failures_[name] = size.error().answer;
        return held;
    }
    held.picture = size.value();
    held.picture.coming = beside_ != nullptr;
    if (beside_ != nullptr)
        beside_->give(name, std::move(*bytes));
    else
        keep(name, held, unpack(*bytes));
    return held;
}

void Pictures::keep(const std::string& name, Held& held, const Result<Image>& image) {
    held.picture.coming = false;
    if (!image) {
        failures_[name] = image.error().answer;
        return;
    }
    const Image& pixels = image.value();
    held.picture.texture = device_.upload(pixels);
    held.bytes = pixels.rgba.size() * 4 / 3; // with its smaller copies
    bytes_ += held.bytes;
    if (held.picture.texture == 0) failures_[name] = "no_texture";
}

const Picture& Pictures::get(std::string_view name) {
    static const Picture none;
    if (name.empty()) return none;
    auto found = held_.find(name);
    if (found == held_.end()) {
        const std::string key(name);
        found = held_.emplace(key, load(key)).first;
    }
    found->second.used = frame_;
    return found->second.picture;
}

void Pictures::next_frame() {
    ++frame_;
    if (beside_ != nullptr) {
        for (const Beside::Done& done : beside_->take_done()) {
            const auto at = held_.find(done.name);
            if (at != held_.end() && at->second.picture.coming) keep(done.name, at->second, done.image);
        }
    }
    while (bytes_ > budget_bytes) {
        const auto oldest = std::min_element(held_.begin(), held_.end(), [](const auto& a, const auto& b) {
            const auto rank = [](const Held& h) { return h.bytes == 0 ? UINT64_MAX : h.used; };
            return rank(a.second) < rank(b.second);
        });
        if (oldest == held_.end() || oldest->second.bytes == 0 || oldest->second.used + 1 >= frame_) return;
        device_.release(oldest->second.picture.texture);
        bytes_ -= oldest->second.bytes;
        held_.erase(oldest);
    }
}

} // namespace amends::ui
