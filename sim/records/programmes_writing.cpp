#include "sim/records/people_writing.hpp"
#include "sim/records/programmes.hpp"
#include "sim/records/warm_up.hpp"
#include "support/splitmix.hpp"
#include "support/utf8.hpp"

#include <SQLiteCpp/Column.h>

#include <algorithm>
#include <chrono>
#include <set>

namespace amends::records {
namespace {

StoreFault programme_fault(FaultKind kind, std::string detail = {}) {
    return {kind, {}, std::move(detail), {}};
}

bool is_day_or_empty(const std::string& day) {
    if (day.empty()) return true;
    if (day.size() != 10 || day[4] != '-' || day[7] != '-') return false;
    for (std::size_t at = 0; at < day.size(); ++at)
        if (at != 4 && at != 7 && (day[at] < '0' || day[at] > '9')) return false;
    const auto part = [&](std::size_t at, std::size_t digits) { return std::stoi(day.substr(at, digits)); };
    return std::chrono::year_month_day(std::chrono::year(part(0, 4)),
                                       std::chrono::month(static_cast<unsigned>(part(5, 2))),
                                       std::chrono::day(static_cast<unsigned>(part(8, 2))))
        .ok();
}

/// Whether the one day lies behind the other; an empty day lies nowhere.
bool is_after(const std::string& day, const std::string& other) {
    return !day.empty() && !other.empty() && day > other;
}

/// Blanks of any kind are no words.
bool says_nothing(const std::string& words) {
    for (std::size_t at = 0; at < words.size();) {
        const support::CodePoint one = support::decode_utf8(words, at);
        const bool is_space = one.value <= 0x20 || one.value == 0xA0 || one.value == 0x3000
                              || (one.value >= 0x2000 && one.value <= 0x200B) || one.value == 0xFEFF;
        if (!is_space) return false;
        at += one.length;
    }
    return true;
}

Answer flaw_of(const Programme& programme) {
    if (says_nothing(programme.title)) return programme_fault(FaultKind::bad_programme, "title");
    for (const char form : {'A', 'B'})
        if (!programme.forms.contains(form) || programme.forms.at(form).size() < form_cases_min)
            return programme_fault(FaultKind::bad_programme, "few_cases");
    if (programme.forms.at('A').size() != programme.forms.at('B').size())
        return programme_fault(FaultKind::bad_programme, "unequal");
    for (const std::string* day :
         {&programme.baseline_from, &programme.baseline_due, &programme.final_from, &programme.final_due})
        if (!is_day_or_empty(*day)) return programme_fault(FaultKind::bad_programme, "day");
    if (is_after(programme.baseline_from, programme.baseline_due)
        || is_after(programme.final_from, programme.final_due)
        || is_after(programme.baseline_from, programme.final_from)
        || is_after(programme.baseline_from, programme.final_due))
        return programme_fault(FaultKind::bad_programme, "order_of_days");
    return std::nullopt;
}

void put_form(Writing& writing, const std::string& programme, char form, const std::vector<FormCase>& cases) {
    SQLite::Statement put(writing.database, "INSERT INTO programme_forms VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    for (std::size_t place = 0; place < cases.size(); ++place) {
        put.bind(1, programme);
        put.bind(2, std::string(1, form));
        put.bind(3, static_cast<std::int64_t>(place));
        put.bind(4, cases[place].scenario);
        put.bind(5, cases[place].fingerprint);
        put.bind(6, cases[place].topic);
        put.bind(7, cases[place].channel);
        put.bind(8, cases[place].difficulty);
        put.exec();
        put.reset();
    }
}

void put_contents(Writing& writing, const std::vector<NewContent>& contents) {
    for (const NewContent& content : contents)
        write_content(writing, content.fingerprint, content.kind, content.bytes);
}

Answer write_programme(Writing& writing, const Actor& actor, const Programme& programme,
                       const std::vector<NewContent>& contents) {
    if (Answer no = check_right(writing, actor, Right::run_programmes)) return no;
    if (Answer flaw = flaw_of(programme)) return flaw;
    put_contents(writing, contents);
    SQLite::Statement put(
        writing.database,
        "INSERT INTO programmes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    int place = 0;
    for (const std::string& text :
         {programme.id, programme.title, utc_text(writing.wall_ms()), actor.id(), programme.way,
          programme.lang, programme.rubric, programme.rubric_fingerprint})
        put.bind(++place, text);
    put.bind(++place, programme.pass_mark);
    put.bind(++place, programme.seed);
    for (const std::string* day :
         {&programme.baseline_from, &programme.baseline_due, &programme.final_from, &programme.final_due})
        put.bind(++place, *day);
    for (const bool flag : {programme.chosen_by_score, programme.warm_up, programme.invented})
        put.bind(++place, flag ? 1 : 0);
    put.exec();
    for (const auto& [form, cases] : programme.forms)
        put_form(writing, programme.id, form, cases);
    write_audit(writing, actor.id(), "programme", programme.id);
    return std::nullopt;
}

bool has_programme(Writing& writing, const std::string& id) {
    return exists(writing, "SELECT 1 FROM programmes WHERE id = ?", {id});
}

/// Whether the same cases, in whatever order, are form A or B: who has sat both knows them.
bool is_form_already(Writing& writing, const std::string& programme, const std::vector<FormCase>& cases) {
    const auto names_of = [&](const char* form) {
        SQLite::Statement ask(writing.database,
                              "SELECT scenario FROM programme_forms WHERE programme = ? AND form = ?");
        ask.bind(1, programme);
        ask.bind(2, form);
        std::set<std::string> names;
        while (ask.executeStep())
            names.insert(ask.getColumn(0).getString());
        return names;
    };
    std::set<std::string> names;
    for (const FormCase& one : cases)
        names.insert(one.scenario);
    return names == names_of("A") || names == names_of("B");
}

std::int64_t count_of(Writing& writing, const std::string& programme, const char* form) {
    SQLite::Statement ask(writing.database,
                          "SELECT count(*) FROM programme_people WHERE programme = ? AND first_form = ?");
    ask.bind(1, programme);
    ask.bind(2, form);
    return ask.executeStep() ? ask.getColumn(0).getInt64() : 0;
}

/// Drawn by the seed, so that neither the list's order nor whoever fills it in decides who begins with what.
std::vector<std::string> in_drawn_order(Writing& writing, const std::string& programme,
                                        std::vector<std::string> people) {
    const auto seed = ask_text(writing, "SELECT seed FROM programmes WHERE id = ?", {programme});
    std::uint64_t state = support::splitmix(std::stoull(seed.value_or("1")));
    std::sort(people.begin(), people.end());
    people.erase(std::unique(people.begin(), people.end()), people.end());
    for (std::size_t left = people.size(); left > 1; --left)
        std::swap(people[left - 1], people[support::next_splitmix(state) % left]);
    return people;
}

Answer write_members(Writing& writing, const Actor& actor, const std::string& programme,
                     const std::vector<std::string>& people) {
    if (Answer no = check_right(writing, actor, Right::run_programmes)) return no;
    if (!has_programme(writing, programme)) return programme_fault(FaultKind::unknown_programme, programme);
    for (const std::string& person : people) {
        const auto state = ask_text(writing, "SELECT state FROM people WHERE id = ?", {person});
        if (!state) return programme_fault(FaultKind::unknown_person, person);
        if (*state != "active") return programme_fault(FaultKind::inactive_person, person);
    }
    std::int64_t a = count_of(writing, programme, "A"), b = count_of(writing, programme, "B");
    for (const std::string& person : in_drawn_order(writing, programme, people)) {
        if (exists(writing, "SELECT 1 FROM programme_people WHERE programme = ? AND person = ?",
                   {programme, person}))
            continue;
        const bool takes_a = a <= b;
        ++(takes_a ? a : b);
        run_sql(writing, "INSERT INTO programme_people SELECT ?, id, ?, team, ? FROM people WHERE id = ?",
                {programme, takes_a ? "A" : "B", utc_text(writing.wall_ms()), person});
        write_audit(writing, actor.id(), "joined", person, programme);
    }
    return std::nullopt;
}

/// Whoever ?2 is and was before somebody was merged into them.
constexpr const char* sitter_ids = "(SELECT ?2 UNION SELECT id FROM people WHERE merged_into = ?2)";

/// Whether the person has a sitting of that phase that is not void and of which `more` is true.
bool has_sat(Writing& writing, const Sitting& sitting, const std::string& phase, const char* more = "1") {
    const std::string sql = std::string("SELECT 1 FROM sittings WHERE programme = ?1 AND person IN ")
                            + sitter_ids + " AND phase = ?3 AND void_reason = '' AND " + more;
    return exists(writing, sql.c_str(), {sitting.programme, sitting.person, phase});
}

/// Baseline, final, resit: what comes before is over, and nobody who passed sits again.
Answer why_not_in_order(Writing& writing, const Sitting& sitting) {
    if (has_sat(writing, sitting, sitting.phase)) return programme_fault(FaultKind::cannot_sit, "sat");
    if (sitting.phase == "baseline") return std::nullopt;
    const std::string before = sitting.phase == "final" ? "baseline" : "final";
    if (!has_sat(writing, sitting, before)) return programme_fault(FaultKind::cannot_sit, "order");
    if (has_sat(writing, sitting, before, "state = 'open'"))
        return programme_fault(FaultKind::cannot_sit, "still_open");
    if (sitting.phase == "resit" && has_sat(writing, sitting, before, "passed = 1"))
        return programme_fault(FaultKind::cannot_sit, "passed");
    return std::nullopt;
}

/// The guided case, where the store knows of one, and a finished practice of another case in each way of
/// answering: getting used to the program must not look like learning.
bool is_warmed_up(Writing& writing, const std::string& person) {
    SQLite::Statement ask(writing.database, ways_practised_sql);
    ask.bind(1, person);
    std::set<std::string> ways;
    while (ask.executeStep())
        ways.insert(ask.getColumn(0).getString());
    return ways.contains("free") && ways.contains("choices") && ways.contains("guided");
}

Answer why_not_sit(Writing& writing, const Sitting& sitting, const std::string& today) {
    if (!has_programme(writing, sitting.programme))
        return programme_fault(FaultKind::unknown_programme, sitting.programme);
    const std::string member =
        std::string("SELECT 1 FROM programme_people WHERE programme = ?1 AND person IN ") + sitter_ids;
    if (!exists(writing, member.c_str(), {sitting.programme, sitting.person}))
        return programme_fault(FaultKind::cannot_sit, "no_member");
    if (Answer no = why_not_in_order(writing, sitting)) return no;
    const bool is_baseline = sitting.phase == "baseline";
    if (sitting.phase == "resit"
        && !exists(writing, "SELECT 1 FROM programme_forms WHERE programme = ? AND form = 'C'",
                   {sitting.programme}))
        return programme_fault(FaultKind::cannot_sit, "no_form");
    const auto from = ask_text(writing,
                               is_baseline ? "SELECT baseline_from FROM programmes WHERE id = ?"
                                           : "SELECT final_from FROM programmes WHERE id = ?",
                               {sitting.programme});
    if (from && today < *from) return programme_fault(FaultKind::cannot_sit, "early");
    if (is_baseline
        && exists(writing, "SELECT 1 FROM programmes WHERE id = ? AND warm_up = 1", {sitting.programme})
        && !is_warmed_up(writing, sitting.person))
        return programme_fault(FaultKind::cannot_sit, "warm_up");
    return std::nullopt;
}

Answer write_sitting(Writing& writing, const Actor& actor, const Sitting& sitting, const std::string& today) {
    if (actor.id() != sitting.person) { // everybody sits for themselves
        write_audit(writing, actor.id(), "refused", sitting.person, "sit");
        return programme_fault(FaultKind::cannot_sit, "other");
    }
    if (Answer no = why_not_sit(writing, sitting, today)) return no;
    run_sql(
        writing,
        "INSERT INTO sittings (id, programme, person, phase, form, started_utc, closed_utc, state, answered, "
        "passed, unconfirmed, suspected, versions, void_reason, voided_by, voided_utc) "
        "VALUES (?, ?, ?, ?, ?, ?, '', 'open', 0, 0, 0, 0, '', '', '', '')",
        {sitting.id, sitting.programme, sitting.person, sitting.phase, std::string(1, sitting.form),
         utc_text(writing.wall_ms())});
    return std::nullopt;
}

/// Everybody sits for themselves.
Answer why_not_theirs(Writing& writing, const Actor& actor, const std::string& sitting) {
    const auto person = ask_text(writing, "SELECT person FROM sittings WHERE id = ?", {sitting});
    if (!person) return programme_fault(FaultKind::unknown_programme, sitting);
    if (is_own(writing, actor, *person)) return std::nullopt;
    write_audit(writing, actor.id(), "refused", sitting, "sit");
    return programme_fault(FaultKind::cannot_sit, "other");
}

/// total, passed, unconfirmed, suspected, versions, and the sitting's id, from the place `first`.
void bind_points(SQLite::Statement& put, int first, const SittingResult& result, const std::string& sitting) {
    if (result.total_tenths) put.bind(first, *result.total_tenths);
    put.bind(first + 1, result.passed ? 1 : 0);
    put.bind(first + 2, result.unconfirmed);
    put.bind(first + 3, result.suspected);
    put.bind(first + 4, result.versions);
    put.bind(first + 5, sitting);
}

Answer write_closed(Writing& writing, const std::string& sitting, const SittingResult& result) {
    SQLite::Statement put(
        writing.database,
        "UPDATE sittings SET state = ?, closed_utc = ?, answered = ?, total = ?, passed = ?, "
        "unconfirmed = ?, suspected = ?, versions = ? WHERE id = ? AND state = 'open'");
    put.bind(1, std::string(to_string(result.state)));
    put.bind(2, utc_text(writing.wall_ms()));
    put.bind(3, result.answered ? 1 : 0);
    bind_points(put, 4, result, sitting);
    put.exec();
    return std::nullopt;
}

Answer write_void(Writing& writing, const Actor& actor, const std::string& sitting,
                  const std::string& reason) {
    if (Answer no = check_right(writing, actor, Right::run_programmes)) return no;
    const auto before = ask_text(writing, "SELECT void_reason FROM sittings WHERE id = ?", {sitting});
    if (!before) return programme_fault(FaultKind::unknown_programme, sitting);
    if (says_nothing(reason)) return programme_fault(FaultKind::bad_programme, "reason");
    if (!before->empty()) return programme_fault(FaultKind::cannot_sit, "void");
    run_sql(writing, "UPDATE sittings SET void_reason = ?, voided_by = ?, voided_utc = ? WHERE id = ?",
            {reason, actor.id(), utc_text(writing.wall_ms()), sitting});
    write_audit(writing, actor.id(), "voided", sitting);
    return std::nullopt;
}

/// Everything a demonstration holds beside its attempts.
struct Invented {
    Programme programme;
    std::vector<NewPerson> people;
    std::vector<Member> members;
    std::vector<Sitting> sittings;
};

void write_invented_sitting(Writing& writing, const Sitting& sitting) {
    run_sql(
        writing,
        "INSERT INTO sittings (id, programme, person, phase, form, started_utc, closed_utc, state, answered, "
        "passed, unconfirmed, suspected, versions, void_reason, voided_by, voided_utc) "
        "VALUES (?, ?, ?, ?, ?, ?, '', 'open', 0, 0, 0, 0, '', '', '', '')",
        {sitting.id, sitting.programme, sitting.person, sitting.phase, std::string(1, sitting.form),
         sitting.started_utc.empty() ? utc_text(writing.wall_ms()) : sitting.started_utc});
    for (std::size_t place = 0; place < sitting.attempts.size(); ++place)
        run_sql(writing, "INSERT INTO sitting_attempts VALUES (?, CAST(? AS INTEGER), ?)",
                {sitting.id, std::to_string(place), sitting.attempts[place]});
    write_closed(writing, sitting.id, sitting.result);
}

Answer write_invented(Writing& writing, const Invented& all) {
    if (!all.programme.invented || lists_people(writing))
        return programme_fault(FaultKind::not_allowed, std::string(to_string(Right::run_programmes)));
    if (Answer fault = write_programme(writing, Actor::first(), all.programme, {})) return fault;
    if (Answer fault = write_people_of(writing, Actor::first(), all.people)) return fault;
    for (const Member& member : all.members)
        run_sql(writing, "INSERT INTO programme_people VALUES (?, ?, ?, ?, ?)",
                {all.programme.id, member.person, std::string(1, member.first_form), member.group,
                 utc_text(writing.wall_ms())});
    for (const Sitting& sitting : all.sittings)
        write_invented_sitting(writing, sitting);
    return std::nullopt;
}

} // namespace

Store::Ticket put_invented(Store& store, Programme programme, std::vector<NewPerson> people,
                           std::vector<Member> members, std::vector<Sitting> sittings) {
    return store.write(
        [all = Invented{std::move(programme), std::move(people), std::move(members), std::move(sittings)}](
            Writing& writing) { return write_invented(writing, all); });
}

Store::Ticket set_up_programme(Store& store, Actor actor, Programme programme,
                               std::vector<NewContent> contents) {
    return store.write([actor = std::move(actor), programme = std::move(programme),
                        contents = std::move(contents)](Writing& writing) {
        return write_programme(writing, actor, programme, contents);
    });
}

Store::Ticket set_resit_form(Store& store, Actor actor, std::string programme, std::vector<FormCase> cases,
                             std::vector<NewContent> contents) {
    return store.write([actor = std::move(actor), programme = std::move(programme), cases = std::move(cases),
                        contents = std::move(contents)](Writing& writing) -> Answer {
        if (Answer no = check_right(writing, actor, Right::run_programmes)) return no;
        if (!has_programme(writing, programme))
            return programme_fault(FaultKind::unknown_programme, programme);
        if (cases.size() < form_cases_min) return programme_fault(FaultKind::bad_programme, "few_cases");
        if (exists(writing, "SELECT 1 FROM sittings WHERE programme = ? AND form = 'C'", {programme}))
            return programme_fault(FaultKind::cannot_sit, "form_used");
        if (is_form_already(writing, programme, cases))
            return programme_fault(FaultKind::bad_programme, "same_form");
        put_contents(writing, contents);
        run_sql(writing, "DELETE FROM programme_forms WHERE programme = ? AND form = 'C'", {programme});
        put_form(writing, programme, 'C', cases);
        write_audit(writing, actor.id(), "resit_form", programme);
        return std::nullopt;
    });
}

Store::Ticket add_members(Store& store, Actor actor, std::string programme, std::vector<std::string> people) {
    return store.write([actor = std::move(actor), programme = std::move(programme),
                        people = std::move(people)](Writing& writing) {
        return write_members(writing, actor, programme, people);
    });
}

Store::Ticket start_sitting(Store& store, Actor actor, Sitting sitting, std::string today) {
    return store.write([actor = std::move(actor), sitting = std::move(sitting), today = std::move(today)](
                           Writing& writing) { return write_sitting(writing, actor, sitting, today); });
}

Store::Ticket note_attempt(Store& store, Actor actor, std::string sitting, std::size_t place,
                           std::string attempt) {
    return store.write([actor = std::move(actor), sitting = std::move(sitting), place,
                        attempt = std::move(attempt)](Writing& writing) -> Answer {
        if (Answer no = why_not_theirs(writing, actor, sitting)) return no;
        run_sql(writing, "INSERT INTO sitting_attempts VALUES (?, CAST(? AS INTEGER), ?)",
                {sitting, std::to_string(place), attempt});
        return std::nullopt;
    });
}

Store::Ticket close_sitting(Store& store, Actor actor, std::string sitting, SittingResult result) {
    return store.write([actor = std::move(actor), sitting = std::move(sitting),
                        result = std::move(result)](Writing& writing) -> Answer {
        if (Answer no = why_not_theirs(writing, actor, sitting)) return no;
        return write_closed(writing, sitting, result);
    });
}

Store::Ticket recount_sitting(Store& store, Actor actor, std::string sitting, SittingResult result) {
    return store.write([actor = std::move(actor), sitting = std::move(sitting),
                        result = std::move(result)](Writing& writing) -> Answer {
        if (Answer no = check_right(writing, actor, Right::mark_turns)) return no;
        SQLite::Statement put(writing.database,
                              "UPDATE sittings SET total = ?, passed = ?, unconfirmed = ?, suspected = ?, "
                              "versions = ? WHERE id = ? AND state <> 'open'");
        bind_points(put, 1, result, sitting);
        put.exec();
        return std::nullopt;
    });
}

Store::Ticket void_sitting(Store& store, Actor actor, std::string sitting, std::string reason) {
    return store.write([actor = std::move(actor), sitting = std::move(sitting), reason = std::move(reason)](
                           Writing& writing) { return write_void(writing, actor, sitting, reason); });
}

} // namespace amends::records
