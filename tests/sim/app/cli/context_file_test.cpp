// A context written by hand: what nobody knows is told, not passed over.
#include "tests/sim/app/cli/program_fixture.hpp"

#include <gmock/gmock.h>

namespace amends::app {
namespace {

using test::Ran;
using testing::HasSubstr;

class ContextFile : public test::ProgramTest {
protected:
    Ran score(const std::string& context) {
        return run({"score", "--context", write("context.json", context), "--reply", "您好", "--lang", "en"});
    }
};

TEST_F(ContextFile, TellsKeysAndActionsNobodyKnowsAllAtOnceWithTheirPlaces) {
    const Ran ran = score("{\"customer\": [\"灯不亮\"],\n\"fact\": [\"七天可退\"],\n\"actions\": [\"refnd\", "
                          "{\"action\": \"hug\"}]}");
    EXPECT_EQ(ran.code, 2);
    EXPECT_THAT(ran.err, HasSubstr("context.json:2:"));
    EXPECT_THAT(ran.err, HasSubstr("\"fact\""));
    EXPECT_THAT(ran.err, HasSubstr("context.json:3:"));
    EXPECT_THAT(ran.err, HasSubstr("\"refnd\""));
    EXPECT_THAT(ran.err, HasSubstr("\"hug\""));
    EXPECT_THAT(ran.out, testing::IsEmpty());
}

TEST_F(ContextFile, WantsAMomentThatExists) {
    for (const char* now : {"yesterday", "2026-02-31T10:00:00+08:00", "2026-03-12"}) {
        const Ran ran = score(std::string("{\"now\": \"") + now + "\"}");
        EXPECT_EQ(ran.code, 2) << now;
        EXPECT_THAT(ran.err, HasSubstr("2026-03-12T20:14:00+08:00")) << now;
    }
    EXPECT_EQ(score("{\"now\": \"2028-02-29T10:00:00+08:00\", \"x-note\": 1}").code, 0);
}

TEST_F(ContextFile, ABatchLineWhoseIdIsNoWholeNumberIsAnsweredInItsPlace) {
    const Ran ran = run({"score", "--batch", write("lines.jsonl", "{\"id\":1.5,\"reply\":\"您好\"}\n")});
    EXPECT_EQ(ran.code, 1);
    EXPECT_THAT(ran.out, HasSubstr("\"line\":1"));
}

} // namespace
} // namespace amends::app
