#pragma once
// A play with what was said in it: all that a window, a report or the judge's context needs. It grows by its
// events; the state alone holds no texts.
#include "scoring/text/context.hpp"
#include "sim/engine/engine.hpp"

namespace amends::engine {

/// A bubble, or a line between bubbles, in the language of the case.
struct SpokenLine {
    enum class Who { customer, agent, desk, refusal, notice, jump };
    Who who = Who::customer;
    std::string text;
    scenario::PhotoId photo; ///< sent with a customer's bubble
    std::int64_t at_ms = 0;  ///< of the event that brought it
    std::int64_t story_ms =
        0;                ///< on the desk's calendar, since the contact began: with jumps, without pauses
    std::int64_t seq = 0; ///< number of that event
    std::size_t turn = 0; ///< the turn it belongs to; the open one for what is said before the next reply
    friend bool operator==(const SpokenLine&, const SpokenLine&) = default;
};

/// The words of a turn and what was found in them. Its index is that of State::turns.
struct TurnWords {
    std::string reply;     ///< bubbles joined by line breaks, or the choice's text
    text::Verdict verdict; ///< of a choice: the labels and acts its author gave it, over the whole reply
    std::int64_t seq = 0;  ///< the event that closed it
    friend bool operator==(const TurnWords&, const TurnWords&) = default;
};

struct Playthrough {
    Case play;
    State state;
    std::vector<Event> events;     ///< all of them, also what was taken back
    std::vector<SpokenLine> lines; ///< what stands
    std::vector<TurnWords> turns;
    std::vector<std::string> open;         ///< bubbles of the open turn
    std::vector<std::string> shown_before; ///< of the attempt this one goes back to, as event 0 has it
    std::vector<std::string> shown;        ///< hints that were shown, taken back or not
    std::size_t open_from = 0;             ///< first of `lines` since the last turn was closed
};

/// Nothing has happened yet.
Playthrough new_playthrough(Case);
/// The event happens; yields what the outside is to do. An impossible event is kept and changes nothing.
std::vector<Effect> advance(Playthrough&, Event);
/// All events, one after the other.
Playthrough replay(Case, std::vector<Event>);

/// The model reply a debrief shows beside this turn; empty: none.
std::string model_reply(const Playthrough&, std::size_t turn);
/// What the trainee has been shown once the debrief stands open: hints and its model replies, each once.
std::vector<std::string> shown_with_debrief(const Playthrough&);

/// What the judge reads beside the reply of the open turn.
text::Context context_of(const Playthrough&);
/// What the judge read for each turn that stands; an empty context for a choice. Plays the events anew.
std::vector<text::Context> contexts_of(const Playthrough&);
/// The reply of the open turn: its bubbles joined by line breaks.
std::string open_reply(const Playthrough&);

} // namespace amends::engine
