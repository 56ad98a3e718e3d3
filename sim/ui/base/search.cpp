#include "sim/ui/base/search.hpp"

#include <algorithm>

namespace amends::ui {

bool holds_words(std::string_view text, std::string_view query) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return std::search(text.begin(), text.end(), query.begin(), query.end(),
                       [&](char a, char b) { return lower(a) == lower(b); })
               != text.end()
           || query.empty();
}

} // namespace amends::ui
