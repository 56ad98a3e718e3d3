#pragma once
// What the contacts of a sitting came to beside their points, read out of the attempts' stored results.
#include "sim/records/figures.hpp"

#include <nlohmann/json_fwd.hpp>

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace amends::app {

using Shown = records::PrincipleCount;

struct SideFigures {
    std::map<std::string, Shown> principles; ///< by label
    std::int64_t contacts = 0;               ///< with a stored result
    std::int64_t without_due = 0;            ///< of those, stored before results told what was due
    std::int64_t costed = 0;                 ///< contacts with a cheapest right resolution
    std::int64_t given_away = 0;             ///< minor units given in them beyond it; never below 0 in one
    std::string currency;                    ///< of the costed ones; "mixed": not to be added
    std::vector<std::int64_t> response_s;    ///< of every reply, in seconds
    std::int64_t with_target = 0, over_target = 0; ///< replies
    std::int64_t suspected = 0, confirmed = 0;     ///< critical faults
    std::int64_t rated = 0, csat_sum = 0;          ///< simulated satisfaction, 1…5 each
    std::int64_t ended = 0, first_contact = 0,
                 front_line = 0; ///< simulated resolution of contacts that ended
};

/// Adds one attempt's result, the document `play --json` prints. Whatever is missing or of another type is
/// left out.
void add_contact(SideFigures&, const nlohmann::json& result);

/// One figure of a sitting, told per person.
struct MeasureKind {
    enum class Unit { money, seconds, percent, csat };
    std::string_view id; ///< of the texts under report.measure
    Unit unit{};
    bool simulated = false;
    bool less_is_better = false;
    std::optional<double> (*value)(const SideFigures&) = nullptr; ///< nothing where the sitting has none
};
/// given_away (major units a contact), response_median (seconds), over_target (per cent of the replies with a
/// target), and simulated: csat (1…5), first_contact, front_line (per cent of the contacts that ended).
const std::array<MeasureKind, 6>& measure_kinds();

/// Per cent of its due turns in which the principle was shown; nothing where none was due.
std::optional<double> shown_percent(const SideFigures&, const std::string& principle);

} // namespace amends::app
