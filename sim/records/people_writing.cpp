#include "sim/records/people_writing.hpp"

#include "sim/records/pin.hpp"

#include <SQLiteCpp/Column.h>

#include <algorithm>
#include <memory>
#include <set>

namespace amends::records {
namespace {

StoreFault person_fault(FaultKind kind, std::string detail = {}) {
    return {kind, {}, std::move(detail), {}};
}

/// How a person stands in the open transaction.
struct Listed {
    Role role = Role::trainee;
    std::string state, merged_into;
};

std::optional<Listed> listed(Writing& writing, const std::string& id) {
    SQLite::Statement ask(writing.database,
                          "SELECT role, state, coalesce(merged_into, '') FROM people WHERE id = ?");
    ask.bind(1, id);
    if (!ask.executeStep()) return std::nullopt;
    return Listed{role_from(ask.getColumn(0).getString()).value_or(Role::trainee),
                  ask.getColumn(1).getString(), ask.getColumn(2).getString()};
}

/// Null: an active person.
Answer why_not_active(Writing& writing, const std::string& id) {
    const auto person = listed(writing, id);
    if (!person) return person_fault(FaultKind::unknown_person, id);
    if (person->state == "merged") return person_fault(FaultKind::merged_person, person->merged_into);
    if (person->state == "inactive") return person_fault(FaultKind::inactive_person, id);
    return std::nullopt;
}

Answer flaw_answer(const NewPerson& person) {
    const auto flaws = flaws_of(person);
    if (flaws.empty()) return std::nullopt;
    return StoreFault{FaultKind::bad_person, {}, std::to_string(static_cast<int>(flaws.front())), person.id};
}

Answer write_people(Writing& writing, const Actor& actor, const std::vector<NewPerson>& people) {
    const bool is_first = !lists_people(writing);
    if (Answer no = check_right(writing, actor, Right::change_people)) return no;
    std::set<std::string> ids;
    bool brings_manager = false;
    for (const NewPerson& person : people) {
        if (Answer flaw = flaw_answer(person)) return flaw;
        if (!ids.insert(person.id).second || listed(writing, person.id))
            return person_fault(FaultKind::known_person, person.id);
        brings_manager = brings_manager || person.role == Role::manager;
    }
    if (is_first && !brings_manager) return person_fault(FaultKind::last_manager);
    const std::string utc = utc_text(writing.wall_ms());
    SQLite::Statement put(writing.database, "INSERT INTO people (id, name, role, team, state, added_utc) "
                                            "VALUES (?, ?, ?, ?, 'active', ?)");
    for (const NewPerson& person : people) {
        put.bind(1, person.id);
        put.bind(2, person.name);
        put.bind(3, std::string(to_string(person.role)));
        put.bind(4, person.group);
        put.bind(5, utc);
        put.exec();
        put.reset();
        write_audit(writing, actor.id(), "added", person.id, std::string(to_string(person.role)));
    }
    return std::nullopt;
}

/// One change of an existing person, after the actor's right was checked.
struct Changing {
    Writing& writing;
    const Actor& actor;
    const std::string& person;
    Listed before;

    void note(const char* action, const std::string& detail = {}) const {
        write_audit(writing, actor.id(), action, person, detail);
    }
    [[nodiscard]] bool would_orphan() const { return is_last_manager(writing, person); }

    Answer operator()(const Renamed& change) const {
        if (Answer flaw = flaw_answer({person, change.name})) return flaw;
        run_sql(writing, "UPDATE people SET name = ? WHERE id = ?", {change.name, person});
        note("renamed");
        return std::nullopt;
    }
    Answer operator()(const RoleGiven& change) const {
        if (change.role != Role::manager && would_orphan())
            return person_fault(FaultKind::last_manager, person);
        run_sql(writing, "UPDATE people SET role = ? WHERE id = ?",
                {std::string(to_string(change.role)), person});
        note("role", std::string(to_string(before.role)) + " > " + std::string(to_string(change.role)));
        return std::nullopt;
    }
    Answer operator()(const GroupGiven& change) const {
        if (Answer flaw = flaw_answer({person, "-", Role::trainee, change.group})) return flaw;
        run_sql(writing, "UPDATE people SET team = ? WHERE id = ?", {change.group, person});
        note("group");
        return std::nullopt;
    }
    Answer operator()(const Activated& change) const {
        if (!change.is_active && would_orphan()) return person_fault(FaultKind::last_manager, person);
        run_sql(writing, "UPDATE people SET state = ? WHERE id = ?",
                {change.is_active ? "active" : "inactive", person});
        note(change.is_active ? "activated" : "deactivated");
        return std::nullopt;
    }
    /// Those merged before follow, so that one step always leads to who they are now.
    Answer operator()(const MergedInto& change) const {
        if (change.person == person) return person_fault(FaultKind::same_person, person);
        if (Answer fault = why_not_active(writing, change.person)) return fault;
        if (would_orphan() && listed(writing, change.person)->role != Role::manager)
            return person_fault(FaultKind::last_manager, person);
        run_sql(writing, "UPDATE people SET merged_into = ? WHERE merged_into = ?", {change.person, person});
        run_sql(writing, "UPDATE people SET state = 'merged', merged_into = ? WHERE id = ?",
                {change.person, person});
        run_sql(writing, "DELETE FROM pins WHERE person = ?", {person});
        note("merged", change.person);
        return std::nullopt;
    }
    Answer operator()(const PinReset&) const {
        run_sql(writing, "DELETE FROM pins WHERE person = ?", {person});
        note("pin_reset");
        return std::nullopt;
    }
};

Answer write_change(Writing& writing, const Actor& actor, const std::string& person,
                    const PersonChange& change) {
    const bool is_reset = std::holds_alternative<PinReset>(change);
    if (Answer no = check_right(writing, actor, is_reset ? Right::reset_pins : Right::change_people))
        return no;
    const auto before = listed(writing, person);
    if (!before) return person_fault(FaultKind::unknown_person, person);
    if (before->state == "merged") return person_fault(FaultKind::merged_person, before->merged_into);
    return std::visit(Changing{writing, actor, person, *before}, change);
}

void put_pin(Writing& writing, const std::string& person, const std::string& hash) {
    run_sql(writing, "INSERT OR REPLACE INTO pins VALUES (?, ?, ?, 0, 0)",
            {person, hash, utc_text(writing.wall_ms())});
    write_audit(writing, person, "pin_set", person);
}

/// A try: counted before it is looked at, so that ending the program in between wins nothing.
Answer count_try(Writing& writing, const std::string& person, std::int64_t steady_ms, std::string& hash,
                 std::int64_t& wrong) {
    if (Answer fault = why_not_active(writing, person)) return fault;
    SQLite::Statement ask(writing.database, "SELECT hash, wrong, tried_ms FROM pins WHERE person = ?");
    ask.bind(1, person);
    if (!ask.executeStep()) return std::nullopt; // chooses one now
    wrong = ask.getColumn(1).getInt64();
    const std::int64_t left = wait_left_ms(wrong, ask.getColumn(2).getInt64(), steady_ms);
    if (left > 0) return person_fault(FaultKind::pin_wait, std::to_string((left + 999) / 1000));
    hash = ask.getColumn(0).getString();
    ++wrong;
    SQLite::Statement count(writing.database, "UPDATE pins SET wrong = ?, tried_ms = ? WHERE person = ?");
    count.bind(1, wrong);
    count.bind(2, steady_ms);
    count.bind(3, person);
    count.exec();
    return std::nullopt;
}

std::optional<StoreFault> done(Store& store, std::function<Answer(Writing&)> work) {
    return store.wait(store.write(std::move(work))).fault;
}

/// A PIN for somebody who has none, unless one came meanwhile.
std::optional<StoreFault> choose_pin(Store& store, const std::string& person, const std::string& pin) {
    if (!is_good_pin(pin)) return person_fault(FaultKind::weak_pin);
    const std::string hash = hash_pin(pin);
    if (hash.empty()) return person_fault(FaultKind::out_of_memory);
    return done(store, [&](Writing& writing) -> Answer {
        if (exists(writing, "SELECT 1 FROM pins WHERE person = ?", {person}))
            return person_fault(FaultKind::wrong_pin, "0");
        put_pin(writing, person, hash);
        return std::nullopt;
    });
}

} // namespace

Answer write_people_of(Writing& writing, const Actor& actor, const std::vector<NewPerson>& people) {
    return write_people(writing, actor, people);
}

void run_sql(Writing& writing, const char* sql, const std::vector<std::string>& values) {
    SQLite::Statement statement(writing.database, sql);
    int place = 0;
    for (const std::string& value : values)
        statement.bind(++place, value);
    statement.exec();
}

std::optional<std::string> ask_text(Writing& writing, const char* sql,
                                    const std::vector<std::string>& values) {
    SQLite::Statement ask(writing.database, sql);
    int place = 0;
    for (const std::string& value : values)
        ask.bind(++place, value);
    if (!ask.executeStep()) return std::nullopt;
    return ask.getColumn(0).getString();
}

bool exists(Writing& writing, const char* sql, const std::vector<std::string>& values) {
    return ask_text(writing, sql, values).has_value();
}

void write_audit(Writing& writing, const std::string& actor, const std::string& action,
                 const std::string& subject, const std::string& detail) {
    run_sql(writing, "INSERT INTO audit (at_utc, actor, action, subject, detail) VALUES (?, ?, ?, ?, ?)",
            {utc_text(writing.wall_ms()), actor, action, subject, detail});
}

bool lists_people(Writing& writing) {
    return exists(writing, "SELECT 1 FROM people LIMIT 1");
}

Answer check_right(Writing& writing, const Actor& actor, Right right) {
    if (actor.id().empty() && !lists_people(writing)) return std::nullopt;
    const auto person = listed(writing, actor.id());
    if (person && person->state == "active" && may(person->role, right)) return std::nullopt;
    write_audit(writing, actor.id(), "refused", actor.id(), std::string(to_string(right)));
    return person_fault(FaultKind::not_allowed, std::string(to_string(right)));
}

bool is_own(Writing& writing, const Actor& actor, const std::string& person) {
    if (!lists_people(writing)) return true;
    if (actor.id().empty() || why_not_active(writing, actor.id())) return false;
    const auto ids = ids_within(writing, actor.id());
    return person.empty() || std::find(ids.begin(), ids.end(), person) != ids.end();
}

Answer check_writes(Writing& writing, const Actor& actor, const std::string& person,
                    const std::string& attempt) {
    SQLite::Statement& ask = writing.may_write; // once a turn: prepared
    ask.tryReset();                             // says again why it failed the last time
    ask.bind(1, actor.id());
    ask.bind(2, person);
    const bool may_write = ask.executeStep() && ask.getColumn(0).getInt() != 0;
    ask.reset();
    if (may_write) return std::nullopt;
    write_audit(writing, actor.id(), "refused", attempt, std::string(writing_right));
    return person_fault(FaultKind::not_allowed, std::string(writing_right));
}

bool is_last_manager(Writing& writing, const std::string& person) {
    const auto now = listed(writing, person);
    return now && now->state == "active" && now->role == Role::manager
           && !exists(writing, "SELECT 1 FROM people WHERE role = 'manager' AND state = 'active' AND id <> ?",
                      {person});
}

std::vector<std::string> ids_within(Writing& writing, const std::string& person) {
    std::vector<std::string> ids = {person};
    SQLite::Statement ask(writing.database, "SELECT id FROM people WHERE merged_into = ?");
    ask.bind(1, person);
    while (ask.executeStep())
        ids.push_back(ask.getColumn(0).getString());
    return ids;
}

Answer why_not_leave(Writing& writing, const std::string& person) {
    const bool leaves_people =
        exists(writing, "SELECT 1 FROM people WHERE id <> ? AND merged_into IS NOT ?", {person, person});
    if (leaves_people && is_last_manager(writing, person))
        return StoreFault{FaultKind::last_manager, {}, person, {}};
    return std::nullopt;
}

void erase_from_people(Writing& writing, const std::vector<std::string>& ids, const std::string& name) {
    for (const std::string& id : ids) {
        run_sql(
            writing,
            "UPDATE sittings SET void_reason = 'erased' WHERE void_reason <> '' AND (person = ?1 OR "
            "instr(void_reason, ?1) > 0 OR instr(void_reason, (SELECT name FROM people WHERE id = ?1)) > 0)",
            {id});
        run_sql(writing, "UPDATE OR REPLACE programme_people SET person = ?, team = '' WHERE person = ?",
                {name, id});
        run_sql(writing, "UPDATE sittings SET person = ? WHERE person = ?", {name, id});
        run_sql(writing, "UPDATE sittings SET voided_by = ? WHERE voided_by = ?", {name, id});
        run_sql(writing, "UPDATE programmes SET created_by = ? WHERE created_by = ?", {name, id});
        run_sql(writing, "DELETE FROM shop_figures WHERE scope = 'person' AND name = ?", {id});
        run_sql(writing, "UPDATE shop_figures SET imported_by = ? WHERE imported_by = ?", {name, id});
    }
    for (const std::string& id : ids) // the one detail that is free text: why a found change was accepted
        for (const char* table : {"audit", "brought_audit"})
            run_sql(writing,
                    ("UPDATE " + std::string(table)
                     + " SET detail = 'erased' WHERE action = 'accepted' AND (instr(detail, ?1) > 0 OR "
                       "instr(detail, (SELECT name FROM people WHERE id = ?1)) > 0)")
                        .c_str(),
                    {id});
    for (auto id = ids.rbegin(); id != ids.rend(); ++id) { // those merged into the first go before it
        for (const char* table : {"audit", "brought_audit"}) {
            const auto run = [&](const std::string& set) {
                run_sql(writing, ("UPDATE " + std::string(table) + set).c_str(), {*id});
            };
            run(" SET detail = '' WHERE detail = ?");
            run(" SET subject = 'erased' WHERE subject = ?");
            run(" SET actor = 'erased' WHERE actor = ?");
        }
        run_sql(writing, "DELETE FROM pins WHERE person = ?", {*id});
        run_sql(writing, "DELETE FROM improvement_plans WHERE person = ?", {*id});
        for (const char* role : {"owner", "made_by", "closed_by"})
            run_sql(
                writing,
                (std::string("UPDATE improvement_plans SET ") + role + " = 'erased' WHERE " + role + " = ?")
                    .c_str(),
                {*id});
        run_sql(writing, "DELETE FROM people WHERE id = ?", {*id});
    }
}

/// Makes actors: nobody else can.
struct SignIn {
    static Actor actor(const std::string& person) { return Actor(person); }
};

Outcome<SignedIn> sign_in(Store& store, const std::string& person, const std::string& pin,
                          std::int64_t steady_ms) {
    std::string hash;
    std::int64_t wrong = 0;
    if (auto fault =
            done(store, [&](Writing& writing) { return count_try(writing, person, steady_ms, hash, wrong); }))
        return *fault;
    const bool chooses = hash.empty();
    if (chooses) {
        if (auto fault = choose_pin(store, person, pin)) return *fault;
    } else if (!is_pin(hash, pin)) {
        done(store, [&](Writing& writing) -> Answer {
            write_audit(writing, person, "wrong_pin", person, std::to_string(wrong));
            return std::nullopt;
        });
        return person_fault(FaultKind::wrong_pin, std::to_string(wait_after_ms(wrong) / 1000));
    } else if (auto fault = done(store, [&](Writing& writing) -> Answer {
                   run_sql(writing, "UPDATE pins SET wrong = 0 WHERE person = ?", {person});
                   return std::nullopt;
               })) {
        return *fault;
    }
    auto reader = reader_of(store);
    if (!reader) return reader.error();
    auto found = find_person(reader.value(), person);
    if (!found) return found.error();
    if (!found.value()) return person_fault(FaultKind::unknown_person, person);
    return SignedIn{SignIn::actor(person), std::move(*found.value()), chooses};
}

std::optional<StoreFault> change_pin(Store& store, const Actor& actor, const std::string& pin) {
    if (!is_good_pin(pin)) return person_fault(FaultKind::weak_pin);
    const std::string hash = hash_pin(pin);
    if (hash.empty()) return person_fault(FaultKind::out_of_memory);
    return done(store, [&](Writing& writing) -> Answer {
        if (Answer fault = why_not_active(writing, actor.id())) return fault;
        put_pin(writing, actor.id(), hash);
        return std::nullopt;
    });
}

Store::Ticket recover_pin(Store& store, std::string person) {
    return store.write([person = std::move(person)](Writing& writing) -> Answer {
        if (Answer fault = why_not_active(writing, person)) return fault;
        if (!is_last_manager(writing, person)) return person_fault(FaultKind::not_last_manager, person);
        run_sql(writing, "DELETE FROM pins WHERE person = ?", {person});
        write_audit(writing, {}, "pin_recovered", person);
        return std::nullopt;
    });
}

Store::Ticket add_people(Store& store, Actor actor, std::vector<NewPerson> people) {
    return store.write([actor = std::move(actor), people = std::move(people)](Writing& writing) {
        return write_people(writing, actor, people);
    });
}

Store::Ticket change_person(Store& store, Actor actor, std::string person, PersonChange change) {
    return store.write([actor = std::move(actor), person = std::move(person), change = std::move(change)](
                           Writing& writing) { return write_change(writing, actor, person, change); });
}

} // namespace amends::records
