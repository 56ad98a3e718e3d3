#pragma once
// Programmes for who runs them: setting one up, and how far each person is.
#include "sim/ui/base/vocabulary.hpp"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace amends::ui {

struct ProgrammeLine {
    std::string id, title, note; ///< note: people and how many are done
};
/// A phase of one person.
struct PhaseCell {
    std::string words; ///< "82.5 · passed", "not begun", "overdue"
    Tone tone = Tone::neutral;
    std::string sitting; ///< that can be voided; empty: none
};
struct MemberLine {
    std::string person, name, group;
    std::array<PhaseCell, 3> phases; ///< baseline, final, resit
};
struct VoidLine {
    std::string words; ///< whose sitting, and the reason
};
struct ProgrammeView {
    std::string id, title, facts, forms, size;
    std::vector<std::string> cases; ///< a line a form
    std::vector<MemberLine> members;
    std::vector<VoidLine> voids;
};
struct GroupLine {
    std::string name, words; ///< name: empty for who has no group
    bool chosen = false;
};
/// A case that may stand on a form.
struct FormCaseLine {
    std::string id, title, kind; ///< kind: topic, channel, difficulty
    std::size_t form = 0;        ///< 0 none, 1 form A, 2 form B, 3 resit, 4 both A and B
    std::string why_not;         ///< why it cannot be sat this way; empty: it can
};
struct BalanceLine {
    std::string words;
    Tone tone = Tone::good;
};
/// A rubric by which the assessments may be marked.
struct FormRubric {
    std::string id, title, note; ///< note: its criteria and pass mark
};
struct ProgrammeFormView {
    std::vector<FormRubric> rubrics;
    std::vector<FormCaseLine> cases;
    std::vector<BalanceLine> balance; ///< what is unequal, and how much is chosen
    std::vector<GroupLine> groups;
    std::string size; ///< what this many people can prove
    std::string problem;
};
struct ProgrammesView {
    std::vector<ProgrammeLine> programmes;
    std::optional<ProgrammeView> chosen;
    std::optional<ProgrammeFormView> form; ///< one is being set up
    std::vector<GroupLine> groups;         ///< who may be added to the chosen one
    std::string problem;                   ///< why the last thing was refused
    bool may_run = false;
};
struct ProgrammesWidgets {
    std::string chosen;
    bool makes_new = false, adds_people = false;
    EditState title, mark, search;
    std::array<EditState, 4> days; ///< baseline from, due; final from, due
    std::size_t way = 0;           ///< 0 typed, 1 choices
    std::size_t lang = 0;
    std::size_t rubric = 0; ///< of the form's rubrics
    PopoverState rubrics;
    bool warm_up = true, by_score = false;
    std::string voids; ///< a sitting about to be made void
    EditState reason;
};
struct ProgrammesOutcome {
    std::optional<std::pair<std::string, std::size_t>> puts; ///< a case on a form
    bool draws_balanced = false;                             ///< forms of five, kind by kind
    std::optional<std::string> turns_group;                  ///< takes a group in, or out again
    bool sets_up = false, adds_people = false, begins_form = false, drops_form = false;
    bool form_changed = false;                                ///< way or language: which cases fit
    std::optional<std::pair<std::string, std::string>> voids; ///< sitting, reason
};
ProgrammesOutcome draw_programmes(Ui&, Rect, const ProgrammesView&, ProgrammesWidgets&);

} // namespace amends::ui
