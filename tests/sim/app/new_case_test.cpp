// "New case" in the whole program, without a window: from a pasted talk, a template and a file to a case that
// is open and checked.
#include "sim/app/author_wizard.hpp"
#include "sim/app/library.hpp"
#include "tests/sim/app/unseen_desktop.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace amends::app {
namespace {

namespace fs = std::filesystem;
using test::UnseenDesktop;

constexpr const char* late_parcel =
    "[12/03/2026, 18:10:23] Sarah Lee: Hi, my parcel has not moved for three days\n"
    "[12/03/2026, 18:11:02] Shop: Sorry about that, Sarah. I will chase it now\n"
    "[12/03/2026, 18:12:40] Sarah Lee: My phone is 13812345678, call me\n"
    "[12/03/2026, 18:13:10] Shop: I will call you by 8 pm tomorrow\n"
    "[12/03/2026, 18:14:00] Sarah Lee: Fine, thanks\n";

void open_new_case(UnseenDesktop& window) {
    window.desktop().open_screen(ui::Screen::author);
    window.frame(4);
    ASSERT_TRUE(window.click("author_list/page/new")) << window.list();
    window.frame(4);
    ASSERT_NE(window.find("wizard/pasted"), nullptr) << window.list();
}

std::string own_text(const UnseenDesktop& window, const std::string& id) {
    std::ifstream in(window.folder() / "data/scenarios" / id / "scenario.json", std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void expect_sound(const UnseenDesktop& window, const std::string& id) {
    const fs::path file = window.folder() / "data/scenarios" / id / "scenario.json";
    const LibraryCase made = load_case(file, shipped_resources(AMENDS_BINARY_DIR "/assets"));
    EXPECT_TRUE(made.playable()) << id;
}

TEST(NewCaseInTheProgram, APastedTalkBecomesAnOpenCaseWithNobodyNamed) {
    UnseenDesktop window;
    open_new_case(window);
    ASSERT_TRUE(window.click("wizard/pasted"));
    ImGui::SetClipboardText(late_parcel);
    window.press(ImGuiKey_V, ImGuiMod_Ctrl);
    for (int i = 0; i < 4; ++i)
        ASSERT_TRUE(window.click("wizard/next")) << i << '\n' << window.list();
    window.type("A parcel that stands still");
    window.frame(4);
    EXPECT_EQ(window.find("wizard/naming/id")->value, "a-parcel-that-stands-still") << "it follows the title";
    ASSERT_TRUE(window.click("wizard/next")) << window.list();
    ASSERT_TRUE(window.until([&] { return window.find("author/back") != nullptr; })) << window.list();
    const std::string text = own_text(window, "a-parcel-that-stands-still");
    EXPECT_NE(text.find("A parcel that stands still"), std::string::npos);
    EXPECT_EQ(text.find("13812345678"), std::string::npos);
    EXPECT_EQ(text.find("Sarah"), std::string::npos);
    expect_sound(window, "a-parcel-that-stands-still");
}

TEST(NewCaseInTheProgram, ATemplateIsCopiedWithItsPartsInOneLanguage) {
    UnseenDesktop window;
    open_new_case(window);
    ASSERT_TRUE(window.click("templates/list/attitude")) << window.list();
    window.frame(4);
    ASSERT_TRUE(window.click("lang/zh")) << window.list();
    ASSERT_TRUE(window.click("wizard/next")) << window.list();
    window.frame(4);
    ASSERT_NE(window.find("author/back"), nullptr) << window.list();
    expect_sound(window, "attitude");
}

TEST(NewCaseInTheProgram, ATakenIdIsToldAndNothingIsTouched) {
    UnseenDesktop window;
    fs::create_directories(window.folder() / "data/scenarios/mine");
    open_new_case(window);
    ASSERT_TRUE(window.click("templates/list/attitude")) << window.list();
    window.frame(4);
    ASSERT_TRUE(window.click("wizard/naming/id"));
    window.press(ImGuiKey_A, ImGuiMod_Ctrl);
    window.type("mine");
    ASSERT_TRUE(window.click("wizard/next")) << window.list();
    window.frame(4);
    ASSERT_NE(window.find("wizard/next"), nullptr) << "still here";
    EXPECT_TRUE(window.shows("mine"));
    EXPECT_TRUE(fs::is_empty(window.folder() / "data/scenarios/mine"));
}

TEST(NewCaseInTheProgram, AFileLetGoOverTheWindowIsRead) {
    UnseenDesktop window;
    const fs::path file = window.folder() / "talk.txt";
    std::ofstream(file, std::ios::binary) << late_parcel;
    window.desktop().drop_files({file});
    EXPECT_EQ(window.find("wizard/next"), nullptr) << "not on this screen";
    open_new_case(window);
    window.desktop().drop_files({file});
    ASSERT_TRUE(window.until([&] { return window.find("speaker1/role/agent") != nullptr; })) << window.list();
}

TEST(NewCaseInTheProgram, AFileLetGoWhileAnotherIsReadIsReadInItsPlaceAndSaid) {
    UnseenDesktop window({.lang = support::Lang::en});
    const fs::path first = window.folder() / "first.txt", second = window.folder() / "second.txt";
    std::ofstream(first, std::ios::binary) << late_parcel;
    std::ofstream(second, std::ios::binary)
        << "Customer: the lamp flickers\nAgent: I am sorry, I will send another one.\nCustomer: thanks\n";
    open_new_case(window);
    window.desktop().drop_files({first});
    window.desktop().drop_files({second}); // no frame has passed: the first is still being read
    ASSERT_TRUE(window.until([&] { return window.find("speaker1/role/agent") != nullptr; })) << window.list();
    EXPECT_TRUE(window.shows("the lamp flickers"));
    EXPECT_FALSE(window.shows("my parcel has not moved"));
    EXPECT_TRUE(window.shows(R"("second.txt" is read instead of "first.txt")")) << window.list();
}

TEST(NewCaseInTheProgram, AFileThatCannotBeReadLeavesTheOneThatIsBeingRead) {
    UnseenDesktop window({.lang = support::Lang::en});
    const fs::path file = window.folder() / "talk.txt";
    std::ofstream(file, std::ios::binary) << late_parcel;
    open_new_case(window);
    window.desktop().drop_files({file});
    window.desktop().drop_files({window.folder() / "nowhere.txt"});
    window.frame(1);
    EXPECT_TRUE(window.shows("nowhere.txt"));
    ASSERT_TRUE(window.until([&] { return window.find("speaker1/role/agent") != nullptr; })) << window.list();
}

TEST(NewCaseInTheProgram, ATemplateThatIsPickedMeanwhileIsNotReplacedByTheFile) {
    WizardWork work = begin_wizard(AMENDS_BINARY_DIR "/assets", "/nowhere", "/nowhere");
    const fs::path file = fs::temp_directory_path() / "amends_template_meanwhile.txt";
    std::ofstream(file, std::ios::binary) << late_parcel;
    open_in_wizard(work, file, {});
    work.widgets.becomes = author::next(author::with_template(work.wizard, "late"));
    work.file_reading.wait();
    go_on_in_wizard(work);
    EXPECT_EQ(work.wizard.template_name, "late");
    EXPECT_EQ(work.wizard.step, author::WizardStep::name);
    fs::remove(file);
}

TEST(NewCaseInTheProgram, AFileThatIsNoLongerWantedWhileItIsReadIsNotTakenAndAnotherIs) {
    WizardWork work = begin_wizard(AMENDS_BINARY_DIR "/assets", "/nowhere", "/nowhere");
    const fs::path file = fs::temp_directory_path() / "amends_no_longer_wanted.txt";
    std::ofstream(file, std::ios::binary) << late_parcel;
    open_in_wizard(work, file, {});
    stop_reading(work);
    EXPECT_TRUE(work.file_reading.valid());
    work.file_reading.wait();
    go_on_in_wizard(work);
    EXPECT_TRUE(work.wizard.talk.messages.empty());
    open_in_wizard(work, file, {});
    work.file_reading.wait();
    go_on_in_wizard(work);
    EXPECT_FALSE(work.wizard.talk.messages.empty());
    fs::remove(file);
}

TEST(NewCaseInTheProgram, AFileLetGoOverACaseInTheMakingIsToldAndChangesNothing) {
    UnseenDesktop window({.lang = support::Lang::en});
    const fs::path file = window.folder() / "talk.txt";
    std::ofstream(file, std::ios::binary) << late_parcel;
    open_new_case(window);
    ASSERT_TRUE(window.click("templates/list/attitude")) << window.list();
    window.frame(4);
    window.desktop().drop_files({file});
    window.frame(4);
    EXPECT_TRUE(window.shows("Another case is in the making")) << window.list();
    EXPECT_NE(window.find("wizard/naming/title"), nullptr) << window.list();
}

TEST(NewCaseInTheProgram, AFileThatIsNoTalkIsToldAndADamagedOneAsWell) {
    UnseenDesktop window;
    const fs::path file = window.folder() / "data" / "sheet.xlsx";
    std::ofstream(file, std::ios::binary) << "PK\x03\x04 no zip";
    open_new_case(window);
    ASSERT_TRUE(window.click("source/file")) << window.list();
    window.frame(2);
    ASSERT_TRUE(window.click("files/sheet.xlsx")) << window.list();
    ASSERT_TRUE(window.until([&] {
        return window.shows(window.ui().t("intake.file_damaged", {{"file", "sheet.xlsx"}}));
    })) << window.list();
    ASSERT_TRUE(window.click("wizard/path"));
    window.type((window.folder() / "nowhere.txt").string());
    window.press(ImGuiKey_Enter);
    EXPECT_TRUE(window.shows("nowhere.txt"));
}

TEST(NewCaseInTheProgram, EscapeAsksBeforeWhatWasPastedIsLost) {
    UnseenDesktop window;
    open_new_case(window);
    ASSERT_TRUE(window.click("wizard/pasted"));
    window.type("hello");
    window.press(ImGuiKey_Escape); // the field's own
    window.press(ImGuiKey_Escape);
    window.frame(4);
    ASSERT_NE(window.find("leave_wizard/no"), nullptr) << window.list();
    ASSERT_TRUE(window.click("leave_wizard/no"));
    window.frame(4);
    EXPECT_NE(window.find("wizard/pasted"), nullptr);
    window.desktop().open_screen(ui::Screen::catalogue);
    window.frame(4);
    window.desktop().open_screen(ui::Screen::author);
    window.frame(4);
    EXPECT_TRUE(window.shows("hello")) << "another screen takes nothing away";
}

} // namespace
} // namespace amends::app
