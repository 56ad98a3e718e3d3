#include "sim/app/cli/told_refusal.hpp"

#include "sim/app/answer_words.hpp"

#include <ostream>

namespace amends::app::cli {

Exit told_refusal(const author::Refused& refused, const Environment& environment) {
    environment.err << "amends: " << refused_words(refused, environment.texts) << '\n';
    return Exit::unusable;
}

} // namespace amends::app::cli
