#include "sim/app/cli/commands.hpp"
#include "sim/app/library.hpp"
#include "sim/app/printable.hpp"

#include <nlohmann/json.hpp>

#include <ostream>

namespace amends::app::cli {
namespace {

using nlohmann::json;
using support::Severity;

/// What all files together come to.
struct Tally {
    std::size_t errors = 0, warnings = 0, read = 0;
    bool unreadable = false;
};

std::string_view name_of(Severity severity) {
    switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    case Severity::note: break;
    }
    return "note";
}

json problem_json(const support::Problem& problem, support::Lang lang) {
    return {
        {"code", problem.code},     {"severity", name_of(problem.severity)}, {"line", problem.line},
        {"column", problem.column}, {"message", problem.message.in(lang)},   {"hint", problem.hint.in(lang)}};
}

void count(const std::vector<support::Problem>& problems, Tally& tally) {
    for (const support::Problem& problem : problems) {
        tally.errors += problem.severity == Severity::error ? 1 : 0;
        tally.warnings += problem.severity == Severity::warning ? 1 : 0;
    }
}

json file_json(const LibraryCase& one, support::Lang lang) {
    json problems = json::array();
    for (const support::Problem& problem : one.loaded.problems)
        problems.push_back(problem_json(problem, lang));
    return {{"path", one.file.string()},
            {"id", one.playable() ? json(one.loaded.scenario->id.value) : json(nullptr)},
            {"problems", std::move(problems)}};
}

void check_file(const std::filesystem::path& file, const scenario::Resources& shipped,
                Environment& environment, Tally& tally, json& files) {
    const LibraryCase one = load_case(file, shipped);
    environment.tell(one.loaded.problems);
    count(one.loaded.problems, tally);
    files.push_back(file_json(one, environment.lang()));
    if (!one.unreadable) {
        ++tally.read;
        return;
    }
    tally.unreadable = true;
    environment.say("cli.unreadable",
                    {{"file", printable(file.string())}, {"why", printable(one.unreadable->answer)}});
}

} // namespace

Exit run(const CheckCommand& command, Environment& environment) {
    const scenario::Resources shipped = shipped_resources(environment.assets);
    Tally tally;
    json files = json::array();
    for (const std::string& path : command.paths) {
        const auto found = case_files(path);
        if (found.empty()) {
            environment.say("cli.check.no_case", {{"path", printable(path)}});
            tally.unreadable = true;
        }
        for (const auto& file : found)
            check_file(file, shipped, environment, tally, files);
    }
    if (command.json)
        environment.out << json{{"files", files}}.dump(-1, ' ', false, json::error_handler_t::replace)
                        << '\n';
    else if (tally.read > 0)
        environment.out << environment.texts.get(
            "cli.check.summary",
            {{"files", tally.read}, {"errors", tally.errors}, {"warnings", tally.warnings}})
                        << '\n';
    if (tally.unreadable) return Exit::unusable;
    const bool findings = tally.errors > 0 || (command.strict && tally.warnings > 0);
    return findings ? Exit::findings : Exit::fine;
}

} // namespace amends::app::cli
