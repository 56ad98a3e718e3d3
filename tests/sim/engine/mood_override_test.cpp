// A case may change what its rubric says of the mood.
#include "sim/engine/play.hpp"
#include "tests/sim/engine/shop.hpp"

#include <gtest/gtest.h>

namespace amends::engine::test {
namespace {

TEST(MoodOverride, CountsInPlaceOfTheRubricsTable) {
    auto own = std::make_shared<scenario::Scenario>(*small_case());
    own->mood_table.label[text::Label::empathy] = 33;
    own->mood_table.per_10s_over_target = -9;
    own->mood_table.fault_percent["calm"] = 250;
    const auto rubric = small_rubric();
    const Case play =
        make_case(own, rubric, begin_play(*own, Mode::practice, scenario::Way::free, support::Lang::en, 1));
    const rubric::MoodTable& mood = play.rubric->mood;
    EXPECT_EQ(mood.label[static_cast<std::size_t>(text::Label::empathy)], 33);
    EXPECT_EQ(mood.per_10s_over_target, -9);
    EXPECT_EQ(mood.fault_percent.at("calm"), 250);
    EXPECT_EQ(mood.action_right, rubric->mood.action_right) << "what the case leaves alone";
    EXPECT_NE(play.rubric, rubric) << "the shared rubric stays as it is";
}

TEST(MoodOverride, OfACaseThatChangesNothingIsTheRubricItself) {
    const auto rubric = small_rubric();
    const auto script = small_case();
    const Case play = make_case(
        script, rubric, begin_play(*script, Mode::practice, scenario::Way::free, support::Lang::en, 1));
    EXPECT_EQ(play.rubric, rubric);
}

} // namespace
} // namespace amends::engine::test
