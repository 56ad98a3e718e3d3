#include "sim/app/manager/programmes_page.hpp"

#include "scoring/stats/power.hpp"
#include "sim/app/people/duties.hpp"
#include "sim/app/people/people_by_id.hpp"
#include "sim/app/platform/clock.hpp"
#include "sim/app/printable.hpp"
#include "sim/app/report/report_words.hpp"
#include "sim/records/chain.hpp"
#include "sim/scenario/names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace amends::app {
namespace {

constexpr std::array<const char*, 3> phase_names{"baseline", "final", "resit"};
constexpr std::uint64_t readable_seed = (1ULL << 53U) - 1; ///< what JSON numbers hold exactly

std::string tenths_words(std::int64_t tenths) {
    return fmt::format("{:.1f}", static_cast<double>(tenths) / 10);
}

constexpr std::size_t on_both = 4;

bool is_on_form(std::size_t put, std::size_t form) {
    return put == form || (put == on_both && form != 3);
}

/// The text that names a form.
std::string_view form_words(char letter) {
    return letter == 'A' ? "programmes.form_a" : letter == 'B' ? "programmes.form_b" : "programmes.form_c";
}

/// How a phase stands for a member.
ui::PhaseCell phase_cell(const ui::Texts& texts, const records::Programme& programme,
                         const std::vector<records::Sitting>& sittings, const std::string& person,
                         std::size_t phase) {
    const records::Sitting* sat = counted_sitting(sittings, person, phase_names.at(phase));
    if (!sat) {
        if (phase == 2) return {};
        const std::string& due = phase == 0 ? programme.baseline_due : programme.final_due;
        if (is_overdue(due, today())) return {texts.get("duty.overdue"), ui::Tone::bad, {}};
        return {texts.get("programmes.to_come"), ui::Tone::neutral, {}};
    }
    ui::PhaseCell cell{.sitting = sat->id};
    switch (sat->result.state) {
    case records::SittingState::open:
        cell.words = texts.get("programmes.open");
        cell.tone = ui::Tone::accent;
        break;
    case records::SittingState::abandoned:
        cell.words = texts.get("programmes.abandoned");
        cell.tone = ui::Tone::warn;
        break;
    case records::SittingState::finished:
        cell.words = texts.get(sat->result.passed ? "programmes.passed" : "programmes.not_passed",
                               {{"points", tenths_words(sat->result.total_tenths.value_or(0))}});
        cell.tone = sat->result.passed ? ui::Tone::good : ui::Tone::warn;
        break;
    }
    return cell;
}

/// A group joins with its trainees: whoever runs the programme is nobody to compare.
bool may_join(const records::Person& person) {
    return person.state == records::PersonState::active && person.role == records::Role::trainee;
}

/// As it is called today; its id when it is gone.
std::string rubric_title(const std::filesystem::path& assets, const std::string& id, support::Lang lang) {
    const auto read = load_rubric(assets, id);
    return read && read.value().rubric ? read.value().rubric->title.in(lang) : id;
}

} // namespace

std::string ProgrammesPage::size_words(std::size_t people) const {
    const auto rise = stats::smallest_rise(static_cast<std::int64_t>(people));
    if (people == 0)
        return texts().get("cli.programme.size_nobody",
                           {{"needed", stats::pairs_needed(0, 0.2).value_or(0)}});
    if (!rise) return texts().get("cli.programme.size_none", {{"people", people}});
    return texts().get("cli.programme.size", {{"people", people}, {"points", told_rise(*rise)}});
}

/// Groups of active trainees, those of a programme left out.
std::vector<ui::GroupLine> ProgrammesPage::group_lines(const std::set<std::string>& without) const {
    std::map<std::string, std::size_t> count;
    for (const records::Person& person : desk_.people())
        if (may_join(person) && !without.contains(person.id)) ++count[person.group];
    std::vector<ui::GroupLine> lines;
    for (const auto& [group, people] : count)
        lines.push_back({group,
                         group.empty()
                             ? texts().get("programmes.no_group", {{"count", people}})
                             : texts().get("programmes.group", {{"group", group}, {"count", people}}),
                         groups_.contains(group)});
    return lines;
}

std::vector<std::string> ProgrammesPage::chosen_people(const std::set<std::string>& without) const {
    std::vector<std::string> ids;
    for (const records::Person& person : desk_.people())
        if (may_join(person) && groups_.contains(person.group) && !without.contains(person.id))
            ids.push_back(person.id);
    return ids;
}

void ProgrammesPage::read_chosen(const records::Programme& programme) {
    const auto members = records::members_of(desk_.reader(), programme.id);
    const auto sittings = records::sittings_of(desk_.reader(), programme.id);
    if (!members || !sittings) {
        view_.problem = records::sentence(members ? sittings.error() : members.error()).in(texts().lang());
        return;
    }
    const auto sat = sat_by_now(by_id(desk_.people()), sittings.value());
    ui::ProgrammeView one{.id = programme.id, .title = programme.title};
    const std::size_t cases = programme.forms.contains('A') ? programme.forms.at('A').size() : 0;
    one.facts = texts().get(
        "programmes.facts",
        {{"cases", cases},
         {"mark", programme.pass_mark},
         {"lang", texts().get(programme.lang == "en" ? "programmes.lang_en" : "programmes.lang_zh")},
         {"way", texts().get(programme.way == "choices" ? "catalogue.way_choices" : "catalogue.way_free")}});
    const auto form = [&](char letter) {
        const auto at = programme.forms.find(letter);
        return at == programme.forms.end() ? std::vector<records::FormCase>() : at->second;
    };
    const std::string rubric = rubric_title(desk_.host().assets, programme.rubric, texts().lang());
    one.facts = texts().get("programmes.facts_rubric", {{"facts", one.facts}, {"rubric", rubric}});
    one.forms = texts().get(records::alike_on_paper(form('A'), form('B')) ? "cli.programme.alike"
                                                                          : "programmes.unlike");
    one.size = size_words(members.value().size());
    for (const auto& [letter, cases_of_form] : programme.forms) {
        std::string titles;
        for (const records::FormCase& each : cases_of_form)
            titles += (titles.empty() ? "" : texts().get("author.inbox_comma"))
                      + desk_.title_of_case(each.scenario);
        one.cases.push_back(texts().get("programmes.form_cases",
                                        {{"form", texts().get(form_words(letter))}, {"cases", titles}}));
    }
    members_.clear();
    const bool names = desk_.opens_persons();
    for (const records::Member& member : members.value()) {
        members_.insert(member.person);
        ui::MemberLine line{.person = member.person,
                            .name = names ? desk_.name_of(member.person) : member.person,
                            .group = member.group};
        for (std::size_t phase = 0; phase < phase_names.size(); ++phase)
            line.phases.at(phase) = phase_cell(texts(), programme, sat, member.person, phase);
        one.members.push_back(std::move(line));
    }
    for (const records::Sitting& sitting : sittings.value())
        if (!sitting.void_reason.empty())
            one.voids.push_back({texts().get(
                "programmes.void_line", {{"person", names ? desk_.name_of(sitting.person) : sitting.person},
                                         {"phase", texts().get("duty.phase_" + sitting.phase)},
                                         {"reason", sitting.void_reason}})});
    view_.chosen = std::move(one);
}

void ProgrammesPage::read() {
    if (!std::exchange(is_stale_, false) && read_lang_ == texts().lang()) return;
    read_lang_ = texts().lang();
    view_.programmes.clear();
    view_.chosen.reset();
    view_.may_run = desk_.may(records::Right::run_programmes) && !desk_.is_demonstration();
    const records::Programme* chosen = nullptr;
    for (const records::Programme& one : desk_.programmes()) {
        const auto members = records::members_of(desk_.reader(), one.id);
        view_.programmes.push_back(
            {one.id, one.title,
             texts().get("people.count", {{"count", members ? members.value().size() : 0}})});
        if (!chosen || one.id == widgets_.chosen) chosen = &one;
    }
    if (chosen) read_chosen(*chosen);
    view_.groups = group_lines(members_);
    if (view_.form) view_.form = form_view();
}

/// Why a case cannot stand on a form of this way and language; empty when it can.
std::string ProgrammesPage::why_not_on_form(const scenario::Scenario& script) const {
    const scenario::Way way = widgets_.way == 1 ? scenario::Way::choices : scenario::Way::free;
    const support::Lang lang = widgets_.lang == 1 ? support::Lang::en : support::Lang::zh;
    if (std::find(script.ways.begin(), script.ways.end(), way) == script.ways.end())
        return texts().get("programmes.no_way");
    if (std::find(script.languages.begin(), script.languages.end(), lang) == script.languages.end())
        return texts().get("programmes.no_lang");
    return {};
}

std::vector<records::FormCase> ProgrammesPage::form_of_letter(std::size_t form) const {
    std::vector<records::FormCase> cases;
    for (const LibraryCase& known : desk_.host().cases) {
        if (!known.playable()) continue;
        const scenario::Scenario& script = *known.loaded.scenario;
        const auto at = put_.find(script.id.value);
        if (at == put_.end() || !is_on_form(at->second, form) || !why_not_on_form(script).empty()) continue;
        cases.push_back({script.id.value, known.loaded.fingerprint,
                         std::string(scenario::name_of(script.topic)),
                         std::string(scenario::name_of(script.channel)), script.difficulty});
    }
    return cases;
}

std::vector<records::NewContent> ProgrammesPage::contents_of_forms() const {
    std::vector<records::NewContent> contents;
    for (const LibraryCase& known : desk_.host().cases)
        if (known.playable()
            && (known.loaded.scenario->guided || put_.contains(known.loaded.scenario->id.value)))
            contents.push_back({known.loaded.fingerprint, "scenario", known.loaded.canonical});
    return contents;
}

ui::ProgrammeFormView ProgrammesPage::form_view() const {
    ui::ProgrammeFormView form;
    form.problem = view_.problem;
    for (const auto& rubric : rubrics_) {
        std::string criteria;
        for (const rubric::Criterion& one : rubric->criteria)
            criteria += (criteria.empty() ? std::string() : texts().get("catalogue.rubric_comma"))
                        + one.title.in(texts().lang());
        form.rubrics.push_back(
            {rubric->id, rubric->title.in(texts().lang()),
             texts().get("catalogue.rubric_note", {{"criteria", criteria}, {"mark", rubric->pass_mark}})});
    }
    const auto kind_words = [&](int topic, const std::string& channel, int difficulty) {
        return texts().get("programmes.kind", {{"topic", texts().get("topic." + std::to_string(topic))},
                                               {"channel", texts().get("programmes.channel_" + channel)},
                                               {"difficulty", difficulty}});
    };
    std::map<std::string, int> topic_index;
    for (const LibraryCase& known : desk_.host().cases) {
        if (!known.playable()) continue;
        const scenario::Scenario& script = *known.loaded.scenario;
        topic_index[std::string(scenario::name_of(script.topic))] = static_cast<int>(script.topic);
        if (script.guided) continue; // it teaches the desk and comes before anything counts
        const auto at = put_.find(script.id.value);
        form.cases.push_back({script.id.value, script.title.in(texts().lang()),
                              kind_words(static_cast<int>(script.topic),
                                         std::string(scenario::name_of(script.channel)), script.difficulty),
                              at == put_.end() ? 0 : at->second, why_not_on_form(script)});
    }
    std::stable_sort(form.cases.begin(), form.cases.end(),
                     [](const ui::FormCaseLine& a, const ui::FormCaseLine& b) {
                         return std::pair(!a.why_not.empty(), a.kind) < std::pair(!b.why_not.empty(), b.kind);
                     });
    const auto a = form_of_letter(1), b = form_of_letter(2), c = form_of_letter(3);
    const bool enough = a.size() >= records::form_cases_min && a.size() == b.size();
    form.balance.push_back(
        {texts().get("programmes.chosen",
                     {{"a", a.size()}, {"b", b.size()}, {"c", c.size()}, {"least", records::form_cases_min}}),
         enough ? ui::Tone::good : ui::Tone::warn});
    for (const records::KindCount& kind : records::compare_forms(a, b))
        if (kind.in_a != kind.in_b)
            form.balance.push_back(
                {texts().get("programmes.differs",
                             {{"kind", kind_words(topic_index[kind.topic], kind.channel, kind.difficulty)},
                              {"a", kind.in_a},
                              {"b", kind.in_b}}),
                 ui::Tone::warn});
    if (const auto shared = records::shared_cases(a, b); !shared.empty())
        form.balance.push_back(
            {texts().get("cli.programme.shared", {{"count", shared.size()}}), ui::Tone::warn});
    if (!a.empty() && records::alike_on_paper(a, b))
        form.balance.push_back({texts().get("cli.programme.alike"), ui::Tone::good});
    form.groups = group_lines({});
    form.size = size_words(chosen_people({}).size());
    return form;
}

/// Two forms of five: pairs of the same kind first, then pairs that differ least. A small library has too
/// few; then some stand on both forms, which is said.
void ProgrammesPage::draw_balanced() {
    put_.clear();
    struct Candidate {
        std::string id, kind;
        int topic = 0, difficulty = 0;
    };
    std::vector<Candidate> open;
    for (const LibraryCase& known : desk_.host().cases) {
        if (!known.playable() || known.loaded.scenario->guided
            || !why_not_on_form(*known.loaded.scenario).empty())
            continue;
        const scenario::Scenario& script = *known.loaded.scenario;
        open.push_back({script.id.value, std::string(scenario::name_of(script.channel)),
                        static_cast<int>(script.topic), script.difficulty});
    }
    const auto distance = [](const Candidate& a, const Candidate& b) {
        return (a.topic == b.topic ? 0 : 4) + (a.kind == b.kind ? 0 : 3)
               + std::abs(a.difficulty - b.difficulty);
    };
    if (open.size() < records::form_cases_min) return;
    const std::size_t pairs = std::min(records::form_cases_min, open.size() - records::form_cases_min);
    std::set<int> topics;
    for (std::size_t pair = 0; pair < pairs; ++pair) {
        std::size_t best_a = 0, best_b = 1;
        int best = 1000;
        for (std::size_t i = 0; i < open.size(); ++i)
            for (std::size_t k = i + 1; k < open.size(); ++k) {
                // A topic that is there already counts a little against a pair: the forms shall cover many.
                const int far = distance(open[i], open[k]) * 2 + (topics.contains(open[i].topic) ? 1 : 0);
                if (far >= best) continue;
                best = far;
                best_a = i;
                best_b = k;
            }
        topics.insert(open[best_a].topic);
        const bool swaps = pair % 2 == 1; // neither form gets all that comes first in the list
        put_[open[best_a].id] = swaps ? 2 : 1;
        put_[open[best_b].id] = swaps ? 1 : 2;
        open.erase(open.begin() + static_cast<std::ptrdiff_t>(best_b));
        open.erase(open.begin() + static_cast<std::ptrdiff_t>(best_a));
    }
    for (std::size_t both = pairs; both < records::form_cases_min; ++both)
        put_[open[both - pairs].id] = on_both;
}

bool ProgrammesPage::was_written(records::Store::Ticket ticket) {
    const auto fault = desk_.store().wait(ticket).fault;
    view_.problem = fault ? records::sentence(*fault).in(texts().lang()) : std::string();
    desk_.ui().wake.within(0);
    is_stale_ = true;
    if (fault) return false;
    desk_.forget();
    return true;
}

void ProgrammesPage::set_up() {
    records::Programme programme;
    programme.id = records::fresh_uuid();
    programme.title = widgets_.title.edit.text();
    programme.way = widgets_.way == 1 ? "choices" : "free";
    programme.lang = widgets_.lang == 1 ? "en" : "zh";
    programme.rubric =
        widgets_.rubric < rubrics_.size() ? rubrics_[widgets_.rubric]->id : std::string("default");
    const auto rubric = load_rubric(desk_.host().assets, programme.rubric);
    if (!rubric || !rubric.value().rubric) {
        view_.problem = texts().get("cli.programme.no_rubric", {{"rubric", programme.rubric}});
        return;
    }
    programme.rubric_fingerprint = rubric.value().fingerprint;
    programme.pass_mark = rubric.value().rubric->pass_mark;
    const std::string& mark = widgets_.mark.edit.text();
    if (!mark.empty()) {
        const auto [end, wrong] =
            std::from_chars(mark.data(), mark.data() + mark.size(), programme.pass_mark);
        if (wrong != std::errc() || end != mark.data() + mark.size() || programme.pass_mark < 0
            || programme.pass_mark > 100) {
            view_.problem = texts().get("programmes.bad_mark");
            return;
        }
    }
    programme.seed = static_cast<std::int64_t>(platform::random_seed() & readable_seed);
    std::string* const days[] = {&programme.baseline_from, &programme.baseline_due, &programme.final_from,
                                 &programme.final_due};
    for (std::size_t i = 0; i < widgets_.days.size(); ++i)
        *days[i] = widgets_.days.at(i).edit.text();
    programme.warm_up = widgets_.warm_up;
    programme.chosen_by_score = widgets_.by_score;
    programme.forms['A'] = form_of_letter(1);
    programme.forms['B'] = form_of_letter(2);
    const auto resit = form_of_letter(3);
    if (!resit.empty() && resit.size() < records::form_cases_min) {
        view_.problem = texts().get("programmes.short_resit", {{"least", records::form_cases_min}});
        return;
    }
    std::vector<records::NewContent> contents = contents_of_forms();
    contents.push_back({programme.rubric_fingerprint, "rubric", rubric.value().canonical});
    const std::vector<std::string> people = chosen_people({});
    if (!was_written(records::set_up_programme(desk_.store(), desk_.actor(), programme, contents))) return;
    if (!resit.empty())
        was_written(records::set_resit_form(desk_.store(), desk_.actor(), programme.id, resit, contents));
    if (!people.empty())
        was_written(records::add_members(desk_.store(), desk_.actor(), programme.id, people));
    widgets_ = {};
    widgets_.chosen = programme.id;
    view_.form.reset();
    put_.clear();
    groups_.clear();
    desk_.tell(texts().get("programmes.is_set_up"), ui::Tone::good);
}

void ProgrammesPage::add_people() {
    if (!view_.chosen) return;
    if (!was_written(
            records::add_members(desk_.store(), desk_.actor(), view_.chosen->id, chosen_people(members_))))
        return;
    widgets_.adds_people = false;
    groups_.clear();
}

void ProgrammesPage::follow(const ui::ProgrammesOutcome& outcome) {
    if (outcome.begins_form) {
        rubrics_ = load_rubrics(desk_.host().assets);
        widgets_ = {.chosen = widgets_.chosen,
                    .makes_new = true,
                    .lang = texts().lang() == support::Lang::en ? std::size_t{1} : std::size_t{0}};
        put_.clear();
        groups_.clear();
        view_.problem.clear();
        view_.form.emplace();
        is_stale_ = true;
    }
    if (outcome.drops_form) {
        view_.form.reset();
        widgets_.makes_new = false;
        view_.problem.clear();
        is_stale_ = true;
    }
    if (outcome.puts) {
        if (outcome.puts->second == 0)
            put_.erase(outcome.puts->first);
        else
            put_[outcome.puts->first] = outcome.puts->second;
        is_stale_ = true;
    }
    if (outcome.turns_group) {
        if (groups_.erase(*outcome.turns_group) == 0) groups_.insert(*outcome.turns_group);
        is_stale_ = true;
    }
    if (outcome.draws_balanced) draw_balanced();
    if (outcome.draws_balanced || outcome.form_changed) is_stale_ = true;
    if (outcome.sets_up) {
        set_up();
        is_stale_ = true;
    }
    if (outcome.adds_people) add_people();
    if (outcome.voids
        && was_written(
            records::void_sitting(desk_.store(), desk_.actor(), outcome.voids->first, outcome.voids->second)))
        desk_.tell(texts().get("cli.programme.is_void"), ui::Tone::good);
}

void ProgrammesPage::draw(ui::Rect rect, ui::Commands&) {
    read();
    const ui::ProgrammesOutcome outcome = ui::draw_programmes(desk_.ui(), rect, view_, widgets_);
    follow(outcome);
    if (is_stale_) desk_.ui().wake.within(0);
}

} // namespace amends::app
