#pragma once
// Whose words somebody may read: docs/records.md has the rule.
#include "sim/records/people.hpp"

namespace amends::records {

/// Whether anybody is listed; where nobody is, everything may be read.
Outcome<bool> lists_somebody(Reader&);
/// Whether the person is the actor, under any of the ids that were merged.
Outcome<bool> is_own(Reader&, const Actor&, const std::string& person);

/// Whether the words of such an attempt are somebody's own until they share them.
bool is_somebodys_practice(std::string_view mode, std::string_view person);

/// The events that closed turns of an attempt which were shared, sorted.
Outcome<std::vector<std::int64_t>> shared_within(Reader&, const std::string& attempt);

/// Which turns of an attempt somebody may read.
struct ReadableWords {
    bool own = false; ///< the attempt is theirs, or nobody is listed
    bool all = false;
    std::vector<std::int64_t>
        shared; ///< of somebody else's practice: events that closed shared turns, sorted

    [[nodiscard]] bool turn(std::int64_t seq) const;
};

/// Everything of one's own, of what belongs to nobody, and where nobody is listed. Trainers and managers read
/// assessments, because marking needs them, and of a practice the turns that were shared. Refuses anybody
/// else.
Outcome<ReadableWords> readable_words(Reader&, const Actor&, const AttemptRow&);
/// Null when every word of the attempt may be read.
std::optional<StoreFault> why_not_read_all(Reader&, const Actor&, const AttemptRow&);

/// The detail of the fault of whoever asks for words of a practice that were not shared.
inline constexpr std::string_view practice_words_right = "practice_words";

} // namespace amends::records
