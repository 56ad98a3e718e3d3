// The rubrics that ship with the program.
#include "sim/engine/engine.hpp"
#include "sim/scenario/rubric_read.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace amends::engine::test {
namespace {

class RubricFile : public testing::TestWithParam<std::string> {
protected:
    void SetUp() override {
        const std::string path = std::string(AMENDS_SOURCE_DIR) + "/assets/rubrics/" + GetParam();
        std::ifstream file(path, std::ios::binary);
        std::stringstream text;
        text << file.rdbuf();
        const scenario::ReadRubric read = scenario::read_rubric(path, text.str());
        for (const support::Problem& problem : read.problems)
            ADD_FAILURE() << support::format_problem(problem, support::Lang::en);
        ASSERT_TRUE(read.rubric);
        rubric = *read.rubric;
    }
    rubric::Rubric rubric;
};

TEST_P(RubricFile, PrinciplesPleaseAndFaultsHurt) {
    for (const text::Label label : text::all_labels()) {
        const int effect = rubric.mood.label[static_cast<std::size_t>(label)];
        EXPECT_EQ(effect > 0, text::is_principle(label)) << text::to_string(label);
        EXPECT_NE(effect, 0) << text::to_string(label);
    }
    EXPECT_GT(rubric.mood.promise_kept, 0);
    EXPECT_LT(rubric.mood.promise_broken, rubric.mood.promise_not_allowed);
    EXPECT_LT(rubric.mood.per_10s_over_target, 0);
    EXPECT_THAT(rubric.mood.repetition_percent, testing::ElementsAre(100, 50, 0));
}

TEST_P(RubricFile, KnowsEveryTemperament) {
    for (const std::string temperament : {"calm", "anxious", "impatient", "hot", "stubborn"}) {
        EXPECT_TRUE(rubric.mood.principle_percent.count(temperament)) << temperament;
        EXPECT_TRUE(rubric.mood.fault_percent.count(temperament)) << temperament;
    }
}

TEST_P(RubricFile, ListsHaveReasonsInBothLanguages) {
    EXPECT_GE(rubric.never_say.size(), 5u);
    EXPECT_GE(rubric.must_say.size(), 1u);
    for (const auto* list : {&rubric.never_say, &rubric.must_say})
        for (const rubric::ListedPhrase& phrase : *list) {
            EXPECT_FALSE(phrase.reason.zh.empty() || phrase.reason.en.empty()) << phrase.id;
            EXPECT_FALSE(phrase.any_of.empty()) << phrase.id;
        }
    EXPECT_GE(rubric.steps.size(), 5u);
}

INSTANTIATE_TEST_SUITE_P(Shipped, RubricFile, testing::Values("default.json", "service.json"),
                         [](const auto& file) { return file.param.substr(0, file.param.find('.')); });

} // namespace
} // namespace amends::engine::test
