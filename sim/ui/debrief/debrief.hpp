#pragma once
// How it went and why. Practice: outcome, one thing to keep, one to change, the rest on request.
// Assessment: verdict first, then why.
#include "sim/engine/missed_labels.hpp"
#include "sim/ui/base/vocabulary.hpp"
#include "sim/ui/command.hpp"
#include "sim/ui/manager/attempt.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace amends::ui {

/// Words of a reply that a label rests on.
struct MarkView {
    std::size_t begin = 0, end = 0; ///< bytes of the reply
    std::string label, reason;
    Tone tone = Tone::good;
};

/// What the trainee said against marks of a turn, and what a person answered.
struct DisputeView {
    std::string labels, comment, state, answer; ///< state: in words; answer: empty while it waits
    Tone tone = Tone::neutral;
};

struct TurnView {
    std::size_t turn = 0;
    std::vector<std::string> customer; ///< said before the reply
    std::string reply, time, response;
    Tone response_tone = Tone::good;
    std::vector<MarkView> marks;
    std::vector<std::pair<std::string, Tone>> labels;
    std::vector<std::pair<std::string, std::string>> missing; ///< label, what would have earned it here
    std::vector<std::string> actions, findings;
    std::string model; ///< a model reply; empty: none
    int mood_before = 0, mood_after = 0;
    bool fell_back = false;
    bool can_replay = true;
    bool not_understood = false; ///< the trainee said so (F8)
    std::vector<DisputeView> disputes;
    /// Labels one may see differently, by name; empty: this is not one's own kept attempt.
    std::vector<std::pair<text::Label, std::string>> disputable;
    std::optional<bool> shared; ///< with the trainer; none: there is nothing to share
};

struct CriterionView {
    std::string title, points, note;
    float part = 0;
    bool applies = true;
};

struct ActionLine {
    std::string text, grade, time;
    Tone tone = Tone::neutral;
};

struct PromiseLine {
    std::string text, state, due;
    Tone tone = Tone::neutral;
};

struct AdviceView {
    std::string title, text, quote; ///< quote: the trainee's own words
};

struct DebriefView {
    bool assessment = false;
    Screen from = Screen::home; ///< the manager's: somebody reads it there, and the way back leads there
    std::string attempt, scenario;
    std::string case_title, ending, epilogue, outcome, portrait;
    Tone outcome_tone = Tone::neutral;
    std::vector<std::pair<std::string, std::string>> figures; ///< title, value; simulated ones say so
    std::string cost_note; ///< why less was spent than the cheapest right way costs; empty: it was not
    std::optional<AdviceView> keep, change;
    std::string judge_note;            ///< another judge than today's has marked this; empty: today's
    std::string verdict, verdict_note; ///< "通过", "暂定,等人确认"
    Tone verdict_tone = Tone::neutral;
    bool show_points = true; ///< practice: from the second try on, or on request
    std::string total, pass_mark;
    std::vector<CriterionView> criteria;
    std::vector<TurnView> turns;
    std::vector<std::string> unsaid;     ///< what the shop wants said once in a contact, and no turn said
    std::vector<std::string> last_words; ///< of the customer, after the last reply
    bool left_unanswered = false;        ///< what they had asked was still waiting for an answer
    std::vector<CurvePoint> mood;
    std::vector<ActionLine> actions;
    std::vector<PromiseLine> promises;
    std::vector<std::string> findings;
    std::shared_ptr<const AttemptView> marks; ///< who marked what, of one's own kept attempt; null: none
};

struct DebriefInput {
    const engine::Playthrough& told;
    const Texts& texts;
    std::string attempt;
    bool first_try = false;                         ///< points are shown only on request
    std::optional<engine::JudgeName> judge_today{}; ///< null: not known yet
    const std::set<std::int64_t>* shared =
        nullptr; ///< events of turns the trainer may read; null: nothing can be shared
    std::vector<engine::MissedLabel> missed{}; ///< of `told`
    /// By the event that closed the turn; null: whoever looks cannot dispute anything here.
    const std::map<std::int64_t, std::vector<DisputeView>>* disputes = nullptr;
    std::shared_ptr<const AttemptView> marks{};
};

/// "I see this mark differently": of one turn, which labels and why.
struct DisputeForm {
    std::optional<std::size_t> turn; ///< the dialog is open
    std::set<text::Label> labels;
    EditState comment;
    std::string problem; ///< why it could not be handed in
};
struct DisputeAsked {
    std::size_t turn = 0;
    std::set<text::Label> labels;
    std::string comment;
};

enum class DebriefTab : std::uint8_t { turns, points, desk, marks };

struct DebriefWidgets {
    bool details = false; ///< practice: everything else was asked for
    bool points = false;
    DebriefTab tab = DebriefTab::turns;
    std::optional<std::size_t> at_turn; ///< reached by key: outlined
    bool reveals_turn = false;          ///< it is to be scrolled into sight
    Rect turn_place;                    ///< where it was drawn
    std::vector<float> turn_heights;    ///< of the last frame: a card is drawn before its content is measured
    float end_height = 0;               ///< the same of the card behind the turns
    float whole_height = 0;             ///< and of the one before them
    bool prints = false;                ///< newly: the page for paper is wanted
    std::vector<std::pair<std::size_t, bool>>
        share; ///< newly: turns to share with the trainer or to take back
    DisputeForm dispute;
    std::optional<DisputeAsked> disputes; ///< newly handed in
    AttemptWidgets marks;
};

/// Points of 0…1000 tenths as they are told everywhere: "82.5", "90.0"; "–" where nothing was possible.
[[nodiscard]] std::string points_text(std::optional<int> tenths);

[[nodiscard]] DebriefView make_debrief_view(const DebriefInput&);
void draw_debrief(Ui&, Rect, const DebriefView&, DebriefWidgets&, Commands&);

/// To the next turn (1) or the one before (-1); opens the transcript.
void step_turn(DebriefWidgets&, int step);

/// The name of a label in the language of the window: "label.empathy".
[[nodiscard]] const std::string& label_name(const Texts&, text::Label);

// --- parts
// ------------------------------------------------------------------------------------------------

float draw_outcome(Ui&, Rect, const DebriefView&);
float draw_advice(Ui&, Rect, const DebriefView&);
/// What the trainer could use: replies the customer did not understand. Nothing where there are none.
float draw_share(Ui&, Rect, const DebriefView&, DebriefWidgets&);
float draw_turn_share(Ui&, Rect, const TurnView&, DebriefWidgets&);
/// What was disputed in a turn with its answer, and the way to do so.
float draw_turn_disputes(Ui&, Rect, const TurnView&, DebriefWidgets&);
void draw_dispute_form(Ui&, const DebriefView&, DebriefWidgets&);
float draw_verdict(Ui&, Rect, const DebriefView&);
float draw_points(Ui&, Rect, const DebriefView&, DebriefWidgets&);
float draw_turns(Ui&, Rect, const DebriefView&, DebriefWidgets&, Commands&);
float draw_mood_curve(Ui&, Rect, const DebriefView&, DebriefWidgets&);
float draw_desk_summary(Ui&, Rect, const DebriefView&);
std::vector<TurnView> make_turns(const DebriefInput&);
/// Of the shop's must-say list, each with its reason: it may be said in any turn, so that it misses in none.
std::vector<std::string> make_unsaid(const DebriefInput&, const engine::Result&);

} // namespace amends::ui
