#include "scoring/text/judge.hpp"

#include "scoring/text/decide.hpp"
#include "scoring/text/findings.hpp"
#include "scoring/text/hollow.hpp"
#include "scoring/text/language.hpp"
#include "scoring/text/promises.hpp"
#include "support/sha256.hpp"

#include <algorithm>
#include <future>

namespace amends::text {
namespace {

std::vector<ActHit> acts_of(const CompiledLexicon& lexicon, const Reading& reply,
                            const std::vector<RuleHit>& hits) {
    std::vector<ActHit> acts;
    for (const RuleHit& hit : hits) {
        const Rule& rule = lexicon.rules()[hit.rule];
        if (rule.label) continue;
        acts.push_back({ActId(rule.act), reply.normal.bytes(hit.begin, hit.end),
                        read_slots(rule, reply, hit.begin, hit.end)});
    }
    std::stable_sort(acts.begin(), acts.end(), [](const ActHit& a, const ActHit& b) {
        return a.span.start != b.span.start ? a.span.start < b.span.start : a.id < b.id;
    });
    return acts;
}

std::string fingerprint_of(const JudgeData& data, const LinearModel& model) {
    std::string all = support::sha256_hex(data.normalise_table.content);
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
    check_lexicon(lexicon, found);
    const bool usable = !support::has_errors(found);
    language->label_reasons = lexicon.label_reasons;
    if (usable) language->lexicon = CompiledLexicon(std::move(lexicon), language->table);
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
    const CompiledLexicon& lexicon = language_->lexicon;
    const CaseReading the_case = read_case(lexicon, language_->table, context, bytes);
    const Reading reply = lexicon.read(language_->table, bytes, context.now);
    const Applied applied = lexicon.apply(reply);
    FindingsResult oddities = find_oddities(*language_, context, the_case, reply, applied.hits, bytes);
    Verdict verdict;
    if (oddities.wordless) {
        sort_findings(oddities.findings);
        verdict.findings = std::move(oddities.findings);
        return verdict;
    }
    Decision decision = decide_labels(*language_, context, the_case, reply, applied, oddities.gamed);
    find_hollow_words(*language_, reply, applied, decision, oddities.findings);
    sort_findings(oddities.findings);
    verdict.labels = decision.labels;
    verdict.evidence = explain(*language_, reply, applied.hits, decision, bytes);
    verdict.acts = acts_of(lexicon, reply, applied.hits);
    verdict.promises = find_promises(lexicon, the_case, reply, applied.hits, bytes);
    verdict.findings = std::move(oddities.findings);
    return verdict;
}

const std::string& Judge::fingerprint() const {
    return language_->fingerprint;
}

bool Judge::rules_only() const {
    return language_->model.empty() || language_->order.empty();
}

} // namespace amends::text
