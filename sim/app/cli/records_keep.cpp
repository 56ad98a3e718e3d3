#include "sim/app/cli/records_keep.hpp"

#include "sim/app/cli/asking.hpp"
#include "sim/app/platform/clock.hpp"
#include "sim/app/printable.hpp"
#include "sim/records/accepting.hpp"
#include "sim/records/rebuild.hpp"
#include "sim/records/retention.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
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

/// Whether that finding is to be accepted: none named means all.
bool is_asked(const std::vector<std::string>& findings, const std::string& name) {
    return findings.empty() || std::find(findings.begin(), findings.end(), name) != findings.end();
}

/// Whether one of these names nothing that can be accepted, after having said so and what there is.
bool tells_unknown(const std::vector<std::string>& findings, const std::vector<records::Tampering>& found,
                   const Environment& environment) {
    constexpr std::size_t told_max = 20;
    std::vector<std::string> names;
    for (const records::Tampering& one : found)
        if (std::string name = printable(records::name_of_finding(one)); !name.empty())
            names.push_back(std::move(name));
    const auto unknown = std::find_if(findings.begin(), findings.end(), [&](const std::string& asked) {
        return std::find(names.begin(), names.end(), asked) == names.end();
    });
    if (unknown == findings.end()) return false;
    std::string list;
    for (std::size_t at = 0; at < std::min(names.size(), told_max); ++at)
        list += (at == 0 ? "" : environment.texts.get("cli.records.between_findings")) + names[at];
    environment.say(names.empty()              ? "cli.records.no_finding"
                    : names.size() <= told_max ? "cli.records.unknown_finding"
                                               : "cli.records.unknown_finding_of_many",
                    {{"finding", printable(*unknown)}, {"list", list}, {"count", names.size()}});
    return true;
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
    const std::vector<records::Tampering>& found = report.value().found;
    if (tells_unknown(command.findings, found, environment)) return Exit::unusable;
    std::vector<records::Tampering> taken;
    json told = json::array(), left = json::array();
    std::size_t unasked = 0;
    for (const records::Tampering& one : found) {
        const std::string words = printable(records::sentence(one).in(environment.lang()));
        const std::string name = printable(records::name_of_finding(one));
        if (name.empty()) {
            left.push_back(words);
            environment.err << "amends: " << words << '\n';
        } else if (!is_asked(command.findings, name)) {
            left.push_back(words);
            ++unasked;
        } else {
            taken.push_back(one);
            told.push_back({{"table", one.table}, {"row", one.row}, {"finding", name}, {"message", words}});
            if (!command.json) environment.out << words << " [" << name << "]\n";
        }
    }
    if (!command.dry_run && !taken.empty())
        if (const auto fault = store.wait(records::accept_changes(store, actor, taken, command.reason)).fault)
            return told_fault(*fault, environment);
    const std::size_t settled_by_nothing = left.size() - unasked;
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
    if (settled_by_nothing > 0) environment.say("cli.records.not_accepted");
    if (unasked > 0) environment.say("cli.records.accept_left", {{"count", unasked}});
    return is_clean ? Exit::fine : Exit::findings;
}

} // namespace amends::app::cli
