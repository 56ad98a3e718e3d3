#include "sim/ui/base/texts.hpp"
#include "tests/sim/ui/driver/driver.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace amends::ui {
namespace {

using support::Lang;

std::string filled(std::string_view pattern, Places places) {
    const auto parsed = parse_pattern(pattern);
    EXPECT_TRUE(parsed) << pattern;
    return parsed ? fill(parsed.value(), places) : std::string();
}

TEST(Texts, PutsValuesIntoNamedPlaces) {
    EXPECT_EQ(filled("{who}，您好", {{"who", "陈女士"}}), "陈女士，您好");
    EXPECT_EQ(filled("{a}{b}{a}", {{"a", 1}, {"b", "x"}}), "1x1");
}

TEST(Texts, ShowsAPlaceThatGotNoValue) {
    EXPECT_EQ(filled("hello {who}", {}), "hello {who}");
}

TEST(Texts, ChoosesTheEnglishPlural) {
    const std::string_view pattern = "{n, plural, one {# case} other {# cases}} left";
    EXPECT_EQ(filled(pattern, {{"n", 0}}), "0 cases left");
    EXPECT_EQ(filled(pattern, {{"n", 1}}), "1 case left");
    EXPECT_EQ(filled(pattern, {{"n", 21}}), "21 cases left");
    EXPECT_EQ(filled(pattern, {{"n", -1}}), "-1 cases left");
}

TEST(Texts, PlacesStandInsidePluralForms) {
    EXPECT_EQ(filled("{n, plural, one {{who} has one} other {{who} has #}}", {{"n", 3}, {"who", "Lin"}}),
              "Lin has 3");
}

TEST(Texts, AValueIsNeverReadAsAPattern) {
    EXPECT_EQ(filled("{who}", {{"who", "{n} %s #"}}), "{n} %s #");
}

TEST(Texts, RefusesBrokenPatterns) {
    for (const std::string_view bad : {"{", "}", "{}", "{a", "a}", "{n, plural}", "{n, plural, one {x}}",
                                       "{n, select, other {x}}", "{n, plural, few {x} other {y}}"})
        EXPECT_FALSE(parse_pattern(bad)) << bad;
}

TEST(Texts, RefusesWhatIsNoObjectOfTexts) {
    for (const std::string_view bad :
         {"", "[]", "{\"a\": 1}", "{\"a\": \"\"}", "{\"a\": [\"x\"]}", "{\"a\": \"{\"}"})
        EXPECT_FALSE(Texts::parse(Lang::en, bad)) << bad;
}

TEST(Texts, AnUnknownIdIsShownAsItself) {
    const Texts texts;
    EXPECT_EQ(texts.get("desk.nowhere"), "desk.nowhere");
    EXPECT_EQ(texts.get("desk.nowhere", {{"n", 1}}), "desk.nowhere");
}

TEST(ShippedTexts, HaveTheSameIdsInBothLanguages) {
    const Texts zh = test::shipped_texts(Lang::zh), en = test::shipped_texts(Lang::en);
    for (const auto& [id, pattern] : zh.all())
        EXPECT_TRUE(en.has(id)) << "en.json lacks " << id;
    for (const auto& [id, pattern] : en.all())
        EXPECT_TRUE(zh.has(id)) << "zh.json lacks " << id;
}

TEST(ShippedTexts, HaveTheSamePlacesInBothLanguages) {
    const Texts zh = test::shipped_texts(Lang::zh), en = test::shipped_texts(Lang::en);
    for (const auto& [id, pattern] : zh.all()) {
        if (!en.has(id)) continue;
        EXPECT_EQ(place_names(pattern), place_names(en.all().find(id)->second)) << id;
    }
}

TEST(ShippedTexts, DoNotShoutAndDoNotMixWidths) {
    for (const Lang lang : {Lang::zh, Lang::en}) {
        const Texts texts = test::shipped_texts(lang);
        for (const auto& [id, pattern] : texts.all()) {
            const std::string text = fill(pattern, {});
            EXPECT_EQ(text.find('!'), std::string::npos) << id << ": " << text;
            EXPECT_EQ(text.find("！"), std::string::npos) << id << ": " << text;
            EXPECT_TRUE(lang == Lang::zh || text.find("，") == std::string::npos) << id << ": " << text;
        }
    }
}

} // namespace
} // namespace amends::ui
