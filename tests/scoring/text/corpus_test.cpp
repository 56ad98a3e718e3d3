// The labelled replies in assets/corpus: what docs/corpus.md says of them must hold.
#include "scoring/text/batch.hpp"
#include "tests/scoring/text/judge_fixture.hpp"

#include <gtest/gtest.h>

#include <array>
#include <map>
#include <set>
#include <sstream>

namespace amends::text {
namespace {

std::vector<BatchLine> lines_of(const std::string& name) {
    std::istringstream text(read_file(std::string(AMENDS_SOURCE_DIR) + "/assets/corpus/" + name));
    std::vector<BatchLine> lines;
    for (std::string line; std::getline(text, line);) {
        auto read = read_batch_line(line);
        EXPECT_TRUE(read.ok()) << name << ": " << line;
        if (read.ok()) lines.push_back(std::move(read.value()));
    }
    return lines;
}

std::set<std::string> situations_of(const std::vector<BatchLine>& lines) {
    std::set<std::string> out;
    for (const BatchLine& line : lines)
        out.insert(line.situation);
    return out;
}

class Corpus : public testing::Test {
protected:
    static void SetUpTestSuite() {
        training = lines_of("training.jsonl");
        held_out = lines_of("heldout.jsonl");
    }
    static std::vector<BatchLine> whole() {
        std::vector<BatchLine> all = training;
        all.insert(all.end(), held_out.begin(), held_out.end());
        return all;
    }
    inline static std::vector<BatchLine> training, held_out;
};

TEST_F(Corpus, KeepsAFifthOfItsSituationsApart) {
    const auto seen = situations_of(training), apart = situations_of(held_out);
    for (const std::string& situation : apart)
        EXPECT_FALSE(seen.contains(situation)) << situation;
    EXPECT_GE(seen.size() + apart.size(), 400u);
    EXPECT_EQ(apart.size() * 5, seen.size() + apart.size());
}

TEST_F(Corpus, HoldsEnoughOfEveryLabelAndLanguage) {
    const auto all = whole();
    ASSERT_GE(all.size(), 7000u);
    std::array<std::size_t, label_count> labels{};
    std::map<ContextLang, std::size_t> languages;
    for (const BatchLine& line : all) {
        EXPECT_TRUE(line.labelled) << line.id_json;
        languages[line.context.lang] += 1;
        for (const Label label : all_labels())
            labels[static_cast<std::size_t>(label)] += has(line.labels, label) ? 1 : 0;
    }
    for (const Label label : all_labels())
        EXPECT_GE(labels[static_cast<std::size_t>(label)], is_fault(label) ? 400u : 300u) << to_string(label);
    EXPECT_GE(languages[ContextLang::zh] * 100, all.size() * 58);
    EXPECT_GE(languages[ContextLang::zh_hant] * 100, all.size() * 5);
    EXPECT_GE(languages[ContextLang::en] * 100, all.size() * 34);
}

TEST_F(Corpus, SaysNothingTwice) {
    std::set<std::string> ids;
    std::map<std::pair<std::string, std::string>, std::string> replies;
    for (const BatchLine& line : whole()) {
        EXPECT_TRUE(ids.insert(line.id_json).second) << line.id_json;
        const auto [it, fresh] = replies.emplace(std::pair(line.situation, line.reply), line.id_json);
        EXPECT_TRUE(fresh) << line.id_json << " says what " << it->second << " says";
    }
}

} // namespace
} // namespace amends::text
