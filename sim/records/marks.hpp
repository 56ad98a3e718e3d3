#pragma once
// What the machine and people say of turns after they were played. Marks are added and never changed;
// docs/marks.md has the rules, which are checked where a mark is written.
#include "scoring/text/labels.hpp"
#include "sim/records/people.hpp"

#include <map>
#include <set>

namespace amends::records {

enum class MarkKind {
    machine,     ///< of the whole attempt: read again under other versions
    first,       ///< a person's first word on a label, or on the result
    second,      ///< a turn marked blind
    final_,      ///< any later word of a person on the same label
    dispute,     ///< of the trainee
    answer,      ///< to a dispute
    sample,      ///< turns drawn for marking them blind
    calibration, ///< labels that do not count in an assessment here
};
std::string_view to_string(MarkKind);

enum class Decision { confirm, lift, add, remove };
std::string_view to_string(Decision);
enum class DisputeOutcome { accepted, partly, refused };
std::string_view to_string(DisputeOutcome);

/// What a result rests on.
struct MarkVersions {
    std::string rubric, judge; ///< fingerprints
    int judge_version = 0, engine_version = 0;
    std::int64_t calibration = 0; ///< number of its mark; 0: none
    friend bool operator==(const MarkVersions&, const MarkVersions&) = default;
};

/// A turn as a machine read it.
struct MachineTurn {
    text::LabelSet labels;
    bool critical_misinforming = false;
    friend bool operator==(const MachineTurn&, const MachineTurn&) = default;
};

/// What an attempt comes to with its marks.
struct MarkedResult {
    std::optional<int> total_tenths; ///< 0…1000; null when nothing was possible
    bool passed = false;
    bool waits = false; ///< for a person: a suspected critical fault, or a result nobody has confirmed
    std::vector<text::Label> suspected, confirmed; ///< critical faults
    std::map<std::string, int> criteria;           ///< tenths of a point by criterion
    /// Members of the result's document (`play --json`) as they are now, JSON: score, labels and what was due
    /// by turn. Holds no words of a reply.
    std::string document;
    friend bool operator==(const MarkedResult&, const MarkedResult&) = default;
};

/// One mark. Which members it has depends on its kind.
struct Mark {
    std::int64_t number =
        0; ///< from 1 as they came, without gaps; the store's own, like `id`, `at_utc`, `who`
    std::string id, at_utc;
    TurnName turn; ///< event 0: the attempt as a whole
    MarkKind kind = MarkKind::first;
    std::string who;        ///< empty: erased
    std::string reason;     ///< of a dispute its comment
    bool is_erased = false; ///< what it said is gone
    MarkVersions versions;  ///< that the mark is about; of machine: those it was made with
    Decision decision{};    ///< first and final
    /// first, final: the one label, none for the result; second: those given; dispute: those disputed;
    /// answer: those in which the trainee is right; calibration: those that do not count
    text::LabelSet labels;
    std::int64_t about = 0;                   ///< answer: the dispute's number
    DisputeOutcome outcome{};                 ///< answer
    std::string sample;                       ///< id; second: drawn for; calibration: rests on
    std::string purpose;                      ///< sample: "second" or "calibration"
    std::int64_t seed = 0;                    ///< sample
    std::vector<TurnName> turns;              ///< sample, in the order drawn
    std::map<std::int64_t, MachineTurn> read; ///< machine: by the event that closed the turn
    std::string figures;                      ///< calibration: JSON, what it rests on
    std::optional<MarkedResult> result;       ///< the attempt's from here on
};

inline constexpr std::size_t reason_letters_max = 2000;

/// Adds marks, all or none, in one transaction. Each needs a reason and the right of its kind: decisions,
/// answers and blind marks `mark_turns`, never on one's own attempt; machine marks, samples and calibrations
/// `run_programmes`; disputes are for one's own attempt. An answer is for somebody who has not marked what is
/// disputed. `seen` is the newest mark of the attempt that the asker knew (0: none): when there is a newer
/// one nothing is written; −1: does not matter.
Store::Ticket add_marks(Store&, Actor, std::vector<Mark>, std::int64_t seen);

/// Of one attempt, in the order of when they were made, whichever desk they came from. Of a file older than
/// marks none.
Outcome<std::vector<Mark>> marks_of(Reader&, const std::string& attempt);
/// All, in order.
Outcome<std::vector<Mark>> all_marks(Reader&);
/// Those of the kinds that belong to no attempt: samples and calibrations.
Outcome<std::vector<Mark>> common_marks(Reader&);
/// Null when there is none of that number.
Outcome<std::optional<Mark>> find_mark(Reader&, std::int64_t number);
/// What the newest mark with a result says; null: the attempt's own result stands.
struct StandingResult {
    MarkedResult result;
    MarkVersions versions;
};
Outcome<std::optional<StandingResult>> standing_result(Reader&, const std::string& attempt);

/// The newest result of an attempt as a document, with what its marks say in the place of what was read at
/// first; null without a result.
Outcome<std::optional<std::string>> standing_document(Reader&, const std::string& attempt);

/// Null when the actor may decide about this attempt. For what is only read; writing checks for itself.
std::optional<StoreFault> why_not_mark(Reader&, const Actor&, const std::string& attempt);

} // namespace amends::records
