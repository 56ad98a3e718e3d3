#include "sim/app/manager/attempt_page.hpp"

#include "sim/records/chain.hpp"

namespace amends::app {

/// Where it cannot be shown, it is told why and the page closes.
void AttemptPage::read() {
    if (read_attempt_ != desk_.attempt) {
        about_.reset();
        clear_deciding(desk_.ui(), widgets_);
        widgets_.heights.clear();
        widgets_.to_top = true;
    }
    read_attempt_ = desk_.attempt;
    view_lang_ = desk_.texts().lang();
    view_.reset();
    StandingReader reader(desk_.reader());
    auto read = reader.read(desk_.attempt);
    if (!read) {
        desk_.tell(read.error());
        desk_.attempt.clear();
        return;
    }
    at_ = std::move(read).value();
    const auto visible = visible_turns(desk_.reader(), desk_.actor(), *at_);
    if (!visible) {
        desk_.tell(visible.error());
        desk_.attempt.clear();
        return;
    }
    const ui::Texts& texts = desk_.texts();
    view_ =
        attempt_view(*at_, visible.value(),
                     {.marks = {texts, [&](const std::string& id) { return desk_.name_of(id); }},
                      .case_title = title_of_case(desk_.host().cases, at_->row.scenario, texts.lang()),
                      .person = desk_.opens_persons() ? desk_.name_of(at_->row.person) : std::string(),
                      .first = first_reading(desk_.reader(), desk_.attempt),
                      .opens_debrief = desk_.opens_persons() && visible.value().all,
                      .may_decide = !records::why_not_mark(desk_.reader(), desk_.actor(), desk_.attempt)});
    if (about_) decide_about(about_->turn);
}

/// Opens the panel for what waits at a turn (0: the result), else for overruling its labels.
void AttemptPage::decide_about(std::size_t turn) {
    const auto waiting = waiting_in(desk_.reader(), desk_.actor(), *at_);
    if (!waiting) return desk_.tell(waiting.error());
    QueueItem item;
    item.attempt = desk_.attempt;
    item.turn = turn;
    view_->deciding.emplace();
    view_->deciding_turn = turn;
    view_->comment.clear();
    bool waits = false;
    for (const QueueItem& one : waiting.value())
        if (one.turn == turn && !std::exchange(waits, true)) item = one;
    if (turn == 0 && !waits) { // decided meanwhile
        about_.reset();
        view_->deciding.reset();
        return;
    }
    fill_deciding(desk_.texts(), *at_, item, *view_->deciding);
    if (!waits) view_->deciding->kind = ui::DecidingView::Kind::turn;
    view_->comment = item.comment;
    about_ = std::move(item);
}

void AttemptPage::act(ui::QueueAct what) {
    if (!at_ || !about_ || what == ui::QueueAct::none) return;
    if (const auto fault =
            carry_out(desk_.store(), desk_.reader(), desk_.actor(), *at_, *about_, what, widgets_)) {
        view_.reset(); // somebody may have marked meanwhile
        return desk_.tell(*fault);
    }
    clear_deciding(desk_.ui(), widgets_);
    about_.reset();
    desk_.tell(desk_.ui().t("manager.queue.kept"), ui::Tone::good);
    desk_.forget(); // the queue, reports and this page count anew
}

void AttemptPage::draw(ui::Rect page, ui::Commands& asked) {
    if (!view_ || read_attempt_ != desk_.attempt || view_lang_ != desk_.texts().lang()) read();
    if (!view_) return;
    const std::string back = desk_.ui().t("manager.attempt.back", {{"tab", desk_.open_tab_words()}});
    const ui::AttemptOutcome outcome = ui::draw_attempt(desk_.ui(), page, back, *view_, widgets_);
    if (outcome.opens_debrief) asked.emplace_back(ui::ask::OpenDebrief{desk_.attempt});
    if (outcome.decides) {
        clear_deciding(desk_.ui(), widgets_);
        widgets_.shows_deciding = true;
        decide_about(*outcome.decides);
    }
    if (outcome.stops) {
        about_.reset();
        view_->deciding.reset();
    }
    act(outcome.act);
    if (outcome.back) desk_.attempt.clear();
}

} // namespace amends::app
