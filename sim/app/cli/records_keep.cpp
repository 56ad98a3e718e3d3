#include "sim/app/cli/records_keep.hpp"

#include "sim/app/cli/asking.hpp"
#include "sim/app/platform/clock.hpp"
#include "sim/app/printable.hpp"
#include "sim/records/accepting.hpp"
#include "sim/records/rebuild.hpp"
#include "sim/records/retention.hpp"

#include <nlohmann/json.hpp>

#include <charconv>
#include <ostream>

namespace amends::app::cli {
namespace {

using nlohmann::json;

/// "off": kept for good; false when it is neither that nor a number of months.
bool take_months(const std::string& word, std::optional<int>& months) {
    if (word.empty()) return true;
    if (word == "off") {
        months.reset();
        return true;
    }
    int number = 0;
    const auto read = std::from_chars(word.data(), word.data() + word.size(), number);
    if (read.ec != std::errc() || read.ptr != word.data() + word.size() || number < 1
        || number > records::retention_months_max)
        return false;
    months = number;
    return true;
}

json months_json(const std::optional<int>& months) {
    return months ? json(*months) : json(nullptr);
}

/// What a rule reaches now, and what it would reach if every date were right.
struct Reached {
    std::int64_t due = 0, waiting = 0;
};

void tell_retention(const records::Retention& rule, const Reached& reached, const RecordsCommand& command,
                    Environment& environment) {
    if (command.json) {
        environment.out << json{{"practice_months", months_json(rule.practice_months)},
                                {"assessment_months", months_json(rule.assessment_months)},
                                {"attempts", reached.due},
                                {"waiting", reached.waiting},
                                {"dry_run", command.dry_run}}
                               .dump()
                        << '\n';
        return;
    }
    const auto line = [&](const char* what, const std::optional<int>& months) {
        environment.out << (months ? environment.texts.get(
                                "cli.records.kept_months",
                                {{"what", environment.texts.get(what)}, {"months", std::int64_t{*months}}})
                                   : environment.texts.get("cli.records.kept_for_good",
                                                           {{"what", environment.texts.get(what)}}))
                        << '\n';
    };
    line("cli.records.practice_texts", rule.practice_months);
    line("cli.records.assessment_texts", rule.assessment_months);
    environment.out << environment.texts.get(
        command.dry_run ? "cli.records.texts_would_go" : "cli.records.texts_gone", {{"count", reached.due}})
                    << '\n';
    if (reached.waiting > 0)
        environment.out << environment.texts.get("cli.records.texts_wait", {{"count", reached.waiting}})
                        << '\n';
}

} // namespace

Exit retain_texts(const std::filesystem::path& folder, const RecordsCommand& command,
                  Environment& environment) {
    Exit code = Exit::fine;
    auto open = open_records_in(folder, command.as, environment, code);
    if (!open) return code;
    auto& [store, reader, actor] = *open;
    if (const auto no = records::why_not(reader, actor, records::Right::erase_people))
        return told_fault(*no, environment);
    auto rule = records::retention_of(reader);
    if (!rule) return told_fault(rule.error(), environment);
    const records::Retention before = rule.value();
    if (!take_months(command.practice, rule.value().practice_months)
        || !take_months(command.assessment, rule.value().assessment_months)) {
        environment.say("cli.records.months");
        return Exit::unusable;
    }
    if (!command.dry_run && rule.value() != before)
        if (const auto fault = store.wait(records::set_retention(store, actor, rule.value())).fault)
            return told_fault(*fault, environment);
    const std::string now = platform::format_utc(platform::wall_now());
    if (command.trust_dates && !command.dry_run)
        if (const auto fault = store.wait(records::trust_dates(store, actor, now)).fault)
            return told_fault(*fault, environment);
    const auto due = records::texts_due(reader, rule.value(), now);
    if (!due) return told_fault(due.error(), environment);
    const auto waiting = records::texts_waiting(reader, rule.value(), now);
    if (!waiting) return told_fault(waiting.error(), environment);
    if (!command.dry_run && !due.value().empty())
        if (const auto fault = store.wait(records::retain_figures(store, now)).fault)
            return told_fault(*fault, environment);
    Reached reached{static_cast<std::int64_t>(due.value().size()), waiting.value()};
    if (command.dry_run && command.trust_dates) reached = {reached.due + reached.waiting, 0};
    tell_retention(rule.value(), reached, command, environment);
    return Exit::fine;
}

Exit rebuild_tables(const std::filesystem::path& folder, const RecordsCommand& command,
                    Environment& environment) {
    Exit code = Exit::fine;
    auto open = open_records_in(folder, command.as, environment, code);
    if (!open) return code;
    const auto report = records::rebuild(open->store, open->actor, command.dry_run);
    if (!report) return told_fault(report.error(), environment);
    json found = json::array();
    for (const records::Rebuilt& one : report.value().found) {
        const std::string words = printable(records::sentence(one).in(environment.lang()));
        environment.err << "amends: " << words << '\n';
        found.push_back({{"attempt", one.attempt},
                         {"field", one.field},
                         {"stored", one.stored},
                         {"made", one.made},
                         {"message", words}});
    }
    const auto count = static_cast<std::int64_t>(report.value().found.size());
    if (command.json)
        environment.out << json{{"attempts", report.value().attempts},
                                {"worded", report.value().worded},
                                {"dry_run", command.dry_run},
                                {"found", std::move(found)}}
                               .dump(-1, ' ', false, json::error_handler_t::replace)
                        << '\n';
    else
        environment.out << environment.texts.get(command.dry_run ? "cli.records.would_rebuild"
                                                                 : "cli.records.rebuilt",
                                                 {{"attempts", report.value().attempts}, {"found", count}})
                        << '\n';
    return count == 0 ? Exit::fine : Exit::findings;
}

Exit accept_found(const std::filesystem::path& folder, const RecordsCommand& command,
                  Environment& environment) {
    Exit code = Exit::fine;
    auto open = open_records_in(folder, command.as, environment, code);
    if (!open) return code;
    auto& [store, reader, actor] = *open;
    if (const auto no = records::why_not(reader, actor, records::Right::accept_changes))
        return told_fault(*no, environment);
    const auto report = records::verify(reader);
    if (!report) return told_fault(report.error(), environment);
    std::vector<records::Tampering> taken;
    json told = json::array(), left = json::array();
    for (const records::Tampering& one : report.value().found) {
        const std::string words = printable(records::sentence(one).in(environment.lang()));
        if (records::can_be_accepted(one)) {
            taken.push_back(one);
            told.push_back({{"table", one.table}, {"row", one.row}, {"message", words}});
            if (!command.json) environment.out << words << '\n';
        } else {
            left.push_back(words);
            environment.err << "amends: " << words << '\n';
        }
    }
    if (!command.dry_run && !taken.empty())
        if (const auto fault = store.wait(records::accept_changes(store, actor, taken, command.reason)).fault)
            return told_fault(*fault, environment);
    const bool is_clean = left.empty();
    if (command.json)
        environment.out << json{{"accepted", std::move(told)},
                                {"left", std::move(left)},
                                {"dry_run", command.dry_run}}
                               .dump(-1, ' ', false, json::error_handler_t::replace)
                        << '\n';
    else
        environment.out << environment.texts.get(taken.empty()     ? "cli.records.accept_none"
                                                 : command.dry_run ? "cli.records.would_accept"
                                                                   : "cli.records.accepted",
                                                 {{"count", taken.size()}})
                        << '\n';
    if (!is_clean) environment.say("cli.records.not_accepted");
    return is_clean ? Exit::fine : Exit::findings;
}

} // namespace amends::app::cli
