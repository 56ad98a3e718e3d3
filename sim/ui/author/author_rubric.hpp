#pragma once
// A rubric that is being written: its parts, and what a change of it does to cases.
#include "sim/author/document.hpp"
#include "sim/author/rubric_effect.hpp"
#include "sim/ui/base/vocabulary.hpp"

#include <string>
#include <vector>

namespace amends::ui {

/// One thing that changes of a test or a sample.
struct EffectLine {
    std::string what, before, after;
    bool worse = false;
};
struct EffectCard {
    std::string id; ///< for the record
    std::string title, note;
    bool is_test = false;
    std::vector<EffectLine> lines;
};
struct EffectView {
    bool running = false, known = false;
    bool refused = false;  ///< with this nothing could be judged: it is not to be saved
    bool outdated = false; ///< the rubric was changed since
    float part = 0;        ///< how much is compared, 0 to 1
    std::string why_not;   ///< not empty: nothing can be compared now
    std::string summary;
    std::vector<EffectCard> cards;
    std::size_t more = 0; ///< changes beyond the cards
    bool is_lexicon = false;

    /// A word list that the judge refuses would leave nothing judged: it is saved once that is known to be
    /// fine.
    [[nodiscard]] bool blocks_save() const {
        return is_lexicon && (refused || !known || outdated || running);
    }
};
struct EffectWidgets {
    bool asks_to_compare = false, asks_to_stop = false;
    bool asks_to_save = false; ///< the question before saving is open
    bool saves = false;        ///< it was answered with yes
    bool leaves = false;       ///< one wants to leave once it is saved
};

/// The first so many changes are shown one by one.
inline constexpr std::size_t effect_cards_max = 200;

/// The effect in the window's language.
[[nodiscard]] EffectView make_effect_view(const author::RubricEffect&, const Texts&);
/// What is compared, in words; cards below.
void draw_rubric_effect(Ui&, Rect, const EffectView&, EffectWidgets&);
/// "Save it like this?" with the effect.
void draw_rubric_question(Ui&, const EffectView&, EffectWidgets&);

} // namespace amends::ui
