#include "sim/app/cli/commands.hpp"
#include "sim/app/platform/terminal.hpp"
#include "sim/app/printable.hpp"
#include "sim/app/window_app.hpp"

#include <istream>
#include <ostream>

namespace amends::app::cli {
namespace {

std::string without_blanks_around(const std::string& line) {
    const auto begin = line.find_first_not_of(" \t\r");
    if (begin == std::string::npos) return {};
    return line.substr(begin, line.find_last_not_of(" \t\r") - begin + 1);
}

/// Asks until a number or an id of the list is typed; empty when the person leaves.
std::string picked_case(Environment& environment) {
    const std::vector<std::string> ids = print_numbered_cases(environment);
    if (ids.empty()) return {};
    environment.say("cli.pick_case");
    for (std::string line; std::getline(environment.in, line);) {
        const std::string word = without_blanks_around(line);
        if (word.empty()) return {};
        for (std::size_t at = 0; at < ids.size(); ++at)
            if (word == ids[at] || word == std::to_string(at + 1)) return ids[at];
        environment.say("cli.pick_again", {{"word", printable(word)}, {"last", ids.size()}});
    }
    return {};
}

} // namespace

Exit run(const WindowCommand& command, Environment& environment) {
    AppOptions options;
    options.width_px = command.width_px;
    options.height_px = command.height_px;
    options.shot = command.shot;
    options.items = command.items;
    options.lang = environment.asked_lang;
    options.library = environment.library;
    if (platform::has_display()) return static_cast<Exit>(run_window(options));
    environment.say("cli.no_display");
    if (!platform::is_terminal(platform::Stream::input)) return Exit::unavailable;
    const std::string id = picked_case(environment);
    if (id.empty()) {
        environment.say("cli.pick_left");
        return Exit::unavailable;
    }
    PlayCommand play;
    play.scenario = id;
    return run(play, environment);
}

} // namespace amends::app::cli
