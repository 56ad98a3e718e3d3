// What screens ask for, done.
#include "sim/app/desktop.hpp"
#include "sim/app/platform/platform.hpp"
#include "sim/app/session/abandon.hpp"
#include "sim/app/session/again.hpp"
#include "sim/app/store_place.hpp"
#include "sim/records/chain.hpp"

#include <algorithm>

namespace amends::app {
namespace {

template <class... Handlers>
struct Overloaded : Handlers... {
    using Handlers::operator()...;
};
template <class... Handlers>
Overloaded(Handlers...) -> Overloaded<Handlers...>;

} // namespace

void Desktop::apply(const ui::Command& command) {
    namespace ask = ui::ask;
    if (!is_allowed(command)) return;
    std::visit(Overloaded{
                   [&](const ask::GoTo& go) { go_to(go.screen); },
                   [&](const ask::StartCase& start) {
                       remember_rubric(start);
                       start_case(start);
                   },
                   [&](const ask::ResumeAttempt& resume) { resume_attempt(resume.attempt); },
                   [&](const ask::CloseAttempt& close) { close_attempt(close.attempt); },
                   [&](const ask::OpenDebrief& open) { open_debrief(open.attempt); },
                   [&](const ask::OpenBench& open) { open_bench(open.scenario); },
                   [&](const ask::WriteCase& write) { write_case(write.path); },
                   [&](const ask::LeaveAuthor&) { leave_author(); },
                   [&](const ask::DropEdits&) { drop_edits(); },
                   [&](const ask::PlayFrom& from) { play_from(from); },
                   [&](const ask::SaveCase&) { save_case(); },
                   [&](const ask::UndoEdit&) { undo_edit(false); },
                   [&](const ask::RedoEdit&) { undo_edit(true); },
                   [&](const ask::AddEntry& add) { add_entry(add.list); },
                   [&](const ask::EditCase& change) { edit_case(*change.edit); },
                   [&](const ask::ReplayFrom& replay) { replay_from(replay); },
                   [&](const ask::SendBubble& bubble) { send(bubble.text); },
                   [&](const ask::SaveDraft& draft) {
                       if (session_) session_->type(draft.text);
                       if (session_ && session_->box() == draft.text) box_seen_ = draft.text;
                   },
                   [&](const ask::TakeChoice& choice) {
                       // Enter pressed twice: the first press is on its way to the disk.
                       if (session_ && session_->is_busy() && last_choice_ == choice.choice) return;
                       last_choice_ = choice.choice;
                       in_session(engine::ChoiceTaken{choice.choice});
                   },
                   [&](const ask::Act& act) {
                       in_session(engine::ActionTaken{act.action, act.arguments});
                   },
                   [&](const ask::ShowHint&) {
                       if (!session_) return;
                       const scenario::Node* node =
                           scenario::find_node(*session_->play().scenario, session_->state().place);
                       const auto& shown = session_->told().shown;
                       for (std::size_t i = 0; node && i < node->hints.size(); ++i) {
                           const std::string words =
                               engine::render(session_->play(), node->hints[i].text, session_->play().lang);
                           if (std::find(shown.begin(), shown.end(), words) != shown.end()) continue;
                           in_session(engine::HintShown{static_cast<int>(i)});
                           return;
                       }
                   },
                   [&](const ask::NotUnderstood&) { note_not_understood(); },
                   [&](const ask::Pause&) { in_session(engine::Paused{}); },
                   [&](const ask::Unpause&) { in_session(engine::Resumed{}); },
                   [&](const ask::TakeBack&) { take_back(); },
                   [&](const ask::CloseContact&) { in_session(engine::ClosedByAgent{}); },
                   [&](const ask::WrapUp& answer) {
                       in_session(engine::WrappedUp{answer.picked}); // the debrief comes once it is stored
                   },
                   [&](const ask::LeaveDesk&) { leave_desk(); },
                   [](const ask::Typing&) {},
                   [&](const ask::SetLanguage& set) {
                       settings_.lang = set.lang;
                       host_.speak(set.lang);
                       save_settings();
                   },
                   [&](const ask::SetTheme& set) {
                       settings_.theme = set.theme;
                       host_.look(set.theme, host_.ui().theme.scale);
                       save_settings();
                   },
                   [&](const ask::SetScale& set) {
                       settings_.scale = set.scale;
                       host_.look(settings_.theme, set.scale);
                       save_settings();
                   },
                   [&](const ask::SetVolume& set) {
                       settings_.volume_percent[static_cast<std::size_t>(set.kind)] = set.percent;
                       if (player_) player_->set_volume(set.kind, set.percent);
                       save_settings();
                   },
                   [&](const ask::SetMute& set) {
                       settings_.muted = set.on;
                       if (player_) player_->set_muted(set.on);
                       save_settings();
                   },
                   [&](const ask::SetStill& set) {
                       settings_.still = set.on;
                       host_.ui().still = set.on;
                       save_settings();
                   },
                   [&](const ask::SetName& set) {
                       settings_.name = set.name;
                       save_settings();
                   },
                   [&](const ask::ChoosePerson& choose) { choose_person(choose.person); },
                   [&](const ask::SignIn& sign_in) { try_pin(sign_in.pin); },
                   [&](const ask::SignOut&) { sign_out(); },
                   [&](const ask::WasTold&) {
                       seat_.was_told();
                       bar_.shows_kept = false;
                   },
                   [&](const ask::ChangePin& change) { change_pin(change.pin); },
                   [&](const ask::SetUpPeople& first) { set_up_people(first); },
                   [&](const ask::OpenDataFolder&) { open_data_folder(); },
                   [&](const ask::RestoreBackup&) { restore_backup(); },
                   [&](const ask::DismissNotice&) { notice_.clear(); },
                   [&](const ask::Quit&) { ends_ = may_close(); },
               },
               command);
}

void Desktop::go_to(ui::Screen screen) {
    if (screen == ui::Screen::wrap_up && session_ && session_->state().phase != engine::Phase::wrap_up)
        screen = ui::Screen::debrief;
    if (sitting_ && sitting_->page == SittingRun::Page::playing && session_) {
        if (screen == ui::Screen::debrief) return end_place();
        if (screen != ui::Screen::wrap_up && screen != ui::Screen::desk) {
            desk_.asks_to_leave = true;
            return;
        }
    }
    if (is_trial_ && screen_ == ui::Screen::desk && screen != ui::Screen::debrief && is_playing()
        && session_->state().phase == engine::Phase::talking) {
        desk_.asks_to_leave = true;
        return;
    }
    if (is_trial_ && screen != ui::Screen::debrief && screen != ui::Screen::wrap_up && end_trial()) return;
    if (screen_ == ui::Screen::author && screen != ui::Screen::author
        && asks_before_leaving_author(ui::ask::GoTo{screen}))
        return;
    if (screen_ == ui::Screen::author && screen != ui::Screen::author) author_work_.reset();
    if (is_playing() && session_->state().phase == engine::Phase::talking && screen != ui::Screen::debrief
        && screen != ui::Screen::wrap_up) {
        desk_.asks_to_leave = true;
        return;
    }
    if (screen == ui::Screen::debrief && screen_ != ui::Screen::debrief && session_) {
        refresh();
        debriefed_.reset();
        debriefed_id_ = session_->attempt();
        debrief_from_ = ui::Screen::home;
        debrief_ = {};
        const rubric::Score score = engine::result_of(session_->play(), session_->state()).score;
        if (score.passed)
            play(sound::Cue::passed);
        else if (!score.provisional || session_->play().mode == engine::Mode::practice)
            play(sound::Cue::not_passed); // what a person still has to confirm is not sounded
    }
    if (screen == ui::Screen::home || screen == ui::Screen::catalogue) refresh();
    if (screen == ui::Screen::settings) {
        look_for_copies();
        read_retention();
    }
    if (screen != ui::Screen::bench) bench_work_.reset();
    if (screen == ui::Screen::author) show_trainer_records();
    if (screen == ui::Screen::manage && manager_) manager_->forget();
    offers_manager_.reset();
    if (screen_ == ui::Screen::manage && seat_.person()) read_people(); // changed there, perhaps
    screen_ = screen;
}

/// The next sheet begins with what was chosen now; a case that names its own does not change that.
void Desktop::remember_rubric(const ui::ask::StartCase& start) {
    const LibraryCase* found = find(start.scenario.value);
    if (start.rubric.empty() || start.rubric == settings_.rubric || !found) return;
    if (!case_card(*found).rubric.empty()) return;
    settings_.rubric = start.rubric;
    save_settings();
}

void Desktop::start_case(const ui::ask::StartCase& start, const std::optional<Parent>& parent) {
    if (!is_judge_read() && !parent) {
        waiting_start_ = start; // begun as soon as the judge is there
        waiting_since_s_ = ui::seconds_now(host_.ui());
        return;
    }
    waiting_start_.reset();
    const LibraryCase* found = find(start.scenario.value);
    if (!found) {
        tell(host_.ui().t("shell.no_case"), ui::Tone::bad);
        return;
    }
    PlaySettings settings;
    settings.mode = start.mode;
    settings.way = start.way;
    settings.lang = start.lang;
    settings.rubric = start.rubric;
    settings.seed = platform::random_seed() >> 12; // fits what JSON numbers hold exactly
    settings.person = seat_.id();
    if (store_) settings.desk = desk_id(places_.data);
    auto ready = make_ready(*found, places_.assets, judge(), settings);
    if (!ready) {
        tell(ready.error().message);
        return;
    }
    if (parent) begin_again(ready.value().began, *parent);
    SessionParts with = parts();
    with.contents = ready.value().contents;
    enter_desk(
        Session::begin(std::move(with), ready.value().play, ready.value().began, records::fresh_uuid()));
    if (judge().rules_only()) tell(host_.ui().t("shell.rules_only_play"), ui::Tone::warn);
    work_on();
}

void Desktop::resume_attempt(const std::string& attempt) {
    if (!reader_) return;
    session_.reset(); // what it has not stored yet must be there before the attempt is read
    auto stored = load_attempt(*reader_, attempt);
    if (!stored) {
        tell(stored.error().message);
        return;
    }
    if (lacks_judge(stored.value().play.mode)) return;
    SessionParts with = parts();
    with.contents = judge_contents(judge());
    enter_desk(Session::resume(std::move(with), std::move(stored.value().play),
                               std::move(stored.value().events), attempt, stored.value().drafts, true));
}

void Desktop::close_attempt(const std::string& attempt) {
    if (!store_ || !reader_) return;
    session_.reset();
    records::ActingStore own(*store_, seat_.actor());
    if (const auto fault = abandon(own, *reader_, attempt)) {
        log_fault(log_, *fault);
        tell(records::sentence(*fault));
    }
    refresh();
}

void Desktop::open_debrief(const std::string& attempt) {
    if (!reader_) return;
    auto stored = load_attempt(*reader_, attempt);
    if (!stored) {
        read_other_version(attempt, stored.error().message);
        return;
    }
    debriefed_ = engine::replay(std::move(stored.value().play), std::move(stored.value().events));
    debriefed_id_ = attempt;
    debrief_ = {};
    debrief_.details = true;
    debrief_from_ = screen_ == ui::Screen::manage ? screen_ : ui::Screen::home;
    screen_ = ui::Screen::debrief;
}

/// What another version recorded is shown as it is kept; nothing is folded.
void Desktop::read_other_version(const std::string& attempt, const support::Localized& why_not) {
    const auto kept = read_stored_result(*reader_, attempt);
    if (!kept || !kept.value().of_another_version()) {
        tell(why_not);
        return;
    }
    kept_ = kept.value();
}

void Desktop::replay_from(const ui::ask::ReplayFrom& replay) {
    if (end_trial()) return; // a trial is begun again from its node
    const engine::Playthrough* told = debriefed_ ? &*debriefed_ : session_ ? &session_->told() : nullptr;
    if (!told) return;
    if (replay.newly_drawn) {
        start_case({told->play.scenario->id, told->play.way, told->play.mode, told->play.lang,
                    told->play.rubric->id},
                   Parent{*told, replay.attempt});
        return;
    }
    if (lacks_judge(told->play.mode)) return;
    SessionParts with = parts();
    with.contents = judge_contents(judge());
    auto again = replay_behind(std::move(with), {*told, replay.attempt}, replay.turn, records::fresh_uuid());
    if (!again) {
        tell(records::sentence(again.error()));
        return;
    }
    enter_desk(std::move(again).value());
}

void Desktop::enter_desk(Session session) {
    is_trial_ = false;
    session_ = std::make_unique<Session>(std::move(session));
    debriefed_.reset();
    desk_ = {};
    wrap_up_ = {};
    box_seen_.clear();
    screen_ = session_->state().phase == engine::Phase::wrap_up ? ui::Screen::wrap_up : ui::Screen::desk;
}

void Desktop::take_back() {
    if (!session_ || session_->told().turns.empty()) return;
    const auto& turns = session_->told().turns;
    in_session(engine::RewoundTo{turns.size() < 2 ? 0 : turns[turns.size() - 2].seq});
}

bool Desktop::in_session(engine::Payload payload) {
    if (!session_) return false;
    const auto why = session_->ask(std::move(payload));
    if (!why) return true;
    play(sound::Cue::error);
    tell(why->message);
    return false;
}

void Desktop::send(const std::string& text) {
    if (!session_) return;
    const auto why = session_->ask(engine::BubbleSent{text});
    if (why)
        tell(why->message);
    else
        play(sound::Cue::message_sent);
    box_seen_ = session_->look_at_box(); // empty, but for words that could not be saved or sent
    if (desk_.draft.edit.text() == box_seen_) return;
    desk_.draft.edit.begin_with(box_seen_, host_.ui().breaks);
    desk_.draft_saved = desk_.draft.edit.revision();
}

void Desktop::leave_desk() {
    if (end_trial()) return;
    if (is_playing() && session_->play().mode == engine::Mode::assessment)
        in_session(engine::Abandoned{});                          // one sitting: leaving breaks it off
    if (session_ && !session_->settle() && session_->failure()) { // leaving now would lose words
        tell(*session_->failure());
        return;
    }
    session_.reset();
    if (is_sitting()) return end_sitting();
    refresh();
    screen_ = ui::Screen::home;
}

} // namespace amends::app
