// What cannot be computed is null and never a silent zero.
#include "scoring/text/evaluate.hpp"
#include "scoring/text/labels.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace amends::text {
namespace {

Rated reply_with(std::initializer_list<Label> expected, std::initializer_list<Label> found) {
    Rated one;
    one.lang = "en";
    one.situation = "s";
    for (const Label label : expected)
        add(one.expected, label);
    for (const Label label : found)
        add(one.found, label);
    return one;
}

TEST(Evaluate, TellsNullWhereNothingCanBeComputed) {
    const nlohmann::json report = nlohmann::json::parse(evaluation_json(
        {reply_with({Label::ownership}, {Label::ownership}), reply_with({}, {Label::empathy})}));
    EXPECT_TRUE(report["macro"]["kappa"].is_null()) << "no label with ten positives";
    EXPECT_TRUE(report["by_lang"]["en"]["macro"]["f1"].is_null());
    const nlohmann::json& rudeness = report["labels"]["rudeness"];
    for (const char* figure : {"precision", "recall", "f1", "kappa"})
        EXPECT_TRUE(rudeness[figure].is_null()) << figure;
    EXPECT_TRUE(report["labels"]["empathy"]["recall"].is_null()) << "nobody gave it";
    EXPECT_EQ(report["labels"]["empathy"]["precision"], 0.0);
    EXPECT_EQ(report["labels"]["ownership"]["kappa"], 1.0);
}

TEST(Evaluate, KeepsAZeroThatWasMeasured) {
    const nlohmann::json report =
        nlohmann::json::parse(evaluation_json({reply_with({Label::ownership}, {}), reply_with({}, {})}));
    EXPECT_EQ(report["labels"]["ownership"]["recall"], 0.0);
    EXPECT_EQ(report["labels"]["ownership"]["kappa"], 0.0);
}

} // namespace
} // namespace amends::text
