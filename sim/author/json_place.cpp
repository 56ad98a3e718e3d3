#include "sim/author/json_place.hpp"

#include <algorithm>
#include <charconv>

namespace amends::author {

JsonPlace JsonPlace::parent() const {
    JsonPlace around = *this;
    if (!around.steps.empty()) around.steps.pop_back();
    return around;
}

bool JsonPlace::lies_in(const JsonPlace& outer) const {
    return outer.steps.size() <= steps.size()
           && std::equal(outer.steps.begin(), outer.steps.end(), steps.begin());
}

JsonPlace operator/(JsonPlace place, std::string_view key) {
    place.steps.push_back({std::string(key), JsonStep::none});
    return place;
}

JsonPlace operator/(JsonPlace place, std::size_t index) {
    place.steps.push_back({{}, index});
    return place;
}

JsonPlace operator/(JsonPlace place, int index) {
    return std::move(place) / static_cast<std::size_t>(index);
}

JsonPlace operator/(JsonPlace place, const char* key) {
    return std::move(place) / std::string_view(key);
}

std::string to_pointer(const JsonPlace& place) {
    std::string pointer;
    for (const JsonStep& step : place.steps) {
        pointer += '/';
        if (step.is_index()) {
            pointer += std::to_string(step.index);
            continue;
        }
        for (const char letter : step.key) {
            if (letter == '~') {
                pointer += "~0";
            } else if (letter == '/') {
                pointer += "~1";
            } else {
                pointer += letter;
            }
        }
    }
    return pointer;
}

namespace {

std::string unescaped_step(std::string_view step) {
    std::string key;
    for (std::size_t i = 0; i < step.size(); ++i) {
        const bool escaped = step[i] == '~' && i + 1 < step.size();
        key += escaped ? (step[i + 1] == '1' ? '/' : '~') : step[i];
        if (escaped) ++i;
    }
    return key;
}

} // namespace

std::optional<JsonPlace> from_pointer(std::string_view pointer) {
    JsonPlace place;
    while (!pointer.empty()) {
        if (pointer.front() != '/') return std::nullopt;
        pointer.remove_prefix(1);
        const std::string_view step = pointer.substr(0, pointer.find('/'));
        pointer.remove_prefix(step.size());
        std::size_t index = 0;
        const auto [end, error] = std::from_chars(step.data(), step.data() + step.size(), index);
        const bool is_number = error == std::errc{} && end == step.data() + step.size();
        place = is_number ? std::move(place) / index : std::move(place) / unescaped_step(step);
    }
    return place;
}

} // namespace amends::author
