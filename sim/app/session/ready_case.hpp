#pragma once
// From a case of the library, or from the content store, to what a session plays.
#include "sim/app/judge_files.hpp"
#include "sim/app/library.hpp"
#include "sim/engine/play.hpp"
#include "sim/records/play_events.hpp"

namespace amends::app {

struct PlaySettings {
    engine::Mode mode = engine::Mode::practice;
    std::optional<scenario::Way> way;  ///< nothing: the case's first
    std::optional<support::Lang> lang; ///< nothing: `preferred` where the case has it, else its first
    support::Lang preferred = support::Lang::zh;
    std::uint64_t seed = 1;
    std::string person, desk; ///< desk_id() where the attempt is kept
    std::string rubric;       ///< by id; empty: the case's own
    std::string phase;        ///< of a programme; empty: "practice", or none for an assessment by itself
};

/// All that an attempt begins with; the contents are scenario, rubric and the judge's files.
struct ReadyCase {
    engine::Case play;
    engine::Began began;
    std::vector<records::NewContent> contents;
};

/// Why a case cannot be played as asked.
struct NotReady {
    support::Localized message;
    std::vector<support::Problem> problems;
};

/// Every file of the judge under its own hash, and the list of them under the judge's fingerprint.
std::vector<records::NewContent> judge_contents(const JudgeFromFiles&);

/// The case with its rubric, drawn by the seed. Refuses a language or way the case does not have, a rubric
/// with errors, and an assessment without the judge's model.
support::Result<ReadyCase, NotReady> make_ready(const LibraryCase&, const std::filesystem::path& assets,
                                                const JudgeFromFiles&, const PlaySettings&);

/// An attempt as it stands in the store: with the scenario and rubric it began with, whatever the library
/// holds by now.
struct StoredAttempt {
    engine::Case play;
    std::vector<engine::Event> events;
    std::vector<records::DraftRow> drafts;
};
/// Refuses an attempt of another engine version: it may be read and closed, never played on.
support::Result<StoredAttempt, NotReady> load_attempt(records::Reader&, const std::string& attempt);

} // namespace amends::app
