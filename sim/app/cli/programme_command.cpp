#include "scoring/stats/power.hpp"
#include "sim/app/cli/commands.hpp"
#include "sim/app/cli/named_case.hpp"
#include "sim/app/cli/names.hpp"
#include "sim/app/cli/programme_asked.hpp"
#include "sim/app/cli/sitting.hpp"
#include "sim/app/people/duties.hpp"
#include "sim/app/people/people_by_id.hpp"
#include "sim/app/platform/clock.hpp"
#include "sim/app/platform/places.hpp"
#include "sim/app/printable.hpp"
#include "sim/app/report/group_likeness.hpp"
#include "sim/app/report/report_words.hpp"
#include "sim/records/programmes.hpp"
#include "sim/scenario/names.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <ostream>
#include <set>

namespace amends::app::cli {
namespace {

using nlohmann::json;
using ProgrammeDoes = ProgrammeCommand::Verb;
using Asked = AskedOfProgramme;

/// Cases of a form with what the store must keep of them.
struct FormRead {
    std::vector<records::FormCase> cases;
    std::vector<records::NewContent> contents;
};

std::vector<std::string> split_at_commas(const std::string& list) {
    std::vector<std::string> parts;
    std::size_t from = 0;
    while (from <= list.size()) {
        const std::size_t end = std::min(list.find(',', from), list.size());
        if (end > from) parts.push_back(list.substr(from, end - from));
        from = end + 1;
    }
    return parts;
}

/// Whether a case can be sat in this way and language; says why not.
bool fits(const scenario::Scenario& script, scenario::Way way, support::Lang lang,
          const Environment& environment) {
    const bool has_way = std::find(script.ways.begin(), script.ways.end(), way) != script.ways.end();
    const bool has_lang =
        std::find(script.languages.begin(), script.languages.end(), lang) != script.languages.end();
    if (!has_way) environment.say("cli.programme.case_way", {{"case", printable(script.id.value)}});
    if (!has_lang) environment.say("cli.programme.case_lang", {{"case", printable(script.id.value)}});
    return has_way && has_lang;
}

/// Reads every case named and says all that is wrong. Nothing when something is.
std::optional<FormRead> read_form(const std::vector<std::string>& ids, scenario::Way way, support::Lang lang,
                                  const Environment& environment) {
    FormRead form;
    std::set<std::string> seen;
    bool all_fit = true;
    for (const std::string& id : ids) {
        const auto found = case_named(id, environment);
        if (found && !found->playable()) environment.tell(found->loaded.problems);
        if (!found || !found->playable()) {
            all_fit = false;
            continue;
        }
        const scenario::Scenario& script = *found->loaded.scenario;
        if (!seen.insert(script.id.value).second) {
            environment.say("cli.programme.case_twice", {{"case", printable(id)}});
            all_fit = false;
        }
        if (!fits(script, way, lang, environment)) all_fit = false;
        form.cases.push_back({script.id.value, found->loaded.fingerprint,
                              std::string(scenario::name_of(script.topic)),
                              std::string(scenario::name_of(script.channel)), script.difficulty});
        form.contents.push_back({found->loaded.fingerprint, "scenario", found->loaded.canonical});
    }
    if (!all_fit) return std::nullopt;
    return form;
}

/// The guided case: that the store knows it makes it come before a baseline.
void add_guided(std::vector<records::NewContent>& contents, const Environment& environment) {
    for (const LibraryCase& known :
         load_library(library_folders(environment.library), shipped_resources(environment.assets)))
        if (known.playable() && known.loaded.scenario->guided)
            contents.push_back({known.loaded.fingerprint, "scenario", known.loaded.canonical});
}

json forms_json(const records::Programme& programme) {
    json forms = json::object();
    for (const auto& [form, cases] : programme.forms) {
        json list = json::array();
        for (const records::FormCase& one : cases)
            list.push_back({{"scenario", one.scenario},
                            {"fingerprint", one.fingerprint},
                            {"topic", one.topic},
                            {"channel", one.channel},
                            {"difficulty", one.difficulty}});
        forms[std::string(1, form)] = std::move(list);
    }
    return forms;
}

json number_or_null(const std::optional<double>& value) {
    return value ? json(*value) : json(nullptr);
}

/// What the people of a programme can prove.
struct ProgrammeSize {
    std::size_t people = 0;
    std::optional<GroupLikeness> alike; ///< of the people of a group, where any records tell
    double worth = 0;                   ///< independent people they come to by it
};

records::Outcome<ProgrammeSize> size_of(records::Reader& reader, const records::Programme& programme,
                                        const std::vector<records::Member>& members) {
    ProgrammeSize size{members.size(), {}, 0};
    Grouped grouped;
    for (const records::Member& one : members)
        grouped.add_person(one.group);
    auto alike = group_likeness(reader, programme);
    if (!alike) return alike.error();
    size.alike = std::move(alike).value();
    size.worth = grouped.worth(size.alike ? size.alike->found.icc : 0);
    return size;
}

/// By the number of people, and by what they are worth.
std::optional<double> smallest_rise_of(const ProgrammeSize& size) {
    return stats::smallest_rise(static_cast<std::int64_t>(std::floor(size.worth + 1e-9)));
}

json size_json(const ProgrammeSize& size) {
    const auto needed = stats::pairs_needed(0, 0.2);
    json made{{"people", size.people},
              {"smallest_rise", number_or_null(stats::smallest_rise(static_cast<std::int64_t>(size.people)))},
              {"people_for_70_to_90", needed ? json(*needed) : json(nullptr)},
              {"groups_alike", nullptr}};
    if (size.alike)
        made["groups_alike"] = {{"icc", size.alike->found.icc},
                                {"groups", size.alike->found.groups},
                                {"from", size.alike->title},
                                {"worth", size.worth},
                                {"smallest_rise", number_or_null(smallest_rise_of(size))}};
    return made;
}

json programme_json(const records::Programme& programme, const ProgrammeSize& size) {
    const auto& a = programme.forms.at('A');
    const auto& b = programme.forms.at('B');
    json differences = json::array();
    for (const records::KindCount& kind : records::compare_forms(a, b))
        if (kind.in_a != kind.in_b)
            differences.push_back({{"topic", kind.topic},
                                   {"channel", kind.channel},
                                   {"difficulty", kind.difficulty},
                                   {"in_a", kind.in_a},
                                   {"in_b", kind.in_b}});
    return {{"id", programme.id},
            {"title", programme.title},
            {"created_utc", programme.created_utc},
            {"created_by", programme.created_by},
            {"way", programme.way},
            {"lang", programme.lang},
            {"rubric", programme.rubric},
            {"rubric_fingerprint", programme.rubric_fingerprint},
            {"pass_mark", programme.pass_mark},
            {"seed", programme.seed},
            {"baseline_from", programme.baseline_from},
            {"baseline_due", programme.baseline_due},
            {"final_from", programme.final_from},
            {"final_due", programme.final_due},
            {"chosen_by_score", programme.chosen_by_score},
            {"warm_up", programme.warm_up},
            {"invented", programme.invented},
            {"forms", forms_json(programme)},
            {"alike_on_paper", records::alike_on_paper(a, b)},
            {"differences", std::move(differences)},
            {"shared_cases", records::shared_cases(a, b)},
            {"size", size_json(size)}};
}

/// What the number of people can prove, in a sentence.
void print_size(const Asked& asked, const ProgrammeSize& size) {
    const std::size_t people = size.people;
    const auto rise = stats::smallest_rise(static_cast<std::int64_t>(people));
    if (people == 0)
        asked.line("cli.programme.size_nobody", {{"needed", stats::pairs_needed(0, 0.2).value_or(0)}});
    else if (!rise)
        asked.line("cli.programme.size_none", {{"people", people}});
    else
        asked.line("cli.programme.size", {{"people", people}, {"points", told_rise(*rise)}});
    if (people == 0 || !size.alike) return;
    const auto of_worth = smallest_rise_of(size);
    asked.line(of_worth ? "cli.programme.size_groups" : "cli.programme.size_groups_none",
               {{"title", printable(size.alike->title)},
                {"icc", fmt::format("{:.2f}", size.alike->found.icc)},
                {"worth", fmt::format("{:.0f}", size.worth)},
                {"points", told_rise(of_worth.value_or(0))}});
}

/// A case as the store keeps it, by its title and id; the id where it is gone.
std::string case_words(const Asked& asked, const records::FormCase& one) {
    const auto kept = records::get_content(asked.reader, one.fingerprint);
    const json script = kept && kept.value() ? json::parse(kept.value()->bytes, nullptr, false) : json();
    const char* lang = asked.environment.lang() == support::Lang::zh ? "zh" : "en";
    const json title = script.is_object() ? script.value("title", json::object()) : json::object();
    if (!title.is_object() || !title.contains(lang) || !title[lang].is_string())
        return printable(one.scenario);
    return named(asked.environment.texts, printable(title[lang].get<std::string>()), one.scenario);
}

/// "运输破损 · 在线聊天 · 难度 2".
std::string kind_words(const Asked& asked, const std::string& topic, const std::string& channel,
                       int difficulty) {
    const ui::Texts& texts = asked.environment.texts;
    return texts.get("programmes.kind",
                     {{"topic", text_or(texts, "report.topic." + topic, topic)},
                      {"channel", text_or(texts, "programmes.channel_" + channel, channel)},
                      {"difficulty", difficulty}});
}

void print_forms(const Asked& asked, const records::Programme& programme) {
    const auto& a = programme.forms.at('A');
    const auto& b = programme.forms.at('B');
    for (const auto& [form, cases] : programme.forms) {
        asked.line(form == 'C' ? "cli.programme.form_resit" : "cli.programme.form",
                   {{"form", std::string(1, form)}});
        for (const records::FormCase& one : cases)
            asked.line("cli.programme.form_case",
                       {{"case", case_words(asked, one)},
                        {"kind", kind_words(asked, one.topic, one.channel, one.difficulty)}});
    }
    if (records::alike_on_paper(a, b)) asked.line("cli.programme.alike");
    for (const records::KindCount& kind : records::compare_forms(a, b))
        if (kind.in_a != kind.in_b)
            asked.line("cli.programme.differs",
                       {{"kind", kind_words(asked, kind.topic, kind.channel, kind.difficulty)},
                        {"a", kind.in_a},
                        {"b", kind.in_b}});
    if (const auto shared = records::shared_cases(a, b); !shared.empty())
        asked.line("cli.programme.shared", {{"count", shared.size()}});
}

Exit show_programme(const Asked& asked, const std::string& id);

Exit set_up(const Asked& asked) {
    const ProgrammeCommand& command = asked.command;
    const Environment& environment = asked.environment;
    records::Programme programme;
    programme.id = records::fresh_uuid();
    programme.title = command.words.front();
    const scenario::Way way = command.choices ? scenario::Way::choices : scenario::Way::free;
    const support::Lang lang = command.case_lang.value_or(environment.lang());
    programme.way = command.choices ? "choices" : "free";
    programme.lang = lang == support::Lang::en ? "en" : "zh";
    auto a = read_form(split_at_commas(command.baseline), way, lang, environment);
    auto b = read_form(split_at_commas(command.final_), way, lang, environment);
    programme.rubric = command.rubric.empty() ? "default" : command.rubric;
    const auto rubric = load_rubric(environment.assets, programme.rubric);
    if (!rubric || !rubric.value().rubric) {
        environment.say("cli.programme.no_rubric", {{"rubric", printable(programme.rubric)}});
        return Exit::unusable;
    }
    if (!a || !b) return Exit::unusable;
    programme.rubric_fingerprint = rubric.value().fingerprint;
    programme.pass_mark = command.pass_mark.value_or(rubric.value().rubric->pass_mark);
    constexpr std::uint64_t readable = (1ULL << 53U) - 1;
    programme.seed = command.seed.value_or(static_cast<std::int64_t>(platform::random_seed() & readable));
    programme.baseline_from = command.baseline_from;
    programme.baseline_due = command.baseline_due;
    programme.final_from = command.final_from;
    programme.final_due = command.final_due;
    programme.chosen_by_score = command.chosen_by_score;
    programme.warm_up = !command.no_warm_up;
    programme.forms['A'] = a->cases;
    programme.forms['B'] = b->cases;
    std::vector<records::NewContent> contents = std::move(a->contents);
    contents.insert(contents.end(), b->contents.begin(), b->contents.end());
    contents.push_back({programme.rubric_fingerprint, "rubric", rubric.value().canonical});
    if (programme.warm_up) add_guided(contents, environment);
    if (const auto code = asked.failed(set_up_programme(asked.store, asked.actor, programme, contents)))
        return *code;
    return show_programme(asked, programme.id);
}

bool may_read(const Asked& asked) {
    return !why_not(asked.reader, asked.actor, records::Right::read_reports);
}

json sitting_json(const records::Sitting& sitting) {
    return {{"id", sitting.id},
            {"person", sitting.person},
            {"phase", sitting.phase},
            {"form", std::string(1, sitting.form)},
            {"state", to_string(sitting.result.state)},
            {"started_utc", sitting.started_utc},
            {"closed_utc", sitting.closed_utc},
            {"total", sitting.result.total_tenths
                          ? json(static_cast<double>(*sitting.result.total_tenths) / 10)
                          : json(nullptr)},
            {"passed", sitting.result.passed},
            {"unconfirmed", sitting.result.unconfirmed},
            {"void_reason", sitting.void_reason.empty() ? json(nullptr) : json(sitting.void_reason)},
            {"attempts", sitting.attempts}};
}

json member_json(const records::Programme& programme, const std::vector<records::Sitting>& sittings,
                 const records::Member& member) {
    const auto [phase, due] = next_phase(programme, sittings, member.person);
    return {{"person", member.person},
            {"first_form", std::string(1, member.first_form)},
            {"group", member.group},
            {"next", phase.empty() ? json(nullptr) : json(phase)},
            {"due", due.empty() ? json(nullptr) : json(due)},
            {"overdue", is_overdue(due, today())}};
}

void print_member(const Asked& asked, const records::Programme& programme,
                  const std::vector<records::Sitting>& sittings, const records::Member& member) {
    const auto [phase, due] = next_phase(programme, sittings, member.person);
    std::string next =
        asked.environment.texts.get(phase.empty() ? "cli.programme.all_done" : "cli.programme.next." + phase);
    if (!due.empty())
        next += asked.environment.texts.get(
            is_overdue(due, today()) ? "cli.programme.overdue" : "cli.programme.due", {{"day", due}});
    asked.line(
        "cli.programme.member",
        {{"person", printable(member.person)}, {"form", std::string(1, member.first_form)}, {"next", next}});
}

void print_voids(const Asked& asked, const std::vector<records::Sitting>& sittings) {
    for (const records::Sitting& one : sittings)
        if (!one.void_reason.empty())
            asked.line("cli.programme.void_line",
                       {{"sitting", one.id}, {"reason", printable(one.void_reason)}});
}

Exit show_programme(const Asked& asked, const std::string& id) {
    Exit code = Exit::fine;
    const auto programme = programme_named(asked.reader, id, asked.environment, code);
    if (!programme) return code;
    if (const auto no = why_not(asked.reader, asked.actor, records::Right::read_reports))
        return told_fault(*no, asked.environment);
    const auto members = records::members_of(asked.reader, programme->id);
    if (!members) return told_fault(members.error(), asked.environment);
    const auto sittings = records::sittings_of(asked.reader, programme->id);
    if (!sittings) return told_fault(sittings.error(), asked.environment);
    const auto people = records::list_people(asked.reader);
    if (!people) return told_fault(people.error(), asked.environment);
    const auto sat = sat_by_now(by_id(people.value()), sittings.value());
    const auto size = size_of(asked.reader, *programme, members.value());
    if (!size) return told_fault(size.error(), asked.environment);
    if (asked.command.json) {
        json all = programme_json(*programme, size.value());
        all["people"] = json::array();
        for (const records::Member& one : members.value())
            all["people"].push_back(member_json(*programme, sat, one));
        all["sittings"] = json::array();
        for (const records::Sitting& one : sittings.value())
            all["sittings"].push_back(sitting_json(one));
        asked.document(all);
        return Exit::fine;
    }
    asked.environment.out << printable(programme->title) << "  " << programme->id << '\n';
    const ui::Texts& texts = asked.environment.texts;
    asked.line(
        "cli.programme.facts",
        {{"way", texts.get(programme->way == "choices" ? "catalogue.way_choices" : "catalogue.way_free")},
         {"lang", text_or(texts, "programmes.lang_" + programme->lang, programme->lang)},
         {"mark", programme->pass_mark}});
    print_forms(asked, *programme);
    print_size(asked, size.value());
    for (const records::Member& one : members.value())
        print_member(asked, *programme, sat, one);
    print_voids(asked, sittings.value());
    return Exit::fine;
}

/// Trainers and managers see all programmes, others those they belong to with what is due.
Exit list_programmes(const Asked& asked) {
    const auto all = records::list_programmes(asked.reader);
    if (!all) return told_fault(all.error(), asked.environment);
    const auto people = records::list_people(asked.reader);
    if (!people) return told_fault(people.error(), asked.environment);
    const bool reads_all = may_read(asked);
    json list = json::array();
    for (const records::Programme& programme : all.value()) {
        const auto members = records::members_of(asked.reader, programme.id);
        const auto sittings = records::sittings_of(asked.reader, programme.id);
        if (!members) return told_fault(members.error(), asked.environment);
        if (!sittings) return told_fault(sittings.error(), asked.environment);
        const auto own =
            std::find_if(members.value().begin(), members.value().end(),
                         [&](const records::Member& one) { return one.person == asked.actor.id(); });
        const bool is_member = own != members.value().end();
        if (!reads_all && !is_member) continue;
        json row{{"id", programme.id}, {"title", programme.title}, {"invented", programme.invented}};
        if (reads_all) row["people"] = members.value().size();
        const auto sat = sat_by_now(by_id(people.value()), sittings.value());
        if (is_member) row.update(member_json(programme, sat, *own));
        list.push_back(std::move(row));
        if (asked.command.json) continue;
        asked.environment.out << programme.id << "  " << printable(programme.title) << '\n';
        if (is_member) print_member(asked, programme, sat, *own);
    }
    if (asked.command.json) asked.document(list);
    return Exit::fine;
}

Exit add_people_to(const Asked& asked) {
    Exit code = Exit::fine;
    const auto programme =
        programme_named(asked.reader, asked.command.words.front(), asked.environment, code);
    if (!programme) return code;
    std::vector<std::string> ids(asked.command.words.begin() + 1, asked.command.words.end());
    if (!asked.command.group.empty()) {
        const auto people = records::list_people(asked.reader);
        if (!people) return told_fault(people.error(), asked.environment);
        for (const records::Person& person : people.value())
            if (person.group == asked.command.group && person.state == records::PersonState::active)
                ids.push_back(person.id);
    }
    if (ids.empty()) {
        asked.environment.say("cli.programme.empty_group", {{"group", printable(asked.command.group)}});
        return Exit::unusable;
    }
    if (const auto failed = asked.failed(add_members(asked.store, asked.actor, programme->id, ids)))
        return *failed;
    return show_programme(asked, programme->id);
}

Exit set_resit(const Asked& asked) {
    Exit code = Exit::fine;
    const auto programme =
        programme_named(asked.reader, asked.command.words.front(), asked.environment, code);
    if (!programme) return code;
    std::vector<std::string> ids;
    for (std::size_t at = 1; at < asked.command.words.size(); ++at)
        for (std::string& id : split_at_commas(asked.command.words[at]))
            ids.push_back(std::move(id));
    auto form = read_form(ids, programme->way == "choices" ? scenario::Way::choices : scenario::Way::free,
                          programme->lang == "en" ? support::Lang::en : support::Lang::zh, asked.environment);
    if (!form) return Exit::unusable;
    if (const auto failed = asked.failed(
            set_resit_form(asked.store, asked.actor, programme->id, form->cases, form->contents)))
        return *failed;
    return show_programme(asked, programme->id);
}

Exit start(const Asked& asked) {
    Exit code = Exit::fine;
    const auto programme =
        programme_named(asked.reader, asked.command.words.front(), asked.environment, code);
    if (!programme) return code;
    return sit(asked.store, asked.actor, *programme,
               {asked.command.phase, asked.command.scripts, asked.command.json}, asked.environment);
}

Exit obey(const Asked& asked) {
    switch (asked.command.verb) {
    case ProgrammeDoes::new_: return set_up(asked);
    case ProgrammeDoes::list: return list_programmes(asked);
    case ProgrammeDoes::show: return show_programme(asked, asked.command.words.front());
    case ProgrammeDoes::add_people: return add_people_to(asked);
    case ProgrammeDoes::start: return start(asked);
    case ProgrammeDoes::resit: return set_resit(asked);
    case ProgrammeDoes::figures: return import_figures(asked);
    case ProgrammeDoes::explore: return explore_forms(asked);
    case ProgrammeDoes::void_: break;
    }
    if (const auto code = asked.failed(records::void_sitting(
            asked.store, asked.actor, asked.command.words.front(), asked.command.reason)))
        return *code;
    asked.environment.say("cli.programme.is_void");
    return Exit::fine;
}

} // namespace

Exit run(const ProgrammeCommand& command, Environment& environment) {
    Exit code = Exit::fine;
    auto open = open_records(command.as, environment, code);
    if (!open) return code;
    return obey({open->store, open->reader, open->actor, command, environment});
}

} // namespace amends::app::cli
