#pragma once
// The trainer's inbox as a pane of the author screen: replies that were not understood, and what to make of
// them.
#include "sim/author/inbox.hpp"
#include "sim/ui/author/form.hpp"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace amends::ui {

/// One reply, told.
struct InboxRowView {
    std::size_t entry = 0; ///< its place in the list that was handed in
    std::string id;        ///< for the record
    std::string reply, where, reading;
    std::vector<std::pair<std::string, Tone>> came; ///< how often, as chips
    std::string note;                               ///< what became of it, or an older version of the case
    bool done = false;
};
struct InboxView {
    std::vector<InboxRowView> rows; ///< open ones first
    int open = 0, done = 0;
    std::string left_out; ///< attempts that cannot be read; empty: none
    std::string older;    ///< replies that are not listed yet; empty: none
    // What the forms offer, in the window's language.
    std::vector<FormOption> places, acts, labels;
};
struct InboxInput {
    const std::vector<author::InboxEntry>& entries;
    const scenario::Scenario* script = nullptr; ///< the case that is being written
    const Texts& texts;
    std::set<std::string> versions; ///< fingerprints of the case as it is played now; empty: not known
    std::size_t other_version = 0;
    std::int64_t older = 0; ///< replies that are not among the entries
};
[[nodiscard]] InboxView make_inbox_view(const InboxInput&);
/// The ways of a node that go by a reply.
[[nodiscard]] std::vector<FormOption> ways_of_node(const scenario::Scenario&, const scenario::PlaceId&,
                                                   const Texts&);

/// A reply that is being dealt with.
struct InboxMaking {
    author::InboxEntry entry;
    author::InboxMark::Outcome kind = author::InboxMark::Outcome::sample;
    author::SampleDraft draft;
    EditState words, phrase;
    std::vector<text::ActId> acts; ///< that the way asks for
    std::string to, widened;       ///< a place; or a way there is
    text::ActId act;               ///< of the wording
    std::vector<FormOption> ways;
    FormWidgets pick;
};
/// What was decided: all that its kind needs.
struct InboxDecision {
    author::InboxEntry entry;
    author::InboxMark::Outcome outcome = author::InboxMark::Outcome::dismissed;
    author::SampleDraft sample;
    std::vector<text::ActId> acts;
    std::string to, widened, phrase;
    text::ActId act;
    bool reopens = false; ///< what was made is left as it is, the reply stands open again
};
struct InboxWidgets {
    std::optional<InboxMaking> making;
    std::optional<InboxDecision> decided; ///< newly
    bool shows_done = false;
};
[[nodiscard]] InboxMaking making_of(const author::InboxEntry&, const scenario::Scenario*, const Texts&,
                                    BreakRules&);

/// What stands where no reply waits.
void draw_empty_inbox(Ui&, Rect);
void draw_author_inbox(Ui&, Rect, const InboxView&, const std::vector<author::InboxEntry>&,
                       const scenario::Scenario*, InboxWidgets&);
void draw_inbox_making(Ui&, const InboxView&, InboxWidgets&);

} // namespace amends::ui
