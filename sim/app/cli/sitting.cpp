#include "sim/app/cli/sitting.hpp"

#include "sim/app/cli/record_play.hpp"
#include "sim/app/cli/sign_in.hpp"
#include "sim/app/cli/terminal_play.hpp"
#include "sim/app/people/duties.hpp"
#include "sim/app/platform/clock.hpp"
#include "sim/app/platform/files.hpp"
#include "sim/app/platform/terminal.hpp"
#include "sim/app/printable.hpp"
#include "sim/app/session/abandon.hpp"
#include "sim/app/session/session.hpp"
#include "sim/app/store_place.hpp"
#include "sim/engine/play.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <ostream>

namespace amends::app::cli {
namespace {

constexpr std::size_t script_file_bytes_max = 1U << 20U;

/// What stays the same from case to case.
struct Sat {
    records::Store& store;
    records::Reader& reader;
    const records::Actor& actor;
    const records::Programme& programme;
    records::Sitting sitting;
    const SittingAsked& asked;
    JudgeFromFiles judge;
    Environment& environment;
    records::ActingStore& own; ///< the store for whoever sits
};

/// How an attempt of the sitting ended.
enum class Ended { finished, left, unplayable };

/// Nothing after having said why.
std::optional<ReadyCase> ready_for(const Sat& sat, std::size_t place) {
    auto ready = ready_for_sitting(sat.reader, sat.programme, sat.sitting, place, sat.environment.assets,
                                   desk_id(sat.store.files().folder), sat.judge);
    if (ready) return std::move(ready).value();
    const NoCase& no = ready.error();
    switch (no.why) {
    case NoCase::Why::case_lost:
        sat.environment.say("cli.programme.case_lost", {{"case", printable(no.name)}});
        break;
    case NoCase::Why::rubric_lost:
        sat.environment.say("cli.programme.rubric_lost", {{"rubric", printable(no.name)}});
        break;
    case NoCase::Why::not_ready:
        sat.environment.tell(no.not_ready.problems);
        sat.environment.say(no.not_ready.message);
        break;
    }
    return std::nullopt;
}

Ended play_script_of(const Sat& sat, const ReadyCase& ready, const std::string& id) {
    const std::string file = sat.asked.scripts + "/" + ready.play.scenario->id.value + ".txt";
    auto text = platform::read_file(file, script_file_bytes_max);
    if (!text) {
        sat.environment.say_unreadable(file, text.error());
        return Ended::unplayable;
    }
    const scenario::Script script = scenario::parse_script(file, text.value());
    sat.environment.tell(script.problems);
    if (has_errors(script.problems)) return Ended::unplayable;
    const auto judge_reply = [&](const text::Context& context, std::string_view reply) {
        return sat.judge.judge->judge(context, reply);
    };
    const engine::Played played = engine::play_script(ready.play, ready.began, judge_reply, script, file);
    sat.environment.tell(played.problems);
    if (const auto fault = record_play(sat.own, id, ready, played.told, judge_reply)) {
        told_fault(*fault, sat.environment);
        return Ended::unplayable;
    }
    if (played.finished) return Ended::finished;
    if (const auto fault = abandon(sat.own, sat.reader, id)) told_fault(*fault, sat.environment);
    return Ended::left;
}

Ended converse_to_the_end(Session session, const Sat& sat) {
    Environment talk{sat.environment.in,        sat.asked.json ? sat.environment.err : sat.environment.out,
                     sat.environment.err,       sat.environment.texts,
                     sat.environment.assets,    sat.environment.library,
                     sat.environment.asked_lang};
    converse_on_terminal(session, talk);
    if (!session.is_over()) session.ask(engine::Abandoned{});
    session.settle();
    return session.state().phase == engine::Phase::finished ? Ended::finished : Ended::left;
}

SessionParts parts_of(const Sat& sat, std::vector<records::NewContent> contents) {
    SessionParts parts{sat.judge.judge, &sat.own, platform::monotonic_now};
    parts.contents = std::move(contents);
    return parts;
}

/// An attempt that a crash left is gone on with on the terminal.
Ended go_on(const Sat& sat, const std::string& id) {
    auto stored = load_attempt(sat.reader, id);
    if (!stored || !sat.asked.scripts.empty()) {
        if (const auto fault = abandon(sat.own, sat.reader, id)) told_fault(*fault, sat.environment);
        return Ended::left;
    }
    return converse_to_the_end(
        Session::resume(parts_of(sat, judge_contents(sat.judge)), std::move(stored.value().play),
                        std::move(stored.value().events), id, stored.value().drafts, true),
        sat);
}

Ended play_new(Sat& sat, std::size_t place, std::string id) {
    auto ready = ready_for(sat, place);
    if (!ready) return Ended::unplayable;
    if (id.empty()) {
        id = records::fresh_uuid();
        if (const auto fault =
                sat.store.wait(records::note_attempt(sat.store, sat.actor, sat.sitting.id, place, id))
                    .fault) {
            told_fault(*fault, sat.environment);
            return Ended::unplayable;
        }
        sat.sitting.attempts.push_back(id);
    }
    if (!sat.asked.scripts.empty()) return play_script_of(sat, *ready, id);
    return converse_to_the_end(Session::begin(parts_of(sat, ready->contents), ready->play, ready->began, id),
                               sat);
}

Ended play_place(Sat& sat, std::size_t place) {
    if (place >= sat.sitting.attempts.size()) return play_new(sat, place, {});
    const std::string id = sat.sitting.attempts[place];
    const auto row = records::find_attempt(sat.reader, id);
    if (row && !row.value()) return play_new(sat, place, id); // noted, and never begun
    if (!row || row.value()->state == records::AttemptState::abandoned) return Ended::left;
    return row.value()->state == records::AttemptState::finished ? Ended::finished : go_on(sat, id);
}

void print_outcome(const records::Sitting& sitting, const records::SittingResult& result, bool as_json,
                   const Environment& environment) {
    using nlohmann::json;
    if (as_json) {
        environment.out << json{{"sitting", sitting.id},
                                {"phase", sitting.phase},
                                {"form", std::string(1, sitting.form)},
                                {"state", to_string(result.state)},
                                {"total", result.total_tenths
                                              ? json(static_cast<double>(*result.total_tenths) / 10)
                                              : json(nullptr)},
                                {"passed", result.passed},
                                {"unconfirmed", result.unconfirmed},
                                {"attempts", sitting.attempts}}
                               .dump()
                        << '\n';
        return;
    }
    if (result.state != records::SittingState::finished) {
        environment.out << environment.texts.get("cli.programme.left") << '\n';
        return;
    }
    const std::string total =
        fmt::format("{:.1f}", static_cast<double>(result.total_tenths.value_or(0)) / 10);
    environment.out << environment.texts.get(
        result.passed ? "cli.programme.passed" : "cli.programme.not_passed", {{"total", total}})
                    << '\n';
    if (result.unconfirmed > 0)
        environment.out << environment.texts.get("cli.programme.unconfirmed", {{"count", result.unconfirmed}})
                        << '\n';
}

Exit close(Sat& sat) {
    const auto result = records::judge_sitting(sat.reader, sat.programme, sat.sitting);
    if (!result) return told_fault(result.error(), sat.environment);
    if (const auto fault =
            sat.store.wait(records::close_sitting(sat.store, sat.actor, sat.sitting.id, result.value()))
                .fault)
        return told_fault(*fault, sat.environment);
    print_outcome(sat.sitting, result.value(), sat.asked.json, sat.environment);
    return result.value().state == records::SittingState::finished ? Exit::fine : Exit::findings;
}

} // namespace

Exit sit(records::Store& store, const records::Actor& actor, const records::Programme& programme,
         const SittingAsked& asked, Environment& environment) {
    if (asked.scripts.empty() && !platform::is_terminal(platform::Stream::input)) {
        environment.say("cli.programme.no_terminal");
        return Exit::unusable;
    }
    auto reader = records::reader_of(store);
    if (!reader) return told_fault(reader.error(), environment);
    records::ActingStore own(store, actor);
    Sat sat{store,
            reader.value(),
            actor,
            programme,
            {},
            asked,
            load_judge(environment.assets, true, environment.own_lexicon),
            environment,
            own};
    if (!sat.judge.judge || sat.judge.rules_only()) { // said before anything is begun
        environment.tell(sat.judge.problems);
        environment.say("cli.programme.no_model");
        return Exit::unusable;
    }
    auto sitting = open_sitting(store, reader.value(), actor, programme, asked.phase);
    if (!sitting) return told_fault(sitting.error(), environment);
    sat.sitting = std::move(sitting).value();
    if (asked.scripts.empty()) environment.say("cli.programme.begins");
    const std::size_t places = programme.forms.at(sat.sitting.form).size();
    for (std::size_t place = 0; place < places; ++place) {
        const Ended ended = play_place(sat, place);
        if (ended == Ended::unplayable) return Exit::unusable; // it stays open and can be gone on with
        if (ended == Ended::left) break;
    }
    return close(sat);
}

} // namespace amends::app::cli
