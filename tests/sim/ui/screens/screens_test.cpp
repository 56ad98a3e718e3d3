// The screens drawn and pressed without a window, by ids that do not depend on the language.
#include "sim/ui/base/search.hpp"
#include "sim/ui/debrief/debrief.hpp"
#include "sim/ui/home/home.hpp"
#include "sim/ui/shell/top_bar.hpp"
#include "sim/ui/wrap_up/wrap_up.hpp"
#include "tests/sim/ui/screens/desk_scene.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace amends::ui::test {
namespace {

class DeskInBothLanguages : public testing::TestWithParam<support::Lang> {};
INSTANTIATE_TEST_SUITE_P(Languages, DeskInBothLanguages,
                         testing::Values(support::Lang::zh, support::Lang::en));

TEST_P(DeskInBothLanguages, ATypedReplyIsAskedToBeSent) {
    DeskScene desk(scenario::Way::free, engine::Mode::practice, {.lang = GetParam()});
    desk.driver.type("sorry 抱歉");
    desk.driver.settle();
    ASSERT_TRUE(desk.driver.click("send")) << desk.driver.list();
    ASSERT_NE(desk.last<ask::SendBubble>(), nullptr);
    EXPECT_EQ(desk.last<ask::SendBubble>()->text, "sorry 抱歉");
}

TEST_P(DeskInBothLanguages, TheCustomersFirstWordsAreShown) {
    DeskScene desk(scenario::Way::free, engine::Mode::practice, {.lang = GetParam()});
    ASSERT_FALSE(desk.told.lines.empty());
    EXPECT_TRUE(desk.driver.shows(desk.told.lines.back().text));
}

TEST_P(DeskInBothLanguages, TheMoodIsTheLastToLeaveASmallHeader) {
    for (const float width : {1100.F, 900.F, 760.F}) {
        DeskScene desk(scenario::Way::free, engine::Mode::practice,
                       {.width = width, .height = 700, .lang = GetParam()});
        const Ui& ui = desk.driver.ui();
        const std::string mood = mood_word(*ui.texts, desk.told.state.mood);
        const auto texts = desk.driver.texts();
        EXPECT_GE(std::count(texts.begin(), texts.end(), mood), 1) << mood << " at " << width;
        desk.told.state.mood = 80;
        desk.driver.frame(2);
        EXPECT_TRUE(desk.driver.shows(mood_word(*ui.texts, 80))) << width;
    }
}

TEST(DeskScreen, EmptyTextCannotBeSent) {
    DeskScene desk(scenario::Way::free);
    EXPECT_FALSE(desk.driver.click("send"));
    EXPECT_EQ(desk.last<ask::SendBubble>(), nullptr);
}

TEST(DeskScreen, AChoiceIsTakenByItsIdWhateverItsPlace) {
    DeskScene desk(scenario::Way::choices);
    const auto open = engine::open_choices(desk.told.play, desk.told.state);
    ASSERT_FALSE(open.empty());
    ASSERT_TRUE(desk.driver.click(open.front()->id.value)) << desk.driver.list();
    ASSERT_NE(desk.last<ask::TakeChoice>(), nullptr);
    EXPECT_EQ(desk.last<ask::TakeChoice>()->choice, open.front()->id);
}

TEST(DeskScreen, ADigitTakesTheChoiceBesideIt) {
    DeskScene desk(scenario::Way::choices);
    const auto open = engine::open_choices(desk.told.play, desk.told.state);
    ASSERT_GE(open.size(), 2U);
    desk.driver.press(KeyChord{KeyName::two});
    desk.driver.settle();
    ASSERT_NE(desk.last<ask::TakeChoice>(), nullptr);
    EXPECT_EQ(desk.last<ask::TakeChoice>()->choice, open[1]->id);
}

TEST(DeskScreen, ADigitThatIsTypedTakesNoChoice) {
    DeskScene desk(scenario::Way::choices);
    ASSERT_TRUE(desk.driver.click("contacts/search")) << desk.driver.list();
    desk.driver.press(KeyChord{KeyName::one});
    desk.driver.settle();
    EXPECT_EQ(desk.last<ask::TakeChoice>(), nullptr);
}

TEST(DeskScreen, ASecondPressSoAfterIsNoSecondChoiceAndALaterOneIs) {
    DeskScene desk(scenario::Way::choices);
    const auto taken = [&] {
        return std::count_if(desk.asked.begin(), desk.asked.end(), [](const Command& asked) {
            return std::holds_alternative<ask::TakeChoice>(asked);
        });
    };
    const auto next = [&] { // what the program does with it: the next choices stand where these were
        const auto open = engine::open_choices(desk.told.play, desk.told.state);
        engine::advance(desk.told, {1000, "c1", engine::ChoiceTaken{open.front()->id}});
    };
    const KeyChord one{KeyName::one};
    desk.driver.press(one);
    ASSERT_EQ(taken(), 1);
    next();
    desk.driver.press(one);
    EXPECT_EQ(taken(), 1) << "meant for the choices before";
    desk.driver.frame(40);
    desk.driver.press(one);
    EXPECT_EQ(taken(), 2) << desk.driver.list();
}

TEST(DeskScreen, TheContactsFootCountsRepliesAndTheirMeanResponse) {
    engine::Playthrough told =
        begun("damaged-laptop", scenario::Way::choices, engine::Mode::practice, support::Lang::en);
    const Texts texts = shipped_texts(support::Lang::en);
    EXPECT_EQ(make_desk_view({.told = told, .texts = texts}).figures.front().first, "0");
    engine::advance(
        told, {30'000, "c1", engine::ChoiceTaken{engine::open_choices(told.play, told.state).front()->id}});
    const DeskView view = make_desk_view({.told = told, .texts = texts, .contact_ms = 65'000});
    ASSERT_EQ(view.figures.size(), 3U);
    EXPECT_EQ(view.figures[0].first, "1");
    EXPECT_EQ(view.figures[1].first, "30 s");
    EXPECT_EQ(view.figures[2].first, "1:05");
}

TEST(DeskScreen, AnActionAsksForItsFieldsFirst) {
    DeskScene desk(scenario::Way::free);
    ASSERT_TRUE(desk.driver.click("coupon")) << desk.driver.list();
    desk.driver.settle();
    EXPECT_EQ(desk.last<ask::Act>(), nullptr);
    EXPECT_TRUE(desk.driver.click("do")) << desk.driver.list();
    EXPECT_EQ(desk.last<ask::Act>(), nullptr) << "an amount is missing";
    EXPECT_TRUE(desk.driver.click("field"));
    desk.driver.type("20.5");
    desk.driver.settle();
    EXPECT_TRUE(desk.driver.click("do"));
    ASSERT_NE(desk.last<ask::Act>(), nullptr);
    EXPECT_EQ(desk.last<ask::Act>()->arguments.at("amount"), "2050");
}

TEST(DeskScreen, AnAssessmentShowsNoMoodNoStepsNoHint) {
    const engine::Playthrough told =
        begun("damaged-laptop", scenario::Way::free, engine::Mode::assessment, support::Lang::zh);
    const Texts texts = shipped_texts(support::Lang::zh);
    const DeskView view = make_desk_view({.told = told, .texts = texts});
    EXPECT_FALSE(view.mood.has_value());
    EXPECT_TRUE(view.steps.empty());
    EXPECT_EQ(view.hints_left, 0);
    EXPECT_FALSE(view.can_take_back);
    EXPECT_FALSE(view.can_pause);
}

/// The lines between the bubbles.
std::vector<std::string> notices(const std::string& id, support::Lang lang) {
    const engine::Playthrough told = begun(id, scenario::Way::free, engine::Mode::practice, lang);
    const Texts texts = shipped_texts(lang);
    std::vector<std::string> found;
    for (const ChatItem& item : make_desk_view({.told = told, .texts = texts}).chat)
        if (item.kind == ItemKind::notice) found.push_back(item.text);
    return found;
}

TEST(DeskScreen, WhatWasSaidOnOtherDaysHasTheirDays) {
    EXPECT_THAT(notices("late-refund", support::Lang::zh),
                testing::ElementsAre("6月12日", "6月15日", "6月18日", "会话已转到你这里"));
    EXPECT_THAT(notices("late-refund", support::Lang::en),
                testing::ElementsAre("12 June", "15 June", "18 June", "The contact was handed to you"));
    EXPECT_THAT(notices("damaged-laptop", support::Lang::zh), testing::ElementsAre("会话已转到你这里"))
        << "all today";
}

TEST(DeskScreen, TheRingCountsDownAndTurnsBadBeyondTheTarget) {
    const engine::Playthrough told =
        begun("damaged-laptop", scenario::Way::free, engine::Mode::practice, support::Lang::en);
    const Texts texts = shipped_texts(support::Lang::en);
    const DeskView fresh = make_desk_view({.told = told, .texts = texts, .contact_ms = 1000});
    const DeskView late = make_desk_view({.told = told, .texts = texts, .contact_ms = 600'000});
    EXPECT_TRUE(fresh.ring.running);
    EXPECT_EQ(fresh.ring.tone, Tone::good);
    EXPECT_LT(late.ring.left_s, 0);
    EXPECT_EQ(late.ring.tone, Tone::bad);
}

TEST(DeskScreen, NarrowWindowsStillReachTheComposer) {
    DeskScene desk(scenario::Way::free, engine::Mode::practice,
                   {.width = 1100, .height = 700, .scale = 1.5F});
    desk.driver.type("x");
    desk.driver.settle();
    EXPECT_TRUE(desk.driver.click("send")) << desk.driver.list();
}

TEST(DeskScreen, WhereThePanesAreDrawersTheirButtonsOpenThem) {
    DeskScene desk(scenario::Way::free, engine::Mode::practice,
                   {.width = 1100, .height = 700, .scale = 1.5F});
    EXPECT_FALSE(desk.driver.click("side/tab/contact")) << "no room beside the chat";
    ASSERT_TRUE(desk.driver.click("chat/show_order")) << desk.driver.list();
    EXPECT_TRUE(desk.driver.click("side/tab/contact")) << desk.driver.list();
    desk.driver.press(Key::escape);
    EXPECT_FALSE(desk.driver.click("side/tab/order"));
    ASSERT_TRUE(desk.driver.click("chat/show_contacts"));
    EXPECT_TRUE(desk.driver.click("contacts/tab/waiting")) << desk.driver.list();
}

TEST(DeskScreen, WideWindowsNeedNoButtonsForTheirPanes) {
    DeskScene desk(scenario::Way::free);
    EXPECT_EQ(desk.driver.find("chat/show_order"), nullptr);
}

TEST(DeskScreen, SearchesKnowNoLargeAndSmallLetters) {
    EXPECT_TRUE(holds_words("Li Hao", "li hAO"));
    EXPECT_TRUE(holds_words("运输破损 48 h", "破损"));
    EXPECT_TRUE(holds_words("", ""));
    EXPECT_FALSE(holds_words("Li", "Li Hao"));
}

TEST(WrapUpScreen, NothingIsChosenBeforehandAndMissingAnswersAreMarked) {
    const engine::Playthrough told =
        begun("damaged-laptop", scenario::Way::choices, engine::Mode::practice, support::Lang::en);
    WrapUpWidgets widgets;
    Commands asked;
    Driver driver(
        [&](Ui& ui, Rect window) {
            draw_wrap_up(ui, window, make_wrap_up_view(told.play, *ui.texts), widgets, asked);
        },
        {.height = 1800, .lang = support::Lang::en});
    driver.settle();
    ASSERT_TRUE(driver.click("hand_in")) << driver.list();
    EXPECT_TRUE(asked.empty());
    const WrapUpView view = make_wrap_up_view(told.play, shipped_texts(support::Lang::en));
    for (const WrapUpQuestion& question : view.questions) {
        if (!question.several) {
            EXPECT_TRUE(driver.click(question.key + "/" + question.options.front().id)) << driver.list();
        }
    }
    driver.settle();
    ASSERT_TRUE(driver.click("hand_in"));
    ASSERT_EQ(asked.size(), 1U);
    EXPECT_TRUE(std::holds_alternative<ask::WrapUp>(asked.front()));
}

TEST(WrapUpScreen, TheFirstMissingAnswerComesIntoSight) {
    const engine::Playthrough told =
        begun("unsafe-stroller", scenario::Way::choices, engine::Mode::practice, support::Lang::en);
    WrapUpWidgets widgets;
    Commands asked;
    Driver driver(
        [&](Ui& ui, Rect window) {
            draw_wrap_up(ui, window, make_wrap_up_view(told.play, *ui.texts), widgets, asked);
        },
        {.width = 1100, .height = 500, .lang = support::Lang::en});
    driver.settle();
    const WrapUpView view = make_wrap_up_view(told.play, shipped_texts(support::Lang::en));
    std::vector<const WrapUpQuestion*> needed;
    for (const WrapUpQuestion& question : view.questions)
        if (!question.several) needed.push_back(&question);
    ASSERT_GE(needed.size(), 3U);
    const std::string last = needed.back()->key + "/" + needed.back()->options.front().id;
    for (const WrapUpQuestion* question : needed)
        if (question != needed.back()) widgets.picked[question->key] = {question->options.front().id};
    EXPECT_FALSE(driver.click(last)) << "below the edge";
    ASSERT_TRUE(driver.click("hand_in"));
    driver.frame(3);
    EXPECT_TRUE(driver.click(last)) << driver.list();
    ASSERT_TRUE(driver.click("hand_in"));
    EXPECT_EQ(asked.size(), 1U);
}

/// The debrief of a play with everything asked for, in English.
struct WholeDebrief {
    DebriefWidgets widgets;
    Commands asked;
    Driver driver;

    explicit WholeDebrief(const engine::Playthrough& told)
        : driver(
            [this, &told](Ui& ui, Rect window) {
                const DebriefView view =
                    make_debrief_view({.told = told, .texts = *ui.texts, .attempt = "a1"});
                draw_debrief(ui, window, view, widgets, asked);
            },
            {.height = 2400, .lang = support::Lang::en}) {
        widgets.details = true;
        driver.settle();
    }
};

TEST(DebriefScreen, APlayedCaseShowsOutcomeAndOffersReplay) {
    engine::Playthrough told =
        begun("first-day", scenario::Way::choices, engine::Mode::practice, support::Lang::en);
    for (int turn = 0; turn < 30 && told.state.phase == engine::Phase::talking; ++turn) {
        const auto open = engine::open_choices(told.play, told.state);
        if (open.empty()) break;
        engine::advance(told, {turn * 1000 + 1000, "c1", engine::ChoiceTaken{open.front()->id}});
    }
    WholeDebrief debrief(told);
    ASSERT_TRUE(debrief.driver.click("turn0/replay")) << debrief.driver.list();
    ASSERT_FALSE(debrief.asked.empty());
    const auto* replay = std::get_if<ask::ReplayFrom>(&debrief.asked.front());
    ASSERT_NE(replay, nullptr);
    EXPECT_EQ(replay->attempt, "a1");
    EXPECT_EQ(replay->turn, 0U);
}

TEST(DebriefScreen, WhatIsMissingComesWithWordsOfThisCase) {
    for (const support::Lang lang : {support::Lang::zh, support::Lang::en}) {
        engine::Playthrough told = begun("first-day", scenario::Way::choices, engine::Mode::practice, lang);
        engine::advance(told, {1000, "c1", engine::ChoiceTaken{scenario::ChoiceId("hello_short")}});
        const Texts texts = shipped_texts(lang);
        const auto missed = engine::missed_labels(told, {});
        const DebriefView view =
            make_debrief_view({.told = told, .texts = texts, .attempt = "a1", .missed = missed});
        ASSERT_FALSE(view.turns.empty());
        const auto& missing = view.turns[0].missing;
        const auto empathy = std::find_if(missing.begin(), missing.end(), [&](const auto& one) {
            return one.first == texts.get("label.empathy");
        });
        ASSERT_NE(empathy, missing.end());
        const auto named = std::find_if(missed.begin(), missed.end(), [](const engine::MissedLabel& one) {
            return one.turn == 0 && one.label == text::Label::empathy;
        });
        ASSERT_NE(named, missed.end());
        const std::string& words = named->words;
        EXPECT_NE(words.find(lang == support::Lang::zh ? "何奶奶" : "Mrs He"), std::string::npos) << words;
        EXPECT_NE(empathy->second.find(texts.get("label_earn.empathy")), std::string::npos);
        EXPECT_NE(empathy->second.find(words), std::string::npos);
    }
}

TEST(DebriefScreen, ABrokenPromiseIsQuotedWithWhatWasDueWhen) {
    for (const support::Lang lang : {support::Lang::zh, support::Lang::en}) {
        engine::Playthrough told = begun("first-day", scenario::Way::free, engine::Mode::practice, lang);
        text::Promise promise;
        promise.text = "call back within 10 minutes";
        promise.measure = "follow_up";
        engine::TurnWords words;
        words.reply = "I will call back within 10 minutes";
        words.verdict.promises = {promise};
        told.turns = {words};
        engine::TurnRecord turn;
        turn.node = told.state.place;
        told.state.turns = {turn};
        engine::LedgerEntry entry;
        entry.measure = "follow_up";
        entry.due_ms = 600'000;
        entry.state = scenario::PromiseState::broken;
        told.state.ledger = {entry};
        const Texts texts = shipped_texts(lang);
        const DebriefView view = make_debrief_view({.told = told, .texts = texts, .attempt = "a1"});
        ASSERT_TRUE(view.change.has_value());
        EXPECT_EQ(view.change->quote, promise.text);
        EXPECT_NE(view.change->text.find(promise_due(told, 600'000)), std::string::npos) << view.change->text;
        EXPECT_NE(view.change->text.find(action_name(texts, scenario::DeskAction::follow_up)),
                  std::string::npos)
            << view.change->text;
    }
}

TEST(DebriefScreen, TellsThatTheCustomerLeftUnansweredAndWhatTheyWroteLast) {
    engine::Playthrough told =
        begun("first-day", scenario::Way::choices, engine::Mode::practice, support::Lang::en);
    engine::advance(told, {1000, "c1", engine::ChoiceTaken{scenario::ChoiceId("hello_short")}});
    constexpr std::int64_t an_hour_ms = 3'600'000;
    while (const auto due = engine::due_next(told.play, told.state, an_hour_ms))
        engine::advance(told, *due);
    ASSERT_NE(told.state.phase, engine::Phase::talking);
    WholeDebrief debrief(told);
    EXPECT_TRUE(debrief.driver.shows("I must start on lunch."));
    EXPECT_TRUE(debrief.driver.shows(debrief.driver.ui().t("debrief.finding_left_unanswered")));
    EXPECT_TRUE(debrief.driver.shows("unanswered. Look things up by all means"));
}

TEST(DebriefScreen, AMissedMustSayIsToldOfTheWholeContactAndOfNoTurn) {
    engine::Playthrough told =
        begun("first-day", scenario::Way::free, engine::Mode::practice, support::Lang::en);
    for (const char* reply : {"Let me look.", "The lid goes out today."}) {
        engine::TurnWords words;
        words.reply = reply;
        told.turns.push_back(words);
        engine::TurnRecord turn;
        turn.node = told.state.place;
        told.state.turns.push_back(turn);
    }
    WholeDebrief debrief(told);
    const Ui& ui = debrief.driver.ui();
    const DebriefView view = make_debrief_view({.told = told, .texts = *ui.texts, .attempt = "a1"});
    ASSERT_EQ(view.unsaid.size(), 1U) << "the greeting";
    ASSERT_EQ(view.turns.size(), 2U);
    for (const TurnView& turn : view.turns)
        EXPECT_TRUE(turn.findings.empty()) << turn.findings.front();
    const auto texts = debrief.driver.texts();
    const auto place = [&](const std::string& words) {
        return std::find_if(texts.begin(), texts.end(),
                            [&](const std::string& text) { return text.find(words) != std::string::npos; });
    };
    const auto unsaid = place("A contact begins with a greeting");
    ASSERT_NE(unsaid, texts.end());
    EXPECT_LT(place(ui.t("debrief.whole")), unsaid);
    EXPECT_LT(unsaid, place(ui.t("debrief.turn", {{"turn", 1}}))) << "before every turn";
    engine::Playthrough greeted = told;
    greeted.state.turns[1].must_said = {"greeting"};
    EXPECT_TRUE(make_debrief_view({.told = greeted, .texts = *ui.texts, .attempt = "a1"}).unsaid.empty());
}

TEST(DebriefScreen, PointsHaveOneDecimalAlsoWhereTheyAreWhole) {
    EXPECT_EQ(points_text(950), "95.0");
    EXPECT_EQ(points_text(913), "91.3");
    EXPECT_EQ(points_text(std::nullopt), "–");
}

TEST(DebriefScreen, WhatWouldEarnALabelIsAWholeSentence) {
    const Texts en = shipped_texts(support::Lang::en);
    for (const text::Label label : text::all_labels()) {
        if (!text::is_principle(label)) continue;
        const std::string& how = en.get(std::string("label_earn.").append(text::to_string(label)));
        const std::string whole = en.get("debrief.missing_how", {{"how", how}});
        EXPECT_TRUE(whole.front() >= 'A' && whole.front() <= 'Z') << whole;
        EXPECT_EQ(whole.back(), '.') << whole;
    }
}

TEST(TopBar, EachThemeHasASignOfItsOwn) {
    EXPECT_EQ(theme_icon(ThemeKind::light), Icon::sun);
    EXPECT_EQ(theme_icon(ThemeKind::dark), Icon::moon);
    EXPECT_EQ(theme_icon(ThemeKind::high_contrast), Icon::contrast);
}

TEST(DebriefScreen, AdviceOnAChoiceShowsTheChoice) {
    engine::Playthrough told =
        begun("first-day", scenario::Way::choices, engine::Mode::practice, support::Lang::en);
    for (int turn = 0; turn < 30 && told.state.phase == engine::Phase::talking; ++turn) {
        const auto open = engine::open_choices(told.play, told.state);
        if (open.empty()) break;
        engine::advance(told, {turn * 1000 + 1000, "c1", engine::ChoiceTaken{open.front()->id}});
    }
    const Texts texts = shipped_texts(support::Lang::en);
    const DebriefView view = make_debrief_view({.told = told, .texts = texts, .attempt = "a1"});
    ASSERT_TRUE(view.keep.has_value());
    const auto said = [&](const engine::TurnWords& turn) { return turn.reply == view.keep->quote; };
    EXPECT_TRUE(std::any_of(told.turns.begin(), told.turns.end(), said)) << view.keep->quote;
}

TEST(DebriefScreen, AnAssessmentCallsAFailProvisional) {
    engine::Playthrough told =
        begun("damaged-laptop", scenario::Way::choices, engine::Mode::assessment, support::Lang::en);
    engine::advance(told, {1000, "c1", engine::ClosedByAgent{}});
    const Texts texts = shipped_texts(support::Lang::en);
    const DebriefView view = make_debrief_view({.told = told, .texts = texts, .attempt = "a1"});
    EXPECT_TRUE(view.assessment);
    EXPECT_EQ(view.verdict, texts.get("debrief.not_passed"));
    EXPECT_EQ(view.verdict_note, texts.get("debrief.provisional"));
    EXPECT_TRUE(view.show_points);
}

TEST(DebriefScreen, SaysWhenAnotherJudgeThanTodaysHasMarkedIt) {
    engine::Playthrough told =
        begun("first-day", scenario::Way::choices, engine::Mode::practice, support::Lang::en);
    const Texts texts = shipped_texts(support::Lang::en);
    const auto note = [&](std::optional<engine::JudgeName> today) {
        return make_debrief_view(
                   {.told = told, .texts = texts, .attempt = "a1", .judge_today = std::move(today)})
            .judge_note;
    };
    EXPECT_EQ(note(engine::JudgeName{"new", 3}), "") << "nobody was named";
    auto& began = std::get<engine::Began>(told.events.front().payload);
    began.judge_fingerprint = "old";
    began.judge_version = 2;
    EXPECT_EQ(note(std::nullopt), "") << "today's judge is not known yet";
    EXPECT_EQ(note(engine::JudgeName{"old", 2}), "");
    EXPECT_EQ(note(engine::JudgeName{"old", 3}), texts.get("debrief.judge_other")) << "another version";
    EXPECT_EQ(note(engine::JudgeName{"new", 2}), texts.get("debrief.judge_other"))
        << "another lexicon or model";
    told.events.push_back({1000, "c1", engine::Resumed{.judge_fingerprint = "new", .judge_version = 3}});
    EXPECT_EQ(note(engine::JudgeName{"new", 3}), texts.get("debrief.judges_several"));
}

TEST(DebriefScreen, ShowsWhoMarkedItAndByWhichRubric) {
    engine::Playthrough told =
        begun("first-day", scenario::Way::choices, engine::Mode::assessment, support::Lang::zh);
    std::get<engine::Began>(told.events.front().payload).judge_fingerprint = "old";
    engine::advance(told, {1000, "c1", engine::ClosedByAgent{}});
    DebriefWidgets widgets;
    Commands asked;
    Driver driver(
        [&](Ui& ui, Rect window) {
            draw_debrief(ui, window,
                         make_debrief_view({.told = told,
                                            .texts = *ui.texts,
                                            .attempt = "a1",
                                            .judge_today = engine::JudgeName{"new", 3}}),
                         widgets, asked);
        },
        {.height = 2400});
    driver.settle();
    EXPECT_TRUE(driver.shows(driver.ui().t("debrief.judge_other")));
    EXPECT_TRUE(driver.shows(told.play.rubric->title.zh));
}

TEST(CatalogueScreen, SearchAndTopicNarrowTheCases) {
    CatalogueView view;
    view.cases.push_back({.id = scenario::ScenarioId("a"), .title = "A scratched laptop", .topic_index = 0});
    view.cases.push_back({.id = scenario::ScenarioId("b"), .title = "Wrong shoes", .topic_index = 1});
    CatalogueWidgets widgets;
    BreakRules breaks;
    widgets.search.edit.set_text("LAPTOP", breaks);
    ASSERT_EQ(shown_cases(view, widgets).size(), 1U);
    EXPECT_EQ(shown_cases(view, widgets).front()->id.value, "a");
    widgets.search.edit.set_text("", breaks);
    widgets.topic = 1;
    ASSERT_EQ(shown_cases(view, widgets).size(), 1U);
    EXPECT_EQ(shown_cases(view, widgets).front()->id.value, "b");
}

/// The home page of somebody who was interrupted.
class HomeScreen : public testing::Test {
protected:
    HomeScreen() { driver.settle(); }
    void expect_resumed() const {
        ASSERT_FALSE(asked.empty());
        EXPECT_EQ(std::get<ask::ResumeAttempt>(asked.front()).attempt, "a7");
    }

private:
    static HomeView interrupted() {
        HomeView view{.greeting = "Hello", .name = "Sam", .portrait = {}};
        view.resume = ResumeCard{.attempt = "a7", .title = "A case", .text = "Turn 3", .portrait = {}};
        return view;
    }
    HomeView view_ = interrupted();
    HomeWidgets widgets_;

protected:
    Commands asked;
    Driver driver{[this](Ui& ui, Rect window) { draw_home(ui, window, view_, widgets_, asked); },
                  {.lang = support::Lang::en}};
};

TEST_F(HomeScreen, AnInterruptedAttemptIsOfferedFirst) {
    ASSERT_TRUE(driver.click("go_on")) << driver.list();
    expect_resumed();
}

TEST_F(HomeScreen, EnterOnAFreshPageShowsWhereItActsAndThenActs) {
    driver.press(Key::enter);
    EXPECT_TRUE(driver.has_focus("go_on")) << driver.list();
    EXPECT_TRUE(asked.empty());
    driver.press(Key::enter);
    expect_resumed();
}

} // namespace
} // namespace amends::ui::test
