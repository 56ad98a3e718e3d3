#pragma once
// The store's writing side: one thread owns the only writing connection.
#include "sim/records/actor.hpp"
#include "sim/records/files.hpp"

#include <functional>
#include <vector>

namespace amends::records {

struct Writing;

struct NewAttempt {
    std::string id; ///< fresh_uuid()
    std::string scenario, scenario_fingerprint, rubric_fingerprint;
    std::string person; ///< empty in single-person practice
    std::string mode, phase;
};

struct NewEvent {
    std::string contact = "c1";
    std::int64_t at_ms = 0;
    std::string kind, payload;
};

enum class AttemptState { open, finished, abandoned };
std::string_view to_string(AttemptState);

/// The end of an attempt: result and summary are JSON texts; the summary is what lists show.
struct Finish {
    AttemptState state = AttemptState::finished;
    std::int64_t at_ms = 0;
    std::string result, summary;
};

/// Bytes the content store keeps under their fingerprint: what attempts rest on.
struct NewContent {
    std::string fingerprint, kind, bytes;
};

/// A turn of an attempt, by the number of the event that closed it.
struct TurnName {
    std::string attempt;
    std::int64_t seq = 0;
    friend auto operator<=>(const TurnName&, const TurnName&) = default;
};

/// What a trainer made of a turn that was shared.
struct TurnMark {
    enum class Outcome { sample, phrase, transition, dismissed };
    Outcome outcome = Outcome::dismissed;
    std::string became; ///< a place of the case by id, never words of the reply
    friend bool operator==(const TurnMark&, const TurnMark&) = default;
};
std::string_view to_string(TurnMark::Outcome);

/// What an event makes of the unsent text of its contact, in the same transaction: null leaves it, empty
/// removes it.
using Unsent = std::optional<std::string>;

/// A write is done: durable, or not in the store at all.
struct Acknowledgement {
    std::uint64_t ticket = 0;
    std::optional<StoreFault> fault; ///< null: durable
};

/// Something the user should know, though the store works.
struct StoreNotice {
    enum class Kind {
        rollback_journal, ///< WAL is impossible here: slower, equally safe
        missing_tail,     ///< acknowledged events are gone; detail: attempt and number
        texts_gone,       ///< the rule for keeping texts reached some; detail: how many attempts
        stray_log,        ///< a log without its database was kept aside; detail: its name
    };
    Kind kind{};
    std::string detail;
};
support::Localized sentence(const StoreNotice&);

struct StoreOptions {
    std::string holder = "amends";                 ///< our name, as the next one reads it
    std::chrono::milliseconds patience{2000};      ///< how long to wait for another holder
    std::function<void()> waits;                   ///< called each time another holder was found there
    std::function<void()> wake;                    ///< called on the writer's thread after acknowledgements
    std::function<std::int64_t()> wall_ms;         ///< Unix time; empty: the system's clock
    std::string vfs;                               ///< an SQLite VFS by name; empty: the system's
    std::uintmax_t check_whole_below = 32U << 20U; ///< bytes; larger files are checked after a crash only
};

/// What the play of an attempt needs of a store: it takes work and answers by ticket, in order. Every call
/// returns at once but `wait`. Tests have one that answers when they say so.
class AttemptStore {
public:
    using Ticket = std::uint64_t;

    AttemptStore() = default;
    AttemptStore(const AttemptStore&) = delete;
    AttemptStore& operator=(const AttemptStore&) = delete;
    virtual ~AttemptStore() = default;

    /// The attempt, its event 0 and what it rests on: all of it or nothing.
    virtual Ticket begin_attempt(NewAttempt, NewEvent began, std::vector<NewContent>) = 0;
    /// Event number `seq`. The same event under the same number again is a success and stores nothing; other
    /// words are a conflict.
    virtual Ticket append_event(std::string attempt, std::int64_t seq, NewEvent, Unsent) = 0;
    /// Bytes under their fingerprint; known ones are left alone.
    virtual Ticket put_content(NewContent) = 0;
    /// The unsent text; an empty one removes it.
    virtual Ticket save_draft(std::string attempt, std::string contact, std::string text) = 0;
    /// Stores the result as event `seq` of kind "result" and closes the attempt.
    virtual Ticket finish_attempt(std::string attempt, std::int64_t seq, Finish) = 0;
    /// This one's answer, once it is there; it is handed out once.
    virtual std::optional<Acknowledgement> take(Ticket) = 0;
    /// Blocks until this one is there.
    virtual Acknowledgement wait(Ticket) = 0;

protected:
    AttemptStore(AttemptStore&&) = default;
    AttemptStore& operator=(AttemptStore&&) = default;
};

/// The store of a folder. What waits together is made durable together; closing finishes what was asked for.
class Store final : public AttemptStore {
public:
    Store(Store&&) noexcept;
    Store& operator=(Store&&) noexcept;
    ~Store() override;

    /// Writing into attempts, for whoever is there first: once people are listed everybody writes into their
    /// own only, through an ActingStore.
    Ticket begin_attempt(NewAttempt, NewEvent began, std::vector<NewContent> = {}) override;
    Ticket append_event(std::string attempt, std::int64_t seq, NewEvent, Unsent = std::nullopt) override;
    Ticket save_draft(std::string attempt, std::string contact, std::string text) override;
    Ticket finish_attempt(std::string attempt, std::int64_t seq, Finish) override;
    Ticket put_content(NewContent) override;
    /// Gives the words of a turn to the trainer, or takes them back. `unknown_attempt` when it is no closed
    /// turn. Where people are listed only whose words they are may.
    Ticket share_turn(TurnName, bool is_shared, Actor = Actor::first());
    /// Keeps what was made of these turns; null: they are open again. For trainers and managers.
    Ticket mark_turns(std::vector<TurnName>, std::optional<TurnMark>, Actor = Actor::first());
    /// Removes payloads, salts, results, drafts, what was shared and the name of a person, and of those
    /// merged into them, from tables, log and free pages. Where people are listed the actor needs the right.
    Ticket erase_person(std::string person, Actor = Actor::first());
    /// Work of this folder's other parts on the writing connection; `scrub` empties log and free pages.
    Ticket write(std::function<std::optional<StoreFault>(Writing&)>, bool scrub = false);

    /// Acknowledgements that came since the last call.
    std::vector<Acknowledgement> take_acknowledgements();
    std::optional<Acknowledgement> take(Ticket) override;
    Acknowledgement wait(Ticket) override;

    [[nodiscard]] const StoreFiles& files() const;
    [[nodiscard]] const std::string& vfs() const;
    [[nodiscard]] const std::vector<StoreNotice>& notices() const;

private:
    struct Inside;
    explicit Store(std::unique_ptr<Inside>);
    /// Before anything is shown: words that the rule no longer keeps are gone.
    std::optional<StoreFault> apply_retention();
    friend Outcome<Store> open_store(const std::filesystem::path&, StoreOptions);
    std::unique_ptr<Inside> inside_;
};

/// A store for somebody: they write into their own attempts and into those of nobody. It outlives no store.
class ActingStore final : public AttemptStore {
public:
    ActingStore(Store& store, Actor actor) : store_(&store), actor_(std::move(actor)) {}

    Ticket begin_attempt(NewAttempt, NewEvent began, std::vector<NewContent> = {}) override;
    Ticket append_event(std::string attempt, std::int64_t seq, NewEvent, Unsent = std::nullopt) override;
    Ticket save_draft(std::string attempt, std::string contact, std::string text) override;
    Ticket finish_attempt(std::string attempt, std::int64_t seq, Finish) override;
    Ticket put_content(NewContent content) override { return store_->put_content(std::move(content)); }
    std::optional<Acknowledgement> take(Ticket ticket) override { return store_->take(ticket); }
    Acknowledgement wait(Ticket ticket) override { return store_->wait(ticket); }

private:
    Store* store_;
    Actor actor_;
};

/// Opens or makes the store in `folder`. Whatever is wrong is said here, before anyone types.
Outcome<Store> open_store(const std::filesystem::path& folder, StoreOptions = {});

} // namespace amends::records
