#include "scoring/rubric/advice.hpp"
#include "sim/engine/render.hpp"
#include "sim/engine/resolution.hpp"
#include "sim/ui/debrief/debrief.hpp"
#include "sim/ui/desk/make_desk_view.hpp"

#include <algorithm>

namespace amends::ui {
namespace {

std::string_view outcome_id(std::optional<scenario::Outcome> outcome) {
    using enum scenario::Outcome;
    if (!outcome) return "debrief.outcome_none";
    switch (*outcome) {
    case won_back: return "debrief.outcome_won_back";
    case settled: return "debrief.outcome_settled";
    case lost: return "debrief.outcome_lost";
    case bad_review: return "debrief.outcome_bad_review";
    case escalated: return "debrief.outcome_escalated";
    }
    return {};
}

Tone outcome_tone(std::optional<scenario::Outcome> outcome) {
    using enum scenario::Outcome;
    if (!outcome) return Tone::neutral;
    return *outcome == won_back || *outcome == settled ? Tone::good
           : *outcome == escalated                     ? Tone::warn
                                                       : Tone::bad;
}

/// "Book pickup, Refund": each measure once, in the order of the way.
std::string names_of(const Texts& texts, const std::vector<scenario::DeskAction>& actions) {
    std::string names;
    for (auto at = actions.begin(); at != actions.end(); ++at) {
        if (std::find(actions.begin(), at, *at) != at) continue;
        if (!names.empty()) names += texts.get("desk.list_comma");
        names += action_name(texts, *at);
    }
    return names;
}

std::string why_below_cheapest(const DebriefInput& in) {
    const auto left_out = engine::left_out_of_cheapest(in.told.play, in.told.state);
    if (left_out.empty()) return in.texts.get("debrief.cost_done_for_less");
    return in.texts.get("debrief.cost_left_out", {{"what", names_of(in.texts, left_out)}});
}

void add_figures(const DebriefInput& in, const engine::Result& result, DebriefView& view) {
    const std::string& currency = in.told.play.scenario->desk.currency;
    if (result.simulated_csat) {
        view.figures.emplace_back(in.texts.get("debrief.csat"),
                                  in.texts.get("debrief.csat_value", {{"value", *result.simulated_csat}}));
    }
    view.figures.emplace_back(in.texts.get("debrief.front_line"),
                              in.texts.get(result.front_line_resolution ? "debrief.yes" : "debrief.no"));
    view.figures.emplace_back(in.texts.get("debrief.first_contact"),
                              in.texts.get(result.first_contact_resolution ? "debrief.yes" : "debrief.no"));
    view.figures.emplace_back(in.texts.get("debrief.cost"), engine::money_text(result.cost_given, currency));
    if (result.cheapest_right) {
        view.figures.emplace_back(in.texts.get("debrief.cheapest"),
                                  engine::money_text(*result.cheapest_right, currency));
    }
    if (result.cheapest_right && result.cost_given < *result.cheapest_right)
        view.cost_note = why_below_cheapest(in);
    for (const std::string& finding : result.findings)
        view.findings.push_back(in.texts.get("debrief.finding_" + finding));
}

std::string quote_of(const DebriefInput& in, const rubric::AdviceItem& item) {
    if (item.turn >= in.told.turns.size()) return {};
    const engine::TurnWords& words = in.told.turns[item.turn];
    for (const text::Evidence& evidence : words.verdict.evidence) {
        if (evidence.label != item.label || evidence.span.end > words.reply.size()) continue;
        return words.reply.substr(evidence.span.start, evidence.span.end - evidence.span.start);
    }
    using enum rubric::AdviceKind; // a choice has no words of its own for a label: it is shown whole
    const bool is_about_words = item.kind == missing || item.kind == earned || item.kind == fault;
    return is_about_words ? words.reply : std::string();
}

/// The promise to speak of: one that was not done before one that was done otherwise or not allowed.
const engine::LedgerEntry* failed_promise(const engine::State& state) {
    using enum scenario::PromiseState;
    for (const scenario::PromiseState kind : {broken, contradicted, not_allowed})
        for (const engine::LedgerEntry& entry : state.ledger)
            if (entry.state == kind) return &entry;
    return nullptr;
}

/// "Coupon ¥50.00"; a measure of the shop's own is shown as it is written.
std::string promised_measure(const DebriefInput& in, const engine::LedgerEntry& entry) {
    const auto action = scenario::desk_action_from(entry.measure);
    const std::string what = action ? action_name(in.texts, *action) : entry.measure;
    if (!entry.amount) return what;
    const std::string& currency =
        entry.currency.empty() ? in.told.play.scenario->desk.currency : entry.currency;
    return in.texts.get("desk.done_amount",
                        {{"action", what}, {"amount", engine::money_text(*entry.amount, currency)}});
}

/// Which promise it was, in its own words, and what was due when.
void tell_promise(const DebriefInput& in, AdviceView& view) {
    const engine::LedgerEntry* entry = failed_promise(in.told.state);
    if (entry == nullptr) return;
    const bool has_turn = entry->turn < in.told.turns.size();
    view.quote =
        promise_said(in.told, *entry).value_or(has_turn ? in.told.turns[entry->turn].reply : std::string());
    const std::string what = promised_measure(in, *entry);
    const std::size_t turn = entry->turn + 1;
    using enum scenario::PromiseState;
    if (entry->state == broken && entry->due_ms)
        view.text =
            in.texts.get("debrief.advice_promise_broken",
                         {{"turn", turn}, {"what", what}, {"due", promise_due(in.told, *entry->due_ms)}});
    else
        view.text = in.texts.get(entry->state == broken         ? "debrief.advice_promise_broken_open"
                                 : entry->state == contradicted ? "debrief.advice_promise_contradicted"
                                                                : "debrief.advice_promise_not_allowed",
                                 {{"turn", turn}, {"what", what}});
}

AdviceView advice_view(const DebriefInput& in, const rubric::AdviceItem& item, bool keep) {
    using enum rubric::AdviceKind;
    AdviceView view{.title = in.texts.get(keep ? "debrief.keep" : "debrief.change"),
                    .text = {},
                    .quote = quote_of(in, item)};
    const std::string& name = label_name(in.texts, item.label);
    const std::string id(text::to_string(item.label));
    switch (item.kind) {
    case earned:
        view.text = in.texts.get("debrief.advice_earned", {{"label", name}, {"turn", item.turn + 1}});
        break;
    case fault:
        view.text = in.texts.get(
            "debrief.advice_fault",
            {{"label", name}, {"turn", item.turn + 1}, {"why", in.texts.get("label_why." + id)}});
        break;
    case missing:
        view.text = in.texts.get(
            "debrief.advice_missing",
            {{"label", name}, {"turn", item.turn + 1}, {"how", in.texts.get("label_earn." + id)}});
        break;
    case slow: view.text = in.texts.get("debrief.advice_slow", {{"turn", item.turn + 1}}); break;
    case promise: tell_promise(in, view); break;
    case withheld: view.text = in.texts.get("debrief.advice_withheld"); break;
    }
    return view;
}

/// Before anything that was said: the words for which the customer waited.
AdviceView unanswered_advice(const DebriefInput& in) {
    return {.title = in.texts.get("debrief.change"),
            .text = in.texts.get("debrief.advice_unanswered"),
            .quote = {}};
}

/// How it ended: what the customer wrote after the last reply.
void add_ending(const DebriefInput& in, const engine::Result& result, DebriefView& view) {
    for (const engine::SpokenLine& line : in.told.lines)
        if (line.turn >= view.turns.size() && line.who == engine::SpokenLine::Who::customer)
            view.last_words.push_back(line.text);
    view.left_unanswered =
        std::find(result.findings.begin(), result.findings.end(), "left_unanswered") != result.findings.end();
    if (view.left_unanswered && result.score.critical.empty()) view.change = unanswered_advice(in);
}

/// Whether the judgement shown is one that today's judge would give: empty, as far as is known.
std::string judge_note(const DebriefInput& in) {
    const std::vector<engine::JudgeName> judges = engine::judges_of(in.told.events);
    if (judges.size() > 1) return in.texts.get("debrief.judges_several");
    const bool is_other = !judges.empty() && !judges.front().fingerprint.empty() && in.judge_today
                          && judges.front() != *in.judge_today;
    return is_other ? in.texts.get("debrief.judge_other") : std::string();
}

void add_verdict(const DebriefInput& in, const rubric::Score& score, DebriefView& view) {
    view.total = points_text(score.total_tenths);
    view.pass_mark =
        in.texts.get("debrief.pass_mark", {{"rubric", in.told.play.rubric->title.in(in.texts.lang())},
                                           {"mark", in.told.play.rubric->pass_mark}});
    view.verdict = in.texts.get(score.passed ? "debrief.passed" : "debrief.not_passed");
    view.verdict_tone = score.passed ? Tone::good : Tone::bad;
    if (view.assessment && score.provisional) {
        view.verdict_tone = Tone::warn;
        view.verdict_note = in.texts.get("debrief.provisional");
    }
    if (view.assessment && in.told.state.interruptions > 0)
        view.findings.push_back(
            in.texts.get("debrief.interrupted", {{"count", in.told.state.interruptions}}));
    for (const text::Label label : score.critical) {
        view.findings.push_back(
            in.texts.get(view.assessment ? "debrief.critical_suspected" : "debrief.critical",
                         {{"label", label_name(in.texts, label)}}));
    }
    for (const rubric::CriterionScore& criterion : score.criteria) {
        CriterionView row{.title = criterion.id.value, .points = {}, .note = {}};
        for (const rubric::Criterion& known : in.told.play.rubric->criteria) {
            if (known.id != criterion.id) continue;
            row.title = known.title.in(in.texts.lang());
            row.note = in.texts.get("debrief.weight", {{"weight", known.weight}});
        }
        row.applies = criterion.tenths.has_value();
        row.points = row.applies ? points_text(criterion.tenths) : in.texts.get("debrief.not_applicable");
        row.part = row.applies ? static_cast<float>(*criterion.tenths) / 1000.F : 0;
        view.criteria.push_back(std::move(row));
    }
    if (score.deduction > 0)
        view.findings.push_back(in.texts.get("debrief.deduction", {{"points", score.deduction}}));
    if (score.hint_cost > 0)
        view.findings.push_back(in.texts.get("debrief.hint_cost", {{"points", score.hint_cost}}));
}

Tone grade_tone(scenario::Grade grade) {
    return grade == scenario::Grade::right        ? Tone::good
           : grade == scenario::Grade::acceptable ? Tone::warn
                                                  : Tone::bad;
}

void add_desk(const DebriefInput& in, DebriefView& view) {
    for (const engine::ActionRecord& action : in.told.state.actions) {
        ActionLine line{.text = action_name(in.texts, action.action),
                        .grade = {},
                        .time = clock_text(in.told.play, engine::story_at(in.told.state, action.at_ms))};
        if (!action.accepted) {
            line.grade = in.texts.get("debrief.action_refused");
        } else if (scenario::is_free(action.action)) {
            line.grade = in.texts.get("debrief.action_free");
        } else {
            line.tone = grade_tone(action.grade);
            line.grade =
                in.texts.get(action.grade == scenario::Grade::right        ? "debrief.action_right"
                             : action.grade == scenario::Grade::acceptable ? "debrief.action_acceptable"
                                                                           : "debrief.action_wrong");
        }
        view.actions.push_back(std::move(line));
    }
    const DeskInput desk{.told = in.told, .texts = in.texts};
    DeskView shown = make_desk_view(desk);
    for (PromiseView& promise : shown.promises) {
        view.promises.push_back({.text = std::move(promise.text),
                                 .state = std::move(promise.state),
                                 .due = std::move(promise.due),
                                 .tone = promise.tone});
    }
}

void add_mood(const DebriefInput& in, DebriefView& view) {
    const auto& turns = in.told.state.turns;
    const auto last = static_cast<float>(std::max<std::size_t>(1, turns.size()));
    const int start = in.told.play.scenario->customer.mood;
    view.mood.push_back({.at = 0, .value = static_cast<float>(start), .tone = tone_of_mood(start)});
    for (std::size_t i = 0; i < turns.size(); ++i) {
        view.mood.push_back({.at = static_cast<float>(i + 1) / last,
                             .value = static_cast<float>(turns[i].mood_after),
                             .tone = tone_of_mood(turns[i].mood_after)});
    }
}

} // namespace

const std::string& label_name(const Texts& texts, text::Label label) {
    return texts.get(std::string("label.").append(text::to_string(label)));
}

std::string points_text(std::optional<int> tenths) {
    return tenths ? std::to_string(*tenths / 10) + "." + std::to_string(*tenths % 10) : std::string("–");
}

DebriefView make_debrief_view(const DebriefInput& in) {
    const engine::Case& play = in.told.play;
    const engine::Result result = engine::result_of(play, in.told.state);
    DebriefView view{.assessment = play.mode == engine::Mode::assessment,
                     .attempt = in.attempt,
                     .scenario = play.scenario->id.value};
    view.case_title = play.scenario->title.in(in.texts.lang());
    view.marks = in.marks;
    view.portrait = portrait_of(*play.scenario, in.told.state.mood);
    const scenario::Ending* ending = scenario::find_ending(*play.scenario, in.told.state.place);
    view.ending = ending ? engine::render(play, ending->title, play.lang) : in.texts.get("debrief.no_ending");
    view.epilogue =
        ending ? engine::render(play, ending->epilogue, play.lang) : in.texts.get("debrief.no_ending_text");
    view.outcome = in.texts.get(outcome_id(result.outcome));
    view.outcome_tone = outcome_tone(result.outcome);
    view.judge_note = judge_note(in);
    add_figures(in, result, view);
    add_verdict(in, result.score, view);
    const rubric::Advice advice = rubric::advise(*play.rubric, result.facts);
    if (advice.keep) view.keep = advice_view(in, *advice.keep, true);
    if (advice.change) view.change = advice_view(in, *advice.change, false);
    view.show_points = view.assessment || !in.first_try;
    view.turns = make_turns(in);
    view.unsaid = make_unsaid(in, result);
    add_ending(in, result, view);
    add_mood(in, view);
    add_desk(in, view);
    return view;
}

} // namespace amends::ui
