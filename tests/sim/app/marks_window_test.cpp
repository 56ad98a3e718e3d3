// Deciding in the window: the queue played through by people who did not mark what they decide about, an
// attempt's page with every mark on it, and what the trainee sees of it.
#include "sim/app/marks/standing.hpp"
#include "sim/app/store_place.hpp"
#include "sim/records/files.hpp"
#include "tests/sim/app/cli/program.hpp"
#include "tests/sim/app/shipped_cases.hpp"
#include "tests/sim/app/unseen_desktop.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

namespace amends::app {
namespace {

using records::MarkKind;
using test::insult;
using test::UnseenDesktop;
using test::UnseenOptions;

constexpr const char* marks_pin = "lighthouse-4";

/// Runs the program in the folder beside the records.
test::Ran ran_in(const std::filesystem::path& folder, const std::string& who,
                 std::vector<std::string> words) {
    std::ofstream(folder / "pin") << marks_pin << '\n';
    if (!who.empty()) words.insert(words.end(), {"--as", who});
    const auto ran = test::run_amends(words, folder, "", {{"AMENDS_PIN_FILE", (folder / "pin").string()}});
    EXPECT_EQ(ran.code, 0) << ran.err;
    return ran;
}

/// M1, trainers T1 and T2, and a play of A1 by a test of the case, with one bubble more.
void play_in(const std::filesystem::path& data, const char* mode, const char* script,
             const std::string& more) {
    const auto folder = data.parent_path();
    ran_in(folder, "", {"people", "add", "M1", "--name", "Mo"});
    std::ofstream(folder / "list.csv")
        << "id,name,role\nT1,Tess,trainer\nT2,Theo,trainer\nA1,Ann,trainee\nA2,Al,trainee\n";
    ran_in(folder, "M1", {"people", "import", (folder / "list.csv").string()});
    std::ofstream(folder / "script.txt") << test::script_of("damaged-laptop", script, more);
    ran_in(folder, "A1",
           {"play", "damaged-laptop", "--mode", mode, "--free", "--lang", "zh", "--script",
            (folder / "script.txt").string(), "--record"});
}

void play_rudely_in(const std::filesystem::path& data, const char* mode) {
    play_in(data, mode, "swap_free_zh", insult);
}

void play_rudely(const std::filesystem::path& data) {
    play_rudely_in(data, "assessment");
}

UnseenOptions with_marks() {
    UnseenOptions options;
    options.width = 1440;
    options.height = 5000;
    options.lang = support::Lang::en;
    options.prepare = play_rudely;
    return options;
}

/// The one attempt as it stands in the records.
AttemptStanding standing_in(const UnseenDesktop& window) {
    auto reader = records::Reader::open(records::files_in(window.folder() / "data").database).value();
    const auto rows = records::list_attempts(reader).value();
    return StandingReader(reader).read(rows.front().id).value();
}

void at_queue(UnseenDesktop& window, const std::string& who) {
    ASSERT_TRUE(window.desktop().sign_in_as(who, marks_pin));
    ASSERT_TRUE(window.desktop().show_manager("queue", false));
    window.frame(6);
}

/// Writes the reason and presses the button.
void decide_with(UnseenDesktop& window, const char* reason, const char* press) {
    ASSERT_TRUE(window.click("reason")) << window.list();
    window.type(reason);
    ASSERT_TRUE(window.click(press)) << press << "\n" << window.list();
    window.frame(4);
}

/// A1 does not agree with two labels of the turn with the insult, and says so in the debrief.
void dispute_rudeness(UnseenDesktop& window) {
    ASSERT_TRUE(window.desktop().sign_in_as("A1", marks_pin));
    window.frame(6);
    const AttemptStanding at = standing_in(window);
    ASSERT_TRUE(window.click(at.row.id)) << window.list();
    window.frame(6);
    for (const TurnStanding& turn : at.turns) {
        if (!text::has(turn.now, text::Label::rudeness)) continue;
        ASSERT_TRUE(window.click("turn" + std::to_string(turn.number - 1) + "/dispute")) << window.list();
    }
    window.frame(4);
    ASSERT_TRUE(window.click("dispute_form/labels/rudeness")) << window.list();
    for (const ui::RecordedItem& item : window.items())
        if (item.path.find("dispute_form/labels/") != std::string::npos
            && item.path.find("rudeness") == std::string::npos && !item.visible.empty()) {
            const std::string path = item.path;
            ASSERT_TRUE(window.click(path));
            break;
        }
    ASSERT_TRUE(window.click("dispute_form/comment")) << window.list();
    window.type("I was quoting him");
    ASSERT_TRUE(window.click("dispute_yes")) << window.list();
    window.frame(4);
    ASSERT_EQ(standing_in(window).marks.back().kind, MarkKind::dispute);
    ASSERT_EQ(standing_in(window).marks.back().labels.count(), 2U);
}

TEST(MarksWindow, ASuspectedFaultIsConfirmedWithTheWordsItRestsOnInSight) {
    UnseenDesktop window(with_marks());
    at_queue(window, "T1");
    EXPECT_TRUE(window.shows(insult)) << window.list();
    EXPECT_FALSE(window.is_enabled("confirm")) << "without a reason";
    decide_with(window, "an insult", "confirm");
    const AttemptStanding at = standing_in(window);
    ASSERT_EQ(at.marks.size(), 1U) << window.list();
    EXPECT_EQ(at.marks[0].who, "T1");
    EXPECT_EQ(at.marks[0].reason, "an insult");
    EXPECT_FALSE(at.comes_to.passed);
    EXPECT_TRUE(window.shows(window.ui().t("manager.queue.nothing"))) << "nothing is left to decide";
}

TEST(MarksWindow, AnotherPersonLiftsOnTheAttemptsPageAndBothMarksStay) {
    UnseenDesktop window(with_marks());
    at_queue(window, "T1");
    decide_with(window, "an insult", "confirm");
    at_queue(window, "M1");
    const std::string attempt = standing_in(window).row.id;
    ASSERT_TRUE(window.desktop().show_manager("attempt/" + attempt, false));
    window.frame(6);
    EXPECT_TRUE(window.shows("Ann")) << "whose it is, to the manager";
    EXPECT_TRUE(window.shows("an insult")) << "the first mark's reason";
    EXPECT_TRUE(window.shows("Tess")) << "who marked";
    const std::size_t turn = [&] {
        for (const TurnStanding& one : standing_in(window).turns)
            if (one.confirmed.any()) return one.number;
        return std::size_t{0};
    }();
    ASSERT_TRUE(window.click("turn" + std::to_string(turn) + "/decide")) << window.list();
    window.frame(4);
    ASSERT_TRUE(window.click("turn" + std::to_string(turn) + "/rudeness")) << window.list();
    decide_with(window, "he read out a letter", "overrule");
    const AttemptStanding at = standing_in(window);
    ASSERT_EQ(at.marks.size(), 2U);
    EXPECT_EQ(at.marks[1].kind, MarkKind::final_);
    EXPECT_EQ(at.marks[1].decision, records::Decision::remove);
    EXPECT_TRUE(at.comes_to.passed);
    EXPECT_TRUE(window.shows("an insult") && window.shows("he read out a letter")) << "both marks stay";
    EXPECT_TRUE(window.shows("From here on: 100.0 points, passed")) << window.list();
    ASSERT_TRUE(window.click("attempt/back"));
    window.frame(4);
    EXPECT_EQ(window.find("attempt/back"), nullptr);
}

TEST(MarksWindow, ADisputeIsAcceptedInPartBySomebodyWhoDidNotMark) {
    UnseenDesktop window(with_marks());
    at_queue(window, "T1");
    decide_with(window, "an insult", "confirm");
    dispute_rudeness(window);
    at_queue(window, "T1");
    ASSERT_TRUE(window.click("reason")) << window.list();
    window.type("mine");
    EXPECT_FALSE(window.is_enabled("accept")) << "who marked answers";
    EXPECT_FALSE(window.is_enabled("partly"));
    at_queue(window, "T2");
    EXPECT_TRUE(window.shows("I was quoting him")) << window.list();
    EXPECT_FALSE(window.shows("Ann")) << "a trainer does not see whose it is";
    ASSERT_TRUE(window.click("disputed/rudeness")) << window.list();
    decide_with(window, "a quotation, and no empathy", "partly");
    const AttemptStanding at = standing_in(window);
    ASSERT_EQ(at.marks.size(), 4U) << "first mark, dispute, answer, and what the answer changed";
    EXPECT_EQ(at.marks[2].outcome, records::DisputeOutcome::partly);
    EXPECT_EQ(at.marks[2].who, "T2");
    EXPECT_EQ(at.marks[2].labels, [] {
        text::LabelSet right;
        text::add(right, text::Label::rudeness);
        return right;
    }());
    EXPECT_TRUE(at.comes_to.passed);
    EXPECT_TRUE(window.shows(window.ui().t("manager.queue.nothing"))) << window.list();
}

/// What the trainee reads of it: on Home that there is an answer, in the debrief which.
void reads_answer(UnseenDesktop& window, const char* outcome, const char* reason) {
    ASSERT_TRUE(window.desktop().sign_in_as("A1", marks_pin));
    window.frame(6);
    EXPECT_TRUE(window.shows(window.ui().t("home.dispute_answered"))) << window.list();
    ASSERT_TRUE(window.click(standing_in(window).row.id)) << window.list();
    window.frame(6);
    EXPECT_TRUE(window.shows(window.ui().t(outcome))) << window.list();
    EXPECT_TRUE(window.shows(reason));
}

TEST(MarksWindow, ASuspectedFaultIsLiftedFromTheQueueAndTheAttemptPasses) {
    UnseenDesktop window(with_marks());
    at_queue(window, "T1");
    EXPECT_FALSE(window.is_enabled("lift")) << "without a reason";
    decide_with(window, "read out from a letter", "lift");
    const AttemptStanding at = standing_in(window);
    ASSERT_EQ(at.marks.size(), 1U) << window.list();
    EXPECT_EQ(at.marks[0].decision, records::Decision::lift);
    EXPECT_EQ(at.marks[0].kind, MarkKind::first);
    EXPECT_TRUE(at.comes_to.passed);
    for (const TurnStanding& turn : at.turns)
        EXPECT_FALSE(text::has(turn.now, text::Label::rudeness)) << turn.number;
    EXPECT_TRUE(window.shows(window.ui().t("manager.queue.nothing"))) << window.list();
}

TEST(MarksWindow, AResultIsConfirmedWithWhatItComesToAndTheConversationInSight) {
    UnseenOptions options = with_marks();
    options.prepare = [](const auto& data) { play_in(data, "assessment", "quiet_then_owned_free_zh", {}); };
    UnseenDesktop window(options);
    at_queue(window, "T1");
    const AttemptStanding before = standing_in(window);
    ASSERT_TRUE(before.comes_to.waits && before.comes_to.suspected.empty());
    EXPECT_TRUE(window.shows("points; the pass mark is 75. Not passed.")) << window.list();
    EXPECT_TRUE(window.shows("(weight 40)")) << "criterion by criterion";
    ASSERT_GE(before.told.turns.size(), 3U);
    for (const engine::TurnWords& turn : before.told.turns) {
        const std::string first_line = turn.reply.substr(0, turn.reply.find('\n'));
        EXPECT_TRUE(window.shows(first_line)) << first_line;
    }
    EXPECT_FALSE(window.is_enabled("confirm_result")) << "without a reason";
    decide_with(window, "read it whole", "confirm_result");
    EXPECT_FALSE(standing_in(window).comes_to.waits);
    EXPECT_TRUE(window.shows(window.ui().t("manager.queue.nothing"))) << window.list();
}

TEST(MarksWindow, ALabelIsOverruledFromTheQueueAndTheFaultStillWaits) {
    UnseenDesktop window(with_marks());
    at_queue(window, "T1");
    ASSERT_TRUE(window.click("detail/timeline")) << window.list();
    decide_with(window, "no time was named", "overrule");
    const AttemptStanding at = standing_in(window);
    ASSERT_EQ(at.marks.size(), 1U) << window.list();
    EXPECT_TRUE(text::has(at.marks[0].labels, text::Label::timeline));
    EXPECT_FALSE(window.shows(window.ui().t("manager.queue.nothing"))) << "the insult is not decided";
    EXPECT_TRUE(window.shows(insult));
}

TEST(MarksWindow, ADisputeIsAcceptedWholeAndTheTraineeReadsIt) {
    UnseenDesktop window(with_marks());
    dispute_rudeness(window);
    at_queue(window, "T2");
    ASSERT_TRUE(window.click("1/open")) << "behind the suspected fault\n" << window.list();
    window.frame(4);
    ASSERT_TRUE(window.shows("I was quoting him")) << window.list();
    decide_with(window, "he is right", "accept");
    const AttemptStanding at = standing_in(window);
    const auto answer = std::find_if(at.marks.begin(), at.marks.end(),
                                     [](const auto& one) { return one.kind == MarkKind::answer; });
    ASSERT_NE(answer, at.marks.end()) << window.list();
    EXPECT_EQ(answer->outcome, records::DisputeOutcome::accepted);
    EXPECT_EQ(answer->who, "T2");
    EXPECT_TRUE(at.comes_to.passed);
    reads_answer(window, "debrief.dispute_accepted", "he is right");
}

TEST(MarksWindow, ADisputeIsRefusedNothingChangesAndTheTraineeReadsWhy) {
    UnseenDesktop window(with_marks());
    at_queue(window, "T1");
    decide_with(window, "an insult", "confirm");
    const records::MarkedResult before = standing_in(window).comes_to;
    dispute_rudeness(window);
    at_queue(window, "T2");
    EXPECT_FALSE(window.is_enabled("refuse")) << "without a reason";
    decide_with(window, "nobody was quoted", "refuse");
    const AttemptStanding at = standing_in(window);
    ASSERT_EQ(at.marks.size(), 3U) << "first mark, dispute, answer";
    EXPECT_EQ(at.marks[2].outcome, records::DisputeOutcome::refused);
    EXPECT_EQ(at.comes_to, before);
    EXPECT_TRUE(window.shows(window.ui().t("manager.queue.nothing"))) << window.list();
    reads_answer(window, "debrief.dispute_refused", "nobody was quoted");
}

/// From the open page of an attempt into the debrief and out of it again by `leave`.
void comes_back_to_attempt(UnseenDesktop& window, const std::function<void()>& leave) {
    ASSERT_TRUE(window.click("attempt/debrief")) << window.list();
    window.frame(6);
    ASSERT_NE(window.find("debrief/back"), nullptr) << window.list();
    EXPECT_EQ(window.find("debrief/home"), nullptr);
    EXPECT_EQ(window.find("debrief/other_case"), nullptr) << "nobody here is to play";
    leave();
    window.frame(6);
    ASSERT_NE(window.find("attempt/back"), nullptr) << window.list();
}

TEST(MarksWindow, SomebodysDebriefLeadsBackToWhereItWasOpened) {
    UnseenDesktop window(with_marks());
    at_queue(window, "M1");
    ASSERT_TRUE(window.click("open_attempt")) << window.list();
    window.frame(6);
    comes_back_to_attempt(window, [&] { EXPECT_TRUE(window.click("debrief/back")); });
    comes_back_to_attempt(window, [&] { window.press(ImGuiKey_B, ImGuiMod_Alt); });
    ASSERT_TRUE(window.click("attempt/back"));
    window.frame(6);
    EXPECT_NE(window.find("open_attempt"), nullptr) << "the queue again\n" << window.list();

    ASSERT_TRUE(window.desktop().show_manager("person/A1", false));
    window.frame(6);
    ASSERT_TRUE(window.click(standing_in(window).row.id + "/open")) << window.list();
    window.frame(6);
    comes_back_to_attempt(window, [&] { EXPECT_TRUE(window.click("debrief/back")); });
    ASSERT_TRUE(window.click("attempt/back"));
    window.frame(6);
    EXPECT_NE(window.find("new_plan"), nullptr) << "the person's page again\n" << window.list();
}

TEST(MarksWindow, TheDebriefOfOnesOwnAttemptStillLeadsHome) {
    UnseenDesktop window(with_marks());
    ASSERT_TRUE(window.desktop().sign_in_as("A1", marks_pin));
    window.frame(6);
    ASSERT_TRUE(window.click(standing_in(window).row.id)) << window.list();
    window.frame(6);
    EXPECT_EQ(window.find("debrief/back"), nullptr);
    ASSERT_TRUE(window.click("debrief/home")) << window.list();
    window.frame(6);
    EXPECT_TRUE(window.shows(window.ui().t("home.recent_both")));
}

TEST(MarksWindow, TheTraineeReadsEveryMarkInTheDebriefAndDecidesNothing) {
    UnseenDesktop window(with_marks());
    at_queue(window, "T1");
    decide_with(window, "an insult", "confirm");
    ASSERT_TRUE(window.desktop().sign_in_as("A1", marks_pin));
    window.frame(6);
    const std::string attempt = standing_in(window).row.id;
    ASSERT_TRUE(window.click(attempt)) << window.list();
    window.frame(6);
    ASSERT_TRUE(window.click("tab/marks")) << window.list();
    window.frame(6);
    EXPECT_TRUE(window.shows("an insult")) << window.list();
    EXPECT_TRUE(window.shows("Tess"));
    EXPECT_TRUE(window.shows(window.ui().t("manager.attempt.confirmed")));
    for (const ui::RecordedItem& item : window.items())
        EXPECT_EQ(item.path.find("/decide"), std::string::npos) << item.path;
}

/// Of a practice A1 disputes the insult, which gives its turn to the trainer, and may take the words back.
void dispute_in_practice(const std::filesystem::path& data, bool takes_back) {
    play_rudely_in(data, "practice");
    auto opened = records::open_store(data, store_options());
    ASSERT_TRUE(opened);
    records::Store& store = opened.value();
    const auto signed_in = records::sign_in(store, "A1", marks_pin, 1);
    ASSERT_TRUE(signed_in);
    const records::Actor& actor = signed_in.value().actor;
    auto reader = records::reader_of(store).value();
    const std::string id = records::list_attempts(reader).value().front().id;
    const AttemptStanding at = StandingReader(reader).read(id).value();
    const auto turn = std::find_if(at.turns.begin(), at.turns.end(), [](const TurnStanding& one) {
        return text::has(one.now, text::Label::rudeness);
    });
    ASSERT_NE(turn, at.turns.end());
    text::LabelSet rudeness;
    text::add(rudeness, text::Label::rudeness);
    ASSERT_FALSE(dispute(store, actor, at, *turn, rudeness, "I was quoting him"));
    if (!takes_back) return;
    ASSERT_FALSE(store.wait(store.share_turn({id, turn->seq}, false, actor)).fault);
}

UnseenOptions with_disputed_practice(bool takes_back) {
    UnseenOptions options = with_marks();
    options.prepare = [takes_back](const auto& data) { dispute_in_practice(data, takes_back); };
    return options;
}

TEST(MarksWindow, WhoDisputesAPracticeShowsItsTurnToTheTrainer) {
    UnseenDesktop window(with_disputed_practice(false));
    at_queue(window, "T1");
    EXPECT_TRUE(window.shows("I was quoting him")) << window.list();
    EXPECT_TRUE(window.shows(insult));
    EXPECT_NE(window.find("detail/empathy"), nullptr) << "the turn's labels";
    EXPECT_FALSE(window.shows(window.ui().t("manager.queue.withheld")));
}

TEST(MarksWindow, WordsOfAPracticeThatWereTakenBackAreWithheldInTheQueueAndCanOnlyBeRefused) {
    UnseenDesktop window(with_disputed_practice(true));
    for (const char* who : {"T1", "M1"}) {
        at_queue(window, who);
        EXPECT_TRUE(window.shows("I was quoting him")) << "what was said to the trainer stays";
        EXPECT_TRUE(window.shows(window.ui().t("manager.queue.withheld"))) << window.list();
        for (const ui::RecordedText& one : window.texts())
            EXPECT_EQ(one.text.find(insult), std::string::npos) << who << ": " << one.text;
        EXPECT_EQ(window.find("detail/empathy"), nullptr) << "labels tell of the words";
        ASSERT_TRUE(window.click("reason")) << window.list();
        window.type("s");
        EXPECT_FALSE(window.is_enabled("accept"));
        EXPECT_FALSE(window.is_enabled("partly"));
        EXPECT_TRUE(window.is_enabled("refuse"));
        EXPECT_EQ(window.find("overrule"), nullptr);
    }
    ASSERT_TRUE(window.click("refuse"));
    window.frame(4);
    EXPECT_EQ(standing_in(window).marks.back().outcome, records::DisputeOutcome::refused);
    EXPECT_TRUE(window.shows(window.ui().t("manager.queue.nothing"))) << window.list();
}

TEST(MarksWindow, AHalfWrittenReasonStaysWithWhatItIsAbout) {
    UnseenDesktop window(with_marks());
    dispute_rudeness(window);
    at_queue(window, "T2");
    ASSERT_TRUE(window.click("reason")) << window.list();
    window.type("he was quoting");
    ASSERT_TRUE(window.click("1/open"));
    window.frame(4);
    EXPECT_FALSE(window.is_enabled("accept")) << "the reason of another";
    ASSERT_TRUE(window.click("0/open"));
    window.frame(4);
    EXPECT_TRUE(window.is_enabled("lift")) << "what was written is gone";
}

TEST(MarksWindow, HomeNamesPracticeAndAssessmentsEachForWhatTheyAre) {
    for (const bool is_practice : {true, false}) {
        UnseenOptions options = with_marks();
        if (is_practice) options.prepare = [](const auto& data) { play_rudely_in(data, "practice"); };
        UnseenDesktop window(options);
        ASSERT_TRUE(window.desktop().sign_in_as("A1", marks_pin));
        window.frame(6);
        EXPECT_EQ(window.shows("Recent practice and assessments"), !is_practice) << window.list();
        EXPECT_EQ(window.shows("Assessment ·"), !is_practice);
        EXPECT_TRUE(window.shows("Recent practice"));
    }
}

/// Marks turns of the open sample until none is left; yields how many.
int mark_blind_all(UnseenDesktop& window, const char* label) {
    int marked = 0;
    while (window.find("page/mark") != nullptr && marked < 50) {
        const std::string given = std::string("given/") + label;
        EXPECT_TRUE(window.click(given)) << window.list();
        EXPECT_TRUE(window.click("page/mark")) << window.list();
        window.frame(4);
        ++marked;
    }
    return marked;
}

TEST(MarksWindow, ATurnToBeMarkedBlindOpensAtItsReplyAndTheLabels) {
    UnseenOptions options = with_marks();
    options.height = 900;
    UnseenDesktop window(options);
    ASSERT_TRUE(window.desktop().sign_in_as("M1", marks_pin));
    ASSERT_TRUE(window.desktop().show_manager("blind", false));
    window.frame(6);
    ASSERT_TRUE(window.click("draw_second")) << window.list();
    for (int turn = 0; turn < 3; ++turn) {
        window.frame(8);
        const ui::RecordedItem* mark = window.find("page/mark");
        ASSERT_NE(mark, nullptr) << window.list();
        EXPECT_EQ(mark->visible.height(), mark->rect.height()) << "turn " << turn << " is to be scrolled to";
        ASSERT_TRUE(window.click("page/mark"));
    }
}

TEST(MarksWindow, TwoPeopleMarkBlindAndTheirAgreementStandsInATable) {
    UnseenDesktop window(with_marks());
    ASSERT_TRUE(window.desktop().sign_in_as("M1", marks_pin));
    ASSERT_TRUE(window.desktop().show_manager("blind", false));
    window.frame(6);
    const records::MarkedResult before = standing_in(window).comes_to;
    ASSERT_TRUE(window.click("draw_second")) << window.list();
    window.frame(4);
    EXPECT_FALSE(window.shows(window.ui().t("manager.blind.agreement")));
    for (const char* who : {"T1", "T2"}) {
        ASSERT_TRUE(window.desktop().sign_in_as(who, marks_pin));
        ASSERT_TRUE(window.desktop().show_manager("blind", false));
        window.frame(6);
        EXPECT_EQ(window.find("draw_second"), nullptr) << "samples are drawn by managers";
        EXPECT_FALSE(window.shows(window.ui().t("manager.attempt.marks"))) << "nobody's labels are shown";
        EXPECT_EQ(mark_blind_all(window, "empathy"), static_cast<int>(standing_in(window).turns.size()));
        EXPECT_TRUE(window.shows(window.ui().t("manager.blind.all_marked"))) << window.list();
    }
    const AttemptStanding at = standing_in(window);
    EXPECT_EQ(std::count_if(at.marks.begin(), at.marks.end(),
                            [](const records::Mark& one) { return one.kind == MarkKind::second; }),
              2 * static_cast<std::ptrdiff_t>(at.turns.size()));
    EXPECT_EQ(at.comes_to, before) << "a blind mark measures and changes no result";
    ASSERT_TRUE(window.until([&] { return window.shows(window.ui().t("manager.blind.agreement")); }));
    EXPECT_TRUE(window.shows("Tess") && window.shows("Theo")) << "who marked";
    EXPECT_TRUE(window.shows(window.ui().t("label.empathy")));
}

} // namespace
} // namespace amends::app
