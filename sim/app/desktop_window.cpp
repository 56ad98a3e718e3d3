#include "sim/app/desktop_window.hpp"

#include "sim/app/desktop.hpp"
#include "sim/app/frame_loop.hpp"
#include "sim/app/opening_page.hpp"
#include "sim/app/pictures.hpp"
#include "sim/app/platform/platform.hpp"
#include "sim/app/shown_items.hpp"

#include <imgui.h>

#include <array>
#include <atomic>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <initializer_list>
#include <memory>
#include <sstream>
#include <string_view>
#include <utility>

namespace amends::app {
namespace {

struct GuiContext {
    GuiContext() {
        ImGui::CreateContext();
        ImGui::GetIO().IniFilename = nullptr;
        ImGui::GetIO().ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    }
    GuiContext(const GuiContext&) = delete;
    GuiContext& operator=(const GuiContext&) = delete;
    ~GuiContext() { ImGui::DestroyContext(); }
};

std::optional<ui::Screen> screen_named(const std::string& name) {
    constexpr std::array<std::pair<const char*, ui::Screen>, 6> screens{{{"home", ui::Screen::home},
                                                                         {"catalogue", ui::Screen::catalogue},
                                                                         {"desk", ui::Screen::desk},
                                                                         {"wrap_up", ui::Screen::wrap_up},
                                                                         {"debrief", ui::Screen::debrief},
                                                                         {"settings", ui::Screen::settings}}};
    for (const auto& [known, screen] : screens) {
        if (name == known) return screen;
    }
    return std::nullopt;
}

/// --tab NODE/REPLY/LABEL: which node is shown and what is opened there.
support::Status prepare_bench(Desktop& desktop, const DesktopRequest& request) {
    std::array<std::string, 3> opened;
    std::istringstream parts(request.tab);
    for (std::string& part : opened)
        std::getline(parts, part, '/');
    if (!desktop.show_bench(request.case_id, opened[0], opened[1], opened[2]))
        return support::Error{"judge the samples", request.case_id, "no such case, or no judge"};
    return support::Done{};
}

/// --tab wizard2 --script FILE: the conversation in the file, taken on by two steps.
support::Status prepare_wizard(Desktop& desktop, const DesktopRequest& request) {
    std::string pasted;
    if (!request.script.empty()) {
        auto text = platform::read_file(request.script, 1U << 20);
        if (!text) return text.error();
        pasted = std::move(text).value();
    }
    desktop.show_wizard(pasted, std::atoi(request.tab.substr(6).c_str()));
    return support::Done{};
}

support::Status prepare_picture(Desktop& desktop, UiHost& host, const DesktopRequest& request) {
    host.ui().still = true;
    desktop.after_first_picture();
    if (!request.as.empty()) {
        const auto file = platform::pin_file();
        auto pin = file ? platform::read_file(*file, 4096) : support::Result<std::string>(std::string());
        if (!pin) return pin.error();
        const std::string line = pin.value().substr(0, pin.value().find_first_of("\r\n"));
        if (auto signed_in = desktop.sign_in_as(request.as, line); !signed_in) return signed_in;
    }
    if (request.screen == "bench") return prepare_bench(desktop, request);
    if (request.screen == "manage") { // --case demonstration: over the invented people
        if (!desktop.show_manager(request.tab, request.case_id == "demonstration"))
            return support::Error{"open the tab", request.tab, "no such tab, or nobody who may see it"};
        return support::Done{};
    }
    if (request.screen == "author") {
        if (request.case_id.empty() && request.tab.starts_with("wizard"))
            return prepare_wizard(desktop, request);
        if (request.case_id.empty())
            desktop.show_author_list();
        else if (!desktop.show_author(request.case_id, request.tab))
            return support::Error{"open the case", request.case_id, "no such case"};
        return support::Done{};
    }
    if (!request.case_id.empty()) {
        std::string script;
        if (!request.script.empty()) {
            auto text = platform::read_file(request.script, 1U << 20);
            if (!text) return text.error();
            script = std::move(text).value();
        }
        if (auto shown = desktop.show_case(request.case_id, request.way, request.mode,
                                           host.ui().texts->lang(), script);
            !shown)
            return shown;
    }
    if (const auto screen = screen_named(request.screen)) desktop.open_screen(*screen);
    if (request.tab == "knowledge") desktop.choose_right_tab(ui::RightTab::knowledge);
    if (request.tab == "contact") desktop.choose_right_tab(ui::RightTab::contact);
    desktop.debrief_widgets().details = !request.tab.empty();
    if (request.tab == "points") {
        desktop.debrief_widgets().tab = ui::DebriefTab::points;
        desktop.debrief_widgets().points = true;
    }
    if (request.tab == "actions") desktop.debrief_widgets().tab = ui::DebriefTab::desk;
    return support::Done{};
}

support::Result<DesktopPlaces> find_places(const DesktopRequest& request) {
    auto assets = platform::asset_folder();
    if (!assets) return assets.error();
    auto data = platform::data_folder();
    if (!data) return data.error();
    auto config = platform::config_folder();
    if (!config) return config.error();
    DesktopPlaces places{assets.value(), data.value(), config.value() / "settings.json", request.library};
    places.intake = platform::intake_folder();
    places.read_judge = [own = own_lexicon_folder()](const std::filesystem::path& folder) {
        return load_judge(folder, true, own);
    };
    return places;
}

/// Shows how far the records are until they are open. False: the window was closed before.
bool wait_for_records(platform::Window& window, Renderer& renderer, UiHost& host, ReadBeside& read) {
    const auto is_open = [&] {
        return read.store.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
    };
    if (is_open()) return true;
    OpeningPage page(host.ui(), *read.opening);
    FrameClient client;
    client.draw = [&] { page.frame(); };
    client.next_wake = [] { return std::optional(std::chrono::milliseconds(100)); };
    client.background = [&] { return host.background(); };
    client.wants_to_end = is_open;
    run_frame_loop(window, renderer, client);
    if (is_open()) return true;
    read.opening->stop();
    return false;
}

} // namespace

support::Status run_desktop(const DesktopRequest& request) {
    auto places = find_places(request);
    if (!places) return places.error();
    Settings settings = read_settings(places.value().settings_file);
    if (request.lang) settings.lang = request.lang;
    if (request.theme) settings.theme = *request.theme;
    if (request.width_px > 0) {
        settings.window = {request.width_px, request.height_px, {}, {}, false};
    }
    platform::ensure_utf8_locale();
    const auto has_window = std::make_shared<std::atomic<bool>>(false);
    const auto wake = [has_window] {
        if (*has_window) platform::Window::wake();
    };
    ReadBeside read = begin_reading(places.value(), wake);
    const GuiContext context;
    auto window = platform::Window::open({.title = "补救 · Amends",
                                          .width_px = settings.window.width_px,
                                          .height_px = settings.window.height_px,
                                          .width_min_px = 1100,
                                          .height_min_px = 700,
                                          .x_px = settings.window.x_px,
                                          .y_px = settings.window.y_px,
                                          .maximised = settings.window.maximised});
    if (!window) return window.error();
    *has_window = true;
    auto renderer = Renderer::create();
    if (!renderer) return renderer.error();
    auto made = UiHost::create(renderer.value(), places.value().assets);
    if (!made) return made.error();
    UiHost& host = *made.value();
    const float scale = request.scale > 0    ? request.scale
                        : settings.scale > 0 ? settings.scale
                                             : window.value().content_scale();
    host.look(settings.theme, scale);
    host.speak(settings.lang.value_or(language_of_environment()));
    support::Status status = support::Done{};
    const bool has_records =
        !request.shot.empty() || wait_for_records(window.value(), renderer.value(), host, read);
    if (has_records) {
        if (request.shot.empty()) host.load_pictures_beside();
        Desktop desktop(host, places.value(), settings, wake, std::move(read));
        std::string title;
        FrameClient client;
        client.draw = [&] { desktop.frame(); };
        client.next_wake = [&] { return desktop.next_wake(); };
        client.background = [&] { return host.background(); };
        client.may_close = [&] { return desktop.may_close(); };
        client.wants_to_end = [&] { return desktop.wants_to_end(); };
        std::optional<ShownItemsFile> items;
        if (!request.items.empty()) {
            items.emplace(host.ui(), request.items);
        }
        client.dropped = [&](const std::vector<std::filesystem::path>& files) { desktop.drop_files(files); };
        client.shown = [&] {
            if (desktop.title() != title) window.value().set_title(title = desktop.title());
            if (items) items->write_if_changed();
            desktop.after_first_picture();
        };
        if (request.shot.empty()) {
            run_frame_loop(window.value(), renderer.value(), client);
            const platform::PixelSize size = window.value().surface_size();
            const platform::PixelPoint place = window.value().place();
            desktop.before_end({size.width, size.height, place.x, place.y, window.value().is_maximised()});
        } else {
            status = prepare_picture(desktop, host, request);
            if (status)
                status = write_png(request.shot, take_picture(window.value(), renderer.value(), client, 40));
        }
    }
    host.release();
    ImGui::GetIO().Fonts->Clear(); // before the mapped faces go
    return status;
}

std::optional<float> scale_of(const std::string& value) {
    std::string number = value;
    if (number.ends_with('%')) number.pop_back();
    float read = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), read);
    if (error != std::errc() || end != number.data() + number.size()) return std::nullopt;
    const bool is_factor = read < 10 && number.size() == value.size();
    const float scale = is_factor ? read : read / 100;
    const bool fits = scale >= ui::smallest_scale && scale <= ui::largest_scale; // no "not a number" fits
    return fits ? std::optional(scale) : std::nullopt;
}

namespace {

template <class Value>
using NamedValues = std::initializer_list<std::pair<std::string_view, Value>>;

/// Takes one of several names; why not, when it is none of them.
template <class Value, class Into>
std::string take_named(Into& into, const std::string& word, const std::string& value,
                       NamedValues<Value> known) {
    std::string names;
    for (const auto& [name, one] : known) {
        if (value == name) {
            into = one;
            return {};
        }
        names += (names.empty() ? "" : ", ") + std::string(name);
    }
    return word + " takes " + names + ", not \"" + value + '"';
}

std::string take_size(DesktopRequest& request, const std::string& value) {
    int width = 0, height = 0;
    if (std::sscanf(value.c_str(), "%dx%d", &width, &height) != 2 || width <= 0 || height <= 0)
        return "--size takes WIDTHxHEIGHT in pixels, not \"" + value + '"';
    request.width_px = width;
    request.height_px = height;
    return {};
}

std::string take_scale(DesktopRequest& request, const std::string& value) {
    const auto scale = scale_of(value);
    if (!scale) return "--scale takes 75 to 200 (percent) or 0.75 to 2, not \"" + value + '"';
    request.scale = *scale;
    return {};
}

} // namespace

std::string take_desktop_word(DesktopRequest& request, const std::string& word, const std::string& value) {
    if (word == "--size") return take_size(request, value);
    if (word == "--scale") return take_scale(request, value);
    if (word == "--lang")
        return take_named<support::Lang>(request.lang, word, value,
                                         {{"zh", support::Lang::zh}, {"en", support::Lang::en}});
    if (word == "--theme")
        return take_named<ui::ThemeKind>(request.theme, word, value,
                                         {{"light", ui::ThemeKind::light},
                                          {"dark", ui::ThemeKind::dark},
                                          {"high_contrast", ui::ThemeKind::high_contrast}});
    if (word == "--way")
        return take_named<scenario::Way>(
            request.way, word, value, {{"choices", scenario::Way::choices}, {"free", scenario::Way::free}});
    if (word == "--mode")
        return take_named<engine::Mode>(
            request.mode, word, value,
            {{"practice", engine::Mode::practice}, {"assessment", engine::Mode::assessment}});
    if (word == "--screen")
        return take_named<const char*>(request.screen, word, value,
                                       {{"home", "home"},
                                        {"catalogue", "catalogue"},
                                        {"desk", "desk"},
                                        {"wrap_up", "wrap_up"},
                                        {"debrief", "debrief"},
                                        {"settings", "settings"},
                                        {"bench", "bench"},
                                        {"manage", "manage"},
                                        {"author", "author"}});
    if (word == "--shot")
        request.shot = value;
    else if (word == "--as")
        request.as = value;
    else if (word == "--case")
        request.case_id = value;
    else if (word == "--script")
        request.script = value;
    else if (word == "--tab")
        request.tab = value;
    else
        return "unknown word \"" + word + '"';
    return {};
}

} // namespace amends::app
