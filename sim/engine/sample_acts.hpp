#pragma once
// The acts of samples beside those the judge hears.
#include "sim/engine/marking_bench.hpp"

namespace amends::engine {

/// Those its author gave a sample; a model reply has none of its own.
std::vector<text::ActId> acts_expected(const Bench&, const BenchNode&, const BenchReply&);
/// Those of them that are not heard.
std::vector<text::ActId> acts_missed(const Bench&, const BenchNode&, const BenchReply&);

/// Samples whose author says where they lead, and of them those that lead elsewhere as the judge reads them.
struct SampleWays {
    std::int64_t said = 0, elsewhere = 0;
};
SampleWays sample_ways(const Bench&);

/// S102, one note for the whole case: acts are not marked, they only lead on. Empty where all are heard and
/// every sample leads where its author says.
std::optional<support::Problem> missed_acts(const Bench&, const scenario::SourceMap&);

} // namespace amends::engine
