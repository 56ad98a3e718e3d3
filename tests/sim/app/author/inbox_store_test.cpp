// What is kept for the inbox and of the cases is what playing every attempt again says.
#include "sim/app/author/trainer_records.hpp"
#include "sim/app/session/play_json.hpp"
#include "sim/records/play_events.hpp"
#include "tests/sim/engine/golden.hpp"
#include "tests/sim/records/store_fixture.hpp"

#include <algorithm>
#include <sstream>

namespace amends::app {
namespace {

using namespace records::testing;
using engine::Event;
using records::Actor;

bool closes_turn(const Event& event) {
    return std::holds_alternative<engine::TurnClosed>(event.payload)
           || std::holds_alternative<engine::ChoiceTaken>(event.payload);
}

/// With a cry of F8 behind every second turn.
std::vector<Event> with_cries(const std::vector<Event>& events) {
    std::vector<Event> all;
    int turns = 0;
    for (const Event& event : events) {
        all.push_back(event);
        if (closes_turn(event) && ++turns % 2 == 0)
            all.push_back({event.at_ms, event.contact, engine::NotUnderstood{}});
    }
    return all;
}

records::NewContent kept_content(const std::string& kind, const std::string& fingerprint) {
    return {fingerprint, kind,
            engine::test::golden_text(engine::test::golden_folder() / "content" / (fingerprint + ".json"))};
}

void must_do(records::Store& store, records::Store::Ticket ticket) {
    const auto fault = store.wait(ticket).fault;
    if (fault) throw std::runtime_error(sentence(*fault).en + fault->detail);
}

enum class Kept { practice, assessment, left_open };

/// Stores a golden attempt under `id`; false: this engine must not play it.
bool keep(records::Store& store, const std::string& id, const std::string& name, Kept as) {
    auto events = engine::test::golden_events(
        engine::test::golden_text(engine::test::golden_folder() / (name + ".json")));
    const auto began = std::get<engine::Began>(events.front().payload);
    if (began.engine_version != engine::engine_version) return false;
    const engine::Case play = engine::test::golden_case(began);
    records::NewAttempt row = records::attempt_of(id, play.scenario->id.value, began);
    row.mode = as == Kept::practice ? "practice" : "assessment";
    if (as != Kept::practice) events = with_cries(events);
    const engine::Playthrough told = engine::replay(play, events);
    must_do(store, store.begin_attempt(row, records::stored_form(events.front()),
                                       {kept_content("scenario", began.scenario_fingerprint),
                                        kept_content("rubric", began.rubric_fingerprint)}));
    const auto end = static_cast<std::int64_t>(events.size());
    for (std::int64_t seq = 1; seq < end; ++seq)
        must_do(store,
                store.append_event(id, seq, records::stored_form(events[static_cast<std::size_t>(seq)])));
    if (as == Kept::left_open) return true;
    const auto judge = [](const text::Context&, std::string_view) { return text::Verdict{}; };
    must_do(store, store.finish_attempt(id, end,
                                        {records::AttemptState::finished, events.back().at_ms,
                                         play_json(told, judge), summary_json(told)}));
    if (as == Kept::practice)
        for (std::int64_t seq = 1; seq < end; ++seq)
            if (closes_turn(events[static_cast<std::size_t>(seq)]))
                must_do(store, store.share_turn({id, seq}, true, Actor::first()));
    return true;
}

std::string told_turn(const author::InboxTurn& one) {
    std::ostringstream all;
    const author::PlayedTurn& turn = one.turn;
    all << one.attempt << ' ' << turn.seq << ' ' << one.scenario << ' ' << one.version << ' '
        << one.played_utc << ' ' << static_cast<int>(one.lang) << one.assessment << turn.fell_back
        << turn.not_understood << ' ' << turn.node.value << " \"" << turn.reply << "\" " << turn.choice.value
        << '>' << turn.fired.value;
    for (const text::Label label : text::all_labels())
        if (has(turn.labels, label)) all << ' ' << to_string(label);
    for (const text::ActId& act : turn.acts)
        all << ' ' << act.value;
    if (one.mark) all << " became " << static_cast<int>(one.mark->outcome) << ' ' << one.mark->became;
    return all.str();
}

std::vector<std::string> told_turns(const ReadInbox& inbox) {
    std::vector<std::string> all;
    for (const author::InboxTurn& one : inbox.turns)
        all.push_back(told_turn(one));
    return all;
}

TEST(KeptInbox, IsWhatPlayingEveryAttemptAgainSays) {
    const TestFolder folder;
    records::Store store = must_open(folder);
    int kept = 0;
    for (const std::string& name : engine::test::golden_names()) {
        kept += keep(store, "practice " + name, name, Kept::practice) ? 1 : 0;
        keep(store, "exam " + name, name, Kept::assessment);
    }
    keep(store, "open", "stroller_words_en", Kept::left_open);
    ASSERT_GE(kept, 30);
    must_do(store, store.mark_turns({{"exam stroller_words_en", 4}}, records::TurnMark{}, Actor::first()));
    records::Reader reader = must_read(folder);
    const ReadInbox recounted = recount_inbox(reader).value();
    const ReadInbox read = read_inbox(reader, Actor::first()).value();
    EXPECT_EQ(told_turns(read), told_turns(recounted));
    EXPECT_EQ(read.open, recounted.open);
    EXPECT_EQ(read.other_version, 0U);
    EXPECT_TRUE(std::any_of(read.turns.begin(), read.turns.end(), [](const author::InboxTurn& one) {
        return one.turn.fell_back && !one.turn.not_understood;
    }));
    const TrainerRecords page = read_for_trainer(reader, Actor::first());
    EXPECT_EQ(page.attempts, recount_attempts(reader));
    EXPECT_GE(page.attempts.at("damaged-laptop").attempts, 10);
    // Only open attempts, and such whose taken-back turns the result does not tell, are played again.
    const auto looked_through = records::attempts_to_look_through(reader).value();
    for (const records::AttemptRow& row : looked_through) {
        const auto events = records::load_events(reader, row.id).value();
        EXPECT_TRUE(row.id == "open"
                    || std::any_of(events.begin(), events.end(),
                                   [](const auto& one) { return one.kind == "rewound_to"; }))
            << row.id;
    }
}

} // namespace
} // namespace amends::app
