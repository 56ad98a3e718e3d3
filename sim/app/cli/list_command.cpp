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
    if (one.unreadable)
        environment.say("cli.unreadable",
                        {{"file", printable(one.file.string())}, {"why", printable(one.unreadable->answer)}});
    environment.tell(one.loaded.problems);
}

} // namespace

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
        const char* lang = environment.lang() == support::Lang::zh ? "zh" : "en";
        for (const json& row : rows)
            environment.out << environment.texts.get(
                "cli.list.row", {{"id", row["id"].get<std::string>()},
                                 {"title", printable(row["title"][lang].get<std::string>())},
                                 {"topic", row["topic"].get<std::string>()},
                                 {"difficulty", row["difficulty"].get<int>()}})
                            << '\n';
        if (rows.empty()) environment.say("cli.list.none");
    }
    return faulty ? Exit::findings : Exit::fine;
}

} // namespace amends::app::cli
