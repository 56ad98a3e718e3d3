#include "scoring/train/train.hpp"

#include <algorithm>
#include <map>

namespace amends::text {
namespace {

support::Problem problem(const std::string& file, int line, std::string code, support::Localized message) {
    return {file, line, line > 0 ? 1 : 0, support::Severity::error, std::move(code), std::move(message), {}};
}

} // namespace

std::vector<BatchLine> read_corpus(const std::string& file_name, std::string_view content,
                                   std::vector<support::Problem>& problems) {
    std::vector<BatchLine> lines;
    std::map<std::string, int> line_of_id;
    int number = 0;
    while (!content.empty()) {
        ++number;
        const std::size_t end = std::min(content.find('\n'), content.size());
        const std::string_view line = content.substr(0, end);
        content.remove_prefix(std::min(end + 1, content.size()));
        if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
        support::Result<BatchLine> read = read_batch_line(line);
        if (!read) {
            const std::string what = read.error().object + ": " + read.error().answer;
            problems.push_back(problem(file_name, number, "T001",
                                       {"这一行无法读懂：" + what, "this line cannot be read: " + what}));
        } else if (!read.value().labelled || read.value().situation.empty()) {
            problems.push_back(
                problem(file_name, number, "T002",
                        {"语料行要有 labels 和 context", "a corpus line needs labels and context"}));
        } else if (const auto [first, fresh] = line_of_id.emplace(read.value().id_json, number);
                   !fresh && read.value().id_json != "null") {
            const std::string where = std::to_string(first->second);
            problems.push_back(problem(file_name, number, "T004",
                                       {"id " + first->first + " 已经在第 " + where + " 行用过",
                                        "the id " + first->first + " already stands in line " + where}));
        } else {
            lines.push_back(std::move(read).value());
        }
    }
    if (lines.empty() && problems.empty())
        problems.push_back(problem(file_name, 0, "T003", {"语料是空的", "the corpus is empty"}));
    return lines;
}

} // namespace amends::text
