#include "sim/records/words.hpp"

#include "sim/records/sharing.hpp"

#include <SQLiteCpp/Statement.h>

#include <algorithm>

namespace amends::records {
Outcome<std::vector<std::int64_t>> shared_within(Reader& reader, const std::string& attempt) {
    const auto shared = shared_turns_of(reader, attempt);
    if (!shared) return shared.error();
    std::vector<std::int64_t> turns;
    for (const SharedTurn& one : shared.value())
        turns.push_back(one.turn.seq);
    std::sort(turns.begin(), turns.end());
    return turns;
}

Outcome<bool> lists_somebody(Reader& reader) {
    return guarded<bool>(reader.file(), [&]() -> Outcome<bool> {
        if (!reader.database().tableExists("people")) return false;
        SQLite::Statement ask(reader.database(), "SELECT 1 FROM people LIMIT 1");
        return ask.executeStep();
    });
}

Outcome<bool> is_own(Reader& reader, const Actor& actor, const std::string& person) {
    if (actor.id().empty()) return false;
    const auto own = ids_of(reader, actor.id());
    if (!own) return own.error();
    return std::find(own.value().begin(), own.value().end(), person) != own.value().end();
}

bool is_somebodys_practice(std::string_view mode, std::string_view person) {
    return mode != "assessment" && !person.empty();
}

bool ReadableWords::turn(std::int64_t seq) const {
    return all || std::binary_search(shared.begin(), shared.end(), seq);
}

Outcome<ReadableWords> readable_words(Reader& reader, const Actor& actor, const AttemptRow& attempt) {
    const auto listed = lists_somebody(reader);
    if (!listed) return listed.error();
    if (!listed.value()) return ReadableWords{true, true, {}};
    const bool is_practice = is_somebodys_practice(attempt.mode, attempt.person);
    if (attempt.mode != "assessment" && !is_practice) return ReadableWords{false, true, {}};
    const auto own = is_own(reader, actor, attempt.person);
    if (!own) return own.error();
    if (own.value()) return ReadableWords{true, true, {}};
    if (auto no = why_not(reader, actor, Right::mark_turns)) {
        if (is_practice) no->detail = practice_words_right;
        return *no;
    }
    if (!is_practice) return ReadableWords{false, true, {}};
    auto shared = shared_within(reader, attempt.id);
    if (!shared) return shared.error();
    return ReadableWords{false, false, std::move(shared).value()};
}

std::optional<StoreFault> why_not_read_all(Reader& reader, const Actor& actor, const AttemptRow& attempt) {
    const auto readable = readable_words(reader, actor, attempt);
    if (!readable) return readable.error();
    if (readable.value().all) return std::nullopt;
    return StoreFault{FaultKind::not_allowed, {}, std::string(practice_words_right), {}};
}

} // namespace amends::records
