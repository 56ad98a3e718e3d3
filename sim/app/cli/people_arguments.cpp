#include "sim/app/cli/people_arguments.hpp"

#include "sim/app/cli/verbs.hpp"
#include "sim/app/people/roster.hpp"

namespace amends::app::cli {
namespace {

using PeopleDoes = PeopleCommand::Verb;
constexpr std::array<CommandVerb<PeopleDoes>, 13> people_verbs = {
    {{"list", PeopleDoes::list, 0, 0, "", "--csv --json --as "},
     {"add", PeopleDoes::add, 0, 1, "ID", "--name --role --group --json --as "},
     {"import", PeopleDoes::import, 1, 1, "FILE.csv", "--json --as "},
     {"rename", PeopleDoes::rename, 2, 2, "ID NAME", "--json --as "},
     {"merge", PeopleDoes::merge, 2, 2, "ID INTO", "--json --as "},
     {"deactivate", PeopleDoes::deactivate, 1, 1, "ID", "--json --as "},
     {"activate", PeopleDoes::activate, 1, 1, "ID", "--json --as "},
     {"role", PeopleDoes::role, 2, 2, "ID ROLE", "--json --as "},
     {"group", PeopleDoes::group, 2, 2, "ID GROUP", "--json --as "},
     {"reset-pin", PeopleDoes::reset_pin, 1, 1, "ID", "--json --as "},
     {"set-pin", PeopleDoes::set_pin, 0, 0, "", "--pin-file --as "},
     {"recover-pin", PeopleDoes::recover_pin, 1, 1, "ID", ""},
     {"audit", PeopleDoes::audit, 0, 0, "", "--json --as "}}};

} // namespace

void define_people(CLI::App& people, PeopleCommand& raw) {
    define_verbs(people, people_verbs, raw.verb_word, raw.words);
    people.add_option("--name", raw.name);
    people.add_option("--role", raw.role);
    people.add_option("--group", raw.group);
    people.add_option("--as", raw.as);
    people.add_option("--csv", raw.csv);
    people.add_option("--pin-file", raw.pin_file);
    people.add_flag("--json", raw.json);
}

support::Result<Arguments, UsageFault> people_command(const CLI::App& people, const PeopleCommand& raw) {
    const auto asked =
        verb_asked(people, people_verbs, raw.verb_word, raw.words, "cli.usage.people_takes_no");
    if (!asked) return asked.error();
    const auto* verb = asked.value();
    PeopleCommand command = raw;
    command.verb = verb->verb;
    if (command.verb == PeopleDoes::add && command.name.empty())
        return UsageFault{"cli.usage.missing", {{"what", "--name NAME"}}};
    if (command.verb == PeopleDoes::set_pin && command.as.empty())
        return UsageFault{"cli.usage.missing", {{"what", "--as ID"}}};
    const std::string role = command.verb == PeopleDoes::role ? command.words[1] : command.role;
    if (!role.empty() && !role_of_word(role))
        return UsageFault{"cli.usage.bad_value", {{"what", role + " {trainee,trainer,manager}"}}};
    return Arguments{command, {}, {}};
}

} // namespace amends::app::cli
