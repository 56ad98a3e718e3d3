#include "sim/app/cli/commands.hpp"
#include "sim/app/library.hpp"
#include "sim/app/printable.hpp"
#include "sim/scenario/names.hpp"

#include <nlohmann/json.hpp>

#include <ostream>

namespace amends::app::cli {
namespace {

using nlohmann::json;

json row_of(const LibraryCase& one) {
    const scenario::Scenario& script = *one.loaded.scenario;
    json languages = json::array();
    for (const support::Lang lang : script.languages)
        languages.push_back(scenario::name_of(lang));
    return {{"id", script.id.value},
            {"title", {{"zh", script.title.zh}, {"en", script.title.en}}},
            {"topic", scenario::name_of(script.topic)},
            {"channel", scenario::name_of(script.channel)},
            {"difficulty", script.difficulty},
            {"languages", std::move(languages)},
            {"path", one.file.string()}};
}

void tell_fault(const LibraryCase& one, const Environment& environment) {
    if (one.unreadable) environment.say_unreadable(one.file.string(), *one.unreadable);
    environment.tell(one.loaded.problems);
}

std::string title_of(const LibraryCase& one, const Environment& environment) {
    return printable(one.loaded.scenario->title.in(environment.lang()));
}

std::string topic_of(const LibraryCase& one, const Environment& environment) {
    return environment.texts.get("topic." + std::to_string(static_cast<int>(one.loaded.scenario->topic)));
}

} // namespace

std::vector<std::string> print_numbered_cases(const Environment& environment) {
    std::vector<std::string> ids;
    for (const LibraryCase& one :
         load_library(library_folders(environment.library), shipped_resources(environment.assets))) {
        if (!one.playable()) {
            tell_fault(one, environment);
            continue;
        }
        ids.push_back(one.loaded.scenario->id.value);
        environment.out << environment.texts.get("cli.list.numbered",
                                                 {{"number", ids.size()},
                                                  {"title", title_of(one, environment)},
                                                  {"topic", topic_of(one, environment)},
                                                  {"difficulty", one.loaded.scenario->difficulty},
                                                  {"id", ids.back()}})
                        << '\n';
    }
    if (ids.empty()) environment.say("cli.list.none");
    return ids;
}

Exit run(const ListCommand& command, Environment& environment) {
    const auto cases =
        load_library(library_folders(environment.library), shipped_resources(environment.assets));
    json rows = json::array();
    bool faulty = false;
    for (const LibraryCase& one : cases) {
        if (one.playable())
            rows.push_back(row_of(one));
        else
            tell_fault(one, environment);
        faulty = faulty || !one.playable();
    }
    if (command.json) {
        environment.out << rows.dump(-1, ' ', false, json::error_handler_t::replace) << '\n';
    } else {
        for (const LibraryCase& one : cases)
            if (one.playable())
                environment.out << environment.texts.get("cli.list.row",
                                                         {{"id", one.loaded.scenario->id.value},
                                                          {"title", title_of(one, environment)},
                                                          {"topic", topic_of(one, environment)},
                                                          {"difficulty", one.loaded.scenario->difficulty}})
                                << '\n';
        if (rows.empty()) environment.say("cli.list.none");
    }
    return faulty ? Exit::findings : Exit::fine;
}

} // namespace amends::app::cli
