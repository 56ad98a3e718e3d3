// Rows 40, 41 and 43: the judge's own data files may be wrong.
#include "scoring/text/linear_model.hpp"
#include "support/sha256.hpp"
#include "tests/scoring/text/judge_fixture.hpp"

#include <gtest/gtest.h>

namespace amends::text {
namespace {

std::string codes_of(const std::string& lexicon) {
    Lexicon read;
    std::vector<support::Problem> problems;
    read_lexicon("shop.json", lexicon, read, problems);
    check_lexicon(read, problems);
    std::string codes;
    for (const auto& problem : problems)
        codes += problem.code + "@" + std::to_string(problem.line) + " ";
    return codes;
}

std::string with_rule(const std::string& members) {
    return "{\"format\":1,\n\"sets\":{\"s\":[\"抱歉\"]},\n\"rules\":[{\"id\":\"r\"," + members
           + "\n\"reason\":{\"zh\":\"a\",\"en\":\"b\"},\"examples\":{\"match\":[\"抱歉\"],\"no_match\":["
             "\"好的\"]}}]}";
}

TEST(Lexicon, Fault40HasNoWayToWriteAPatternThatTurnsBack) {
    // A pattern is a list of pieces with bounded gaps; what looks like an expression is a plain phrase.
    EXPECT_EQ(codes_of(with_rule("\"label\":\"ownership\",\"patterns\":[\"(a+)+$\"],")), "");
    judged(std::string(200'000, 'a')); // as an expression it would turn back longer than any test may last
}

TEST(Lexicon, Fault41RefusesEmptyAndSingleLetterPhrasesAndWarnsOfOpposites) {
    EXPECT_EQ(codes_of(with_rule("\"label\":\"ownership\",\"patterns\":[\"\"],")), "L004@3 ");
    EXPECT_EQ(codes_of(with_rule("\"label\":\"ownership\",\"patterns\":[\"x\"],")), "L005@3 ");
    EXPECT_EQ(codes_of(with_rule("\"label\":\"ownership\",\"patterns\":[\"{t}\"],")), "L008@3 ");
    EXPECT_EQ(codes_of(with_rule("\"label\":\"ownershp\",\"patterns\":[\"{s}\"],")), "L012@3 ");
    EXPECT_EQ(codes_of(with_rule("\"act\":\"dance\",\"patterns\":[\"{s}\"],")), "L013@3 ");
    EXPECT_EQ(codes_of(with_rule("\"act\":\"x-dance\",\"patterns\":[\"{s}\"],")), "");
    EXPECT_EQ(codes_of(with_rule("\"label\":\"ownership\",\"pattern\":[\"{s}\"],")), "L003@3 L010@3 ");
    EXPECT_EQ(codes_of("{\"format\":2}"), "L001@1 ");
    EXPECT_EQ(codes_of("{\"format\":1,\"rules\":[{\"id\":\"r\",\"act\":\"greet\",\"patterns\":[\"hi\"]}]}"),
              "L016@1 ");
    const std::string both =
        "{\"format\":1,\"rules\":[{\"id\":\"a\",\"label\":\"empathy\",\"patterns\":[\"哦哦\"],\"reason\":{"
        "\"zh\":\"a\",\"en\":\"b\"},"
        "\"examples\":{\"match\":[\"哦哦\"],\"no_match\":[\"好\"]}},{\"id\":\"b\",\"label\":\"rudeness\","
        "\"patterns\":[\"哦哦\"],"
        "\"reason\":{\"zh\":\"a\",\"en\":\"b\"},\"examples\":{\"match\":[\"哦哦\"],\"no_match\":[\"好\"]}}]}";
    EXPECT_EQ(codes_of(both), "L020@1 ");
}

TEST(Lexicon, Fault41TakesManyPhrasesAndAlwaysTheLongestThenTheLeftmost) {
    std::string many = "{\"format\":1,\"sets\":{\"many\":[";
    for (int i = 0; i < 20'000; ++i)
        many += (i > 0 ? ",\"词组" : "\"词组") + std::to_string(i) + "\"";
    many += "]}}";
    JudgeData data = shipped_data();
    data.lexicons.push_back({"shop.json", many});
    std::vector<support::Problem> problems;
    const auto judge = Judge::create(data, problems);
    ASSERT_TRUE(judge);
    const Verdict verdict = judge->judge({}, "非常抱歉");
    ASSERT_EQ(verdict.acts.size(), 1u); // one apology, although 抱歉 stands inside 非常抱歉
    EXPECT_EQ(verdict.acts[0].span, (Span{0, 12}));
}

TEST(Lexicon, Fault41TellsOfAHundredThousandPhrases) {
    std::string many = "{\"format\":1,\"sets\":{\"many\":[";
    for (int i = 0; i < 100'000; ++i)
        many += (i > 0 ? ",\"词组" : "\"词组") + std::to_string(i) + "\"";
    EXPECT_EQ(codes_of(many + "]}}"), "L007@1 ");
}

TEST(Judge, LetsAShopAddActsOfItsOwn) {
    JudgeData data = shipped_data();
    data.lexicons.push_back({"shop.json", with_rule("\"act\":\"x-invite\",\"patterns\":[\"欢迎到店\"],")});
    std::vector<support::Problem> problems;
    const auto judge = Judge::create(data, problems);
    ASSERT_TRUE(judge);
    EXPECT_TRUE(has_act(judge->judge({}, "欢迎到店看看"), "x-invite"));
}

/// Code and byte of what is told of a model: "M003@1000".
std::string told_of_model(const std::vector<support::Problem>& problems) {
    if (problems.empty()) return "";
    const support::Problem& problem = problems.front();
    const std::string& en = problem.message.en;
    const std::string at = "at byte ";
    EXPECT_TRUE(en.starts_with(at)) << en;
    const std::string byte = en.substr(at.size(), en.find(':') - at.size());
    EXPECT_TRUE(problem.message.zh.starts_with("第 " + byte + " 字节：")) << problem.message.zh;
    return problem.code + "@" + byte;
}

/// The same content with a digest that fits it.
std::string sealed(std::string content) {
    content.resize(content.size() - 32);
    const support::Sha256 digest = support::sha256(content);
    return content.append(reinterpret_cast<const char*>(digest.data()), digest.size());
}

TEST(Model, Fault43IsLeftOutWhenDamagedAndTheJudgeSaysSo) {
    const JudgeData good = shipped_data();
    const auto problem_of = [&](std::string content) {
        JudgeData data = good;
        data.model.content = std::move(content);
        std::vector<support::Problem> problems;
        const auto judge = Judge::create(data, problems);
        EXPECT_TRUE(judge && judge->rules_only());
        EXPECT_TRUE(has_act(judge->judge({}, "抱歉"), "apologise"));
        return told_of_model(problems);
    };
    EXPECT_EQ(problem_of(""), "");
    EXPECT_EQ(problem_of("nonsense"), "M001@0");
    EXPECT_EQ(problem_of(good.order.content), "M001@0");
    EXPECT_EQ(problem_of(good.model.content.substr(0, 1000)), "M003@1000");
    std::string changed = good.model.content;
    changed[5000] = static_cast<char>(changed[5000] + 1);
    EXPECT_EQ(problem_of(changed), "M004@" + std::to_string(changed.size() - 32));
    changed = good.model.content;
    changed[8] = 9;
    EXPECT_EQ(problem_of(changed), "M002@8");
    changed = good.model.content;
    changed[12] = 23; // labels: rows of another size
    EXPECT_EQ(problem_of(changed), "M002@12");
    changed = good.model.content;
    changed[18] = 0x7f; // more keys than the file has bytes, and the digest fits
    EXPECT_TRUE(problem_of(sealed(changed)).starts_with("M003@"));
    LinearModel bare;
    bare.rows.fill({1, 1, 0, 0, true});
    EXPECT_EQ(problem_of(write_model(bare)), "M005@16");
    std::vector<support::Problem> problems;
    EXPECT_FALSE(Judge::create(good, problems)->rules_only());
}

TEST(Model, Fault43OfWordOrderIsLeftOutWhenDamagedAndTheJudgeSaysSo) {
    const JudgeData good = shipped_data();
    const auto problem_of = [&](std::string content) {
        JudgeData data = good;
        data.order.content = std::move(content);
        std::vector<support::Problem> problems;
        const auto judge = Judge::create(data, problems);
        EXPECT_TRUE(judge && judge->rules_only());
        return told_of_model(problems);
    };
    EXPECT_EQ(problem_of(""), "");
    EXPECT_EQ(problem_of("AMWO"), "M001@0");
    EXPECT_EQ(problem_of(good.model.content), "M001@0");
    EXPECT_EQ(problem_of(good.order.content.substr(0, 5000)), "M003@5000");
    std::string changed = good.order.content;
    changed[9000] = static_cast<char>(changed[9000] + 1);
    EXPECT_EQ(problem_of(changed), "M004@" + std::to_string(changed.size() - 32));
    changed = good.order.content;
    changed[4] = 2;
    EXPECT_EQ(problem_of(changed), "M002@4");
    changed = good.order.content;
    changed[8] = changed[9] = changed[10] = changed[11] = '\xff'; // more words than the file has bytes
    EXPECT_EQ(problem_of(changed), "M003@" + std::to_string(changed.size()));
    changed = good.order.content.substr(0, 16) + std::string(9 * 4 + 32, '\0');
    changed.replace(8, 8, 8, '\0'); // no words, no neighbours
    EXPECT_EQ(problem_of(sealed(changed)), "M005@12");
}

} // namespace
} // namespace amends::text
