// "New case" behind the window.
#include "sim/app/author/exchange.hpp"
#include "sim/app/desktop.hpp"

#include <utility>

namespace amends::app {

namespace fs = std::filesystem;

void Desktop::begin_new_case() {
    new_case_ = std::make_unique<WizardWork>(
        begin_wizard(places_.assets, own_library(), places_.intake.empty() ? places_.data : places_.intake));
}

void Desktop::draw_new_case(ui::Rect window) {
    WizardWork& work = *new_case_;
    ui::draw_author_wizard(host_.ui(), window, wizard_view(work, *host_.ui().texts), work.widgets);
    if (const auto path = std::exchange(work.widgets.opens, std::nullopt))
        open_in_wizard(work, fs::path(*path), wake_);
    if (std::exchange(work.widgets.stops_reading, false)) stop_reading(work);
    go_on_in_wizard(work);
    if (std::exchange(work.widgets.makes, false)) return make_new_case();
    if (work.widgets.leaves) new_case_.reset();
}

/// The case that was made is opened at once.
void Desktop::make_new_case() {
    const std::shared_ptr<const text::Judge> reader =
        new_case_->wizard.template_name.empty() ? judge().judge : nullptr;
    const auto file = make_wizard_case(*new_case_, places_.assets, library_folders(places_.library),
                                       [&](const text::Context& context, std::string_view reply) {
                                           return reader ? reader->judge(context, reply) : text::Verdict{};
                                       });
    if (!file) return;
    new_case_.reset();
    read_cases_anew();
    if (open_author(*file))
        tell(host_.ui().t("wizard.made", {{"path", file->parent_path().string()}}), ui::Tone::good);
}

void Desktop::drop_files(const std::vector<fs::path>& files) {
    if (files.empty()) return;
    if (screen_ != ui::Screen::author) return tell(host_.ui().t("wizard.drop_where"));
    if (author_work_) {
        hand_in(files.front(), false);
        return tell_of_left_out(files.size() - 1);
    }
    if (new_case_) {
        talks_dropped_ = files;
        return hand_dropped_talks();
    }
    for (const fs::path& file : files)
        hand_in(file, false);
}

void Desktop::hand_dropped_talks() {
    const std::vector<fs::path> talks = std::exchange(talks_dropped_, {});
    if (talks.empty()) return;
    if (screen_ != ui::Screen::author || author_work_) return tell(host_.ui().t("wizard.drop_where"));
    if (!new_case_) begin_new_case();
    WizardWork& work = *new_case_;
    if (work.wizard.step != author::WizardStep::choose)
        return tell(host_.ui().t("wizard.drop_later"), ui::Tone::warn);
    const std::string before = work.file_reading.valid() ? work.file_read : std::string();
    work.widgets.source = ui::WizardSource::file;
    open_in_wizard(work, talks.front(), wake_);
    if (!before.empty() && !work.refused)
        tell(host_.ui().t("wizard.drop_instead", {{"before", before}, {"file", work.file_read}}),
             ui::Tone::warn);
    tell_of_left_out(talks.size() - 1);
}

/// One table, or one conversation, at a time.
void Desktop::tell_of_left_out(std::size_t files) {
    if (files > 0) tell(host_.ui().t("wizard.drop_one", {{"count", files}}), ui::Tone::warn);
}

void Desktop::show_wizard(const std::string& pasted, int steps) {
    screen_ = ui::Screen::author;
    begin_new_case();
    author::Wizard& wizard = new_case_->wizard;
    wizard = author::with_pasted(std::move(wizard), pasted);
    for (int i = 0; i < steps; ++i)
        wizard = author::next(std::move(wizard));
    go_on_in_wizard(*new_case_);
}

} // namespace amends::app
