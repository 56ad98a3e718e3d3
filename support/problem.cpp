#include "support/problem.hpp"

#include <algorithm>
#include <string_view>
#include <tuple>

namespace amends::support {
namespace {

/// The same word in both languages: editors and scripts look for it.
std::string_view severity_word(Severity severity) {
    switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    case Severity::note: break;
    }
    return "note";
}

auto key_of(const Problem& p) {
    return std::tie(p.file, p.line, p.column, p.code, p.message.en, p.message.zh);
}

} // namespace

std::string format_problem(const Problem& problem, Lang lang) {
    std::string line = problem.file;
    if (problem.line > 0) {
        line += ':' + std::to_string(problem.line) + ':' + std::to_string(problem.column);
    }
    line += ": ";
    line += severity_word(problem.severity);
    line += ": " + problem.message.in(lang);
    if (const std::string& hint = problem.hint.in(lang); !hint.empty()) {
        line += (lang == Lang::zh ? "；" : "; ") + hint;
    }
    if (!problem.code.empty()) line += " [" + problem.code + "]";
    return line;
}

void sort_problems(std::vector<Problem>& problems) {
    std::stable_sort(problems.begin(), problems.end(),
                     [](const Problem& a, const Problem& b) { return key_of(a) < key_of(b); });
    const auto same = [](const Problem& a, const Problem& b) {
        return key_of(a) == key_of(b) && a.severity == b.severity && a.hint == b.hint;
    };
    problems.erase(std::unique(problems.begin(), problems.end(), same), problems.end());
}

bool has_errors(const std::vector<Problem>& problems) {
    return std::any_of(problems.begin(), problems.end(),
                       [](const Problem& p) { return p.severity == Severity::error; });
}

} // namespace amends::support
