// The first opening of a large file of an earlier version: what the window shows meanwhile, and closing it.
#include "sim/app/opening_page.hpp"
#include "tests/sim/app/unseen_desktop.hpp"
#include "tests/sim/records/past_version.hpp"

#include <algorithm>

namespace amends::app {
namespace {

using namespace records::testing;
using test::UnseenDesktop;

/// What one frame of the page shows.
std::vector<ui::RecordedText> texts_of(UnseenDesktop& window, const OpeningProgress& progress) {
    ui::FrameRecord drawn;
    OpeningPage page(window.ui(), progress);
    for (int layout = 0; layout < 2; ++layout) {
        drawn = {};
        ImGui::NewFrame();
        window.ui().record = &drawn;
        page.frame();
        ImGui::Render();
    }
    window.ui().record = nullptr;
    return drawn.texts;
}

std::string words_of(UnseenDesktop& window, const OpeningProgress& progress) {
    std::string words;
    for (const ui::RecordedText& text : texts_of(window, progress))
        words += text.text + '\n';
    return words;
}

class OpeningInTheWindow : public testing::TestWithParam<support::Lang> {};
INSTANTIATE_TEST_SUITE_P(Languages, OpeningInTheWindow, testing::Values(support::Lang::zh, support::Lang::en),
                         [](const auto& lang) { return lang.param == support::Lang::zh ? "zh" : "en"; });

TEST_P(OpeningInTheWindow, SaysHowFarTheRecordsAre) {
    UnseenDesktop window({.lang = GetParam()});
    OpeningProgress progress;
    EXPECT_NE(words_of(window, progress).find(window.ui().t("shell.opening_records")), std::string::npos);
    progress.tell(0.42);
    EXPECT_NE(words_of(window, progress).find(GetParam() == support::Lang::zh ? "42%" : "42 %"),
              std::string::npos)
        << words_of(window, progress);
    progress.tell(0.99);
    EXPECT_EQ(words_of(window, progress).find("42"), std::string::npos);
}

TEST_P(OpeningInTheWindow, LeavesNoWordToASecondLine) {
    for (const float scale : {1.F, 1.5F}) {
        UnseenDesktop window({.width = 1280 * scale, .height = 800 * scale, .lang = GetParam()});
        window.ui().theme.scale = scale;
        OpeningProgress progress;
        progress.tell(1);
        for (const ui::RecordedText& text : texts_of(window, progress))
            EXPECT_LT(text.rect.height(), window.ui().px(30)) << text.text;
    }
}

/// A store of one closed attempt as version 9 of the schema left it.
void leave_old_store(const TestFolder& folder) {
    {
        records::Store store = must_open(folder);
        store_turns(store, "a", 2);
        ASSERT_FALSE(result(store, store.finish_attempt("a", 5, finished())));
    }
    take_figures_away(folder);
}

DesktopPlaces places_in(const TestFolder& folder) {
    return {AMENDS_BINARY_DIR "/assets", folder.path(), folder.path() / "settings.json",
            std::string(AMENDS_SOURCE_DIR) + "/tests/data"};
}

TEST(OpeningBeside, TellsHowFarAnOldFileIsAndNothingOfANewOne) {
    const TestFolder folder;
    leave_old_store(folder);
    for (const auto& expected : {std::optional(100), std::optional<int>()}) {
        const auto progress = std::make_shared<OpeningProgress>();
        ReadBeside read = begin_reading(
            places_in(folder), [] {}, progress);
        EXPECT_EQ(read.opening, progress);
        EXPECT_TRUE(read.store.get());
        EXPECT_EQ(progress->percent(), expected);
    }
}

TEST(OpeningBeside, Fault12ClosingTheWindowStopsItAndLosesNothing) {
    const TestFolder folder;
    leave_old_store(folder);
    const auto progress = std::make_shared<OpeningProgress>();
    progress->stop();
    {
        ReadBeside read = begin_reading(
            places_in(folder), [] {}, progress);
        EXPECT_FALSE(read.store.get()) << "given up at its beginning";
    }
    records::Store store = must_open(folder);
    records::Reader reader = must_read(folder);
    EXPECT_EQ(records::load_events(reader, "a").value().size(), 6U);
    EXPECT_TRUE(must_verify(folder).found.empty());
    EXPECT_FALSE(result(store, store.begin_attempt(attempt_named("b"), began_event())));
}

} // namespace
} // namespace amends::app
