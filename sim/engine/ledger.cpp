// Say and do: what was promised and what became of it (docs/engine.md has the life of an entry).
#include "sim/engine/moment.hpp"
#include "sim/engine/pending_id.hpp"
#include "sim/engine/promises.hpp"
#include "sim/engine/render.hpp"
#include "sim/engine/work.hpp"

#include <algorithm>

namespace amends::engine {
namespace {

using scenario::DeskAction;
using scenario::PromiseState;

void set_state(Work& work, std::size_t entry, PromiseState state) {
    work.state.ledger[entry].state = state;
    if (state != PromiseState::due)
        std::erase_if(work.state.pending, [&](const Pending& p) { return p.id == promise_id(entry); });
    work.effects.emplace_back(PromiseChanged{entry});
}

void watch_deadline(Work& work, std::size_t entry) {
    const LedgerEntry& promise = work.state.ledger[entry];
    if (promise.state == PromiseState::due && promise.due_ms)
        schedule(work.state, {*promise.due_ms, promise_id(entry)});
}

int effect_of(const Work& work, PromiseState state) {
    const rubric::MoodTable& table = work.rubric().mood;
    switch (state) {
    case PromiseState::offered:
    case PromiseState::conditional:
    case PromiseState::due: return tempered(work.play, table.promise_offered);
    case PromiseState::kept: return tempered(work.play, table.promise_kept);
    case PromiseState::broken: return tempered(work.play, table.promise_broken);
    case PromiseState::contradicted: return tempered(work.play, table.promise_contradicted);
    case PromiseState::not_allowed: return tempered(work.play, table.promise_not_allowed);
    }
    return 0;
}

/// An open entry about the same thing, or the ledger's size.
std::size_t find_same(const State& state, const LedgerEntry& wanted) {
    for (std::size_t i = state.ledger.size(); i-- > 0;) {
        const LedgerEntry& entry = state.ledger[i];
        const bool open = entry.state == PromiseState::offered || entry.state == PromiseState::conditional
                          || entry.state == PromiseState::due || entry.state == PromiseState::kept;
        const bool same_object =
            entry.object.empty() || wanted.object.empty() || entry.object == wanted.object;
        if (open && entry.measure == wanted.measure && same_object) return i;
    }
    return state.ledger.size();
}

/// Said again: the older entry takes what is new. False when it is another promise after all.
bool merge_into(Work& work, std::size_t old_index, const LedgerEntry& said) {
    LedgerEntry& old = work.state.ledger[old_index];
    const bool both_amounts = old.amount && said.amount;
    if (both_amounts && *said.amount != *old.amount) {
        if (old.state == PromiseState::kept) return false;
        if (old.state == PromiseState::due && *said.amount < *old.amount) {
            set_state(work, old_index, PromiseState::contradicted);
            change_mood(work, effect_of(work, PromiseState::contradicted));
            return false;
        }
    }
    if (old.state == PromiseState::kept) return true;
    if (said.amount) old.amount = said.amount;
    if (old.object.empty()) old.object = said.object;
    if (!old.due_ms) old.due_ms = said.due_ms;
    const bool firmer = said.state == PromiseState::due && old.state != PromiseState::due;
    if (firmer) set_state(work, old_index, PromiseState::due);
    if (said.state == PromiseState::not_allowed) set_state(work, old_index, PromiseState::not_allowed);
    watch_deadline(work, old_index);
    return true;
}

/// A newer promise of another way out replaces the older one: both cannot be meant.
void replace_others(Work& work, const LedgerEntry& said) {
    for (std::size_t i = 0; i < work.state.ledger.size(); ++i) {
        const LedgerEntry& old = work.state.ledger[i];
        if (old.state == PromiseState::due && old.turn != said.turn && excludes(old, said))
            set_state(work, i, PromiseState::offered);
    }
}

/// The newest accepted action that keeps the promise; null when none does.
bool kept_already(const Work& work, const LedgerEntry& entry) {
    return std::any_of(work.state.actions.begin(), work.state.actions.end(),
                       [&](const ActionRecord& action) { return keeps(work.play, action, entry); });
}

int enter(Work& work, LedgerEntry said) {
    const bool not_allowed = said.state == PromiseState::not_allowed;
    const std::size_t same = find_same(work.state, said);
    if (same < work.state.ledger.size() && merge_into(work, same, said))
        return not_allowed ? effect_of(work, PromiseState::not_allowed) : 0;
    if (said.state == PromiseState::due) replace_others(work, said);
    if (!not_allowed && kept_already(work, said)) said.state = PromiseState::kept;
    work.state.ledger.push_back(said);
    const std::size_t entry = work.state.ledger.size() - 1;
    work.effects.emplace_back(PromiseChanged{entry});
    watch_deadline(work, entry);
    return effect_of(work, said.state);
}

} // namespace

int enter_promises(Work& work, const std::vector<text::Promise>& promises,
                   const std::vector<text::ActId>& acts) {
    std::vector<LedgerEntry> said = entries_of(work.play, work.state, promises);
    if (promises.empty() && work.play.way == scenario::Way::choices) said = entries_of_acts(work.state, acts);
    int worst = 0, best = 0;
    for (LedgerEntry& entry : said) {
        const int effect = enter(work, std::move(entry));
        worst = std::min(worst, effect);
        best = std::max(best, effect);
    }
    return worst + best; // One promise pleases or hurts as much as three in one breath.
}

void compare_with_promises(Work& work, const ActionRecord& action) {
    bool kept_one = false;
    for (std::size_t i = 0; i < work.state.ledger.size(); ++i) {
        const LedgerEntry& entry = work.state.ledger[i];
        const bool open = entry.state == PromiseState::due || entry.state == PromiseState::offered
                          || entry.state == PromiseState::conditional;
        if (!open || !keeps(work.play, action, entry)) continue;
        set_state(work, i, PromiseState::kept);
        kept_one = true;
    }
    if (kept_one) return change_mood(work, effect_of(work, PromiseState::kept));
    bool contradicted_one = false;
    for (std::size_t i = 0; i < work.state.ledger.size(); ++i) {
        if (work.state.ledger[i].state != PromiseState::due) continue;
        if (!contradicts(work.play, action, work.state.ledger[i])) continue;
        set_state(work, i, PromiseState::contradicted);
        contradicted_one = true;
    }
    if (contradicted_one) change_mood(work, effect_of(work, PromiseState::contradicted));
}

void keep_short_answers(Work& work) {
    constexpr std::int64_t hour_ms = 3600000;
    const std::int64_t now_ms = story_ms(work.state);
    bool kept_one = false;
    for (std::size_t i = 0; i < work.state.ledger.size(); ++i) {
        const LedgerEntry& entry = work.state.ledger[i];
        const bool waiting = entry.state == PromiseState::due && entry.measure == "follow_up" && entry.due_ms;
        if (!waiting || *entry.due_ms - entry.made_ms > hour_ms || *entry.due_ms < now_ms) continue;
        set_state(work, i, PromiseState::kept);
        kept_one = true;
    }
    if (kept_one) change_mood(work, effect_of(work, PromiseState::kept));
}

void accept_offer(Work& work, const std::string& measure) {
    State& state = work.state;
    state.offer_accepted = true;
    std::size_t taken = state.ledger.size();
    for (std::size_t i = 0; i < state.ledger.size(); ++i) {
        const LedgerEntry& entry = state.ledger[i];
        const bool open = entry.state == PromiseState::offered || entry.state == PromiseState::conditional
                          || (entry.state == PromiseState::due && !measure.empty())
                          || (entry.state == PromiseState::kept && !measure.empty());
        if (open && (measure.empty() || entry.measure == measure)) taken = i;
    }
    if (taken == state.ledger.size()) return;
    const LedgerEntry accepted = state.ledger[taken];
    for (std::size_t i = 0; i < state.ledger.size(); ++i)
        if (i != taken && state.ledger[i].state == PromiseState::due && excludes(state.ledger[i], accepted))
            set_state(work, i, PromiseState::offered);
    if (accepted.state == PromiseState::due || accepted.state == PromiseState::kept) return;
    set_state(work, taken, PromiseState::due);
    watch_deadline(work, taken);
}

void deadline_passed(Work& work, std::size_t entry) {
    if (entry >= work.state.ledger.size() || work.state.ledger[entry].state != PromiseState::due) return;
    if (!can_break(work.state.ledger[entry])) return;
    set_state(work, entry, PromiseState::broken);
    change_mood(work, effect_of(work, PromiseState::broken));
}

void settle_ledger(Work& work) {
    for (std::size_t i = 0; i < work.state.ledger.size(); ++i)
        deadline_passed(work, i);
}

} // namespace amends::engine
