#include "sim/engine/playthrough.hpp"

#include "sim/engine/work.hpp"

#include <algorithm>
#include <iterator>
#include <set>

namespace amends::engine {
namespace {

using Who = SpokenLine::Who;

std::string joined(const std::vector<std::string>& bubbles) {
    std::string text;
    for (const std::string& bubble : bubbles) {
        if (!text.empty()) text += '\n';
        text += bubble;
    }
    return text;
}

/// Puts effects into words.
struct Narrator {
    Playthrough& told;
    const Event& event;
    std::int64_t story_ms; ///< before the jumps that are still to be told

    void tell(Who who, std::string text, scenario::PhotoId photo = {}) {
        told.lines.push_back({who, std::move(text), std::move(photo), event.at_ms, story_ms,
                              static_cast<std::int64_t>(told.events.size()) - 1, told.turns.size()});
    }
    void operator()(const CustomerSays& says) {
        const auto* lines = lines_behind(*told.play.scenario, says);
        if (!lines) return;
        for (const std::size_t index : says.lines)
            if (index < lines->size())
                tell(Who::customer, render(told.play, (*lines)[index].text, told.play.lang),
                     (*lines)[index].photo);
    }
    void operator()(const DeskAnswers& answers) {
        tell(Who::desk, answer_of(told.play, told.state.actions.at(answers.action), told.play.lang));
    }
    void operator()(const ActionRefused& refused) {
        tell(Who::refusal, refusal_of(told.play, told.state.actions.at(refused.action), told.play.lang));
    }
    void operator()(const DeskNotice& notice) {
        for (const scenario::Event& one : told.play.scenario->events)
            if (one.id == notice.event) tell(Who::notice, render(told.play, one.notice, told.play.lang));
    }
    void operator()(const TimeJumped& jumped) {
        story_ms += jumped.by_ms;
        const scenario::Node* node = find_node(*told.play.scenario, jumped.node);
        if (node && node->jump) tell(Who::jump, render(told.play, node->jump->note, told.play.lang));
    }
    void operator()(const MoodChanged&) {}
    void operator()(const PromiseChanged&) {}
    void operator()(const CustomerLeft&) {}
    void operator()(const EndingReached&) {}
};

/// A choice as a verdict: what its author says of it.
text::Verdict verdict_of(const scenario::Choice& choice, std::size_t length) {
    text::Verdict verdict;
    verdict.labels = choice.labels;
    for (const text::ActId& act : choice.acts)
        verdict.acts.push_back({act, {0, length}, {}});
    return verdict;
}

/// Before the jumps among the effects.
std::int64_t story_before(const State& state, const std::vector<Effect>& effects) {
    std::int64_t story = story_ms(state);
    for (const Effect& effect : effects)
        if (const auto* jumped = std::get_if<TimeJumped>(&effect)) story -= jumped->by_ms;
    return story;
}

/// What the event itself says, before anybody reacts.
void say_before(Playthrough& told, Narrator& narrator, const scenario::Choice* choice) {
    const Event& event = narrator.event;
    const auto seq = static_cast<std::int64_t>(told.events.size()) - 1;
    if (const auto* bubble = std::get_if<BubbleSent>(&event.payload)) {
        narrator.tell(Who::agent, bubble->text);
        told.open.push_back(bubble->text);
    } else if (const auto* closed = std::get_if<TurnClosed>(&event.payload)) {
        told.turns.push_back({joined(told.open), closed->verdict, seq});
        told.open.clear();
        told.open_from = told.lines.size();
    } else if (choice) {
        std::string text = render(told.play, choice->text, told.play.lang);
        narrator.tell(Who::agent, text);
        const std::size_t length = text.size();
        told.turns.push_back({std::move(text), verdict_of(*choice, length), seq});
        told.open_from = told.lines.size();
    }
}

/// The choice an event takes, as long as the node that offers it stands.
const scenario::Choice* choice_taken(const Playthrough& told, const Event& event) {
    const auto* taken = std::get_if<ChoiceTaken>(&event.payload);
    if (!taken) return nullptr;
    const scenario::Node* node = find_node(*told.play.scenario, told.state.place);
    if (node == nullptr) return nullptr;
    for (const scenario::Choice& choice : node->choices)
        if (choice.id == taken->choice && holds(told.play, told.state, shown_scope(told.state), choice.when))
            return &choice;
    return nullptr;
}

void note_shown(Playthrough& told, const Event& event) {
    if (const auto* began = std::get_if<Began>(&event.payload)) told.shown_before = began->shown;
    const auto* hint = std::get_if<HintShown>(&event.payload);
    const scenario::Node* node = find_node(*told.play.scenario, told.state.place);
    if (!hint || !node) return;
    told.shown.push_back(
        render(told.play, node->hints.at(static_cast<std::size_t>(hint->index)).text, told.play.lang));
}

/// What was said after event `seq` has not been said.
void take_back(Playthrough& told, std::int64_t seq) {
    std::erase_if(told.lines, [&](const SpokenLine& line) { return line.seq > seq; });
    std::erase_if(told.turns, [&](const TurnWords& turn) { return turn.seq > seq; });
    told.open.clear();
    told.open_from = 0;
    const std::int64_t last_turn = told.turns.empty() ? -1 : told.turns.back().seq;
    for (const SpokenLine& line : told.lines) {
        if (line.who == Who::agent && line.seq > last_turn) told.open.push_back(line.text);
        if (line.turn < told.turns.size()) ++told.open_from;
    }
}

/// Those of the texts shown that are hints of the case, as it is rendered today.
std::vector<std::string> hints_among(const Playthrough& told, const std::vector<std::string>& shown) {
    if (shown.empty()) return {};
    std::set<std::string> all(told.shown.begin(), told.shown.end());
    for (const scenario::Node& node : told.play.scenario->nodes)
        for (const scenario::Hint& hint : node.hints)
            all.insert(render(told.play, hint.text, told.play.lang));
    std::vector<std::string> hints;
    std::copy_if(shown.begin(), shown.end(), std::back_inserter(hints),
                 [&](const std::string& text) { return all.contains(text); });
    return hints;
}

text::Speaker speaker_of(const std::string& who) {
    if (who == "customer") return text::Speaker::customer;
    return who == "bot" ? text::Speaker::bot : text::Speaker::agent;
}

} // namespace

Playthrough new_playthrough(Case play) {
    Playthrough told;
    told.state = initial_state(play);
    told.play = std::move(play);
    return told;
}

std::vector<Effect> advance(Playthrough& told, Event event) {
    std::vector<Effect> effects;
    const bool possible =
        event.contact == told.play.contact && !why_not(told.play, told.state, event.payload);
    told.events.push_back(event);
    if (!possible) {
        apply_in_place(told.play, told.state, event, effects); // time passes all the same
    } else if (const auto* rewound = std::get_if<RewoundTo>(&event.payload)) {
        told.state = fold(told.play, told.events);
        take_back(told, rewound->seq);
        return effects;
    } else {
        const scenario::Choice* choice = choice_taken(told, event);
        const int bubbles_before = told.state.open_bubbles;
        note_shown(told, event);
        apply_in_place(told.play, told.state, event, effects);
        // What fell due on the way may have left no room for it.
        if (told.state.turns.size() > told.turns.size() || told.state.open_bubbles > bubbles_before) {
            Narrator before{told, event, story_before(told.state, effects)};
            say_before(told, before, choice);
        }
    }
    Narrator narrator{told, event, story_before(told.state, effects)};
    for (const Effect& effect : effects)
        std::visit(narrator, effect);
    return effects;
}

Playthrough replay(Case play, std::vector<Event> events) {
    Playthrough told = new_playthrough(std::move(play));
    for (Event& event : events)
        advance(told, std::move(event));
    return told;
}

std::string open_reply(const Playthrough& told) {
    return joined(told.open);
}

std::string model_reply(const Playthrough& told, std::size_t turn) {
    if (turn >= told.state.turns.size()) return {};
    const scenario::Node* node = find_node(*told.play.scenario, told.state.turns[turn].node);
    return node && !node->models.empty() ? render(told.play, node->models.front(), told.play.lang)
                                         : std::string();
}

std::vector<std::string> shown_with_debrief(const Playthrough& told) {
    std::vector<std::string> shown = told.shown_before;
    const auto add = [&](std::string text) {
        if (!text.empty() && std::find(shown.begin(), shown.end(), text) == shown.end())
            shown.push_back(std::move(text));
    };
    for (const std::string& hint : told.shown)
        add(hint);
    for (std::size_t turn = 0; turn < told.turns.size(); ++turn)
        add(model_reply(told, turn));
    return shown;
}

text::Context context_of(const Playthrough& told) {
    text::Context context;
    const Case& play = told.play;
    context.lang = play.lang == support::Lang::zh ? text::ContextLang::zh : text::ContextLang::en;
    for (const scenario::EarlierLine& line : play.scenario->desk.earlier)
        context.history.push_back({speaker_of(line.who), render(play, line.text, play.lang)});
    for (std::size_t index = 0; index < told.lines.size(); ++index) {
        const SpokenLine& line = told.lines[index];
        const bool past = index < told.open_from;
        if (line.who == Who::customer && !past)
            context.customer.push_back(line.text);
        else if (past && (line.who == Who::customer || line.who == Who::agent))
            context.history.push_back(
                {line.who == Who::agent ? text::Speaker::agent : text::Speaker::customer, line.text});
    }
    context.facts = facts_of(play, told.state, play.lang);
    for (std::size_t index = told.state.turn_actions_from; index < told.state.actions.size(); ++index)
        if (const ActionRecord& done = told.state.actions[index]; done.accepted)
            context.actions.push_back({std::string(to_string(done.action)), done.arguments});
    context.now = now_of(play, told.state);
    context.shown = told.shown_before;
    context.shown.insert(context.shown.end(), told.shown.begin(), told.shown.end());
    context.hints = hints_among(told, context.shown);
    for (const TurnWords& turn : told.turns)
        context.own.push_back(turn.reply);
    return context;
}

std::vector<text::Context> contexts_of(const Playthrough& told) {
    std::vector<text::Context> contexts;
    Playthrough again = new_playthrough(told.play);
    for (const Event& event : told.events) {
        text::Context context;
        if (std::holds_alternative<TurnClosed>(event.payload)) context = context_of(again);
        advance(again, event);
        if (again.turns.size() > contexts.size()) contexts.push_back(std::move(context));
        contexts.resize(again.turns.size()); // turns may have been taken back
    }
    return contexts;
}

} // namespace amends::engine
