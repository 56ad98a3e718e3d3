#pragma once
// PNG and JPEG files as textures: loaded when first drawn, forgotten when long unused.
#include "support/result.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace amends::ui {

/// Straight-alpha RGBA, rows from the top.
struct Image {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgba;
    std::vector<Image> smaller; ///< each half the size of the one before, down to a single pixel
};

inline constexpr int largest_picture_side = 4096;
inline constexpr std::size_t largest_picture_file = 32UL << 20;

/// Decodes PNG or JPEG. The size is checked before anything is unpacked.
[[nodiscard]] support::Result<Image> decode_picture(std::string_view bytes);
/// Whether the window can show these bytes, by what their header promises; nothing is unpacked.
[[nodiscard]] bool can_show(std::string_view bytes);
/// Fills in `smaller`. Colours count by their opacity, so that what is transparent does not darken an edge.
void add_smaller_copies(Image&);
/// Where textures live: OpenGL in the program, nothing in tests.
class TextureDevice {
public:
    virtual ~TextureDevice() = default;
    /// A texture that may be drawn smaller without flicker; 0 when it cannot be made.
    virtual std::uint64_t upload(const Image&) = 0;
    virtual void release(std::uint64_t texture) = 0;
};

struct Picture {
    std::uint64_t texture = 0; ///< 0: could not be loaded, or not yet; a box stands in its place
    int width = 0, height = 0; ///< known from the first call
    bool coming = false;       ///< it is being unpacked
};

/// Pictures by name: "portraits/li-hao/neutral" is a PNG under the root; a path that begins with '/' is that
/// file.
class Pictures {
public:
    Pictures(std::string root, TextureDevice&);
    ~Pictures();
    Pictures(const Pictures&) = delete;
    Pictures& operator=(const Pictures&) = delete;

    /// From now on pictures are unpacked on a thread beside the window, and `arrived` is called from there
    /// for each.
    void load_beside(std::function<void()> arrived);
    /// Loads at the first call, or begins to. What cannot be loaded has texture 0 and is not tried again.
    const Picture& get(std::string_view name);
    /// Once a frame: what was unpacked beside is brought to the device. When more than `budget` bytes are
    /// held, what was not drawn lately is let go.
    void next_frame();
    void clear();
    /// Names that could not be loaded and why, for the log.
    [[nodiscard]] const std::map<std::string, std::string, std::less<>>& failures() const {
        return failures_;
    }

    std::size_t budget_bytes = 32UL << 20;

private:
    struct Held {
        Picture picture;
        std::size_t bytes = 0;
        std::uint64_t used = 0;
    };
    class Beside;
    Held load(const std::string& name);
    void keep(const std::string& name, Held&, const support::Result<Image>&);

    std::string root_;
    TextureDevice& device_;
    std::map<std::string, Held, std::less<>> held_;
    std::map<std::string, std::string, std::less<>> failures_;
    std::size_t bytes_ = 0;
    std::uint64_t frame_ = 0;
    std::unique_ptr<Beside> beside_; ///< null: loaded at once
};

} // namespace amends::ui
