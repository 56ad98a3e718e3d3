// What is due for whoever sits here, and the sitting of an assessment: one case after another.
#include "sim/app/desktop.hpp"
#include "sim/app/people/plan_words.hpp"
#include "sim/app/platform/platform.hpp"
#include "sim/app/session/abandon.hpp"
#include "sim/app/spoken_time.hpp"
#include "sim/app/store_place.hpp"
#include "sim/records/chain.hpp"

#include <algorithm>
#include <array>

namespace amends::app {
namespace {

/// "Chinese": that of the customers of a programme's cases.
const std::string& case_lang(const ui::Ui& ui, const records::Programme& programme) {
    return ui.t(programme.lang == "en" ? "programmes.lang_en" : "programmes.lang_zh");
}

} // namespace

/// What this person has to do, as the records say now.
void Desktop::read_duties() {
    duties_.clear();
    plans_.clear();
    open_sitting_attempts_.clear();
    if (!reader_ || !seat_.person()) return;
    auto read = duties_of(*reader_, seat_.id(), today());
    if (!read) {
        notice_ = records::sentence(read.error()).in(lang());
        return;
    }
    duties_ = std::move(read).value();
    auto plans = records::plans_of(*reader_, seat_.id());
    if (plans)
        plans_ = std::move(plans).value();
    else
        notice_ = records::sentence(plans.error()).in(lang());
    std::erase_if(plans_,
                  [](const records::ImprovementPlan& one) { return one.state != records::PlanState::open; });
    for (const Duty& duty : duties_)
        if (duty.state == DutyState::broken && duty.sitting)
            open_sitting_attempts_.insert(duty.sitting->attempts.begin(), duty.sitting->attempts.end());
}

/// What was agreed with whoever sits here and is not done yet.
std::vector<ui::PlanRow> Desktop::plan_rows() const {
    std::vector<ui::PlanRow> rows;
    for (const records::ImprovementPlan& plan : plans_) {
        std::string owner = plan.owner;
        for (const records::Person& one : seat_.people())
            if (one.id == plan.owner) owner = one.name;
        if (plan.owner == seat_.id()) owner = host_.ui().t("home.plan_yourself");
        PlanTold told = told_plan(*host_.ui().texts, plan, owner, today());
        rows.push_back({plan.id, plan.goal, std::move(told.words), std::move(told.state), told.tone});
    }
    return rows;
}

std::string Desktop::duty_text(const Duty& duty) const {
    const ui::Ui& ui = host_.ui();
    const auto form = duty.programme.forms.find(duty.phase == "resit" ? 'C' : 'A');
    const std::size_t count = form == duty.programme.forms.end() ? 0 : form->second.size();
    const std::string& in_lang = ui.t("duty.lang", {{"lang", case_lang(ui, duty.programme)}});
    const std::string due = duty.due.empty()
                                ? std::string()
                                : ui.t(is_overdue(duty.due, today()) ? "duty.was_due" : "duty.due",
                                       {{"day", spoken_day(*ui.texts, duty.due)}});
    switch (duty.state) {
    case DutyState::early:
        return ui.t("duty.two", {{"one", ui.t("duty.early", {{"day", spoken_day(*ui.texts, duty.from)}})},
                                 {"two", in_lang}});
    case DutyState::warm_up: {
        const std::string& first = ui.t(duty.ways_left.front() == "guided" ? "duty.warm_up_guided"
                                        : duty.ways_left.size() > 1        ? "duty.warm_up_both"
                                        : duty.ways_left.front() == "free" ? "duty.warm_up_free"
                                                                           : "duty.warm_up_choices");
        const std::string all = ui.t("duty.two", {{"one", first}, {"two", in_lang}});
        return due.empty() ? all : ui.t("duty.two", {{"one", all}, {"two", due}});
    }
    case DutyState::open: {
        const std::string size =
            ui.t("duty.two", {{"one", ui.t("duty.cases", {{"count", count}})}, {"two", in_lang}});
        return due.empty() ? size : ui.t("duty.two", {{"one", due}, {"two", size}});
    }
    case DutyState::broken: {
        const std::size_t begun = duty.sitting ? duty.sitting->attempts.size() : 0;
        return ui.t("duty.broken", {{"place", std::max<std::size_t>(begun, 1)}, {"count", count}});
    }
    case DutyState::done: break;
    }
    return ui.t(duty.phase == "resit" ? "duty.done_resit" : "duty.done");
}

std::vector<ui::DutyRow> Desktop::duty_rows() const {
    const ui::Ui& ui = host_.ui();
    std::vector<ui::DutyRow> rows;
    for (const Duty& duty : duties_) {
        const bool done = duty.state == DutyState::done;
        ui::DutyRow row{.id = duty.programme.id,
                        .title = done ? duty.programme.title
                                      : ui.t("duty.row", {{"programme", duty.programme.title},
                                                          {"phase", ui.t("duty.phase_" + duty.phase)}}),
                        .text = duty_text(duty)};
        if (done) {
            row.chip = ui.t("duty.done_chip");
            row.tone = ui::Tone::good;
        } else if (is_overdue(duty.due, today())) {
            row.chip = ui.t("duty.overdue");
            row.tone = ui::Tone::bad;
        }
        if (duty.state == DutyState::warm_up) row.action = ui.t("duty.practise");
        if (duty.state == DutyState::open) row.action = ui.t("duty.begin");
        if (duty.state == DutyState::broken) row.action = ui.t("duty.go_on");
        row.is_primary = duty.state == DutyState::open || duty.state == DutyState::broken;
        rows.push_back(std::move(row));
    }
    return rows;
}

/// The guided case, or the easiest other one that can be answered this way.
void Desktop::begin_warm_up(const std::string& way) {
    const scenario::Way wanted = way == "free" ? scenario::Way::free : scenario::Way::choices;
    const ui::CaseCard* best = nullptr;
    const ui::CatalogueView all = catalogue_view(); // guided first, then by difficulty
    for (const ui::CaseCard& card : all.cases) {
        const bool has_way = std::find(card.ways.begin(), card.ways.end(), wanted) != card.ways.end();
        if (way == "guided" ? !card.guided : card.guided || !has_way) continue;
        best = &card;
        break;
    }
    if (!best) {
        tell(host_.ui().t("duty.no_warm_up"), ui::Tone::bad);
        return;
    }
    const bool has_lang =
        std::find(best->languages.begin(), best->languages.end(), lang()) != best->languages.end();
    start_case({best->id,
                way == "guided" && !best->ways.empty() ? best->ways.front() : wanted,
                engine::Mode::practice,
                has_lang || best->languages.empty() ? lang() : best->languages.front(),
                {}});
}

/// What Home was asked for.
void Desktop::take_duty() {
    const auto asked = std::exchange(home_.duties.asked, std::nullopt);
    if (!asked) return;
    const auto at = std::find_if(duties_.begin(), duties_.end(),
                                 [&](const Duty& one) { return one.programme.id == *asked; });
    if (at == duties_.end()) return;
    if (at->state == DutyState::warm_up) return begin_warm_up(at->ways_left.front());
    sitting_ = std::make_unique<SittingRun>();
    sitting_->programme = at->programme;
    sitting_->phase = at->phase;
    sitting_->is_new = at->state == DutyState::open;
    sitting_page_ = {};
}

bool Desktop::is_sitting() const {
    return sitting_
           && (sitting_->page == SittingRun::Page::playing || sitting_->page == SittingRun::Page::between);
}

std::size_t Desktop::sitting_places() const {
    const auto form = sitting_->programme.forms.find(sitting_->phase == "resit" ? 'C' : 'A');
    return form == sitting_->programme.forms.end() ? 0 : form->second.size();
}

/// Why the next case cannot begin; empty when it can.
std::string Desktop::why_no_next_case() const {
    if (!is_judge_read()) return host_.ui().t("shell.loading_judge");
    if (!can_examine())
        return host_.ui().t(judge_.get().judge ? "catalogue.no_assessment" : "catalogue.no_judge");
    return sitting_->problem;
}

ui::SittingPage Desktop::sitting_page() const {
    const ui::Ui& ui = host_.ui();
    using Page = SittingRun::Page;
    ui::SittingPage page{.leave_title = ui.t("sitting.leave_title"),
                         .leave_text = ui.t("sitting.leave_text"),
                         .leave_yes = ui.t("sitting.leave_yes")};
    page.title = ui.t("duty.row", {{"programme", sitting_->programme.title},
                                   {"phase", ui.t("duty.phase_" + sitting_->phase)}});
    const std::size_t count = sitting_places();
    if (sitting_->page == Page::before) {
        page.lead = sitting_->is_new ? ui.t("sitting.before", {{"count", count}}) : ui.t("sitting.again");
        page.points.push_back(ui.t("sitting.point_lang", {{"lang", case_lang(ui, sitting_->programme)}}));
        for (const char* point : {"one_sitting", "no_help", "leaving", "marks"})
            page.points.push_back(ui.t(std::string("sitting.point_") + point));
        page.go = ui.t(sitting_->is_new ? "sitting.begin" : "duty.go_on");
        page.leave = ui.t("sitting.not_now");
        page.leave_text.clear();
        page.problem = why_no_next_case();
    } else if (sitting_->page == Page::between) {
        page.kind = ui::SittingPage::Kind::between;
        page.done = sitting_->place;
        page.count = count;
        page.lead = ui.t("sitting.between", {{"done", sitting_->place}, {"count", count}});
        page.go = ui.t("sitting.next");
        page.leave = ui.t(sitting_->problem.empty() ? "sitting.stop" : "sitting.home");
        if (!sitting_->problem.empty()) page.leave_text.clear();
        page.problem = why_no_next_case();
    } else {
        page.kind = ui::SittingPage::Kind::after;
        page.go = ui.t("sitting.home");
        page.points = sitting_outcome();
        page.lead = sitting_->problem;
        if (sitting_->result.state == records::SittingState::finished) page.done = page.count = count;
    }
    return page;
}

/// What the sitting came to and what happens next, as sentences.
std::vector<std::string> Desktop::sitting_outcome() const {
    const ui::Ui& ui = host_.ui();
    const records::SittingResult& result = sitting_->result;
    if (!sitting_->problem.empty()) return {};
    if (result.state != records::SittingState::finished)
        return {ui.t(result.answered ? "sitting.left_answered" : "sitting.left_unanswered"),
                ui.t("sitting.ask_manager")};
    std::vector<std::string> said;
    said.push_back(ui.t(result.passed ? "sitting.passed" : "sitting.not_passed",
                        {{"points", ui::points_text(result.total_tenths.value_or(0))},
                         {"mark", sitting_->programme.pass_mark}}));
    if (result.unconfirmed > 0) said.push_back(ui.t("sitting.unconfirmed", {{"count", result.unconfirmed}}));
    said.push_back(ui.t("sitting.what_next"));
    return said;
}

/// In place of every screen before, between and after the cases. True when it was drawn.
bool Desktop::draw_sitting(ui::Rect window) {
    if (!sitting_ || sitting_->page == SittingRun::Page::playing) return false;
    ui::draw_sitting_page(host_.ui(), window, sitting_page(), sitting_page_);
    return true;
}

/// After the frame: what a page was asked for.
void Desktop::follow_sitting() {
    if (!sitting_) return;
    if (!is_judge_read()) host_.ui().wake.within(.2);
    const bool goes = std::exchange(sitting_page_.go, false),
               leaves = std::exchange(sitting_page_.leave, false);
    if (!goes && !leaves) return;
    using Page = SittingRun::Page;
    host_.ui().wake.within(0);
    const bool stays_open = sitting_->page == Page::before || !sitting_->problem.empty(); // for another day
    if (sitting_->page == Page::after || (stays_open && leaves)) {
        sitting_.reset();
        go_to(ui::Screen::home);
    } else if (leaves) {
        end_sitting();
    } else {
        play_place();
    }
}

/// The next case of the sitting: a new one, or the one a crash left.
void Desktop::play_place() {
    if (!store_ || !reader_ || !why_no_next_case().empty()) return;
    if (sitting_->page == SittingRun::Page::before) {
        auto opened =
            app::open_sitting(*store_, *reader_, seat_.actor(), sitting_->programme, sitting_->phase);
        if (!opened) {
            log_fault(log_, opened.error());
            sitting_->problem = records::sentence(opened.error()).in(lang());
            return;
        }
        sitting_->sitting = std::move(opened).value();
        sitting_->place = 0;
    }
    const std::size_t count = sitting_places();
    for (std::size_t& place = sitting_->place; place < sitting_->sitting.attempts.size(); ++place) {
        const std::string& id = sitting_->sitting.attempts[place];
        const auto row = records::find_attempt(*reader_, id);
        if (!row) {
            sitting_->problem = records::sentence(row.error()).in(lang());
            return;
        }
        if (!row.value()) return begin_place(id); // noted, and never begun
        if (row.value()->state == records::AttemptState::abandoned) return end_sitting();
        if (row.value()->state == records::AttemptState::open) return resume_place(id);
    }
    if (sitting_->place >= count) return end_sitting();
    begin_place({});
}

void Desktop::begin_place(std::string id) {
    auto ready = ready_for_sitting(*reader_, sitting_->programme, sitting_->sitting, sitting_->place,
                                   places_.assets, desk_id(places_.data), judge());
    if (!ready) {
        const NoCase& no = ready.error();
        const ui::Ui& ui = host_.ui();
        sitting_->problem =
            no.why == NoCase::Why::case_lost     ? ui.t("cli.programme.case_lost", {{"case", no.name}})
            : no.why == NoCase::Why::rubric_lost ? ui.t("cli.programme.rubric_lost", {{"rubric", no.name}})
                                                 : no.not_ready.message.in(lang());
        return;
    }
    if (id.empty()) {
        id = records::fresh_uuid();
        const auto noted = store_->wait(
            records::note_attempt(*store_, seat_.actor(), sitting_->sitting.id, sitting_->place, id));
        if (noted.fault) {
            log_fault(log_, *noted.fault);
            sitting_->problem = records::sentence(*noted.fault).in(lang());
            return;
        }
        sitting_->sitting.attempts.push_back(id);
    }
    SessionParts with = parts();
    with.contents = ready.value().contents;
    sitting_->page = SittingRun::Page::playing;
    enter_desk(Session::begin(std::move(with), ready.value().play, ready.value().began, id));
    work_on();
}

void Desktop::resume_place(const std::string& id) {
    auto stored = load_attempt(*reader_, id);
    if (!stored) { // of another version of the program: closed with what it has
        records::ActingStore own(*store_, seat_.actor());
        if (const auto fault = abandon(own, *reader_, id)) log_fault(log_, *fault);
        return end_sitting();
    }
    SessionParts with = parts();
    with.contents = judge_contents(judge());
    sitting_->page = SittingRun::Page::playing;
    enter_desk(Session::resume(std::move(with), std::move(stored.value().play),
                               std::move(stored.value().events), id, stored.value().drafts, true));
}

/// A case of the sitting has come to its end; its result is stored before anything is counted.
void Desktop::end_place() {
    if (!session_->settle() && session_->failure()) {
        tell(*session_->failure());
        return;
    }
    const bool finished = session_->state().phase == engine::Phase::finished;
    session_.reset();
    screen_ = ui::Screen::home;
    if (!finished) return end_sitting();
    ++sitting_->place;
    sitting_->page = SittingRun::Page::between;
    if (sitting_->place >= sitting_places()) end_sitting();
}

void Desktop::end_sitting() {
    sitting_->page = SittingRun::Page::after;
    screen_ = ui::Screen::home;
    const auto result = records::judge_sitting(*reader_, sitting_->programme, sitting_->sitting);
    std::optional<records::StoreFault> fault;
    if (result) {
        sitting_->result = result.value();
        fault =
            store_->wait(records::close_sitting(*store_, seat_.actor(), sitting_->sitting.id, result.value()))
                .fault;
    } else {
        fault = result.error();
    }
    if (fault) {
        log_fault(log_, *fault);
        sitting_->problem =
            host_.ui().t("sitting.not_closed", {{"why", records::sentence(*fault).in(lang())}});
    }
    refresh();
}

/// While a sitting is open the window asks before it goes.
bool Desktop::may_close() {
    if (!is_sitting() || seat_.is_closed()) return true;
    if (sitting_->page == SittingRun::Page::playing)
        desk_.asks_to_leave = true;
    else
        sitting_page_.asks_to_leave = true;
    host_.ui().wake.within(0);
    return false;
}

} // namespace amends::app
