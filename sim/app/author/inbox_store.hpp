#pragma once
// The trainer's inbox from the store, and what is made of it back into the store and the shop's lexicon.
#include "sim/app/judge_files.hpp"
#include "sim/author/inbox.hpp"
#include "sim/records/people.hpp"
#include "sim/records/sharing.hpp"
#include "sim/records/trainer_rows.hpp"

#include <map>

namespace amends::app {

struct ReadInbox {
    std::vector<author::InboxTurn> turns;      ///< oldest attempt first
    std::map<std::string, std::int64_t> open;  ///< of each case, turns that nothing was made of yet
    std::map<std::string, std::int64_t> older; ///< those of them that the limit left out
    std::size_t other_version = 0;             ///< attempts that this program must not play again
};

/// How many turns of each case a page shows.
inline constexpr records::InboxLimit inbox_page{500, 100};

/// Turns of practice that were shared, and of assessments those that fell back or were marked by F8. Where
/// people are listed it is refused to whoever may not mark.
records::Outcome<ReadInbox> read_inbox(records::Reader&, const records::Actor&, records::InboxLimit = {});
/// The same, all of it, by playing every attempt's events again: what is kept must say this.
records::Outcome<ReadInbox> recount_inbox(records::Reader&);

/// The mark of an entry's turns as the store keeps it.
[[nodiscard]] std::vector<records::TurnName> turns_of(const author::InboxEntry&);
[[nodiscard]] records::TurnMark stored_mark(const author::InboxMark&);

/// Why a wording is not kept: what befell the file, else what the judge has against it.
struct PhraseRefused {
    std::optional<support::Error> file;
    support::Localized words;
};
/// One more wording of an act in `inbox.json` of the shop's lexicons. It is written only when the judge takes
/// it: refused, with the reason, when its own check of the rule fails or the file cannot be written.
support::Result<std::filesystem::path, PhraseRefused>
add_phrase_to_lexicon(const std::filesystem::path& own_lexicon, const text::JudgeData&, const text::ActId&,
                      std::string_view phrase);

} // namespace amends::app
