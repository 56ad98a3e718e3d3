#pragma once
// The judge from the asset folder.
#include "scoring/text/judge.hpp"
#include "sim/engine/play.hpp"
#include "support/result.hpp"

#include <filesystem>

namespace amends::app {

struct JudgeFromFiles {
    std::shared_ptr<const text::Judge> judge; ///< null when an error makes judging impossible
    text::JudgeData data;                     ///< what it was built from, for the content store
    std::vector<support::Problem> problems;   ///< a missing model is a warning: rules only
    /// There is a judge and it lacks a model: practice goes on and says so.
    [[nodiscard]] bool rules_only() const;
};

/// tables/normalise.txt, lexicon/*.json by name, models/*.bin. With `model` false: rules only. `own`: the
/// folder of a shop's lexicons, read last; empty or missing: none.
JudgeFromFiles load_judge(const std::filesystem::path& assets, bool model = true,
                          const std::filesystem::path& own = {});

/// The judge as whoever plays hands it in; it remembers the Context before. Empty where there is no judge.
engine::JudgeReply reply_judge(const std::shared_ptr<const text::Judge>&);

/// Where a shop's lexicons lie: `lexicon` in the data folder; empty when there is no data folder.
std::filesystem::path own_lexicon_folder();

} // namespace amends::app
