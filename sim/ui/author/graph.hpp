#pragma once
// A case as a picture: its places, the ways between them, and what is wrong where.
#include "sim/author/attempts_overview.hpp"
#include "sim/author/script_graph.hpp"
#include "sim/ui/base/vocabulary.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace amends::ui {

/// How a place of the script is shown.
struct GraphPlaceView {
    std::string id, title, note;
    Rect box;                  ///< on the sheet, logical pixels
    Tone tone = Tone::neutral; ///< of an ending
    Icon icon = Icon::none;
    bool ending = false, start = false;
    int errors = 0, warnings = 0;
    bool unreached = false; ///< no way leads here from the start
    bool untested = false;  ///< none of the case's own tests comes here
    bool unwalked = false;  ///< a walk through the case did not come here
    std::string attempts;   ///< real attempts here, told; empty: none
    bool loses = false;     ///< many real attempts are lost here
};
struct GraphWayView {
    std::size_t from = 0, to = 0;
    std::vector<Vec> points;
    Rect around; ///< for what is out of sight
    bool back = false, loose = false;
};
/// Worked out when the case or the language changes, not in every frame.
struct GraphView {
    std::vector<GraphPlaceView> places;
    std::vector<GraphWayView> ways;
    std::vector<std::vector<std::size_t>> out, in; ///< ways, by place
    Vec sheet;

    /// The place of that id; `places.size()` when there is none.
    [[nodiscard]] std::size_t find(std::string_view id) const;
};

struct PlaceProblems {
    int errors = 0, warnings = 0;
};
struct GraphInput {
    const scenario::Scenario& script; ///< also a draft
    const Texts& texts;
    std::vector<PlaceProblems> problems; ///< by place: nodes, then endings; may be shorter
    std::vector<std::string> tested;     ///< ids that the case's tests reach
    bool tests_known = false;
    std::set<std::string> unwalked;                         ///< ids that a walk did not reach
    std::map<std::string, author::NodeAttempts> attempts{}; ///< real ones, by id of the node
};
[[nodiscard]] GraphView make_graph_view(const GraphInput&);

struct GraphWidgets {
    CanvasState canvas;
    EditState search;
    std::string selected; ///< id of a place
    bool reveal = false;  ///< bring it into sight
};
struct GraphOutcome {
    std::optional<std::string> selected; ///< newly
    bool opened = false;                 ///< its form is wanted: Enter, or a second click
};
/// With its search and the buttons of its zoom.
GraphOutcome draw_graph(Ui&, Rect, const GraphView&, GraphWidgets&);

/// Where an arrow key leads: along a way, or to the neighbour in the row.
[[nodiscard]] std::size_t step_on_graph(const GraphView&, std::size_t from, CanvasStep);
/// Places whose title or id hold the words, in the order of the script; none for an empty query.
[[nodiscard]] std::vector<std::size_t> found_on_graph(const GraphView&, std::string_view query);

[[nodiscard]] Tone tone_of_outcome(scenario::Outcome);
[[nodiscard]] Icon icon_of_outcome(scenario::Outcome);
/// "挽回"
[[nodiscard]] const std::string& outcome_name(const Texts&, scenario::Outcome);

} // namespace amends::ui
