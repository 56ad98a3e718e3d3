// What trainers' commands owe a case: the review page tells all that the check tells, a text that makes the
// case unplayable is refused before anything is written, a mistake at an include is told there and once.
#include "tests/sim/app/cli/program_fixture.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace amends::app {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using test::Ran;
using testing::HasSubstr;
using testing::Not;

class TrainerCommands : public test::ProgramTest {
protected:
    /// The whole case of the guide.
    static json guided_case() {
        const std::string page = content_of(AMENDS_SOURCE_DIR "/scenarios/README.md");
        const std::string begin = "```json scenario\n";
        const std::size_t at = page.find(begin) + begin.size();
        return json::parse(page.substr(at, page.find("\n```", at) - at));
    }
    std::string put_case(json script, const std::string& id) {
        script["id"] = id;
        return write("cases/" + id + "/scenario.json", script.dump(2));
    }
    /// The guide's case with a part between its last node and its endings.
    static json with_part(const std::string& part, const std::string& first, const json& exits) {
        json script = guided_case();
        script["nodes"][1]["transitions"][0]["to"] = "p_" + first;
        json include;
        include["part"] = part;
        include["prefix"] = "p_";
        include["exits"] = exits;
        script["includes"] = json::array({include});
        script["tests"] = json::array();
        return script;
    }
    static std::size_t count_in(const std::string& text, const std::string& what) {
        std::size_t count = 0;
        for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1))
            ++count;
        return count;
    }
};

TEST_F(TrainerCommands, TheReviewPageTellsWhatTheJudgeAndTheTestsFound) {
    json script = guided_case();
    script["tests"][2]["expect"]["passed"] = true;
    script["nodes"][0]["choices"][1]["labels"] = json::array({"empathy"});
    const std::string file = put_case(script, "broken");
    const std::string checked = run({"check", file, "--lang", "en"}).err;
    ASSERT_THAT(checked, HasSubstr("[S070]"));
    ASSERT_THAT(checked, HasSubstr("[S072]"));
    const std::string page = (folder.path() / "page.html").string();
    ASSERT_EQ(run({"export", file, "--html", page, "--lang", "en"}).code, 0);
    const std::string told = content_of(page);
    EXPECT_THAT(told, HasSubstr("S070"));
    EXPECT_THAT(told, HasSubstr("S072"));
    EXPECT_THAT(told, Not(HasSubstr("The check found no problems")));
}

TEST_F(TrainerCommands, ATitleThatMakesTheCaseUnplayableIsRefusedAndNothingIsMade) {
    for (const std::string& title : {std::string(81, 'x'), std::string("a {x}")}) {
        const Ran ran = run({"new", "mine", "--template", "late", "--title", title, "-o",
                             (folder.path() / "made").string(), "--lang", "en"});
        EXPECT_EQ(ran.code, 2) << title;
        EXPECT_THAT(ran.err, HasSubstr("title")) << title;
        EXPECT_FALSE(fs::exists(folder.path() / "made/mine")) << title;
    }
}

TEST_F(TrainerCommands, ATextTooLongForItsPlaceKeepsTheWholeTableOut) {
    const std::string file = put_case(guided_case(), "no-cable"), before = content_of(file);
    const std::string table = (folder.path() / "texts.csv").string();
    ASSERT_EQ(run({"export", file, "--texts", table}).code, 0);
    std::string rows = content_of(table);
    const std::string title = "The missing cable";
    rows.replace(rows.find(title), title.size(), std::string(200, 'x'));
    write("texts.csv", rows);
    const Ran ran = run({"import", table, "--into", file, "--lang", "en"});
    EXPECT_EQ(ran.code, 2);
    EXPECT_THAT(ran.err + ran.out, HasSubstr("80 characters at most"));
    EXPECT_EQ(content_of(file), before);
}

TEST_F(TrainerCommands, SimulatedTraineesGetNothingForPlaysThatNeverEnd) {
    json script = guided_case();
    json never; // the one choice there has no such label
    never["id"] = "never";
    never["when"]["all"] = json::parse(R"([{"flag": "sent"}, {"label": "dismissing"}])");
    never["to"] = "charged";
    script["nodes"][1]["transitions"] = json::array({never});
    script["nodes"][1]["fallback"]["then"] = "agreed";
    script["customer"].erase("leaves_to");
    script["tests"] = json::array();
    const std::string file = put_case(script, "endless");
    const Ran ran = run({"explore", file, "--json"});
    const json told = json::parse(ran.out, nullptr, false);
    if (told.is_discarded()) GTEST_FAIL() << ran.out << ran.err;
    const json& expert = told["trainees"]["expert"];
    EXPECT_EQ(expert["ended"], 0) << expert;
    EXPECT_EQ(expert["mean"], 0) << expert;
}

TEST_F(TrainerCommands, AWrongExitIsToldAtTheIncludeAndNotInThePart) {
    json exits;
    exits["warm"] = "charged";
    const std::string lacks = put_case(with_part("closing", "doubt", exits), "lacks");
    const std::string missing = run({"check", lacks, "--lang", "en"}).err;
    EXPECT_THAT(missing, HasSubstr("[S063]"));
    EXPECT_THAT(missing, Not(HasSubstr("_parts/"))) << missing;
    exits["cool"] = "gonee";
    const std::string slip = put_case(with_part("closing", "doubt", exits), "slip");
    const std::string unknown = run({"check", slip, "--lang", "en"}).err;
    EXPECT_EQ(count_in(unknown, "[S012]"), 1U) << unknown;
}

TEST_F(TrainerCommands, EachSharedPartIsReadAsItsLabelsSay) {
    const std::map<std::string, std::pair<std::string, std::pair<std::string, std::string>>> parts = {
        {"closing", {"doubt", {"warm", "cool"}}},
        {"apology_and_measure", {"sorry", {"accepted", "lost"}}},
        {"identity_check", {"who", {"verified", "refused"}}},
        {"return_policy", {"days", {"agreed", "dropped"}}},
    };
    for (const auto& [part, ways] : parts) {
        json exits;
        exits[ways.second.first] = "charged";
        exits[ways.second.second] = "gone";
        const std::string file = put_case(with_part(part, ways.first, exits), "with-part");
        const std::string told = run({"check", file, "--lang", "en"}).err;
        EXPECT_THAT(told, Not(HasSubstr("_parts/"))) << told;
        EXPECT_THAT(told, Not(HasSubstr(": error:"))) << told;
    }
}

TEST_F(TrainerCommands, AChoiceOfAPartIsAcceptedByTheIdTheCaseKnowsItBy) {
    json part = json::parse(content_of(AMENDS_SOURCE_DIR "/scenarios/_parts/closing.json"));
    for (json& node : part["nodes"])
        for (json& choice : node["choices"])
            if (choice["id"] == "bye_short") choice["labels"] = json::array({"clarifying"});
    write("cases/_parts/closing.json", part.dump(2));
    json exits;
    exits["warm"] = "charged";
    exits["cool"] = "gone";
    json script = with_part("closing", "doubt", exits);
    const std::string file = put_case(script, "accepting");
    ASSERT_THAT(run({"check", file, "--lang", "en"}).err, HasSubstr("\"p_bye_short\""));
    json accepted;
    accepted["code"] = "S072";
    accepted["at"] = "p_bye_short";
    accepted["reason"] = "A person reads it so.";
    script["suppress"] = json::array({accepted});
    put_case(script, "accepting");
    const std::string told = run({"check", file, "--lang", "en"}).err;
    EXPECT_THAT(told, Not(HasSubstr("[S072]"))) << told;
    EXPECT_THAT(told, Not(HasSubstr("[S057]"))) << told;
    EXPECT_THAT(told, Not(HasSubstr("[S100]"))) << told;
}

TEST_F(TrainerCommands, ModelRepliesAreHeldToWhatIsDueByChoicesToo) {
    json script = guided_case();
    json model;
    model["zh"] = "好的。";
    model["en"] = "OK.";
    script["nodes"][0]["models"] = json::array({model});
    const std::string file = put_case(script, "by-choices");
    EXPECT_THAT(run({"check", file, "--lang", "en"}).err, HasSubstr("[S076]"));
}

TEST_F(TrainerCommands, APromiseOfAChoiceIsToldInWords) {
    ASSERT_EQ(run({"new", "late-one", "--template", "late", "-o", (folder.path() / "made").string()}).code,
              0);
    const std::string script = write("play.txt", "choose open_chase\nchoose tom_flat\nchoose cho_hotel\n"
                                                 "choose pack_short\nwrap class=transaction\n");
    for (const char* lang : {"zh", "en"}) {
        const Ran ran = run({"play", "late-one", "--library", (folder.path() / "made").string(), "--script",
                             script, "--choices", "--lang", lang});
        EXPECT_THAT(ran.out, Not(HasSubstr("chase_parcel"))) << ran.out << ran.err;
        EXPECT_THAT(ran.out, Not(HasSubstr("follow_up"))) << ran.out;
    }
}

} // namespace
} // namespace amends::app
