#pragma once
// The whole program without a window: its frames are laid out and nothing is drawn, keys are fed by hand, and
// what is on the screen is known by ids that do not depend on the language.
#include "sim/app/desktop.hpp"
#include "sim/app/renderer.hpp"

#include <imgui.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace amends::app::test {

struct UnseenOptions {
    float width = 1280, height = 800;
    support::Lang lang = support::Lang::zh;
    std::function<JudgeFromFiles(const std::filesystem::path& assets)> read_judge; ///< null: as the program
    std::function<std::chrono::milliseconds()> now;                                ///< null: as the program
    std::function<void(const std::filesystem::path& data)> prepare; ///< before the program opens its records
};

class UnseenDesktop {
public:
    explicit UnseenDesktop(UnseenOptions = {});
    ~UnseenDesktop();
    UnseenDesktop(const UnseenDesktop&) = delete;
    UnseenDesktop& operator=(const UnseenDesktop&) = delete;

    Desktop& desktop() { return *desktop_; }
    ui::Ui& ui() { return host_->ui(); }
    /// The folder that holds records and settings.
    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
    void frame(int count = 1);
    /// Frames until the condition holds; false after half a minute without it.
    bool until(const std::function<bool()>&);
    void press(ImGuiKey, ImGuiKey modifier = ImGuiKey_None);
    void type(std::string_view utf8);
    bool click(std::string_view id);
    /// The mouse comes to rest on it; false when it is not drawn.
    bool hover(std::string_view id);

    /// The first item whose path is `id` or ends with "/" + id; null when it is not drawn.
    [[nodiscard]] const ui::RecordedItem* find(std::string_view id) const;
    [[nodiscard]] bool is_enabled(std::string_view id) const;
    [[nodiscard]] const std::vector<ui::RecordedItem>& items() const { return shown_.items; }
    [[nodiscard]] const std::vector<ui::RecordedText>& texts() const { return shown_.texts; }
    [[nodiscard]] bool shows(std::string_view words) const;
    /// Paths and, behind "disabled", what cannot be pressed; for messages of failing tests.
    [[nodiscard]] std::string list() const;
    /// The path of what has the keyboard; empty when nothing has it.
    [[nodiscard]] std::string focused() const;
    /// Whether one sees that it has it: a ring or a caret.
    [[nodiscard]] bool focus_is_seen() const;
    /// Presses Tab until the item has the keyboard; false when Tab does not lead there.
    bool tab_to(std::string_view id);
    /// Whether the keyboard is at the item.
    [[nodiscard]] bool has_focus(std::string_view id) const;

private:
    void settle();

    ImGuiContext* context_;
    std::filesystem::path folder_;
    Renderer renderer_ = Renderer::unseen();
    std::unique_ptr<UiHost> host_;
    std::unique_ptr<Desktop> desktop_;
    ui::FrameRecord shown_, drawing_;
};

} // namespace amends::app::test
