#pragma once
// What a sample's agreement comes to as figures, and the mark that keeps it as the shop's calibration.
#include "sim/app/marks/second.hpp"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <string_view>

namespace amends::app {

/// "yes", "no", "too_rare".
std::string_view to_string(LabelAgreement::Counts);

/// The whole agreement by label, with the limits it is held to.
nlohmann::json agreement_json(const records::Mark& sample, const Agreement&);

/// The mark that leaves out of exams here what does not count by this agreement. `why` may be empty.
records::Mark calibration_by(const records::Mark& sample, const Agreement&, std::string why);

} // namespace amends::app
