#include "sim/ui/base/vocabulary.hpp"
#include "tests/sim/ui/driver/driver.hpp"

#include <gtest/gtest.h>
#include <imgui.h>
#include <imgui_internal.h>

#include <set>

namespace amends::ui::test {
namespace {

void draw_some(Ui& ui, Rect) {
    draw_text(ui, Rect::at(50, 50, 300, 20), "hello 你好");
    button(ui, Rect::at(50, 100, 120, 34), {.id = "send", .label = "send", .icon = Icon::send});
    draw_icon(ui, {300, 300}, Icon::truck, ui.colors().ink);
}

TEST(Fonts, AllAreFoundWhereTheirPackagesPutThem) {
    Driver driver(draw_some);
    EXPECT_TRUE(driver.ui().fonts.missing.empty());
    EXPECT_FALSE(driver.ui().fonts.latin_only);
}

TEST(Fonts, Fault59WithoutAnyFontTheScreenStillWorksAndSaysWhatToInstall) {
    Driver driver(draw_some, {.lang = support::Lang::en, .fonts = false});
    const Fonts& fonts = driver.ui().fonts;
    EXPECT_TRUE(fonts.latin_only);
    ASSERT_EQ(fonts.missing.size(), 4U);
    EXPECT_TRUE(driver.click("send"));
    const FontPlace& first = fonts.missing.front();
    const std::string sentence =
        driver.ui().t("fonts.missing", {{"path", first.path}, {"package", first.package}});
    EXPECT_NE(sentence.find("fonts-noto-cjk"), std::string::npos);
}

TEST(Fonts, Fault59ADamagedFileIsAMissingOne) {
    const std::vector<std::byte> rubbish(4096, std::byte{0x41});
    std::vector<std::byte> header(4096, std::byte{0});
    header[1] = std::byte{1}; // looks like TrueType, and is none
    ImGui::CreateContext();
    const Fonts fonts = load_fonts({{rubbish, 0}, {header, 0}, {rubbish, 0}, {header, 7}}, {});
    EXPECT_NE(fonts.regular, nullptr);
    EXPECT_NE(fonts.bold, nullptr);
    ImGui::DestroyContext();
}

TEST(Fonts, HaveAnIconForEveryName) {
    Driver driver(draw_some);
    std::set<char32_t> seen;
    for (std::size_t i = 1; i < icon_count; ++i) {
        const auto icon = static_cast<Icon>(i);
        EXPECT_TRUE(driver.ui().fonts.icons->IsGlyphInFont(static_cast<ImWchar>(code_point(icon))))
            << to_string(icon);
        EXPECT_TRUE(seen.insert(code_point(icon)).second) << to_string(icon) << " looks like another";
    }
}

TEST(Fonts, AnyCharacterTheyHaveAppears) {
    Driver driver(draw_some);
    for (const char32_t c : {U'龘', U'靐', U'饕', U'㙓', U'𠮷', U'😀', U'😡', U'—', U'¥', U'é', U'✅'})
        EXPECT_TRUE(driver.ui().fonts.regular->IsGlyphInFont(static_cast<ImWchar>(c)))
            << std::hex << static_cast<unsigned>(c);
}

TEST(Fonts, ALetterKeepsItsSizeAfterAnotherSizeWasThrownAway) {
    Driver driver([](Ui&, Rect) {}, {});
    driver.settle();
    ImFont* bold = driver.ui().fonts.bold;
    ImFontBaked* small = bold->GetFontBaked(31);
    const float wide = bold->GetFontBaked(47)->GetCharAdvance(U'字');
    small->GetCharAdvance(U'龘'); // the last to be asked, and then thrown away: the other takes its place
    ImFontAtlasBakedDiscard(ImGui::GetIO().Fonts, bold, small);
    driver.settle();
    ASSERT_EQ(bold->GetFontBaked(47), small);
    EXPECT_FLOAT_EQ(bold->GetFontBaked(47)->GetCharAdvance(U'靐'), wide);
}

TEST(Fonts, QuotesAndEllipsesAreNarrowInLatinTextAndAsWideAsACharacterInChinese) {
    Driver driver([](Ui&, Rect) {}, {});
    driver.settle();
    Ui& ui = driver.ui();
    ASSERT_TRUE(ui.fonts.narrow_quotes);
    const auto added = [&](const std::string& with, const std::string& without) {
        return text_width(ui, with, style::body) - text_width(ui, without, style::body);
    };
    const float em = text_width(ui, "字", style::body);
    for (const char* mark : {"“", "”", "‘", "’"}) {
        EXPECT_LT(added(std::string("press") + mark + "New case", "pressNew case"), .65F * em) << mark;
        EXPECT_GT(added(std::string("点") + mark + "新建", "点新建"), .9F * em) << mark;
    }
    const float dots = added("Running…", "Running"), stops = added("Running...", "Running");
    EXPECT_NEAR(dots, stops, 1.F);
    EXPECT_GT(added("正在运行…", "正在运行"), .9F * em);
    EXPECT_LT(added("The case “补救” is open", "The case 补救 is open"), 1.3F * em)
        << "a Chinese name leaves an English sentence English";
    EXPECT_GT(added("Twine 故事“一”要导入", "Twine 故事一要导入"), 1.8F * em);
}

TEST(Fonts, FiguresInTablesStandUnderEachOther) {
    float ones = 0, eights = 0;
    Driver driver([&](Ui& ui, Rect) {
        ones = draw_figures(ui, Rect::at(50, 50, 300, 20), "11:11");
        eights = draw_figures(ui, Rect::at(50, 80, 300, 20), "08:48");
    });
    EXPECT_EQ(ones, eights);
}

} // namespace
} // namespace amends::ui::test
