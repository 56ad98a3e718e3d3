// amends export --xapi and --debrief: attempts for other programs and for paper.
#include "sim/app/cli/export_attempt.hpp"

#include "sim/app/author/exchange.hpp"
#include "sim/app/cli/asking.hpp"
#include "sim/app/cli/told_refusal.hpp"
#include "sim/app/out/debrief_page.hpp"
#include "sim/app/out/xapi.hpp"
#include "sim/app/people/duties.hpp"
#include "sim/app/session/ready_case.hpp"
#include "sim/records/words.hpp"

#include <algorithm>
#include <utility>

namespace amends::app::cli {
namespace {

using OrderedJson = nlohmann::ordered_json;

using AskedExport = Asking<ExportCommand>;

/// Attempts the words mean: of the programme of that id or title, or of that attempt. Nothing after having
/// said why.
std::optional<std::vector<std::string>> meant_attempts(const AskedExport& asked, const std::string& word,
                                                       Exit& code) {
    code = Exit::unusable;
    const auto called = programmes_called(asked.reader, word);
    if (!called) {
        code = told_fault(called.error(), asked.environment);
        return std::nullopt;
    }
    if (called.value().size() > 1) {
        asked.environment.say("cli.programme.several", {{"id", printable(word)}});
        return std::nullopt;
    }
    if (!called.value().empty()) {
        const auto sittings = records::sittings_of(asked.reader, called.value().front().id);
        if (!sittings) {
            code = told_fault(sittings.error(), asked.environment);
            return std::nullopt;
        }
        std::vector<std::string> attempts;
        for (const records::Sitting& sitting : sittings.value())
            if (sitting.void_reason.empty())
                attempts.insert(attempts.end(), sitting.attempts.begin(), sitting.attempts.end());
        return attempts;
    }
    const auto attempt = records::find_attempt(asked.reader, word);
    if (!attempt) {
        code = told_fault(attempt.error(), asked.environment);
        return std::nullopt;
    }
    if (attempt.value()) return std::vector<std::string>{word};
    asked.environment.say("cli.export.no_attempt", {{"id", printable(word)}});
    return std::nullopt;
}

Exit write_xapi(const AskedExport& asked) {
    Exit code = Exit::fine;
    XapiSettings settings;
    settings.with_words = asked.command.with_words;
    if (!asked.command.home.empty()) settings.home = asked.command.home;
    if (settings.home.back() != '/') settings.home += '/';
    OrderedJson statements = OrderedJson::array();
    std::int64_t left_out = 0;
    for (const std::string& word : asked.command.cases) {
        const auto attempts = meant_attempts(asked, word, code);
        if (!attempts) return code;
        for (const std::string& id : *attempts) {
            const auto attempt = read_for_xapi(asked.reader, id);
            if (!attempt) return told_fault(attempt.error(), asked.environment);
            if (!attempt.value()) continue;
            if (const auto no = records::why_not_read(asked.reader, asked.actor, attempt.value()->row.person))
                return told_fault(*no, asked.environment);
            XapiSettings own = settings;
            if (settings.with_words) {
                auto words = records::readable_words(asked.reader, asked.actor, attempt.value()->row);
                if (!words) return told_fault(words.error(), asked.environment);
                own.may_tell = [readable = std::move(words).value()](std::int64_t seq) {
                    return readable.turn(seq);
                };
            }
            auto made = xapi_statements(*attempt.value(), own);
            if (made.empty()) ++left_out;
            for (auto& statement : made)
                statements.push_back(std::move(statement));
        }
    }
    const auto written =
        write_exported(asked.command.package, "[",
                       statements.dump(1, ' ', false, OrderedJson::error_handler_t::replace) + '\n');
    if (!written) return told_refusal(written.error(), asked.environment);
    asked.environment.out << asked.environment.texts.get(
        "cli.export.xapi",
        {{"count", statements.size()}, {"left_out", left_out}, {"file", printable(asked.command.package)}})
                          << '\n';
    return Exit::fine;
}

Exit write_debrief(const AskedExport& asked) {
    if (asked.command.cases.size() != 1) {
        asked.environment.say("cli.export.one_attempt");
        return Exit::unusable;
    }
    const std::string& id = asked.command.cases.front();
    const auto row = records::find_attempt(asked.reader, id);
    if (!row) return told_fault(row.error(), asked.environment);
    if (!row.value()) {
        asked.environment.say("cli.export.no_attempt", {{"id", printable(id)}});
        return Exit::unusable;
    }
    if (const auto no = records::why_not_read(asked.reader, asked.actor, row.value()->person))
        return told_fault(*no, asked.environment);
    if (const auto no = records::why_not_read_all(asked.reader, asked.actor, *row.value()))
        return told_fault(*no, asked.environment);
    const auto stored = load_attempt(asked.reader, id);
    if (!stored) {
        asked.environment.err << "amends: " << stored.error().message.in(asked.environment.lang()) << '\n';
        return Exit::unusable;
    }
    engine::Playthrough told = engine::new_playthrough(stored.value().play);
    for (const engine::Event& event : stored.value().events)
        engine::advance(told, event);
    DebriefPageFacts facts{row.value()->person, row.value()->started_utc.substr(0, 10), id, today()};
    const auto person = records::find_person(asked.reader, row.value()->person);
    if (person && person.value()) facts.person = person.value()->name;
    const JudgeFromFiles judge = load_judge(asked.environment.assets, true, asked.environment.own_lexicon);
    const ui::DebriefView view =
        ui::make_debrief_view({.told = told,
                               .texts = asked.environment.texts,
                               .attempt = id,
                               .missed = engine::missed_labels(told, reply_judge(judge.judge))});
    const std::string page = debrief_page(view, asked.environment.texts, facts);
    if (const auto written = write_exported(asked.command.package, "<!DOCTYPE html>", page); !written)
        return told_refusal(written.error(), asked.environment);
    asked.environment.out << asked.environment.texts.get("cli.export.debrief",
                                                         {{"file", printable(asked.command.package)}})
                          << '\n';
    return Exit::fine;
}

} // namespace

Exit export_attempts(const ExportCommand& command, Environment& environment) {
    Exit code = Exit::fine;
    auto open = open_records(command.as, environment, code);
    if (!open) return code;
    const AskedExport asked{open->store, open->reader, open->actor, command, environment};
    return command.xapi ? write_xapi(asked) : write_debrief(asked);
}

} // namespace amends::app::cli
