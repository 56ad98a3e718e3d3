#pragma once
// An attempt with its marks: what was read, what people made of it, what it comes to. docs/marks.md has the
// rules.
#include "sim/app/marks/long_break.hpp"
#include "sim/app/session/ready_case.hpp"
#include "sim/records/marks.hpp"
#include "sim/records/programmes.hpp"

namespace amends::app {

struct TurnStanding {
    std::size_t number = 0; ///< from 1, among the turns that stand
    std::int64_t seq = 0;   ///< the event that closed it
    records::MachineTurn machine;
    text::LabelSet now; ///< with people's words
    bool critical_misinforming = false;
    text::LabelSet suspected, confirmed; ///< critical faults; of an assessment alone
};

struct AttemptStanding {
    records::AttemptRow row;
    engine::Playthrough told; ///< as it was played, its rubric that of `versions`
    std::vector<records::Mark> marks;
    records::MarkVersions versions;
    text::LabelSet off; ///< labels that do not count, by the calibration in force for it
    std::vector<TurnStanding> turns;
    engine::Result result; ///< points by the engine, from the labels as they are now
    records::MarkedResult comes_to;
    std::optional<LongBreak> long_break; ///< that nobody has looked at yet

    /// The greatest number: marks stand in the order of when they were made, and those of another desk came
    /// late.
    [[nodiscard]] std::int64_t newest_mark() const;
};

/// Reads attempts; keeps the cases and rubrics it has read. One thread at a time.
class StandingReader {
public:
    explicit StandingReader(records::Reader& reader) : reader_(reader) {}

    /// Refuses what does not exist, is erased, has lost its words, or is of another engine version.
    records::Outcome<AttemptStanding> read(const std::string& attempt);
    /// The rubric the store keeps under a fingerprint; null when it keeps none that can be read.
    std::shared_ptr<const rubric::Rubric> rubric_of(const std::string& fingerprint);

private:
    std::shared_ptr<const scenario::Scenario> script_of(const std::string& fingerprint);
    records::Outcome<AttemptStanding> fold(records::AttemptRow);

    records::Reader& reader_;
    std::map<std::string, std::shared_ptr<const scenario::Scenario>> scripts_;
    std::map<std::string, std::shared_ptr<const rubric::Rubric>> rubrics_;
};

/// Whether this program can work the rows of an attempt out: null; or why not, because words are gone
/// (`has_lost_words`) or another engine version played it.
std::optional<records::StoreFault> why_not_worked_out(const std::string& attempt,
                                                      const std::vector<records::EventRow>&);
/// Whether it is the words that are missing: by the rule for keeping texts, or because of an erasure.
bool has_lost_words(const records::StoreFault&);

/// Another rubric for what was played: its lists are looked for in the replies again.
void use_rubric(engine::Playthrough&, std::shared_ptr<const rubric::Rubric>);
/// Works labels and points out again from the marks, for instance with one more.
void settle(AttemptStanding&);
/// The turn of a number (from 1); null when there is none.
const TurnStanding* turn_numbered(const AttemptStanding&, std::size_t number);
/// Whether the decision says something about the turn: null, or why not.
std::optional<records::StoreFault> why_not_decide(const AttemptStanding&, const TurnStanding*,
                                                  records::Decision, std::optional<text::Label>);

/// A person's word on a label of a turn; without turn and label (confirm alone) on the result. The sitting it
/// belongs to is counted again.
std::optional<records::StoreFault> decide(records::Store&, records::Reader&, const records::Actor&,
                                          const AttemptStanding&, const TurnStanding*, records::Decision,
                                          std::optional<text::Label>, const std::string& reason);
/// The trainee does not agree with these labels of a turn: that they hold, or that they do not.
std::optional<records::StoreFault> dispute(records::Store&, const records::Actor&, const AttemptStanding&,
                                           const TurnStanding&, const text::LabelSet&,
                                           const std::string& comment);
/// Accepting changes each label named: one that holds is removed, one that does not is added.
std::optional<records::StoreFault> answer(records::Store&, records::Reader&, const records::Actor&,
                                          const AttemptStanding&, std::int64_t dispute,
                                          records::DisputeOutcome, const text::LabelSet& accepted,
                                          const std::string& reason);
/// Counts the sitting an attempt belongs to once more, after a mark. Nothing where it belongs to none.
std::optional<records::StoreFault> recount_sitting_of(records::Store&, records::Reader&,
                                                      const AttemptStanding&, const records::Actor&);

/// Something that waits for a person.
struct QueueItem {
    enum class Kind { critical, result, dispute, interrupted };
    Kind kind{};
    std::string attempt, scenario, since_utc;
    std::string person;       ///< empty where the asker may not read other people's records
    std::size_t turn = 0;     ///< from 1; 0: the result
    text::LabelSet labels;    ///< the critical fault, or what is disputed
    std::int64_t dispute = 0; ///< its mark's number
    std::string comment;
    bool may_answer = true; ///< false: the asker marked what is disputed
    std::string sitting;    ///< interrupted: its id, for voiding it
    std::optional<LongBreak> long_break;
    std::optional<int> total_tenths;
};
std::string_view to_string(QueueItem::Kind);
struct Queue {
    std::vector<QueueItem> items;  ///< oldest attempt first
    std::size_t attempts = 0;      ///< that wait, also beyond the limit
    std::size_t other_version = 0; ///< that wait and cannot be worked out by this program
    std::size_t words_gone = 0;    ///< that wait and cannot be worked out any more by any
};
/// What of one attempt waits; nothing of one's own.
records::Outcome<std::vector<QueueItem>> waiting_in(records::Reader&, const records::Actor&,
                                                    const AttemptStanding&);
/// What waits, own attempts left out, and breaks of sittings that are void; details of at most `limit`
/// attempts.
records::Outcome<Queue> read_queue(records::Reader&, const records::Actor&, std::size_t limit = 200);

} // namespace amends::app
