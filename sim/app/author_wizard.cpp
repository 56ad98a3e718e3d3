#include "sim/app/author_wizard.hpp"

#include "sim/app/answer_words.hpp"
#include "sim/app/author/folder_listing.hpp"
#include "sim/app/printable.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <system_error>
#include <utility>

namespace amends::app {

namespace fs = std::filesystem;
using author::Refused;
using author::WizardStep;

namespace {

constexpr std::array<std::string_view, 8> talk_endings{".txt", ".csv", ".tsv",  ".xlsx",
                                                       ".eml", ".log", ".text", ".md"};

std::optional<Refused> look_into(WizardWork& work, const fs::path& folder) {
    auto files = list_folder(folder, talk_endings);
    if (!files) return files.error();
    work.folder = folder;
    work.files = std::move(files).value();
    return std::nullopt;
}

std::string part_words(const ui::Texts& texts, const std::string& part) {
    const std::string id = "wizard.part_" + part;
    return texts.has(id) ? texts.get(id) : part;
}

ui::WizardTemplate shown_template(const author::TemplateInfo& info, const ui::Texts& texts) {
    ui::WizardTemplate shown{.name = info.name,
                             .title = info.title.in(texts.lang()),
                             .summary = info.summary.in(texts.lang()),
                             .parts = {},
                             .fill_ins = {}};
    for (const std::string& part : info.parts)
        shown.parts.push_back(part_words(texts, part));
    for (const author::FillIn& todo : info.fill_ins)
        shown.fill_ins.push_back(todo.what.in(texts.lang()));
    return shown;
}

/// A name nobody has taken yet, after the title where there is one, so that the id is no hurdle. What the
/// trainer wrote stands.
void suggest_id(WizardWork& work) {
    author::Wizard& wizard = work.wizard;
    if (wizard.step != WizardStep::name || wizard.id_chosen) return;
    std::string begins = author::id_from_title(wizard.made.title);
    if (begins.empty()) begins = wizard.template_name.empty() ? "talk" : wizard.template_name;
    std::error_code ignored;
    std::string free = begins;
    for (int number = 2; fs::exists(work.library / free, ignored); ++number)
        free = begins + "-" + std::to_string(number);
    if (free == wizard.made.id) return;
    wizard.made.id = std::move(free);
    ++work.version;
}

void begin_reading_file(WizardWork& work, WizardWork::Handed handed) {
    work.reading_version = work.version;
    work.file_reading =
        std::async(std::launch::async, [wizard = work.wizard, handed = std::move(handed)]() mutable {
            author::Wizard read =
                author::with_file(std::move(wizard), std::move(handed.bytes), printable(handed.name));
            if (handed.wake) handed.wake();
            return read;
        });
}

/// What was read, unless another file was handed in since, or the trainer went on with something else.
void take_read_file(WizardWork& work) {
    author::Wizard read = work.file_reading.get();
    if (std::exchange(work.reading_stopped, false)) {
        if (auto next = std::exchange(work.handed_next, std::nullopt))
            begin_reading_file(work, std::move(*next));
        return;
    }
    if (work.version != work.reading_version) {
        work.handed_next.reset();
        return;
    }
    if (auto next = std::exchange(work.handed_next, std::nullopt))
        return begin_reading_file(work, std::move(*next));
    work.wizard = std::move(read);
    ++work.version;
}

support::Result<std::vector<FolderFile>, Refused> files_of_template(const author::Wizard& wizard,
                                                                    const fs::path& assets,
                                                                    const std::vector<fs::path>& libraries) {
    auto files = template_files(assets, wizard.template_name, libraries);
    if (!files) return files;
    const auto only = wizard.lang_chosen ? std::optional(wizard.made.lang) : std::nullopt;
    for (FolderFile& file : files.value()) {
        if (file.first != "scenario.json") continue;
        auto text = author::case_from_template(file.second,
                                               {wizard.made.id, wizard.made.title, wizard.made.lang, only});
        if (!text) return text.error();
        file.second = std::move(text).value();
    }
    return files;
}

} // namespace

std::string refusal_words(const ui::Texts& texts, const Refused& refused) {
    return refused_words(refused, texts);
}

WizardWork begin_wizard(const fs::path& assets, const fs::path& library, fs::path start) {
    WizardWork work;
    work.templates = list_templates(assets);
    work.library = library;
    look_into(work, start); // what cannot be looked into shows no files; a path can be typed
    return work;
}

ui::WizardView wizard_view(const WizardWork& work, const ui::Texts& texts) {
    ui::WizardView view{.wizard = &work.wizard, .version = work.version};
    for (const author::TemplateInfo& info : work.templates)
        view.templates.push_back(shown_template(info, texts));
    view.folder = work.folder.string();
    view.files = work.files;
    if (work.refused)
        view.trouble = refusal_words(texts, *work.refused);
    else if (work.wizard.refused)
        view.trouble = refusal_words(texts, *work.wizard.refused);
    if (const auto missing = author::missing_for_next(work.wizard))
        view.missing = refusal_words(texts, *missing);
    view.where = (work.library / work.wizard.made.id).string();
    const bool reads = work.file_reading.valid() && (!work.reading_stopped || work.handed_next);
    view.reading = reads ? work.file_read : std::string();
    return view;
}

void open_in_wizard(WizardWork& work, const fs::path& path, std::function<void()> wake) {
    std::error_code error;
    work.refused.reset();
    if (fs::is_directory(path, error)) {
        work.refused = look_into(work, path);
        return;
    }
    auto bytes = read_intake(path);
    if (!bytes) {
        work.refused = bytes.error();
        return;
    }
    WizardWork::Handed handed{path.filename().string(), std::move(bytes).value(), std::move(wake)};
    work.file_read = printable(handed.name);
    if (work.file_reading.valid())
        work.handed_next = std::move(handed);
    else
        begin_reading_file(work, std::move(handed));
}

void stop_reading(WizardWork& work) {
    work.handed_next.reset();
    work.reading_stopped = work.file_reading.valid();
}

void go_on_in_wizard(WizardWork& work) {
    if (work.widgets.becomes) {
        work.wizard = std::move(*work.widgets.becomes);
        work.widgets.becomes.reset();
        work.refused.reset();
        ++work.version;
    }
    if (work.file_reading.valid()
        && work.file_reading.wait_for(std::chrono::seconds(0)) == std::future_status::ready)
        take_read_file(work);
    suggest_id(work);
}

std::optional<fs::path> make_wizard_case(WizardWork& work, const fs::path& assets,
                                         const std::vector<fs::path>& libraries,
                                         const engine::JudgeReply& judge) {
    work.refused = author::missing_for_next(work.wizard);
    if (work.refused || work.wizard.step != WizardStep::name) return std::nullopt;
    support::Result<std::vector<FolderFile>, Refused> files =
        work.wizard.template_name.empty()
            ? std::vector<FolderFile>{{"scenario.json", author::case_of(work.wizard, judge)}}
            : files_of_template(work.wizard, assets, libraries);
    if (!files) {
        work.refused = files.error();
        return std::nullopt;
    }
    const auto made = make_case_folder(work.library, work.wizard.made.id, files.value());
    if (!made) {
        work.refused = made.error();
        return std::nullopt;
    }
    work.wizard = author::with_saved(std::move(work.wizard));
    return made.value() / "scenario.json";
}

} // namespace amends::app
