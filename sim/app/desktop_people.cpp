// Who sits before the window: signing in and out, the lock, and the first manager.
#include "sim/app/desktop.hpp"
#include "sim/app/platform/platform.hpp"
#include "sim/records/chain.hpp"
#include "sim/records/words.hpp"
#include "sim/ui/base/idle.hpp"

#include <algorithm>

namespace amends::app {
namespace {

template <class... Kinds>
bool is_one_of(const ui::Command& command) {
    return (std::holds_alternative<Kinds>(command) || ...);
}

/// What works while nobody has signed in.
bool works_signed_out(const ui::Command& command) {
    namespace ask = ui::ask;
    return is_one_of<ask::ChoosePerson, ask::SignIn, ask::SetLanguage, ask::SetTheme, ask::SetScale,
                     ask::SetMute, ask::Quit>(command);
}

constexpr std::int64_t told_in_seconds_below = 90;

} // namespace

/// Null when nothing keeps it; a sentence that says what does.
bool Desktop::is_allowed(const ui::Command& command) {
    namespace ask = ui::ask;
    if (seat_.is_closed()) return works_signed_out(command);
    if (is_one_of<ask::RestoreBackup>(command)) return may_restore();
    const auto* go = std::get_if<ask::GoTo>(&command);
    if (sitting_ && sitting_->page != SittingRun::Page::playing && (go || is_one_of<ask::SignOut>(command)))
        return false;
    if (is_one_of<ask::WriteCase, ask::OpenBench>(command) || (go && go->screen == ui::Screen::author)) {
        if (seat_.may_write_cases()) return true;
        tell(host_.ui().t("sign_in.not_for_trainees"), ui::Tone::warn);
        return false;
    }
    if (go && go->screen == ui::Screen::manage && !seat_.may(records::Right::read_reports)) return false;
    const auto* resumed = std::get_if<ask::ResumeAttempt>(&command);
    const auto* closed = std::get_if<ask::CloseAttempt>(&command);
    const auto* again = std::get_if<ask::ReplayFrom>(&command);
    const std::string* own = resumed  ? &resumed->attempt
                             : closed ? &closed->attempt
                             : again  ? &again->attempt
                                      : nullptr;
    if (own) return is_own_attempt(*own);
    const auto* opened = std::get_if<ask::OpenDebrief>(&command);
    return !opened || may_read_attempt(opened->attempt);
}

/// A copy brings back who was erased and takes away what others did since.
bool Desktop::may_restore() const {
    return seat_.may(records::Right::erase_people);
}

/// Of whoever sits here; said when it is not. Attempts that are not kept are one's own.
bool Desktop::is_own_attempt(const std::string& attempt) {
    if (!seat_.lists_anybody() || !reader_) return true;
    const auto row = records::find_attempt(*reader_, attempt);
    if (!row || !row.value()) return true;
    const auto ids = records::ids_of(*reader_, seat_.id());
    if (ids && std::find(ids.value().begin(), ids.value().end(), row.value()->person) != ids.value().end())
        return true;
    tell(host_.ui().t("sign_in.not_yours"), ui::Tone::warn);
    return false;
}

bool Desktop::may_read_attempt(const std::string& attempt) {
    if (!seat_.lists_anybody() || !reader_) return true;
    const auto row = records::find_attempt(*reader_, attempt);
    if (!row || !row.value()) return true;
    auto no = records::why_not_read(*reader_, seat_.actor(), row.value()->person);
    if (!no) no = records::why_not_read_all(*reader_, seat_.actor(), *row.value());
    if (no) tell(records::sentence(*no));
    return !no;
}

/// Once a frame: the answer of a try, and the lock.
void Desktop::look_after_seat() {
    const auto now = places_.now();
    if (ui::is_somebody_there()) used_at_ = now;
    const bool was_locked = seat_.is_locked();
    const std::string before = seat_.id();
    if (seat_.take_answer(now)) {
        used_at_ = now;
        if (!was_locked || before != seat_.id()) take_seat();
        host_.ui().wake.within(0);
    }
    if (!seat_.person() || seat_.is_locked()) return;
    if (now - used_at_ < idle_until_locked) return;
    seat_.lock();
    sign_in_ = {};
    ui::close_sheets();
}

/// When the lock falls or the next try is possible; nothing while neither is near.
std::optional<std::chrono::milliseconds> Desktop::next_seat_wake() const {
    using std::chrono::milliseconds;
    const auto now = places_.now();
    if (seat_.is_trying()) return milliseconds(50);
    if (seat_.is_closed()) {
        if (seat_.wait_s(now) > 0) return milliseconds(500);
        return std::nullopt;
    }
    if (!seat_.person()) return std::nullopt;
    return std::max(milliseconds(1),
                    used_at_ + std::chrono::duration_cast<milliseconds>(idle_until_locked) - now);
}

/// The first screen of whoever has signed in.
void Desktop::take_seat() {
    sign_in_ = {};
    home_ = {};
    manager_.reset();
    offers_manager_.reset();
    screen_ = ui::Screen::home;
    refresh();
}

/// An assessment that is open belongs to who began it, and unsaved edits are not left behind.
std::string Desktop::why_nobody_else() const {
    const bool in_the_making = new_case_ && ui::holds_work(new_case_->wizard);
    if (in_the_making || (author_work_ && !author_work_->disk.history.is_saved()))
        return host_.ui().t("sign_in.unsaved");
    if (is_sitting()) return host_.ui().t("sign_in.in_assessment");
    if (is_playing() && session_->play().mode == engine::Mode::assessment && !session_->is_over())
        return host_.ui().t("sign_in.in_assessment");
    return {};
}

/// What was open is settled and let go; an open practice can be gone on with.
void Desktop::sign_out() {
    if (!seat_.is_locked()) {
        if (is_playing() && session_->state().phase == engine::Phase::talking) {
            desk_.asks_to_leave = true;
            return;
        }
        if (asks_before_leaving_author(ui::ask::SignOut{})) return;
    }
    if (session_ && !session_->settle() && session_->failure()) {
        tell(*session_->failure());
        return;
    }
    manager_.reset();
    offers_manager_.reset();
    session_.reset();
    sitting_.reset();
    author_work_.reset();
    new_case_.reset();
    to_take_.clear();
    talks_dropped_.clear();
    if (intake_) intake_->stop();
    bench_work_.reset();
    debriefed_.reset();
    debriefed_id_.clear();
    kept_.reset();
    desk_ = {};
    wrap_up_ = {};
    debrief_ = {};
    home_ = {};
    catalogue_ = {};
    bar_ = {};
    new_pin_ = {};
    settings_widgets_ = {};
    sign_in_ = {};
    toasts_.shown.clear();
    screen_ = ui::Screen::home;
    seat_.sign_out();
    read_people();
    refresh();
    ui::close_sheets();
}

void Desktop::choose_person(const std::string& person) {
    if (person.empty() && seat_.is_locked()) {
        if (why_nobody_else().empty()) sign_out();
        return;
    }
    seat_.choose(person);
}

void Desktop::try_pin(const std::string& pin) {
    if (store_) seat_.try_pin(*store_, pin, places_.now());
}

void Desktop::change_pin(const std::string& pin) {
    if (!store_ || !seat_.person()) return;
    if (const auto fault = records::change_pin(*store_, seat_.actor(), pin)) {
        new_pin_.problem = records::sentence(*fault).in(lang());
        return;
    }
    bar_.changes_pin = false;
    new_pin_ = {};
    tell(host_.ui().t("sign_in.pin_changed"), ui::Tone::good);
}

/// The first of several people: listed as manager and signed in at once.
void Desktop::set_up_people(const ui::ask::SetUpPeople& first) {
    if (!store_ || !reader_ || seat_.lists_anybody()) return;
    const auto refuse = [&](const records::StoreFault& fault) {
        settings_widgets_.set_up_problem = records::sentence(fault).in(lang());
    };
    if (!records::is_good_pin(first.pin)) return refuse({records::FaultKind::weak_pin, {}, {}, {}});
    const std::string id = first.id.empty() ? records::fresh_uuid() : first.id;
    const auto added = store_->wait(records::add_people(*store_, records::Actor::first(),
                                                        {{id, first.name, records::Role::manager, {}}}));
    if (added.fault) return refuse(*added.fault);
    settings_widgets_ = {};
    session_.reset();
    read_people();
    seat_.choose(id);
    seat_.try_pin(*store_, first.pin, places_.now());
}

support::Status Desktop::sign_in_as(const std::string& person, const std::string& pin) {
    if (!store_) return support::Error{"sign in", person, "no records"};
    seat_.choose(person);
    seat_.try_pin(*store_, pin, places_.now());
    while (seat_.is_trying())
        if (seat_.take_answer(places_.now())) {
            take_seat();
            seat_.was_told();
            used_at_ = places_.now();
            return support::Done{};
        }
    return support::Error{"sign in", person,
                          seat_.fault() ? records::sentence(*seat_.fault()).en : "not listed"};
}

/// Who is listed, as it stands now.
void Desktop::read_people() {
    if (!reader_) return;
    if (const auto fault = seat_.read(*reader_)) {
        log_fault(log_, *fault);
        notice_ = records::sentence(*fault).in(lang());
    }
}

ui::SignInView Desktop::sign_in_view() const {
    const ui::Ui& ui = host_.ui();
    ui::SignInView view;
    for (const records::Person& person : seat_.people())
        view.people.push_back({person.id, person.name});
    if (const records::Person* chosen = seat_.chosen()) {
        view.chosen = ui::SignInPerson{chosen->id, chosen->name};
        view.chooses_pin = !chosen->has_pin;
    }
    view.is_locked = seat_.is_locked();
    view.is_trying = seat_.is_trying();
    if (view.is_locked) view.why_not_change = why_nobody_else();
    view.may_change = view.why_not_change.empty();
    const std::int64_t wait_s = seat_.wait_s(places_.now());
    view.has_to_wait = wait_s > 0;
    if (wait_s >= told_in_seconds_below)
        view.problem = ui.t("sign_in.wait_minutes", {{"minutes", (wait_s + 59) / 60}});
    else if (wait_s > 0)
        view.problem = ui.t("sign_in.wait_seconds", {{"seconds", wait_s}});
    else if (seat_.fault() && seat_.fault()->kind != records::FaultKind::pin_wait)
        view.problem = seat_.fault()->kind == records::FaultKind::wrong_pin
                           ? ui.t("sign_in.wrong")
                           : records::sentence(*seat_.fault()).in(lang());
    return view;
}

Desktop::Gate Desktop::gate_now() const {
    if (seat_.is_closed()) return seat_.chosen() == nullptr ? Gate::who : Gate::pin;
    if (seat_.is_to_be_told() || (bar_.shows_kept && seat_.person())) return Gate::told;
    if (!sitting_) return Gate::open;
    switch (sitting_->page) {
    case SittingRun::Page::before: return Gate::before_case;
    case SittingRun::Page::between: return Gate::between_cases;
    case SittingRun::Page::after: return Gate::after_cases;
    case SittingRun::Page::playing: break;
    }
    return Gate::open;
}

/// In place of every screen until somebody has signed in and knows what is kept. True when it was drawn.
bool Desktop::draw_gate(ui::Rect window, ui::Commands& asked) {
    ui::Ui& ui = host_.ui();
    if (seat_.is_closed()) {
        ui::draw_sign_in(ui, window, sign_in_view(), sign_in_, asked);
        return true;
    }
    if (gate_now() != Gate::told) return draw_sitting(window);
    const bool first = seat_.is_to_be_told();
    ui::draw_what_is_kept(ui, window,
                          {.title = first ? ui.t("sign_in.told.title", {{"name", seat_.person()->name}})
                                          : ui.t("sign_in.what_is_kept"),
                           .how_long = retention_.words(*ui.texts)},
                          asked);
    return true;
}

} // namespace amends::app
