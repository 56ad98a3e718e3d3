#pragma once
// A case as one HTML page, for people who review it without the program.
#include "sim/scenario/scenario.hpp"
#include "support/problem.hpp"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace amends::author {

/// Values for the named places of a text.
using PagePlaces = std::vector<std::pair<std::string_view, std::string>>;

/// What the page is made of. Words and pictures come from whoever knows the disk.
struct PageInput {
    const scenario::Scenario& script; ///< also a draft with errors
    std::span<const support::Problem> problems;
    support::Lang lang{};
    std::string program; ///< version, for the foot
    /// A text of assets/text in `lang` with its places filled in.
    std::function<std::string(std::string_view id, const PagePlaces&)> words;
    /// PNG or JPEG bytes of a picture as the case names it, or of "portraits/NAME"; none: its name is shown.
    std::function<std::optional<std::string>(const std::string& name)> picture;
    std::string rubric{}; ///< its title; empty: its id is shown
};

/// One self-contained page: no script, nothing loaded, every text of the case escaped.
[[nodiscard]] std::string case_page(const PageInput&);

} // namespace amends::author
