#pragma once
// The trainer's inbox: replies of real attempts that the customer did not understand, and what is made of
// them.
#include "sim/author/edits.hpp"
#include "sim/engine/playthrough.hpp"

#include <map>
#include <set>

namespace amends::author {

/// A turn as it was played, also one that was taken back later.
struct PlayedTurn {
    std::int64_t seq = 0; ///< the event that closed it
    scenario::PlaceId node;
    std::string reply;
    scenario::ChoiceId choice; ///< empty: typed
    text::LabelSet labels;
    std::vector<text::ActId> acts;
    scenario::TransitionId fired; ///< empty: none
    bool fell_back = false;
    bool not_understood = false; ///< the trainee said so (F8)

    /// Something a trainer may want to see.
    [[nodiscard]] bool is_for_inbox() const { return fell_back || not_understood; }
};
/// Every turn of an attempt, in the order it was played.
[[nodiscard]] std::vector<PlayedTurn> played_turns(const engine::Case&, const std::vector<engine::Event>&);

/// What became of a reply.
struct InboxMark {
    enum class Outcome { sample, phrase, transition, dismissed };
    Outcome outcome = Outcome::dismissed;
    std::string became; ///< where: an id of the case or an act
    friend bool operator==(const InboxMark&, const InboxMark&) = default;
};

/// A turn the trainer may read, with where it comes from. Nothing tells whose it is.
struct InboxTurn {
    std::string attempt, scenario;
    std::string version; ///< fingerprint of the case as it was played
    std::string played_utc;
    support::Lang lang = support::Lang::zh;
    bool assessment = false;
    PlayedTurn turn;
    std::optional<InboxMark> mark;
};

/// Equal replies in one node, joined.
struct InboxEntry {
    std::string scenario;
    scenario::PlaceId node;
    std::string reply;
    support::Lang lang = support::Lang::zh;
    text::LabelSet labels;         ///< as the judge read the newest of them
    std::vector<text::ActId> acts; ///< the same
    scenario::TransitionId fired;  ///< the same; empty: none
    int fallbacks = 0, not_understood = 0;
    std::vector<std::pair<std::string, std::int64_t>> turns; ///< attempt and event, oldest first
    std::set<std::string> versions;
    std::string newest_utc;
    std::optional<InboxMark> mark;   ///< none: open
    std::optional<InboxMark> before; ///< of an open one: the same words were dealt with earlier
};

/// Open entries first, by case, node, how often, then words; those that are done behind them, newest first.
[[nodiscard]] std::vector<InboxEntry> inbox_of(const std::vector<InboxTurn>&);

/// What the trainer settles for a sample.
struct SampleDraft {
    support::Lang lang = support::Lang::zh;
    std::string text;
    text::LabelSet labels;
    std::vector<text::ActId> acts;
    scenario::SampleGrade grade = scenario::SampleGrade::good;
    std::string to; ///< where it must lead; empty: not said
};
/// As the judge reads it: bad with a fault, good with a principle, else mixed.
[[nodiscard]] SampleDraft draft_of(const InboxEntry&);
/// The index of a node among the document's own; none for a node of a part.
[[nodiscard]] std::optional<std::size_t> node_in(const Document&, std::string_view id);
/// One more sample of the node.
[[nodiscard]] Addition add_sample(const Document&, std::size_t node, const SampleDraft&);
/// A new way on for replies that hold all of the acts. It stands before the transition that fired, where one
/// is named, else before the first that takes any reply, else last.
[[nodiscard]] Addition add_way(const Document&, std::size_t node, const std::vector<text::ActId>&,
                               std::string_view to, std::string_view before = {});
/// The transition also fires on a reply that holds all of the acts.
[[nodiscard]] Edit widen_way(const Document&, std::size_t node, std::size_t transition,
                             const std::vector<text::ActId>&);

/// A shop's lexicon with one more wording of an act: the text of the file before (empty: none yet) and after.
/// Its rule has an id of its own for each act. Refused when the text is no lexicon, or the words are no
/// phrase.
[[nodiscard]] support::Result<std::string, support::Localized>
with_phrase(const std::string& lexicon, const text::ActId&, std::string_view phrase);

} // namespace amends::author
