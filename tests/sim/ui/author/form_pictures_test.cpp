// Pictures and portraits are picked by sight.
#include "sim/author/history.hpp"
#include "sim/ui/author/form.hpp"
#include "tests/sim/ui/driver/driver.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace amends::ui::test {
namespace {

TEST(FormPictures, OwnOnesStandFirstAndEachShowsItself) {
    const author::Document document = author::open_document(
        author::DocumentKind::scenario, "scenario.json",
        R"({"format": 1, "id": "x", "customer": {"name": {"zh": "甲"}, "portrait": "lin-yue"}})");
    const author::Reading reading = author::read_document(document, nullptr);
    scenario::Resources around;
    around.portraits = {"li-hao", "lin-yue"};
    around.pictures = {{"mine.png", ""}, {"outside.png", ""}, {"no-picture.png", ""}};
    around.outside = {"outside.png"};
    around.not_pictures = {"no-picture.png"};
    around.shipped_pictures = {"goods/kettle", "portraits/lin-yue/neutral", "states/finished"};
    const Texts texts = shipped_texts(support::Lang::zh);
    const FormWidgets widgets;
    const FormInput in{.document = document,
                       .reading = reading,
                       .texts = texts,
                       .widgets = widgets,
                       .place = "/customer",
                       .around = &around,
                       .case_folder = "/cases/x/"};
    const FormView view = make_form(in);
    const auto row = std::find_if(view.rows.begin(), view.rows.end(),
                                  [](const FormRow& one) { return one.id == "/customer/portrait"; });
    ASSERT_NE(row, view.rows.end());
    EXPECT_EQ(row->kind, FormKind::pick);
    ASSERT_EQ(row->options.size(), 3U);
    EXPECT_EQ(row->options[0].picture, "/cases/x/mine.png");
    EXPECT_EQ(row->options[2].picture, "portraits/lin-yue/neutral");
    EXPECT_EQ(row->options[2].json, "\"lin-yue\"");
    EXPECT_EQ(row->picked, 2U);
    const auto pictures = picture_options(in, "picture");
    ASSERT_EQ(pictures.size(), 2U) << "no faces and no drawings of the window among the goods";
    EXPECT_EQ(pictures[1].id, "goods/kettle");
    EXPECT_TRUE(picture_options(in, "name").empty());
}

TEST(FormParts, AreListedByTheirTitlesAndRubricsByTheirNames) {
    const author::Document document = author::open_document(
        author::DocumentKind::scenario, "scenario.json",
        R"({"format": 1, "id": "x", "rubric": "ours", "includes": [{"part": "closing", "prefix": "c_"}]})");
    const author::Reading reading = author::read_document(document, nullptr);
    scenario::Resources around;
    around.rubrics = {"default", "ours"};
    around.parts["closing"] = {"closing.json", R"({"nodes": [{"title": {"en": "Not asked for"}}]})"};
    around.parts["our_talk"] = {"our_talk.json",
                                R"({"nodes": [{"title": {"zh": "问候", "en": "Say hello"}}]})"};
    around.parts["torn"] = {"torn.json", R"({"nodes": [)"};
    const Texts texts = shipped_texts(support::Lang::en);
    FormWidgets widgets;
    unfold_to(widgets, "/includes/0");
    FormInput in{.document = document,
                 .reading = reading,
                 .texts = texts,
                 .widgets = widgets,
                 .place = "/includes",
                 .around = &around};
    const auto row_at = [](const FormView& view, const char* id) {
        const auto row = std::find_if(view.rows.begin(), view.rows.end(),
                                      [&](const FormRow& one) { return one.id == id; });
        return row == view.rows.end() ? FormRow{} : *row;
    };
    const FormRow part = row_at(make_form(in), "/includes/0/part");
    EXPECT_EQ(part.kind, FormKind::pick);
    ASSERT_EQ(part.options.size(), 3U);
    EXPECT_NE(part.options[0].words.find(texts.get("wizard.part_closing")), std::string::npos)
        << part.options[0].words;
    EXPECT_NE(part.options[1].words.find("Say hello"), std::string::npos) << part.options[1].words;
    EXPECT_EQ(part.options[2].words, "torn");
    EXPECT_EQ(part.picked, 0U);
    in.place = "";
    const FormRow rubric = row_at(make_form(in), "/rubric");
    EXPECT_EQ(rubric.kind, FormKind::pick);
    EXPECT_EQ(rubric.picked, 1U);
}

} // namespace
} // namespace amends::ui::test
