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

/// What stands behind `before` up to the line's end.
std::string rest_of_line(const std::string& printed, const std::string& before) {
    const auto at = printed.find(before);
    if (at == std::string::npos) return {};
    const auto begin = at + before.size();
    std::string rest = printed.substr(begin, printed.find('\n', begin) - begin);
    if (rest.ends_with('\r')) rest.pop_back();
    return rest;
}

TEST_F(AtTheTerminal, TheDeskShowsOrdersWithIdsAndWhatTheDeskKnows) {
    PseudoTerminal terminal({"play", "first-day", "--free", "--lang", "en", "--seed", "1"}, folder.path());
    EXPECT_THAT(terminal.until(prompt), HasSubstr("/desk"));
    terminal.type("/desk");
    const std::string desk = terminal.until(prompt);
    EXPECT_THAT(desk, HasSubstr("  kettle: "));
    for (const char* part :
         {"Order ", "In stock: ", "Shipment: ", "Policies", "You may grant alone: ", "/do"})
        EXPECT_THAT(desk, HasSubstr(part));
}

TEST_F(AtTheTerminal, DoAloneListsTheActionsAndItsExampleWorks) {
    for (const auto& [lang, example, answer] :
         {std::tuple{"en", "For example: ", "Desk: "}, {"zh", "例如：", "工作台："}}) {
        PseudoTerminal terminal({"play", "first-day", "--free", "--lang", lang, "--seed", "1"},
                                folder.path());
        terminal.until(prompt);
        terminal.type("/do");
        const std::string actions = terminal.until(prompt);
        EXPECT_THAT(actions, HasSubstr("/do redispatch object=…"));
        EXPECT_THAT(actions, HasSubstr("kettle"));
        const std::string line = rest_of_line(actions, example);
        EXPECT_THAT(line, testing::StartsWith("/do "));
        terminal.type(line);
        EXPECT_THAT(terminal.until(prompt), HasSubstr(answer));
    }
}

TEST_F(AtTheTerminal, AWordBehindASlashThatIsNoneIsAnsweredInASentence) {
    PseudoTerminal terminal({"play", "damaged-laptop", "--choices", "--lang", "en"}, folder.path());
    EXPECT_THAT(terminal.until(prompt), HasSubstr("Type the number"));
    terminal.type("/nonsense");
    const std::string answer = terminal.until(prompt);
    EXPECT_THAT(answer, HasSubstr("There is no /nonsense. /help"));
    EXPECT_THAT(answer, testing::Not(HasSubstr("error:")));
    terminal.type("/do redispatch objct=x");
    EXPECT_THAT(terminal.until(prompt), HasSubstr("did you mean \"object\"?"));
    terminal.type("");
    const std::string again = terminal.until(prompt);
    EXPECT_THAT(again, HasSubstr("  1) "));
    EXPECT_THAT(again, testing::Not(HasSubstr("amends:")));
    terminal.type("/help");
    EXPECT_THAT(terminal.until(prompt), HasSubstr("Type the number"));
}

TEST_F(AtTheTerminal, AnEmptyWrapUpIsAskedAboutOnceAndTheEndSaysWhatToChangeAndWhy) {
    PseudoTerminal terminal({"play", "damaged-laptop", "--free", "--lang", "en", "--seed", "1"},
                            folder.path());
    terminal.until(prompt);
    terminal.type("You should have checked it when you signed for it, this is your own fault. "
                  "We will refund you in full today.");
    terminal.until(prompt);
    terminal.type("/close");
    terminal.until(prompt);
    terminal.type("/wrap");
    EXPECT_THAT(terminal.until(prompt), HasSubstr("The wrap-up is empty"));
    terminal.type("/wrap");
    const std::string end = terminal.until(prompt);
    EXPECT_TRUE(terminal.ended());
    EXPECT_EQ(terminal.wait_end(), 0);
    EXPECT_THAT(end, HasSubstr("Change this: "));
    EXPECT_THAT(end, HasSubstr("Turn 1, Lecturing: \"You should have\""));
    EXPECT_THAT(end, HasSubstr("Noticed: The contact was closed before the customer had accepted."));
    EXPECT_THAT(end, HasSubstr("Promise: \""));
}

TEST_F(AtTheTerminal, EnterAloneInAFreeReplySaysWhatCanBeTyped) {
    PseudoTerminal terminal({"play", "damaged-laptop", "--free", "--lang", "en"}, folder.path());
    terminal.until(prompt);
    terminal.type("");
    EXPECT_THAT(terminal.until(prompt), HasSubstr("/help"));
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

TEST_F(AtTheTerminal, WithoutADisplayACaseIsPickedByItsNumberAndASlipIsAskedAboutAgain) {
    PseudoTerminal terminal({}, folder.path());
    const std::string offer = terminal.until("Enter to leave:");
    EXPECT_THAT(offer, HasSubstr("  1) "));
    EXPECT_THAT(offer, HasSubstr("damaged-laptop"));
    terminal.type("99");
    EXPECT_THAT(terminal.until("from the list:"), HasSubstr("There is no case \"99\""));
    terminal.type(" 1 ");
    EXPECT_THAT(terminal.until(prompt), HasSubstr("Customer: "));
    terminal.type("/quit");
    EXPECT_EQ(terminal.wait_end(), 1);
}

TEST_F(AtTheTerminal, WithoutADisplayTheEndOfInputLeavesPolitely) {
    PseudoTerminal terminal({}, folder.path());
    terminal.until("Enter to leave:");
    terminal.type("no-such-case");
    terminal.until("from the list:");
    terminal.type("\x04");
    EXPECT_THAT(terminal.until("picked."), HasSubstr("No case was picked."));
    EXPECT_EQ(terminal.wait_end(), 3);
}

TEST_F(AtTheTerminal, WithoutADisplayAndWithoutATerminalItEndsWith3) {
    const test::Ran ran = test::run_amends({}, folder.path());
    EXPECT_EQ(ran.code, 3);
    EXPECT_THAT(ran.err, HasSubstr("No display"));
}

} // namespace
} // namespace amends::app
