#include "sim/app/cli/record_play.hpp"

#include "sim/app/session/play_json.hpp"

namespace amends::app::cli {

std::optional<records::StoreFault> record_play(records::AttemptStore& store, const std::string& id,
                                               const ReadyCase& ready, const engine::Playthrough& told,
                                               const engine::JudgeReply& judge) {
    std::vector<records::AttemptStore::Ticket> tickets = {
        store.begin_attempt(records::attempt_of(id, ready.play.scenario->id.value, ready.began),
                            records::stored_form(told.events.front()), ready.contents)};
    std::int64_t seq = 1;
    for (; seq < static_cast<std::int64_t>(told.events.size()); ++seq)
        tickets.push_back(store.append_event(
            id, seq, records::stored_form(told.events[static_cast<std::size_t>(seq)]), std::nullopt));
    if (told.state.phase == engine::Phase::finished)
        tickets.push_back(store.finish_attempt(id, seq,
                                               {records::AttemptState::finished, told.events.back().at_ms,
                                                play_json(told, judge), summary_json(told)}));
    for (const records::AttemptStore::Ticket ticket : tickets)
        if (const auto answer = store.wait(ticket); answer.fault) return answer.fault;
    return std::nullopt;
}

} // namespace amends::app::cli
