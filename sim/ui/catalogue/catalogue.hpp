#pragma once
// The cases as cards, filtered and searched, and how to play the chosen one.
#include "sim/engine/engine.hpp"
#include "sim/ui/base/vocabulary.hpp"
#include "sim/ui/command.hpp"

#include <optional>
#include <string>
#include <vector>

namespace amends::ui {

struct CaseCard {
    scenario::ScenarioId id;
    std::string title, summary, topic, channel, picture, minutes, best, customer, portrait;
    Tone best_tone = Tone::neutral;
    int difficulty = 1; ///< 1…5
    int topic_index = 0;
    int tries = 0;
    bool guided = false;
    std::vector<scenario::Way> ways;
    std::vector<support::Lang> languages;
    std::string rubric; ///< the one the case itself names; empty: the usual one
};
/// A case that could not be read: which file, and the first problems.
struct BrokenCase {
    std::string path, problem;
};
/// A rubric one may be marked by; the note says what it looks at and what it asks for.
struct RubricChoice {
    std::string id, title, note;
};
/// What a start sheet offers beside what the case itself has.
struct StartOffer {
    std::string why_no_assessment;     ///< empty: it can be begun
    std::vector<RubricChoice> rubrics; ///< with fewer than two there is nothing to choose
    bool may_look_behind = true;       ///< at what a case asks for: its script and its marking
    std::string rubric;                ///< the one chosen last; empty: none yet
};
struct CatalogueView {
    std::vector<CaseCard> cases;
    std::vector<BrokenCase> broken;
    StartOffer offer;
};

struct StartWidgets {
    std::optional<scenario::ScenarioId> chosen; ///< its start sheet is open
    scenario::Way way = scenario::Way::free;
    engine::Mode mode = engine::Mode::practice;
    support::Lang lang = support::Lang::zh;
    std::string rubric;     ///< empty: the case's own
    float picks_height = 0; ///< pixels, of the last frame: the sheet is as high as they are
};
struct CatalogueWidgets {
    EditState search;
    int topic = -1; ///< −1: all
    StartWidgets start;
};

/// Those that fit search and filters, in the view's order.
[[nodiscard]] std::vector<const CaseCard*> shown_cases(const CatalogueView&, const CatalogueWidgets&);
void draw_catalogue(Ui&, Rect, const CatalogueView&, CatalogueWidgets&, Commands&);
inline constexpr float case_card_height = 352;
/// A card of a case; true when it was pressed.
bool draw_case_card(Ui&, Rect, const CaseCard&);
/// Opens the sheet with what is usual for the case.
void open_start_sheet(StartWidgets&, const CaseCard&, const StartOffer&, support::Lang);
/// The sheet of the chosen case, while one is chosen.
void draw_start_sheet(Ui&, const std::vector<CaseCard>&, const StartOffer&, StartWidgets&, Commands&);

} // namespace amends::ui
