#include "sim/app/author/inbox_store.hpp"

#include "sim/app/platform/files.hpp"
#include "sim/app/platform/replace_file.hpp"
#include "sim/app/session/ready_case.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace amends::app {
namespace {

namespace fs = std::filesystem;
using support::Localized;

author::InboxMark mark_from_store(const records::TurnMark& mark) {
    return {static_cast<author::InboxMark::Outcome>(mark.outcome), mark.became};
}

/// What the store says of turns beside the events.
struct ToldOfTurns {
    std::set<records::TurnName> shared;
    std::map<records::TurnName, records::TurnMark> marks;
};

void take_turns(const records::AttemptRow& row, const StoredAttempt& stored, const ToldOfTurns& told,
                std::vector<author::InboxTurn>& turns) {
    const bool assessment = row.mode == "assessment";
    for (author::PlayedTurn& turn : author::played_turns(stored.play, stored.events)) {
        const records::TurnName name{row.id, turn.seq};
        if (assessment ? !turn.is_for_inbox() : !told.shared.contains(name)) continue;
        author::InboxTurn made{.attempt = row.id,
                               .scenario = row.scenario,
                               .version = row.scenario_fingerprint,
                               .played_utc = row.started_utc,
                               .lang = stored.play.lang,
                               .assessment = assessment,
                               .turn = std::move(turn)};
        if (const auto mark = told.marks.find(name); mark != told.marks.end())
            made.mark = mark_from_store(mark->second);
        turns.push_back(std::move(made));
    }
}

} // namespace

records::Outcome<ReadInbox> read_inbox(records::Reader& reader, const records::Actor& actor) {
    const auto listed = records::list_people(reader);
    if (!listed) return listed.error();
    if (!listed.value().empty())
        if (const auto no = records::why_not(reader, actor, records::Right::mark_turns)) return *no;
    auto attempts = records::attempts_for_trainer(reader);
    if (!attempts) return attempts.error();
    const auto shared = records::shared_turns(reader);
    if (!shared) return shared.error();
    const auto marks = records::turn_marks(reader);
    if (!marks) return marks.error();
    ToldOfTurns told;
    for (const records::SharedTurn& one : shared.value())
        told.shared.insert(one.turn);
    for (const records::MarkRow& one : marks.value())
        told.marks.emplace(one.turn, one.mark);
    ReadInbox inbox;
    for (const records::AttemptRow& row : attempts.value()) {
        if (row.person == "erased") continue; // no words are left
        const auto stored = load_attempt(reader, row.id);
        if (stored)
            take_turns(row, stored.value(), told, inbox.turns);
        else
            ++inbox.other_version;
    }
    return inbox;
}

std::vector<records::TurnName> turns_of(const author::InboxEntry& entry) {
    std::vector<records::TurnName> names;
    for (const auto& [attempt, seq] : entry.turns)
        names.push_back({attempt, seq});
    return names;
}

records::TurnMark stored_mark(const author::InboxMark& mark) {
    return {static_cast<records::TurnMark::Outcome>(mark.outcome), mark.became};
}

support::Result<fs::path, Localized> add_phrase_to_lexicon(const fs::path& own_lexicon,
                                                           const text::JudgeData& data,
                                                           const text::ActId& act, std::string_view phrase) {
    const fs::path file = own_lexicon / "inbox.json";
    std::error_code error;
    std::string before;
    if (fs::exists(file, error)) {
        auto read = platform::read_file(file, data_file_bytes_max);
        if (!read) return Localized{read.error().answer, read.error().answer};
        before = std::move(read).value();
    }
    auto after = author::with_phrase(before, act, phrase);
    if (!after) return after.error();
    text::JudgeData tried = data;
    std::erase_if(tried.own, [&](const text::JudgeData::File& one) { return fs::path(one.name) == file; });
    tried.own.push_back({file.string(), after.value()});
    std::vector<support::Problem> problems;
    const auto judge = text::Judge::create(tried, problems);
    const auto fault = std::find_if(problems.begin(), problems.end(), [](const support::Problem& problem) {
        return problem.severity == support::Severity::error;
    });
    if (!judge || fault != problems.end())
        return fault == problems.end()
                   ? Localized{"评判不接受这个说法。", "The judge does not take this wording."}
                   : fault->message;
    fs::create_directories(own_lexicon, error);
    const auto written = platform::write_file_durably(file, after.value());
    if (!written) return Localized{written.error().answer, written.error().answer};
    return file;
}

} // namespace amends::app
