#include "sim/app/manager/marks_words.hpp"
#include "sim/app/manager/pages.hpp"
#include "sim/app/manager/person_facts.hpp"
#include "sim/app/manager/progress.hpp"
#include "sim/app/manager/written_files.hpp"
#include "sim/app/people/duties.hpp"
#include "sim/app/people/plan_words.hpp"
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

ui::WeakSpot weak_spot(const ManagerDesk& desk, const Weakness& weak, const PersonFacts& facts) {
    const ui::Texts& texts = desk.texts();
    ui::WeakSpot spot{.id = weak.id, .name = label_or_criterion(texts, weak)};
    spot.words = weak.is_principle
                     ? texts.get("manager.shown_of_due", {{"shown", weak.shown}, {"due", weak.due}})
                     : texts.get("manager.mean_of_100", {{"points", ui::chart_points(weak.percent)}});
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
    constexpr std::size_t day_digits = 10; // "2026-09-10 before"
    for (const auto& [day, mean] : days) {
        chart.places.push_back(spoken_day(texts, day.substr(0, day_digits)) + day.substr(day_digits));
        chart.lines.front().values.emplace_back(mean.first / mean.second);
    }
    return chart;
}

/// Mean points and number of practices a week; the second is a chart of its own because it has no mark.
void add_practice(const ui::Texts& texts, const PersonFacts& facts, int pass_mark, ui::PersonView& view) {
    view.practice_points.reset();
    view.practice_times.reset();
    const std::vector<PracticeWeek> weeks = practice_by_week(facts, today());
    if (weeks.empty()) return;
    ui::TrendChart points{.title = texts.get("manager.practice_points"),
                          .place_title = texts.get("manager.week_of"),
                          .lines = {{texts.get("report.mean_points"), {}}},
                          .high = 100,
                          .mark = pass_mark,
                          .mark_title = texts.get("manager.mark_at", {{"mark", pass_mark}})};
    ui::TrendChart times{.title = texts.get("manager.practice_times"),
                         .place_title = points.place_title,
                         .lines = {{texts.get("manager.practices"), {}}}};
    for (const PracticeWeek& week : weeks) {
        points.places.push_back(spoken_day(texts, week.monday));
        points.lines.front().values.push_back(week.mean);
        times.lines.front().values.emplace_back(static_cast<double>(week.times));
    }
    times.places = points.places;
    view.practice_points = std::move(points);
    view.practice_times = std::move(times);
}

} // namespace

ui::PlanView PersonPage::plan_view(const records::ImprovementPlan& plan) {
    PlanTold told = told_plan(desk_.texts(), plan, desk_.name_of(plan.owner), today());
    ui::PlanView view{.id = plan.id, .goal = plan.goal};
    view.is_open = plan.state == records::PlanState::open;
    view.can_close = desk_.may(records::Right::run_programmes) || plan.owner == desk_.actor().id();
    view.words = std::move(told.words);
    view.state = std::move(told.state);
    view.tone = told.tone;
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
    add_practice(texts, facts.value(), mark, view_);
    view_.sat.clear();
    for (const PersonAttempt& one : facts.value().assessments) {
        ui::SatRow row{
            .attempt = one.id,
            .title = desk_.title_of_case(one.scenario),
            .when = spoken_time(texts, one.started_utc),
            .what = texts.get("manager.phase." + (one.phase.empty() ? std::string("none") : one.phase))};
        row.result = !one.finished ? texts.get("report.left")
                     : one.total   ? texts.get(one.passed ? "home.result_passed" : "home.result_not_passed",
                                             {{"points", ui::chart_points(one.total)}})
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

void PersonPage::draw(ui::Rect page, ui::Commands&) {
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
            desk_.attempt = outcome.opens_attempt;
    }
    if (outcome.copied) desk_.tell(desk_.ui().t("charts.copied"), ui::Tone::good);
    if (outcome.chart) write_chart(desk_, *outcome.chart);
}

} // namespace amends::app
