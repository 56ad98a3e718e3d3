// Passing cases on and taking them in, in the whole program without a window.
#include "sim/app/author/exchange.hpp"
#include "sim/author/package.hpp"
#include "sim/author/text_table.hpp"
#include "tests/sim/app/unseen_desktop.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <future>
#include <iterator>
#include <utility>
#include <vector>

namespace amends::app {
namespace {

namespace fs = std::filesystem;
using test::UnseenDesktop;
using test::UnseenOptions;

std::string bytes_of_file(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}
void write_bytes(const fs::path& file, const std::string& bytes) {
    std::ofstream(file, std::ios::binary) << bytes;
}
void open_list(UnseenDesktop& window) {
    window.desktop().open_screen(ui::Screen::author);
    window.frame(4);
}
void share_as(UnseenDesktop& window, const std::string& what) {
    ASSERT_TRUE(window.click("wrong-sneakers/share")) << window.list();
    window.frame(4);
    ASSERT_TRUE(window.click(what)) << window.list();
    const std::string ending = what == "package" ? ".amends" : what == "page" ? ".html" : ".csv";
    ASSERT_TRUE(window.until([&] { return window.shows("wrong-sneakers" + ending); })) << window.list();
    window.frame(4);
}

/// Frames until the open dialog no longer reads a file.
void wait_for_dialog(UnseenDesktop& window) {
    window.frame(4);
    ASSERT_TRUE(window.until([&] { return window.find("reading/cancel") == nullptr; })) << window.list();
    window.frame(4);
}
/// Lets the files go over the window and waits until it says so.
void drop_and_wait(UnseenDesktop& window, const std::vector<fs::path>& files, const std::string& words) {
    window.desktop().drop_files(files);
    ASSERT_TRUE(window.until([&] { return window.shows(words); })) << words << "\n" << window.list();
    window.frame(4);
}

TEST(ExchangeInTheProgram, ACaseIsPassedOnInThreeWays) {
    UnseenDesktop window({.height = 1200});
    open_list(window);
    share_as(window, "package");
    share_as(window, "page");
    share_as(window, "texts");
    const fs::path exports = window.folder() / "data/exports";
    const auto package = author::read_package(bytes_of_file(exports / "wrong-sneakers.amends"));
    ASSERT_TRUE(package.ok());
    EXPECT_EQ(package.value().cases.at(0).id, "wrong-sneakers");
    EXPECT_TRUE(bytes_of_file(exports / "wrong-sneakers.html").starts_with("<!DOCTYPE html>"));
    EXPECT_TRUE(bytes_of_file(exports / "wrong-sneakers.csv").starts_with(author::table_mark));
}

TEST(ExchangeInTheProgram, APageThatWaitsForTheJudgeHoldsNoFrameUp) {
    std::promise<void> gate;
    UnseenOptions options{.height = 1200};
    options.read_judge = [opened = gate.get_future().share()](const fs::path& assets) {
        opened.wait();
        return load_judge(assets);
    };
    UnseenDesktop window(options);
    open_list(window);
    EXPECT_TRUE(window.click("wrong-sneakers/share"));
    window.frame(4);
    EXPECT_TRUE(window.click("page"));
    window.frame(4);
    EXPECT_TRUE(window.shows(window.ui().t("exchange.page_begun")));
    const fs::path page = window.folder() / "data/exports/wrong-sneakers.html";
    EXPECT_FALSE(fs::exists(page));
    window.desktop().open_screen(ui::Screen::settings); // one goes on with something else
    window.frame(4);
    ASSERT_TRUE(window.desktop().next_wake()) << "nobody moves the mouse: it is told all the same";
    EXPECT_LE(window.desktop().next_wake()->count(), 200);
    gate.set_value();
    EXPECT_TRUE(window.until([&] { return window.shows("wrong-sneakers.html"); }));
    EXPECT_NE(bytes_of_file(page).find("S0"), std::string::npos) << "what the check finds stands in it";
}

TEST(ExchangeInTheProgram, APackageIsImportedFromAFolderThatIsLookedInto) {
    UnseenDesktop window({.height = 1200});
    open_list(window);
    share_as(window, "package");
    ASSERT_TRUE(window.click("author_list/page/import")) << window.list();
    window.frame(4);
    ASSERT_TRUE(window.click("files/exports")) << window.list();
    window.frame(4);
    EXPECT_EQ(window.find("files/wrong-sneakers.html"), nullptr) << "what cannot be taken is not offered";
    ASSERT_TRUE(window.click("files/wrong-sneakers.amends")) << window.list();
    wait_for_dialog(window);
    EXPECT_EQ(window.find("import/path"), nullptr) << "the dialog is gone";
    EXPECT_TRUE(fs::exists(window.folder() / "data/scenarios/wrong-sneakers/scenario.json"));
}

TEST(ExchangeInTheProgram, TheKeyboardStartsInThePathEachTimeTheDialogOpens) {
    UnseenDesktop window({.height = 1200, .lang = support::Lang::en});
    open_list(window);
    for (int time = 1; time <= 2; ++time) {
        ASSERT_TRUE(window.click("author_list/page/import")) << window.list();
        window.frame(4);
        window.type("/nowhere/" + std::to_string(time) + ".amends");
        window.press(ImGuiKey_Enter);
        EXPECT_TRUE(window.shows("There is no file")) << "opened for time " << time;
        ASSERT_TRUE(window.click("import/close"));
        window.frame(4);
    }
}

TEST(ExchangeInTheProgram, WhatIsNoCaseIsRefusedWithASentenceAndTheDialogStays) {
    UnseenDesktop window({.height = 1200, .lang = support::Lang::en});
    open_list(window);
    const fs::path file = window.folder() / "data/notes.txt";
    write_bytes(file, "nothing");
    ASSERT_TRUE(window.click("author_list/page/import"));
    window.frame(4);
    ASSERT_TRUE(window.click("import/path")) << window.list();
    window.type(file.string());
    ASSERT_TRUE(window.click("import/open"));
    wait_for_dialog(window);
    EXPECT_TRUE(window.shows("is neither a package"));
    ASSERT_TRUE(window.click("import/path"));
    window.type(".gone");
    window.press(ImGuiKey_Enter);
    EXPECT_TRUE(window.shows("There is no file"));
}

/// Types the path into the open dialog and takes the file.
void take_by_path(UnseenDesktop& window, const fs::path& file) {
    ASSERT_TRUE(window.click("import/path")) << window.list();
    window.press(ImGuiKey_A, ImGuiMod_Ctrl);
    window.type(file.string());
    window.press(ImGuiKey_Enter);
    wait_for_dialog(window);
}

TEST(ExchangeInTheProgram, ABrokenPackageKeepsTheDialogOpenForAnother) {
    UnseenDesktop window({.height = 1200, .lang = support::Lang::en});
    open_list(window);
    share_as(window, "package");
    const fs::path whole = window.folder() / "data/exports/wrong-sneakers.amends";
    const fs::path broken = window.folder() / "data/exports/half.amends";
    const std::string bytes = bytes_of_file(whole);
    write_bytes(broken, bytes.substr(0, bytes.size() / 2));
    ASSERT_TRUE(window.click("author_list/page/import")) << window.list();
    window.frame(4);
    take_by_path(window, broken);
    ASSERT_NE(window.find("import/path"), nullptr) << "the dialog is gone";
    EXPECT_TRUE(window.shows("\"half.amends\" was not taken in"));
    EXPECT_TRUE(window.shows("The package is damaged"));
    EXPECT_FALSE(fs::exists(window.folder() / "data/scenarios"));
    take_by_path(window, whole);
    EXPECT_EQ(window.find("import/path"), nullptr) << "the dialog is gone once a file was taken";
    EXPECT_TRUE(fs::exists(window.folder() / "data/scenarios/wrong-sneakers/scenario.json"));
}

TEST(ExchangeInTheProgram, APackageWithABrokenRubricIsToldAtItsPlaceInTheDialog) {
    UnseenDesktop window({.height = 1200, .lang = support::Lang::en});
    open_list(window);
    share_as(window, "package");
    auto package =
        author::read_package(bytes_of_file(window.folder() / "data/exports/wrong-sneakers.amends"));
    ASSERT_TRUE(package.ok());
    author::Package changed = std::move(package).value();
    changed.rubrics.push_back({"strict", "{\"format\": 1, \"id\": \"strict\", \"pass\": \"much\"}"});
    const auto made = author::write_package(changed);
    ASSERT_TRUE(made.ok());
    const fs::path file = window.folder() / "data/exports/strict.amends";
    write_bytes(file, made.value());
    ASSERT_TRUE(window.click("author_list/page/import")) << window.list();
    window.frame(4);
    take_by_path(window, file);
    ASSERT_NE(window.find("import/path"), nullptr) << "the dialog is gone";
    EXPECT_TRUE(window.shows("strict.amends:rubrics/strict.json:1:"));
    EXPECT_TRUE(window.shows("A rubric or a shared part of this package has errors"));
    EXPECT_FALSE(fs::exists(window.folder() / "data/scenarios/wrong-sneakers"));
}

TEST(ExchangeInTheProgram, AFileThatCannotBeReadIsToldAsSuchAndNotAsSomethingElse) {
    UnseenDesktop window({.height = 1200, .lang = support::Lang::en});
    open_list(window);
    const fs::path large = window.folder() / "data/large.amends";
    write_bytes(large, "PK");
    fs::resize_file(large, std::uintmax_t{65} << 20U);
    ASSERT_TRUE(window.click("author_list/page/import")) << window.list();
    window.frame(4);
    take_by_path(window, large);
    ASSERT_NE(window.find("import/path"), nullptr);
    EXPECT_TRUE(window.shows("\"large.amends\" was not taken in"));
    EXPECT_FALSE(window.shows("is neither a package"));
}

TEST(ExchangeInTheProgram, ATableWithAnUnknownRowKeepsTheDialogOfItsCaseOpen) {
    UnseenDesktop window({.height = 1200, .lang = support::Lang::en});
    open_list(window);
    share_as(window, "texts");
    const fs::path file = window.folder() / "data/exports/wrong-sneakers.csv";
    std::string table = bytes_of_file(file);
    const std::size_t row = table.find("\r\ntitle,") + 2;
    table.insert(row, "no_");
    write_bytes(file, table);
    ASSERT_TRUE(window.desktop().show_author("wrong-sneakers"));
    window.frame(4);
    ASSERT_TRUE(window.click("author/share") && window.click("take_texts")) << window.list();
    window.frame(4);
    take_by_path(window, file);
    ASSERT_NE(window.find("import/path"), nullptr) << "the dialog is gone";
    EXPECT_TRUE(window.shows("Row "));
    EXPECT_TRUE(window.shows("Nothing was written"));
    EXPECT_FALSE(window.is_enabled("author/undo"));
}

TEST(ExchangeInTheProgram, ATranslatedTableIsImportedIntoItsOpenCase) {
    UnseenDesktop window({.height = 1200});
    open_list(window);
    share_as(window, "texts");
    std::string table = bytes_of_file(window.folder() / "data/exports/wrong-sneakers.csv");
    ASSERT_TRUE(window.desktop().show_author("wrong-sneakers"));
    window.frame(4);
    ASSERT_TRUE(window.click("author/share")) << window.list();
    window.frame(4);
    ASSERT_TRUE(window.click("take_texts")) << window.list();
    window.frame(4);
    ASSERT_TRUE(window.click("files/exports")) << window.list();
    window.frame(4);
    ASSERT_TRUE(window.click("files/wrong-sneakers.csv")) << window.list();
    wait_for_dialog(window);
    EXPECT_FALSE(window.is_enabled("author/save")) << "the same texts change nothing";
    EXPECT_EQ(window.find("import/path"), nullptr);
}

TEST(ExchangeInTheProgram, APackageLetGoOverTheListIsTakenInOnce) {
    UnseenDesktop window({.height = 1200});
    open_list(window);
    share_as(window, "package");
    const fs::path file = window.folder() / "data/exports/wrong-sneakers.amends";
    drop_and_wait(window, {file}, window.ui().t("exchange.imported", {{"count", 1}}));
    const fs::path own = window.folder() / "data/scenarios/wrong-sneakers/scenario.json";
    EXPECT_EQ(bytes_of_file(own), bytes_of_file(AMENDS_SOURCE_DIR "/scenarios/wrong-sneakers/scenario.json"));
    write_bytes(own, "mine");
    drop_and_wait(window, {file}, "wrong-sneakers-2");
    EXPECT_EQ(bytes_of_file(own), "mine");
}

TEST(ExchangeInTheProgram, OfSeveralFilesEachPackageIsTakenInAndTheRestIsTold) {
    UnseenDesktop window({.height = 1200, .lang = support::Lang::en});
    open_list(window);
    const fs::path good = window.folder() / "kettle.twee", bad = window.folder() / "bad.amends";
    const fs::path talk = window.folder() / "talk.txt", more = window.folder() / "more.txt";
    write_bytes(good,
                ":: StoryTitle\nkettle\n:: Start\nit leaks\n[[sorry->End]]\n:: End [settled]\nthanks\n");
    write_bytes(bad, "PK\x03\x04 and nothing that fits");
    write_bytes(talk, "Customer: it leaks\nAgent: sorry\nCustomer: ok\nAgent: sent\n");
    write_bytes(more, "Customer: hello\nAgent: hello\n");
    drop_and_wait(window, {bad, good, talk, more}, "1 file was left out");
    EXPECT_TRUE(fs::exists(window.folder() / "data/scenarios/kettle/scenario.json"));
    EXPECT_TRUE(window.shows("\"bad.amends\" was not taken in"));
    EXPECT_TRUE(window.shows("1 file was left out"));
    ASSERT_TRUE(window.until([&] { return window.find("speaker1/role/agent") != nullptr; })) << window.list();
}

TEST(ExchangeInTheProgram, Fault30AHostilePackageIsToldAndTouchesNothing) {
    UnseenDesktop window({.height = 1200});
    open_list(window);
    const fs::path file = window.folder() / "bad.amends";
    write_bytes(file, "PK\x03\x04 and nothing that fits");
    drop_and_wait(window, {file}, "案例包损坏了");
    EXPECT_FALSE(fs::exists(window.folder() / "data/scenarios"));
}

TEST(ExchangeInTheProgram, AStoryBecomesAnOwnCase) {
    UnseenDesktop window({.height = 1200});
    open_list(window);
    const fs::path file = window.folder() / "kettle.twee";
    write_bytes(file,
                ":: StoryTitle\nkettle\n:: Start\nit leaks\n[[sorry->End]]\n:: End [settled]\nthanks\n");
    drop_and_wait(window, {file}, window.ui().t("exchange.imported", {{"count", 1}}));
    EXPECT_TRUE(fs::exists(window.folder() / "data/scenarios/kettle/scenario.json"));
    EXPECT_NE(window.find("author_list/page/kettle"), nullptr) << window.list();
}

TEST(ExchangeInTheProgram, SavedRepliesJoinTheOpenCaseAsOneStepOfUndo) {
    UnseenDesktop window({.height = 1200, .lang = support::Lang::en});
    ASSERT_TRUE(window.desktop().show_author("wrong-sneakers"));
    window.frame(4);
    const fs::path file = window.folder() / "data/replies.csv";
    write_bytes(file, "title,zh,en\nsorry,实在抱歉给您添麻烦了,I am so sorry about this trouble\n");
    ASSERT_TRUE(window.click("author/share") && window.click("take_texts")) << window.list();
    window.frame(4);
    take_by_path(window, file);
    EXPECT_EQ(window.find("import/path"), nullptr) << window.list();
    EXPECT_TRUE(window.shows("1 saved reply added"));
    ASSERT_TRUE(window.is_enabled("author/undo"));
    drop_and_wait(window, {file}, "0 saved replies added"); // they stand there already
    ASSERT_TRUE(window.click("author/undo"));
    window.frame(4);
    EXPECT_FALSE(window.is_enabled("author/undo"));
    write_bytes(file, "just,some,numbers\n1,2,3\n");
    drop_and_wait(window, {file}, "this reply has none");
}

TEST(ExchangeInTheProgram, ATranslatedTableIsOneStepOfUndoOfTheOpenCase) {
    UnseenDesktop window({.height = 1200});
    open_list(window);
    share_as(window, "texts");
    ASSERT_TRUE(window.desktop().show_author("wrong-sneakers"));
    window.frame(4);
    const fs::path file = window.folder() / "data/exports/wrong-sneakers.csv";
    const std::string table = bytes_of_file(file);
    drop_and_wait(window, {file}, window.ui().t("exchange.texts_taken", {{"count", 0}}));
    EXPECT_FALSE(window.is_enabled("author/undo")) << "nothing was changed";
    std::string changed = table;
    const std::size_t row = changed.find("\r\ntitle,") + 2, cell = changed.find(',', row + 6) + 1;
    changed.insert(cell, "新");
    write_bytes(file, changed);
    drop_and_wait(window, {file}, window.ui().t("exchange.texts_taken", {{"count", 1}}));
    EXPECT_TRUE(window.is_enabled("author/undo")) << window.list();
}

/// A window whose judge is not read before the gate is opened; it is opened by the end at the latest.
struct GatedWindow {
    std::promise<void> gate;
    bool opened = false;
    UnseenDesktop window{options()};

    ~GatedWindow() { open(); }
    void open() {
        if (!std::exchange(opened, true)) gate.set_value();
    }
    UnseenOptions options() {
        UnseenOptions made{.height = 1200, .lang = support::Lang::en};
        made.read_judge = [opens = gate.get_future().share()](const fs::path& assets) {
            opens.wait();
            return load_judge(assets);
        };
        return made;
    }
    /// A story, whose replies are read by the judge: it is being taken until the gate is opened.
    void import_story() {
        open_list(window);
        const fs::path file = window.folder() / "data/kettle.twee";
        write_bytes(file,
                    ":: StoryTitle\nkettle\n:: Start\nit leaks\n[[sorry->End]]\n:: End [settled]\nthanks\n");
        ASSERT_TRUE(window.click("author_list/page/import")) << window.list();
        window.frame(4);
        ASSERT_TRUE(window.click("import/path")) << window.list();
        window.type(file.string());
        window.press(ImGuiKey_Enter);
        window.frame(4);
    }
    [[nodiscard]] fs::path made() const { return window.folder() / "data/scenarios/kettle/scenario.json"; }
};

TEST(ExchangeInTheProgram, AnImportThatTakesAWhileHoldsNoFrameUpAndIsSeen) {
    GatedWindow slow;
    slow.import_story();
    EXPECT_NE(slow.window.find("reading/cancel"), nullptr) << slow.window.list();
    EXPECT_TRUE(slow.window.shows("Reading kettle.twee"));
    EXPECT_FALSE(fs::exists(slow.made()));
    slow.open();
    ASSERT_TRUE(slow.window.until([&] { return slow.window.find("author_list/page/kettle") != nullptr; }))
        << slow.window.list();
    EXPECT_EQ(slow.window.find("import/path"), nullptr) << "the dialog is gone";
}

TEST(ExchangeInTheProgram, AnImportThatIsCancelledChangesNothingAndAnotherMayFollow) {
    GatedWindow slow;
    slow.import_story();
    ASSERT_TRUE(slow.window.click("reading/cancel")) << slow.window.list();
    slow.window.frame(4);
    EXPECT_NE(slow.window.find("import/path"), nullptr) << slow.window.list();
    const fs::path notes = slow.window.folder() / "data/notes.txt";
    write_bytes(notes, "nothing");
    ASSERT_TRUE(slow.window.click("import/path")) << slow.window.list();
    slow.window.press(ImGuiKey_A, ImGuiMod_Ctrl);
    slow.window.type(notes.string());
    slow.window.press(ImGuiKey_Enter);
    slow.window.frame(4);
    slow.open();
    ASSERT_TRUE(slow.window.until([&] { return slow.window.shows("is neither a package"); }))
        << slow.window.list();
    EXPECT_FALSE(fs::exists(slow.made()));
}

TEST(ExchangeInTheProgram, WhatIsImportedWhileOneIsElsewhereIsToldThere) {
    GatedWindow slow;
    slow.import_story();
    slow.window.desktop().open_screen(ui::Screen::settings);
    slow.window.frame(4);
    slow.open();
    EXPECT_TRUE(slow.window.until([&] { return slow.window.shows("1 case taken in"); }));
    EXPECT_TRUE(fs::exists(slow.made()));
}

TEST(ExchangeInTheProgram, WhatIsDroppedIsToldWithoutTheMouseBeingMoved) {
    GatedWindow slow;
    open_list(slow.window);
    const fs::path file = slow.window.folder() / "kettle.twee";
    write_bytes(file,
                ":: StoryTitle\nkettle\n:: Start\nit leaks\n[[sorry->End]]\n:: End [settled]\nthanks\n");
    slow.window.desktop().open_screen(ui::Screen::author);
    slow.window.desktop().drop_files({file});
    slow.window.desktop().open_screen(ui::Screen::settings);
    slow.window.frame(20);
    ASSERT_TRUE(slow.window.desktop().next_wake());
    EXPECT_LE(slow.window.desktop().next_wake()->count(), 200);
    slow.open();
    EXPECT_TRUE(slow.window.until([&] { return slow.window.shows("1 case taken in"); }));
}

TEST(ExchangeInTheProgram, ATableWhoseCaseWasLeftMeanwhileIsTold) {
    UnseenDesktop window({.height = 1200, .lang = support::Lang::en});
    ASSERT_TRUE(window.desktop().show_author("wrong-sneakers"));
    window.frame(4);
    const fs::path file = window.folder() / "data/replies.csv";
    write_bytes(file, "title,zh,en\nsorry,实在抱歉给您添麻烦了,I am so sorry about this trouble\n");
    window.desktop().drop_files({file});
    ASSERT_TRUE(window.desktop().show_author("damaged-laptop"));
    ASSERT_TRUE(window.until([&] { return window.shows("The case was left before replies.csv was read"); }));
    EXPECT_FALSE(window.is_enabled("author/undo"));
}

TEST(ExchangeInTheProgram, ATableReadWhileTheCaseIsChangedIsHeldAgainstTheChangedOne) {
    UnseenDesktop window({.height = 1200, .lang = support::Lang::en});
    ASSERT_TRUE(window.desktop().show_author("wrong-sneakers", "text"));
    window.frame(4);
    const fs::path file = window.folder() / "data/replies.csv";
    write_bytes(file, "title,zh,en\nsorry,实在抱歉给您添麻烦了,I am so sorry about this trouble\n");
    window.desktop().drop_files({file, file});
    window.desktop().drop_files({file});
    ASSERT_TRUE(window.until([&] { return window.shows("0 saved replies added, 1 stood there already"); }))
        << window.list();
}

} // namespace
} // namespace amends::app
