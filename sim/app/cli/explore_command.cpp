#include "sim/app/cli/commands.hpp"
#include "sim/app/cli/named_case.hpp"
#include "sim/app/cli/side_by_side.hpp"
#include "sim/app/judge_files.hpp"
#include "sim/app/session/case_to_walk.hpp"
#include "sim/engine/explore.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <future>
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

/// A case that was walked, or why it was not.
struct Explored {
    const LibraryCase* one;
    std::optional<NotReady> refused;
    engine::ExploreReport report;
    std::optional<engine::RandomReport> random;

    [[nodiscard]] bool has_findings() const {
        return !report.dead_ends.empty() || (random && !random->stuck.empty())
               || std::any_of(report.endings.begin(), report.endings.end(),
                              [](const auto& ending) { return !ending.second.reached; });
    }
};

class Exploration {
public:
    Exploration(const ExploreCommand& command, Environment& environment)
        : command_(command), environment_(environment), shipped_(shipped_resources(environment.assets)) {}

    /// A folder of cases is all of them; everything else is one case.
    void path(const std::string& path) {
        const auto files =
            std::filesystem::is_directory(path) ? case_files(path) : std::vector<std::filesystem::path>();
        if (files.size() <= 1) return names_.push_back(path);
        for (const auto& file : files)
            names_.push_back(file.string());
    }
    /// Several at once, as many as there are processors, the judge meanwhile; told in their order.
    void read_all() {
        auto judge = std::async(std::launch::async, [this] {
            return load_judge(environment_.assets, true, environment_.own_lexicon);
        });
        std::size_t told = 0;
        side_by_side(
            names_.size(),
            [this](std::size_t index) { return find_named(names_[index], environment_, shipped_); },
            [&](std::optional<LibraryCase> found) {
                add(told_named(names_[told++], std::move(found), environment_));
            });
        judge_ = judge.get();
    }
    void walk_all() {
        side_by_side(
            cases_.size(), [this](std::size_t index) { return walk(cases_[index]); },
            [this](const Explored& walked) { tell(walked); });
        if (command_.json && names_.size() > 1)
            environment_.out << nlohmann::json{{"cases", std::move(reports_)}}.dump() << '\n';
    }
    [[nodiscard]] Exit exit() const {
        if (unusable_) return Exit::unusable;
        return findings_ ? Exit::findings : Exit::fine;
    }

private:
    void add(std::optional<LibraryCase> one) {
        if (one) environment_.tell(one->loaded.problems);
        if (one && one->playable())
            cases_.push_back(std::move(*one));
        else
            unusable_ = true;
    }
    [[nodiscard]] Explored walk(const LibraryCase& one) const {
        Explored walked{&one, {}, {}, {}};
        const auto ready = case_to_walk(one, environment_.assets, judge_,
                                        {.preferred = environment_.lang(), .seed = command_.seed});
        if (!ready) {
            walked.refused = ready.error();
            return walked;
        }
        const engine::JudgeReply reads = text::RememberingJudge(judge_.judge);
        const engine::Case& play = ready.value();
        walked.report = engine::explore(play, reads, engine::limits_for(*play.scenario));
        if (command_.random > 0)
            walked.random =
                engine::play_at_random(play, reads, static_cast<int>(command_.random), command_.seed);
        return walked;
    }
    void tell(const Explored& walked) {
        if (walked.refused) {
            environment_.say(walked.refused->message);
            unusable_ = true;
            return;
        }
        const scenario::Scenario& script = *walked.one->loaded.scenario;
        const engine::RandomReport* random = walked.random ? &*walked.random : nullptr;
        findings_ = findings_ || walked.has_findings();
        if (command_.json) {
            const std::string report = engine::explore_report(walked.report, random);
            if (names_.size() == 1)
                environment_.out << report << '\n';
            else
                reports_.push_back({{"id", script.id.value}, {"report", nlohmann::json::parse(report)}});
            return;
        }
        if (names_.size() > 1)
            environment_.out << environment_.texts.get("cli.explore.case", {{"case", script.id.value}})
                             << '\n';
        ExplorePrinter(script, walked.report, environment_).print(random);
    }

    const ExploreCommand& command_;
    Environment& environment_;
    scenario::Resources shipped_;
    JudgeFromFiles judge_;
    std::vector<std::string> names_; ///< files, or ids of cases
    std::vector<LibraryCase> cases_;
    nlohmann::json reports_ = nlohmann::json::array();
    bool unusable_ = false, findings_ = false;
};

} // namespace

Exit run(const ExploreCommand& command, Environment& environment) {
    Exploration exploration(command, environment);
    for (const std::string& path : command.paths)
        exploration.path(path);
    exploration.read_all();
    exploration.walk_all();
    return exploration.exit();
}

} // namespace amends::app::cli
