#pragma once
// What stands behind a label that was read: for people who work on lexicon and model. A verdict never needs
// it.
#include "scoring/text/judge.hpp"

#include <optional>

namespace amends::text {

/// A rule of the lexicon as its file has it.
struct RuleBehind {
    std::string id, file; ///< file: as the lexicon was named when it was read
    int line = 0;
    bool decides = false;              ///< false: it supports, and the model decides
    std::vector<std::string> patterns; ///< each in one line, gaps as "…"
    std::vector<std::string> unless;   ///< what undoes it
};
/// The rule an evidence names; null for "model" and for a rule the lexicon does not have.
std::optional<RuleBehind> rule_behind(const Judge&, std::string_view id);

/// Words that speak for a label in the model, and how much: in hundredths of one unit of its margin.
struct WordsBehind {
    Span span; ///< empty: what is told of the reply as a whole and of its case
    std::int64_t weight = 0;
};
struct ModelBehind {
    std::int64_t margin = 0; ///< above 0: the model finds the label; 100 is one unit
    std::vector<WordsBehind>
        words; ///< the strongest first, each span once, at most six; none overlaps a stronger
    std::int64_t of_the_case = 0; ///< what the case, the length and the like add or take
};
/// The model's own reasons for or against a label in a reply; empty without a model.
ModelBehind model_behind(const Judge&, const Context&, std::string_view reply, Label);

} // namespace amends::text
