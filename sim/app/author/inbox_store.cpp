#include "sim/app/author/inbox_store.hpp"

#include "sim/app/platform/files.hpp"
#include "sim/app/platform/replace_file.hpp"
#include "sim/app/session/ready_case.hpp"
#include "sim/records/snapshot.hpp"
#include "sim/records/words.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace amends::app {
namespace {

namespace fs = std::filesystem;
using support::Localized;

author::InboxMark mark_from_store(const records::TurnMark& mark) {
    return {static_cast<author::InboxMark::Outcome>(mark.outcome), mark.became};
}

/// What the store says of an attempt's turns beside the events.
struct ToldOfTurns {
    std::set<std::int64_t> shared;
    std::map<std::int64_t, records::TurnMark> marks;
};

records::Outcome<ToldOfTurns> told_of_turns(records::Reader& reader, const std::string& attempt) {
    const auto shared = records::shared_turns_of(reader, attempt);
    if (!shared) return shared.error();
    const auto marks = records::turn_marks_of(reader, attempt);
    if (!marks) return marks.error();
    ToldOfTurns told;
    for (const records::SharedTurn& one : shared.value())
        told.shared.insert(one.turn.seq);
    for (const records::MarkRow& one : marks.value())
        told.marks.emplace(one.turn.seq, one.mark);
    return told;
}

void take_turns(const records::AttemptRow& row, const StoredAttempt& stored, const ToldOfTurns& told,
                std::vector<author::InboxTurn>& turns) {
    const bool assessment = row.mode == "assessment";
    for (author::PlayedTurn& turn : author::played_turns(stored.play, stored.events)) {
        if (assessment ? !turn.is_for_inbox() : !told.shared.contains(turn.seq)) continue;
        author::InboxTurn made{.attempt = row.id,
                               .scenario = row.scenario,
                               .version = row.scenario_fingerprint,
                               .played_utc = row.started_utc,
                               .lang = stored.play.lang,
                               .assessment = assessment,
                               .turn = std::move(turn)};
        if (const auto mark = told.marks.find(made.turn.seq); mark != told.marks.end())
            made.mark = mark_from_store(mark->second);
        turns.push_back(std::move(made));
    }
}

author::InboxTurn turn_of_row(records::InboxRow row) {
    author::InboxTurn made{.attempt = std::move(row.turn.attempt),
                           .scenario = std::move(row.scenario),
                           .version = std::move(row.version),
                           .played_utc = std::move(row.started_utc),
                           .lang = row.lang == "en" ? support::Lang::en : support::Lang::zh,
                           .assessment = row.mode == "assessment"};
    author::PlayedTurn& turn = made.turn;
    turn.seq = row.turn.seq;
    turn.node = scenario::PlaceId(std::move(row.node));
    turn.reply = std::move(row.reply);
    turn.choice = scenario::ChoiceId(std::move(row.choice));
    for (const std::string& name : row.labels)
        if (const auto label = text::label_from(name)) add(turn.labels, *label);
    for (std::string& act : row.acts)
        turn.acts.emplace_back(std::move(act));
    turn.fired = scenario::TransitionId(std::move(row.fired));
    turn.fell_back = row.fell_back;
    turn.not_understood = row.not_understood;
    if (row.mark) made.mark = mark_from_store(*row.mark);
    return made;
}

std::optional<records::StoreFault> why_no_inbox(records::Reader& reader, const records::Actor& actor) {
    const auto listed = records::lists_somebody(reader);
    if (!listed) return listed.error();
    return listed.value() ? records::why_not(reader, actor, records::Right::mark_turns) : std::nullopt;
}

/// By playing their events again.
std::optional<records::StoreFault>
look_through(records::Reader& reader, const std::vector<records::AttemptRow>& attempts, ReadInbox& inbox) {
    for (const records::AttemptRow& row : attempts) {
        if (row.person == "erased") continue; // no words are left
        const auto told = told_of_turns(reader, row.id);
        if (!told) return told.error();
        const auto stored = load_attempt(reader, row.id);
        if (stored)
            take_turns(row, stored.value(), told.value(), inbox.turns);
        else
            ++inbox.other_version;
    }
    return std::nullopt;
}

void put_in_order(ReadInbox& inbox) {
    std::sort(inbox.turns.begin(), inbox.turns.end(),
              [](const author::InboxTurn& a, const author::InboxTurn& b) {
                  return std::tie(a.played_utc, a.attempt, a.turn.seq)
                         < std::tie(b.played_utc, b.attempt, b.turn.seq);
              });
    inbox.open = inbox.older;
    for (const author::InboxTurn& turn : inbox.turns)
        if (!turn.mark) ++inbox.open[turn.scenario];
}

} // namespace

records::Outcome<ReadInbox> read_inbox(records::Reader& reader, const records::Actor& actor,
                                       records::InboxLimit limit) {
    if (const auto no = why_no_inbox(reader, actor)) return *no;
    const records::Snapshot moment(reader);
    auto kept = records::inbox_rows(reader, limit);
    if (!kept) return kept.error();
    const auto attempts = records::attempts_to_look_through(reader);
    if (!attempts) return attempts.error();
    ReadInbox inbox;
    inbox.older = std::move(kept.value().older);
    for (records::InboxRow& row : kept.value().rows)
        inbox.turns.push_back(turn_of_row(std::move(row)));
    if (const auto fault = look_through(reader, attempts.value(), inbox)) return *fault;
    put_in_order(inbox);
    return inbox;
}

records::Outcome<ReadInbox> recount_inbox(records::Reader& reader) {
    const records::Snapshot moment(reader);
    const auto attempts = records::attempts_for_trainer(reader);
    if (!attempts) return attempts.error();
    ReadInbox inbox;
    if (const auto fault = look_through(reader, attempts.value(), inbox)) return *fault;
    put_in_order(inbox);
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

support::Result<fs::path, PhraseRefused> add_phrase_to_lexicon(const fs::path& own_lexicon,
                                                               const text::JudgeData& data,
                                                               const text::ActId& act,
                                                               std::string_view phrase) {
    const fs::path file = own_lexicon / "inbox.json";
    std::error_code error;
    std::string before;
    if (fs::exists(file, error)) {
        auto read = platform::read_file(file, data_file_bytes_max);
        if (!read) return PhraseRefused{read.error(), {}};
        before = std::move(read).value();
    }
    auto after = author::with_phrase(before, act, phrase);
    if (!after) return PhraseRefused{{}, after.error()};
    text::JudgeData tried = data;
    std::erase_if(tried.own, [&](const text::JudgeData::File& one) { return fs::path(one.name) == file; });
    tried.own.push_back({file.string(), after.value()});
    std::vector<support::Problem> problems;
    const auto judge = text::Judge::create(tried, problems);
    const auto fault = std::find_if(problems.begin(), problems.end(), [](const support::Problem& problem) {
        return problem.severity == support::Severity::error;
    });
    if (!judge || fault != problems.end())
        return PhraseRefused{{},
                             fault == problems.end()
                                 ? Localized{"评判不接受这个说法。", "The judge does not take this wording."}
                                 : fault->message};
    fs::create_directories(own_lexicon, error);
    const auto written = platform::write_file_durably(file, after.value());
    if (!written) return PhraseRefused{written.error(), {}};
    return file;
}

} // namespace amends::app
