#include "sim/ui/desk/make_desk_view.hpp"

#include "sim/engine/render.hpp"

#include <algorithm>

namespace amends::ui {
namespace {

using engine::Mode;

/// The response ring: runs from the customer's last words until the first bubble of the answer.
RingView ring_of(const DeskInput& in) {
    const engine::State& state = in.told.state;
    RingView ring;
    if (state.phase != engine::Phase::talking) return ring;
    const scenario::Scenario& script = *in.told.play.scenario;
    const scenario::Node* node = scenario::find_node(script, state.place);
    const std::int64_t target = node && node->target_s ? *node->target_s : script.contact.target_s;
    ring.title = in.texts.get(state.turns.empty() ? "desk.ring_first" : "desk.ring_reply");
    ring.note = in.texts.get("desk.ring_target", {{"seconds", target}});
    ring.running = state.first_bubble_ms < 0 && !state.paused;
    const std::int64_t until = state.first_bubble_ms < 0 ? in.contact_ms : state.first_bubble_ms;
    const std::int64_t used_ms = std::max<std::int64_t>(0, until - state.waiting_since_ms);
    ring.left_s = target - used_ms / 1000;
    ring.fraction = std::clamp(
        1 - static_cast<float>(used_ms) / static_cast<float>(std::max<std::int64_t>(1, target) * 1000), 0.F,
        1.F);
    ring.tone = ring.left_s < 0 ? Tone::bad : ring.fraction < .34F ? Tone::warn : Tone::good;
    return ring;
}

std::vector<StepView> steps_of(const DeskInput& in) {
    std::vector<StepView> steps;
    text::LabelSet earned;
    std::vector<text::ActId> acts;
    for (const engine::TurnRecord& turn : in.told.state.turns) {
        earned |= turn.labels;
        acts.insert(acts.end(), turn.acts.begin(), turn.acts.end());
    }
    for (const rubric::ServiceStep& step : in.told.play.rubric->steps) {
        const bool done = (earned & step.labels).any()
                          || std::any_of(step.acts.begin(), step.acts.end(), [&](const text::ActId& act) {
                                 return std::find(acts.begin(), acts.end(), act) != acts.end();
                             });
        steps.push_back({.title = step.title.in(in.texts.lang()), .done = done, .current = false});
    }
    const auto next =
        std::find_if(steps.begin(), steps.end(), [](const StepView& step) { return !step.done; });
    if (next != steps.end()) next->current = true;
    return steps;
}

MoodView mood_of(const DeskInput& in) {
    const engine::State& state = in.told.state;
    MoodView mood{
        .value = state.mood, .word = mood_word(in.texts, state.mood), .tone = tone_of_mood(state.mood)};
    mood.history.push_back(in.told.play.scenario->customer.mood);
    for (const engine::TurnRecord& turn : state.turns)
        mood.history.push_back(turn.mood_after);
    mood.change = state.turns.empty() ? 0 : state.turns.back().mood_after - state.turns.back().mood_before;
    return mood;
}

Tone tone_of(scenario::PromiseState state) {
    using enum scenario::PromiseState;
    switch (state) {
    case kept: return Tone::good;
    case due: return Tone::accent;
    case broken:
    case contradicted:
    case not_allowed: return Tone::bad;
    case offered:
    case conditional: return Tone::neutral;
    }
    return Tone::neutral;
}

std::string_view text_of(scenario::PromiseState state) {
    using enum scenario::PromiseState;
    switch (state) {
    case offered: return "desk.promise_offered";
    case conditional: return "desk.promise_conditional";
    case due: return "desk.promise_due";
    case kept: return "desk.promise_kept";
    case broken: return "desk.promise_broken";
    case contradicted: return "desk.promise_contradicted";
    case not_allowed: return "desk.promise_not_allowed";
    }
    return {};
}

std::vector<PromiseView> promises_of(const DeskInput& in) {
    std::vector<PromiseView> promises;
    for (const engine::LedgerEntry& entry : in.told.state.ledger) {
        // An assessment shows what was promised, not whether it was right.
        const bool shown = in.told.play.mode == Mode::practice;
        promises.push_back(
            {.text = promise_words(in.texts, in.told, entry),
             .state = shown ? in.texts.get(text_of(entry.state)) : in.texts.get("desk.promise_noted"),
             .due = entry.due_ms
                        ? in.texts.get("desk.promise_by", {{"time", promise_due(in.told, *entry.due_ms)}})
                        : std::string(),
             .tone = shown ? tone_of(entry.state) : Tone::neutral});
    }
    return promises;
}

void add_answering(const DeskInput& in, DeskView& view) {
    const engine::Playthrough& told = in.told;
    const engine::State& state = told.state;
    view.by_choices = told.play.way == scenario::Way::choices;
    view.max_chars = told.play.scenario->contact.max_chars;
    view.paused = state.paused;
    view.ended = state.phase != engine::Phase::talking;
    view.can_send = !view.ended && !state.paused;
    view.cannot_send_why = state.paused ? in.texts.get("desk.paused_why") : std::string();
    if (view.by_choices) {
        for (const scenario::Choice* choice : engine::open_choices(told.play, state)) {
            view.choices.push_back(
                {.id = choice->id, .text = engine::render(told.play, choice->text, told.play.lang)});
        }
        if (view.choices.empty() && view.cannot_send_why.empty())
            view.cannot_send_why = in.texts.get("desk.no_choices");
    }
    const bool practice = told.play.mode == Mode::practice;
    view.can_pause = practice && !view.ended;
    view.can_take_back = practice && !view.ended && !state.turns.empty();
    const scenario::Node* node = scenario::find_node(*told.play.scenario, state.place);
    if (practice && node && !view.ended) {
        view.hints_left = static_cast<int>(node->hints.size());
        for (const scenario::Hint& hint : node->hints) {
            const std::string words = engine::render(told.play, hint.text, told.play.lang);
            if (std::find(told.shown.begin(), told.shown.end(), words) != told.shown.end()) {
                --view.hints_left;
                view.hint = words;
            } else if (view.hint_cost == 0) {
                view.hint_cost = hint.cost;
            }
        }
    }
    if (view.ended) {
        const scenario::Ending* ending = scenario::find_ending(*told.play.scenario, state.place);
        view.ended_text = ending ? engine::render(told.play, ending->title, told.play.lang)
                                 : in.texts.get("desk.ended_closed");
    }
}

/// How the contact goes so far: replies, mean response, time.
std::vector<std::pair<std::string, std::string>> figures_of(const DeskInput& in) {
    const auto& turns = in.told.state.turns;
    std::int64_t waited_ms = 0;
    for (const engine::TurnRecord& turn : turns)
        waited_ms += turn.response_ms;
    const auto count = static_cast<std::int64_t>(turns.size());
    const std::int64_t mean_s = count == 0 ? 0 : (waited_ms / count + 500) / 1000;
    const std::int64_t used_s = in.contact_ms / 1000;
    return {{std::to_string(count), in.texts.get("desk.figure_replies")},
            {count == 0 ? std::string("\u2013") : span_text(in.texts, mean_s),
             in.texts.get("desk.figure_response")},
            {in.texts.get("desk.figure_clock",
                          {{"minutes", used_s / 60}, {"tens", used_s % 60 / 10}, {"ones", used_s % 10}}),
             in.texts.get("desk.figure_time")}};
}

/// The callout that is due: the first step of the node whose end has not come.
void add_guide(const DeskInput& in, DeskView& view) {
    const scenario::Node* node = scenario::find_node(*in.told.play.scenario, in.told.state.place);
    if (in.told.play.mode == Mode::assessment) return; // no suggestions there
    if (!node || node->guide.empty() || view.ended) return;
    const engine::State& state = in.told.state;
    const bool acted =
        std::any_of(state.actions.begin(), state.actions.end(),
                    [&](const engine::ActionRecord& action) { return action.turn == state.turns.size(); });
    for (std::size_t i = 0; i < node->guide.size(); ++i) {
        const scenario::GuideStep& step = node->guide[i];
        const std::string key = node->id.value + "/" + std::to_string(i);
        const bool other_way = (step.part == "choices") != view.by_choices
                               && (step.part == "choices" || step.part == "composer" || step.part == "send");
        const bool over = in.guided.contains(key) || (step.until == "typed" && in.typing)
                          || (step.until == "replied" && state.open_bubbles > 0)
                          || (step.until == "action" && acted);
        if (other_way || over) continue;
        view.guide = GuideView{key, step.part, engine::render(in.told.play, step.text, in.told.play.lang)};
        return;
    }
}

} // namespace

std::optional<std::string> promise_said(const engine::Playthrough& told, const engine::LedgerEntry& entry) {
    if (entry.turn >= told.turns.size()) return std::nullopt;
    const auto& promises = told.turns[entry.turn].verdict.promises;
    if (entry.promise >= promises.size()) return std::nullopt;
    const std::string& words = promises[entry.promise].text;
    return words.empty() || words == entry.measure ? std::nullopt : std::optional(words);
}

std::string promise_words(const Texts& texts, const engine::Playthrough& told,
                          const engine::LedgerEntry& entry) {
    if (auto said = promise_said(told, entry)) return std::move(*said);
    const auto action = scenario::desk_action_from(entry.measure);
    return action ? action_name(texts, *action) : entry.measure;
}

std::string promise_due(const engine::Playthrough& told, std::int64_t due_ms) {
    const engine::Moment due = engine::later(engine::start_of(told.play), due_ms);
    const engine::Moment now =
        engine::later(engine::start_of(told.play), told.state.now_ms + told.state.jumped_ms);
    const bool today = engine::date_of(due) == engine::date_of(now);
    const std::string clock = engine::clock_of(due);
    return today ? clock : engine::date_text(due, told.play.lang) + " " + clock;
}

DeskView make_desk_view(const DeskInput& in) {
    const engine::Playthrough& told = in.told;
    DeskView view;
    view.case_title = told.play.scenario->title.in(in.texts.lang());
    const bool practice = told.play.mode == Mode::practice;
    view.mode = in.texts.get(practice ? "desk.mode_practice" : "desk.mode_assessment");
    view.mode_tone = practice ? Tone::good : Tone::idea;
    add_customer(in, view);
    add_chat(in, view);
    add_orders(in, view);
    add_actions(in, view);
    add_knowledge(in, view);
    view.ring = ring_of(in);
    view.figures = figures_of(in);
    if (practice) {
        view.mood = mood_of(in);
        view.steps = steps_of(in);
    }
    view.promises = promises_of(in);
    view.one_sitting = in.told.play.mode == Mode::assessment;
    view.error = in.error;
    add_answering(in, view);
    add_guide(in, view);
    return view;
}

std::string clock_text(const engine::Case& play, std::int64_t story_ms) {
    return engine::clock_of(engine::later(engine::start_of(play), story_ms));
}

std::string span_text(const Texts& texts, std::int64_t seconds) {
    if (seconds < 60) return texts.get("desk.seconds", {{"seconds", seconds}});
    return texts.get("desk.minutes", {{"minutes", seconds / 60}, {"seconds", seconds % 60}});
}

} // namespace amends::ui
