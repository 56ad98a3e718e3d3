// The manager's lists with more people and longer names than any window has room for.
#include "sim/app/store_place.hpp"
#include "sim/records/people.hpp"
#include "sim/ui/base/paint.hpp"
#include "tests/sim/app/unseen_desktop.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace amends::app {
namespace {

using test::UnseenDesktop;
using test::UnseenOptions;

constexpr const char* lists_pin = "lantern-7";

/// Names no list has room for, and more people than fit any window.
void list_long_names(const std::filesystem::path& data) {
    auto opened = records::open_store(data, store_options());
    ASSERT_TRUE(opened);
    records::Store& store = opened.value();
    std::vector<records::NewPerson> people{{"M1", "Mo", records::Role::manager, ""}};
    for (int number = 0; number < 400; ++number) {
        const std::string id = "P" + std::to_string(1000 + number);
        const char* name = number % 3 == 0   ? "慕容欧阳司徒上官诸葛东方皇甫尉迟公孙夏侯"
                           : number % 3 == 1 ? "Bartholomew-Maximilian Featherstonehaugh-Cholmondeley the III"
                                             : "Zoë 🎧🌟 Smith";
        people.push_back({id, name + std::string(" ") + std::to_string(number), records::Role::trainee,
                          "夜间高峰客诉升级处理小组（华东二区）"});
    }
    ASSERT_FALSE(store.wait(records::add_people(store, records::Actor::first(), people)).fault);
    ASSERT_TRUE(records::sign_in(store, "M1", lists_pin, 1));
}

TEST(ManagerLists, OfFourHundredLongNamesTheChosenOneIsInSightAndTellsItsWholeName) {
    UnseenOptions options;
    options.lang = support::Lang::en;
    options.prepare = list_long_names;
    UnseenDesktop window(options);
    ASSERT_TRUE(window.desktop().sign_in_as("M1", lists_pin));
    ASSERT_TRUE(window.desktop().show_manager("person/P1390", false)); // 390 % 3 == 0: the last by name
    window.frame(10);
    const ui::RecordedItem* row = window.find("P1390/open");
    ASSERT_NE(row, nullptr) << "not scrolled to";
    EXPECT_FALSE(row->visible.empty());
    EXPECT_LT(window.items().size(), 120U) << "rows out of sight are drawn";
    const std::string whole = row->label;
    const auto shown = [&] {
        return std::count_if(window.texts().begin(), window.texts().end(),
                             [&](const ui::RecordedText& one) { return one.visible && one.text == whole; });
    };
    const auto before = shown();
    window.hover("P1390/open");
    window.frame(40);
    EXPECT_EQ(shown(), before + 1) << "no tooltip with the name that was cut";
}

TEST(ManagerLists, TheChosenOneStandsWholeInSightAlsoWhenEverythingBecomesLarger) {
    UnseenOptions options;
    options.lang = support::Lang::en;
    options.prepare = list_long_names;
    UnseenDesktop window(options);
    ASSERT_TRUE(window.desktop().sign_in_as("M1", lists_pin));
    ASSERT_TRUE(window.desktop().show_manager("person/P1213", false)); // 213 % 3 == 0: among the last by name
    for (const float scale : {1.F, 1.5F, 2.F, .75F}) {
        window.ui().theme = ui::make_theme(ui::ThemeKind::light, scale);
        window.frame(8);
        const ui::RecordedItem* row = window.find("P1213/open");
        ASSERT_NE(row, nullptr) << "not scrolled to at " << scale;
        EXPECT_FLOAT_EQ(row->visible.height(), row->rect.height()) << scale;
    }
}

TEST(ManagerLists, HowManyPeopleThereAreIsToldWholeOrNotAtAll) {
    for (const support::Lang lang : {support::Lang::zh, support::Lang::en}) {
        UnseenOptions options;
        options.lang = lang;
        options.width = 1440;
        options.prepare = list_long_names;
        UnseenDesktop window(options);
        ASSERT_TRUE(window.desktop().sign_in_as("M1", lists_pin));
        ASSERT_TRUE(window.desktop().show_manager("people", false));
        for (const float scale : {1.F, 1.5F, 2.F, .75F}) {
            window.ui().theme = ui::make_theme(ui::ThemeKind::light, scale);
            window.frame(6);
            const std::string count = window.ui().t("people.count", {{"count", 401}});
            for (const ui::RecordedText& one : window.texts())
                if (one.text == count) {
                    EXPECT_GE(one.rect.width() + 1, ui::text_width(window.ui(), count, ui::style::body))
                        << scale;
                }
            EXPECT_TRUE(window.shows(count)) << scale;
            const ui::RecordedItem* search = window.find("search");
            ASSERT_NE(search, nullptr) << window.list();
            EXPECT_GE(search->rect.width(), 200 * scale);
        }
    }
}

} // namespace
} // namespace amends::app
