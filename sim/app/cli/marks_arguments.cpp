#include "sim/app/cli/people_arguments.hpp"
#include "sim/app/cli/verbs.hpp"

namespace amends::app::cli {
namespace {

using MarksDoes = MarksCommand::Verb;
constexpr std::array<CommandVerb<MarksDoes>, 14> marks_verbs = {
    {{"queue", MarksDoes::queue, 0, 0, "", "--json --as "},
     {"show", MarksDoes::show, 1, 1, "ATTEMPT", "--json --as "},
     {"confirm", MarksDoes::confirm, 1, 3, "ATTEMPT [TURN LABEL]", "--reason --json --as "},
     {"lift", MarksDoes::lift, 3, 3, "ATTEMPT TURN LABEL", "--reason --json --as "},
     {"overrule", MarksDoes::overrule, 4, 4, "ATTEMPT TURN add|remove LABEL", "--reason --json --as "},
     {"dispute", MarksDoes::dispute, 3, 3, "ATTEMPT TURN LABEL,…", "--comment --json --as "},
     {"answer", MarksDoes::answer, 2, 2, "DISPUTE accept|partly|refuse", "--reason --labels --json --as "},
     {"remark", MarksDoes::remark, 0, 0, "", "--programme --dry-run --write --reason --json --as "},
     {"sample", MarksDoes::sample, 0, 0, "", "--programme --purpose --count --seed --reason --json --as "},
     {"next", MarksDoes::next, 0, 0, "", "--sample --json --as "},
     {"mark", MarksDoes::mark, 2, 2, "ATTEMPT TURN", "--sample --labels --none --comment --json --as "},
     {"agreement", MarksDoes::agreement, 0, 0, "", "--sample --json --as "},
     {"calibrate", MarksDoes::calibrate, 0, 0, "", "--sample --write --reason --json --as "},
     {"lines", MarksDoes::lines, 0, 0, "", "--out --as "}}};

} // namespace

void define_marks(CLI::App& marks, MarksCommand& raw) {
    define_verbs(marks, marks_verbs, raw.verb_word, raw.words);
    const std::pair<const char*, std::string*> texts[] = {
        {"--reason", &raw.reason}, {"--comment", &raw.comment},
        {"--labels", &raw.labels}, {"--programme", &raw.programme},
        {"--sample", &raw.sample}, {"--out", &raw.out},
        {"--as", &raw.as}};
    for (const auto& [name, text] : texts)
        marks.add_option(name, *text);
    marks.add_option("--purpose", raw.purpose)->check(CLI::IsMember({"second", "calibration"}));
    marks.add_option("--count", raw.count)->check(CLI::Range(1, 100'000));
    marks.add_option("--seed", raw.seed)->check(CLI::Range(std::int64_t{0}, (std::int64_t{1} << 53) - 1));
    marks.add_flag("--none", raw.none);
    CLI::Option* write = marks.add_flag("--write", raw.write);
    marks.add_flag("--dry-run", raw.dry_run)->excludes(write);
    marks.add_flag("--json", raw.json);
}

support::Result<Arguments, UsageFault> marks_command(const CLI::App& marks, const MarksCommand& raw) {
    const auto asked = verb_asked(marks, marks_verbs, raw.verb_word, raw.words, "cli.usage.marks_takes_no");
    if (!asked) return asked.error();
    const auto* verb = asked.value();
    const auto missing = [](std::string_view what) {
        return UsageFault{"cli.usage.missing", {{"what", std::string(what)}}};
    };
    MarksCommand command = raw;
    command.verb = verb->verb;
    const bool takes_reason = verb->takes.find("--reason ") != std::string_view::npos;
    const bool needs_reason = takes_reason && command.verb != MarksDoes::remark
                              && command.verb != MarksDoes::calibrate && command.verb != MarksDoes::sample;
    if ((needs_reason || (takes_reason && command.write)) && command.reason.empty())
        return missing("--reason TEXT");
    if (command.verb == MarksDoes::dispute && command.comment.empty()) return missing("--comment TEXT");
    if (command.verb == MarksDoes::confirm && command.words.size() == 2) return missing("LABEL");
    if (command.verb == MarksDoes::remark && !command.dry_run && !command.write)
        return missing("--dry-run | --write --reason TEXT");
    if (command.verb == MarksDoes::mark && command.labels.empty() != command.none)
        return missing("--labels LABEL,… | --none");
    if (command.verb == MarksDoes::calibrate && command.sample.empty()) return missing("--sample ID");
    if (command.verb == MarksDoes::lines && command.out.empty()) return missing("--out FILE");
    return Arguments{command, {}, {}};
}

} // namespace amends::app::cli
