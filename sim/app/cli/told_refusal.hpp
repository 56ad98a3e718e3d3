#pragma once
#include "sim/app/cli/environment.hpp"
#include "sim/author/refused.hpp"

namespace amends::app::cli {

/// Says why something was not taken; yields Exit::unusable.
Exit told_refusal(const author::Refused&, const Environment&);

} // namespace amends::app::cli
