#include "sim/engine/marking_bench.hpp"

#include <algorithm>

namespace amends::engine {
namespace {

using scenario::Way;
using text::LabelSet;

const LabelSet& faults() {
    static const LabelSet set = [] {
        LabelSet all;
        for (const text::Label label : text::all_labels())
            if (text::is_fault(label)) add(all, label);
        return all;
    }();
    return set;
}

support::Lang lang_of(text::ContextLang lang) {
    return lang == text::ContextLang::en ? support::Lang::en : support::Lang::zh;
}

/// As the points of a turn are counted: each due label that is missing is made good by a welcome one.
bool earns_all_due(const LabelSet& read, const Standing& standing) {
    const std::size_t missing = (standing.due & ~read).count();
    const std::size_t instead = (standing.welcome & ~standing.due & read).count();
    return standing.due.any() && missing <= instead;
}

/// Where the play goes on when these words are said there and read like that.
scenario::PlaceId place_after(const Standing& standing, const std::string& words, text::Verdict verdict) {
    Case play = standing.play;
    play.way = Way::free;
    const std::int64_t now_ms = standing.state.now_ms;
    State heard = apply(play, standing.state, {now_ms, play.contact, BubbleSent{words}}).state;
    return apply(play, std::move(heard), {now_ms, play.contact, TurnClosed{std::move(verdict)}}).state.place;
}

/// A sample as its author reads it.
text::Verdict as_authored(const scenario::Sample& sample) {
    text::Verdict verdict;
    verdict.labels = sample.labels;
    for (const text::ActId& act : sample.acts)
        verdict.acts.push_back({act, {0, sample.text.size()}, {}});
    return verdict;
}

class BenchJudge {
public:
    BenchJudge(const scenario::Scenario& script, const JudgeReply& judge, const BenchProgress& progress)
        : judge_(judge), progress_(progress) {
        for (const scenario::Node& node : script.nodes)
            all_ += node.samples.size() + node.models.size() * script.languages.size();
    }

    /// Samples where replies are typed; model replies are shown by choices, too.
    BenchNode judge(const std::vector<StandingCase>& cases, const scenario::Node& node, std::size_t index,
                    bool by_words) {
        BenchNode judged{node.id, index, {}, {}};
        for (const StandingCase& one : cases) {
            const auto standing = one.at.find(node.id);
            if (standing == one.at.end()) {
                judged.apart.push_back(one.play.lang);
                continue;
            }
            models(node, standing->second, judged.replies);
            if (by_words) samples(node, standing->second, judged.replies);
        }
        return judged;
    }
    [[nodiscard]] bool stopped() const { return stopped_; }

private:
    void models(const scenario::Node& node, const Standing& standing, std::vector<BenchReply>& out) {
        for (std::size_t i = 0; i < node.models.size() && !stopped_; ++i) {
            BenchReply reply{.kind = BenchKind::model, .index = i, .lang = standing.play.lang};
            reply.expected = standing.due;
            hear(node.models[i], standing, std::move(reply), out);
        }
    }
    void samples(const scenario::Node& node, const Standing& standing, std::vector<BenchReply>& out) {
        for (std::size_t i = 0; i < node.samples.size() && !stopped_; ++i) {
            const scenario::Sample& sample = node.samples[i];
            if (lang_of(sample.lang) != standing.play.lang || sample.text.empty()) continue;
            BenchReply reply{.kind = BenchKind::sample, .index = i, .lang = standing.play.lang};
            reply.expected = sample.labels;
            reply.bad = sample.grade == scenario::SampleGrade::bad || (sample.labels & faults()).any();
            hear({sample.text, sample.text}, standing, std::move(reply), out);
            lead(sample, standing, out.back());
        }
    }
    void hear(const support::Localized& words, const Standing& standing, BenchReply reply,
              std::vector<BenchReply>& out) {
        reply.text = render(standing.play, words, standing.play.lang);
        reply.due = standing.due;
        reply.verdict = judge_(standing.context, reply.text);
        const LabelSet& read = reply.verdict.labels;
        reply.passes = (read & faults()).none() && earns_all_due(read, standing);
        out.push_back(std::move(reply));
        if (progress_ && !progress_(++done_, all_)) stopped_ = true;
    }

    static void lead(const scenario::Sample& sample, const Standing& standing, BenchReply& reply) {
        if (sample.to.empty() || place_after(standing, reply.text, as_authored(sample)) != sample.to) return;
        reply.to = sample.to;
        reply.leads_to = place_after(standing, reply.text, reply.verdict);
    }

    const JudgeReply& judge_;
    const BenchProgress& progress_;
    std::size_t done_ = 0, all_ = 0;
    bool stopped_ = false;
};

BenchCount count_labels(const BenchReply& reply, const LabelSet& of) {
    return {0, (reply.right() & of).count(), (reply.missed() & of).count(), (reply.extra() & of).count()};
}

} // namespace

LabelSet BenchReply::extra() const {
    const LabelSet beyond = verdict.labels & ~expected;
    return kind == BenchKind::model ? beyond & faults() : beyond;
}

std::optional<int> BenchCount::accuracy_percent() const {
    const std::size_t all = right + missed + extra;
    if (all == 0) return std::nullopt;
    return static_cast<int>((right * 100 + all / 2) / all);
}

BenchCount& operator+=(BenchCount& sum, const BenchCount& more) {
    sum.replies += more.replies;
    sum.right += more.right;
    sum.missed += more.missed;
    sum.extra += more.extra;
    return sum;
}

BenchCount count_of(const BenchReply& reply) {
    if (reply.kind == BenchKind::model) return {};
    BenchCount count = count_labels(reply, LabelSet().set());
    count.replies = 1;
    return count;
}

BenchCount count_of(const BenchNode& node) {
    BenchCount sum;
    for (const BenchReply& reply : node.replies)
        sum += count_of(reply);
    return sum;
}

BenchCount count_of(const Bench& bench) {
    BenchCount sum;
    for (const BenchNode& node : bench.nodes)
        sum += count_of(node);
    return sum;
}

std::array<BenchCount, text::label_count> count_by_label(const Bench& bench) {
    std::array<BenchCount, text::label_count> counts{};
    for (const BenchNode& node : bench.nodes) {
        for (const BenchReply& reply : node.replies) {
            if (reply.kind == BenchKind::model) continue;
            for (const text::Label label : text::all_labels()) {
                LabelSet one;
                add(one, label);
                BenchCount count = count_labels(reply, one);
                count.replies = has(reply.expected, label) ? 1 : 0;
                counts[static_cast<std::size_t>(label)] += count;
            }
        }
    }
    return counts;
}

Bench judge_samples(const std::shared_ptr<const scenario::Scenario>& script,
                    const std::shared_ptr<const rubric::Rubric>& rubric, const JudgeReply& judge,
                    const BenchProgress& progress) {
    Bench bench;
    const bool by_words =
        std::find(script->ways.begin(), script->ways.end(), Way::free) != script->ways.end();
    const bool has_models = std::any_of(script->nodes.begin(), script->nodes.end(),
                                        [](const scenario::Node& node) { return !node.models.empty(); });
    if (!by_words && !has_models) return bench;
    bench.cases = standing_cases(script, rubric);
    BenchJudge judging(*script, judge, progress);
    for (std::size_t i = 0; i < script->nodes.size() && !judging.stopped(); ++i)
        bench.nodes.push_back(judging.judge(bench.cases, script->nodes[i], i, by_words));
    return bench;
}

} // namespace amends::engine
