#include "sim/app/cli/people_arguments.hpp"
#include "sim/app/cli/verbs.hpp"

namespace amends::app::cli {
namespace {

using ProgrammeDoes = ProgrammeCommand::Verb;
constexpr std::size_t many = 100'000;
constexpr std::array<CommandVerb<ProgrammeDoes>, 9> programme_verbs = {
    {{"new", ProgrammeDoes::new_, 1, 1, "TITLE",
      "--baseline --final --rubric --baseline-from --baseline-due --final-from --final-due --pass-mark "
      "--seed "
      "--choices --case-lang --chosen-by-score --no-warm-up --json --as "},
     {"list", ProgrammeDoes::list, 0, 0, "", "--json --as "},
     {"show", ProgrammeDoes::show, 1, 1, "PROGRAMME", "--json --as "},
     {"add-people", ProgrammeDoes::add_people, 1, many, "PROGRAMME", "--group --json --as "},
     {"start", ProgrammeDoes::start, 1, 1, "PROGRAMME", "--phase --scripts --json --as "},
     {"void", ProgrammeDoes::void_, 1, 1, "SITTING", "--reason --json --as "},
     {"resit", ProgrammeDoes::resit, 2, many, "PROGRAMME CASE…", "--json --as "},
     {"figures", ProgrammeDoes::figures, 2, 2, "PROGRAMME FILE.csv", "--json --as "},
     {"explore", ProgrammeDoes::explore, 1, 1, "PROGRAMME", "--json --as "}}};

} // namespace

void define_report(CLI::App& report, ReportCommand& raw) {
    CLI::Option* programme = report.add_option("--programme", raw.programme);
    CLI::Option* demonstration = report.add_flag("--demo", raw.demonstration)->excludes(programme);
    CLI::Option_group* which = report.add_option_group("--programme P | --demo");
    which->add_options(programme, demonstration);
    which->require_option(1);
    CLI::Option* csv = report.add_option("--csv", raw.csv);
    report.add_flag("--no-bom", raw.no_mark)->needs(csv);
    report.add_option("--html", raw.html);
    report.add_option("--as", raw.as);
    report.add_flag("--json", raw.json);
}

void define_programme(CLI::App& programme, ProgrammeCommand& raw) {
    define_verbs(programme, programme_verbs, raw.verb_word, raw.words);
    const std::pair<const char*, std::string*> texts[] = {{"--baseline", &raw.baseline},
                                                          {"--final", &raw.final_},
                                                          {"--rubric", &raw.rubric},
                                                          {"--baseline-from", &raw.baseline_from},
                                                          {"--baseline-due", &raw.baseline_due},
                                                          {"--final-from", &raw.final_from},
                                                          {"--final-due", &raw.final_due},
                                                          {"--group", &raw.group},
                                                          {"--scripts", &raw.scripts},
                                                          {"--reason", &raw.reason},
                                                          {"--as", &raw.as}};
    for (const auto& [name, text] : texts)
        programme.add_option(name, *text);
    programme.add_option("--phase", raw.phase)->check(CLI::IsMember({"baseline", "final", "resit"}));
    programme
        .add_option_function<std::string>("--case-lang",
                                          [&raw](const std::string& lang) {
                                              raw.case_lang =
                                                  lang == "zh" ? support::Lang::zh : support::Lang::en;
                                          })
        ->check(CLI::IsMember({"zh", "en"}));
    programme.add_option("--pass-mark", raw.pass_mark)->check(CLI::Range(0, 100));
    programme.add_option("--seed", raw.seed)->check(CLI::Range(std::int64_t{0}, (std::int64_t{1} << 53) - 1));
    programme.add_flag("--choices", raw.choices);
    programme.add_flag("--chosen-by-score", raw.chosen_by_score);
    programme.add_flag("--no-warm-up", raw.no_warm_up);
    programme.add_flag("--json", raw.json);
}

support::Result<Arguments, UsageFault> programme_command(const CLI::App& programme,
                                                         const ProgrammeCommand& raw) {
    const auto asked =
        verb_asked(programme, programme_verbs, raw.verb_word, raw.words, "cli.usage.programme_takes_no");
    if (!asked) return asked.error();
    const auto* verb = asked.value();
    ProgrammeCommand command = raw;
    command.verb = verb->verb;
    const auto missing = [](const char* what) { return UsageFault{"cli.usage.missing", {{"what", what}}}; };
    if (command.verb == ProgrammeDoes::new_ && (command.baseline.empty() || command.final_.empty()))
        return missing("--baseline CASE,CASE,… --final CASE,CASE,…");
    if (command.verb == ProgrammeDoes::start && command.as.empty()) return missing("--as PERSON");
    if (command.verb == ProgrammeDoes::start && command.phase.empty())
        return missing("--phase baseline|final|resit");
    if (command.verb == ProgrammeDoes::void_ && command.reason.empty()) return missing("--reason TEXT");
    if (command.verb == ProgrammeDoes::add_people && command.words.size() < 2 && command.group.empty())
        return missing("PERSON… | --group GROUP");
    return Arguments{command, {}, {}};
}

} // namespace amends::app::cli
