#pragma once
// Blind second marking: turns drawn by a seed, marked without the machine's or anybody's labels, and how far
// those who marked agree. docs/marks.md has the rules.
#include "scoring/stats/agreement.hpp"
#include "sim/app/marks/standing.hpp"

#include <string_view>

namespace amends::app {

/// A calibration needs so many turns marked by both.
inline constexpr std::int64_t calibration_turns_min = 100;
/// The least κ at which a label counts: "substantial" of J. R. Landis, G. G. Koch, Biometrics 33 (1977) 159.
inline constexpr double kappa_least = 0.61;
/// The reason kept with a blind mark whose marker wrote none: the store asks for one.
inline constexpr std::string_view blind_reason = "blind";
/// A label that fewer turns have by anybody's reading is too rare to be measured.
inline constexpr std::int64_t label_turns_min = 10;

/// Typed turns of closed assessments, for a calibration also those of practice that were shared; within one
/// programme when it is named by id; of attempts that still have their words and are of this engine version.
/// Sorted.
records::Outcome<std::vector<records::TurnName>> turns_to_draw(records::Reader&, bool with_shared_practice,
                                                               const std::string& programme);
/// How many are drawn where no number is said: one in ten and at least 20 for a second marking.
[[nodiscard]] std::size_t sample_size(bool is_calibration, std::size_t turns_there);
/// `count` of them (all, if there are fewer), in a drawn order.
std::vector<records::TurnName> draw_turns(std::vector<records::TurnName>, std::size_t count,
                                          std::uint64_t seed);

/// The sample of an id; of an empty id the newest. Null: there is none.
records::Outcome<std::optional<records::Mark>> find_sample(records::Reader&, const std::string& id);

/// What a blind marker sees: what was known when the reply was written, and the reply.
struct BlindTurn {
    records::TurnName turn;
    std::size_t number = 0; ///< from 1
    text::Context context;
    std::string reply;
    std::size_t marked = 0, of = 0; ///< by this marker, in the sample
};
/// The next turn of the sample for this person: not marked yet, not their own, not decided on by them. Null:
/// none is left.
records::Outcome<std::optional<BlindTurn>> next_blind(records::Reader&, const records::Actor&,
                                                      const records::Mark& sample);

struct LabelAgreement {
    text::Label label{};
    stats::TwoRaters people;            ///< both markers
    stats::TwoRaters machine, machine2; ///< each marker and the machine
    stats::TwoRaters standing;          ///< the first marker and the labels as they stand with people's words
    std::int64_t turns = 0;             ///< that anybody gave the label
    enum class Counts { yes, no, too_rare } counts = Counts::too_rare;
};
struct Agreement {
    std::vector<std::string> markers; ///< at most two, those with the most marks
    std::int64_t turns = 0;           ///< marked by the first
    std::int64_t by_both = 0;
    std::int64_t drawn = 0;
    std::int64_t left_out = 0; ///< their words are gone, or this program cannot work them out
    std::vector<LabelAgreement> labels;
    [[nodiscard]] text::LabelSet not_counting() const;
    /// Whether it can carry a calibration: enough turns marked by both, or of a sample of enough turns all
    /// that are left, and at least half of what a calibration needs.
    [[nodiscard]] bool is_enough() const;
};
records::Outcome<Agreement> read_agreement(records::Reader&, const records::Mark& sample);

} // namespace amends::app
