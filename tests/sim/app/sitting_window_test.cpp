// An assessment in the window: what is due on Home, case after case, leaving, and going on after a crash.
#include "sim/records/programmes.hpp"
#include "tests/sim/app/cli/program.hpp"
#include "tests/sim/app/unseen_desktop.hpp"
#include "tests/support/made_case.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>

namespace amends::app {
namespace {

using test::UnseenDesktop;
using test::UnseenOptions;

constexpr const char* sitting_pin = "harbour-3";

/// A manager M1, a trainee A1, and a programme "Autumn" of ten small cases answered by choices.
void set_up_programme(const std::filesystem::path& data, const std::vector<std::string>& more) {
    const auto folder = data.parent_path();
    for (int number = 0; number < 10; ++number) {
        const std::string id = "case-" + std::to_string(number);
        std::filesystem::create_directories(folder / "library" / id);
        std::ofstream(folder / "library" / id / "scenario.json") << made_up::made_case({2, 4, id});
    }
    std::ofstream(folder / "pin") << sitting_pin << '\n';
    const auto run = [&](std::vector<std::string> words) {
        words.insert(words.end(), {"--library", (folder / "library").string()});
        const auto ran =
            test::run_amends(words, folder, "", {{"AMENDS_PIN_FILE", (folder / "pin").string()}});
        ASSERT_EQ(ran.code, 0) << ran.err;
    };
    run({"people", "add", "M1", "--name", "Mo"});
    run({"people", "add", "A1", "--name", "Ann", "--as", "M1"});
    run({"programme", "list", "--as", "A1"}); // chooses the PIN
    std::vector<std::string> set_up = {"programme",
                                       "new",
                                       "Autumn",
                                       "--baseline",
                                       "case-0,case-1,case-2,case-3,case-4",
                                       "--final",
                                       "case-5,case-6,case-7,case-8,case-9",
                                       "--choices",
                                       "--seed",
                                       "7",
                                       "--as",
                                       "M1"};
    set_up.insert(set_up.end(), more.begin(), more.end());
    run(set_up);
    run({"programme", "add-people", "Autumn", "A1", "--as", "M1"});
}

UnseenOptions with_programme(std::vector<std::string> more = {"--no-warm-up"}) {
    UnseenOptions options;
    options.lang = support::Lang::en;
    options.prepare = [more](const std::filesystem::path& data) { set_up_programme(data, more); };
    return options;
}

void sign_in(UnseenDesktop& window) {
    ASSERT_TRUE(window.desktop().sign_in_as("A1", sitting_pin));
    window.frame(4);
}

std::vector<records::Sitting> sittings_in(const UnseenDesktop& window) {
    auto reader = records::Reader::open(records::files_in(window.folder() / "data").database);
    if (!reader) return {};
    const auto programmes = records::list_programmes(reader.value());
    if (!programmes || programmes.value().empty()) return {};
    auto sittings = records::sittings_of(reader.value(), programmes.value().front().id);
    return sittings ? sittings.value() : std::vector<records::Sitting>();
}

/// From Home to the first case.
void begin(UnseenDesktop& window) {
    for (const ui::RecordedItem& item : window.items())
        if (item.path.find("duties/") != std::string::npos) {
            const std::string path = item.path;
            ASSERT_TRUE(window.click(path)) << window.list();
            return;
        }
    FAIL() << "nothing is to do\n" << window.list();
}

void begin_the_next_case(UnseenDesktop& window) {
    ASSERT_TRUE(window.until([&] { return window.is_enabled("sitting/page/go"); })) << window.list();
    ASSERT_TRUE(window.click("sitting/page/go"));
    ASSERT_TRUE(window.until([&] {
        return window.find("answer/choices/good0") != nullptr || window.find("choices") != nullptr
               || window.find("top_bar/leave") != nullptr;
    })) << window.list();
}

/// Closes the contact and hands in the wrap-up.
void play_to_the_end(UnseenDesktop& window) {
    window.press(ImGuiKey_D, ImGuiMod_Ctrl);
    ASSERT_TRUE(window.click("close_contact/yes")) << window.list();
    ASSERT_TRUE(window.until([&] {
        window.click("answer/to_wrap_up");
        return window.find("wrap_up/hand_in") != nullptr || window.find("sitting/page/go") != nullptr;
    })) << window.list();
    if (window.find("wrap_up/hand_in") == nullptr) return;
    for (const std::string question : {"class", "severity", "follow_up", "cause", "prevention"})
        for (const ui::RecordedItem& item : window.items())
            if (item.path.find("/" + question + "/") != std::string::npos) {
                const std::string path = item.path;
                window.click(path);
                break;
            }
    ASSERT_TRUE(window.click("hand_in")) << window.list();
    ASSERT_TRUE(window.until([&] { return window.find("sitting/page/go") != nullptr; })) << window.list();
}

TEST(SittingWindow, HomeAndThePageBeforeTellTheLanguageOfTheCustomers) {
    UnseenDesktop window(with_programme({"--no-warm-up", "--case-lang", "zh"}));
    sign_in(window);
    EXPECT_TRUE(window.shows("The customers write in Chinese.")) << window.list();
    begin(window);
    window.frame(2);
    EXPECT_TRUE(window.shows("The customers write in Chinese: answer in the same language."));
}

TEST(SittingWindow, LeadsFromHomeThroughEveryCaseToWhatHappensNext) {
    UnseenDesktop window(with_programme());
    sign_in(window);
    begin(window);
    for (int number = 0; number < 5; ++number) {
        begin_the_next_case(window);
        EXPECT_EQ(window.find("top_bar/page/home"), nullptr) << "a way out of the sitting";
        play_to_the_end(window);
        if (number < 4) {
            EXPECT_TRUE(window.shows(
                window.ui().t("sitting.between", {{"done", number + 1}, {"count", 5}}).substr(0, 11)))
                << number;
        }
    }
    EXPECT_TRUE(window.shows("All cases are done")) << window.list();
    EXPECT_TRUE(std::any_of(window.texts().begin(), window.texts().end(), [](const auto& one) {
        const auto points = one.text.find(" points on average");
        return points != std::string::npos && points > 2 && one.text[points - 2] == '.';
    })) << "one decimal, also of whole points";
    const auto sittings = sittings_in(window);
    ASSERT_EQ(sittings.size(), 1U);
    EXPECT_EQ(sittings.front().result.state, records::SittingState::finished);
    EXPECT_EQ(sittings.front().person, "A1");
    EXPECT_EQ(sittings.front().attempts.size(), 5U);
    auto reader = records::Reader::open(records::files_in(window.folder() / "data").database);
    ASSERT_TRUE(reader);
    for (const std::string& id : sittings.front().attempts) {
        const auto row = records::find_attempt(reader.value(), id);
        ASSERT_TRUE(row && row.value());
        EXPECT_EQ(row.value()->person, "A1");
        EXPECT_EQ(row.value()->phase, "baseline");
        EXPECT_EQ(row.value()->state, records::AttemptState::finished);
    }
    ASSERT_TRUE(window.click("sitting/page/go"));
    EXPECT_TRUE(window.shows(window.ui().t("duty.phase_final"))) << "the next phase is not named on Home";
}

TEST(SittingWindow, LeavingBetweenCasesAsksAndEndsItAsAbandoned) {
    UnseenDesktop window(with_programme());
    sign_in(window);
    begin(window);
    begin_the_next_case(window);
    play_to_the_end(window);
    ASSERT_TRUE(window.click("sitting/page/leave")) << window.list();
    ASSERT_TRUE(window.click("leave_sitting/no")) << window.list();
    EXPECT_EQ(sittings_in(window).front().result.state, records::SittingState::open);
    EXPECT_FALSE(window.desktop().may_close()) << "closing the window would be a way to pause";
    window.frame(4);
    ASSERT_TRUE(window.click("leave_sitting/yes")) << window.list();
    EXPECT_EQ(sittings_in(window).front().result.state, records::SittingState::abandoned);
    EXPECT_TRUE(window.shows(window.ui().t("sitting.ask_manager").substr(0, 20))) << window.list();
}

TEST(SittingWindow, AfterACrashTheOpenCaseIsGoneOnWithFromHome) {
    const auto kept = std::filesystem::temp_directory_path() / ("amends_crash_" + std::to_string(::getpid()));
    std::filesystem::remove_all(kept);
    {
        UnseenDesktop window(with_programme());
        sign_in(window);
        begin(window);
        begin_the_next_case(window);
        ASSERT_TRUE(window.until([&] { return sittings_in(window).size() == 1; }));
        std::filesystem::copy(window.folder() / "data", kept, std::filesystem::copy_options::recursive);
    }
    UnseenOptions options;
    options.lang = support::Lang::en;
    options.prepare = [&](const std::filesystem::path& data) {
        std::filesystem::copy(kept, data,
                              std::filesystem::copy_options::recursive
                                  | std::filesystem::copy_options::overwrite_existing);
    };
    UnseenDesktop window(options);
    std::filesystem::remove_all(kept);
    sign_in(window);
    EXPECT_EQ(window.find("home/page/close_attempt"), nullptr)
        << "one case of a sitting is offered by itself";
    begin(window);
    EXPECT_TRUE(window.shows(window.ui().t("sitting.again").substr(0, 20))) << window.list();
    begin_the_next_case(window);
    ASSERT_EQ(sittings_in(window).size(), 1U);
    EXPECT_EQ(sittings_in(window).front().attempts.size(), 1U);
}

TEST(SittingWindow, TheWarmUpComesFirstAndOverdueIsSaid) {
    UnseenDesktop window(with_programme({"--baseline-due", "2026-01-02"}));
    sign_in(window);
    EXPECT_TRUE(window.shows(window.ui().t("duty.overdue"))) << window.list();
    EXPECT_TRUE(window.shows("2 January"));
    EXPECT_TRUE(window.shows("First play the guided case")) << window.list();
    begin(window);
    ASSERT_TRUE(window.until([&] { return window.find("top_bar/leave") != nullptr; })) << window.list();
    EXPECT_TRUE(sittings_in(window).empty());
    EXPECT_TRUE(window.shows(window.ui().t("desk.mode_practice")));
}

} // namespace
} // namespace amends::app
