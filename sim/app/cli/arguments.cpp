#include "sim/app/cli/arguments.hpp"

#include "sim/app/cli/people_arguments.hpp"
#include "sim/app/cli/verbs.hpp"
#include "support/did_you_mean.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <cstdio>

namespace amends::app::cli {
namespace {

using Parsed = support::Result<Arguments, UsageFault>;
using Texts = std::vector<std::string>;

/// What CLI11 fills in; each command picks its own.
struct Raw {
    bool help = false, version = false, json = false, record = false, contexts = false, strict = false;
    bool coverage = false, samples = false, cross_validate = false, free = false, choices = false;
    bool dry_run = false, keep_names = false, trust_dates = false;
    std::string practice, assessment, reason;
    std::string lang, library, scenario, mode = "practice", script, person, context, reply, batch, file,
                                         output;
    std::string shot, items, size, verb, attempt, rubric, as, accept_reason;
    Texts paths, findings;
    NewCommand made;
    ImportCommand imported;
    ExportCommand exported;
    InboxCommand inbox;
    PeopleCommand people;
    ProgrammeCommand programme;
    ReportCommand report;
    MarksCommand marks;
    std::uint64_t seed = 0, random = 0;
    std::vector<std::int64_t> counts;
};

constexpr std::int64_t greatest_seed = (1LL << 53) - 1; ///< what every JSON reader holds exactly
constexpr std::int64_t random_plays_max = 1'000'000;

CLI::App* command(CLI::App& app, const char* name) {
    CLI::App* made = app.add_subcommand(name);
    made->set_help_flag();
    made->fallthrough();
    return made;
}

void define_play(CLI::App& app, Raw& raw) {
    CLI::App* play = command(app, "play");
    play->add_option("ID", raw.scenario)->required();
    play->add_option("--mode", raw.mode)->check(CLI::IsMember({"practice", "assessment"}));
    CLI::Option* free = play->add_flag("--free", raw.free);
    play->add_flag("--choices", raw.choices)->excludes(free);
    play->add_option("--seed", raw.seed)->check(CLI::Range(std::int64_t{0}, greatest_seed));
    play->add_option("--script", raw.script);
    play->add_option("--as", raw.person);
    play->add_option("--rubric", raw.rubric);
    play->add_flag("--record", raw.record);
    play->add_flag("--json", raw.json);
    play->add_flag("--contexts", raw.contexts);
}

void define_judging(CLI::App& app, Raw& raw) {
    CLI::App* score = command(app, "score");
    CLI::Option* batch = score->add_option("--batch", raw.batch);
    CLI::Option* context = score->add_option("--context", raw.context)->excludes(batch);
    score->add_option("--reply", raw.reply)->needs(context);
    score->add_flag("--json", raw.json);
    CLI::App* eval = command(app, "eval");
    eval->add_option("FILE", raw.file)->required();
    eval->add_flag("--cross-validate", raw.cross_validate);
    eval->add_flag("--json", raw.json);
    CLI::App* train = command(app, "train");
    train->add_option("FILE", raw.file)->required();
    train->add_option("-o,--output", raw.output)->required();
}

void define_authoring(CLI::App& app, Raw& raw) {
    CLI::App* list = command(app, "list");
    list->add_flag("--json", raw.json);
    CLI::App* check = command(app, "check");
    check->add_option("PATH", raw.paths)->required();
    check->add_flag("--strict", raw.strict);
    check->add_flag("--coverage", raw.coverage);
    check->add_flag("--samples", raw.samples);
    CLI::Option* check_json = check->add_flag("--json", raw.json);
    check->add_option("--accept", raw.accept_reason)->expected(0, 1)->excludes(check_json);
    CLI::App* explore = command(app, "explore");
    explore->add_option("PATH", raw.paths)->required();
    explore->add_option("--random", raw.random)->check(CLI::Range(std::int64_t{0}, random_plays_max));
    explore->add_option("--seed", raw.seed)->check(CLI::Range(std::int64_t{0}, greatest_seed));
    explore->add_flag("--json", raw.json);
    CLI::App* inbox = command(app, "inbox");
    inbox->add_option("CASE", raw.inbox.scenario);
    inbox->add_option("--as", raw.inbox.as);
    inbox->add_flag("--json", raw.inbox.json);
}

void define_making(CLI::App& app, Raw& raw) {
    CLI::App* made = command(app, "new");
    made->add_option("ID", raw.made.id);
    CLI::Option* from_template = made->add_option("--template", raw.made.template_name);
    made->add_option("--from-conversation", raw.made.conversation)->excludes(from_template);
    made->add_option("--title", raw.made.title);
    made->add_option("-o,--output", raw.made.folder);
    made->add_option("--customer", raw.made.customers);
    made->add_option("--agent", raw.made.agents);
    made->add_option("--leave-out", raw.made.left_out);
    made->add_option("--mask", raw.made.mask);
    made->add_option("--keep", raw.made.keep);
    made->add_flag("--list", raw.made.list);
    made->add_flag("--parts", raw.made.parts);
    made->add_flag("--json", raw.made.json);
    CLI::App* import = command(app, "import");
    import->add_option("FILE", raw.imported.file)->required();
    CLI::Option* into = import->add_option("--into", raw.imported.into);
    import->add_option("--to", raw.imported.folder)->excludes(into);
    import->add_option("--as", raw.imported.id)->excludes(into);
    import->add_flag("--dry-run", raw.imported.dry_run)->needs(into);
    import->add_flag("--keep-both", raw.imported.keep_both)->excludes(into);
    CLI::App* export_ = command(app, "export");
    export_->add_option("CASE", raw.exported.cases)->required();
    CLI::Option* package = export_->add_option("-o,--output", raw.exported.package);
    CLI::Option* page = export_->add_option("--html", raw.exported.page)->excludes(package);
    export_->add_option("--texts", raw.exported.texts)->excludes(package)->excludes(page);
    CLI::Option* xapi = export_->add_flag("--xapi", raw.exported.xapi)->needs(package);
    export_->add_flag("--debrief", raw.exported.debrief)->needs(package)->excludes(xapi);
    export_->add_flag("--with-words", raw.exported.with_words)->needs(xapi);
    export_->add_option("--home", raw.exported.home)
        ->needs(xapi)
        ->check(CLI::Validator(
            [](const std::string& address) {
                const bool is_web = address.starts_with("https://") || address.starts_with("http://");
                return is_web && address.find_first_of(" \"<>\\^`{|}") == std::string::npos ? std::string()
                                                                                            : "no address";
            },
            "https://…"));
    export_->add_option("--as", raw.exported.as);
}

struct RecordsVerb {
    std::string_view name;
    RecordsCommand::Verb verb{};
    std::string_view takes; ///< its options, a blank behind each
};
constexpr std::array<RecordsVerb, 11> records_verbs = {
    {{"verify", RecordsCommand::Verb::verify, "FILE --json "},
     {"list", RecordsCommand::Verb::list, "FILE --as --json "},
     {"export", RecordsCommand::Verb::export_, "FILE --attempt --person --as --json "},
     {"erase", RecordsCommand::Verb::erase, "--person --as "},
     {"import", RecordsCommand::Verb::import, "FILE --dry-run --keep-names --as --json "},
     {"rebuild", RecordsCommand::Verb::rebuild, "--dry-run --as --json "},
     {"retain", RecordsCommand::Verb::retain, "--practice --assessment --trust-dates --dry-run --as --json "},
     {"backup", RecordsCommand::Verb::backup, "FILE --as "},
     {"restore", RecordsCommand::Verb::restore, "FILE --as "},
     {"accept", RecordsCommand::Verb::accept, "--finding --reason --dry-run --as --json "},
     {"rescue", RecordsCommand::Verb::rescue, "FILE "}}};

void define_records(CLI::App& app, Raw& raw) {
    CLI::App* records = command(app, "records");
    records->add_option("VERB", raw.verb); // `records_command` tells which there are
    records->add_option("FILE", raw.file);
    records->add_option("--attempt", raw.attempt);
    records->add_option("--person", raw.person);
    records->add_option("--as", raw.as);
    records->add_flag("--dry-run", raw.dry_run);
    records->add_flag("--keep-names", raw.keep_names);
    records->add_flag("--trust-dates", raw.trust_dates);
    records->add_option("--practice", raw.practice);
    records->add_option("--reason", raw.reason);
    records->add_option("--finding", raw.findings)->allow_extra_args(false);
    records->add_option("--assessment", raw.assessment);
    records->add_flag("--json", raw.json);
    define_people(*command(app, "people"), raw.people);
    define_programme(*command(app, "programme"), raw.programme);
    define_report(*command(app, "report"), raw.report);
    define_marks(*command(app, "marks"), raw.marks);
}

void define_stats(CLI::App& app, Raw& raw) {
    CLI::App* stats = command(app, "stats");
    stats->require_subcommand(1);
    for (const char* kind : {"paired", "unpaired"}) {
        CLI::App* sub = command(*stats, kind);
        sub->add_option("COUNT", raw.counts)
            ->required()
            ->expected(4)
            ->check(CLI::Range(0LL, 1'000'000'000LL));
        sub->add_flag("--json", raw.json);
    }
}

void define_all(CLI::App& app, Raw& raw) {
    app.set_help_flag();
    app.require_subcommand(0, 1);
    app.add_flag("-h,--help", raw.help);
    app.add_flag("--version", raw.version);
    app.add_flag("--json", raw.json);
    app.add_option("--lang", raw.lang)->check(CLI::IsMember({"zh", "en"}));
    app.add_option("--library", raw.library)->check(CLI::ExistingDirectory);
    app.add_option("--shot", raw.shot);
    app.add_option("--items", raw.items);
    app.add_option("--size", raw.size);
    define_authoring(app, raw);
    define_play(app, raw);
    define_judging(app, raw);
    define_making(app, raw);
    define_records(app, raw);
    define_stats(app, raw);
}

/// The words CLI11 speaks of, without its English around them: "--mode: exam not in {practice,assessment}" →
/// "--mode {practice,assessment}".
std::string named_in(const std::string& what) {
    for (const std::string_view before : {"not expected: ", "Could not convert: "})
        if (const auto at = what.find(before); at != std::string::npos)
            return what.substr(at + before.size());
    for (const std::string_view between : {" excludes ", " requires "})
        if (const auto at = what.find(between); at != std::string::npos)
            return what.substr(0, at) + ' ' + what.substr(at + between.size());
    std::string name = what.substr(0, std::min(what.find(" is required"), what.find(':')));
    if (const auto values = what.find('{'); values != std::string::npos) name += ' ' + what.substr(values);
    return name;
}

/// "--pass-mark: Value 101 not in range 0 to 100" → which option takes which numbers.
std::optional<UsageFault> bad_number(const std::string& what) {
    constexpr std::string_view range = " not in range ", between = " to ";
    const auto least = what.find(range);
    if (least == std::string::npos) return std::nullopt;
    std::string numbers = what.substr(least + range.size());
    if (const auto at = numbers.find(between); at != std::string::npos)
        numbers.replace(at, between.size(), "…");
    return UsageFault{"cli.usage.bad_number", {{"what", what.substr(0, what.find(':'))}, {"range", numbers}}};
}

/// What CLI11 found wrong, in words of ours.
UsageFault fault_of(const CLI::ParseError& problem) {
    if (auto number = bad_number(problem.what())) return *std::move(number);
    const std::string what = named_in(problem.what());
    if (what == "A subcommand") return {"cli.usage.stats_which", {}};
    if (dynamic_cast<const CLI::ExtrasError*>(&problem)) return {"cli.usage.unknown_word", {{"what", what}}};
    if (dynamic_cast<const CLI::RequiredError*>(&problem)) return {"cli.usage.missing", {{"what", what}}};
    if (std::string_view(problem.what()).find("At Most") != std::string_view::npos)
        return {"cli.usage.too_many", {{"what", what}}};
    if (dynamic_cast<const CLI::ArgumentMismatch*>(&problem)) return {"cli.usage.missing", {{"what", what}}};
    if (dynamic_cast<const CLI::ExcludesError*>(&problem)) return {"cli.usage.excludes", {{"what", what}}};
    if (dynamic_cast<const CLI::RequiresError*>(&problem)) return {"cli.usage.together", {{"what", what}}};
    return {"cli.usage.bad_value", {{"what", what}}};
}

const std::vector<std::string>& command_names() {
    static const std::vector<std::string> names = {
        "list", "play",   "check",  "explore", "score",  "eval",      "train",  "records", "stats",
        "new",  "import", "export", "inbox",   "people", "programme", "report", "marks"};
    return names;
}

/// A first word that is no command.
std::optional<UsageFault> unknown_command(const Texts& words) {
    if (words.empty() || words.front().empty() || words.front().front() == '-') return std::nullopt;
    const auto& names = command_names();
    if (std::find(names.begin(), names.end(), words.front()) != names.end()) return std::nullopt;
    const std::string near = support::did_you_mean(words.front(), names);
    if (near.empty()) return UsageFault{"cli.usage.unknown_command", {{"word", words.front()}}};
    return UsageFault{"cli.usage.unknown_command_near", {{"word", words.front()}, {"near", near}}};
}

Parsed play_command(const CLI::App& sub, const Raw& raw) {
    PlayCommand play;
    play.scenario = raw.scenario;
    play.mode = raw.mode == "assessment" ? engine::Mode::assessment : engine::Mode::practice;
    if (raw.free) play.way = scenario::Way::free;
    if (raw.choices) play.way = scenario::Way::choices;
    if (sub.count("--seed") > 0) play.seed = raw.seed;
    play.script = raw.script;
    play.person = raw.person;
    play.rubric = raw.rubric;
    play.record = raw.record;
    play.json = raw.json;
    play.contexts = raw.contexts;
    return Arguments{play, {}, {}};
}

Parsed score_command(const CLI::App& sub, const Raw& raw) {
    if (raw.batch.empty() && raw.context.empty()) return UsageFault{"cli.usage.score_what", {}};
    if (!raw.context.empty() && sub.count("--reply") == 0) return UsageFault{"cli.usage.score_reply", {}};
    return Arguments{ScoreCommand{raw.context, raw.reply, raw.batch, raw.json}, {}, {}};
}

Parsed new_command(const CLI::App& sub, const Raw& raw) {
    if (raw.made.parts) return Arguments{raw.made, {}, {}};
    if (!raw.made.list && raw.made.id.empty()) return UsageFault{"cli.usage.missing", {{"what", "ID"}}};
    const bool conversation = !raw.made.conversation.empty();
    if (!raw.made.list && !conversation && raw.made.template_name.empty())
        return UsageFault{"cli.usage.new_from", {}};
    for (const char* option : {"--customer", "--agent", "--leave-out", "--mask", "--keep"})
        if (!conversation && sub.count(option) > 0)
            return UsageFault{"cli.usage.together", {{"what", std::string(option) + " --from-conversation"}}};
    return Arguments{raw.made, {}, {}};
}

Parsed export_command(const Raw& raw) {
    if (raw.exported.package.empty() && raw.exported.page.empty() && raw.exported.texts.empty())
        return UsageFault{"cli.usage.missing", {{"what", "-o FILE.amends | --html FILE | --texts FILE.csv"}}};
    return Arguments{raw.exported, {}, {}};
}

Parsed records_command(const CLI::App& sub, const Raw& raw) {
    using Verb = RecordsCommand::Verb;
    const auto* verb = std::find_if(records_verbs.begin(), records_verbs.end(),
                                    [&](const RecordsVerb& one) { return one.name == raw.verb; });
    if (verb == records_verbs.end()) return no_verb("records", raw.verb, records_verbs);
    for (const char* option :
         {"FILE", "--attempt", "--person", "--as", "--dry-run", "--keep-names", "--trust-dates", "--practice",
          "--assessment", "--reason", "--finding", "--json"})
        if (sub.count(option) > 0 && verb->takes.find(std::string(option) + ' ') == std::string_view::npos)
            return UsageFault{"cli.usage.records_takes_no", {{"verb", raw.verb}, {"what", option}}};
    const RecordsCommand records{verb->verb,     raw.attempt,    raw.person,  raw.file,        raw.as,
                                 raw.dry_run,    raw.keep_names, raw.json,    raw.trust_dates, raw.practice,
                                 raw.assessment, raw.reason,     raw.findings};
    if (records.verb == Verb::erase && raw.person.empty()) return UsageFault{"cli.usage.erase_whom", {}};
    if (records.verb == Verb::import && raw.file.empty()) return UsageFault{"cli.usage.import_what", {}};
    if (records.verb == Verb::accept && raw.reason.empty() && !raw.dry_run)
        return UsageFault{"cli.usage.missing", {{"what", "--reason TEXT"}}};
    if (records.verb == Verb::rescue && raw.file.empty()) return UsageFault{"cli.usage.rescue_what", {}};
    return Arguments{records, {}, {}};
}

/// Paired: BOTH BEFORE_ONLY AFTER_ONLY NEITHER. Unpaired: PASSES N before, PASSES N after.
Parsed stats_command(const CLI::App& sub, const Raw& raw) {
    const auto& counts = raw.counts;
    if (sub.get_subcommands().front()->get_name() == "paired")
        return Arguments{
            StatsCommand{stats::PairedCounts{counts[0], counts[1], counts[2], counts[3]}, raw.json}, {}, {}};
    const StatsCommand::Groups groups{{counts[0], counts[1]}, {counts[2], counts[3]}};
    if (groups.before.passes > groups.before.n || groups.after.passes > groups.after.n)
        return UsageFault{"cli.usage.more_passes", {}};
    return Arguments{StatsCommand{groups, raw.json}, {}, {}};
}

Parsed window_command(const Raw& raw) {
    WindowCommand window;
    window.shot = raw.shot;
    window.items = raw.items;
    if (!raw.size.empty() && std::sscanf(raw.size.c_str(), "%dx%d", &window.width_px, &window.height_px) != 2)
        return UsageFault{"cli.usage.bad_value", {{"what", "--size " + raw.size}}};
    return Arguments{window, {}, {}};
}

Parsed command_of(const CLI::App& app, const Raw& raw) {
    const auto chosen = app.get_subcommands();
    const std::string name = chosen.empty() ? std::string() : chosen.front()->get_name();
    if (raw.help) return Arguments{HelpCommand{}, {}, {}};
    if (raw.version) return Arguments{VersionCommand{raw.json}, {}, {}};
    if (name == "list") return Arguments{ListCommand{raw.json}, {}, {}};
    if (name == "play") return play_command(*chosen.front(), raw);
    if (name == "check")
        return Arguments{CheckCommand{raw.paths, raw.strict, raw.coverage, raw.samples, raw.json,
                                      chosen.front()->count("--accept") > 0, raw.accept_reason},
                         {},
                         {}};
    if (name == "explore") {
        const std::uint64_t seed = chosen.front()->count("--seed") > 0 ? raw.seed : 1;
        return Arguments{ExploreCommand{raw.paths, raw.random, seed, raw.json}, {}, {}};
    }
    if (name == "score") return score_command(*chosen.front(), raw);
    if (name == "eval") return Arguments{EvalCommand{raw.file, raw.cross_validate, raw.json}, {}, {}};
    if (name == "train") return Arguments{TrainCommand{raw.file, raw.output}, {}, {}};
    if (name == "records") return records_command(*chosen.front(), raw);
    if (name == "new") return new_command(*chosen.front(), raw);
    if (name == "import") return Arguments{raw.imported, {}, {}};
    if (name == "export") return export_command(raw);
    if (name == "report") return Arguments{raw.report, {}, {}};
    if (name == "programme") return programme_command(*chosen.front(), raw.programme);
    if (name == "marks") return marks_command(*chosen.front(), raw.marks);
    if (name == "people") return people_command(*chosen.front(), raw.people);
    if (name == "inbox") return Arguments{raw.inbox, {}, {}};
    if (name == "stats") return stats_command(*chosen.front(), raw);
    return window_command(raw);
}

} // namespace

Parsed parse_arguments(const Texts& words) {
    if (auto fault = unknown_command(words)) return *fault;
    CLI::App app;
    Raw raw;
    define_all(app, raw);
    try {
        app.parse(Texts(words.rbegin(), words.rend())); // CLI11 takes them last first
    } catch (const CLI::ParseError& problem) {
        if (raw.help || std::find(words.begin(), words.end(), "--help") != words.end())
            return Arguments{HelpCommand{}, {}, {}};
        return fault_of(problem);
    }
    Parsed parsed = command_of(app, raw);
    if (!parsed) return parsed;
    if (!raw.lang.empty()) parsed.value().lang = raw.lang == "zh" ? support::Lang::zh : support::Lang::en;
    parsed.value().library = raw.library;
    return parsed;
}

} // namespace amends::app::cli
