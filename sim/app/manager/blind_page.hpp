#pragma once
#include "sim/app/manager/manager_desk.hpp"
#include "sim/app/marks/second.hpp"
#include "sim/ui/manager/blind.hpp"

namespace amends::app {

/// Turns of a sample to be marked blind, one after the other, and the agreement of those who did.
class BlindPage : public ManagerPage {
public:
    explicit BlindPage(ManagerDesk& desk) : desk_(desk) {}
    void draw(ui::Rect, ui::Commands&) override;
    void forget() override { is_read_ = false; }

private:
    using Counted = std::shared_ptr<const records::Outcome<Agreement>>;
    void read();
    void read_turn();
    void count();
    void take_agreement();
    void tell_calibration(const Agreement&);
    void calibrate(const std::string& why);
    void draw_sample(bool is_calibration);
    void mark();
    [[nodiscard]] const records::Mark* sample() const;

    ManagerDesk& desk_;
    bool is_read_ = false;
    support::Lang read_lang_ = support::Lang::zh;
    std::vector<records::Mark> samples_; ///< the newest first
    std::optional<BlindTurn> turn_;
    std::shared_future<Counted> counting_; ///< on a thread of its own with a reader of its own
    Counted counted_;                      ///< of the sample that is shown; null before it is there
    ui::BlindView view_;
    ui::BlindWidgets widgets_;
};

} // namespace amends::app
