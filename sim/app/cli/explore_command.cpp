#include "sim/app/cli/commands.hpp"
#include "sim/app/cli/named_case.hpp"
#include "sim/app/judge_files.hpp"
#include "sim/app/session/ready_case.hpp"
#include "sim/engine/explore.hpp"

#include <ostream>

namespace amends::app::cli {
namespace {

/// The report for people: what was reached, how well and how badly, and the script that leads to each
/// finding.
class ExplorePrinter {
public:
    ExplorePrinter(const scenario::Scenario& told, const engine::ExploreReport& report,
                   Environment& environment)
        : told_(told), report_(report), texts_(environment.texts), out_(environment.out) {}

    void print(const engine::RandomReport* random) {
        places();
        by_acts();
        for (const auto& [node, script] : report_.dead_ends) {
            line("cli.explore.dead_end", {{"node", node}, {"lines", script.size()}});
            lines(script);
        }
        points();
        trainees();
        line(report_.exact                             ? "cli.explore.exact"
             : report_.choices.complete && !is_typed() ? "cli.explore.complete"
                                                       : "cli.explore.not_exact",
             {{"states", report_.choices.states + report_.free.states},
              {"steps", report_.choices.steps + report_.free.steps}});
        if (random) at_random(*random);
    }

private:
    void line(std::string_view id, ui::Places places = {}) {
        out_ << texts_.get(id, std::move(places)) << '\n';
    }
    /// Ready to be copied into a file for `play --script`.
    void lines(const engine::Lines& script) {
        for (const std::string& one : script)
            out_ << "    " << one << '\n';
    }
    [[nodiscard]] bool is_typed() const { return report_.free.offered; }
    std::string way(scenario::Way way) {
        return texts_.get(way == scenario::Way::choices ? "cli.explore.way_choices" : "cli.explore.way_free");
    }
    static std::string points_of(int tenths) {
        return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
    }

    void places() {
        line("cli.explore.nodes",
             {{"reached", report_.nodes_reached.size()}, {"total", report_.nodes_total}});
        for (const scenario::Node& node : told_.nodes)
            if (!report_.nodes_reached.contains(node.id.value))
                line(report_.exact ? "cli.explore.node_missed" : "cli.explore.node_unknown",
                     {{"node", node.id.value}});
        for (const auto& [id, ending] : report_.endings) {
            if (!ending.reached) {
                line(report_.exact ? "cli.explore.ending_missed" : "cli.explore.ending_unknown",
                     {{"ending", id}});
                continue;
            }
            line("cli.explore.ending",
                 {{"ending", id}, {"way", way(ending.way)}, {"lines", ending.script.size()}});
            lines(ending.script);
        }
    }
    /// What words could reach and no sample does.
    void by_acts() {
        for (const std::string& place : report_.reached_by_acts) {
            const auto ending = report_.endings.find(place);
            const bool reached = ending == report_.endings.end() ? report_.nodes_reached.contains(place)
                                                                 : ending->second.reached;
            if (reached) continue;
            line("cli.explore.by_acts", {{"place", place}});
            if (const auto script = report_.acts_scripts.find(place); script != report_.acts_scripts.end())
                lines(script->second);
        }
    }
    void points() {
        for (const auto& [scored, id] :
             {std::pair{&report_.best, "cli.explore.best"}, std::pair{&report_.worst, "cli.explore.worst"}}) {
            if (!scored->tenths) continue;
            line(id, {{"score", points_of(*scored->tenths)}, {"way", way(scored->way)}});
            lines(scored->script);
        }
        for (const auto& [came, kind] : {std::pair{&report_.choices, scenario::Way::choices},
                                         std::pair{&report_.free, scenario::Way::free}}) {
            if (!came->offered) continue;
            one_of(came->can_pass, "cli.explore.passes", "cli.explore.no_pass", kind, came->pass_script);
            one_of(came->can_fail, "cli.explore.fails", "cli.explore.no_fail", kind, came->fail_script);
        }
    }
    void one_of(bool found, const char* yes, const char* no, scenario::Way kind,
                const engine::Lines& script) {
        line(found ? yes : no, {{"way", way(kind)}, {"lines", script.size()}});
        if (found) lines(script);
    }
    void trainees() {
        if (report_.trainees.empty()) return;
        line("cli.explore.trainees");
        for (const char* name : {"expert", "average", "careless", "hostile"}) {
            const auto kind = report_.trainees.find(name);
            if (kind == report_.trainees.end()) continue;
            const engine::TraineeReport& one = kind->second;
            out_ << "    ";
            line("cli.explore.trainee", {{"name", texts_.get("cli.explore.trainee_" + std::string(name))},
                                         {"least", points_of(one.least)},
                                         {"most", points_of(one.most)},
                                         {"from", points_of(one.middle_from)},
                                         {"to", points_of(one.middle_to)},
                                         {"mean", points_of(one.mean)},
                                         {"passed", one.passed},
                                         {"plays", one.plays}});
        }
    }
    void at_random(const engine::RandomReport& random) {
        line("cli.explore.random", {{"plays", random.plays}, {"ended", random.ended}});
        for (const engine::Stuck& stuck : random.stuck) {
            line("cli.explore.stuck", {{"seed", std::to_string(stuck.seed)},
                                       {"way", way(stuck.way)},
                                       {"reason", texts_.get("cli.explore.stuck_" + stuck.reason)}});
            lines(stuck.script);
        }
    }

    const scenario::Scenario& told_;
    const engine::ExploreReport& report_;
    const ui::Texts& texts_;
    std::ostream& out_;
};

} // namespace

Exit run(const ExploreCommand& command, Environment& environment) {
    const auto one = case_named(command.path, environment);
    if (!one) return Exit::unusable;
    environment.tell(one->loaded.problems);
    if (!one->playable()) return Exit::unusable;
    const JudgeFromFiles judge = load_judge(environment.assets, true, environment.own_lexicon);
    environment.tell(judge.problems);
    if (judge.rules_only()) environment.say("cli.judge.rules_only", {});
    auto ready =
        make_ready(*one, environment.assets, judge, {.preferred = environment.lang(), .seed = command.seed});
    if (!ready) {
        environment.say(ready.error().message);
        return Exit::unusable;
    }
    const engine::JudgeReply reads = text::RememberingJudge(judge.judge);
    const engine::ExploreReport report =
        engine::explore(ready.value().play, reads, engine::limits_for(*one->loaded.scenario));
    std::optional<engine::RandomReport> random;
    if (command.random > 0)
        random =
            engine::play_at_random(ready.value().play, reads, static_cast<int>(command.random), command.seed);
    if (command.json)
        environment.out << engine::explore_report(report, random ? &*random : nullptr) << '\n';
    else
        ExplorePrinter(*one->loaded.scenario, report, environment).print(random ? &*random : nullptr);
    bool findings = !report.dead_ends.empty() || (random && !random->stuck.empty());
    for (const auto& [id, ending] : report.endings)
        findings = findings || !ending.reached;
    return findings ? Exit::findings : Exit::fine;
}

} // namespace amends::app::cli
