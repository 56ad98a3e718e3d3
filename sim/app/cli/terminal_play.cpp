#include "sim/app/cli/terminal_play.hpp"

#include "sim/app/cli/opening.hpp"
#include "sim/app/cli/terminal_desk.hpp"
#include "sim/app/log.hpp"
#include "sim/app/platform/clock.hpp"
#include "sim/app/platform/places.hpp"
#include "sim/app/printable.hpp"
#include "sim/app/session/play_json.hpp"
#include "sim/app/session/session.hpp"
#include "sim/engine/filled_line.hpp"
#include "sim/scenario/script.hpp"
#include "sim/ui/desk/make_desk_view.hpp"

#include <algorithm>
#include <istream>
#include <ostream>

namespace amends::app::cli {
namespace {

/// What is on the screen and what is not yet.
struct Terminal {
    Session& session;
    Environment& environment;
    std::size_t shown = 0;            ///< lines already printed
    std::size_t hints = 0;            ///< hints already printed
    bool empty_wrap_up_asked = false; ///< whether it is meant was asked once

    [[nodiscard]] bool by_choices() const { return session.play().way == scenario::Way::choices; }
    [[nodiscard]] bool in_wrap_up() const { return session.state().phase == engine::Phase::wrap_up; }
    [[nodiscard]] ui::DeskView desk() const {
        return ui::make_desk_view(
            {.told = session.told(), .texts = environment.texts, .contact_ms = session.contact_ms()});
    }
    void print_new() {
        const auto& lines = session.told().lines;
        const auto& told = session.told().shown;
        for (; hints < told.size(); ++hints)
            environment.out << environment.texts.get("cli.play.hint", {{"text", printable(told[hints])}})
                            << '\n';
        for (; shown < lines.size(); ++shown)
            if (lines[shown].who != engine::SpokenLine::Who::agent)
                print_line(lines[shown], session.play(), environment);
        if (session.failure()) environment.say(*session.failure());
        if (const auto why = session.take_refusal()) environment.say(why->message);
    }
    /// Until everything asked for is durable and the customer has answered.
    void settle() {
        session.tick();
        while (session.is_busy() && session.settle())
            session.tick();
        print_new();
    }
    void ask(engine::Payload payload) {
        if (const auto why = session.ask(std::move(payload))) environment.say(why->message);
        settle();
    }
    void print_choices() {
        int number = 0;
        for (const scenario::Choice* choice : engine::open_choices(session.play(), session.state()))
            environment.out << "  " << ++number << ") "
                            << printable(engine::render(session.play(), choice->text, session.play().lang))
                            << '\n';
    }
};

/// A number picks a choice; anything else is its id.
engine::ChoiceTaken choice_named(const Session& session, const std::string& word) {
    const auto open = engine::open_choices(session.play(), session.state());
    for (std::size_t at = 0; at < open.size(); ++at)
        if (word == std::to_string(at + 1)) return {open[at]->id};
    return {scenario::ChoiceId{word}};
}

/// The next hint of this place that has not been shown.
int next_hint(const engine::State& state) {
    const std::string here = state.place.value + "/";
    return static_cast<int>(std::count_if(state.hints_seen.begin(), state.hints_seen.end(),
                                          [&](const std::string& seen) { return seen.starts_with(here); }));
}

/// An empty wrap-up is handed in only when it is sent a second time.
void wrap_up(Terminal& terminal, const scenario::WrapLine& wrap) {
    if (terminal.in_wrap_up() && wrap.picked.empty() && !terminal.empty_wrap_up_asked) {
        terminal.empty_wrap_up_asked = true;
        terminal.environment.say("cli.play.wrap_up_empty");
        return;
    }
    terminal.ask(engine::WrappedUp{wrap.picked});
}

/// A line as in scripts: "do refund object=laptop amount=500", "wrap class=service".
void do_script_line(Terminal& terminal, const std::string& line) {
    const scenario::Script script = scenario::parse_script({}, line);
    for (const support::Problem& problem : script.problems) {
        const support::Lang lang = terminal.environment.lang();
        terminal.environment.say("cli.play.slip", {{"what", printable(problem.message.in(lang))},
                                                   {"instead", printable(problem.hint.in(lang))}});
    }
    for (const scenario::ScriptLine& one : script.lines) {
        if (const auto* action = std::get_if<scenario::DoLine>(&one.is))
            terminal.ask(engine::ActionTaken{
                action->action, engine::filled_line(terminal.session.play(), *action).arguments});
        else if (const auto* wrap = std::get_if<scenario::WrapLine>(&one.is))
            wrap_up(terminal, *wrap);
        else if (const auto* choose = std::get_if<scenario::ChooseLine>(&one.is))
            terminal.ask(choice_named(terminal.session, choose->choice.value));
    }
}

/// Words that could not be saved before go out with this line.
void say_reply(Terminal& terminal, const std::string& line) {
    std::string text = terminal.session.look_at_box();
    if (!text.empty() && !line.empty()) text += '\n';
    text += line;
    terminal.session.type(text);
    if (const auto why = terminal.session.ask(engine::BubbleSent{text})) {
        terminal.environment.say(why->message);
        terminal.session.look_at_box();
        terminal.session.type({}); // it stands above and is written anew
        return;
    }
    terminal.settle();
    if (terminal.session.failure()) return;
    terminal.session.end_turn();
    terminal.settle();
}

void print_wrap_up(const Terminal& terminal) {
    const Session& session = terminal.session;
    for (const std::string_view question : scenario::wrap_questions()) {
        const auto* options = scenario::options_of(session.play().scenario->wrap_up, question);
        if (!options || options->empty()) continue;
        terminal.environment.out << "  " << question << '=';
        for (const scenario::WrapOption& option : *options)
            terminal.environment.out << ' '
                                     << terminal.environment.texts.get(
                                            "cli.desk.value",
                                            {{"id", printable(option.id.value)},
                                             {"words", printable(engine::render(session.play(), option.text,
                                                                                session.play().lang))}});
        terminal.environment.out << '\n';
    }
}

void prompt(Terminal& terminal) {
    if (terminal.in_wrap_up()) {
        terminal.environment.say("cli.play.wrap_up");
        print_wrap_up(terminal);
    } else if (terminal.by_choices()) {
        terminal.print_choices();
        terminal.environment.out << terminal.environment.texts.get("cli.play.pick") << '\n';
    }
    terminal.environment.out << "> " << std::flush;
}

void help(const Terminal& terminal) {
    terminal.environment.say(terminal.by_choices() ? "cli.play.help_choices" : "cli.play.help_free");
}

/// A line that begins with a slash. False when the person leaves.
bool obey_command(Terminal& terminal, const std::string& line) {
    const std::size_t end = std::min(line.find_first_of(" \t"), line.size());
    const std::string word = line.substr(1, end - 1);
    const bool alone = line.find_first_not_of(" \t\r", end) == std::string::npos;
    if (word == "quit") return false;
    if (word == "help")
        help(terminal);
    else if (word == "hint")
        terminal.ask(engine::HintShown{next_hint(terminal.session.state())});
    else if (word == "close")
        terminal.ask(engine::ClosedByAgent{});
    else if (word == "desk")
        print_desk(terminal.desk(), terminal.environment);
    else if (word == "do" && alone)
        print_actions(terminal.desk(), terminal.session.play(), terminal.session.state(),
                      terminal.environment);
    else if (word == "do" || word == "wrap" || word == "choose")
        do_script_line(terminal, line.substr(1));
    else
        terminal.environment.say("cli.play.unknown_command", {{"word", printable("/" + word)}});
    return true;
}

/// Enter alone: time has passed. Where nothing came of it, what could be typed is said.
void pass_by(Terminal& terminal) {
    const std::size_t before = terminal.session.told().lines.size();
    terminal.settle();
    if (terminal.in_wrap_up() || terminal.by_choices() || terminal.session.told().lines.size() > before)
        return; // something new was printed, or what to type is printed again
    terminal.environment.say("cli.play.waiting");
}

/// False when the person leaves.
bool obey(Terminal& terminal, const std::string& line) {
    if (line.starts_with("/")) return obey_command(terminal, line);
    const bool blank = line.find_first_not_of(" \t\r") == std::string::npos;
    if (blank && (terminal.by_choices() || terminal.in_wrap_up() || terminal.session.box().empty()))
        pass_by(terminal);
    else if (terminal.by_choices())
        terminal.ask(choice_named(terminal.session, line));
    else
        say_reply(terminal, line);
    return true;
}

void converse(Terminal& terminal) {
    terminal.settle();
    help(terminal);
    std::string line;
    while (!terminal.session.is_over()) {
        prompt(terminal);
        if (!std::getline(terminal.environment.in, line) || !obey(terminal, line)) break;
    }
    terminal.session.settle();
    terminal.print_new();
}

} // namespace

void converse_on_terminal(Session& session, Environment& environment) {
    Terminal terminal{session, environment};
    converse(terminal);
}

Exit play_on_terminal(const ReadyCase& ready, const std::shared_ptr<const text::Judge>& judge,
                      TerminalOutput output, const records::Actor& actor, Environment& environment) {
    std::optional<records::Store> store;
    const auto folder = platform::data_folder();
    auto opened = folder ? open_telling(folder.value(), environment)
                         : records::Outcome<records::Store>(records::StoreFault{});
    const Log log = folder ? open_log(folder.value()) : nullptr;
    log_start(log);
    if (!opened) {
        log_fault(log, opened.error());
        environment.say(records::sentence(opened.error()));
        return Exit::unavailable;
    }
    store.emplace(std::move(opened).value());
    for (const records::StoreNotice& notice : store->notices()) {
        log_notice(log, notice);
        if (notice.kind != records::StoreNotice::Kind::missing_tail) // told with the opening
            environment.say(records::sentence(notice));
    }
    records::ActingStore own(*store, actor);
    SessionParts parts{judge, &own, platform::monotonic_now};
    parts.contents = ready.contents;
    parts.on_fault = [&](const records::StoreFault& fault) { log_fault(log, fault); };
    Session session = Session::begin(std::move(parts), ready.play, ready.began, records::fresh_uuid());
    Environment talk{environment.in,        output.json ? environment.err : environment.out,
                     environment.err,       environment.texts,
                     environment.assets,    environment.library,
                     environment.asked_lang};
    Terminal terminal{session, talk};
    converse(terminal);
    if (!session.is_closed()) {
        environment.say("cli.play.left");
        return Exit::findings;
    }
    if (output.json)
        environment.out << say_rules_only(play_json(session.told(), reply_judge(judge), output.contexts),
                                          output.rules_only)
                        << '\n';
    else
        print_result(session.told(), engine::missed_labels(session.told(), reply_judge(judge)), environment);
    return Exit::fine;
}

} // namespace amends::app::cli
