#include "sim/engine/explore_notes.hpp"

namespace amends::engine::exploring {
namespace {

/// A piece of news that did not come true so often is not believed any more.
constexpr int looks_max = 8;
/// A way to an ending that is already known is news when it is so many lines shorter.
constexpr std::size_t lines_shorter = 3;

/// The script with the judge itself; null when it cannot be played so.
std::optional<PlayRunner> played_again(const Case& play, scenario::Way way, const JudgeReply& judge,
                                       const Lines& script) {
    PlayRunner runner = begin(play, way, judge, play.seed);
    for (const std::string& text : script)
        for (const scenario::ScriptLine& line : scenario::parse_script({}, text).lines)
            if (runner.perform(line)) return std::nullopt;
    runner.close_turn();
    return runner;
}

void note_places(ExploreReport& report, const Playthrough& told, const Lines& script) {
    for (const auto& [place, times] : told.state.visits) {
        const auto ending = report.endings.find(place.value);
        if (ending == report.endings.end())
            report.nodes_reached.insert(place.value);
        else if (!ending->second.reached || script.size() < ending->second.script.size())
            ending->second = {true, script, told.play.way};
    }
}

WayReport& way_of(ExploreReport& report, scenario::Way way) {
    return way == scenario::Way::choices ? report.choices : report.free;
}

/// The contact was answered to its end; silence avoids every fault and is no way to do so.
bool parted_well(const Playthrough& told) {
    const scenario::Ending* ending = find_ending(*told.play.scenario, told.state.place);
    return ending != nullptr && ending->outcome != scenario::Outcome::lost
           && ending->outcome != scenario::Outcome::bad_review;
}

} // namespace

void Notes::take(const PlayRunner& runner, const Lines& script) {
    const Playthrough& told = runner.told();
    note_places(report_, told, script);
    if (!runner.finished()) return;
    const rubric::Score score = result_of(told.play, told.state).score;
    WayReport& came = way_of(report_, told.play.way);
    if (parted_well(told)) {
        ++came.good_ends;
        came.clean_ends += score.critical.empty() ? 1 : 0;
    }
    bool& known = score.passed ? came.can_pass : came.can_fail;
    if (!known) (score.passed ? came.pass_script : came.fail_script) = script;
    known = true;
    if (!score.total_tenths) return;
    if (!report_.best.tenths || *score.total_tenths > *report_.best.tenths)
        report_.best = {score.total_tenths, script, told.play.way};
    if (!report_.worst.tenths || *score.total_tenths < *report_.worst.tenths)
        report_.worst = {score.total_tenths, script, told.play.way};
}

std::vector<std::string> Notes::news_in(const PlayRunner& runner, const Lines& script) const {
    std::vector<std::string> news;
    const Playthrough& told = runner.told();
    for (const auto& [place, times] : told.state.visits) {
        const auto ending = report_.endings.find(place.value);
        const bool known = ending == report_.endings.end() ? report_.nodes_reached.contains(place.value)
                                                           : ending->second.reached;
        if (!known) news.push_back("reached " + place.value);
        if (known && ending != report_.endings.end()
            && script.size() + lines_shorter <= ending->second.script.size())
            news.push_back("shorter " + place.value);
    }
    if (!runner.finished()) return news;
    const rubric::Score score = result_of(told.play, told.state).score;
    const WayReport& came = way_of(report_, told.play.way);
    if (score.passed && !came.can_pass) news.push_back("passes");
    if (!score.passed && !came.can_fail) news.push_back("fails");
    if (!score.total_tenths) return news;
    if (!report_.best.tenths || *score.total_tenths > *report_.best.tenths) news.push_back("best");
    if (!report_.worst.tenths || *score.total_tenths < *report_.worst.tenths) news.push_back("worst");
    return news;
}

void Notes::hear_of(const PlayRunner& runner, const Lines& script) {
    const scenario::Way way = runner.told().play.way;
    if (way == scenario::Way::choices) return take(runner, script);
    bool look = false;
    for (const std::string& one : news_in(runner, script))
        look = ++looked_at_[one] <= looks_max || look;
    if (!look) return;
    if (const auto again = played_again(play_, way, judge_, script)) take(*again, script);
}

} // namespace amends::engine::exploring
