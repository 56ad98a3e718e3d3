#pragma once
// What a walk through the whole case found: endings, best and worst, what nobody reaches, how trainees would
// do.
#include "sim/author/reading.hpp"
#include "sim/engine/explore.hpp"
#include "sim/ui/base/vocabulary.hpp"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace amends::ui {

/// A finding; with a script it can be played, with a place it leads there.
struct WalkRow {
    std::string id; ///< for the record: "ending/settled"
    std::string title, note;
    std::string place; ///< id of a node or an ending; empty: none
    Tone tone = Tone::neutral;
    Icon icon = Icon::none;
    engine::Lines script;
    scenario::Way way = scenario::Way::choices;
};
struct WalkGroup {
    std::string title;
    std::vector<WalkRow> rows;
};
/// Totals of a kind of trainee, as parts of all points.
struct WalkBar {
    std::string id, name, value;
    float least = 0, middle_from = 0, middle_to = 0, most = 0, mean = 0;
};
/// A step of a script, as it is heard.
struct WalkStep {
    std::string words;
    bool mine = false, said = true; ///< not said: of the desk
};
struct WalkView {
    std::vector<WalkGroup> groups; ///< empty: not walked yet
    std::vector<WalkBar> trainees;
    float pass_mark = 0;          ///< as a part of all points
    std::string summary, why_not; ///< `why_not`: it cannot be walked now
    bool running = false, outdated = false;
    std::size_t steps = 0;      ///< tried so far
    std::vector<WalkStep> told; ///< of the row that is open
};
struct WalkInput {
    const engine::ExploreReport& report;
    const scenario::Scenario& script;
    const Texts& texts;
    int pass_mark = 0; ///< points
};
[[nodiscard]] WalkView make_walk_view(const WalkInput&);
/// Nodes and endings that neither choices nor samples reach.
[[nodiscard]] std::set<std::string> places_not_walked(const engine::ExploreReport&,
                                                      const scenario::Scenario&);
/// The row of that id; null: none.
[[nodiscard]] const WalkRow* find_row(const WalkView&, std::string_view id);

struct WalkWidgets {
    bool asks_to_walk = false, cancels = false;
    std::string open;                  ///< id of the row whose script is shown
    bool asks_for_test = false;        ///< of the open row
    std::optional<std::string> picked; ///< a place to go to
};
void draw_author_walk(Ui&, Rect, const WalkView&, WalkWidgets&);

} // namespace amends::ui
