// The play at a terminal, and what is said where there is no display.
#include "tests/sim/app/cli/program.hpp"
#include "tests/sim/app/cli/pseudo_terminal.hpp"
#include "tests/sim/records/store_fixture.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <sstream>

namespace amends::app {
namespace {

using test::PseudoTerminal;
using testing::HasSubstr;

class AtTheTerminal : public testing::Test {
protected:
    std::vector<std::string> kinds() {
        auto reader = records::Reader::open(folder.path() / "data" / "amends.db");
        std::vector<std::string> all;
        if (!reader) return all;
        const auto attempts = records::list_attempts(reader.value());
        for (const records::AttemptRow& attempt : attempts.value()) {
            const auto events = records::load_events(reader.value(), attempt.id);
            for (const records::EventRow& event : events.value())
                all.push_back(event.kind);
        }
        return all;
    }
    records::testing::TestFolder folder;
    const std::string prompt = "\n> ";
};

/// "/wrap" with the first option of each question that was printed: "  class= a (words) b (words)".
std::string first_answers(const std::string& printed) {
    std::istringstream lines(printed);
    std::string answers = "/wrap";
    for (std::string line; std::getline(lines, line);) {
        const auto equals = line.find("= ");
        if (!line.starts_with("  ") || equals == std::string::npos) continue;
        const auto end = line.find(' ', equals + 2);
        answers += " " + line.substr(2, equals - 1) + line.substr(equals + 2, end - equals - 2);
    }
    return answers;
}

TEST_F(AtTheTerminal, PlaysACaseByNumbersToItsResult) {
    PseudoTerminal terminal({"play", "damaged-laptop", "--choices", "--lang", "en", "--seed", "1"},
                            folder.path());
    const std::string opening = terminal.until(prompt);
    EXPECT_THAT(opening, HasSubstr("Customer: "));
    EXPECT_THAT(opening, HasSubstr("  1) "));
    terminal.type("1");
    EXPECT_THAT(terminal.until(prompt), HasSubstr("Customer: "));
    terminal.type("no such choice");
    EXPECT_THAT(terminal.until(prompt), HasSubstr("no such choice"));
    terminal.type("/close");
    const std::string wrap_up = terminal.until(prompt);
    EXPECT_THAT(wrap_up, HasSubstr("Fill in the wrap-up"));
    terminal.type(first_answers(wrap_up));
    const std::string result = terminal.until(prompt);
    EXPECT_TRUE(terminal.ended()) << result;
    EXPECT_THAT(result, HasSubstr(" points: "));
    EXPECT_EQ(terminal.wait_end(), 0);
    EXPECT_THAT(kinds(),
                testing::IsSupersetOf({"began", "choice_taken", "closed_by_agent", "wrapped_up", "result"}));
}

TEST_F(AtTheTerminal, AFreeReplyIsJudgedAndTheAttemptIsKeptWhenThePersonLeaves) {
    PseudoTerminal terminal({"play", "damaged-laptop", "--free", "--lang", "en", "--seed", "1"},
                            folder.path());
    terminal.until(prompt);
    terminal.type("I am so sorry about the scratched screen. Could you send me a photo of it?");
    EXPECT_THAT(terminal.until(prompt), HasSubstr("Customer: "));
    terminal.type("/quit");
    EXPECT_THAT(terminal.until("later."), HasSubstr("can be gone on with"));
    EXPECT_EQ(terminal.wait_end(), 1);
    EXPECT_THAT(kinds(), testing::IsSupersetOf({"began", "bubble_sent", "turn_closed"}));
}

TEST_F(AtTheTerminal, WithJsonStandardOutputIsOneDocumentAndTheTalkGoesToStandardError) {
    const auto out = folder.path() / "out.json";
    PseudoTerminal terminal(
        {"play", "damaged-laptop", "--free", "--lang", "en", "--seed", "1", "--json", "--contexts"},
        folder.path(), {}, out);
    EXPECT_THAT(terminal.until(prompt), HasSubstr("Customer: "));
    terminal.type("I am so sorry about the scratched screen. Could you send me a photo of it?");
    EXPECT_THAT(terminal.until(prompt), HasSubstr("Customer: "));
    terminal.type("/close");
    terminal.type(first_answers(terminal.until(prompt)));
    EXPECT_EQ(terminal.wait_end(), 0);
    std::ifstream file(out);
    const nlohmann::json play = nlohmann::json::parse(file);
    ASSERT_EQ(play["turns"].size(), 1U);
    const nlohmann::json& context = play["turns"][0]["context"];
    EXPECT_EQ(context["customer"], play["turns"][0]["customer"]);
    EXPECT_FALSE(context["facts"].empty());
}

TEST_F(AtTheTerminal, WithoutADisplayItIsSaidAndACaseCanBePickedAndPlayed) {
    PseudoTerminal terminal({}, folder.path());
    const std::string offer = terminal.until("damaged-laptop");
    EXPECT_THAT(offer, HasSubstr("No display"));
    terminal.until("Enter");
    terminal.type("damaged-laptop");
    EXPECT_THAT(terminal.until(prompt), HasSubstr("Customer: "));
    terminal.type("/quit");
    EXPECT_EQ(terminal.wait_end(), 1);
}

TEST_F(AtTheTerminal, WithoutADisplayAndWithoutATerminalItEndsWith3) {
    const test::Ran ran = test::run_amends({}, folder.path());
    EXPECT_EQ(ran.code, 3);
    EXPECT_THAT(ran.err, HasSubstr("No display"));
}

} // namespace
} // namespace amends::app
