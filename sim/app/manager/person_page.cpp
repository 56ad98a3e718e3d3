#include "sim/app/manager/pages.hpp"
#include "sim/app/manager/person_facts.hpp"
#include "sim/app/manager/progress.hpp"
#include "sim/app/manager/written_files.hpp"
#include "sim/app/people/duties.hpp"
#include "sim/app/spoken_time.hpp"
#include "sim/records/chain.hpp"
#include "sim/records/plans.hpp"

#include <algorithm>

namespace amends::app {
namespace {

std::string label_or_criterion(const ui::Texts& texts, const Weakness& weak) {
    if (!weak.is_principle) return name_of_part("criterion", weak.id, texts);
    const std::string id = "label." + weak.id;
    return texts.has(id) ? texts.get(id) : weak.id;
}

std::string title_of_case(const ManagerDesk& desk, const std::string& id) {
    for (const LibraryCase& one : desk.host().cases)
        if (one.playable() && one.loaded.scenario->id.value == id)
            return one.loaded.scenario->title.in(desk.texts().lang());
    return id;
}

ui::WeakSpot weak_spot(const ManagerDesk& desk, const Weakness& weak, const PersonFacts& facts) {
    const ui::Texts& texts = desk.texts();
    ui::WeakSpot spot{.id = weak.id, .name = label_or_criterion(texts, weak)};
    spot.words = weak.is_principle
                     ? texts.get("manager.shown_of_due", {{"shown", weak.shown}, {"due", weak.due}})
                     : texts.get("manager.mean_of_100", {{"points", ui::chart_number(weak.percent)}});
    spot.part = static_cast<float>(weak.percent / 100);
    for (const LibraryCase* one : cases_for(weak, desk.host().cases, facts))
        spot.cases.emplace_back(one->loaded.scenario->id.value, one->loaded.scenario->title.in(texts.lang()));
    return spot;
}

/// The mean of each sitting's phase a day, oldest first.
std::optional<ui::TrendChart> person_trend(const ui::Texts& texts, const PersonFacts& facts, int pass_mark) {
    std::map<std::string, std::pair<double, int>> days;
    for (const PersonAttempt& one : facts.assessments)
        if (one.total) {
            auto& [sum, count] =
                days[one.started_utc.substr(0, 10) + " " + texts.get("manager.phase_short." + one.phase)];
            sum += *one.total;
            ++count;
        }
    if (days.size() < 2) return std::nullopt;
    ui::TrendChart chart{.title = texts.get("manager.person_trend"),
                         .place_title = texts.get("manager.day"),
                         .lines = {{texts.get("report.mean_points"), {}}},
                         .high = 100,
                         .mark = pass_mark,
                         .mark_title = texts.get("manager.mark_at", {{"mark", pass_mark}})};
    for (const auto& [day, mean] : days) {
        chart.places.push_back(day);
        chart.lines.front().values.emplace_back(mean.first / mean.second);
    }
    return chart;
}

} // namespace

ui::PlanView PersonPage::plan_view(const records::ImprovementPlan& plan) {
    const ui::Texts& texts = desk_.texts();
    ui::PlanView view{.id = plan.id, .goal = plan.goal};
    view.is_open = plan.state == records::PlanState::open;
    view.can_close = desk_.may(records::Right::run_programmes) || plan.owner == desk_.actor().id();
    const std::string owner = desk_.name_of(plan.owner);
    view.words = texts.get(plan.check_again.empty() ? "manager.plan_words" : "manager.plan_words_again",
                           {{"owner", owner}, {"due", plan.due}, {"again", plan.check_again}});
    if (plan.state == records::PlanState::done) {
        view.state = texts.get("manager.plan_state_done");
        view.tone = ui::Tone::good;
    } else if (plan.state == records::PlanState::dropped) {
        view.state = texts.get("manager.plan_state_dropped");
    } else if (plan.due < today()) {
        view.state = texts.get("manager.plan_state_overdue");
        view.tone = ui::Tone::warn;
    } else {
        view.state = texts.get("manager.plan_state_open");
        view.tone = ui::Tone::accent;
    }
    return view;
}

/// Everybody who can be chosen, with what is overdue of them.
void PersonPage::read_people() {
    view_.people.clear();
    std::set<std::string> overdue;
    if (const auto plans = records::open_plans(desk_.reader()))
        for (const records::ImprovementPlan& plan : plans.value())
            if (plan.due < today()) overdue.insert(plan.person);
    for (const records::Person& one : desk_.people()) {
        if (one.state == records::PersonState::merged || one.role == records::Role::manager) continue;
        ui::PersonRow row{
            .id = one.id, .name = one.name, .note = one.group.empty() ? one.id : one.group + " · " + one.id};
        if (one.state == records::PersonState::inactive) row.note += " · " + desk_.ui().t("manager.inactive");
        row.has_overdue = overdue.contains(one.id);
        view_.people.push_back(std::move(row));
    }
    std::stable_sort(view_.people.begin(), view_.people.end(),
                     [](const ui::PersonRow& a, const ui::PersonRow& b) { return a.name < b.name; });
    view_.owners.clear();
    for (const records::Person& one : desk_.people())
        if (one.state == records::PersonState::active) view_.owners.emplace_back(one.id, one.name);
    std::stable_sort(view_.owners.begin(), view_.owners.end(), [&](const auto& a, const auto& b) {
        return (a.first == desk_.actor().id()) > (b.first == desk_.actor().id());
    });
}

void PersonPage::read_person() {
    const ui::Texts& texts = desk_.texts();
    const auto facts = facts_of_person(desk_.reader(), desk_.person);
    if (!facts) return desk_.tell(facts.error());
    const records::Programme* programme = desk_.chosen_programme();
    const int mark = programme ? programme->pass_mark : 75;
    for (const records::Person& one : desk_.people())
        if (one.id == desk_.person) {
            view_.name = one.name;
            view_.note = one.group.empty() ? one.id : one.group + " · " + one.id;
        }
    view_.practice =
        facts.value().practices == 0
            ? texts.get("manager.never_practised")
            : texts.get("manager.practised", {{"times", facts.value().practices},
                                              {"when", spoken_time(texts, facts.value().last_practice_utc)}});
    view_.weak.clear();
    for (const Weakness& weak : weaknesses_of(facts.value(), mark))
        view_.weak.push_back(weak_spot(desk_, weak, facts.value()));
    view_.weak_note = texts.get(facts.value().assessments.empty() ? "manager.weak_nothing_sat"
                                : view_.weak.empty()              ? "manager.weak_none"
                                                                  : "manager.weak_note",
                                {{"mark", mark}});
    view_.trend = person_trend(texts, facts.value(), mark);
    view_.sat.clear();
    for (const PersonAttempt& one : facts.value().assessments) {
        ui::SatRow row{
            .attempt = one.id,
            .title = title_of_case(desk_, one.scenario),
            .when = spoken_time(texts, one.started_utc),
            .what = texts.get("manager.phase." + (one.phase.empty() ? std::string("none") : one.phase))};
        row.result = !one.finished ? texts.get("report.left")
                     : one.total   ? texts.get(one.passed ? "home.result_passed" : "home.result_not_passed",
                                             {{"points", ui::chart_number(one.total)}})
                                 : texts.get("report.not_passed");
        row.tone = one.finished && one.passed ? ui::Tone::good : ui::Tone::warn;
        view_.sat.push_back(std::move(row));
    }
    view_.plans.clear();
    const auto plans = records::plans_of(desk_.reader(), desk_.person);
    if (!plans) return desk_.tell(plans.error());
    for (const records::ImprovementPlan& plan : plans.value())
        view_.plans.push_back(plan_view(plan));
}

void PersonPage::read() {
    view_.id = desk_.person;
    view_.can_plan = desk_.may(records::Right::run_programmes);
    view_.today = today();
    read_people();
    if (!desk_.person.empty()) read_person();
    is_read_ = true;
    read_lang_ = desk_.texts().lang();
}

void PersonPage::make_plan() {
    ui::PlanForm& form = widgets_.form;
    const records::ImprovementPlan plan{
        .id = records::fresh_uuid(),
        .person = desk_.person,
        .goal = form.goal.edit.text(),
        .principle = {},
        .owner = form.owner < view_.owners.size() ? view_.owners[form.owner].first : std::string(),
        .due = form.due.edit.text(),
        .check_again = form.again.edit.text()};
    const auto fault = desk_.store().wait(records::make_plan(desk_.store(), desk_.actor(), plan)).fault;
    if (fault) {
        form.problem = records::sentence(*fault).in(desk_.texts().lang());
        return;
    }
    form.open = false;
    is_read_ = false;
    desk_.tell(desk_.ui().t("manager.plan_made"), ui::Tone::good);
}

void PersonPage::close_plan(const std::string& id, records::PlanState state) {
    if (const auto fault =
            desk_.store().wait(records::close_plan(desk_.store(), desk_.actor(), id, state)).fault)
        desk_.tell(*fault);
    is_read_ = false;
}

void PersonPage::draw(ui::Rect page, ui::Commands& asked) {
    if (!is_read_ || view_.id != desk_.person || read_lang_ != desk_.texts().lang()) read();
    const ui::PersonOutcome outcome = ui::draw_person(desk_.ui(), page, view_, widgets_);
    if (!outcome.opens_person.empty() && outcome.opens_person != desk_.person) {
        desk_.person = outcome.opens_person;
        widgets_.to_top = true;
    }
    if (outcome.makes_plan) make_plan();
    if (!outcome.done_plan.empty()) close_plan(outcome.done_plan, records::PlanState::done);
    if (!outcome.dropped_plan.empty()) close_plan(outcome.dropped_plan, records::PlanState::dropped);
    if (!outcome.opens_attempt.empty()) {
        if (desk_.is_demonstration())
            desk_.tell(desk_.ui().t("manager.invented_attempt"), ui::Tone::neutral);
        else
            asked.emplace_back(ui::ask::OpenDebrief{outcome.opens_attempt});
    }
    if (outcome.copied) desk_.tell(desk_.ui().t("charts.copied"), ui::Tone::good);
    if (outcome.saves_svg) write_chart(desk_, {"person-trend", *outcome.saves_svg, false});
    if (outcome.saves_png) write_chart(desk_, {"person-trend", *outcome.saves_png, true});
}

} // namespace amends::app
