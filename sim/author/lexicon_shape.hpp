#pragma once
// What a shop's lexicon may hold, for its forms. docs/lexicon.md is the reference; the judge reads it
// (scoring/text/lexicon_read.cpp).
#include "sim/scenario/fields/shape.hpp"

namespace amends::author {

[[nodiscard]] const scenario::fields::Shape& lexicon_shape();

} // namespace amends::author
