#pragma once
// The words behind `amends`, as data.
#include "scoring/stats/paired.hpp"
#include "sim/engine/event.hpp"
#include "support/result.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace amends::app::cli {

/// What is wrong with the words: a text's id with its places.
struct UsageFault {
    std::string text;
    std::vector<std::pair<std::string, std::string>> places;
};

struct WindowCommand {
    int width_px = 0, height_px = 0; ///< 0: as last time
    std::filesystem::path shot;      ///< not empty: write one picture there and end
    std::filesystem::path items;     ///< not empty: for tests, what is shown is written there
};
struct HelpCommand {};
struct VersionCommand {
    bool json = false;
};
struct ListCommand {
    bool json = false;
};
struct PlayCommand {
    std::string scenario; ///< id, folder or file
    engine::Mode mode = engine::Mode::practice;
    std::optional<scenario::Way> way;
    std::optional<std::uint64_t> seed;
    std::string script; ///< empty: interactive; "-": standard input
    std::string person;
    std::string rubric; ///< empty: the case's
    bool record = false, json = false, contexts = false;
};
struct CheckCommand {
    std::vector<std::string> paths;
    bool strict = false, coverage = false, samples = false, json = false;
    bool accept = false;       ///< show which suppressions are to be added and taken out
    std::string accept_reason; ///< not empty: do it, with this reason
};
struct ExploreCommand {
    std::vector<std::string> paths; ///< ids, files, or folders of cases; at least one
    std::uint64_t random = 0, seed = 1;
    bool json = false;
};
struct ScoreCommand {
    std::string context, reply; ///< one reply; "-": standard input
    std::string batch;          ///< or a file of JSON Lines; "-": standard input
    bool json = false;
};
struct EvalCommand {
    std::string file;
    bool cross_validate = false, json = false;
};
struct TrainCommand {
    std::string file, output;
};
struct RecordsCommand {
    enum class Verb {
        verify,
        list,
        export_,
        import,
        erase,
        rebuild,
        retain,
        rescue,
        backup,
        restore,
        accept
    };
    Verb verb = Verb::verify;
    std::string attempt, person, file;
    std::string as; ///< who asks; needed once people are listed
    bool dry_run = false, keep_names = false, json = false;
    bool trust_dates = false;          ///< retain: the clock and every date so far are right
    std::string practice, assessment;  ///< months their texts are kept, or "off"; empty: as it is
    std::string reason;                ///< accept: why what was changed is to stay
    std::vector<std::string> findings; ///< accept: which, as `verify` names them; none: all
};
/// A new case from a template or a conversation, or the list of templates.
struct NewCommand {
    bool list = false, json = false;
    bool parts = false; ///< lists the shared sub-scripts
    std::string id, template_name, title;
    std::string conversation;                             ///< a file; "-": standard input
    std::vector<std::string> customers, agents, left_out; ///< speakers taken otherwise than guessed
    std::vector<std::string> mask, keep;                  ///< words masked or left beyond what is found
    std::string folder = ".";                             ///< in which the case's folder is made
};
/// A package into the library, or a table into a case.
struct ImportCommand {
    std::string file;
    std::string into;       ///< the case that a table goes into; empty: the file brings its own
    std::string folder;     ///< in which cases are made; empty: the data folder's
    std::string id;         ///< of the one case it brings; empty: the file's own
    bool dry_run = false;   ///< a table of texts is compared, nothing is written
    bool keep_both = false; ///< a case or rubric of which another text is here comes in under a free id
};
/// Cases for other desks and other people.
struct ExportCommand {
    std::vector<std::string> cases;   ///< ids, files or folders; attempts or a programme by id
    std::string package, page, texts; ///< the file to write; one of them
    bool xapi = false;                ///< statements of the attempts, into `package`
    bool debrief = false;             ///< the attempt as a page to print, into `package`
    bool with_words = false;          ///< statements hold what was said
    std::string home;                 ///< the address statements are made under; empty: ours
    std::string as;
};
/// Replies of real attempts that the customer did not understand.
struct InboxCommand {
    std::string scenario; ///< by id; empty: of every case
    std::string as;       ///< who asks; needed once people are listed
    bool json = false;
};
/// Who practises and who answers for it.
struct PeopleCommand {
    enum class Verb {
        list,
        add,
        import,
        rename,
        merge,
        deactivate,
        activate,
        role,
        group,
        reset_pin,
        set_pin,
        recover_pin,
        audit
    };
    Verb verb = Verb::list;
    std::string verb_word;
    std::vector<std::string> words; ///< behind the verb
    std::string name, role, group;  ///< of who is added
    std::string as;                 ///< who asks; empty: nobody is listed yet
    std::string csv, pin_file;      ///< the list is written there; the new PIN stands there
    bool json = false;
};
/// A cohort with a baseline and a final.
struct ProgrammeCommand {
    enum class Verb { new_, list, show, add_people, start, void_, resit, figures, explore };
    Verb verb = Verb::list;
    std::string verb_word;
    std::vector<std::string> words; ///< behind the verb
    std::string baseline, final_;   ///< ids of cases with commas
    std::string rubric, baseline_from, baseline_due, final_from, final_due;
    std::optional<int> pass_mark;
    std::optional<std::int64_t> seed;
    bool choices = false, chosen_by_score = false, no_warm_up = false, json = false;
    std::string group, phase, scripts, reason, as;
    std::optional<support::Lang> case_lang; ///< of a new one; none: the interface's
};
/// Before and after of a programme, or of the demonstration.
struct ReportCommand {
    std::string programme; ///< id or title
    bool demonstration = false, json = false;
    std::string csv, html; ///< files to write
    bool no_mark = false;  ///< the table begins without a byte order mark
    std::string as;
};
/// What people make of turns: confirming, overruling, disputes, blind marking, marking again.
struct MarksCommand {
    enum class Verb {
        queue,
        show,
        confirm,
        lift,
        overrule,
        dispute,
        answer,
        remark,
        sample,
        next,
        mark,
        agreement,
        calibrate,
        lines
    };
    Verb verb = Verb::queue;
    std::string verb_word;
    std::vector<std::string> words; ///< behind the verb
    std::string reason, comment, labels, programme, sample, purpose, out, as;
    std::optional<std::int64_t> seed;
    std::size_t count = 0; ///< 0: not said
    bool none = false, dry_run = false, write = false, json = false;
};
struct StatsCommand {
    struct Groups {
        stats::Rate before, after;
    };
    std::variant<stats::PairedCounts, Groups> counts;
    bool json = false;
};

using Command = std::variant<WindowCommand, HelpCommand, VersionCommand, ListCommand, PlayCommand,
                             CheckCommand, ExploreCommand, ScoreCommand, EvalCommand, TrainCommand,
                             RecordsCommand, StatsCommand, NewCommand, ImportCommand, ExportCommand,
                             InboxCommand, PeopleCommand, ProgrammeCommand, ReportCommand, MarksCommand>;

/// What holds for every command.
struct Arguments {
    Command command;
    std::optional<support::Lang> lang; ///< --lang: of the case and of what is said
    std::string library;               ///< --library; empty: the usual places
};

/// The command the words ask for (without the program's name).
support::Result<Arguments, UsageFault> parse_arguments(const std::vector<std::string>& words);

} // namespace amends::app::cli
