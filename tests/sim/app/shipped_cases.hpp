#pragma once
// The shipped cases as parameters of a test, and a script of one of their own tests.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace amends::app::test {

inline auto shipped_cases() {
    return testing::Values("first-day", "damaged-laptop", "unsafe-stroller", "wrong-sneakers", "late-refund",
                           "colour-off", "grandma-return", "parcel-stuck");
}

/// The case's id as the name of a test: letters only.
inline std::string case_name(const testing::TestParamInfo<const char*>& one) {
    std::string name = one.param;
    std::erase(name, '-');
    return name;
}

inline constexpr const char* insult = "你他妈有病吧，滚";

/// The script of a test that the case brings, a step a line; `more` is a bubble more in its last reply.
inline std::string script_of(const std::string& shipped, std::string_view test,
                             const std::string& more = {}) {
    std::ifstream file(std::filesystem::path(AMENDS_SOURCE_DIR) / "scenarios" / shipped / "scenario.json");
    const nlohmann::json scenario = nlohmann::json::parse(file);
    std::vector<std::string> steps;
    for (const nlohmann::json& one : scenario["tests"])
        if (one["id"] == test) steps = one["script"].get<std::vector<std::string>>();
    const auto last = std::find_if(steps.rbegin(), steps.rend(),
                                   [](const std::string& step) { return step.starts_with("say"); });
    if (!more.empty()) steps.insert(last.base(), "say " + more);
    std::string text;
    for (const std::string& step : steps)
        text += step + '\n';
    return text;
}

} // namespace amends::app::test
