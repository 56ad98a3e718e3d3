#include "sim/app/manager/queue_page.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace amends::app {
namespace {

constexpr std::size_t shown_attempts_max = 100;

std::string label_name(const ui::Ui& ui, text::Label label) {
    return ui.t("label." + std::string(text::to_string(label)));
}

std::string names_with_commas(const ui::Ui& ui, const text::LabelSet& labels) {
    std::string names;
    for (const text::Label label : text::all_labels())
        if (has(labels, label))
            names += (names.empty() ? std::string() : ui.t("author.inbox_comma")) + label_name(ui, label);
    return names;
}

std::string case_title(const ManagerDesk& desk, const std::string& scenario) {
    for (const LibraryCase& one : desk.host().cases)
        if (one.loaded.scenario && one.loaded.scenario->id.value == scenario)
            return one.loaded.scenario->title.in(desk.texts().lang());
    return scenario;
}

ui::QueueRowView row_of(const ManagerDesk& desk, const QueueItem& item, std::size_t at) {
    const ui::Ui& ui = desk.ui();
    ui::QueueRowView row{.id = std::to_string(at)};
    row.note = item.turn == 0 ? ui.t("manager.queue.where_result", {{"case", case_title(desk, item.scenario)},
                                                                    {"day", item.since_utc.substr(0, 10)}})
                              : ui.t("manager.queue.where", {{"case", case_title(desk, item.scenario)},
                                                             {"turn", item.turn},
                                                             {"day", item.since_utc.substr(0, 10)}});
    switch (item.kind) {
    case QueueItem::Kind::critical:
        row.title = ui.t("manager.queue.suspected", {{"label", names_with_commas(ui, item.labels)}});
        row.tone = ui::Tone::bad;
        break;
    case QueueItem::Kind::result:
        row.title = ui.t("manager.queue.result",
                         {{"total", item.total_tenths ? fmt::format("{:.1f}", *item.total_tenths / 10.0)
                                                      : std::string("–")}});
        row.icon = ui::Icon::checklist;
        break;
    case QueueItem::Kind::dispute:
        row.title = ui.t("manager.queue.dispute", {{"label", names_with_commas(ui, item.labels)}});
        row.icon = ui::Icon::help;
        row.tone = ui::Tone::accent;
        break;
    case QueueItem::Kind::interrupted:
        row.title =
            item.long_break && item.long_break->clock_set_back
                ? ui.t("manager.queue.interrupted_unknown")
                : ui.t("manager.queue.interrupted", {{"gap", item.long_break ? item.long_break->gap_s : 0}});
        row.icon = ui::Icon::clock;
        break;
    }
    return row;
}

std::string mark_words(ManagerDesk& desk, const records::Mark& mark) {
    const ui::Ui& ui = desk.ui();
    std::string what;
    if (mark.kind == records::MarkKind::first || mark.kind == records::MarkKind::final_)
        what = ui.t("manager.queue.did_" + std::string(to_string(mark.decision)));
    else if (mark.kind == records::MarkKind::answer)
        what = ui.t("manager.queue.did_" + std::string(to_string(mark.outcome)));
    else
        what = ui.t("manager.queue.did_" + std::string(to_string(mark.kind)));
    const std::string labels = names_with_commas(ui, mark.labels), day = mark.at_utc.substr(0, 10);
    const std::string who = mark.who.empty() ? std::string("–") : desk.name_of(mark.who);
    return ui.t("manager.queue.history_line", {{"what", what},
                                               {"labels", labels.empty() ? std::string("–") : labels},
                                               {"who", who},
                                               {"day", day},
                                               {"reason", mark.reason}});
}

void fill_turn(ManagerDesk& desk, const AttemptStanding& at, const TurnStanding& turn, const QueueItem& item,
               ui::QueueDetailView& detail) {
    const ui::Ui& ui = desk.ui();
    const engine::TurnWords& words = at.told.turns[turn.number - 1];
    for (const engine::SpokenLine& one : at.told.lines)
        if (one.turn == turn.number - 1 && one.who == engine::SpokenLine::Who::customer)
            detail.customer.push_back(one.text);
    detail.reply = words.reply;
    for (const text::Evidence& one : words.verdict.evidence) {
        detail.evidence.push_back({one.span.start, one.span.end,
                                   has(item.labels, one.label) ? ui::Tone::bad
                                   : text::is_fault(one.label) ? ui::Tone::warn
                                                               : ui::Tone::good,
                                   label_name(ui, one.label)});
        if (has(item.labels, one.label))
            detail.rules.push_back(ui.t("manager.queue.rule", {{"label", label_name(ui, one.label)},
                                                               {"reason", one.reason.in(desk.texts().lang())},
                                                               {"rule", one.rule}}));
    }
    for (const text::Label label : text::all_labels())
        detail.labels.push_back({std::string(text::to_string(label)), label_name(ui, label),
                                 has(turn.now, label), text::is_fault(label)});
}

} // namespace

void QueuePage::forget() {
    view_.reset();
    at_.reset();
    waiting_.reset();
}

int QueuePage::waiting() {
    if (!waiting_) {
        const auto queue = read_queue(desk_.reader(), desk_.actor(), 0);
        waiting_ = queue ? static_cast<int>(queue.value().attempts) : 0;
    }
    return *waiting_;
}

void QueuePage::read() {
    view_lang_ = desk_.texts().lang();
    const std::size_t before = view_ ? view_->selected : 0;
    view_.emplace();
    auto queue = read_queue(desk_.reader(), desk_.actor(), shown_attempts_max);
    if (!queue) return desk_.tell(queue.error());
    queue_ = std::move(queue).value();
    waiting_ = static_cast<int>(queue_.attempts);
    for (std::size_t at = 0; at < queue_.items.size(); ++at)
        view_->rows.push_back(row_of(desk_, queue_.items[at], at));
    const std::size_t beyond =
        queue_.other_version
        + (queue_.attempts > shown_attempts_max ? queue_.attempts - shown_attempts_max : 0);
    if (beyond > 0) view_->left_out = desk_.ui().t("manager.queue.left_out", {{"count", beyond}});
    if (!queue_.items.empty()) select(std::min(before, queue_.items.size() - 1));
}

void QueuePage::select(std::size_t index) {
    const QueueItem& item = queue_.items[index];
    const ui::Ui& ui = desk_.ui();
    view_->selected = index;
    view_->detail.reset();
    at_.reset();
    StandingReader reader(desk_.reader());
    auto read = reader.read(item.attempt);
    if (!read) return desk_.tell(read.error());
    at_ = std::move(read).value();
    ui::QueueDetailView& detail = view_->detail.emplace();
    const bool is_break = item.kind == QueueItem::Kind::interrupted; // confirming the result settles it
    detail.kind =
        is_break ? ui::QueueDetailView::Kind::result : static_cast<ui::QueueDetailView::Kind>(item.kind);
    detail.title = view_->rows[index].title;
    detail.note = view_->rows[index].note;
    if (!item.person.empty())
        detail.note =
            ui.t("manager.queue.whose", {{"who", desk_.name_of(item.person)}, {"where", detail.note}});
    detail.comment = item.comment;
    if (is_break)
        detail.rules.push_back(ui.t("manager.queue.interrupted_text",
                                    {{"limit", item.long_break ? item.long_break->limit_s : 0}}));
    detail.may_answer = item.may_answer;
    const TurnStanding* turn = turn_numbered(*at_, item.turn);
    if (turn) fill_turn(desk_, *at_, *turn, item, detail);
    for (const records::Mark& mark : at_->marks)
        if (mark.kind != records::MarkKind::second
            && (!turn || mark.turn.seq == 0 || mark.turn.seq == turn->seq))
            detail.history.push_back(mark_words(desk_, mark));
}

void QueuePage::act(ui::QueueAct what) {
    if (!at_ || what == ui::QueueAct::none) return;
    const QueueItem& item = queue_.items[view_->selected];
    const TurnStanding* turn = turn_numbered(*at_, item.turn);
    const std::string reason(widgets_.reason.edit.text());
    std::optional<text::Label> label;
    for (const text::Label one : text::all_labels())
        if (has(item.labels, one)) label = one;
    std::optional<records::StoreFault> fault;
    const auto decided = [&](records::Decision decision, std::optional<text::Label> about) {
        return decide(desk_.store(), desk_.reader(), desk_.actor(), *at_, turn, decision, about, reason);
    };
    switch (what) {
    case ui::QueueAct::confirm:
        fault = decided(records::Decision::confirm, turn ? label : std::nullopt);
        break;
    case ui::QueueAct::lift: fault = decided(records::Decision::lift, label); break;
    case ui::QueueAct::overrule:
        if (const auto chosen = text::label_from(widgets_.label); chosen && turn)
            fault =
                decided(has(turn->now, *chosen) ? records::Decision::remove : records::Decision::add, chosen);
        break;
    case ui::QueueAct::accept:
        fault = answer(desk_.store(), desk_.reader(), desk_.actor(), *at_, item.dispute,
                       records::DisputeOutcome::accepted, item.labels, reason);
        break;
    case ui::QueueAct::refuse:
        fault = answer(desk_.store(), desk_.reader(), desk_.actor(), *at_, item.dispute,
                       records::DisputeOutcome::refused, {}, reason);
        break;
    case ui::QueueAct::none: break;
    }
    if (fault) return desk_.tell(*fault);
    widgets_.reason.edit.set_text({}, desk_.ui().breaks);
    widgets_.label.clear();
    desk_.tell(desk_.ui().t("manager.queue.kept"), ui::Tone::good);
    const std::size_t selected = view_->selected;
    desk_.forget(); // reports and the other pages count anew
    view_.emplace();
    view_->selected = selected;
    read();
}

void QueuePage::draw(ui::Rect page, ui::Commands&) {
    if (!view_ || view_lang_ != desk_.texts().lang()) read();
    const ui::QueueOutcome outcome = ui::draw_queue(desk_.ui(), page, *view_, widgets_);
    if (outcome.selects && *outcome.selects != view_->selected) {
        widgets_.label.clear();
        select(*outcome.selects);
    }
    act(outcome.act);
}

} // namespace amends::app
