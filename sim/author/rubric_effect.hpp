#pragma once
// What a change of a rubric does to cases' own tests and samples, before it is saved.
#include "sim/engine/case_tests.hpp"
#include "sim/engine/marking_bench.hpp"

#include <compare>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace amends::author {

/// What a test or a sample comes to under one rubric.
struct MarkedOutcome {
    std::optional<int> total_tenths;   ///< of a sample: as if it were the whole contact
    bool passed = false;               ///< the mark; nothing critical
    int mood = 0;                      ///< of a test: at its end; of a sample: what it does to the customer
    std::optional<int> csat;           ///< of a test, simulated
    std::vector<std::string> critical; ///< labels
    std::vector<std::string> never_said, must_miss; ///< ids of the shop's lists
    std::vector<support::Localized> faults;         ///< what a test must reach and did not
    std::vector<std::string> read; ///< of a sample: labels and acts that the judge reads in it
    friend bool operator==(const MarkedOutcome&, const MarkedOutcome&) = default;
};

struct EffectRow {
    std::string case_id;
    support::Localized case_title;
    bool is_test = false;
    std::string name; ///< the test, or the sample's node
    std::string text; ///< of a sample
    MarkedOutcome before, after;
};

struct RubricEffect {
    std::vector<EffectRow> changed; ///< tests first, in the order of the cases
    std::size_t tests = 0, samples = 0;
    std::vector<support::Localized> refused; ///< why nothing could be judged; empty: it could
};

using CaseList = std::vector<std::shared_ptr<const scenario::Scenario>>;
/// Told after each case: how many of how many. False: stop; what was compared so far is yielded.
using EffectProgress = std::function<bool(std::size_t done, std::size_t all)>;

/// Plays all tests and reads all samples of the cases under both rubrics.
[[nodiscard]] RubricEffect effect_of_rubric(const CaseList&,
                                            const std::shared_ptr<const rubric::Rubric>& before,
                                            const std::shared_ptr<const rubric::Rubric>& after,
                                            const engine::JudgeReply&, const EffectProgress& = {});

/// Under which rubric a case is marked.
using RubricOfCase = std::function<std::shared_ptr<const rubric::Rubric>(const scenario::Scenario&)>;
/// The same under two judges: what a change of the shop's own words does.
[[nodiscard]] RubricEffect effect_of_judge(const CaseList&, const RubricOfCase&,
                                           const engine::JudgeReply& before, const engine::JudgeReply& after,
                                           const EffectProgress& = {});

/// The judge with a memory: what it read once in a context is not read again. One thread at a time.
[[nodiscard]] engine::JudgeReply remembering(engine::JudgeReply);

} // namespace amends::author
