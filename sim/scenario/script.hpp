#pragma once
// Play scripts: `play --script` and the scenarios' own tests.
#include "sim/scenario/scenario.hpp"
#include "support/problem.hpp"

#include <variant>

namespace amends::scenario {

/// say TEXT, or say "JSON string" for line breaks and leading blanks
struct SayLine {
    std::string text;
};
/// choose CHOICE_ID
struct ChooseLine {
    ChoiceId choice;
};
/// do ACTION key=value …
struct DoLine {
    DeskAction action{};
    std::map<std::string, std::string> arguments;
};
/// wait SECONDS: the only line that moves time
struct WaitLine {
    std::int64_t seconds = 0;
};
/// wrap question=option,option …
struct WrapLine {
    std::map<std::string, std::vector<std::string>> picked;
};

struct ScriptLine {
    int line = 0; ///< in the text, from 1
    std::variant<SayLine, ChooseLine, DoLine, WaitLine, WrapLine> is;
};

struct Script {
    std::vector<ScriptLine> lines;
    std::vector<support::Problem> problems; ///< L001…; faulty lines are left out of `lines`
};

/// Reads a script. Blank lines and lines that begin with # are passed over. Any bytes are allowed.
Script parse_script(const std::string& file_name, std::string_view text);

/// The wrap-up's questions by the names scripts and events use, in the order they are asked.
std::span<const std::string_view> wrap_questions();
/// The options of a question; null for an unknown name.
const std::vector<WrapOption>* options_of(const WrapUp&, std::string_view question);
/// True when one option is picked, false when all right ones are.
bool picks_one(std::string_view question);

} // namespace amends::scenario
