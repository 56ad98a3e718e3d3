#pragma once
// How far verdicts agree with raters: what `amends eval` prints.
#include "scoring/text/labels.hpp"

#include <array>
#include <cstdint>
#include <optional>
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
    /// Each 0 where it is not defined.
    [[nodiscard]] double precision() const;
    [[nodiscard]] double recall() const;
    [[nodiscard]] double f1() const;
    /// Cohen's kappa.
    [[nodiscard]] double kappa() const;
    /// Some reply has the label, for raters or judge, and some has not.
    [[nodiscard]] bool kappa_defined() const;
};

struct Evaluation {
    std::size_t n = 0;
    std::array<LabelAgreement, label_count> labels{};
    double macro_kappa = 0;       ///< over labels with n ≥ 10
    double macro_f1 = 0;          ///< over the same
    std::size_t macro_labels = 0; ///< how many labels that are; of none there is no mean
    LabelAgreement micro;         ///< all decisions in one table
};

Evaluation evaluate(const std::vector<Rated>&);

/// Where a figure would lie in 95 of 100 draws of other situations of the same kind.
struct Interval {
    double low = 0, high = 0;
};
struct KappaIntervals {
    std::optional<Interval> macro;                          ///< over the labels `evaluate` takes
    std::array<std::optional<Interval>, label_count> label; ///< none where kappa is seldom defined
};
/// Percentile bootstrap (Efron, "Bootstrap Methods", 1979) that draws whole situations: replies to one
/// customer are alike. None with fewer than five situations. The same input yields the same intervals.
KappaIntervals kappa_intervals(const std::vector<Rated>&, int draws = 2000, std::uint64_t seed = 1);

/// `{"n","labels":{id:{…}},"macro","micro","by_lang","by_context"}`, figures to four decimals, null
/// where none can be computed; `kappa_95` is an interval or null.
std::string evaluation_json(const std::vector<Rated>&);

} // namespace amends::text
