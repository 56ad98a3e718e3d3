// How a case stands, in one line: what the check found and what its own tests say.
#include "sim/ui/author/author.hpp"

namespace amends::ui {

std::string tests_words(const Texts& texts, const TestsState& tests) {
    using enum TestsState::Known;
    switch (tests.known) {
    case no_tests: return {};
    case not_run: return texts.get("author.state_not_run");
    case running: return texts.get("author.state_running");
    case outdated: return texts.get("author.state_outdated");
    case yes: break;
    }
    return tests.failed > 0
               ? texts.get("author.state_failed", {{"failed", tests.failed}, {"count", tests.run}})
               : texts.get("author.state_passed", {{"count", tests.run}});
}

std::string state_words(const Texts& texts, int errors, int warnings, const TestsState& tests) {
    const std::string check = errors > 0     ? texts.get("author.errors", {{"count", errors}})
                              : warnings > 0 ? texts.get("author.warnings", {{"count", warnings}})
                                             : texts.get("author.sound");
    // With errors nothing can be played: the tests have nothing to say.
    const std::string told = errors > 0 ? std::string() : tests_words(texts, tests);
    return told.empty() ? check : texts.get("author.state_joined", {{"check", check}, {"tests", told}});
}

Tone state_tone(int errors, int warnings, const TestsState& tests) {
    using enum TestsState::Known;
    if (errors > 0 || tests.fails()) return Tone::bad;
    if (warnings > 0) return Tone::warn;
    return tests.known == yes || tests.known == no_tests ? Tone::good : Tone::neutral;
}

Icon state_icon(Tone tone) {
    switch (tone) {
    case Tone::bad: return Icon::error;
    case Tone::warn: return Icon::warning;
    case Tone::good: return Icon::check_circle;
    default: break;
    }
    return Icon::fact_check;
}

} // namespace amends::ui
