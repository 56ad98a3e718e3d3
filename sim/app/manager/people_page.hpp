#pragma once
#include "sim/app/manager/manager_desk.hpp"
#include "sim/app/people/roster.hpp"
#include "sim/ui/people/people_list.hpp"

namespace amends::app {

/// Who is listed: added, imported, renamed, grouped, given roles, merged, deactivated, PINs reset.
class PeoplePage : public ManagerPage {
public:
    explicit PeoplePage(ManagerDesk& desk) : desk_(desk) {}
    void draw(ui::Rect, ui::Commands&) override;
    void forget() override { is_stale_ = true; }

private:
    void read();
    void change(const ui::PersonAsked&);
    void look_into(const std::string& file);
    void import();
    void write_table();
    /// True when it was done; else it is told on the page.
    bool was_written(records::Store::Ticket);
    [[nodiscard]] support::Lang lang() const { return desk_.texts().lang(); }

    ManagerDesk& desk_;
    bool is_stale_ = true;
    support::Lang read_lang_ = support::Lang::zh;
    ui::PeopleListView view_;
    ui::PeopleListWidgets widgets_;
    std::vector<records::NewPerson> to_import_;
};

} // namespace amends::app
