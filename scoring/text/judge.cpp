#include "scoring/text/judge.hpp"

#include "scoring/text/decide.hpp"
#include "scoring/text/findings.hpp"
#include "scoring/text/hollow.hpp"
#include "scoring/text/language.hpp"
#include "scoring/text/one_line.hpp"
#include "scoring/text/promise_talk.hpp"
#include "scoring/text/promises.hpp"
#include "support/sha256.hpp"

#include <algorithm>
#include <future>
#include <map>

namespace amends::text {
namespace {

std::vector<ActHit> acts_of(const CompiledLexicon& lexicon, const Reading& reply,
                            const std::vector<RuleHit>& hits) {
    std::vector<ActHit> acts;
    for (const RuleHit& hit : hits) {
        const Rule& rule = lexicon.rules()[hit.rule];
        if (rule.label || only_talks_of_it(lexicon, reply, hit)) continue;
        acts.push_back({ActId(rule.act), reply.normal.whole_words(hit.begin, hit.end),
                        read_slots(rule, reply, hit.begin, hit.end)});
    }
    std::stable_sort(acts.begin(), acts.end(), [](const ActHit& a, const ActHit& b) {
        return a.span.start != b.span.start ? a.span.start < b.span.start : a.id < b.id;
    });
    return acts;
}

std::string fingerprint_of(const JudgeData& data, const LinearModel& model) {
    std::string all = support::sha256_hex(data.normalise_table.content);
    for (const JudgeData::File& file : data.own)
        all += support::sha256_hex(file.content);
    for (const JudgeData::File& file : data.lexicons)
        all += support::sha256_hex(file.content);
    all += model.empty() ? support::sha256_hex(data.model.content) : support::to_hex(model.file);
    if (!data.order.content.empty()) all += support::sha256_hex(data.order.content);
    return support::sha256_hex(all);
}

/// A faulty model is told and left out: practice goes on with rules alone.
LinearModel model_of(const JudgeData::File& file, std::vector<support::Problem>& problems) {
    return file.content.empty() ? LinearModel{} : read_model(file.name, file.content, problems);
}

bool rule_holds(const Language& language, const Rule& rule, const std::string& text) {
    const CompiledLexicon& lexicon = language.lexicon;
    const Applied applied = lexicon.apply(lexicon.read(language.table, text, std::nullopt));
    return std::any_of(applied.hits.begin(), applied.hits.end(),
                       [&](const RuleHit& hit) { return &lexicon.rules()[hit.rule] == &rule; });
}

/// A shop's rules are held to their own examples; the shipped ones are by our tests.
void try_own_examples(const Language& language, std::vector<support::Problem>& problems) {
    const auto tell = [&](const Rule& rule, const std::string& text, bool should) {
        support::Problem problem{rule.file, rule.line, rule.column, support::Severity::error, "L022", {}, {}};
        if (should) {
            problem.message = {"规则 " + rule.id + " 没有命中自己的例句：“" + text + "”",
                               "the rule " + rule.id + " does not find its own example \"" + text + "\""};
            problem.hint = {
                "改 patterns，或改 match 里的例句；否定、疑问、引用里的话要用 allow 放行",
                "mend the patterns or the example under match; words that are denied, asked or quoted "
                "count only where \"allow\" says so"};
        } else {
            problem.message = {"规则 " + rule.id + " 命中了不该命中的例句：“" + text + "”",
                               "the rule " + rule.id + " finds what it must not: \"" + text + "\""};
            problem.hint = {"收紧 patterns，加上 unless，或改 no_match 里的例句",
                            "narrow the patterns, add \"unless\", or mend the example under no_match"};
        }
        problems.push_back(std::move(problem));
    };
    for (const Rule& rule : language.lexicon.rules()) {
        if (!rule.own) continue;
        for (const std::string& text : rule.match)
            if (!rule_holds(language, rule, text)) tell(rule, text, true);
        for (const std::string& text : rule.no_match)
            if (rule_holds(language, rule, text)) tell(rule, text, false);
    }
}

/// A reply as it reads whatever it answers.
struct ReadReply {
    Reading reading;
    Applied applied;
};

ReadReply read_reply(const Language& language, std::string_view bytes,
                     const std::optional<std::string>& now) {
    ReadReply reply{language.lexicon.read(language.table, bytes, now), {}};
    reply.applied = language.lexicon.apply(reply.reading);
    return reply;
}

Verdict verdict_on(const Language& language, const Context& context, const CaseReading& the_case,
                   const ReadReply& read, std::string_view bytes) {
    const CompiledLexicon& lexicon = language.lexicon;
    const auto& [reply, applied] = read;
    FindingsResult oddities = find_oddities(language, context, the_case, reply, applied.hits, bytes);
    Verdict verdict;
    if (oddities.wordless) {
        sort_findings(oddities.findings);
        verdict.findings = std::move(oddities.findings);
        return verdict;
    }
    Decision decision = decide_labels(language, context, the_case, reply, applied, oddities.gamed);
    if (!oddities.gamed && may_listen_unheard(decision, applied)
        && listens_on_one_line(language, context, the_case, bytes))
        add(decision.labels, Label::listening);
    find_hollow_words(language, reply, applied, decision, oddities.findings);
    if (!decision.grave.empty()) {
        const Endangering& grave = decision.grave.front();
        oddities.findings.push_back(
            finding("critical_misinforming", reply.normal.whole_words(grave.begin, grave.end)));
    }
    sort_findings(oddities.findings);
    verdict.labels = decision.labels;
    verdict.evidence = explain(language, the_case, reply, applied.hits, decision, bytes);
    verdict.acts = acts_of(lexicon, reply, applied.hits);
    if (!holds_a_bribe(language, applied))
        verdict.promises = find_promises(lexicon, the_case, reply, applied.hits, bytes);
    verdict.findings = std::move(oddities.findings);
    return verdict;
}

/// Replies read before, for when they come again at another point of a case: the same model reply, the same
/// choice, a play made anew. Of those that were not asked for in a while some are forgotten.
class RepliesRead {
public:
    const ReadReply& get(const Language& language, std::string_view bytes,
                         const std::optional<std::string>& now) {
        if (now != now_) {
            now_ = now;
            lately_.clear();
            before_.clear();
        }
        if (bytes.size() > longest) return long_one_ = read_reply(language, bytes, now);
        if (const auto known = lately_.find(bytes); known != lately_.end()) return known->second;
        if (lately_.size() >= most) {
            before_ = std::move(lately_);
            lately_.clear();
        }
        if (const auto known = before_.find(bytes); known != before_.end())
            return lately_.insert(before_.extract(known)).position->second;
        return lately_.emplace(bytes, read_reply(language, bytes, now)).first->second;
    }

private:
    static constexpr std::size_t most = 96;      ///< some 20 kB each
    static constexpr std::size_t longest = 2000; ///< bytes
    using Known = std::map<std::string, ReadReply, std::less<>>;
    Known lately_, before_;
    ReadReply long_one_;
    std::optional<std::string> now_;
};

} // namespace

std::shared_ptr<const Judge> Judge::create(const JudgeData& data, std::vector<support::Problem>& problems) {
    auto language = std::make_shared<Language>();
    std::vector<support::Problem> found, of_model;
    // Half of the time goes into the model's digest; the lexicon is made ready meanwhile.
    std::future<LinearModel> model = std::async([&] { return model_of(data.model, of_model); });
    language->table = NormaliseTable::read(data.normalise_table.name, data.normalise_table.content, found);
    Lexicon lexicon;
    for (const JudgeData::File& file : data.lexicons)
        read_lexicon(file.name, file.content, lexicon, found);
    for (const JudgeData::File& file : data.own)
        read_lexicon(file.name, file.content, lexicon, found, true);
    check_lexicon(lexicon, found);
    bool usable = !support::has_errors(found);
    language->label_reasons = lexicon.label_reasons;
    if (usable) {
        language->lexicon = CompiledLexicon(std::move(lexicon), language->table);
        try_own_examples(*language, found);
        usable = !support::has_errors(found);
    }
    if (!data.order.content.empty())
        language->order = WordOrder::read(data.order.name, data.order.content, found);
    language->model = model.get();
    found.insert(found.end(), of_model.begin(), of_model.end());
    support::sort_problems(found);
    problems.insert(problems.end(), found.begin(), found.end());
    if (!usable) return nullptr;
    language->fingerprint = fingerprint_of(data, language->model);
    return std::make_shared<const Judge>(std::move(language));
}

Judge::Judge(std::shared_ptr<const Language> language) : language_(std::move(language)) {}

Verdict Judge::judge(const Context& context, std::string_view bytes) const {
    CaseReader reader(language_->lexicon, language_->table);
    reader.turn_to(context);
    return judge(context, reader.held_against(bytes), bytes);
}

Verdict Judge::judge(const Context& context, const CaseReading& the_case, std::string_view bytes) const {
    return verdict_on(*language_, context, the_case, read_reply(*language_, bytes, context.now), bytes);
}

struct RememberingJudge::Kept {
    std::shared_ptr<const Judge> judge;
    CaseReader reader;
    RepliesRead replies;
};

RememberingJudge::RememberingJudge(std::shared_ptr<const Judge> judge) {
    const Language& language = judge->language();
    kept_.reset(new Kept{std::move(judge), CaseReader(language.lexicon, language.table), {}});
}

Verdict RememberingJudge::operator()(const Context& context, std::string_view reply) const {
    kept_->reader.turn_to(context);
    const Language& language = kept_->judge->language();
    return verdict_on(language, context, kept_->reader.held_against(reply),
                      kept_->replies.get(language, reply, context.now), reply);
}

const std::string& Judge::fingerprint() const {
    return language_->fingerprint;
}

bool Judge::rules_only() const {
    return language_->model.empty() || language_->order.empty();
}

} // namespace amends::text
