#include "sim/author/templates.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace amends::author {
namespace {

constexpr const char* small_template = R"({
  "format": 1,
  "id": "plain",
  "title": {"zh": "模板", "en": "Template"},
  "languages": ["zh", "en"],
  "x-todo": {"zh": "改标题", "en": "Change the title"},
  "customer": {"name": {"zh": "某", "en": "N"}, "x-todo": {"zh": "换成你们的顾客", "en": "A customer of yours"}},
  "nodes": [
    {"id": "a", "samples": [{"lang": "zh", "text": "甲"}, {"lang": "en", "text": "b"}, {"text": "丙"}]}
  ],
  "includes": [{"part": "closing", "prefix": "c_"}],
  "tests": [{"id": "t_en", "lang": "en"}, {"id": "t_zh", "lang": "zh"}]
}
)";

TEST(Templates, TellWhatIsToBeFilledInAndWhere) {
    const auto info = template_info("plain", small_template);
    ASSERT_TRUE(info);
    EXPECT_EQ(info->title.en, "Template");
    EXPECT_EQ(info->parts, (std::vector<std::string>{"closing"}));
    ASSERT_EQ(info->fill_ins.size(), 2U);
    EXPECT_EQ(info->fill_ins[0].place, "");
    EXPECT_EQ(info->fill_ins[1].place, "customer");
    EXPECT_EQ(info->fill_ins[1].line, 7);
    EXPECT_EQ(info->fill_ins[1].what.zh, "换成你们的顾客");
    EXPECT_FALSE(template_info("x", "[1]"));
}

TEST(Templates, ACopyHasItsOwnIdAndTitleAndEveryOtherByte) {
    const auto copy = case_from_template(small_template, {"my-case", "我的案例", support::Lang::zh, {}});
    ASSERT_TRUE(copy);
    std::string expected = small_template;
    expected.replace(expected.find("\"plain\""), 7, "\"my-case\"");
    const std::string title = R"({"zh": "模板", "en": "Template"})";
    expected.replace(expected.find(title), title.size(), R"({"zh": "我的案例", "en": "我的案例"})");
    EXPECT_EQ(copy.value(), expected);
    EXPECT_FALSE(case_from_template("no json", {"a", "", {}, {}}));
}

TEST(Templates, OneLanguageLeavesOutTheOthersTestsAndSamples) {
    const auto copy = case_from_template(small_template, {"my-case", "", {}, support::Lang::zh});
    ASSERT_TRUE(copy);
    const auto made = nlohmann::json::parse(copy.value());
    EXPECT_EQ(made["languages"], nlohmann::json({"zh"}));
    EXPECT_EQ(made["nodes"][0]["samples"].size(), 2U);
    ASSERT_EQ(made["tests"].size(), 1U);
    EXPECT_EQ(made["tests"][0]["id"], "t_zh");
}

TEST(Templates, KnowWhatACaseMayBeCalled) {
    EXPECT_TRUE(is_case_id("late-2_b"));
    for (const std::string id : {"", "-a", "A", "a b", "../x", "壶", "a/b", "."})
        EXPECT_FALSE(is_case_id(id)) << id;
    EXPECT_FALSE(is_case_id(std::string(65, 'a')));
}

TEST(Templates, ACopyIsNotCalledATemplate) {
    std::string text = small_template;
    const std::string title = R"({"zh": "模板", "en": "Template"})";
    text.replace(text.find(title), title.size(),
                 R"({"zh": "模板·迟到：飞之前", "en": "Template: a late parcel. Before the flight"})");
    const auto title_of = [&](const TemplateCopy& copy) {
        return nlohmann::json::parse(case_from_template(text, copy).value())["title"];
    };
    EXPECT_EQ(title_of({"a", "", {}, {}}), (nlohmann::json{{"zh", "飞之前"}, {"en", "Before the flight"}}));
    EXPECT_EQ(title_of({"a", "Mine", {}, support::Lang::en}),
              (nlohmann::json{{"zh", "飞之前"}, {"en", "Mine"}}));
}

TEST(Templates, OneLanguageLeavesOutWhatTheOtherHadAccepted) {
    std::string text = small_template;
    text.insert(text.rfind('}'), R"(, "suppress": [{"x-lang": "en", "code": "S072"}, {"code": "S078"}])");
    const auto made =
        nlohmann::json::parse(case_from_template(text, {"my-case", "", {}, support::Lang::zh}).value());
    ASSERT_EQ(made["suppress"].size(), 1U);
    EXPECT_EQ(made["suppress"][0]["code"], "S078");
}

TEST(Templates, AnIdFollowsATitle) {
    EXPECT_EQ(id_from_title("壶碎了"), "hu-sui-le");
    EXPECT_EQ(id_from_title("  The pot that won't pour: again! "), "the-pot-that-wont-pour-again");
    EXPECT_EQ(id_from_title("！？"), "");
    const std::string longest = id_from_title(std::string(200, 'a') + " b");
    EXPECT_TRUE(is_case_id(longest)) << longest;
}

} // namespace
} // namespace amends::author
