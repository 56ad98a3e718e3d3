// What no keyboard sends, pasted where trainers write: into the wizard's box, a field of a form, and the text
// of a case. The case stays a file that can be read, and nothing behind the odd bytes is lost.
#include "sim/app/library.hpp"
#include "tests/sim/app/unseen_desktop.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <map>

namespace amends::app {
namespace {

namespace fs = std::filesystem;
using test::UnseenDesktop;

/// By what it is; each ends in words that must arrive.
const std::map<std::string, std::string>& odd_texts() {
    static const std::map<std::string, std::string> all = {
        {"no UTF-8", "a\xFF\xFE\xC3(\xE4\xB8 the end"},
        {"an overlong slash", "a\xC0\xAF the end"},
        {"half a pair", "a\xED\xA0\x80 the end"},
        {"control signs", "a\x01\x02\x07\x08\x0B\x0C\x1B[31m the end"},
        {"quotes and backslashes", "a\"\\\\\"],[\"id\":\"x\" the end"},
        {"line ends of all kinds", "a\r\nb\rc\xE2\x80\xA8"
                                   "d the end"},
        {"writing from right to left", "a\xE2\x80\xAE"
                                       "b\xE2\x81\xA6"
                                       "c\xEF\xBB\xBF the end"},
        {"one long line", std::string(100'000, 'x') + " the end"},
    };
    return all;
}

std::string text_in(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

fs::path copied_case(const UnseenDesktop& window) {
    return window.folder() / "data/scenarios/first-day-2/scenario.json";
}

void open_copied_case(UnseenDesktop& window) {
    window.desktop().open_screen(ui::Screen::author);
    window.frame(4);
    ASSERT_TRUE(window.click("author_list/page/first-day")) << window.list();
    window.frame(4);
}

void paste_over(UnseenDesktop& window, const std::string& bytes) {
    ImGui::SetClipboardText(bytes.c_str());
    window.press(ImGuiKey_A, ImGuiMod_Ctrl);
    window.press(ImGuiKey_V, ImGuiMod_Ctrl);
}

TEST(OddClipboard, InAFieldOfAFormItBecomesTextOfACaseThatCanBeRead) {
    UnseenDesktop window({.lang = support::Lang::en});
    open_copied_case(window);
    if (HasFatalFailure()) return;
    ASSERT_TRUE(window.click("node/lid")) << window.list();
    for (const auto& [what, bytes] : odd_texts()) {
        ASSERT_TRUE(window.click("nodes/1/title/en")) << what << window.list();
        paste_over(window, bytes);
        window.press(ImGuiKey_Enter);
        window.frame(4);
        ASSERT_TRUE(window.click("author/save")) << what << window.list();
        window.frame(4);
        const std::string saved = text_in(copied_case(window));
        EXPECT_NE(saved.find("the end\""), std::string::npos) << what;
        const LibraryCase read =
            load_case(copied_case(window), shipped_resources(AMENDS_BINARY_DIR "/assets"));
        if (what == "one long line") { // read, and told as far too long for a title
            EXPECT_TRUE(window.shows("1 error")) << window.list();
            continue;
        }
        ASSERT_TRUE(read.loaded.scenario) << what;
        EXPECT_TRUE(read.loaded.scenario->nodes.at(1).title.en.ends_with("the end")) << what;
        EXPECT_EQ(read.loaded.scenario->nodes.size(), 5U) << what;
    }
}

TEST(OddClipboard, InTheTextOfACaseItIsUndoneToTheLastByte) {
    UnseenDesktop window({.lang = support::Lang::en});
    open_copied_case(window);
    if (HasFatalFailure()) return;
    const std::string before = text_in(copied_case(window));
    ASSERT_TRUE(window.click("tab/text")) << window.list();
    window.frame(2);
    for (const auto& [what, bytes] : odd_texts()) {
        ASSERT_TRUE(window.click("text_pane/text")) << what << window.list();
        paste_over(window, bytes);
        ASSERT_TRUE(window.until([&] { return window.is_enabled("author/undo"); })) << what;
        ASSERT_TRUE(window.until([&] { return window.shows("1 error"); })) << what << window.list();
        ASSERT_TRUE(window.click("author/undo")) << what;
        window.frame(4);
        EXPECT_FALSE(window.is_enabled("author/save")) << what << ": the text is what the disk has";
        EXPECT_EQ(text_in(copied_case(window)), before) << what;
    }
}

TEST(OddClipboard, InTheWizardATalkIsReadAllTheSame) {
    UnseenDesktop window({.lang = support::Lang::en});
    window.desktop().open_screen(ui::Screen::author);
    window.frame(4);
    for (const auto& [what, bytes] : odd_texts()) {
        ASSERT_TRUE(window.click("author_list/page/new")) << what << window.list();
        window.frame(4);
        ASSERT_TRUE(window.click("wizard/pasted")) << window.list();
        paste_over(window, "Customer: my kettle leaks " + bytes + "\nAgent: I will send a new one today.\n"
                               + "Customer: thanks\nAgent: It is on its way.\n");
        for (int i = 0; i < 5 && window.find("author/back") == nullptr; ++i) {
            ASSERT_TRUE(window.click("wizard/next")) << what << ' ' << i << window.list();
            window.frame(4);
        }
        ASSERT_NE(window.find("author/back"), nullptr) << what << window.list();
        ASSERT_TRUE(window.click("author/back"));
        window.frame(4);
    }
    std::size_t made = 0;
    for (const auto& entry : fs::directory_iterator(window.folder() / "data/scenarios")) {
        const LibraryCase one =
            load_case(entry.path() / "scenario.json", shipped_resources(AMENDS_BINARY_DIR "/assets"));
        EXPECT_TRUE(one.playable()) << entry.path();
        ++made;
    }
    EXPECT_EQ(made, odd_texts().size());
}

} // namespace
} // namespace amends::app
