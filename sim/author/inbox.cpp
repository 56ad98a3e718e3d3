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
using PlaceOfWords = std::tuple<std::string, scenario::PlaceId, support::Lang, std::string>;
/// What is joined: the same words that the same became of. The mark's outcome as a number, −1: none.
using Joined = std::tuple<PlaceOfWords, int, std::string>;

Joined joined_as(const InboxTurn& from) {
    PlaceOfWords place(from.scenario, from.turn.node, from.lang, trimmed_reply(from.turn.reply));
    if (!from.mark) return {std::move(place), -1, {}};
    return {std::move(place), static_cast<int>(from.mark->outcome), from.mark->became};
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
    std::map<Joined, std::size_t> places; // in `entries`
    std::map<PlaceOfWords, InboxMark> dealt_with;
    for (const InboxTurn& from : turns) {
        Joined key = joined_as(from);
        const auto [at, is_new] = places.try_emplace(std::move(key), entries.size());
        if (is_new) {
            const auto& [scenario, node, lang, reply] = std::get<PlaceOfWords>(at->first);
            entries.push_back({.scenario = scenario, .node = node, .reply = reply, .lang = lang});
            entries.back().mark = from.mark;
            if (from.mark) dealt_with.insert_or_assign(std::get<PlaceOfWords>(at->first), *from.mark);
        }
        join(entries[at->second], from);
    }
    for (InboxEntry& entry : entries) {
        const auto before = dealt_with.find({entry.scenario, entry.node, entry.lang, entry.reply});
        if (!entry.mark && before != dealt_with.end()) entry.before = before->second;
    }
    std::sort(entries.begin(), entries.end(), comes_first);
    return entries;
}

} // namespace amends::author
