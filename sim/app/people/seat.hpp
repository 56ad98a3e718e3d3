#pragma once
// Who sits before the window: nobody in particular where nobody is listed, else whoever has signed in.
#include "sim/records/people.hpp"

#include <chrono>
#include <future>
#include <optional>
#include <string>
#include <vector>

namespace amends::app {

/// A desk left alone for this long is locked. It is short enough for a counter that colleagues share, and
/// longer than reading a debrief takes.
inline constexpr std::chrono::minutes idle_until_locked{10};

class Seat {
public:
    /// Reads who is listed. What is listed of the person signed in is read anew, too.
    std::optional<records::StoreFault> read(records::Reader&);
    /// Nobody: the records are closed.
    void forget() { *this = Seat(); }

    [[nodiscard]] bool lists_anybody() const { return lists_anybody_; }
    /// Who may sign in, in the order of the list.
    [[nodiscard]] const std::vector<records::Person>& people() const { return active_; }
    /// Null: nobody has signed in, or nobody needs to.
    [[nodiscard]] const records::Person* person() const { return who_ ? &who_->person : nullptr; }
    /// The id an attempt is kept under; empty where nobody is listed.
    [[nodiscard]] std::string id() const { return who_ ? who_->person.id : std::string(); }
    [[nodiscard]] records::Actor actor() const { return who_ ? who_->actor : records::Actor::first(); }
    /// What the window offers. Whatever writes is checked again where it is written.
    [[nodiscard]] bool may(records::Right right) const {
        return who_ ? records::may(who_->person.role, right) : !lists_anybody_;
    }
    /// Trainees do not look behind the cases: what they will be asked stands there.
    [[nodiscard]] bool may_write_cases() const {
        return who_ ? who_->person.role != records::Role::trainee : !lists_anybody_;
    }
    /// Nothing else is to be seen before somebody has signed in.
    [[nodiscard]] bool is_closed() const { return lists_anybody_ && (!who_ || locked_); }
    [[nodiscard]] bool is_locked() const { return locked_ && who_.has_value(); }
    /// The first sign-in, or the first after a reset: what is kept is to be told.
    [[nodiscard]] bool is_to_be_told() const { return who_ && !locked_ && who_->chose_pin; }
    void was_told() {
        if (who_) who_->chose_pin = false;
    }

    /// Who is asked for the PIN; null: nobody was named.
    [[nodiscard]] const records::Person* chosen() const;
    void choose(std::string person);
    void choose_nobody();
    /// Begins to try the PIN of whoever is chosen, on a thread of its own; `steady_ms` counts from the start
    /// of the machine. Nothing while another try is under way or one has to wait.
    void try_pin(records::Store&, std::string pin, std::chrono::milliseconds steady);
    [[nodiscard]] bool is_trying() const { return trying_.valid(); }
    /// The answer, once it is there: true when somebody has signed in.
    bool take_answer(std::chrono::milliseconds steady);
    /// Why the last try failed.
    [[nodiscard]] const std::optional<records::StoreFault>& fault() const { return fault_; }
    /// Seconds until the next try, rounded up; 0: now.
    [[nodiscard]] std::int64_t wait_s(std::chrono::milliseconds steady) const;

    void sign_out();
    void lock();

private:
    std::vector<records::Person> active_;
    bool lists_anybody_ = false, locked_ = false;
    std::optional<records::SignedIn> who_;
    std::string chosen_;
    std::optional<records::StoreFault> fault_;
    std::optional<std::chrono::milliseconds> waits_until_;
    std::future<records::Outcome<records::SignedIn>> trying_;
};

} // namespace amends::app
