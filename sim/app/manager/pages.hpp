#pragma once
// The pages behind the tabs, each in a .cpp of its own.
#include "sim/app/manager/manager_desk.hpp"
#include "sim/ui/manager/overview.hpp"

namespace amends::app {

/// Programmes with how far they are, who is overdue, what waits, and this month's practice.
class OverviewPage : public ManagerPage {
public:
    explicit OverviewPage(ManagerDesk& desk) : desk_(desk) {}
    void draw(ui::Rect, ui::Commands&) override;
    void forget() override { view_.reset(); }

private:
    void read();

    ManagerDesk& desk_;
    std::optional<ui::OverviewView> view_;
    support::Lang view_lang_ = support::Lang::zh;
    ui::OverviewWidgets widgets_;
};

} // namespace amends::app
