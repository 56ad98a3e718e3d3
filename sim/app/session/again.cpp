#include "sim/app/session/again.hpp"

#include "scoring/text/judge_version.hpp"

#include <algorithm>

namespace amends::app {
namespace {

/// Stores the attempt's first events; null: durable.
std::optional<records::StoreFault> store_all(records::AttemptStore& store, const std::string& id,
                                             const std::string& scenario,
                                             const std::vector<engine::Event>& events) {
    const auto& began = std::get<engine::Began>(events.front().payload);
    auto fault = store
                     .wait(store.begin_attempt(records::attempt_of(id, scenario, began),
                                               records::stored_form(events.front()), {}))
                     .fault;
    if (fault) return fault;
    std::vector<records::AttemptStore::Ticket> tickets;
    for (std::size_t seq = 1; seq < events.size(); ++seq)
        tickets.push_back(store.append_event(id, static_cast<std::int64_t>(seq),
                                             records::stored_form(events[seq]), std::nullopt));
    for (const records::AttemptStore::Ticket ticket : tickets)
        if (auto answer = store.wait(ticket).fault; answer && !fault) fault = std::move(answer);
    return fault;
}

} // namespace

void begin_again(engine::Began& began, const Parent& parent) {
    began.parent = parent.attempt;
    began.parent_seq = 0;
    began.shown = engine::shown_with_debrief(parent.told);
}

records::Outcome<Session> replay_behind(SessionParts parts, const Parent& parent, std::size_t turns,
                                        std::string id) {
    const engine::Playthrough& told = parent.told;
    const auto* first = told.events.empty() ? nullptr : std::get_if<engine::Began>(&told.events[0].payload);
    if (!first || turns > told.turns.size())
        return records::StoreFault{records::FaultKind::unknown_attempt, {}, parent.attempt, {}};
    engine::Began began = *first;
    begin_again(began, parent);
    if (turns == 0) {
        if (parts.judge) {
            began.judge_fingerprint = parts.judge->fingerprint();
            began.judge_version = text::judge_version;
        }
        return Session::begin(std::move(parts), told.play, std::move(began), std::move(id));
    }
    began.parent_seq = told.turns[turns - 1].seq;
    std::vector<engine::Event> events(told.events.begin(), told.events.begin() + began.parent_seq + 1);
    events.front().payload = std::move(began);
    if (parts.store)
        if (auto fault = store_all(*parts.store, id, told.play.scenario->id.value, events)) return *fault;
    return Session::resume(std::move(parts), told.play, std::move(events), std::move(id), {}, false);
}

} // namespace amends::app
