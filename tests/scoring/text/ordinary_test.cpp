// 1,500 ordinary, polite replies in which raters found no fault (docs/corpus.md): how often the judge accuses
// one.
#include "scoring/text/batch.hpp"
#include "tests/scoring/text/judge_fixture.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace amends::text {
namespace {

struct Alarms {
    std::size_t replies = 0, accused = 0;
    std::vector<std::string> rude, unsafe; ///< ids
};

Alarms alarms_in(const std::string& path) {
    const Judge& judge = shipped_judge();
    std::istringstream text(read_file(path));
    Alarms alarms;
    for (std::string written; std::getline(text, written);) {
        const auto line = read_batch_line(written);
        EXPECT_TRUE(line.ok()) << written;
        if (!line.ok()) continue;
        const LabelSet found = judge.judge(line.value().context, line.value().reply).labels;
        const auto labels = all_labels();
        alarms.replies += 1;
        alarms.accused += std::any_of(labels.begin(), labels.end(),
                                      [&](Label label) { return is_fault(label) && has(found, label); });
        if (has(found, Label::rudeness)) alarms.rude.push_back(line.value().id_json);
        if (has(found, Label::unsafe_request)) alarms.unsafe.push_back(line.value().id_json);
    }
    return alarms;
}

TEST(OrdinaryReplies, AreNeverCalledRudeAndSeldomAccusedOfAnything) {
    const Alarms alarms = alarms_in(AMENDS_SOURCE_DIR "/assets/corpus/ordinary.jsonl");
    ASSERT_EQ(alarms.replies, 1500U);
    EXPECT_TRUE(alarms.rude.empty()) << alarms.rude.front();
    EXPECT_LE(alarms.unsafe.size(), 1U);
    EXPECT_LE(alarms.accused, 75U) << "5 %; 14 % before false alarms were bounded";
}

} // namespace
} // namespace amends::text
