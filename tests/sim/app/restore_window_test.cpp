// A copy put back from the window: who was erased since is erased in it again, and that is said.
#include "sim/app/store_place.hpp"
#include "sim/records/backup.hpp"
#include "sim/records/people.hpp"
#include "tests/sim/app/unseen_desktop.hpp"

#include <gtest/gtest.h>

namespace amends::app {
namespace {

using records::Role;
using test::UnseenDesktop;

constexpr const char* manager_pin = "lantern-7";

/// A copy that holds M1, A1 and A2, of whom so many were erased after it was made.
void leave_a_copy(const std::filesystem::path& data, std::size_t erased) {
    auto opened = records::open_store(data, store_options());
    ASSERT_TRUE(opened);
    auto& store = opened.value();
    const std::vector<records::NewPerson> people = {
        {"M1", "Mo", Role::manager, {}}, {"A1", "Ann", Role::trainee, {}}, {"A2", "Abe", Role::trainee, {}}};
    ASSERT_FALSE(store.wait(records::add_people(store, records::Actor::first(), people)).fault);
    const auto manager = records::sign_in(store, "M1", manager_pin, 1);
    ASSERT_TRUE(manager);
    // newer than the copy the window makes of every day
    ASSERT_TRUE(records::make_backup(store.files(), "2099-03-12T12:00:00.000Z"));
    for (std::size_t at = 0; at < erased; ++at)
        ASSERT_FALSE(store.wait(store.erase_person(people[at + 1].id, manager.value().actor)).fault);
}

class RestoreInTheWindow : public testing::TestWithParam<support::Lang> {
protected:
    /// What the window says once the copy stands in place.
    std::string told_after(std::size_t erased) {
        UnseenDesktop window(
            {.height = 1600, // the whole page
             .lang = GetParam(),
             .prepare = [&](const std::filesystem::path& data) { leave_a_copy(data, erased); }});
        EXPECT_TRUE(window.click("M1/person") && window.click("sign_in/page/pin")) << window.list();
        window.type(manager_pin);
        window.press(ImGuiKey_Enter);
        EXPECT_TRUE(window.until([&] { return window.find("home/page/go_on") != nullptr; })) << window.list();
        EXPECT_TRUE(window.click("top_bar/page/settings")) << window.list();
        window.frame(4);
        EXPECT_TRUE(window.click("restore")) << window.list();
        window.frame(4);
        EXPECT_TRUE(window.click("yes")) << window.list();
        window.frame(4);
        std::string words;
        for (const ui::RecordedText& text : window.texts())
            words += text.text + '\n';
        return words;
    }
};
INSTANTIATE_TEST_SUITE_P(Languages, RestoreInTheWindow, testing::Values(support::Lang::zh, support::Lang::en),
                         [](const auto& lang) { return lang.param == support::Lang::zh ? "zh" : "en"; });

TEST_P(RestoreInTheWindow, SaysHowManyWereErasedAgain) {
    const bool is_chinese = GetParam() == support::Lang::zh;
    const std::string both = told_after(2);
    EXPECT_NE(both.find(is_chinese ? "清除的 2 人" : "2 people erased after it was made are erased in it"),
              std::string::npos)
        << both;
    const std::string none = told_after(0);
    EXPECT_NE(none.find(is_chinese ? "已恢复到" : "is in place"), std::string::npos) << none;
    EXPECT_EQ(none.find(is_chinese ? "清除的" : "erased"), std::string::npos) << none;
}

} // namespace
} // namespace amends::app
