#pragma once
// The shipped judge for tests, read once.
#include "scoring/text/judge.hpp"
#include "scoring/text/language.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace amends::text {

inline std::string read_file(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream content;
    content << file.rdbuf();
    return content.str();
}

inline JudgeData shipped_data(bool with_model = true) {
    const std::filesystem::path assets = std::filesystem::path(AMENDS_SOURCE_DIR) / "assets";
    JudgeData data;
    data.normalise_table = {"assets/tables/normalise.txt", read_file(assets / "tables/normalise.txt")};
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(assets / "lexicon")) {
        if (entry.path().extension() == ".json") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    for (const auto& path : files)
        data.lexicons.push_back({"assets/lexicon/" + path.filename().string(), read_file(path)});
    if (with_model) {
        data.model = {"assets/models/judge.bin", read_file(assets / "models/judge.bin")};
        data.order = {"assets/models/order.bin", read_file(assets / "models/order.bin")};
    }
    return data;
}

inline const Judge& shipped_judge() {
    static const std::shared_ptr<const Judge> judge = [] {
        std::vector<support::Problem> problems;
        return Judge::create(shipped_data(), problems);
    }();
    return *judge;
}

inline Verdict judged(std::string_view reply, const Context& context = {}) {
    return shipped_judge().judge(context, reply);
}

inline bool has_act(const Verdict& verdict, std::string_view id) {
    return std::any_of(verdict.acts.begin(), verdict.acts.end(),
                       [&](const ActHit& act) { return act.id.value == id; });
}

inline bool has_finding(const Verdict& verdict, std::string_view id) {
    return std::any_of(verdict.findings.begin(), verdict.findings.end(),
                       [&](const Finding& one) { return one.id == id; });
}

} // namespace amends::text
