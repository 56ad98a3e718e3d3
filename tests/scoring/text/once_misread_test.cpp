// Replies that the judge once took for what they are not, and others like them: what must be heard, and
// beside it what looks the same and is right.
#include "scoring/text/batch.hpp"
#include "tests/scoring/text/judge_fixture.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <map>
#include <sstream>

namespace amends::text {
namespace {

TEST(OnceMisread, AreHeardAndTheirLookAlikesAreNot) {
    std::istringstream file(read_file(AMENDS_SOURCE_DIR "/tests/data/judge/once_misread.jsonl"));
    std::map<std::string, int> kinds;
    for (std::string line; std::getline(file, line);) {
        const auto json = nlohmann::json::parse(line);
        const BatchLine one = read_batch_line(line).value();
        const Verdict verdict = judged(one.reply, one.context);
        ++kinds[json.at("kind")];
        const auto has_label = [&](const nlohmann::json& name) {
            return has(verdict.labels, label_from(name.get<std::string>()).value());
        };
        for (const auto& name : json.value("must", nlohmann::json::array()))
            EXPECT_TRUE(has_label(name)) << name << ": " << one.reply;
        for (const auto& name : json.value("must_not", nlohmann::json::array()))
            EXPECT_FALSE(has_label(name)) << name << ": " << one.reply;
        for (const auto& name : json.value("finds_not", nlohmann::json::array()))
            EXPECT_FALSE(has_finding(verdict, name.get<std::string>())) << name << ": " << one.reply;
        if (json.contains("promises")) {
            EXPECT_EQ(verdict.promises.size(), json.at("promises").get<std::size_t>()) << one.reply;
        }
    }
    EXPECT_EQ(kinds.size(), 7U);
    for (const auto& [kind, count] : kinds)
        EXPECT_GE(count, 5) << kind;
}

} // namespace
} // namespace amends::text
