#include "scoring/text/promise_ways.hpp"

#include "scoring/text/normalise.hpp"
#include "scoring/text/promise_scope.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string_view>
#include <unordered_map>

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

/// What was found, sentence by sentence, so that a reply of any length is settled in one pass. Who is dropped
/// stays in its place, unseen, until all is settled.
class Settling {
public:
    explicit Settling(std::vector<FoundPromise>& all) : all_(all), dropped_(all.size()) {
        for (std::size_t i = 0; i < all.size(); ++i) {
            of_sentence_[all[i].sentence].push_back(i);
            ++of_measure_[all[i].promise.measure];
        }
    }

    [[nodiscard]] std::size_t size() const { return all_.size(); }
    [[nodiscard]] bool is_dropped(std::size_t i) const { return dropped_[i]; }
    FoundPromise& operator[](std::size_t i) { return all_[i]; }
    /// The first that is left, of one sentence, for which `holds`; `nobody` when there is none.
    template <class Holds>
    [[nodiscard]] std::size_t first_in(std::uint32_t sentence, const Holds& holds) const {
        const auto at = of_sentence_.find(sentence);
        if (at != of_sentence_.end())
            for (const std::size_t i : at->second)
                if (!dropped_[i] && holds(all_[i])) return i;
        return nobody;
    }
    [[nodiscard]] std::size_t of_measure(std::string_view measure, std::uint32_t sentence) const {
        return first_in(sentence, [&](const FoundPromise& one) { return one.promise.measure == measure; });
    }
    /// How many of its measure are left.
    [[nodiscard]] std::size_t like(std::size_t i) const { return of_measure_.at(all_[i].promise.measure); }
    void drop(std::size_t i) {
        dropped_[i] = true;
        --of_measure_[all_[i].promise.measure];
    }
    void call(std::size_t i, const char* measure) {
        --of_measure_[all_[i].promise.measure];
        ++of_measure_[measure];
        all_[i].promise.measure = measure;
    }
    /// Takes the dropped ones away. Ends the settling.
    void finish() {
        std::size_t kept = 0;
        for (std::size_t i = 0; i < all_.size(); ++i) {
            if (dropped_[i]) continue;
            if (kept != i) all_[kept] = std::move(all_[i]);
            ++kept;
        }
        all_.erase(all_.begin() + static_cast<std::ptrdiff_t>(kept), all_.end());
    }

    static constexpr std::size_t nobody = static_cast<std::size_t>(-1);

private:
    std::vector<FoundPromise>& all_;
    std::vector<bool> dropped_;
    std::unordered_map<std::uint32_t, std::vector<std::size_t>> of_sentence_;
    std::map<std::string, std::size_t, std::less<>> of_measure_;
};

/// A new one for the one received is an exchange; what was lost, left out or is a part is sent once more.
void join_parcels(const CompiledLexicon& lexicon, const Reading& reading, Settling& all) {
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all.is_dropped(i) || all[i].promise.measure != "redispatch") continue;
        const auto comes_anew = [&] {
            return in_sentence(lexicon, reading, "case.lost", all[i])
                   || in_words(lexicon, reading, "case.part", all[i].hit);
        };
        std::size_t exchange = all.of_measure("exchange", all[i].sentence);
        if (exchange == Settling::nobody && all[i].sentence > 0 && !comes_anew())
            exchange = all.of_measure("exchange", all[i].sentence - 1);
        if (exchange == Settling::nobody || alternatives(lexicon, reading, all[exchange], all[i])) continue;
        const bool only_new = in_words(lexicon, reading, "case.another", all[exchange].hit)
                              && !in_words(lexicon, reading, "case.swapping", all[exchange].hit);
        if (only_new && comes_anew()) {
            all.drop(exchange);
            if (exchange > i) --i; // there may be another one
            continue;
        }
        if (all[exchange].promise.deadline.kind == Deadline::Kind::none)
            all[exchange].promise.deadline = all[i].promise.deadline;
        all.drop(i);
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
                           const Reading& reading, Settling& all) {
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all.is_dropped(i) || all[i].promise.measure != "refund") continue;
        const std::size_t part = all.of_measure("partial_refund", all[i].sentence);
        const bool kept = all[i].promise.amount && in_sentence(lexicon, reading, "case.keep", all[i])
                          && !in_sentence(lexicon, reading, "case.in_full", all[i]);
        const bool partly = in_words(lexicon, reading, "case.half_en", all[i].hit)
                            || in_words(lexicon, reading, "case.part_zh", all[i].hit);
        if (part != Settling::nobody && !alternatives(lexicon, reading, all[part], all[i]))
            all.drop(i);
        else if (part == Settling::nobody && (kept || partly))
            all.call(i, "partial_refund");
    }
    for (std::size_t i = 0; i < all.size(); ++i)
        if (!all.is_dropped(i)) fill_share(the_case, reading, all[i]);
}

bool is_put_up(const FoundPromise& one) {
    return one.promise.standing == PromiseStanding::offered && is_way_out(one.promise.measure);
}

/// Whether the sentence of a way that is put to the customer as a question or a choice puts up another, too.
bool is_one_of_several(const Settling& all, const FoundPromise& way) {
    return all.first_in(way.sentence, [&](const FoundPromise& one) {
        return is_put_up(one) && one.promise.measure != way.promise.measure;
    }) != Settling::nobody;
}

bool says_more(const Promise& promise) {
    return promise.amount || promise.deadline.kind != Deadline::Kind::none;
}

/// What is put up for choice is offered wherever the reply names it; a bare question beside it says no more.
void tell_choices(const CompiledLexicon& lexicon, const Reading& reading, Settling& all) {
    std::set<std::string> put_up, named;
    std::set<std::uint32_t> asking;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const FoundPromise& one = all[i];
        if (is_way_out(one.promise.measure) && one.promise.measure != "coupon")
            named.insert(one.promise.measure);
        if (!is_put_up(one) || !is_one_of_several(all, one)) continue;
        put_up.insert(one.promise.measure);
        asking.insert(one.sentence);
    }
    const auto length = static_cast<std::uint32_t>(reading.normal.size());
    if (named.size() >= 2 && holds_set(lexicon, reading, "case.choice", 0, length))
        put_up.insert(named.begin(), named.end());
    for (std::size_t i = 0; i < all.size(); ++i) {
        Promise& promise = all[i].promise;
        if (promise.standing == PromiseStanding::due && put_up.contains(promise.measure))
            promise.standing = PromiseStanding::offered;
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
        const bool asked =
            asking.contains(all[i].sentence) || lexicon.rules()[all[i].hit.rule].act == way_asked;
        if (asked && !says_more(all[i].promise) && all.like(i) > 1) all.drop(i);
    }
}

/// "I've raised a ticket; someone will call you within 24 hours": the answer's time is the ticket's.
void lend_times(Settling& all) {
    for (std::size_t i = 0; i < all.size(); ++i) {
        const std::string& measure = all[i].promise.measure;
        if (all.is_dropped(i)) continue;
        if (measure != "ticket" && measure != "ask_supervisor" && measure != "chase_parcel") continue;
        if (all[i].promise.deadline.kind != Deadline::Kind::none) continue;
        const std::size_t answer = all.of_measure("follow_up", all[i].sentence + 1);
        if (answer != Settling::nobody) all[i].promise.deadline = all[answer].promise.deadline;
    }
}

} // namespace

void settle_ways(const CompiledLexicon& lexicon, const CaseReading& the_case, const Reading& reading,
                 std::vector<FoundPromise>& found) {
    Settling all(found);
    tell_choices(lexicon, reading, all);
    join_parcels(lexicon, reading, all);
    tell_parts_from_whole(lexicon, the_case, reading, all);
    lend_times(all);
    all.finish();
}

} // namespace amends::text
