#include "sim/app/cli/command_line.hpp"

#include "sim/app/cli/commands.hpp"
#include "sim/app/judge_files.hpp"
#include "sim/app/platform/places.hpp"
#include "sim/app/printable.hpp"

#include <exception>
#include <istream>
#include <ostream>

namespace amends::app::cli {
namespace {

void say_fault(const UsageFault& fault, const Environment& environment) {
    // Few places, at most three; ui::Places is a list of literals.
    const auto& places = fault.places;
    const auto value = [&](std::size_t at) { return printable(places[at].second); };
    if (places.empty())
        environment.say(fault.text);
    else if (places.size() == 1)
        environment.say(fault.text, {{places[0].first, value(0)}});
    else if (places.size() == 2)
        environment.say(fault.text, {{places[0].first, value(0)}, {places[1].first, value(1)}});
    else
        environment.say(
            fault.text,
            {{places[0].first, value(0)}, {places[1].first, value(1)}, {places[2].first, value(2)}});
    environment.say("cli.usage.see_help");
}

/// --lang, also of words that make no sense otherwise.
std::optional<support::Lang> asked_lang(const std::vector<std::string>& words) {
    std::optional<support::Lang> lang;
    for (std::size_t at = 0; at < words.size(); ++at) {
        const std::string value = words[at].starts_with("--lang=")                 ? words[at].substr(7)
                                  : words[at] == "--lang" && at + 1 < words.size() ? words[at + 1]
                                                                                   : "";
        if (value == "zh") lang = support::Lang::zh;
        if (value == "en") lang = support::Lang::en;
    }
    return lang;
}

Environment environment_for(std::istream& in, std::ostream& out, std::ostream& err, support::Lang lang) {
    const auto assets = platform::asset_folder();
    Environment environment{in, out, err, {}, {}, {}, {}, own_lexicon_folder()};
    if (assets) {
        environment.assets = assets.value();
        environment.texts = read_texts(assets.value(), lang, err);
    } else {
        err << "amends: " << assets.error().object << ": " << assets.error().answer << '\n';
    }
    return environment;
}

} // namespace

int run_command_line(const std::vector<std::string>& words, std::istream& in, std::ostream& out,
                     std::ostream& err) {
    const auto parsed = parse_arguments(words);
    const auto asked = parsed ? parsed.value().lang : asked_lang(words);
    Environment environment = environment_for(in, out, err, language_of(asked));
    if (!parsed) {
        say_fault(parsed.error(), environment);
        return static_cast<int>(Exit::unusable);
    }
    environment.library = parsed.value().library;
    environment.asked_lang = parsed.value().lang;
    try {
        const Exit code = std::visit([&](const auto& command) { return run(command, environment); },
                                     parsed.value().command);
        out.flush();
        return static_cast<int>(code);
    } catch (const std::exception& problem) { // memory, or a fault of ours: said, not shown as a crash
        environment.say("cli.unexpected", {{"what", printable(problem.what())}});
        return static_cast<int>(Exit::unusable);
    }
}

} // namespace amends::app::cli
