#include "scoring/text/promise_scope.hpp"

#include "scoring/text/promise_talk.hpp"

#include <algorithm>
#include <array>

namespace amends::text {
namespace {

constexpr std::uint32_t short_retort = 16; // code points of "想得美。", "Not a chance."

const SetHit* first_in(const CompiledLexicon& lexicon, const Reading& reading, std::string_view set,
                       std::uint32_t begin, std::uint32_t end) {
    const auto index = lexicon.find_set(set);
    if (!index) return nullptr;
    const auto& hits = reading.hits_of_set[*index];
    auto hit = std::lower_bound(hits.begin(), hits.end(), begin,
                                [](const SetHit& one, std::uint32_t at) { return one.begin < at; });
    while (hit != hits.end() && hit->begin < end && hit->end > end)
        ++hit;
    return hit != hits.end() && hit->begin < end ? &*hit : nullptr;
}

/// "退款？想得美。": the sentence itself or the short one behind it takes everything back.
bool taken_away(const CompiledLexicon& lexicon, const Reading& reading, const Clause& clause,
                const Sentence& sentence) {
    if (holds_set(lexicon, reading, "case.no_way", sentence.begin, sentence.end)) return true;
    const std::size_t next = clause.sentence + 1;
    if (next >= reading.map.sentences.size()) return false;
    const Sentence& retort = reading.map.sentences[next];
    return retort.end - retort.begin <= short_retort
           && holds_set(lexicon, reading, "case.no_way", retort.begin, retort.end);
}

/// "七天内可以退，这是规定": what a rule allows is promised only where the shop says that it does it.
bool only_allowed(const CompiledLexicon& lexicon, const Reading& reading, const RuleHit& hit,
                  const Clause& clause) {
    if (!is_way_out(lexicon.rules()[hit.rule].measure)) return false;
    const Sentence& sentence = reading.map.sentence_of(hit.begin);
    if (!holds_set(lexicon, reading, "case.rule_words", sentence.begin, sentence.end)) return false;
    for (const std::string_view doing : {"will_do", "case.i_will", "case.you_get", "case.give_zh"})
        if (holds_set(lexicon, reading, doing, clause.begin, clause.end)) return false;
    return true;
}

/// "发成大红", "周一发出的": what was sent, not what will be.
bool tells_of_sending(const CompiledLexicon& lexicon, const Reading& reading, const RuleHit& hit) {
    const auto index = lexicon.find_set("case.past_send");
    if (!index) return false;
    const auto& words = reading.hits_of_set[*index];
    return std::any_of(words.begin(), words.end(), [&](const SetHit& one) {
        const bool missing_goods = reading.normal.text.substr(one.end, 1) == U"的"; // "漏发的充电线今晚补寄"
        return !missing_goods && one.begin < hit.end && hit.begin < one.end;
    });
}

/// The question at the sentence's end is about something else: "我给您换一台，能拍张照片吗？"
bool asks_for_something_else(const CompiledLexicon& lexicon, const Reading& reading, const Sentence& sentence,
                             const Clause& clause) {
    const Clause& last = reading.map.clauses[reading.map.clause_of(sentence.end - 1)];
    if (last.begin <= clause.begin) return false;
    for (const std::string_view set : {"consent_q", "case.choice", "case.any_way", "you_decide"})
        if (holds_set(lexicon, reading, set, last.begin, last.end)) return false;
    for (const std::string_view set : {"photo", "order_no", "address", "case.ask_else"})
        if (holds_set(lexicon, reading, set, last.begin, last.end)) return true;
    return false;
}

/// The "once" or 一到 that stands over the words, and the sentence it stands in; null when there is none.
const SetHit* waits_for(const CompiledLexicon& lexicon, const Reading& reading, const RuleHit& hit) {
    const auto& map = reading.map;
    const std::uint32_t own = map.clauses[map.clause_of(hit.begin)].sentence;
    for (std::uint32_t index = own + 1; index-- > (own == 0 ? 0 : own - 1);) {
        const Sentence& sentence = map.sentences[index];
        const bool bubble_before = index != own; // an "once" sent alone stands over the next bubble
        if (bubble_before && reading.normal.text[sentence.end - 1] != U'\n') break;
        const SetHit* when = first_in(lexicon, reading, "case.when", sentence.begin, sentence.end);
        if (when == nullptr)
            when = first_in(lexicon, reading, "case.when_more", sentence.begin, sentence.end);
        if (when == nullptr) continue;
        const SetHit* idle = first_in(lexicon, reading, "case.no_when", sentence.begin, sentence.end);
        if (idle != nullptr && idle->begin <= when->begin && when->begin < idle->end) continue;
        if (bubble_before && when->begin > sentence.begin + 6) continue;
        return when;
    }
    return nullptr;
}

/// "As I said, a swap or a full refund": a way out beside an "or" with another one on its other side.
bool is_one_of_two(const CompiledLexicon& lexicon, const Reading& reading, const RuleHit& hit) {
    constexpr std::uint32_t beside = 24; // code points from the "or" to either way
    const auto either = lexicon.find_set("case.or");
    if (!either || !is_way_out(lexicon.rules()[hit.rule].measure)) return false;
    const Sentence& sentence = reading.map.sentence_of(hit.begin);
    const auto& words = reading.hits_of_set[*either];
    for (auto word = std::lower_bound(words.begin(), words.end(), sentence.begin,
                                      [](const SetHit&one, std::uint32_t at) { return one.begin < at; });
         word != words.end() && word->begin < sentence.end; ++word) {
        const std::uint32_t from = std::max(sentence.begin, word->begin > beside ? word->begin - beside : 0);
        const std::uint32_t to = std::min(sentence.end, word->end + beside);
        if (hit.end + beside < word->begin || hit.begin > to) continue;
        if (holds_set(lexicon, reading, "case.any_way", from, word->begin)
            && holds_set(lexicon, reading, "case.any_way", word->end, to))
            return true;
    }
    return false;
}

std::string words_of_when(const Reading& reading, const SetHit& when, const RuleHit& hit,
                          std::string_view bytes) {
    const auto& map = reading.map;
    const Clause& clause = map.clauses[map.clause_of(when.begin)];
    const bool han = is_han(reading.normal.text[when.begin]);
    const bool same = map.clause_of(hit.begin) == map.clause_of(when.begin);
    std::uint32_t begin = han ? clause.begin : when.begin, end = clause.end;
    if (same && hit.begin >= when.end) end = han ? when.end : hit.begin;
    if (same && han && hit.begin < when.begin) begin = std::max(begin, hit.end);
    return words_at(reading, begin, end, bytes);
}

std::string words_of_if(const Reading& reading, std::uint32_t at, std::string_view bytes) {
    const std::size_t index = reading.map.sentence_of(at).condition_clause;
    if (index >= reading.map.clauses.size()) return {};
    const Clause& clause = reading.map.clauses[index];
    return words_at(reading, clause.condition_from, clause.end, bytes);
}

/// Words that only look like the measure: a voucher sent ("再送您一张券"), a chase that was made, the moment
/// after a pickup ("取走后48小时内退款"), postage that is left to the customer.
bool is_another_matter(const CompiledLexicon& lexicon, const Reading& reading, const RuleHit& hit,
                       const Clause& clause, std::string_view measure) {
    constexpr std::uint32_t beside = 10; // code points from the words to what they send
    const std::u32string_view text = reading.normal.text;
    if (measure == "redispatch") {
        const std::u32string_view words = text.substr(hit.begin, hit.end + beside - hit.begin);
        return words.find(U"券") != words.npos || words.find(U"红包") != words.npos;
    }
    if (measure == "repair") // a fitter who comes to take it
        return text.substr(hit.end, 2).find_first_of(U"取收拿") != std::u32string_view::npos;
    if (measure == "chase_parcel")
        return holds_set(lexicon, reading, "case.done_already", clause.begin, clause.end);
    if (measure == "pickup") return text.substr(hit.end, 1) == U"后" || text.substr(hit.end, 2) == U"之后";
    return measure == "freight_subsidy"
           && holds_set(lexicon, reading, "case.fact.they_pay", clause.begin,
                        reading.map.sentence_of(hit.begin).end);
}

} // namespace

bool holds_set(const CompiledLexicon& lexicon, const Reading& reading, std::string_view set,
               std::uint32_t begin, std::uint32_t end) {
    return first_in(lexicon, reading, set, begin, end) != nullptr;
}

std::string words_at(const Reading& reading, std::uint32_t begin, std::uint32_t end, std::string_view bytes) {
    const std::u32string_view text = reading.normal.text;
    while (end > begin && end < text.size() && is_latin_letter(text[end - 1]) && is_latin_letter(text[end]))
        ++end;
    const Span span = reading.normal.whole_words(begin, end);
    std::string words(bytes.substr(span.start, span.end - span.start));
    while (!words.empty() && (words.back() == ' ' || words.back() == '\n' || words.back() == ','))
        words.pop_back();
    return words;
}

bool is_way_out(std::string_view measure) {
    constexpr std::array<std::string_view, 6> ways = {"refund",     "partial_refund", "exchange",
                                                      "redispatch", "repair",         "coupon"};
    return std::find(ways.begin(), ways.end(), measure) != ways.end();
}

bool is_promised(const CompiledLexicon& lexicon, const Reading& reading, const RuleHit& hit) {
    const Clause& clause = reading.map.clauses[reading.map.clause_of(hit.begin)];
    const Sentence& sentence = reading.map.sentence_of(hit.begin);
    if (reading.map.quoted(hit.end - 1, hit.end)) return false;
    if (taken_away(lexicon, reading, clause, sentence)) return false;
    if (only_allowed(lexicon, reading, hit, clause) || only_talks_of_it(lexicon, reading, hit)) return false;
    for (const std::string_view set : {"case.elsewhere", "case.told"})
        if (holds_set(lexicon, reading, set, sentence.begin, hit.end)) return false;
    const std::string& measure = lexicon.rules()[hit.rule].measure;
    if (measure == "redispatch" && tells_of_sending(lexicon, reading, hit)) return false;
    if (is_another_matter(lexicon, reading, hit, clause, measure)) return false;
    if (is_way_out(measure) && holds_set(lexicon, reading, "case.unreal", clause.begin, hit.end))
        return false;
    const bool asked = clause.question || sentence.question;
    for (const std::string_view set : {"case.ask_back", "case.past_vow"})
        if (asked && holds_set(lexicon, reading, set, clause.begin, clause.end)) return false;
    const bool undirected = lexicon.rules()[hit.rule].act == way_asked;
    return !undirected || asked || holds_set(lexicon, reading, "case.choice", sentence.begin, sentence.end);
}

Standing standing_of(const CompiledLexicon& lexicon, const Reading& reading, const RuleHit& hit,
                     std::string_view bytes) {
    const Clause& clause = reading.map.clauses[reading.map.clause_of(hit.begin)];
    const Sentence& sentence = reading.map.sentence_of(hit.begin);
    const bool asked = clause.question
                       || (sentence.question && !asks_for_something_else(lexicon, reading, sentence, clause));
    if (asked || holds_set(lexicon, reading, "consent_q", sentence.begin, sentence.end)
        || holds_set(lexicon, reading, "case.choice", sentence.begin, sentence.end)
        || is_one_of_two(lexicon, reading, hit))
        return {PromiseStanding::offered, {}};
    if (clause.conditional) return {PromiseStanding::conditional, words_of_if(reading, hit.begin, bytes)};
    const bool waits = is_way_out(lexicon.rules()[hit.rule].measure);
    if (const SetHit* when = waits ? waits_for(lexicon, reading, hit) : nullptr)
        return {PromiseStanding::conditional, words_of_when(reading, *when, hit, bytes)};
    return {};
}

} // namespace amends::text
