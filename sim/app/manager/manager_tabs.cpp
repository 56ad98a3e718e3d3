// The tabs of the manager's screens, in the order in which they are shown.
#include "sim/app/manager/blind_page.hpp"
#include "sim/app/manager/pages.hpp"
#include "sim/app/manager/people_page.hpp"
#include "sim/app/manager/programmes_page.hpp"
#include "sim/app/manager/queue_page.hpp"

#include <array>

namespace amends::app {
namespace {

bool opens_people(const ManagerDesk& desk) {
    return desk.opens_persons();
}

/// Trainers mark assessments, so they may show them.
bool reads_assessments(const ManagerDesk& desk) {
    return desk.opens_persons() || desk.may(records::Right::mark_turns);
}

template <class Page>
std::unique_ptr<ManagerPage> make_manager_page(ManagerDesk& desk) {
    return std::make_unique<Page>(desk);
}

bool may_mark(const ManagerDesk& desk) {
    return desk.may(records::Right::mark_turns);
}

/// Whoever works alone has nobody else's turns to mark.
bool marks_others(const ManagerDesk& desk) {
    return may_mark(desk) && !desk.actor().id().empty();
}

bool may_read_programmes(const ManagerDesk& desk) {
    return desk.may(records::Right::read_reports);
}

bool may_see_people(const ManagerDesk& desk) {
    return desk.may(records::Right::see_people) && !desk.actor().id().empty();
}

constexpr std::array<ManagerTabRow, 8> manager_tab_rows{{
    {"overview", ui::Icon::insights, nullptr, make_manager_page<OverviewPage>},
    {"before_after", ui::Icon::trend_up, nullptr, make_manager_page<BeforeAfterPage>},
    {"person", ui::Icon::person, opens_people, make_manager_page<PersonPage>},
    {"class", ui::Icon::chats, reads_assessments, make_manager_page<ClassPage>},
    {"queue", ui::Icon::checklist, may_mark, make_manager_page<QueuePage>},
    {"blind", ui::Icon::eye_off, marks_others, make_manager_page<BlindPage>},
    {"people", ui::Icon::group, may_see_people, make_manager_page<PeoplePage>},
    {"programmes", ui::Icon::school, may_read_programmes, make_manager_page<ProgrammesPage>},
}};

} // namespace

std::span<const ManagerTabRow> manager_tabs() {
    return manager_tab_rows;
}

} // namespace amends::app
