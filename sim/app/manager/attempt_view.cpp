#include "sim/app/manager/attempt_view.hpp"

#include "sim/app/spoken_time.hpp"
#include "sim/ui/debrief/debrief.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace amends::app {
namespace {

using records::Mark;
using records::MarkKind;

std::string points_of_tenths(const std::optional<int>& tenths) {
    return tenths ? fmt::format("{:.1f}", *tenths / 10.0) : std::string("–");
}

std::string labels_or_none(const ui::Texts& texts, const text::LabelSet& labels) {
    const std::string names = names_of_labels(texts, labels);
    return names.empty() ? texts.get("manager.attempt.no_labels") : names;
}

/// What the attempt came to with a mark; empty where the mark changed nothing.
std::string came_to(const ui::Texts& texts, const Mark& mark) {
    if (!mark.result) return {};
    const records::MarkedResult& result = *mark.result;
    const char* id = result.waits    ? "manager.attempt.came_to_waits"
                     : result.passed ? "manager.attempt.came_to_passed"
                                     : "manager.attempt.came_to_failed";
    const std::string points = points_of_tenths(result.total_tenths);
    return texts.get(id, {{"points", points}});
}

ui::MarkLine mark_line(const MarkTelling& telling, const Mark& mark) {
    const ui::Texts& texts = telling.texts;
    ui::MarkLine line;
    line.title = mark_title(texts, mark, labels_or_none(texts, mark.labels));
    // A trainer is not told whose attempt it is: a dispute is the trainee's.
    const std::string who = mark.kind == MarkKind::dispute ? texts.get("manager.attempt.trainee")
                            : mark.who.empty()             ? texts.get("manager.attempt.erased")
                                                           : telling.name_of(mark.who);
    line.by = texts.get("manager.attempt.by", {{"who", who}, {"when", spoken_time(texts, mark.at_utc)}});
    line.reason = reason_told(texts, mark);
    line.result = came_to(texts, mark);
    switch (mark.kind) {
    case MarkKind::first:
    case MarkKind::final_:
        line.icon = ui::Icon::agent;
        line.tone = ui::Tone::accent;
        break;
    case MarkKind::second: line.icon = ui::Icon::eye_off; break;
    case MarkKind::dispute:
        line.icon = ui::Icon::help;
        line.tone = ui::Tone::warn;
        break;
    case MarkKind::answer:
        line.icon = ui::Icon::chat;
        line.tone = mark.outcome == records::DisputeOutcome::refused ? ui::Tone::neutral : ui::Tone::good;
        break;
    default: line.icon = ui::Icon::refresh; break;
    }
    return line;
}

/// What the judge read when the turn was closed, and what it read again under other versions.
void add_machine(const AttemptStanding& at, std::size_t index, const ui::Texts& texts,
                 std::vector<ui::MarkLine>& lines) {
    const text::LabelSet first = at.told.state.turns[index].labels;
    const auto line = [&](const char* id, const text::LabelSet& labels, int version) {
        ui::MarkLine one{.icon = ui::Icon::sparkles};
        one.title = texts.get(id, {{"labels", labels_or_none(texts, labels)}, {"version", version}});
        return one;
    };
    const bool is_choice = !at.told.state.turns[index].choice.value.empty();
    lines.push_back(
        line(is_choice ? "manager.attempt.mark_author" : "manager.attempt.mark_machine", first, 0));
    text::LabelSet last = first;
    for (const Mark& mark : at.marks) {
        if (mark.kind != MarkKind::machine || mark.is_erased) continue;
        const auto again = mark.read.find(at.told.turns[index].seq);
        if (again == mark.read.end() || again->second.labels == last) continue;
        last = again->second.labels;
        ui::MarkLine one = line("manager.attempt.mark_again", last, mark.versions.judge_version);
        one.by = spoken_time(texts, mark.at_utc);
        lines.push_back(std::move(one));
    }
}

bool has_open_dispute(const AttemptStanding& at, std::int64_t seq) {
    return std::any_of(at.marks.begin(), at.marks.end(), [&](const Mark& mark) {
        if (mark.kind != MarkKind::dispute || mark.turn.seq != seq || mark.is_erased) return false;
        return std::none_of(at.marks.begin(), at.marks.end(), [&](const Mark& one) {
            return one.kind == MarkKind::answer && one.about == mark.number;
        });
    });
}

void tell_decision(const AttemptStanding& at, const TurnStanding& turn, const ui::Texts& texts,
                   ui::AttemptTurnView& view) {
    const auto say = [&](const char* id, ui::Tone tone) {
        view.decision = texts.get(id);
        view.decision_tone = tone;
    };
    const bool was_decided = std::any_of(at.marks.begin(), at.marks.end(), [&](const Mark& mark) {
        return is_person_word(mark) && mark.turn.seq == turn.seq;
    });
    if (turn.suspected.any())
        say("manager.attempt.suspected", ui::Tone::warn);
    else if (has_open_dispute(at, turn.seq))
        say("manager.attempt.disputed", ui::Tone::warn);
    else if (turn.confirmed.any())
        say("manager.attempt.confirmed", ui::Tone::bad);
    else if (turn.now != turn.machine.labels)
        say("manager.attempt.changed", ui::Tone::accent);
    else
        say(was_decided ? "manager.attempt.upheld" : "manager.attempt.as_read", ui::Tone::neutral);
}

/// What holds now, and what the machine read and no longer does.
std::vector<ui::StandingLabel> labels_standing(const TurnStanding& turn, const ui::Texts& texts) {
    std::vector<ui::StandingLabel> stands;
    for (const text::Label label : text::all_labels()) {
        const bool now = has(turn.now, label), read = has(turn.machine.labels, label);
        const std::string& name = ui::label_name(texts, label);
        if (now && !read)
            stands.push_back({texts.get("manager.attempt.added", {{"label", name}}),
                              text::is_fault(label) ? ui::Tone::bad : ui::Tone::good, ui::Icon::plus});
        else if (now)
            stands.push_back({name, text::is_fault(label) ? ui::Tone::bad : ui::Tone::good,
                              text::is_fault(label) ? ui::Icon::error : ui::Icon::check});
        else if (read)
            stands.push_back({texts.get("manager.attempt.removed", {{"label", name}}), ui::Tone::neutral,
                              ui::Icon::minus});
    }
    return stands;
}

ui::AttemptTurnView turn_of_attempt(const AttemptStanding& at, const TurnStanding& turn,
                                    const AttemptTelling& telling) {
    const ui::Texts& texts = telling.marks.texts;
    const engine::TurnWords& words = at.told.turns[turn.number - 1];
    ui::AttemptTurnView view{.number = turn.number, .reply = words.reply};
    view.customer = customer_lines(at, turn.number);
    view.evidence = evidence_of(texts, words, turn.suspected | turn.confirmed);
    std::vector<text::Label> told;
    for (const text::Evidence& one : words.verdict.evidence) {
        if (std::find(told.begin(), told.end(), one.label) != told.end()) continue;
        told.push_back(one.label);
        view.reasons.push_back({ui::label_name(texts, one.label), one.reason.in(texts.lang()),
                                text::is_fault(one.label) ? ui::Tone::bad : ui::Tone::good});
    }
    add_machine(at, turn.number - 1, texts, view.marks);
    for (const Mark& mark : at.marks)
        if (mark.turn.seq == turn.seq && mark.kind != MarkKind::machine)
            view.marks.push_back(mark_line(telling.marks, mark));
    view.stands = labels_standing(turn, texts);
    tell_decision(at, turn, texts, view);
    view.can_decide = telling.may_decide;
    return view;
}

void tell_result(const AttemptStanding& at, const AttemptTelling& telling, ui::AttemptView& view) {
    const ui::Texts& texts = telling.marks.texts;
    const auto verdict = [&](bool passed) {
        return texts.get(passed ? "manager.attempt.passed" : "manager.attempt.not_passed");
    };
    view.first = telling.first && telling.first->total ? fmt::format("{:.1f}", *telling.first->total) : "–";
    if (telling.first)
        view.first_note = telling.first->provisional ? texts.get("manager.attempt.provisional")
                                                     : verdict(telling.first->passed);
    view.now = points_of_tenths(at.comes_to.total_tenths);
    if (at.row.state == records::AttemptState::abandoned) {
        view.now_note = texts.get("manager.attempt.abandoned");
        view.now_tone = ui::Tone::warn;
    } else if (at.comes_to.waits) {
        view.now_note = texts.get("manager.attempt.result_waits");
        view.now_tone = ui::Tone::warn;
    } else {
        text::LabelSet critical;
        for (const text::Label label : at.comes_to.confirmed)
            add(critical, label);
        const std::string names = names_of_labels(texts, critical);
        view.now_note = critical.any() ? texts.get("manager.attempt.failed_by", {{"labels", names}})
                                       : verdict(at.comes_to.passed);
        view.now_tone = at.comes_to.passed ? ui::Tone::good : ui::Tone::bad;
    }
    view.versions = texts.get("manager.attempt.versions", {{"rubric", at.versions.rubric.substr(0, 8)},
                                                           {"judge", at.versions.judge_version},
                                                           {"engine", at.versions.engine_version}});
    for (const Mark& mark : at.marks)
        if (mark.turn.seq == 0) {
            view.marks.push_back(mark_line(telling.marks, mark));
            if (mark.kind == MarkKind::machine)
                view.marks.back().title =
                    texts.get("manager.attempt.mark_again_whole", {{"version", mark.versions.judge_version}});
        }
    view.can_decide =
        telling.may_decide && (at.comes_to.waits || at.long_break) && at.comes_to.suspected.empty();
}

} // namespace

ui::AttemptView attempt_view(const AttemptStanding& at, const VisibleTurns& visible,
                             const AttemptTelling& telling) {
    const ui::Texts& texts = telling.marks.texts;
    ui::AttemptView view{.title = telling.case_title};
    view.can_open_debrief = telling.opens_debrief;
    const std::string phase = texts.get(
        at.row.mode != "assessment" ? std::string("manager.attempt.practice")
                                    : "manager.phase." + (at.row.phase.empty() ? "none" : at.row.phase));
    const std::string when = spoken_time(texts, at.row.started_utc);
    view.note = telling.person.empty()
                    ? texts.get("manager.attempt.note", {{"phase", phase}, {"when", when}})
                    : texts.get("manager.attempt.note_of",
                                {{"who", telling.person}, {"phase", phase}, {"when", when}});
    tell_result(at, telling, view);
    std::size_t withheld = 0;
    for (const TurnStanding& turn : at.turns) {
        if (visible.turn(turn.seq))
            view.turns.push_back(turn_of_attempt(at, turn, telling));
        else
            ++withheld;
    }
    if (withheld > 0) view.withheld = texts.get("manager.attempt.withheld", {{"count", withheld}});
    return view;
}

} // namespace amends::app
