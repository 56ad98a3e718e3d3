#include "sim/app/cli/check_samples.hpp"
#include "sim/app/cli/check_tests.hpp"
#include "sim/app/cli/commands.hpp"
#include "sim/app/printable.hpp"

#include <nlohmann/json.hpp>

#include <ostream>

namespace amends::app::cli {
namespace {

using nlohmann::json;
using support::Severity;

/// What all files together come to.
struct Tally {
    std::size_t errors = 0, warnings = 0, read = 0, tests = 0, failed = 0;
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

json coverage_json(const CheckedTests& tests) {
    json kinds = json::object();
    for (const Missed& missed : missed_of(tests))
        kinds[missed.kind] = {{"total", missed.total}, {"missed", missed.names}};
    return kinds;
}

/// `tests` is null where a case cannot be played; `texts`: with each sample as it was read.
json file_json(const LibraryCase& one, const CheckedTests* tests, bool texts, support::Lang lang) {
    json problems = json::array();
    for (const support::Problem& problem : one.loaded.problems)
        problems.push_back(problem_json(problem, lang));
    if (tests)
        for (const support::Problem& problem : tests->problems)
            problems.push_back(problem_json(problem, lang));
    return {{"path", one.file.string()},
            {"id", one.playable() ? json(one.loaded.scenario->id.value) : json(nullptr)},
            {"problems", std::move(problems)},
            {"tests", {{"run", tests ? tests->run : 0}, {"failed", tests ? tests->failed : 0}}},
            {"coverage", tests ? coverage_json(*tests) : json(nullptr)},
            {"samples", tests ? samples_json(tests->bench, one, texts) : json(nullptr)}};
}

std::string joined(const std::vector<std::string>& names) {
    std::string all;
    for (const std::string& name : names)
        all += (all.empty() ? "" : ", ") + name;
    return all;
}

/// A line for each kind of thing that no test reaches.
void print_coverage(const LibraryCase& one, const CheckedTests& tests, Environment& environment) {
    const ui::Texts& texts = environment.texts;
    const std::string& id = one.loaded.scenario->id.value;
    bool all_reached = true;
    for (const Missed& missed : missed_of(tests)) {
        if (missed.names.empty()) continue;
        all_reached = false;
        environment.out << texts.get(
            "cli.check.missed_" + std::string(missed.kind),
            {{"case", id}, {"count", missed.names.size()}, {"names", joined(missed.names)}})
                        << '\n';
    }
    if (all_reached) environment.out << texts.get("cli.check.covered", {{"case", id}}) << '\n';
}

/// All files of one call.
class Check {
public:
    Check(const CheckCommand& command, Environment& environment)
        : command_(command), environment_(environment), shipped_(shipped_resources(environment.assets)),
          player_(environment.assets, environment.own_lexicon) {}

    void path(const std::string& path) {
        const auto found = case_files(path);
        if (found.empty()) {
            environment_.say("cli.check.no_case", {{"path", printable(path)}});
            tally_.unreadable = true;
        }
        for (const auto& file : found)
            check(file);
    }
    void print() const {
        if (command_.json) {
            const json report = {{"files", files_}};
            environment_.out << report.dump(-1, ' ', false, json::error_handler_t::replace) << '\n';
        } else if (tally_.read > 0) {
            environment_.out << environment_.texts.get("cli.check.summary", {{"files", tally_.read},
                                                                             {"errors", tally_.errors},
                                                                             {"warnings", tally_.warnings},
                                                                             {"tests", tally_.tests},
                                                                             {"failed", tally_.failed}})
                             << '\n';
        }
    }
    [[nodiscard]] Exit exit() const {
        if (tally_.unreadable) return Exit::unusable;
        const bool findings = tally_.errors > 0 || (command_.strict && tally_.warnings > 0);
        return findings ? Exit::findings : Exit::fine;
    }

private:
    void check(const std::filesystem::path& file) {
        const LibraryCase one = load_case(file, shipped_);
        tell(one.loaded.problems);
        std::optional<CheckedTests> tests;
        if (one.playable()) tests = player_.play(one);
        if (tests) tell(tests->problems);
        tally_.tests += tests ? tests->run : 0;
        tally_.failed += tests ? tests->failed : 0;
        files_.push_back(file_json(one, tests ? &*tests : nullptr, command_.samples, environment_.lang()));
        if (tests && command_.coverage && !command_.json) print_coverage(one, *tests, environment_);
        if (tests && command_.samples && !command_.json) print_samples(tests->bench, one, environment_);
        if (!one.unreadable) {
            ++tally_.read;
            return;
        }
        tally_.unreadable = true;
        environment_.say_unreadable(file.string(), *one.unreadable);
    }
    void tell(const std::vector<support::Problem>& problems) {
        environment_.tell(problems);
        count(problems, tally_);
    }

    const CheckCommand& command_;
    Environment& environment_;
    scenario::Resources shipped_;
    TestPlayer player_;
    Tally tally_;
    json files_ = json::array();
};

} // namespace

Exit run(const CheckCommand& command, Environment& environment) {
    Check check(command, environment);
    for (const std::string& path : command.paths)
        check.path(path);
    check.print();
    return check.exit();
}

} // namespace amends::app::cli
