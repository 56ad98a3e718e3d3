#include "scoring/rubric/advice.hpp"
#include "scoring/rubric/listed.hpp"
#include "scoring/rubric/mood.hpp"
#include "scoring/rubric/simplified.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace amends::rubric {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using text::Label;

TEST(Mood, SharesAreFlooredTowardsMinusInfinity) {
    EXPECT_EQ(share(8, 110), 8);
    EXPECT_EQ(share(-8, 110), -9);
    EXPECT_EQ(share(-5, 150), -8);
    EXPECT_EQ(share(0, 150), 0);
    EXPECT_EQ(clamp_mood(-1000), -100);
    EXPECT_EQ(clamp_mood(1000), 100);
}

TEST(Mood, PrinciplesWearOffAndFaultsDoNot) {
    MoodTable table;
    table.label[static_cast<std::size_t>(Label::empathy)] = 9;
    table.label[static_cast<std::size_t>(Label::arguing)] = -9;
    table.principle_percent = {{"hot", 80}};
    table.fault_percent = {{"hot", 150}};
    EXPECT_EQ(label_effect(table, "hot", Label::empathy, 0), 7);
    EXPECT_EQ(label_effect(table, "hot", Label::empathy, 1), 3);
    EXPECT_EQ(label_effect(table, "hot", Label::empathy, 2), 0);
    EXPECT_EQ(label_effect(table, "hot", Label::empathy, 99), 0);
    EXPECT_EQ(label_effect(table, "hot", Label::arguing, 5), -14);
    EXPECT_EQ(label_effect(table, "unnamed", Label::empathy, 0), 9);
}

TEST(Listed, SeesThroughWidthCaseAndInvisibleCharacters) {
    const std::vector<ListedPhrase> list = {
        {"rules", {"规定就是规定", "rules are rules"}, {}}, {"hi", {"hi"}, {}}, {"cant", {"can't do"}, {}}};
    EXPECT_THAT(listed_in(list, "规定就是规定呀"), ElementsAre("rules"));
    EXPECT_THAT(listed_in(list, "规定 就 是\xE2\x80\x8B规定"), ElementsAre("rules"));
    EXPECT_THAT(listed_in(list, "RULES  are\nrules."), ElementsAre("rules"));
    EXPECT_THAT(listed_in(list, "RULES are rules"), ElementsAre("rules"));
    EXPECT_THAT(listed_in(list, "I can’t do that, Hi!"), ElementsAre("hi", "cant"));
    EXPECT_THAT(listed_in(list, "this and that; rules arerules"), IsEmpty());
    EXPECT_THAT(listed_in(list, "\xFF\xFE hi"), ElementsAre("hi")) << "any bytes";
    EXPECT_THAT(listed_in({{"empty", {""}, {}}}, "anything"), IsEmpty());
    EXPECT_THAT(listed_in(list, "之前同事说“规定就是规定”，我向您道歉"), IsEmpty()) << "quoted";
    EXPECT_THAT(listed_in(list, "规定就是规定“，没有下引号"), ElementsAre("rules"));
    const std::vector<ListedPhrase> dear = {{"dear", {"亲"}, {}}};
    EXPECT_THAT(listed_in(dear, "亲，您好"), ElementsAre("dear"));
    EXPECT_THAT(listed_in(dear, "我亲自给您办"), IsEmpty());
}

TEST(Listed, SeesThroughTraditionalCharactersAndHyphens) {
    const std::vector<ListedPhrase> list = {{"whatever", {"随便你"}, {}}, {"calm", {"calm down"}, {}}};
    EXPECT_THAT(listed_in(list, "隨便你吧"), ElementsAre("whatever"));
    EXPECT_THAT(listed_in(list, "You just need to calm-down."), ElementsAre("calm"));
    EXPECT_THAT(listed_in(list, "Calm\xE2\x80\x93 down!"), ElementsAre("calm"));
    const std::vector<ListedPhrase> traditional = {{"rules", {"規定就是規定"}, {}}};
    EXPECT_THAT(listed_in(traditional, "规定就是规定"), ElementsAre("rules"));
}

TEST(Listed, DoesNotCountWhatIsSaidNotToBeSaid) {
    const std::vector<ListedPhrase> list = {{"calm", {"calm down", "冷静一下"}, {}},
                                            {"cant", {"can't do"}, {}}};
    EXPECT_THAT(listed_in(list, "I will never tell you to calm down."), IsEmpty());
    EXPECT_THAT(listed_in(list, "Nobody here would say 'calm down' to you."), IsEmpty());
    EXPECT_THAT(listed_in(list, "我不会叫您冷静一下的"), IsEmpty());
    EXPECT_THAT(listed_in(list, "I won't tell you twice. Calm down."), ElementsAre("calm"));
    EXPECT_THAT(listed_in(list, "请您先冷静一下，我不会说假话"), ElementsAre("calm"));
    EXPECT_THAT(listed_in(list, "No, we can't do that"), ElementsAre("cant")) << "a phrase may deny";
    EXPECT_THAT(listed_in(list, "Don't worry, but calm down"), ElementsAre("calm"));
}

TEST(Simplified, IsTheTableOfTheJudge) {
    std::ifstream table(AMENDS_SOURCE_DIR "/assets/tables/normalise.txt");
    std::size_t seen = 0;
    for (std::string line; std::getline(table, line);) {
        std::istringstream row(line);
        std::string kind;
        std::uint32_t from = 0, to = 0;
        if (!(row >> kind >> std::hex >> from >> to) || kind != "t") continue;
        ++seen;
        EXPECT_EQ(simplified(static_cast<char32_t>(from)), static_cast<char32_t>(to)) << line;
    }
    EXPECT_GT(seen, 4'000U);
    EXPECT_EQ(simplified(U'你'), U'你');
    EXPECT_EQ(simplified(U'a'), U'a');
}

TEST(Steps, AreDoneByLabelOrAct) {
    Rubric rubric;
    rubric.steps.resize(3);
    add(rubric.steps[0].labels, Label::empathy);
    rubric.steps[1].acts = {text::ActId{"ask_photo"}};
    rubric.steps[2].acts = {text::ActId{"close"}};
    text::LabelSet earned;
    add(earned, Label::empathy);
    EXPECT_THAT(steps_done(rubric, earned, {text::ActId{"ask_photo"}}), ElementsAre(true, true, false));
}

Rubric with_effects() {
    Rubric rubric;
    rubric.mood.label[static_cast<std::size_t>(Label::empathy)] = 8;
    rubric.mood.label[static_cast<std::size_t>(Label::solution)] = 9;
    rubric.mood.label[static_cast<std::size_t>(Label::arguing)] = -16;
    rubric.mood.label[static_cast<std::size_t>(Label::dismissing)] = -18;
    rubric.mood.label[static_cast<std::size_t>(Label::unsafe_request)] = -5;
    add(rubric.critical, Label::unsafe_request);
    return rubric;
}

TurnFacts turn_with(std::initializer_list<Label> found, std::initializer_list<Label> due) {
    TurnFacts facts;
    for (const Label label : found)
        add(facts.labels, label);
    for (const Label label : due)
        add(facts.due, label);
    return facts;
}

TEST(Advice, KeepsTheStrongestDuePrincipleWhereItFirstCame) {
    AttemptFacts facts;
    facts.turns = {turn_with({Label::empathy}, {Label::empathy}),
                   turn_with({Label::solution, Label::listening}, {Label::solution}),
                   turn_with({Label::solution}, {Label::solution})};
    const Advice advice = advise(with_effects(), facts);
    EXPECT_EQ(advice.keep, (AdviceItem{AdviceKind::earned, Label::solution, 1}));
    EXPECT_FALSE(advice.change);
}

TEST(Advice, NeverPraisesATurnThatGaveMoreThanNeeded) {
    AttemptFacts facts;
    facts.turns = {turn_with({Label::empathy}, {Label::empathy}),
                   turn_with({Label::solution}, {Label::solution})};
    facts.turns[1].gave_more = true;
    EXPECT_EQ(advise(with_effects(), facts).keep, (AdviceItem{AdviceKind::earned, Label::empathy, 0}));
}

TEST(Advice, ChangesTheCriticalFaultFirstThenTheWorstThenWhatIsMissedMost) {
    AttemptFacts facts;
    facts.turns = {turn_with({Label::arguing}, {Label::empathy}),
                   turn_with({Label::dismissing}, {Label::timeline}),
                   turn_with({Label::unsafe_request}, {Label::timeline})};
    EXPECT_EQ(advise(with_effects(), facts).change,
              (AdviceItem{AdviceKind::fault, Label::unsafe_request, 2}));
    facts.turns[2].labels.reset();
    EXPECT_EQ(advise(with_effects(), facts).change, (AdviceItem{AdviceKind::fault, Label::dismissing, 1}));
    facts.turns[0].labels.reset();
    facts.turns[1].labels.reset();
    EXPECT_EQ(advise(with_effects(), facts).change, (AdviceItem{AdviceKind::missing, Label::timeline, 1}));
    facts.promises_failed = 1;
    EXPECT_EQ(advise(with_effects(), facts).change->kind, AdviceKind::promise);
}

} // namespace
} // namespace amends::rubric
