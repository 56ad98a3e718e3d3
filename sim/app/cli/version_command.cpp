#include "scoring/text/judge_version.hpp"
#include "sim/app/cli/commands.hpp"
#include "sim/app/judge_files.hpp"
#include "sim/app/library.hpp"
#include "sim/engine/event.hpp"
#include "sim/records/schema.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <ostream>

namespace amends::app::cli {
namespace {

nlohmann::json rubrics_of(const std::filesystem::path& assets) {
    nlohmann::json rubrics = nlohmann::json::object();
    std::error_code failed;
    for (const auto& entry : std::filesystem::directory_iterator(assets / "rubrics", failed)) {
        const std::string id = entry.path().stem().string();
        if (const auto read = load_rubric(assets, id); read && read.value().rubric)
            rubrics[id] = read.value().fingerprint;
    }
    return rubrics;
}

nlohmann::json scenarios_of(const Environment& environment) {
    nlohmann::json scenarios = nlohmann::json::object();
    for (const LibraryCase& one :
         load_library(library_folders(environment.library), shipped_resources(environment.assets)))
        if (one.playable()) scenarios[one.loaded.scenario->id.value] = one.loaded.fingerprint;
    return scenarios;
}

} // namespace

Exit run(const VersionCommand& command, Environment& environment) {
    const JudgeFromFiles judge = load_judge(environment.assets, true, environment.own_lexicon);
    environment.tell(judge.problems);
    const nlohmann::json version{
        {"version", AMENDS_VERSION},
        {"engine_version", engine::engine_version},
        {"judge_version", text::judge_version},
        {"scenario_format", scenario::format_version},
        {"store_version", records::schema_steps().size()},
        {"judge", judge.judge ? nlohmann::json(judge.judge->fingerprint()) : nlohmann::json(nullptr)},
        {"model", judge.judge && !judge.judge->rules_only()},
        {"rubrics", rubrics_of(environment.assets)},
        {"scenarios", scenarios_of(environment)}};
    if (command.json) {
        environment.out << version.dump() << '\n';
        return Exit::fine;
    }
    environment.out << "amends " << AMENDS_VERSION << '\n';
    for (const auto& [key, value] : version.items()) {
        if (key == "version") continue;
        if (!value.is_object()) {
            environment.out << key << ' ' << (value.is_string() ? value.get<std::string>() : value.dump())
                            << '\n';
            continue;
        }
        for (const auto& [id, fingerprint] : value.items())
            environment.out << key << ' ' << id << ' ' << fingerprint.get<std::string>() << '\n';
    }
    return Exit::fine;
}

Exit run(const HelpCommand&, Environment& environment) {
    environment.out << environment.texts.get("cli.help") << '\n';
    return Exit::fine;
}

} // namespace amends::app::cli
