// The manager's screens in the window: whose records they show, and when they are offered.
#include "sim/app/desktop.hpp"

namespace amends::app {

ManagerRecords Desktop::manager_records() {
    ManagerRecords here{.store = store_ ? &*store_ : nullptr, .reader = reader_ ? &*reader_ : nullptr};
    if (!here.reader) return here;
    if (seat_.person() || !seat_.lists_anybody()) here.actor = seat_.actor();
    return here;
}

ManagerDesk& Desktop::manager() {
    if (!manager_)
        manager_ = std::make_unique<ManagerDesk>(
            ManagerHost{.ui = host_.ui(),
                        .data = places_.data,
                        .assets = places_.assets,
                        .cases = cases_,
                        .wake = wake_,
                        .tell = [this](std::string words, ui::Tone tone) { tell(std::move(words), tone); }},
            manager_records());
    return *manager_;
}

/// Managers and trainers; and whoever works alone, once there is something to see.
bool Desktop::offers_manager() {
    if (manager_ && manager_->is_demonstration()) return true;
    if (!offers_manager_) {
        offers_manager_ = false;
        if (reader_) {
            const ManagerRecords here = manager_records();
            const auto programmes = records::list_programmes(*reader_);
            const bool is_alone = here.actor && here.actor->id().empty();
            offers_manager_ = here.actor
                              && !records::why_not(*reader_, *here.actor, records::Right::read_reports)
                              && (!is_alone || (programmes && !programmes.value().empty())
                                  || std::filesystem::exists(places_.data / "demonstration"));
        }
    }
    return *offers_manager_;
}

void Desktop::draw_manager(ui::Rect window, ui::Commands& asked) {
    manager().draw(window, asked);
}

bool Desktop::show_manager(const std::string& tab, bool demonstration) {
    screen_ = ui::Screen::manage;
    if (demonstration) manager().look_at_demonstration();
    manager().finish_reading();
    const auto slash = tab.find('/');  // "person/demo-18": that person's page
    if (tab.starts_with("attempt/")) { // that attempt's page
        manager().attempt = tab.substr(slash + 1);
        return manager().standing() == ManagerStanding::may_look;
    }
    if (slash != std::string::npos) manager().person = tab.substr(slash + 1);
    return tab.empty() || manager().open_tab(tab.substr(0, slash));
}

} // namespace amends::app
