// What the marking bench has to tell an author: S076 to S079.
#include "sim/engine/sample_acts.hpp"
#include "sim/scenario/accepted.hpp"
#include "sim/scenario/problem_kinds.hpp"
#include "support/utf8.hpp"

#include <algorithm>

namespace amends::engine {
namespace {

using scenario::Code;
using scenario::Path;
using support::Lang;
using support::Localized;
using text::LabelSet;

constexpr std::size_t words_told = 40; ///< code points

Localized spoken_name(Lang lang) {
    return lang == Lang::zh ? Localized{"中文", "Chinese"} : Localized{"英文", "English"};
}

Localized named(const LabelSet& labels) {
    std::string names;
    for (const text::Label label : text::all_labels())
        if (has(labels, label)) names += (names.empty() ? "" : ", ") + std::string(to_string(label));
    return names.empty() ? Localized{"（无）", "none"} : Localized{names, names};
}

LabelSet faults_in(LabelSet labels) {
    for (const text::Label label : text::all_labels())
        if (text::is_principle(label)) labels.reset(static_cast<std::size_t>(label));
    return labels;
}

std::string shortened(std::string_view words) {
    std::size_t end = 0;
    for (std::size_t i = 0; i < words_told && end < words.size(); ++i)
        end += support::decode_utf8(words, end).length;
    std::string cut(words.substr(0, end));
    std::replace(cut.begin(), cut.end(), '\n', ' ');
    return end < words.size() ? cut + "…" : cut;
}

/// The words the labels rest on, each in quotation marks.
Localized quoted(const BenchReply& reply, const LabelSet& labels) {
    Localized words;
    for (const text::Evidence& evidence : reply.verdict.evidence) {
        if (!has(labels, evidence.label)) continue;
        const std::string one =
            shortened(std::string_view(reply.text)
                          .substr(evidence.span.start, evidence.span.end - evidence.span.start));
        words.zh += "“" + one + "”";
        words.en += (words.en.empty() ? "\"" : " \"") + one + "\"";
    }
    return words;
}

class Teller {
public:
    Teller(const Bench& bench, const scenario::SourceMap& source, std::vector<scenario::Found>& found)
        : bench_(bench), source_(source), found_(found) {}

    void tell(const BenchNode& node) {
        const Path root, at = root.at("nodes", node.index);
        for (const BenchReply& reply : node.replies) {
            if (reply.kind == BenchKind::model)
                model(node, at, reply);
            else
                sample(node, at, reply);
        }
    }

private:
    /// The reply as the file has it, values not drawn.
    [[nodiscard]] const std::string& written(const BenchNode& node, const BenchReply& reply) const {
        const scenario::Node& of = bench_.cases.front().play.scenario->nodes[node.index];
        return reply.kind == BenchKind::model ? of.models[reply.index].in(reply.lang)
                                              : of.samples[reply.index].text;
    }
    void model(const BenchNode& node, const Path& at, const BenchReply& reply) {
        const Path models = at.at("models", reply.index);
        const Path words = models.at(reply.lang == Lang::zh ? "zh" : "en");
        fault(node, words, reply, {"示范回复", "model reply"});
        if (reply.missed().none()) return;
        put(Code::model_misses_due, words,
            {{"name", node.id.value},
             {"number", static_cast<std::int64_t>(reply.index + 1)},
             {"labels", named(reply.missed())},
             {"lang", spoken_name(reply.lang)},
             {"read", named(reply.verdict.labels)}},
            written(node, reply));
    }
    void sample(const BenchNode& node, const Path& at, const BenchReply& reply) {
        const Path sample = at.at("samples", reply.index);
        if (reply.bad && reply.passes) {
            put(Code::bad_sample_passes, sample.at("text"),
                {{"name", node.id.value},
                 {"labels", named(reply.expected)},
                 {"words", shortened(reply.text)},
                 {"lang", spoken_name(reply.lang)},
                 {"read", named(reply.verdict.labels)}},
                written(node, reply));
        }
        if (reply.missed().any()) {
            put(Code::sample_labels_missed, sample.at("text"),
                {{"name", node.id.value},
                 {"labels", named(reply.missed())},
                 {"lang", spoken_name(reply.lang)},
                 {"words", shortened(reply.text)},
                 {"read", named(reply.verdict.labels)}},
                written(node, reply));
        }
        fault(node, sample.at("text"), reply, {"样例", "sample"});
    }
    void fault(const BenchNode& node, const Path& words, const BenchReply& reply, const Localized& what) {
        const LabelSet read = faults_in(reply.verdict.labels) & ~reply.expected;
        if (read.none()) return;
        put(Code::sample_fault_not_given, words,
            {{"name", node.id.value},
             {"what", what},
             {"labels", named(read)},
             {"whole", shortened(reply.text)},
             {"lang", spoken_name(reply.lang)},
             {"words", quoted(reply, read)}},
            written(node, reply));
    }
    void put(Code code, const Path& at, const scenario::Fills& fills, const std::string& words) {
        scenario::SourcePlace place = source_.at(at);
        place.ids.push_back(
            scenario::reply_name(place.ids.empty() ? std::string() : place.ids.back(), words));
        found_.push_back({make_problem(code, place.file, place.line, place.column, fills), place.ids});
    }

    const Bench& bench_;
    const scenario::SourceMap& source_;
    std::vector<scenario::Found>& found_;
};

/// ", most often refuse (12), give_time (7), …": the acts that are missed. Empty where none is.
Localized most_often(const std::map<std::string, std::size_t>& missed) {
    constexpr std::size_t acts_told = 4;
    std::vector<std::pair<std::string, std::size_t>> order(missed.begin(), missed.end());
    std::stable_sort(order.begin(), order.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    std::string names;
    for (std::size_t i = 0; i < order.size() && i < acts_told; ++i)
        names += (i == 0 ? "" : ", ") + order[i].first + " (" + std::to_string(order[i].second) + ")";
    if (names.empty()) return {};
    return {"，最多的是 " + names, ", most often " + names};
}

} // namespace

SampleWays sample_ways(const Bench& bench) {
    SampleWays ways;
    for (const BenchNode& node : bench.nodes) {
        for (const BenchReply& reply : node.replies) {
            ways.said += reply.to.empty() ? 0 : 1;
            ways.elsewhere += reply.to == reply.leads_to ? 0 : 1;
        }
    }
    return ways;
}

std::vector<text::ActId> acts_expected(const Bench& bench, const BenchNode& node, const BenchReply& reply) {
    if (reply.kind == BenchKind::model) return {};
    return bench.cases.front().play.scenario->nodes[node.index].samples[reply.index].acts;
}

std::vector<text::ActId> acts_missed(const Bench& bench, const BenchNode& node, const BenchReply& reply) {
    std::vector<text::ActId> missed = acts_expected(bench, node, reply);
    std::erase_if(missed, [&](const text::ActId& act) {
        return std::any_of(reply.verdict.acts.begin(), reply.verdict.acts.end(),
                           [&](const auto& read) { return read.id == act; });
    });
    return missed;
}

std::optional<support::Problem> missed_acts(const Bench& bench, const scenario::SourceMap& source) {
    std::map<std::string, std::size_t> missed;
    std::int64_t expected = 0, all_missed = 0;
    for (const BenchNode& node : bench.nodes) {
        for (const BenchReply& reply : node.replies) {
            expected += static_cast<std::int64_t>(acts_expected(bench, node, reply).size());
            for (const text::ActId& act : acts_missed(bench, node, reply)) {
                ++missed[act.value];
                ++all_missed;
            }
        }
    }
    const SampleWays ways = sample_ways(bench);
    if (all_missed == 0 && ways.elsewhere == 0) return std::nullopt;
    const Path root;
    const scenario::SourcePlace place = source.at(root.at("nodes"));
    return make_problem(Code::sample_acts_missed, place.file, place.line, place.column,
                        {{"expected", expected},
                         {"missed", all_missed},
                         {"most", most_often(missed)},
                         {"said", ways.said},
                         {"elsewhere", ways.elsewhere}});
}

std::vector<scenario::Found> misread_samples(const Bench& bench, const scenario::SourceMap& source) {
    std::vector<scenario::Found> found;
    Teller teller(bench, source, found);
    for (const BenchNode& node : bench.nodes)
        teller.tell(node);
    return found;
}

} // namespace amends::engine
