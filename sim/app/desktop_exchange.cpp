// Cases that leave the window as files, and files that come in.
#include "sim/app/answer_words.hpp"
#include "sim/app/author/case_folder.hpp"
#include "sim/app/author/case_page_file.hpp"
#include "sim/app/author/exchange.hpp"
#include "sim/app/author/folder_listing.hpp"
#include "sim/app/desktop.hpp"
#include "sim/app/platform/files.hpp"
#include "sim/app/printable.hpp"
#include "sim/author/text_table.hpp"

#include <algorithm>
#include <array>

namespace amends::app {

namespace fs = std::filesystem;
using author::Refused;

namespace {

/// What is needed to write a case as a file, apart from the window: it is done on another thread.
struct SharedCase {
    ui::ShareCase share;
    fs::path assets, exports;
    ui::Texts texts;
    std::function<JudgeFromFiles()> read_judge;
};

/// What a case is written as, and how such a file begins.
struct SharedFile {
    std::string ending, begins, bytes;
};
support::Result<SharedFile, Refused> shared_file(const SharedCase& shared) {
    const std::string& path = shared.share.path;
    if (shared.share.as == ui::ShareAs::page) {
        auto page = page_of_case(path, shared.assets, shared.texts, shared.read_judge);
        if (!page) return page.error();
        return SharedFile{".html", "<!DOCTYPE html>", std::move(page).value()};
    }
    if (shared.share.as == ui::ShareAs::package) {
        const auto package = gather_package({path}, shared.assets);
        if (!package) return package.error();
        auto bytes = author::write_package(package.value());
        if (!bytes) return bytes.error();
        return SharedFile{".amends", "PK", std::move(bytes).value()};
    }
    auto text = platform::read_file(path, data_file_bytes_max);
    if (!text) return Refused{"template.unreadable", {{"file", path}, {"why", text.error().answer}}};
    const author::Document document =
        author::open_document(author::DocumentKind::scenario, "scenario.json", std::move(text).value());
    if (document.root() == nullptr) return Refused{"exchange.no_json", {{"file", path}}};
    return SharedFile{".csv", std::string(author::table_mark),
                      author::texts_as_table(document, shared.texts.lang())};
}

support::Result<fs::path, Refused> write_shared(const SharedCase& shared) {
    const auto made = shared_file(shared);
    if (!made) return made.error();
    const std::string id = fs::path(shared.share.path).parent_path().filename().string();
    const fs::path file = shared.exports / (id + made.value().ending);
    if (const auto written = write_exported(file, made.value().begins, made.value().bytes); !written)
        return written.error();
    return file;
}

} // namespace

void Desktop::share_case(const ui::ShareCase& share) {
    to_share_.push_back(share);
    if (share.as == ui::ShareAs::page) tell(host_.ui().t("exchange.page_begun"));
    read_judge();
    follow_sharing();
}

std::future<support::Result<fs::path, Refused>> Desktop::begin_sharing(const ui::ShareCase& share) const {
    SharedCase shared{share, places_.assets, places_.data / "exports", *host_.ui().texts,
                      [judge = judge_] { return judge.get(); }};
    return std::async(std::launch::async, [shared = std::move(shared), wake = wake_] {
        auto written = write_shared(shared);
        if (wake) wake();
        return written;
    });
}

void Desktop::follow_sharing() {
    if (sharing_.valid()) {
        if (sharing_.wait_for(std::chrono::seconds(0)) != std::future_status::ready) return;
        const auto written = sharing_.get();
        const std::string path = to_share_.front().path;
        to_share_.pop_front();
        const ui::Texts& texts = *host_.ui().texts;
        if (!written) {
            tell(refused_words(written.error(), texts), ui::Tone::bad);
        } else {
            tell(texts.get("exchange.shared", {{"file", written.value().string()}}), ui::Tone::good);
            tell_of_readiness(path);
        }
    }
    if (!to_share_.empty()) sharing_ = begin_sharing(to_share_.front());
}

/// Before a class gets it: what speaks against the case as it was passed on.
void Desktop::tell_of_readiness(const fs::path& case_file) {
    const auto known = std::find_if(cases_.begin(), cases_.end(),
                                    [&](const LibraryCase& one) { return one.file == case_file; });
    if (known == cases_.end()) return;
    const ui::Texts& texts = *host_.ui().texts;
    const auto errors =
        std::count_if(known->loaded.problems.begin(), known->loaded.problems.end(),
                      [](const support::Problem& one) { return one.severity == support::Severity::error; });
    const ui::TestsState tests = tests_of(*known);
    using enum ui::TestsState::Known;
    if (errors == 0 && !tests.fails() && tests.known != not_run) return;
    tell(texts.get("exchange.not_ready",
                   {{"state", ui::state_words(texts, static_cast<int>(errors), 0, tests)}}),
         ui::Tone::warn);
}

void Desktop::look_into_import(const fs::path& folder) {
    static constexpr std::array<std::string_view, 4> case_endings{".amends", ".zip", ".twee", ".tw"};
    static constexpr std::array<std::string_view, 4> table_endings{".csv", ".tsv", ".xlsx", ".txt"};
    const auto files = author_work_ ? list_folder(folder, table_endings) : list_folder(folder, case_endings);
    if (!files) {
        import_trouble_ = {refused_words(files.error(), *host_.ui().texts)};
        return;
    }
    import_folder_ = folder.string();
    import_files_ = files.value();
    import_trouble_.clear();
}

ui::ImportView Desktop::import_view() const {
    return {import_files_, import_folder_, import_trouble_, author_work_ != nullptr, file_in_import()};
}

/// A folder is looked into; a file is taken, and the dialog stays open and says why where it cannot be.
void Desktop::follow_import(ui::ImportWidgets& widgets) {
    if (std::exchange(widgets.stops, false) || !widgets.open) stop_intake();
    if (!widgets.open) return;
    if (!std::exchange(widgets.begun, true)) {
        import_files_.clear();
        look_into_import(places_.intake.empty() ? places_.data : places_.intake);
    }
    const auto asked = std::exchange(widgets.opens, std::nullopt);
    if (!asked) return;
    const fs::path path = *asked;
    std::error_code error;
    if (fs::is_directory(path, error)) return look_into_import(path);
    const ui::Texts& texts = *host_.ui().texts;
    import_trouble_.clear();
    if (!fs::exists(path, error)) {
        import_trouble_ = {texts.get("exchange.no_file", {{"file", printable(path.string())}})};
        return;
    }
    hand_in(path, true);
}

void Desktop::hand_in(const fs::path& file, bool in_dialog) {
    read_judge();
    IntakeJob job{.file = file,
                  .library = own_library(),
                  .assets = places_.assets,
                  .read_judge = [judge = judge_] { return judge.get(); },
                  .open_case = std::nullopt,
                  .case_file = {},
                  .in_dialog = in_dialog};
    if (author_work_) {
        job.open_case = author_work_->disk.history.now();
        job.case_file = author_work_->disk.file;
        job.revision = author_work_->disk.history.revision();
    }
    to_take_.push_back(std::move(job));
    follow_intake();
}

/// What was asked for in the dialog is no longer wanted.
void Desktop::stop_intake() {
    std::erase_if(to_take_, [](const IntakeJob& job) { return job.in_dialog; });
    if (intake_ && intake_->job().in_dialog) intake_->stop();
}

/// The name of the file the dialog waits for; empty: it waits for none.
std::string Desktop::file_in_import() const {
    if (intake_ && intake_->job().in_dialog && !intake_->is_stopped())
        return printable(intake_->job().file.filename().string());
    const auto next =
        std::find_if(to_take_.begin(), to_take_.end(), [](const IntakeJob& job) { return job.in_dialog; });
    return next == to_take_.end() ? std::string() : printable(next->file.filename().string());
}

/// Once a frame: takes what was read and begins with what waits.
void Desktop::follow_intake() {
    constexpr double told_after_s = .4; // a file of usual size is taken before one has read of it
    if (intake_ && intake_->is_done()) {
        const std::unique_ptr<IntakeWork> done = std::move(intake_);
        take_intake(done->job(), done->take());
    }
    if (!intake_ && !to_take_.empty()) {
        intake_ = std::make_unique<IntakeWork>(std::move(to_take_.front()), wake_);
        to_take_.pop_front();
        intake_begun_s_ = ui::seconds_running();
        intake_told_ = false;
    }
    if (!intake_) return hand_dropped_talks();
    if (intake_->job().in_dialog || intake_told_ || ui::seconds_running() - intake_begun_s_ < told_after_s)
        return;
    intake_told_ = true;
    tell(host_.ui().t("exchange.import_begun",
                      {{"file", printable(intake_->job().file.filename().string())}}));
}

void Desktop::take_intake(const IntakeJob& job, IntakeResult result) {
    if (result.stopped) return;
    if (job.open_case && (!author_work_ || author_work_->disk.file != job.case_file))
        return tell(host_.ui().t("exchange.case_left", {{"file", printable(job.file.filename().string())}}),
                    ui::Tone::warn);
    if (job.open_case && author_work_->disk.history.revision() != job.revision) {
        if (result.texts || result.replies) return hand_in(job.file, job.in_dialog); // against what it is now
    }
    TakenFile taken = taken_of(job, result);
    ui::ImportWidgets& dialog = author_work_ ? author_.import : author_list_.import;
    const bool in_dialog = job.in_dialog && dialog.open && screen_ == ui::Screen::author;
    if (taken.what == TakenFile::What::taken) {
        if (in_dialog) dialog.open = false;
        return;
    }
    const ui::Texts& texts = *host_.ui().texts;
    if (!job.in_dialog && taken.what == TakenFile::What::something_else) {
        talks_dropped_.push_back(job.file);
    } else if (!in_dialog) {
        if (taken.what == TakenFile::What::something_else)
            taken.why = {texts.get("exchange.what_import", {{"file", printable(job.file.string())}})};
        tell_refused(job.file, taken);
    } else if (taken.what == TakenFile::What::something_else) {
        import_trouble_ = {texts.get("exchange.what_import", {{"file", printable(job.file.string())}})};
    } else {
        taken.why.insert(taken.why.begin(), texts.get("exchange.not_taken",
                                                      {{"file", printable(job.file.filename().string())}}));
        import_trouble_ = std::move(taken.why);
    }
}

/// What a result means for the window: told where it was taken.
TakenFile Desktop::taken_of(const IntakeJob& job, const IntakeResult& result) {
    if (result.refused) return refused(*result.refused);
    if (result.broken) return refused(*result.broken);
    if (result.placed) {
        tell_of_placed(*result.placed, result.tests, result.notes);
        return {};
    }
    if (result.replies) {
        if (result.replies->edit) edit_case(*result.replies->edit);
        tell(host_.ui().t("exchange.replies_taken",
                          {{"added", result.replies->added}, {"known", result.replies->known}}),
             ui::Tone::good);
        return {};
    }
    if (result.texts) return take_texts(*result.texts);
    return {job.open_case ? TakenFile::What::refused : TakenFile::What::something_else, {}};
}

TakenFile Desktop::refused(const Refused& why) const {
    return {TakenFile::What::refused, {refused_words(why, *host_.ui().texts)}};
}

/// The errors of a package at their places, so many as can be read, then what follows from them.
TakenFile Desktop::refused(const PackageCheck& check) const {
    constexpr std::size_t told_most = 3;
    TakenFile taken{TakenFile::What::refused, {}};
    std::size_t errors = 0;
    for (const support::Problem& one : check.problems) {
        if (one.severity != support::Severity::error || ++errors > told_most) continue;
        taken.why.push_back(support::format_problem(one, lang()));
    }
    const ui::Texts& texts = *host_.ui().texts;
    if (errors > told_most)
        taken.why.push_back(texts.get("exchange.more_problems", {{"count", errors - told_most}}));
    taken.why.push_back(texts.get("package.broken"));
    return taken;
}

/// What a trainer should know of cases that were taken in: what came under another name, which tests fail.
void Desktop::tell_of_placed(const PlacedPackage& placed, const ImportedTests& tests, std::size_t notes) {
    read_cases_anew();
    const ui::Texts& texts = *host_.ui().texts;
    tell(texts.get("exchange.imported", {{"count", placed.folders.size()}}), ui::Tone::good);
    if (notes > 0) tell(texts.get("exchange.story_notes", {{"count", notes}}));
    for (const TakenInAs& one : placed.renamed)
        tell(texts.get("package.rubric_renamed", {{"id", one.id}, {"as", one.as}}), ui::Tone::warn);
    for (const TakenInAs& one : placed.renamed_cases)
        tell(texts.get("package.case_renamed", {{"id", one.id}, {"as", one.as}}), ui::Tone::warn);
    for (const OwnPart& one : placed.own_parts)
        tell(texts.get("package.own_part", {{"case", one.scenario}, {"part", one.part}}));
    if (tests.failed > 0)
        tell(texts.get("package.tests_failed", {{"failed", tests.failed}, {"run", tests.run}}),
             ui::Tone::warn);
}

/// A translated table becomes one step of undo of the open case.
TakenFile Desktop::take_texts(const author::TextsTaken& taken) {
    const ui::Texts& texts = *host_.ui().texts;
    if (!taken.faults.empty()) {
        const author::TextFault& first = taken.faults.front();
        return {TakenFile::What::refused,
                {texts.get("texts.at", {{"row", first.row},
                                        {"column", first.column},
                                        {"what", refused_words(first.what, texts)}}),
                 texts.get("texts.nothing_written")}};
    }
    if (!taken.changes.empty()) edit_case(taken.edit);
    tell(texts.get("exchange.texts_taken", {{"count", taken.changes.size()}}), ui::Tone::good);
    return {};
}

void Desktop::tell_refused(const fs::path& file, const TakenFile& taken) {
    if (taken.what == TakenFile::What::refused)
        tell(host_.ui().t("exchange.not_taken", {{"file", printable(file.filename().string())}}),
             ui::Tone::bad);
    for (const std::string& why : taken.why)
        tell(why, ui::Tone::bad);
}

} // namespace amends::app
