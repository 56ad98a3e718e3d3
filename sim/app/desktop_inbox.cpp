// Turns on their way from the trainee to the trainer, and what the trainer makes of them.
#include "sim/app/answer_words.hpp"
#include "sim/app/desktop.hpp"
#include "sim/app/platform/files.hpp"
#include "sim/app/store_place.hpp"

#include <algorithm>
#include <utility>

namespace amends::app {

namespace fs = std::filesystem;

/// F8: kept, and asked whether the trainer may read it. An assessment's turns are the trainer's anyway.
void Desktop::note_not_understood() {
    if (!session_) return;
    if (session_->told().turns.empty()) return tell(host_.ui().t("shell.f8_nothing"));
    const std::int64_t seq = session_->told().turns.back().seq;
    if (!in_session(engine::NotUnderstood{})) return;
    const bool can_share = store_ && !is_trial_ && session_->play().mode == engine::Mode::practice;
    if (can_share)
        inbox_.asks = records::TurnName{session_->attempt(), seq};
    else
        tell(host_.ui().t("shell.f8_noted"));
}

void Desktop::draw_share_question() {
    ui::Ui& ui = host_.ui();
    if (!inbox_.asks) return;
    const auto answer = ui::ask_question(ui, {.id = "share_turn",
                                              .title = ui.t("shell.share_title"),
                                              .text = ui.t("shell.share_text"),
                                              .yes = ui.t("shell.share_yes"),
                                              .no = ui.t("shell.share_no")});
    if (!answer) return;
    const records::TurnName turn = *std::exchange(inbox_.asks, std::nullopt);
    if (*answer == ui::Answer::yes)
        share_turn(turn, true);
    else
        tell(ui.t("shell.f8_kept"));
}

void Desktop::share_turn(const records::TurnName& turn, bool is_shared) {
    if (!store_) return;
    if (session_ && session_->attempt() == turn.attempt) session_->settle();
    const auto answer = store_->wait(store_->share_turn(turn, is_shared, seat_.actor()));
    inbox_.shared_of.clear();
    if (answer.fault) {
        log_fault(log_, *answer.fault);
        return tell(records::sentence(*answer.fault));
    }
    tell(host_.ui().t(is_shared ? "shell.shared" : "shell.unshared"), ui::Tone::good);
}

/// The turns of an attempt that were shared; null where nothing can be.
const std::set<std::int64_t>* Desktop::shared_of(const std::string& attempt) {
    if (!store_ || !reader_ || is_trial_ || still_clock_) return nullptr;
    const auto is_it = [&](const AttemptSummary& one) { return one.id == attempt; };
    if (seat_.lists_anybody() && std::none_of(attempts_.begin(), attempts_.end(), is_it))
        return nullptr; // only one's own words are one's to give
    if (inbox_.shared_of == attempt) return &inbox_.shared;
    const auto all = records::shared_turns(*reader_);
    if (!all) return nullptr;
    inbox_.shared_of = attempt;
    inbox_.shared.clear();
    for (const records::SharedTurn& one : all.value())
        if (one.turn.attempt == attempt) inbox_.shared.insert(one.turn.seq);
    return &inbox_.shared;
}

/// What was asked for in the debrief.
void Desktop::share_from_debrief(const engine::Playthrough& told) {
    const auto asked = std::exchange(debrief_.share, {});
    for (const auto& [turn, is_shared] : asked)
        if (turn < told.turns.size()) share_turn({debriefed_id_, told.turns[turn].seq}, is_shared);
}

void Desktop::read_trainer_records() {
    if (!store_) return;
    if (inbox_.coming.valid()) {
        inbox_.is_stale = true;
        return;
    }
    inbox_.is_stale = false;
    inbox_.coming = begin_reading_records(store_->files().database, store_->vfs(), seat_.actor(), wake_);
}

void Desktop::take_trainer_records(bool waits) {
    if (!inbox_.coming.valid()) return;
    if (!waits && inbox_.coming.wait_for(std::chrono::seconds(0)) != std::future_status::ready) {
        host_.ui().wake.within(.1);
        return;
    }
    inbox_.records = inbox_.coming.get();
    inbox_list_lang_.reset();
    if (author_work_) {
        author::AttemptsOverview attempts;
        for (const std::string& id : ids_of_case(author_work_->disk.history.now()))
            if (const auto known = inbox_.records.attempts.find(id); known != inbox_.records.attempts.end())
                attempts = author::joined(std::move(attempts), known->second);
        take_attempts(*author_work_, attempts);
    }
    if (inbox_.is_stale) read_trainer_records();
}

/// As soon as they are read.
void Desktop::show_trainer_records() {
    read_trainer_records();
    play_listed_tests();
}

void Desktop::show_author_list() {
    screen_ = ui::Screen::author;
    read_trainer_records();
    take_trainer_records(true);
    if (!judge().judge) return;
    play_listed_tests();
    coverage_.wait();
}

void Desktop::play_listed_tests() {
    std::vector<std::shared_ptr<const scenario::Scenario>> scripts;
    for (const LibraryCase& one : cases_)
        if (one.playable()) scripts.push_back(one.loaded.scenario);
    if (is_judge_read() && !still_clock_)
        is_coverage_due_ = !coverage_.begin(
            scripts, [this](const scenario::Scenario& script) { return rubric_of(script); }, judge().judge,
            wake_);
}

/// How the tests of a listed case went, as far as they have been played.
ui::TestsState Desktop::tests_of(const LibraryCase& one) const {
    using enum ui::TestsState::Known;
    if (!one.playable() || one.loaded.scenario->tests.empty()) return {};
    const auto tests = coverage_.of(*one.loaded.scenario);
    const AuthorWork* open =
        author_work_ && author_work_->disk.file == one.file ? author_work_.get() : nullptr;
    if (!tests && open != nullptr && open->tests) return tests_state(*open);
    if (!tests) return {.known = not_run, .run = static_cast<int>(one.loaded.scenario->tests.size())};
    return {.known = yes, .run = tests->run, .failed = tests->failed};
}

/// Replies that wait, how attempts went and what the tests reach, for a case's row in the list.
void Desktop::add_records_to(ui::AuthorCase& row, const LibraryCase& one) const {
    const ui::Ui& ui = host_.ui();
    const std::string id = one.playable() ? one.loaded.scenario->id.value : row.id;
    if (const auto open = inbox_.records.inbox.open.find(id); open != inbox_.records.inbox.open.end())
        row.replies = static_cast<int>(open->second);
    if (one.playable() && !one.loaded.scenario->tests.empty()) {
        row.tests = tests_of(one);
        if (const auto tests = coverage_.of(*one.loaded.scenario)) row.coverage = tests->percent;
    }
    const auto known = inbox_.records.attempts.find(id);
    if (known == inbox_.records.attempts.end()) return;
    row.attempts =
        attempts_line(known->second, one.playable() ? one.loaded.scenario.get() : nullptr, *ui.texts);
}

/// The walk's page asked for something.
void Desktop::see_walk() {
    if (!author_work_) return;
    ui::WalkWidgets& widgets = author_.walk;
    AuthorWork& work = *author_work_;
    if (std::exchange(widgets.cancels, false)) work.walk.cancel();
    if (!work.script) return;
    const auto rubric = rubric_of(*work.script);
    if (std::exchange(widgets.asks_to_walk, false)) {
        if (!is_judge_read()) return tell(host_.ui().t("author.tests_judge"));
        begin_walk(work, rubric, judge().judge, lang(), wake_);
        host_.ui().wake.within(.05);
    }
    if (const auto place = std::exchange(widgets.picked, std::nullopt)) {
        author_.tab = ui::AuthorTab::graph;
        author_.graph.reveal = true;
        ui::open_place(author_, work.script.get(), ui::pointer_of_place(*work.script, *place), false);
    }
    if (!widgets.open.empty() && is_judge_read() && judge().judge) {
        const ui::WalkView view = walk_view(work, *host_.ui().texts);
        const ui::WalkRow* row = ui::find_row(view, widgets.open);
        if (row != nullptr && work.walk_told.row != row->id) {
            tell_walk_row(work, *row, rubric, *judge().judge, lang());
            host_.ui().wake.within(0);
        }
    }
    if (!std::exchange(widgets.asks_for_test, false)) return;
    const auto test = test_of_walk(work);
    if (!test) return tell(host_.ui().t("author.record_unfinished"));
    edit_case(*test);
    tell(host_.ui().t("author.recorded"), ui::Tone::good);
}

std::vector<author::InboxEntry> Desktop::inbox_entries() const {
    const author::Document& document = author_work_->disk.history.now();
    return inbox_for(inbox_.records.inbox.turns, ids_of_case(document), inbox_.pending, document);
}

/// Of the open case on disk, and of those it was copied from as they are in the library.
std::set<std::string> Desktop::played_versions() const {
    std::set<std::string> versions;
    if (inbox_.records.inbox.turns.empty()) return versions;
    if (const std::string& saved = saved_version_of(*author_work_); !saved.empty()) versions.insert(saved);
    for (const std::string& id : ids_of_case(author_work_->disk.history.now()))
        if (const LibraryCase* known = find(id); known != nullptr && known->file != author_work_->disk.file)
            versions.insert(known->loaded.fingerprint);
    return versions;
}

/// With what the records tell of it.
ui::AuthorView Desktop::open_case_view() const {
    const ui::Texts& texts = *host_.ui().texts;
    ui::AuthorView view = author_view(*author_work_, texts, author_);
    view.replies = inbox_entries();
    std::int64_t older = 0;
    for (const std::string& id : ids_of_case(author_work_->disk.history.now()))
        if (const auto known = inbox_.records.inbox.older.find(id); known != inbox_.records.inbox.older.end())
            older += known->second;
    view.inbox = ui::make_inbox_view({.entries = view.replies,
                                      .script = author_work_->script.get(),
                                      .texts = texts,
                                      .versions = played_versions(),
                                      .other_version = inbox_.records.inbox.other_version,
                                      .older = older});
    return view;
}

ui::InboxListView Desktop::inbox_list_view() const {
    const ui::Texts& texts = *host_.ui().texts;
    ui::InboxListView view;
    for (const author::InboxEntry& entry : author::inbox_of(inbox_.records.inbox.turns)) {
        if (entry.mark) continue; // done
        const LibraryCase* known = find(entry.scenario);
        const std::string title = known != nullptr ? case_card(*known).title : entry.scenario;
        const std::vector<author::InboxEntry> one{entry};
        const ui::InboxView told = ui::make_inbox_view(
            {.entries = one,
             .script = known != nullptr ? known->loaded.scenario.get() : nullptr,
             .texts = texts,
             .versions = known != nullptr ? std::set<std::string>{known->loaded.fingerprint}
                                          : std::set<std::string>{}});
        const ui::InboxRowView& row = told.rows.front();
        std::string note = texts.get("author.inbox_at", {{"case", title}, {"node", row.where}});
        if (!row.note.empty()) note = texts.get("author.list_note", {{"note", note}, {"attempts", row.note}});
        view.rows.push_back({.scenario = entry.scenario,
                             .id = "listed" + std::to_string(view.rows.size() + 1),
                             .reply = row.reply,
                             .note = std::move(note),
                             .came = row.came});
        if (view.cases.empty() || view.cases.back().scenario != entry.scenario)
            view.cases.push_back({entry.scenario, title, 0});
        ++view.cases.back().open;
    }
    std::int64_t older = 0;
    for (const auto& [scenario, count] : inbox_.records.inbox.older)
        older += count;
    if (older > 0) view.older = texts.get("author.inbox_older", {{"count", older}});
    return view;
}

void Desktop::open_inbox_of(const std::string& scenario) {
    const LibraryCase* original = find(scenario);
    fs::path file = original != nullptr ? original->file : fs::path();
    for (const LibraryCase& one : cases_) {
        if (!is_own(one.file) || is_own(file)) continue;
        const auto text = platform::read_file(one.file, data_file_bytes_max);
        if (!text) continue;
        const auto ids = ids_of_case(
            author::open_document(author::DocumentKind::scenario, one.file.string(), text.value()));
        if (std::find(ids.begin(), ids.end(), scenario) != ids.end()) file = one.file;
    }
    if (file.empty()) return tell(host_.ui().t("author.inbox_no_case", {{"id", scenario}}), ui::Tone::bad);
    write_case(file);
    if (author_work_) author_.tab = ui::AuthorTab::inbox;
}

/// Marks that count at once: put aside, open again, a wording that is in the lexicon.
void Desktop::mark_entry(const author::InboxEntry& entry, const std::optional<author::InboxMark>& mark) {
    if (!store_) return;
    const auto turns = turns_of(entry);
    std::erase_if(inbox_.pending, [&](const PendingMark& one) { return one.turns == turns; });
    const auto stored = mark ? std::optional(stored_mark(*mark)) : std::nullopt;
    const auto answer = store_->wait(store_->mark_turns(turns, stored, seat_.actor()));
    if (answer.fault) return tell(records::sentence(*answer.fault));
    read_trainer_records();
}

void Desktop::keep_phrase(const ui::InboxDecision& decision) {
    if (!is_judge_read()) return tell(host_.ui().t("author.tests_judge"));
    const auto written =
        add_phrase_to_lexicon(places_.data / "lexicon", judge().data, decision.act, decision.phrase);
    if (!written) {
        const PhraseRefused& refused = written.error();
        const std::string why =
            refused.file ? answer_words(*refused.file, *host_.ui().texts) : refused.words.in(lang());
        return tell(host_.ui().t("author.edit_failed", {{"why", why}}), ui::Tone::bad);
    }
    judge_ = {}; // read anew with the wording
    read_judge();
    tell(host_.ui().t("author.inbox_phrase_kept", {{"file", written.value().string()}}), ui::Tone::good);
    mark_entry(decision.entry, author::InboxMark{author::InboxMark::Outcome::phrase, decision.act.value});
}

/// A sample or a way on, as an edit of the open case; the mark waits for the save.
void Desktop::make_of_entry(const ui::InboxDecision& decision) {
    const author::Document& document = author_work_->disk.history.now();
    const auto node = author::node_in(document, decision.entry.node.value);
    if (!node) return tell(host_.ui().t("author.inbox_no_node"), ui::Tone::bad);
    PendingMark pending{turns_of(decision.entry),
                        {decision.outcome, decision.entry.node.value},
                        decision.entry.node,
                        decision.sample.text,
                        decision.acts};
    author::JsonPlace at = author::JsonPlace{} / "nodes" / *node;
    if (decision.outcome == author::InboxMark::Outcome::sample) {
        const author::Addition added = author::add_sample(document, *node, decision.sample);
        at = added.at;
        edit_case(added.edit);
    } else if (!decision.widened.empty()) {
        pending.mark.became = decision.widened;
        const author::JsonPlace ways = at / "transitions";
        const support::Json* list = author::value_at(document, ways);
        for (std::size_t i = 0; list != nullptr && i < list->children.size(); ++i) {
            if (author::text_at(document, ways / i / "id") != decision.widened) continue;
            at = ways / i;
            edit_case(author::widen_way(document, *node, i, decision.acts));
            break;
        }
    } else {
        const author::Addition added =
            author::add_way(document, *node, decision.acts, decision.to, decision.entry.fired.value);
        at = added.at;
        edit_case(added.edit);
        pending.mark.became = author::text_at(author_work_->disk.history.now(), added.at / "id");
    }
    inbox_.pending.push_back(std::move(pending));
    work_out(*author_work_, *host_.ui().texts);
    ui::open_place(author_, author_work_->script.get(), author::to_pointer(at), false);
    tell(host_.ui().t("author.inbox_made"), ui::Tone::good);
}

void Desktop::decide_on_entry() {
    const auto decision = std::exchange(author_.inbox.decided, std::nullopt);
    if (!decision || !author_work_) return;
    using enum author::InboxMark::Outcome;
    if (decision->reopens) return mark_entry(decision->entry, std::nullopt);
    if (decision->outcome == dismissed) return mark_entry(decision->entry, author::InboxMark{});
    if (decision->outcome == phrase) return keep_phrase(*decision);
    make_of_entry(*decision);
}

/// The case is saved: what still stands of the things made of replies is kept as done.
void Desktop::settle_inbox() {
    if (!author_work_ || inbox_.pending.empty() || !store_) return;
    for (const PendingMark& one : inbox_.pending) {
        if (!is_made(author_work_->disk.history.now(), one)) continue;
        const auto answer = store_->wait(store_->mark_turns(one.turns, stored_mark(one.mark), seat_.actor()));
        if (answer.fault) tell(records::sentence(*answer.fault));
    }
    inbox_.pending.clear();
    read_trainer_records();
}

} // namespace amends::app
