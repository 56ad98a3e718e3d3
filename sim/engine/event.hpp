#pragma once
// What is stored of a play: real inputs and due moments, in order. Names are those of the JSON payloads.
#include "scoring/text/verdict.hpp"
#include "sim/scenario/scenario.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace amends::engine {

enum class Mode { practice, assessment };

/// Event 0.
struct Began {
    std::string scenario_fingerprint, rubric_fingerprint, judge_fingerprint;
    int engine_version = 1, judge_version = 1;
    Mode mode = Mode::practice;
    scenario::Way way = scenario::Way::free;
    support::Lang lang = support::Lang::zh;
    std::uint64_t seed = 1;
    std::map<std::string, std::string> drawn;   ///< variable id → row id
    std::string person, desk, phase, programme; ///< empty in single-person practice
    std::string parent;                         ///< attempt this one was replayed from
    std::int64_t parent_seq = -1;               ///< the last event that was taken over from it
    std::vector<std::string> shown; ///< texts its trainee had seen before: a debrief's model replies, hints
};
/// One bubble, sent. It stands as "sending" until this event is durable.
struct BubbleSent {
    std::string text;
};
/// The turn is closed: all bubbles since the last turn, judged once.
struct TurnClosed {
    text::Verdict verdict;
};
struct ChoiceTaken {
    scenario::ChoiceId choice;
};
struct ActionTaken {
    scenario::DeskAction action{};
    std::map<std::string, std::string> arguments;
};
/// Something fell due: id is what `due_next` named.
struct DueReached {
    std::string id;
};
struct HintShown {
    int index = 0;
};
/// "The customer did not understand me" (F8): for the trainer.
struct NotUnderstood {};
struct Paused {};
struct Resumed {
    bool after_crash = false;
    std::string judge_fingerprint; ///< who judges from here on; empty: the same as before
    int judge_version = 0;         ///< stored where `judge_fingerprint` is
};
/// The trainee closes the contact without the script having ended it.
struct ClosedByAgent {};
struct WrappedUp {
    std::map<std::string, std::vector<std::string>> picked;
}; ///< class, severity, facts, follow_up, cause, prevention → option ids
/// Practice: everything after event `seq` is taken back; nothing is deleted.
struct RewoundTo {
    std::int64_t seq = 0;
};
struct Abandoned {};

using Payload = std::variant<Began, BubbleSent, TurnClosed, ChoiceTaken, ActionTaken, DueReached, HintShown,
                             NotUnderstood, Paused, Resumed, ClosedByAgent, WrappedUp, RewoundTo, Abandoned>;

/// A judge as events name it.
struct JudgeName {
    std::string fingerprint;
    int version = 0;
    friend bool operator==(const JudgeName&, const JudgeName&) = default;
};

struct Event {
    std::int64_t at_ms = 0; ///< contact time from the shell, never decreasing
    std::string contact;    ///< id of the contact, "c1" outside shifts
    Payload payload;
};

std::string_view kind_of(const Payload&); ///< "began", "bubble_sent", …
std::string to_json(const Payload&);      ///< canonical: keys sorted, no blanks
/// Null when kind or text do not fit; never throws.
std::optional<Payload> payload_from_json(std::string_view kind, std::string_view json);

/// Who reads the next reply; null: no event has named anybody.
std::optional<JudgeName> judge_in_force(const std::vector<Event>&);
/// Who was named, in order, each judge once. More than one: the mark cannot be worked out again by any of
/// them.
std::vector<JudgeName> judges_of(const std::vector<Event>&);

inline constexpr int engine_version = 2;

} // namespace amends::engine
