#include "scoring/text/behind.hpp"
#include "sim/engine/render.hpp"
#include "sim/ui/bench/bench.hpp"
#include "sim/ui/debrief/debrief.hpp"

#include <algorithm>

namespace amends::ui {
namespace {

using engine::BenchCount;
using engine::BenchKind;
using engine::BenchNode;
using engine::BenchReply;

std::string percent_of(const Texts& texts, std::size_t part, std::size_t all) {
    if (all == 0) return {};
    if (part > 0 && part * 200 < all) return texts.get("bench.percent_small");
    return texts.get("bench.percent", {{"percent", (part * 100 + all / 2) / all}});
}

std::string accuracy_of(const Texts& texts, const BenchCount& count) {
    const auto percent = count.accuracy_percent();
    return percent ? texts.get("bench.percent", {{"percent", *percent}}) : texts.get("bench.no_figure");
}

std::vector<BenchFigure> figures_of(const Texts& texts, const engine::Bench& bench) {
    const BenchCount all = count_of(bench);
    const auto number = [](std::size_t count) { return std::to_string(count); };
    return {{texts.get("bench.samples"), number(all.replies), {}},
            {texts.get("bench.labels"), number(all.expected()), {}},
            {texts.get("bench.right"), number(all.right), percent_of(texts, all.right, all.expected())},
            {texts.get("bench.missed"), number(all.missed), percent_of(texts, all.missed, all.expected())},
            {texts.get("bench.extra"), number(all.extra), percent_of(texts, all.extra, all.read())},
            {texts.get("bench.accuracy"), accuracy_of(texts, all), {}}};
}

BenchNodeView node_view(const BenchInput& in, const BenchNode& node) {
    const scenario::Node& script = in.script->nodes[node.index];
    const BenchCount count = count_of(node);
    BenchNodeView view{.id = node.id.value, .title = script.title.in(in.texts.lang())};
    if (view.title.empty()) view.title = node.id.value;
    view.counted = count.accuracy_percent().has_value();
    view.accuracy = accuracy_of(in.texts, count);
    view.part = static_cast<float>(count.accuracy_percent().value_or(0)) / 100;
    view.figures = in.texts.get(
        "bench.node_figures", {{"replies", count.replies}, {"missed", count.missed}, {"false", count.extra}});
    return view;
}

std::string id_of(const BenchReply& reply) {
    std::string id = reply.lang == support::Lang::zh ? "zh_" : "en_";
    return id.append(reply.kind == BenchKind::model ? "model_" : "sample_")
        .append(std::to_string(reply.index + 1));
}

std::optional<BenchSign> sign_of(const BenchReply& reply, text::Label label) {
    if (has(reply.missed(), label)) return BenchSign::missed;
    if (has(reply.extra(), label)) return BenchSign::extra;
    if (has(reply.right(), label)) return BenchSign::right;
    if (has(reply.verdict.labels, label)) return BenchSign::beyond;
    return std::nullopt;
}

std::string sign_name(const Texts& texts, BenchSign sign, text::Label label) {
    const char* id = sign == BenchSign::right    ? "bench.label_right"
                     : sign == BenchSign::missed ? "bench.label_missed"
                     : sign == BenchSign::extra  ? "bench.label_extra"
                                                 : "bench.label_beyond";
    return texts.get(id, {{"label", label_name(texts, label)}});
}

void add_labels(const BenchInput& in, const BenchReply& reply, BenchReplyView& view) {
    for (const text::Label label : text::all_labels()) {
        const auto sign = sign_of(reply, label);
        if (!sign) continue;
        view.labels.push_back({.id = std::string(text::to_string(label)),
                               .name = sign_name(in.texts, *sign, label),
                               .sign = *sign});
    }
}

void add_marks(const BenchInput& in, const BenchReply& reply, BenchReplyView& view) {
    const bool opened = in.widgets.reply == view.id;
    for (const text::Evidence& evidence : reply.verdict.evidence) {
        const auto sign = sign_of(reply, evidence.label);
        if (!sign) continue;
        const std::string id(text::to_string(evidence.label));
        view.marks.push_back({.begin = evidence.span.start,
                              .end = std::min(evidence.span.end, reply.text.size()),
                              .label = id,
                              .name = sign_name(in.texts, *sign, evidence.label),
                              .tone = tone_of(*sign),
                              .chosen = opened && in.widgets.label == id});
    }
    std::stable_partition(view.marks.begin(), view.marks.end(),
                          [](const BenchMarkView& mark) { return !mark.chosen; });
}

BenchReplyView reply_view(const BenchInput& in, const BenchNode& node, const BenchReply& reply) {
    BenchReplyView view{.id = id_of(reply), .title = {}, .text = reply.text, .sign = {}};
    const std::string& lang =
        in.texts.get(reply.lang == support::Lang::zh ? "bench.in_chinese" : "bench.in_english");
    view.title = in.texts.get(reply.kind == BenchKind::model ? "bench.model_title" : "bench.sample_title",
                              {{"number", reply.index + 1}, {"lang", lang}});
    if (reply.bad && reply.passes) {
        view.sign = in.texts.get("bench.bad_passes");
        view.sign_tone = Tone::bad;
    } else if (reply.bad) {
        view.sign = in.texts.get("bench.bad");
    }
    add_labels(in, reply, view);
    add_marks(in, reply, view);
    const auto label = text::label_from(in.widgets.label);
    if (in.widgets.reply == view.id && label) view.behind = make_behind_view(in, node, reply, *label);
    return view;
}

bool is_misread(const BenchReply& reply) {
    return reply.missed().any() || reply.extra().any() || (reply.bad && reply.passes);
}

void show_reply(const BenchInput& in, const BenchNode& node, const BenchReply& reply, BenchView& view) {
    if (in.widgets.only_misread && !is_misread(reply))
        ++view.replies_hidden;
    else
        view.replies.push_back(reply_view(in, node, reply));
}

void show_node(const BenchInput& in, const BenchNode& node, BenchView& view) {
    const scenario::Node& script = in.script->nodes[node.index];
    for (const engine::StandingCase& one : in.bench->cases) {
        const auto standing = one.at.find(node.id);
        if (standing == one.at.end() || one.play.lang != in.texts.lang()) continue;
        for (const std::string& bubble : standing->second.context.customer)
            view.customer += (view.customer.empty() ? std::string() : in.texts.get("bench.between")) + bubble;
    }
    std::string due;
    for (const scenario::Expectation& expected : script.expects.due)
        due += (due.empty() ? std::string() : in.texts.get("bench.comma"))
               + label_name(in.texts, expected.label);
    if (!due.empty()) view.due = in.texts.get("bench.due", {{"labels", due}});
    if (!node.apart.empty()) view.apart = in.texts.get("bench.apart");
    for (const bool own : {true, false})
        for (const BenchReply& reply : node.replies)
            if ((reply.lang == in.texts.lang()) == own) show_reply(in, node, reply, view);
}

} // namespace

Tone tone_of(BenchSign sign) {
    switch (sign) {
    case BenchSign::right: return Tone::good;
    case BenchSign::missed: return Tone::warn;
    case BenchSign::extra: return Tone::bad;
    case BenchSign::beyond: break;
    }
    return Tone::neutral;
}

Icon icon_of(BenchSign sign) {
    switch (sign) {
    case BenchSign::right: return Icon::check;
    case BenchSign::missed: return Icon::eye_off;
    case BenchSign::extra: return Icon::error;
    case BenchSign::beyond: break;
    }
    return Icon::plus;
}

BenchView make_bench_view(const BenchInput& in) {
    BenchView view;
    view.part = in.part;
    if (in.script != nullptr) view.case_title = in.script->title.in(in.texts.lang());
    if (in.failed) view.state = BenchState::failed;
    if (in.bench == nullptr || in.failed) return view;
    view.state = BenchState::nothing;
    if (std::none_of(in.bench->nodes.begin(), in.bench->nodes.end(),
                     [](const BenchNode& node) { return !node.replies.empty(); }))
        return view;
    view.state = BenchState::ready;
    view.figures = figures_of(in.texts, *in.bench);
    for (const BenchNode& node : in.bench->nodes)
        view.nodes.push_back(node_view(in, node));
    view.node = std::min(in.widgets.node, view.nodes.size() - 1);
    show_node(in, in.bench->nodes[view.node], view);
    return view;
}

} // namespace amends::ui
