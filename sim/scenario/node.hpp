#pragma once
// A point of the script: what the customer says, what is expected, where it goes.
#include "scoring/text/context.hpp"
#include "sim/scenario/desk.hpp"

namespace amends::scenario {

/// One bubble of the customer. A line whose condition does not hold is left out.
struct Line {
    Localized text;              ///< may hold {variable} and {variable:form}
    PhotoId photo;               ///< sent with the bubble; becomes visible on the desk
    std::vector<Condition> when; ///< none or one
};

/// A label that is due only under a condition (none: always).
struct Expectation {
    text::Label label{};
    std::vector<Condition> when;
};

struct Expects {
    std::vector<Expectation> due, welcome;
};

struct Choice {
    ChoiceId id; ///< unique in the scenario, stable for ever
    Localized text;
    text::LabelSet labels;
    std::vector<text::ActId> acts;
    std::vector<Condition> when; ///< none or one: shown only then
};

enum class Trigger { reply, action, time };

struct Transition {
    TransitionId id;
    Trigger on = Trigger::reply;
    std::vector<Condition> when; ///< none or one; none: always
    std::int64_t after_s = 0;    ///< on time: seconds in this node without a reply
    PlaceId to;                  ///< node or ending; the node itself is allowed
    std::vector<Effect> effects;
};

/// What the customer says when no transition holds. After as many as there are lines, `then` is entered: no
/// text can circle.
struct Fallback {
    std::vector<std::vector<Line>>
        lines; ///< bursts: the first time, the second (says what is missing), the third
    PlaceId then;
};

struct Hint {
    Localized text;
    int cost = 2;
}; ///< points off in practice

enum class SampleGrade { good, mixed, bad };

/// A reply written for this node, with what the judge is to find in it and where it must lead.
struct Sample {
    text::ContextLang lang = text::ContextLang::zh;
    std::string text;
    text::LabelSet labels;
    std::vector<text::ActId> acts;
    SampleGrade grade = SampleGrade::good;
    PlaceId to; ///< where it leads, when the author says so
};

/// The contact jumps in time when the node is entered: `days` on, at `at` ("10:00"); or by `seconds` when
/// `at` is empty.
struct TimeJump {
    int days = 0;
    std::string at;
    std::int64_t seconds = 0;
    Localized note;
};

/// A step of the guided case: a sentence beside a part of the desk, until something was done.
struct GuideStep {
    std::string part;
    Localized text;
    std::string until;
}; ///< part: composer, order, actions, policies, photo, send, ring, mood, choices, hint; until: seen, typed,
   ///< replied, action, opened

struct Node {
    PlaceId id;
    Localized title; ///< for the author
    std::vector<Line> customer;
    std::vector<Effect> effects; ///< on entry
    std::optional<TimeJump> jump;
    std::vector<EventId>
        asks_about; ///< changes the customer asks about here: one not told before is withheld
    Expects expects;
    std::vector<Choice> choices;
    std::vector<Transition> transitions; ///< tried in file order
    Fallback fallback;
    std::optional<int> target_s, limit_s; ///< response time, else the contact's
    std::vector<Hint> hints;
    std::vector<Localized> models; ///< model replies
    std::vector<Sample> samples;
    std::vector<GuideStep> guide;
};

enum class Outcome { won_back, settled, lost, bad_review, escalated };

struct Ending {
    PlaceId id;
    Localized title;
    Outcome outcome = Outcome::settled;
    std::vector<Line> customer; ///< last words
    Localized epilogue;         ///< what became of the customer
};

} // namespace amends::scenario
