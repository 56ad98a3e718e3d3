#pragma once
#include "sim/app/manager/manager_desk.hpp"
#include "sim/ui/people/programme_pages.hpp"

#include <map>
#include <set>

namespace amends::app {

/// Programmes: set up in a form, their people, how far each is, and what no longer counts.
class ProgrammesPage : public ManagerPage {
public:
    explicit ProgrammesPage(ManagerDesk& desk) : desk_(desk) {}
    void draw(ui::Rect, ui::Commands&) override;
    void forget() override { is_stale_ = true; }

private:
    void read();
    void read_chosen(const records::Programme&);
    [[nodiscard]] ui::ProgrammeFormView form_view() const;
    [[nodiscard]] std::vector<ui::GroupLine> group_lines(const std::set<std::string>& without) const;
    [[nodiscard]] std::vector<std::string> chosen_people(const std::set<std::string>& without) const;
    [[nodiscard]] std::string size_words(std::size_t people) const;
    [[nodiscard]] std::string why_not_on_form(const scenario::Scenario&) const;
    [[nodiscard]] std::vector<records::FormCase> form_of_letter(std::size_t form) const;
    [[nodiscard]] std::vector<records::NewContent> contents_of_forms() const;
    void draw_balanced();
    void set_up();
    void add_people();
    void follow(const ui::ProgrammesOutcome&);
    /// True when it was done; else it is told on the page.
    bool was_written(records::Store::Ticket);
    [[nodiscard]] const ui::Texts& texts() const { return desk_.texts(); }

    ManagerDesk& desk_;
    bool is_stale_ = true;
    support::Lang read_lang_ = support::Lang::zh;
    ui::ProgrammesView view_;
    ui::ProgrammesWidgets widgets_;
    std::map<std::string, std::size_t> put_; ///< case → form: 1 before, 2 after, 3 resit
    std::set<std::string> groups_;           ///< chosen
    std::set<std::string> members_;          ///< of the chosen programme
    std::vector<std::shared_ptr<const rubric::Rubric>> rubrics_; ///< that can be chosen in the form
};

} // namespace amends::app
