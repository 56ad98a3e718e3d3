#pragma once
// Attempts read again under the present rubric, lexicon and model: labels and points alone. Route, mood and
// ending stay as they were played.
#include "sim/app/marks/standing.hpp"

namespace amends::app {

/// What marks now.
struct PresentMarker {
    const JudgeFromFiles& judge;
    std::filesystem::path assets; ///< where rubrics lie
    records::Mark calibration;    ///< number 0: none is in force
};

struct RemarkedTurn {
    std::size_t number = 0;
    text::LabelSet before, after; ///< with people's words on both sides
};

struct Remarked {
    AttemptStanding before, after;
    std::vector<RemarkedTurn> turns;           ///< whose labels differ
    std::vector<records::NewContent> contents; ///< rubric and judge, to be kept
    records::Mark mark;                        ///< to be added; its reason is still empty

    [[nodiscard]] bool has_other_versions() const { return before.versions != after.versions; }
    [[nodiscard]] bool changes_result() const;
};

/// The newest calibration; number 0 when there is none.
records::Outcome<records::Mark> calibration_in_force(records::Reader&);

/// Reads one attempt again. People's words stand over what is read.
records::Outcome<Remarked> remark(StandingReader&, const std::string& attempt, const PresentMarker&);

/// Adds the machine's mark, keeps what it was made with, counts the sitting again.
std::optional<records::StoreFault> write_remark(records::Store&, records::Reader&, const records::Actor&,
                                                Remarked, const std::string& reason);

} // namespace amends::app
