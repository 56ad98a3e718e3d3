// What a trainer wrote in words where an id of a closed list belongs.
#include "scoring/text/acts.hpp"
#include "scoring/text/labels.hpp"
#include "sim/scenario/desk_action.hpp"
#include "sim/scenario/fields/spoken_names.hpp"
#include "sim/scenario/names.hpp"
#include "sim/scenario/read.hpp"
#include "tests/sim/scenario/scenario_texts.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace amends::scenario {
namespace {

using Names = std::vector<std::string>;

Names label_names() {
    Names names;
    for (const text::Label label : text::all_labels())
        names.emplace_back(to_string(label));
    return names;
}

Names act_names() {
    const auto acts = text::known_acts();
    return {acts.begin(), acts.end()};
}

Names action_names() {
    Names names;
    for (std::size_t i = 0; i < desk_action_count; ++i)
        names.emplace_back(to_string(static_cast<DeskAction>(i)));
    return names;
}

template <class E>
Names names_of() {
    Names names;
    for (const auto& [name, value] : enum_names<E>())
        names.emplace_back(name);
    return names;
}

nlohmann::json interface_texts(const std::string& lang) {
    return nlohmann::json::parse(
        testing::slurp(std::string(AMENDS_SOURCE_DIR) + "/assets/text/" + lang + ".json"));
}

TEST(SpokenNames, EveryLabelAndActIsFoundByItsTitleInTheProgram) {
    for (const char* lang : {"zh", "en"}) {
        const nlohmann::json texts = interface_texts(lang);
        for (const std::string& id : label_names())
            EXPECT_EQ(fields::name_meant(texts["label"][id].get<std::string>(), label_names()), id) << lang;
        for (const std::string& id : act_names())
            EXPECT_EQ(fields::name_meant(texts["author"]["act_" + id].get<std::string>(), act_names()), id)
                << lang;
        for (const std::string& id : action_names())
            EXPECT_EQ(fields::name_meant(texts["action"][id].get<std::string>(), action_names()), id) << lang;
    }
}

TEST(SpokenNames, TheListThatIsAskedDecidesWhatAWordStandsFor) {
    EXPECT_EQ(fields::name_meant("同理心", label_names()), "empathy");
    EXPECT_EQ(fields::name_meant("同理心", act_names()), "name_feeling");
    EXPECT_EQ(fields::name_meant("道歉", label_names()), "ownership");
    EXPECT_EQ(fields::name_meant("道歉", act_names()), "apologise");
    EXPECT_EQ(fields::name_meant("退款", act_names()), "offer_refund");
    EXPECT_EQ(fields::name_meant("退款", action_names()), "refund");
    EXPECT_EQ(fields::name_meant("差评", names_of<Outcome>()), "bad_review");
    EXPECT_EQ(fields::name_meant("电话", names_of<Channel>()), "phone");
}

TEST(SpokenNames, AWordInsideALongerOneAndOtherLettersAreEnough) {
    EXPECT_EQ(fields::name_meant("表达同理心", label_names()), "empathy");
    EXPECT_EQ(fields::name_meant("提出部分退款", act_names()),
              "offer_partial_refund"); // not the refund in it
    EXPECT_EQ(fields::name_meant("Empathy", label_names()), "empathy");
    EXPECT_EQ(fields::name_meant("Follow-Up", label_names()), "follow_up");
    EXPECT_EQ(fields::name_meant("emphaty", label_names()), "empathy");
}

TEST(SpokenNames, NothingIsSuggestedForOtherWords) {
    EXPECT_EQ(fields::name_meant("蓝色", label_names()), "");
    EXPECT_EQ(fields::name_meant("天", act_names()), "");
    EXPECT_EQ(fields::name_meant("banana", label_names()), "");
    EXPECT_EQ(fields::name_meant("", label_names()), "");
    EXPECT_EQ(fields::name_meant("差评", label_names()), "");
}

} // namespace
} // namespace amends::scenario
