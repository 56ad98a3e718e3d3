#pragma once
#include <string>
#include <utility>
#include <vector>

namespace amends::author {

/// Why something was not taken: a text of assets/text by its id, and the values of its named places.
struct Refused {
    std::string text;
    std::vector<std::pair<std::string, std::string>> places;
};

} // namespace amends::author
