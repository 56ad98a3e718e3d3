// Rubrics on the author screen, behind the window.
#include "sim/app/desktop.hpp"

#include <algorithm>
#include <utility>

namespace amends::app {

namespace fs = std::filesystem;

void Desktop::write_rubric(const fs::path& file) {
    const fs::path own_folder = places_.data / "rubrics";
    const auto own = copy_rubric(file, own_folder);
    if (!own) return tell(host_.ui().t("author.open_failed", {{"why", own.error().answer}}), ui::Tone::bad);
    if (!open_author(own.value())) return;
    if (file.parent_path() != own_folder)
        tell(host_.ui().t("author.rubric_copied", {{"path", own.value().string()}}));
    rubric_rows_lang_.reset();
}

/// With the cases that are marked by this rubric; where none is, with all.
void Desktop::compare_rubric() {
    const AuthorWork& work = *author_work_;
    const auto before = saved_rubric(work);
    if (!before || !work.reading.rubric || !is_judge_read() || !judge().judge) return;
    author::CaseList all, of_this;
    for (const LibraryCase& one : cases_) {
        if (!one.playable()) continue;
        const std::string& named = one.loaded.scenario->rubric.value;
        all.push_back(one.loaded.scenario);
        if ((named.empty() ? "default" : named) == before->id) of_this.push_back(one.loaded.scenario);
    }
    if (!effect_judge_)
        effect_judge_ = author::remembering(
            [judge = judge().judge](const text::Context& context, std::string_view reply) {
                return judge->judge(context, reply);
            });
    effect_.reset(); // the one before ends first: both remember in one place
    effect_ =
        std::make_unique<EffectWork>(of_this.empty() ? std::move(all) : std::move(of_this), before,
                                     work.reading.rubric, effect_judge_, work.disk.history.revision(), wake_);
}

ui::EffectView Desktop::effect_view() {
    const ui::Texts& texts = *host_.ui().texts;
    const AuthorWork& work = *author_work_;
    ui::EffectView view;
    if (const auto* done = effect_ ? effect_->effect() : nullptr) {
        view = ui::make_effect_view(*done, texts);
        view.outdated = effect_->revision() != work.disk.history.revision();
    }
    view.running = effect_ && !view.known;
    view.part = effect_ ? effect_->part() : 0;
    if (!work.reading.rubric)
        view.why_not = texts.get("author.effect_errors");
    else if (!is_judge_read())
        view.why_not = texts.get("author.effect_judge");
    else if (work.disk.history.is_saved() && !view.running)
        view.why_not = texts.get("author.effect_same");
    return view;
}

bool Desktop::asks_before_saving_rubric() {
    if (author_work_->disk.history.now().kind() != author::DocumentKind::rubric) return false;
    if (std::exchange(author_.effect.saves, false)) return false;
    author_.effect.asks_to_save = true;
    if (!effect_ || effect_->revision() != author_work_->disk.history.revision()) compare_rubric();
    return true;
}

/// What the effect's widgets asked for; the list of rubrics as the disk has it now.
void Desktop::follow_rubric() {
    if (rubric_rows_lang_ != lang()) {
        rubric_rows_lang_ = lang();
        rubric_rows_ = list_rubrics(places_.assets / "rubrics", places_.data / "rubrics", *host_.ui().texts);
    }
    if (!author_work_) return;
    if (std::exchange(author_.effect.asks_to_compare, false)) compare_rubric();
    if (std::exchange(author_.effect.asks_to_stop, false)) effect_.reset();
    if (!author_.effect.saves) return;
    const bool saved = save_case(), leaves = std::exchange(author_.effect.leaves, false);
    author_.effect.saves = false;
    if (!saved) return;
    effect_.reset();
    rubrics_ = load_rubrics(places_.assets);
    if (leaves) leave_author();
}

} // namespace amends::app
