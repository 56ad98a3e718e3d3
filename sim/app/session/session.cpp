#include "sim/app/session/session.hpp"

#include "sim/app/session/play_json.hpp"

#include <algorithm>

namespace amends::app {
namespace {

constexpr milliseconds retry_after{1000};

const std::string* bubble_of(const engine::Event& event) {
    const auto* bubble = std::get_if<engine::BubbleSent>(&event.payload);
    return bubble ? &bubble->text : nullptr;
}

/// What ends an open turn before it happens itself.
bool ends_turn(const engine::Payload& payload) {
    return std::holds_alternative<engine::ActionTaken>(payload)
           || std::holds_alternative<engine::ClosedByAgent>(payload);
}

void append_line(std::string& text, const std::string& more) {
    if (more.empty()) return;
    if (!text.empty()) text += '\n';
    text += more;
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
        if (draft.contact == session.told_.play.contact) session.box_ = draft.text;
    if (!session.is_over()) session.ask(engine::Resumed{after_crash});
    return session;
}

Session::~Session() {
    if (parts_.now && draft_since_) save_draft(true);
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
    refusal_.reset();
    if (!is_busy())
        if (auto why = engine::why_not(told_.play, told_.state, payload)) return why;
    engine::Event event = event_now(std::move(payload));
    if (const std::string* text = bubble_of(event)) {
        if (!take_from_box(*text)) return std::nullopt;
    }
    asked_.push_back(std::move(event));
    retry_at_.reset();
    tick();
    return refusal_;
}

/// Whether the box gave its words away. Words that came back since the caller last looked were written before
/// these: both stay in the box then, in their order, and `failure` tells why.
bool Session::take_from_box(const std::string& sent) {
    const std::string returned = std::exchange(returned_, {});
    if (sent.compare(0, returned.size(), returned) != 0) {
        box_.clear();
        put_back(sent);
        put_back(returned);
        return false;
    }
    box_.clear();
    draft_since_.reset(); // the event's own transaction clears it
    return true;
}

void Session::end_turn() {
    said_ms_ = typed_ms_ = contact_ms() - 1000LL * told_.play.scenario->contact.pause_s;
    tick();
}

void Session::type(std::string text) {
    returned_.clear();
    if (text == box_) return;
    box_ = std::move(text);
    typed_ms_ = contact_ms();
    if (!draft_since_) draft_since_ = parts_.now();
}

bool Session::tick() {
    bool changed = false;
    while (take_answer() || send_next())
        changed = true;
    save_draft(false);
    return changed;
}

bool Session::send_next() {
    if (sending_ || closed_) return false;
    if (retry_at_ && parts_.now() < *retry_at_) return false;
    return send_due() || send_asked() || send_turn_end() || send_finish();
}

/// Moments up to the next thing asked for come before it.
bool Session::send_due() {
    const std::int64_t until = asked_.empty() ? contact_ms() : asked_.front().at_ms;
    auto due = engine::due_next(told_.play, told_.state, until);
    if (!due) return false;
    if (!told_.events.empty()) due->at_ms = std::max(due->at_ms, told_.events.back().at_ms);
    send({std::move(*due)});
    return true;
}

bool Session::send_asked() {
    if (asked_.empty()) return false;
    if (ends_turn(asked_.front().payload) && told_.state.open_bubbles > 0) {
        send({{asked_.front().at_ms, told_.play.contact, judged()}});
        return true;
    }
    engine::Event event = std::move(asked_.front());
    asked_.pop_front();
    if (!told_.events.empty()) event.at_ms = std::max(event.at_ms, told_.events.back().at_ms);
    if (auto why = engine::why_not(told_.play, told_.state, event.payload)) {
        if (const std::string* text = bubble_of(event)) put_back(*text);
        refusal_ = std::move(why);
        return true;
    }
    send({std::move(event), true});
    return true;
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
    records::Store& store = *parts_.store;
    const auto seq = static_cast<std::int64_t>(told_.events.size());
    const engine::Event& event = outgoing.event;
    if (outgoing.finishing) {
        const auto state = told_.state.phase == engine::Phase::abandoned ? records::AttemptState::abandoned
                                                                         : records::AttemptState::finished;
        outgoing.ticket =
            store.finish_attempt(attempt_, seq, {state, event.at_ms, play_json(told_), summary_json(told_)});
    } else if (const auto* began = std::get_if<engine::Began>(&event.payload)) {
        outgoing.ticket = store.begin_attempt(records::attempt_of(attempt_, scenario_, *began),
                                              records::stored_form(event));
    } else {
        outgoing.ticket = store.append_event(attempt_, seq, records::stored_form(event),
                                             bubble_of(event) ? records::Draft::clear : records::Draft::keep);
    }
}

bool Session::take_answer() {
    if (!sending_) return false;
    if (parts_.store) {
        const auto answer = parts_.store->take(sending_->ticket);
        if (!answer) return false;
        if (answer->fault) {
            fail(*answer->fault);
            return true;
        }
    }
    const Outgoing done = std::move(*sending_);
    sending_.reset();
    failure_.reset();
    retry_at_.reset();
    if (done.finishing)
        closed_ = true;
    else
        happen(done.event);
    return true;
}

void Session::happen(const engine::Event& event) {
    if (bubble_of(event)) said_ms_ = event.at_ms;
    auto effects = engine::advance(told_, event);
    effects_.insert(effects_.end(), std::make_move_iterator(effects.begin()),
                    std::make_move_iterator(effects.end()));
}

/// The words go back into the box, in the order they were written; other requests are dropped, because they
/// are made again with one click. What the clock asks for is tried again.
void Session::fail(const records::StoreFault& fault) {
    failure_ = records::sentence(fault);
    if (parts_.on_fault) parts_.on_fault(fault);
    const Outgoing failed = std::move(*sending_);
    sending_.reset();
    std::string text;
    if (failed.asked)
        if (const std::string* bubble = bubble_of(failed.event)) append_line(text, *bubble);
    for (const engine::Event& event : asked_)
        if (const std::string* bubble = bubble_of(event)) append_line(text, *bubble);
    asked_.clear();
    const bool begins = std::holds_alternative<engine::Began>(failed.event.payload);
    if (begins) asked_.push_back(failed.event);
    put_back(text);
    retry_at_ = parts_.now() + retry_after;
}

/// Before what has been typed meanwhile.
void Session::put_back(std::string text) {
    if (text.empty()) return;
    std::string returned = text;
    append_line(returned, returned_);
    append_line(text, box_);
    type(std::move(text));
    returned_ = std::move(returned);
}

void Session::save_draft(bool at_once) {
    if (!parts_.store) return;
    std::erase_if(drafts_,
                  [&](records::Store::Ticket ticket) { return parts_.store->take(ticket).has_value(); });
    if (!draft_since_ || (!at_once && parts_.now() < *draft_since_ + parts_.draft_delay)) return;
    drafts_.push_back(parts_.store->save_draft(attempt_, told_.play.contact, box_));
    draft_since_.reset();
}

std::optional<milliseconds> Session::next_wake() const {
    std::optional<std::int64_t> soonest;
    const auto consider = [&](std::int64_t in_ms) { soonest = std::min(soonest.value_or(in_ms), in_ms); };
    const std::int64_t now_ms = contact_ms();
    if (draft_since_) consider((*draft_since_ + parts_.draft_delay - parts_.now()).count());
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
    for (const engine::Event& event : asked_)
        add(event);
    return all;
}

} // namespace amends::app
