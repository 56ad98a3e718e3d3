// A walk's findings in the words of the window.
#include "sim/ui/author/author_walk.hpp"
#include "sim/ui/author/graph.hpp"

#include <algorithm>
#include <array>

namespace amends::ui {
namespace {

std::string walk_place_title(const WalkInput& in, const std::string& id) {
    const scenario::PlaceId place{id};
    const scenario::Node* node = scenario::find_node(in.script, place);
    const scenario::Ending* ending = scenario::find_ending(in.script, place);
    const std::string title = node != nullptr     ? node->title.in(in.texts.lang())
                              : ending != nullptr ? ending->title.in(in.texts.lang())
                                                  : std::string();
    return title.empty() ? id : in.texts.get("author.form_id", {{"title", title}, {"id", id}});
}

std::string walk_way_words(const Texts& texts, scenario::Way way) {
    return texts.get(way == scenario::Way::choices ? "author.from_way_choices" : "author.from_way_free");
}

std::string walk_points(int tenths) {
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

/// An ending or a node that was not reached: perhaps by words no sample has.
WalkRow missed_row(const WalkInput& in, const std::string& kind, const std::string& id) {
    const auto by_acts = in.report.acts_scripts.find(id);
    const bool could = in.report.reached_by_acts.contains(id);
    WalkRow row{.id = kind + "/" + id, .title = walk_place_title(in, id), .place = id};
    row.tone = could ? Tone::warn : Tone::bad;
    row.icon = could ? Icon::warning : Icon::error;
    row.note = in.texts.get(could             ? "author.walk_by_acts"
                            : in.report.exact ? "author.walk_missed"
                                              : "author.walk_unknown");
    if (by_acts != in.report.acts_scripts.end()) row.script = by_acts->second;
    row.way = scenario::Way::free;
    return row;
}

WalkGroup endings_found(const WalkInput& in) {
    WalkGroup group{in.texts.get("author.walk_endings"), {}};
    for (const scenario::Ending& ending : in.script.endings) {
        const auto found = in.report.endings.find(ending.id.value);
        if (found == in.report.endings.end() || !found->second.reached) {
            group.rows.push_back(missed_row(in, "ending", ending.id.value));
            continue;
        }
        WalkRow row{.id = "ending/" + ending.id.value,
                    .title = walk_place_title(in, ending.id.value),
                    .place = ending.id.value,
                    .tone = tone_of_outcome(ending.outcome),
                    .icon = icon_of_outcome(ending.outcome),
                    .script = found->second.script,
                    .way = found->second.way};
        row.note = in.texts.get("author.walk_reached",
                                {{"lines", row.script.size()}, {"way", walk_way_words(in.texts, row.way)}});
        group.rows.push_back(std::move(row));
    }
    return group;
}

WalkGroup plays_found(const WalkInput& in) {
    WalkGroup group{in.texts.get("author.walk_plays"), {}};
    const auto scored = [&](const engine::Scored& one, const char* id, const char* title, Tone tone,
                            Icon icon) {
        if (!one.tenths) return;
        WalkRow row{
            .id = std::string("play/") + id, .title = in.texts.get(title), .tone = tone, .icon = icon};
        row.note = in.texts.get("author.walk_scored", {{"points", walk_points(*one.tenths)},
                                                       {"way", walk_way_words(in.texts, one.way)}});
        row.script = one.script;
        row.way = one.way;
        group.rows.push_back(std::move(row));
    };
    scored(in.report.best, "best", "author.walk_best", Tone::good, Icon::trophy);
    scored(in.report.worst, "worst", "author.walk_worst", Tone::warn, Icon::trend_down);
    const auto can = [&](const engine::WayReport& way, scenario::Way kind, bool passes) {
        if (!way.offered || (passes ? way.can_pass : way.can_fail)) return;
        WalkRow row{.id = std::string(passes ? "no_pass/" : "no_fail/")
                          + (kind == scenario::Way::choices ? "choices" : "free"),
                    .title = in.texts.get(passes ? "author.walk_no_pass" : "author.walk_no_fail",
                                          {{"way", walk_way_words(in.texts, kind)}}),
                    .note = in.texts.get(in.report.exact ? "author.walk_missed" : "author.walk_unknown"),
                    .tone = Tone::bad,
                    .icon = Icon::error};
        group.rows.push_back(std::move(row));
    };
    for (const bool passes : {true, false}) {
        can(in.report.choices, scenario::Way::choices, passes);
        can(in.report.free, scenario::Way::free, passes);
    }
    return group;
}

WalkGroup holes_found(const WalkInput& in) {
    WalkGroup group{in.texts.get("author.walk_holes"), {}};
    for (const scenario::Node& node : in.script.nodes)
        if (!in.report.nodes_reached.contains(node.id.value))
            group.rows.push_back(missed_row(in, "node", node.id.value));
    for (const auto& [node, script] : in.report.dead_ends)
        group.rows.push_back(
            {.id = "dead_end/" + node,
             .title = walk_place_title(in, node),
             .note = in.texts.get("author.walk_dead_end"),
             .place = node,
             .tone = Tone::bad,
             .icon = Icon::error,
             .script = script,
             .way = in.report.choices.offered ? scenario::Way::choices : scenario::Way::free});
    return group;
}

void add_trainees(const WalkInput& in, WalkView& view) {
    for (const char* name : {"expert", "average", "careless", "hostile"}) {
        const auto kind = in.report.trainees.find(name);
        if (kind == in.report.trainees.end()) continue;
        const engine::TraineeReport& one = kind->second;
        const auto part = [](int tenths) { return static_cast<float>(tenths) / 1000.F; };
        view.trainees.push_back(
            {.id = name,
             .name = in.texts.get(std::string("author.walk_trainee_") + name),
             .value = in.texts.get(
                 "author.walk_trainee",
                 {{"mean", walk_points(one.mean)}, {"passed", one.passed}, {"plays", one.plays}}),
             .least = part(one.least),
             .middle_from = part(one.middle_from),
             .middle_to = part(one.middle_to),
             .most = part(one.most),
             .mean = part(one.mean)});
    }
}

} // namespace

WalkView make_walk_view(const WalkInput& in) {
    WalkView view;
    view.groups.push_back(plays_found(in));
    if (WalkGroup holes = holes_found(in); !holes.rows.empty()) view.groups.push_back(std::move(holes));
    view.groups.push_back(endings_found(in));
    add_trainees(in, view);
    view.pass_mark = static_cast<float>(in.pass_mark) / 100.F;
    view.summary = in.texts.get(in.report.exact ? "author.walk_exact" : "author.walk_partly",
                                {{"reached", in.report.nodes_reached.size()},
                                 {"total", in.report.nodes_total},
                                 {"states", in.report.choices.states + in.report.free.states}});
    return view;
}

std::set<std::string> places_not_walked(const engine::ExploreReport& report,
                                        const scenario::Scenario& script) {
    std::set<std::string> missed;
    for (const scenario::Node& node : script.nodes)
        if (!report.nodes_reached.contains(node.id.value)) missed.insert(node.id.value);
    for (const auto& [id, ending] : report.endings)
        if (!ending.reached) missed.insert(id);
    return missed;
}

const WalkRow* find_row(const WalkView& view, std::string_view id) {
    for (const WalkGroup& group : view.groups)
        for (const WalkRow& row : group.rows)
            if (row.id == id) return &row;
    return nullptr;
}

} // namespace amends::ui
