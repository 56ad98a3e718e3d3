#include "sim/records/plans.hpp"

#include "sim/records/people_writing.hpp"
#include "support/utf8.hpp"

#include <SQLiteCpp/Column.h>

#include <algorithm>
#include <array>

namespace amends::records {
namespace {

constexpr std::array<std::string_view, 3> plan_states = {"open", "done", "dropped"};

StoreFault plan_fault(FaultKind kind, std::string detail) {
    return {kind, {}, std::move(detail), {}};
}

bool is_plan_day(const std::string& day) {
    if (day.size() != 10 || day[4] != '-' || day[7] != '-') return false;
    for (std::size_t at = 0; at < day.size(); ++at)
        if (at != 4 && at != 7 && (day[at] < '0' || day[at] > '9')) return false;
    const int month = std::stoi(day.substr(5, 2)), date = std::stoi(day.substr(8, 2));
    return month >= 1 && month <= 12 && date >= 1 && date <= 31;
}

Answer flaw_of_plan(const ImprovementPlan& plan) {
    const bool is_blank = plan.goal.find_first_not_of(" \t\r\n") == std::string::npos;
    if (is_blank || support::find_invalid_utf8(plan.goal) != std::string_view::npos
        || support::count_code_points(plan.goal) > plan_goal_letters_max)
        return plan_fault(FaultKind::bad_programme, "goal");
    if (!is_plan_day(plan.due) || (!plan.check_again.empty() && !is_plan_day(plan.check_again)))
        return plan_fault(FaultKind::bad_programme, "day");
    return std::nullopt;
}

Answer why_not_active_person(Writing& writing, const std::string& id) {
    const auto state = ask_text(writing, "SELECT state FROM people WHERE id = ?", {id});
    if (!state) return plan_fault(FaultKind::unknown_person, id);
    if (*state != "active") return plan_fault(FaultKind::inactive_person, id);
    return std::nullopt;
}

Answer write_plan(Writing& writing, const Actor& actor, const ImprovementPlan& plan) {
    if (Answer no = check_right(writing, actor, Right::run_programmes)) return no;
    if (Answer flaw = flaw_of_plan(plan)) return flaw;
    if (lists_people(writing))
        for (const std::string* one : {&plan.person, &plan.owner})
            if (Answer no = why_not_active_person(writing, *one)) return no;
    run_sql(writing, "INSERT INTO improvement_plans VALUES (?, ?, ?, ?, ?, ?, ?, 'open', ?, ?, '', '')",
            {plan.id, plan.person, plan.goal, plan.principle, plan.owner, plan.due, plan.check_again,
             utc_text(writing.wall_ms()), actor.id()});
    write_audit(writing, actor.id(), "plan", plan.person, plan.id);
    return std::nullopt;
}

Answer write_plan_state(Writing& writing, const Actor& actor, const std::string& id, PlanState state) {
    const auto owner =
        ask_text(writing, "SELECT owner FROM improvement_plans WHERE id = ? AND state = 'open'", {id});
    const bool is_owner = owner && !owner->empty() && *owner == actor.id();
    if (!is_owner)
        if (Answer no = check_right(writing, actor, Right::run_programmes)) return no;
    if (!owner || state == PlanState::open) return plan_fault(FaultKind::bad_programme, "plan");
    run_sql(writing, "UPDATE improvement_plans SET state = ?, closed_utc = ?, closed_by = ? WHERE id = ?",
            {std::string(to_string(state)), utc_text(writing.wall_ms()), actor.id(), id});
    const auto person = ask_text(writing, "SELECT person FROM improvement_plans WHERE id = ?", {id});
    write_audit(writing, actor.id(), "plan_" + std::string(to_string(state)), person.value_or(""), id);
    return std::nullopt;
}

Outcome<std::vector<ImprovementPlan>> plans_where(Reader& reader, const std::string& condition,
                                                  const std::vector<std::string>& values) {
    return guarded<std::vector<ImprovementPlan>>(
        reader.file(), [&]() -> Outcome<std::vector<ImprovementPlan>> {
            std::vector<ImprovementPlan> plans;
            if (!reader.database().tableExists("improvement_plans")) return plans;
            SQLite::Statement ask(reader.database(),
                                  "SELECT id, person, goal, principle, owner, due, check_again, state, "
                                  "made_utc, made_by, closed_utc, closed_by FROM improvement_plans WHERE "
                                      + condition + " ORDER BY state <> 'open', due, made_utc, id");
            for (std::size_t at = 0; at < values.size(); ++at)
                ask.bind(static_cast<int>(at + 1), values[at]);
            while (ask.executeStep()) {
                const auto text = [&](int column) { return ask.getColumn(column).getString(); };
                const auto state = std::find(plan_states.begin(), plan_states.end(), text(7));
                plans.push_back(
                    {text(0), text(1), text(2), text(3), text(4), text(5), text(6),
                     static_cast<PlanState>(std::min<std::ptrdiff_t>(state - plan_states.begin(), 2)),
                     text(8), text(9), text(10), text(11)});
            }
            return plans;
        });
}

} // namespace

std::string_view to_string(PlanState state) {
    return plan_states.at(static_cast<std::size_t>(state));
}

Store::Ticket make_plan(Store& store, Actor actor, ImprovementPlan plan) {
    return store.write([actor = std::move(actor), plan = std::move(plan)](Writing& writing) {
        return write_plan(writing, actor, plan);
    });
}

Store::Ticket close_plan(Store& store, Actor actor, std::string plan, PlanState state) {
    return store.write([actor = std::move(actor), plan = std::move(plan), state](Writing& writing) {
        return write_plan_state(writing, actor, plan, state);
    });
}

Outcome<std::vector<ImprovementPlan>> plans_of(Reader& reader, const std::string& person) {
    const auto ids = ids_of(reader, person);
    if (!ids) return ids.error();
    std::vector<std::string> all = ids.value();
    if (std::find(all.begin(), all.end(), person) == all.end()) all.push_back(person);
    std::string places;
    for (std::size_t at = 0; at < all.size(); ++at)
        places += at == 0 ? "?" : ", ?";
    return plans_where(reader, "person IN (" + places + ")", all);
}

Outcome<std::vector<ImprovementPlan>> open_plans(Reader& reader) {
    return plans_where(reader, "state = 'open'", {});
}

} // namespace amends::records
