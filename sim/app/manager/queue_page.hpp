#pragma once
#include "sim/app/manager/manager_desk.hpp"
#include "sim/app/marks/standing.hpp"
#include "sim/ui/manager/queue.hpp"

#include <map>

namespace amends::app {

/// Suspected critical faults, provisional results and disputes, and deciding about them.
class QueuePage : public ManagerPage {
public:
    explicit QueuePage(ManagerDesk& desk) : desk_(desk) {}
    void draw(ui::Rect, ui::Commands&) override;
    void forget() override;
    [[nodiscard]] int waiting() override;

private:
    void read();
    void select(std::size_t);
    void turn_to(std::size_t);
    void act(ui::QueueAct);

    ManagerDesk& desk_;
    Queue queue_;
    std::optional<AttemptStanding> at_;
    std::optional<ui::QueueView> view_;
    std::optional<int> waiting_;
    support::Lang view_lang_ = support::Lang::zh;
    ui::QueueWidgets widgets_;
    std::map<std::string, std::string> drafts_; ///< reasons not yet handed in
};

} // namespace amends::app
