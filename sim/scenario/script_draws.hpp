#pragma once
// The rows a play script draws itself: "draw item=laptop price=small".
#include "sim/scenario/scenario.hpp"

namespace amends::scenario {

/// Row ids by variable.
using DrawnRows = std::map<std::string, std::string>;

/// What the script's lines `draw` say; lines that cannot be read are left out, `parse_script` tells of them.
DrawnRows draws_in(std::string_view script);
DrawnRows draws_in(const std::vector<std::string>& script_lines);

/// The first draw that names no variable of the case, or no row of it.
struct UnknownDraw {
    std::string variable, row;
    std::string near; ///< a name that was probably meant
};
std::optional<UnknownDraw> unknown_draw(const Scenario&, const DrawnRows&);

} // namespace amends::scenario
