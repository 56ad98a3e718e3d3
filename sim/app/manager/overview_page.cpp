#include "sim/app/manager/overview_figures.hpp"
#include "sim/app/manager/pages.hpp"
#include "sim/app/manager/progress.hpp"
#include "sim/app/manager/written_files.hpp"
#include "sim/app/people/duties.hpp"
#include "sim/app/platform/clock.hpp"
#include "sim/app/spoken_time.hpp"
#include "sim/records/activity.hpp"

#include <algorithm>

namespace amends::app {
namespace {

ui::OverviewTile tile(const ui::Ui& ui, const char* id, std::int64_t value, std::string note, ui::Icon icon,
                      ui::Tone tone) {
    return {.id = id,
            .value = std::to_string(value),
            .title = ui.t(std::string("manager.tile.") + id),
            .note = std::move(note),
            .icon = icon,
            .tone = tone};
}

ui::PhaseProgress phase_progress(const ui::Ui& ui, const ProgrammeProgress& progress,
                                 const PhaseCount& phase) {
    ui::PhaseProgress shown{.title = ui.t("manager.phase." + phase.phase),
                            .words =
                                ui.t("manager.sat_of", {{"sat", phase.sat}, {"people", progress.people}})};
    if (!phase.due.empty() && phase.sat < progress.people)
        shown.words = ui.t(phase.is_over ? "manager.sat_of_overdue" : "manager.sat_of_due",
                           {{"sat", phase.sat}, {"people", progress.people}, {"day", phase.due}});
    shown.part =
        progress.people == 0 ? 0 : static_cast<float>(phase.sat) / static_cast<float>(progress.people);
    shown.is_overdue = phase.is_over && phase.sat < progress.people;
    return shown;
}

/// What the first sentence of a report rests on, as it is kept.
BeforeAfter pairs_in(const std::vector<records::CohortPairs>& all, const records::Programme& programme) {
    BeforeAfter told;
    told.programme = programme;
    for (const records::CohortPairs& one : all)
        if (one.cohort == programme.id) {
            told.counts = {one.both, one.before_only, one.after_only, one.neither};
            told.other_versions = one.other_versions;
        }
    return told;
}

} // namespace

/// Read of the records once, until they change.
void OverviewPage::read() {
    const ui::Ui& ui = desk_.ui();
    view_.emplace();
    view_lang_ = ui.texts->lang();
    std::int64_t waiting = 0, members = 0;
    const PeopleById people = by_id(desk_.people());
    const std::string today_utc = platform::format_utc(platform::wall_now()).substr(0, 10);
    auto dashboard = records::dashboard(desk_.reader(), today_utc);
    if (!dashboard) desk_.tell(dashboard.error());
    const records::Dashboard figures = dashboard ? std::move(dashboard).value() : records::Dashboard{};
    for (const records::Programme& programme : desk_.programmes()) {
        const auto read = progress_of(desk_.reader(), people, programme, today());
        if (!read) {
            desk_.tell(read.error());
            continue;
        }
        const ProgrammeProgress& progress = read.value();
        waiting += progress.unconfirmed;
        members += progress.people;
        ui::ProgrammeCard card{.id = programme.id, .title = programme.title};
        card.note = ui.t("manager.programme_note",
                         {{"people", progress.people},
                          {"cases", programme.forms.empty() ? 0 : programme.forms.begin()->second.size()},
                          {"mark", programme.pass_mark}});
        for (const PhaseCount& phase : progress.phases) {
            card.phases.push_back(phase_progress(ui, progress, phase));
            for (const std::string& person : phase.overdue)
                view_->overdue.push_back(
                    {.person = person,
                     .name = desk_.name_of(person),
                     .what = ui.t("manager.overdue_what", {{"phase", ui.t("manager.phase." + phase.phase)},
                                                           {"programme", programme.title}}),
                     .since = ui.t("manager.since", {{"day", phase.due}})});
        }
        if (dashboard)
            card.answer =
                answer_of(pairs_in(figures.pairs, programme), desk_.texts(), {desk_.opens_persons()});
        view_->programmes.push_back(std::move(card));
    }
    add_last_days(desk_.texts(), figures.trend, today_utc, *view_);
    read_cases(figures.cases);
    const auto activity = records::activity_since(desk_.reader(), month_here() + "-01");
    if (!activity) desk_.tell(activity.error());
    const records::Activity month = activity ? activity.value() : records::Activity{};
    view_->offers_demonstration = !desk_.is_demonstration();
    view_->tiles = {tile(ui, "programmes", static_cast<std::int64_t>(desk_.programmes().size()),
                         ui.t("manager.tile.programmes_note", {{"people", members}}), ui::Icon::school,
                         ui::Tone::accent),
                    tile(ui, "overdue", static_cast<std::int64_t>(view_->overdue.size()),
                         ui.t("manager.tile.overdue_note"), ui::Icon::clock,
                         view_->overdue.empty() ? ui::Tone::good : ui::Tone::warn),
                    tile(ui, "waiting", waiting, ui.t("manager.tile.waiting_note"), ui::Icon::checklist,
                         waiting == 0 ? ui::Tone::good : ui::Tone::warn),
                    tile(ui, "practice", month.practices,
                         ui.t("manager.tile.practice_note", {{"people", month.practised}}), ui::Icon::replay,
                         ui::Tone::neutral)};
}

/// Programmes first, then what belongs to none, where something was played at all.
void OverviewPage::read_cases(std::vector<records::CaseRate> rates) {
    rates_ = std::move(rates);
    const auto has_some = [&](const std::string& cohort) {
        return std::any_of(rates_.begin(), rates_.end(), [&](const records::CaseRate& one) {
            return one.cohort == cohort && one.finished + one.abandoned > 0;
        });
    };
    auto& choices = view_->cases.choices;
    for (const records::Programme& programme : desk_.programmes())
        if (has_some(programme.id)) choices.emplace_back(programme.id, programme.title);
    if (has_some({})) choices.emplace_back(std::string(), desk_.ui().t("manager.no_programme"));
    const auto at =
        std::find_if(choices.begin(), choices.end(), [&](const auto& one) { return one.first == cases_of_; });
    show_cases_of(at == choices.end() ? 0 : static_cast<std::size_t>(at - choices.begin()));
}

void OverviewPage::show_cases_of(std::size_t choice) {
    ui::CaseRatesView& cases = view_->cases;
    if (choice >= cases.choices.size()) return;
    cases.chosen = choice;
    cases.table = case_rates_table(desk_.texts(), rates_, cases.choices[choice].first,
                                   [&](const std::string& id) { return desk_.title_of_case(id); },
                                   {desk_.opens_persons()});
    cases.table.title = cases.choices[choice].second;
}

void OverviewPage::draw(ui::Rect page, ui::Commands&) {
    if (!view_ || view_lang_ != desk_.texts().lang()) read();
    const ui::OverviewOutcome outcome = ui::draw_overview(desk_.ui(), page, *view_, widgets_);
    if (outcome.looks_at_demonstration) return desk_.look_at_demonstration(); // this page is gone then
    if (outcome.cases_of) {
        cases_of_ = view_->cases.choices[*outcome.cases_of].first;
        show_cases_of(*outcome.cases_of);
    }
    if (outcome.copied) desk_.tell(desk_.ui().t("charts.copied"), ui::Tone::good);
    if (outcome.chart) write_chart(desk_, *outcome.chart);
    if (!outcome.opens_report.empty()) {
        desk_.programme = outcome.opens_report;
        desk_.open_tab("before_after");
    }
    if (!outcome.opens_person.empty()) {
        desk_.person = outcome.opens_person;
        desk_.open_tab("person");
    }
}

} // namespace amends::app
