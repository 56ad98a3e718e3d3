#include "scoring/text/decide.hpp"

#include "scoring/text/against_facts.hpp"
#include "scoring/text/case_fit.hpp"
#include "scoring/text/facts_agreement.hpp"
#include "scoring/text/facts_words.hpp"
#include "scoring/text/promise_scope.hpp"
#include "scoring/text/promise_talk.hpp"
#include "scoring/text/statements.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <span>

namespace amends::text {
namespace {

constexpr std::size_t evidence_per_label = 3;

std::int64_t& margin_of(Decision& decision, Label label) {
    return decision.margins[static_cast<std::size_t>(label)];
}

void settle(Decision& decision, Label a, Label b) {
    if (!has(decision.labels, a) || !has(decision.labels, b)) return;
    const Label weaker = margin_of(decision, a) >= margin_of(decision, b) ? b : a;
    decision.labels.reset(static_cast<std::size_t>(weaker));
}

constexpr std::int64_t doubted = 700;        ///< the model's margin within which what else is known decides
constexpr std::int64_t sure_of_scorn = 1000; ///< the same in a long reply, which may tell of rude words
constexpr std::size_t few_letters = 14, enough_letters = 40;
constexpr std::int64_t doubt_per_letter = 30; ///< in the model's margin; a thousand of it is a factor of e

/// Han characters, and two for each Latin word: how much there is to judge by.
std::size_t weight_of(std::u32string_view text) {
    std::size_t weight = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (is_han(text[i])) weight += 1;
        if (is_latin_letter(text[i]) && (i == 0 || !is_latin_letter(text[i - 1]))) weight += 2;
    }
    return weight;
}

/// What the model must be sure of before it finds a fault no rule has words for: from a handful of letters it
/// guesses. Empty talk is known by what is not there; who is rude is often brief, and a long reply may tell
/// of rude words.
std::int64_t doubt_of_length(Label label, std::size_t weight) {
    if (weight >= enough_letters) return label == Label::rudeness ? sure_of_scorn : 0;
    if (label == Label::empty_talk) return 0;
    const auto missing = static_cast<std::int64_t>(enough_letters - weight);
    return missing * doubt_per_letter;
}

/// How much surer the model must be of a fault for each principle it sees beside it, and how much less sure
/// where another fault is plain: who listens, owns and helps seldom blames, who blames seldom stops there. In
/// thousandths of the margin, chosen on the left-out folds of the training.
struct Company {
    std::int64_t doubt_per_principle, credit_beside_fault;
};

Company company_of(Label label) {
    switch (label) {
    // What stands well beside help: jargon, colleagues run down, a code asked for.
    case Label::unclear:
    case Label::exposing:
    case Label::overpromising: return {0, 0};
    case Label::unsafe_request: return {0, 700};
    case Label::flat_refusal: return {800, 400};
    case Label::arguing: return {1000, 700};
    case Label::lecturing: return {1300, 600};
    case Label::blaming_customer: return {1000, 600};
    case Label::denying_fault:
    case Label::dismissing: return {800, 200};
    case Label::empty_talk: return {600, 1000};
    case Label::misinforming: return {1500, 1600};
    default: return {300, 0};
    }
}

/// How far below its threshold the model may stand and a deciding rule still wins: the farther, the fewer
/// letters it had to guess from. Critical faults are told in any case.
std::int64_t slack(Label label, std::size_t weight) {
    // A measure named in plain words is one, whatever stands around it.
    const std::int64_t usual = label == Label::solution ? 4000 : doubted;
    const bool critical = label == Label::rudeness || label == Label::unsafe_request;
    if (critical) return 1'000'000;
    const bool guesses = is_principle(label) && weight < enough_letters;
    return guesses ? usual + static_cast<std::int64_t>(enough_letters - weight) * 2 * doubt_per_letter
                   : usual;
}

/// Words that speak against the fault: "not your fault" where the model suspects blame.
bool cleared(const CompiledLexicon& lexicon, const Reading& reply, Label label) {
    const auto set = lexicon.find_set("case.clears." + std::string(to_string(label)));
    if (!set) return false;
    const auto& hits = reply.hits_of_set[*set];
    return std::any_of(hits.begin(), hits.end(),
                       [&](const SetHit& hit) { return !reply.map.negated(hit.begin); });
}

/// Nothing is promised that the case does not know, and no word goes beyond it.
bool promises_within_case(const CompiledLexicon& lexicon, const CaseReading& the_case, const Reading& reply) {
    const auto beyond = lexicon.find_set("absolute");
    return beyond && reply.hits_of_set[*beyond].empty() && says_only_known_figures(the_case, reply);
}

/// Whatever times it names the case knows, nothing is denied and no fact speaks against it.
bool repeats_the_case(const CompiledLexicon& lexicon, const CaseReading& the_case, const Reading& reply) {
    const bool denies =
        std::any_of(reply.map.words.begin(), reply.map.words.end(),
                    [](const ScopeWord& word) { return word.kind == ScopeWord::Kind::negator; });
    return !denies && !reply.times.empty() && says_only_known_figures(the_case, reply)
           && contradictions_in(lexicon, the_case, reply).empty();
}

/// What a fault the model sees on its own stands against.
bool speaks_against(const CompiledLexicon& lexicon, const CaseReading& the_case, const Reading& reply,
                    const Decision& decision, Label label) {
    if (cleared(lexicon, reply, label)) return true;
    const std::int64_t margin = decision.margins[static_cast<std::size_t>(label)];
    if (label == Label::overpromising)
        return margin < doubted && promises_within_case(lexicon, the_case, reply);
    return label == Label::misinforming
           && (repeats_the_case(lexicon, the_case, reply)
               || bars_a_return_as_facts_do(lexicon, the_case, reply));
}

/// Listening the model sees in words that share next to nothing with the case: an answer to another customer.
bool takes_up_nothing(const Language& language, const CaseReading& the_case, const Reading& reply,
                      const std::vector<RuleHit>& hits) {
    const Pieces own = pieces_of(reply.normal.text);
    if (shared_pieces(own, the_case.customer_pieces) + shared_pieces(own, the_case.facts_pieces) > 1)
        return false;
    const bool worded = std::any_of(hits.begin(), hits.end(), [&](const RuleHit& hit) {
        const Rule& rule = language.lexicon.rules()[hit.rule];
        return rule.label == Label::listening && (rule.own || rule.role != RuleRole::support);
    });
    return !worded && fit_of(language.lexicon, the_case, reply, hits).named == 0;
}

/// How many principles the model sees.
std::int64_t principles_seen(const Decision& decision) {
    std::int64_t seen = 0;
    for (const Label label : all_labels())
        seen += is_principle(label) && decision.margins[static_cast<std::size_t>(label)] >= 0 ? 1 : 0;
    return seen;
}

/// The faults a reply has beside its principles. A rule that decides settles its own; of the others those
/// hold of which the model is sure enough, first each for itself, then beside what is plain.
class FaultWeigher {
public:
    FaultWeigher(const Language& language, const CaseReading& the_case, const Reading& reply,
                 std::size_t weight, const std::vector<RuleHit>& hits, Decision& decision)
        : language_(language), case_(the_case), reply_(reply), weight_(weight), decision_(decision),
          principles_(principles_seen(decision)) {
        for (const RuleHit& hit : hits) {
            const Rule& rule = language.lexicon.rules()[hit.rule];
            if (!rule.label || !is_fault(*rule.label)) continue;
            if (rule.role != RuleRole::support) add(sure_, *rule.label);
            // "One moment" alone is no stalling: in so few letters only words that decide count.
            if (rule.role != RuleRole::support || weight >= few_letters) add(worded_, *rule.label);
        }
    }
    void settle_faults() {
        LabelSet plain = sure_ & decision_.labels;
        for (const Label label : all_labels())
            if (is_fault(label) && holds(label, 0)) add(plain, label);
        for (const Label label : all_labels()) {
            if (!is_fault(label) || has(sure_, label)) continue;
            LabelSet others = plain;
            others.reset(static_cast<std::size_t>(label));
            const bool learned = language_.model.rows[static_cast<std::size_t>(label)].trained;
            // A curt retort is one fault in few words; nothing else is to be read into it.
            const bool enough = weight_ >= enough_letters && others.any() && learned;
            const std::int64_t credit = enough ? company_of(label).credit_beside_fault : 0;
            decision_.labels.set(static_cast<std::size_t>(label), holds(label, credit));
        }
    }

private:
    /// By the model alone, `credit` short of what is asked elsewhere.
    [[nodiscard]] bool holds(Label label, std::int64_t credit) const {
        const std::int64_t margin = margin_of(decision_, label);
        const bool guessed = !has(worded_, label);
        if (margin < -credit || (!has(decision_.labels, label) && credit == 0)) return false;
        if (guessed && weight_ < few_letters) return false;
        const std::int64_t doubt = (guessed ? doubt_of_length(label, weight_) : 0)
                                   + principles_ * company_of(label).doubt_per_principle;
        return margin + credit >= doubt
               && !speaks_against(language_.lexicon, case_, reply_, decision_, label);
    }

    const Language& language_;
    const CaseReading& case_;
    const Reading& reply_;
    std::size_t weight_;
    Decision& decision_;
    std::int64_t principles_;
    LabelSet sure_, worded_;
};

std::string with_words(std::string text, std::string_view words, std::string_view place = "{words}") {
    if (const std::size_t at = text.find(place); at != std::string::npos)
        text.replace(at, place.size(), words);
    return text;
}

std::string shortened(std::string_view words) {
    constexpr std::size_t most = 90;
    if (words.size() <= most) return std::string(words);
    std::size_t cut = most;
    while (cut > 0 && (static_cast<unsigned char>(words[cut]) & 0xC0u) == 0x80u)
        --cut;
    return std::string(words.substr(0, cut)) + "…";
}

Evidence evidence_at(Label label, Span span, const support::Localized& reason, std::string rule,
                     std::string_view bytes) {
    const std::string words = shortened(bytes.substr(span.start, span.end - span.start));
    return {label, span, {with_words(reason.zh, words), with_words(reason.en, words)}, std::move(rule)};
}

/// The clause's words without the marks and blanks around them.
Span clause_words(const Reading& reading, std::uint32_t begin, std::uint32_t end) {
    const std::u32string_view text = reading.normal.text;
    const auto tells = [&](std::uint32_t at) {
        return is_han(text[at]) || is_latin_letter(text[at]) || is_digit(text[at]) || text[at] == U'%';
    };
    while (end > begin && !tells(end - 1))
        --end;
    while (begin < end && !tells(begin))
        ++begin;
    return reading.normal.bytes(begin, end);
}

/// Adds what the reply says at `begin` and the fact beside it, each as its clause: unless that is told
/// already, or there is enough. `reason` has places for {words} and {fact}.
void add_beside_fact(std::vector<Evidence>& evidence, Label label, const support::Localized& reason,
                     const std::string& rule, const Reading& facts, std::string_view facts_text,
                     const Reading& reply, std::uint32_t begin, std::uint32_t fact_begin,
                     std::string_view bytes) {
    if (evidence.size() >= evidence_per_label) return;
    const Clause& said = reply.map.clauses[reply.map.clause_of(begin)];
    const Clause& fact = facts.map.clauses[facts.map.clause_of(fact_begin)];
    const Span span = clause_words(reply, said.begin, said.end);
    const Span known = clause_words(facts, fact.begin, fact.end);
    const bool told = !evidence.empty() && evidence.back().span == span;
    if (told || span.end <= span.start || known.end <= known.start) return;
    const std::string words = shortened(facts_text.substr(known.start, known.end - known.start));
    evidence.push_back(evidence_at(
        label, span, {with_words(reason.zh, words, "{fact}"), with_words(reason.en, words, "{fact}")}, rule,
        bytes));
}

const support::Localized& contradicts() {
    static const support::Localized reason{"“{words}”与店里的资料不符，资料写的是“{fact}”",
                                           "\"{words}\" is not what the desk's facts say: \"{fact}\""};
    return reason;
}

/// What the reply says and the fact that says otherwise.
std::vector<Evidence> contradicted_facts(const Language& language, const CaseReading& the_case,
                                         const Reading& reply, std::string_view bytes) {
    std::vector<Evidence> evidence;
    for (const Contradiction& one : contradictions_in(language.lexicon, the_case, reply))
        add_beside_fact(evidence, Label::misinforming, contradicts(), "facts.contradicted", the_case.facts,
                        the_case.facts_text, reply, one.begin, one.fact_begin, bytes);
    return evidence;
}

/// What the reply says against the facts in matters that words decide.
std::vector<Evidence> breached_facts(Label label, const CaseReading& the_case, const Reading& reply,
                                     const Decision& decision, std::string_view bytes) {
    const bool misinforms = label == Label::misinforming;
    const support::Localized reason =
        misinforms ? contradicts()
                   : support::Localized{"“{words}”超出了店里能给的，资料写的是“{fact}”",
                                        "\"{words}\" is more than the desk may give: \"{fact}\""};
    std::vector<Evidence> evidence;
    for (const Breach& one : decision.breaches)
        if (one.label == label)
            add_beside_fact(evidence, label, reason, misinforms ? "facts.contradicted" : "facts.exceeded",
                            the_case.desk, the_case.desk_text, reply, one.begin, one.fact_begin, bytes);
    return evidence;
}

/// The words that put the customer at risk, each as its clause.
std::vector<Evidence> grave_words(const Reading& reply, const Decision& decision, std::string_view bytes) {
    static const support::Localized danger{"“{words}”把危险说成没事，顾客可能因此受伤",
                                           "\"{words}\" talks a danger away; somebody may come to harm"};
    static const support::Localized right{"“{words}”否认了顾客依法或依规定享有的权利",
                                          "\"{words}\" denies a right the customer has"};
    std::vector<Evidence> evidence;
    for (const Endangering& one : decision.grave) {
        if (evidence.size() >= evidence_per_label) break;
        const Clause& clause = reply.map.clauses[reply.map.clause_of(one.begin)];
        const Span span = clause_words(reply, clause.begin, clause.end);
        if (span.end <= span.start || (!evidence.empty() && evidence.back().span == span)) continue;
        const bool denies = one.kind == Endangering::Kind::right;
        evidence.push_back(evidence_at(Label::misinforming, span, denies ? right : danger,
                                       denies ? "facts.right_denied" : "facts.endangers", bytes));
    }
    return evidence;
}

/// Where the model doubts, a fact plainly contradicted decides.
bool misinforms_plainly(const Language& language, const CaseReading& the_case, const Reading& reply,
                        std::int64_t margin) {
    if (margin < -doubted || margin >= 0) return false;
    const std::vector<Contradiction> found = contradictions_in(language.lexicon, the_case, reply);
    return std::any_of(found.begin(), found.end(), [](const Contradiction& one) { return one.plain; });
}

using ActIds = std::span<const std::string_view>;

/// The acts that are what the label is about: where one stands, it is said.
ActIds acts_that_show(Label label) {
    static constexpr std::array<std::string_view, 11> measures{
        "offer_refund",  "offer_partial_refund", "offer_exchange",   "offer_redispatch",
        "offer_repair",  "offer_pickup",         "offer_inspection", "offer_compensation",
        "offer_freight", "file_claim",           "chase_parcel"};
    static constexpr std::array<std::string_view, 5> questions{"ask_photo", "ask_order", "ask_symptom",
                                                               "ask_preference", "ask_address"};
    static constexpr std::array<std::string_view, 1> restating{"restate"}, feeling{"name_feeling"},
        time{"give_time"}, calling{"promise_callback"}, rule{"cite_rule"}, refusing{"refuse"};
    static constexpr std::array<std::string_view, 2> owning{"admit_fault", "apologise"};
    switch (label) {
    case Label::solution: return measures;
    case Label::clarifying: return questions;
    case Label::listening: return restating;
    case Label::empathy: return feeling;
    case Label::ownership: return owning;
    case Label::timeline: return time;
    case Label::follow_up: return calling;
    case Label::grounded_limit: return rule;
    case Label::flat_refusal: return refusing;
    default: return {};
    }
}

/// The clauses where such an act is done; of a measure, else those where one is named.
std::vector<bool> clauses_that_show(const Language& language, Label label, const CaseReading& the_case,
                                    const Reading& reply, const std::vector<RuleHit>& hits) {
    std::vector<bool> shown(reply.map.clauses.size(), false);
    const ActIds acts = acts_that_show(label);
    bool any = false;
    for (const RuleHit& hit : hits) {
        const std::string& act = language.lexicon.rules()[hit.rule].act;
        if (act.empty() || std::find(acts.begin(), acts.end(), act) == acts.end()) continue;
        shown[reply.map.clause_of(hit.begin)] = any = true;
    }
    if (!any && label == Label::listening) {
        // What takes something up speaks of it.
        const Pieces told = pieces_of_matter(the_case.customer.normal.text);
        for (std::size_t i = 0; i < shown.size(); ++i) {
            const Clause& clause = reply.map.clauses[i];
            const std::u32string_view words = std::u32string_view(reply.normal.text);
            shown[i] =
                shared_pieces(pieces_of_matter(words.substr(clause.begin, clause.end - clause.begin)), told)
                > 0;
        }
    }
    // An apology alone feels with nobody.
    if (!any && label == Label::empathy) {
        std::fill(shown.begin(), shown.end(), true);
        for (const RuleHit& hit : hits)
            if (language.lexicon.rules()[hit.rule].act == "apologise")
                shown[reply.map.clause_of(hit.begin)] = false;
    }
    const auto named = label == Label::solution ? language.lexicon.find_set("measure_any") : std::nullopt;
    if (!any && named)
        for (const SetHit& hit : reply.hits_of_set[*named])
            shown[reply.map.clause_of(hit.begin)] = true;
    return shown;
}

/// Of the clauses that show the label by an act, else of all, the one whose features speak most for it. A
/// solution no clause names lies in the whole: what is said of the damage is no measure.
Span strongest_clause(const Language& language, Label label, const CaseReading& the_case,
                      const Reading& reply, const Decision& decision, const std::vector<RuleHit>& hits,
                      std::string_view bytes) {
    const auto& clauses = reply.map.clauses;
    const std::vector<bool> shown = clauses_that_show(language, label, the_case, reply, hits);
    const bool any = std::find(shown.begin(), shown.end(), true) != shown.end();
    if (!any && (label == Label::solution || label == Label::listening)) return {0, bytes.size()};
    std::vector<std::int64_t> votes(clauses.size(), 0);
    const auto& row = language.model.rows[static_cast<std::size_t>(label)];
    for (const Feature& feature : decision.features.grams) {
        votes[reply.map.clause_of(feature.begin)] +=
            std::int64_t{language.model.gram_weight(label, feature.key)} * row.gram_scale;
    }
    for (const Feature& feature : decision.features.traits) {
        if (feature.end > feature.begin)
            votes[reply.map.clause_of(feature.begin)] +=
                std::int64_t{language.model.trait_weight(label, feature.key)} * row.trait_scale;
    }
    constexpr std::int64_t never = std::numeric_limits<std::int64_t>::min();
    for (std::size_t i = 0; any && i < votes.size(); ++i)
        if (!shown[i]) votes[i] = never;
    const auto best = static_cast<std::size_t>(std::max_element(votes.begin(), votes.end()) - votes.begin());
    std::uint32_t begin = clauses[best].begin, end = clauses[best].end;
    while (end > begin && !is_han(reply.normal.text[end - 1]) && !is_latin_letter(reply.normal.text[end - 1]))
        --end;
    while (begin < end && (reply.normal.text[begin] == U' ' || reply.normal.text[begin] == U'\n'))
        ++begin;
    const Span span = reply.normal.whole_words(begin, end);
    return span.end > span.start ? span : Span{0, bytes.size()};
}

/// Nothing but names of measures: "退款", "Refund." Who does what is not said.
bool only_names_measures(const Reading& reply, std::span<const SetHit> measures) {
    const std::u32string_view text = reply.normal.text;
    std::uint32_t named_to = 0;
    auto next = measures.begin();
    for (std::uint32_t i = 0; i < text.size(); ++i) {
        for (; next != measures.end() && next->begin <= i; ++next)
            named_to = std::max(named_to, next->end);
        if (i >= named_to && (is_han(text[i]) || is_latin_letter(text[i]) || is_digit(text[i]))) return false;
    }
    return true;
}

/// Every measure named is denied, told of others or never was to be: "I can't swap it", "要不是…，就换了".
/// What only need not be done ("不用退货") is no refusal.
bool refuses_all(const Language& language, const Reading& reply, const Applied& applied,
                 std::span<const SetHit> measures) {
    const bool refused = language.lexicon.does(applied, "refuse");
    const auto spared = language.lexicon.find_set("case.sparing");
    return std::all_of(measures.begin(), measures.end(), [&](const SetHit& hit) {
        if (reply.map.clauses[reply.map.clause_of(hit.begin)].reported) return true;
        const ScopeWord* denial = reply.map.denial_of(hit.begin);
        if (denial == nullptr) return false;
        const std::uint32_t near = is_han(reply.normal.text[denial->begin]) ? 1 : 8;
        const bool carried = denial->begin < reply.map.clauses[reply.map.clause_of(hit.begin)].begin;
        const bool scoffed = denial->kind == ScopeWord::Kind::scoff || denial->kind == ScopeWord::Kind::unreal
                             || denial->kind == ScopeWord::Kind::planned;
        if (!refused && !scoffed && !carried && hit.begin - denial->end > near) return false;
        if (!spared) return true;
        const auto& sparing = reply.hits_of_set[*spared];
        return std::none_of(sparing.begin(), sparing.end(), [&](const SetHit& one) {
            return one.begin <= denial->begin && denial->begin < one.end;
        });
    });
}

} // namespace

bool no_measure_offered(const Language& language, const Reading& reply, const Applied& applied) {
    const auto named = language.lexicon.find_set("measure_any");
    if (!named || reply.hits_of_set[*named].empty()) return false;
    const ActIds acts = acts_that_show(Label::solution);
    if (std::any_of(acts.begin(), acts.end(),
                    [&](std::string_view act) { return language.lexicon.does(applied, act); }))
        return false;
    const auto& measures = reply.hits_of_set[*named];
    if (only_names_measures(reply, measures)) return true;
    return weight_of(reply.normal.text) < enough_letters && refuses_all(language, reply, applied, measures);
}

bool holds_a_bribe(const Language& language, const Applied& applied) {
    return std::any_of(applied.hits.begin(), applied.hits.end(), [&](const RuleHit& hit) {
        const std::string& id = language.lexicon.rules()[hit.rule].id;
        return id.starts_with("unsafe_request.review") || id.starts_with("unsafe_request.complaint")
               || id.starts_with("unsafe_request.withdraw") || id.starts_with("unsafe_request.bribe");
    });
}

namespace {

bool offers(std::string_view act) {
    const ActIds acts = acts_that_show(Label::solution);
    return std::find(acts.begin(), acts.end(), act) != acts.end();
}

/// 您的退款我看到了, "your return is in front of me": each measure named is only seen, and nothing done about
/// it in its clause.
bool only_sees_measures(const CompiledLexicon& lexicon, const Reading& reply, std::vector<bool>& speaks) {
    const auto named = lexicon.find_set("measure_any"), seen = lexicon.find_set("case.talk.seen");
    if (!named || !seen || reply.hits_of_set[*named].empty()) return false;
    for (const SetHit& hit : reply.hits_of_set[*seen]) {
        const Clause& clause = reply.map.clauses[reply.map.clause_of(hit.begin)];
        const bool done = holds_set(lexicon, reply, "case.talk.deed", hit.end, clause.end)
                          || holds_set(lexicon, reply, "case.talk.soon", hit.end, clause.end);
        if (!done) speaks[reply.map.clause_of(hit.begin)] = true;
    }
    const auto& measures = reply.hits_of_set[*named];
    return std::all_of(measures.begin(), measures.end(),
                       [&](const SetHit& hit) { return speaks[reply.map.clause_of(hit.begin)]; });
}

/// "Let me check the refund for you": of few words those that name a measure only speak of it.
bool only_speaks_of_measures(const CompiledLexicon& lexicon, const Reading& reply, const Applied& applied,
                             std::size_t weight) {
    if (weight >= enough_letters) return false;
    std::vector<bool> speaks(reply.map.clauses.size(), false);
    bool spoken_of = false;
    std::uint32_t spoken_to = 0, done_from = 0;
    for (const RuleHit& hit : applied.hits) {
        const Rule& rule = lexicon.rules()[hit.rule];
        if (rule.label == Label::solution && rule.role == RuleRole::plain)
            done_from = std::max(done_from, hit.begin);
        if (rule.act == way_asked) continue;
        const std::size_t clause = reply.map.clause_of(hit.begin);
        const bool guessed = offers(rule.act)
                             && holds_set(lexicon, reply, "case.talk.hedge", reply.map.clauses[clause].begin,
                                          reply.map.clauses[clause].end);
        if (rule.measure.empty() && !guessed) continue;
        if (!guessed && !only_talks_of_it(lexicon, reply, hit)) return false;
        spoken_of = true;
        spoken_to = std::max(spoken_to, hit.end);
        speaks[reply.map.clause_of(hit.begin)] = true;
        speaks[reply.map.clause_of(hit.end - 1)] = true;
    }
    if (spoken_of && done_from >= spoken_to) return false; // "I can see it and I'm putting it through now"
    spoken_of = spoken_of || only_sees_measures(lexicon, reply, speaks);
    for (const std::string_view set : {"case.talk.deed", "case.talk.soon"}) { // 我今天帮您重新退
        const auto index = lexicon.find_set(set);
        if (!index) continue;
        for (const SetHit& hit : reply.hits_of_set[*index])
            if (!speaks[reply.map.clause_of(hit.begin)]) return false;
    }
    return spoken_of;
}

/// The customer wants to type a card's number or a code, and is told to go ahead.
bool takes_an_offered_secret(const CompiledLexicon& lexicon, const CaseReading& the_case,
                             const Applied& applied) {
    const auto offered = lexicon.find_set("case.secret_offered");
    if (!offered || the_case.customer.hits_of_set[*offered].empty()) return false;
    return std::any_of(applied.hits.begin(), applied.hits.end(), [&](const RuleHit& hit) {
        return lexicon.rules()[hit.rule].id == "unsafe_request.bid";
    });
}

/// "Do I have to send it back first?" "No.": what is denied is a burden, a fear, or a fact that was asked
/// for.
bool says_no_to_no_request(const CompiledLexicon& lexicon, const CaseReading& the_case,
                           const Applied& applied) {
    const auto asked = lexicon.find_set("case.no_is_no_refusal");
    const ClauseMap& map = the_case.customer.map;
    if (!asked || map.sentences.empty()) return false;
    const auto& questions = the_case.customer.hits_of_set[*asked];
    if (questions.empty() || questions.back().begin < map.sentences.back().begin) return false;
    return std::all_of(applied.hits.begin(), applied.hits.end(), [&](const RuleHit& hit) {
        const Rule& rule = lexicon.rules()[hit.rule];
        return rule.label != Label::flat_refusal || rule.role == RuleRole::support
               || rule.id == "flat_refusal.bare_no";
    });
}

/// "Are you serious?" asks for nothing and leaves nothing to the customer; "别拍给我" asks for nothing.
void drop_what_no_question_earns(const Language& language, const Reading& reply, const Applied& applied,
                                 Decision& decision) {
    const auto rhetoric = language.lexicon.find_set("case.rhetoric");
    const auto no_ask = language.lexicon.find_set("case.no_ask");
    if (!rhetoric || !no_ask) return;
    std::vector<bool> mocks(reply.map.clauses.size(), false);
    for (const SetHit& hit : reply.hits_of_set[*rhetoric])
        mocks[reply.map.clause_of(hit.begin)] = true;
    bool mocked = false, asked = false;
    for (std::size_t i = 0; i < mocks.size(); ++i) {
        mocked = mocked || mocks[i];
        asked = asked || (!mocks[i] && reply.map.clauses[i].question);
    }
    const ActIds acts = acts_that_show(Label::clarifying);
    for (const RuleHit& hit : applied.hits) {
        const std::string& act = language.lexicon.rules()[hit.rule].act;
        const bool asks = std::find(acts.begin(), acts.end(), act) != acts.end();
        asked = asked || (asks && !mocks[reply.map.clause_of(hit.begin)]);
    }
    if (asked) return;
    if (mocked || !reply.hits_of_set[*no_ask].empty())
        decision.labels.reset(static_cast<std::size_t>(Label::clarifying));
    if (mocked) decision.labels.reset(static_cast<std::size_t>(Label::respect));
}

} // namespace

bool takes_it_on(const Language& language, const Applied& applied) {
    return language.lexicon.does(applied, "file_claim");
}

Decision decide_labels(const Language& language, const Context& context, const CaseReading& the_case,
                       const Reading& reply, const Applied& applied, bool gamed, const Margins* left_out) {
    Decision decision;
    decision.features =
        language.model.known(extract_features(language.lexicon, the_case, context, reply, applied.hits));
    const bool rules_only = language.model.empty();
    for (const Label label : all_labels()) {
        if (rules_only || reply.normal.text.empty()) continue;
        if (!language.model.rows[static_cast<std::size_t>(label)].trained) continue;
        margin_of(decision, label) = left_out != nullptr ? (*left_out)[static_cast<std::size_t>(label)]
                                                         : language.model.margin(label, decision.features);
        if (margin_of(decision, label) >= 0) add(decision.labels, label);
    }
    for (const Label label : all_labels()) {
        if (is_principle(label) && has(applied.denied, label))
            decision.labels.reset(static_cast<std::size_t>(label));
    }
    const std::size_t weight = weight_of(reply.normal.text);
    for (const RuleHit& hit : applied.hits) {
        const Rule& rule = language.lexicon.rules()[hit.rule];
        if (!rule.label) continue;
        const bool sure =
            rules_only || rule.own || margin_of(decision, *rule.label) >= -slack(*rule.label, weight);
        const bool decides = rule.role == RuleRole::plain || (rule.role == RuleRole::decide && sure);
        if (decides || (rules_only && is_principle(*rule.label))) {
            add(decision.labels, *rule.label);
        }
    }
    if (has(decision.labels, Label::solution)
        && (no_measure_offered(language, reply, applied)
            || only_speaks_of_measures(language.lexicon, reply, applied, weight)))
        decision.labels.reset(static_cast<std::size_t>(Label::solution));
    FaultWeigher(language, the_case, reply, weight, applied.hits, decision).settle_faults();
    if (has(decision.labels, Label::flat_refusal) && weight < few_letters
        && says_no_to_no_request(language.lexicon, the_case, applied))
        decision.labels.reset(static_cast<std::size_t>(Label::flat_refusal));
    if (!rules_only
        && misinforms_plainly(language, the_case, reply, margin_of(decision, Label::misinforming)))
        add(decision.labels, Label::misinforming);
    decision.breaches = breaches_of(language.lexicon, the_case, reply);
    for (const Breach& breach : decision.breaches)
        add(decision.labels, breach.label);
    if (takes_an_offered_secret(language.lexicon, the_case, applied))
        add(decision.labels, Label::unsafe_request);
    decision.grave = endangering_words(language.lexicon, the_case, reply);
    if (!decision.grave.empty()) {
        add(decision.labels, Label::misinforming);
        decision.labels.reset(static_cast<std::size_t>(Label::proactive));
    }
    if (has(decision.labels, Label::clarifying)
        && asks_only_for_what_is_known(language.lexicon, the_case, reply, applied))
        decision.labels.reset(static_cast<std::size_t>(Label::clarifying));
    drop_what_no_question_earns(language, reply, applied, decision);
    if (holds_a_bribe(language, applied)) decision.labels.reset(static_cast<std::size_t>(Label::solution));
    if (has(decision.labels, Label::listening) && !rules_only
        && takes_up_nothing(language, the_case, reply, applied.hits))
        decision.labels.reset(static_cast<std::size_t>(Label::listening));
    if (takes_it_on(language, applied)) decision.labels.reset(static_cast<std::size_t>(Label::passing_buck));
    for (const auto& [one, other] : exclusive_labels)
        settle(decision, one, other);
    for (const Label label : all_labels()) {
        if (gamed && is_principle(label)) decision.labels.reset(static_cast<std::size_t>(label));
    }
    return decision;
}

bool may_listen_unheard(const Decision& decision, const Applied& applied) {
    for (const Label label : all_labels())
        if (is_fault(label) && has(decision.labels, label)) return false;
    return !has(decision.labels, Label::listening) && !has(applied.denied, Label::listening);
}

namespace {

/// Why a label holds that no rule has words for. Of a whole reply it is said that it is the whole.
support::Localized model_reason(const Language& language, Label label, bool whole) {
    if (whole && label == Label::listening)
        return {"“{words}”整条说的是这位顾客的事", "\"{words}\" as a whole speaks to this customer's case"};
    if (whole && label == Label::solution)
        return {"“{words}”合起来说清了要怎么办", "\"{words}\" taken together says what will be done"};
    const auto reason = language.label_reasons.find(label);
    return reason != language.label_reasons.end() ? reason->second : support::Localized{"{words}", "{words}"};
}

/// Words of the lexicon that go over an edge of [begin, end) belong to it: 收到 in "收|到图". A denial at the
/// end takes what it denies along.
std::pair<std::uint32_t, std::uint32_t> whole_han_words(const Reading& reply, std::uint32_t begin,
                                                        std::uint32_t end) {
    constexpr std::uint32_t longest = 6;
    const std::u32string_view text = reply.normal.text;
    const std::uint32_t from = begin, to = end;
    auto hit = std::lower_bound(reply.hits.begin(), reply.hits.end(), from > longest ? from - longest : 0,
                                [](const SetHit& one, std::uint32_t at) { return one.begin < at; });
    for (; hit != reply.hits.end() && hit->begin < to; ++hit) {
        if (hit->end - hit->begin > longest || !is_han(text[hit->begin])) continue;
        if (hit->begin < from && hit->end > from) begin = std::min(begin, hit->begin);
        if (hit->begin > from && hit->end > to) end = std::max(end, hit->end);
    }
    constexpr std::u32string_view open_ends = U"没不未别到给把将让";
    const std::uint32_t clause_end = reply.map.clauses[reply.map.clause_of(from)].end;
    for (std::uint32_t more = 0; more < longest && end < clause_end && end > from && is_han(text[end])
                                 && (more > 0 || open_ends.find(text[end - 1]) != std::u32string_view::npos);
         ++more)
        ++end;
    return {begin, end};
}

} // namespace

std::vector<Evidence> explain(const Language& language, const CaseReading& the_case, const Reading& reply,
                              const std::vector<RuleHit>& hits, const Decision& decision,
                              std::string_view bytes) {
    std::vector<Evidence> evidence;
    for (const Label label : all_labels()) {
        if (!has(decision.labels, label)) continue;
        std::vector<Evidence> own;
        if (label == Label::misinforming || label == Label::overpromising)
            own = breached_facts(label, the_case, reply, decision, bytes);
        if (label == Label::misinforming) {
            std::vector<Evidence> grave = grave_words(reply, decision, bytes);
            own.insert(own.begin(), grave.begin(), grave.end());
            if (own.size() > evidence_per_label) own.resize(evidence_per_label);
        }
        if (label == Label::misinforming)
            for (Evidence& one : contradicted_facts(language, the_case, reply, bytes)) {
                const bool told = std::any_of(own.begin(), own.end(),
                                              [&](const Evidence& other) { return other.span == one.span; });
                if (!told && own.size() < evidence_per_label) own.push_back(std::move(one));
            }
        for (const RuleHit& hit : hits) {
            const Rule& rule = language.lexicon.rules()[hit.rule];
            if (rule.label != label || own.size() >= evidence_per_label) continue;
            const auto [begin, end] = whole_han_words(reply, hit.begin, hit.end);
            own.push_back(
                evidence_at(label, reply.normal.whole_words(begin, end), rule.reason, rule.id, bytes));
        }
        if (own.empty()) {
            const Span span = strongest_clause(language, label, the_case, reply, decision, hits, bytes);
            const bool whole = span == Span{0, bytes.size()} && reply.map.clauses.size() > 1;
            own.push_back(evidence_at(label, span, model_reason(language, label, whole), "model", bytes));
        }
        std::stable_sort(own.begin(), own.end(),
                         [](const Evidence& a, const Evidence& b) { return a.span.start < b.span.start; });
        evidence.insert(evidence.end(), own.begin(), own.end());
    }
    return evidence;
}

} // namespace amends::text
