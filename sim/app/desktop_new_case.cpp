// "New case" behind the window.
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
    if (screen_ == ui::Screen::author && author_work_ && !files.empty())
        return take_dropped_texts(files.front());
    if (screen_ != ui::Screen::author || files.empty()) return tell(host_.ui().t("wizard.drop_where"));
    if (!new_case_ && import_dropped(files.front())) return;
    if (!new_case_) begin_new_case();
    if (new_case_->wizard.step != author::WizardStep::choose) return tell(host_.ui().t("wizard.drop_where"));
    new_case_->widgets.source = ui::WizardSource::file;
    open_in_wizard(*new_case_, files.front(), wake_);
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
