#include "sim/author/wizard.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace amends::author {
namespace {

constexpr const char* pasted_talk =
    "顾客：我叫李雪梅，壶碎了\n客服：李雪梅您好，给您补发\n顾客：嗯\n客服：已经寄出\n";

Wizard at_speakers() {
    return next(with_pasted({}, pasted_talk));
}

TEST(Wizard, GoesFromAPastedTalkToANameAndBack) {
    Wizard wizard = at_speakers();
    EXPECT_EQ(wizard.step, WizardStep::speakers);
    wizard = next(next(std::move(wizard)));
    EXPECT_EQ(wizard.step, WizardStep::nodes);
    wizard = next(with_joined(std::move(wizard), 1));
    EXPECT_EQ(wizard.step, WizardStep::name);
    EXPECT_EQ(wizard.steps.steps.size(), 1U);
    EXPECT_EQ(missing_for_next(wizard)->text, "template.bad_id");
    wizard = with_id(std::move(wizard), "broken-pot");
    EXPECT_FALSE(missing_for_next(wizard));
    wizard = back(std::move(wizard));
    EXPECT_EQ(wizard.step, WizardStep::nodes);
    EXPECT_EQ(wizard.steps.steps.size(), 1U); // what was done stays
}

TEST(Wizard, StaysWhereItIsAndSaysWhy) {
    Wizard wizard = next({});
    EXPECT_EQ(wizard.step, WizardStep::choose);
    EXPECT_EQ(wizard.refused->text, "intake.wizard.nothing_chosen");
    wizard = next(with_pasted(std::move(wizard), "one line"));
    EXPECT_EQ(wizard.step, WizardStep::choose);
    EXPECT_EQ(wizard.refused->text, "intake.talk.one_speaker");
    wizard = with_role(at_speakers(), 1, SpeakerRole::left_out);
    EXPECT_EQ(next(wizard).refused->text, "intake.talk.no_turn");
    wizard = with_file({}, "PK\x03\x04 no zip", "a.xlsx");
    EXPECT_EQ(wizard.refused->text, "intake.file_damaged");
}

TEST(Wizard, ATemplateGoesStraightToItsName) {
    Wizard wizard = next(with_template({}, "late"));
    EXPECT_EQ(wizard.step, WizardStep::name);
    EXPECT_EQ(back(wizard).step, WizardStep::choose);
    EXPECT_TRUE(with_pasted(wizard, "x").template_name.empty());
}

TEST(Wizard, ARoleThatChangesMakesOtherNodes) {
    Wizard wizard = at_speakers();
    ASSERT_EQ(wizard.steps.steps.size(), 2U);
    wizard = with_role(with_role(std::move(wizard), 0, SpeakerRole::agent), 1, SpeakerRole::customer);
    ASSERT_EQ(wizard.steps.steps.size(), 1U);
    EXPECT_EQ(wizard.steps.steps[0].reply, "嗯");
}

TEST(Wizard, FindingsCanBeKeptAndWordsAdded) {
    Wizard wizard = at_speakers();
    ASSERT_EQ(wizard.findings.size(), 1U);
    EXPECT_EQ(wizard.findings[0], (MaskFinding{"李雪梅", "[姓名1]", MaskKind::name, 2, false}));
    wizard = with_kept(std::move(wizard), "李雪梅", true);
    EXPECT_TRUE(wizard.findings.at(0).kept);
    EXPECT_EQ(wizard.masked[1], "李雪梅您好，给您补发");
    wizard = with_masked(with_kept(std::move(wizard), "李雪梅", false), "壶", MaskKind::order);
    EXPECT_EQ(wizard.masked[0], "我叫[姓名1]，[订单号1]碎了");
}

TEST(Wizard, WhatMayNameSomebodyIsToldUntilItIsDecidedOn) {
    Wizard wizard = next(with_pasted(
        {}, "顾客：秦川没说什么，壶还是漏，数到 88123\n客服：马上给您换\n顾客：好\n客服：已经寄出\n"));
    ASSERT_EQ(wizard.step, WizardStep::speakers);
    const auto has = [&](const std::string& word) {
        return std::any_of(wizard.doubts.begin(), wizard.doubts.end(),
                           [&](const MaskDoubt& doubt) { return doubt.word == word; });
    };
    ASSERT_TRUE(has("秦川"));
    ASSERT_TRUE(has("88123"));
    EXPECT_FALSE(has("马上"));
    EXPECT_TRUE(with_role(wizard, 0, SpeakerRole::left_out).doubts.empty())
        << "nothing of it gets into the case";
    wizard = with_cleared(std::move(wizard), "88123");
    EXPECT_FALSE(has("88123"));
    wizard = with_masked(std::move(wizard), "秦川", MaskKind::name);
    EXPECT_FALSE(has("秦川"));
    EXPECT_FALSE(has("88123")) << "what was let stand is not told again";
    EXPECT_EQ(wizard.masked[0], "[姓名1]没说什么，壶还是漏，数到 88123");
}

TEST(Wizard, ATownThatWasLedToOnceIsHiddenWhereverItStands) {
    const Wizard wizard = next(with_pasted(
        {}, "Customer: I'm in Hebden Bridge, it is late\nAgent: it reaches Hebden Bridge on Thursday\n"
            "Customer: fine, or is Barley Cross nearer\nAgent: booked\n"));
    ASSERT_EQ(wizard.step, WizardStep::speakers);
    EXPECT_EQ(wizard.masked[1], "it reaches [address 1] on Thursday");
    ASSERT_EQ(wizard.doubts.size(), 1U);
    EXPECT_EQ(wizard.doubts[0].word, "Barley Cross") << "two capitals in a row are one doubt";
}

TEST(Wizard, ATalkThatWasReadIsNotReadAgain) {
    Wizard wizard = with_role(at_speakers(), 0, SpeakerRole::left_out);
    wizard = next(back(std::move(wizard)));
    EXPECT_EQ(wizard.step, WizardStep::speakers);
    EXPECT_EQ(wizard.talk.speakers[0].role, SpeakerRole::left_out) << "what was said of it stands";
    wizard = next(with_pasted(back(std::move(wizard)), "客服：在吗\n顾客：在\n客服：好\n顾客：嗯\n"));
    EXPECT_EQ(wizard.talk.speakers[0].role, SpeakerRole::agent) << "another text is another talk";
    wizard = with_file({}, pasted_talk, "talk.txt");
    EXPECT_EQ(wizard.step, WizardStep::speakers);
    EXPECT_EQ(next(back(wizard)).step, WizardStep::speakers);
}

TEST(Wizard, MendedStepsKeepTheirWordsWhenAMaskChanges) {
    Wizard wizard = with_reply(next(next(at_speakers())), 0, "[姓名1]您好，新壶明天到，问陈工");
    wizard = with_kept(back(std::move(wizard)), "李雪梅", true);
    EXPECT_EQ(wizard.steps.steps[0].reply, "李雪梅您好，新壶明天到，问陈工");
    wizard = with_kept(std::move(wizard), "李雪梅", false);
    EXPECT_EQ(wizard.steps.steps[0].reply, "[姓名1]您好，新壶明天到，问陈工");
    wizard = with_masked(std::move(wizard), "陈工", MaskKind::name);
    EXPECT_EQ(wizard.steps.steps[0].reply, "[姓名1]您好，新壶明天到，问[姓名2]");
    EXPECT_EQ(wizard.steps.steps[0].customer.at(0), "我叫[姓名1]，壶碎了");
}

TEST(Wizard, ForgetsWhoSpokeOnceTheCaseIsSaved) {
    const Wizard wizard = with_saved(at_speakers());
    EXPECT_EQ(wizard.step, WizardStep::saved);
    EXPECT_TRUE(wizard.pasted.empty());
    EXPECT_TRUE(wizard.talk.messages.empty());
    EXPECT_TRUE(wizard.findings.empty());
}

TEST(Wizard, ATalkIsInItsOwnLanguageWhateverIsPicked) {
    Wizard wizard = with_lang(at_speakers(), support::Lang::en);
    EXPECT_EQ(wizard.made.lang, support::Lang::zh);
    ASSERT_TRUE(wizard.refused);
    EXPECT_EQ(wizard.refused->text, "intake.talk.in_zh");
    EXPECT_FALSE(with_lang(std::move(wizard), support::Lang::zh).refused);
    wizard = next(with_pasted({}, "Customer: my pot broke\n客服：非常抱歉，今天补发\n"));
    EXPECT_TRUE(wizard.made.both);
    EXPECT_EQ(with_lang(std::move(wizard), support::Lang::zh).refused->text, "intake.talk.in_both");
}

} // namespace
} // namespace amends::author