#include "sim/app/answer_words.hpp"
#include "sim/app/cli/asking.hpp"
#include "sim/app/cli/commands.hpp"
#include "sim/app/cli/names.hpp"
#include "sim/app/cli/told_refusal.hpp"
#include "sim/app/people/roster.hpp"
#include "sim/app/platform/files.hpp"
#include "sim/app/platform/places.hpp"
#include "sim/app/platform/replace_file.hpp"
#include "sim/app/printable.hpp"

#include <nlohmann/json.hpp>

#include <ostream>

namespace amends::app::cli {
namespace {

using nlohmann::json;
using PeopleDoes = PeopleCommand::Verb;

constexpr std::size_t roster_bytes_max = 64U << 20U;

void print_document(const json& document, Environment& environment) {
    environment.out << document.dump(-1, ' ', false, json::error_handler_t::replace) << '\n';
}

json person_json(const records::Person& person) {
    return {{"id", person.id},
            {"name", person.name},
            {"role", to_string(person.role)},
            {"group", person.group},
            {"state", to_string(person.state)},
            {"merged_into", person.merged_into.empty() ? json(nullptr) : json(person.merged_into)},
            {"has_pin", person.has_pin}};
}

void print_person(const records::Person& person, const PeopleCommand& command, Environment& environment) {
    if (command.json) return print_document(person_json(person), environment);
    const ui::Texts& texts = environment.texts;
    environment.out << printable(person.id) << "  " << printable(person.name) << "  "
                    << texts.get("cli.people.role." + std::string(to_string(person.role)));
    if (!person.group.empty()) environment.out << "  " << printable(person.group);
    if (person.state == records::PersonState::inactive)
        environment.out << "  " << texts.get("cli.people.inactive");
    if (person.state == records::PersonState::merged)
        environment.out << "  " << texts.get("cli.people.merged", {{"id", printable(person.merged_into)}});
    environment.out << '\n';
}

/// The store and who asks.
using PeopleAsking = Asking<PeopleCommand>;

Exit list_people(const PeopleAsking& asking) {
    if (const auto no = why_not(asking.reader, asking.actor, records::Right::see_people))
        return told_fault(*no, asking.environment);
    const auto people = records::list_people(asking.reader);
    if (!people) return told_fault(people.error(), asking.environment);
    if (!asking.command.csv.empty()) {
        const auto written = platform::write_file_durably(asking.command.csv, roster_text(people.value()));
        if (written) return Exit::fine;
        asking.environment.say(
            "cli.unwritable",
            {{"file", printable(asking.command.csv)},
             {"why", answer_words(written.error().answer, FileDeed::written, asking.environment.texts)}});
        return Exit::unusable;
    }
    json all = json::array();
    for (const records::Person& person : people.value()) {
        if (asking.command.json)
            all.push_back(person_json(person));
        else
            print_person(person, asking.command, asking.environment);
    }
    if (asking.command.json) print_document(all, asking.environment);
    return Exit::fine;
}

Exit show_person(const PeopleAsking& asking, const std::string& id) {
    const auto person = records::find_person(asking.reader, id);
    if (!person) return told_fault(person.error(), asking.environment);
    if (person.value()) print_person(*person.value(), asking.command, asking.environment);
    return Exit::fine;
}

/// The first person of a store is its manager, whatever else was meant.
Exit add_person(const PeopleAsking& asking) {
    const PeopleCommand& command = asking.command;
    records::NewPerson person;
    person.id = command.words.empty() ? records::fresh_uuid() : command.words.front();
    person.name = command.name;
    person.group = command.group;
    const bool is_first = asking.actor.id().empty();
    person.role =
        role_of_word(command.role).value_or(is_first ? records::Role::manager : records::Role::trainee);
    if (const auto code = asking.failed(add_people(asking.store, asking.actor, {person}))) return *code;
    return show_person(asking, person.id);
}

void tell_roster(const Roster& roster, const Environment& environment) {
    for (support::Problem problem : roster.problems) {
        problem.message = {printable(problem.message.zh), printable(problem.message.en)};
        environment.err << format_problem(problem, environment.lang()) << '\n';
    }
}

Exit import_people(const PeopleAsking& asking) {
    const std::string& file = asking.command.words.front();
    auto bytes = platform::read_file(file, roster_bytes_max);
    if (!bytes) {
        asking.environment.say_unreadable(file, bytes.error());
        return Exit::unusable;
    }
    const auto there = records::list_people(asking.reader);
    if (!there) return told_fault(there.error(), asking.environment);
    auto read = read_roster(file, std::move(bytes).value(), there.value(), records::fresh_uuid);
    if (!read) return told_refusal(read.error(), asking.environment);
    const Roster& roster = read.value();
    tell_roster(roster, asking.environment);
    if (has_errors(roster.problems)) {
        asking.environment.say("cli.people.nothing_imported");
        return Exit::unusable;
    }
    const std::size_t added = roster.people.size();
    if (added > 0)
        if (const auto code = asking.failed(add_people(asking.store, asking.actor, roster.people)))
            return *code;
    if (asking.command.json)
        print_document({{"added", added}, {"known", roster.known}, {"without_id", roster.without_id}},
                       asking.environment);
    else
        asking.environment.out << asking.environment.texts.get("cli.people.imported",
                                                               {{"added", added}, {"known", roster.known}})
                               << '\n';
    return Exit::fine;
}

records::PersonChange change_of(const PeopleCommand& command) {
    const auto second = [&] { return command.words.at(1); };
    switch (command.verb) {
    case PeopleDoes::rename: return records::Renamed{second()};
    case PeopleDoes::merge: return records::MergedInto{second()};
    case PeopleDoes::role: return records::RoleGiven{role_of_word(second()).value_or(records::Role::trainee)};
    case PeopleDoes::group: return records::GroupGiven{second()};
    case PeopleDoes::activate: return records::Activated{true};
    case PeopleDoes::deactivate: return records::Activated{false};
    default: return records::PinReset{};
    }
}

Exit change_person(const PeopleAsking& asking) {
    const std::string& id = asking.command.words.front();
    if (const auto code =
            asking.failed(records::change_person(asking.store, asking.actor, id, change_of(asking.command))))
        return *code;
    if (asking.command.verb == PeopleDoes::reset_pin)
        asking.environment.say("cli.people.pin_was_reset", {{"id", printable(id)}});
    return show_person(asking, id);
}

Exit set_pin(const PeopleAsking& asking) {
    const auto pin = asking.command.pin_file.empty()
                         ? platform::pin_file() ? std::nullopt : pin_for(true, asking.environment)
                         : first_line(asking.command.pin_file, asking.environment);
    if (!pin) {
        if (asking.command.pin_file.empty()) asking.environment.say("cli.people.new_pin_where");
        return Exit::unusable;
    }
    if (const auto fault = change_pin(asking.store, asking.actor, *pin))
        return told_fault(*fault, asking.environment);
    asking.environment.say("cli.people.pin_is_set");
    return Exit::fine;
}

/// "trainee > trainer" by the roles' names.
std::string role_words(const ui::Texts& texts, const std::string& roles) {
    const std::string_view sign = " > ";
    const auto name = [&](const std::string& role) {
        return text_or(texts, "cli.people.role." + role, role);
    };
    const std::size_t at = roles.find(sign);
    if (at == std::string::npos) return name(roles);
    return name(roles.substr(0, at)) + " → " + name(roles.substr(at + sign.size()));
}

/// What an entry tells beside its action: "practice 24, assessment -" and the names of roles and rights in
/// the reader's words, all else as it stands.
std::string detail_words(const ui::Texts& texts, const records::AuditEntry& one) {
    if (one.action == "refused") return text_or(texts, "cli.people.right." + one.detail, one.detail);
    if (one.action == "added" || one.action == "role") return role_words(texts, one.detail);
    if (one.action != "retention") return printable(one.detail);
    const std::string practice = "practice ", assessment = ", assessment ";
    const std::size_t second = one.detail.find(assessment);
    if (second == std::string::npos || !one.detail.starts_with(practice))
        return texts.get("cli.people.dates_trusted");
    const auto months = [&](const std::string& number) {
        return number == "-" ? texts.get("cli.people.for_good") : printable(number);
    };
    return texts.get("cli.people.kept_months",
                     {{"practice", months(one.detail.substr(practice.size(), second - practice.size()))},
                      {"assessment", months(one.detail.substr(second + assessment.size()))}});
}

void print_entry(const records::AuditEntry& one, const Environment& environment) {
    const ui::Texts& texts = environment.texts;
    environment.out << one.at_utc << "  " << (one.actor.empty() ? "–" : printable(one.actor)) << "  "
                    << text_or(texts, "cli.people.audit." + one.action, one.action) << "  "
                    << text_or(texts, "cli.people.subject." + one.action, one.subject) << "  "
                    << detail_words(texts, one) << '\n';
}

Exit print_audit(const PeopleAsking& asking) {
    if (const auto no = why_not(asking.reader, asking.actor, records::Right::read_records))
        return told_fault(*no, asking.environment);
    const auto entries = records::audit_entries(asking.reader);
    if (!entries) return told_fault(entries.error(), asking.environment);
    json all = json::array();
    for (const records::AuditEntry& one : entries.value()) {
        all.push_back({{"seq", one.seq},
                       {"at_utc", one.at_utc},
                       {"actor", one.actor},
                       {"action", one.action},
                       {"subject", one.subject},
                       {"detail", one.detail}});
        if (!asking.command.json) print_entry(one, asking.environment);
    }
    if (asking.command.json) print_document(all, asking.environment);
    return Exit::fine;
}

Exit obey(const PeopleAsking& asking) {
    switch (asking.command.verb) {
    case PeopleDoes::list: return list_people(asking);
    case PeopleDoes::add: return add_person(asking);
    case PeopleDoes::import: return import_people(asking);
    case PeopleDoes::audit: return print_audit(asking);
    case PeopleDoes::set_pin: return set_pin(asking);
    default: return change_person(asking);
    }
}

Exit recover_pin(records::Store& store, const std::string& id, const Environment& environment) {
    if (const auto fault = store.wait(records::recover_pin(store, id)).fault)
        return told_fault(*fault, environment);
    environment.say("cli.people.pin_was_reset", {{"id", printable(id)}});
    return Exit::fine;
}

} // namespace

Exit run(const PeopleCommand& command, Environment& environment) {
    Exit code = Exit::fine;
    if (command.verb == PeopleDoes::recover_pin) {
        auto store = open_desk_store(environment, code);
        return store ? recover_pin(*store, command.words.front(), environment) : code;
    }
    auto open = open_records(command.as, environment, code);
    if (!open) return code;
    return obey({open->store, open->reader, open->actor, command, environment});
}

} // namespace amends::app::cli
