// amends import: lists of saved replies into a case.
#include "sim/app/author/case_folder.hpp"
#include "sim/app/cli/commands.hpp"
#include "sim/app/cli/told_refusal.hpp"
#include "sim/app/library.hpp"
#include "sim/app/platform/files.hpp"
#include "sim/app/printable.hpp"
#include "sim/author/saved_replies.hpp"
#include "sim/author/spreadsheet.hpp"

#include <ostream>

namespace amends::app::cli {

Exit run(const ImportCommand& command, Environment& environment) {
    auto bytes = read_intake(command.file);
    if (!bytes) return told_refusal(bytes.error(), environment);
    const auto cases = case_files(command.into);
    if (cases.size() != 1)
        return told_refusal({"intake.replies.which_case", {{"path", printable(command.into)}}}, environment);
    const auto old = platform::read_file(cases.front(), data_file_bytes_max);
    if (!old) {
        environment.say_unreadable(cases.front().string(), old.error());
        return Exit::unusable;
    }
    const auto table = author::read_any_table(std::move(bytes).value());
    if (!table) return told_refusal(table.error(), environment);
    const support::Lang lang = environment.asked_lang.value_or(author::first_language(old.value()));
    const auto rows = author::saved_reply_rows(table.value().rows, lang);
    if (!rows) return told_refusal(rows.error(), environment);
    const auto added = author::add_saved_replies(old.value(), rows.value());
    if (!added) return told_refusal(added.error(), environment);
    if (added.value().added > 0)
        if (const auto written = platform::write_file_durably(cases.front(), added.value().text); !written)
            return told_refusal(
                {"template.unwritable",
                 {{"file", printable(cases.front().string())}, {"why", printable(written.error().answer)}}},
                environment);
    environment.out << environment.texts.get("cli.import.replies",
                                             {{"added", added.value().added}, {"known", added.value().known}})
                    << '\n';
    return Exit::fine;
}

} // namespace amends::app::cli
