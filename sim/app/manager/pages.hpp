#pragma once
// The pages behind the tabs, each in a .cpp of its own.
#include "sim/app/manager/class_replies.hpp"
#include "sim/app/manager/manager_desk.hpp"
#include "sim/records/dashboard.hpp"
#include "sim/records/plans.hpp"
#include "sim/ui/manager/before_after.hpp"
#include "sim/ui/manager/class_page.hpp"
#include "sim/ui/manager/overview.hpp"
#include "sim/ui/manager/person.hpp"

namespace amends::app {

/// Programmes with how far they are, who is overdue, what waits, this month's practice, the last 90 days and
/// how each case goes.
class OverviewPage : public ManagerPage {
public:
    explicit OverviewPage(ManagerDesk& desk) : desk_(desk) {}
    void draw(ui::Rect, ui::Commands&) override;
    void forget() override { view_.reset(); }

private:
    void read();
    void read_cases(std::vector<records::CaseRate>);
    void show_cases_of(std::size_t choice);

    ManagerDesk& desk_;
    std::optional<ui::OverviewView> view_;
    support::Lang view_lang_ = support::Lang::zh;
    ui::OverviewWidgets widgets_;
    std::vector<records::CaseRate> rates_;
    std::optional<std::string> cases_of_; ///< whose cases were chosen: a programme, or empty for none
};

/// The report of the chosen programme with its pictures, and the ways out of it.
class BeforeAfterPage : public ManagerPage {
public:
    explicit BeforeAfterPage(ManagerDesk& desk) : desk_(desk) {}
    void draw(ui::Rect, ui::Commands&) override;
    void forget() override { shown_ = nullptr; }

private:
    void write_report(const BeforeAfter&, bool as_csv);
    void turn_person(const records::Programme&, const std::string& person);

    ManagerDesk& desk_;
    const BeforeAfter* shown_ = nullptr; ///< what view_ was made of; only compared
    ui::BeforeAfterView view_;
    support::Lang view_lang_ = support::Lang::zh;
    ui::BeforeAfterWidgets widgets_;
};

/// One person: what was sat, weak spots with cases to practise, improvement plans.
class PersonPage : public ManagerPage {
public:
    explicit PersonPage(ManagerDesk& desk) : desk_(desk) {}
    void draw(ui::Rect, ui::Commands&) override;
    void forget() override { is_read_ = false; }

private:
    void read();
    void read_people();
    void read_person();
    [[nodiscard]] ui::PlanView plan_view(const records::ImprovementPlan&);
    void make_plan();
    void close_plan(const std::string& id, records::PlanState);

    ManagerDesk& desk_;
    ui::PersonView view_;
    bool is_read_ = false;
    support::Lang read_lang_ = support::Lang::zh;
    ui::PersonWidgets widgets_;
};

/// Replies of different people to the same message, for the projector.
class ClassPage : public ManagerPage {
public:
    explicit ClassPage(ManagerDesk& desk) : desk_(desk) {}
    void draw(ui::Rect, ui::Commands&) override;
    void forget() override { is_read_ = false; }

private:
    void read();
    void show_case();
    void show_node();
    void group_replies(const ClassNode&);

    ManagerDesk& desk_;
    ui::ClassPageView view_;
    std::vector<ClassNode> nodes_; ///< of the case that is shown
    bool is_read_ = false;
    support::Lang read_lang_ = support::Lang::zh;
    ui::ClassPageWidgets widgets_;
};

} // namespace amends::app
