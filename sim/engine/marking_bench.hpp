#pragma once
// The marking bench: every sample and model reply of a case as the judge reads it in a play, beside what its
// author expects.
#include "sim/engine/standings.hpp"
#include "sim/scenario/suppress.hpp"

#include <array>

namespace amends::engine {

enum class BenchKind : std::uint8_t { sample, model };

/// One reply, judged.
struct BenchReply {
    BenchKind kind = BenchKind::sample;
    std::size_t index = 0; ///< among the node's samples or model replies
    support::Lang lang = support::Lang::zh;
    std::string text;        ///< as it is said, values drawn
    text::LabelSet expected; ///< of a sample: its own labels; of a model reply: what is due at the node
    text::LabelSet due;      ///< at the node
    text::Verdict verdict;
    bool bad = false;    ///< its author marked it so: grade bad, or a fault among its labels
    bool passes = false; ///< no fault is read and all that is due is earned, a welcome label standing in
    /// Where its author says it leads, and where the judge's reading of it does. Both are empty where nothing
    /// is said, or where the author's own labels and acts do not lead there in this play: another flag may be
    /// wanted.
    scenario::PlaceId to{}, leads_to{};

    [[nodiscard]] text::LabelSet right() const { return expected & verdict.labels; }
    [[nodiscard]] text::LabelSet missed() const { return expected & ~verdict.labels; }
    /// Read and not expected. A model reply may have any principle beyond what is due.
    [[nodiscard]] text::LabelSet extra() const;
};

/// Labels counted over replies.
struct BenchCount {
    std::size_t replies = 0, right = 0, missed = 0, extra = 0;

    [[nodiscard]] std::size_t expected() const { return right + missed; }
    [[nodiscard]] std::size_t read() const { return right + extra; }
    /// Of the labels expected or read, those on which author and judge agree; null where there are none.
    [[nodiscard]] std::optional<int> accuracy_percent() const;
};
BenchCount& operator+=(BenchCount&, const BenchCount&);

struct BenchNode {
    scenario::PlaceId id;
    std::size_t index = 0;           ///< among the scenario's nodes
    std::vector<BenchReply> replies; ///< model replies, then samples, in file order; by language
    std::vector<support::Lang>
        apart; ///< languages in which no play came to the node: nothing is judged there
};

struct Bench {
    std::vector<BenchNode> nodes;
    std::vector<StandingCase> cases; ///< by language: the contexts everything was judged in
};

/// Samples alone: a model reply is held to what is due and carries no labels of its own.
BenchCount count_of(const BenchReply&);
BenchCount count_of(const BenchNode&);
BenchCount count_of(const Bench&);
/// The same label by label, by the label's number.
std::array<BenchCount, text::label_count> count_by_label(const Bench&);

/// Told after each reply: how many of how many are judged. False: stop here.
using BenchProgress = std::function<bool(std::size_t done, std::size_t all)>;

/// Judges everything. Where the case is not answered in free text there is nothing to judge.
Bench judge_samples(const std::shared_ptr<const scenario::Scenario>&,
                    const std::shared_ptr<const rubric::Rubric>&, const JudgeReply&,
                    const BenchProgress& = {});

/// S076: a model reply in which a due label is not read; S077: a bad sample that passes; S078: a sample
/// in which an expected label is not read; S079: a fault read that is not expected. The last two can be
/// accepted, each by the words of its reply.
std::vector<scenario::Found> misread_samples(const Bench&, const scenario::SourceMap&);

} // namespace amends::engine
