#include "sim/app/cli/told_refusal.hpp"

namespace amends::app::cli {

Exit told_refusal(const author::Refused& refused, const Environment& environment) {
    // Two places at most; ui::Places is a list of literals.
    const auto& places = refused.places;
    const auto place = [&](std::size_t at) { return ui::Place(places[at].first, places[at].second); };
    if (places.empty())
        environment.say(refused.text);
    else if (places.size() == 1)
        environment.say(refused.text, {place(0)});
    else
        environment.say(refused.text, {place(0), place(1)});
    return Exit::unusable;
}

} // namespace amends::app::cli
