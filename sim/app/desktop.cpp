#include "sim/app/desktop.hpp"

#include "sim/app/answer_words.hpp"
#include "sim/app/out/debrief_file.hpp"
#include "sim/app/platform/platform.hpp"
#include "sim/engine/pinned_rows.hpp"
#include "sim/engine/play.hpp"
#include "sim/scenario/script.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>
#include <variant>

namespace amends::app {

void Desktop::refresh() {
    attempts_.clear();
    if (reader_) retention_.read(*reader_);
    if (!reader_ || (seat_.lists_anybody() && !seat_.person())) return;
    const auto rows =
        seat_.lists_anybody() ? records::attempts_of(*reader_, seat_.id()) : records::list_attempts(*reader_);
    if (!rows) {
        notice_ = records::sentence(rows.error()).in(lang());
        return;
    }
    for (const records::AttemptRow& row : rows.value()) {
        AttemptSummary summary{.id = row.id,
                               .scenario = row.scenario,
                               .person = row.person,
                               .phase = row.phase,
                               .started_utc = row.started_utc,
                               .is_assessment = row.mode == "assessment",
                               .state = row.state};
        if (row.summary) {
            const auto json = nlohmann::json::parse(*row.summary, nullptr, false);
            if (json.is_object() && json.contains("total") && json["total"].is_number()) {
                summary.total_tenths = static_cast<int>(json["total"].get<double>() * 10 + .5);
            }
            if (json.is_object()) {
                summary.passed = json.value("passed", false);
                summary.turns = json.value("turns", std::int64_t{0});
            }
        }
        if (row.state == records::AttemptState::open) {
            const auto is_open = [](const AttemptSummary& one) {
                return one.state == records::AttemptState::open;
            };
            if (std::none_of(attempts_.begin(), attempts_.end(), is_open)) // the one that is offered
                summary.can_go_on = load_attempt(*reader_, row.id).ok();
            const auto events = records::load_events(*reader_, row.id);
            if (events)
                for (const records::EventRow& event : events.value())
                    summary.turns += event.kind == "turn_closed" || event.kind == "choice_taken" ? 1 : 0;
        }
        attempts_.push_back(std::move(summary));
    }
    read_duties();
    read_dispute_answers();
}

SessionParts Desktop::parts() {
    SessionParts parts;
    parts.judge = judge().judge;
    if (!still_clock_ && store_) parts.store = &own_records_.emplace(*store_, seat_.actor());
    parts.on_fault = [log = log_](const records::StoreFault& fault) { log_fault(log, fault); };
    if (still_clock_)
        parts.now = [at = *still_clock_] { return at; };
    else
        parts.now = [] { return platform::monotonic_now(); };
    return parts;
}

bool Desktop::is_playing() const {
    return session_ && (screen_ == ui::Screen::desk || screen_ == ui::Screen::wrap_up);
}

const LibraryCase* Desktop::find(const std::string& scenario) const {
    const auto at = std::find_if(cases_.begin(), cases_.end(), [&](const LibraryCase& known) {
        return known.playable() && known.loaded.scenario->id.value == scenario;
    });
    return at == cases_.end() ? nullptr : &*at;
}

void Desktop::frame() {
    go_on_starting();
    work_on();
    look_after_seat();
    ui::Ui& ui = host_.ui();
    ui.arrived = std::exchange(screen_drawn_, screen_) != screen_;
    if (const Gate gate = gate_now(); std::exchange(gate_, gate) != gate) ui.arrived = true;
    const ui::Rect window = ui::begin_frame(ui);
    see_folder_answer();
    ui::Commands asked;
    draw(window, asked);
    ui::end_frame(ui);
    for (const ui::Command& command : asked)
        apply(command);
    go_on_leaving();
    take_duty();
    follow_sitting();
    sound_the_desk();
    if (!asked.empty()) {
        work_on();
        ui.wake.within(0);
    }
    if (screen_ == ui::Screen::wrap_up && session_ && session_->is_closed() && !still_clock_) {
        go_to(ui::Screen::debrief); // the result is stored: what was handed in stands
        ui.wake.within(0);
    }
}

/// What the disk has answered and the clock has brought, and what follows from it for the screens.
void Desktop::work_on() {
    if (waiting_start_ && is_judge_read()) {
        const ui::ask::StartCase start = *std::exchange(waiting_start_, std::nullopt);
        start_case(start);
    }
    if (!session_) return;
    const bool was_closed = session_->is_closed();
    if (session_->tick()) hear_effects();
    if (const auto why = session_->take_refusal()) {
        play(sound::Cue::error);
        tell(why->message);
    }
    if (!was_closed && session_->is_closed()) refresh();
}

std::optional<std::chrono::milliseconds> Desktop::next_wake() const {
    auto wake = host_.next_wake();
    const auto sooner = [&](std::chrono::milliseconds at) {
        if (!wake || at < *wake) wake = at;
    };
    if (const auto due = next_seat_wake()) sooner(*due);
    // They wake the window shortly before what they made can be taken.
    if (sharing_.valid() || intake_) sooner(std::chrono::milliseconds(100));
    if (!session_ || still_clock_) return wake;
    if (const auto due = session_->next_wake()) sooner(*due);
    const engine::State& state = session_->state();
    if (screen_ == ui::Screen::desk && state.phase == engine::Phase::talking && !state.paused) {
        sooner(std::chrono::milliseconds(1000 - session_->contact_ms() % 1000 + 1)); // the ring's next second
    }
    return wake;
}

void Desktop::keep_sounding(sound::Cue cue, bool wanted, bool& sounding) {
    if (!player_ || wanted == sounding) return;
    wanted ? player_->play(cue) : player_->stop(cue);
    sounding = wanted;
}

/// The room while a contact is open, and the phone until somebody says the first word.
void Desktop::sound_the_desk() {
    const bool open = session_ && screen_ == ui::Screen::desk && !session_->state().paused
                      && session_->state().phase == engine::Phase::talking;
    keep_sounding(sound::Cue::ambience, open, room_sounds_);
    const bool unanswered = open && session_->play().scenario->channel == scenario::Channel::phone
                            && session_->state().turns.empty() && session_->state().open_bubbles == 0;
    keep_sounding(sound::Cue::phone_ring, unanswered, phone_rings_);
}

/// Once a turn, when the customer has waited beyond the target.
void Desktop::sound_the_ring(const ui::DeskView& view) {
    if (!view.ring.running || view.ring.left_s >= 0) return;
    const std::size_t turn = session_->state().turns.size();
    if (std::exchange(late_turn_, turn) != turn) play(sound::Cue::waiting);
}

void Desktop::hear_effects() {
    for (const engine::Effect& effect : session_->take_effects()) {
        if (std::holds_alternative<engine::CustomerSays>(effect)) play(sound::Cue::message_in);
        const auto* mood = std::get_if<engine::MoodChanged>(&effect);
        if (mood && session_->play().mode == engine::Mode::practice) { // an assessment does not tell the mood
            const int change = mood->to - mood->from;
            if (change >= 10) play(sound::Cue::mood_up);
            if (change <= -10) play(sound::Cue::mood_down);
        }
        if (std::holds_alternative<engine::ActionRefused>(effect)) play(sound::Cue::error);
    }
}

void Desktop::draw(ui::Rect window, ui::Commands& asked) {
    ui::Ui& ui = host_.ui();
    const ui::Rect bar = window.cut_top(ui.px(ui::top_bar_height));
    const ui::TopBarOutcome outcome = ui::draw_top_bar(ui, bar, top_bar_view(), bar_, asked);
    if (outcome.leave) desk_.asks_to_leave = true;
    if (outcome.close_contact) desk_.asks_to_close = true;
    if (draw_gate(window, asked)) {
        if (bar_.shows_shortcuts && ui::draw_shortcut_sheet(ui, screen_)) bar_.shows_shortcuts = false;
        take_keys(asked);
        ui::draw_toasts(ui, toasts_, window);
        return;
    }
    draw_screen(window, asked);
    draw_share_question();
    if (bar_.changes_pin && ui::draw_new_pin(ui, new_pin_, asked)) {
        bar_.changes_pin = false;
        new_pin_ = {};
    }
    if (kept_ && ui::draw_kept_attempt(ui, kept_view())) kept_.reset();
    if (bar_.shows_shortcuts && ui::draw_shortcut_sheet(ui, screen_)) bar_.shows_shortcuts = false;
    take_keys(asked); // after the sheet: the key that opens it must not close it in the same frame
    ui::draw_toasts(ui, toasts_, window);
}

/// Worked out once, and again when the judge has been read.
const std::vector<engine::MissedLabel>& Desktop::missed_in(const engine::Playthrough& told) {
    const bool judged = is_judge_read();
    if (missed_.attempt != debriefed_id_ || missed_.events != told.events.size() || missed_.judged != judged)
        missed_ = {debriefed_id_, told.events.size(), judged,
                   engine::missed_labels(told, judged ? reply_judge(judge().judge) : engine::JudgeReply())};
    return missed_.labels;
}

/// In place of the screen while a case waits for the judge; nothing in the first fifth of a second.
bool Desktop::draw_waiting(ui::Rect window) {
    ui::Ui& ui = host_.ui();
    if (!waiting_start_) return false;
    const double waited = ui::seconds_now(ui) - waiting_since_s_;
    if (waited < .2 && !ui.still) {
        ui.wake.within(.2 - waited);
        return false;
    }
    if (ui::loading_state(ui, window, "judge_loading", ui.t("shell.loading_judge"))) waiting_start_.reset();
    return true;
}

/// Once it is over there is nothing to ask: what was recorded becomes a test.
void Desktop::ask_to_leave_trial(ui::Commands& asked) {
    ui::Ui& ui = host_.ui();
    if (session_ && session_->state().phase != engine::Phase::talking) {
        asked.emplace_back(ui::ask::LeaveDesk{});
        return;
    }
    const auto answer = ui::ask_question(
        ui, {.id = "leave_desk",
             .title = ui.t(records_test_ ? "desk.leave_recording_title" : "desk.leave_trial_title"),
             .text = ui.t(records_test_ ? "desk.leave_recording" : "desk.leave_trial"),
             .yes = ui.t("desk.leave_yes"),
             .no = ui.t("desk.leave_no")});
    desk_.asks_to_leave = !answer;
    if (answer == ui::Answer::yes) asked.emplace_back(ui::ask::LeaveDesk{});
}

void Desktop::draw_screen(ui::Rect window, ui::Commands& asked) {
    ui::Ui& ui = host_.ui();
    if (draw_waiting(window)) return;
    switch (screen_) {
    case ui::Screen::home: ui::draw_home(ui, window, home_view(), home_, asked); break;
    case ui::Screen::catalogue: ui::draw_catalogue(ui, window, catalogue_view(), catalogue_, asked); break;
    case ui::Screen::settings:
        ui::draw_settings(ui, window, settings_view(), settings_widgets_, asked);
        if (std::exchange(settings_widgets_.sets_kept, false)) set_retention();
        break;
    case ui::Screen::bench: draw_bench(window, asked); break;
    case ui::Screen::author: draw_author(window, asked); break;
    case ui::Screen::manage: draw_manager(window, asked); break;
    case ui::Screen::desk:
        if (!session_) break;
        if (session_->box() != box_seen_) { // a draft that came back, or a bubble that was not saved
            box_seen_ = session_->look_at_box();
            if (desk_.draft.edit.text() != box_seen_) desk_.draft.edit.begin_with(box_seen_, ui.breaks);
            desk_.draft_saved = desk_.draft.edit.revision();
        }
        {
            const ui::DeskView view = desk_view();
            sound_the_ring(view);
            const bool leaves_trial = is_trial_ && std::exchange(desk_.asks_to_leave, false);
            ui::draw_desk(ui, window, view, desk_, asked);
            if (leaves_trial) ask_to_leave_trial(asked);
        }
        break;
    case ui::Screen::wrap_up:
        if (session_) {
            const bool leaves_trial = is_trial_ && std::exchange(desk_.asks_to_leave, false);
            ui::draw_wrap_up(ui, window, ui::make_wrap_up_view(session_->play(), *ui.texts), wrap_up_, asked);
            ui::draw_desk_questions(ui, {}, desk_, asked);
            if (leaves_trial) ask_to_leave_trial(asked);
        }
        break;
    case ui::Screen::debrief: {
        const engine::Playthrough* told = debriefed_ ? &*debriefed_ : session_ ? &session_->told() : nullptr;
        if (!told) break;
        const auto tries =
            std::count_if(attempts_.begin(), attempts_.end(), [&](const AttemptSummary& attempt) {
                return attempt.scenario == told->play.scenario->id.value
                       && attempt.state == records::AttemptState::finished;
            });
        ui::DebriefView view = ui::make_debrief_view({.told = *told,
                                                      .texts = *ui.texts,
                                                      .attempt = is_trial_ ? "" : debriefed_id_,
                                                      .first_try = tries <= 1,
                                                      .judge_today = judge_today(),
                                                      .shared = shared_of(debriefed_id_),
                                                      .missed = missed_in(*told),
                                                      .disputes = disputes_of(debriefed_id_),
                                                      .marks = marks_of_own(debriefed_id_)});
        view.from = debrief_from_;
        ui::draw_debrief(ui, window, view, debrief_, asked);
        share_from_debrief(*told);
        follow_dispute(*told);
        if (std::exchange(debrief_.prints, false)) {
            const auto file = write_debrief_file(view, *ui.texts, {{}, {}, debriefed_id_, {}},
                                                 documents_folder(places_.data / "exports"));
            if (file)
                tell(ui.t("debrief.printed", {{"file", file.value().string()}}), ui::Tone::good);
            else
                tell(file.error().words, ui::Tone::bad);
        }
        break;
    }
    }
}

void Desktop::take_keys(ui::Commands& asked) {
    ui::Ui& ui = host_.ui();
    using enum ui::CommandId;
    const ui::CommandSet pressed = ui::take_command_keys(ui, screen_, {}, asked);
    if (pressed.has(show_shortcuts)) bar_.shows_shortcuts = true;
    if (pressed.has(mute)) asked.emplace_back(ui::ask::SetMute{!settings_.muted});
    if (gate_ != Gate::open) return;
    if (pressed.has(go_back) && screen_ == ui::Screen::author)
        go_back_from_author();
    else if (pressed.has(go_back))
        asked.emplace_back(ui::ask::GoTo{screen_ == ui::Screen::bench     ? ui::Screen::catalogue
                                         : screen_ == ui::Screen::debrief ? debrief_from_
                                                                          : ui::Screen::home});
    if (screen_ == ui::Screen::desk && session_) {
        if (pressed.has(write_reply)) desk_.draft.focus_next = true;
        if (pressed.has(show_saved_replies)) desk_.replies.open = true;
        if (pressed.has(show_policies)) {
            desk_.right_tab = ui::RightTab::knowledge;
            desk_.knowledge_search.focus_next = true;
            desk_.right_drawer.open = true;
        }
        if (pressed.has(show_order)) {
            desk_.right_tab = ui::RightTab::order;
            desk_.right_drawer.open = true;
        }
        if (pressed.has(show_contacts)) desk_.left_drawer.open = true;
        if (pressed.has(close_contact)) desk_.asks_to_close = true;
        if (pressed.has(leave_desk)) desk_.asks_to_leave = true;
        if (pressed.has(pause)) {
            if (session_->state().paused)
                asked.emplace_back(ui::ask::Unpause{});
            else
                asked.emplace_back(ui::ask::Pause{});
        }
    }
    if (screen_ == ui::Screen::catalogue && pressed.has(search)) catalogue_.search.focus_next = true;
    if (screen_ == ui::Screen::author) {
        if (pressed.has(search)) (author_work_ ? author_.search : author_list_.search).focus_next = true;
        if (pressed.has(play_from_here) && author_work_ && author_work_->reading.is_playable)
            author_.play_from = {.open = true};
        if (pressed.has(show_problems)) author_.problems_open = !author_.problems_open;
    }
    if (screen_ == ui::Screen::wrap_up && pressed.has(hand_in_wrap_up)) wrap_up_.asks_to_hand_in = true;
    if (screen_ == ui::Screen::debrief) {
        if (pressed.has(show_all)) debrief_.details = true;
        if (pressed.has(next_turn)) ui::step_turn(debrief_, 1);
        if (pressed.has(previous_turn)) ui::step_turn(debrief_, -1);
        if (pressed.has(try_again)) asked.emplace_back(ui::ask::ReplayFrom{debriefed_id_, 0, true});
        if (pressed.has(next_case)) asked.emplace_back(ui::ask::GoTo{ui::Screen::catalogue});
    }
}

void Desktop::before_end(const WindowPlace& place) {
    settings_.window.maximised = place.maximised;
    if (!place.maximised) settings_.window = place; // else the size it had before is kept
    save_settings();
    take_typed();
    if (author_work_) keep_draft(author_work_->disk, author_folder());
    session_.reset(); // saves the unsent text
}

void Desktop::save_settings() {
    if (still_clock_) return;
    const auto saved = write_settings(places_.settings_file, settings_);
    if (!saved)
        tell(host_.ui().t("shell.settings_failed", {{"why", answer_words(saved.error(), *host_.ui().texts)}}),
             ui::Tone::bad);
}

std::string Desktop::title() const {
    return host_.ui().t("shell.name");
}

support::Status Desktop::show_case(const std::string& id, scenario::Way way, engine::Mode mode,
                                   support::Lang case_lang, const std::string& script) {
    const LibraryCase* found = find(id);
    if (!found) return support::Error{"show a case", id, "no such case"};
    auto ready =
        make_ready(*found, places_.assets, judge(), {.mode = mode, .way = way, .lang = case_lang, .seed = 1});
    if (!ready) return support::Error{"show a case", id, ready.error().message.en};
    ready.value().began = engine::with_rows(std::move(ready.value().began), *found->loaded.scenario,
                                            scenario::draws_in(std::string_view(script)));
    ready.value().play.drawn = ready.value().began.drawn;
    const auto lines = scenario::parse_script("script", script);
    const engine::Played played = engine::play_script(
        ready.value().play, ready.value().began,
        [this](const text::Context& context, std::string_view reply) {
            return judge().judge->judge(context, reply);
        },
        lines, "script");
    if (!played.problems.empty())
        return support::Error{"play the script", id,
                              support::format_problem(played.problems.front(), support::Lang::en)};
    still_clock_ = std::chrono::milliseconds(0);
    session_ = std::make_unique<Session>(
        Session::resume(parts(), played.told.play, played.told.events, "shown", {}, false));
    debriefed_id_ = "shown";
    screen_ = ui::Screen::desk;
    return support::Done{};
}

} // namespace amends::app
