// What the manager's commands print in Chinese is Chinese: names stand beside the ids that are typed.
#include "tests/sim/app/cli/program_fixture.hpp"
#include "tests/sim/app/shipped_cases.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <regex>
#include <sstream>

namespace amends::app {
namespace {

using nlohmann::json;
using test::Ran;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

/// Words of English letters alone, of three or more. Left out are ids in brackets （…） and what anybody
/// wrote (lines of a talk), ids with digits or hyphens, and names that have no Chinese form.
std::vector<std::string> english_words(const std::string& out) {
    static const std::regex bracketed("（[^（）]*）"), word("[A-Za-z0-9_./:@-]*[A-Za-z][A-Za-z0-9_./:@-]*"),
        english("[A-Za-z_]{3,}"), speech("^[0-9 ]*[<>] .*");
    static const std::vector<std::string> proper = {"PIN", "McNemar", "Cohen", "CNY", "SHA"};
    std::vector<std::string> words;
    std::istringstream lines(out);
    for (std::string line; std::getline(lines, line);) {
        if (std::regex_match(line, speech)) continue;
        const std::string bare = std::regex_replace(line, bracketed, "");
        for (std::sregex_iterator at(bare.begin(), bare.end(), word), end; at != end; ++at)
            if (std::regex_match(at->str(), english)
                && std::find(proper.begin(), proper.end(), at->str()) == proper.end())
                words.push_back(at->str());
        if (bare.find(": ") != std::string::npos) words.push_back(bare); // a colon of another script
    }
    return words;
}

class CliInChinese : public test::ProgramTest {
protected:
    void SetUp() override {
        ASSERT_EQ(run({"people", "add", "M1", "--name", "王敏", "--role", "manager"}).code, 0);
        const std::string list = "id,name,role,group\nT1,李,trainer,\nT2,吴,trainer,\nA1,陈,trainee,早班\n";
        ASSERT_EQ(as("M1", {"people", "import", write("list.csv", list)}).code, 0);
    }
    Ran as(const std::string& who, std::vector<std::string> words) {
        words.insert(words.end(), {"--as", who, "--lang", "zh"});
        return run(words, "", {{"AMENDS_PIN_FILE", write("pin-" + who, "pin-of-" + who)}});
    }
    std::string told(const std::string& who, std::vector<std::string> words) {
        const Ran ran = as(who, std::move(words));
        EXPECT_EQ(ran.code, 0) << ran.err;
        return ran.out;
    }
    /// A typed test with an insult in its last reply.
    std::string sat() {
        const std::string text = test::script_of("damaged-laptop", "swap_free_zh", test::insult);
        told("A1", {"play", "damaged-laptop", "--mode", "assessment", "--free", "--script",
                    write("script.txt", text), "--record"});
        return json::parse(told("M1", {"records", "list", "--json"}))[0]["id"];
    }
    /// The turn with the insult.
    std::string rude_turn() {
        return std::to_string(
            json::parse(told("T1", {"marks", "queue", "--json"}))["items"][0]["turn"].get<int>());
    }
};

TEST_F(CliInChinese, MarksTellLabelsAndWhatWasDecidedByName) {
    const std::string attempt = sat(), turn = rude_turn();
    const std::string queue = told("T1", {"marks", "queue"});
    EXPECT_THAT(queue, HasSubstr("粗鲁（rudeness）"));
    EXPECT_THAT(english_words(queue), IsEmpty());
    told("T1", {"marks", "confirm", attempt, turn, "rudeness", "--reason", "骂人"});
    told("A1", {"marks", "dispute", attempt, turn, "rudeness", "--comment", "是键盘"});
    const std::string shown = told("M1", {"marks", "show", attempt});
    EXPECT_THAT(shown, HasSubstr("首评：确认 · 粗鲁（rudeness）"));
    EXPECT_THAT(shown, HasSubstr("学员异议：粗鲁（rudeness）"));
    EXPECT_THAT(shown, HasSubstr("倾听（listening）"));
    EXPECT_THAT(english_words(shown), IsEmpty());
    const std::string number =
        json::parse(told("M1", {"marks", "show", attempt, "--json"}))["marks"].back()["number"].dump();
    EXPECT_THAT(told("T2", {"marks", "answer", number, "accept", "--reason", "确实"}), HasSubstr("异议采纳"));
    EXPECT_THAT(as("T1", {"marks", "confirm", attempt, turn, "rude", "--reason", "r"}).err,
                HasSubstr("粗鲁（rudeness）"))
        << "which labels there are is said";
}

TEST_F(CliInChinese, ATrainerIsNotToldWhoDisputes) {
    const std::string attempt = sat(), turn = rude_turn();
    told("A1", {"marks", "dispute", attempt, turn, "rudeness", "--comment", "是键盘"});
    EXPECT_THAT(told("T1", {"marks", "show", attempt}), Not(HasSubstr("A1")));
    EXPECT_EQ(json::parse(told("T1", {"marks", "show", attempt, "--json"}))["marks"].back()["who"], nullptr);
    EXPECT_THAT(told("M1", {"marks", "show", attempt}), HasSubstr("A1"));
}

TEST_F(CliInChinese, AgreementTellsLabelsByName) {
    sat();
    told("M1", {"marks", "sample", "--count", "2"});
    for (int marked = 0; marked < 2; ++marked) {
        const json next = json::parse(told("T1", {"marks", "next", "--json"}));
        told("T1", {"marks", "mark", next["attempt"], next["turn"].dump(), "--labels", "listening"});
    }
    const std::string agreement = told("M1", {"marks", "agreement"});
    EXPECT_THAT(agreement, HasSubstr("倾听（listening）："));
    EXPECT_THAT(english_words(agreement), IsEmpty());
}

TEST_F(CliInChinese, ProgrammesTellCasesAndKindsByName) {
    const std::string shown = told(
        "M1", {"programme", "new", "秋季", "--baseline",
               "damaged-laptop,unsafe-stroller,wrong-sneakers,late-refund,colour-off", "--final",
               "damaged-laptop,unsafe-stroller,wrong-sneakers,parcel-stuck,grandma-return", "--no-warm-up"});
    EXPECT_THAT(shown, HasSubstr("（damaged-laptop）  ")) << "a title stands before the id";
    EXPECT_THAT(shown, HasSubstr(" · 在线聊天 · 难度 "));
    EXPECT_THAT(shown, HasSubstr("两份试卷不同："));
    EXPECT_THAT(english_words(shown), IsEmpty());
    const std::string with_people = told("M1", {"programme", "add-people", "秋季", "--group", "早班"});
    EXPECT_THAT(with_people, HasSubstr("待考训前"));
    EXPECT_THAT(english_words(with_people), IsEmpty());
}

TEST_F(CliInChinese, TheAuditIsInWords) {
    told("M1", {"people", "role", "T2", "manager"});
    told("M1", {"people", "reset-pin", "T2"});
    told("M1", {"people", "deactivate", "T2"});
    told("M1", {"records", "retain", "--practice", "12"});
    EXPECT_EQ(as("A1", {"people", "rename", "T1", "我"}).code, 2);
    const std::string audit = told("M1", {"people", "audit"});
    EXPECT_THAT(audit, HasSubstr("改角色  T2  培训师 → 经理"));
    EXPECT_THAT(audit, HasSubstr("被拒绝  A1  增改人员"));
    EXPECT_THAT(audit, HasSubstr("演练文字：12；考核文字：一直保留（月）"));
    EXPECT_THAT(english_words(audit), IsEmpty());
}

TEST_F(CliInChinese, ListsReportsAndFiguresAreInWords) {
    sat();
    for (const std::vector<std::string>& words :
         std::vector<std::vector<std::string>>{{"records", "list"},
                                               {"records", "retain", "--dry-run"},
                                               {"people", "list"},
                                               {"marks", "remark", "--dry-run"}})
        EXPECT_THAT(english_words(told("M1", words)), IsEmpty()) << words[0] << ' ' << words[1];
    EXPECT_THAT(english_words(run({"stats", "paired", "8", "1", "9", "2", "--lang", "zh"}).out), IsEmpty());
    const std::string report = run({"report", "--demo", "--lang", "zh"}).out;
    EXPECT_THAT(report, HasSubstr("通过率从 70% 升到 90%"));
    EXPECT_THAT(english_words(report), IsEmpty());
}

} // namespace
} // namespace amends::app
