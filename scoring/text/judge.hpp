#pragma once
#include "scoring/text/context.hpp"
#include "scoring/text/verdict.hpp"
#include "support/problem.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace amends::text {

struct CaseReading;
struct Language; // normalising table, compiled lexicon, model: immutable once built

/// The texts of the data files the judge is built from. The judge reads no file itself.
struct JudgeData {
    struct File {
        std::string name, content;
    };
    File normalise_table;       ///< assets/tables/normalise.*
    std::vector<File> lexicons; ///< assets/lexicon/*.json
    std::vector<File> own;      ///< a shop's lexicons: read last, their rules hold whatever the model says
    File model;                 ///< assets/models/judge.bin; empty content: rules only
    File order;                 ///< assets/models/order.bin; empty content: shuffled words are not told
};

/// Reads replies. Immutable and safe to share between threads; same input, same verdict on every machine.
class Judge {
public:
    /// Builds the judge; `problems` receives every fault of the data. Returns null when an error makes
    /// judging impossible.
    static std::shared_ptr<const Judge> create(const JudgeData&, std::vector<support::Problem>& problems);

    /// The verdict on `reply` (any bytes, up to 1 MB). Linear in its length.
    [[nodiscard]] Verdict judge(const Context&, std::string_view reply) const;
    /// The same, held against what was read of the Context before (`CaseReader`).
    [[nodiscard]] Verdict judge(const Context&, const CaseReading&, std::string_view reply) const;

    /// SHA-256 (hex) over table, lexicons and models.
    [[nodiscard]] const std::string& fingerprint() const;
    /// True when a model is not loaded: practice may go on, assessment is refused.
    [[nodiscard]] bool rules_only() const;
    /// What the verdicts come from, for those who look behind them.
    [[nodiscard]] const Language& language() const { return *language_; }

    explicit Judge(std::shared_ptr<const Language>);

private:
    std::shared_ptr<const Language> language_;
};

/// The judge for many replies in a row: what a Context has in common with the one before is read once. Same
/// verdicts. Copies share what they remember; all of them together belong to one thread at a time.
class RememberingJudge {
public:
    explicit RememberingJudge(std::shared_ptr<const Judge>);
    Verdict operator()(const Context&, std::string_view reply) const;

private:
    struct Kept;
    std::shared_ptr<Kept> kept_;
};

} // namespace amends::text
