#pragma once
// What stands behind a label that was read: for people who work on lexicon and model. A verdict never needs
// it.
#include "scoring/text/judge.hpp"

#include <cstdint>
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
/// Why a label is not read although the model finds it.
enum class TakenAway : std::uint8_t {
    no,
    denied,      ///< its words stand there denied, asked back, quoted or as an if
    few_letters, ///< a fault no rule has words for, in a short reply
    other_label, ///< a label that excludes it stands firmer
    gamed,       ///< a gamed reply earns no principle
    no_measure,  ///< a solution where measures are only named or refused
    known,       ///< a question for what facts or customer have told
};
struct ModelBehind {
    std::int64_t margin = 0; ///< above 0: the model finds the label; 100 is one unit
    /// The strongest first, at most six; none overlaps a stronger one.
    std::vector<WordsBehind> words;
    std::int64_t of_the_case = 0; ///< what the case, the length and the like add or take
    TakenAway taken = TakenAway::no;
};
/// The model's own reasons for or against a label in a reply of which `read` are the verdict's labels; empty
/// without a model.
ModelBehind model_behind(const Judge&, const Context&, std::string_view reply, Label, const LabelSet& read);

} // namespace amends::text
