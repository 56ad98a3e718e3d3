// Rubrics on the author screen, behind the window.
#include "sim/app/desktop.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace amends::app {

namespace fs = std::filesystem;

void Desktop::write_rubric(const fs::path& file) {
    const fs::path own_folder = places_.data / "rubrics";
    const auto own = copy_rubric(file, own_folder);
    if (!own) return tell_not_opened(own.error());
    if (!open_author(own.value())) return;
    if (file.parent_path() != own_folder)
        tell(host_.ui().t("author.rubric_copied", {{"path", own.value().string()}}));
    rubric_rows_lang_.reset();
}

/// A copy of the default under an id of its own: a whole rubric to change, not an empty page.
void Desktop::new_rubric() {
    const auto file = make_rubric(places_.assets / "rubrics" / "default.json", places_.data / "rubrics");
    if (!file) return tell_not_opened(file.error());
    rubric_rows_lang_.reset();
    if (open_author(file.value()))
        tell(host_.ui().t("author.rubric_made", {{"path", file.value().string()}}), ui::Tone::good);
}

void Desktop::new_lexicon() {
    const auto file = make_lexicon(places_.data / "lexicon");
    if (!file) return tell_not_opened(file.error());
    rubric_rows_lang_.reset();
    if (open_author(file.value()))
        tell(host_.ui().t("author.lexicon_made", {{"path", file.value().string()}}), ui::Tone::good);
}

engine::JudgeReply Desktop::judge_for_effects() {
    if (!effect_judge_)
        effect_judge_ = author::remembering(
            [judge = judge().judge](const text::Context& context, std::string_view reply) {
                return judge->judge(context, reply);
            });
    return effect_judge_;
}

/// A rubric with the cases that are marked by it, where none is with all; a word list with all.
void Desktop::compare_rubric() {
    if (!is_judge_read()) return;
    const AuthorWork& work = *author_work_;
    if (work.disk.history.now().kind() == author::DocumentKind::lexicon) return compare_lexicon();
    const auto before = saved_rubric(work);
    if (!before || !work.reading.rubric || !judge().judge) return;
    author::CaseList all, of_this;
    for (const LibraryCase& one : cases_) {
        if (!one.playable()) continue;
        const std::string& named = one.loaded.scenario->rubric.value;
        all.push_back(one.loaded.scenario);
        if ((named.empty() ? "default" : named) == before->id) of_this.push_back(one.loaded.scenario);
    }
    effect_.reset(); // the one before ends first: both remember in one place
    effect_ = std::make_unique<EffectWork>(
        [cases = of_this.empty() ? std::move(all) : std::move(of_this), before, after = work.reading.rubric,
         judge = judge_for_effects()](const author::EffectProgress& progress) {
            return author::effect_of_rubric(cases, before, after, judge, progress);
        },
        work.disk.history.revision(), wake_);
}

void Desktop::compare_lexicon() {
    author::CaseList all;
    std::map<std::string, std::shared_ptr<const rubric::Rubric>> marks;
    for (const LibraryCase& one : cases_) {
        if (!one.playable()) continue;
        all.push_back(one.loaded.scenario);
        marks.emplace(one.loaded.scenario->id.value, rubric_of(*one.loaded.scenario));
    }
    const AuthorWork& work = *author_work_;
    effect_.reset();
    effect_ = std::make_unique<EffectWork>(
        [cases = std::move(all), marks = std::move(marks),
         before = judge().judge ? judge_for_effects() : nullptr,
         data = with_own_lexicon(judge().data, work.disk.file, work.disk.history.now().text())](
            const author::EffectProgress& progress) {
            std::vector<support::Problem> problems;
            const auto made = text::Judge::create(data, problems);
            author::RubricEffect effect;
            if (!made) {
                for (const support::Problem& problem : problems)
                    if (problem.severity == support::Severity::error)
                        effect.refused.push_back(problem.message);
                return effect;
            }
            if (!before) return effect; // a list that is mended: there is nothing to hold it against
            const auto rubric_of = [&](const scenario::Scenario& script) {
                const auto known = marks.find(script.id.value);
                return known == marks.end() ? nullptr : known->second;
            };
            return author::effect_of_judge(
                cases, rubric_of, before,
                [made](const text::Context& context, std::string_view reply) {
                    return made->judge(context, reply);
                },
                progress);
        },
        work.disk.history.revision(), wake_);
}

ui::EffectView Desktop::effect_view() {
    const ui::Texts& texts = *host_.ui().texts;
    const AuthorWork& work = *author_work_;
    ui::EffectView view;
    if (const auto* done = effect_ ? effect_->effect() : nullptr) {
        view = ui::make_effect_view(*done, texts);
        view.outdated = effect_->revision() != work.disk.history.revision();
    }
    view.is_lexicon = work.disk.history.now().kind() == author::DocumentKind::lexicon;
    view.running = effect_ && !view.known;
    view.part = effect_ ? effect_->part() : 0;
    if (view.is_lexicon ? work.reading.errors > 0 : !work.reading.rubric)
        view.why_not = texts.get(view.is_lexicon ? "author.effect_errors_lexicon" : "author.effect_errors");
    else if (!is_judge_read())
        view.why_not = texts.get("author.effect_judge");
    else if (work.disk.history.is_saved() && !view.running)
        view.why_not = texts.get("author.effect_same");
    return view;
}

bool Desktop::asks_before_saving_rubric() {
    const author::DocumentKind kind = author_work_->disk.history.now().kind();
    if (kind != author::DocumentKind::rubric && kind != author::DocumentKind::lexicon) return false;
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
        lexicon_rows_ = list_lexicons(places_.data / "lexicon", *host_.ui().texts);
    }
    if (!author_work_) return;
    const bool is_compared = effect_ && effect_->revision() == author_work_->disk.history.revision();
    // The question may have been asked before the judge was read.
    if (std::exchange(author_.effect.asks_to_compare, false) || (author_.effect.asks_to_save && !is_compared))
        compare_rubric();
    if (std::exchange(author_.effect.asks_to_stop, false)) effect_.reset();
    if (!author_.effect.saves) return;
    const bool saved = save_case(), leaves = std::exchange(author_.effect.leaves, false);
    author_.effect.saves = false;
    if (!saved) return;
    effect_.reset();
    if (author_work_->disk.history.now().kind() == author::DocumentKind::lexicon) {
        effect_judge_ = {};
        judge_ = {}; // read anew with the words
        read_judge();
    } else {
        rubrics_ = load_rubrics(places_.assets);
    }
    if (leaves) leave_author();
}

} // namespace amends::app
