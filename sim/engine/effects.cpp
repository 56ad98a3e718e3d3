// What the script changes: flags, mood, patience, what is visible, and the changes that reach the desk.
#include "scoring/rubric/mood.hpp"
#include "sim/engine/words.hpp"
#include "sim/engine/work.hpp"

namespace amends::engine {
namespace {

using namespace scenario;

struct Runner {
    Work& work;

    void operator()(const SetFlag& effect) const {
        if (effect.set)
            work.state.flags.insert(effect.flag);
        else
            work.state.flags.erase(effect.flag);
    }
    void operator()(const ChangeMood& effect) const { change_mood(work, effect.by); }
    void operator()(const ChangePatience& effect) const {
        work.state.patience_ms += effect.by_s * 1000;
        const bool waiting = work.state.phase == Phase::talking && work.state.first_bubble_ms < 0;
        if (waiting) start_waiting(work, work.state.waiting_since_ms);
    }
    void operator()(const Reveal& effect) const { work.state.revealed.insert(effect.id); }
    void operator()(const AcceptOffer& effect) const { accept_offer(work, effect.measure); }
    void operator()(const TriggerEvent& effect) const { let_happen(work, effect.event); }
};

} // namespace

void change_mood(Work& work, int by) {
    work.state.mood = rubric::clamp_mood(static_cast<std::int64_t>(work.state.mood) + by);
}

int tempered(const Case& play, int effect) {
    return rubric::tempered(play.rubric->mood, name_of(play.scenario->customer.temperament), effect);
}

void run_effects(Work& work, const std::vector<scenario::Effect>& effects) {
    for (const scenario::Effect& effect : effects)
        std::visit(Runner{work}, effect);
}

void let_happen(Work& work, const EventId& id) {
    const scenario::Event* event = find_event(work.script(), id);
    if (!event || !work.state.happened.emplace(id, work.state.now_ms).second) return;
    if (event->at_s) work.state.pending.erase({*event->at_s * 1000, "event:" + id.value});
    for (const StockChange& change : event->stock)
        work.state.stock[change.item] = change.quantity;
    if (event->tell_within_s)
        schedule(work.state, {story_ms(work.state) + *event->tell_within_s * 1000LL, "tell:" + id.value});
    work.effects.emplace_back(DeskNotice{id});
    run_effects(work, event->effects);
}

void ask_about(Work& work, const EventId& id) {
    if (work.state.happened.count(id) && !work.state.told.count(id)) work.state.withheld.insert(id);
}

void tell_changes(Work& work) {
    for (const auto& [id, at_ms] : work.state.happened)
        if (!work.state.withheld.count(id)) work.state.told.insert(id);
}

} // namespace amends::engine
