#include "sim/app/session/session.hpp"

#include "scoring/text/judge_version.hpp"
#include "sim/app/judge_files.hpp"
#include "sim/app/session/play_json.hpp"
#include "sim/app/session/unsent.hpp"
#include "sim/records/fault_words.hpp"

#include <algorithm>

namespace amends::app {
namespace {

const std::string* bubble_of(const engine::Event& event) {
    const auto* bubble = std::get_if<engine::BubbleSent>(&event.payload);
    return bubble ? &bubble->text : nullptr;
}

/// What ends an open turn before it happens itself.
bool ends_turn(const engine::Payload& payload) {
    return std::holds_alternative<engine::ActionTaken>(payload)
           || std::holds_alternative<engine::ClosedByAgent>(payload);
}

} // namespace

Session::Session(SessionParts parts, engine::Case play, std::string attempt)
    : parts_(std::move(parts)), told_(engine::new_playthrough(std::move(play))), attempt_(std::move(attempt)),
      scenario_(told_.play.scenario->id.value), offset_ms_(-parts_.now().count()) {}

Session Session::begin(SessionParts parts, engine::Case play, engine::Began began, std::string attempt) {
    Session session(std::move(parts), std::move(play), std::move(attempt));
    session.send({{0, session.told_.play.contact, std::move(began)}, true});
    return session;
}

Session Session::resume(SessionParts parts, engine::Case play, std::vector<engine::Event> events,
                        std::string attempt, const std::vector<records::DraftRow>& drafts, bool after_crash) {
    Session session(std::move(parts), std::move(play), std::move(attempt));
    for (engine::Event& event : events)
        engine::advance(session.told_, std::move(event));
    const auto& all = session.told_.events;
    session.offset_ms_ += all.empty() ? 0 : all.back().at_ms;
    session.said_ms_ = session.typed_ms_ = session.contact_ms();
    for (const records::DraftRow& draft : drafts)
        if (draft.contact == session.told_.play.contact) session.draft_saved_ = session.box_ = draft.text;
    if (session.is_over()) return session;
    session.ask(session.judged_from_here(after_crash));
    return session;
}

/// Another judge than the one who read the last replies is named, and what it judges by is kept.
engine::Resumed Session::judged_from_here(bool after_crash) {
    engine::Resumed resumed{after_crash, {}, 0};
    const std::vector<records::NewContent> contents = std::exchange(parts_.contents, {});
    if (!parts_.judge || told_.play.way == scenario::Way::choices) return resumed;
    const engine::JudgeName today{parts_.judge->fingerprint(), text::judge_version};
    if (engine::judge_in_force(told_.events) == today) return resumed;
    resumed.judge_fingerprint = today.fingerprint;
    resumed.judge_version = today.version;
    if (parts_.store)
        for (const records::NewContent& content : contents)
            parts_.store->wait(parts_.store->put_content(content));
    return resumed;
}

Session::~Session() {
    if (parts_.now) settle();
}

bool Session::is_over() const {
    return told_.state.phase == engine::Phase::finished || told_.state.phase == engine::Phase::abandoned;
}

std::int64_t Session::contact_ms() const {
    const std::int64_t last = told_.events.empty() ? 0 : told_.events.back().at_ms;
    return std::max(last, parts_.now().count() + offset_ms_);
}

engine::Event Session::event_now(engine::Payload payload) const {
    return {contact_ms(), told_.play.contact, std::move(payload)};
}

std::optional<engine::WhyNot> Session::ask(engine::Payload payload) {
    if (!is_busy())
        if (auto why = engine::why_not(told_.play, told_.state, payload)) return why;
    engine::Event event = event_now(std::move(payload));
    if (const std::string* text = bubble_of(event))
        if (!take_from_box(*text)) return std::nullopt;
    const std::uint64_t number = ++asks_;
    asked_.push_back({std::move(event), number});
    retry_at_.reset();
    tick();
    return refused_ == number ? take_refusal() : std::nullopt;
}

void Session::end_turn() {
    said_ms_ = typed_ms_ = contact_ms() - 1000LL * told_.play.scenario->contact.pause_s;
    tick();
}

bool Session::tick() {
    bool changed = false;
    while (take_answer() || send_next())
        changed = true;
    save_draft(false);
    return changed;
}

bool Session::settle() {
    if (!parts_.store) return true;
    retry_at_.reset();
    while (!retry_at_ && (is_busy() || (is_over() && !closed_))) {
        if (sending_)
            take_answer(parts_.store->wait(sending_->ticket).fault);
        else
            send_next();
    }
    if (draft_ticket_) take_draft_answer(parts_.store->wait(*draft_ticket_).fault);
    save_draft(true);
    if (draft_ticket_) take_draft_answer(parts_.store->wait(*draft_ticket_).fault);
    return !retry_at_ && draft_saved_ == unsent();
}

bool Session::send_next() {
    if (sending_) return false;
    if (closed_) { // what was asked for while the result was on its way
        if (asked_.empty()) return false;
        refuse_first(*engine::why_not(told_.play, told_.state, engine::Abandoned{}));
        return true;
    }
    if (retry_at_ && parts_.now() < *retry_at_) return false;
    return send_due() || send_asked() || send_turn_end() || send_finish();
}

/// Moments up to the next thing asked for come before it.
bool Session::send_due() {
    const std::int64_t until = asked_.empty() ? contact_ms() : asked_.front().event.at_ms;
    auto due = engine::due_next(told_.play, told_.state, until);
    if (!due) return false;
    if (!told_.events.empty()) due->at_ms = std::max(due->at_ms, told_.events.back().at_ms);
    send({std::move(*due)});
    return true;
}

bool Session::send_asked() {
    if (asked_.empty()) return false;
    engine::Event& event = asked_.front().event;
    if (ends_turn(event.payload) && told_.state.open_bubbles > 0) {
        send({{event.at_ms, told_.play.contact, judged()}});
        return true;
    }
    if (auto why = engine::why_not(told_.play, told_.state, event.payload)) {
        refuse_first(std::move(*why));
        return true;
    }
    engine::Event next = std::move(event);
    asked_.pop_front();
    if (!told_.events.empty()) next.at_ms = std::max(next.at_ms, told_.events.back().at_ms);
    send({std::move(next), true});
    return true;
}

/// The first of what was asked for has become impossible. A bubble's words go back into the box, and with
/// them those of all bubbles behind it: they keep their order.
void Session::refuse_first(engine::WhyNot why) {
    refusal_ = std::move(why);
    refused_ = asked_.front().number;
    const bool is_bubble = bubble_of(asked_.front().event) != nullptr;
    if (!is_bubble) {
        asked_.pop_front();
        return;
    }
    std::string text;
    std::erase_if(asked_, [&](const Asked& asked) {
        const std::string* bubble = bubble_of(asked.event);
        if (!bubble) return false;
        append_line(text, *bubble);
        refused_ = asked.number;
        return true;
    });
    put_back(text);
}

std::optional<std::int64_t> Session::turn_end_ms() const {
    if (told_.state.open_bubbles == 0 || told_.state.phase != engine::Phase::talking || told_.state.paused)
        return std::nullopt;
    return std::max(said_ms_, typed_ms_) + 1000LL * told_.play.scenario->contact.pause_s;
}

bool Session::send_turn_end() {
    const auto at = turn_end_ms();
    if (!at || contact_ms() < *at) return false;
    send({event_now(judged())});
    return true;
}

engine::TurnClosed Session::judged() const {
    if (!parts_.judge) return {};
    return {parts_.judge->judge(engine::context_of(told_), engine::open_reply(told_))};
}

bool Session::send_finish() {
    if (!is_over()) return false;
    send({event_now(engine::Abandoned{}), false, true});
    return true;
}

void Session::send(Outgoing outgoing) {
    if (parts_.store) hand_to_store(outgoing);
    sending_ = std::move(outgoing);
    if (!parts_.store) take_answer();
}

void Session::hand_to_store(Outgoing& outgoing) {
    records::AttemptStore& store = *parts_.store;
    const auto seq = static_cast<std::int64_t>(told_.events.size());
    const engine::Event& event = outgoing.event;
    if (outgoing.finishing) {
        const auto state = told_.state.phase == engine::Phase::abandoned ? records::AttemptState::abandoned
                                                                         : records::AttemptState::finished;
        outgoing.ticket = store.finish_attempt(
            attempt_, seq,
            {state, event.at_ms, play_json(told_, reply_judge(parts_.judge)), summary_json(told_)});
    } else if (const auto* began = std::get_if<engine::Began>(&event.payload)) {
        outgoing.ticket = store.begin_attempt(records::attempt_of(attempt_, scenario_, *began),
                                              records::stored_form(event), parts_.contents);
    } else if (bubble_of(event)) { // its words cease to be unsent as they are stored
        draft_saved_ = unsent();
        outgoing.ticket = store.append_event(attempt_, seq, records::stored_form(event), draft_saved_);
    } else {
        outgoing.ticket = store.append_event(attempt_, seq, records::stored_form(event), std::nullopt);
    }
}

bool Session::take_answer() {
    if (!sending_) return false;
    std::optional<records::StoreFault> fault;
    if (parts_.store) {
        auto answer = parts_.store->take(sending_->ticket);
        if (!answer) return false;
        fault = std::move(answer->fault);
    }
    take_answer(fault);
    return true;
}

void Session::take_answer(const std::optional<records::StoreFault>& fault) {
    if (fault) {
        fail(*fault);
        return;
    }
    const Outgoing done = std::move(*sending_);
    sending_.reset();
    failure_.reset();
    retry_at_.reset();
    if (done.finishing)
        closed_ = true;
    else
        happen(done.event);
}

void Session::happen(const engine::Event& event) {
    if (bubble_of(event)) said_ms_ = event.at_ms;
    if (std::holds_alternative<engine::Began>(event.payload)) parts_.contents = {}; // stored by now
    auto effects = engine::advance(told_, event);
    effects_.insert(effects_.end(), std::make_move_iterator(effects.begin()),
                    std::make_move_iterator(effects.end()));
}

/// The words go back into the box, in the order they were written; other requests are dropped, because they
/// are made again with one click. What the clock asks for is tried again.
void Session::fail(const records::StoreFault& fault) {
    failure_ = records::sentence_beside_box(fault);
    if (parts_.on_fault) parts_.on_fault(fault);
    const Outgoing failed = std::move(*sending_);
    sending_.reset();
    std::string text;
    const auto keep = [&](const engine::Event& event) {
        if (const std::string* bubble = bubble_of(event)) append_line(text, *bubble);
    };
    keep(failed.event);
    for (const Asked& asked : asked_)
        keep(asked.event);
    asked_.clear();
    if (std::holds_alternative<engine::Began>(failed.event.payload)) asked_.push_back({failed.event, 0});
    if (bubble_of(failed.event)) draft_saved_.reset(); // of that transaction nothing is known
    put_back(text);
    retry_at_ = parts_.now() + retry_after;
}

std::optional<milliseconds> Session::next_wake() const {
    std::optional<std::int64_t> soonest;
    const auto consider = [&](std::int64_t in_ms) { soonest = std::min(soonest.value_or(in_ms), in_ms); };
    const std::int64_t now_ms = contact_ms();
    if (draft_since_ && !draft_ticket_) consider((draft_due() - parts_.now()).count());
    if (!sending_ && !closed_) {
        if (retry_at_) {
            consider((*retry_at_ - parts_.now()).count());
        } else {
            constexpr std::int64_t year_ms = 366LL * 86'400'000;
            if (const auto due = engine::due_next(told_.play, told_.state, now_ms + year_ms))
                consider(due->at_ms - now_ms);
            if (const auto end = turn_end_ms()) consider(*end - now_ms);
        }
    }
    if (!soonest) return std::nullopt;
    return milliseconds(std::max<std::int64_t>(0, *soonest));
}

std::vector<engine::Effect> Session::take_effects() {
    return std::exchange(effects_, {});
}

std::vector<SessionLine> Session::lines() const {
    std::vector<SessionLine> all;
    for (const engine::SpokenLine& line : told_.lines)
        all.push_back({line, false});
    const auto add = [&](const engine::Event& event) {
        std::string text;
        if (const std::string* bubble = bubble_of(event)) text = *bubble;
        if (const auto* taken = std::get_if<engine::ChoiceTaken>(&event.payload))
            for (const scenario::Choice* choice : engine::open_choices(told_.play, told_.state))
                if (choice->id == taken->choice)
                    text = engine::render(told_.play, choice->text, told_.play.lang);
        if (text.empty()) return;
        all.push_back({{engine::SpokenLine::Who::agent,
                        std::move(text),
                        {},
                        event.at_ms,
                        event.at_ms + told_.state.jumped_ms,
                        static_cast<std::int64_t>(told_.events.size()),
                        told_.turns.size()},
                       true});
    };
    if (sending_ && sending_->asked) add(sending_->event);
    for (const Asked& asked : asked_)
        add(asked.event);
    return all;
}

} // namespace amends::app
