#include "sim/author/inbox.hpp"

#include <algorithm>
#include <tuple>

namespace amends::author {
namespace {

PlayedTurn newest_turn(const engine::Playthrough& told) {
    const engine::TurnWords& words = told.turns.back();
    const engine::TurnRecord& record = told.state.turns[told.turns.size() - 1];
    PlayedTurn turn{.seq = words.seq, .node = record.node, .reply = words.reply, .choice = record.choice};
    turn.labels = words.verdict.labels;
    for (const text::ActHit& hit : words.verdict.acts)
        if (std::find(turn.acts.begin(), turn.acts.end(), hit.id) == turn.acts.end())
            turn.acts.push_back(hit.id);
    turn.fired = record.fired;
    turn.fell_back = record.fell_back;
    return turn;
}

std::string_view trimmed_reply(std::string_view text) {
    const std::size_t from = text.find_first_not_of(" \t\r\n");
    if (from == std::string_view::npos) return {};
    return text.substr(from, text.find_last_not_of(" \t\r\n") - from + 1);
}

/// The words and where they were said.
auto place_of_words(const InboxEntry& entry) {
    return std::tie(entry.scenario, entry.node, entry.lang, entry.reply);
}

void join(InboxEntry& entry, const InboxTurn& from) {
    if (from.played_utc >= entry.newest_utc) {
        entry.labels = from.turn.labels;
        entry.acts = from.turn.acts;
        entry.fired = from.turn.fired;
        entry.newest_utc = from.played_utc;
    }
    entry.fallbacks += from.turn.fell_back ? 1 : 0;
    entry.not_understood += from.turn.not_understood ? 1 : 0;
    entry.turns.emplace_back(from.attempt, from.turn.seq);
    entry.versions.insert(from.version);
}

bool comes_first(const InboxEntry& a, const InboxEntry& b) {
    if (a.mark.has_value() != b.mark.has_value()) return !a.mark;
    if (a.mark && a.newest_utc != b.newest_utc) return a.newest_utc > b.newest_utc;
    const auto most = [](const InboxEntry& one) { return -static_cast<std::int64_t>(one.turns.size()); };
    return std::forward_as_tuple(a.scenario, a.node, most(a), a.reply, a.lang)
           < std::forward_as_tuple(b.scenario, b.node, most(b), b.reply, b.lang);
}

} // namespace

std::vector<PlayedTurn> played_turns(const engine::Case& play, const std::vector<engine::Event>& events) {
    engine::Playthrough told = engine::new_playthrough(play);
    std::vector<PlayedTurn> turns;
    for (const engine::Event& event : events) {
        const auto seq = static_cast<std::int64_t>(told.events.size());
        engine::advance(told, event);
        if (told.turns.empty()) continue;
        if (told.turns.back().seq == seq) turns.push_back(newest_turn(told));
        if (!std::holds_alternative<engine::NotUnderstood>(event.payload)) continue;
        for (PlayedTurn& turn : turns)
            turn.not_understood = turn.not_understood || turn.seq == told.turns.back().seq;
    }
    return turns;
}

std::vector<InboxEntry> inbox_of(const std::vector<InboxTurn>& turns) {
    std::vector<InboxEntry> entries;
    for (const InboxTurn& from : turns) {
        InboxEntry made{.scenario = from.scenario,
                        .node = from.turn.node,
                        .reply = std::string(trimmed_reply(from.turn.reply)),
                        .lang = from.lang};
        made.mark = from.mark;
        const auto same = std::find_if(entries.begin(), entries.end(), [&](const InboxEntry& entry) {
            return place_of_words(entry) == place_of_words(made) && entry.mark == made.mark;
        });
        join(same == entries.end() ? entries.emplace_back(std::move(made)) : *same, from);
    }
    for (InboxEntry& entry : entries)
        for (const InboxEntry& other : entries)
            if (!entry.mark && other.mark && place_of_words(entry) == place_of_words(other))
                entry.before = other.mark;
    std::sort(entries.begin(), entries.end(), comes_first);
    return entries;
}

} // namespace amends::author
