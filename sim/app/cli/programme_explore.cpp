#include "sim/app/cli/programme_asked.hpp"
#include "sim/app/report/explored_forms.hpp"

#include <fmt/format.h>

namespace amends::app::cli {
namespace {

using nlohmann::json;

/// What the simulated trainees come to on both forms.
Exit tell_explored(const AskedOfProgramme& asked, const records::Programme& programme) {
    const auto found = explored_forms(asked.reader, programme);
    if (!found) return told_fault(found.error(), asked.environment);
    const ExploredForms& forms = found.value();
    json kinds = json::array();
    for (const ExploredForms::Kind& kind : forms.kinds) {
        kinds.push_back({{"trainee", kind.name}, {"a", kind.a}, {"b", kind.b}});
        if (!asked.command.json)
            asked.line("cli.programme.explored_kind",
                       {{"name", asked.environment.texts.get("cli.explore.trainee_" + kind.name)},
                        {"a", fmt::format("{:.1f}", kind.a)},
                        {"b", fmt::format("{:.1f}", kind.b)}});
    }
    if (asked.command.json)
        asked.document({{"cases", forms.cases},
                        {"explored", forms.explored},
                        {"trainees", std::move(kinds)},
                        {"within", forms.within()}});
    else
        asked.line(!forms.complete() ? "cli.programme.explored_part"
                   : forms.within()  ? "cli.programme.explored_alike"
                                     : "cli.programme.explored_unlike",
                   {{"explored", forms.explored},
                    {"cases", forms.cases},
                    {"widest", fmt::format("{:.1f}", forms.complete() ? forms.widest() : 0)}});
    return forms.complete() ? Exit::fine : Exit::findings;
}

} // namespace

Exit explore_forms(const AskedOfProgramme& asked) {
    Exit code = Exit::fine;
    const auto programme =
        programme_named(asked.reader, asked.command.words.front(), asked.environment, code);
    if (!programme) return code;
    if (const auto no = why_not(asked.reader, asked.actor, records::Right::run_programmes))
        return told_fault(*no, asked.environment);
    const JudgeFromFiles judge = load_judge(asked.environment.assets, true, asked.environment.own_lexicon);
    if (!judge.judge || judge.rules_only()) {
        asked.environment.say("cli.programme.no_model");
        return Exit::unusable;
    }
    for (const char form : {'A', 'B'})
        for (const records::FormCase& one : programme->forms.at(form)) {
            const auto known = is_explored(asked.reader, *programme, one);
            if (!known) return told_fault(known.error(), asked.environment);
            if (known.value()) continue;
            auto explored = explore_case(asked.reader, *programme, one, judge);
            if (!explored) {
                asked.environment.say("cli.programme.case_lost", {{"case", printable(one.scenario)}});
                return Exit::unusable;
            }
            if (const auto failed = asked.failed(asked.store.put_content(std::move(*explored))))
                return *failed;
            asked.environment.say("cli.programme.explored_case", {{"case", printable(one.scenario)}});
        }
    return tell_explored(asked, *programme);
}

} // namespace amends::app::cli
