#include "sim/app/cli/import_texts.hpp"

#include "sim/app/author/case_file.hpp"
#include "sim/app/cli/told_refusal.hpp"
#include "sim/app/platform/places.hpp"
#include "sim/app/printable.hpp"
#include "sim/author/text_table.hpp"

#include <ostream>

namespace amends::app::cli {
namespace {

std::string sentence_of(const author::Refused& fault, const ui::Texts& texts) {
    const auto place = [&](std::size_t at) {
        return ui::Place(fault.places[at].first, fault.places[at].second);
    };
    return fault.places.size() > 1 ? texts.get(fault.text, {place(0), place(1)})
                                   : texts.get(fault.text, {place(0)});
}

void tell_fault(const author::TextFault& fault, Environment& environment) {
    author::Refused printable_fault = fault.what;
    for (auto& [name, value] : printable_fault.places)
        value = printable(value);
    environment.say("texts.at", {{"row", fault.row},
                                 {"column", fault.column},
                                 {"what", sentence_of(printable_fault, environment.texts)}});
}

void print_changes(const std::vector<author::TextChange>& changes, Environment& environment) {
    for (const author::TextChange& change : changes)
        environment.out << environment.texts.get("cli.import.text_change",
                                                 {{"id", printable(change.id)},
                                                  {"lang", change.lang == support::Lang::zh ? "zh" : "en"},
                                                  {"before", printable(change.before)},
                                                  {"after", printable(change.after)}})
                        << '\n';
}

} // namespace

Exit import_texts(const ImportCommand& command, const std::filesystem::path& file,
                  const std::vector<author::TableRow>& rows, Environment& environment) {
    const auto data = platform::data_folder();
    if (!data) return told_refusal({"cli.no_data_folder", {}}, environment);
    OpenedCase opened = open_case_file(file, author::DocumentKind::scenario, data.value() / "author");
    CaseFile& disk = opened.file;
    if (disk.unreadable) {
        environment.say_unreadable(file.string(), *disk.unreadable);
        return Exit::unusable;
    }
    const auto taken = author::take_texts(disk.history.now(), rows);
    if (!taken) return told_refusal(taken.error(), environment);
    for (const author::TextFault& fault : taken.value().faults)
        tell_fault(fault, environment);
    if (!taken.value().faults.empty()) return told_refusal({"texts.nothing_written", {}}, environment);
    const std::size_t count = taken.value().changes.size();
    if (command.dry_run) {
        print_changes(taken.value().changes, environment);
        environment.out << environment.texts.get("cli.import.texts_would", {{"count", count}}) << '\n';
        return Exit::fine;
    }
    if (count > 0) {
        if (const auto made = disk.history.make(taken.value().edit); !made) {
            environment.say(made.error());
            return Exit::unusable;
        }
        const FileNews news = save_case_file(disk);
        if (news.kind == FileNews::Kind::read_only)
            return told_refusal({"cli.read_only", {{"file", printable(file.string())}}}, environment);
        if (news.kind != FileNews::Kind::saved) {
            environment.err << "amends: " << news_words(news, environment.texts) << '\n';
            return Exit::unusable;
        }
    }
    environment.out << environment.texts.get("cli.import.texts", {{"count", count}}) << '\n';
    return Exit::fine;
}

} // namespace amends::app::cli
