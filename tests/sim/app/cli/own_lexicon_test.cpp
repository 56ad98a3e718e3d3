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

} // namespace
} // namespace amends::app
