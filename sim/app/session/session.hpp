#pragma once
// One attempt being played: what the person asks for is stored first and happens then.
#include "scoring/text/judge.hpp"
#include "sim/engine/playthrough.hpp"
#include "sim/records/play_events.hpp"

#include <chrono>
#include <deque>
#include <functional>

namespace amends::app {

using std::chrono::milliseconds;

/// What a session joins. The store may be null: then nothing is kept and everything happens at once.
struct SessionParts {
    std::shared_ptr<const text::Judge> judge; ///< needed for free text
    records::AttemptStore* store = nullptr;   ///< outlives the session
    std::function<milliseconds()> now;        ///< monotonic, counts while the machine sleeps
    milliseconds draft_delay{400};            ///< unsent text is saved this long after the first key
    std::function<void(const records::StoreFault&)> on_fault; ///< for the log; may be empty
    /// What a new attempt rests on, stored with its beginning; of a resumed one the judge's files, stored
    /// when it is another judge.
    std::vector<records::NewContent> contents;
};

/// A bubble or a line between bubbles, as the window shows it.
struct SessionLine {
    engine::SpokenLine line;
    bool sending = false; ///< not durable yet: nobody has reacted
};

class Session {
public:
    /// Begins an attempt. `began` is its event 0; `scenario` its scenario's id.
    static Session begin(SessionParts, engine::Case, engine::Began, std::string attempt);
    /// Goes on with stored events; says so in an event of its own, with today's judge where it is another.
    /// `drafts` are put back into the box.
    static Session resume(SessionParts, engine::Case, std::vector<engine::Event>, std::string attempt,
                          const std::vector<records::DraftRow>& drafts, bool after_crash);
    Session(Session&&) = default;
    Session& operator=(Session&&) = default;
    /// Settles.
    ~Session();

    /// Asks for something: BubbleSent, ChoiceTaken, ActionTaken, HintShown, NotUnderstood, Paused, Resumed,
    /// ClosedByAgent, WrappedUp, RewoundTo, Abandoned. Why not, when that is known at once; else it stands as
    /// sending and `take_refusal` tells if it became impossible meanwhile. A bubble's text leaves the box,
    /// unless words had come back there that it does not hold: then both stay in the box.
    std::optional<engine::WhyNot> ask(engine::Payload);
    /// The customer need not wait for more bubbles: the open turn ends now.
    void end_turn();
    /// The text in the box has changed. Words that came back and were not looked at yet stay before it.
    void type(std::string text);
    /// Waits until all that was asked for and the unsent text are durable. False: something could not be
    /// saved; its words are in the box.
    bool settle();
    /// Works on: acknowledgements, what fell due, the end of a turn. True when anything changed.
    bool tick();
    /// How long nothing happens unless somebody does something; nothing: for ever.
    [[nodiscard]] std::optional<milliseconds> next_wake() const;

    [[nodiscard]] const engine::Playthrough& told() const { return told_; }
    [[nodiscard]] const engine::Case& play() const { return told_.play; }
    [[nodiscard]] const engine::State& state() const { return told_.state; }
    [[nodiscard]] const std::string& attempt() const { return attempt_; }
    /// What stands and what is being sent, in order.
    [[nodiscard]] std::vector<SessionLine> lines() const;
    /// Unsent text. After a failure the text that was not saved is here again.
    [[nodiscard]] const std::string& box() const { return box_; }
    /// The same, seen: what is typed or sent from now on knows of words that came back.
    const std::string& look_at_box();
    /// Why the last thing could not be saved; goes away with the next that can.
    [[nodiscard]] const std::optional<support::Localized>& failure() const { return failure_; }
    /// Why something asked for has not happened after all; told once.
    std::optional<engine::WhyNot> take_refusal() { return std::exchange(refusal_, std::nullopt); }
    /// Effects since the last call: for sounds and animations.
    std::vector<engine::Effect> take_effects();
    /// Something asked for is not durable yet.
    [[nodiscard]] bool is_busy() const { return sending_.has_value() || !asked_.empty(); }
    /// Nothing more can be said or done; the result may still be on its way to the disk.
    [[nodiscard]] bool is_over() const;
    /// The attempt is over and its result stored.
    [[nodiscard]] bool is_closed() const { return closed_; }
    /// Contact time of this moment by the shell's clock; pauses and what was taken back count.
    [[nodiscard]] std::int64_t contact_ms() const;

private:
    struct Asked {
        engine::Event event;
        std::uint64_t number = 0;
    };
    struct Outgoing {
        engine::Event event;
        bool asked = false;     ///< by the person, not by the clock
        bool finishing = false; ///< the result of the attempt, no event of the play
        records::AttemptStore::Ticket ticket = 0;
    };
    Session(SessionParts, engine::Case, std::string attempt);
    void send(Outgoing);
    void hand_to_store(Outgoing&);
    bool send_next();
    bool send_due();
    bool send_asked();
    bool send_turn_end();
    bool send_finish();
    void refuse_first(engine::WhyNot);
    bool take_answer();
    void take_answer(const std::optional<records::StoreFault>&);
    void happen(const engine::Event&);
    void fail(const records::StoreFault&);
    [[nodiscard]] engine::Event event_now(engine::Payload) const;
    [[nodiscard]] engine::TurnClosed judged() const;
    engine::Resumed judged_from_here(bool after_crash);
    [[nodiscard]] std::optional<std::int64_t> turn_end_ms() const;
    // Unsent text.
    bool take_from_box(const std::string& sent);
    void put_back(const std::string& text);
    void fill_box(std::string text);
    [[nodiscard]] std::string unsent() const;
    [[nodiscard]] milliseconds draft_due() const;
    void save_draft(bool at_once);
    void take_draft_answer();
    void take_draft_answer(const std::optional<records::StoreFault>&);

    SessionParts parts_;
    engine::Playthrough told_;
    std::string attempt_, scenario_, box_;
    std::string returned_;       ///< words that came back into the box and were not looked at yet
    std::int64_t offset_ms_ = 0; ///< contact time minus the shell's clock
    std::deque<Asked> asked_;
    std::optional<Outgoing> sending_;
    std::optional<support::Localized> failure_;
    std::optional<engine::WhyNot> refusal_;
    std::vector<engine::Effect> effects_;
    std::optional<std::string> draft_saved_ = std::string(); ///< as the store has it; null: unknown
    std::optional<records::AttemptStore::Ticket> draft_ticket_;
    std::optional<milliseconds> draft_since_, retry_at_;
    std::int64_t typed_ms_ = 0, said_ms_ = 0;
    std::uint64_t asks_ = 0, refused_ = 0; ///< numbers of requests: the last, and the last refused
    bool closed_ = false, draft_failed_ = false;
};

} // namespace amends::app
