#include "sim/app/cli/commands.hpp"
#include "sim/app/platform/terminal.hpp"
#include "sim/app/window_app.hpp"

#include <istream>
#include <ostream>

namespace amends::app::cli {

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
    run(ListCommand{}, environment);
    environment.say("cli.pick_case");
    PlayCommand play;
    if (!std::getline(environment.in, play.scenario) || play.scenario.empty()) return Exit::unavailable;
    return run(play, environment);
}

} // namespace amends::app::cli
