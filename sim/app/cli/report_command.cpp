#include "sim/app/cli/commands.hpp"
#include "sim/app/cli/sign_in.hpp"
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
                    {{"file", printable(file)}, {"why", printable(written.error().answer)}});
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

/// A folder of its own in each language, so that nothing invented ever stands among what is real.
Exit report_demonstration(const std::filesystem::path& data, const ReportCommand& command,
                          Environment& environment) {
    const std::filesystem::path folder =
        data / "demonstration" / (environment.lang() == support::Lang::zh ? "zh" : "en");
    auto store = records::open_store(folder, store_options());
    if (!store) return told_fault(store.error(), environment);
    auto reader = records::reader_of(store.value());
    if (!reader) return told_fault(reader.error(), environment);
    auto found = records::find_programme(reader.value(), "demonstration");
    if (found && !found.value()) {
        if (const auto fault = put_demonstration(store.value(), environment.lang()))
            return told_fault(*fault, environment);
        found = records::find_programme(reader.value(), "demonstration");
    }
    if (!found) return told_fault(found.error(), environment);
    if (!found.value()) return Exit::unavailable;
    return print_report(reader.value(), *found.value(), {true}, command, environment);
}

/// The programme by id or title. Nothing after having said why.
std::optional<records::Programme> wanted(const std::vector<records::Programme>& all, const std::string& name,
                                         const Environment& environment) {
    const auto is_it = [&](const records::Programme& one) { return one.id == name || one.title == name; };
    const auto count = std::count_if(all.begin(), all.end(), is_it);
    if (count == 1) return *std::find_if(all.begin(), all.end(), is_it);
    environment.say(count == 0 ? "cli.programme.none" : "cli.programme.several", {{"id", printable(name)}});
    return std::nullopt;
}

} // namespace

Exit run(const ReportCommand& command, Environment& environment) {
    const auto folder = platform::data_folder();
    if (!folder) {
        environment.say("cli.no_data_folder");
        return Exit::unavailable;
    }
    if (command.demonstration) return report_demonstration(folder.value(), command, environment);
    auto store = records::open_store(folder.value(), store_options());
    if (!store) return told_fault(store.error(), environment);
    Exit code = Exit::fine;
    const auto actor = actor_for(store.value(), command.as, environment, code);
    if (!actor) return code;
    auto reader = records::reader_of(store.value());
    if (!reader) return told_fault(reader.error(), environment);
    if (const auto no = records::why_not(reader.value(), *actor, records::Right::read_reports))
        return told_fault(*no, environment);
    const auto all = records::list_programmes(reader.value());
    if (!all) return told_fault(all.error(), environment);
    const auto programme = wanted(all.value(), command.programme, environment);
    if (!programme) return Exit::unusable;
    const ReportReader who{!records::why_not(reader.value(), *actor, records::Right::read_records)};
    return print_report(reader.value(), *programme, who, command, environment);
}

} // namespace amends::app::cli
