// What befalls the file of a case that is open in the window: another window, another program, a folder that
// may not be written, a file that goes.
#include "sim/app/author_work.hpp"
#include "sim/app/library.hpp"
#include "tests/sim/app/unseen_desktop.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace amends::app {
namespace {

namespace fs = std::filesystem;
using test::UnseenDesktop;

std::string text_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

fs::path own_case(const UnseenDesktop& window) {
    return window.folder() / "data/scenarios/first-day-2/scenario.json";
}

void open_own_case(UnseenDesktop& window) {
    window.desktop().open_screen(ui::Screen::author);
    window.frame(4);
    ASSERT_TRUE(window.click("author_list/page/first-day")) << window.list();
    window.frame(4);
    ASSERT_TRUE(fs::exists(own_case(window)));
}

/// Puts the caret into the title of a node and writes behind it.
void write_behind_title(UnseenDesktop& window, const std::string& node, int number, const std::string& more) {
    ASSERT_TRUE(window.click("node/" + node)) << window.list();
    window.frame(4);
    ASSERT_TRUE(window.click("nodes/" + std::to_string(number) + "/title/zh")) << window.list();
    window.press(ImGuiKey_End);
    window.type(more);
    window.press(ImGuiKey_Enter);
    window.frame(4);
}

std::string title_shown(UnseenDesktop& window, const std::string& node, int number) {
    window.click("node/" + node);
    window.frame(4);
    const ui::RecordedItem* field = window.find("nodes/" + std::to_string(number) + "/title/zh");
    return field == nullptr ? std::string() : field->value;
}

/// As another program does: the file with one text in place of another.
void others_replace(const fs::path& file, const std::string& what, const std::string& by) {
    std::string text = text_of(file);
    const std::size_t at = text.find(what);
    ASSERT_NE(at, std::string::npos) << what;
    text.replace(at, what.size(), by);
    ASSERT_TRUE(platform::replace_file(file, text).ok());
}

TEST(FilesInTheProgram, ASecondWindowOnTheSameFileIsToldAndOverwritesNothing) {
    UnseenDesktop window({.lang = support::Lang::en});
    open_own_case(window);
    ASSERT_TRUE(window.click("author/back"));
    window.frame(4);
    OpenedWork other = open_for_writing(own_case(window), {}, window.folder() / "data/author");
    ASSERT_TRUE(window.click("author_list/page/first-day-2")) << window.list();
    window.frame(4);
    EXPECT_TRUE(window.shows("is open in another window too"));
    write_behind_title(window, "lid", 1, "甲");
    author::History& theirs = other.work->disk.history;
    ASSERT_TRUE(theirs.make({{"a", "a"}, {}, {author::SetValue{author::JsonPlace{} / "minutes", "9"}}}).ok());
    ASSERT_EQ(save_case_file(other.work->disk).kind, FileNews::Kind::saved);
    const std::string saved = text_of(own_case(window));
    window.press(ImGuiKey_S, ImGuiMod_Ctrl);
    window.frame(4);
    EXPECT_EQ(text_of(own_case(window)), saved) << "whoever saved first is not overwritten";
    ASSERT_NE(window.find("versions/take"), nullptr) << window.list();
    ASSERT_TRUE(window.click("versions/take"));
    window.frame(4);
    ASSERT_TRUE(window.click("author/save")) << window.list();
    window.frame(4);
    const std::string joined = text_of(own_case(window));
    EXPECT_NE(joined.find("\"minutes\": 9"), std::string::npos) << "theirs";
    EXPECT_NE(joined.find("甲"), std::string::npos) << "mine";
}

TEST(FilesInTheProgram, AFileThatVanishesWhileItIsOpenIsWrittenAnew) {
    UnseenDesktop window({.lang = support::Lang::en});
    open_own_case(window);
    const std::string before = text_of(own_case(window));
    fs::remove_all(own_case(window).parent_path());
    ASSERT_TRUE(window.until([&] { return window.shows("is no longer where it was"); }));
    ASSERT_TRUE(window.is_enabled("author/save")) << "its text counts as unsaved";
    write_behind_title(window, "lid", 1, "甲");
    ASSERT_TRUE(window.click("author/save"));
    window.frame(4);
    EXPECT_EQ(text_of(own_case(window)).size(), before.size() + 3);
}

TEST(FilesInTheProgram, AReadOnlyCaseIsToldAndGoneOnWithInACopy) {
    UnseenDesktop window({.lang = support::Lang::en});
    open_own_case(window);
    ASSERT_TRUE(window.click("author/back"));
    window.frame(4);
    const std::string before = text_of(own_case(window));
    const fs::path folder = own_case(window).parent_path();
    const auto no_writing = fs::perms::owner_write | fs::perms::group_write | fs::perms::others_write;
    fs::permissions(own_case(window), no_writing, fs::perm_options::remove);
    fs::permissions(folder, no_writing, fs::perm_options::remove);
    ASSERT_TRUE(window.click("author_list/page/first-day-2")) << window.list();
    window.frame(4);
    EXPECT_TRUE(window.shows("is read-only")) << "before anybody types";
    write_behind_title(window, "lid", 1, "甲");
    ASSERT_TRUE(window.click("author/save"));
    window.frame(4);
    EXPECT_EQ(text_of(own_case(window)), before);
    EXPECT_TRUE(window.is_enabled("author/save")) << "the text is still unsaved";
    ASSERT_TRUE(window.click("author/share"));
    window.frame(4);
    ASSERT_TRUE(window.click("save_copy")) << window.list();
    window.frame(4);
    const fs::path copy = window.folder() / "data/scenarios/first-day-2-2/scenario.json";
    EXPECT_NE(text_of(copy).find("甲"), std::string::npos);
    EXPECT_EQ(text_of(own_case(window)), before);
    write_behind_title(window, "lid", 1, "乙");
    ASSERT_TRUE(window.click("author/save")) << "the copy may be written";
    window.frame(4);
    EXPECT_NE(text_of(copy).find("甲乙"), std::string::npos);
    fs::permissions(folder, fs::perms::owner_write, fs::perm_options::add);
}

TEST(FilesInTheProgram, ACaseWhoseFolderIsGoneCanBeSavedAsACopy) {
    UnseenDesktop window;
    open_own_case(window);
    write_behind_title(window, "lid", 1, "甲");
    fs::remove_all(own_case(window).parent_path());
    ASSERT_TRUE(window.click("author/share") && window.click("save_copy")) << window.list();
    window.frame(4);
    const fs::path copy = window.folder() / "data/scenarios/first-day-2-2/scenario.json";
    EXPECT_NE(text_of(copy).find("甲"), std::string::npos);
    EXPECT_FALSE(window.is_enabled("author/save"));
}

TEST(FilesInTheProgram, UndoAndRedoGoOverAReload) {
    UnseenDesktop window;
    open_own_case(window);
    const std::string first = title_shown(window, "lid", 1);
    write_behind_title(window, "lid", 1, "甲");
    ASSERT_TRUE(window.click("author/save"));
    window.frame(4);
    others_replace(own_case(window), first + "甲", "别人写的标题");
    ASSERT_TRUE(window.until([&] { return title_shown(window, "lid", 1) == "别人写的标题"; }));
    ASSERT_TRUE(window.click("author/undo"));
    window.frame(4);
    EXPECT_EQ(title_shown(window, "lid", 1), first + "甲") << "what the reload replaced";
    ASSERT_TRUE(window.click("author/undo"));
    window.frame(4);
    EXPECT_EQ(title_shown(window, "lid", 1), first) << "what was typed before it";
    ASSERT_TRUE(window.click("author/redo"));
    ASSERT_TRUE(window.click("author/redo"));
    window.frame(4);
    EXPECT_EQ(title_shown(window, "lid", 1), "别人写的标题");
    EXPECT_FALSE(window.is_enabled("author/save")) << "that is what stands on the disk";
}

TEST(FilesInTheProgram, EachNodeThatBothChangedIsChosenByItself) {
    UnseenDesktop window;
    open_own_case(window);
    const std::string lid = title_shown(window, "lid", 1), when = title_shown(window, "when", 2);
    ASSERT_FALSE(lid.empty());
    ASSERT_FALSE(when.empty());
    write_behind_title(window, "lid", 1, "甲");
    write_behind_title(window, "when", 2, "甲");
    std::string text = text_of(own_case(window));
    for (const std::string& title : {lid, when})
        text.replace(text.find('"' + title + '"'), title.size() + 2, '"' + title + "乙\"");
    ASSERT_TRUE(platform::replace_file(own_case(window), text).ok());
    ASSERT_TRUE(window.until([&] { return window.find("versions/take") != nullptr; })) << window.list();
    ASSERT_TRUE(window.click("piece1/side/theirs")) << window.list();
    ASSERT_TRUE(window.click("piece2/side/mine")) << window.list();
    ASSERT_TRUE(window.click("versions/take"));
    window.frame(4);
    EXPECT_EQ(title_shown(window, "lid", 1), lid + "乙");
    EXPECT_EQ(title_shown(window, "when", 2), when + "甲");
    ASSERT_TRUE(window.click("author/save"));
    window.frame(4);
    EXPECT_EQ(text_of(backup_of(own_case(window))), text) << "theirs stands beside it, whole";
}

} // namespace
} // namespace amends::app
