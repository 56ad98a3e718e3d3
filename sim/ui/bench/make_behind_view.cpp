// Why a label is read, or not: the lexicon's rules and the model's reasons in plain words.
#include "scoring/text/behind.hpp"
#include "sim/ui/bench/bench.hpp"
#include "sim/ui/debrief/debrief.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace amends::ui {
namespace {

constexpr std::size_t patterns_shown = 6;

/// The words of a span on one line.
std::string words_in(std::string_view text, text::Span span) {
    span.end = std::min(span.end, text.size());
    std::string words(text.substr(span.start, span.end - span.start));
    std::replace(words.begin(), words.end(), '\n', ' ');
    return words;
}

std::string listed(const Texts& texts, const std::vector<std::string>& all) {
    std::string words;
    for (std::size_t i = 0; i < all.size() && i < patterns_shown; ++i)
        words += (i == 0 ? std::string() : texts.get("bench.comma")) + all[i];
    return all.size() > patterns_shown ? words + "…" : words;
}

/// Hundredths as a person reads them.
std::string decimal(std::int64_t hundredths) {
    return fmt::format("{:.2f}", static_cast<double>(hundredths) / 100);
}

BehindRow row_of(const BenchInput& in, const engine::BenchReply& reply, const text::Evidence& evidence) {
    BehindRow row{.words = words_in(reply.text, evidence.span),
                  .reason = evidence.reason.in(in.texts.lang()),
                  .rule = in.texts.get("bench.rule_model"),
                  .details = {}};
    const auto rule = text::rule_behind(*in.judge, evidence.rule);
    if (!rule) return row;
    row.rule = in.texts.get(rule->decides ? "bench.rule_decides" : "bench.rule_supports",
                            {{"rule", rule->id}, {"file", rule->file}, {"line", std::to_string(rule->line)}});
    row.details.push_back(
        in.texts.get("bench.rule_patterns", {{"patterns", listed(in.texts, rule->patterns)}}));
    if (!rule->unless.empty())
        row.details.push_back(in.texts.get("bench.rule_unless", {{"words", listed(in.texts, rule->unless)}}));
    return row;
}

const text::Context* context_of(const BenchInput& in, const engine::BenchNode& node, support::Lang lang) {
    for (const engine::StandingCase& one : in.bench->cases) {
        const auto standing = one.at.find(node.id);
        if (one.play.lang == lang && standing != one.at.end()) return &standing->second.context;
    }
    return nullptr;
}

std::string_view why_taken(text::TakenAway taken) {
    switch (taken) {
    case text::TakenAway::denied: return "bench.taken_denied";
    case text::TakenAway::few_letters: return "bench.taken_few_letters";
    case text::TakenAway::other_label: return "bench.taken_other_label";
    case text::TakenAway::no_measure: return "bench.taken_no_measure";
    case text::TakenAway::known: return "bench.taken_known";
    default: return "bench.taken_gamed";
    }
}

void add_model(const BenchInput& in, const engine::BenchNode& node, const engine::BenchReply& reply,
               text::Label label, BehindView& view) {
    const text::Context* context = context_of(in, node, reply.lang);
    if (context == nullptr || in.judge->rules_only()) return;
    const text::ModelBehind model =
        text::model_behind(*in.judge, *context, reply.text, label, reply.verdict.labels);
    if (model.taken != text::TakenAway::no) {
        view.model = in.texts.get(why_taken(model.taken));
        return;
    }
    view.model = in.texts.get(model.margin >= 0 ? "bench.model_over" : "bench.model_under",
                              {{"margin", decimal(model.margin >= 0 ? model.margin : -model.margin)}});
    for (const text::WordsBehind& one : model.words)
        view.model_words.push_back(
            in.texts.get("bench.model_word",
                         {{"words", words_in(reply.text, one.span)}, {"weight", decimal(one.weight)}}));
}

} // namespace

BehindView make_behind_view(const BenchInput& in, const engine::BenchNode& node,
                            const engine::BenchReply& reply, text::Label label) {
    BehindView view;
    const bool is_read = has(reply.verdict.labels, label);
    view.title =
        in.texts.get(is_read ? "bench.why_read" : "bench.why_not", {{"label", label_name(in.texts, label)}});
    if (in.judge == nullptr) return view;
    for (const text::Evidence& evidence : reply.verdict.evidence)
        if (evidence.label == label) view.rows.push_back(row_of(in, reply, evidence));
    add_model(in, node, reply, label, view);
    return view;
}

} // namespace amends::ui
