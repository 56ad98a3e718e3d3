#include "sim/app/manager/marks_words.hpp"

#include "sim/app/marks/second.hpp"
#include "sim/ui/debrief/debrief.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace amends::app {
namespace {

using records::Decision;
using records::DisputeOutcome;
using records::MarkKind;

/// Of the labels chosen by their ids.
text::LabelSet chosen_labels(const std::set<std::string>& ids, const text::LabelSet& among) {
    text::LabelSet chosen;
    for (const std::string& id : ids)
        if (const auto label = text::label_from(id); label && has(among, *label)) add(chosen, *label);
    return chosen;
}

const char* title_id(const records::Mark& mark) {
    switch (mark.kind) {
    case MarkKind::first: return "manager.attempt.mark_first";
    case MarkKind::final_: return "manager.attempt.mark_final";
    case MarkKind::second: return "manager.attempt.mark_second";
    case MarkKind::dispute: return "manager.attempt.mark_dispute";
    case MarkKind::answer: return "manager.attempt.mark_answer";
    default: return "manager.attempt.mark_again";
    }
}

} // namespace

std::string names_of_labels(const ui::Texts& texts, const text::LabelSet& labels) {
    std::string names;
    for (const text::Label label : text::all_labels())
        if (has(labels, label))
            names += (names.empty() ? std::string() : texts.get("author.inbox_comma"))
                     + ui::label_name(texts, label);
    return names;
}

std::string title_of_case(const std::vector<LibraryCase>& cases, const std::string& scenario,
                          support::Lang lang) {
    for (const LibraryCase& one : cases)
        if (one.loaded.scenario && one.loaded.scenario->id.value == scenario)
            return one.loaded.scenario->title.in(lang);
    return scenario;
}

std::string what_mark_did(const ui::Texts& texts, const records::Mark& mark) {
    std::string_view did = to_string(mark.kind);
    if (mark.kind == MarkKind::first || mark.kind == MarkKind::final_) did = to_string(mark.decision);
    if (mark.kind == MarkKind::answer) did = to_string(mark.outcome);
    return texts.get("manager.queue.did_" + std::string(did));
}

bool is_person_word(const records::Mark& mark) {
    return mark.kind == MarkKind::first || mark.kind == MarkKind::final_;
}

std::string mark_title(const ui::Texts& texts, const records::Mark& mark, const std::string& labels) {
    const std::string did = what_mark_did(texts, mark);
    if (mark.kind == MarkKind::answer && mark.labels.none())
        return texts.get("manager.attempt.mark_answer_plain", {{"did", did}});
    return texts.get(is_person_word(mark) && mark.labels.none() ? "manager.attempt.mark_result"
                                                                : title_id(mark),
                     {{"did", did}, {"labels", labels}, {"version", mark.versions.judge_version}});
}

std::string reason_told(const ui::Texts& texts, const records::Mark& mark) {
    if (mark.is_erased) return texts.get("manager.attempt.erased_words");
    const bool is_unsaid = mark.kind == MarkKind::second && mark.reason == blind_reason;
    return is_unsaid ? std::string() : mark.reason;
}

std::vector<ui::EvidenceView> evidence_of(const ui::Texts& texts, const engine::TurnWords& words,
                                          const text::LabelSet& about) {
    std::vector<ui::EvidenceView> evidence;
    for (const text::Evidence& one : words.verdict.evidence)
        evidence.push_back({one.span.start, one.span.end,
                            has(about, one.label)       ? ui::Tone::bad
                            : text::is_fault(one.label) ? ui::Tone::warn
                                                        : ui::Tone::good,
                            ui::label_name(texts, one.label)});
    // What comes later lies on top: short pieces over long ones, and what it is about over all.
    std::stable_sort(
        evidence.begin(), evidence.end(), [](const ui::EvidenceView& a, const ui::EvidenceView& b) {
            const auto rank = [](const ui::EvidenceView& one) {
                return std::pair(one.tone == ui::Tone::bad, -static_cast<long>(one.end - one.begin));
            };
            return rank(a) < rank(b);
        });
    return evidence;
}

std::vector<ui::DecidingLabel> codebook(const ui::Texts& texts, const text::LabelSet& holds) {
    std::vector<ui::DecidingLabel> labels;
    for (const text::Label label : text::all_labels())
        labels.push_back({std::string(text::to_string(label)), ui::label_name(texts, label),
                          has(holds, label), text::is_fault(label)});
    return labels;
}

std::vector<ui::DecidingLabel> only_labels(const ui::Texts& texts, const text::LabelSet& wanted) {
    auto labels = codebook(texts, wanted);
    std::erase_if(labels, [](const ui::DecidingLabel& one) { return !one.holds; });
    return labels;
}

void fill_deciding(const ui::Texts& texts, const AttemptStanding& at, const QueueItem& item,
                   ui::DecidingView& deciding) {
    deciding.kind = item.kind == QueueItem::Kind::interrupted // confirming the result settles it
                        ? ui::DecidingView::Kind::result
                        : static_cast<ui::DecidingView::Kind>(item.kind);
    deciding.may_answer = item.may_answer;
    if (item.kind == QueueItem::Kind::dispute) deciding.disputed = only_labels(texts, item.labels);
    if (const TurnStanding* turn = turn_numbered(at, item.turn)) deciding.labels = codebook(texts, turn->now);
}

std::vector<std::string> customer_lines(const AttemptStanding& at, std::size_t number) {
    std::vector<std::string> lines;
    for (const engine::SpokenLine& one : at.told.lines)
        if (one.turn + 1 == number && one.who == engine::SpokenLine::Who::customer) lines.push_back(one.text);
    return lines;
}

std::optional<FirstReading> first_reading(records::Reader& reader, const std::string& attempt) {
    const auto results = records::results_of(reader, attempt);
    if (!results || results.value().empty()) return std::nullopt;
    const auto result = nlohmann::json::parse(results.value().back().result, nullptr, false);
    if (!result.is_object() || !result.contains("score") || !result["score"].is_object()) return std::nullopt;
    const auto& score = result["score"];
    const auto is_true = [&](const char* name) {
        return score.contains(name) && score[name].is_boolean() && score[name].get<bool>();
    };
    FirstReading first{.passed = is_true("passed"), .provisional = is_true("provisional")};
    if (score.contains("total") && score["total"].is_number()) first.total = score["total"].get<double>();
    return first;
}

std::optional<records::StoreFault> carry_out(records::Store& store, records::Reader& reader,
                                             const records::Actor& actor, const AttemptStanding& at,
                                             const QueueItem& item, ui::QueueAct what,
                                             const ui::DecidingWidgets& widgets) {
    const TurnStanding* turn = turn_numbered(at, item.turn);
    const std::string reason(widgets.reason.edit.text());
    std::optional<text::Label> label;
    for (const text::Label one : text::all_labels())
        if (has(item.labels, one)) label = one;
    const auto decided = [&](Decision decision, std::optional<text::Label> about) {
        return decide(store, reader, actor, at, turn, decision, about, reason);
    };
    const auto answered = [&](DisputeOutcome outcome, const text::LabelSet& right) {
        return answer(store, reader, actor, at, item.dispute, outcome, right, reason);
    };
    switch (what) {
    case ui::QueueAct::confirm: return decided(Decision::confirm, turn ? label : std::nullopt);
    case ui::QueueAct::lift: return decided(Decision::lift, label);
    case ui::QueueAct::overrule:
        if (const auto chosen = text::label_from(widgets.label); chosen && turn)
            return decided(has(turn->now, *chosen) ? Decision::remove : Decision::add, chosen);
        break;
    case ui::QueueAct::accept: return answered(DisputeOutcome::accepted, item.labels);
    case ui::QueueAct::partly:
        return answered(DisputeOutcome::partly, chosen_labels(widgets.right, item.labels));
    case ui::QueueAct::refuse: return answered(DisputeOutcome::refused, {});
    case ui::QueueAct::none: break;
    }
    return std::nullopt;
}

void clear_deciding(ui::Ui& ui, ui::DecidingWidgets& widgets) {
    widgets.reason.edit.begin_with({}, ui.breaks);
    widgets.label.clear();
    widgets.right.clear();
}

} // namespace amends::app
