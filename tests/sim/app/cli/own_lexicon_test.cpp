// A shop's own lexicon lies in the data folder; no file of the program is touched.
#include "tests/sim/app/cli/program_fixture.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace amends::app {
namespace {

using nlohmann::json;
using test::Ran;
using testing::HasSubstr;

const std::string own_file = R"({"format": 1, "rules": [{
  "id": "shop.gift", "label": "proactive", "patterns": [["送您", 6, "小夜灯"]],
  "reason": {"zh": "“{words}”是本店的小心意", "en": "“{words}” is our shop's way of making up for it"},
  "examples": {"match": ["送您一盏小夜灯"], "no_match": ["没有小夜灯"]}}]})";

class OwnLexicon : public test::ProgramTest {
protected:
    Ran scored() {
        const std::string context = write("context.json", R"({"customer": ["灯不亮"]})");
        return run({"score", "--context", context, "--reply", "送您一盏小夜灯。", "--json"}, {},
                   {{"AMENDS_DATA", (folder.path() / "shop").string()}});
    }
    static bool is_proactive(const Ran& ran) {
        const json labels = json::parse(ran.out)["labels"];
        return std::find(labels.begin(), labels.end(), "proactive") != labels.end();
    }
};

TEST_F(OwnLexicon, IsReadFromTheDataFolderByAnyEndingOfJson) {
    EXPECT_FALSE(is_proactive(scored()));
    write("shop/lexicon/OURS.JSON", own_file);
    const Ran ran = scored();
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_TRUE(is_proactive(ran));
}

TEST_F(OwnLexicon, OfAListThatIsNoFileItIsSaidWhoseItIs) {
    std::filesystem::create_directories(folder.path() / "shop/lexicon/d.json");
    const Ran ran = scored();
    EXPECT_EQ(ran.code, 2);
    EXPECT_THAT(ran.err, HasSubstr("it is a folder or no ordinary file"));
    EXPECT_THAT(ran.err, HasSubstr("one of the shop's own word lists: mend it or move it"));
    EXPECT_THAT(ran.err, testing::Not(HasSubstr("install the program again")));
}

TEST_F(OwnLexicon, WithAnErrorNothingIsScoredAndThePlaceIsTold) {
    std::string wrong = own_file;
    wrong.replace(wrong.find("没有小夜灯"), std::string("没有小夜灯").size(), "送您三盏小夜灯");
    const std::string path = write("shop/lexicon/ours.json", wrong);
    const Ran ran = scored();
    EXPECT_EQ(ran.code, 2);
    EXPECT_THAT(ran.err, HasSubstr(path + ":1:"));
    EXPECT_THAT(ran.err, HasSubstr("L022"));
    EXPECT_THAT(ran.out, testing::IsEmpty());
}

TEST_F(OwnLexicon, Fault41FaultyPhrasesAreRefusedWithTheirPlaceAndDoublesTold) {
    const auto with = [](const std::string& patterns) {
        std::string text = own_file;
        const std::string own = R"([["送您", 6, "小夜灯"]])";
        return text.replace(text.find(own), own.size(), patterns);
    };
    for (const auto& [patterns, code] : {std::pair{R"([""])", "L004"}, std::pair{R"(["x"])", "L005"}}) {
        const std::string path = write("shop/lexicon/ours.json", with(patterns));
        const Ran ran = scored();
        EXPECT_EQ(ran.code, 2) << patterns;
        EXPECT_THAT(ran.err, HasSubstr(path + ":2:")) << patterns;
        EXPECT_THAT(ran.err, HasSubstr(code)) << patterns;
    }
    std::string many = R"({"format": 1, "sets": {"many": [)";
    for (int i = 0; i < 100'000; ++i)
        many += (i > 0 ? ",\"词组" : "\"词组") + std::to_string(i) + "\"";
    write("shop/lexicon/ours.json", many + "]}}");
    EXPECT_THAT(scored().err, HasSubstr("L007"));
}

TEST_F(OwnLexicon, Fault40WhatLooksLikeAnExpressionIsAPhraseAndTakesNoTime) {
    std::string text = own_file;
    const std::string own = R"([["送您", 6, "小夜灯"]])";
    text.replace(text.find(own), own.size(), R"(["(a+)+$", "送您一盏小夜灯"])");
    write("shop/lexicon/ours.json", text);
    EXPECT_EQ(scored().code, 0);
    const std::string context = write("context.json", R"({"customer": ["灯不亮"]})");
    const Ran ran = run({"score", "--context", context, "--reply", "-", "--json"}, std::string(100'000, 'a'),
                        {{"AMENDS_DATA", (folder.path() / "shop").string()}});
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_FALSE(is_proactive(ran));
}

} // namespace
} // namespace amends::app
