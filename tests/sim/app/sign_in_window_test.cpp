// Who sits before the window: signing in, waiting after wrong PINs, the lock, and what each may see.
#include "sim/app/store_place.hpp"
#include "sim/records/people.hpp"
#include "tests/sim/app/unseen_desktop.hpp"

#include <gtest/gtest.h>

namespace amends::app {
namespace {

using records::Role;
using test::UnseenDesktop;
using test::UnseenOptions;

constexpr const char* manager_pin = "lantern-7";
constexpr const char* trainee_pin = "harbour-3";

/// A manager M1 and a trainee A1 with PINs, and a trainee B1 who has none yet.
void list_three(const std::filesystem::path& data) {
    auto store = records::open_store(data, store_options());
    ASSERT_TRUE(store);
    auto& open = store.value();
    ASSERT_FALSE(open.wait(records::add_people(open, records::Actor::first(),
                                               {{"M1", "Mo Manager", Role::manager, {}},
                                                {"A1", "Ann Trainee", Role::trainee, {}},
                                                {"B1", "Bo Trainee", Role::trainee, {}}}))
                     .fault);
    ASSERT_TRUE(records::sign_in(open, "M1", manager_pin, 1));
    ASSERT_TRUE(records::sign_in(open, "A1", trainee_pin, 1));
}

UnseenOptions with_people() {
    UnseenOptions options;
    options.lang = support::Lang::en;
    options.prepare = list_three;
    return options;
}

void type_pin(UnseenDesktop& window, const std::string& pin) {
    ASSERT_TRUE(window.click("sign_in/page/pin")) << window.list();
    window.type(pin);
    window.press(ImGuiKey_Enter);
}

void sign_in(UnseenDesktop& window, const std::string& id, const std::string& pin) {
    ASSERT_TRUE(window.click(id + "/person")) << window.list();
    type_pin(window, pin);
    ASSERT_TRUE(window.until([&] { return window.find("home/page/go_on") != nullptr; })) << window.list();
}

std::vector<records::AttemptRow> attempts_in(const UnseenDesktop& window) {
    auto reader = records::Reader::open(records::files_in(window.folder() / "data").database);
    if (!reader) return {};
    auto rows = records::list_attempts(reader.value());
    return rows ? rows.value() : std::vector<records::AttemptRow>();
}

void begin_a_practice(UnseenDesktop& window) {
    window.desktop().open_screen(ui::Screen::catalogue);
    window.frame(4);
    ASSERT_TRUE(window.click("damaged-laptop/open")) << window.list();
    ASSERT_TRUE(window.click("way/choices") && window.click("start_sheet/start")) << window.list();
    ASSERT_TRUE(window.until([&] { return window.find("answer/saved_replies") != nullptr; }));
    ASSERT_TRUE(window.until([&] { return !attempts_in(window).empty(); }));
}

TEST(SignInWindow, AsksNobodyWhereNobodyIsListed) {
    UnseenDesktop window;
    EXPECT_NE(window.find("home/page/go_on"), nullptr) << window.list();
    EXPECT_EQ(window.find("top_bar/person"), nullptr);
}

TEST(SignInWindow, LetsNobodyPastWithoutAPin) {
    UnseenDesktop window(with_people());
    EXPECT_NE(window.find("A1/person"), nullptr) << window.list();
    window.press(ImGuiKey_H, ImGuiMod_Alt);
    window.press(ImGuiKey_L, ImGuiMod_Alt);
    EXPECT_EQ(window.find("home/page/go_on"), nullptr);
    EXPECT_EQ(window.find("damaged-laptop/open"), nullptr);
    EXPECT_EQ(window.find("top_bar/page/catalogue"), nullptr);
    ASSERT_TRUE(window.click("A1/person"));
    type_pin(window, "not-the-pin");
    ASSERT_TRUE(window.until([&] { return window.shows(window.ui().t("sign_in.wrong")); })) << window.list();
    EXPECT_EQ(window.find("home/page/go_on"), nullptr);
}

TEST(SignInWindow, ByKeyboardAloneFromTheNameToHome) {
    UnseenDesktop window(with_people());
    window.type("ann");
    window.press(ImGuiKey_Enter);
    window.frame(4);
    window.type(trainee_pin);
    window.press(ImGuiKey_Enter);
    ASSERT_TRUE(window.until([&] { return window.find("home/page/go_on") != nullptr; })) << window.list();
    EXPECT_TRUE(window.shows("Ann Trainee"));
}

TEST(SignInWindow, TheFirstTimeAPinIsChosenAndWhatIsKeptIsToldOnce) {
    UnseenDesktop window(with_people());
    ASSERT_TRUE(window.click("B1/person")) << window.list();
    ASSERT_TRUE(window.click("sign_in/page/pin"));
    window.type("walnut-12");
    ASSERT_TRUE(window.click("sign_in/page/again"));
    window.type("walnut-13");
    window.press(ImGuiKey_Enter);
    EXPECT_TRUE(window.shows(window.ui().t("sign_in.pin_differs"))) << window.list();
    ASSERT_TRUE(window.click("sign_in/page/again"));
    window.press(ImGuiKey_A, ImGuiMod_Ctrl);
    window.type("walnut-12");
    window.press(ImGuiKey_Enter);
    ASSERT_TRUE(window.until([&] { return window.find("what_is_kept/page/understood") != nullptr; }))
        << window.list();
    EXPECT_TRUE(window.shows(window.ui().t("sign_in.told.practice_title")));
    EXPECT_TRUE(window.shows(window.ui().t("retention.none"))) << "how long words are kept";
    window.frame(4);
    window.press(ImGuiKey_Enter);
    EXPECT_NE(window.find("home/page/go_on"), nullptr) << window.list();
    ASSERT_TRUE(window.click("top_bar/person") && window.click("sign_out")) << window.list();
    sign_in(window, "B1", "walnut-12");
}

TEST(SignInWindow, AnAttemptIsKeptUnderTheIdAndSeenByItsPersonAlone) {
    UnseenDesktop window(with_people());
    sign_in(window, "A1", trainee_pin);
    begin_a_practice(window);
    EXPECT_EQ(attempts_in(window).front().person, "A1");
    ASSERT_TRUE(window.click("top_bar/leave")) << window.list();
    ASSERT_TRUE(window.click("yes") || window.click("leave_question/yes")) << window.list();
    ASSERT_TRUE(window.until([&] { return window.find("close_attempt") != nullptr; })) << window.list();
    ASSERT_TRUE(window.click("top_bar/person") && window.click("sign_out")) << window.list();
    sign_in(window, "M1", manager_pin);
    EXPECT_EQ(window.find("close_attempt"), nullptr) << "another person's attempt is offered";
}

TEST(SignInWindow, AfterFiveWrongPinsOneWaitsAndIsToldHowLong) {
    auto now = std::make_shared<std::chrono::milliseconds>(1000);
    UnseenOptions options = with_people();
    options.now = [now] { return *now; };
    UnseenDesktop window(options);
    ASSERT_TRUE(window.click("A1/person"));
    for (int i = 0; i < 5; ++i) {
        type_pin(window, "not-the-pin");
        ASSERT_TRUE(window.until([&] { return !window.shows(window.ui().t("sign_in.trying")); }));
    }
    EXPECT_TRUE(window.shows(window.ui().t("sign_in.wait_seconds", {{"seconds", 30}}))) << window.list();
    EXPECT_FALSE(window.is_enabled("sign_in/page/go"));
    *now += std::chrono::seconds(10);
    window.frame(4);
    EXPECT_TRUE(window.shows(window.ui().t("sign_in.wait_seconds", {{"seconds", 20}})));
    *now += std::chrono::seconds(21);
    window.frame(4);
    type_pin(window, trainee_pin);
    EXPECT_TRUE(window.until([&] { return window.find("home/page/go_on") != nullptr; })) << window.list();
}

TEST(SignInWindow, ADeskLeftAloneIsLockedAndGivesBackWhatWasOpen) {
    auto now = std::make_shared<std::chrono::milliseconds>(1000);
    UnseenOptions options = with_people();
    options.now = [now] { return *now; };
    UnseenDesktop window(options);
    sign_in(window, "A1", trainee_pin);
    begin_a_practice(window);
    *now += std::chrono::minutes(9);
    window.frame(4);
    EXPECT_NE(window.find("answer/saved_replies"), nullptr);
    *now += std::chrono::minutes(2);
    window.frame(4);
    EXPECT_EQ(window.find("answer/saved_replies"), nullptr) << window.list();
    EXPECT_TRUE(window.shows(window.ui().t("sign_in.locked").substr(0, 30)));
    type_pin(window, trainee_pin);
    EXPECT_TRUE(window.until([&] { return window.find("answer/saved_replies") != nullptr; }))
        << window.list();
    EXPECT_EQ(attempts_in(window).size(), 1U);
}

TEST(SignInWindow, ATraineeDoesNotLookBehindTheCases) {
    UnseenDesktop window(with_people());
    sign_in(window, "A1", trainee_pin);
    window.desktop().open_screen(ui::Screen::catalogue);
    window.frame(4);
    EXPECT_EQ(window.find("catalogue/page/write"), nullptr) << window.list();
    ASSERT_TRUE(window.click("damaged-laptop/open"));
    EXPECT_EQ(window.find("start_sheet/bench"), nullptr);
    window.press(ImGuiKey_Escape);
    ASSERT_TRUE(window.click("top_bar/person") && window.click("sign_out")) << window.list();
    sign_in(window, "M1", manager_pin);
    window.desktop().open_screen(ui::Screen::catalogue);
    window.frame(4);
    EXPECT_NE(window.find("catalogue/page/write"), nullptr) << window.list();
}

TEST(SignInWindow, APastedTalkIsNotLeftToTheNextPerson) {
    UnseenDesktop window(with_people());
    sign_in(window, "M1", manager_pin);
    window.desktop().show_wizard({}, 0);
    window.frame(4);
    ASSERT_TRUE(window.click("wizard/pasted")) << window.list();
    window.type("Customer: The parcel never came.");
    window.press(ImGuiKey_H, ImGuiMod_Alt);
    ASSERT_TRUE(window.click("top_bar/person")) << window.list();
    EXPECT_FALSE(window.is_enabled("sign_out")) << "a case in the making is not saved";
    window.press(ImGuiKey_Escape);
    window.desktop().open_screen(ui::Screen::author);
    window.frame(4);
    ASSERT_TRUE(window.click("wizard/leave")) << window.list();
    window.frame(4);
    ASSERT_TRUE(window.click("leave_wizard/yes")) << window.list();
    window.frame(4);
    ASSERT_TRUE(window.click("top_bar/person") && window.click("sign_out")) << window.list();
    sign_in(window, "M1", manager_pin);
    window.desktop().open_screen(ui::Screen::author);
    window.frame(4);
    EXPECT_NE(window.find("author_list/page/new"), nullptr) << window.list();
}

TEST(SignInWindow, TheFirstOfSeveralPeopleBecomesTheManagerInTheSettings) {
    UnseenDesktop window({.height = 1400, .lang = support::Lang::en});
    window.desktop().open_screen(ui::Screen::settings);
    window.frame(4);
    ASSERT_TRUE(window.click("settings/page/set_up_people")) << window.list();
    ASSERT_TRUE(window.click("fields/name")) << window.list();
    window.type("Mo Manager");
    ASSERT_TRUE(window.click("fields/pin"));
    window.type("123456");
    ASSERT_TRUE(window.click("fields/again"));
    window.type("123456");
    ASSERT_TRUE(window.click("set_up_yes")) << window.list();
    EXPECT_NE(window.find("set_up_yes"), nullptr) << "a weak PIN was taken";
    for (const char* field : {"fields/pin", "fields/again"}) {
        ASSERT_TRUE(window.click(field));
        window.press(ImGuiKey_A, ImGuiMod_Ctrl);
        window.type(manager_pin);
    }
    ASSERT_TRUE(window.click("set_up_yes")) << window.list();
    ASSERT_TRUE(window.until([&] { return window.find("understood") != nullptr; })) << window.list();
    ASSERT_TRUE(window.click("understood"));
    EXPECT_TRUE(window.shows("Mo Manager"));
    auto reader = records::Reader::open(records::files_in(window.folder() / "data").database);
    ASSERT_TRUE(reader);
    const auto people = records::list_people(reader.value());
    ASSERT_TRUE(people);
    ASSERT_EQ(people.value().size(), 1U);
    EXPECT_EQ(people.value().front().role, Role::manager);
}

} // namespace
} // namespace amends::app
