// The author screen drawn and pressed without a window: a case is opened, changed, mended and undone.
#include "sim/author/history.hpp"
#include "sim/author/reading.hpp"
#include "sim/ui/author/author.hpp"
#include "tests/sim/ui/driver/driver.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <memory>
#include <utility>

namespace amends::ui::test {
namespace {

std::string shipped_case(const std::string& id) {
    std::ifstream in(std::string(AMENDS_SOURCE_DIR) + "/scenarios/" + id + "/scenario.json",
                     std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<AuthorProblem> told(const author::Reading& reading, support::Lang lang) {
    std::vector<AuthorProblem> problems;
    for (const author::PlacedProblem& placed : reading.problems)
        problems.push_back({.place = placed.at ? author::to_pointer(*placed.at) : std::string(),
                            .code = placed.problem.code,
                            .text = placed.problem.message.in(lang),
                            .hint = placed.problem.hint.in(lang),
                            .where = {},
                            .severity = placed.problem.severity});
    return problems;
}

/// The screen with a document behind it, as the program has it.
struct AuthorScene {
    author::History history;
    author::Reading reading;
    GraphView graph;
    std::vector<AuthorProblem> problems;
    std::uint64_t read = 0;
    AuthorWidgets widgets;
    Commands asked, all;
    Driver driver;

    explicit AuthorScene(Options options = {}, const std::string& text = shipped_case("first-day"))
        : history(author::open_document(author::DocumentKind::scenario, "scenario.json", text)),
          driver([this](Ui& ui, Rect window) { draw(ui, window); }, options) {
        driver.settle();
    }

    void draw(Ui& ui, Rect window) {
        if (read != history.revision()) {
            reading = author::read_document(history.now(), nullptr);
            read = history.revision();
            problems = told(reading, ui.texts->lang());
            if (reading.draft)
                graph = make_graph_view({.script = *reading.draft,
                                         .texts = *ui.texts,
                                         .problems = problems_by_place(*reading.draft, problems),
                                         .tested = {}});
        }
        draw_author(ui, window, view(*ui.texts), widgets, asked);
        if (const auto place = std::exchange(widgets.picked_place, std::nullopt))
            open_place(widgets, reading.draft.get(), pointer_of_place(*reading.draft, *place), false);
        if (const auto pointer = std::exchange(widgets.picked_pointer, std::nullopt))
            open_place(widgets, reading.draft.get(), *pointer, std::exchange(widgets.focus_form, false));
        for (const Command& command : std::exchange(asked, {})) {
            if (const auto* edit = std::get_if<ask::EditCase>(&command)) {
                const auto made = history.make(*edit->edit);
                EXPECT_TRUE(made.ok()) << (made ? std::string() : made.error().en);
            }
            if (std::holds_alternative<ask::UndoEdit>(command)) history.undo();
            if (std::holds_alternative<ask::SaveCase>(command)) history.mark_saved();
            all.push_back(command);
        }
    }

    AuthorView view(const Texts& texts) const {
        AuthorView made;
        made.case_title = "case";
        made.unsaved = !history.is_saved();
        if (const auto* name = history.undo_name()) made.undo = name->in(texts.lang());
        made.problems = problems;
        made.errors = static_cast<int>(reading.errors);
        made.warnings = static_cast<int>(reading.warnings);
        made.document = &history.now();
        made.form = make_form({.document = history.now(),
                               .reading = reading,
                               .script = reading.draft.get(),
                               .texts = texts,
                               .widgets = widgets.form,
                               .place = widgets.place});
        if (!reading.draft) return made;
        made.graph = &graph;
        made.outline = make_outline({.script = *reading.draft,
                                     .own_nodes = reading.own_nodes,
                                     .texts = texts,
                                     .problems = problems,
                                     .query = widgets.search.edit.text()});
        made.preview = make_preview({.script = reading.draft,
                                     .place = place_of_pointer(*reading.draft, widgets.place),
                                     .texts = texts,
                                     .lang = texts.lang(),
                                     .seed = widgets.seed,
                                     .case_folder = {}});
        if (const scenario::Node* node = find_node(*reading.draft, reading.draft->start)) {
            made.play_from.node = node->id;
            made.play_from.flags = reading.draft->flags;
            made.play_from.ways = reading.draft->ways;
        }
        return made;
    }

    [[nodiscard]] std::string text_at(const std::string& pointer) const {
        return std::string(author::text_at(history.now(), *author::from_pointer(pointer)));
    }
};

class AuthorInBothLanguages : public testing::TestWithParam<support::Lang> {};
INSTANTIATE_TEST_SUITE_P(Languages, AuthorInBothLanguages,
                         testing::Values(support::Lang::zh, support::Lang::en));

TEST_P(AuthorInBothLanguages, ANodeIsFoundOpenedAndItsTextChanged) {
    AuthorScene scene({.lang = GetParam()});
    ASSERT_TRUE(scene.driver.click("node/lid")) << scene.driver.list();
    scene.driver.settle();
    EXPECT_EQ(scene.widgets.place, "/nodes/1");
    EXPECT_EQ(scene.widgets.graph.selected, "lid");
    ASSERT_TRUE(scene.driver.click("nodes/1/title/zh")) << scene.driver.list();
    scene.driver.press(Key::end);
    scene.driver.type("X");
    scene.driver.press(Key::enter);
    scene.driver.settle();
    EXPECT_TRUE(scene.text_at("/nodes/1/title/zh").ends_with("X"));
    EXPECT_FALSE(scene.history.is_saved());
    ASSERT_TRUE(scene.driver.click("save"));
    EXPECT_TRUE(scene.history.is_saved());
}

TEST(AuthorScreen, AProblemAppearsWithTheFaultAndGoesWithUndo) {
    AuthorScene scene;
    ASSERT_EQ(scene.reading.errors, 0U);
    ASSERT_TRUE(scene.driver.click("difficulty/field")) << scene.driver.list();
    scene.driver.press(Key::a, ctrl);
    scene.driver.type("9");
    scene.driver.press(Key::enter);
    scene.driver.settle();
    EXPECT_EQ(scene.reading.errors, 1U);
    ASSERT_FALSE(scene.problems.empty());
    EXPECT_TRUE(scene.driver.shows(scene.problems.front().text)) << "at the field";
    ASSERT_TRUE(scene.driver.click("undo"));
    scene.driver.settle();
    EXPECT_EQ(scene.reading.errors, 0U);
    EXPECT_TRUE(scene.history.is_saved());
}

TEST(AuthorScreen, UndoInAFieldThatNobodyWroteInTakesBackTheLastEditOfTheCase) {
    AuthorScene scene;
    ASSERT_TRUE(scene.driver.click("node/lid"));
    scene.driver.settle();
    const std::string zh = scene.text_at("/nodes/1/title/zh"), en = scene.text_at("/nodes/1/title/en");
    ASSERT_TRUE(scene.driver.click("nodes/1/title/zh"));
    scene.driver.press(Key::end);
    scene.driver.type("X");
    scene.driver.press(Key::tab);
    ASSERT_TRUE(scene.driver.click("nodes/1/title/en"));
    scene.driver.settle();
    ASSERT_TRUE(scene.text_at("/nodes/1/title/zh").ends_with("X"));
    scene.driver.press(Key::z, ctrl);
    scene.driver.settle();
    EXPECT_EQ(scene.text_at("/nodes/1/title/zh"), zh);
    EXPECT_EQ(scene.text_at("/nodes/1/title/en"), en);
    EXPECT_TRUE(scene.history.is_saved());
}

TEST(AuthorScreen, AnIdGetsItsNewNameEverywhere) {
    AuthorScene scene;
    ASSERT_TRUE(scene.driver.click("node/lid"));
    scene.driver.settle();
    ASSERT_TRUE(scene.driver.click("nodes/1/id/field")) << scene.driver.list();
    scene.driver.press(Key::a, ctrl);
    scene.driver.type("the_lid");
    scene.driver.press(Key::enter);
    scene.driver.settle();
    EXPECT_EQ(scene.text_at("/nodes/1/id"), "the_lid");
    EXPECT_EQ(scene.text_at("/nodes/0/transitions/0/to"), "the_lid");
    EXPECT_EQ(scene.reading.errors, 0U);
}

TEST(AuthorScreen, AnIdThatIsTakenStaysInTheFieldWithTheReason) {
    AuthorScene scene;
    ASSERT_TRUE(scene.driver.click("node/lid"));
    scene.driver.settle();
    ASSERT_TRUE(scene.driver.click("nodes/1/id/field"));
    scene.driver.press(Key::a, ctrl);
    scene.driver.type("hello");
    scene.driver.press(Key::enter);
    scene.driver.settle();
    EXPECT_EQ(scene.text_at("/nodes/1/id"), "lid");
    EXPECT_TRUE(scene.history.is_saved());
    EXPECT_FALSE(scene.widgets.form.fields.at("/nodes/1/id#field").refused.empty());
}

TEST(AuthorScreen, TheReasonWhyAnIdIsRefusedIsReadWholeAboveTheNextRow) {
    for (const support::Lang lang : {support::Lang::zh, support::Lang::en}) {
        AuthorScene scene({.width = 900, .scale = 2, .lang = lang});
        scene.widgets.tab = AuthorTab::form;
        scene.widgets.place = "/nodes/1";
        scene.driver.settle();
        ASSERT_TRUE(scene.driver.click("nodes/1/id/field")) << scene.driver.list();
        scene.driver.press(Key::a, ctrl);
        scene.driver.type(std::string(90, 'x'));
        scene.driver.press(Key::enter);
        scene.driver.settle();
        const std::string& why = scene.widgets.form.fields.at("/nodes/1/id#field").refused;
        ASSERT_FALSE(why.empty());
        const auto said = std::find_if(scene.driver.record().texts.begin(), scene.driver.record().texts.end(),
                                       [&](const RecordedText& text) { return text.text == why; });
        ASSERT_NE(said, scene.driver.record().texts.end());
        const float line = line_height(scene.driver.ui(), style::caption);
        const float lines = text_height(scene.driver.ui(), why, style::caption, said->rect.width());
        EXPECT_GE(said->rect.height() + .5F, lines) << "no part of it is cut away";
        EXPECT_GT(lines, line * 1.5F) << "it is longer than a line here";
        const RecordedItem* next = scene.driver.find("nodes/1/title/zh");
        ASSERT_NE(next, nullptr) << scene.driver.list();
        EXPECT_GE(next->rect.y0, said->rect.y0 + lines);
    }
}

TEST(AuthorScreen, APressedProblemOpensItsField) {
    std::string text = shipped_case("first-day");
    const std::string good = R"("start": "hello")";
    text.replace(text.find(good), good.size(), R"("start": "hallo")");
    AuthorScene scene({}, text);
    ASSERT_GT(scene.reading.errors, 0U);
    scene.widgets.place = "/nodes/2";
    ASSERT_TRUE(scene.driver.click("state"));
    scene.driver.settle();
    ASSERT_TRUE(scene.driver.click("problems/list/problem1") || scene.driver.click("problem1"))
        << scene.driver.list();
    scene.driver.settle();
    EXPECT_EQ(scene.widgets.place, "") << "the case's own form";
    EXPECT_NE(scene.driver.find("start/pick"), nullptr) << scene.driver.list();
}

TEST(AuthorScreen, APlaceOfTheMapOpensItsForm) {
    AuthorScene scene;
    ASSERT_TRUE(scene.driver.click("graph/when")) << scene.driver.list();
    scene.driver.settle();
    EXPECT_EQ(scene.widgets.place, "/nodes/2");
}

TEST(AuthorScreen, AListGrowsMovesAndShrinks) {
    AuthorScene scene;
    ASSERT_TRUE(scene.driver.click("node/hello"));
    scene.driver.settle();
    const auto count = [&] {
        return author::value_at(scene.history.now(), *author::from_pointer("/nodes/0/customer"))
            ->children.size();
    };
    const std::size_t before = count();
    ASSERT_TRUE(scene.driver.click("nodes/0/customer/add")) << scene.driver.list();
    scene.driver.settle();
    EXPECT_EQ(count(), before + 1);
    ASSERT_TRUE(scene.driver.click("undo"));
    scene.driver.settle();
    EXPECT_EQ(count(), before);
}

TEST(AuthorScreen, ATrialBeginsWithTheStateThatWasPicked) {
    AuthorScene scene;
    ASSERT_TRUE(scene.driver.click("play")) << scene.driver.list();
    scene.driver.settle();
    ASSERT_TRUE(scene.driver.click("play_from/redraw")) << scene.driver.list();
    ASSERT_TRUE(scene.driver.click("play_from/start"));
    scene.driver.settle();
    const auto* from = std::get_if<ask::PlayFrom>(&scene.all.back());
    ASSERT_NE(from, nullptr);
    EXPECT_EQ(from->node.value, "hello");
    EXPECT_EQ(from->seed, 2U);
}

TEST(AuthorScreen, LeavingWithUnsavedChangesAsks) {
    AuthorScene scene;
    scene.history.make({{"a", "a"}, {}, {author::SetValue{author::JsonPlace{} / "minutes", "7"}}});
    scene.driver.settle();
    ASSERT_TRUE(scene.driver.click("back"));
    scene.driver.settle();
    EXPECT_TRUE(scene.all.empty());
    ASSERT_TRUE(scene.driver.click("leave_author/drop")) << scene.driver.list();
    scene.driver.settle();
    EXPECT_TRUE(std::holds_alternative<ask::DropEdits>(scene.all.back()));
}

TEST(AuthorScreen, LeavingWithTwoVersionsAsksToChooseAndNotToSave) {
    AuthorScene scene;
    scene.history.make({{"a", "a"}, {}, {author::SetValue{author::JsonPlace{} / "minutes", "7"}}});
    scene.widgets.versions = author::Merge{};
    scene.widgets.versions_later = true;
    scene.driver.settle();
    ASSERT_TRUE(scene.driver.click("back"));
    scene.driver.settle();
    EXPECT_TRUE(scene.driver.shows("两个版本还没有选"));
    EXPECT_FALSE(scene.driver.click("leave_author/save")) << "saving waits until one has chosen";
    ASSERT_TRUE(scene.driver.click("leave_author/choose")) << scene.driver.list();
    scene.driver.settle();
    EXPECT_TRUE(scene.widgets.asks_for_versions);
    EXPECT_FALSE(scene.widgets.asks_to_leave);
}

TEST(AuthorScreen, ATextThatIsNoJsonShowsItsProblemsAndNoForm) {
    AuthorScene scene({}, "{\"format\": 1,");
    EXPECT_TRUE(scene.driver.find("state") != nullptr);
    EXPECT_EQ(scene.driver.find("node/hello"), nullptr);
    EXPECT_GT(scene.problems.size(), 0U);
}

TEST(AuthorScreen, EveryPartOfEveryShippedCaseHasAForm) {
    for (const char* id : {"colour-off", "damaged-laptop", "first-day", "grandma-return", "late-refund",
                           "parcel-stuck", "unsafe-stroller", "wrong-sneakers"}) {
        const author::Document document =
            author::open_document(author::DocumentKind::scenario, "scenario.json", shipped_case(id));
        const author::Reading reading = author::read_document(document, nullptr);
        const Texts texts = shipped_texts(support::Lang::zh);
        const FormWidgets widgets;
        const std::vector<AuthorProblem> none;
        for (const OutlineRow& row : make_outline({.script = *reading.draft,
                                     .own_nodes = reading.own_nodes,
                                     .texts = texts,
                                     .problems = none,
                                     .query = {}})) {
            if (row.heading) continue;
            const FormView form = make_form({.document = document,
                                             .reading = reading,
                                             .script = reading.draft.get(),
                                             .texts = texts,
                                             .widgets = widgets,
                                             .place = row.place});
            EXPECT_TRUE(form.why_not.empty()) << id << row.place;
            EXPECT_FALSE(form.rows.empty()) << id << row.place;
            for (const FormRow& one : form.rows)
                EXPECT_TRUE(one.kind != FormKind::plain) << id << " " << one.id;
        }
    }
}

TEST(AuthorScreen, FitsASmallWindowWithLargeLetters) {
    AuthorScene scene({.width = 1100, .height = 700, .scale = 1.5F});
    for (const char* pane : {"preview", "problems", "outline", "form", "graph"}) {
        ASSERT_TRUE(scene.driver.click(std::string("pane/") + pane) || scene.driver.click(pane))
            << pane << scene.driver.list();
        scene.driver.settle();
    }
}

TEST(AuthorScreen, WithLargeLettersTheStateLeadsToTheProblemsFromEveryPage) {
    std::string text = shipped_case("first-day");
    const std::string good = R"("start": "hello")";
    text.replace(text.find(good), good.size(), R"("start": "hallo")");
    AuthorScene scene({.width = 1440, .height = 900, .scale = 2}, text);
    for (const char* pane : {"graph", "preview", "text", "tests"}) {
        ASSERT_TRUE(scene.driver.click(std::string("pane/") + pane)) << pane << scene.driver.list();
        scene.driver.settle();
        ASSERT_TRUE(scene.driver.click("author/state")) << scene.driver.list();
        scene.driver.settle();
        EXPECT_NE(scene.driver.find("problem1"), nullptr) << pane << scene.driver.list();
    }
}

TEST(AuthorScreen, AddPressedTwiceAddsTwoAndRemovesNothing) {
    std::string text = shipped_case("first-day");
    const std::string key = R"("resolution":)";
    text.replace(text.find(key), key.size(), R"("x-resolution":)");
    AuthorScene scene({}, text);
    scene.widgets.place = "/resolution";
    scene.driver.settle();
    const RecordedItem* add = scene.driver.find("resolution/ways/add");
    ASSERT_NE(add, nullptr) << scene.driver.list();
    const Vec there = add->rect.middle();
    for (int press = 0; press < 2; ++press) {
        scene.driver.press_at(there);
        scene.driver.settle();
    }
    const support::Json* ways =
        author::value_at(scene.history.now(), author::JsonPlace{} / "resolution" / "ways");
    ASSERT_NE(ways, nullptr);
    EXPECT_EQ(ways->children.size(), 2U);
}

TEST(AuthorForm, LeadsToThePartThatHoldsAPointer) {
    EXPECT_EQ(form_place_of("/nodes/3/customer/0/text/zh"), "/nodes/3");
    EXPECT_EQ(form_place_of("/desk/orders/0/items"), "/desk/orders");
    EXPECT_EQ(form_place_of("/desk/currency"), "/desk");
    EXPECT_EQ(form_place_of("/title/zh"), "");
    EXPECT_EQ(form_place_of("/customer/mood"), "/customer");
    EXPECT_EQ(form_place_of(""), "");
}

TEST(AuthorGraph, ArrowsWalkAlongTheWays) {
    AuthorScene scene;
    const GraphView& graph = scene.graph;
    const std::size_t start = step_on_graph(graph, graph.places.size(), CanvasStep::down);
    EXPECT_EQ(graph.places[start].id, "hello");
    const std::size_t next = step_on_graph(graph, start, CanvasStep::down);
    EXPECT_EQ(graph.places[next].id, "lid");
    EXPECT_EQ(graph.places[step_on_graph(graph, next, CanvasStep::up)].id, "hello");
    EXPECT_EQ(found_on_graph(graph, "lid").size(),
              1U + (graph.find("no_lid") < graph.places.size() ? 1U : 0U));
}

} // namespace
} // namespace amends::ui::test
