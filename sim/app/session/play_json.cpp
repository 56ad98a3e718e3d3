#include "sim/app/session/play_json.hpp"

#include "sim/engine/missed_labels.hpp"
#include "sim/scenario/names.hpp"

#include <nlohmann/json.hpp>

namespace amends::app {

std::string play_json(const engine::Playthrough& told, const engine::JudgeReply& judge, bool with_contexts) {
    engine::Played played;
    played.told = told;
    if (with_contexts) played.contexts = engine::contexts_of(told);
    played.contexts.resize(told.turns.size());
    played.finished = told.state.phase == engine::Phase::finished;
    const std::vector<engine::MissedLabel> missed = engine::missed_labels(told, judge);
    return engine::play_report(played, with_contexts, &missed);
}

std::string say_rules_only(std::string report, bool rules_only) {
    if (rules_only) report.insert(report.find('{') + 1, "\"rules_only\":true,");
    return report;
}

std::string summary_json(const engine::Playthrough& told) {
    using nlohmann::json;
    const engine::Result result = engine::result_of(told.play, told.state);
    const scenario::Ending* ending = find_ending(*told.play.scenario, told.state.place);
    const auto& total = result.score.total_tenths;
    const json summary{{"ending", ending ? json(ending->id.value) : json(nullptr)},
                       {"outcome", result.outcome ? json(scenario::name_of(*result.outcome)) : json(nullptr)},
                       {"total", total ? json(*total / 10.0) : json(nullptr)},
                       {"passed", result.score.passed},
                       {"provisional", result.score.provisional},
                       {"turns", told.turns.size()},
                       {"mood", told.state.mood},
                       {"ms", told.state.now_ms}};
    return summary.dump(-1, ' ', false, json::error_handler_t::replace);
}

} // namespace amends::app
