#pragma once
// "New case" behind the window: templates and files from the disk, and the case that is made.
#include "sim/app/author/case_folder.hpp"
#include "sim/engine/play.hpp"
#include "sim/ui/author/author_wizard.hpp"

#include <filesystem>
#include <functional>
#include <future>
#include <optional>
#include <string>
#include <vector>

namespace amends::app {

/// A new case in the making. Move it, do not copy it.
struct WizardWork {
    author::Wizard wizard;
    std::uint64_t version = 1;
    ui::WizardWidgets widgets;
    std::vector<author::TemplateInfo> templates;
    std::filesystem::path library; ///< where the case will lie
    std::filesystem::path folder;  ///< looked into for files to hand in
    std::vector<ui::WizardFile> files;
    std::optional<author::Refused> refused;   ///< by the disk
    std::future<author::Wizard> file_reading; ///< on a thread of its own: a sheet may be big
    std::uint64_t reading_version = 0;        ///< of the wizard it will be taken into; another: passed over
    std::string file_read;                    ///< the name of that file
    bool reading_stopped = false;             ///< by the trainer: what is read is not taken
    struct Handed {
        std::string name, bytes;
        std::function<void()> wake;
    };
    std::optional<Handed> handed_next; ///< while another was read: taken instead of that one
};

/// The name as a person may say the reason: of a text of assets/text with its values.
[[nodiscard]] std::string refusal_words(const ui::Texts&, const author::Refused&);

[[nodiscard]] WizardWork begin_wizard(const std::filesystem::path& assets,
                                      const std::filesystem::path& library, std::filesystem::path start);
[[nodiscard]] ui::WizardView wizard_view(const WizardWork&, const ui::Texts&);
/// A folder is looked into, a file is read; `wake` is called from another thread when that is done. A file
/// that comes while another is read is read in its place.
void open_in_wizard(WizardWork&, const std::filesystem::path&, std::function<void()> wake);
/// The file that is being read is no longer wanted.
void stop_reading(WizardWork&);
/// Takes what a frame came to and what was read meanwhile.
void go_on_in_wizard(WizardWork&);
/// Makes the case's folder. None when it was refused, which the view then says.
[[nodiscard]] std::optional<std::filesystem::path> make_wizard_case(WizardWork&,
                                                                    const std::filesystem::path& assets,
                                                                    const std::vector<std::filesystem::path>&,
                                                                    const engine::JudgeReply&);

} // namespace amends::app
