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
};
/// A case that could not be read: which file, and the first problems.
struct BrokenCase {
    std::string path, problem;
};
struct CatalogueView {
    std::vector<CaseCard> cases;
    std::vector<BrokenCase> broken;
    bool can_be_examined = true;
    std::string why_no_assessment;
};

struct CatalogueWidgets {
    EditState search;
    int topic = -1;                             ///< −1: all
    int difficulty = 0;                         ///< 0: all
    std::optional<scenario::ScenarioId> chosen; ///< its start sheet is open
    scenario::Way way = scenario::Way::free;
    engine::Mode mode = engine::Mode::practice;
    support::Lang lang = support::Lang::zh;
};

/// Those that fit search and filters, in the view's order.
[[nodiscard]] std::vector<const CaseCard*> shown_cases(const CatalogueView&, const CatalogueWidgets&);
void draw_catalogue(Ui&, Rect, const CatalogueView&, CatalogueWidgets&, Commands&);
inline constexpr float case_card_height = 340;
/// A card of a case; true when it was pressed.
bool draw_case_card(Ui&, Rect, const CaseCard&);
void draw_start_sheet(Ui&, const CatalogueView&, CatalogueWidgets&, Commands&);

} // namespace amends::ui
