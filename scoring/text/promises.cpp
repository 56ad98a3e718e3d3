#include "scoring/text/promises.hpp"

#include "scoring/text/civil_time.hpp"
#include "scoring/text/normalise.hpp"
#include "scoring/text/promise_scope.hpp"
#include "scoring/text/promise_ways.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

namespace amends::text {
namespace {

constexpr std::uint32_t slot_reach = 80; // code points; an amount further away belongs to other words

/// Of the things in the sentence the one nearest to the words; those in the same clause come before all
/// others.
template <class Thing>
const Thing* nearest(std::span<const Thing> things, const Reading& reading, std::uint32_t begin,
                     std::uint32_t end) {
    const Sentence& sentence = reading.map.sentence_of(begin);
    const Clause& clause = reading.map.clauses[reading.map.clause_of(begin)];
    const std::uint32_t from = std::max(sentence.begin, begin > slot_reach ? begin - slot_reach : 0);
    const std::uint32_t to = std::min(sentence.end, end + slot_reach);
    const Thing* best = nullptr;
    std::uint32_t best_distance = 0;
    auto thing = std::lower_bound(things.begin(), things.end(), from,
                                  [](const Thing& one, std::uint32_t at) { return one.begin < at; });
    for (; thing != things.end() && thing->end <= to; ++thing) {
        std::uint32_t distance = thing->begin >= end   ? thing->begin - end
                                 : begin >= thing->end ? begin - thing->end
                                                       : 0;
        if (thing->begin < clause.begin || thing->end > clause.end) distance += 1000;
        if (best == nullptr || distance < best_distance) {
            best = &*thing;
            best_distance = distance;
        }
    }
    return best;
}

const SetHit* nearest_of(const CompiledLexicon& lexicon, const Reading& reading, std::string_view set,
                         const RuleHit& hit) {
    const auto index = lexicon.find_set(set);
    return index ? nearest(reading.hits_of_set[*index], reading, hit.begin, hit.end) : nullptr;
}

/// The part named nearest in the clause, else the goods in the sentence, as typed; empty when neither is, or
/// nothing is handed over.
std::string object_of(const CompiledLexicon& lexicon, const Reading& reading, const RuleHit& hit,
                      std::string_view measure, std::string_view bytes) {
    if (measure == "follow_up" || measure == "coupon") return {};
    const SetHit* part = nearest_of(lexicon, reading, "case.part", hit);
    const SetHit* goods = nearest_of(lexicon, reading, "case.goods", hit);
    const bool part_of_clause =
        part != nullptr && reading.map.clause_of(part->begin) == reading.map.clause_of(hit.begin);
    const SetHit* object = goods == nullptr || part_of_clause ? part : goods;
    if (object == nullptr) object = nearest_of(lexicon, reading, "case.thing", hit);
    return object == nullptr ? std::string{} : words_at(reading, object->begin, object->end, bytes);
}

/// When customer or facts say that a thing is: the time in the sentence that names it.
const TimeWords* time_of_thing(const Reading& told, std::uint32_t set, std::u32string_view thing) {
    for (const SetHit& hit : told.hits_of_set[set]) {
        if (std::u32string_view(told.normal.text).substr(hit.begin, hit.end - hit.begin) != thing) continue;
        const TimeWords* time = nearest(std::span(told.times), told, hit.begin, hit.end);
        if (time != nullptr && time->is_instant && !time->deadline.instant.empty()) return time;
    }
    return nullptr;
}

/// "before the wedding", where the case tells that it is on Saturday: by the day before, or by its hour.
Deadline before_a_thing(const CompiledLexicon& lexicon, const CaseReading& the_case, const Reading& reading,
                        const RuleHit& hit) {
    const Sentence& sentence = reading.map.sentence_of(hit.begin);
    const auto things = lexicon.find_set("case.event");
    if (!things || !holds_set(lexicon, reading, "case.before", sentence.begin, sentence.end)) return {};
    for (const SetHit& thing : reading.hits_of_set[*things]) {
        if (thing.begin < sentence.begin || thing.end > sentence.end) continue;
        const std::u32string_view words =
            std::u32string_view(reading.normal.text).substr(thing.begin, thing.end - thing.begin);
        const TimeWords* time = time_of_thing(the_case.customer, *things, words);
        if (time == nullptr) time = time_of_thing(the_case.facts, *things, words);
        auto due = time != nullptr ? read_iso(time->deadline.instant) : std::nullopt;
        if (!due) continue;
        if (due->minutes == end_of_day) due->days -= 1;
        return {Deadline::Kind::instant, 0, write_iso(*due)};
    }
    return {};
}

/// "逾期9天", "eleven days late": how long it has taken so far is no time by which something is done.
bool has_passed(const CompiledLexicon& lexicon, const Reading& reading, const TimeWords& time) {
    constexpr std::uint32_t longest = 12; // code points of the words before
    if (time.is_instant) return false;
    const auto by = lexicon.find_set("case.late_by"), behind = lexicon.find_set("case.late_for");
    const auto touches = [](std::uint32_t end, std::uint32_t begin) {
        return end <= begin && begin <= end + 1;
    };
    const auto any = [&](const std::optional<std::uint32_t>& set, std::uint32_t from, const auto& holds) {
        if (!set) return false;
        const auto& hits = reading.hits_of_set[*set];
        auto hit = std::lower_bound(hits.begin(), hits.end(), from,
                                    [](const SetHit& one, std::uint32_t at) { return one.begin < at; });
        for (; hit != hits.end() && hit->begin <= time.end + 1; ++hit)
            if (holds(*hit)) return true;
        return false;
    };
    return any(by, time.begin > longest ? time.begin - longest : 0,
               [&](const SetHit& hit) { return touches(hit.end, time.begin); })
           || any(behind, time.end, [&](const SetHit& hit) { return touches(time.end, hit.begin); });
}

/// The nearest time; of goods the one by which they are there, where both are told: "今晚补寄，周六到".
/// `times`: those that are still to come.
const TimeWords* time_of(const CompiledLexicon& lexicon, const Reading& reading,
                         std::span<const TimeWords> times, const RuleHit& hit) {
    const TimeWords* near = nearest(times, reading, hit.begin, hit.end);
    if (near != nullptr && reading.map.clause_of(near->begin) != reading.map.clause_of(hit.begin)) {
        // "可以今天补发，也可以退款": the other way's time is not this one's
        const bool before = near->end <= hit.begin;
        if (holds_set(lexicon, reading, "case.else", before ? near->end : hit.end,
                      before ? hit.end : near->begin))
            near = nullptr;
    }
    const std::string& measure = lexicon.rules()[hit.rule].measure;
    if (near == nullptr || (measure != "exchange" && measure != "redispatch")) return near;
    const Sentence& sentence = reading.map.sentence_of(hit.begin);
    constexpr std::uint32_t beside = 8; // code points from a time to the word for arriving
    for (const TimeWords& time : times) {
        if (time.begin <= near->begin || time.end > sentence.end) continue;
        const std::uint32_t from = std::max(sentence.begin, time.begin > 24 ? time.begin - 24 : 0);
        if (reading.normal.text.substr(time.end, 1) == U"到"
            || holds_set(lexicon, reading, "case.arrive_zh", time.end,
                         std::min(sentence.end, time.end + beside))
            || holds_set(lexicon, reading, "case.arrive_en", std::max(from, near->end), time.begin)
            || holds_set(lexicon, reading, "case.arrive_more", std::max(from, near->end), time.begin))
            return &time;
    }
    return near;
}

/// The words in which the promise is made. What stands in a clause before and names no measure belongs to
/// something else: "我们的错，给您换一台".
std::pair<std::uint32_t, std::uint32_t> words_of_promise(const CompiledLexicon& lexicon,
                                                         const Reading& reading, const RuleHit& hit) {
    constexpr std::uint32_t least_han = 4, least_latin = 8;
    const Clause& last = reading.map.clauses[reading.map.clause_of(hit.end - 1)];
    if (last.begin <= hit.begin || holds_set(lexicon, reading, "measure_any", hit.begin, last.begin))
        return {hit.begin, hit.end};
    const std::u32string_view text = reading.normal.text;
    std::uint32_t begin = last.begin;
    while (begin < hit.end && (text[begin] == U' ' || text[begin] == U'\n'))
        ++begin;
    const bool enough = hit.end - begin >= (is_han(text[hit.end - 1]) ? least_han : least_latin);
    return {enough ? begin : hit.begin, hit.end};
}

Promise make_promise(const CompiledLexicon& lexicon, const CaseReading& the_case, const Reading& reading,
                     std::span<const TimeWords> times, const RuleHit& hit, std::string_view bytes) {
    const Rule& rule = lexicon.rules()[hit.rule];
    Promise promise;
    const auto [begin, end] = words_of_promise(lexicon, reading, hit);
    promise.span = reading.normal.whole_words(begin, end);
    promise.text = words_at(reading, begin, end, bytes);
    promise.who = rule.who;
    promise.measure = rule.measure;
    Standing standing = standing_of(lexicon, reading, hit, bytes);
    promise.standing = standing.standing;
    promise.condition = std::move(standing.condition);
    const bool has_amount = std::find(rule.slots.begin(), rule.slots.end(), "amount") != rule.slots.end();
    const Money* money =
        has_amount ? nearest(std::span(reading.money), reading, hit.begin, hit.end) : nullptr;
    if (money != nullptr) {
        promise.amount = money->minor;
        promise.currency = money->currency;
    }
    promise.object = object_of(lexicon, reading, hit, rule.measure, bytes);
    if (const TimeWords* time = time_of(lexicon, reading, times, hit))
        promise.deadline = time->deadline;
    else
        promise.deadline = before_a_thing(lexicon, the_case, reading, hit);
    return promise;
}

/// "换一台新的，另外补券，旧机明早上门取": the hour of a pickup told in a clause behind is not that of what
/// is given.
void give_times_back(const CompiledLexicon& lexicon, const Reading& reading, std::span<const TimeWords> times,
                     std::vector<FoundPromise>& found) {
    std::map<std::size_t, std::string> made_in; // by clause
    for (const FoundPromise& one : found)
        made_in.emplace(reading.map.clause_of(one.hit.end - 1), one.promise.measure);
    for (FoundPromise& one : found) {
        if (!is_way_out(one.promise.measure)) continue;
        const TimeWords* time = time_of(lexicon, reading, times, one.hit);
        if (time == nullptr || time->begin < one.hit.end) continue;
        const std::size_t place = reading.map.clause_of(time->begin);
        const auto owner = made_in.find(place);
        if (place != reading.map.clause_of(one.hit.end - 1) && owner != made_in.end()
            && owner->second == "pickup")
            one.promise.deadline = {};
    }
}

/// "$30 compensation plus a $10 voucher": two gifts in one sentence have two amounts.
bool another_gift(const std::vector<FoundPromise>& found, const Promise& promise, std::uint32_t sentence) {
    if (promise.measure != "coupon" || !promise.amount) return false;
    return std::none_of(found.begin(), found.end(), [&](const FoundPromise& one) {
        return one.sentence == sentence && one.promise.measure == "coupon"
               && (one.promise.amount == promise.amount || !one.promise.amount);
    });
}

} // namespace

std::map<std::string, std::string> read_slots(const Rule& rule, const Reading& reading, std::uint32_t begin,
                                              std::uint32_t end) {
    std::map<std::string, std::string> slots;
    for (const std::string& wanted : rule.slots) {
        if (wanted == "amount") {
            const Money* money = nearest(std::span(reading.money), reading, begin, end);
            if (money == nullptr) continue;
            slots["amount"] = std::to_string(money->minor);
            slots["currency"] = money->currency;
        } else if (wanted == "duration") {
            const TimeWords* time = nearest(std::span(reading.times), reading, begin, end);
            if (time == nullptr) continue;
            if (time->deadline.kind == Deadline::Kind::duration)
                slots["seconds"] = std::to_string(time->deadline.seconds);
            else if (!time->deadline.instant.empty())
                slots["instant"] = time->deadline.instant;
        }
    }
    return slots;
}

std::vector<Promise> find_promises(const CompiledLexicon& lexicon, const CaseReading& the_case,
                                   const Reading& reading, const std::vector<RuleHit>& hits,
                                   std::string_view bytes) {
    std::vector<TimeWords> times;
    std::copy_if(reading.times.begin(), reading.times.end(), std::back_inserter(times),
                 [&](const TimeWords& time) { return !has_passed(lexicon, reading, time); });
    std::vector<FoundPromise> found;
    std::set<std::pair<std::string, std::uint32_t>> made; // a measure once in a sentence
    for (const RuleHit& hit : hits) {
        const std::string& measure = lexicon.rules()[hit.rule].measure;
        const std::uint32_t sentence = reading.map.clauses[reading.map.clause_of(hit.begin)].sentence;
        if (measure.empty() || !is_promised(lexicon, reading, hit)) continue;
        Promise promise = make_promise(lexicon, the_case, reading, times, hit, bytes);
        const bool first = made.emplace(measure, sentence).second;
        if (first || another_gift(found, promise, sentence))
            found.push_back({std::move(promise), hit, sentence});
    }
    give_times_back(lexicon, reading, times, found);
    settle_ways(lexicon, the_case, reading, found);
    std::vector<Promise> promises;
    for (FoundPromise& one : found)
        promises.push_back(std::move(one.promise));
    std::stable_sort(promises.begin(), promises.end(), [](const Promise& a, const Promise& b) {
        return a.span.start != b.span.start ? a.span.start < b.span.start : a.measure < b.measure;
    });
    return promises;
}

} // namespace amends::text
