#include "sim/records/programmes.hpp"

#include "sim/records/marks.hpp"
#include "sim/records/warm_up.hpp"
#include "support/splitmix.hpp"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <tuple>

namespace amends::records {
namespace {

using CaseKind = std::tuple<std::string, std::string, int>;

/// FNV-1a, so that a draw for somebody depends on nobody else.
std::uint64_t number_of(std::string_view text) {
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const char one : text) {
        hash ^= static_cast<unsigned char>(one);
        hash *= 0x100000001b3U;
    }
    return hash;
}

std::uint64_t draw_for(const Programme& programme, const std::string& person, const std::string& phase) {
    return support::splitmix(static_cast<std::uint64_t>(programme.seed) ^ number_of(person + '\n' + phase));
}

template <class Row, class Read>
Outcome<std::vector<Row>> programme_rows(Reader& reader, const std::string& sql, const std::string* value,
                                         Read&& read) {
    return guarded<std::vector<Row>>(reader.file(), [&]() -> Outcome<std::vector<Row>> {
        std::vector<Row> rows;
        if (!reader.database().tableExists("programmes")) return rows;
        SQLite::Statement ask(reader.database(), sql);
        if (value) ask.bind(1, *value);
        while (ask.executeStep())
            rows.push_back(read(ask));
        return rows;
    });
}

char letter_in(const SQLite::Column& column) {
    const std::string text = column.getString();
    return text.empty() ? 'A' : text.front();
}

SittingState sitting_state(const std::string& text) {
    if (text == "finished") return SittingState::finished;
    return text == "open" ? SittingState::open : SittingState::abandoned;
}

std::optional<StoreFault> load_forms(Reader& reader, Programme& programme) {
    auto rows = programme_rows<std::pair<char, FormCase>>(
        reader,
        "SELECT form, scenario, fingerprint, topic, channel, difficulty FROM programme_forms WHERE programme "
        "= ? "
        "ORDER BY form, place",
        &programme.id, [](SQLite::Statement& at) {
            return std::pair(letter_in(at.getColumn(0)),
                             FormCase{at.getColumn(1).getString(), at.getColumn(2).getString(),
                                      at.getColumn(3).getString(), at.getColumn(4).getString(),
                                      at.getColumn(5).getInt()});
        });
    if (!rows) return rows.error();
    for (auto& [form, one] : rows.value())
        programme.forms[form].push_back(std::move(one));
    return std::nullopt;
}

/// A member of an object; null where it is missing.
nlohmann::json at_or_null(const nlohmann::json& object, const char* name) {
    if (!object.is_object()) return nullptr;
    const auto at = object.find(name);
    return at == object.end() ? nlohmann::json() : *at;
}

std::string text_or_empty(const nlohmann::json& object, const char* name) {
    const auto value = at_or_null(object, name);
    return value.is_string() ? value.get<std::string>() : std::string();
}

/// What must be equal for two sittings to be compared: those of the marks where there are any.
std::string versions_of(const nlohmann::json& began, const std::optional<StandingResult>& marked) {
    const auto version = at_or_null(began, "judge_version");
    const std::string first = version.is_number() ? version.dump() : std::string();
    std::string all =
        (marked ? marked->versions.rubric : text_or_empty(began, "rubric_fingerprint")).substr(0, 12) + ' '
        + (marked ? marked->versions.judge : text_or_empty(began, "judge_fingerprint")).substr(0, 12) + ' '
        + (marked ? std::to_string(marked->versions.judge_version) : first) + ' '
        + text_or_empty(began, "way") + ' ' + text_or_empty(began, "lang");
    if (marked && marked->versions.calibration > 0)
        all += " calibration " + std::to_string(marked->versions.calibration);
    return all;
}

/// One attempt of a sitting, read out of its events and its result.
struct AttemptPart {
    bool is_finished = false, answered = false, is_provisional = false;
    std::optional<double> total;
    std::int64_t critical = 0, confirmed = 0;
    std::string versions;
};

/// What a sitting is told by an attempt's events, without the rest of their words.
struct Begun {
    std::optional<std::string> payload; ///< of event 0
    bool answered = false;
};

Outcome<Begun> began_of_attempt(Reader& reader, const std::string& attempt) {
    return guarded<Begun>(reader.file(), [&]() -> Outcome<Begun> {
        Begun begun;
        SQLite::Statement first(reader.database(),
                                "SELECT payload FROM events WHERE attempt = ? AND seq = 0");
        first.bind(1, attempt);
        if (first.executeStep() && !first.getColumn(0).isNull())
            begun.payload = first.getColumn(0).getString();
        SQLite::Statement answer(reader.database(),
                                 "SELECT 1 FROM events WHERE attempt = ? AND kind IN ('turn_closed', "
                                 "'choice_taken', 'bubble_sent') LIMIT 1");
        answer.bind(1, attempt);
        begun.answered = answer.executeStep();
        return begun;
    });
}

Outcome<AttemptPart> part_of(Reader& reader, const std::string& attempt) {
    AttemptPart part;
    const auto row = find_attempt(reader, attempt);
    if (!row) return row.error();
    if (!row.value()) return part; // noted, and never begun
    part.is_finished = row.value()->state == AttemptState::finished;
    const auto begun = began_of_attempt(reader, attempt);
    if (!begun) return begun.error();
    const auto marked = standing_result(reader, attempt);
    if (!marked) return marked.error();
    part.answered = begun.value().answered;
    if (begun.value().payload)
        part.versions =
            versions_of(nlohmann::json::parse(*begun.value().payload, nullptr, false), marked.value());
    if (marked.value()) {
        const MarkedResult& now = marked.value()->result;
        if (now.total_tenths) part.total = *now.total_tenths / 10.0;
        part.is_provisional = now.waits;
        part.critical = static_cast<std::int64_t>(now.suspected.size());
        part.confirmed = static_cast<std::int64_t>(now.confirmed.size());
        return part;
    }
    const auto results = results_of(reader, attempt);
    if (!results) return results.error();
    if (results.value().empty()) return part;
    const auto score =
        at_or_null(nlohmann::json::parse(results.value().back().result, nullptr, false), "score");
    const auto total = at_or_null(score, "total");
    if (total.is_number()) part.total = total.get<double>();
    part.is_provisional = at_or_null(score, "provisional") == true;
    const auto critical = at_or_null(score, "critical");
    if (critical.is_array()) part.critical = static_cast<std::int64_t>(critical.size());
    return part;
}

} // namespace

std::string_view to_string(SittingState state) {
    switch (state) {
    case SittingState::open: return "open";
    case SittingState::finished: return "finished";
    case SittingState::abandoned: break;
    }
    return "abandoned";
}

std::vector<KindCount> compare_forms(const std::vector<FormCase>& a, const std::vector<FormCase>& b) {
    std::map<CaseKind, std::pair<std::size_t, std::size_t>> counts;
    for (const FormCase& one : a)
        ++counts[{one.topic, one.channel, one.difficulty}].first;
    for (const FormCase& one : b)
        ++counts[{one.topic, one.channel, one.difficulty}].second;
    std::vector<KindCount> kinds;
    for (const auto& [kind, count] : counts)
        kinds.push_back({std::get<0>(kind), std::get<1>(kind), std::get<2>(kind), count.first, count.second});
    return kinds;
}

bool alike_on_paper(const std::vector<FormCase>& a, const std::vector<FormCase>& b) {
    const auto kinds = compare_forms(a, b);
    return std::all_of(kinds.begin(), kinds.end(),
                       [](const KindCount& kind) { return kind.in_a == kind.in_b; });
}

std::vector<std::string> shared_cases(const std::vector<FormCase>& a, const std::vector<FormCase>& b) {
    std::vector<std::string> shared;
    for (const FormCase& one : a)
        if (std::any_of(b.begin(), b.end(),
                        [&](const FormCase& other) { return other.scenario == one.scenario; }))
            shared.push_back(one.scenario);
    return shared;
}

char form_of(const std::string& phase, char first_form) {
    if (phase == "resit") return 'C';
    if (phase == "baseline") return first_form;
    return first_form == 'A' ? 'B' : 'A';
}

std::vector<std::size_t> order_of(const Programme& programme, const std::string& person,
                                  const std::string& phase) {
    std::size_t count = 0;
    for (const auto& [form, cases] : programme.forms)
        count = form == 'C' && phase != "resit" ? count : std::max(count, cases.size());
    if (phase == "resit" && programme.forms.contains('C')) count = programme.forms.at('C').size();
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), 0U);
    std::uint64_t state = draw_for(programme, person, phase);
    for (std::size_t left = count; left > 1; --left)
        std::swap(order[left - 1], order[support::next_splitmix(state) % left]);
    return order;
}

std::uint64_t seed_of(const Programme& programme, const std::string& person, const std::string& phase,
                      std::size_t place) {
    constexpr std::uint64_t readable = (1ULL << 53U) - 1;
    return support::splitmix(draw_for(programme, person, phase) + place + 1) & readable;
}

Outcome<std::vector<Programme>> list_programmes(Reader& reader) {
    auto all = programme_rows<Programme>(
        reader,
        "SELECT id, title, created_utc, created_by, way, lang, rubric, rubric_fingerprint, baseline_from, "
        "baseline_due, final_from, final_due, pass_mark, seed, chosen_by_score, warm_up, invented "
        "FROM programmes ORDER BY rowid",
        nullptr, [](SQLite::Statement& at) {
            Programme one;
            std::string* texts[] = {&one.id,
                                    &one.title,
                                    &one.created_utc,
                                    &one.created_by,
                                    &one.way,
                                    &one.lang,
                                    &one.rubric,
                                    &one.rubric_fingerprint,
                                    &one.baseline_from,
                                    &one.baseline_due,
                                    &one.final_from,
                                    &one.final_due};
            int place = 0;
            for (std::string* text : texts)
                *text = at.getColumn(place++).getString();
            one.pass_mark = at.getColumn(place++).getInt();
            one.seed = at.getColumn(place++).getInt64();
            one.chosen_by_score = at.getColumn(place++).getInt() != 0;
            one.warm_up = at.getColumn(place++).getInt() != 0;
            one.invented = at.getColumn(place).getInt() != 0;
            return one;
        });
    if (!all) return all;
    for (Programme& one : all.value())
        if (auto fault = load_forms(reader, one)) return *fault;
    return all;
}

Outcome<std::optional<Programme>> find_programme(Reader& reader, const std::string& id) {
    auto all = list_programmes(reader);
    if (!all) return all.error();
    for (Programme& one : all.value())
        if (one.id == id) return std::optional<Programme>(std::move(one));
    return std::optional<Programme>();
}

Outcome<std::vector<Member>> members_of(Reader& reader, const std::string& programme) {
    auto rows = programme_rows<Member>(
        reader,
        "SELECT coalesce(merged_into, person), first_form, programme_people.team FROM programme_people LEFT "
        "JOIN people ON id = person WHERE programme = ? ORDER BY programme_people.rowid",
        &programme, [](SQLite::Statement& at) {
            return Member{at.getColumn(0).getString(), letter_in(at.getColumn(1)),
                          at.getColumn(2).getString()};
        });
    if (!rows) return rows;
    std::set<std::string> seen; // who was merged is one person
    std::erase_if(rows.value(), [&](const Member& one) { return !seen.insert(one.person).second; });
    return rows;
}

namespace {

/// Those for which the condition holds with the value.
Outcome<std::vector<Sitting>> sittings_where(Reader& reader, const std::string& condition,
                                             const std::string& asked) {
    auto all = programme_rows<Sitting>(
        reader,
        "SELECT id, programme, person, phase, form, started_utc, closed_utc, state, answered, total, passed, "
        "unconfirmed, suspected, versions, void_reason, voided_by FROM sittings WHERE "
            + condition + " ORDER BY rowid",
        &asked, [](SQLite::Statement& at) {
            Sitting one{at.getColumn(0).getString(), at.getColumn(1).getString(), at.getColumn(2).getString(),
                        at.getColumn(3).getString(), letter_in(at.getColumn(4)),  at.getColumn(5).getString(),
                        at.getColumn(6).getString()};
            one.result.state = sitting_state(at.getColumn(7).getString());
            one.result.answered = at.getColumn(8).getInt() != 0;
            if (!at.getColumn(9).isNull()) one.result.total_tenths = at.getColumn(9).getInt64();
            one.result.passed = at.getColumn(10).getInt() != 0;
            one.result.unconfirmed = at.getColumn(11).getInt64();
            one.result.suspected = at.getColumn(12).getInt64();
            one.result.versions = at.getColumn(13).getString();
            one.void_reason = at.getColumn(14).getString();
            one.voided_by = at.getColumn(15).getString();
            return one;
        });
    if (!all) return all;
    auto attempts = programme_rows<std::pair<std::string, std::string>>(
        reader,
        "SELECT sitting, attempt FROM sitting_attempts WHERE sitting IN (SELECT id FROM sittings WHERE "
            + condition + ") ORDER BY sitting, place",
        &asked, [](SQLite::Statement& at) {
            return std::pair(at.getColumn(0).getString(), at.getColumn(1).getString());
        });
    if (!attempts) return attempts.error();
    std::map<std::string_view, std::vector<std::string>*> by_sitting;
    for (Sitting& one : all.value())
        by_sitting[one.id] = &one.attempts;
    for (auto& [sitting, attempt] : attempts.value())
        if (const auto at = by_sitting.find(sitting); at != by_sitting.end())
            at->second->push_back(std::move(attempt));
    return all;
}

} // namespace

Outcome<std::vector<Sitting>> sittings_of(Reader& reader, const std::string& programme) {
    return sittings_where(reader, "programme = ?", programme);
}

Outcome<std::vector<PhaseSat>> phases_sat(Reader& reader, const std::string& programme) {
    return programme_rows<PhaseSat>(reader,
                                    "SELECT person, phase, unconfirmed FROM sittings WHERE programme = ? AND "
                                    "void_reason = '' AND state <> "
                                    "'open'",
                                    &programme, [](SQLite::Statement& at) {
                                        return PhaseSat{at.getColumn(0).getString(),
                                                        at.getColumn(1).getString(),
                                                        at.getColumn(2).getInt64()};
                                    });
}

Outcome<std::vector<Sitting>> sittings_with(Reader& reader, const std::string& attempt) {
    return sittings_where(reader, "id IN (SELECT sitting FROM sitting_attempts WHERE attempt = ?)", attempt);
}

Outcome<std::vector<std::string>> ways_practised(Reader& reader, const std::string& person) {
    return programme_rows<std::string>(reader, ways_practised_sql, &person,
                                       [](SQLite::Statement& at) { return at.getColumn(0).getString(); });
}

Outcome<SittingResult> judge_sitting(Reader& reader, const Programme& programme, const Sitting& sitting) {
    SittingResult result;
    const auto form = programme.forms.find(sitting.form);
    const std::size_t places = form == programme.forms.end() ? 0 : form->second.size();
    std::size_t finished = 0;
    std::int64_t tenths = 0;
    for (const std::string& attempt : sitting.attempts) {
        const auto part = part_of(reader, attempt);
        if (!part) return part.error();
        if (part.value().is_finished) ++finished;
        if (part.value().total) tenths += std::llround(*part.value().total * 10);
        result.answered = result.answered || part.value().answered;
        result.unconfirmed += part.value().is_provisional || part.value().critical > 0 ? 1 : 0;
        result.suspected += part.value().critical;
        result.confirmed += part.value().confirmed;
        if (result.versions.empty())
            result.versions = part.value().versions;
        else if (!part.value().versions.empty() && part.value().versions != result.versions)
            result.versions = "mixed";
    }
    const bool all_done = places > 0 && finished == places;
    result.state = all_done ? SittingState::finished : SittingState::abandoned;
    if (!all_done) return result;
    const auto count = static_cast<std::int64_t>(places);
    result.total_tenths = (tenths + count / 2) / count;
    const bool reached = tenths >= count * programme.pass_mark * 10; // exactly, before any rounding
    result.passed = reached && result.confirmed == 0;
    return result;
}

} // namespace amends::records
