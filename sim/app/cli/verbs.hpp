#pragma once
// Commands of several verbs ("amends people add"): which words and options each verb takes.
#include "sim/app/cli/arguments.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>

namespace amends::app::cli {

template <class Does>
struct CommandVerb {
    std::string_view name;
    Does verb{};
    std::size_t least = 0, most = 0; ///< words behind it
    std::string_view needs;          ///< what to say when some are missing
    std::string_view takes;          ///< its options, a blank behind each
};

template <class Does, std::size_t count>
void define_verbs(CLI::App& app, const std::array<CommandVerb<Does>, count>& verbs, std::string& verb_word,
                  std::vector<std::string>& words) {
    static_cast<void>(verbs); // `verb_asked` tells which there are
    app.add_option("VERB", verb_word);
    app.add_option("WORD", words);
}

/// Which verbs there are, where a command was given none or another word.
template <class Verbs>
UsageFault no_verb(const std::string& command, const std::string& word, const Verbs& verbs) {
    std::string names;
    for (const auto& one : verbs)
        names.append(names.empty() ? "" : "|").append(one.name);
    if (word.empty()) return UsageFault{"cli.usage.which_verb", {{"command", command}, {"verbs", names}}};
    return UsageFault{"cli.usage.no_such_verb", {{"command", command}, {"word", word}, {"verbs", names}}};
}

/// The verb asked for, or which option or word it does not take (the text `takes_no`) or lacks.
template <class Does, std::size_t count>
support::Result<const CommandVerb<Does>*, UsageFault>
verb_asked(const CLI::App& app, const std::array<CommandVerb<Does>, count>& verbs,
           const std::string& verb_word, const std::vector<std::string>& words, const char* takes_no) {
    const CommandVerb<Does>* verb =
        std::find_if(verbs.data(), verbs.data() + count,
                     [&](const CommandVerb<Does>& one) { return one.name == verb_word; });
    if (verb == verbs.data() + count) return no_verb(app.get_name(), verb_word, verbs);
    for (const CLI::Option* option : app.get_options()) {
        const std::string name = option->get_name();
        if (name.starts_with("--") && option->count() > 0
            && verb->takes.find(name + ' ') == std::string_view::npos)
            return UsageFault{takes_no, {{"verb", verb_word}, {"what", name}}};
    }
    if (words.size() < verb->least)
        return UsageFault{"cli.usage.missing", {{"what", std::string(verb->needs)}}};
    if (words.size() > verb->most) return UsageFault{takes_no, {{"verb", verb_word}, {"what", words.back()}}};
    return verb;
}

} // namespace amends::app::cli
