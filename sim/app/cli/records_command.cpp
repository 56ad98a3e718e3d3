#include "sim/app/cli/commands.hpp"
#include "sim/app/cli/opening.hpp"
#include "sim/app/cli/records_import.hpp"
#include "sim/app/cli/records_keep.hpp"
#include "sim/app/cli/sign_in.hpp"
#include "sim/app/platform/clock.hpp"
#include "sim/app/platform/places.hpp"
#include "sim/app/printable.hpp"
#include "sim/records/accepting.hpp"
#include "sim/records/backup.hpp"
#include "sim/records/missing_tail.hpp"
#include "sim/records/people.hpp"
#include "sim/records/person_export.hpp"
#include "sim/records/verify.hpp"
#include "sim/records/words.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <limits>
#include <ostream>

namespace amends::app::cli {
namespace {

using nlohmann::json;
using Verb = RecordsCommand::Verb;

std::string dump(const json& value) {
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

Exit say_fault(const records::StoreFault& fault, const Environment& environment) {
    environment.say(records::sentence(fault));
    return Exit::unavailable;
}

json attempt_json(const records::AttemptRow& row) {
    return {{"id", row.id},
            {"scenario", row.scenario},
            {"person", row.person},
            {"mode", row.mode},
            {"phase", row.phase},
            {"started_utc", row.started_utc},
            {"state", to_string(row.state)},
            {"scenario_fingerprint", row.scenario_fingerprint},
            {"rubric_fingerprint", row.rubric_fingerprint},
            {"summary", row.summary ? json::parse(*row.summary, nullptr, false) : json(nullptr)}};
}

support::Localized tail_words(const records::Head& row) {
    return records::sentence(
        records::StoreNotice{records::StoreNotice::Kind::missing_tail, records::name_of_row(row)});
}

/// A row of a table has a name of its own in the place of attempt and turn.
json found_json(const records::Tampering& one, const std::string& words) {
    if (!records::is_of_tables(one))
        return {{"attempt", one.attempt}, {"turn", one.turn}, {"seq", one.seq}, {"message", words}};
    const std::string name = printable(records::name_of_finding(one));
    return {{"attempt", nullptr}, {"turn", nullptr}, {"seq", one.seq},
            {"table", one.table}, {"row", one.row},  {"finding", name.empty() ? json(nullptr) : json(name)},
            {"message", words}};
}

Exit verify(records::Reader& reader, const std::vector<records::Head>& missing, const RecordsCommand& command,
            Environment& environment) {
    const auto only = command.attempt.empty() ? std::nullopt : std::optional(command.attempt);
    const auto report = records::verify(reader, only);
    if (!report) return say_fault(report.error(), environment);
    json found = json::array();
    for (const records::Head& row : missing) {
        if (only && *only != row.attempt) continue;
        const std::string words = printable(tail_words(row).in(environment.lang()));
        environment.err << "amends: " << words << '\n';
        found.push_back({{"attempt", row.attempt}, {"turn", nullptr}, {"seq", row.seq}, {"message", words}});
    }
    for (const records::Tampering& one : report.value().found) {
        const std::string words = printable(records::sentence(one).in(environment.lang()));
        const std::string name = printable(records::name_of_finding(one));
        environment.err << "amends: " << words << (name.empty() ? name : " [" + name + ']') << '\n';
        found.push_back(found_json(one, words));
    }
    json accepted = json::array();
    for (const records::AcceptedChange& one : report.value().accepted) {
        const std::string words = printable(records::sentence(one).in(environment.lang()));
        if (!command.json) environment.out << words << '\n';
        accepted.push_back({{"table", one.what.table},
                            {"row", one.what.row},
                            {"seq", one.what.seq},
                            {"at_utc", one.at_utc},
                            {"who", one.who},
                            {"reason", one.reason},
                            {"message", words}});
    }
    const auto& head = report.value().head;
    const std::size_t count = found.size();
    if (command.json) {
        json document{{"attempts", report.value().attempts},
                      {"events", report.value().events},
                      {"marks", report.value().marks},
                      {"rows", report.value().rows},
                      {"found", std::move(found)},
                      {"accepted", std::move(accepted)},
                      {"marks_head", nullptr},
                      {"seals_head", nullptr},
                      {"head", nullptr}};
        if (head)
            document["head"] = {
                {"attempt", head->attempt}, {"seq", head->seq}, {"hash", records::to_hex(head->hash)}};
        if (const auto& newest = report.value().marks_head)
            document["marks_head"] = {{"number", newest->first}, {"hash", records::to_hex(newest->second)}};
        if (const auto& newest = report.value().seals_head)
            document["seals_head"] = {{"number", newest->first}, {"hash", records::to_hex(newest->second)}};
        environment.out << dump(document) << '\n';
    } else {
        environment.out << environment.texts.get("cli.records.verified",
                                                 {{"attempts", report.value().attempts},
                                                  {"events", report.value().events},
                                                  {"rows", report.value().rows},
                                                  {"found", count}})
                        << '\n';
        if (head)
            environment.out << environment.texts.get("cli.records.head",
                                                     {{"hash", records::to_hex(head->hash)}})
                            << '\n';
    }
    return count == 0 ? Exit::fine : Exit::findings;
}

/// Who asks, signed in at the store of this desk; nobody where it lists nobody and nobody is named.
std::optional<records::Actor> asker(const RecordsCommand& command, const Environment& environment,
                                    Exit& code) {
    const auto folder = platform::data_folder();
    if (command.as.empty() || !folder) return records::Actor::first();
    auto store = open_telling(folder.value(), environment);
    if (store) return actor_for(store.value(), command.as, environment, code);
    code = told_fault(store.error(), environment);
    return std::nullopt;
}

/// Who reads: nobody in particular where the file lists nobody, else whoever signs in at this desk. Nothing
/// after having said why not.
std::optional<records::Actor> reading_person(records::Reader& reader, const RecordsCommand& command,
                                             const Environment& environment, Exit& code) {
    const auto listed = records::list_people(reader);
    if (!listed) {
        code = say_fault(listed.error(), environment);
        return std::nullopt;
    }
    if (listed.value().empty()) return records::Actor::first();
    if (command.as.empty()) {
        environment.say("cli.people.who");
        code = Exit::unusable;
        return std::nullopt;
    }
    return asker(command, environment, code);
}

/// Practice without a person is nobody's.
bool is_nobodys(const std::vector<records::AttemptRow>& rows, const RecordsCommand& command) {
    if (command.attempt.empty()) return command.person.empty();
    return std::all_of(rows.begin(), rows.end(), [&](const records::AttemptRow& row) {
        return row.id != command.attempt || row.person.empty();
    });
}

/// All of one person, or of one attempt: complete, readable, nobody else's.
Exit export_records(records::Reader& reader, const RecordsCommand& command, Environment& environment) {
    const auto rows = records::list_attempts(reader);
    if (!rows) return say_fault(rows.error(), environment);
    const bool is_for_nobody = command.attempt.empty() && command.person.empty();
    const auto is_nobodys_own = [](const records::AttemptRow& row) { return row.person.empty(); };
    if (is_for_nobody && std::none_of(rows.value().begin(), rows.value().end(), is_nobodys_own)) {
        environment.say("cli.records.export_what");
        return Exit::unusable;
    }
    Exit code = Exit::fine;
    const auto actor = is_nobodys(rows.value(), command) ? std::optional(records::Actor::first())
                                                         : reading_person(reader, command, environment, code);
    if (!actor) return code;
    const auto document = command.attempt.empty() ? records::export_person(reader, *actor, command.person)
                                                  : records::export_attempt(reader, *actor, command.attempt);
    if (!document) return told_fault(document.error(), environment);
    environment.out << document.value() << '\n';
    return Exit::fine;
}

/// Managers and trainers see every attempt's result, everybody their own and those of nobody.
Exit list(records::Reader& reader, const RecordsCommand& command, Environment& environment) {
    Exit code = Exit::fine;
    const auto actor = reading_person(reader, command, environment, code);
    if (!actor) return code;
    auto rows = records::list_attempts(reader);
    if (!rows) return say_fault(rows.error(), environment);
    if (records::why_not(reader, *actor, records::Right::read_reports)) {
        const auto own = records::ids_of(reader, actor->id());
        if (!own) return say_fault(own.error(), environment);
        std::erase_if(rows.value(), [&](const records::AttemptRow& row) {
            return !row.person.empty()
                   && std::find(own.value().begin(), own.value().end(), row.person) == own.value().end();
        });
    }
    json all = json::array();
    for (const records::AttemptRow& row : rows.value()) {
        all.push_back(attempt_json(row));
        if (!command.json)
            environment.out << row.id << "  " << row.started_utc << "  " << printable(row.scenario) << "  "
                            << environment.texts.get("cli.records.state_" + std::string(to_string(row.state)))
                            << '\n';
    }
    if (command.json) environment.out << dump(all) << '\n';
    return Exit::fine;
}

/// Whether anything of that person is kept; nothing where the store cannot be read.
std::optional<bool> knows(const std::filesystem::path& database, const std::string& person) {
    auto reader = records::Reader::open(database);
    if (!reader) return std::nullopt;
    const auto rows = records::list_attempts(reader.value());
    if (!rows) return std::nullopt;
    const auto listed = records::find_person(reader.value(), person);
    if (!listed) return std::nullopt;
    if (listed.value()) return true;
    return std::any_of(rows.value().begin(), rows.value().end(),
                       [&](const records::AttemptRow& row) { return row.person == person; });
}

Exit erase(const std::filesystem::path& folder, const RecordsCommand& command, Environment& environment) {
    if (knows(records::files_in(folder).database, command.person) == false) {
        environment.say("cli.records.nobody", {{"person", printable(command.person)}});
        return Exit::unusable;
    }
    auto store = open_telling(folder, environment);
    if (!store) return say_fault(store.error(), environment);
    Exit code = Exit::fine;
    const auto actor = actor_for(store.value(), command.as, environment, code);
    if (!actor) return code;
    const auto answer = store.value().wait(store.value().erase_person(command.person, *actor));
    if (answer.fault) return told_fault(*answer.fault, environment);
    environment.say("cli.records.erased", {{"person", printable(command.person)}});
    for (const std::filesystem::path& copy : records::kept_copies(store.value().files()))
        environment.err << printable(copy.string()) << '\n';
    return Exit::fine;
}

/// Who takes or puts back a copy of everything. A store that cannot be opened has nobody to be asked. Nothing
/// after having said why not.
std::optional<records::Actor> who_moves_all(const records::StoreFiles& files, const RecordsCommand& command,
                                            Environment& environment, Exit& code) {
    if (const auto newer = records::why_not_of_today(files.database)) {
        code = say_fault(*newer, environment);
        return std::nullopt;
    }
    {
        auto reader = records::Reader::open(files.database);
        const auto listed = reader ? records::lists_somebody(reader.value()) : records::Outcome<bool>(false);
        if (!listed || !listed.value()) return records::Actor::first();
    }
    auto store = open_telling(files.folder, environment);
    if (!store) return records::Actor::first();
    auto actor = actor_for(store.value(), command.as, environment, code);
    if (!actor) return actor;
    auto reader = records::reader_of(store.value());
    if (!reader) {
        code = told_fault(reader.error(), environment);
        return std::nullopt;
    }
    if (const auto no = records::why_not(reader.value(), *actor, records::Right::collect_records)) {
        code = told_fault(*no, environment);
        return std::nullopt;
    }
    return actor;
}

std::string now_utc() {
    return platform::format_utc(platform::wall_now());
}

/// Into the data folder, where the newest seven stay, or into a folder that is named: to be carried
/// elsewhere.
Exit backup(records::StoreFiles files, const RecordsCommand& command, Environment& environment) {
    constexpr std::size_t kept_here = 7;
    if (!command.file.empty()) files.backups = command.file;
    Exit code = Exit::fine;
    const auto held = records::files_in(files.folder);
    if (!who_moves_all(held, command, environment, code)) return code;
    const std::size_t keep = command.file.empty() ? kept_here : std::numeric_limits<std::size_t>::max();
    const auto made = records::make_backup(files, now_utc(), keep);
    if (!made) return say_fault(made.error(), environment);
    environment.out << made.value().string() << '\n';
    return Exit::fine;
}

Exit restore(const records::StoreFiles& files, const RecordsCommand& command, Environment& environment) {
    std::optional<std::filesystem::path> from = command.file;
    if (command.file.empty()) from = records::newest_sound_backup(files);
    if (!from) {
        environment.say("cli.records.no_backup");
        return Exit::unusable;
    }
    Exit code = Exit::fine;
    const auto actor = who_moves_all(files, command, environment, code);
    if (!actor) return code;
    const auto done = records::restore_backup(files, *from, now_utc(), *actor);
    if (!done) return told_fault(done.error(), environment);
    environment.say("cli.records.restored", {{"file", printable(from->string())}});
    if (done.value() > 0) environment.say("cli.records.erased_again", {{"count", done.value()}});
    return Exit::fine;
}

/// False after having said that there is no such file.
bool is_file(const std::filesystem::path& file, const Environment& environment) {
    std::error_code unknown;
    if (std::filesystem::is_regular_file(file, unknown)) return true;
    environment.say("cli.records.no_file", {{"file", printable(file.string())}});
    return false;
}

Exit rescue(const RecordsCommand& command, Environment& environment) {
    if (!is_file(command.file, environment)) return Exit::unusable;
    const auto count = records::rescue(command.file, environment.out);
    if (!count) return say_fault(count.error(), environment);
    environment.say("cli.records.rescued", {{"count", count.value()}});
    return Exit::fine;
}

Exit read_store(const records::StoreFiles& files, const RecordsCommand& command, Environment& environment) {
    const std::filesystem::path file =
        command.file.empty() ? files.database : std::filesystem::path(command.file);
    if (!command.file.empty() && !is_file(file, environment)) {
        if (command.verb == Verb::export_) environment.say("cli.records.export_where");
        return Exit::unusable;
    }
    // read before the store is: what is written meanwhile is not missing
    const auto head = command.file.empty() ? records::read_head(files.head) : std::nullopt;
    auto reader = records::Reader::open(file);
    if (!reader) {
        environment.say("cli.records.none", {{"file", printable(file.string())}});
        return Exit::unavailable;
    }
    if (const auto newer = records::why_not_of_today(file)) return say_fault(*newer, environment);
    const auto missing = records::missing_tails(reader.value(), head);
    if (!missing) return say_fault(missing.error(), environment);
    if (command.verb == Verb::verify) return verify(reader.value(), missing.value(), command, environment);
    if (command.as.empty() && head && !missing.value().empty()) // whoever signs in is told by the opening
        environment.say(tail_words(missing.value().back()));
    if (command.verb == Verb::list) return list(reader.value(), command, environment);
    return export_records(reader.value(), command, environment);
}

} // namespace

Exit run(const RecordsCommand& command, Environment& environment) {
    if (command.verb == Verb::rescue) return rescue(command, environment);
    const auto folder = platform::data_folder();
    if (!folder) {
        environment.say("cli.no_data_folder");
        return Exit::unavailable;
    }
    const records::StoreFiles files = records::files_in(folder.value());
    if (command.verb == Verb::erase) return erase(folder.value(), command, environment);
    if (command.verb == Verb::backup) return backup(files, command, environment);
    if (command.verb == Verb::rebuild) return rebuild_tables(folder.value(), command, environment);
    if (command.verb == Verb::accept) return accept_found(folder.value(), command, environment);
    if (command.verb == Verb::retain) return retain_texts(folder.value(), command, environment);
    if (command.verb == Verb::import) return import_records(folder.value(), command, environment);
    if (command.verb == Verb::restore) return restore(files, command, environment);
    return read_store(files, command, environment);
}

} // namespace amends::app::cli
