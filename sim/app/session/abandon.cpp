#include "sim/app/session/abandon.hpp"

#include "sim/app/session/play_json.hpp"
#include "sim/app/session/ready_case.hpp"
#include "sim/engine/playthrough.hpp"

#include <algorithm>

namespace amends::app {
namespace {

using records::AttemptState;

/// The result of an attempt this program must not fold: what was said is there, no points are.
records::Finish unmarked(const std::vector<records::EventRow>& rows) {
    const auto turns = std::count_if(rows.begin(), rows.end(), [](const records::EventRow& row) {
        return row.kind == "turn_closed" || row.kind == "choice_taken";
    });
    return {AttemptState::abandoned, rows.back().at_ms, "null",
            R"({"ending":null,"outcome":null,"passed":false,"provisional":true,"total":null,"turns":)"
                + std::to_string(turns) + "}"};
}

} // namespace

std::optional<records::StoreFault> abandon(records::AttemptStore& store, records::Reader& reader,
                                           const std::string& attempt) {
    const auto rows = records::load_events(reader, attempt);
    if (!rows) return rows.error();
    if (rows.value().empty())
        return records::StoreFault{records::FaultKind::unknown_attempt, reader.file(), attempt, {}};
    std::int64_t seq = rows.value().back().seq + 1;
    auto stored = load_attempt(reader, attempt);
    if (!stored) return store.wait(store.finish_attempt(attempt, seq, unmarked(rows.value()))).fault;
    engine::Playthrough told =
        engine::replay(std::move(stored.value().play), std::move(stored.value().events));
    const std::int64_t at_ms = rows.value().back().at_ms;
    const bool was_played = told.state.phase == engine::Phase::finished;
    if (!was_played && told.state.phase != engine::Phase::abandoned) {
        const engine::Event event{at_ms, told.play.contact, engine::Abandoned{}};
        if (auto fault =
                store.wait(store.append_event(attempt, seq++, records::stored_form(event), std::nullopt))
                    .fault)
            return fault;
        engine::advance(told, event);
    }
    return store
        .wait(store.finish_attempt(attempt, seq,
                                   {was_played ? AttemptState::finished : AttemptState::abandoned, at_ms,
                                    play_json(told), summary_json(told)}))
        .fault;
}

records::Outcome<std::vector<std::string>> abandon_left_open(records::AttemptStore& store,
                                                             records::Reader& reader, std::int64_t now_ms) {
    std::vector<std::string> closed;
    const std::pair<const char*, std::chrono::milliseconds> rules[] = {{"practice", practice_waits},
                                                                       {"assessment", assessment_waits}};
    for (const auto& [mode, waits] : rules) {
        const auto ids = records::left_open(reader, mode, records::utc_text(now_ms - waits.count()));
        if (!ids) return ids.error();
        for (const std::string& id : ids.value()) {
            if (auto fault = abandon(store, reader, id)) return *fault;
            closed.push_back(id);
        }
    }
    return closed;
}

} // namespace amends::app
