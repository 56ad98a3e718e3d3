// What only shows when all files of the lexicon are read.
#include "scoring/text/lexicon.hpp"
#include "support/did_you_mean.hpp"

#include <algorithm>

namespace amends::text {
namespace {

using support::Localized;
using support::Severity;

void check_references(const Lexicon& lexicon, std::vector<support::Problem>& problems) {
    std::vector<std::string> names{"#", "money", "duration", "instant"};
    for (const auto& [set, phrases] : lexicon.sets)
        names.push_back(set);
    for (const SetReference& reference : lexicon.references) {
        if (std::find(names.begin(), names.end(), reference.set) != names.end()) continue;
        const std::string near = support::did_you_mean(reference.set, names);
        Localized hint{"在 sets 里定义它", "define it under sets"};
        if (!near.empty()) hint = {"您是否想写“" + near + "”", "did you mean \"" + near + "\"?"};
        problems.push_back(
            {reference.file,
             reference.line,
             reference.column,
             Severity::error,
             "L008",
             {"没有名为“" + reference.set + "”的词组", "no set is named \"" + reference.set + "\""},
             hint});
    }
}

/// The same phrase may not both earn and cost.
void check_opposites(const Lexicon& lexicon, std::vector<support::Problem>& problems) {
    std::map<std::string, const Rule*> owners;
    for (const Rule& rule : lexicon.rules) {
        if (!rule.label || rule.role != RuleRole::decide) continue;
        for (const Pattern& pattern : rule.patterns) {
            if (pattern.size() != 1) continue;
            const auto [found, fresh] = owners.try_emplace(pattern.front().text, &rule);
            if (fresh || is_principle(*found->second->label) == is_principle(*rule.label)) continue;
            problems.push_back(
                {rule.file,
                 rule.line,
                 rule.column,
                 Severity::warning,
                 "L020",
                 {"“" + pattern.front().text + "”在规则 " + found->second->id + " 里是相反的意思",
                  "\"" + pattern.front().text + "\" means the opposite in rule " + found->second->id},
                 {"只留一处，或写成更长的短语", "keep one of them, or write a longer phrase"}});
        }
    }
}

} // namespace

void check_lexicon(const Lexicon& lexicon, std::vector<support::Problem>& problems) {
    check_references(lexicon, problems);
    check_opposites(lexicon, problems);
}

} // namespace amends::text
