#pragma once
// From a play to what the desk shows: sorting, wording and numbers belong here, not into the drawing.
#include "sim/engine/playthrough.hpp"
#include "sim/ui/base/texts.hpp"
#include "sim/ui/desk/desk_view.hpp"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace amends::ui {

/// What the desk knows beside the play.
struct DeskInput {
    const engine::Playthrough& told;
    const Texts& texts;               ///< of the interface; the case keeps its own language
    std::int64_t contact_ms = 0;      ///< now
    std::vector<std::string> sending; ///< bubbles that are not durable yet
    std::string failed;               ///< a bubble that could not be saved; stays in the box
    std::string error;                ///< the sentence for it
    std::vector<ContactRow> others;   ///< further contacts of the course, in order
    std::string scenario_root;        ///< folder of the case's own pictures, with '/' at the end
    std::string my_portrait = "portraits/agent-a/neutral";
    std::set<std::string> guided; ///< keys of guide steps that were seen
    bool typing = false;          ///< the trainee types: the customer waits
};

[[nodiscard]] DeskView make_desk_view(const DeskInput&);

/// "furious", "upset", "neutral", "relieved", "happy": the face of a mood.
[[nodiscard]] std::string_view face_of(int mood);
/// The mood's word, "desk.mood_word_upset" and its like.
[[nodiscard]] const std::string& mood_word(const Texts&, int mood);
[[nodiscard]] Tone tone_of_mood(int mood);
/// "portraits/lin-yue/upset"
[[nodiscard]] std::string portrait_of(const scenario::Scenario&, int mood);
/// The name of a desk action, "换货".
[[nodiscard]] const std::string& action_name(const Texts&, scenario::DeskAction);
/// A promise in the words in which it was made; none of a choice, whose author said only what is promised.
[[nodiscard]] std::optional<std::string> promise_said(const engine::Playthrough&, const engine::LedgerEntry&);
/// The same, or else what is promised: "Chase".
[[nodiscard]] std::string promise_words(const Texts&, const engine::Playthrough&, const engine::LedgerEntry&);
/// When it is due: the clock time; before it the day, where that is not today.
[[nodiscard]] std::string promise_due(const engine::Playthrough&, std::int64_t due_ms);
/// "20:14" on the desk's calendar.
[[nodiscard]] std::string clock_text(const engine::Case&, std::int64_t story_ms);
/// "3 min 20 s" as a person says it.
[[nodiscard]] std::string span_text(const Texts&, std::int64_t seconds);

// --- the parts, each in a file of its own
// -----------------------------------------------------------------

void add_chat(const DeskInput&, DeskView&);
void add_orders(const DeskInput&, DeskView&);
void add_actions(const DeskInput&, DeskView&);
void add_knowledge(const DeskInput&, DeskView&);
void add_customer(const DeskInput&, DeskView&);

} // namespace amends::ui
