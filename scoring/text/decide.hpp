#pragma once
// From rules and model to labels, and from labels to the words they rest on.
#include "scoring/text/against_facts.hpp"
#include "scoring/text/endangering.hpp"
#include "scoring/text/features.hpp"
#include "scoring/text/language.hpp"

#include <array>
#include <utility>

namespace amends::text {

/// How far each label stands above its threshold; 1000 is one unit of the training's margin.
using Margins = std::array<std::int64_t, label_count>;

struct Decision {
    LabelSet labels;
    Features features;
    Margins margins{};              ///< of the model; 0 without one
    std::vector<Breach> breaches;   ///< of the facts
    std::vector<Endangering> grave; ///< words that make `misinforming` a critical fault
};

/// Labels that exclude each other by the codebook: of the two the weaker goes.
inline constexpr std::array<std::pair<Label, Label>, 3> exclusive_labels{
    {{Label::grounded_limit, Label::flat_refusal},
     {Label::empty_talk, Label::solution},
     {Label::empty_talk, Label::clarifying}}};

/// Whether the reply takes on itself what the customer would else be left with: no buck is passed then.
[[nodiscard]] bool takes_it_on(const Language&, const Applied&);

/// Help is tied to a review or a withdrawn complaint: neither solution nor promise.
[[nodiscard]] bool holds_a_bribe(const Language&, const Applied&);

/// Measures are only named or refused, and none is done: no solution, whatever model or rule sees.
[[nodiscard]] bool no_measure_offered(const Language&, const Reading& reply, const Applied&);

/// Labels of the reply. A gamed reply earns no principle. `left_out`: margins of models that never saw the
/// reply's situation, in place of the shipped model's; null: the shipped model's.
Decision decide_labels(const Language&, const Context&, const CaseReading&, const Reading& reply,
                       const Applied&, bool gamed, const Margins* left_out = nullptr);

/// Nothing the reply does stands against listening, and it has not been heard yet.
[[nodiscard]] bool may_listen_unheard(const Decision&, const Applied&);

/// At least one piece of evidence for each label, by label, then start. What contradicts the facts names the
/// fact.
std::vector<Evidence> explain(const Language&, const CaseReading&, const Reading& reply,
                              const std::vector<RuleHit>&, const Decision&, std::string_view bytes);

} // namespace amends::text
