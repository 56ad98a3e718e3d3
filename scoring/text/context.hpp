#pragma once
// The judge's only input besides the reply itself.
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace amends::text {

/// The language of a context; for reports only, the judge looks at the text itself.
enum class ContextLang { zh, zh_hant, en };

enum class Speaker { customer, agent, bot, supervisor, system };

struct Utterance {
    Speaker who = Speaker::customer;
    std::string text;
};

/// A desk action of this turn, as `do ACTION key=value …` would write it.
struct ActionDone {
    std::string action;                           ///< one of the desk actions by name
    std::map<std::string, std::string> arguments; ///< object, amount (minor units), department …
};

/// Everything a verdict may rest on. Texts are UTF-8; invalid bytes are allowed and treated as U+FFFD.
struct Context {
    ContextLang lang = ContextLang::zh;
    std::vector<Utterance> history;    ///< before the customer's last messages, oldest first
    std::vector<std::string> customer; ///< the customer's last messages
    std::vector<std::string> facts;    ///< sentences: desk, policies and known events, rendered
    std::vector<ActionDone> actions;   ///< done in this turn
    std::optional<std::string> now;    ///< ISO 8601 with offset, "2026-03-12T20:14:00+08:00"
    std::vector<std::string> shown;    ///< texts shown to the trainee: hints, model replies
    std::vector<std::string> hints;    ///< those of `shown` that are hints: words for the trainee alone
    std::vector<std::string> own;      ///< the trainee's earlier replies in this contact
};

} // namespace amends::text
