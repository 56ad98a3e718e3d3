#pragma once
// Where judge and raters differ most, and what the judge's reading rests on: for those who mend either.
#include "scoring/text/batch.hpp"
#include "scoring/text/behind.hpp"
#include "scoring/text/evaluate.hpp"

namespace amends::text {

struct Disagreement {
    std::size_t line = 0; ///< index into the lines given
    Label label{};
    bool missed = false;            ///< the raters gave the label; false: the judge alone did
    double margin = 0;              ///< of the model: below 0 it stays under its threshold
    std::vector<Evidence> evidence; ///< what a label found rests on; empty for a missed one
    std::vector<WordsBehind> words; ///< what speaks most for the label in the model
    TakenAway taken = TakenAway::no;
};

/// How far a line lies from the threshold of a label; the sign as in `Disagreement::margin`.
using MarginOf = std::function<double(std::size_t line, Label)>;

/// Of each label the `most_each` missed and the `most_each` found that lie farthest on the wrong side: by
/// label, missed ones first, then the worst first. `rated` stands line by line beside what it was made of;
/// evidence and words are left empty.
std::vector<Disagreement> worst_disagreements(const std::vector<Rated>& rated, const MarginOf&,
                                              std::size_t most_each = 5);

/// The same for a judge at hand, with what its readings rest on.
std::vector<Disagreement> worst_disagreements(const Judge&, const std::vector<BatchLine>&,
                                              const std::vector<Rated>&, std::size_t most_each = 5);

/// `[{"id","context","label","kind":"missed"|"false","margin","reply","evidence":[…],"words":[…],"taken"}]`
std::string disagreements_json(const std::vector<Disagreement>&, const std::vector<BatchLine>&);

} // namespace amends::text
