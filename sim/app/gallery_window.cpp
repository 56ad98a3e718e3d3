#include "sim/app/gallery_window.hpp"

#include "sim/app/desktop_window.hpp"
#include "sim/app/frame_loop.hpp"
#include "sim/app/pictures.hpp"
#include "sim/app/platform/platform.hpp"
#include "sim/app/ui_host.hpp"
#include "sim/ui/gallery/gallery.hpp"

#include <imgui.h>

#include <cstdio>
#include <map>

namespace amends::app {
namespace {

struct Wanted {
    ui::GalleryPage page = ui::GalleryPage::controls;
    ui::ThemeKind theme = ui::ThemeKind::light;
    support::Lang lang = support::Lang::zh;
    float scale = 1;
    int width = 1440, height = 900;
    std::string shot;
};

/// False when a word is not known.
bool take(Wanted& wanted, const std::string& name, const std::string& value) {
    static const std::map<std::string, ui::GalleryPage> pages{
        {"controls", ui::GalleryPage::controls}, {"texts", ui::GalleryPage::texts},
        {"desk", ui::GalleryPage::desk},         {"dialog", ui::GalleryPage::dialog},
        {"menu", ui::GalleryPage::menu},         {"shortcuts", ui::GalleryPage::shortcuts},
        {"states", ui::GalleryPage::states}};
    static const std::map<std::string, ui::ThemeKind> themes{{"light", ui::ThemeKind::light},
                                                             {"dark", ui::ThemeKind::dark},
                                                             {"high_contrast", ui::ThemeKind::high_contrast}};
    if (name == "--page" && pages.contains(value)) return wanted.page = pages.at(value), true;
    if (name == "--theme" && themes.contains(value)) return wanted.theme = themes.at(value), true;
    if (name == "--lang") return wanted.lang = value == "en" ? support::Lang::en : support::Lang::zh, true;
    if (name == "--scale") {
        const auto scale = scale_of(value);
        wanted.scale = scale.value_or(wanted.scale);
        return scale.has_value();
    }
    if (name == "--size") return std::sscanf(value.c_str(), "%dx%d", &wanted.width, &wanted.height) == 2;
    if (name == "--shot") return wanted.shot = value, true;
    return false;
}

support::Status run(const Wanted& wanted) {
    auto window = platform::Window::open({.title = "Amends gallery",
                                          .width_px = wanted.width,
                                          .height_px = wanted.height,
                                          .width_min_px = 1100,
                                          .height_min_px = 700});
    if (!window) return window.error();
    auto renderer = Renderer::create();
    const auto assets = platform::asset_folder();
    if (!renderer) return renderer.error();
    if (!assets) return assets.error();
    auto made = UiHost::create(renderer.value(), assets.value());
    if (!made) return made.error();
    UiHost& host = *made.value();
    host.look(wanted.theme, wanted.scale);
    host.speak(wanted.lang);
    host.ui().still = !wanted.shot.empty();

    ui::GalleryState state;
    state.page = wanted.page;
    FrameClient client;
    client.draw = [&] {
        const ui::Rect area = ui::begin_frame(host.ui());
        ui::draw_gallery(host.ui(), area, state);
        ui::end_frame(host.ui());
    };
    client.next_wake = [&] { return host.next_wake(); };
    client.background = [&] { return host.background(); };
    support::Status status = support::Done{};
    if (wanted.shot.empty())
        run_frame_loop(window.value(), renderer.value(), client);
    else
        status = write_png(wanted.shot, take_picture(window.value(), renderer.value(), client, 40));
    host.release();
    ImGui::GetIO().Fonts->Clear(); // before the mapped faces go
    return status;
}

} // namespace

int run_gallery(const std::vector<std::string>& words) {
    Wanted wanted;
    for (std::size_t i = 0; i + 1 < words.size(); i += 2)
        if (!take(wanted, words[i], words[i + 1])) {
            std::fprintf(stderr, "amends: unknown word \"%s %s\"\n", words[i].c_str(), words[i + 1].c_str());
            return 2;
        }
    ImGui::CreateContext();
    ImGui::GetIO().IniFilename = nullptr;
    ImGui::GetIO().ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    const support::Status status = run(wanted);
    ImGui::DestroyContext();
    if (!status)
        std::fprintf(stderr, "amends: %s: %s %s\n", status.error().doing.c_str(),
                     status.error().object.c_str(), status.error().answer.c_str());
    return status ? 0 : 3;
}

} // namespace amends::app
