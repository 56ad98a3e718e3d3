#include "sim/app/cli/check_samples.hpp"

#include "sim/app/cli/names.hpp"
#include "sim/app/printable.hpp"
#include "sim/engine/sample_acts.hpp"
#include "support/utf8.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <ostream>

namespace amends::app::cli {
namespace {

using engine::BenchCount;
using engine::BenchKind;
using engine::BenchNode;
using engine::BenchReply;
using nlohmann::json;

json count_json(const BenchCount& count) {
    const auto accuracy = count.accuracy_percent();
    return {{"replies", count.replies},
            {"right", count.right},
            {"missed", count.missed},
            {"false", count.extra},
            {"accuracy", accuracy ? json(*accuracy) : json(nullptr)}};
}

json labels_json(const text::LabelSet& labels) {
    json names = json::array();
    for (const text::Label label : text::all_labels())
        if (has(labels, label)) names.push_back(text::to_string(label));
    return names;
}

json evidence_json(const text::Verdict& verdict) {
    json all = json::array();
    for (const text::Evidence& one : verdict.evidence)
        all.push_back({{"label", text::to_string(one.label)},
                       {"start", one.span.start},
                       {"end", one.span.end},
                       {"rule", one.rule},
                       {"reason", {{"zh", one.reason.zh}, {"en", one.reason.en}}}});
    return all;
}

/// Where its words stand.
scenario::SourcePlace place_of(const LibraryCase& one, const BenchNode& node, const BenchReply& reply) {
    const scenario::Path root, at = root.at("nodes", node.index);
    if (reply.kind == BenchKind::model) {
        const scenario::Path model = at.at("models", reply.index);
        return one.loaded.source.at(model.at(reply.lang == support::Lang::zh ? "zh" : "en"));
    }
    const scenario::Path sample = at.at("samples", reply.index);
    return one.loaded.source.at(sample.at("text"));
}

json acts_json(const std::vector<text::ActId>& acts) {
    json names = json::array();
    for (const text::ActId& act : acts)
        names.push_back(act.value);
    return names;
}

json reply_json(const LibraryCase& one, const engine::Bench& bench, const BenchNode& node,
                const BenchReply& reply) {
    return {{"node", node.id.value},
            {"kind", reply.kind == BenchKind::model ? "model" : "sample"},
            {"number", reply.index + 1},
            {"lang", reply.lang == support::Lang::zh ? "zh" : "en"},
            {"line", place_of(one, node, reply).line},
            {"text", reply.text},
            {"expected", labels_json(reply.expected)},
            {"read", labels_json(reply.verdict.labels)},
            {"missed", labels_json(reply.missed())},
            {"false", labels_json(reply.extra())},
            {"acts", acts_json(acts_expected(bench, node, reply))},
            {"acts_missed", acts_json(acts_missed(bench, node, reply))},
            {"to", reply.to.empty() ? json(nullptr) : json(reply.to.value)},
            {"leads_to", reply.to.empty() ? json(nullptr) : json(reply.leads_to.value)},
            {"bad", reply.bad},
            {"passes", reply.passes},
            {"evidence", evidence_json(reply.verdict)}};
}

/// Columns on a terminal: a Chinese character takes two.
std::size_t columns_of(std::string_view words) {
    std::size_t columns = 0;
    for (std::size_t at = 0; at < words.size();) {
        const support::CodePoint point = support::decode_utf8(words, at);
        columns += point.value >= 0x2E80 ? 2 : 1;
        at += point.length;
    }
    return columns;
}

std::string padded(std::string_view words, std::size_t columns, bool to_the_right) {
    const std::size_t have = columns_of(words);
    const std::string blanks(have < columns ? columns - have : 0, ' ');
    return to_the_right ? blanks + std::string(words) : std::string(words) + blanks;
}

class Table {
public:
    Table(const ui::Texts& texts, std::ostream& out) : texts_(texts), out_(out) {}

    void head(std::string_view first, std::string_view replies) {
        out_ << "  " << padded(texts_.get(first), first_columns, false)
             << padded(texts_.get(replies), 10, true);
        for (const char* id : {"cli.check.samples_right", "cli.check.samples_missed",
                               "cli.check.samples_false", "cli.check.samples_accuracy"})
            out_ << padded(texts_.get(id), 10, true);
        out_ << '\n';
    }
    void row(std::string_view name, const BenchCount& count) {
        const auto accuracy = count.accuracy_percent();
        out_ << "  " << padded(name, first_columns, false);
        for (const std::size_t number : {count.replies, count.right, count.missed, count.extra})
            out_ << padded(std::to_string(number), 10, true);
        out_ << padded(accuracy ? std::to_string(*accuracy) + " %" : "–", 10, true) << '\n';
    }

private:
    static constexpr std::size_t first_columns = 30; // a label's name and id
    const ui::Texts& texts_;
    std::ostream& out_;
};

/// The words that labels rest on, in quotation marks, each once.
std::string words_of(const ui::Texts& texts, const BenchReply& reply, const text::LabelSet& labels) {
    std::string all;
    for (const text::Evidence& one : reply.verdict.evidence) {
        if (!has(labels, one.label)) continue;
        const std::string words = texts.get(
            "cli.check.sample_words",
            {{"words", printable(reply.text.substr(one.span.start, one.span.end - one.span.start))}});
        if (all.find(words) == std::string::npos) all += (all.empty() ? "" : " ") + words;
    }
    return all;
}

void print_reply(const LibraryCase& one, const engine::Bench& bench, const BenchNode& node,
                 const BenchReply& reply, Environment& environment) {
    const auto missed = reply.missed(), extra = reply.extra();
    const auto acts = acts_missed(bench, node, reply);
    const bool elsewhere = reply.to != reply.leads_to;
    if (missed.none() && extra.none() && acts.empty() && !elsewhere) return;
    const scenario::SourcePlace place = place_of(one, node, reply);
    environment.out << "  " << printable(place.file) << ':' << place.line << ": " << node.id.value;
    const ui::Texts& texts = environment.texts;
    const std::string& separator = texts.get("report.list_separator");
    if (missed.any())
        environment.out << separator
                        << texts.get("cli.check.sample_missed", {{"labels", label_words(texts, missed)}});
    if (extra.any())
        environment.out << separator
                        << texts.get("cli.check.sample_false", {{"labels", label_words(texts, extra)},
                                                                {"words", words_of(texts, reply, extra)}});
    if (!acts.empty())
        environment.out << separator
                        << texts.get("cli.check.sample_acts_missed", {{"acts", act_words(texts, acts)}});
    if (elsewhere)
        environment.out << separator
                        << texts.get("cli.check.sample_elsewhere",
                                     {{"to", reply.to.value}, {"leads_to", reply.leads_to.value}});
    environment.out << '\n';
}

} // namespace

json samples_json(const engine::Bench& bench, const LibraryCase& one, bool texts) {
    json all = count_json(count_of(bench));
    json nodes = json::object(), labels = json::object(), replies = json::array();
    const auto by_label = count_by_label(bench);
    for (const text::Label label : text::all_labels()) {
        const BenchCount& count = by_label[static_cast<std::size_t>(label)];
        if (count.expected() + count.read() > 0)
            labels[std::string(text::to_string(label))] = count_json(count);
    }
    for (const BenchNode& node : bench.nodes) {
        nodes[node.id.value] = count_json(count_of(node));
        for (const BenchReply& reply : node.replies)
            if (texts) replies.push_back(reply_json(one, bench, node, reply));
    }
    const engine::SampleWays ways = sample_ways(bench);
    all["leads"] = {{"said", ways.said}, {"elsewhere", ways.elsewhere}};
    all["nodes"] = std::move(nodes);
    all["labels"] = std::move(labels);
    if (texts) all["texts"] = std::move(replies);
    return all;
}

void print_samples(const engine::Bench& bench, const LibraryCase& one, Environment& environment) {
    const ui::Texts& texts = environment.texts;
    const BenchCount all = count_of(bench);
    environment.out << texts.get("cli.check.samples", {{"case", one.loaded.scenario->id.value},
                                                       {"replies", all.replies},
                                                       {"right", all.right},
                                                       {"missed", all.missed},
                                                       {"false", all.extra}})
                    << '\n';
    Table table(texts, environment.out);
    table.head("cli.check.samples_node", "cli.check.samples_replies");
    for (const BenchNode& node : bench.nodes)
        table.row(node.id.value, count_of(node));
    table.head("cli.check.samples_label", "cli.check.samples_replies");
    const auto by_label = count_by_label(bench);
    for (const text::Label label : text::all_labels()) {
        const BenchCount& count = by_label[static_cast<std::size_t>(label)];
        if (count.expected() + count.read() > 0) table.row(label_words(texts, label), count);
    }
    for (const BenchNode& node : bench.nodes)
        for (const BenchReply& reply : node.replies)
            print_reply(one, bench, node, reply, environment);
}

} // namespace amends::app::cli
