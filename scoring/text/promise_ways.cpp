#include "scoring/text/promise_ways.hpp"

#include "scoring/text/normalise.hpp"
#include "scoring/text/promise_scope.hpp"

#include <algorithm>
#include <set>
#include <string_view>

namespace amends::text {
namespace {

bool in_words(const CompiledLexicon& lexicon, const Reading& reading, std::string_view set,
              const RuleHit& hit) {
    return holds_set(lexicon, reading, set, hit.begin, hit.end);
}

bool in_sentence(const CompiledLexicon& lexicon, const Reading& reading, std::string_view set,
                 const FoundPromise& found) {
    const Sentence& sentence = reading.map.sentences[found.sentence];
    return holds_set(lexicon, reading, set, sentence.begin, sentence.end);
}

/// "or" between the two: they are alternatives.
bool alternatives(const CompiledLexicon& lexicon, const Reading& reading, const FoundPromise& a,
                  const FoundPromise& b) {
    const std::uint32_t from = std::min(a.hit.end, b.hit.end), to = std::max(a.hit.begin, b.hit.begin);
    return from < to && holds_set(lexicon, reading, "case.or", from, to);
}

FoundPromise* of_measure(std::vector<FoundPromise>& all, std::string_view measure, std::uint32_t sentence) {
    for (FoundPromise& one : all)
        if (one.promise.measure == measure && one.sentence == sentence) return &one;
    return nullptr;
}

void drop(std::vector<FoundPromise>& all, const FoundPromise* one) {
    all.erase(all.begin() + (one - all.data()));
}

/// A new one for the one received is an exchange; what was lost, left out or is a part is sent once more.
void join_parcels(const CompiledLexicon& lexicon, const Reading& reading, std::vector<FoundPromise>& all) {
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].promise.measure != "redispatch") continue;
        FoundPromise* exchange = of_measure(all, "exchange", all[i].sentence);
        if (exchange == nullptr && all[i].sentence > 0 && !in_sentence(lexicon, reading, "case.lost", all[i])
            && !in_words(lexicon, reading, "case.part", all[i].hit))
            exchange = of_measure(all, "exchange", all[i].sentence - 1);
        if (exchange == nullptr || alternatives(lexicon, reading, *exchange, all[i])) continue;
        const bool only_new = in_words(lexicon, reading, "case.another", exchange->hit)
                              && !in_words(lexicon, reading, "case.swapping", exchange->hit);
        if (only_new
            && (in_sentence(lexicon, reading, "case.lost", all[i])
                || in_words(lexicon, reading, "case.part", all[i].hit))) {
            drop(all, exchange);
        } else {
            if (exchange->promise.deadline.kind == Deadline::Kind::none)
                exchange->promise.deadline = all[i].promise.deadline;
            drop(all, &all[i]);
        }
        --i;
    }
}

/// The only price of one piece that the facts name; 0 when there is none or several differ.
std::int64_t price_of(const CaseReading& the_case) {
    const std::u32string_view text = the_case.all_facts;
    std::set<std::int64_t> prices;
    for (const Money& money : find_money(text, find_numbers(text))) {
        std::uint32_t at = money.begin;
        while (at > 0 && (text[at - 1] == U' ' || text[at - 1] == U':'))
            --at;
        const std::u32string_view before = text.substr(at > 5 ? at - 5 : 0, at > 5 ? 5 : at);
        for (const std::u32string_view word : {U"单价", U"实付", U"价格", U" at", U"price", U"paid"})
            if (before.ends_with(word)) prices.insert(money.minor);
    }
    return prices.size() == 1 ? *prices.begin() : 0;
}

struct Share {
    std::int64_t part = 0, of = 1;
};

/// "一半", "30%", "八折": what part of the price goes back.
Share share_in(const Reading& reading, const Sentence& sentence) {
    const std::u32string_view text = reading.normal.text;
    const std::u32string_view words = text.substr(sentence.begin, sentence.end - sentence.begin);
    const auto named = [&](std::u32string_view word) {
        return words.find(word) != std::u32string_view::npos;
    };
    for (const NumberWords& number : reading.numbers) {
        if (number.begin < sentence.begin || number.end > sentence.end) continue;
        const std::u32string_view behind = text.substr(number.end, 3);
        const std::int64_t value = number.hundredths;
        const bool percent = behind.starts_with(U"%") || behind.starts_with(U" %")
                             || (number.begin >= 3 && text.substr(number.begin - 3, 3) == U"百分之");
        if (percent && value <= 10000) return {value, 10000};
        if (behind.starts_with(U"成") && value < 1000) return {value, 1000};
        if (behind.starts_with(U"折"))
            return {value < 1000 ? 1000 - value : 10000 - value, value < 1000 ? 1000 : 10000};
    }
    if (named(U"三分之一") || named(U"a third")) return {1, 3};
    if (named(U"a quarter") || named(U"四分之一")) return {1, 4};
    if (named(U"一半") || named(U"半价") || named(U"half")) return {1, 2};
    return {};
}

void fill_share(const CaseReading& the_case, const Reading& reading, FoundPromise& found) {
    if (found.promise.amount || found.promise.measure != "partial_refund") return;
    const Share share = share_in(reading, reading.map.sentences[found.sentence]);
    if (share.part <= 0) return;
    const auto money = find_money(the_case.all_facts, find_numbers(the_case.all_facts));
    const std::int64_t price = price_of(the_case);
    if (price == 0) return;
    found.promise.amount = price * share.part / share.of;
    for (const Money& one : money)
        if (one.minor == price) found.promise.currency = one.currency;
}

/// "退50块，鞋您留着", "half your money back": a refund of a part.
void tell_parts_from_whole(const CompiledLexicon& lexicon, const CaseReading& the_case,
                           const Reading& reading, std::vector<FoundPromise>& all) {
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].promise.measure != "refund") continue;
        FoundPromise* part = of_measure(all, "partial_refund", all[i].sentence);
        const bool kept = all[i].promise.amount && in_sentence(lexicon, reading, "case.keep", all[i])
                          && !in_sentence(lexicon, reading, "case.in_full", all[i]);
        const bool partly = in_words(lexicon, reading, "case.half_en", all[i].hit)
                            || in_words(lexicon, reading, "case.part_zh", all[i].hit);
        if (part != nullptr && !alternatives(lexicon, reading, *part, all[i])) {
            drop(all, &all[i]);
            --i;
        } else if (part == nullptr && (kept || partly)) {
            all[i].promise.measure = "partial_refund";
        }
    }
    for (FoundPromise& one : all)
        fill_share(the_case, reading, one);
}

/// The measures that one sentence puts to the customer as a question or a choice.
std::set<std::string> ways_put_up(const std::vector<FoundPromise>& all, std::uint32_t sentence) {
    std::set<std::string> ways;
    for (const FoundPromise& one : all)
        if (one.sentence == sentence && one.promise.standing == PromiseStanding::offered
            && is_way_out(one.promise.measure))
            ways.insert(one.promise.measure);
    return ways;
}

bool says_more(const Promise& promise) {
    return promise.amount || promise.deadline.kind != Deadline::Kind::none;
}

/// What is put up for choice is offered wherever the reply names it; a bare question beside it says no more.
void tell_choices(const CompiledLexicon& lexicon, const Reading& reading, std::vector<FoundPromise>& all) {
    std::set<std::string> put_up, named;
    std::set<std::uint32_t> asking;
    for (const FoundPromise& one : all) {
        if (is_way_out(one.promise.measure) && one.promise.measure != "coupon")
            named.insert(one.promise.measure);
        const std::set<std::string> ways = ways_put_up(all, one.sentence);
        if (ways.size() < 2) continue;
        put_up.insert(ways.begin(), ways.end());
        asking.insert(one.sentence);
    }
    const auto length = static_cast<std::uint32_t>(reading.normal.size());
    if (named.size() >= 2 && holds_set(lexicon, reading, "case.choice", 0, length))
        put_up.insert(named.begin(), named.end());
    for (FoundPromise& one : all)
        if (put_up.contains(one.promise.measure) && one.promise.standing == PromiseStanding::due)
            one.promise.standing = PromiseStanding::offered;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const bool asked =
            asking.contains(all[i].sentence) || lexicon.rules()[all[i].hit.rule].act == way_asked;
        if (!asked || says_more(all[i].promise)) continue;
        const bool again = std::any_of(all.begin(), all.end(), [&](const FoundPromise& other) {
            return &other != &all[i] && other.promise.measure == all[i].promise.measure;
        });
        if (!again) continue;
        drop(all, &all[i]);
        --i;
    }
}

/// "I've raised a ticket; someone will call you within 24 hours": the answer's time is the ticket's.
void lend_times(std::vector<FoundPromise>& all) {
    for (FoundPromise& one : all) {
        const std::string& measure = one.promise.measure;
        if (measure != "ticket" && measure != "ask_supervisor" && measure != "chase_parcel") continue;
        if (one.promise.deadline.kind != Deadline::Kind::none) continue;
        if (const FoundPromise* answer = of_measure(all, "follow_up", one.sentence + 1))
            one.promise.deadline = answer->promise.deadline;
    }
}

} // namespace

void settle_ways(const CompiledLexicon& lexicon, const CaseReading& the_case, const Reading& reading,
                 std::vector<FoundPromise>& all) {
    tell_choices(lexicon, reading, all);
    join_parcels(lexicon, reading, all);
    tell_parts_from_whole(lexicon, the_case, reading, all);
    lend_times(all);
}

} // namespace amends::text
