#pragma once
// Marks, labels and what they rest on, in words for the manager's screens and the debrief.
#include "sim/app/library.hpp"
#include "sim/app/marks/standing.hpp"
#include "sim/ui/base/texts.hpp"
#include "sim/ui/manager/attempt.hpp"

#include <functional>

namespace amends::app {

/// For telling of marks.
struct MarkTelling {
    const ui::Texts& texts;
    std::function<std::string(const std::string& person)> name_of;
};

/// Names of labels with commas; empty for none.
std::string names_of_labels(const ui::Texts&, const text::LabelSet&);
/// The title of a case of the library; its id when it is gone.
std::string title_of_case(const std::vector<LibraryCase>&, const std::string& scenario, support::Lang);
/// "confirmed", "partly accepted": what a mark did.
std::string what_mark_did(const ui::Texts&, const records::Mark&);
/// Whether a person decided by it, confirming or overruling.
bool is_person_word(const records::Mark&);
/// Which mark it is and what it did to `labels`, the names of its labels.
std::string mark_title(const ui::Texts&, const records::Mark&, const std::string& labels);
/// Why, as whoever made it wrote; empty where a blind marker wrote nothing; that it was erased.
std::string reason_told(const ui::Texts&, const records::Mark&);
/// The words of a reply that labels rest on; those of `about` stand out.
std::vector<ui::EvidenceView> evidence_of(const ui::Texts&, const engine::TurnWords&,
                                          const text::LabelSet& about);
/// The codebook, on where it is in `holds`.
std::vector<ui::DecidingLabel> codebook(const ui::Texts&, const text::LabelSet& holds);
/// Those of a set.
std::vector<ui::DecidingLabel> only_labels(const ui::Texts&, const text::LabelSet& wanted);
/// What can be decided about something that waits.
void fill_deciding(const ui::Texts&, const AttemptStanding&, const QueueItem&, ui::DecidingView&);
/// What the customer said before a turn, from 1.
std::vector<std::string> customer_lines(const AttemptStanding&, std::size_t number);

/// What the machine made of an attempt before anybody marked it.
struct FirstReading {
    std::optional<double> total;
    bool passed = false, provisional = false;
};
/// Null without a result.
std::optional<FirstReading> first_reading(records::Reader&, const std::string& attempt);

/// Carries out what was pressed, with the reason that stands in the widgets.
std::optional<records::StoreFault> carry_out(records::Store&, records::Reader&, const records::Actor&,
                                             const AttemptStanding&, const QueueItem&, ui::QueueAct,
                                             const ui::DecidingWidgets&);
/// Empties what was written and chosen for a decision.
void clear_deciding(ui::Ui&, ui::DecidingWidgets&);

} // namespace amends::app
