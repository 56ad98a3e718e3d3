// Manage: the list of people and setting up a programme, in the window.
#include "sim/app/store_place.hpp"
#include "sim/records/programmes.hpp"
#include "tests/sim/app/unseen_desktop.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace amends::app {
namespace {

using records::Role;
using test::UnseenDesktop;
using test::UnseenOptions;

constexpr const char* people_pin = "lantern-7";

void list_people_first(const std::filesystem::path& data) {
    auto store = records::open_store(data, store_options());
    ASSERT_TRUE(store);
    auto& open = store.value();
    ASSERT_FALSE(open.wait(records::add_people(open, records::Actor::first(),
                                               {{"M1", "Mo Manager", Role::manager, {}},
                                                {"T1", "Tess Trainer", Role::trainer, {}},
                                                {"A1", "Ann", Role::trainee, "day"},
                                                {"A2", "Al", Role::trainee, "day"}}))
                     .fault);
    for (const char* id : {"M1", "T1", "A1"})
        ASSERT_TRUE(records::sign_in(open, id, people_pin, 1));
}

UnseenOptions with_people() {
    UnseenOptions options;
    options.height = 1600;
    options.lang = support::Lang::en;
    options.prepare = list_people_first;
    return options;
}

/// At a tab of the manager's screens.
void open_tab(UnseenDesktop& window, const std::string& who, const std::string& tab) {
    ASSERT_TRUE(window.desktop().sign_in_as(who, people_pin));
    ASSERT_TRUE(window.desktop().show_manager(tab, false));
    window.frame(6);
}

std::optional<records::Person> listed(const UnseenDesktop& window, const std::string& id) {
    auto reader = records::Reader::open(records::files_in(window.folder() / "data").database);
    if (!reader) return std::nullopt;
    auto found = records::find_person(reader.value(), id);
    return found ? found.value() : std::nullopt;
}

std::vector<records::Programme> programmes_in(const UnseenDesktop& window) {
    auto reader = records::Reader::open(records::files_in(window.folder() / "data").database);
    if (!reader) return {};
    auto all = records::list_programmes(reader.value());
    return all ? all.value() : std::vector<records::Programme>();
}

TEST(ManagePeople, SomebodyIsAddedRenamedAndDeactivated) {
    UnseenDesktop window(with_people());
    open_tab(window, "M1", "people");
    ASSERT_TRUE(window.click("people_list/add")) << window.list();
    ASSERT_TRUE(window.click("add_person/name")) << window.list();
    window.type("Bea");
    ASSERT_TRUE(window.click("add_person/id"));
    window.type("B7");
    ASSERT_TRUE(window.click("add_yes"));
    ASSERT_TRUE(listed(window, "B7")) << window.list();
    ASSERT_TRUE(window.click("facts/name")) << window.list();
    window.press(ImGuiKey_A, ImGuiMod_Ctrl);
    window.type("Beatrice");
    window.press(ImGuiKey_Enter);
    EXPECT_EQ(listed(window, "B7")->name, "Beatrice");
    ASSERT_TRUE(window.click("facts/deactivate")) << window.list();
    EXPECT_EQ(listed(window, "B7")->state, records::PersonState::active) << "done without asking";
    ASSERT_TRUE(window.click("ask_person/yes"));
    EXPECT_EQ(listed(window, "B7")->state, records::PersonState::inactive);
}

TEST(ManagePeople, UndoInAFieldNeverBringsTheNameOfWhoWasShownBefore) {
    UnseenDesktop window(with_people());
    open_tab(window, "M1", "people");
    for (const char* row : {"A1/row", "A2/row"})
        ASSERT_TRUE(window.click(row)) << window.list();
    ASSERT_TRUE(window.click("facts/name")) << window.list();
    window.press(ImGuiKey_Z, ImGuiMod_Ctrl);
    window.press(ImGuiKey_Enter);
    EXPECT_EQ(listed(window, "A2")->name, "Al");
    ASSERT_TRUE(window.click("facts/group")) << window.list();
    window.press(ImGuiKey_Z, ImGuiMod_Ctrl);
    window.press(ImGuiKey_Enter);
    EXPECT_EQ(listed(window, "A2")->group, "day");
}

TEST(ManagePeople, APinIsResetAndTheLastManagerStays) {
    UnseenDesktop window(with_people());
    open_tab(window, "M1", "people");
    ASSERT_TRUE(window.click("A1/row")) << window.list();
    ASSERT_TRUE(window.click("facts/reset_pin") && window.click("ask_person/yes")) << window.list();
    EXPECT_FALSE(listed(window, "A1")->has_pin);
    ASSERT_TRUE(window.click("M1/row"));
    ASSERT_TRUE(window.click("role/trainee")) << window.list();
    EXPECT_EQ(listed(window, "M1")->role, Role::manager);
    EXPECT_TRUE(window.shows("manager")) << "why it was refused is not said";
}

TEST(ManagePeople, ATableIsLookedAtBeforeAnythingIsWritten) {
    UnseenDesktop window(with_people());
    open_tab(window, "M1", "people");
    const auto file = window.folder() / "list.csv";
    std::ofstream(file) << "id,name,role\nC1,Cy,trainee\nA1,Other,trainee\nC2,,boss\n";
    ASSERT_TRUE(window.click("people_list/import")) << window.list();
    ASSERT_TRUE(window.click("import_people/path"));
    window.type(file.string());
    window.press(ImGuiKey_Enter);
    EXPECT_TRUE(window.shows("list.csv:3:1")) << "the row with a known id";
    EXPECT_TRUE(window.shows("list.csv:4:2")) << "the row without a name";
    EXPECT_TRUE(window.shows("list.csv:4:3")) << "the row with an unknown role";
    EXPECT_FALSE(window.is_enabled("import_yes"));
    EXPECT_FALSE(listed(window, "C1"));
    std::ofstream(file) << "id,name,role\nC1,Cy,trainee\nC2,Di,trainer\n";
    ASSERT_TRUE(window.click("import_people/look"));
    ASSERT_TRUE(window.click("import_yes")) << window.list();
    ASSERT_TRUE(listed(window, "C1") && listed(window, "C2"));
    EXPECT_EQ(listed(window, "C2")->role, Role::trainer);
}

TEST(ManagePeople, WhatTheSystemAnswersAboutATableIsSaidInTheLanguageOfTheWindow) {
    UnseenOptions options = with_people();
    options.lang = support::Lang::zh;
    UnseenDesktop window(options);
    open_tab(window, "M1", "people");
    ASSERT_TRUE(window.click("people_list/import")) << window.list();
    ASSERT_TRUE(window.click("import_people/path"));
    window.type((window.folder() / "nowhere.csv").string());
    ASSERT_TRUE(window.click("import_people/look"));
    window.frame(4);
    EXPECT_TRUE(window.shows("nowhere.csv：没有这个文件。")) << window.list();
    EXPECT_FALSE(window.shows("No such file"));
    window.press(ImGuiKey_Escape);
    window.press(ImGuiKey_Escape);
    window.frame(4);
    std::ofstream(window.folder() / "data" / "exports") << "a file where a folder is wanted";
    ASSERT_TRUE(window.click("people_list/export")) << window.list();
    window.frame(4);
    EXPECT_TRUE(window.shows("表格写不进去：")) << window.list();
    EXPECT_FALSE(window.shows("directory"));
}

TEST(ManagePeople, ATrainerSeesTheListAndChangesNothing) {
    UnseenDesktop window(with_people());
    open_tab(window, "T1", "people");
    EXPECT_NE(window.find("A1/row"), nullptr) << window.list();
    EXPECT_EQ(window.find("people_list/add"), nullptr);
    ASSERT_TRUE(window.click("A1/row"));
    EXPECT_EQ(window.find("facts/name"), nullptr);
}

TEST(ManageProgrammes, OneIsSetUpInTheFormWithItsPeople) {
    UnseenDesktop window(with_people());
    open_tab(window, "M1", "programmes");
    ASSERT_TRUE(window.click("programmes/new")) << window.list();
    ASSERT_TRUE(window.click("form/title")) << window.list();
    window.type("Autumn");
    ASSERT_TRUE(window.click("form/set_up") || window.click("programmes/set_up")) << window.list();
    EXPECT_TRUE(programmes_in(window).empty()) << "set up without cases";
    EXPECT_TRUE(window.shows("at least five cases")) << "why it was refused is not said";
    ASSERT_TRUE(window.click("form/draw")) << window.list();
    ASSERT_TRUE(window.click("form/group_day")) << window.list();
    EXPECT_TRUE(window.shows("2 people: too few to prove any rise"));
    ASSERT_TRUE(window.click("form/rubric")) << window.list();
    window.frame(4);
    ASSERT_TRUE(window.click("rubrics/service") || window.click("service")) << window.list();
    ASSERT_TRUE(window.click("programmes/set_up")) << window.list();
    const auto all = programmes_in(window);
    ASSERT_EQ(all.size(), 1U) << window.list();
    EXPECT_EQ(all.front().title, "Autumn");
    EXPECT_EQ(all.front().rubric, "service");
    EXPECT_EQ(all.front().forms.at('A').size(), 5U);
    EXPECT_EQ(all.front().forms.at('B').size(), 5U);
    // seven cases without a guide are shipped: five each leave three on both forms
    EXPECT_EQ(records::shared_cases(all.front().forms.at('A'), all.front().forms.at('B')).size(), 3U);
    auto reader = records::Reader::open(records::files_in(window.folder() / "data").database);
    ASSERT_TRUE(reader);
    EXPECT_EQ(records::members_of(reader.value(), all.front().id).value().size(), 2U);
    EXPECT_TRUE(window.shows("Ann")) << window.list();
}

} // namespace
} // namespace amends::app
