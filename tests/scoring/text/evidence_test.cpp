// What a label that rests on the model alone points at.
#include "scoring/text/batch.hpp"
#include "tests/scoring/text/judge_fixture.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace amends::text {
namespace {

/// The words a label rests on; empty without the label.
std::string words_for(std::string_view reply, Label label, const Context& context = {}) {
    for (const Evidence& evidence : judged(reply, context).evidence)
        if (evidence.label == label)
            return std::string(reply.substr(evidence.span.start, evidence.span.end - evidence.span.start));
    return {};
}

Context scratched() {
    Context context;
    context.lang = ContextLang::zh;
    context.customer = {"新电脑一打开屏幕上一道划痕", "你们怎么处理"};
    return context;
}

TEST(Evidence, OfASolutionIsNeverTheDamageAlone) {
    const std::string reply = "新电脑一打开屏幕上一道划痕，谁都不好受，我马上给您申请一台好的寄过去";
    EXPECT_EQ(words_for(reply, Label::solution, scratched()), reply);
}

TEST(Evidence, OfASolutionIsTheClauseThatNamesTheMeasure) {
    EXPECT_EQ(
        words_for("抱歉，新电脑一打开屏幕上一道划痕，您看换一台还是退钱都行", Label::solution, scratched()),
        "您看换一台还是退钱都行");
}

/// The acts that are measures.
bool is_measure(const ActHit& act) {
    const std::string& id = act.id.value;
    return (id.starts_with("offer_") && id != "offer_choice") || id == "file_claim" || id == "chase_parcel";
}

TEST(Evidence, OfASolutionLiesWhereAMeasureIsOffered) {
    std::istringstream corpus(read_file(std::string(AMENDS_SOURCE_DIR) + "/assets/corpus/training.jsonl"));
    std::size_t number = 0, seen = 0;
    for (std::string line; std::getline(corpus, line); ++number) {
        if (number % 8 != 0) continue;
        const BatchLine one = read_batch_line(line).value();
        const Verdict verdict = judged(one.reply, one.context);
        if (std::none_of(verdict.acts.begin(), verdict.acts.end(), is_measure)) continue;
        for (const Evidence& evidence : verdict.evidence) {
            if (evidence.label != Label::solution || evidence.rule != "model") continue;
            ++seen;
            EXPECT_TRUE(std::any_of(verdict.acts.begin(), verdict.acts.end(),
                                    [&](const ActHit& act) {
                                        return is_measure(act) && act.span.start < evidence.span.end
                                               && evidence.span.start < act.span.end;
                                    }))
                << one.reply << "\n"
                << one.reply.substr(evidence.span.start, evidence.span.end - evidence.span.start);
        }
    }
    EXPECT_GT(seen, 0U);
}

TEST(Evidence, OfEveryLabelNamesItsWordsInBothLanguages) {
    std::istringstream corpus(read_file(std::string(AMENDS_SOURCE_DIR) + "/assets/corpus/training.jsonl"));
    constexpr std::size_t told_whole = 30; // bytes; longer words may be shortened
    std::size_t number = 0;
    for (std::string line; std::getline(corpus, line); ++number) {
        if (number % 16 != 0) continue;
        const BatchLine one = read_batch_line(line).value();
        const Verdict verdict = judged(one.reply, one.context);
        LabelSet told;
        for (const Evidence& evidence : verdict.evidence) {
            add(told, evidence.label);
            ASSERT_LT(evidence.span.start, evidence.span.end) << one.reply;
            const std::string words = one.reply.substr(
                evidence.span.start, std::min(evidence.span.end - evidence.span.start, told_whole));
            const std::string begin = words.size() < told_whole ? words : words.substr(0, 3);
            EXPECT_NE(evidence.reason.zh.find(begin), std::string::npos) << evidence.reason.zh;
            EXPECT_NE(evidence.reason.en.find(begin), std::string::npos) << evidence.reason.en;
        }
        EXPECT_EQ(told, verdict.labels) << one.reply;
    }
}

TEST(Evidence, ListeningRestsOnWhatTakesTheCustomersWordsUp) {
    Context context;
    context.customer = {"屏幕有划痕", "气死我了"};
    const std::string reply = "真的对不起，让您久等了。屏幕划痕的事我来办。";
    std::vector<std::string> quoted;
    for (const Evidence& one : judged(reply, context).evidence)
        if (one.label == Label::listening)
            quoted.push_back(reply.substr(one.span.start, one.span.end - one.span.start));
    EXPECT_EQ(quoted, std::vector<std::string>{"屏幕划痕的事我来办"});
}

TEST(Evidence, NoChineseWordIsCutAtItsEdge) {
    const std::string reply = "收到图我十分钟回您，是我们没检查好。";
    for (const Evidence& one : judged(reply).evidence) {
        const std::string words = reply.substr(one.span.start, one.span.end - one.span.start);
        EXPECT_FALSE(words.starts_with("到图")) << words;
        EXPECT_FALSE(words.ends_with("没")) << words;
    }
}

} // namespace
} // namespace amends::text
