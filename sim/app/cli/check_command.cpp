#include "sim/app/answer_words.hpp"
#include "sim/app/cli/check_accept.hpp"
#include "sim/app/cli/check_samples.hpp"
#include "sim/app/cli/check_tests.hpp"
#include "sim/app/cli/commands.hpp"
#include "sim/app/cli/side_by_side.hpp"
#include "sim/app/printable.hpp"
#include "sim/engine/sample_acts.hpp"
#include "sim/scenario/problem_kinds.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
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
        kinds[missed.kind] = {{"total", missed.total},
                              {"reached", missed.reached()},
                              {"percent", missed.percent() ? json(*missed.percent()) : json(nullptr)},
                              {"missed", missed.names}};
    kinds["fallbacks"]["unreachable"] = tests.idle_fallbacks;
    return kinds;
}

/// A case as it was read, and what its tests came to; null where it cannot be played.
struct CheckedCase {
    LibraryCase one;
    std::optional<CheckedTests> tests;
    std::vector<support::Problem> problems; ///< of both, in file order
};

CheckedCase check_case(const std::filesystem::path& file, const scenario::Resources& shipped,
                       TestPlayer& player) {
    CheckedCase checked;
    checked.one = load_case(file, shipped);
    checked.problems = checked.one.loaded.problems;
    if (!checked.one.playable()) return checked;
    checked.tests = player.play(checked.one);
    auto& more = checked.tests->problems;
    checked.problems.insert(checked.problems.end(), more.begin(), more.end());
    if (auto acts = engine::missed_acts(checked.tests->bench, checked.one.loaded.source))
        checked.problems.push_back(std::move(*acts));
    scenario::sort_and_limit(checked.problems);
    return checked;
}

/// `texts`: with each sample as it was read.
json file_json(const CheckedCase& checked, bool texts, const Environment& environment) {
    const LibraryCase& one = checked.one;
    const CheckedTests* tests = checked.tests ? &*checked.tests : nullptr;
    json problems = json::array();
    for (const support::Problem& problem : checked.problems)
        problems.push_back(problem_json(problem, environment.lang()));
    const json unreadable =
        one.unreadable ? json(answer_words(one.unreadable->answer, FileDeed::read, environment.texts))
                       : json(nullptr);
    return {{"path", one.file.string()},
            {"id", one.playable() ? json(one.loaded.scenario->id.value) : json(nullptr)},
            {"unreadable", unreadable},
            {"problems", std::move(problems)},
            {"tests", {{"run", tests ? tests->run : 0}, {"failed", tests ? tests->failed : 0}}},
            {"coverage", tests ? coverage_json(*tests) : json(nullptr)},
            {"samples", tests ? samples_json(tests->bench, one, texts) : json(nullptr)}};
}

/// The names on lines of their own, indented and no wider than a terminal.
std::string wrapped(const std::vector<std::string>& names) {
    constexpr std::size_t width = 96;
    constexpr std::string_view indent = "\n    ";
    std::string all(indent);
    std::size_t column = 4;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::string piece = names[i] + (i + 1 < names.size() ? "," : "");
        if (column > 4 && column + 1 + piece.size() > width) {
            all += indent;
            column = 4;
        } else if (i > 0) {
            all += ' ';
            ++column;
        }
        all += piece;
        column += piece.size();
    }
    return all;
}

/// First how much the tests reach, then what they do not, by kind.
void print_coverage(const LibraryCase& one, const CheckedTests& tests, Environment& environment) {
    const ui::Texts& texts = environment.texts;
    const std::string& id = one.loaded.scenario->id.value;
    environment.out << texts.get("cli.check.coverage", {{"case", id}}) << '\n';
    const auto kinds = missed_of(tests);
    bool all_reached = true;
    for (const Missed& missed : kinds) {
        all_reached = all_reached && missed.names.empty();
        environment.out << "    "
                        << texts.get(
                               "cli.check.reached_" + std::string(missed.kind),
                               {{"reached", missed.reached()},
                                {"total", missed.total},
                                {"percent", missed.percent() ? std::to_string(*missed.percent()) : "–"}})
                        << '\n';
    }
    for (const Missed& missed : kinds)
        if (!missed.names.empty())
            environment.out << texts.get(
                "cli.check.missed_" + std::string(missed.kind),
                {{"case", id}, {"count", missed.names.size()}, {"names", wrapped(missed.names)}})
                            << '\n';
    if (!tests.idle_fallbacks.empty())
        environment.out << texts.get(
            "cli.check.idle_fallbacks",
            {{"case", id}, {"count", tests.idle_fallbacks.size()}, {"names", wrapped(tests.idle_fallbacks)}})
                        << '\n';
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
        files_to_check_.insert(files_to_check_.end(), found.begin(), found.end());
    }
    /// Several at once, as many as there are processors; told in their order.
    void check_all() {
        side_by_side(
            files_to_check_.size(),
            [this](std::size_t index) { return check_case(files_to_check_[index], shipped_, player_); },
            [this](const CheckedCase& checked) { tell(checked); });
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
    void tell(const CheckedCase& checked) {
        const LibraryCase& one = checked.one;
        const auto& tests = checked.tests;
        environment_.tell(checked.problems);
        count(checked.problems, tally_);
        tally_.tests += tests ? tests->run : 0;
        tally_.failed += tests ? tests->failed : 0;
        if (command_.json) files_.push_back(file_json(checked, command_.samples, environment_));
        if (tests && command_.coverage && !command_.json) print_coverage(one, *tests, environment_);
        if (tests && command_.samples && !command_.json) print_samples(tests->bench, one, environment_);
        if (tests && command_.accept
            && accept_misread(one, *tests, command_.accept_reason, environment_) != Exit::fine)
            tally_.unreadable = true;
        if (!one.unreadable) {
            ++tally_.read;
            return;
        }
        tally_.unreadable = true;
        if (checked.problems.empty()) environment_.say_unreadable(one.file.string(), *one.unreadable);
    }

    const CheckCommand& command_;
    Environment& environment_;
    scenario::Resources shipped_;
    TestPlayer player_;
    std::vector<std::filesystem::path> files_to_check_;
    Tally tally_;
    json files_ = json::array();
};

} // namespace

Exit run(const CheckCommand& command, Environment& environment) {
    Check check(command, environment);
    for (const std::string& path : command.paths)
        check.path(path);
    check.check_all();
    check.print();
    return check.exit();
}

} // namespace amends::app::cli
