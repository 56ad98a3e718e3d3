// The settings drawn and pressed without a window.
#include "sim/ui/settings/settings.hpp"
#include "tests/sim/ui/driver/driver.hpp"

#include <gtest/gtest.h>

namespace amends::ui::test {
namespace {

struct SettingsScene {
    SettingsView view;
    SettingsWidgets widgets;
    Commands asked;
    Driver driver;

    explicit SettingsScene(std::string newest_copy, support::Lang lang = support::Lang::zh)
        : driver([this](Ui& ui, Rect window) { draw_settings(ui, window, view, widgets, asked); },
                 {.height = 1400, .lang = lang}) {
        view.newest_copy = std::move(newest_copy);
        view.people = "someone";
        driver.settle();
    }
    template <class Asked>
    [[nodiscard]] bool has_asked() const {
        for (const Command& command : asked)
            if (std::holds_alternative<Asked>(command)) return true;
        return false;
    }
};

TEST(SettingsScreen, ACopyIsRestoredOnlyAfterAYes) {
    for (const support::Lang lang : {support::Lang::zh, support::Lang::en}) {
        SettingsScene settings("2026-03-01 09:30 UTC", lang);
        ASSERT_TRUE(settings.driver.click("restore")) << settings.driver.list();
        settings.driver.settle();
        EXPECT_FALSE(settings.has_asked<ask::RestoreBackup>());
        EXPECT_TRUE(settings.driver.shows("2026-03-01 09:30 UTC"));
        ASSERT_TRUE(settings.driver.click("no")) << settings.driver.list();
        settings.driver.settle();
        EXPECT_FALSE(settings.has_asked<ask::RestoreBackup>());
        ASSERT_TRUE(settings.driver.click("restore"));
        settings.driver.settle();
        ASSERT_TRUE(settings.driver.click("yes")) << settings.driver.list();
        settings.driver.settle();
        EXPECT_TRUE(settings.has_asked<ask::RestoreBackup>());
    }
}

TEST(SettingsScreen, WithoutACopyNothingCanBeRestoredAndItIsSaid) {
    SettingsScene settings("");
    EXPECT_EQ(settings.driver.find("restore"), nullptr);
    EXPECT_TRUE(settings.driver.shows(shipped_texts(support::Lang::zh).get("settings.no_copy").substr(0, 9)));
}

TEST(SettingsScreen, TheDataFolderIsOpenedAndPeopleAreShown) {
    SettingsScene settings("");
    ASSERT_TRUE(settings.driver.click("open_folder")) << settings.driver.list();
    settings.driver.settle();
    EXPECT_TRUE(settings.has_asked<ask::OpenDataFolder>());
    EXPECT_TRUE(settings.driver.shows("someone"));
}

} // namespace
} // namespace amends::ui::test
