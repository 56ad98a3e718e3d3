#include "sim/app/answer_words.hpp"
#include "sim/app/cli/asking.hpp"
#include "sim/app/cli/commands.hpp"
#include "sim/app/people/duties.hpp"
#include "sim/app/platform/places.hpp"
#include "sim/app/platform/replace_file.hpp"
#include "sim/app/printable.hpp"
#include "sim/app/report/demonstration.hpp"
#include "sim/app/report/report_words.hpp"
#include "sim/app/store_place.hpp"
#include "sim/author/table_text.hpp"

#include <algorithm>
#include <ostream>

namespace amends::app::cli {
namespace {

/// False after having said why not.
bool write_report(const std::string& file, const std::string& content, const Environment& environment) {
    if (file.empty()) return true;
    const auto written = platform::write_file_durably(file, content);
    if (written) return true;
    environment.say("cli.unwritable",
                    {{"file", printable(file)},
                     {"why", answer_words(written.error().answer, FileDeed::written, environment.texts)}});
    return false;
}

Exit print_report(records::Reader& reader, const records::Programme& programme, ReportReader who,
                  const ReportCommand& command, Environment& environment) {
    const auto counted = before_after(reader, programme);
    if (!counted) return told_fault(counted.error(), environment);
    const BeforeAfter& all = counted.value();
    const ui::Texts& texts = environment.texts;
    std::string table = report_csv(all, texts, who);
    if (command.no_mark) table.erase(0, author::table_mark.size());
    if (!write_report(command.csv, table, environment)) return Exit::unusable;
    if (!write_report(command.html, report_html(all, texts, who, today()), environment))
        return Exit::unusable;
    if (command.json)
        environment.out << report_json(all, texts, who) << '\n';
    else if (command.csv.empty() && command.html.empty())
        environment.out << report_text(all, texts, who);
    return Exit::fine;
}

Exit report_demonstration(const ReportCommand& command, Environment& environment) {
    const auto data = platform::data_folder();
    if (!data) {
        environment.say("cli.no_data_folder");
        return Exit::unavailable;
    }
    auto store = open_demonstration(data.value(), environment.lang(), [&] {
        return invented_talk(
            load_library(library_folders(environment.library), shipped_resources(environment.assets)),
            environment.lang());
    });
    if (!store) return told_fault(store.error(), environment);
    auto reader = records::reader_of(store.value());
    if (!reader) return told_fault(reader.error(), environment);
    const auto found = records::find_programme(reader.value(), "demonstration");
    if (!found) return told_fault(found.error(), environment);
    if (!found.value()) return Exit::unavailable;
    return print_report(reader.value(), *found.value(), {true}, command, environment);
}

} // namespace

Exit run(const ReportCommand& command, Environment& environment) {
    if (command.demonstration) return report_demonstration(command, environment);
    Exit code = Exit::fine;
    auto open = open_records(command.as, environment, code);
    if (!open) return code;
    if (const auto no = records::why_not(open->reader, open->actor, records::Right::read_reports))
        return told_fault(*no, environment);
    const auto programme = programme_named(open->reader, command.programme, environment, code);
    if (!programme) return code;
    const ReportReader who{!records::why_not(open->reader, open->actor, records::Right::read_records)};
    return print_report(open->reader, *programme, who, command, environment);
}

} // namespace amends::app::cli
