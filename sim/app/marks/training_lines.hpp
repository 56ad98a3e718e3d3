#pragma once
// Turns that people overruled, as lines of a corpus without anything that names a person.
#include "sim/app/marks/standing.hpp"

namespace amends::app {

struct TrainingLines {
    std::string text; ///< JSON Lines of the batch format, with labels
    std::size_t lines = 0, masked = 0;
};

/// Typed turns of assessments, and of practice where they were shared, whose labels people changed; with the
/// labels as they stand. Names of the list and everything the masking finds are replaced; ids tell no
/// attempt.
records::Outcome<TrainingLines> training_lines(records::Reader&);

} // namespace amends::app
