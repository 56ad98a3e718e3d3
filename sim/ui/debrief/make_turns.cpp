#include "sim/engine/render.hpp"
#include "sim/ui/debrief/debrief.hpp"
#include "sim/ui/desk/make_desk_view.hpp"

#include <algorithm>

namespace amends::ui {
namespace {

using engine::SpokenLine;

/// What the points count as missing in this turn, with what would have earned it.
void add_missing(const DebriefInput& in, TurnView& view) {
    for (const engine::MissedLabel& one : in.missed) {
        if (one.turn != view.turn) continue;
        const std::string& how = in.texts.get(std::string("label_earn.").append(text::to_string(one.label)));
        view.missing.emplace_back(label_name(in.texts, one.label),
                                  one.words.empty() ? in.texts.get("debrief.missing_how", {{"how", how}})
                                                    : in.texts.get("debrief.missing_how_here",
                                                                   {{"how", how}, {"words", one.words}}));
    }
}

/// Of one of the shop's own lists what `found` names, with its reason.
void add_listed(const DebriefInput& in, const char* text_id, const std::vector<rubric::ListedPhrase>& list,
                const std::vector<std::string>& found, std::vector<std::string>& to) {
    for (const rubric::ListedPhrase& phrase : list)
        if (std::find(found.begin(), found.end(), phrase.id) != found.end())
            to.push_back(in.texts.get(text_id, {{"reason", phrase.reason.in(in.texts.lang())}}));
}

void add_labels(const DebriefInput& in, const engine::TurnRecord& record, TurnView& view) {
    for (const text::Label label : text::all_labels()) {
        if (!text::has(record.labels, label)) continue;
        view.labels.emplace_back(label_name(in.texts, label), text::is_fault(label) ? Tone::bad : Tone::good);
    }
}

void add_marks(const DebriefInput& in, const engine::TurnWords& words, TurnView& view) {
    for (const text::Evidence& evidence : words.verdict.evidence) {
        view.marks.push_back({.begin = evidence.span.start,
                              .end = std::min(evidence.span.end, words.reply.size()),
                              .label = label_name(in.texts, evidence.label),
                              .reason = evidence.reason.in(in.texts.lang()),
                              .tone = text::is_fault(evidence.label) ? Tone::bad : Tone::good});
    }
    for (const text::Finding& finding : words.verdict.findings)
        view.findings.push_back(finding.message.in(in.texts.lang()));
}

/// What was marked and what was missed: both may be seen differently.
void add_disputes(const DebriefInput& in, const engine::Result& result, const engine::TurnRecord& record,
                  const engine::TurnWords& words, TurnView& view) {
    if (in.disputes == nullptr) return;
    if (const auto at = in.disputes->find(words.seq); at != in.disputes->end()) view.disputes = at->second;
    const auto is_missing = [&](text::Label label) {
        return std::any_of(result.score.losses.begin(), result.score.losses.end(),
                           [&](const rubric::Loss& loss) {
                               return loss.turn == view.turn && !loss.fault && loss.label == label;
                           });
    };
    for (const text::Label label : text::all_labels()) {
        if (text::has(record.labels, label))
            view.disputable.emplace_back(label, label_name(in.texts, label));
        else if (is_missing(label))
            view.disputable.emplace_back(
                label, in.texts.get("debrief.missing", {{"label", label_name(in.texts, label)}}));
    }
}

void add_response(const DebriefInput& in, const engine::TurnRecord& record, TurnView& view) {
    view.response =
        in.texts.get("debrief.response", {{"time", span_text(in.texts, record.response_ms / 1000)}});
    view.response_tone = record.response_ms <= record.target_ms  ? Tone::good
                         : record.response_ms <= record.limit_ms ? Tone::warn
                                                                 : Tone::bad;
    view.time = clock_text(in.told.play, engine::story_at(in.told.state, record.closed_ms));
}

TurnView turn_view(const DebriefInput& in, const engine::Result& result, std::size_t index) {
    const engine::TurnRecord& record = in.told.state.turns[index];
    const engine::TurnWords& words = in.told.turns[index];
    TurnView view{.turn = index,
                  .reply = words.reply,
                  .mood_before = record.mood_before,
                  .mood_after = record.mood_after,
                  .fell_back = record.fell_back};
    view.not_understood = record.not_understood > 0;
    if (in.shared != nullptr && (view.fell_back || view.not_understood))
        view.shared = in.shared->contains(words.seq);
    for (const SpokenLine& line : in.told.lines) {
        if (line.turn == index && line.who == SpokenLine::Who::customer) view.customer.push_back(line.text);
    }
    for (const engine::ActionRecord& action : in.told.state.actions) {
        if (action.turn == index) view.actions.push_back(action_name(in.texts, action.action));
    }
    add_response(in, record, view);
    add_labels(in, record, view);
    add_marks(in, words, view);
    add_missing(in, view);
    add_disputes(in, result, record, words, view);
    if (index < result.facts.turns.size())
        add_listed(in, "debrief.never_said", in.told.play.rubric->never_say,
                   result.facts.turns[index].never_said, view.findings);
    view.model = engine::model_reply(in.told, index);
    return view;
}

} // namespace

std::vector<std::string> make_unsaid(const DebriefInput& in, const engine::Result& result) {
    std::vector<std::string> unsaid;
    for (const rubric::TurnFacts& turn : result.facts.turns)
        add_listed(in, "debrief.must_missing", in.told.play.rubric->must_say, turn.must_missing, unsaid);
    return unsaid;
}

std::vector<TurnView> make_turns(const DebriefInput& in) {
    std::vector<TurnView> turns;
    const std::size_t count = std::min(in.told.state.turns.size(), in.told.turns.size());
    turns.reserve(count);
    const engine::Result result = engine::result_of(in.told.play, in.told.state);
    for (std::size_t i = 0; i < count; ++i)
        turns.push_back(turn_view(in, result, i));
    return turns;
}

} // namespace amends::ui
