#include "sim/app/author_work.hpp"

#include "sim/app/author/trainer_records.hpp"
#include "sim/app/library.hpp"
#include "sim/app/platform/files.hpp"
#include "sim/app/platform/replace_file.hpp"
#include "sim/engine/render.hpp"
#include "sim/scenario/load.hpp"
#include "support/sha256.hpp"

#include <algorithm>

namespace amends::app {

namespace fs = std::filesystem;

namespace {

/// Pictures and parts of a case; what is larger together is no case.
constexpr std::uintmax_t copied_bytes_max = 64U << 20;

/// `work_text`: the file itself is no JSON, so that a problem without a place is of its text all the same.
ui::AuthorProblem shown_problem(const author::PlacedProblem& placed, bool work_text, const ui::Texts& texts) {
    const support::Problem& problem = placed.problem;
    ui::AuthorProblem shown{.place = placed.at ? author::to_pointer(*placed.at) : std::string(),
                            .code = problem.code,
                            .text = problem.message.in(texts.lang()),
                            .hint = problem.hint.in(texts.lang()),
                            .where = {},
                            .severity = problem.severity,
                            .line = placed.at || work_text ? problem.line : 0,
                            .column = problem.column};
    shown.where = problem.line == 0 ? texts.get("author.where_file")
                  : shown.place.empty()
                      ? texts.get("author.where_line_only", {{"line", problem.line}})
                      : texts.get("author.where_line", {{"line", problem.line}, {"place", shown.place}});
    return shown;
}

std::vector<std::string> tested_ids(const AuthorWork& work) {
    std::vector<std::string> ids;
    if (!work.tests) return ids;
    ids.assign(work.tests->reached.nodes.begin(), work.tests->reached.nodes.end());
    ids.insert(ids.end(), work.tests->reached.endings.begin(), work.tests->reached.endings.end());
    return ids;
}

std::string drawn_words(const scenario::Scenario& script, const support::Localized& text,
                        support::Lang lang) {
    engine::Case shown;
    shown.scenario =
        std::shared_ptr<const scenario::Scenario>(std::shared_ptr<const scenario::Scenario>(), &script);
    shown.drawn = engine::draw(script, 1);
    return engine::render(shown, text, lang);
}

std::map<std::string, author::NodeAttempts> attempts_by_place(const author::AttemptsOverview& overview) {
    std::map<std::string, author::NodeAttempts> places;
    for (const auto& [id, node] : overview.nodes)
        places.emplace(id.value, node);
    return places;
}

support::Result<std::uintmax_t> copy_files(const fs::path& from, const fs::path& to) {
    std::uintmax_t bytes = 0;
    std::error_code error;
    for (fs::recursive_directory_iterator it(from, error), end; !error && it != end; it.increment(error)) {
        if (fs::is_symlink(*it, error) || !fs::is_regular_file(*it, error)) continue;
        bytes += fs::file_size(*it, error);
        if (bytes > copied_bytes_max) return support::Error{"read", from.string(), "larger than 64 MiB"};
        const fs::path target = to / it->path().lexically_relative(from);
        fs::create_directories(target.parent_path(), error);
        fs::copy_file(*it, target, error);
        if (!error) // one's own may be written, also where the original may not
            fs::permissions(target, fs::perms::owner_write, fs::perm_options::add, error);
        if (error) return support::Error{"copy", target.string(), error.message()};
    }
    if (error) return support::Error{"read", from.string(), error.message()};
    return bytes;
}

/// The chosen node, or the one the case begins with.
ui::PlayFromView play_from_view(const scenario::Scenario& script, const std::string& place,
                                support::Lang lang) {
    const scenario::Node* node = find_node(script, scenario::PlaceId{place});
    if (node == nullptr) node = find_node(script, script.start);
    ui::PlayFromView view{.node = {}, .title = {}, .mood = script.customer.mood, .flags = script.flags};
    view.langs = script.languages;
    view.ways = script.ways;
    if (node == nullptr) return view;
    view.node = node->id;
    view.title = node->title.in(lang).empty() ? node->id.value : node->title.in(lang);
    return view;
}

std::string free_id(const fs::path& library, const std::string& id) {
    std::error_code error;
    for (int number = 2;; ++number)
        if (std::string name = id + "-" + std::to_string(number); !fs::exists(library / name, error))
            return name;
}

} // namespace

bool is_rubric_file(const fs::path& file) {
    return file.parent_path().filename() == "rubrics";
}

bool is_lexicon_file(const fs::path& file) {
    return file.parent_path().filename() == "lexicon";
}

OpenedWork open_for_writing(const fs::path& file, const scenario::Resources& shipped,
                            const fs::path& own_folder) {
    OpenedCase opened = open_case_file(file,
                                       is_rubric_file(file)    ? author::DocumentKind::rubric
                                       : is_lexicon_file(file) ? author::DocumentKind::lexicon
                                                               : author::DocumentKind::scenario,
                                       own_folder);
    auto work = std::make_unique<AuthorWork>(AuthorWork{.disk = std::move(opened.file)});
    work->around = resources_around(file, shipped);
    work->kept_revision = work->disk.history.revision();
    return {std::move(work), std::move(opened.news)};
}

void work_out(AuthorWork& work, const ui::Texts& texts) {
    if (work.read_revision != work.disk.history.revision()) {
        work.reading = author::read_document(work.disk.history.now(), &work.around);
        work.read_revision = work.disk.history.revision();
        check_words(work);
        if (work.reading.draft) {
            work.script = work.reading.draft;
            work.own_nodes = work.reading.own_nodes;
        }
    }
    if (work.shown_revision == work.read_revision && work.shown_lang == texts.lang()) return;
    work.shown_revision = work.read_revision;
    work.shown_lang = texts.lang();
    work.problems.clear();
    for (const author::PlacedProblem& problem : work.reading.problems)
        work.problems.push_back(shown_problem(problem, work.disk.history.now().root() == nullptr, texts));
    std::stable_sort(
        work.problems.begin(), work.problems.end(),
        [](const ui::AuthorProblem& a, const ui::AuthorProblem& b) { return a.severity < b.severity; });
    if (work.script)
        work.graph = ui::make_graph_view({.script = *work.script,
                                          .texts = texts,
                                          .problems = ui::problems_by_place(*work.script, work.problems),
                                          .tested = tested_ids(work),
                                          .tests_known = work.tests.has_value(),
                                          .unwalked = work.unwalked,
                                          .attempts = attempts_by_place(work.attempts)});
}

const std::string& saved_version_of(AuthorWork& work) {
    const bool is_new = work.versioned_revision != work.read_revision;
    if (!is_new || !work.disk.history.is_saved()) return work.saved_version;
    work.versioned_revision = work.read_revision;
    work.saved_version =
        work.reading.is_playable
            ? support::sha256_hex(scenario::canonical_text(*work.reading.draft, &work.around))
            : std::string();
    return work.saved_version;
}

ui::AuthorView author_view(const AuthorWork& work, const ui::Texts& texts, const ui::AuthorWidgets& widgets) {
    ui::AuthorView view;
    view.unsaved = !work.disk.history.is_saved();
    if (const auto* name = work.disk.history.undo_name()) view.undo = name->in(texts.lang());
    if (const auto* name = work.disk.history.redo_name()) view.redo = name->in(texts.lang());
    view.problems = work.problems;
    view.errors = static_cast<int>(work.reading.errors);
    view.warnings = static_cast<int>(work.reading.warnings);
    view.notes = static_cast<int>(work.reading.notes);
    if (!work.reading.is_playable) view.why_no_play = texts.get("author.play_errors");
    view.document = &work.disk.history.now();
    view.revision = work.disk.history.revision();
    view.is_unshaped = view.document->kind() == author::DocumentKind::scenario && !work.reading.draft;
    view.form = ui::make_form({.document = work.disk.history.now(),
                               .reading = work.reading,
                               .script = work.script.get(),
                               .texts = texts,
                               .widgets = widgets.form,
                               .place = widgets.place,
                               .around = &work.around,
                               .case_folder = work.disk.file.parent_path().string() + "/"});
    view.case_title = work.disk.file.parent_path().filename().string();
    view.is_rubric = view.document->kind() == author::DocumentKind::rubric
                     || view.document->kind() == author::DocumentKind::lexicon;
    if (view.document->kind() == author::DocumentKind::lexicon) {
        view.case_title = work.disk.file.filename().string();
        view.outline =
            ui::make_lexicon_outline(*view.document, texts, work.problems, widgets.search.edit.text());
    } else if (view.is_rubric) {
        view.case_title = work.reading.rubric ? work.reading.rubric->title.in(texts.lang())
                                              : work.disk.file.stem().string();
        view.outline =
            ui::make_rubric_outline(*view.document, texts, work.problems, widgets.search.edit.text());
    }
    if (!work.script) return view;
    view.graph = &work.graph;
    if (const std::string title = drawn_words(*work.script, work.script->title, texts.lang()); !title.empty())
        view.case_title = title;
    view.outline = ui::make_outline({.script = *work.script,
                                     .own_nodes = work.own_nodes,
                                     .texts = texts,
                                     .problems = work.problems,
                                     .query = widgets.search.edit.text()});
    const std::string place = ui::place_of_pointer(*work.script, widgets.place);
    view.tests = tests_view(work, texts);
    view.walk = walk_view(work, texts);
    view.script = work.script.get();
    view.attempts = attempts_words(work.attempts, *work.script, place, texts);
    view.play_from =
        play_from_view(*work.script, place.empty() ? widgets.graph.selected : place, texts.lang());
    view.preview = ui::make_preview({.script = work.script,
                                     .place = place.empty() ? widgets.graph.selected : place,
                                     .texts = texts,
                                     .lang = widgets.preview_lang.value_or(texts.lang()),
                                     .seed = widgets.seed,
                                     .case_folder = work.disk.file.parent_path().string() + "/"});
    return view;
}

namespace {

/// The text under its new id, which says what it was copied from. A text that is no case stays as it is.
support::Result<fs::path> written_copy(const fs::path& file, const std::string& id, std::string text) {
    author::History history(
        author::open_document(author::DocumentKind::scenario, file.string(), std::move(text)));
    const std::string original(author::text_at(history.now(), author::JsonPlace{} / "id"));
    const author::Edit rename{
        {"改名", "Rename"},
        {},
        {author::SetValue{author::JsonPlace{} / "id", author::json_of(id)},
         author::SetValue{author::JsonPlace{} / copied_from_key, author::json_of(original)}}};
    (void)history.make(rename);
    if (const auto written = platform::replace_file(file, history.now().text()); !written)
        return written.error();
    return file;
}

} // namespace

support::Result<fs::path> copy_case(const fs::path& case_file, const fs::path& library) {
    auto text = platform::read_file(case_file, data_file_bytes_max);
    if (!text) return text.error();
    return copy_case(case_file, library, std::move(text).value());
}

support::Result<fs::path> copy_case(const fs::path& case_file, const fs::path& library, std::string text) {
    const fs::path folder = case_file.parent_path();
    const std::string id = free_id(library, folder.filename().string());
    std::error_code error;
    if (fs::is_directory(folder, error)) {
        if (const auto copied = copy_files(folder, library / id); !copied) return copied.error();
    } else if (fs::create_directories(library / id, error); error) {
        return support::Error{"make a folder", (library / id).string(), error.message()};
    }
    return written_copy(library / id / case_file.filename(), id, std::move(text));
}

} // namespace amends::app
