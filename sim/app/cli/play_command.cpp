#include "sim/app/cli/commands.hpp"
#include "sim/app/cli/named_case.hpp"
#include "sim/app/cli/opening.hpp"
#include "sim/app/cli/record_play.hpp"
#include "sim/app/cli/sign_in.hpp"
#include "sim/app/cli/terminal_play.hpp"
#include "sim/app/platform/clock.hpp"
#include "sim/app/platform/files.hpp"
#include "sim/app/platform/places.hpp"
#include "sim/app/platform/terminal.hpp"
#include "sim/app/printable.hpp"
#include "sim/app/session/play_json.hpp"
#include "sim/app/store_place.hpp"
#include "sim/engine/pinned_rows.hpp"
#include "sim/scenario/problem_kinds.hpp"
#include "sim/scenario/script_slots.hpp"
#include "support/utf8.hpp"

#include <algorithm>
#include <istream>
#include <ostream>

namespace amends::app::cli {
namespace {

constexpr std::size_t script_bytes_max = 1U << 20U;

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

/// The bytes of a script; one more than the limit tells that there are more.
std::optional<std::string> script_bytes(const std::string& file, const Environment& environment) {
    if (file == "-") {
        std::string text;
        for (char one = 0; text.size() <= script_bytes_max && environment.in.get(one);)
            text += one;
        return text;
    }
    auto content = platform::read_file(file, script_bytes_max);
    if (content) return std::move(content).value();
    if (content.error().answer.starts_with("larger than ")) return std::string(script_bytes_max + 1, ' ');
    environment.say_unreadable(file, content.error());
    return std::nullopt;
}

/// A script as text; what is none is refused in one sentence.
std::optional<std::string> script_text(const std::string& file, const Environment& environment) {
    auto text = script_bytes(file, environment);
    if (!text) return std::nullopt;
    if (text->size() > script_bytes_max) {
        environment.say("cli.play.script_large",
                        {{"file", printable(file)}, {"kib", script_bytes_max >> 10U}});
        return std::nullopt;
    }
    const std::size_t fault = std::min(support::find_invalid_utf8(*text), text->find('\0'));
    if (fault == std::string::npos) return text;
    const auto line = 1 + std::count(text->begin(), text->begin() + static_cast<std::ptrdiff_t>(fault), '\n');
    environment.say("cli.play.script_bytes", {{"file", printable(file)}, {"line", line}});
    return std::nullopt;
}

struct GivenScript {
    scenario::Script script;
    scenario::DrawnRows rows; ///< that it draws itself
};

/// A line that draws what the case does not have.
std::optional<support::Problem> impossible_draw(const std::string& file, std::string_view text,
                                                const scenario::Scenario& played) {
    int number = 1;
    for (std::size_t at = 0; at < text.size(); ++number) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const auto unknown = unknown_draw(played, scenario::draws_in(text.substr(at, end - at)));
        at = end + 1;
        if (!unknown) continue;
        return make_problem(
            scenario::Code::line_impossible, file, number, 1,
            {{"reason", support::Localized{"案例没有 " + unknown->variable + "=" + unknown->row + " 这一行",
                                           "the case has no row " + unknown->variable + "=" + unknown->row}},
             {"near", ""}});
    }
    return std::nullopt;
}

/// A line whose amount is to come from what is no sum of money in this case.
std::optional<support::Problem> impossible_amount(const std::string& file, const scenario::Script& script,
                                                  const scenario::Scenario& played) {
    const auto is_money = [&](const scenario::VariableId& id) {
        return std::any_of(played.variables.begin(), played.variables.end(), [&](const auto& variable) {
            return variable.id == id && variable.kind == scenario::VariableKind::money;
        });
    };
    for (const scenario::ScriptLine& line : script.lines) {
        const auto* action = std::get_if<scenario::DoLine>(&line.is);
        if (action == nullptr || !action->arguments.contains("amount")) continue;
        const auto slot = scenario::amount_slot(action->arguments.at("amount"));
        if (!slot || is_money(slot->variable)) continue;
        const std::string& name = slot->variable.value;
        return make_problem(
            scenario::Code::line_impossible, file, line.line, 1,
            {{"reason", support::Localized{"案例没有叫“" + name + "”的金额变量",
                                           "the case has no variable of money \"" + name + "\""}},
             {"near", ""}});
    }
    return std::nullopt;
}

std::optional<GivenScript> script_of(const std::string& file, const scenario::Scenario& played,
                                     const Environment& environment) {
    const auto text = script_text(file, environment);
    if (!text) return std::nullopt;
    GivenScript given{scenario::parse_script(file, *text), scenario::draws_in(std::string_view(*text))};
    for (const auto& impossible :
         {impossible_draw(file, *text, played), impossible_amount(file, given.script, played)})
        if (impossible) given.script.problems.push_back(*impossible);
    environment.tell(given.script.problems);
    if (has_errors(given.script.problems)) return std::nullopt;
    return given;
}

/// How the script's replies are given, where it is plain and the case offers it.
std::optional<scenario::Way> way_of(const scenario::Script& script, const scenario::Scenario& played) {
    bool says = false, chooses = false;
    for (const scenario::ScriptLine& line : script.lines) {
        says = says || std::holds_alternative<scenario::SayLine>(line.is);
        chooses = chooses || std::holds_alternative<scenario::ChooseLine>(line.is);
    }
    if (says == chooses) return std::nullopt;
    const scenario::Way way = chooses ? scenario::Way::choices : scenario::Way::free;
    if (std::find(played.ways.begin(), played.ways.end(), way) == played.ways.end()) return std::nullopt;
    return way;
}

/// Stores a finished script's play as an attempt of its own. False after having said why not.
bool record(const ReadyCase& ready, const engine::Playthrough& told, const engine::JudgeReply& judge,
            const records::Actor& actor, const Environment& environment) {
    const auto folder = platform::data_folder();
    if (!folder) {
        environment.say("cli.no_data_folder");
        return false;
    }
    auto opened = open_telling(folder.value(), environment);
    if (!opened) {
        environment.say(records::sentence(opened.error()));
        return false;
    }
    const std::string id = records::fresh_uuid();
    records::ActingStore own(opened.value(), actor);
    if (const auto fault = record_play(own, id, ready, told, judge)) {
        environment.say(records::sentence(*fault));
        return false;
    }
    environment.say("cli.play.recorded", {{"attempt", id}});
    return true;
}

/// Null when the attempt may be kept under --as: a label where the store lists nobody, else somebody who
/// signs in, who is `actor` then.
std::optional<Exit> not_signed_in(const PlayCommand& command, const Environment& environment,
                                  records::Actor& actor) {
    const auto folder = platform::data_folder();
    const bool is_kept = command.record || command.script.empty();
    if (command.person.empty() || !is_kept || !folder) return std::nullopt;
    {
        auto reader = records::Reader::open(records::files_in(folder.value()).database);
        if (!reader) return std::nullopt; // no store yet; one that is damaged is told when it is opened
        const auto people = records::list_people(reader.value());
        if (people && people.value().empty()) return std::nullopt;
    }
    auto store = open_telling(folder.value(), environment, false); // opened once more to play
    if (!store) return told_fault(store.error(), environment);
    Exit code = Exit::fine;
    const auto signed_in = actor_for(store.value(), command.person, environment, code);
    if (!signed_in) return code;
    actor = *signed_in;
    return std::nullopt;
}

/// What is amiss with the judge's files is told before the first word, above all that only rules read.
void tell_of_judge(const JudgeFromFiles& judge, const Environment& environment) {
    environment.tell(judge.problems);
    if (judge.rules_only()) environment.say("cli.judge.rules_only", {});
}

Exit play_script(const PlayCommand& command, const scenario::Script& script, const ReadyCase& ready,
                 const JudgeFromFiles& judge, const records::Actor& actor, Environment& environment) {
    const engine::JudgeReply judge_reply = reply_judge(judge.judge);
    const engine::Played played =
        engine::play_script(ready.play, ready.began, judge_reply, script, command.script);
    environment.tell(played.problems);
    if (command.record && !record(ready, played.told, judge_reply, actor, environment))
        return Exit::unavailable;
    const std::vector<engine::MissedLabel> missed = engine::missed_labels(played.told, judge_reply);
    if (command.json)
        environment.out << say_rules_only(engine::play_report(played, command.contexts, &missed),
                                          judge.rules_only())
                        << '\n';
    else
        print_play(played.told, missed, environment);
    if (has_errors(played.problems)) return Exit::unusable;
    if (played.finished) return Exit::fine;
    const bool wraps_up = played.told.state.phase == engine::Phase::wrap_up;
    environment.say(wraps_up ? "cli.play.unwrapped" : "cli.play.unfinished");
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
    PlaySettings settings = settings_of(command, environment);
    std::optional<GivenScript> given;
    if (!command.script.empty()) {
        given = script_of(command.script, *found->loaded.scenario, environment);
        if (!given) return Exit::unusable;
        if (!settings.way) settings.way = way_of(given->script, *found->loaded.scenario);
    }
    records::Actor actor = records::Actor::first();
    if (const auto code = not_signed_in(command, environment, actor)) return *code;
    const JudgeFromFiles judge = load_judge(environment.assets, true, environment.own_lexicon);
    auto ready = make_ready(*found, environment.assets, judge, settings);
    if (!ready) {
        environment.tell(ready.error().problems);
        environment.say(ready.error().message);
        return Exit::unusable;
    }
    tell_of_judge(judge, environment);
    if (given) {
        engine::Began& began = ready.value().began;
        began = with_rows(std::move(began), *found->loaded.scenario, given->rows);
        ready.value().play.drawn = began.drawn;
        return play_script(command, given->script, ready.value(), judge, actor, environment);
    }
    if (!platform::is_terminal(platform::Stream::input)) {
        environment.say("cli.play.no_terminal");
        return Exit::unusable;
    }
    if (!command.seed) environment.say("cli.play.seed", {{"seed", std::to_string(settings.seed)}});
    const TerminalOutput output{command.json, command.contexts, judge.rules_only()};
    return play_on_terminal(ready.value(), judge.judge, output, actor, environment);
}

} // namespace amends::app::cli
