#include "tests/sim/app/unseen_desktop.hpp"

#include <imgui_internal.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <thread>

namespace amends::app::test {
namespace {

std::filesystem::path new_folder() {
    static std::atomic<int> count = 0;
    const auto folder =
        std::filesystem::temp_directory_path()
        / ("amends_desktop_" + std::to_string(::getpid()) + "_" + std::to_string(count.fetch_add(1)));
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder / "data");
    return folder;
}

bool matches(std::string_view path, std::string_view id) {
    if (path == id) return true;
    return path.size() > id.size() && path.substr(path.size() - id.size()) == id
           && path[path.size() - id.size() - 1] == '/';
}

} // namespace

UnseenDesktop::UnseenDesktop(UnseenOptions options)
    : context_(ImGui::CreateContext()), folder_(new_folder()) {
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.DisplaySize = {options.width, options.height};
    io.DeltaTime = 1.F / 60;
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures | ImGuiBackendFlags_RendererHasVtxOffset;
    const std::filesystem::path assets = AMENDS_BINARY_DIR "/assets";
    auto host = UiHost::create(renderer_, assets);
    if (!host) throw std::runtime_error(host.error().object + ": " + host.error().answer);
    host_ = std::move(host).value();
    host_->look(ui::ThemeKind::light, 1);
    if (options.prepare) options.prepare(folder_ / "data");
    Settings settings;
    settings.lang = options.lang;
    settings.still = true;
    DesktopPlaces places{assets, folder_ / "data", folder_ / "settings.json",
                         std::string(AMENDS_SOURCE_DIR) + "/scenarios"};
    if (options.read_judge) places.read_judge = options.read_judge;
    if (options.now) places.now = options.now;
    desktop_ = std::make_unique<Desktop>(*host_, std::move(places), settings, [] {});
    frame(4);
}

UnseenDesktop::~UnseenDesktop() {
    desktop_.reset();
    host_->release();
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures)
        texture->SetStatus(ImTextureStatus_Destroyed);
    ImGui::DestroyContext(context_);
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

void UnseenDesktop::frame(int count) {
    for (int i = 0; i < count; ++i) {
        ImGui::NewFrame();
        ui().record = &drawing_;
        desktop_->frame();
        ImGui::Render();
        for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
            if (texture->Status == ImTextureStatus_WantDestroy) {
                texture->SetTexID(ImTextureID_Invalid);
                texture->SetStatus(ImTextureStatus_Destroyed);
            } else if (texture->Status != ImTextureStatus_Destroyed) {
                texture->SetTexID(1);
                texture->SetStatus(ImTextureStatus_OK);
            }
        }
        std::swap(shown_, drawing_);
    }
}

bool UnseenDesktop::until(const std::function<bool()>& holds) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(30);
    while (!holds()) {
        if (std::chrono::steady_clock::now() > end) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(1)); // the disk and the judge answer meanwhile
        frame();
    }
    return true;
}

void UnseenDesktop::settle() {
    for (int i = 0; i < 1000 && !context_->InputEventsQueue.empty(); ++i)
        frame();
    frame(4);
}

void UnseenDesktop::press(ImGuiKey key, ImGuiKey modifier) {
    ImGuiIO& io = ImGui::GetIO();
    if (modifier != ImGuiKey_None) io.AddKeyEvent(modifier, true);
    io.AddKeyEvent(key, true);
    settle();
    io.AddKeyEvent(key, false);
    if (modifier != ImGuiKey_None) io.AddKeyEvent(modifier, false);
    settle();
}

void UnseenDesktop::type(std::string_view utf8) {
    ImGui::GetIO().AddInputCharactersUTF8(std::string(utf8).c_str());
    settle();
}

bool UnseenDesktop::click(std::string_view id) {
    const ui::RecordedItem* item = find(id);
    if (item == nullptr || !item->enabled || item->visible.empty()) return false;
    const ui::Vec at = item->visible.middle();
    ImGuiIO& io = ImGui::GetIO();
    io.AddMousePosEvent(at.x, at.y);
    settle();
    io.AddMouseButtonEvent(0, true);
    io.AddMouseButtonEvent(0, false);
    settle();
    return true;
}

bool UnseenDesktop::hover(std::string_view id) {
    const ui::RecordedItem* item = find(id);
    if (item == nullptr || item->visible.empty()) return false;
    const ui::Vec at = item->visible.middle();
    ImGui::GetIO().AddMousePosEvent(at.x, at.y);
    settle();
    return true;
}

const ui::RecordedItem* UnseenDesktop::find(std::string_view id) const {
    for (const ui::RecordedItem& item : shown_.items)
        if (matches(item.path, id)) return &item;
    return nullptr;
}

bool UnseenDesktop::is_enabled(std::string_view id) const {
    const ui::RecordedItem* item = find(id);
    return item != nullptr && item->enabled;
}

bool UnseenDesktop::shows(std::string_view words) const {
    for (const ui::RecordedText& text : shown_.texts)
        if (text.visible && text.text.find(words) != std::string::npos) return true;
    return false;
}

std::string UnseenDesktop::list() const {
    std::string out;
    for (const ui::RecordedItem& item : shown_.items)
        out += item.path + (item.enabled ? "\n" : " disabled\n");
    return out;
}

std::string UnseenDesktop::focused() const {
    const ImGuiID has_it = context_->ActiveId != 0 ? context_->ActiveId : context_->NavId;
    for (const ui::RecordedItem& item : shown_.items)
        if (item.id == has_it && has_it != 0) return item.path;
    return {};
}

bool UnseenDesktop::has_focus(std::string_view id) const {
    return matches(focused(), id);
}

bool UnseenDesktop::focus_is_seen() const {
    return context_->ActiveId != 0 || context_->NavCursorVisible;
}

bool UnseenDesktop::tab_to(std::string_view id) {
    for (int i = 0; i < 150; ++i) {
        if (has_focus(id) && focus_is_seen()) return true;
        press(ImGuiKey_Tab);
    }
    return false;
}

} // namespace amends::app::test
