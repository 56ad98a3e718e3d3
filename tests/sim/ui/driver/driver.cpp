#include "tests/sim/ui/driver/driver.hpp"

#include "sim/ui/base/fonts.hpp"

#include <fcntl.h>
#include <imgui.h>
#include <imgui_internal.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace amends::ui::test {

/// The font files where Debian's packages put them, mapped once for the whole test program.
struct DriverFonts {
    static FontPlaces places() {
        const std::string fonts = "/usr/share/fonts/", noto = fonts + "opentype/noto/NotoSansCJK-";
        const std::string icons = "truetype/material-design-icons-iconfont/MaterialIcons-Regular.ttf";
        return {{noto + "Regular.ttc", "fonts-noto-cjk"},
                {noto + "Bold.ttc", "fonts-noto-cjk"},
                {fonts + "truetype/ancient-scripts/Symbola_hint.ttf", "fonts-symbola"},
                {fonts + icons, "fonts-material-design-icons-iconfont"}};
    }

    static std::span<const std::byte> map(const std::string& path) {
        const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
        struct stat status {};
        if (descriptor < 0 || fstat(descriptor, &status) != 0) return {};
        const auto size = static_cast<std::size_t>(status.st_size);
        void* bytes = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
        close(descriptor);
        if (bytes == MAP_FAILED) return {};
        return {static_cast<const std::byte*>(bytes), size};
    }

    static const FontFiles& mapped() {
        static const FontFiles files = [] {
            const FontPlaces at = places();
            constexpr int simplified_chinese = 2; // of the collection
            return FontFiles{{map(at.regular.path), simplified_chinese},
                             {map(at.bold.path), simplified_chinese},
                             {map(at.emoji.path), 0},
                             {map(at.icons.path), 0}};
        }();
        return files;
    }
};

namespace {

constexpr std::array<ImGuiKey, 21> keys{
    ImGuiKey_Enter,  ImGuiKey_Escape,    ImGuiKey_Tab,        ImGuiKey_Space,    ImGuiKey_Backspace,
    ImGuiKey_Delete, ImGuiKey_LeftArrow, ImGuiKey_RightArrow, ImGuiKey_UpArrow,  ImGuiKey_DownArrow,
    ImGuiKey_Home,   ImGuiKey_End,       ImGuiKey_PageUp,     ImGuiKey_PageDown, ImGuiKey_A,
    ImGuiKey_C,      ImGuiKey_V,         ImGuiKey_X,          ImGuiKey_Y,        ImGuiKey_Z,
    ImGuiKey_F1,
};

bool matches(std::string_view path, std::string_view id) {
    if (path == id) return true;
    return path.size() > id.size() && path.substr(path.size() - id.size()) == id
           && path[path.size() - id.size() - 1] == '/';
}

} // namespace

Texts shipped_texts(support::Lang lang) {
    const std::string name = lang == support::Lang::zh ? "zh" : "en";
    std::ifstream in(std::string(AMENDS_SOURCE_DIR) + "/assets/text/" + name + ".json");
    const std::string json((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    auto texts = Texts::parse(lang, json);
    if (!texts) throw std::runtime_error(texts.error().object + ": " + texts.error().answer);
    return std::move(texts).value();
}

Driver::Driver(Screen screen, Options options)
    : screen_(std::move(screen)), context_(ImGui::CreateContext()), zh_(shipped_texts(support::Lang::zh)),
      en_(shipped_texts(support::Lang::en)) {
    ImGui::SetCurrentContext(context_);
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.DeltaTime = 1.F / 60;
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures | ImGuiBackendFlags_RendererHasVtxOffset;
    ImGuiPlatformIO& platform = ImGui::GetPlatformIO();
    platform.Platform_ClipboardUserData = this;
    platform.Platform_GetClipboardTextFn = [](ImGuiContext*) -> const char* {
        return static_cast<Driver*>(ImGui::GetPlatformIO().Platform_ClipboardUserData)->clipboard.c_str();
    };
    platform.Platform_SetClipboardTextFn = [](ImGuiContext*, const char* text) {
        static_cast<Driver*>(ImGui::GetPlatformIO().Platform_ClipboardUserData)->clipboard = text;
    };
    ui_.theme = make_theme(options.theme, options.scale);
    ui_.fonts = load_fonts(options.fonts ? DriverFonts::mapped() : FontFiles{}, DriverFonts::places());
    ui_.still = true;
    speak(options.lang);
    resize(options.width, options.height);
}

Driver::~Driver() {
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures)
        texture->SetStatus(ImTextureStatus_Destroyed);
    ImGui::DestroyContext(context_);
}

void Driver::speak(support::Lang lang) {
    ui_.texts = lang == support::Lang::zh ? &zh_ : &en_;
}

void Driver::resize(float width, float height) {
    ImGui::GetIO().DisplaySize = {width, height};
    frame(3);
}

void Driver::answer_textures() {
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        if (texture->Status == ImTextureStatus_WantCreate) {
            texture->SetTexID(1);
            texture->SetStatus(ImTextureStatus_OK);
        } else if (texture->Status == ImTextureStatus_WantUpdates) {
            texture->SetStatus(ImTextureStatus_OK);
        } else if (texture->Status == ImTextureStatus_WantDestroy) {
            texture->SetTexID(ImTextureID_Invalid);
            texture->SetStatus(ImTextureStatus_Destroyed);
        }
    }
}

void Driver::frame(int count) {
    for (int i = 0; i < count; ++i) {
        ImGui::NewFrame();
        ui_.record = records_ ? &drawing_ : nullptr;
        const Rect window = begin_frame(ui_);
        screen_(ui_, window);
        end_frame(ui_);
        ImGui::Render();
        answer_textures();
        std::swap(record_, drawing_);
    }
}

void Driver::settle() {
    for (int i = 0; i < 5000 && !context_->InputEventsQueue.empty(); ++i)
        frame();
    frame(3);
}

const RecordedItem* Driver::find(std::string_view id) const {
    for (const RecordedItem& item : record_.items)
        if (matches(item.path, id)) return &item;
    return nullptr;
}

std::size_t Driver::count(std::string_view id) const {
    std::size_t found = 0;
    for (const RecordedItem& item : record_.items)
        found += matches(item.path, id) ? 1 : 0;
    return found;
}

std::string Driver::list() const {
    std::string out;
    for (const RecordedItem& item : record_.items)
        out += item.path + (item.enabled ? "\n" : " (disabled)\n");
    return out;
}

bool Driver::has_focus(std::string_view id) const {
    const RecordedItem* item = find(id);
    return item != nullptr && (context_->NavId == item->id || context_->ActiveId == item->id);
}

void Driver::move_mouse(Vec to) {
    ImGui::GetIO().AddMousePosEvent(to.x, to.y);
    settle();
}

bool Driver::hover(std::string_view id) {
    const RecordedItem* item = find(id);
    if (item == nullptr || item->visible.empty()) return false;
    const ImGuiID wanted = item->id;
    move_mouse(item->visible.middle());
    return context_->HoveredIdPreviousFrame == wanted || context_->HoveredId == wanted;
}

bool Driver::click(std::string_view id, int times) {
    const RecordedItem* item = find(id);
    if (item == nullptr || !item->enabled || !hover(id)) return false;
    for (int i = 0; i < times; ++i) {
        ImGui::GetIO().AddMouseButtonEvent(0, true);
        ImGui::GetIO().AddMouseButtonEvent(0, false);
        if (times > 1) frame();
    }
    settle();
    return true;
}

bool Driver::drag(std::string_view id, Vec from, Vec to) {
    const RecordedItem* item = find(id);
    if (item == nullptr || item->visible.empty()) return false;
    const Vec origin{item->rect.x0, item->rect.y0};
    move_mouse({origin.x + from.x, origin.y + from.y});
    ImGui::GetIO().AddMouseButtonEvent(0, true);
    settle();
    move_mouse({origin.x + (from.x + to.x) / 2, origin.y + (from.y + to.y) / 2});
    move_mouse({origin.x + to.x, origin.y + to.y});
    ImGui::GetIO().AddMouseButtonEvent(0, false);
    settle();
    return true;
}

void Driver::press_at(Vec place) {
    move_mouse(place);
    ImGui::GetIO().AddMouseButtonEvent(0, true);
    ImGui::GetIO().AddMouseButtonEvent(0, false);
    settle();
}

void Driver::type(std::string_view utf8) {
    ImGui::GetIO().AddInputCharactersUTF8(std::string(utf8).c_str());
    settle();
}

void Driver::press(Key key, unsigned modifiers) {
    press_key(keys[static_cast<std::size_t>(key)], modifiers);
}

void Driver::press(const KeyChord& chord) {
    press_key(toolkit_key(chord.key),
              (chord.shift ? shift : 0U) | (chord.ctrl ? ctrl : 0U) | (chord.alt ? alt : 0U));
}

void Driver::press_key(int key, unsigned modifiers) {
    ImGuiIO& io = ImGui::GetIO();
    const auto hold = [&](bool down) {
        if ((modifiers & shift) != 0) io.AddKeyEvent(ImGuiMod_Shift, down);
        if ((modifiers & ctrl) != 0) io.AddKeyEvent(ImGuiMod_Ctrl, down);
        if ((modifiers & alt) != 0) io.AddKeyEvent(ImGuiMod_Alt, down);
    };
    const auto pressed = static_cast<ImGuiKey>(key);
    hold(true);
    io.AddKeyEvent(pressed, true);
    settle();
    io.AddKeyEvent(pressed, false);
    hold(false);
    settle();
}

bool Driver::wheel(std::string_view id, float steps) {
    if (!hover(id)) return false;
    ImGui::GetIO().AddMouseWheelEvent(0, steps);
    settle();
    return true;
}

std::vector<std::string> Driver::texts() const {
    std::vector<std::string> out;
    for (const RecordedText& text : record_.texts)
        out.push_back(text.text);
    return out;
}

bool Driver::shows(std::string_view words) const {
    for (const RecordedText& text : record_.texts)
        if (text.visible && text.text.find(words) != std::string::npos) return true;
    return false;
}

} // namespace amends::ui::test
