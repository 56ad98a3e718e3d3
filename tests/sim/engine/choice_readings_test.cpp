// Choices as the judge reads them: S072 and S073, and what an author accepts.
#include "sim/engine/choice_readings.hpp"
#include "tests/sim/engine/shop.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace amends::engine::test {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

/// Finds empathy in what says sorry, and rudeness in a short "So what".
text::Verdict hear_sorry(const text::Context& context, std::string_view reply) {
    text::Verdict verdict;
    if (reply.find("Sorry") != std::string_view::npos || reply.find("抱歉") != std::string_view::npos)
        add(verdict.labels, text::Label::empathy);
    if (reply == "So what" || reply == "所以呢") add(verdict.labels, text::Label::rudeness);
    EXPECT_FALSE(context.customer.empty()) << "the node's lines stand in the context";
    return verdict;
}

/// The small case with only its first node's first two choices.
std::shared_ptr<const scenario::Scenario> with(const std::function<void(scenario::Scenario&)>& change) {
    return changed_case([&](scenario::Scenario& script) {
        for (scenario::Node& node : script.nodes)
            node.choices.resize(node.id.value == "opening" ? 2 : 0);
        script.ways = {scenario::Way::choices};
        change(script);
    });
}

std::vector<std::string> told(const std::shared_ptr<const scenario::Scenario>& script) {
    const scenario::SourceMap nowhere;
    auto found = misread_choices(
        script, small_rubric(), [] { return hear_sorry; }, nowhere);
    for (scenario::Found& one : found) // as the ids around its place would say
        one.ids = {"opening"};
    std::vector<std::string> lines;
    for (const auto& problem : scenario::not_accepted(*script, nowhere, std::move(found)))
        lines.push_back(problem.code + " " + problem.message.en);
    return lines;
}

TEST(ChoiceReadings, OneLabelMoreOrLessIsNoWarning) {
    EXPECT_THAT(told(with([](auto&) {})), IsEmpty())
        << "of empathy, ownership and clarifying one is found; dismissing is read as another fault";
}

TEST(ChoiceReadings, TellsInEachLanguageWhatIsNotInTheWords) {
    const auto script = with([](scenario::Scenario& changed) {
        scenario::Choice& sorry = changed.nodes[0].choices[0];
        sorry.labels.reset();
        add(sorry.labels, text::Label::ownership);
        add(sorry.labels, text::Label::timeline);
        add(sorry.labels, text::Label::rudeness);
    });
    const auto lines = told(script);
    EXPECT_THAT(lines, SizeIs(4));
    for (const char* labels : {"ownership, timeline", "rudeness"})
        for (const char* lang : {"Chinese", "English"})
            EXPECT_THAT(lines, Contains(std::string("S072 the choice \"sorry\" has the labels ") + labels
                                        + ", none of which the judge finds in its " + lang + " text"));
}

TEST(ChoiceReadings, TellsOfAFaultThatWasNotGiven) {
    const auto script = with([](scenario::Scenario& changed) { changed.nodes[0].choices[1].labels.reset(); });
    EXPECT_THAT(told(script), ElementsAre(HasSubstr("S073 the choice \"so_what\" has no label of a fault"),
                                          HasSubstr("the judge finds rudeness in its English text")));
}

TEST(ChoiceReadings, AreAcceptedWithAReasonAndAnIdleSuppressionIsTold) {
    const auto script = with([](scenario::Scenario& changed) {
        changed.nodes[0].choices[1].labels.reset();
        changed.suppress = {{"S073", "opening", "meant so"}, {"S072", "", "not needed"}};
    });
    EXPECT_THAT(told(script), ElementsAre(HasSubstr("S057")));
}

TEST(ChoiceReadings, AreNotReadWhereNoneAreOffered) {
    const auto script = with([](scenario::Scenario& changed) {
        changed.nodes[0].choices[1].labels.reset();
        changed.ways = {scenario::Way::free};
    });
    EXPECT_THAT(told(script), IsEmpty());
}

} // namespace
} // namespace amends::engine::test
