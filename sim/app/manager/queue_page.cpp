#include "sim/app/manager/queue_page.hpp"

#include "sim/app/manager/marks_words.hpp"
#include "sim/app/marks/visible.hpp"
#include "sim/app/spoken_time.hpp"
#include "sim/ui/debrief/debrief.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace amends::app {
namespace {

constexpr std::size_t shown_attempts_max = 100;

std::string labels_in_words(const ManagerDesk& desk, const text::LabelSet& labels) {
    return names_of_labels(desk.texts(), labels);
}

std::string case_of_item(const ManagerDesk& desk, const QueueItem& item) {
    return title_of_case(desk.host().cases, item.scenario, desk.texts().lang());
}

ui::QueueRowView row_of(const ManagerDesk& desk, const QueueItem& item, std::size_t at) {
    const ui::Ui& ui = desk.ui();
    ui::QueueRowView row{.id = std::to_string(at)};
    row.note = item.turn == 0
                   ? ui.t("manager.queue.where_result", {{"case", case_of_item(desk, item)},
                                                         {"day", spoken_time(desk.texts(), item.since_utc)}})
                   : ui.t("manager.queue.where", {{"case", case_of_item(desk, item)},
                                                  {"turn", item.turn},
                                                  {"day", spoken_time(desk.texts(), item.since_utc)}});
    switch (item.kind) {
    case QueueItem::Kind::critical:
        row.title = ui.t("manager.queue.suspected", {{"label", labels_in_words(desk, item.labels)}});
        row.tone = ui::Tone::bad;
        break;
    case QueueItem::Kind::result:
        row.title = ui.t("manager.queue.result",
                         {{"total", item.total_tenths ? fmt::format("{:.1f}", *item.total_tenths / 10.0)
                                                      : std::string("–")}});
        row.icon = ui::Icon::checklist;
        break;
    case QueueItem::Kind::dispute:
        row.title = ui.t("manager.queue.dispute", {{"label", labels_in_words(desk, item.labels)}});
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

/// What tells one thing that waits from the others, also when the queue was read anew.
std::string draft_of(const QueueItem& item) {
    return fmt::format("{}/{}/{}/{}/{}", item.attempt, item.turn, to_string(item.kind), item.dispute,
                       item.labels.to_string());
}

std::string mark_words(ManagerDesk& desk, const records::Mark& mark) {
    const ui::Ui& ui = desk.ui();
    const std::string what = what_mark_did(desk.texts(), mark);
    const std::string labels = labels_in_words(desk, mark.labels),
                      day = spoken_time(desk.texts(), mark.at_utc);
    const std::string who = mark.kind == records::MarkKind::dispute ? ui.t("manager.attempt.trainee")
                            : mark.who.empty()                      ? std::string("–")
                                                                    : desk.name_of(mark.who);
    const std::string reason = reason_told(desk.texts(), mark);
    return ui.t(reason.empty() ? "manager.queue.history_line_bare" : "manager.queue.history_line",
                {{"what", what},
                 {"labels", labels.empty() ? std::string("–") : labels},
                 {"who", who},
                 {"day", day},
                 {"reason", reason}});
}

ui::QueueTurnView turn_view(ManagerDesk& desk, const AttemptStanding& at, const TurnStanding& turn,
                            const text::LabelSet& about) {
    const engine::TurnWords& words = at.told.turns[turn.number - 1];
    ui::QueueTurnView view{.title = {}, .customer = customer_lines(at, turn.number), .reply = words.reply};
    view.evidence = evidence_of(desk.texts(), words, about);
    return view;
}

/// What the labels came from: the machine's reasons, or who wrote the choice.
std::vector<std::string> rules_of(ManagerDesk& desk, const AttemptStanding& at, const TurnStanding& turn,
                                  const QueueItem& item) {
    const ui::Ui& ui = desk.ui();
    std::vector<std::string> rules;
    for (const text::Evidence& one : at.told.turns[turn.number - 1].verdict.evidence) {
        if (!has(item.labels, one.label)) continue;
        std::string rule = ui.t("manager.queue.rule", {{"label", ui::label_name(desk.texts(), one.label)},
                                                       {"reason", one.reason.in(desk.texts().lang())},
                                                       {"rule", one.rule}});
        if (std::find(rules.begin(), rules.end(), rule) == rules.end())
            rules.push_back(std::move(rule)); // the words may stand there more than once
    }
    const engine::TurnRecord& kept = at.told.state.turns[turn.number - 1];
    if (rules.empty() && !kept.choice.value.empty()) {
        const std::string names = labels_in_words(desk, kept.labels);
        rules.push_back(ui.t("manager.attempt.mark_author",
                             {{"labels", names.empty() ? ui.t("manager.attempt.no_labels") : names}}));
    }
    return rules;
}

/// What a result comes to, and criterion by criterion.
std::vector<std::string> result_facts(ManagerDesk& desk, const AttemptStanding& at) {
    const ui::Texts& texts = desk.texts();
    const auto tenths = [](int points) { return fmt::format("{:.1f}", points / 10.0); };
    const rubric::Rubric& rubric = *at.told.play.rubric;
    const std::string points =
        at.comes_to.total_tenths ? tenths(*at.comes_to.total_tenths) : std::string("–");
    const std::string verdict =
        texts.get(at.comes_to.passed ? "manager.attempt.passed" : "manager.attempt.not_passed");
    std::vector<std::string> facts{texts.get(
        "manager.queue.result_is", {{"points", points}, {"mark", rubric.pass_mark}, {"verdict", verdict}})};
    std::string parts;
    for (const rubric::Criterion& one : rubric.criteria)
        if (const auto found = at.comes_to.criteria.find(one.id.value); found != at.comes_to.criteria.end())
            parts += (parts.empty() ? "" : texts.get("report.list_separator"))
                     + texts.get("manager.queue.criterion", {{"name", one.title.in(texts.lang())},
                                                             {"points", tenths(found->second)},
                                                             {"weight", one.weight}});
    if (!parts.empty()) facts.push_back(std::move(parts));
    return facts;
}

/// The whole conversation, as far as it may be read.
void fill_result(ManagerDesk& desk, const AttemptStanding& at, const VisibleTurns& visible,
                 ui::QueueDetailView& detail) {
    const ui::Texts& texts = desk.texts();
    detail.facts = result_facts(desk, at);
    for (const TurnStanding& turn : at.turns) {
        if (!visible.turn(turn.seq)) continue;
        ui::QueueTurnView view = turn_view(desk, at, turn, turn.suspected | turn.confirmed);
        view.title = texts.get("debrief.turn", {{"turn", turn.number}});
        const std::string names = labels_in_words(desk, turn.now);
        view.labels = texts.get("manager.queue.turn_labels",
                                {{"labels", names.empty() ? texts.get("manager.attempt.no_labels") : names}});
        detail.turns.push_back(std::move(view));
    }
}

/// A label that the turn has not is disputed because it is missed.
void name_missing(const ui::Texts& texts, std::vector<ui::DecidingLabel>& disputed,
                  const TurnStanding& turn) {
    for (ui::DecidingLabel& one : disputed)
        if (const auto label = text::label_from(one.id); label && !has(turn.now, *label))
            one.label = texts.get("debrief.missing", {{"label", one.label}});
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
        queue_.other_version + queue_.words_gone
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
    const bool is_break = item.kind == QueueItem::Kind::interrupted;
    fill_deciding(desk_.texts(), *at_, item, detail);
    detail.title = view_->rows[index].title;
    detail.note = view_->rows[index].note;
    if (!item.person.empty())
        detail.note =
            ui.t("manager.queue.whose", {{"who", desk_.name_of(item.person)}, {"where", detail.note}});
    detail.comment = item.comment;
    if (is_break)
        detail.rules.push_back(ui.t("manager.queue.interrupted_text",
                                    {{"limit", item.long_break ? item.long_break->limit_s : 0}}));
    const TurnStanding* turn = turn_numbered(*at_, item.turn);
    const auto visible = visible_turns(desk_.reader(), desk_.actor(), *at_);
    if (turn) name_missing(desk_.texts(), detail.disputed, *turn);
    if (turn && visible && visible.value().turn(turn->seq)) {
        detail.turn = turn_view(desk_, *at_, *turn, item.labels);
        detail.rules = rules_of(desk_, *at_, *turn, item);
    } else if (turn) {
        detail.withheld = ui.t("manager.queue.withheld");
        detail.shows_words = false;
        detail.labels.clear(); // they tell of the words
    }
    if (!turn && visible) fill_result(desk_, *at_, visible.value(), detail);
    for (const records::Mark& mark : at_->marks)
        if (mark.kind != records::MarkKind::second
            && !(mark.kind == records::MarkKind::dispute && mark.number == item.dispute)
            && (!turn || mark.turn.seq == 0 || mark.turn.seq == turn->seq))
            detail.history.push_back(mark_words(desk_, mark));
}

/// A reason half written stays with what it is about.
void QueuePage::turn_to(std::size_t index) {
    drafts_[draft_of(queue_.items[view_->selected])] = std::string(widgets_.reason.edit.text());
    clear_deciding(desk_.ui(), widgets_);
    widgets_.reason.edit.begin_with(drafts_[draft_of(queue_.items[index])], desk_.ui().breaks);
    widgets_.to_top = true;
    select(index);
}

void QueuePage::act(ui::QueueAct what) {
    if (!at_ || what == ui::QueueAct::none) return;
    const QueueItem& item = queue_.items[view_->selected];
    if (const auto fault =
            carry_out(desk_.store(), desk_.reader(), desk_.actor(), *at_, item, what, widgets_))
        return desk_.tell(*fault);
    clear_deciding(desk_.ui(), widgets_);
    drafts_.erase(draft_of(item));
    widgets_.to_top = true;
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
    if (outcome.selects && *outcome.selects != view_->selected) turn_to(*outcome.selects);
    if (outcome.opens_attempt && at_) desk_.attempt = at_->row.id;
    act(outcome.act);
}

} // namespace amends::app
