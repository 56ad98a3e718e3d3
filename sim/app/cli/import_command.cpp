// amends import: packages and stories, and tables of texts or of saved replies into a case.
#include "sim/app/author/case_file.hpp"
#include "sim/app/author/case_folder.hpp"
#include "sim/app/author/exchange.hpp"
#include "sim/app/cli/commands.hpp"
#include "sim/app/cli/import_texts.hpp"
#include "sim/app/cli/import_twee.hpp"
#include "sim/app/cli/told_refusal.hpp"
#include "sim/app/judge_files.hpp"
#include "sim/app/library.hpp"
#include "sim/app/platform/files.hpp"
#include "sim/app/platform/replace_file.hpp"
#include "sim/app/printable.hpp"
#include "sim/author/saved_replies.hpp"
#include "sim/author/spreadsheet.hpp"
#include "sim/author/text_table.hpp"

#include <ostream>

namespace amends::app::cli {

namespace {

/// Plays the tests of what was taken in. A failed one is told and no reason to throw the case away.
Exit play_tests(const std::vector<std::filesystem::path>& folders, const Environment& environment) {
    const JudgeFromFiles judge = load_judge(environment.assets, true, environment.own_lexicon);
    if (!judge.judge) return Exit::fine; // the next check says why
    const ImportedTests tests =
        play_imported(folders, environment.assets, text::RememberingJudge(judge.judge));
    environment.tell(tests.problems);
    if (tests.failed > 0)
        environment.say("package.tests_failed", {{"failed", tests.failed}, {"run", tests.run}});
    return tests.failed > 0 ? Exit::findings : Exit::fine;
}

/// Tells the checks' problems, then puts the cases where they belong and plays their tests.
Exit place(const ImportCommand& command, const author::Package& package, Environment& environment) {
    const auto own = own_case_folder();
    if (command.folder.empty() && !own) return told_refusal(own.error(), environment);
    const PackageCheck check =
        check_package(package, std::filesystem::path(command.file).filename().string(), environment.assets);
    environment.tell(check.problems);
    if (check.refused) return told_refusal({"package.broken", {}}, environment);
    const auto placed =
        place_package(package, command.folder.empty() ? own.value() : std::filesystem::path(command.folder),
                      environment.assets, command.keep_both ? TakenId::keep_both : TakenId::refuse);
    if (!placed) return told_refusal(placed.error(), environment);
    for (const std::filesystem::path& folder : placed.value().folders)
        environment.out << environment.texts.get("cli.new.made", {{"folder", printable(folder.string())}})
                        << '\n';
    for (const TakenInAs& one : placed.value().renamed)
        environment.say("package.rubric_renamed", {{"id", one.id}, {"as", one.as}});
    for (const TakenInAs& one : placed.value().renamed_cases)
        environment.say("package.case_renamed", {{"id", one.id}, {"as", one.as}});
    for (const SameId& one : placed.value().same_ids)
        environment.say(
            "package.same_id",
            {{"id", one.id}, {"in", printable(one.in.string())}, {"other", printable(one.other.string())}});
    for (const OwnPart& one : placed.value().own_parts)
        environment.say("package.own_part", {{"case", one.scenario}, {"part", one.part}});
    const Exit tests = play_tests(placed.value().folders, environment);
    return support::has_errors(check.problems) ? Exit::findings : tests;
}

Exit import_package(const ImportCommand& command, const std::string& bytes, Environment& environment) {
    auto package = author::read_package(bytes);
    if (!package) {
        author::Refused why = package.error();
        if (why.text == "package.case_broken") // told like a problem of a file
            why.places.front().second.insert(
                0, printable(std::filesystem::path(command.file).filename().string()) + ':');
        return told_refusal(why, environment);
    }
    if (!command.id.empty()) {
        if (package.value().cases.size() != 1) return told_refusal({"package.as_one", {}}, environment);
        auto renamed = author::renamed_case(std::move(package.value().cases.front()), command.id);
        if (!renamed) return told_refusal(renamed.error(), environment);
        package.value().cases.front() = std::move(renamed).value();
    }
    return place(command, package.value(), environment);
}

Exit import_story(const ImportCommand& command, std::string bytes, Environment& environment) {
    const auto package = package_of_twee(command, std::move(bytes), environment);
    return package ? place(command, package.value(), environment)
                   : told_refusal(package.error(), environment);
}

Exit import_table(const ImportCommand& command, std::string bytes, Environment& environment) {
    const auto cases = case_files(command.into);
    if (cases.size() != 1)
        return told_refusal({"intake.replies.which_case", {{"path", printable(command.into)}}}, environment);
    const auto table = author::read_table_file(std::move(bytes), printable(command.file));
    if (!table) return told_refusal(table.error(), environment);
    if (author::is_text_table(table.value().rows))
        return import_texts(command, cases.front(), table.value().rows, environment);
    if (command.dry_run) return told_refusal({"texts.no_table", {}}, environment);
    const auto old = platform::read_file(cases.front(), data_file_bytes_max);
    if (!old) {
        environment.say_unreadable(cases.front().string(), old.error());
        return Exit::unusable;
    }
    const support::Lang lang = environment.asked_lang.value_or(author::first_language(old.value()));
    const auto rows = author::saved_reply_rows(table.value().rows, lang);
    if (!rows) return told_refusal(rows.error(), environment);
    const auto added = author::add_saved_replies(old.value(), rows.value());
    if (!added) return told_refusal(added.error(), environment);
    if (added.value().added > 0 && !platform::may_write(cases.front()))
        return told_refusal({"cli.read_only", {{"file", printable(cases.front().string())}}}, environment);
    if (added.value().added > 0)
        for (const auto& [file, text] : {std::pair{backup_of(cases.front()), &old.value()},
                                         std::pair{cases.front(), &added.value().text}})
            if (const auto written = platform::replace_file(file, *text, cases.front()); !written)
                return told_refusal(
                    {"template.unwritable",
                     {{"file", printable(file.string())}, {"why", printable(written.error().answer)}}},
                    environment);
    environment.out << environment.texts.get("cli.import.replies",
                                             {{"added", added.value().added}, {"known", added.value().known}})
                    << '\n';
    return Exit::fine;
}

} // namespace

Exit run(const ImportCommand& command, Environment& environment) {
    auto bytes = read_intake(command.file);
    if (!bytes) return told_refusal(bytes.error(), environment);
    if (!command.into.empty()) return import_table(command, std::move(bytes).value(), environment);
    if (author::looks_like_package(bytes.value())
        || std::filesystem::path(command.file).extension() == ".amends")
        return import_package(command, bytes.value(), environment);
    if (looks_like_story(command.file, bytes.value()))
        return import_story(command, std::move(bytes).value(), environment);
    return told_refusal({"exchange.what_file", {{"file", printable(command.file)}}}, environment);
}

} // namespace amends::app::cli
