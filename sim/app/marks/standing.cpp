#include "sim/app/marks/standing.hpp"

#include "scoring/rubric/listed.hpp"
#include "sim/app/session/play_json.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace amends::app {
namespace {

using nlohmann::json;
using records::Decision;
using text::Label;
using text::LabelSet;

records::StoreFault bad_mark(const char* why, std::string about = {}) {
    return {records::FaultKind::bad_mark, std::move(about), why, {}};
}

bool is_decision(const records::Mark& mark) {
    return mark.kind == records::MarkKind::first || mark.kind == records::MarkKind::final_;
}

/// Faults that leave the total and fail, with the labels as they are.
LabelSet critical_in(const rubric::Rubric& rubric, const LabelSet& labels, bool misinforming_is) {
    LabelSet critical = labels & rubric.critical;
    critical.reset(static_cast<std::size_t>(Label::misinforming));
    if (misinforming_is && has(labels, Label::misinforming)) add(critical, Label::misinforming);
    return critical;
}

void take_off(LabelSet& from, Label label) {
    from.reset(static_cast<std::size_t>(label));
}

/// What the decisions make of a turn. Lifting takes the label off; a critical misinforming stays as a plain
/// one.
void obey(TurnStanding& turn, const records::Mark& mark, LabelSet& decided) {
    for (const Label label : text::all_labels()) {
        if (!has(mark.labels, label)) continue;
        add(decided, label);
        switch (mark.decision) {
        case Decision::confirm:
            add(turn.now, label);
            if (label == Label::misinforming) turn.critical_misinforming = turn.machine.critical_misinforming;
            break;
        case Decision::lift:
            if (label == Label::misinforming)
                turn.critical_misinforming = false;
            else
                take_off(turn.now, label);
            break;
        case Decision::add: add(turn.now, label); break;
        case Decision::remove: take_off(turn.now, label); break;
        }
    }
}

const records::Mark* newest_machine(const std::vector<records::Mark>& marks) {
    const records::Mark* newest = nullptr;
    for (const records::Mark& mark : marks)
        if (mark.kind == records::MarkKind::machine && !mark.is_erased) newest = &mark;
    return newest;
}

std::vector<Label> list_of(const LabelSet& labels) {
    std::vector<Label> list;
    for (const Label label : text::all_labels())
        if (has(labels, label)) list.push_back(label);
    return list;
}

/// The play as it counts: with these labels, and without those that do not count here.
engine::Playthrough counted_play(const AttemptStanding& at) {
    engine::Playthrough told = at.told;
    for (std::size_t i = 0; i < at.turns.size(); ++i) {
        engine::TurnRecord& record = told.state.turns[i];
        record.labels = at.turns[i].now & ~at.off;
        record.critical_misinforming = at.turns[i].critical_misinforming;
        record.due &= ~at.off;
        record.welcome &= ~at.off;
        told.turns[i].verdict.labels = record.labels;
    }
    told.state.carried_due &= ~at.off;
    if (at.off.none()) return told;
    auto script = std::make_shared<scenario::Scenario>(*told.play.scenario);
    std::erase_if(script->expects.due,
                  [&](const scenario::Expectation& once) { return has(at.off, once.label); });
    told.play.scenario = std::move(script);
    return told;
}

/// What the report reads of a result, without a word of a reply.
std::string document_of(const engine::Playthrough& told, bool waits) {
    const json all = json::parse(play_json(told), nullptr, false);
    json kept = json::object();
    for (const char* name : {"score", "due_once", "due_unanswered"})
        if (all.contains(name)) kept[name] = all[name];
    kept["score"]["provisional"] = waits;
    kept["turns"] = json::array();
    for (const json& turn : all["turns"]) {
        json part = json::object();
        for (const char* name : {"labels", "due"})
            if (turn.contains(name)) part[name] = turn[name];
        part["missing"] = json::array();
        if (turn.contains("missing"))
            for (const json& one : turn["missing"])
                part["missing"].push_back({{"label", one["label"]}});
        kept["turns"].push_back(std::move(part));
    }
    return kept.dump(-1, ' ', false, json::error_handler_t::replace);
}

/// Whether a person has confirmed the result that stands now.
bool is_confirmed(const AttemptStanding& at, const records::MarkedResult& now) {
    for (auto mark = at.marks.rbegin(); mark != at.marks.rend(); ++mark)
        if (is_decision(*mark) && mark->turn.seq == 0 && mark->result)
            return mark->result->passed == now.passed && mark->result->total_tenths == now.total_tenths;
    return false;
}

records::MarkVersions versions_of(const engine::Began& began) {
    return {began.rubric_fingerprint, began.judge_fingerprint, began.judge_version, began.engine_version, 0};
}

} // namespace

std::int64_t AttemptStanding::newest_mark() const {
    std::int64_t newest = 0;
    for (const records::Mark& mark : marks)
        newest = std::max(newest, mark.number);
    return newest;
}

std::shared_ptr<const scenario::Scenario> StandingReader::script_of(const std::string& fingerprint) {
    auto& script = scripts_[fingerprint];
    if (script) return script;
    const auto content = records::get_content(reader_, fingerprint);
    if (content && content.value())
        script = scenario::read_scenario("scenario.json", content.value()->bytes).scenario;
    return script;
}

std::shared_ptr<const rubric::Rubric> StandingReader::rubric_of(const std::string& fingerprint) {
    auto& rubric = rubrics_[fingerprint];
    if (rubric) return rubric;
    const auto content = records::get_content(reader_, fingerprint);
    if (content && content.value())
        rubric = scenario::read_rubric("rubric.json", content.value()->bytes).rubric;
    return rubric;
}

records::Outcome<AttemptStanding> StandingReader::fold(records::AttemptRow row) {
    const auto rows = records::load_events(reader_, row.id);
    if (!rows) return rows.error();
    if (auto no = why_not_worked_out(row.id, rows.value())) return *no;
    auto events = records::play_events(rows.value());
    const auto* began = events ? std::get_if<engine::Began>(&events.value().front().payload) : nullptr;
    if (!began) return bad_mark("unplayable", row.id);
    const auto script = script_of(began->scenario_fingerprint);
    const auto marks = rubric_of(began->rubric_fingerprint);
    if (!script || !marks) return bad_mark("unplayable", row.id);
    AttemptStanding at;
    at.versions = versions_of(*began);
    at.told = engine::replay(engine::make_case(script, marks, *began), std::move(events).value());
    at.row = std::move(row);
    return at;
}

records::Outcome<AttemptStanding> StandingReader::read(const std::string& attempt) {
    auto row = records::find_attempt(reader_, attempt);
    if (!row) return row.error();
    if (!row.value()) return bad_mark("unknown", attempt);
    if (row.value()->person == "erased") return bad_mark("erased", attempt);
    auto read = fold(std::move(*row.value()));
    if (!read) return read;
    AttemptStanding& at = read.value();
    auto marks = records::marks_of(reader_, attempt);
    if (!marks) return marks.error();
    at.marks = std::move(marks).value();
    if (const records::Mark* machine = newest_machine(at.marks)) {
        at.versions = machine->versions;
        if (auto rubric = rubric_of(at.versions.rubric); rubric && rubric != at.told.play.rubric)
            use_rubric(at.told, std::move(rubric));
        if (at.versions.calibration > 0) {
            const auto calibration = records::find_mark(reader_, at.versions.calibration);
            if (!calibration) return calibration.error();
            if (calibration.value()) at.off = calibration.value()->labels;
        }
    }
    settle(at);
    const auto breaks = records::interruptions_of(reader_, attempt);
    if (!breaks) return breaks.error();
    if (!is_looked_at(at.marks))
        at.long_break = longest_beyond(breaks.value(), at.told.play.scenario->contact.limit_s);
    return read;
}

std::optional<records::StoreFault> why_not_worked_out(const std::string& attempt,
                                                      const std::vector<records::EventRow>& rows) {
    if (records::lacks_words(rows)) return bad_mark("texts_gone", attempt);
    const auto first = rows.empty()
                           ? std::nullopt
                           : engine::payload_from_json(rows.front().kind, rows.front().payload.value_or(""));
    const auto* began = first ? std::get_if<engine::Began>(&*first) : nullptr;
    const bool is_ours = began && began->engine_version == engine::engine_version;
    return is_ours ? std::nullopt : std::optional(bad_mark("unplayable", attempt));
}

bool has_lost_words(const records::StoreFault& fault) {
    return fault.kind == records::FaultKind::bad_mark
           && (fault.detail == "texts_gone" || fault.detail == "erased");
}

void use_rubric(engine::Playthrough& told, std::shared_ptr<const rubric::Rubric> rubric) {
    told.play.rubric = std::move(rubric);
    if (told.play.way != scenario::Way::free) return;
    for (std::size_t i = 0; i < told.turns.size(); ++i) {
        told.state.turns[i].never_said = rubric::listed_in(told.play.rubric->never_say, told.turns[i].reply);
        told.state.turns[i].must_said = rubric::listed_in(told.play.rubric->must_say, told.turns[i].reply);
    }
}

void settle(AttemptStanding& at) {
    const records::Mark* machine = newest_machine(at.marks);
    const bool is_exam = at.told.play.mode == engine::Mode::assessment;
    at.turns.clear();
    LabelSet suspected, confirmed;
    for (std::size_t i = 0; i < at.told.turns.size() && i < at.told.state.turns.size(); ++i) {
        TurnStanding turn;
        turn.number = i + 1;
        turn.seq = at.told.turns[i].seq;
        turn.machine = {at.told.state.turns[i].labels, at.told.state.turns[i].critical_misinforming};
        if (machine)
            if (const auto again = machine->read.find(turn.seq); again != machine->read.end())
                turn.machine = again->second;
        turn.now = turn.machine.labels;
        turn.critical_misinforming = turn.machine.critical_misinforming;
        LabelSet decided;
        for (const records::Mark& mark : at.marks)
            if (is_decision(mark) && mark.turn.seq == turn.seq) obey(turn, mark, decided);
        if (is_exam) {
            const LabelSet critical =
                critical_in(*at.told.play.rubric, turn.now & ~at.off, turn.critical_misinforming);
            turn.suspected = critical & ~decided;
            turn.confirmed = critical & decided;
        }
        suspected |= turn.suspected;
        confirmed |= turn.confirmed;
        at.turns.push_back(turn);
    }
    const engine::Playthrough counted = counted_play(at);
    at.result = engine::result_of(counted.play, counted.state);
    const rubric::Score& score = at.result.score;
    at.comes_to = {};
    at.comes_to.total_tenths = score.total_tenths;
    at.comes_to.passed = score.passed;
    at.comes_to.suspected = list_of(suspected);
    at.comes_to.confirmed = list_of(confirmed);
    for (const rubric::CriterionScore& one : score.criteria)
        if (one.tenths) at.comes_to.criteria[one.id.value] = *one.tenths;
    const bool is_finished = at.row.state == records::AttemptState::finished;
    at.comes_to.waits =
        is_exam
        && (suspected.any()
            || (is_finished && confirmed.none() && score.provisional && !is_confirmed(at, at.comes_to)));
    at.comes_to.document = document_of(counted, at.comes_to.waits);
}

const TurnStanding* turn_numbered(const AttemptStanding& at, std::size_t number) {
    return number == 0 || number > at.turns.size() ? nullptr : &at.turns[number - 1];
}

std::optional<records::StoreFault> why_not_decide(const AttemptStanding& at, const TurnStanding* turn,
                                                  Decision decision, std::optional<Label> label) {
    const auto no = [&](bool is_so) {
        return is_so ? std::optional(bad_mark("decision", at.row.id)) : std::nullopt;
    };
    if (!turn) {
        if (label || decision != Decision::confirm) return no(true);
        if (!at.comes_to.suspected.empty()) return bad_mark("suspected_first", at.row.id);
        const bool waits = at.comes_to.waits || at.long_break;
        return waits ? std::nullopt : std::optional(bad_mark("nothing_waits", at.row.id));
    }
    if (!label) return no(true);
    const bool holds = has(turn->now, *label);
    if (decision == Decision::add) return no(holds);
    if (decision == Decision::remove) return no(!holds);
    // a critical fault that was read, or stands, can be confirmed and lifted, again by a second person too
    const rubric::Rubric& rubric = *at.told.play.rubric;
    const LabelSet critical = critical_in(rubric, turn->machine.labels, turn->machine.critical_misinforming)
                              | critical_in(rubric, turn->now, turn->critical_misinforming);
    return no(at.told.play.mode != engine::Mode::assessment || !has(critical, *label));
}

} // namespace amends::app
