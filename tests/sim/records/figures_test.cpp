// Figures and counters are what a recount of the attempts says, whatever was done.
#include "sim/records/backup.hpp"
#include "sim/records/collect.hpp"
#include "sim/records/dashboard.hpp"
#include "sim/records/figures.hpp"
#include "sim/records/marks.hpp"
#include "sim/records/programmes.hpp"
#include "sim/records/rebuild.hpp"
#include "sim/records/retention.hpp"
#include "sim/records/schema.hpp"
#include "sim/records/sharing.hpp"
#include "sim/records/trainer_rows.hpp"
#include "tests/sim/records/past_version.hpp"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <random>
#include <tuple>

namespace amends::records {
namespace {

using namespace records::testing;
using nlohmann::json;
using text::Label;

constexpr const char* trained[] = {"p1", "p2", "p3", "p4", "p5", "p6"};

/// The rows themselves: a loop over what a passing answer holds would outlive it.
template <class Row>
std::vector<Row> all_of(Outcome<std::vector<Row>> rows) {
    return std::move(rows).value();
}

/// Attempts counted one by one from what the store keeps of them; knows nothing of figures.
struct Recount {
    std::map<std::string, CaseRate> cases;
    std::map<std::string, PrincipleMean> principles;
    std::map<std::string, TrendDay> days;
    std::vector<std::string> waiting;

    void principle(const std::string& cohort, const std::string& phase, const std::string& name, bool shown) {
        PrincipleMean& mean = principles[cohort + '|' + phase + '|' + name];
        mean.cohort = cohort;
        mean.phase = phase;
        mean.principle = name;
        ++mean.due;
        mean.shown += shown ? 1 : 0;
    }
    void principles_of(const std::string& cohort, const std::string& phase, const json& document) {
        if (!document.contains("due_once")) return;
        for (const json& turn : document.value("turns", json::array())) {
            std::set<std::string> missing;
            for (const json& one : turn.value("missing", json::array()))
                missing.insert(one.at("label").get<std::string>());
            for (const json& due : turn.value("due", json::array()))
                principle(cohort, phase, due, !missing.contains(due.get<std::string>()));
        }
        for (const auto& [name, came] : document["due_once"].items())
            principle(cohort, phase, name, came.get<bool>());
        for (const json& due : document.value("due_unanswered", json::array()))
            principle(cohort, phase, due, false);
    }
    void attempt(Reader& reader, const AttemptRow& row) {
        const auto marked = standing_result(reader, row.id).value();
        const auto text = standing_document(reader, row.id).value();
        const json document = text ? json::parse(*text) : json::object();
        const json score = document.value("score", json::object());
        const bool finished = row.state == AttemptState::finished;
        bool passed = finished && score.value("passed", false);
        std::optional<std::int64_t> total;
        if (score.contains("total")) total = std::llround(score["total"].get<double>() * 10);
        bool waits =
            row.mode == "assessment" && row.summary && json::parse(*row.summary).value("provisional", false);
        if (marked) {
            passed = finished && marked->result.passed;
            total = marked->result.total_tenths;
            waits = row.mode == "assessment" && marked->result.waits;
        }
        std::set<std::int64_t> disputes;
        for (const Mark& mark : all_of(marks_of(reader, row.id))) {
            if (mark.kind == MarkKind::dispute && !mark.is_erased) disputes.insert(mark.number);
            if (mark.kind == MarkKind::answer) disputes.erase(mark.about);
        }
        waits = waits || !disputes.empty();
        if (waits) waiting.push_back(row.id);
        std::string cohort;
        for (const Sitting& sitting : all_of(sittings_with(reader, row.id))) {
            if (!sitting.void_reason.empty()) return;
            cohort = sitting.programme;
        }
        CaseRate& rate = cases[cohort + '|' + row.phase + '|' + row.scenario];
        rate.cohort = cohort;
        rate.phase = row.phase;
        rate.scenario = row.scenario;
        TrendDay& day = days[row.started_utc.substr(0, 10) + row.mode];
        day.day = row.started_utc.substr(0, 10);
        day.mode = row.mode;
        ++(finished ? rate.finished : rate.abandoned);
        ++(finished ? day.finished : day.abandoned);
        rate.passed += passed ? 1 : 0;
        day.passed += passed ? 1 : 0;
        rate.waiting += waits ? 1 : 0;
        if (finished && total) {
            ++rate.totals;
            ++day.totals;
            rate.total_sum_tenths += *total;
            day.total_sum_tenths += *total;
        }
        principles_of(cohort, row.phase, document);
    }
};

/// Pairs as the report's rule has them, in SQL of its own.
std::vector<CohortPairs> pairs_by_sql(Reader& reader) {
    SQLite::Statement ask(
        reader.database(),
        "WITH counted AS (SELECT programme, ifnull(p.merged_into, s.person) AS who, phase, s.rowid AS place, "
        "s.state = 'finished' AND passed AS passed, iif(s.state = 'finished', total, NULL) AS total, "
        "versions "
        "FROM sittings s LEFT JOIN people p ON p.id = s.person WHERE void_reason = '' AND (s.state = "
        "'finished' OR (s.state = 'abandoned' AND answered))), "
        "chosen AS (SELECT programme, who, phase, min(place), passed, total, versions FROM counted GROUP BY "
        "programme, who, phase) "
        "SELECT programme, sum(same AND b AND f), sum(same AND b AND NOT f), sum(same AND NOT b AND f), "
        "sum(same "
        "AND NOT b AND NOT f), sum(same AND bt IS NOT NULL AND ft IS NOT NULL), sum(iif(same AND ft IS NOT "
        "NULL, ifnull(bt, 0), 0)), sum(iif(same AND bt IS NOT NULL, ifnull(ft, 0), 0)), sum(NOT same) FROM "
        "(SELECT b.programme, b.passed AS b, f.passed AS f, b.total AS bt, f.total AS ft, b.versions = "
        "f.versions AND b.versions <> 'mixed' AS same FROM chosen b JOIN chosen f ON b.programme = "
        "f.programme "
        "AND b.who = f.who AND b.phase = 'baseline' AND f.phase = 'final' WHERE EXISTS (SELECT 1 "
        "FROM programme_people m LEFT JOIN people p ON p.id = m.person WHERE m.programme = b.programme AND "
        "ifnull(p.merged_into, m.person) = b.who)) GROUP BY programme ORDER BY programme");
    std::vector<CohortPairs> pairs;
    while (ask.executeStep())
        pairs.push_back(
            {ask.getColumn(0).getString(), ask.getColumn(1).getInt64(), ask.getColumn(2).getInt64(),
             ask.getColumn(3).getInt64(), ask.getColumn(4).getInt64(), ask.getColumn(5).getInt64(),
             ask.getColumn(6).getInt64(), ask.getColumn(7).getInt64(), ask.getColumn(8).getInt64()});
    return pairs;
}

template <class Row>
std::vector<Row> rows_in_order(const std::map<std::string, Row>& rows) {
    std::vector<Row> list;
    for (const auto& [key, row] : rows)
        list.push_back(row);
    return list;
}

/// A trainer's rows and counters, counted one by one from events and results.
struct TrainerRecount {
    std::map<std::tuple<std::string, std::string, std::string, std::string>, std::int64_t> places;
    std::vector<std::string> turns, untold;

    void attempt(Reader& reader, const AttemptRow& row) {
        const auto results = all_of(results_of(reader, row.id));
        const json document = results.empty() ? json::object() : json::parse(results.back().result);
        const json told = document.value("turns", json::array());
        if (!results.empty()) count_places(row, told);
        std::set<std::int64_t> shared;
        for (const SharedTurn& one : all_of(shared_turns_of(reader, row.id)))
            shared.insert(one.turn.seq);
        std::size_t at = 0;
        std::int64_t seq = -1;
        std::map<std::int64_t, bool> cried;
        for (const EventRow& event : all_of(load_events(reader, row.id))) {
            if (event.kind == "turn_closed") cried[seq = event.seq] = false;
            if (event.kind == "not_understood") cried[seq] = true;
        }
        const bool is_exam = row.mode == "assessment", is_told = told.size() == cried.size();
        bool is_untold = false;
        for (const auto& [closed, has_cried] : cried) {
            const json turn = is_told ? told[at++] : json::object();
            const bool lost = turn.value("fell_back", false);
            if (is_exam ? is_told && !lost && !has_cried : !shared.contains(closed)) continue;
            is_untold = is_untold || !is_told;
            if (!is_told || !turn.contains("text")) continue;
            turns.push_back(row.id + ' ' + std::to_string(closed) + ' ' + turn["node"].get<std::string>()
                            + ' ' + turn["text"].get<std::string>() + (lost ? " lost" : "")
                            + (has_cried ? " cried" : "") + outcome_of(reader, row.id, closed));
        }
        if (is_untold) untold.push_back(row.id);
    }
    static std::string outcome_of(Reader& reader, const std::string& attempt, std::int64_t seq) {
        for (const MarkRow& one : all_of(turn_marks_of(reader, attempt)))
            if (one.turn.seq == seq) return " became " + one.mark.became;
        return "";
    }
    void count_places(const AttemptRow& row, const json& told) {
        const bool passed = row.summary && json::parse(*row.summary).value("passed", false);
        const auto add = [&](const char* what, const std::string& place = {}) {
            ++places[{row.scenario, what, place, ""}];
        };
        add("attempts");
        if (passed) add("passed");
        if (row.state == AttemptState::abandoned) add("abandoned");
        std::set<std::string> came;
        for (const json& turn : told) {
            came.insert(turn.value("node", ""));
            if (turn.value("fell_back", false)) add("fallbacks", turn.value("node", ""));
        }
        for (const std::string& node : came)
            add("came", node);
        if (!passed && !told.empty()) add("lost", told.back().value("node", ""));
    }
};

void expect_equal_for_trainers(Reader& reader, const std::string& after) {
    TrainerRecount recount;
    for (const AttemptRow& row : all_of(list_attempts(reader)))
        if (row.state != AttemptState::open && row.person != "erased") recount.attempt(reader, row);
    std::map<std::tuple<std::string, std::string, std::string, std::string>, std::int64_t> places;
    const auto counts = place_counts(reader).value();
    for (const PlaceCount& one : counts.value())
        places[{one.scenario, one.what, one.place, one.choice}] = one.count;
    EXPECT_EQ(places, recount.places) << after;
    std::vector<std::string> turns, untold;
    const InboxRows rows = inbox_rows(reader, {}).value();
    for (const InboxRow& row : rows.rows)
        turns.push_back(row.turn.attempt + ' ' + std::to_string(row.turn.seq) + ' ' + row.node + ' '
                        + row.reply + (row.fell_back ? " lost" : "") + (row.not_understood ? " cried" : "")
                        + (row.mark ? " became " + row.mark->became : ""));
    for (const AttemptRow& row : all_of(attempts_to_look_through(reader)))
        if (row.state != AttemptState::open) untold.push_back(row.id);
    for (auto* list : {&turns, &untold, &recount.turns, &recount.untold})
        std::sort(list->begin(), list->end());
    EXPECT_EQ(turns, recount.turns) << after;
    EXPECT_EQ(untold, recount.untold) << after;
}

/// What the store keeps beside its attempts is what the attempts say.
void expect_equal_to_a_recount(const TestFolder& folder, const std::string& after) {
    Reader reader = must_read(folder);
    Recount recount;
    for (const AttemptRow& row : all_of(list_attempts(reader)))
        if (row.state != AttemptState::open && row.person != "erased") recount.attempt(reader, row);
    const Dashboard kept = dashboard(reader, "2026-04-30").value();
    const std::string first_day = "2026-01-31";
    auto rates = rows_in_order(recount.cases);
    std::sort(rates.begin(), rates.end(), [](const CaseRate& a, const CaseRate& b) {
        return std::tie(a.cohort, a.phase, a.scenario) < std::tie(b.cohort, b.phase, b.scenario);
    });
    EXPECT_EQ(kept.cases, rates) << after;
    auto means = rows_in_order(recount.principles);
    std::sort(means.begin(), means.end(), [](const PrincipleMean& a, const PrincipleMean& b) {
        return std::tie(a.cohort, a.phase, a.principle) < std::tie(b.cohort, b.phase, b.principle);
    });
    EXPECT_EQ(kept.principles, means) << after;
    std::vector<TrendDay> days;
    for (const TrendDay& day : rows_in_order(recount.days))
        if (day.day >= first_day && day.day <= "2026-04-30") days.push_back(day);
    EXPECT_EQ(kept.trend, days) << after;
    EXPECT_EQ(kept.pairs, pairs_by_sql(reader)) << after;
    std::vector<std::string> waiting;
    for (const WaitingAttempt& one : all_of(waiting_attempts(reader)))
        waiting.push_back(one.attempt);
    std::sort(waiting.begin(), waiting.end());
    std::sort(recount.waiting.begin(), recount.waiting.end());
    EXPECT_EQ(waiting, recount.waiting) << after;
    expect_equal_for_trainers(reader, after);
    SQLite::Statement stale(reader.database(), "SELECT count(*) FROM stale_figures");
    ASSERT_TRUE(stale.executeStep());
    EXPECT_EQ(stale.getColumn(0).getInt(), 0) << after;
}

Programme spring() {
    Programme programme;
    programme.id = "spring";
    programme.title = "Spring";
    programme.warm_up = false;
    for (const char form : {'A', 'B'})
        for (int place = 0; place < 5; ++place)
            programme.forms[form].push_back(
                {std::string("case-") + form + std::to_string(place), "f1", "damage", "chat", 1});
    return programme;
}

/// A store in which everything that moves figures happens, in an order that a seed draws.
class RandomDesk {
public:
    explicit RandomDesk(unsigned seed) : dice_(seed) {
        open();
        std::vector<NewPerson> people = {{"M1", "Wang", Role::manager, ""}, {"T1", "Li", Role::trainer, ""}};
        for (const char* id : trained)
            people.push_back({id, std::string("Name of ") + id, Role::trainee, "early"});
        must(add_people(*store_, Actor::first(), people));
        for (const NewPerson& one : people)
            actors_.emplace(one.id, sign_in(*store_, one.id, "pin-of-" + one.id, 0).value().actor);
        must(set_up_programme(*store_, actors_.at("M1"), spring(), {}));
        must(add_members(*store_, actors_.at("M1"), "spring",
                         {trained[0], trained[1], trained[2], trained[3], trained[4]}));
    }

    /// Does one thing and tells which.
    std::string step() {
        clock_ += roll(3) * day_ms / 2;
        switch (roll(18)) {
        case 0:
        case 1: return practise();
        case 2:
        case 3:
        case 4:
        case 5: return sit();
        case 6: return recount_any();
        case 7: return roll(3) == 0 ? void_any() : practise();
        case 8:
        case 9: return decide();
        case 10: return dispute();
        case 11: return remark();
        case 12: return roll(4) == 0 ? erase() : practise();
        case 13: return roll(4) == 0 ? merge() : answer();
        case 14: return roll(2) == 0 ? collect() : keep_figures();
        case 15: return share();
        case 16: return mark_turn();
        default: break;
        }
        return roll(2) == 0 ? made_again() : opened_again();
    }
    [[nodiscard]] const TestFolder& folder() const { return folder_; }

private:
    int roll(int sides) { return static_cast<int>(dice_() % static_cast<unsigned>(sides)); }
    void open() {
        StoreOptions options;
        options.wall_ms = [this] { return clock_; };
        store_.emplace(must_open(folder_, std::move(options)));
    }
    void must(Store::Ticket ticket) {
        const auto fault = store_->wait(ticket).fault;
        if (fault) throw std::runtime_error(sentence(*fault).en + fault->detail);
    }
    /// Some of these may be refused, as people ask for what is no longer there.
    bool tried(Store::Ticket ticket) { return !store_->wait(ticket).fault; }

    json document() {
        json turns = json::array(), once = json::object(), unanswered = json::array();
        for (int turn = 0; turn < (roll(6) == 0 ? 1 : 2);
             ++turn) { // one too few: the result does not tell them
            json due = json::array(), missing = json::array();
            for (const char* label : {"empathy", "timeline", "solution"}) {
                if (roll(2) == 0) continue;
                due.push_back(label);
                if (roll(3) == 0) missing.push_back({{"label", label}});
            }
            turns.push_back({{"node", roll(2) == 0 ? "n" : "m"},
                             {"text", "words " + std::to_string(turn)},
                             {"fell_back", roll(3) == 0},
                             {"due", due},
                             {"missing", missing}});
        }
        if (roll(2) == 0) once["follow_up"] = roll(2) == 0;
        if (roll(4) == 0) unanswered.push_back("empathy");
        json all{{"turns", turns}, {"due_unanswered", unanswered}};
        if (roll(8) != 0) all["due_once"] = once;
        if (roll(8) != 0) {
            all["score"]["passed"] = roll(2) == 0;
            if (roll(8) != 0) all["score"]["total"] = roll(1001) / 10.0;
        }
        return all;
    }
    std::string play(const std::string& person, const std::string& mode, const std::string& phase,
                     const std::string& scenario, Store& store) {
        const std::string id = "a" + std::to_string(++attempts_);
        const json began{{"mode", mode}, {"person", person}, {"phase", phase}, {"way", "free"}};
        const auto store_it = [&](Store::Ticket ticket) {
            if (store.wait(ticket).fault) throw std::runtime_error("was not stored");
        };
        ActingStore own(store, actors_.at(person));
        const auto begun = own.wait(own.begin_attempt({id, scenario, "f1", "r1", person, mode, phase},
                                                      {"c1", 0, "began", began.dump()}));
        if (begun.fault && begun.fault->kind == FaultKind::not_allowed) return id; // merged or erased by now
        if (begun.fault) throw std::runtime_error("was not begun");
        store_it(own.append_event(id, 1, bubble("words")));
        store_it(own.append_event(id, 2, turn_closed()));
        store_it(own.append_event(id, 3, turn_closed()));
        std::int64_t next = 4;
        if (roll(4) == 0) store_it(own.append_event(id, next++, {"c1", 5000, "not_understood", "{}"}));
        if (roll(12) == 0) return id; // left open
        const json summary{{"provisional", mode == "assessment" && roll(3) == 0}, {"passed", roll(2) == 0}};
        store_it(own.finish_attempt(id, next,
                                    {roll(6) == 0 ? AttemptState::abandoned : AttemptState::finished, 9000,
                                     document().dump(), summary.dump()}));
        return id;
    }
    std::string practise() {
        play(trained[roll(6)], "practice", "practice", "case-A" + std::to_string(roll(2)), *store_);
        return "a practice";
    }
    std::string sit_in(Store& store, const std::string& person) {
        Sitting sitting;
        sitting.id = "s" + std::to_string(++sittings_);
        sitting.programme = "spring";
        sitting.person = person;
        sitting.form = roll(2) == 0 ? 'A' : 'B';
        for (const char* phase : {"baseline", "final"}) {
            sitting.phase = phase;
            if (store.wait(start_sitting(store, actors_.at(person), sitting, "2026-03-12")).fault) continue;
            for (std::size_t place = 0; place < 5; ++place) {
                const std::string id = "a" + std::to_string(attempts_ + 1);
                if (store.wait(note_attempt(store, actors_.at(person), sitting.id, place, id)).fault) break;
                sitting.attempts.push_back(
                    play(person, "assessment", phase,
                         "case-" + std::string(1, sitting.form) + std::to_string(place), store));
            }
            if (roll(8) == 0) return "a sitting left open";
            Reader reader = reader_of(store).value();
            store.wait(close_sitting(store, actors_.at(person), sitting.id,
                                     judge_sitting(reader, spring(), sitting).value()));
            return "a sitting";
        }
        return "a sitting that was refused";
    }
    std::string sit() { return sit_in(*store_, trained[roll(6)]); }

    std::vector<Sitting> sittings() {
        Reader reader = reader_of(*store_).value();
        return sittings_of(reader, "spring").value();
    }
    std::string recount_any() {
        const auto all = sittings();
        if (all.empty()) return "nothing";
        const Sitting& one = all[static_cast<std::size_t>(roll(static_cast<int>(all.size())))];
        Reader reader = reader_of(*store_).value();
        SittingResult result = judge_sitting(reader, spring(), one).value();
        result.passed = roll(2) == 0;
        tried(recount_sitting(*store_, actors_.at("M1"), one.id, result));
        return "a sitting counted again";
    }
    std::string void_any() {
        const auto all = sittings();
        if (all.empty()) return "nothing";
        tried(void_sitting(*store_, actors_.at("M1"),
                           all[static_cast<std::size_t>(roll(static_cast<int>(all.size())))].id,
                           "a power cut"));
        return "a void sitting";
    }
    std::string any_attempt() { return "a" + std::to_string(roll(std::max(attempts_, 1)) + 1); }
    MarkedResult marked() {
        return {roll(6) == 0 ? std::nullopt : std::optional(roll(1001)),
                roll(2) == 0,
                roll(2) == 0,
                {},
                {},
                {},
                roll(3) == 0 ? "" : document().dump()};
    }
    std::string decide() {
        Mark mark;
        mark.turn = {any_attempt(), 2};
        mark.decision = Decision::add;
        add(mark.labels, Label::empathy);
        mark.reason = "heard it";
        mark.result = marked();
        return tried(add_marks(*store_, actors_.at("T1"), {mark}, -1)) ? "a decision" : "a decision refused";
    }
    std::string dispute() {
        Mark mark;
        mark.turn = {any_attempt(), 2};
        mark.kind = MarkKind::dispute;
        add(mark.labels, Label::empathy);
        mark.reason = "I said so";
        Reader reader = reader_of(*store_).value();
        const auto row = find_attempt(reader, mark.turn.attempt).value();
        if (!row || !actors_.contains(row->person)) return "nothing";
        return tried(add_marks(*store_, actors_.at(row->person), {mark}, -1)) ? "a dispute"
                                                                              : "a dispute refused";
    }
    std::string answer() {
        Reader reader = reader_of(*store_).value();
        for (const Mark& one : all_of(all_marks(reader))) {
            if (one.kind != MarkKind::dispute) continue;
            Mark mark;
            mark.turn = one.turn;
            mark.kind = MarkKind::answer;
            mark.about = one.number;
            mark.outcome = DisputeOutcome::refused;
            mark.reason = "read again";
            if (tried(add_marks(*store_, actors_.at("M1"), {mark}, -1))) return "an answer";
        }
        return "no dispute";
    }
    std::string remark() {
        std::vector<Mark> marks;
        for (int count = 0; count < 3; ++count) {
            Mark mark;
            mark.turn = {any_attempt(), 0};
            mark.kind = MarkKind::machine;
            mark.reason = "another rubric";
            mark.versions.rubric = "r2";
            mark.result = marked();
            marks.push_back(std::move(mark));
        }
        return tried(add_marks(*store_, actors_.at("M1"), marks, -1)) ? "re-marking" : "re-marking refused";
    }
    std::string erase() {
        return tried(store_->erase_person(trained[roll(6)], actors_.at("M1"))) ? "an erasure"
                                                                               : "an erasure refused";
    }
    std::string merge() {
        const std::string from = trained[roll(6)], into = trained[roll(6)];
        return tried(change_person(*store_, actors_.at("M1"), from, MergedInto{into})) ? "a merge"
                                                                                       : "a merge refused";
    }
    /// Another desk begins with a copy of this one, and what is played there comes back.
    std::string collect() {
        const auto copy = make_backup(store_->files(), utc_text(clock_ + ++copies_)).value();
        const TestFolder other;
        std::filesystem::copy_file(copy, other.files().database);
        {
            StoreOptions options;
            options.wall_ms = [this] { return clock_; };
            Store there = must_open(other, std::move(options));
            play(trained[roll(6)], "practice", "practice", "case-B1", there);
            sit_in(there, trained[roll(6)]);
            const auto all = sittings();
            if (!all.empty()) there.wait(void_sitting(there, actors_.at("M1"), all.front().id, "elsewhere"));
        }
        tried(store_->erase_person("p6", actors_.at("M1")));
        const auto collected = collect_store(*store_, actors_.at("M1"), other.files().database);
        return collected && collected.value().is_taken ? "collecting" : "collecting refused";
    }
    Dashboard told() {
        Reader reader = reader_of(*store_).value();
        return dashboard(reader, "2026-04-30").value();
    }
    std::string keep_figures() {
        const Dashboard before = told();
        must(set_retention(*store_, actors_.at("M1"), {1, 1}));
        must(retain_figures(*store_, utc_text(clock_ + 20 * day_ms)));
        must(set_retention(*store_, actors_.at("M1"), {}));
        EXPECT_EQ(told(), before) << "words go, figures stay";
        return "texts gone";
    }
    std::string share() {
        const std::string id = any_attempt();
        Reader reader = reader_of(*store_).value();
        const auto row = find_attempt(reader, id).value();
        if (!row || !actors_.contains(row->person)) return "nothing";
        const bool is_given = roll(3) != 0;
        if (!tried(store_->share_turn({id, 2 + roll(2)}, is_given, actors_.at(row->person))))
            return "not shared";
        return is_given ? "a turn shared" : "a turn taken back";
    }
    std::string mark_turn() {
        const TurnName turn{any_attempt(), 2 + roll(2)};
        if (roll(3) == 0)
            return tried(store_->mark_turns({turn}, std::nullopt, actors_.at("T1"))) ? "open again"
                                                                                     : "no turn";
        const TurnMark mark{TurnMark::Outcome::sample, "n" + std::to_string(roll(3))};
        return tried(store_->mark_turns({turn}, mark, actors_.at("T1"))) ? "dealt with" : "no turn";
    }
    std::string made_again() {
        const auto report = rebuild(*store_, actors_.at("M1"), false);
        for (const Rebuilt& one : report.value().found)
            EXPECT_NE(one.field, "figures") << sentence(one).en;
        return "made again from the events";
    }
    std::string opened_again() {
        store_.reset();
        open();
        return "opened again";
    }

    std::mt19937 dice_;
    TestFolder folder_;
    std::int64_t clock_ = march_ms;
    std::optional<Store> store_;
    std::map<std::string, Actor> actors_;
    int attempts_ = 0, sittings_ = 0, copies_ = 0;
};

class FiguresAfterAnything : public ::testing::TestWithParam<unsigned> {};

TEST_P(FiguresAfterAnything, AreWhatARecountOfTheAttemptsSays) {
    RandomDesk desk(GetParam());
    for (int step = 0; step < 60 && !HasFailure(); ++step) {
        const std::string done = desk.step();
        expect_equal_to_a_recount(desk.folder(), done + ", step " + std::to_string(step));
        for (const Tampering& one : must_verify(desk.folder()).found)
            ADD_FAILURE() << done << ", step " << step << ": " << sentence(one).en;
    }
}
INSTANTIATE_TEST_SUITE_P(Seeds, FiguresAfterAnything, ::testing::Values(1U, 2U, 3U, 4U));

/// An assessment with a turn in which empathy was due and did not come.
void play_exam(Store& store, const std::string& id, bool passed) {
    NewAttempt attempt = attempt_named(id);
    attempt.mode = "assessment";
    attempt.phase = "baseline";
    ASSERT_FALSE(result(store, store.begin_attempt(attempt, {"c1", 0, "began", R"({"mode":"assessment"})"})));
    const json document{{"due_once", json::object()},
                        {"turns", {{{"due", {"empathy"}}, {"missing", {{{"label", "empathy"}}}}}}},
                        {"score", {{"passed", passed}, {"total", 70.5}}}};
    ASSERT_FALSE(result(
        store, store.finish_attempt(
                   id, 1, {AttemptState::finished, 9000, document.dump(), R"({"provisional":true})"})));
}

TEST(Figures, AFileOfAPastVersionGetsThemWhenItIsOpened) {
    const TestFolder folder;
    {
        Store store = must_open(folder);
        play_exam(store, "a", true);
        play_exam(store, "b", false);
    }
    take_figures_away(folder);
    {
        Reader old = must_read(folder);
        EXPECT_EQ(dashboard(old, "2026-04-30").value(), Dashboard{});
        EXPECT_TRUE(waiting_attempts(old).value().empty());
    }
    const Store store = must_open(folder);
    Reader reader = must_read(folder);
    const Dashboard all = dashboard(reader, utc_text(4'000'000'000'000).substr(0, 10)).value();
    ASSERT_EQ(all.cases.size(), 1U);
    EXPECT_EQ(all.cases[0], (CaseRate{"", "baseline", "damaged-laptop", 2, 0, 1, 2, 2, 1410}));
    EXPECT_EQ(all.principles, (std::vector<PrincipleMean>{{"", "baseline", "empathy", 2, 0}}));
    EXPECT_EQ(waiting_attempts(reader).value().size(), 2U);
}

TEST(Figures, RebuildMendsWhatWasChangedBehindTheStoresBack) {
    const TestFolder folder;
    {
        Store store = must_open(folder);
        play_exam(store, "a", false);
    }
    tamper(folder, "UPDATE case_counters SET passed = 1; UPDATE attempt_figures SET passed = 1");
    Store store = must_open(folder);
    const auto report = rebuild(store, Actor::first(), false);
    ASSERT_TRUE(report);
    std::vector<std::string> told;
    for (const Rebuilt& one : report.value().found)
        told.push_back(one.attempt);
    EXPECT_EQ(told, (std::vector<std::string>{"a", "case_counters  baseline damaged-laptop"}));
    expect_equal_to_a_recount(folder, "made again");
}

TEST(Figures, NothingOfThemIsLeftOfAnErasedPerson) {
    const TestFolder folder;
    Store store = must_open(folder);
    play_exam(store, "a", true);
    ASSERT_FALSE(result(store, store.erase_person("p7")));
    Reader reader = must_read(folder);
    EXPECT_TRUE(all_figures(reader).value().empty());
    EXPECT_EQ(dashboard(reader, "2026-04-30").value(), Dashboard{});
}

TEST(Figures, ATurnCostsThemNothing) {
    const TestFolder folder;
    Store store = must_open(folder);
    store_turns(store, "a", 3);
    Reader reader = must_read(folder);
    EXPECT_TRUE(all_figures(reader).value().empty()) << "an open attempt has none";
    ASSERT_FALSE(result(store, store.finish_attempt("a", 7, finished())));
    EXPECT_EQ(all_figures(reader).value().size(), 1U);
}

} // namespace
} // namespace amends::records
