#include "sim/app/cli/commands.hpp"
#include "sim/app/cli/named_case.hpp"
#include "sim/app/cli/terminal_play.hpp"
#include "sim/app/platform/clock.hpp"
#include "sim/app/platform/files.hpp"
#include "sim/app/platform/places.hpp"
#include "sim/app/platform/terminal.hpp"
#include "sim/app/printable.hpp"
#include "sim/app/session/play_json.hpp"
#include "sim/app/store_place.hpp"

#include <istream>
#include <iterator>
#include <ostream>

namespace amends::app::cli {
namespace {

constexpr std::size_t script_bytes_max = 4U << 20U;

PlaySettings settings_of(const PlayCommand& command, const Environment& environment) {
    PlaySettings settings;
    settings.mode = command.mode;
    settings.way = command.way;
    settings.lang = environment.asked_lang;
    settings.preferred = environment.lang();
    settings.person = command.person;
    settings.rubric = command.rubric;
    if (command.record || command.script.empty())
        if (const auto folder = platform::data_folder()) settings.desk = desk_id(folder.value());
    // A random seed is printed, so that the same play can be asked for again; 53 bits survive any JSON
    // reader.
    constexpr std::uint64_t readable = (1ULL << 53U) - 1;
    settings.seed = command.seed.value_or(command.script.empty() ? platform::random_seed() & readable : 1);
    return settings;
}

std::optional<std::string> script_text(const std::string& file, const Environment& environment) {
    if (file == "-") return std::string(std::istreambuf_iterator<char>(environment.in), {});
    auto content = platform::read_file(file, script_bytes_max);
    if (content) return std::move(content).value();
    environment.say("cli.unreadable",
                    {{"file", printable(file)}, {"why", printable(content.error().answer)}});
    return std::nullopt;
}

/// Stores a finished script's play as an attempt of its own. False after having said why not.
bool record(const ReadyCase& ready, const engine::Playthrough& told, const Environment& environment) {
    const auto folder = platform::data_folder();
    if (!folder) {
        environment.say("cli.no_data_folder");
        return false;
    }
    auto opened = records::open_store(folder.value(), store_options());
    if (!opened) {
        environment.say(records::sentence(opened.error()));
        return false;
    }
    records::Store& store = opened.value();
    const std::string id = records::fresh_uuid();
    std::vector<records::Store::Ticket> tickets = {
        store.begin_attempt(records::attempt_of(id, ready.play.scenario->id.value, ready.began),
                            records::stored_form(told.events.front()), ready.contents)};
    std::int64_t seq = 1;
    for (; seq < static_cast<std::int64_t>(told.events.size()); ++seq)
        tickets.push_back(
            store.append_event(id, seq, records::stored_form(told.events[static_cast<std::size_t>(seq)])));
    if (told.state.phase == engine::Phase::finished)
        tickets.push_back(store.finish_attempt(id, seq,
                                               {records::AttemptState::finished, told.events.back().at_ms,
                                                play_json(told), summary_json(told)}));
    for (const records::Store::Ticket ticket : tickets) {
        if (const auto answer = store.wait(ticket); answer.fault) {
            environment.say(records::sentence(*answer.fault));
            return false;
        }
    }
    environment.say("cli.play.recorded", {{"attempt", id}});
    return true;
}

Exit play_script(const PlayCommand& command, const ReadyCase& ready, const text::Judge& judge,
                 Environment& environment) {
    const auto content = script_text(command.script, environment);
    if (!content) return Exit::unusable;
    const scenario::Script script = scenario::parse_script(command.script, *content);
    environment.tell(script.problems);
    if (has_errors(script.problems)) return Exit::unusable;
    const auto judge_reply = [&](const text::Context& context, std::string_view reply) {
        return judge.judge(context, reply);
    };
    const engine::Played played =
        engine::play_script(ready.play, ready.began, judge_reply, script, command.script);
    environment.tell(played.problems);
    if (command.record && !record(ready, played.told, environment)) return Exit::unavailable;
    if (command.json)
        environment.out << engine::play_report(played, command.contexts, true) << '\n';
    else
        print_play(played.told, environment);
    if (has_errors(played.problems)) return Exit::unusable;
    if (played.finished) return Exit::fine;
    environment.say("cli.play.unfinished");
    return Exit::findings;
}

} // namespace

Exit run(const PlayCommand& command, Environment& environment) {
    const auto found = case_named(command.scenario, environment);
    if (!found) return Exit::unusable;
    if (!found->playable()) { // before the judge is read, which takes longer
        environment.tell(found->loaded.problems);
        return Exit::unusable;
    }
    const JudgeFromFiles judge = load_judge(environment.assets);
    const PlaySettings settings = settings_of(command, environment);
    const auto ready = make_ready(*found, environment.assets, judge, settings);
    if (!ready) {
        environment.tell(ready.error().problems);
        environment.say(ready.error().message);
        return Exit::unusable;
    }
    if (!command.script.empty()) return play_script(command, ready.value(), *judge.judge, environment);
    if (!platform::is_terminal(platform::Stream::input)) {
        environment.say("cli.play.no_terminal");
        return Exit::unusable;
    }
    if (!command.seed) environment.say("cli.play.seed", {{"seed", std::to_string(settings.seed)}});
    const TerminalOutput output{command.json, command.contexts};
    return play_on_terminal(ready.value(), judge.judge, output, environment);
}

} // namespace amends::app::cli
