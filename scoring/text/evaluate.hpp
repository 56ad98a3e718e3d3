#pragma once
// How far verdicts agree with raters: what `amends eval` prints.
#include "scoring/text/labels.hpp"

#include <array>
#include <map>
#include <string>
#include <vector>

namespace amends::text {

/// One reply: what the raters said and what the judge said.
struct Rated {
    LabelSet expected, found;
    std::string lang, situation;
};

struct LabelAgreement {
    std::size_t n = 0; ///< replies the raters gave the label
    std::size_t tp = 0, fp = 0, fn = 0, tn = 0;
    [[nodiscard]] double precision() const;
    [[nodiscard]] double recall() const;
    [[nodiscard]] double f1() const;
    /// Cohen's kappa; 0 where it is not defined.
    [[nodiscard]] double kappa() const;
};

struct Evaluation {
    std::size_t n = 0;
    std::array<LabelAgreement, label_count> labels{};
    double macro_kappa = 0; ///< over labels with n ≥ 10
    double macro_f1 = 0;    ///< over the same
    LabelAgreement micro;   ///< all decisions in one table
};

Evaluation evaluate(const std::vector<Rated>&);

/// `{"n","labels":{id:{…}},"macro","micro","by_lang","by_context"}`, figures to four decimals.
std::string evaluation_json(const std::vector<Rated>&);

} // namespace amends::text
