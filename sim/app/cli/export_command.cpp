// amends export: cases as one package, a case as a page or as a table of its texts.
#include "sim/app/author/case_page_file.hpp"
#include "sim/app/author/exchange.hpp"
#include "sim/app/cli/commands.hpp"
#include "sim/app/cli/export_attempt.hpp"
#include "sim/app/cli/named_case.hpp"
#include "sim/app/cli/told_refusal.hpp"
#include "sim/app/platform/files.hpp"
#include "sim/app/printable.hpp"
#include "sim/author/text_table.hpp"

#include <algorithm>
#include <ostream>

namespace amends::app::cli {
namespace {

namespace fs = std::filesystem;

/// The case files the words mean: ids, files, folders of one case or of several. Empty after having said why.
std::vector<fs::path> meant_cases(const std::vector<std::string>& words, const Environment& environment) {
    std::vector<fs::path> files;
    for (const std::string& word : words) {
        std::vector<fs::path> found;
        if (std::error_code failed; fs::exists(word, failed))
            found = case_files(word);
        else if (const auto one = case_named(word, environment))
            found = {one->file};
        else
            return {};
        if (found.empty()) {
            environment.say("cli.check.no_case", {{"path", printable(word)}});
            return {};
        }
        for (fs::path& file : found)
            if (std::find(files.begin(), files.end(), file) == files.end()) files.push_back(std::move(file));
    }
    return files;
}

/// Problems on standard error; findings when one is an error: such a case travels, but cannot be played.
Exit told_checks(const PackageCheck& check, const Environment& environment) {
    environment.tell(check.problems);
    return support::has_errors(check.problems) ? Exit::findings : Exit::fine;
}

Exit export_package(const ExportCommand& command, const std::vector<fs::path>& files,
                    Environment& environment) {
    const auto package = gather_package(files, environment.assets);
    if (!package) return told_refusal(package.error(), environment);
    const auto bytes = author::write_package(package.value());
    if (!bytes) return told_refusal(bytes.error(), environment);
    const Exit exit = told_checks(
        check_package(package.value(), fs::path(command.package).filename().string(), environment.assets),
        environment);
    if (const auto written = write_exported(command.package, "PK\x03\x04", bytes.value()); !written)
        return told_refusal(written.error(), environment);
    environment.out << environment.texts.get(
        "cli.export.package", {{"cases", package.value().cases.size()}, {"file", printable(command.package)}})
                    << '\n';
    return exit;
}

/// The one case that is wanted, or nothing after having said so.
std::optional<fs::path> only_case(const std::vector<fs::path>& files, const Environment& environment) {
    if (files.size() == 1) return files.front();
    environment.say("exchange.one_case");
    return std::nullopt;
}

Exit export_page(const ExportCommand& command, const std::vector<fs::path>& files, Environment& environment) {
    const auto file = only_case(files, environment);
    if (!file) return Exit::unusable;
    const auto page = page_of_case(*file, environment.assets, environment.texts, [&] {
        return load_judge(environment.assets, true, environment.own_lexicon);
    });
    if (!page) return told_refusal(page.error(), environment);
    if (const auto written = write_exported(command.page, "<!DOCTYPE html>", page.value()); !written)
        return told_refusal(written.error(), environment);
    environment.out << environment.texts.get("cli.export.page", {{"file", printable(command.page)}}) << '\n';
    return Exit::fine;
}

Exit export_texts(const ExportCommand& command, const std::vector<fs::path>& files,
                  Environment& environment) {
    const auto file = only_case(files, environment);
    if (!file) return Exit::unusable;
    auto text = platform::read_file(*file, data_file_bytes_max);
    if (!text) {
        environment.say_unreadable(file->string(), text.error());
        return Exit::unusable;
    }
    const author::Document document = author::open_document(
        author::DocumentKind::scenario, file->filename().string(), std::move(text).value());
    if (document.root() == nullptr)
        return told_refusal({"exchange.no_json", {{"file", printable(file->string())}}}, environment);
    const std::string table = author::texts_as_table(document, environment.lang());
    if (const auto written = write_exported(command.texts, author::table_mark, table); !written)
        return told_refusal(written.error(), environment);
    environment.out << environment.texts.get(
        "cli.export.texts",
        {{"count", author::case_texts(document).size()}, {"file", printable(command.texts)}})
                    << '\n';
    return Exit::fine;
}

} // namespace

Exit run(const ExportCommand& command, Environment& environment) {
    if (command.xapi || command.debrief) return export_attempts(command, environment);
    const auto files = meant_cases(command.cases, environment);
    if (files.empty()) return Exit::unusable;
    if (!command.page.empty()) return export_page(command, files, environment);
    if (!command.texts.empty()) return export_texts(command, files, environment);
    return export_package(command, files, environment);
}

} // namespace amends::app::cli
