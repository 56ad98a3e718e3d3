// The author screen behind the window.
#include "sim/app/answer_words.hpp"
#include "sim/app/desktop.hpp"
#include "sim/author/edits.hpp"
#include "sim/author/play_from.hpp"
#include "sim/author/record_test.hpp"
#include "sim/records/store.hpp"

#include <algorithm>
#include <utility>

namespace amends::app {

namespace fs = std::filesystem;

/// Where the person's own cases lie; cases are looked for there as well.
fs::path Desktop::own_library() const {
    return places_.data / "scenarios";
}

bool Desktop::is_own(const fs::path& file) const {
    const fs::path within = file.lexically_relative(own_library());
    return !within.empty() && *within.begin() != "..";
}

ui::AuthorListView Desktop::author_list_view() const {
    const ui::Ui& ui = host_.ui();
    ui::AuthorListView view;
    for (const LibraryCase& one : cases_) {
        ui::AuthorCase row{.path = one.file.string(), .id = one.file.parent_path().filename().string()};
        row.own = is_own(one.file);
        row.title = row.id;
        for (const support::Problem& problem : one.loaded.problems) {
            row.errors += problem.severity == support::Severity::error ? 1 : 0;
            row.warnings += problem.severity == support::Severity::warning ? 1 : 0;
        }
        if (one.unreadable) {
            row.unreadable = true;
            row.note = ui.t("author.list_unreadable", {{"why", answer_words(*one.unreadable, *ui.texts)}});
        } else if (one.playable()) {
            row.title = case_card(one).title;
            row.note = ui.t("author.list_nodes", {{"nodes", one.loaded.scenario->nodes.size()},
                                                  {"endings", one.loaded.scenario->endings.size()}});
        } else {
            row.note = row.path;
        }
        add_records_to(row, one);
        view.cases.push_back(std::move(row));
    }
    view.rubrics = rubric_rows_;
    view.lexicons = lexicon_rows_;
    view.inbox = inbox_list_;
    view.import = import_view();
    std::stable_sort(view.cases.begin(), view.cases.end(),
                     [](const ui::AuthorCase& a, const ui::AuthorCase& b) { return a.own > b.own; });
    return view;
}

/// The library as it is on the disk now.
void Desktop::read_cases_anew() {
    rubric_rows_lang_.reset();
    inbox_list_lang_.reset();
    is_coverage_due_ = true;
    std::vector<fs::path> folders = library_folders(places_.library);
    std::error_code error;
    if (std::find(folders.begin(), folders.end(), own_library()) == folders.end()
        && fs::is_directory(own_library(), error))
        folders.push_back(own_library());
    cases_ = load_library(folders, shipped_resources(places_.assets));
    for (LibraryCase& one : cases_)
        one.loaded.source = {};
}

void Desktop::tell_not_opened(const support::Error& error) {
    tell(host_.ui().t("author.open_failed", {{"why", answer_words(error, *host_.ui().texts)}}),
         ui::Tone::bad);
}

/// An own case itself, any other as a copy among the own ones.
void Desktop::write_case(const fs::path& file) {
    if (is_rubric_file(file)) return write_rubric(file);
    if (is_lexicon_file(file)) {
        open_author(file);
        return;
    }
    if (is_own(file)) {
        open_author(file);
        return;
    }
    const auto copied = copy_case(file, own_library());
    if (!copied) {
        tell_not_opened(copied.error());
        return;
    }
    if (open_author(copied.value())) tell(host_.ui().t("author.copied", {{"path", copied.value().string()}}));
    read_cases_anew();
}

/// What is written here becomes a case of one's own, with all that lies beside its file, and is gone on with.
void Desktop::save_copy() {
    take_typed();
    CaseFile& open = author_work_->disk;
    const auto copied = copy_case(open.file, own_library(), open.history.now().text());
    if (!copied) {
        tell(host_.ui().t("author.copy_failed", {{"why", answer_words(copied.error(), *host_.ui().texts)}}),
             ui::Tone::bad);
        return;
    }
    open.history.mark_saved(); // its text stands in the copy
    keep_draft(open, author_folder());
    if (open_author(copied.value()))
        tell(host_.ui().t("author.copy_saved", {{"path", copied.value().string()}}), ui::Tone::good);
    read_cases_anew();
}

void Desktop::leave_author() {
    if (!author_work_) return go_to(ui::Screen::catalogue);
    take_typed();
    if (!author_work_->disk.history.is_saved()) { // a save that failed has been told; nothing is lost
        author_.effect.leaves = author_.effect.asks_to_save;
        return;
    }
    author_work_.reset();
    read_cases_anew();
}

bool Desktop::asks_before_leaving_author(const ui::Command& wanted) {
    if (!author_work_) return false;
    take_typed();
    if (author_work_->disk.history.is_saved()) return false;
    author_.asks_to_leave = true;
    leaving_for_ = wanted;
    return true;
}

/// True while a question stands between the open case and the place that is wanted.
bool Desktop::is_asked_about_leaving() const {
    return author_work_
           && (author_.asks_to_leave || author_.effect.asks_to_save || author_.effect.saves
               || author_.effect.leaves);
}

/// Once the case is saved or dropped: to where one wanted to go; no longer where one stays at it.
void Desktop::go_on_leaving() {
    if (!leaving_for_ || is_asked_about_leaving()) return;
    const auto wanted = std::exchange(leaving_for_, std::nullopt);
    if (author_work_) return;
    apply(*wanted);
    host_.ui().wake.within(0);
}

/// The key that leads back, from the open case to the list and from there to the cases one plays.
void Desktop::go_back_from_author() {
    if (new_case_) {
        new_case_->widgets.asks_to_leave = ui::holds_work(new_case_->wizard);
        new_case_->widgets.leaves = !new_case_->widgets.asks_to_leave;
        return;
    }
    if (!author_work_) return go_to(ui::Screen::catalogue);
    take_typed();
    if (author_work_->disk.history.is_saved()) return leave_author();
    author_.asks_to_leave = true;
}

void Desktop::drop_edits() {
    if (author_work_) {
        author_work_->disk.history.mark_saved(); // nothing of it is kept
        keep_draft(author_work_->disk, author_folder());
    }
    author_work_.reset();
    read_cases_anew();
}

/// A practice play of the case as it stands in the window; nobody keeps it.
void Desktop::begin_trial(std::shared_ptr<const scenario::Scenario> script, const PlaySettings& settings) {
    if (!script) return;
    LibraryCase trial;
    trial.file = author_work_->disk.file;
    trial.loaded.scenario = std::move(script);
    auto ready = make_ready(trial, places_.assets, judge(), settings);
    if (!ready) {
        tell(host_.ui().t("author.from_failed", {{"why", ready.error().message.in(lang())}}), ui::Tone::bad);
        return;
    }
    SessionParts with = parts();
    with.store = nullptr;
    enter_desk(
        Session::begin(std::move(with), ready.value().play, ready.value().began, records::fresh_uuid()));
    is_trial_ = true;
    work_on();
}

void Desktop::play_from(const ui::ask::PlayFrom& from) {
    if (!author_work_ || !author_work_->reading.is_playable) return;
    author::StartState start{.node = from.node, .mood = from.mood, .elapsed_s = from.elapsed_s};
    start.flags.insert(from.flags.begin(), from.flags.end());
    records_test_ = false;
    begin_trial(author::start_from(*author_work_->reading.draft, start),
                {.way = from.way, .lang = from.lang, .seed = from.seed});
}

void Desktop::record_test() {
    if (!author_work_ || !author_work_->reading.is_playable) return;
    begin_trial(author_work_->reading.draft,
                {.way = author_.record_way, .preferred = lang(), .seed = author_.seed});
    records_test_ = is_trial_;
    if (is_trial_) tell(host_.ui().t("author.recording"));
}

/// The play as a test of the case; undo takes it out again.
void Desktop::keep_recorded_test() {
    if (!std::exchange(records_test_, false)) return;
    const author::Document& document = author_work_->disk.history.now();
    const auto test =
        author::test_of(session_->told(), author::free_id(document, author::IdKind::test, "recorded"));
    if (!test) return tell(host_.ui().t("author.record_unfinished"));
    const auto list = author::JsonPlace{} / "tests";
    edit_case(author::insert_entry(document, list, author::JsonStep::none, *test).edit);
    tell(host_.ui().t("author.recorded"), ui::Tone::good);
}

/// Back to the case that is being written. False when what is played is no trial.
bool Desktop::end_trial() {
    if (!is_trial_ || !author_work_) return false;
    is_trial_ = false;
    if (session_) keep_recorded_test();
    session_.reset();
    debriefed_.reset();
    desk_ = {};
    screen_ = ui::Screen::author;
    return true;
}

fs::path Desktop::author_folder() const {
    return places_.data / "author";
}

/// What befell the file, told; versions on both sides are laid out to be chosen from.
void Desktop::tell_of_file(const FileNews& news) {
    using Kind = FileNews::Kind;
    if (news.kind == Kind::draft_found) take_draft(author_work_->disk);
    if (author_work_->disk.unsolved && news.kind != Kind::nothing) lay_out_versions(true);
    const bool fine = news.kind == Kind::saved || news.kind == Kind::same;
    const bool plain = news.kind == Kind::reloaded || news.kind == Kind::draft_found;
    const std::string words = news_words(news, *host_.ui().texts);
    if (!words.empty()) tell(words, fine ? ui::Tone::good : plain ? ui::Tone::neutral : ui::Tone::bad);
}

bool Desktop::open_author(const fs::path& file) {
    OpenedWork opened = open_for_writing(file, shipped_resources(places_.assets), author_folder());
    if (opened.work->disk.unreadable && opened.work->disk.disk_text.empty()) {
        tell_not_opened(*opened.work->disk.unreadable);
        return false;
    }
    author_work_ = std::move(opened.work);
    author_ = {};
    author_.form.to_top = true;
    author_work_->moved = std::make_shared<std::atomic<bool>>(false);
    if (!still_clock_)
        author_work_->watch = std::make_unique<platform::FileWatch>(
            author_work_->disk.file, [moved = author_work_->moved, wake = wake_] {
                *moved = true;
                if (wake) wake();
            });
    effect_.reset();
    inbox_.pending.clear();
    show_trainer_records();
    screen_ = ui::Screen::author;
    for (const FileNews& news : opened.news)
        tell_of_file(news);
    return true;
}

void Desktop::take_typed() {
    if (!author_work_) return;
    ui::Commands typed;
    ui::hand_on_typed(host_.ui(), author_work_->disk.history.now(), author_, typed);
    for (const ui::Command& command : typed)
        if (const auto* change = std::get_if<ui::ask::EditCase>(&command)) edit_case(*change->edit);
}

/// As soon as the watch says so, and every other second in which something is drawn: whether others changed
/// the file; and what is not saved is kept against a crash.
void Desktop::look_after_file() {
    constexpr double every_s = 2;
    AuthorWork& work = *author_work_;
    const double now = ui::seconds_running();
    if (work.kept_revision != work.disk.history.revision()) host_.ui().wake.within(every_s);
    if (still_clock_ || (now - work.looked_s < every_s && !work.moved->exchange(false))) return;
    work.looked_s = now;
    if (is_changed_on_disk(work.disk)) {
        take_typed(); // what is being typed counts as unsaved
        tell_of_file(look_at_disk(work.disk));
        if (!work.disk.unsolved) author_.versions.reset();
    }
    if (work.kept_revision == work.disk.history.revision()) return;
    work.kept_revision = work.disk.history.revision();
    keep_draft(work.disk, author_folder());
}

void Desktop::follow_tests() {
    constexpr double quiet_s = .8;
    AuthorWork& work = *author_work_;
    const double now = ui::seconds_running();
    if (std::exchange(work.edited_revision, work.read_revision) != work.read_revision) work.edited_s = now;
    if (still_clock_ || !are_tests_due(work) || !is_judge_read()) return;
    if (const double left = work.edited_s + quiet_s - now; left > 0 && work.tests)
        return host_.ui().wake.within(left + .01);
    run_case_tests();
}

void Desktop::lay_out_versions(bool now) {
    author::Merge fresh = versions_of(author_work_->disk);
    if (author_.versions)
        for (author::MergePiece& piece : fresh.pieces)
            for (const author::MergePiece& before : author_.versions->pieces)
                if (piece.list == before.list && piece.name == before.name && piece.mine == before.mine
                    && piece.theirs == before.theirs)
                    piece.chosen = before.chosen;
    author_.versions = std::move(fresh);
    if (now) author_.versions_later = false;
}

void Desktop::solve_versions() {
    if (!author_.versions) return;
    const auto solved = solve_with(author_work_->disk, *author_.versions);
    if (!solved)
        tell(host_.ui().t("author.edit_failed", {{"why", solved.error().in(lang())}}), ui::Tone::bad);
    else
        author_.versions.reset();
}

void Desktop::draw_author(ui::Rect window, ui::Commands& asked) {
    ui::Ui& ui = host_.ui();
    if (new_case_) return draw_new_case(window);
    take_trainer_records();
    if (!author_work_) {
        follow_rubric();
        if (std::exchange(inbox_list_lang_, lang()) != lang()) inbox_list_ = inbox_list_view();
        if (is_coverage_due_ && is_judge_read()) play_listed_tests();
        ui::draw_author_list(ui, window, author_list_view(), author_list_, asked);
        if (std::exchange(author_list_.asks_for_new, false)) begin_new_case();
        if (std::exchange(author_list_.asks_for_rubric, false)) new_rubric();
        if (std::exchange(author_list_.asks_for_lexicon, false)) new_lexicon();
        follow_import(author_list_.import);
        if (const auto scenario = std::exchange(author_list_.inbox.opens, std::nullopt))
            open_inbox_of(*scenario);
        if (const auto share = std::exchange(author_list_.share, std::nullopt)) share_case(*share);
        return;
    }
    look_after_file();
    take_tests(*author_work_);
    take_walk(*author_work_);
    if (author_work_->disk.history.now().kind() == author::DocumentKind::lexicon
        && !author_work_->words_around && is_judge_read()) {
        author_work_->words_around = words_without(judge().data, author_work_->disk.file);
        author_work_->read_revision = 0; // checked again with them
    }
    work_out(*author_work_, *ui.texts);
    follow_tests();
    ui::AuthorView view = open_case_view();
    if (view.is_rubric) view.effect = effect_view();
    view.import = import_view();
    ui::draw_author(ui, window, view, author_, asked);
    if (view.is_rubric) follow_rubric();
    if (!author_work_) return; // saved and left
    follow_import(author_.import);
    if (const auto share = std::exchange(author_.share, std::nullopt))
        share_case({author_work_->disk.file.string(), *share});
    if (std::exchange(author_.asks_for_copy, false)) return save_copy();
    see_walk();
    decide_on_entry();
    const scenario::Scenario* script = author_work_->script.get();
    if (const auto place = std::exchange(author_.picked_place, std::nullopt); place && script)
        ui::open_place(author_, script, ui::pointer_of_place(*script, *place), false);
    if (std::exchange(author_.solves, false)) solve_versions();
    if (std::exchange(author_.asks_for_versions, false)) {
        take_typed();
        lay_out_versions(true);
    }
    if (std::exchange(author_.asks_to_run_tests, false)) run_case_tests();
    if (std::exchange(author_.asks_to_record, false)) return record_test();
    const bool focus = std::exchange(author_.focus_form, false);
    if (const auto pointer = std::exchange(author_.picked_pointer, std::nullopt))
        ui::open_place(author_, script, *pointer, focus);
    else if (focus)
        author_.form.reveal = author_.place;
}

void Desktop::run_case_tests() {
    if (!is_judge_read()) return tell(host_.ui().t("author.tests_judge"));
    if (!author_work_->reading.draft) return;
    begin_tests(*author_work_, rubric_of(*author_work_->reading.draft), judge().judge, wake_);
}

void Desktop::edit_case(const author::Edit& edit) {
    if (!author_work_) return;
    const auto made = author_work_->disk.history.make(edit);
    if (!made) tell(host_.ui().t("author.edit_failed", {{"why", made.error().in(lang())}}), ui::Tone::bad);
}

void Desktop::undo_edit(bool redo) {
    if (!author_work_) return;
    redo ? author_work_->disk.history.redo() : author_work_->disk.history.undo();
    for (auto& [key, field] : author_.form.fields)
        field.was_active = false; // what is undone shows in the field, too
}

/// The new entry is opened.
void Desktop::add_entry(const std::string& list) {
    const auto place = author::from_pointer(list);
    if (!author_work_ || !place) return;
    const author::Document& document = author_work_->disk.history.now();
    const author::Addition added = list == "/nodes"     ? author::add_node(document)
                                   : list == "/endings" ? author::add_ending(document)
                                                        : author::add_entry(document, *place);
    const std::string at = author::to_pointer(added.at);
    edit_case(added.edit);
    work_out(*author_work_, *host_.ui().texts);
    ui::open_place(author_, author_work_->script.get(), at, true);
}

bool Desktop::save_case() {
    take_typed();
    if (!author_work_ || author_work_->disk.history.is_saved()) return true;
    if (asks_before_saving_rubric()) return false;
    const FileNews news = save_case_file(author_work_->disk);
    tell_of_file(news);
    if (news.kind == FileNews::Kind::saved) keep_draft(author_work_->disk, author_folder());
    if (news.kind == FileNews::Kind::saved) settle_inbox();
    author_work_->kept_revision = author_work_->disk.history.revision();
    return author_work_->disk.history.is_saved();
}

bool Desktop::show_author(const std::string& id, const std::string& tab) {
    const LibraryCase* found = find(id);
    const fs::path file = found ? found->file : own_library() / id / "scenario.json"; // one that is damaged
    std::error_code error;
    if (!fs::exists(file, error) || !open_author(file)) return false;
    if (tab == "preview") author_.tab = ui::AuthorTab::preview;
    if (tab == "form") author_.tab = ui::AuthorTab::form;
    if (tab == "outline") author_.tab = ui::AuthorTab::outline;
    if (tab == "problems") author_.problems_open = true;
    if (tab == "text") author_.tab = ui::AuthorTab::text;
    if (tab == "inbox") author_.tab = ui::AuthorTab::inbox;
    take_trainer_records(true);
    work_out(*author_work_, *host_.ui().texts);
    if (tab == "tests") author_.tab = ui::AuthorTab::tests;
    if (judge().judge) run_case_tests();
    if (author_work_->tests_coming.valid()) author_work_->tests_coming.wait();
    if (tab == "walk" && judge().judge) {
        author_.tab = ui::AuthorTab::walk;
        author_.walk.asks_to_walk = true;
        see_walk();
        author_work_->walk.wait();
    }
    const auto& script = author_work_->script;
    if (tab.starts_with("/"))
        ui::open_place(author_, script.get(), tab, false);
    else if (script)
        ui::open_place(author_, script.get(), ui::pointer_of_place(*script, script->start.value), false);
    return true;
}

} // namespace amends::app
