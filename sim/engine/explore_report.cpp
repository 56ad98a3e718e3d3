#include "sim/engine/explore.hpp"
#include "sim/scenario/names.hpp"

#include <nlohmann/json.hpp>

namespace amends::engine {
namespace {

using nlohmann::json;

json points(const std::optional<int>& tenths) {
    return tenths ? json(*tenths / 10.0) : json(nullptr);
}

json scored_json(const Scored& scored) {
    return {{"score", points(scored.tenths)},
            {"script", scored.script},
            {"way", scored.tenths ? json(scenario::name_of(scored.way)) : json(nullptr)}};
}

json trainee_json(const TraineeReport& kind) {
    return {{"plays", kind.plays},
            {"passed", kind.passed},
            {"ended", kind.ended},
            {"min", kind.least / 10.0},
            {"mean", kind.mean / 10.0},
            {"max", kind.most / 10.0},
            {"middle", {kind.middle_from / 10.0, kind.middle_to / 10.0}},
            {"endings", kind.endings}};
}

json random_json(const RandomReport& random) {
    json stuck = json::array();
    for (const Stuck& one : random.stuck)
        stuck.push_back({{"seed", one.seed},
                         {"reason", one.reason},
                         {"script", one.script},
                         {"way", scenario::name_of(one.way)}});
    return {{"plays", random.plays},
            {"ended", random.ended},
            {"longest", random.longest},
            {"stuck", std::move(stuck)}};
}

/// What one way of answering can come to; null where the scenario does not offer it.
json either(const ExploreReport& report, bool WayReport::*member) {
    const auto one = [&](const WayReport& way) { return way.offered ? json(way.*member) : json(nullptr); };
    return {{"choices", one(report.choices)}, {"free", one(report.free)}};
}

json scripts(const ExploreReport& report, Lines WayReport::*member) {
    return {{"choices", report.choices.*member}, {"free", report.free.*member}};
}

} // namespace

std::string explore_report(const ExploreReport& report, const RandomReport* random) {
    json endings = json::object(), dead_ends = json::array(), trainees = json::object();
    for (const auto& [id, ending] : report.endings)
        endings[id] = {{"reached", ending.reached},
                       {"script", ending.script},
                       {"way", ending.reached ? json(scenario::name_of(ending.way)) : json(nullptr)}};
    for (const auto& [node, script] : report.dead_ends)
        dead_ends.push_back({{"node", node}, {"script", script}});
    for (const auto& [name, kind] : report.trainees)
        trainees[name] = trainee_json(kind);
    json made = {{"nodes", {{"total", report.nodes_total}, {"reached", report.nodes_reached}}},
                 {"endings", std::move(endings)},
                 {"best", scored_json(report.best)},
                 {"worst", scored_json(report.worst)},
                 {"exact", report.exact},
                 {"dead_ends", std::move(dead_ends)},
                 {"can_pass", either(report, &WayReport::can_pass)},
                 {"can_fail", either(report, &WayReport::can_fail)},
                 {"complete", either(report, &WayReport::complete)},
                 {"states", report.choices.states + report.free.states},
                 {"steps", report.choices.steps + report.free.steps},
                 {"pass_script", scripts(report, &WayReport::pass_script)},
                 {"fail_script", scripts(report, &WayReport::fail_script)},
                 {"reached_by_acts", report.reached_by_acts},
                 {"acts_scripts", report.acts_scripts},
                 {"trainees", std::move(trainees)}};
    if (random != nullptr) made["random"] = random_json(*random);
    return made.dump(-1, ' ', false, json::error_handler_t::replace);
}

} // namespace amends::engine
