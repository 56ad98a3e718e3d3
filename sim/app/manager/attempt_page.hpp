#pragma once
#include "sim/app/manager/attempt_view.hpp"
#include "sim/app/manager/manager_desk.hpp"

namespace amends::app {

/// One attempt with its marks, in place of the tab it was opened from; what waits in it can be decided here.
class AttemptPage : public ManagerPage {
public:
    explicit AttemptPage(ManagerDesk& desk) : desk_(desk) {}
    void draw(ui::Rect, ui::Commands&) override;
    void forget() override { view_.reset(); }

private:
    void read();
    void decide_about(std::size_t turn);
    void act(ui::QueueAct);

    ManagerDesk& desk_;
    std::string read_attempt_;
    std::optional<AttemptStanding> at_;
    std::optional<ui::AttemptView> view_;
    std::optional<QueueItem> about_; ///< what is being decided
    support::Lang view_lang_ = support::Lang::zh;
    ui::AttemptWidgets widgets_;
};

} // namespace amends::app
