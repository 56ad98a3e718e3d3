// Every rule of the shipped lexicon is held to its own examples.
#include "tests/scoring/text/judge_fixture.hpp"

#include <gtest/gtest.h>

namespace amends::text {
namespace {

struct Shipped {
    NormaliseTable table;
    CompiledLexicon lexicon;
    std::vector<support::Problem> problems;

    Shipped() {
        const JudgeData data = shipped_data(false);
        table = NormaliseTable::read(data.normalise_table.name, data.normalise_table.content, problems);
        Lexicon read;
        for (const auto& file : data.lexicons)
            read_lexicon(file.name, file.content, read, problems);
        check_lexicon(read, problems);
        lexicon = CompiledLexicon(std::move(read), table);
    }

    bool holds(const Rule& rule, const std::string& text) const {
        const Applied applied = lexicon.apply(lexicon.read(table, text, std::nullopt));
        for (const RuleHit& hit : applied.hits) {
            if (&lexicon.rules()[hit.rule] == &rule) return true;
        }
        return false;
    }
};

TEST(Lexicon, ShippedFilesHaveNoErrors) {
    const Shipped shipped;
    for (const auto& problem : shipped.problems) {
        EXPECT_NE(problem.severity, support::Severity::error)
            << support::format_problem(problem, support::Lang::en);
    }
}

TEST(Lexicon, EveryRuleFindsItsExamplesAndPassesOverTheOthers) {
    const Shipped shipped;
    for (const Rule& rule : shipped.lexicon.rules()) {
        for (const std::string& text : rule.match)
            EXPECT_TRUE(shipped.holds(rule, text)) << rule.id << " misses: " << text;
        for (const std::string& text : rule.no_match)
            EXPECT_FALSE(shipped.holds(rule, text)) << rule.id << " takes: " << text;
    }
}

} // namespace
} // namespace amends::text
