#pragma once
// One person for the manager: who is weak where, what to practise, what was agreed, and what was sat.
#include "sim/ui/charts/draw_chart.hpp"
#include "sim/ui/manager/revealed_row.hpp"

#include <optional>
#include <string>
#include <vector>

namespace amends::ui {

struct PersonRow {
    std::string id, name, note; ///< note: group and latest result
    Tone tone = Tone::neutral;
    bool has_overdue = false; ///< a plan's day has passed
};
/// Something that went badly, and what it can be practised on.
struct WeakSpot {
    std::string id, name, words; ///< words: "shown in 4 of 12 turns that called for it"
    float part = 0;
    std::vector<std::pair<std::string, std::string>> cases; ///< id and title
};
struct PlanView {
    std::string id, goal, words; ///< words: owner, day, day of looking again
    std::string state;           ///< "overdue", "done on …"
    Tone tone = Tone::neutral;
    bool is_open = false, can_close = false;
};
struct SatRow {
    std::string attempt, title, when, what, result; ///< what: phase and programme
    Tone tone = Tone::neutral;
};
struct PersonView {
    std::vector<PersonRow> people;
    std::string id; ///< whose page is open; empty: nobody's
    std::string name, note, practice;
    std::optional<TrendChart> trend;                           ///< of assessments
    std::optional<TrendChart> practice_points, practice_times; ///< by week
    std::vector<WeakSpot> weak;
    std::string weak_note;
    std::vector<PlanView> plans;
    bool can_plan = false;
    std::vector<std::pair<std::string, std::string>> owners; ///< id and name
    std::vector<SatRow> sat;
    std::string today; ///< for the hint of the day fields
};

/// What is being written for a new plan.
struct PlanForm {
    bool open = false;
    EditState goal, due, again;
    PopoverState owners;
    std::size_t owner = 0;
    std::string problem; ///< a sentence; empty: none
};
struct PersonWidgets {
    EditState search;
    RevealedRow revealed;
    bool to_top = false;
    ChartWidgets trend, practice_points, practice_times;
    PlanForm form;
};
struct PersonOutcome {
    std::string opens_person, opens_attempt;
    std::string done_plan, dropped_plan;
    bool makes_plan = false; ///< with what stands in the form
    bool copied = false;
    std::optional<ChartFile> chart; ///< to be written to a file
};

PersonOutcome draw_person(Ui&, Rect, const PersonView&, PersonWidgets&);
/// Indices of the people a search finds: by name, id or note.
[[nodiscard]] std::vector<std::size_t> found_people(const std::vector<PersonRow>&, std::string_view query);

} // namespace amends::ui
