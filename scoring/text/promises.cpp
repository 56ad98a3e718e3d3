#include "scoring/text/promises.hpp"

#include <algorithm>

namespace amends::text {
namespace {

struct SentenceRange {
    std::uint32_t begin, end;
};

SentenceRange sentence_of(const Reading& reading, std::uint32_t at) {
    const auto& clauses = reading.map.clauses;
    const std::size_t clause = reading.map.clause_of(at);
    std::size_t first = clause, last = clause;
    while (first > 0 && clauses[first - 1].sentence == clauses[clause].sentence)
        --first;
    while (last + 1 < clauses.size() && clauses[last + 1].sentence == clauses[clause].sentence)
        ++last;
    return {clauses[first].begin, clauses[last].end};
}

/// Of the things in the sentence the one nearest to the words; those in the same clause come before all
/// others.
template <class Thing>
const Thing* nearest(const std::vector<Thing>& things, const Reading& reading, std::uint32_t begin,
                     std::uint32_t end) {
    const SentenceRange range = sentence_of(reading, begin);
    const Clause& clause = reading.map.clauses[reading.map.clause_of(begin)];
    const Thing* best = nullptr;
    std::uint32_t best_distance = 0;
    for (const Thing& thing : things) {
        if (thing.begin < range.begin || thing.end > range.end) continue;
        std::uint32_t distance = thing.begin >= end   ? thing.begin - end
                                 : begin >= thing.end ? begin - thing.end
                                                      : 0;
        if (thing.begin < clause.begin || thing.end > clause.end) distance += 1000;
        if (best == nullptr || distance < best_distance) {
            best = &thing;
            best_distance = distance;
        }
    }
    return best;
}

bool set_in(const CompiledLexicon& lexicon, const Reading& reading, std::string_view set,
            SentenceRange range) {
    const auto index = lexicon.find_set(set);
    if (!index) return false;
    const auto& hits = reading.hits_of_set[*index];
    return std::any_of(hits.begin(), hits.end(),
                       [&](const SetHit& hit) { return hit.begin >= range.begin && hit.end <= range.end; });
}

PromiseStanding standing_of(const CompiledLexicon& lexicon, const Reading& reading, const RuleHit& hit) {
    const Clause& clause = reading.map.clauses[reading.map.clause_of(hit.begin)];
    const SentenceRange range = sentence_of(reading, hit.begin);
    const bool asked = reading.map.clauses[reading.map.clause_of(range.end - 1)].question || clause.question;
    if (asked || set_in(lexicon, reading, "consent_q", range)
        || set_in(lexicon, reading, "offer_of_choice", range))
        return PromiseStanding::offered;
    return clause.conditional ? PromiseStanding::conditional : PromiseStanding::due;
}

std::string words_at(const Reading& reading, std::uint32_t begin, std::uint32_t end, std::string_view bytes) {
    const Span span = reading.normal.bytes(begin, end);
    std::string words(bytes.substr(span.start, span.end - span.start));
    while (!words.empty() && (words.back() == ' ' || words.back() == '\n' || words.back() == ','))
        words.pop_back();
    return words;
}

std::string condition_of(const Reading& reading, std::uint32_t at, std::string_view bytes) {
    const Clause& own = reading.map.clauses[reading.map.clause_of(at)];
    for (const Clause& clause : reading.map.clauses) {
        if (clause.sentence == own.sentence && clause.condition)
            return words_at(reading, clause.condition_from, clause.end, bytes);
    }
    return {};
}

Promise make_promise(const CompiledLexicon& lexicon, const Reading& reading, const RuleHit& hit,
                     std::string_view bytes) {
    const Rule& rule = lexicon.rules()[hit.rule];
    Promise promise;
    promise.span = reading.normal.bytes(hit.begin, hit.end);
    promise.text = words_at(reading, hit.begin, hit.end, bytes);
    promise.who = rule.who;
    promise.measure = rule.measure;
    promise.standing = standing_of(lexicon, reading, hit);
    if (promise.standing == PromiseStanding::conditional)
        promise.condition = condition_of(reading, hit.begin, bytes);
    const bool has_amount = std::find(rule.slots.begin(), rule.slots.end(), "amount") != rule.slots.end();
    const Money* money = has_amount ? nearest(reading.money, reading, hit.begin, hit.end) : nullptr;
    if (money != nullptr) {
        promise.amount = money->minor;
        promise.currency = money->currency;
    }
    if (const TimeWords* time = nearest(reading.times, reading, hit.begin, hit.end))
        promise.deadline = time->deadline;
    return promise;
}

} // namespace

std::map<std::string, std::string> read_slots(const Rule& rule, const Reading& reading, std::uint32_t begin,
                                              std::uint32_t end) {
    std::map<std::string, std::string> slots;
    for (const std::string& wanted : rule.slots) {
        if (wanted == "amount") {
            const Money* money = nearest(reading.money, reading, begin, end);
            if (money == nullptr) continue;
            slots["amount"] = std::to_string(money->minor);
            slots["currency"] = money->currency;
        } else if (wanted == "duration") {
            const TimeWords* time = nearest(reading.times, reading, begin, end);
            if (time == nullptr) continue;
            if (time->deadline.kind == Deadline::Kind::duration)
                slots["seconds"] = std::to_string(time->deadline.seconds);
            else if (!time->deadline.instant.empty())
                slots["instant"] = time->deadline.instant;
        }
    }
    return slots;
}

std::vector<Promise> find_promises(const CompiledLexicon& lexicon, const Reading& reading,
                                   const std::vector<RuleHit>& hits, std::string_view bytes) {
    struct Found {
        Promise promise;
        std::uint32_t sentence;
    };
    std::vector<Found> found;
    for (const RuleHit& hit : hits) {
        if (lexicon.rules()[hit.rule].measure.empty()) continue;
        Promise promise = make_promise(lexicon, reading, hit, bytes);
        const std::uint32_t sentence = reading.map.clauses[reading.map.clause_of(hit.begin)].sentence;
        const auto same = std::find_if(found.begin(), found.end(), [&](const Found& other) {
            return other.promise.measure == promise.measure && other.sentence == sentence;
        });
        if (same == found.end()) found.push_back({std::move(promise), sentence});
    }
    std::vector<Promise> promises;
    for (Found& one : found)
        promises.push_back(std::move(one.promise));
    std::stable_sort(promises.begin(), promises.end(), [](const Promise& a, const Promise& b) {
        return a.span.start != b.span.start ? a.span.start < b.span.start : a.measure < b.measure;
    });
    return promises;
}

} // namespace amends::text
