#include "sim/app/cli/commands.hpp"
#include "sim/app/cli/named_case.hpp"
#include "sim/app/judge_files.hpp"
#include "sim/app/session/ready_case.hpp"
#include "sim/engine/explore.hpp"

#include <ostream>

namespace amends::app::cli {
namespace {

/// The report in a few lines for people.
void print(const scenario::Scenario& told, const engine::ExploreReport& report,
           const engine::RandomReport* random, Environment& environment) {
    const ui::Texts& texts = environment.texts;
    environment.out << texts.get("cli.explore.nodes",
                                 {{"reached", report.nodes_reached.size()}, {"total", report.nodes_total}})
                    << '\n';
    for (const scenario::Node& node : told.nodes)
        if (!report.nodes_reached.contains(node.id.value))
            environment.out << texts.get(report.exact ? "cli.explore.node_missed"
                                                      : "cli.explore.node_unknown",
                                         {{"node", node.id.value}})
                            << '\n';
    for (const auto& [id, ending] : report.endings) {
        if (ending.reached)
            environment.out << texts.get("cli.explore.ending",
                                         {{"ending", id}, {"lines", ending.script.size()}});
        else
            environment.out << texts.get(
                report.exact ? "cli.explore.ending_missed" : "cli.explore.ending_unknown", {{"ending", id}});
        environment.out << '\n';
    }
    for (const auto& [node, script] : report.dead_ends)
        environment.out << texts.get("cli.explore.dead_end", {{"node", node}, {"lines", script.size()}})
                        << '\n';
    environment.out << texts.get(report.exact ? "cli.explore.exact" : "cli.explore.not_exact") << '\n';
    if (!random) return;
    environment.out << texts.get("cli.explore.random", {{"plays", random->plays}, {"ended", random->ended}})
                    << '\n';
    for (const engine::Stuck& stuck : random->stuck)
        environment.out << texts.get("cli.explore.stuck",
                                     {{"seed", std::to_string(stuck.seed)}, {"reason", stuck.reason}})
                        << '\n';
}

} // namespace

Exit run(const ExploreCommand& command, Environment& environment) {
    const auto one = case_named(command.path, environment);
    if (!one) return Exit::unusable;
    environment.tell(one->loaded.problems);
    if (!one->playable()) return Exit::unusable;
    const JudgeFromFiles judge = load_judge(environment.assets, true, environment.own_lexicon);
    auto ready =
        make_ready(*one, environment.assets, judge, {.preferred = environment.lang(), .seed = command.seed});
    if (!ready) {
        environment.say(ready.error().message);
        return Exit::unusable;
    }
    const auto reads = [&](const text::Context& context, std::string_view reply) {
        return judge.judge->judge(context, reply);
    };
    const engine::ExploreReport report = engine::explore(ready.value().play, reads);
    std::optional<engine::RandomReport> random;
    if (command.random > 0)
        random =
            engine::play_at_random(ready.value().play, reads, static_cast<int>(command.random), command.seed);
    if (command.json)
        environment.out << engine::explore_report(report, random ? &*random : nullptr) << '\n';
    else
        print(*one->loaded.scenario, report, random ? &*random : nullptr, environment);
    bool findings = !report.dead_ends.empty() || (random && !random->stuck.empty());
    for (const auto& [id, ending] : report.endings)
        findings = findings || !ending.reached;
    return findings ? Exit::findings : Exit::fine;
}

} // namespace amends::app::cli
