#include "sim/app/ui_host.hpp"

#include "sim/app/platform/places.hpp"
#include "sim/ui/base/fonts.hpp"

#include <algorithm>
#include <cmath>

namespace amends::app {
namespace {

constexpr std::size_t text_bytes_max = 4U << 20;

support::Result<ui::Texts> read_texts(const std::filesystem::path& assets, support::Lang lang) {
    const auto path = assets / "text" / (lang == support::Lang::zh ? "zh.json" : "en.json");
    const auto json = platform::read_file(path, text_bytes_max);
    if (!json) return json.error();
    auto texts = ui::Texts::parse(lang, json.value());
    if (!texts)
        return support::Error{"read the texts", path.string(),
                              texts.error().object + ": " + texts.error().answer};
    return texts;
}

} // namespace

class UiHost::Textures : public ui::TextureDevice {
public:
    explicit Textures(Renderer& renderer) : renderer_(renderer) {}

    std::uint64_t upload(const ui::Image& image) override {
        std::vector<PixelView> sizes{{image.width, image.height, image.rgba.data()}};
        for (const ui::Image& one : image.smaller)
            sizes.push_back({one.width, one.height, one.rgba.data()});
        return renderer_.upload(sizes);
    }
    void release(std::uint64_t texture) override { renderer_.release(texture); }

private:
    Renderer& renderer_;
};

support::Result<std::unique_ptr<UiHost>> UiHost::create(Renderer& renderer,
                                                        const std::filesystem::path& assets) {
    auto zh = read_texts(assets, support::Lang::zh), en = read_texts(assets, support::Lang::en);
    if (!zh) return zh.error();
    if (!en) return en.error();
    return std::unique_ptr<UiHost>(
        new UiHost(renderer, assets, std::move(zh).value(), std::move(en).value()));
}

UiHost::UiHost(Renderer& renderer, const std::filesystem::path& assets, ui::Texts zh, ui::Texts en)
    : zh_(std::move(zh)), en_(std::move(en)), textures_(std::make_unique<Textures>(renderer)),
      pictures_((assets / "pictures").string(), *textures_) {
    ui_.pictures = &pictures_;
    load_fonts();
    speak(support::Lang::zh);
}

UiHost::~UiHost() = default;

void UiHost::release() {
    pictures_.clear();
}

void UiHost::load_fonts() {
    const platform::FontPlaces places = platform::font_places();
    const auto named = [](const platform::FontPlace& place) {
        return ui::FontPlace{place.path.string(), place.package};
    };
    const auto map = [&](const platform::FontPlace& place) -> ui::FontFile {
        auto file = platform::MappedFile::open(place.path);
        if (!file) return {};
        files_.push_back(std::move(file).value());
        return {files_.back().bytes(), place.face};
    };
    files_.reserve(4);
    ui_.fonts =
        ui::load_fonts({map(places.regular), map(places.bold), map(places.emoji), map(places.icons)},
                       {named(places.regular), named(places.bold), named(places.emoji), named(places.icons)});
}

void UiHost::speak(support::Lang lang) {
    ui_.texts = lang == support::Lang::zh && !ui_.fonts.latin_only ? &zh_ : &en_;
}

void UiHost::look(ui::ThemeKind kind, float scale) {
    ui_.theme = ui::make_theme(kind, scale);
}

void UiHost::load_pictures_beside() {
    pictures_.load_beside([] { platform::Window::wake(); });
}

std::optional<std::chrono::milliseconds> UiHost::next_wake() const {
    if (!std::isfinite(ui_.wake.in_seconds)) return std::nullopt;
    return std::chrono::milliseconds(static_cast<std::int64_t>(std::ceil(ui_.wake.in_seconds * 1000)));
}

ImVec4 UiHost::background() const {
    return ImGui::ColorConvertU32ToFloat4(ui_.colors().ground.packed);
}

} // namespace amends::app
