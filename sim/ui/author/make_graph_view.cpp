#include "sim/ui/author/graph.hpp"
#include "sim/ui/base/search.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

namespace amends::ui {
namespace {

constexpr author::GraphBox node_box{212, 62}, ending_box{196, 54};

/// Places that some chain of ways leads to from the start; patience may end anywhere.
std::vector<bool> places_reached(const author::ScriptGraph& graph) {
    std::vector<bool> reached(graph.places.size());
    std::vector<std::size_t> open;
    if (graph.start < graph.places.size() && graph.places[graph.start].start) open.push_back(graph.start);
    for (std::size_t i = 0; i < graph.places.size(); ++i)
        if (graph.places[i].when_patience_ends) open.push_back(i);
    while (!open.empty()) {
        const std::size_t at = open.back();
        open.pop_back();
        if (reached[at]) continue;
        reached[at] = true;
        for (const std::size_t edge : graph.places[at].out)
            open.push_back(graph.edges[edge].to);
    }
    return reached;
}

void describe_node(const GraphInput& in, const scenario::Node& node, GraphPlaceView& view) {
    view.title = node.title.in(in.texts.lang());
    view.note = in.texts.get("author.node_note",
                             {{"choices", node.choices.size()}, {"ways", node.transitions.size()}});
}

void describe_ending(const GraphInput& in, const scenario::Ending& ending, const author::ScriptPlace& place,
                     GraphPlaceView& view) {
    view.ending = true;
    view.title = ending.title.in(in.texts.lang());
    view.tone = tone_of_outcome(ending.outcome);
    view.icon = icon_of_outcome(ending.outcome);
    const std::string& outcome = outcome_name(in.texts, ending.outcome);
    view.note = place.when_patience_ends
                    ? in.texts.get("author.ending_note_patience", {{"outcome", outcome}})
                    : in.texts.get("author.ending_note", {{"outcome", outcome}, {"ways", place.in.size()}});
}

GraphWayView way_view(const author::ScriptEdge& edge, const author::GraphWay& way) {
    GraphWayView view{
        .from = edge.from, .to = edge.to, .points = {}, .around = {}, .back = way.back, .loose = edge.loose};
    view.around = {way.points.front().x, way.points.front().y, way.points.front().x, way.points.front().y};
    for (const author::GraphPoint& point : way.points) {
        view.points.push_back({point.x, point.y});
        view.around = {std::min(view.around.x0, point.x), std::min(view.around.y0, point.y),
                       std::max(view.around.x1, point.x + 1), std::max(view.around.y1, point.y + 1)};
    }
    return view;
}

std::size_t nearest_of(const GraphView& graph, std::size_t from, const std::vector<std::size_t>& ways,
                       bool to_end) {
    std::size_t best = from;
    float least = std::numeric_limits<float>::max();
    for (const std::size_t at : ways) {
        const std::size_t place = to_end ? graph.ways[at].to : graph.ways[at].from;
        const Vec there = graph.places[place].box.middle(), here = graph.places[from].box.middle();
        // Ways that lead on come before ways back, near ones before far ones.
        const bool wrong_way = to_end ? there.y <= here.y : there.y >= here.y;
        const float far =
            std::abs(there.x - here.x) + std::abs(there.y - here.y) * 2 + (wrong_way ? 1e6F : 0.F);
        if (place == from || far >= least) continue;
        least = far;
        best = place;
    }
    return best;
}

std::size_t neighbour_in_row(const GraphView& graph, std::size_t from, bool to_right) {
    std::size_t best = from;
    float least = std::numeric_limits<float>::max();
    const Vec here = graph.places[from].box.middle();
    for (std::size_t i = 0; i < graph.places.size(); ++i) {
        const Vec there = graph.places[i].box.middle();
        const float across = to_right ? there.x - here.x : here.x - there.x;
        if (across <= 0 || std::abs(there.y - here.y) > node_box.height || across >= least) continue;
        least = across;
        best = i;
    }
    return best;
}

/// A place where at least this many were lost, and a third of those who came, is one to look at.
constexpr int lost_from = 2, lost_share = 3;

void describe_attempts(const GraphInput& in, GraphPlaceView& shown) {
    const auto here = in.attempts.find(shown.id);
    if (here == in.attempts.end() || here->second.came == 0) return;
    const author::NodeAttempts& node = here->second;
    shown.attempts = in.texts.get("author.attempts_note", {{"came", node.came}, {"lost", node.lost}});
    shown.loses = node.lost >= lost_from && node.lost * lost_share >= node.came;
}

} // namespace

std::size_t GraphView::find(std::string_view id) const {
    const auto at = std::find_if(places.begin(), places.end(),
                                 [&](const GraphPlaceView& place) { return place.id == id; });
    return static_cast<std::size_t>(at - places.begin());
}

GraphView make_graph_view(const GraphInput& in) {
    const author::ScriptGraph graph = author::graph_of(in.script);
    const author::GraphLayout layout = author::lay_out(graph, node_box, ending_box);
    const std::vector<bool> reached = places_reached(graph);
    const std::set<std::string> tested(in.tested.begin(), in.tested.end());
    GraphView view;
    view.sheet = {layout.width, layout.height};
    for (std::size_t i = 0; i < graph.places.size(); ++i) {
        const author::ScriptPlace& place = graph.places[i];
        GraphPlaceView shown{.id = place.id, .title = {}, .note = {}, .start = place.start};
        const author::GraphBox box = place.ending ? ending_box : node_box;
        shown.box = Rect::around({layout.middles[i].x, layout.middles[i].y}, box.width, box.height);
        if (place.ending)
            describe_ending(in, in.script.endings[place.index], place, shown);
        else
            describe_node(in, in.script.nodes[place.index], shown);
        if (shown.title.empty()) shown.title = shown.id;
        if (i < in.problems.size()) {
            shown.errors = in.problems[i].errors;
            shown.warnings = in.problems[i].warnings;
        }
        shown.unreached = !reached[i];
        shown.untested = in.tests_known && !tested.contains(place.id);
        shown.unwalked = in.unwalked.contains(place.id);
        describe_attempts(in, shown);
        if (shown.unreached) shown.note = in.texts.get("author.unreached");
        view.places.push_back(std::move(shown));
        view.out.push_back(place.out);
        view.in.push_back(place.in);
    }
    for (std::size_t i = 0; i < graph.edges.size(); ++i)
        view.ways.push_back(way_view(graph.edges[i], layout.ways[i]));
    return view;
}

std::size_t step_on_graph(const GraphView& graph, std::size_t from, CanvasStep step) {
    if (from >= graph.places.size()) {
        const auto start = std::find_if(graph.places.begin(), graph.places.end(),
                                        [](const GraphPlaceView& place) { return place.start; });
        return start == graph.places.end() ? 0 : static_cast<std::size_t>(start - graph.places.begin());
    }
    switch (step) {
    case CanvasStep::down: return nearest_of(graph, from, graph.out[from], true);
    case CanvasStep::up: return nearest_of(graph, from, graph.in[from], false);
    case CanvasStep::left: return neighbour_in_row(graph, from, false);
    case CanvasStep::right: return neighbour_in_row(graph, from, true);
    case CanvasStep::none: break;
    }
    return from;
}

std::vector<std::size_t> found_on_graph(const GraphView& graph, std::string_view query) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; !query.empty() && i < graph.places.size(); ++i)
        if (holds_words(graph.places[i].title, query) || holds_words(graph.places[i].id, query))
            found.push_back(i);
    return found;
}

Tone tone_of_outcome(scenario::Outcome outcome) {
    switch (outcome) {
    case scenario::Outcome::won_back: return Tone::good;
    case scenario::Outcome::settled: return Tone::accent;
    case scenario::Outcome::lost: return Tone::warn;
    case scenario::Outcome::bad_review: return Tone::bad;
    case scenario::Outcome::escalated: return Tone::idea;
    }
    return Tone::neutral;
}

Icon icon_of_outcome(scenario::Outcome outcome) {
    switch (outcome) {
    case scenario::Outcome::won_back: return Icon::handshake;
    case scenario::Outcome::settled: return Icon::check_circle;
    case scenario::Outcome::lost: return Icon::leave;
    case scenario::Outcome::bad_review: return Icon::star_empty;
    case scenario::Outcome::escalated: return Icon::upload;
    }
    return Icon::none;
}

const std::string& outcome_name(const Texts& texts, scenario::Outcome outcome) {
    switch (outcome) {
    case scenario::Outcome::won_back: return texts.get("debrief.outcome_won_back");
    case scenario::Outcome::settled: return texts.get("debrief.outcome_settled");
    case scenario::Outcome::lost: return texts.get("debrief.outcome_lost");
    case scenario::Outcome::bad_review: return texts.get("debrief.outcome_bad_review");
    case scenario::Outcome::escalated: break;
    }
    return texts.get("debrief.outcome_escalated");
}

} // namespace amends::ui
