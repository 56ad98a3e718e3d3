// The file as text: what cannot be read as a case is mended here.
#include "sim/author/history.hpp"
#include "sim/author/reading.hpp"
#include "sim/ui/author/author.hpp"
#include "tests/sim/ui/driver/driver.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <utility>

namespace amends::ui::test {
namespace {

/// The screen with a text behind it, as the program has it.
struct TextScene {
    author::History history;
    author::Reading reading;
    AuthorWidgets widgets;
    Commands asked;
    int saves = 0;
    Driver driver;

    explicit TextScene(const std::string& text, Options options = {})
        : history(author::open_document(author::DocumentKind::scenario, "scenario.json", text)),
          driver([this](Ui& ui, Rect window) { draw(ui, window); }, options) {
        driver.settle();
    }

    void draw(Ui& ui, Rect window) {
        reading = author::read_document(history.now(), nullptr);
        AuthorView view;
        view.case_title = "case";
        view.unsaved = !history.is_saved();
        if (const auto* name = history.undo_name()) view.undo = name->in(ui.texts->lang());
        view.document = &history.now();
        view.revision = history.revision();
        view.is_unshaped = !reading.draft;
        for (const author::PlacedProblem& placed : reading.problems)
            view.problems.push_back({.place = {},
                                     .code = placed.problem.code,
                                     .text = placed.problem.message.in(ui.texts->lang()),
                                     .hint = {},
                                     .where = {},
                                     .severity = placed.problem.severity,
                                     .line = placed.problem.line,
                                     .column = placed.problem.column});
        view.errors = static_cast<int>(reading.errors);
        view.form = make_form({.document = history.now(),
                               .reading = reading,
                               .script = reading.draft.get(),
                               .texts = *ui.texts,
                               .widgets = widgets.form,
                               .place = widgets.place});
        draw_author(ui, window, view, widgets, asked);
        for (const Command& command : std::exchange(asked, {})) {
            if (const auto* edit = std::get_if<ask::EditCase>(&command)) history.make(*edit->edit);
            if (std::holds_alternative<ask::UndoEdit>(command)) history.undo();
            if (std::holds_alternative<ask::SaveCase>(command)) {
                history.mark_saved();
                ++saves;
            }
        }
    }
};

constexpr const char* half_written = "{\n  \"format\": 1,\n  \"id\": \"x\"\n  \"title\": 3\n}\n";

TEST(AuthorText, AFileThatIsNoJsonIsShownAsTextWithItsProblem) {
    for (const support::Lang lang : {support::Lang::zh, support::Lang::en}) {
        TextScene scene(half_written, {.lang = lang});
        EXPECT_NE(scene.driver.find("text_pane/text"), nullptr) << scene.driver.list();
        EXPECT_TRUE(scene.driver.shows("\"title\": 3"));
        EXPECT_TRUE(scene.driver.shows(scene.driver.ui().t("author.text_only")));
        EXPECT_EQ(scene.driver.find("tab/graph"), nullptr) << "there is nothing to draw";
    }
}

TEST(AuthorText, AProblemLeadsToItsLineAndMendingBringsTheRestBack) {
    TextScene scene(half_written);
    scene.widgets.problems_open = true;
    scene.driver.settle();
    ASSERT_TRUE(scene.driver.click("problems/list/problem1")) << scene.driver.list();
    const auto& edit = scene.widgets.text.edit.edit;
    const int line = static_cast<int>(std::count(
        edit.text().begin(), edit.text().begin() + static_cast<std::ptrdiff_t>(edit.caret()), '\n'));
    EXPECT_EQ(line + 1, scene.reading.problems.at(0).problem.line);
    scene.driver.press(Key::home, ctrl);
    scene.driver.press(Key::down);
    scene.driver.press(Key::down);
    scene.driver.press(Key::end);
    scene.driver.type(",");
    scene.driver.press(Key::escape); // leaves the field: what was typed is handed on
    scene.driver.settle();
    EXPECT_NE(scene.history.now().root(), nullptr) << scene.history.now().text();
    EXPECT_NE(scene.driver.find("tab/graph"), nullptr) << "it can be read again";
    EXPECT_FALSE(scene.history.is_saved());
}

TEST(AuthorText, OnlyTheLineThatWasTypedInChanges) {
    TextScene scene("{\r\n  \"id\": 1,,\r\n  \"b\": 2\r\n}\r\n");
    ASSERT_TRUE(scene.driver.click("text_pane/text"));
    scene.driver.press(Key::home, ctrl);
    scene.driver.press(Key::down);
    scene.driver.press(Key::end);
    scene.driver.press(Key::backspace);
    scene.driver.press(Key::escape);
    scene.driver.settle();
    EXPECT_EQ(scene.history.now().text(), "{\r\n  \"id\": 1,\r\n  \"b\": 2\r\n}\r\n");
    ASSERT_TRUE(scene.driver.click("author/undo")) << scene.driver.list();
    EXPECT_EQ(scene.history.now().text(), "{\r\n  \"id\": 1,,\r\n  \"b\": 2\r\n}\r\n");
    EXPECT_TRUE(scene.driver.shows("1,,")) << "the field follows";
}

} // namespace
} // namespace amends::ui::test
